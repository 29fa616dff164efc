"""A document as it was found, before anybody asks what it means.

Whatever the file was (Word, PDF, Excel, CSV or text), reading it gives a :class:`SourceDocument`:
the lines it consists of, numbered from 1, and the blocks (headings, paragraphs, list items, tables)
those lines form. Every block and every cell remembers the lines it was made from, so that whatever
is recognised later can be shown beside its source, and every line can be accounted for.

What counts as a line: a line of a text file; a paragraph or a table row of a Word document; a line
of text or a table row on a page of a PDF; a row of a sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the source, its text untouched (cells of a row are joined by tabs)."""

    number: int
    text: str
    page: int | None = None
    sheet: str = ""


@dataclass(slots=True)
class Cell:
    """One cell of a table. `lines` are the numbers of the source lines its text came from."""

    text: str
    lines: tuple[int, ...] = ()
    items: tuple[str, ...] = ()  # the bullets or paragraphs inside the cell, where there are several

    def __bool__(self) -> bool:
        return bool(self.text.strip())


@dataclass(slots=True)
class Heading:
    """A heading. `level` 1 is the highest; 0 means that the level is not known."""

    text: str
    level: int
    lines: tuple[int, ...]


@dataclass(slots=True)
class Paragraph:
    """Running text. `bold` when all of it is emphasised, as plans do with key actions and outcomes."""

    text: str
    lines: tuple[int, ...]
    bold: bool = False


@dataclass(slots=True)
class ListItem:
    """One bullet or numbered item. `marker` is the label as printed ("(a)", "1."), "" for a bullet."""

    text: str
    lines: tuple[int, ...]
    marker: str = ""
    depth: int = 0


@dataclass(slots=True)
class Table:
    """A table: rows of cells, of equal length where the source allows it.

    `header_rows` says how many rows at the top are headings. `repairs` are the sentences that say
    what was put back together (a row continued on the next page, a cell that slipped a column) and
    which lines it concerns; the reader of the draft sees them.
    """

    rows: list[list[Cell]]
    lines: tuple[int, ...]
    header_rows: int = 1
    repairs: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)


Block = Heading | Paragraph | ListItem | Table


@dataclass(slots=True)
class SourceDocument:
    """A document taken apart: its lines, its blocks in order, and what is only page furniture.

    `furniture` maps a line number to the reason why the line says nothing ("page number",
    "running header", "blank line", "rule under a table's heading").
    `warnings` are sentences for the user ("The sheet 'Data' is hidden; it was read as well.").
    """

    name: str
    format: str  # "text", "word", "pdf", "excel", "csv"
    lines: list[SourceLine]
    blocks: list[Block]
    furniture: dict[int, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
