"""Reading Excel workbooks (.xlsx, .xlsm): scorecards, action trackers, the analyst's returns.

Sheets are read in the order of their tabs, as a stream and within bounds, and as they are shown: a cell's
number goes through its format, a formula gives the value Excel last worked out. Each sheet begins with a
line for its name; the n-th row of the sheet is n lines further on. Hidden sheets, rows and columns are read
too, because what is hidden is often the list that matters; the officer is told. Macros are never run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from goldenthread.documents.reading.formats.gathering import Gathering, counted, tidy
from goldenthread.documents.reading.formats.number_formats import general, shown, shown_text
from goldenthread.documents.reading.formats.package import Package
from goldenthread.documents.reading.formats.sheet_rows import Merges, SheetRow, clean_cell, write_rows
from goldenthread.documents.reading.formats.workbook import (
    STREAM_OPTIONS,
    Sheet,
    Styles,
    comments_of,
    drawings_of,
    number,
    release,
    rich_text,
    shared_texts,
    sheets_of,
    styles_of,
    unescaped,
)
from goldenthread.documents.reading.limits import DEFAULT_LIMITS, CannotRead, ReadingLimits
from goldenthread.documents.reading.source import Heading, Paragraph, SourceDocument

_PLAIN_NAME = re.compile(r"(sheet|tabelle|feuil|hoja|foglio)\s?\d*", re.IGNORECASE)
_MOST_MERGES = 50_000  # areas of one sheet


@dataclass(slots=True)
class _Found:
    """What was met in a sheet besides its cells."""

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)  # first and last, from 1
    columns: set[int] = field(default_factory=set)  # with something in them, from 0
    merges: Merges = field(default_factory=Merges)
    without_value: list[str] = field(default_factory=list)  # cells whose formula has no worked-out value
    left_out: int = 0  # filled cells beyond the last column that is read
    first_unread: int = 0
    last_row: int = 0


class _Budget:
    """How many rows and cells of the workbook may still be read."""

    def __init__(self, limits: ReadingLimits) -> None:
        self.rows = limits.rows
        self.cells = limits.cells

    def spend(self, cells: int) -> bool:
        self.rows -= 1
        self.cells -= cells
        return self.rows >= 0 and self.cells >= 0


@dataclass(slots=True)
class _Workbook:
    """What every cell needs to be understood."""

    texts: list[str]
    styles: Styles
    from_1904: bool
    limits: ReadingLimits


def read_excel(name: str, data: bytes, *, limits: ReadingLimits = DEFAULT_LIMITS) -> SourceDocument:
    """A workbook as a document. Raises CannotRead where it is damaged, protected or an attack."""
    return read_workbook(name, Package(data, limits), limits)


def read_workbook(name: str, package: Package, limits: ReadingLimits) -> SourceDocument:
    """The same from a package that is open already."""
    part = package.main_part() or "xl/workbook.xml"
    sheets, from_1904 = sheets_of(package, part)
    gathering = Gathering(name, "excel")
    if package.names(r"xl/vbaproject\.bin"):
        gathering.warn("The workbook contains macros. They were ignored; nothing in it was run.")
    workbook = _Workbook(shared_texts(package, part), styles_of(package, part), from_1904, limits)
    budget = _Budget(limits)
    for sheet in sheets:
        if sheet.kind != "worksheet" or sheet.part not in package:
            gathering.warn(f"The sheet ‘{sheet.name}’ holds no rows (a chart, or damaged) and was not read.")
            continue
        _read_sheet(gathering, package, sheet, workbook, budget)
    if not any(block for block in gathering.blocks if not isinstance(block, Heading)):
        gathering.warn("The workbook has no filled cells.")
    return gathering.finish()


def _read_sheet(
    gathering: Gathering, package: Package, sheet: Sheet, workbook: _Workbook, budget: _Budget
) -> None:
    tab = gathering.line(sheet.name, sheet=sheet.name)
    if _PLAIN_NAME.fullmatch(sheet.name):
        gathering.furnish(tab, "name of a sheet")
    else:
        gathering.blocks.append(Heading(sheet.name, 1, (tab,)))
    found = _Found()
    rows = list(_rows(gathering, package, sheet, workbook, budget, found))
    write_rows(gathering, rows, sheet=sheet.name, merges=found.merges)
    if found.first_unread:
        _own_paragraph(gathering, sheet, _unread_sentence(sheet, found, workbook.limits), warn=True)
    _read_what_lies_on_top(gathering, package, sheet)
    _warn_of(gathering, sheet, found, workbook.limits)


def _rows(
    gathering: Gathering, package: Package, sheet: Sheet, workbook: _Workbook, budget: _Budget, found: _Found
) -> Iterator[SheetRow]:
    """The filled rows of a sheet in order. Cells and rows are let go of as they are read."""
    from lxml import etree

    package.refuse_entities(sheet.part)
    cells: dict[int, str] = {}
    all_bold = True
    column = -1
    last_row = 0
    wanted = ("{*}c", "{*}row", "{*}mergeCell", "{*}col")
    try:
        for _, element in etree.iterparse(package.stream(sheet.part), **STREAM_OPTIONS, tag=wanted):
            kind = element.tag.rsplit("}", 1)[-1]
            if kind == "c":
                column = _column_of(element.get("r"), column + 1)
                if not found.first_unread:
                    text, bold = _cell(gathering, element, workbook, found)
                    if text and column >= workbook.limits.columns:
                        found.left_out += 1
                    elif text:
                        cells[column] = text
                        found.columns.add(column)
                        all_bold = all_bold and bold
                release(element)
            elif kind == "row":
                row = number(element.get("r"), last_row + 1)
                last_row = found.last_row = row if row > last_row else last_row + 1
                if cells and not found.first_unread:
                    if budget.spend(len(cells)):
                        yield SheetRow(last_row, cells, all_bold)
                        if element.get("hidden") in ("1", "true"):
                            found.hidden_rows.append(last_row)
                    else:
                        found.first_unread = last_row
                cells, all_bold, column = {}, True, -1
                release(element)
            else:
                _note_shape(element, kind, found)
                release(element)
    except etree.XMLSyntaxError as error:
        raise CannotRead(
            "damaged",
            f"The sheet ‘{sheet.name}’ is damaged or cut short. Save the workbook again from Excel.",
        ) from error


def _note_shape(element: Any, kind: str, found: _Found) -> None:
    if kind == "col" and element.get("hidden") in ("1", "true"):
        first = number(element.get("min"))
        found.hidden_columns.append((first, number(element.get("max"))))
    elif kind == "mergeCell" and found.merges.count < _MOST_MERGES:
        first_cell, _, last_cell = element.get("ref", "").partition(":")
        first_place, last_place = _place(first_cell), _place(last_cell or first_cell)
        if first_place and last_place:
            found.merges.add(*first_place, *last_place)


def _place(reference: str) -> tuple[int, int] | None:
    """ "C4" -> row 4, column 2 (columns from 0)."""
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})", reference)
    return (int(found[2]), _column_of(reference, 0)) if found else None


def _column_of(reference: str | None, otherwise: int) -> int:
    letters = re.match(r"\$?([A-Za-z]{1,3})(?![A-Za-z])", reference or "")
    if not letters:
        return otherwise
    column = 0
    for letter in letters[1].upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def column_letters(column: int) -> str:
    """Column 0 is A, column 27 is AB."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _cell(gathering: Gathering, element: Any, workbook: _Workbook, found: _Found) -> tuple[str, bool]:
    """The text a cell shows and whether it is bold."""
    value = formula = inline = None
    for child in element:
        tag = child.tag.rsplit("}", 1)[-1]
        if tag == "v":
            value = child.text
        elif tag == "f":
            formula = child.text or ""
        elif tag == "is":
            inline = rich_text(child)
    style = number(element.get("s"))
    kind = element.get("t", "n")
    if inline is not None:
        text = inline
    elif value is None or (value == "" and formula):
        if formula is None:
            return "", False
        found.without_value.append(element.get("r", "?"))
        text = f"={formula}" if formula else "=(formula)"
    else:
        text = _value_text(value, kind, workbook.styles.format_of(style), workbook)
    return clean_cell(gathering, text, workbook.limits.cell_characters), workbook.styles.bold_of(style)


def _value_text(value: str, kind: str, code: str, workbook: _Workbook) -> str:
    if kind == "s":
        index = number(value, -1)
        text = workbook.texts[index] if 0 <= index < len(workbook.texts) else ""
        return shown_text(text, code)
    if kind == "str":
        return shown_text(unescaped(value), code)
    if kind == "b":
        return "TRUE" if value.strip() in ("1", "true") else "FALSE"
    if kind in ("e", "d"):
        return value
    try:
        quantity = float(value)
    except ValueError:
        return value
    return shown(quantity, code, from_1904=workbook.from_1904) or (
        general(quantity) if code == "General" else ""
    )


def _read_what_lies_on_top(gathering: Gathering, package: Package, sheet: Sheet) -> None:
    """Comments and text boxes come after the rows, each as a line of its own; pictures are mentioned."""
    comments = comments_of(package, sheet)
    for cell, text in comments:
        _own_paragraph(gathering, sheet, f"Comment on {cell}: {text}")
    if comments:
        gathering.warn(
            f"The sheet ‘{sheet.name}’ has comments on {_cells([cell for cell, _ in comments])}; "
            f"they follow its rows."
        )
    texts, pictures, charts = drawings_of(package, sheet)
    for text in texts:
        _own_paragraph(gathering, sheet, text)
    if texts:
        gathering.warn(f"The sheet ‘{sheet.name}’ has text boxes; their text follows its rows.")
    if pictures or charts:
        found = f"{counted(pictures, 'picture')} and {counted(charts, 'chart')}"
        gathering.warn(f"The sheet ‘{sheet.name}’ has {found}, which were not read.")


def _own_paragraph(gathering: Gathering, sheet: Sheet, text: str, *, warn: bool = False) -> None:
    number_of_line = gathering.line(text, sheet=sheet.name)
    gathering.blocks.append(Paragraph(tidy(text), (number_of_line,)))
    if warn:
        gathering.warn(text)


def _unread_sentence(sheet: Sheet, found: _Found, limits: ReadingLimits) -> str:
    return (
        f"Rows {found.first_unread:,} to {found.last_row:,} of the sheet ‘{sheet.name}’ were not "
        f"read: a workbook may "
        f"have {limits.rows:,} rows and {limits.cells:,} filled cells. Put them into a workbook of their own."
    )


def _warn_of(gathering: Gathering, sheet: Sheet, found: _Found, limits: ReadingLimits) -> None:
    if sheet.hidden:
        gathering.warn(f"The sheet ‘{sheet.name}’ is hidden; it was read as well.")
    if found.hidden_rows:
        rows = _ranges(found.hidden_rows)
        gathering.warn(f"In the sheet ‘{sheet.name}’ these rows are hidden: {rows}; they were read as well.")
    hidden = [c for c in sorted(found.columns) if any(a <= c + 1 <= b for a, b in found.hidden_columns)]
    if hidden:
        letters = ", ".join(column_letters(column) for column in hidden[:20])
        gathering.warn(
            f"In the sheet ‘{sheet.name}’ these columns are hidden: {letters}; they were read as well."
        )
    if found.without_value:
        gathering.warn(
            f"In the sheet ‘{sheet.name}’ {counted(len(found.without_value), 'formula')} "
            f"({_cells(found.without_value)}) without a worked-out value: open the workbook in "
            f"Excel, save it, "
            "and upload it again."
        )
    if found.left_out:
        gathering.warn(
            f"In the sheet ‘{sheet.name}’ there is {counted(found.left_out, 'filled cell')} so far "
            f"to the right "
            f"(beyond column {column_letters(limits.columns - 1)}) that it was not read."
        )


def _cells(names: list[str]) -> str:
    """ "B2, B3 and 4 more"."""
    shown_names = ", ".join(names[:3])
    return f"{shown_names} and {len(names) - 3} more" if len(names) > 3 else shown_names


def _ranges(rows: list[int]) -> str:
    """ "3–5, 9"."""
    ranges: list[list[int]] = []
    for row in rows:
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    parts = [f"{first}–{last}" if last > first else str(first) for first, last in ranges]
    return ", ".join(parts[:12]) + (" and more" if len(parts) > 12 else "")
