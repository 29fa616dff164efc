"""Documents made by hand: each heading, paragraph, bullet and table row is one line of the source."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.documents.reading.source import (
    Block,
    Cell,
    Heading,
    ListItem,
    Paragraph,
    SourceDocument,
    SourceLine,
    Table,
)


def heading(text: str, level: int = 1) -> Heading:
    return Heading(text, level, ())


def paragraph(text: str, *, bold: bool = False) -> Paragraph:
    return Paragraph(text, (), bold)


def bullet(text: str, *, marker: str = "", depth: int = 0) -> ListItem:
    return ListItem(text, (), marker, depth)


def table(*rows: str, header_rows: int = 1, repairs: tuple[str, ...] = ()) -> Table:
    """A table with its cells parted by "|"; " // " parts the bullets inside a cell."""
    cells = [[_cell(text) for text in row.split("|")] for row in rows]
    return Table(cells, (), header_rows, [(sentence, ()) for sentence in repairs])


def _cell(text: str) -> Cell:
    items = tuple(item.strip() for item in text.split("//"))
    return Cell("\n".join(items), items=items if len(items) > 1 else ())


def document(*blocks: Block, name: str = "plan.docx", format: str = "word") -> SourceDocument:
    """A document of these blocks; lines are numbered from 1, one for each block or table row."""
    lines: list[SourceLine] = []
    placed: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            placed.append(_place_table(block, lines))
            continue
        number = len(lines) + 1
        marker = f"{block.marker} " if isinstance(block, ListItem) and block.marker else ""
        lines.append(SourceLine(number, f"{marker}{block.text}"))
        placed.append(replace(block, lines=(number,)))
    return SourceDocument(name, format, lines, placed)


def _place_table(block: Table, lines: list[SourceLine]) -> Table:
    first = len(lines) + 1
    rows: list[list[Cell]] = []
    for row in block.rows:
        number = len(lines) + 1
        lines.append(SourceLine(number, "\t".join(cell.text.replace("\n", " ") for cell in row)))
        rows.append([replace(cell, lines=(number,)) for cell in row])
    whole = tuple(range(first, len(lines) + 1))
    return Table(rows, whole, block.header_rows, [(sentence, whole) for sentence, _ in block.repairs])
