"""The rows of a table before they are a table: which lines are rows, and which lines a row is made of.

Two kinds of lines are rows: cells separated by tabs (what comes out of Word, Excel and most PDF
converters) and cells separated by pipes (markdown). A cell whose text was broken over several lines
is put together here, because the separators that are still missing say that the row goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldenthread.documents.reading.text.columns import heading_share
from goldenthread.documents.reading.text.known import is_level_word
from goldenthread.documents.reading.text.lines import TextLines
from goldenthread.documents.reading.text.markers import split_marker
from goldenthread.documents.reading.text.words import starts_small

_PIPE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\s*|\s*\|\s*:?-+:?\s*\|?\s*")
_CELL_RULE = re.compile(r"\s*(?:[-=_–—]{3,}|:-+:?|-+:)\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_LONGEST_LINE_BETWEEN = 300  # characters
_LONGEST_BREAK = 40  # lines one row may be broken over


@dataclass(slots=True)
class Row:
    """A row as found: its cells' raw text with the lines of each, and whether a gap came before it."""

    cells: list[str]
    lines: list[int]
    after_gap: bool = False
    broken: bool = False
    cell_lines: list[tuple[int, ...]] = field(default_factory=list)

    @property
    def filled(self) -> list[int]:
        return [index for index, text in enumerate(self.cells) if text.strip()]

    @property
    def is_rule(self) -> bool:
        """A row of dashes under a heading."""
        filled = self.filled
        return bool(filled) and all(_CELL_RULE.fullmatch(self.cells[index]) for index in filled)


def is_tab_row(text: str) -> bool:
    """A line whose cells are separated by tabs: more than an indented line."""
    return "\t" in text.strip(" \r\f\v") and (("\t" in text.strip()) or text.rstrip(" ").endswith("\t"))


def is_pipe_rule(text: str) -> bool:
    """The line of dashes that markdown puts under a pipe table's heading."""
    return "|" in text and "-" in text and len(text) < 2000 and bool(_PIPE_RULE.fullmatch(text))


def is_pipe_row(text: str) -> bool:
    """A line that begins with a pipe and has another one."""
    stripped = text.strip()
    return stripped.startswith("|") and stripped.count("|") >= 2


def pipe_cells(text: str) -> list[str]:
    """The cells of a pipe row, without the outer pipes."""
    stripped = text.strip()
    if stripped.startswith("|"):
        stripped = stripped[1:]
    if stripped.endswith("|") and not stripped.endswith("\\|"):
        stripped = stripped[:-1]
    return [part.strip().replace("\\|", "|") for part in _PIPE.split(stripped)]


def tab_cells(pieces: list[str], numbers: list[int]) -> Row:
    """One row from the lines it was broken over: tabs separate the cells, line ends sit inside them."""
    cells: list[str] = [""]
    cell_lines: list[list[int]] = [[]]
    for order, (piece, number) in enumerate(zip(pieces, numbers, strict=True)):
        for position, part in enumerate(piece.split("\t")):
            if position:
                cells.append("")
                cell_lines.append([])
            elif order and cells[-1].strip() and part.strip():
                cells[-1] += "<br>" if split_marker(part).is_item else "\x1f"
            cells[-1] += part
            if part.strip():
                cell_lines[-1].append(number)
    return Row(cells, numbers, cell_lines=[tuple(found) or tuple(numbers[:1]) for found in cell_lines])


def _open_quote(piece: str) -> bool:
    return piece.count('"') % 2 == 1 and any(part.startswith('"') for part in piece.split("\t"))


def read_tab_row(lines: TextLines, index: int, expected: int) -> tuple[Row, int]:
    """The row that begins at `index`, and the index of the line after it.

    `expected` is the number of tabs a full row of this table has (0 where it is not known yet). Lines
    are taken into the row while a quoted cell is open, or while tabs are missing and the next lines
    bring exactly those.
    """
    first = lines.text(index)
    last = index + 1
    if _open_quote(first):
        last = _end_of_quote(lines, index)
    elif first.count("\t") < expected:
        last = _end_of_broken_row(lines, index, expected)
    pieces = [lines.text(at).strip("\f") for at in range(index, last)]
    numbers = [lines.lines[at].number for at in range(index, last)]
    row = tab_cells(pieces, numbers)
    row.broken = last > index + 1
    if row.broken and _open_quote(first):
        row.cells = [_unquoted(text) for text in row.cells]
    return row, last


def read_line_between(lines: TextLines, index: int, above: Row, expected: int) -> tuple[Row, int] | None:
    """A line without tabs between the rows of a table, where rows go on directly below it.

    It is the first line of a broken cell, the rest of the row above (which is then changed and
    returned), or a sub-heading that fills one cell. None where the table has ended.
    """
    text = lines.text(index)
    number = lines.lines[index].number
    if len(text) > _LONGEST_LINE_BETWEEN:
        return None
    if _open_quote(text):
        last = _end_of_quote(lines, index)
        numbers = [lines.lines[at].number for at in range(index, last)]
        row = tab_cells([lines.text(at) for at in range(index, last)], numbers)
        row.cells = [_unquoted(cell) for cell in row.cells]
        return (row, last) if len(row.cells) == expected + 1 else None
    item = split_marker(text)
    room = len(above.lines) < _LONGEST_BREAK
    if room and above.cells[-1].strip() and (item.bullet or starts_small(text)):
        above.cells[-1] += f"<br>{text}" if item.bullet else f"\x1f{text}"
        above.cell_lines[-1] += (number,)
        above.lines.append(number)
        return above, index + 1
    following = index + 1
    if following >= len(lines) or lines.is_furniture(following) or "\t" not in lines.text(following):
        return None
    if is_level_word(text) or heading_share(lines.text(following).split("\t")) >= 0.75:
        return None
    if starts_small(lines.text(following)) and lines.text(following).count("\t") == expected:
        return tab_cells([text, lines.text(following)], [number, number + 1]), index + 2
    return Row([text], [number], cell_lines=[(number,)]), index + 1


def _unquoted(text: str) -> str:
    stripped = text.strip()
    if len(stripped) > 1 and stripped.startswith('"') and stripped.endswith('"'):
        return stripped[1:-1].replace('""', '"')
    return text


def _end_of_quote(lines: TextLines, index: int) -> int:
    quotes = 0
    for at in range(index, min(len(lines), index + _LONGEST_BREAK)):
        quotes += lines.text(at).count('"')
        if quotes % 2 == 0:
            return at + 1
    return index + 1


def _end_of_broken_row(lines: TextLines, index: int, expected: int) -> int:
    tabs = lines.text(index).count("\t")
    numbered = bool(split_marker(lines.text(index)).marker) or lines.text(index)[:1].isdigit()
    for at in range(index + 1, min(len(lines), index + _LONGEST_BREAK)):
        text = lines.text(at)
        if lines.is_furniture(at) or is_pipe_row(text):
            break
        own = text.count("\t")
        starts_row = bool(split_marker(text).marker) and numbered and own
        if starts_row or (own and not text.split("\t")[0].strip()):
            break
        if own and not numbered and not starts_small(text) and at == index + 1:
            break
        tabs += own
        if tabs == expected and own:
            return at + 1
        if tabs > expected:
            break
    return index + 1
