"""A due date: when a milestone or an action is to be done, as far as what was written says so.

Rule: every date gives the earliest and the latest day it allows, both included, or says in a sentence why it
cannot. "By March 2016" allows any day up to 31 March 2016: its earliest day is the plan's first, where the
plan is known, and otherwise open. "Begins May 2016" says nothing about the end, so it has no latest day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class DueDateKind(Enum):
    DAY = "day"  # 1 May 2015, end of March 2017
    MONTH = "month"  # March 2017
    BY = "by"  # by March 2016, before Easter 2017
    BEGINS = "begins"  # begins May 2016, from April 2018, 2019 onwards
    RANGE = "range"  # between October 2016 and March 2017, until March 2018
    DURING = "during"  # work plan 2015-16, Q2 2017/18, summer term 2017, 2018, week of 5 June 2017
    ONGOING = "ongoing"  # ongoing, quarterly
    VAGUE = "vague"  # later this year, in the coming year, September (without a year)
    NONE = "none"  # nothing, n/a, tbc, or words that are no date


@dataclass(frozen=True)
class DueDate:
    """`earliest` and `latest` are days, both included. `text` is as written; `number` is the action's ("1").

    `why_not` is None when the date is whole, or the sentence that tells an officer what is missing.
    """

    kind: DueDateKind
    earliest: date | None
    latest: date | None
    text: str
    number: str | None = None
    why_not: str | None = None

    @property
    def is_dated(self) -> bool:
        return self.earliest is not None or self.latest is not None


@dataclass(frozen=True)
class FoundDueDate:
    """A due date inside a sentence: text[start:end] are the words that say it."""

    due: DueDate
    start: int
    end: int


def is_past(due: DueDate, today: date) -> bool:
    """Whether the last day it allows is over. What has no last day is never past."""
    return due.latest is not None and due.latest < today


def sort_key(due: DueDate) -> tuple[date, date]:
    """Soonest first: by the last day, or the first where there is no last; undated at the end."""
    return due.latest or due.earliest or date.max, due.earliest or date.min
