"""Two figures for one measure, one place and one period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule_across_plans
from goldenthread.plans.check.under_check import Cell, MeasureRow, PlanUnderCheck, comparable, rounding
from goldenthread.plans.check.wording import named, quoted, sentence_case
from goldenthread.plans.content import FigureRole
from goldenthread.rules.figures import Figure, FigureStatus
from goldenthread.rules.periods import Period

#: So many different figures for one thing are remembered: an officer needs no more to see that they differ.
MOST_KEPT = 8
_NOT_FINAL = re.compile(
    r"\b(?:provisional|forecast|estimate\w*|unvalidated|draft|projected|ytd|year to date)\b", re.I
)
_KNOWN_TO_CHANGE = (
    FigureStatus.PROVISIONAL,
    FigureStatus.REVISED,
    FigureStatus.ESTIMATED,
    FigureStatus.FORECAST,
)


@dataclass(frozen=True, slots=True)
class _Seen:
    plan: PlanUnderCheck
    row: MeasureRow
    cell: Cell
    figure: Figure


@rule_across_plans(
    "figures-differ",
    Severity.WARNING,
    title="Two figures for the same thing",
    why="Two papers with two figures for one year make a board doubt both.",
    what_to_do="Find the published figure, use it in both places, and mark the other as revised or"
    " provisional.",
    finds="Absence of 4.1% under “2015/16 Outturn” and 4.3% (2015/2016) beside it.",
    leaves="A figure marked as provisional and its final one; figures that only differ in rounding;"
    " other groups.",
)
def figures_differ(plans: Sequence[PlanUnderCheck]) -> Iterator[Noticed]:
    """Baselines, outturns and comparators of one measure that are for the same period, place, group and unit;
    and its targets for one period.

    Only plans of one partnership are set beside each other for their own figures.
    """
    seen: dict[tuple[str, ...], list[_Seen]] = {}
    for plan in plans:
        for row in plan.rows:
            told: set[int] = set()
            for each in _figures(plan, row):
                key, period = _key(each), each.cell.period_of(each.figure)
                earlier = seen.setdefault(key, [])
                clash = next((other for other in earlier if _clash(other, each)), None)
                if clash and id(clash.cell) not in told:
                    told.add(id(clash.cell))
                    yield _noticed(each, clash, period)
                if len(earlier) < MOST_KEPT and not any(_equal(other, each) for other in earlier):
                    earlier.append(each)


def _equal(one: _Seen, other: _Seen) -> bool:
    return (one.figure.number, one.figure.cumulative) == (other.figure.number, other.figure.cumulative)


def _figures(plan: PlanUnderCheck, row: MeasureRow) -> Iterator[_Seen]:
    for cell in row.cells_for(
        FigureRole.BASELINE, FigureRole.OUTTURN, FigureRole.COMPARATOR, FigureRole.TARGET
    ):
        if _NOT_FINAL.search(cell.printed.heading):
            continue
        for figure in cell.numbers:
            if cell.period_of(figure) is not None and figure.status not in _KNOWN_TO_CHANGE:
                yield _Seen(plan, row, cell, figure)


def _key(seen: _Seen) -> tuple[str, ...]:
    period = seen.cell.period_of(seen.figure)
    when = f"{period.start} {period.end}" if period else ""
    whose = seen.plan.plan.partnership.lower()
    if seen.cell.printed.role is FigureRole.COMPARATOR:
        comparator = (seen.cell.printed.comparator or seen.cell.printed.heading).lower()
        # England is one place for everybody; statistical neighbours are each partnership's own.
        whose = comparator if "england" in comparator or "national" in comparator else f"{whose} {comparator}"
    figure = seen.figure
    aim = "target" if seen.cell.printed.role is FigureRole.TARGET else "figure"
    return (
        seen.row.key,
        aim,
        when,
        whose,
        figure.place.lower(),
        figure.group.lower(),
        figure.part.lower(),
        str(figure.unit),
    )


def _clash(one: _Seen, other: _Seen) -> bool:
    """Whether two figures differ by more than their rounding."""
    if one.cell is other.cell or not comparable(one.figure, other.figure):
        return False
    if one.figure.number is None or other.figure.number is None:
        return False
    if (
        one.figure.cumulative != other.figure.cumulative
        or one.row.part.definition != other.row.part.definition
    ):
        return False
    slack = max(rounding(one.figure.number), rounding(other.figure.number))
    return abs(one.figure.number - other.figure.number) > slack


def _noticed(each: _Seen, clash: _Seen, period: Period | None) -> Noticed:
    when = period.label if period else ""
    if clash.row.part is each.row.part:
        elsewhere = f"and {clash.cell.label} in the same row"
    else:
        elsewhere = f"and {clash.cell.label} in {quoted(clash.plan.plan.title, 60)}"
        if clash.plan is each.plan:
            elsewhere = f"and {clash.cell.label} at {quoted(clash.row.part.title, 60)}"
    sentence = (
        f"{sentence_case(named(each.plan.plan, each.row.part))} has {each.cell.label} {elsewhere}: two"
        " figures for"
        f" {when}."
    )
    evidence = (*each.row.evidence(each.cell), *clash.row.evidence(clash.cell))
    return Noticed(each.plan, each.row.part, sentence, evidence)
