"""Periods and brackets that slipped into the row below.

"47.7% (2015/16" in one row and "no new data) 6.2 (2013-15" in the next; "92.4%" in one row and
"(2014/15)" in the next. A bracket that opens must close, and a row of periods without figures belongs
to the row of figures without periods above it. What was moved is noted with both rows' lines.
"""

from __future__ import annotations

import re

from goldenthread.documents.reading.text.markup import plain
from goldenthread.documents.reading.text.rows import Row

Repairs = list[tuple[str, tuple[int, ...]]]

_CLOSES = re.compile(r"\s*([^()]{1,80}\))\s*")
# Only words, years and quarters in brackets: "(2014/15)", "(E. Mids)". A number alone, "(504)", is a figure.
_REMARK = re.compile(r"(?:\(([^()]{1,60})\)?\s*)+")
_YEAR_OR_WORD = re.compile(r"[^\W\d_]{2}|\d{2,4}\s*[/–-]\s*\d{2,4}")
_LEADING_REMARK = re.compile(r"\s*(\([^()\d]{1,40}\))\s+(?=[-–£]?\s?\d)")
_FIGURE = re.compile(r"\d")
_BRACKETED = re.compile(r"\([^()]*\)?")
_YEARS = re.compile(r"\d{2,4}\s*[/–-]\s*\d{2,4}|\b20\d\d\b")
_FEWEST_PERIODS = 2  # in one row; one alone may be a remark of its own
_LONGEST_NAME = 6  # words


def is_remark(text: str) -> bool:
    """Whether a cell holds nothing but bracketed periods, places or names."""
    stripped = plain(text)
    return bool(_REMARK.fullmatch(stripped)) and bool(_YEAR_OR_WORD.search(stripped)) if stripped else False


def _has_figure(text: str) -> bool:
    return bool(_FIGURE.search(_BRACKETED.sub("", text)))


def _move(rows: list[Row], at: int, column: int, moved: str, left: str) -> None:
    """Take `moved` from the cell of row `at` to the cell above it."""
    upper, lower = rows[at - 1], rows[at]
    upper.cells[column] = f"{plain(upper.cells[column])} {moved.strip()}".strip()
    lower.cells[column] = left.strip()
    upper.cell_lines[column] = tuple(sorted({*upper.cell_lines[column], *lower.lines}))


def mend_brackets(rows: list[Row], key: int) -> Repairs:
    """Close every bracket that closes in the row below, and take a place's name back to its figure."""
    repairs: Repairs = []
    for at in range(1, len(rows)):
        upper, lower = rows[at - 1], rows[at]
        for column in range(key + 1, len(lower.cells)):
            above, below = plain(upper.cells[column]), plain(lower.cells[column])
            closing = _CLOSES.match(below)
            if closing and above.count("(") > above.count(")"):
                _move(rows, at, column, closing[1], below[closing.end() :])
            elif (remark := _LEADING_REMARK.match(below)) and _has_figure(above):
                _move(rows, at, column, remark[1], below[remark.end() :])
            else:
                continue
            moved = (closing or remark)[1]  # type: ignore[index]
            lines = (*upper.lines, *lower.lines)
            repairs.append((f"“{moved}” slipped into the next row and was taken back to “{above}”.", lines))
    return repairs


def mend_periods(rows: list[Row], key: int) -> Repairs:
    """Take periods that make up a row of their own back to the figures of the row above."""
    repairs: Repairs = []
    last = max((len(row.cells) for row in rows), default=0) - 1
    names = {plain(row.cells[last]) for row in rows} if last > key else set()
    for at in range(1, len(rows)):
        upper, lower = rows[at - 1], rows[at]
        columns = range(key + 1, len(lower.cells))
        own = _known_end(plain(lower.cells[last]), names)
        remarks = [one for one in columns if is_remark(lower.cells[one]) and not (own and one == last)]
        figures = any(_has_figure(plain(lower.cells[column])) for column in columns if column not in remarks)
        periods = sum(1 for column in remarks if _YEARS.search(lower.cells[column]))
        if periods < _FEWEST_PERIODS or figures or not upper.cells[key].strip():
            continue
        heading = not lower.cells[key].strip()
        moved = [column for column in remarks if _takes(upper, column, heading)]
        if heading:
            moved += [column for column in columns if column not in remarks and _fills(upper, lower, column)]
            _drop_repeated(upper, lower, columns)
        texts = []
        for column in moved:
            texts.append(plain(lower.cells[column]))
            _move(rows, at, column, lower.cells[column], "")
        if own and moved and "(" not in upper.cells[last]:
            tail = plain(lower.cells[last])[: -len(own)].strip()
            _move(rows, at, last, tail, own)
            texts.append(tail)
        if moved:
            what = ", ".join(f"“{text}”" for text in texts)
            lost = any(not _has_figure(plain(upper.cells[column])) for column in moved if column != last)
            note = " Where no figure stands beside them, the figure is missing in the source." if lost else ""
            repairs.append(
                (f"{what} stood in the next row and were taken back to the measure above.{note}",
                 (*upper.lines, *lower.lines))
            )  # fmt: skip
    return repairs


def _takes(upper: Row, column: int, heading: bool) -> bool:
    """Whether the cell above can take a period: it has a figure and no period, or lost both to a heading."""
    text = plain(upper.cells[column])
    if not text:
        return heading
    return "(" not in text and text not in ("~", "-")


def _fills(upper: Row, lower: Row, column: int) -> bool:
    """Whether a word beside a heading ("Annual") is missing in the measure above."""
    return bool(lower.cells[column].strip()) and not upper.cells[column].strip()


def _drop_repeated(upper: Row, lower: Row, columns: range) -> None:
    """A word that a heading's row only repeats from the measure above it ("Annual") is the measure's."""
    for column in columns:
        text = plain(lower.cells[column]).strip("- ")
        if text and text == plain(upper.cells[column]):
            lower.cells[column] = ""


def _known_end(text: str, names: set[str]) -> str:
    """The name at the end of a cell that stands in other rows of the same column as well."""
    words = text.split()
    if not text.startswith("(") or text.count("(") == text.count(")"):
        return ""
    for count in range(min(_LONGEST_NAME, len(words) - 1), 1, -1):
        ending = " ".join(words[-count:])
        if ending in names:
            return ending
    return ""
