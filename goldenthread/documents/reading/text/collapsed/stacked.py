"""Tables of which each cell became a line: copied out of a web page or a viewer, cell below cell.

Here no cell is broken: the heading is three or more lines with a column's name each, and every row is
just as many lines. It is read as a table only if the lines come out even and a column of dates, or of
numbers at the beginning, shows that they were counted right.
"""

from __future__ import annotations

from goldenthread.documents.reading.source import Block, Cell, Table
from goldenthread.documents.reading.text.collapsed.chunks import is_date_like
from goldenthread.documents.reading.text.collapsed.heading import columns_in, may_begin_heading
from goldenthread.documents.reading.text.lines import TextLines
from goldenthread.documents.reading.text.markers import split_marker
from goldenthread.documents.reading.text.markup import cell as make_cell

_FEWEST_COLUMNS = 3
_MOST_COLUMNS = 12
_FEWEST_ROWS = 2  # one row alone may be chance


def read_stacked(lines: TextLines, index: int) -> tuple[list[Block], int]:
    """The table whose heading begins at `index`, and the index after it; ([], index) if there is none."""
    if not may_begin_heading(lines.text(index)):
        return [], index
    kinds = _heading(lines, index)
    width = len(kinds)
    if width < _FEWEST_COLUMNS or len(set(kinds)) < _FEWEST_COLUMNS:
        return [], index
    at = index + width
    rows: list[list[int]] = []
    while at < len(lines):
        start = at
        while start < len(lines) and lines.is_furniture(start):
            start += 1
        end = start
        while end < len(lines) and end - start <= width and not lines.is_furniture(end):
            end += 1
        whole = end - start == width if start > at or rows == [] else end - start >= width
        if end - start < width or (start > at and not whole):
            break
        row = list(range(start, start + width))
        if not _counted_right(lines, row, kinds):
            break
        rows.append(row)
        at = start + width
    if len(rows) < _FEWEST_ROWS:
        return [], index
    cells = [_cells(lines, list(range(index, index + width)))] + [_cells(lines, row) for row in rows]
    numbers = tuple(number for row in cells for cell in row for number in cell.lines)
    sentence = f"Each cell was printed in a line of its own; every {width} lines were read as a row."
    return [Table(cells, numbers, 1, [(sentence, numbers)])], at


def _heading(lines: TextLines, index: int) -> list[str]:
    """The kinds of the columns named by the lines from `index` on, one column in each line."""
    kinds: list[str] = []
    while index < len(lines) and len(kinds) < _MOST_COLUMNS and not lines.is_furniture(index):
        found = columns_in(lines.text(index))
        if len(found) != 1:
            break
        kinds.append(found[0][0])
        index += 1
    return kinds


def _counted_right(lines: TextLines, row: list[int], kinds: list[str]) -> bool:
    """Whether a date stands in the column of dates, or else a number at the beginning of the row."""
    if any("\t" in lines.text(at) for at in row):
        return False
    if "date" in kinds:
        return is_date_like(lines.text(row[kinds.index("date")]))
    return bool(split_marker(lines.text(row[0])).marker)


def _cells(lines: TextLines, row: list[int]) -> list[Cell]:
    return [make_cell(lines.text(at).strip("\f"), (lines.lines[at].number,)) for at in row]
