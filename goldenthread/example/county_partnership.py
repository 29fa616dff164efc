"""Who is who in the county's plans: the short ways in which their tables name organisations and teams."""

from __future__ import annotations

from goldenthread.example import building
from goldenthread.example.organisations import COUNTY_COUNCIL, organisation_called
from goldenthread.plans.content import Responsibility


def led_by(text: str, post: str = "") -> Responsibility:
    """The lead as the table writes it: "Police", or "NCC" with the service that does it."""
    return building.lead(f"{text} ({post})" if post else text, organisation_called(text).name, post)


def with_partners(*names: str) -> list[Responsibility]:
    """The organisations a table names beside the lead, each as written."""
    return [building.partner(name, organisation_called(name).name) for name in names]


def overseen_by(*names: str) -> list[Responsibility]:
    """The boards and groups that a plan says govern an activity."""
    return [building.governance(name, organisation_called(name).name) for name in names]


def ncc(service: str) -> Responsibility:
    """A service of the County Council as lead: written "NCC (Children's Social Care)"."""
    return building.lead(f"NCC ({service})", COUNTY_COUNCIL, service)


def public_health(team: str = "Children's Integrated Commissioning Hub") -> Responsibility:
    """A team of Public Health, which is part of the County Council: "Public Health (...)"."""
    return building.lead(f"Public Health ({team})", COUNTY_COUNCIL, f"Public Health, {team}")


def with_ncc_services(*names: str) -> list[Responsibility]:
    """Services of the County Council that a table names beside others: "The Family Service"."""
    return [
        building.partner(name, COUNTY_COUNCIL, name.removeprefix("""The""").removeprefix("""the"""))
        for name in names
    ]
