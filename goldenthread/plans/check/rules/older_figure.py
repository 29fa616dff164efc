"""A figure of an earlier period in a column that says a later one."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import Cell, PlanUnderCheck
from goldenthread.plans.check.wording import listed, named, sentence_case
from goldenthread.plans.content import FigureRole


@rule(
    "older-figure",
    Severity.WARNING,
    title="Older figure printed as this year's",
    why="A board takes it for this year's result, and next year it will be printed as new once more.",
    what_to_do="Put it under its own year; under this one say that there is none yet and when it will come.",
    finds="“91.0% (2015/16)” under “2016/17 Outturn”.",
    leaves="“54” under “2016/17 Outturn”; the school year 2015/16, which ended within the year 2016/17.",
)
def older_figure(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Outturns that name a period which had ended before their heading's began; a row at a time."""
    for row in plan.rows:
        older = [cell for cell in row.cells_for(FigureRole.OUTTURN) if is_older(cell)]
        if older:
            sentence = (
                f"{sentence_case(named(plan.plan, row.part))} has {listed([cell.label for cell in older])}:"
                f" {'an older figure' if len(older) == 1 else 'older figures'} than the heading says."
            )
            yield Noticed(plan, row.part, sentence, row.evidence(*older))


def is_older(cell: Cell) -> bool:
    """Whether a cell holds a number whose own period was over before its heading's began."""
    own, heading = cell.own_period, cell.heading_period
    return bool(cell.numbers and own and heading and own.end <= heading.start)
