"""A period: the stretch of time a figure, a target or a plan is about.

Rule, from how councils and the Department for Education count: the financial year runs April to March, the
academic year September to August. A period holds its first day and the first day after it (half-open), so
that periods of one kind follow each other without a gap and without a shared day. A term's dates differ by
council, so a term here is whole months: autumn September to December, spring January to March, summer April
to August; the six half terms divide them.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import total_ordering

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
TERM_NAMES = ("autumn", "spring", "summer")

# Month and day on which each term and half term begins; those from January on fall in the academic year's
# second calendar year.
TERM_STARTS = ((9, 1), (1, 1), (4, 1))
HALF_TERM_STARTS = ((9, 1), (11, 1), (1, 1), (2, 15), (4, 1), (6, 1))


class YearKind(Enum):
    """Which year is meant: it decides the month a year begins in."""

    FINANCIAL = "financial"
    ACADEMIC = "academic"
    CALENDAR = "calendar"

    @property
    def first_month(self) -> int:
        return {"financial": 4, "academic": 9, "calendar": 1}[self.value]


class PeriodKind(Enum):
    YEAR = "year"
    HALF_YEAR = "half year"
    QUARTER = "quarter"
    TERM = "term"
    HALF_TERM = "half term"
    MONTH = "month"
    ROLLING = "rolling"  # a run of months up to a stated one, "12 months to September 2016"
    POOLED = "pooled"  # several years taken together because one alone is too few cases
    SNAPSHOT = "snapshot"  # a single day
    SPAN = "span"  # from one date to another: a plan's life, or any other stretch


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or the last day of that month where it is shorter."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@total_ordering
@dataclass(frozen=True)
class Period:
    """From `start` (the first day) up to but not including `end`. `year_kind` is None where it has none.

    Periods sort by start, then end, then kind. ValueError when the end is not after the start. An open span
    ("to 2020", "from 2018 onwards") has `date.min` as its start or `date.max` as its end: see `begins_open`
    and `ends_open`.
    """

    kind: PeriodKind
    start: date
    end: date
    year_kind: YearKind | None = None

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"A period must end after it starts: {self.start} to {self.end}.")

    # Making one

    @classmethod
    def year(cls, first: int, year_kind: YearKind = YearKind.FINANCIAL) -> Period:
        """The year of this kind that begins in the calendar year `first`."""
        month = year_kind.first_month
        return cls(PeriodKind.YEAR, date(first, month, 1), date(first + 1, month, 1), year_kind)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        start = date(year, month, 1)
        return cls(PeriodKind.MONTH, start, add_months(start, 1))

    @classmethod
    def term(cls, academic_year: int, number: int) -> Period:
        """Term 1 (autumn), 2 (spring) or 3 (summer) of the academic year that begins in `academic_year`."""
        return cls._part_of_school_year(PeriodKind.TERM, TERM_STARTS, academic_year, number)

    @classmethod
    def half_term(cls, academic_year: int, number: int) -> Period:
        """Half term 1 to 6 of the academic year that begins in `academic_year`."""
        return cls._part_of_school_year(PeriodKind.HALF_TERM, HALF_TERM_STARTS, academic_year, number)

    @classmethod
    def _part_of_school_year(
        cls, kind: PeriodKind, starts: tuple[tuple[int, int], ...], academic_year: int, number: int
    ) -> Period:
        if not 1 <= number <= len(starts):
            raise ValueError(f"There is no {kind.value} {number}.")
        days = [date(academic_year + (month < 9), month, day) for month, day in starts]
        days.append(date(academic_year + 1, 9, 1))
        return cls(kind, days[number - 1], days[number], YearKind.ACADEMIC)

    @classmethod
    def pooled(cls, first: int, years: int, year_kind: YearKind = YearKind.CALENDAR) -> Period:
        """So many years of a kind taken together, from the one that begins in the calendar year `first`."""
        start = cls.year(first, year_kind).start
        return cls(PeriodKind.POOLED, start, add_months(start, 12 * years), year_kind)

    @classmethod
    def rolling(cls, months: int, end: date) -> Period:
        """So many months up to, not including, the day `end`."""
        return cls(PeriodKind.ROLLING, add_months(end, -months), end)

    @classmethod
    def snapshot(cls, day: date) -> Period:
        return cls(PeriodKind.SNAPSHOT, day, day + timedelta(days=1))

    @classmethod
    def span(cls, start: date, end: date, year_kind: YearKind | None = None) -> Period:
        """From `start` up to, not including, `end`."""
        return cls(PeriodKind.SPAN, start, end, year_kind)

    # Order

    def _order(self) -> tuple[date, date, str, str]:
        return self.start, self.end, self.kind.value, self.year_kind.value if self.year_kind else ""

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return self._order() < other._order()

    # What it covers

    @property
    def last_day(self) -> date:
        return self.end if self.ends_open else self.end - timedelta(days=1)

    @property
    def begins_open(self) -> bool:
        return self.start == date.min

    @property
    def ends_open(self) -> bool:
        return self.end == date.max

    @property
    def months(self) -> int:
        """How many whole months it covers; 0 for a day, for less than a month and for an open span."""
        if self.begins_open or self.ends_open:
            return 0
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month
        return months if add_months(self.start, months) <= self.end else months - 1

    @property
    def is_whole_months(self) -> bool:
        return self.start.day == 1 and self.end.day == 1

    def contains(self, other: date | Period) -> bool:
        if isinstance(other, Period):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other < self.end

    def overlaps(self, other: Period) -> bool:
        return self.start < other.end and other.start < self.end

    def same_series(self, other: Period) -> bool:
        """Whether figures for the two may be set in one line: same kind, length and year kind."""
        if (self.kind, self.year_kind) != (other.kind, other.year_kind):
            return False
        if self.kind in (PeriodKind.TERM, PeriodKind.HALF_TERM, PeriodKind.SNAPSHOT):
            return True
        if self.months != other.months:
            return False
        return self.months > 0 or (self.end - self.start) == (other.end - other.start)

    # Its neighbours

    @property
    def number(self) -> int | None:
        """Which quarter, half, term or half term of its year it is, from 1; None for other kinds."""
        if self.kind is PeriodKind.TERM:
            return [month for month, _ in TERM_STARTS].index(self.start.month) + 1
        if self.kind is PeriodKind.HALF_TERM:
            return HALF_TERM_STARTS.index((self.start.month, self.start.day)) + 1
        length = {PeriodKind.QUARTER: 3, PeriodKind.HALF_YEAR: 6}.get(self.kind)
        if length is None:
            return None
        first_month = (self.year_kind or YearKind.FINANCIAL).first_month
        return (self.start.month - first_month) % 12 // length + 1

    def year_of(self, year_kind: YearKind | None = None) -> Period:
        """The year its last day lies in: of the kind asked for, or its own kind, or the financial year."""
        kind = year_kind or self.year_kind or YearKind.FINANCIAL
        last = self.last_day
        return Period.year(last.year - (last.month < kind.first_month), kind)

    def quarter(self, number: int) -> Period:
        """The quarter 1 to 4 of this year. ValueError when this is not a year or there is no such quarter."""
        return self._part_of_year(PeriodKind.QUARTER, 3, number)

    def half(self, number: int) -> Period:
        """The half 1 or 2 of this year. ValueError when this is not a year or there is no such half."""
        return self._part_of_year(PeriodKind.HALF_YEAR, 6, number)

    def _part_of_year(self, kind: PeriodKind, months: int, number: int) -> Period:
        if self.kind is not PeriodKind.YEAR:
            raise ValueError(f"Only a year has a {kind.value}: this is {self.label}.")
        if not 1 <= number <= 12 // months:
            raise ValueError(f"There is no {kind.value} {number}.")
        start = add_months(self.start, months * (number - 1))
        return Period(kind, start, add_months(start, months), self.year_kind)

    def next(self) -> Period:
        """The following period of the kind.

        Pooled years move on by one year and a rolling period by one month, as they are published; a snapshot
        to the same day a year later, the end of a month to the end of that month; a span by its own length.
        """
        return self._shifted(1)

    def previous(self) -> Period:
        """The period of the kind before this one: the reverse of `next`."""
        return self._shifted(-1)

    def _shifted(self, by: int) -> Period:
        if self.kind in (PeriodKind.TERM, PeriodKind.HALF_TERM):
            return self._school_part_shifted(by)
        if self.kind is PeriodKind.SNAPSHOT:
            return Period.snapshot(_same_day_of_year(self.start, by))
        if self.begins_open or self.ends_open:
            raise ValueError(f"An open span has no neighbour: {self.label}.")
        if self.kind is PeriodKind.SPAN and not self.is_whole_months:
            length = (self.end - self.start) * by
            return Period(self.kind, self.start + length, self.end + length, self.year_kind)
        step = {PeriodKind.POOLED: 12, PeriodKind.ROLLING: 1}.get(self.kind, self.months) * by
        return Period(self.kind, add_months(self.start, step), add_months(self.end, step), self.year_kind)

    def _school_part_shifted(self, by: int) -> Period:
        starts = TERM_STARTS if self.kind is PeriodKind.TERM else HALF_TERM_STARTS
        years, index = divmod((self.number or 1) - 1 + by, len(starts))
        year = self.year_of().start.year + years
        return Period._part_of_school_year(self.kind, starts, year, index + 1)

    # How it is written

    @property
    def label(self) -> str:
        """How this product writes the period everywhere."""
        from goldenthread.rules.periods.labels import (
            label,
        )  # the wording is long enough for a file of its own

        return label(self)

    def __str__(self) -> str:
        return self.label


def _same_day_of_year(day: date, years: int) -> date:
    """The day so many years on; the last day of a month stays the last day: 29 February has one."""
    shifted = add_months(day, 12 * years)
    if (day + timedelta(days=1)).day == 1:
        return shifted.replace(day=calendar.monthrange(shifted.year, shifted.month)[1])
    return shifted


def latest_complete(like: Period, as_at: date) -> Period:
    """The latest period of the same series that had ended before the day `as_at` began.

    A rolling period may end with any month. ValueError for an open span, which never ends.
    """
    if like.begins_open or like.ends_open:
        raise ValueError(f"An open span is never complete: {like.label}.")
    # Jump close by whole years first: a walk of centuries, month by month, would be slow.
    years = as_at.year - like.end.year - 1
    found = like if like.kind is PeriodKind.SPAN else _moved_years(like, years)
    while found.end > as_at:
        found = found.previous()
    while (following := found.next()).end <= as_at:
        found = following
    return found


def _moved_years(period: Period, years: int) -> Period:
    if period.kind in (PeriodKind.TERM, PeriodKind.HALF_TERM):
        starts = TERM_STARTS if period.kind is PeriodKind.TERM else HALF_TERM_STARTS
        year = period.year_of().start.year + years
        return Period._part_of_school_year(period.kind, starts, year, period.number or 1)
    if period.kind is PeriodKind.SNAPSHOT:
        return Period.snapshot(_same_day_of_year(period.start, years))
    moved = 12 * years
    return Period(
        period.kind, add_months(period.start, moved), add_months(period.end, moved), period.year_kind
    )
