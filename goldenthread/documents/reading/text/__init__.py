"""Reading plain text, markdown, HTML fragments and text that a converter made from a PDF.

An officer pastes last year's plan, or uploads what a converter left of it. This takes the text apart
into headings, paragraphs, list items and tables without knowing what a plan is, and accounts for
every line: it is in a block, or it is page furniture with the reason why.
"""

from __future__ import annotations

from goldenthread.documents.reading.source import Block, ListItem, SourceDocument, SourceLine, Table
from goldenthread.documents.reading.text.accounting import add_what_is_missing
from goldenthread.documents.reading.text.collapsed import read_collapsed
from goldenthread.documents.reading.text.collapsed.heading import columns_in
from goldenthread.documents.reading.text.collapsed.stacked import read_stacked
from goldenthread.documents.reading.text.columns import is_single_column_heading
from goldenthread.documents.reading.text.layout import LayoutReader, read_contents
from goldenthread.documents.reading.text.lines import TextLines, split_lines
from goldenthread.documents.reading.text.markers import split_marker
from goldenthread.documents.reading.text.markup import cell as make_cell, plain
from goldenthread.documents.reading.text.prose import ProseReader
from goldenthread.documents.reading.text.rows import (
    Row,
    is_pipe_row,
    is_pipe_rule,
    is_tab_row,
    pipe_cells,
    read_line_between,
    read_tab_row,
)
from goldenthread.documents.reading.text.tables import TableBuilder, split_tables
from goldenthread.documents.reading.text.web import WebReader, is_web_page, table_begins
from goldenthread.documents.reading.text.words import starts_small

__all__ = ["read_text"]


def read_text(name: str, text: str) -> SourceDocument:
    """Take a text apart into numbered lines and blocks.

    `name` is the name the user knows the document by. Never raises, whatever the text is. Each line is
    in at least one block or has an entry in `furniture`.
    """
    lines = split_lines(text)
    reader = _Reader(lines)
    reader.read()
    blocks = add_what_is_missing(reader.blocks, lines)
    source = [SourceLine(line.number, line.text, line.page) for line in lines.lines]
    return SourceDocument(name, "text", source, blocks, dict(sorted(lines.furniture.items())))


class _Reader:
    """Walks through the lines once, handing each stretch to the reader it is for."""

    def __init__(self, lines: TextLines) -> None:
        self.lines = lines
        self.blocks: list[Block] = []
        self.prose = ProseReader(lines, self.blocks)
        self.layout = LayoutReader(lines)

    def read(self) -> None:
        index = 0
        if is_web_page(self.lines):
            WebReader(self.lines, self.blocks).read(0)
            return
        while index < len(self.lines):
            if self.lines.is_furniture(index):
                self.prose.blank()
                index += 1
                continue
            after = self._read_table(index)
            if after == index:
                self.prose.read(index)
                after = index + 1
            index = after
        self.prose.close()

    def _read_table(self, index: int) -> int:
        """Read the table that begins at `index`; the index of the line after it, or `index` for none."""
        rows, after = self._rows_from(index)
        if rows:
            self.prose.close()
            self._add_tables(rows)
        elif table_begins(self.lines.text(index)):
            self.prose.close()
            after = WebReader(self.lines, self.blocks).read(index, until_table_ends=True)
        else:
            after = self._single_column(index)
            for read in (read_collapsed, read_stacked, read_contents, self._read_layout):
                if after == index:
                    blocks, after = read(self.lines, index)
                    if blocks:
                        self.prose.close()
                        self.blocks.extend(blocks)
        if after > index:
            self.prose.blank()
        return after

    def _single_column(self, index: int) -> int:
        """A table of one column: its heading ("Indicator") and, directly below, a row in each line."""
        if not self.prose.gap or not is_single_column_heading(self.lines.text(index)):
            return index
        rows: list[Row] = []
        after = index
        while after < len(self.lines) and not self.lines.is_furniture(after):
            text, number = self.lines.text(after), self.lines.lines[after].number
            if after > index and (split_marker(text).is_item or is_tab_row(text) or is_pipe_row(text)):
                return index
            if len(rows) == 1 and columns_in(text):
                return index  # another column's name: not a table of one column
            if len(rows) > 1 and starts_small(text):
                rows[-1].cells.append(text)
                rows[-1].lines.append(number)
            else:
                rows.append(Row([text], [number]))
            after += 1
        if len(rows) < 2:
            return index
        self.prose.close()
        whole = self.lines.vocabulary.joined_all
        cells = [[make_cell(whole(row.cells), tuple(row.lines))] for row in rows]
        numbers = tuple(self.lines.lines[at].number for at in range(index, after))
        self.blocks.append(Table(cells, numbers))
        return after

    def _read_layout(self, _: TextLines, index: int) -> tuple[list[Block], int]:
        return self.layout.read(index)

    def _rows_from(self, index: int) -> tuple[list[Row], int]:
        text = self.lines.text(index)
        if is_tab_row(text):
            return self._tab_rows(index)
        if is_pipe_row(text) or ("|" in text and self._rule_follows(index)):
            return self._pipe_rows(index)
        return [], index

    def _rule_follows(self, index: int) -> bool:
        return index + 1 < len(self.lines) and is_pipe_rule(self.lines.text(index + 1))

    def _tab_rows(self, index: int) -> tuple[list[Row], int]:
        rows: list[Row] = []
        expected, gap, after = 0, False, index
        while index < len(self.lines):
            if self.lines.is_furniture(index):
                gap = True
                index += 1
                continue
            text = self.lines.text(index)
            if is_tab_row(text) or (rows and text.startswith("\t")):
                row, index = read_tab_row(self.lines, index, expected)
            elif rows and not gap and (between := read_line_between(self.lines, index, rows[-1], expected)):
                row, index = between
                if row is rows[-1]:
                    after = index
                    continue
            else:
                break
            row.after_gap = gap
            rows.append(row)
            expected = max(expected, len(row.cells) - 1) if not gap else len(row.cells) - 1
            gap, after = False, index
        return rows, after

    def _pipe_rows(self, index: int) -> tuple[list[Row], int]:
        rows: list[Row] = []
        gap, after = False, index
        while index < len(self.lines):
            text = self.lines.text(index)
            number = self.lines.lines[index].number
            if self.lines.is_furniture(index):
                gap = True
            elif is_pipe_rule(text) or is_pipe_row(text) or ("|" in text and not gap):
                cells = pipe_cells(text)
                rows.append(Row(cells, [number], gap, cell_lines=[(number,)] * len(cells)))
                gap, after = False, index + 1
            else:
                break
            index += 1
        return rows, after

    def _add_tables(self, rows: list[Row]) -> None:
        for table in split_tables(rows):
            if _is_list(table):
                self._add_list(table)
            else:
                self.blocks.extend(TableBuilder(table, self.lines).build())

    def _add_list(self, rows: list[Row]) -> None:
        for row in rows:
            item = split_marker(f"{row.cells[0].strip()} {row.cells[1].strip()}")
            self.blocks.append(ListItem(plain(item.text), tuple(row.lines), item.marker))


def _is_list(rows: list[Row]) -> bool:
    """Whether tabs only set off bullets and numbers ("(a)<tab>text") rather than columns."""
    for row in rows:
        if len(row.cells) != 2 or not row.cells[1].strip():
            return False
        mark = row.cells[0].strip()
        taken = split_marker(f"{mark} X")
        if not mark or not taken.is_item or taken.text.strip() != "X":
            return False
    return True
