"""An activity that does not say how anybody would know that it worked."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.missing import MOSTLY, Lack, tell_missing
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Kind, Part
from goldenthread.plans.thread import Located

_SAYS_SUCCESS = (Kind.SUCCESS, Kind.MEASURE)


@rule(
    "no-success-criterion",
    Severity.WARNING,
    title="Nothing says what success looks like",
    why="Without a success criterion or a measure, “done” is a matter of opinion.",
    what_to_do="Say in a sentence what will be different, or name the measure that will show it.",
    finds="An activity with no success criterion, no measure and nothing under “how measured”, in a priority"
    " that has none either.",
    leaves="An activity with milestones, or under a priority that lists what success will look like.",
)
def no_success_criterion(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Activities without milestones for which neither they nor what stands above says what success is.

    Where three in four of a plan's milestones say it, also those that do not.
    """
    lack = Lack(
        "says what success will look like",
        "does not say what success will look like",
        "do not say what success will look like",
        "say what success will look like",
    )
    yield from tell_missing(plan, plan.of_kind(Kind.ACTIVITY), _says_success, lack)
    milestones = plan.of_kind(Kind.MILESTONE)
    saying = [each for each in milestones if each.part.success.strip()]
    if len(saying) >= MOSTLY * len(milestones):
        yield from tell_missing(plan, milestones, lambda each: bool(each.part.success.strip()), lack)


def _says_success(located: Located) -> bool:
    part = located.part
    # A milestone is reached or not: an activity that has some says how one would know.
    if any(step.kind is Kind.MILESTONE for step in part.parts):
        return True
    if _says_it(part) or any(_says_it(step) for step in part.parts):
        return True
    return any(_says_it(above) for above in located.above)


def _says_it(part: Part) -> bool:
    if part.success.strip() or part.how_measured.strip():
        return True
    return any(each.kind in _SAYS_SUCCESS for each in part.parts)
