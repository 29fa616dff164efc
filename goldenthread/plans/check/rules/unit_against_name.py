"""A figure whose unit is not the one its measure's name gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import Cell, MeasureRow, PlanUnderCheck, numbers_in, units_in
from goldenthread.plans.check.wording import listed, named, sentence_case
from goldenthread.plans.content import FigureRole
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.targets import TargetKind

# Numbers of these need not be whole.
_PARTS_OF_ONE = re.compile(
    r"\b(?:fte|full[- ]time equivalents?|posts?|wte|average|mean|median|hours|sessions|per|ratio|cost)\b|£",
    re.I,
)


# "Average number of days to complete", not "% within 45 days".
_LENGTH_OF_TIME = re.compile(
    r"\W*(?:(?:average|mean|median) (?:number of )?|number of )(?:working |calendar )?"
    r"(?:days|weeks|months)\b",
    re.I,
)


@rule(
    "unit-against-name",
    Severity.WARNING,
    title="Figure in another unit than its name says",
    why="A reader cannot tell whether the name or the figure is wrong, and the two are compared all the"
    " same.",
    what_to_do="Look up what the source counts, and set the name or the figure right.",
    finds="A progress score printed as “-0.85%”; a “number of attendances” of 114.3; a “number of”"
    " printed as “8%”.",
    leaves="“Rate of absences” with 4.1%; “% and number of young people” with 6.2% (479).",
)
def unit_against_name(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Rows of scores with a % sign, of numbers that are not whole, and of numbers printed as percentages."""
    for row in plan.rows:
        reason, cells = _mismatch(row)
        if cells:
            printed = listed([cell.label for cell in cells])
            sentence = f"{sentence_case(named(plan.plan, row.part))} has {printed}: {reason}."
            yield Noticed(plan, row.part, sentence, (row.title_evidence, *row.evidence(*cells)))


def _mismatch(row: MeasureRow) -> tuple[str, list[Cell]]:
    kinds = {unit.kind for unit in units_in(row.part.title)}
    cells = [cell for cell in row.cells if cell.numbers and not _is_a_change(row, cell)]
    if kinds == {UnitKind.SCORE}:
        return "its name says a score, which is no percentage", [cell for cell in cells if "%" in cell.text]
    if kinds == {UnitKind.DAYS} or _LENGTH_OF_TIME.match(row.name):
        return "its name says a length of time", [cell for cell in cells if _only_percentages(cell)]
    if kinds != {UnitKind.COUNT}:
        return "", []
    percentages = [cell for cell in cells if _only_percentages(cell)]
    if percentages:
        return "its name says a number, not a percentage", percentages
    if _PARTS_OF_ONE.search(row.name):
        return "", []
    broken = [cell for cell, _figure, value in numbers_in(cells) if value != value.to_integral_value()]
    return "its name says a number, which would be whole", _once(broken)


def _is_a_change(row: MeasureRow, cell: Cell) -> bool:
    if cell.printed.role is not FigureRole.TARGET:
        return False
    return any(target.kind is TargetKind.CHANGE for each, target in row.targets if each is cell)


def _only_percentages(cell: Cell) -> bool:
    return all(figure.unit.kind is UnitKind.PERCENT for figure in cell.numbers)


def _once(cells: list[Cell]) -> list[Cell]:
    return list({id(cell): cell for cell in cells}.values())
