"""The sheet of paper beside the file: lines are numbered as they are read, blocks are noted, nothing slips.

Every reader of a format writes into a :class:`Gathering`. At the end it checks the promise made to the
officer: each line is in a block, or is furniture with a reason. A line that a reader forgot becomes a
paragraph, so that it is at worst "not understood" and never lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from goldenthread.documents.reading.source import Block, Cell, Paragraph, SourceDocument, SourceLine, Table

BLANK = "blank line"

# What breaks the notion of "one line" (vertical tab and form feed come out of Word and PDF) and what no
# database, terminal or XML file takes: the control characters, and halves of surrogate pairs.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def tidy(text: str) -> str:
    """Text that can be stored and shown anywhere: line ends as \\n, no control characters, edges trimmed."""
    if text.isprintable():  # nearly every cell: a scorecard has hundreds of thousands
        return text.strip(" \ufeff")
    text = _LINE_ENDS.sub("\n", text)
    return _CONTROLS.sub("", text).strip(" \t\n\u00a0\ufeff")


def one_line(text: str) -> str:
    """The same text on one line: line breaks inside a cell become spaces."""
    return " ".join(part.strip() for part in text.split("\n")) if "\n" in text else text


def counted(count: int, noun: str) -> str:
    """A number with its noun: "1 picture", "2 pictures"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


class Gathering:
    """A document while it is being read: lines, blocks, furniture and warnings, in the order found."""

    def __init__(self, name: str, format: str) -> None:
        self.name = name
        self.format = format
        self.lines: list[SourceLine] = []
        self.blocks: list[Block] = []
        self.furniture: dict[int, str] = {}
        self.warnings: list[str] = []

    def line(self, text: str, *, page: int | None = None, sheet: str = "") -> int:
        """Number one more line of the source and return its number."""
        number = len(self.lines) + 1
        self.lines.append(SourceLine(number, one_line(text), page, sheet))
        return number

    def furnish(self, number: int, reason: str) -> None:
        """Set a line aside: it says nothing, for this reason."""
        self.furniture[number] = reason

    def blank(self, *, page: int | None = None, sheet: str = "") -> int:
        number = self.line("", page=page, sheet=sheet)
        self.furniture[number] = BLANK
        return number

    def warn(self, sentence: str) -> None:
        """Tell the reader of the draft, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def finish(self) -> SourceDocument:
        """The document, with every line accounted for."""
        used = set(self.furniture)
        for block in self.blocks:
            used.update(lines_of(block))
        for line in self.lines:
            if line.number in used:
                continue
            if line.text.strip():
                self.blocks.append(Paragraph(line.text, (line.number,)))
            else:
                self.furniture[line.number] = BLANK
        return SourceDocument(
            name=self.name,
            format=self.format,
            lines=self.lines,
            blocks=self.blocks,
            furniture=self.furniture,
            warnings=self.warnings,
        )


def lines_of(block: Block) -> set[int]:
    """The numbers of all the source lines a block stands on."""
    numbers = set(block.lines)
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                numbers.update(cell.lines)
    return numbers


def unaccounted(document: SourceDocument) -> list[int]:
    """Lines that are neither in a block nor furniture, and line numbers that do not exist. Empty
    when right.
    """
    numbers = {line.number for line in document.lines}
    used = set(document.furniture)
    for block in document.blocks:
        used |= lines_of(block)
    return sorted(numbers ^ used)


def cell_of(paragraphs: Iterable[str], lines: tuple[int, ...]) -> Cell:
    """A cell from the paragraphs or bullets found in it; blank ones are dropped."""
    kept = tuple(text for text in (tidy(paragraph) for paragraph in paragraphs) if text)
    items = kept if len(kept) > 1 else ()
    return Cell("\n".join(kept), lines, items)


def row_text(cells: Iterable[str]) -> str:
    """A row as one line: its cells joined by tabs."""
    return "\t".join(one_line(cell).replace("\t", " ") for cell in cells)
