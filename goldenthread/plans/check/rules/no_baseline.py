"""A target without a starting point."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.missing import Lack, tell_missing
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import MeasureRow, PlanUnderCheck
from goldenthread.plans.content import FigureRole
from goldenthread.rules.figures import Figure

# "Reduce from 15% to 10%", "baseline 0", "62% (2022/23)": the wording itself says the figure.
_SAYS_START = re.compile(
    r"\bfrom [0-9][0-9.,]* ?%?|\bbaselines?\b[^.;]{0,20}[0-9]|[0-9] ?%? \((?:in )?20[0-9]{2}\b", re.I
)


@rule(
    "no-baseline",
    Severity.WARNING,
    title="Measure without a baseline",
    why="Without the figure it starts from, nobody can say whether anything got better.",
    what_to_do="Enter the latest known figure with its period, or say when the first one will come.",
    finds="Current value “Waiting for local data, England data = 8%”: the only number is England's.",
    leaves="A measure with no baseline column and last year's outturn: that is where it starts.",
)
def no_baseline(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Measures with figures by name or in their row, of which none is this place's own starting point."""
    rows = {id(row.part): row for row in plan.rows if row.is_numeric}
    expected = [row.located for row in rows.values()]
    lack = Lack(
        "has a figure to start from",
        "has no figure to start from",
        "have no figure to start from",
        "have a figure to start from",
    )
    yield from tell_missing(plan, expected, lambda each: _starts_somewhere(rows[id(each.part)]), lack)


def _starts_somewhere(row: MeasureRow) -> bool:
    if _SAYS_START.search(row.part.title):
        return True
    cells = row.cells_for(FigureRole.BASELINE, FigureRole.OUTTURN)
    return any(_is_local(figure) for cell in cells for figure in cell.numbers)


def _is_local(figure: Figure) -> bool:
    place = figure.place.lower()
    return "england" not in place and "national" not in place and "neighbour" not in place
