"""A figure of part of a year in a column that says the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, sentence_case
from goldenthread.plans.content import FigureRole
from goldenthread.rules.periods import Period, PeriodKind

_RUN_OF_MONTHS = (PeriodKind.ROLLING, PeriodKind.SPAN)
#: A run of months that ends this much before its heading's year does is not that year's figure.
MONTHS_SHORT = 3


@rule(
    "part-year-figure",
    Severity.PROBLEM,
    title="Part of a year printed as the whole",
    why="Half a year's figure beside a whole year's target is a false red or a false green.",
    what_to_do="Put it under its quarter; under the year enter the year's figure or say when it will come.",
    finds="“18.7% (2016/17 Q2)” under “2016/17 Outturn”; the twelve months to September 2016 under it.",
    leaves="“32.9” under “2016/17 Q2”; “31.2 (2016)”, a calendar year, under “2016/17 Outturn”.",
)
def part_year_figure(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Outturns that name a part of their heading's year, or a run of months ending well before it does."""
    for row in plan.rows:
        for cell in row.cells_for(FigureRole.OUTTURN):
            own, heading = cell.own_period, cell.heading_period
            if cell.numbers and own and heading and _is_part(own, heading):
                sentence = (
                    f"{sentence_case(named(plan.plan, row.part))} has {cell.label}: the figure is for"
                    f" {own.label}, not"
                    f" for {heading.label}."
                )
                yield Noticed(plan, row.part, sentence, row.evidence(cell))


def _is_part(own: Period, heading: Period) -> bool:
    if heading.kind is not PeriodKind.YEAR or not own.overlaps(heading):
        return False
    if own.kind is PeriodKind.SNAPSHOT or own.kind is PeriodKind.MONTH:
        return False  # a census or a count on one day may well stand for the year
    if heading.contains(own):
        return own.months < heading.months
    short = (heading.end.year - own.end.year) * 12 + heading.end.month - own.end.month
    return own.kind in _RUN_OF_MONTHS and short >= MONTHS_SHORT
