"""A target that was met before it was set."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.starting_point import Start, latest_point
from goldenthread.plans.check.under_check import MeasureRow, PlanUnderCheck
from goldenthread.plans.check.wording import named, sentence_case
from goldenthread.rules.figures import Good
from goldenthread.rules.targets import Sense, TargetKind

_AT_BEST = (Decimal(0), Decimal(100))


@rule(
    "target-already-met",
    Severity.SUGGESTION,
    title="Target already met at the start",
    why="A target that is already met asks nothing of anybody.",
    what_to_do="Raise it, or write “maintain at …” so that a reader knows it is meant.",
    finds="8.0% last year with a target of 8.0%; 93% with a target of “more than 90%”.",
    leaves="100% with a target of 100%, which cannot be bettered; “Maintain at 95%”.",
)
def target_already_met(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Rows that start at their target, or beyond a threshold."""
    for row in plan.rows:
        start = latest_point(row)
        if start is None or not _is_met(start, row):
            continue
        sentence = (
            f"{sentence_case(named(plan.plan, row.part))} starts from {start.cell.label} and has the target"
            f" {start.target_cell.label}, which is already met."
        )
        yield Noticed(plan, row.part, sentence, row.evidence(start.cell, start.target_cell))


def _is_met(start: Start, row: MeasureRow) -> bool:
    if start.kind is TargetKind.THRESHOLD:
        return _beyond(start, row)
    return start.value == start.target and start.value not in _AT_BEST


def _beyond(start: Start, row: MeasureRow) -> bool:
    sense = next(target.sense for cell, target in row.targets if cell is start.target_cell)
    if start.target in _AT_BEST:
        return False
    good = row.polarity[0]
    if sense in (Sense.AT_LEAST, Sense.MORE_THAN) and good is not Good.LOW:
        return start.value > start.target
    if sense in (Sense.AT_MOST, Sense.LESS_THAN) and good is not Good.HIGH:
        return start.value < start.target
    return False
