"""Tables whose columns are only aligned: no grid, at most rules between the rows or shaded bands.

Lines belong together as long as the same white gaps run down between their parts. Where one row ends is
seen from the rules or bands between them; else from the white between lines, which is wider between rows
than inside a cell; else a line is a row if its first column says something.
"""

from __future__ import annotations

import re
from itertools import pairwise

from goldenthread.documents.reading.formats.markers import split_marker
from goldenthread.documents.reading.formats.pdf.layout import Segment, TextLine
from goldenthread.documents.reading.formats.pdf.pages import Rule
from goldenthread.documents.reading.formats.pdf.tables import Join, TableOnPage

_COLUMN_GAP = 7.0  # points of white between columns
_FEWEST_ROWS = 3
_WHITE_BETWEEN_ROWS = 0.5  # times the size of the letters
_FARTHEST = 2.5  # times the size of the letters: the white between two lines of one table
_SAME_EDGE = 6.0  # points by which the columns of two parts of one table may differ
_LARGER = 1.12  # times the size of the letters above: no row of a table, but a heading
_ACROSS = 0.6  # of the table's width: how far a rule between rows reaches

Columns = list[tuple[float, float]]


def aligned_table(
    lines: list[TextLine], start: int, join: Join, rules: list[Rule], earlier: list[list[float]]
) -> tuple[TableOnPage, int] | None:
    """The table that begins at a line, and the index of the line after it; None where there is none.

    `earlier` are the left edges of the columns of the tables before it: what has the same columns is the
    rest of one of them or another like it, however short.
    """
    if len(lines[start].segments) < 2:
        return None
    end = start
    columns: Columns = []
    while end < len(lines):
        grown = _grown(columns, lines[end].segments)
        if len(grown) < 2 or not _continues(lines, start, end, columns, grown):
            break
        columns = grown
        end += 1
    while end > start and _is_below(lines, end - 1, columns):
        end -= 1
    found = lines[start:end]
    columns = []
    for line in found:
        columns = _grown(columns, line.segments)
    lefts = [left for left, _ in columns]
    goes_on = any(same_columns(lefts, each) for each in earlier)
    if not found or (len(found) < _FEWEST_ROWS and not goes_on):
        return None
    rows = _rows(found, columns, rules)
    if not goes_on and not _is_table(rows, has_rules=bool(_inside(found, columns, rules))):
        return None
    box = (columns[0][0], found[0].top, columns[-1][1], found[-1].bottom)
    table = TableOnPage(found[0].page, box, lefts=lefts)
    table.rows = [[_cell_items(cell, join) for cell in row] for row in rows]
    return table, end


def same_columns(lefts: list[float], others: list[float]) -> bool:
    """Whether columns begin at the same places."""
    return len(lefts) == len(others) and all(
        abs(a - b) < _SAME_EDGE for a, b in zip(lefts, others, strict=True)
    )


def _is_table(rows: list[list[list[str]]], *, has_rules: bool) -> bool:
    """Enough rows, and at least half of them with several filled cells. With rules between them, two do."""
    several = sum(1 for row in rows if sum(1 for cell in row if cell) >= 2)
    return several >= 2 and several * 2 >= len(rows) and (has_rules or len(rows) >= _FEWEST_ROWS)


def _is_below(lines: list[TextLine], at: int, columns: Columns) -> bool:
    """A line below the table that happens to stand under its first column, with white above it.

    Without white it is the rest of the last row's first cell.
    """
    line = lines[at]
    if len(line.segments) > 1 or _column_of(columns, line.segments[0]) != 0:
        return False
    return not at or line.top - lines[at - 1].bottom > _WHITE_BETWEEN_ROWS * line.size


def _grown(columns: Columns, segments: list[Segment]) -> Columns:
    """The columns with more text in them: intervals that come too close become one."""
    spans = sorted([*columns, *((segment.x0, segment.x1) for segment in segments)])
    merged = [spans[0]]
    for x0, x1 in spans[1:]:
        if x0 - merged[-1][1] < _COLUMN_GAP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _continues(lines: list[TextLine], start: int, at: int, columns: Columns, grown: Columns) -> bool:
    if at == start:
        return True
    line, before = lines[at], lines[at - 1]
    if line.top - before.bottom > _FARTHEST * line.size or line.top < before.top:
        return False
    if len(line.segments) == 1 and line.size > _LARGER * before.size:  # a heading below the table
        return False
    if len(grown) < len(columns):  # columns run together: the table has ended, or there never was one
        return False
    # A long line in one piece is running text, even where it stays within a column.
    return len(line.segments) > 1 or line.x1 - line.x0 < _ACROSS * (grown[-1][1] - grown[0][0])


def _column_of(columns: Columns, segment: Segment) -> int:
    middle = (segment.x0 + segment.x1) / 2
    return min(
        range(len(columns)),
        key=lambda index: max(columns[index][0] - middle, middle - columns[index][1], 0.0),
    )


def _rows(lines: list[TextLine], columns: Columns, rules: list[Rule]) -> list[list[list[str]]]:
    """The lines put into rows: for each row, for each column, its pieces of text from top to bottom."""
    placed = [_placed(line, columns) for line in lines]
    groups = _by_rules(lines, _inside(lines, columns, rules)) or _by_white(lines, placed)
    rows = []
    for group in groups:
        row: list[list[str]] = [[] for _ in columns]
        for index in group:
            for cell, more in zip(row, placed[index], strict=True):
                cell.extend(more)
        rows.append(row)
    return rows


def _placed(line: TextLine, columns: Columns) -> list[list[str]]:
    placed: list[list[str]] = [[] for _ in columns]
    for segment in line.segments:
        placed[_column_of(columns, segment)].append(segment.text)
    return placed


def _inside(lines: list[TextLine], columns: Columns, rules: list[Rule]) -> list[float]:
    """The heights of the rules that cut the table across, between its first line and its last."""
    left, right = columns[0][0], columns[-1][1]
    heights = sorted(
        height
        for x0, x1, height in rules
        if min(x1, right) - max(x0, left) >= _ACROSS * (right - left)
        and lines[0].bottom - 2 <= height <= lines[-1].top + 2
    )
    return [height for index, height in enumerate(heights) if index == 0 or height - heights[index - 1] > 2]


def _by_rules(lines: list[TextLine], heights: list[float]) -> list[list[int]]:
    """Lines between the same two rules are one row. Nothing where fewer than two rules cut the table."""
    if len(heights) < 2:
        return []
    groups: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        middle = (line.top + line.bottom) / 2
        groups.setdefault(sum(1 for height in heights if height < middle), []).append(index)
    return [groups[key] for key in sorted(groups)]


def _by_white(lines: list[TextLine], placed: list[list[list[str]]]) -> list[list[int]]:
    """Lines without much white between them are one row, unless each of them is a row of figures."""
    blocks: list[list[int]] = [[0]]
    for index, (before, line) in enumerate(pairwise(lines), start=1):
        if line.top - before.bottom > _WHITE_BETWEEN_ROWS * line.size:
            blocks.append([index])
        else:
            blocks[-1].append(index)
    has_wide_white = len(blocks) > 1
    rows: list[list[int]] = []
    for block in blocks:
        if has_wide_white and len(block) > 1 and not all(_is_whole_row(placed[index]) for index in block):
            _add(rows, block, placed)
            continue
        is_row = has_wide_white and _begins_anew(block, placed)
        for index in block:
            if rows and _goes_on(placed[index]) and not (is_row and index == block[0]):
                rows[-1].append(index)
            else:
                rows.append([index])
    return rows


def _add(rows: list[list[int]], block: list[int], placed: list[list[list[str]]]) -> None:
    """A block of lines is a row of its own, or more of the row above where its first column is empty.

    An empty first column also stands for a merged cell, as of an objective with several actions: a block
    that says something of its own in nearly every other column is a row.
    """
    if rows and not any(placed[index][0] for index in block) and not _begins_anew(block, placed):
        rows[-1].extend(block)
    else:
        rows.append(block)


def _begins_anew(block: list[int], placed: list[list[list[str]]]) -> bool:
    """Whether the columns behind the first are filled, each beginning as a cell begins."""
    others = len(placed[block[0]]) - 1
    first = [
        next((placed[index][at][0] for index in block if placed[index][at]), "")
        for at in range(1, others + 1)
    ]
    begun = [text for text in first if text and not text[0].islower()]
    return len(begun) >= 2 and len(begun) * 3 >= others * 2 and bool(placed[block[0]][1])


def _goes_on(placed: list[list[str]]) -> bool:
    """A line that only adds to cells of the row above: its first column is empty, or it alone is not."""
    filled = sum(1 for cell in placed if cell)
    return filled < len(placed) and (filled == 1 or not placed[0])


def _is_whole_row(placed: list[list[str]]) -> bool:
    """Most columns are filled and one of them is a figure: a row of a dense table, not part of a cell."""
    filled = [" ".join(cell) for cell in placed if cell]
    figures = sum(1 for text in filled if re.fullmatch(r"[£+–-]?[\d,.]+\s?%?", text))
    return bool(placed[0]) and len(filled) * 5 >= len(placed) * 4 and figures >= 1


def _cell_items(texts: list[str], join: Join) -> list[str]:
    items: list[list[str]] = []
    for text in texts:
        if not items or split_marker(text)[2]:
            items.append([text])
        else:
            items[-1].append(text)
    return [join(item) for item in items]
