"""Rows of a performance report that a converter ran together, pulled apart as far as they can be.

Some converters lose the borders between rows: one cell then holds the names of several measures, and
the cells beside it all their figures. The names can be told apart where each begins as measures do
("Number of …", "% of …"); a figure is given to one of them only where the counts agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.documents.reading.recognising.columns import FIGURES, Column, Heading
from goldenthread.documents.reading.recognising.rows import RowReader
from goldenthread.documents.reading.recognising.thread import Thread
from goldenthread.documents.reading.recognising.wording import plain, wording
from goldenthread.documents.reading.source import Cell
from goldenthread.plans.content import Kind

_LOOK_BACK = 40  # parts; rows that ran together stand near each other
_OPENING = re.compile(
    r"(?:(?<=\s)|^)(?=(?:Number|Percentage|Proportion|Rate|Total|Count|% ?|Average|Gap)"
    r"\s?(?:of|and number of|between)\s)"
)


@dataclass(slots=True)
class RunTogether:
    """The names of several measures found in one cell, and what stood before the first of them."""

    before: str
    names: list[str]
    cell: Cell

    def read(self, thread: Thread, rows: RowReader, row: int) -> None:
        """Add those measures that are not in the plan yet, each with its doubt."""
        for name in self.names:
            if _known(thread, name):
                continue
            part = thread.add(Kind.MEASURE, name, self.cell.lines, row=row)
            thread.doubt(
                part,
                "rows_run_together",
                "The rows of the table had run together here: the name was told apart, its figures "
                "could not be.",
                "figures",
            )
        rows.at_level.pop(Column.MEASURE, None)


def _known(thread: Thread, name: str) -> bool:
    """Whether the measure was added already, perhaps with its name cut short."""
    wanted = wording(name)
    for part in reversed(thread.added[-_LOOK_BACK:]):
        have = wording(part.title)
        if part.kind is not Kind.MEASURE:
            continue
        if wanted == have or wanted.startswith(have) or have.startswith(wanted):
            if len(wanted) > len(have) and any(doubt.code == "rows_run_together" for doubt in part.doubts):
                part.title = part.as_written = name
            return True
    return False


def run_together(columns: list[Heading], cells: list[Cell]) -> RunTogether | None:
    """The measures in a row whose cells hold several rows at once; None for a sound row."""
    at = next((at for at, heading in enumerate(columns) if heading.column is Column.MEASURE), None)
    if at is None or at >= len(cells) or not any(heading.column in FIGURES for heading in columns):
        return None
    text = plain(cells[at].text)
    starts = [found.start() for found in _OPENING.finditer(text)]
    if len(starts) < 3:
        return None
    borders = [*starts, len(text)]
    names = [text[first:last].strip() for first, last in pairwise(borders)]
    return RunTogether(text[: starts[0]].strip(), names, cells[at])
