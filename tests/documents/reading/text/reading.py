"""Short ways to say what a text became; a tab is written "→" in the tables of the tests."""

from __future__ import annotations

from goldenthread.documents.reading.source import Block, Heading, ListItem, Paragraph, SourceDocument, Table
from goldenthread.documents.reading.text import read_text


def read(text: str) -> SourceDocument:
    return read_text("a document", text.replace("→", "\t"))


def only_table(text: str) -> Table:
    tables = [block for block in read(text).blocks if isinstance(block, Table)]
    assert len(tables) == 1, tables
    return tables[0]


def words(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def said(block: Block) -> str:
    """A block in one line: "H2 Priority One", "- item", "(a) item", "P text", "B bold text"."""
    if isinstance(block, Heading):
        return f"H{block.level} {block.text}"
    if isinstance(block, ListItem):
        return f"{'  ' * block.depth}{block.marker or '-'} {block.text}"
    if isinstance(block, Paragraph):
        return f"{'B' if block.bold else 'P'} {block.text}"
    return f"T {len(block.rows)}x{len(block.rows[0])}"
