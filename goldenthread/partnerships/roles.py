"""What each role may do. Roles are written here, in code, so that everybody can read a change of rights.

A person holds a role in one partnership. A contributor holds it for one organisation.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """One thing that a role may allow. The value completes "You are not allowed to ..."."""

    VIEW_PLANS = "see this partnership's plans"
    CHANGE_PLANS = "change this partnership's plans"
    READ_DOCUMENTS = "read documents into this partnership's plans"
    ACCEPT_FINDINGS = "accept findings of the plan check"
    LOAD_FIGURES = "load figures"
    REPORT_PROGRESS = "report progress for your organisation"
    MANAGE_PEOPLE = "manage this partnership's people and their roles"


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its name, what it means in plain English, and what it allows."""

    code: str
    name: str
    description: str
    permissions: frozenset[Permission]
    for_one_organisation: bool = False


VIEWER = Role(
    "viewer",
    "Viewer",
    "Sees everything the partnership keeps here, and changes nothing.",
    frozenset({Permission.VIEW_PLANS}),
)
CONTRIBUTOR = Role(
    "contributor",
    "Contributor",
    "Sees everything, and reports on what their own organisation leads.",
    VIEWER.permissions | {Permission.REPORT_PROGRESS},
    for_one_organisation=True,
)
ANALYST = Role(
    "analyst",
    "Performance analyst",
    "Sees everything, loads figures, and accepts findings of the plan check with a reason.",
    VIEWER.permissions | {Permission.LOAD_FIGURES, Permission.ACCEPT_FINDINGS},
)
PARTNERSHIP_OFFICER = Role(
    "officer",
    "Partnership officer",
    "Reads documents in, keeps the plans, and does everything an analyst does.",
    ANALYST.permissions | {Permission.CHANGE_PLANS, Permission.READ_DOCUMENTS, Permission.REPORT_PROGRESS},
)
ADMINISTRATOR = Role(
    "administrator",
    "Administrator",
    "Does everything a partnership officer does, and decides who has which role.",
    PARTNERSHIP_OFFICER.permissions | {Permission.MANAGE_PEOPLE},
)

ROLES: dict[str, Role] = {
    role.code: role for role in (VIEWER, CONTRIBUTOR, ANALYST, PARTNERSHIP_OFFICER, ADMINISTRATOR)
}
