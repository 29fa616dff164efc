"""What the top of a table is: titles that stand above it, and how many rows are headings.

Officers put a title in the first row ("Priority 1 – Be safe"), then the headings, sometimes on two rows
("2016/17" over "Q1 Q2 Q3 Q4"). Word and Excel seldom mark any of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from goldenthread.documents.reading.formats.gathering import Gathering
from goldenthread.documents.reading.source import Cell, Table

_PLAIN_NUMBER = re.compile(r"[£€$]?\s?[-+–]?[\d,]*\.?\d+\s?%?")
_YEAR = re.compile(r"(19|20)\d\d")
_LONGEST_TITLE = 200  # characters


def filled(row: Sequence[Cell]) -> int:
    """How many cells of a row say something."""
    return sum(1 for cell in row if cell.text)


def title_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows at the top are titles: one filled cell each, with a row of several cells below them."""
    count = 0
    for row in rows:
        if filled(row) != 1:
            break
        count += 1
    if count == len(rows) or any(len(row[_first(row)].text) > _LONGEST_TITLE for row in rows[:count]):
        return 0
    return count


def _first(row: Sequence[Cell]) -> int:
    return next(index for index, cell in enumerate(row) if cell.text)


def section_starts(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Where a table begins anew: at a title that is followed by the table's own headings again.

    Officers put one table per priority under one another without a blank row between them.
    """
    starts = [0]
    first = title_rows(rows)
    if first >= len(rows):
        return starts
    heads = [cell.text for cell in rows[first]]
    for index in range(first + 2, len(rows)):
        if filled(rows[index]) > 1 and [cell.text for cell in rows[index]] == heads:
            start = index
            while start - 1 > first and filled(rows[start - 1]) == 1:
                start -= 1
            if start < index:
                starts.append(start)
    return starts


def header_rows(rows: Sequence[Sequence[Cell]], *, marked: int = 0, spread: Collection[int] = ()) -> int:
    """How many rows at the top are headings.

    `marked` is what the file itself says (Word's "repeat as header row"); `spread` are the rows in which a
    cell reaches over several columns: such a heading row is followed by another one.
    """
    if len(rows) < 2:
        return 0
    if marked:
        return min(marked, len(rows) - 1)
    if _is_figures(rows[0]):
        return 0
    count = 1
    while count < min(3, len(rows) - 1) and (count - 1) in spread and _is_words(rows[count]):
        count += 1
    return count


def _is_figures(row: Sequence[Cell]) -> bool:
    """More than half of the row are bare numbers that are not years: this is data, not headings."""
    texts = [cell.text for cell in row if cell.text]
    numbers = [text for text in texts if _PLAIN_NUMBER.fullmatch(text) and not _YEAR.fullmatch(text)]
    return len(numbers) * 2 > len(texts)


def _is_words(row: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in row if cell.text]
    return bool(texts) and all(
        len(text) <= 60 and (not _PLAIN_NUMBER.fullmatch(text) or _YEAR.fullmatch(text)) for text in texts
    )


def without_repeated_headings(gathering: Gathering, table: Table) -> None:
    """Set aside rows that repeat the table's headings word for word, as on each new page.

    Their lines become furniture and leave the table.
    """
    heads = [[cell.text for cell in row] for row in table.rows[: table.header_rows]]
    kept = []
    gone: set[int] = set()
    for index, row in enumerate(table.rows):
        texts = [cell.text for cell in row]
        if index >= table.header_rows and texts in heads and sum(1 for text in texts if text) > 1:
            gone.update(line for cell in row for line in cell.lines)
        else:
            kept.append(row)
    if gone:
        table.rows = kept
        table.lines = tuple(line for line in table.lines if line not in gone)
        for line in sorted(gone):
            gathering.furnish(line, "repeated heading of a table")
