"""Who may do what: every permission tried with every role, in both halves of its pair, by partnership."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from goldenthread.partnerships import permissions
from goldenthread.partnerships.models import Membership
from goldenthread.partnerships.permissions import NotAllowed, partnerships_visible_to
from goldenthread.partnerships.roles import ROLES, Permission

pytestmark = pytest.mark.django_db

#: permission                 viewer contributor analyst officer administrator
TABLE: dict[Permission, tuple[bool, bool, bool, bool, bool]] = {
    Permission.VIEW_PLANS:      (True,  True,  True,  True,  True),
    Permission.CHANGE_PLANS:    (False, False, False, True,  True),
    Permission.READ_DOCUMENTS:  (False, False, False, True,  True),
    Permission.ACCEPT_FINDINGS: (False, False, True,  True,  True),
    Permission.LOAD_FIGURES:    (False, False, True,  True,  True),
    Permission.REPORT_PROGRESS: (False, True,  False, True,  True),
    Permission.MANAGE_PEOPLE:   (False, False, False, False, True),
}  # fmt: skip

#: The pair that guards each permission. Two are for parts of the product that are still to come.
PAIRS = {
    Permission.VIEW_PLANS: "view_plans",
    Permission.CHANGE_PLANS: "change_plans",
    Permission.READ_DOCUMENTS: "read_documents",
    Permission.ACCEPT_FINDINGS: "accept_findings",
    Permission.MANAGE_PEOPLE: "manage_people",
}
TO_COME = {Permission.LOAD_FIGURES, Permission.REPORT_PROGRESS}

HOLDERS = {
    "viewer": "dev",
    "contributor": "carys",
    "analyst": "ben",
    "officer": "amara",
    "administrator": "edie",
}
ROWS = [
    (permission, role, allowed)
    for permission, row in TABLE.items()
    for role, allowed in zip(HOLDERS, row, strict=True)
]
GUARDED = [row for row in ROWS if row[0] in PAIRS]


def pair(permission: Permission) -> tuple[Callable[..., None], Callable[..., bool]]:
    name = PAIRS[permission]
    return getattr(permissions, f"check_can_{name}"), getattr(permissions, f"can_{name}")


def test_the_table_knows_every_permission_and_every_role():
    assert set(TABLE) == set(Permission)
    assert list(HOLDERS) == list(ROLES)


def test_every_permission_has_its_pair_or_is_still_to_come():
    assert set(PAIRS) | TO_COME == set(Permission)
    assert not set(PAIRS) & TO_COME


@pytest.mark.parametrize(("permission", "role", "allowed"), ROWS)
def test_the_roles_allow_what_the_table_says(permission, role, allowed):
    assert (permission in ROLES[role].permissions) is allowed


@pytest.mark.parametrize(("permission", "role", "allowed"), GUARDED)
def test_both_halves_of_a_pair_say_the_same(cast, permission, role, allowed):
    check, can = pair(permission)
    person = getattr(cast, HOLDERS[role])
    assert can(person, cast.northshire) is allowed
    if allowed:
        check(person, cast.northshire)
    else:
        with pytest.raises(NotAllowed):
            check(person, cast.northshire)


@pytest.mark.parametrize("permission", PAIRS)
@pytest.mark.parametrize("role", HOLDERS)
def test_a_role_counts_for_nothing_in_the_partnership_next_door(cast, permission, role):
    check, can = pair(permission)
    person = getattr(cast, HOLDERS[role])
    assert not can(person, cast.southborough)
    with pytest.raises(NotAllowed):
        check(person, cast.southborough)


@pytest.mark.parametrize("permission", PAIRS)
def test_nobody_may_do_anything(cast, permission):
    check, can = pair(permission)
    assert not can(AnonymousUser(), cast.northshire)
    with pytest.raises(NotAllowed):
        check(AnonymousUser(), cast.northshire)


@pytest.mark.parametrize("permission", PAIRS)
def test_a_closed_account_may_do_nothing(cast, permission):
    _, can = pair(permission)
    cast.edie.is_active = False
    assert not can(cast.edie, cast.northshire)


@pytest.mark.parametrize("permission", PAIRS)
def test_who_is_refused_reads_what_and_who_may(cast, permission):
    check, _ = pair(permission)
    with pytest.raises(NotAllowed) as refused:
        check(cast.farid, cast.northshire)
    said = str(refused.value)
    assert f"You are not allowed to {permission.value}." in said
    for code, role in ROLES.items():
        named = role.name.lower() in said.split("gives that to: ")[1]
        assert named is TABLE[permission][list(HOLDERS).index(code)]


def test_two_roles_allow_what_either_of_them_allows(cast):
    Membership.objects.create(
        person=cast.ben, partnership=cast.northshire, role="contributor", organisation=cast.police
    )
    held: Any = ROLES["analyst"].permissions | ROLES["contributor"].permissions
    for permission in Permission:
        assert permissions.holds(cast.ben, permission, cast.northshire.pk) is (permission in held)


def test_what_somebody_sees_is_where_they_have_a_role(cast):
    assert partnerships_visible_to(cast.dev) == [cast.northshire]
    assert partnerships_visible_to(cast.farid) == [cast.southborough]
    assert partnerships_visible_to(AnonymousUser()) == []


@pytest.mark.parametrize("role", ROLES.values(), ids=ROLES.keys())
def test_a_role_is_explained_in_plain_english(role):
    assert role.name and role.description.endswith(".")
    assert 20 < len(role.description) < 140
    assert not {"permission", "admin ", "CRUD", "user"} & set(role.description.split())


@pytest.mark.parametrize("permission", Permission)
def test_a_permission_completes_the_sentence_that_refuses_it(permission):
    assert permission.value[0].islower() and not permission.value.endswith(".")


def test_only_a_contributor_is_tied_to_one_organisation():
    assert [code for code, role in ROLES.items() if role.for_one_organisation] == ["contributor"]
