"""A priority under which nothing is to be done."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.missing import Lack, tell_missing
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Kind, Tier
from goldenthread.plans.thread import Located

_DOING = (Kind.ACTIVITY, Kind.MILESTONE, Kind.PROGRAMME, Kind.COMPONENT)


@rule(
    "priority-without-activity",
    Severity.WARNING,
    title="Priority without an activity",
    why="A priority that nobody does anything about is a wish.",
    what_to_do="Enter what will be done, or link the plan in which it is done.",
    finds="An action plan whose priorities hold outcomes and measures and no actions.",
    leaves="A performance report, which says how things went and not what is done.",
)
def priority_without_activity(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Priorities with no activity, milestone or programme anywhere under them."""
    if plan.plan.tier is Tier.PERFORMANCE_REPORT:
        return

    def does_something(located: Located) -> bool:
        return any(part.kind in _DOING for part in located.part.walk())

    lack = Lack(
        "has an activity under it",
        "has no activity under it",
        "have no activity under them",
        "have an activity under them",
    )
    yield from tell_missing(plan, plan.of_kind(Kind.PRIORITY), does_something, lack)
