"""Web pages and the HTML tables that converters put into text files.

Reads a stretch of lines that is HTML: headings, paragraphs, list items and tables, each with the
lines it stands in. The markup may be broken: tags that are never closed, a tag over several lines, a
table inside a cell. Nothing is fetched and nothing is run; scripts and style sheets are furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldenthread.documents.reading.source import Block, Heading, ListItem, Paragraph
from goldenthread.documents.reading.text.lines import TextLines
from goldenthread.documents.reading.text.markers import split_marker
from goldenthread.documents.reading.text.markup import is_bold, plain
from goldenthread.documents.reading.text.rows import Row
from goldenthread.documents.reading.text.tables import TableBuilder

_PAGE_BEGINS = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
_TABLE_BEGINS = re.compile(r"\s*<table[\s>]", re.IGNORECASE)
_TOKEN = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})((?:\s[^<>]{0,2000})?)/?>|<!--|<![a-zA-Z][^<>]{0,300}>"
)
_OPEN_TAG = re.compile(r"<[/a-zA-Z!][^<>]{0,2000}$")
_WORD = re.compile(r"[^\W_]+")
_SPAN = re.compile(r"(colspan|rowspan)\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_UNSEEN = {"script", "style", "head", "template", "noscript", "svg"}
_BLOCK_TAGS = """
p div section article header footer main blockquote dd dt ul ol dl figcaption caption address pre hr body
html nav aside
"""
_BLOCKS = frozenset(re.findall(r"\w+", _BLOCK_TAGS))
_WIDEST_SPAN = 60  # columns or rows one cell may be said to stretch over
_LONGEST_TAG = 20  # lines one tag may be broken over


def is_web_page(lines: TextLines) -> bool:
    """Whether the text as a whole is a web page."""
    beginning = "\n".join(line.text for line in lines.lines[:40])[:8000]
    return bool(_PAGE_BEGINS.search(beginning))


def table_begins(text: str) -> bool:
    """Whether an HTML table begins in this line of a text that is no web page."""
    return bool(_TABLE_BEGINS.match(text))


@dataclass(slots=True)
class _Table:
    rows: list[Row] = field(default_factory=list)
    heading: list[bool] = field(default_factory=list)  # for each row: all of its cells are <th>
    reserved: dict[int, int] = field(default_factory=dict)  # column -> rows that a cell above still covers
    in_head: bool = False
    open_cell: bool = False
    column: int = 0
    depth: int = 1


@dataclass(slots=True)
class WebReader:
    """Reads HTML from `index` on; `until_table_ends` for a single table inside other text."""

    lines: TextLines
    blocks: list[Block] = field(default_factory=list)
    _raw: list[str] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)
    _kind: str = "p"
    _depth: int = 0
    _table: _Table | None = None
    _unseen: str = ""
    _comment: bool = False
    _ended: bool = False

    def read(self, index: int, until_table_ends: bool = False) -> int:
        """Read lines to the end, or to the end of the table; the index of the line after."""
        opened = False
        while index < len(self.lines):
            last = self._end_of_broken_tag(index)
            text = " ".join(self.lines.text(at) for at in range(index, last))
            self._line(text, [self.lines.lines[at].number for at in range(index, last)])
            self._raw.append(" ")
            index = last
            opened = opened or self._table is not None or self._ended
            if until_table_ends and opened and self._table is None:
                break
        self._end_table()
        self._flush()
        return index

    def _end_of_broken_tag(self, index: int) -> int:
        last = index + 1
        if self._unseen or self._comment or not _OPEN_TAG.search(self.lines.text(index)[-2000:]):
            return last
        while last < min(len(self.lines), index + _LONGEST_TAG):
            text = self.lines.text(last)
            last += 1
            if ">" in text:
                self._note_tag(index, last)
                return last
            if "<" in text:
                break
        return index + 1

    def _note_tag(self, first: int, last: int) -> None:
        """The words of a tag that stands in several lines are markup, not words of the document."""
        text = "\n".join(self.lines.text(at) for at in range(first, last))
        for match in _TOKEN.finditer(text):
            if "\n" in match[0]:
                self.lines.vocabulary.halves.update(_WORD.findall(match[0].lower()))

    def _line(self, text: str, numbers: list[int]) -> None:
        words = False
        at = 0
        while at < len(text):
            if self._comment:
                end = text.find("-->", at)
                self._comment = end < 0
                at = len(text) if end < 0 else end + 3
                continue
            match = _TOKEN.search(text, at)
            words |= self._text(text[at : match.start() if match else len(text)], numbers)
            if not match:
                break
            at = match.end()
            if match[0] == "<!--":
                self._comment = True
            elif match[2]:
                self._tag(match, numbers)
        if not words:
            for number in numbers:
                self.lines.furniture.setdefault(number, "markup of the web page")

    def _text(self, text: str, numbers: list[int]) -> bool:
        if self._unseen or not text.strip():
            if text and not self._unseen and self._raw:
                self._raw.append(" ")
            return False
        if self._table is not None and not self._table.open_cell:
            self._open_cell("td", "")
        self._raw.append(text)
        self._numbers += numbers
        return True

    def _tag(self, match: re.Match[str], numbers: list[int]) -> None:
        closing, name, rest = bool(match[1]), match[2].lower(), match[3]
        if self._unseen:
            if (closing and name == self._unseen) or name == "body":
                self._unseen = ""
            return
        if name in _UNSEEN and not closing:
            self._unseen = name if not match[0].endswith("/>") else ""
        elif self._table is not None:
            self._tag_in_table(name, closing, rest, match[0])
        elif name == "table":
            if not closing:
                self._flush()
                self._table = _Table()
        elif re.fullmatch(r"h[1-6]", name) or name in _BLOCKS or name == "li":
            self._block_tag(name, closing)
        else:
            self._raw.append(match[0])

    def _block_tag(self, name: str, closing: bool) -> None:
        self._flush()
        if name in ("ul", "ol"):
            self._depth = max(0, self._depth + (-1 if closing else 1))
        self._kind = "p" if closing or name in _BLOCKS else name

    def _flush(self) -> None:
        raw, numbers = "".join(self._raw), tuple(dict.fromkeys(self._numbers))
        self._raw, self._numbers = [], []
        text = plain(raw)
        if not text or not numbers:
            return
        if self._kind == "li":
            item = split_marker(text)
            self.blocks.append(ListItem(item.text or text, numbers, item.marker, max(0, self._depth - 1)))
        elif self._kind.startswith("h") and len(self._kind) == 2:
            self.blocks.append(Heading(text, int(self._kind[1]), numbers))
        else:
            self.blocks.append(Paragraph(text, numbers, is_bold(raw)))

    # Tables

    def _tag_in_table(self, name: str, closing: bool, rest: str, whole: str) -> None:
        table = self._table
        assert table is not None
        if name == "table":
            table.depth += -1 if closing else 1
            if table.depth == 0:
                self._end_table()
            else:
                self._raw.append(" ")
        elif table.depth > 1:
            # A table inside a cell is text of that cell, a paragraph for each of its cells.
            self._raw.append("<p>" if name in ("td", "th", "tr", "p", "li") else " ")
        elif name in ("td", "th"):
            self._close_cell()
            if not closing:
                self._open_cell(name, rest)
        elif name == "tr":
            self._close_cell()
            if not closing:
                self._open_row()
        elif name in ("thead", "tbody", "tfoot"):
            self._close_cell()
            table.in_head = name == "thead" and not closing
        else:
            self._raw.append(whole)

    def _open_row(self) -> None:
        assert self._table is not None
        self._table.rows.append(Row([], []))
        self._table.heading.append(True)

    def _open_cell(self, name: str, rest: str) -> None:
        table = self._table
        assert table is not None
        if not table.rows:
            self._open_row()
        row = table.rows[-1]
        self._skip_reserved(row)
        spans = {key.lower(): min(int(count), _WIDEST_SPAN) for key, count in _SPAN.findall(rest)}
        column = len(row.cells)
        for _ in range(max(1, spans.get("colspan", 1))):
            row.cells.append("")
            row.cell_lines.append(())
        if spans.get("rowspan", 1) > 1:
            for covered in range(column, len(row.cells)):
                table.reserved[covered] = spans["rowspan"] - 1
        table.heading[-1] = table.heading[-1] and (name == "th" or table.in_head)
        table.open_cell = True
        table.column = column

    def _skip_reserved(self, row: Row) -> None:
        """Leave the columns empty that a cell of a row above stretches over."""
        reserved = self._table.reserved if self._table else {}
        while reserved.get(len(row.cells), 0) > 0:
            reserved[len(row.cells)] -= 1
            row.cells.append("")
            row.cell_lines.append(())

    def _close_cell(self) -> None:
        table = self._table
        if table is None or not table.open_cell:
            self._raw, self._numbers = ([], []) if table is not None else (self._raw, self._numbers)
            return
        row = table.rows[-1]
        column = table.column
        numbers = tuple(dict.fromkeys(self._numbers))
        row.cells[column] = "".join(self._raw).strip()
        row.cell_lines[column] = numbers
        row.lines = sorted({*row.lines, *numbers})
        self._raw, self._numbers = [], []
        table.open_cell = False

    def _end_table(self) -> None:
        table = self._table
        if table is None:
            return
        self._close_cell()
        self._table, self._ended = None, True
        rows: list[Row] = []
        heading = 0
        for row, is_heading in zip(table.rows, table.heading, strict=True):
            if not row.lines:
                continue
            row.cell_lines = [found or tuple(row.lines) for found in row.cell_lines]
            if is_heading and heading == len(rows):
                heading += 1
            rows.append(row)
        if rows:
            builder = TableBuilder(rows, self.lines, min(heading, len(rows)), rows_are_whole=True)
            self.blocks.extend(builder.build())
