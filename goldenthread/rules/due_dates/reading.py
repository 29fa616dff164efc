"""Reading a cell of due dates: one date, several, numbered or not, or words that are no date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.rules.due_dates.due_date import DueDate
from goldenthread.rules.due_dates.moments import Days, find_moments
from goldenthread.rules.due_dates.why_not import without_date
from goldenthread.rules.due_dates.words import TRAIL, allowed, lead_words, trailed
from goldenthread.rules.periods.period import Period
from goldenthread.rules.periods.spelling import plain

_FLAGS = re.IGNORECASE | re.ASCII


@dataclass(frozen=True)
class Seen:
    """A time with the words around it that belong to it."""

    start: int
    end: int
    days: Days
    named: str
    lead: re.Match[str] | None
    trail: re.Match[str] | None


def seen_times(text: str, plan: Period | None) -> Iterator[Seen]:
    """The times the plain text names, each with the words that change it, in order."""
    floor = 0
    for moment in find_moments(text, plan):
        lead = lead_words(text, moment, floor)
        trail = TRAIL.match(text, moment.end)
        start = moment.start - len(lead[0].lstrip()) if lead else moment.start
        end = trail.end() if trail else moment.end
        try:
            days = trailed(trail, allowed(lead, moment.days, plan), text[start:end])
        except OverflowError:  # before the year 1, after the year 9999
            continue
        yield Seen(start, end, days, text[moment.start : moment.end], lead, trail)
        floor = moment.end


def as_due_date(seen: Seen, text: str, number: str | None) -> DueDate:
    """The time as a due date; `text` is how it was written."""
    days = seen.days
    return DueDate(days.kind, days.earliest, days.latest, text, number, days.why_not)


# Cells

_NUMBER = re.compile(
    # "Phase 1: Sept 2024" names a phase, it does not number an action
    r"(?<!phase )(?<!stage )(?<!step )(?<!part )(?<!tier )(?<!wave )(?<!year )(?<!month )(?<!week )(?<!day )"
    r"(?:(?<![^\s;,(>|])\(?(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[a-z]?)(?: ?[.):] {0,4}(?=[a-z<(~])"
    r"|[.):] {1,4}(?=[0-9~]))"
    r"|(?<![^\s;,(>|])(?P<dotted>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}) {1,4}(?=[a-z])"
    r"|(?<![^\s;,(>|])\(?(?P<letter>[a-h]|[ivx]{1,4})\) {0,4}(?=[a-z0-9]))",
    _FLAGS,
)
_HIGHEST_LONE_NUMBER = 20  # "31.March 2017" alone is a day, not action 31


def _markers(text: str) -> list[re.Match[str]]:
    found = list(_NUMBER.finditer(text))
    if len(found) == 1 and found[0]["number"] and found[0]["number"].isdigit():
        after = text[found[0].end() : found[0].end() + 3].isalpha()
        if int(found[0]["number"]) > _HIGHEST_LONE_NUMBER and after:
            return []
    return found


def _items(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Start, end and number of each numbered part of the cell; the whole cell where nothing is numbered."""
    markers = _markers(text)
    if not markers or text[: markers[0].start()].strip(" -•*|<>()"):
        yield 0, markers[0].start() if markers else len(text), None
    for index, marker in enumerate(markers):
        end = markers[index + 1].start() if index + 1 < len(markers) else len(text)
        yield marker.end(), end, marker["number"] or marker["dotted"] or marker["letter"]


def read_due_dates(text: str, *, plan: Period | None = None) -> tuple[DueDate, ...]:
    """Every due date in the cell, in the order written; at least one, which says why when there is no date.

    `plan` is the plan's life: it supplies a missing year where it has that month once, and the earliest day
    of "by March 2016".
    """
    written = plain(text).replace("\t", " ")
    due: list[DueDate] = []
    for start, end, number in _items(written):
        item = written[start:end]
        seen = list(seen_times(item, plan))
        if seen:
            due += [as_due_date(one, text[start + one.start : start + one.end], number) for one in seen]
        else:
            due.append(without_date(text[start:end].strip(), number))
    return tuple(due)
