"""Small plans for the tables of the rules: a few parts, and what the check says of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.example.building import figure
from goldenthread.plans.check import Finding, check_plans
from goldenthread.plans.content import FigureRole, Part, PlanContent, ReportedFigure, Section, Tier

TODAY = date(2017, 6, 21)


def small_plan(
    *parts: Part,
    title: str = "Plan for 2016-17",
    key: str = "plan",
    partnership: str = "Borsetshire",
    tier: Tier = Tier.DELIVERY_PLAN,
    starts: date | None = date(2016, 4, 1),
    ends: date | None = date(2017, 3, 31),
    adopted: date | None = None,
    sections: Sequence[Section] = (),
) -> PlanContent:
    """A plan for the financial year 2016-17 with these parts, each with a key by its place."""
    plan = PlanContent(
        title=title,
        key=key,
        partnership=partnership,
        tier=tier,
        starts=starts,
        ends=ends,
        adopted=adopted,
        parts=list(parts),
        sections=list(sections),
    )
    for place, part in enumerate(plan.walk()):
        part.key = f"{key}/{place}"
    return plan


def last_year(*parts: Part, **what: object) -> PlanContent:
    """The plan before it, for 2015-16."""
    return small_plan(
        *parts,
        title="Plan for 2015-16",
        key="last",
        starts=date(2015, 4, 1),
        ends=date(2016, 3, 31),
        **what,  # type: ignore[arg-type]
    )


def found(code: str, *plans: PlanContent, today: date = TODAY) -> list[Finding]:
    """What one rule finds in these plans, in order."""
    return [each for each in check_plans(plans, today=today) if each.code == code]


def sentences(code: str, *plans: PlanContent, today: date = TODAY) -> list[str]:
    """The sentences of what one rule finds in these plans, in order."""
    return [each.sentence for each in found(code, *plans, today=today)]


def outturn(text: str, heading: str = "2016/17 Outturn") -> ReportedFigure:
    """A figure that was reached."""
    return figure(FigureRole.OUTTURN, text, heading)


def target(text: str, heading: str = "2016/17 Target") -> ReportedFigure:
    """A figure to be reached."""
    return figure(FigureRole.TARGET, text, heading)


def england(text: str) -> ReportedFigure:
    """The same measure in England."""
    return figure(FigureRole.COMPARATOR, text, "England Average", "England")
