"""Tables with ruled lines: a grid on the page, and the words in its cells.

Each row becomes one line of the source. The words of a cell are joined as in running text; a bullet, a
number or a wider gap begins a new item of the cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from goldenthread.documents.reading.formats.markers import split_marker
from goldenthread.documents.reading.formats.pdf.layout import lines_of_words
from goldenthread.documents.reading.formats.pdf.pages import Box, Grid, Word

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
    lefts: list[float] = field(default_factory=list)  # where the columns of a table without lines begin

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
