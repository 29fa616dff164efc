"""Targets that add up through the year and go down."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import Cell, MeasureRow, PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case
from goldenthread.rules.figures import Figure, Good
from goldenthread.rules.periods import PeriodKind


@rule(
    "quarter-targets-fall",
    Severity.PROBLEM,
    title="Quarterly targets that do not rise",
    why="A total that grows through the year cannot have a smaller target in a later quarter.",
    what_to_do="Check the order of the quarters, and whether the figures are totals so far or of one"
    " quarter each.",
    finds="“746 (Q2) 374 (Q4)” where the cumulative total is shown.",
    leaves="“196 (Q2) 390 (Q4)”; a falling profile for a figure that is counted on one day.",
)
def quarter_targets_fall(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Targets for several quarters of one year, of totals that add up or numbers that should be high."""
    for row in plan.rows:
        for cell, _target in row.targets:
            pair = _fall(cell)
            if pair and _adds_up(row, cell):
                earlier, later = pair
                sentence = (
                    f"{sentence_case(named(plan.plan, row.part))} has the target {quoted(cell.text)}:"
                    f" {later.text} for"
                    f" {later.period_text} is less than {earlier.text} for {earlier.period_text}."
                )
                yield Noticed(plan, row.part, sentence, row.evidence(cell))


def _fall(cell: Cell) -> tuple[Figure, Figure] | None:
    quarters = [
        (figure.period, figure.number, figure)
        for figure in cell.numbers
        if figure.period is not None
        and figure.period.kind is PeriodKind.QUARTER
        and figure.period_text
        and figure.number is not None
    ]
    ordered = sorted(quarters, key=lambda each: each[0])
    for (one, smaller, earlier), (other, larger, later) in pairwise(ordered):
        if one != other and larger < smaller:
            return earlier, later
    return None


def _adds_up(row: MeasureRow, cell: Cell) -> bool:
    return row.polarity[0] is Good.HIGH or any(figure.cumulative for figure in cell.numbers)
