"""A target whose year is over and for which no figure is given, nor a reason."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import Cell, PlanUnderCheck
from goldenthread.plans.check.wording import named, sentence_case
from goldenthread.plans.content import FigureRole, Tier
from goldenthread.rules.figures import Missing, MissingReason
from goldenthread.rules.targets import TargetKind

_NO_REASON = (
    MissingReason.BLANK,
    MissingReason.NOT_AVAILABLE,
    MissingReason.NOT_APPLICABLE,
    MissingReason.LOST,
)


@rule(
    "target-not-reported",
    Severity.WARNING,
    title="Target without a result",
    why="The year is over and the reader cannot see whether the target was met.",
    what_to_do="Enter the result, or say why there is none and when it will come.",
    finds="A target of 85% for 2016/17 with “~” under “2016/17 Outturn”.",
    leaves="“Results available January 2018” under the outturn: that is a reason.",
)
def target_not_reported(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Rows of a performance report with a target for a period that is over, and nothing but a mark for it."""
    if plan.plan.tier is not Tier.PERFORMANCE_REPORT:
        return
    for row in plan.rows:
        for cell, target in row.targets:
            period = cell.heading_period
            if target.kind is TargetKind.NONE or period is None or period.end > plan.today:
                continue
            results = [each for each in row.cells_for(FigureRole.OUTTURN) if each.heading_period == period]
            if not any(_says_something(each) for each in results):
                shown = f" beside {results[0].label}" if results else f" and no result for {period.label}"
                sentence = f"{sentence_case(named(plan.plan, row.part))} has the target {cell.label}{shown}."
                yield Noticed(plan, row.part, sentence, row.evidence(cell, *results))


def _says_something(cell: Cell) -> bool:
    """Whether a cell holds a number, or words that say why there is none."""
    if cell.numbers:
        return True
    if len(cell.text.split()) > 2:
        return True
    return not all(
        isinstance(figure.value, Missing) and figure.value.reason in _NO_REASON
        for figure in cell.reading.figures
    )
