"""Small questions about the cells of a sheet: is this a figure, is the row a note, when is it for."""

from __future__ import annotations

import re

from goldenthread.measures.loading.opening import SheetRow
from goldenthread.measures.loading.typed import as_typed, is_error
from goldenthread.rules.figures import Missing, MissingReason, Number, Suppressed, read_cell
from goldenthread.rules.periods import find_periods, read_period

_NO_MARKS = (MissingReason.WORDS, MissingReason.UNREADABLE, MissingReason.BLANK, MissingReason.PLACEHOLDER)


#: What a heading says besides its period that names no area, measure or group.
_ONLY_A_UNIT = re.compile(
    r"[(\[]?(?:%|£(?:000s?|k|m)?|number|no\.?|n|rate|count|per ?cent(?:age)?|per [\d,]+|score)[)\]]?", re.I
)


def filled(row: SheetRow) -> int:
    """How many cells of the row hold anything."""
    return sum(1 for cell in row.cells if cell)


def only_cell(row: SheetRow) -> str:
    """The first cell of the row that holds anything; a note has no other."""
    return next(cell for cell in row.cells if cell)


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure, or a mark that stands for one: not a period, not words."""
    if is_error(cell):
        return True
    cell = as_typed(cell).text
    if not cell or len(cell) > 80 or (read_period(cell) is not None and "%" not in cell):
        return False
    value = next((figure.value for figure in read_cell(cell).figures), None)
    if any(char.isdigit() for char in cell):
        return isinstance(value, Number | Suppressed) and (cell[0] in "£<>~+-–−(.≤" or cell[0].isdigit())
    if isinstance(value, Suppressed):
        return True
    return isinstance(value, Missing) and len(cell) <= 15 and value.reason not in _NO_MARKS


def without_period(heading: str) -> str:
    """What a heading says besides its period: "England 2015/16" gives "England"."""
    if read_period(heading) is not None:
        return ""
    rest = heading
    for found in sorted(find_periods(heading), key=lambda each: -each.start):
        rest = f"{rest[: found.start]} {rest[found.end :]}"
    rest = re.sub(
        r"\b(?:outturn|actual|figures?|data|results?|value|provisional|final|revised|year)\b",
        " ",
        rest,
        flags=re.I,
    )
    rest = re.sub(r"\(\s*\)|\[\s*\]", " ", " ".join(rest.split())).strip(" -–:,/")
    return "" if _ONLY_A_UNIT.fullmatch(rest) else rest
