"""Adding partnerships, organisations and people, and deciding who has which role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.validators import validate_email
from django.db import transaction
from django.utils.text import slugify

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.partnerships.models import Membership, Organisation, OrganisationKind, Partnership, Person
from goldenthread.partnerships.roles import ROLES, Role


@dataclass(frozen=True, slots=True)
class System:
    """Whoever runs the command line on the server; stands in the record where no account does."""

    pk: None = None
    name: str = "The command line"


SYSTEM = System()


class CannotAdd(ValueError):
    """What was asked for cannot be added. The message is the sentence the person reads."""


@transaction.atomic
def create_partnership(*, name: str, area: str = "", by: Actor, slug: str = "") -> Partnership:
    """Add a partnership to this installation."""
    partnership = Partnership.objects.create(name=name, area=area, slug=slug or slugify(name)[:60])
    after = {"name": name, "area": area}
    record([Change("added", "partnership", partnership, None, after)], by=by)
    return partnership


@transaction.atomic
def add_organisation(
    *,
    partnership: Partnership,
    name: str,
    short_name: str = "",
    kind: str = OrganisationKind.OTHER,
    by: Actor,
    reason: str = "",
) -> Organisation:
    """Add an organisation, or a board or group, to a partnership."""
    organisation = Organisation.objects.create(
        partnership=partnership, name=name, short_name=short_name, kind=kind
    )
    after = organisation_state(organisation)
    record([Change("added", "organisation", organisation, None, after)], by=by, reason=reason)
    return organisation


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, fields: dict[str, str], by: Actor, reason: str
) -> Organisation:
    """Correct an organisation's name, short name or kind."""
    before = organisation_state(organisation)
    for name, value in fields.items():
        setattr(organisation, name, value)
    after = organisation_state(organisation)
    if before != after:
        organisation.save()
        record([Change("changed", "organisation", organisation, before, after)], by=by, reason=reason)
    return organisation


@transaction.atomic
def add_member(
    *,
    email: str,
    name: str,
    role: str,
    partnership: str | Partnership,
    organisation: str | Organisation = "",
    password: str | None = None,
    by: Actor,
) -> Membership:
    """Give somebody a role, and an account when they have none yet.

    Raises CannotAdd with a sentence when the role, the partnership or the organisation is not known,
    and ValidationError when the address or the password will not do.
    """
    held = _role(role)
    where = _partnership(partnership)
    body = _organisation(organisation, where, held)
    validate_email(email)
    person = Person.objects.filter(email=email.lower()).first()
    if person is None:
        person = Person(email=email.lower(), name=name)
        if password is not None:
            validate_password(password, person)
        person.set_password(password)
        person.save()
        record([Change("added", "person", person, None, {"email": person.email, "name": name})], by=by)
    membership, created = Membership.objects.get_or_create(
        person=person, partnership=where, role=held.code, organisation=body
    )
    if created:
        record([Change("granted", "membership", membership, None, membership_state(membership))], by=by)
    return membership


@transaction.atomic
def withdraw_membership(*, membership: Membership, by: Actor, reason: str) -> None:
    """Take a role away. A partnership keeps at least one administrator."""
    others = Membership.objects.filter(partnership=membership.partnership, role="administrator").exclude(
        pk=membership.pk
    )
    if membership.role == "administrator" and not others.exists():
        raise CannotAdd(
            f"{membership.person} is the only administrator of {membership.partnership}. Make somebody else an "
            "administrator first."
        )
    before = membership_state(membership)
    record([Change("withdrawn", "membership", membership, before, None)], by=by, reason=reason)
    membership.delete()


def organisation_state(organisation: Organisation) -> dict[str, Any]:
    """An organisation as plain data, for the audit."""
    return {"name": organisation.name, "short_name": organisation.short_name, "kind": str(organisation.kind)}


def membership_state(membership: Membership) -> dict[str, Any]:
    """A membership as plain data, for the audit."""
    return {
        "person": membership.person.email,
        "role": membership.role,
        "partnership": membership.partnership.name,
        "organisation": membership.organisation.name if membership.organisation else "",
    }


def _role(code: str) -> Role:
    if code not in ROLES:
        raise CannotAdd(f"There is no role called “{code}”. The roles are: {', '.join(ROLES)}.")
    return ROLES[code]


def _partnership(named: str | Partnership) -> Partnership:
    if isinstance(named, Partnership):
        return named
    found = Partnership.objects.filter(name__iexact=named.strip()).first()
    if found is None:
        known = ", ".join(Partnership.objects.values_list("name", flat=True)) or "none yet"
        raise CannotAdd(f"There is no partnership called “{named}”. The partnerships here are: {known}.")
    return found


def _organisation(named: str | Organisation, partnership: Partnership, role: Role) -> Organisation | None:
    if not role.for_one_organisation:
        return None
    if isinstance(named, Organisation):
        return named
    found = Organisation.objects.filter(partnership=partnership, name__iexact=named.strip()).first()
    if found is None:
        raise CannotAdd(
            f"A {role.name.lower()} reports for one organisation of {partnership}. “{named}” is not one of them."
        )
    return found
