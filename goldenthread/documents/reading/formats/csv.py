"""Reading CSV files: exports of systems and sheets saved as text, whatever separates their cells.

A record is a row of the sheet it was, even where a quoted cell holds line breaks. Which of comma,
semicolon, tab and bar separates the cells is found by trying: the one that cuts most rows into the same
number of cells.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from goldenthread.documents.reading.formats.gathering import Gathering
from goldenthread.documents.reading.formats.sheet_rows import SheetRow, clean_cell, write_rows
from goldenthread.documents.reading.limits import DEFAULT_LIMITS, ReadingLimits
from goldenthread.documents.reading.source import Paragraph, SourceDocument

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 200  # records looked at to find the separator
_MOST_LINES_IN_A_CELL = 200


def read_csv(name: str, text: str, *, limits: ReadingLimits = DEFAULT_LIMITS) -> SourceDocument:
    """A CSV file, decoded, as a document of one sheet. Reads what the limits allow and says what it left."""
    gathering = Gathering(name, "csv")
    text, separator = _declared_separator(gathering, text)
    separator = separator or separator_of(text)
    remaining = _Remaining(limits)
    write_rows(gathering, remaining.take(_records(gathering, text, separator, limits)))
    if remaining.unread:
        sentence = (
            f"Rows {remaining.first_unread:,} to {remaining.last:,} were not read: a file may have "
            f"{limits.rows:,} rows and {limits.cells:,} filled cells. Put them into a file of their own."
        )
        number = gathering.line(sentence)
        gathering.blocks.append(Paragraph(sentence, (number,)))
        gathering.warn(sentence)
    if not remaining.seen and not remaining.unread:
        gathering.warn("The file has no filled cells.")
    return gathering.finish()


def separator_of(text: str) -> str:
    """The separator that cuts the most records into one same number (two or more) of cells; comma if none."""
    best, best_score = ",", 0.0
    for separator in SEPARATORS:
        widths: Counter[int] = Counter()
        for count, row in enumerate(_parsed(text[:200_000], separator)):
            if count >= _SAMPLE:
                break
            if any(row):
                widths[len(row)] += 1
        total = sum(widths.values())
        wide = [(count, width) for width, count in widths.items() if width > 1]
        if not total or not wide:
            continue
        count, width = max(wide)
        score = count / total + min(width, 50) / 1000
        if score > best_score:
            best, best_score = separator, score
    return best


def looks_like_csv(text: str) -> bool:
    """Whether a text without a telling name is a table: at least three records of the same three
    or more cells.
    """
    separator = separator_of(text)
    widths = Counter(
        len(row) for row, _ in zip(_parsed(text[:200_000], separator), range(_SAMPLE), strict=False) if row
    )
    if not widths:
        return False
    width, count = widths.most_common(1)[0]
    return width >= 3 and count >= 3 and count >= 0.9 * sum(widths.values())


def _declared_separator(gathering: Gathering, text: str) -> tuple[str, str]:
    """Excel's own first line "sep=;" names the separator."""
    first, _, rest = text.partition("\n")
    stripped = first.strip().lower()
    if stripped.startswith("sep=") and len(stripped) in (4, 5):
        gathering.furnish(gathering.line(first.strip()), "line that names the separator")
        return rest, stripped[4:] or "\t"
    return text, ""


def _parsed(text: str, separator: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> Iterator[list[str]]:
    if csv.field_size_limit() < len(text):
        csv.field_size_limit(len(text))  # else a long cell would be an error, and its row lost
    source = io.StringIO(text, newline="")
    return csv.reader(source, delimiter=separator, skipinitialspace=separator != "\t", quoting=quoting)


def _quoting(gathering: Gathering, text: str, separator: str) -> Literal[0, 3]:
    """Whether quotation marks hold cells together. One that is never closed would swallow the rest
    of the file.
    """
    if '"' not in text:
        return csv.QUOTE_NONE
    for record in _parsed(text, separator):
        if any(cell.count("\n") > _MOST_LINES_IN_A_CELL for cell in record):
            gathering.warn("A quotation mark is opened and not closed, so quotation marks were read as text.")
            return csv.QUOTE_NONE
    return csv.QUOTE_MINIMAL


def _records(gathering: Gathering, text: str, separator: str, limits: ReadingLimits) -> Iterator[SheetRow]:
    quoting = _quoting(gathering, text, separator)
    for number, record in enumerate(_parsed(text, separator, quoting), start=1):
        cells = {}
        for column, value in enumerate(record):
            cleaned = clean_cell(gathering, value, limits.cell_characters)
            if cleaned:
                cells[column] = cleaned
        if cells:
            yield SheetRow(number, cells)


class _Remaining:
    """How many rows and cells may still be read, and which were not."""

    def __init__(self, limits: ReadingLimits) -> None:
        self.rows = limits.rows
        self.cells = limits.cells
        self.seen = 0
        self.first_unread = 0
        self.last = 0

    @property
    def unread(self) -> bool:
        return self.first_unread > 0

    def take(self, rows: Iterator[SheetRow]) -> Iterator[SheetRow]:
        for row in rows:
            self.last = row.number
            if self.unread:
                continue
            self.rows -= 1
            self.cells -= len(row.cells)
            if self.rows < 0 or self.cells < 0:
                self.first_unread = row.number
                continue
            self.seen += 1
            yield row
