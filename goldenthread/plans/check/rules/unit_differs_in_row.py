"""A row in which some figures are percentages and others are not."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import Cell, MeasureRow, PlanUnderCheck, units_in
from goldenthread.plans.check.wording import named, sentence_case
from goldenthread.plans.content import FigureRole
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.targets import TargetKind


@rule(
    "unit-differs-in-row",
    Severity.WARNING,
    title="Units differ within a row",
    why="Figures in different units cannot be set against each other, and a report will do so all the same.",
    what_to_do="Bring the row to one unit, or give the other figure a row of its own.",
    finds="A baseline of “62%” beside an outturn of “1,150”.",
    leaves="“6.2% (479)” beside “6.5% (512)”; a baseline of “15%” with the target “reduce by 3 points”.",
)
def unit_differs_in_row(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Rows that ask for one unit, with cells that are percentages and cells that cannot be."""
    for row in plan.rows:
        percentage, other = _odd_pair(row)
        if percentage and other:
            sentence = (
                f"{sentence_case(named(plan.plan, row.part))} has {percentage.label} beside"
                f" {other.label}: one is a"
                " percentage and the other is not."
            )
            yield Noticed(plan, row.part, sentence, row.evidence(percentage, other))


def _odd_pair(row: MeasureRow) -> tuple[Cell | None, Cell | None]:
    kinds = {unit.kind for unit in units_in(row.part.title)}
    if len(kinds) > 1 or kinds & {UnitKind.SCORE, UnitKind.COUNT}:
        return None, None  # two units are asked for, or the name and not the row is the standard
    cells = [cell for cell in row.cells if cell.numbers and not _is_a_change(row, cell)]
    percentage = next((cell for cell in cells if "%" in cell.text), None)
    other = next((cell for cell in cells if _cannot_be_percent(cell)), None)
    return percentage, other


_TIMES = (UnitKind.DAYS, UnitKind.WEEKS, UnitKind.MONTHS, UnitKind.HOURS, UnitKind.MINUTES)


def _cannot_be_percent(cell: Cell) -> bool:
    """A cell without a % sign whose number is over 100 or carries another unit in the cell itself."""
    if "%" in cell.text or "per cent" in cell.text.lower() or "point" in cell.text.lower():
        return False
    return all(
        figure.number is not None and (figure.number > 100 or figure.unit.kind in _TIMES)
        for figure in cell.numbers
    )


def _is_a_change(row: MeasureRow, cell: Cell) -> bool:
    if cell.printed.role is not FigureRole.TARGET:
        return False
    return any(target.kind is TargetKind.CHANGE for each, target in row.targets if each is cell)
