"""What a workbook hides: sheets, rows and columns. It is read as well, and asked about before it is loaded.

What is hidden is sometimes the list that matters, and sometimes last year's figures that nobody deleted. The
reader of files says what it found hidden in sentences, which a person sees too; they are understood here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from goldenthread.measures.loading.incoming import IncomingRow
from goldenthread.measures.loading.opening import without_unseen

_SHEET = re.compile(r"The sheet ‘(?P<sheet>.*)’ is hidden; it was read as well\.", re.S)
_ROWS = re.compile(
    r"In the sheet ‘(?P<sheet>.*)’ these rows are hidden: (?P<what>[0-9][0-9–, ]*(?: and more)?); "
    r"they were read as well\.",
    re.S,
)
_COLUMNS = re.compile(
    r"In the sheet ‘(?P<sheet>.*)’ these columns are hidden: (?P<what>[A-Z][A-Z, ]*); "
    r"they were read as well\.",
    re.S,
)
_MORE = " and more"


@dataclass(slots=True)
class _OfASheet:
    whole: bool = False
    rows: list[tuple[int, int]] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    more_after: int | None = None  # rows beyond this one may be hidden too: they were too many to be named


def mark_hidden(rows: list[IncomingRow], warnings: Iterable[str]) -> list[IncomingRow]:
    """The rows, each with what hides its cell."""
    sheets = _understood(warnings)
    if not sheets:
        return rows
    return [
        replace(row, hidden=why) if row.sheet in sheets and (why := _why(row, sheets[row.sheet])) else row
        for row in rows
    ]


def _understood(warnings: Iterable[str]) -> dict[str, _OfASheet]:
    found: dict[str, _OfASheet] = {}
    for warning in warnings:
        match = _SHEET.fullmatch(warning) or _ROWS.fullmatch(warning) or _COLUMNS.fullmatch(warning)
        if match is None:
            continue
        # The rows call their sheet by its name as it is seen; the sentence has every character of it.
        sheet = found.setdefault(without_unseen(match["sheet"]), _OfASheet())
        if match.re is _SHEET:
            sheet.whole = True
        elif match.re is _ROWS:
            _take_rows(sheet, match["what"])
        else:
            sheet.columns = set(match["what"].split(", "))
    return found


def _take_rows(sheet: _OfASheet, text: str) -> None:
    for part in text.removesuffix(_MORE).split(", "):
        first, _, last = part.partition("–")
        sheet.rows.append((int(first), int(last or first)))
    if text.endswith(_MORE):
        sheet.more_after = sheet.rows[-1][1]


def _why(row: IncomingRow, sheet: _OfASheet) -> str:
    if sheet.whole:
        return f"The sheet ‘{row.sheet}’ is hidden in the workbook."
    if any(first <= row.row <= last for first, last in sheet.rows):
        return f"Row {row.row} is hidden in the workbook."
    if row.column in sheet.columns:
        return f"Column {row.column} is hidden in the workbook."
    if sheet.more_after is not None and row.row > sheet.more_after:
        return f"Row {row.row} may be hidden in the workbook, as many others are."
    return ""
