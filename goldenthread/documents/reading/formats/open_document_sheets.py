"""Reading OpenDocument workbooks (.ods), which LibreOffice writes and open-data portals publish.

They hold the text each cell shows, so nothing has to be worked out. Rows and cells that repeat are written
once with a number; the last ones repeat to the edge of the sheet and are empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldenthread.documents.reading.formats.gathering import Gathering
from goldenthread.documents.reading.formats.package import Package
from goldenthread.documents.reading.formats.sheet_rows import Merges, SheetRow, clean_cell, write_rows
from goldenthread.documents.reading.formats.workbook import number
from goldenthread.documents.reading.limits import ReadingLimits
from goldenthread.documents.reading.source import Heading, Paragraph, SourceDocument

_MOST_REPEATS = 1000  # of one filled row


def read_open_document_sheets(name: str, package: Package, limits: ReadingLimits) -> SourceDocument:
    """An .ods workbook as a document, sheet by sheet, within the limits."""
    gathering = Gathering(name, "excel")
    left = [limits.rows, limits.cells]
    for table in package.tree("content.xml").iterfind("body/spreadsheet/table"):
        sheet = table.get("name", "")
        tab = gathering.line(sheet, sheet=sheet)
        gathering.blocks.append(Heading(sheet, 1, (tab,)))
        unread: list[int] = []
        merges = Merges()
        rows = _within(_rows(gathering, table, merges, limits), left, unread)
        write_rows(gathering, list(rows), sheet=sheet, merges=merges)
        if unread:
            sentence = (
                f"Rows {unread[0]:,} to {unread[-1]:,} of the sheet ‘{sheet}’ were not read: a "
                f"workbook may have "
                f"{limits.rows:,} rows and {limits.cells:,} filled cells. Put them into a workbook "
                f"of their own."
            )
            gathering.blocks.append(Paragraph(sentence, (gathering.line(sentence, sheet=sheet),)))
            gathering.warn(sentence)
    return gathering.finish()


def _within(rows: Iterator[SheetRow], left: list[int], unread: list[int]) -> Iterator[SheetRow]:
    for row in rows:
        left[0] -= 1
        left[1] -= len(row.cells)
        if min(left) < 0:
            unread[1:] = [row.number]  # the first and the last one
        else:
            yield row


def _rows(gathering: Gathering, table: Any, merges: Merges, limits: ReadingLimits) -> Iterator[SheetRow]:
    at = 1
    for row in table.iter("table-row"):
        repeated = max(number(row.get("number-rows-repeated"), 1), 1)
        cells = _cells(gathering, row, at, merges, limits)
        # Filled rows that claim to repeat thousands of times are an attack, or a slip; blank ones are normal.
        if cells and repeated > _MOST_REPEATS:
            gathering.warn(
                f"Row {at:,} says that it repeats {repeated:,} times; it was read {_MOST_REPEATS:,} times."
            )
        for index in range(min(repeated, _MOST_REPEATS) if cells else 0):
            yield SheetRow(at + index, cells)
        at += repeated


def _cells(gathering: Gathering, row: Any, at: int, merges: Merges, limits: ReadingLimits) -> dict[int, str]:
    cells: dict[int, str] = {}
    column = 0
    for cell in row:
        if cell.tag not in ("table-cell", "covered-table-cell"):
            continue
        repeated = max(number(cell.get("number-columns-repeated"), 1), 1)
        down, across = (
            number(cell.get("number-rows-spanned"), 1),
            number(cell.get("number-columns-spanned"), 1),
        )
        if down > 1 or across > 1:
            merges.add(at, column, at + down - 1, column + across - 1)
        text = clean_cell(gathering, "\n".join(_text(p) for p in cell.iterfind("p")), limits.cell_characters)
        if text and cell.tag == "table-cell":
            for index in range(column, min(column + repeated, limits.columns)):
                cells[index] = text
        for note in cell.iterfind("annotation"):
            gathering.warn(f"A comment was left out: {' '.join(_text(p) for p in note.iterfind('p'))}")
        column += repeated
    return cells


def _text(paragraph: Any) -> str:
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == "s":
            parts.append(" " * min(number(child.get("c"), 1), 100))
        elif child.tag == "tab":
            parts.append("\t")
        elif child.tag == "line-break":
            parts.append("\n")
        elif child.tag != "annotation":
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
