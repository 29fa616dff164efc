"""A document on its way out of the child process that read it, as JSON.

What comes back from a process that opened a stranger's file is itself not trusted: it is plain data, and
every piece of it is checked for its type before it becomes a document again.
"""

from __future__ import annotations

import json
from typing import Any

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


def document_as_json(document: SourceDocument) -> str:
    """The whole document as one JSON text."""
    return json.dumps(
        {
            "name": document.name,
            "format": document.format,
            "lines": [[line.number, line.text, line.page, line.sheet] for line in document.lines],
            "blocks": [_block_as_data(block) for block in document.blocks],
            "furniture": [[number, reason] for number, reason in document.furniture.items()],
            "warnings": document.warnings,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def document_from_json(text: str) -> SourceDocument:
    """The document again. Raises ValueError where the text is not what document_as_json writes."""
    try:
        data = json.loads(text)
        return SourceDocument(
            name=_text(data["name"]),
            format=_text(data["format"]),
            lines=[_line(item) for item in _list(data["lines"])],
            blocks=[_block(item) for item in _list(data["blocks"])],
            furniture={_number(number): _text(reason) for number, reason in _list(data["furniture"])},
            warnings=[_text(warning) for warning in _list(data["warnings"])],
        )
    except (KeyError, TypeError, IndexError, RecursionError) as error:
        raise ValueError("This is not a document that was read.") from error


def _block_as_data(block: Block) -> list[Any]:
    lines = list(block.lines)
    if isinstance(block, Heading):
        return ["heading", lines, block.text, block.level]
    if isinstance(block, Paragraph):
        return ["paragraph", lines, block.text, block.bold]
    if isinstance(block, ListItem):
        return ["item", lines, block.text, block.marker, block.depth]
    rows = [_row_as_data(row) for row in block.rows]
    return ["table", lines, rows, block.header_rows, [[text, list(where)] for text, where in block.repairs]]


def _row_as_data(row: list[Cell]) -> list[Any]:
    """A row of a sheet in short (all of its cells stand on one line), any other row cell by cell."""
    lines = row[0].lines if row else ()
    if all(cell.lines == lines and not cell.items for cell in row):
        return ["same", list(lines), [cell.text for cell in row]]
    return ["cells", [[cell.text, list(cell.lines), list(cell.items)] for cell in row]]


def _block(data: Any) -> Block:
    kind, lines = data[0], _numbers(data[1])
    if kind == "heading":
        return Heading(_text(data[2]), _number(data[3]), lines)
    if kind == "paragraph":
        return Paragraph(_text(data[2]), lines, data[3] is True)
    if kind == "item":
        return ListItem(_text(data[2]), lines, _text(data[3]), _number(data[4]))
    if kind == "table":
        rows = [_row(row) for row in _list(data[2])]
        repairs = [(_text(text), _numbers(where)) for text, where in _list(data[4])]
        return Table(rows, lines, _number(data[3]), repairs)
    raise ValueError("This is not a block of a document.")


def _row(data: Any) -> list[Cell]:
    if data[0] == "same":
        lines = _numbers(data[1])
        return [Cell(_text(text), lines) for text in _list(data[2])]
    return [_cell(cell) for cell in _list(data[1])]


def _cell(data: Any) -> Cell:
    return Cell(_text(data[0]), _numbers(data[1]), tuple(_text(item) for item in _list(data[2])))


def _line(data: Any) -> SourceLine:
    page = None if data[2] is None else _number(data[2])
    return SourceLine(_number(data[0]), _text(data[1]), page, _text(data[3]))


def _numbers(data: Any) -> tuple[int, ...]:
    return tuple(_number(item) for item in _list(data))


def _number(data: Any) -> int:
    if type(data) is not int:
        raise ValueError("A number was expected.")
    return data


def _text(data: Any) -> str:
    if type(data) is not str:
        raise ValueError("A text was expected.")
    return data


def _list(data: Any) -> list[Any]:
    if type(data) is not list:
        raise ValueError("A list was expected.")
    return data
