"""From the rows of a sheet to the tables in it: shared by Excel, CSV and OpenDocument.

A blank row ends a table. A row with a single filled cell above a table is its title. Rows that are all on
their own (one filled cell each) are text, not a table. Each row is one line of the source, blank ones too,
so that the n-th row of a sheet is found n lines after the line that holds the sheet's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.documents.reading.formats.gathering import Gathering, row_text, tidy
from goldenthread.documents.reading.formats.markers import split_marker
from goldenthread.documents.reading.formats.table_shape import (
    header_rows,
    section_starts,
    title_rows,
    without_repeated_headings,
)
from goldenthread.documents.reading.source import Cell, Heading, ListItem, Paragraph, Table

_LONGEST_GAP = 200  # blank rows that are numbered one by one; beyond, one line stands for them all
_LONGEST_HEADING = 120  # characters


@dataclass(slots=True)
class SheetRow:
    """One row with something in it: its number in the sheet (from 1) and its cells by column (from 0)."""

    number: int
    cells: dict[int, str]
    bold: bool = False  # all of its filled cells are bold


class Merges:
    """Cells of a sheet that reach over several rows or columns."""

    def __init__(self) -> None:
        self.count = 0
        self._down: list[tuple[int, int]] = []  # first and last row
        self._across: set[int] = set()  # rows with a cell over several columns

    def add(self, top: int, left: int, bottom: int, right: int) -> None:
        """One area, by its first row and column and its last ones."""
        self.count += 1
        if bottom > top:
            self._down.append((top, bottom))
        elif right > left:
            self._across.add(top)

    def starting_within(self, first: int, last: int) -> list[tuple[int, int]]:
        """The row ranges of cells that reach over several rows and begin within the rows given."""
        return [(top, min(bottom, last)) for top, bottom in self._down if first <= top <= last]

    def across(self, row: int) -> bool:
        """Whether a cell of this row reaches over several columns (but not over rows below)."""
        return row in self._across


def _rows_within(ranges: list[tuple[int, int]], rows: Iterable[int]) -> list[int]:
    """Which of the rows (ascending) fall into one of the ranges."""
    found = []
    ordered = sorted(ranges)
    reach = at = 0
    for row in rows:
        while at < len(ordered) and ordered[at][0] <= row:
            reach = max(reach, ordered[at][1])
            at += 1
        if row <= reach:
            found.append(row)
    return found


def write_rows(
    gathering: Gathering, rows: Iterable[SheetRow], *, sheet: str = "", merges: Merges | None = None
) -> None:
    """Number the rows of a sheet and note the headings, paragraphs and tables they form."""
    merges = merges or Merges()
    chunk: list[tuple[int, SheetRow]] = []
    at = 1
    for row in rows:
        gap = row.number - at
        if gap > 0:
            _write_chunk(gathering, chunk, merges)
            chunk = []
            _blank_rows(gathering, at, row.number - 1, sheet)
        text = row_text(_in_order(row.cells))
        chunk.append((gathering.line(text, sheet=sheet), row))
        at = row.number + 1
    _write_chunk(gathering, chunk, merges)


def _in_order(cells: dict[int, str]) -> list[str]:
    """The texts of a row with empty places between them, up to the last filled one."""
    last = max(cells, default=-1)
    return [cells.get(column, "") for column in range(last + 1)]


def _blank_rows(gathering: Gathering, first: int, last: int, sheet: str) -> None:
    if last - first + 1 <= _LONGEST_GAP:
        for _ in range(first, last + 1):
            gathering.blank(sheet=sheet)
    else:
        number = gathering.line("", sheet=sheet)
        gathering.furnish(number, f"blank rows {first:,} to {last:,}")


def _write_chunk(gathering: Gathering, chunk: list[tuple[int, SheetRow]], merges: Merges) -> None:
    """Rows without a blank one between them: titles and a table, or running text."""
    if not chunk:
        return
    if all(len(row.cells) == 1 for _, row in chunk):
        _write_texts(gathering, chunk)
        return
    columns = sorted({column for _, row in chunk for column in row.cells})
    first, last = columns[0], columns[-1]
    cells: list[list[Cell]] = []
    for number, row in chunk:
        lines = (number,)
        empty = Cell("", lines)
        cells.append(
            [
                Cell(row.cells[c], lines, _items(row.cells[c])) if c in row.cells else empty
                for c in range(first, last + 1)
            ]
        )
    starts = section_starts(cells)
    for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
        _write_section(gathering, cells[start:end], chunk[start:end], merges)


def _write_section(
    gathering: Gathering, cells: list[list[Cell]], chunk: list[tuple[int, SheetRow]], merges: Merges
) -> None:
    """A table and the titles above it."""
    titles = title_rows(cells)
    for title, (number, titled) in zip(cells[:titles], chunk[:titles], strict=True):
        _write_title(gathering, next(cell.text for cell in title if cell.text), number, titled.bold)
    _write_table(gathering, cells[titles:], chunk[titles:], merges)


def _items(text: str) -> tuple[str, ...]:
    """The paragraphs of a cell in which somebody pressed Alt and Enter."""
    if "\n" not in text:
        return ()
    parts = tuple(part.strip() for part in text.split("\n") if part.strip())
    return parts if len(parts) > 1 else ()


def _write_table(
    gathering: Gathering, cells: list[list[Cell]], chunk: list[tuple[int, SheetRow]], merges: Merges
) -> None:
    numbers = {row.number: number for number, row in chunk}
    spread = {index for index, (_, row) in enumerate(chunk) if merges.across(row.number)}
    table = Table(cells, tuple(number for number, _ in chunk), header_rows(cells, spread=spread))
    first, last = chunk[0][1].number, chunk[-1][1].number
    down = merges.starting_within(first, last)
    if down:
        lines = tuple(numbers[row] for row in _rows_within(down, numbers))
        table.repairs.append((merged_sentence(len(down)), lines))
    without_repeated_headings(gathering, table)
    gathering.blocks.append(table)


def merged_sentence(count: int) -> str:
    """What the reader of the draft is told about cells that reach over several rows."""
    if count == 1:
        return "One cell reaches over several rows; its text stands in the first of them and holds for all."
    return f"{count} cells reach over several rows; the text of each stands in its first and holds for all."


def _write_title(gathering: Gathering, text: str, number: int, bold: bool) -> None:
    if len(text) <= _LONGEST_HEADING and "\n" not in text and (bold or not text.endswith(".")):
        gathering.blocks.append(Heading(text, 2, (number,)))
    else:
        gathering.blocks.append(Paragraph(text, (number,), bold))


def _write_texts(gathering: Gathering, chunk: list[tuple[int, SheetRow]]) -> None:
    """Rows with one filled cell each: headings where bold or alone, bullets where marked, else paragraphs."""
    for number, row in chunk:
        text = next(iter(row.cells.values()))
        marker, rest, is_item = split_marker(text)
        if is_item and not row.bold:
            gathering.blocks.append(ListItem(rest, (number,), marker))
        elif row.bold or len(chunk) == 1:
            _write_title(gathering, text, number, row.bold)
        else:
            gathering.blocks.append(Paragraph(text, (number,), row.bold))


def clean_cell(gathering: Gathering, text: str, most: int) -> str:
    """The text of a cell, trimmed, without control characters and not endless (at most `most` characters)."""
    text = tidy(text)
    if len(text) <= most:
        return text
    gathering.warn(
        f"A cell with {len(text):,} characters was cut after {most:,}; the rest of it was not read."
    )
    return text[:most] + " […]"
