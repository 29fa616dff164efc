"""An activity or milestone that nobody leads."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.missing import Lack, tell_missing
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Kind, Part, ResponsibilityRole
from goldenthread.plans.thread import Located

_LEADS = (ResponsibilityRole.LEAD, ResponsibilityRole.OFFICER)


@rule(
    "no-lead",
    Severity.WARNING,
    title="Nobody leads",
    why="What several partners do together and nobody leads is reported by nobody.",
    what_to_do="Name the organisation or post that leads; those who only help are partners.",
    finds="An activity that names five partners and no lead.",
    leaves="A milestone with no lead of its own under an activity that names one.",
)
def no_lead(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Activities, milestones and programmes with no lead of their own, above or on all of their steps."""
    lack = Lack(
        "names who leads it",
        "does not name who leads it",
        "do not name who leads them",
        "name who leads them",
    )
    yield from tell_missing(plan, plan.of_kind(Kind.PROGRAMME), _has_lead, lack)
    yield from tell_missing(plan, plan.of_kind(Kind.ACTIVITY), _has_lead, lack)
    milestones = [each for each in plan.of_kind(Kind.MILESTONE) if not _said_above(each)]
    yield from tell_missing(plan, milestones, _has_lead, lack)


def _leads(part: Part) -> bool:
    return any(each.role in _LEADS and each.text.strip() for each in part.responsibilities)


def _has_lead(located: Located) -> bool:
    if _leads(located.part) or any(_leads(above) for above in located.above):
        return True
    steps = [each for each in located.part.parts if each.kind in (Kind.MILESTONE, Kind.ACTIVITY)]
    return any(_leads(step) for step in steps)


def _said_above(located: Located) -> bool:
    """Whether the activity it stands under is already said to have no lead at all."""
    activities = [each for each in located.above if each.kind is Kind.ACTIVITY]
    return (
        bool(activities)
        and not any(_leads(step) for step in activities[-1].parts)
        and not any(_leads(above) for above in located.above)
    )
