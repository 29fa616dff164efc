"""Performance reports in which cells have slipped between rows.

Scanned or badly converted scorecards print a value's period in the next row, cut section headings at
a cell border, or repeat ever longer cells. Each kind of damage has its module; here they are tried in
turn, and only where a table shows them. Nothing is moved without a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldenthread.documents.reading.source import Block
from goldenthread.documents.reading.text.lines import TextLines
from goldenthread.documents.reading.text.rows import Row
from goldenthread.documents.reading.text.slipped.accumulated import mend_accumulated
from goldenthread.documents.reading.text.slipped.brackets import mend_brackets, mend_periods
from goldenthread.documents.reading.text.slipped.cut_headings import mend_cut_headings
from goldenthread.documents.reading.text.slipped.names import mend_names

__all__ = ["Mended", "mend_slipped"]

_NAMES_MEASURES = re.compile(
    r"\b(?:measures?|indicators?|kpis?|description|activit(?:y|ies)|actions?)\b", re.I
)
_FEWEST_COLUMNS = 4
_FEWEST_ROWS = 3


@dataclass(slots=True)
class Mended:
    """A table's rows after the repairs, the repairs, and what found no place in the table."""

    rows: list[Row]
    repairs: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    left_over: list[Block] = field(default_factory=list)


def mend_slipped(rows: list[Row], heading: Row, key: int, lines: TextLines) -> Mended:
    """Put slipped cells back. `key` is the column of the measures' names, `heading` the heading row."""
    mended = Mended(rows)
    named = [at for at, text in enumerate(heading.cells) if _NAMES_MEASURES.search(text)]
    key = named[0] if named and named[0] <= key + 1 else key
    if len(rows) < _FEWEST_ROWS or len(heading.cells) < _FEWEST_COLUMNS or key + 2 >= len(heading.cells):
        return mended
    mended.rows, repairs, mended.left_over = mend_accumulated(mended.rows, heading, key, lines)
    mended.repairs += repairs
    mended.rows, repairs = mend_cut_headings(mended.rows, key, lines.vocabulary)
    damaged = bool(mended.repairs or repairs)
    mended.repairs += repairs
    moved = mend_brackets(mended.rows, key) + mend_periods(mended.rows, key)
    mended.repairs += moved
    if damaged or moved:
        mended.rows, repairs = mend_names(mended.rows, key)
        mended.repairs += repairs
    return mended
