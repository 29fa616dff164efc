"""Columns kept apart by spaces, as a PDF's page looks when its layout is kept.

Three things look like this: a table whose cells stand at the same place in every line, a page set in
two columns of running text, and a contents page with dots up to the page number. A table's cells that
go on in the next line are put together; columns of text are read one after the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldenthread.documents.reading.source import Block, Cell, Paragraph, Table
from goldenthread.documents.reading.text.lines import TextLines
from goldenthread.documents.reading.text.markers import split_marker
from goldenthread.documents.reading.text.markup import cell as make_cell, plain
from goldenthread.documents.reading.text.rows import Row
from goldenthread.documents.reading.text.tables import TableBuilder, looks_like_heading
from goldenthread.documents.reading.text.words import starts_small

_GAP = re.compile(r"(?<=[^\s.?!]) {2,}(?=\S)|(?<=[.?!]) {3,}(?=\S)")
_LEADER = re.compile(
    r"\s*(\S.{0,300}?)\s*(?:\.{4,}|(?:\. ){3,}\.?|…{2,}|_{4,})\s*(\d{1,4}(?:\s*[-–]\s*\d{1,4})?)\s*"
)
_FEWEST_LINES = 3
_SLACK = 2  # characters by which cells of one column may be out of line
_SUPPORT = 0.3  # share of the lines in which a column must begin
_FIT = 0.85  # share of the pieces that must stand in a column
_LONG_PIECE = 18  # characters: a line of running text in a column is longer


def read_contents(lines: TextLines, index: int) -> tuple[list[Block], int]:
    """A contents page with dots as a table of titles and pages; ([], index) if there is none."""
    rows: list[list[Cell]] = []
    numbers: list[int] = []
    at = after = index
    while at < len(lines):
        if lines.is_furniture(at):
            at += 1
            continue
        text = lines.text(at)
        dotted = len(text) < 400 and any(sign in text for sign in ("...", ". . ", "……", "____"))
        match = _LEADER.fullmatch(text) if dotted else None
        if not match:
            break
        number = lines.lines[at].number
        rows.append([make_cell(match[1], (number,)), Cell(match[2], (number,))])
        numbers.append(number)
        at += 1
        after = at
    return ([Table(rows, tuple(numbers), 0)], after) if rows else ([], index)


@dataclass(slots=True)
class _Piece:
    start: int
    text: str


@dataclass(slots=True)
class _Line:
    number: int
    pieces: list[_Piece]
    after_blank: bool = False


@dataclass(slots=True)
class LayoutReader:
    """Reads blocks of lines whose columns are kept apart by spaces."""

    lines: TextLines
    _tried: int = 0  # lines before this index have been looked at and are no columns
    _starts: list[int] = field(default_factory=list)

    def read(self, index: int) -> tuple[list[Block], int]:
        """The blocks that begin at `index` and the index after them; ([], index) for no columns."""
        if index < self._tried or not _GAP.search(self.lines.text(index)[:2000]):
            return [], index
        found, after = self._collect(index)
        gapped = [line for line in found if len(line.pieces) > 1]
        self._tried = after
        if len(gapped) < _FEWEST_LINES or len(gapped) < 0.5 * len(found):
            return [], index
        self._starts = self._columns(gapped)
        if len(self._starts) < 2 or not self._fits(found):
            return [], index
        if self._is_running_text(found):
            return self._read_columns(found), after
        return self._read_table(found), after

    def _collect(self, index: int) -> tuple[list[_Line], int]:
        """Lines that have gaps or are the rest of a cell, up to running text or two blank lines."""
        found: list[_Line] = []
        seen: set[int] = set()
        blank = 0
        second = 0
        at = after = index
        while at < len(self.lines) and blank < 2:
            text = self.lines.text(at).rstrip().strip("\f")
            if self.lines.is_furniture(at) or "\t" in text or "|" in text[:1]:
                blank += 1 if not text.strip() else 2
                at += 1
                continue
            pieces = self._pieces(text)
            starts = [piece.start for piece in pieces[1:]]
            if blank and found and not any(near in seen for start in starts for near in _around(start)):
                break  # other columns: another table
            seen.update(starts)
            if len(pieces) > 1:
                second = pieces[1].start if not second else min(second, pieces[1].start)
            elif blank or not self._is_rest_of_cell(pieces[0], second, at):
                break
            found.append(_Line(self.lines.lines[at].number, pieces, blank > 0 and bool(found)))
            blank = 0
            at += 1
            after = at
        return found, after

    def _is_rest_of_cell(self, piece: _Piece, second: int, at: int) -> bool:
        if piece.start >= max(second - _SLACK, 4):
            return True
        if piece.start + len(piece.text) >= second or split_marker(piece.text).bullet:
            return False
        following = self.lines.text(at + 1) if at + 1 < len(self.lines) else ""
        return bool(_GAP.search(following[:2000])) or starts_small(piece.text)

    @staticmethod
    def _pieces(text: str) -> list[_Piece]:
        text = text.replace("\u00a0", " ")
        cuts = [(match.start(), match.end()) for match in _GAP.finditer(text)]
        starts = [len(text) - len(text.lstrip()), *[end for _, end in cuts]]
        ends = [*[start for start, _ in cuts], len(text)]
        return [_Piece(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]

    def _columns(self, gapped: list[_Line]) -> list[int]:
        """Where the columns begin: places at which pieces begin in enough lines."""
        counts: dict[int, int] = {}
        for line in gapped:
            for piece in line.pieces:
                counts[piece.start] = counts.get(piece.start, 0) + 1
        groups: list[list[int]] = []
        for start in sorted(counts):
            if groups and start - groups[-1][-1] <= _SLACK:
                groups[-1].append(start)
            else:
                groups.append([start])
        needed = max(2, _SUPPORT * len(gapped))
        return [group[0] for group in groups if sum(counts[start] for start in group) >= needed]

    def _column_of(self, piece: _Piece) -> int | None:
        at = None
        for column, start in enumerate(self._starts):
            if piece.start >= start - _SLACK:
                at = column
        return at

    def _fits(self, found: list[_Line]) -> bool:
        pieces = [piece for line in found for piece in line.pieces]
        near = sum(
            1 for piece in pieces if any(abs(piece.start - start) <= 2 * _SLACK for start in self._starts)
        )
        return near >= _FIT * len(pieces)

    def _is_running_text(self, found: list[_Line]) -> bool:
        """Two columns of sentences, not of cells: long pieces on both sides that go on from line to line."""
        if len(self._starts) != 2 or len(found) < 4:
            return False
        both = [line for line in found if len(line.pieces) == 2]
        long = sum(1 for line in both if all(len(piece.text) >= _LONG_PIECE for piece in line.pieces))
        small = sum(1 for line in found for piece in line.pieces if piece.text[:1].islower())
        pieces = sum(len(line.pieces) for line in found)
        return long >= 0.6 * len(found) and small >= 0.4 * pieces

    def _read_columns(self, found: list[_Line]) -> list[Block]:
        blocks: list[Block] = []
        for column in range(len(self._starts)):
            parts: list[str] = []
            numbers: list[int] = []
            for line in found:
                own = [piece.text for piece in line.pieces if (self._column_of(piece) or 0) == column]
                if line.after_blank and parts:
                    blocks.append(self._paragraph(parts, numbers))
                    parts, numbers = [], []
                if own:
                    parts += own
                    numbers.append(line.number)
            if parts:
                blocks.append(self._paragraph(parts, numbers))
        return blocks

    def _paragraph(self, parts: list[str], numbers: list[int]) -> Paragraph:
        return Paragraph(plain(self.lines.vocabulary.joined_all(parts)), tuple(numbers))

    def _read_table(self, found: list[_Line]) -> list[Block]:
        rows: list[Row] = []
        parts: list[list[list[str]]] = []
        numbers: list[list[list[int]]] = []
        spaced = sum(line.after_blank for line in found) >= 0.25 * len(found)
        for line in found:
            cells: list[list[str]] = [[] for _ in self._starts]
            for piece in line.pieces:
                cells[self._column_of(piece) or 0].append(piece.text)
            if rows and not self._begins_row(line, cells, spaced):
                for column, own in enumerate(cells):
                    parts[-1][column] += own
                    if own:
                        numbers[-1][column].append(line.number)
                rows[-1].lines.append(line.number)
            else:
                rows.append(Row([], [line.number]))
                numbers.append([[line.number] if own else [] for own in cells])
                parts.append(cells)
        for row, held, found_in in zip(rows, parts, numbers, strict=True):
            row.cells = [self._cell_text(own) for own in held]
            row.cell_lines = [tuple(own or row.lines) for own in found_in]
        heading = 1 if looks_like_heading(rows[0]) else 0
        builder = TableBuilder(rows, self.lines, heading)
        joined = sum(1 for row in rows if len(row.lines) > 1)
        if joined:
            lines = tuple(number for row in rows if len(row.lines) > 1 for number in row.lines)
            builder.repairs.append(
                (f"The cells of {joined} rows went over several lines; they were joined.", lines)
            )
        return builder.build()

    def _cell_text(self, parts: list[str]) -> str:
        """The lines of a cell, with a break before each bullet or number."""
        items: list[list[str]] = []
        for part in parts:
            if items and not split_marker(part).is_item:
                items[-1].append(part)
            else:
                items.append([part])
        return "<br>".join(self.lines.vocabulary.joined_all(item) for item in items)

    def _begins_row(self, line: _Line, cells: list[list[str]], spaced: bool) -> bool:
        """Whether a line begins a row: after a blank line where rows are spaced, else by its first cell."""
        if spaced:
            return line.after_blank
        if line.after_blank:
            return True
        return bool(cells[0]) and not starts_small(cells[0][0]) and any(cells[1:])


def _around(start: int) -> range:
    """The places that count as the same column."""
    return range(start - 2 * _SLACK, start + 2 * _SLACK + 1)
