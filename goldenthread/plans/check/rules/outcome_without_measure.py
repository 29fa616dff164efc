"""An outcome that nothing measures."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.missing import Lack, tell_missing
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Kind, Part, Tier
from goldenthread.plans.thread import Located


@rule(
    "outcome-without-measure",
    Severity.WARNING,
    title="Outcome without a measure",
    why="Nobody will be able to say whether it was reached.",
    what_to_do="Name at least one measure for it, or say what evidence will be looked at.",
    finds="A plan whose measures all stand under other outcomes.",
    leaves="An outcome beside activities that have measures, under a priority that does not tell them apart.",
)
def outcome_without_measure(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Outcomes with no measure or success criterion under them, nor beside them that could be theirs."""
    lack = Lack("has a measure", "has no measure", "have no measure", "have a measure")
    tops = [part for part in plan.plan.parts if part.kind is not Kind.OUTCOME]

    def is_measured(located: Located) -> bool:
        if _has_measure(located.part):
            return True
        beside = located.above[-1].parts if located.above else tops
        depth_first = [part for part in beside if part.kind is not Kind.OUTCOME]
        return any(_is_measured_beside(part) for part in depth_first)

    if plan.plan.tier is not Tier.PERFORMANCE_REPORT or plan.of_kind(Kind.MEASURE):
        yield from tell_missing(plan, plan.of_kind(Kind.OUTCOME), is_measured, lack)


def _has_measure(part: Part) -> bool:
    return any(each.kind in (Kind.MEASURE, Kind.SUCCESS) for each in part.walk())


def _is_measured_beside(part: Part) -> bool:
    if part.kind in (Kind.MEASURE, Kind.SUCCESS):
        return True
    return part.kind is Kind.ACTIVITY and (_has_measure(part) or bool(part.how_measured.strip()))
