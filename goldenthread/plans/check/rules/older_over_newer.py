"""A row whose later column holds an older figure than an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import Cell, MeasureRow, PlanUnderCheck
from goldenthread.plans.check.wording import named, sentence_case
from goldenthread.plans.content import FigureRole


@rule(
    "older-over-newer",
    Severity.PROBLEM,
    title="Older figure after a newer one",
    why="Read from left to right, the row shows an improvement or a fall that never happened.",
    what_to_do="Bring the newer figure forward, or say why the older one is right.",
    finds="“0.44 (AY 2015/16)” under “2016/17 Q2” and “0.28 (AY 2014/2015)” under “2016/17 Outturn”.",
    leaves="“22.5% (2014/15)” followed by “23.5% (2015/16)”.",
)
def older_over_newer(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Outturns in column order in which a named period ends before one named in an earlier column."""
    for row in plan.rows:
        pair = _out_of_order(row)
        if pair:
            newer, older = pair
            name = sentence_case(named(plan.plan, row.part))
            sentence = f"{name} has {newer.label} and after it the older {older.label}."
            yield Noticed(plan, row.part, sentence, row.evidence(newer, older))


def _out_of_order(row: MeasureRow) -> tuple[Cell, Cell] | None:
    cells = [cell for cell in row.cells_for(FigureRole.OUTTURN) if cell.numbers and cell.own_period]
    headings = [cell.heading_period for cell in cells]
    if any(one and two and two.end < one.end for one, two in pairwise(headings)):
        return None  # the columns themselves run from new to old
    for earlier, later in pairwise(cells):
        one, two = earlier.own_period, later.own_period
        if one and two and two.end < one.end and two.start < one.start:
            return earlier, later
    return None
