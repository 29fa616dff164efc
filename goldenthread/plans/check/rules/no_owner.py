"""A measure that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.missing import Lack, tell_missing
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Kind, Part, ResponsibilityRole
from goldenthread.plans.thread import Located

_ANSWERS = (ResponsibilityRole.OFFICER, ResponsibilityRole.PROVIDER, ResponsibilityRole.LEAD)


@rule(
    "no-owner",
    Severity.SUGGESTION,
    title="Nobody answers for the measure",
    why="A figure that nobody has to supply comes late or not at all.",
    what_to_do="Name the post that answers for the measure and who supplies the figure.",
    finds="A row of a performance report with nobody in the column for the responsible officer.",
    leaves="A measure under an activity that names its lead.",
)
def no_owner(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Measures with no officer, provider or lead, of their own or above them."""
    lack = Lack(
        "names anybody who answers for the figure",
        "does not name anybody who answers for the figure",
        "do not name anybody who answers for the figure",
        "name somebody who answers for the figure",
    )
    yield from tell_missing(plan, plan.of_kind(Kind.MEASURE), _has_owner, lack)


def _has_owner(located: Located) -> bool:
    return any(_answers(part) for part in (located.part, *located.above))


def _answers(part: Part) -> bool:
    return any(each.role in _ANSWERS and each.text.strip() for each in part.responsibilities)
