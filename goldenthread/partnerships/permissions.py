"""May this person do this? Always in pairs: `check_can_x` raises the sentence the person reads,
`can_x` answers a template.

The answer depends on the person's roles in the partnership concerned and on nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from goldenthread.partnerships.models import Membership, Partnership, Person
from goldenthread.partnerships.roles import ROLES, Permission

if TYPE_CHECKING:
    from collections.abc import Iterable


def person_of(request: HttpRequest) -> Person:
    """The person who made a request; every page but the sign-in page has one."""
    if not isinstance(request.user, Person):
        raise NotAllowed("Sign in first.")
    return request.user


class NotAllowed(PermissionDenied):
    """The person may not do this. The message is the sentence they read."""


def check_looking_at_now(request: HttpRequest) -> None:
    """Raise where the person is looking at the past: nothing can be changed there."""
    if request.as_at is not None:  # type: ignore[attr-defined]
        raise NotAllowed(
            "You are looking at the past, and the past cannot be changed. Go to today first, with the link "
            "at the top of the page."
        )


def memberships_of(person: Person | Any) -> list[Membership]:
    """The person's roles, read once for each request."""
    if not getattr(person, "is_authenticated", False) or not person.is_active:
        return []
    held: list[Membership] | None = getattr(person, "_held_memberships", None)
    if held is None:
        held = list(person.memberships.select_related("partnership", "organisation"))
        setattr(person, "_held_memberships", held)  # noqa: B010
    return held


def partnerships_visible_to(person: Person | Any) -> list[Partnership]:
    """The partnerships whose plans this person may see, in the order of their names."""
    seen = {
        each.partnership_id: each.partnership
        for each in memberships_of(person)
        if Permission.VIEW_PLANS in ROLES[each.role].permissions
    }
    return sorted(seen.values(), key=lambda partnership: partnership.name)


def holds(person: Person | Any, permission: Permission, partnership_id: int) -> bool:
    """Whether any role of the person in this partnership allows it."""
    return any(
        permission in ROLES[each.role].permissions
        for each in memberships_of(person)
        if each.partnership_id == partnership_id
    )


def _check(person: Person | Any, permission: Permission, partnership: Partnership) -> None:
    if holds(person, permission, partnership.pk):
        return
    names = _names(role.name for role in ROLES.values() if permission in role.permissions)
    raise NotAllowed(
        f"You are not allowed to {permission.value}. {partnership.name} gives that to: {names}. "
        f"Ask one of its administrators if you need it."
    )


def _names(names: Iterable[str]) -> str:
    return ", ".join(name.lower() for name in names)


def check_can_view_plans(person: Person | Any, partnership: Partnership) -> None:
    """Raise unless the person may see the partnership's plans."""
    _check(person, Permission.VIEW_PLANS, partnership)


def can_view_plans(person: Person | Any, partnership: Partnership) -> bool:
    """Whether the person may see the partnership's plans."""
    return holds(person, Permission.VIEW_PLANS, partnership.pk)


def check_can_change_plans(person: Person | Any, partnership: Partnership) -> None:
    """Raise unless the person may change the partnership's plans."""
    _check(person, Permission.CHANGE_PLANS, partnership)


def can_change_plans(person: Person | Any, partnership: Partnership) -> bool:
    """Whether the person may change the partnership's plans."""
    return holds(person, Permission.CHANGE_PLANS, partnership.pk)


def check_can_read_documents(person: Person | Any, partnership: Partnership) -> None:
    """Raise unless the person may read documents in for the partnership."""
    _check(person, Permission.READ_DOCUMENTS, partnership)


def can_read_documents(person: Person | Any, partnership: Partnership) -> bool:
    """Whether the person may read documents in for the partnership."""
    return holds(person, Permission.READ_DOCUMENTS, partnership.pk)


def check_can_accept_findings(person: Person | Any, partnership: Partnership) -> None:
    """Raise unless the person may accept findings of the plan check."""
    _check(person, Permission.ACCEPT_FINDINGS, partnership)


def can_accept_findings(person: Person | Any, partnership: Partnership) -> bool:
    """Whether the person may accept findings of the plan check."""
    return holds(person, Permission.ACCEPT_FINDINGS, partnership.pk)


def check_can_load_figures(person: Person | Any, partnership: Partnership) -> None:
    """Raise unless the person may load figures for the partnership."""
    _check(person, Permission.LOAD_FIGURES, partnership)


def can_load_figures(person: Person | Any, partnership: Partnership) -> bool:
    """Whether the person may load figures for the partnership."""
    return holds(person, Permission.LOAD_FIGURES, partnership.pk)


def check_can_manage_people(person: Person | Any, partnership: Partnership) -> None:
    """Raise unless the person may manage people and roles."""
    _check(person, Permission.MANAGE_PEOPLE, partnership)


def can_manage_people(person: Person | Any, partnership: Partnership) -> bool:
    """Whether the person may manage people and roles."""
    return holds(person, Permission.MANAGE_PEOPLE, partnership.pk)
