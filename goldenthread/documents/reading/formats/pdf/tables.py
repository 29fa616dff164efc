"""Tables on a page: those with ruled lines, and those whose columns are only aligned.

Each row becomes one line of the source. The words of a cell are joined as in running text; a bullet, a
number or a wider gap begins a new item of the cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from goldenthread.documents.reading.formats.markers import split_marker
from goldenthread.documents.reading.formats.pdf.layout import Segment, TextLine, lines_of_words
from goldenthread.documents.reading.formats.pdf.pages import Box, Grid, Word

_COLUMN_GAP = 7.0  # points of white between the columns of a table without ruled lines
_FEWEST_ROWS = 3
_WIDE_ROW_GAP = 1.35  # times the usual distance of lines: a new row
_NEW_ITEM_GAP = 1.5  # times the usual distance of lines: a new paragraph in a cell

Join = Callable[[list[str]], str]
"""Puts the lines of a paragraph together, minding hyphens."""


@dataclass(slots=True)
class TableOnPage:
    """A table where it stands, its cells as lists of their items."""

    page: int
    box: Box
    rows: list[list[list[str]]] = field(default_factory=list)
    spread: set[int] = field(default_factory=set)  # rows in which a cell reaches over several columns
    single: set[int] = field(default_factory=set)  # rows that are one cell over the whole width
    merged: set[int] = field(default_factory=set)  # rows into which a cell comes down from above
    ruled: bool = True

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


def ruled_table(
    grid: Grid, words: list[Word], page: int, join: Join
) -> tuple[TableOnPage | None, list[Word]]:
    """The table in a grid and the words that stand outside of it; no table where fewer than two
    cells speak.
    """
    cells: dict[Box, list[Word]] = {cell: [] for row in grid.rows for cell in row if cell}
    outside = []
    by_row = [
        (min(c[1] for c in row if c), max(c[3] for c in row if c), row) for row in grid.rows if any(row)
    ]
    for word in words:
        cell = _cell_at(by_row, (word.x0 + word.x1) / 2, word.middle)
        if cell is None:
            outside.append(word)
        else:
            cells[cell].append(word)
    if sum(1 for found in cells.values() if found) < 2:
        return None, words
    table = TableOnPage(page, grid.box)
    for row in grid.rows:
        index = len(table.rows)
        table.rows.append([_items(cells[cell], page, join) if cell else [] for cell in row])
        own = [cell for cell in row if cell]
        if len(own) == 1 and len(row) > 1 and own[0][2] - own[0][0] > 0.95 * (grid.box[2] - grid.box[0]):
            table.single.add(index)
        elif None in row:
            _note_reach(table, index, row, grid)
    return table, outside


def _note_reach(table: TableOnPage, index: int, row: list[Box | None], grid: Grid) -> None:
    """Whether the empty places of a row belong to a cell on their left or to one above."""
    top = min(cell[1] for cell in row if cell) if any(row) else 0.0
    from_above = any(
        cell and cell[1] < top - 2 < top + 2 < cell[3] for above in grid.rows[:index] for cell in above
    )
    if from_above:
        table.merged.add(index)
    else:
        table.spread.add(index)


def _cell_at(rows: list[tuple[float, float, list[Box | None]]], x: float, y: float) -> Box | None:
    for top, bottom, row in rows:
        if top <= y <= bottom:
            for cell in row:
                if cell and cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
                    return cell
    return None


def _items(words: list[Word], page: int, join: Join) -> list[str]:
    """The paragraphs and bullets of a cell."""
    if not words:
        return []
    lines = lines_of_words(words, page)
    steps = [b.top - a.top for a, b in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    items: list[list[str]] = []
    for index, line in enumerate(lines):
        gap = steps[index - 1] if index else 0.0
        begins = split_marker(line.text)[2] or gap > _NEW_ITEM_GAP * min(usual, line.size * 1.6)
        if not items or begins:
            items.append([line.text])
        else:
            items[-1].append(line.text)
    return [join(item) for item in items]


# --- Without ruled lines ---------------------------------------------------------------------------------


def aligned_table(lines: list[TextLine], start: int, join: Join) -> tuple[TableOnPage, int] | None:
    """The table that begins at a line, and the index of the line after it; None where there is none.

    Lines belong together as long as the same white gaps run down between their parts.
    """
    if len(lines[start].segments) < 2:
        return None
    end = start
    columns: list[tuple[float, float]] = []
    while end < len(lines):
        grown = _grown(columns, lines[end].segments)
        if len(grown) < 2 or not _continues(lines, start, end, columns, grown):
            break
        columns = grown
        end += 1
    while (
        end > start
        and len(lines[end - 1].segments) < 2
        and _column_of(columns, lines[end - 1].segments[0]) == 0
    ):
        end -= 1  # a line below the table that happens to stand under its first column
    rows = _rows(lines[start:end], columns)
    several = sum(1 for row in rows if sum(1 for cell in row if cell) >= 2)
    if len(rows) < _FEWEST_ROWS or several < _FEWEST_ROWS or several * 2 < len(rows):
        return None
    first, last = lines[start], lines[end - 1]
    table = TableOnPage(first.page, (columns[0][0], first.top, columns[-1][1], last.bottom), ruled=False)
    table.rows = [[_cell_items(cell, join) for cell in row] for row in rows]
    return table, end


def _grown(columns: list[tuple[float, float]], segments: list[Segment]) -> list[tuple[float, float]]:
    """The columns with more text in them: intervals that come too close become one."""
    spans = sorted([*columns, *((segment.x0, segment.x1) for segment in segments)])
    merged = [spans[0]]
    for x0, x1 in spans[1:]:
        if x0 - merged[-1][1] < _COLUMN_GAP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _continues(
    lines: list[TextLine],
    start: int,
    at: int,
    columns: list[tuple[float, float]],
    grown: list[tuple[float, float]],
) -> bool:
    if at == start:
        return True
    line, before = lines[at], lines[at - 1]
    if line.page != before.page or line.top - before.bottom > 2.5 * line.size or line.top < before.top:
        return False
    if len(grown) < len(columns):  # columns run together: the table has ended, or there never was one
        return False
    # A long line in one piece is running text, even where it stays within a column.
    return len(line.segments) > 1 or line.x1 - line.x0 < 0.6 * (grown[-1][1] - grown[0][0])


def _column_of(columns: list[tuple[float, float]], segment: Segment) -> int:
    middle = (segment.x0 + segment.x1) / 2
    return min(
        range(len(columns)),
        key=lambda index: max(columns[index][0] - middle, middle - columns[index][1], 0.0),
    )


def _rows(lines: list[TextLine], columns: list[tuple[float, float]]) -> list[list[list[str]]]:
    """The rows of an aligned table: a line begins a new row unless it only goes on with cells above it."""
    steps = [b.top - a.top for a, b in pairwise(lines) if b.top > a.top]
    usual = min(steps) if steps else 0.0
    rows: list[list[list[str]]] = []
    for index, line in enumerate(lines):
        placed: list[list[str]] = [[] for _ in columns]
        for segment in line.segments:
            placed[_column_of(columns, segment)].append(segment.text)
        wide = index > 0 and steps and line.top - lines[index - 1].top > _WIDE_ROW_GAP * usual
        filled = sum(1 for cell in placed if cell)
        if rows and not wide and (filled == 1 or not placed[0]) and filled < len(columns):
            for cell, more in zip(rows[-1], placed, strict=True):
                cell.extend(more)
        else:
            rows.append(placed)
    return rows


def _cell_items(texts: list[str], join: Join) -> list[str]:
    items: list[list[str]] = []
    for text in texts:
        if not items or split_marker(text)[2]:
            items.append([text])
        else:
            items[-1].append(text)
    return [join(item) for item in items]
