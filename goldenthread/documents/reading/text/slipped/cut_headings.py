"""Headings that a cell border cut in two: "1a. Go" in one cell, "od maternal health" in the next.

Where a table's section headings ran across its narrow first column, a converter cuts them at the
border, in the middle of a word. The document knows the word ("good"), so the heading is made whole.
A measure's name printed behind the heading in the same cell gets a row of its own.
"""

from __future__ import annotations

import re

from goldenthread.documents.reading.text.known import measure_starts
from goldenthread.documents.reading.text.markup import plain
from goldenthread.documents.reading.text.rows import Row
from goldenthread.documents.reading.text.words import Vocabulary

Repairs = list[tuple[str, tuple[int, ...]]]

_LAST_LETTERS = re.compile(r"([^\W\d_]+)$")
_FIRST_LETTERS = re.compile(r"([^\W\d_]+)")
_STRAY = re.compile(r"\S\s+(?=[^\W\d_])")
_FEWEST = 2  # one such row alone may be chance


def whole_heading(first: str, second: str, vocabulary: Vocabulary) -> str:
    """The heading that two neighbouring cells make, or "" where they are not halves of one word."""
    before, after = plain(first), plain(second)
    last = _LAST_LETTERS.search(before)
    if not last or not after[:1].islower():
        return ""
    for candidate in (after, _STRAY.sub("", after, count=1) if _STRAY.match(after) else ""):
        start = _FIRST_LETTERS.match(candidate)
        if not start:
            continue
        for shared in (0, 1):  # a letter on the border may be printed on both sides
            if shared and last[1][-1].lower() != start[1][0]:
                continue
            whole = last[1] + start[1][shared:]
            if whole in vocabulary and vocabulary.count(whole) >= vocabulary.count(start[1]) / 2:
                vocabulary.halves.update((last[1].lower(), start[1].lower(), after[0].lower()))
                return before + candidate[shared:]
    return ""


def mend_cut_headings(rows: list[Row], key: int, vocabulary: Vocabulary) -> tuple[list[Row], Repairs]:
    """The rows with cut headings made whole in their first cell, and what was done."""
    if key < 1:
        return rows, []
    found = {
        at: heading
        for at, row in enumerate(rows)
        if row.cells[key - 1].strip() and row.cells[key].strip()
        and (heading := whole_heading(row.cells[key - 1], row.cells[key], vocabulary))
    }  # fmt: skip
    if len(found) < _FEWEST:
        return rows, []
    mended: list[Row] = []
    repairs: Repairs = []
    for at, row in enumerate(rows):
        if at not in found:
            mended.append(row)
            continue
        heading = found[at]
        starts = [start for start in measure_starts(heading) if start > 0]
        name = heading[starts[0] :] if starts else ""
        heading = heading[: starts[0]].strip() if starts else heading
        row.cells[key - 1], row.cells[key] = heading, ""
        mended.append(row)
        repairs.append(
            (f"The heading “{heading}” was cut by a cell border and put together.", tuple(row.lines))
        )
        if name:
            mended.append(_row_of_name(row, name, key))
            repairs.append((f"“{name}” stood behind a heading and got a row of its own.", tuple(row.lines)))
    return mended, repairs


def _row_of_name(row: Row, name: str, key: int) -> Row:
    """A row for a measure that was printed behind a heading; figures beside it are the measure's."""
    cells = [""] * len(row.cells)
    cells[key] = name
    for at in range(key + 1, len(row.cells)):
        if any(char.isdigit() for char in row.cells[at]) or len(row.cells[at].strip()) > 1:
            cells[at], row.cells[at] = row.cells[at], ""
    return Row(cells, list(row.lines), cell_lines=list(row.cell_lines))
