"""The tables of a Word document: rows as they stand, with merged cells where their text is printed.

A cell that reaches over several columns stands in the first of them, one that reaches over several rows in
the first of those; the other places are empty, and a repair says so. A table inside a cell is read as text
of that cell. A table of one column is a frame around text and is read as that text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from goldenthread.documents.reading.source import Cell

_MOST_COLUMNS = 63  # what Word itself allows
_GROUPS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}

CellReader = Callable[[Any], list[str]]
"""Gives the paragraphs of a cell as printed."""


@dataclass(slots=True)
class Row:
    """One row of a table before it has a line of its own."""

    texts: list[list[str]] = field(default_factory=list)  # the paragraphs of each place
    heading: bool = False  # marked to be repeated on each page
    single: bool = False  # one cell over the whole width
    spread: bool = False  # a cell reaches over several columns
    continued: bool = False  # a cell comes down from the row above
    starts_merge: int = 0  # cells that reach over the rows below
    nested: bool = False

    @property
    def filled(self) -> int:
        return sum(1 for parts in self.texts if parts)


def children(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also where they are wrapped in form fields or insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _GROUPS:
            yield from children(child, tag)


def is_frame(table: Any) -> bool:
    """Whether every row has one cell: a border around text, not a table."""
    return all(sum(1 for _ in children(row, "tc")) <= 1 for row in children(table, "tr"))


def rows_of(table: Any, read_cell: CellReader) -> Iterator[Row | None]:
    """The rows in order; None for a row that was deleted with changes tracked."""
    for element in children(table, "tr"):
        properties = element.find("trPr")
        if properties is not None and properties.find("del") is not None:
            yield None
        else:
            yield _row(element, properties, read_cell)


def _row(element: Any, properties: Any, read_cell: CellReader) -> Row:
    row = Row(heading=_flag(properties, "tblHeader"))
    row.texts.extend([] for _ in range(_count(properties, "gridBefore", 0)))
    cells = list(children(element, "tc"))
    for cell in cells:
        about = cell.find("tcPr")
        across = _count(about, "gridSpan", 1)
        down = _merge(about, "vMerge")
        sideways = _merge(about, "hMerge")
        texts = [] if down == "continue" or sideways == "continue" else read_cell(cell)
        row.texts.append(texts)
        row.texts.extend([] for _ in range(across - 1))
        row.spread = row.spread or across > 1 or sideways == "restart"
        row.continued = row.continued or down == "continue"
        row.starts_merge += 1 if down == "restart" and texts else 0
        row.nested = row.nested or cell.find(".//tbl") is not None
    row.single = len(cells) == 1 and row.spread
    del row.texts[_MOST_COLUMNS * 2 :]
    return row


def _merge(about: Any, name: str) -> str:
    element = about.find(name) if about is not None else None
    return element.get("val", "continue") if element is not None else ""


def _flag(properties: Any, name: str) -> bool:
    element = properties.find(name) if properties is not None else None
    return element is not None and element.get("val", "1") not in ("0", "false", "off")


def _count(properties: Any, name: str, otherwise: int) -> int:
    element = properties.find(name) if properties is not None else None
    try:
        return (
            min(max(int(element.get("val", otherwise)), otherwise), _MOST_COLUMNS)
            if element is not None
            else otherwise
        )
    except ValueError:
        return otherwise


def squared(rows: list[list[Cell]], lines: list[int]) -> None:
    """Make all rows as long as the longest, with empty cells on the right."""
    width = max((len(row) for row in rows), default=0)
    for row, number in zip(rows, lines, strict=True):
        row.extend(Cell("", (number,)) for _ in range(width - len(row)))
