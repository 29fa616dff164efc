"""One house style for writing a period, so that a page, a chart and a report never disagree.

Every label can be read again: `read_period` (for a span, `read_span`) gives the same period back.
"""

from __future__ import annotations

from datetime import date

from goldenthread.rules.periods.period import (
    MONTH_NAMES,
    NUMBER_WORDS,
    TERM_NAMES,
    Period,
    PeriodKind,
    YearKind,
    add_months,
)

#: A stretch without a beginning and without an end: nobody said when.
NO_DATE = "no date given"


def day_label(day: date) -> str:
    """A day as it is written here: 31 March 2016."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def month_label(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _split_year(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02d}"


def _year(start: date, kind: YearKind | None, *, say_kind: bool = True) -> str:
    if kind is YearKind.CALENDAR:
        return str(start.year)
    if kind is YearKind.ACADEMIC and say_kind:
        return f"academic year {_split_year(start.year)}"
    return _split_year(start.year)


def _part(period: Period, letter: str) -> str:
    return f"{letter}{period.number} {_year(period.year_of().start, period.year_kind)}"


def _term(period: Period) -> str:
    return f"{TERM_NAMES[(period.number or 1) - 1]} term {period.start.year}"


def _half_term(period: Period) -> str:
    return f"half term {period.number} {_year(period.year_of().start, YearKind.ACADEMIC)}"


def _years_together(period: Period) -> str:
    kind = period.year_kind
    last = add_months(period.end, -12)
    first_label = _year(period.start, kind)
    return f"{first_label} to {_year(last, kind, say_kind=False)}"


def _pooled(period: Period) -> str:
    years = period.months // 12
    word = NUMBER_WORDS[years] if years < len(NUMBER_WORDS) else str(years)
    return f"{_years_together(period)} ({word} years pooled)"


def _rolling(period: Period) -> str:
    if not period.is_whole_months:
        return f"{period.months} months to {day_label(period.last_day)}"
    starts_a_year = period.start.month in {kind.first_month for kind in YearKind}
    if period.months == 12 and not starts_a_year:
        return f"{month_label(period.start)} to {month_label(period.last_day)}"
    return f"{period.months} months to {month_label(period.last_day)}"


def _whole_years(period: Period, kind: YearKind) -> bool:
    ends_a_year = period.end.month == kind.first_month and period.is_whole_months
    return ends_a_year and period.start.month == kind.first_month and period.months > 12


def _span(period: Period) -> str:
    if period.begins_open and period.ends_open:
        return NO_DATE
    if period.begins_open:
        return f"to {_end_label(period)}"
    if period.ends_open:
        return f"from {_start_label(period)}"
    kind = period.year_kind
    # two calendar years as "2015 to 2016" would read as one financial year
    if kind and _whole_years(period, kind) and (kind, period.months) != (YearKind.CALENDAR, 24):
        return _years_together(period)
    if period.is_whole_months:
        return f"{month_label(period.start)} to {month_label(period.last_day)}"
    return f"{day_label(period.start)} to {day_label(period.last_day)}"


def _start_label(period: Period) -> str:
    if period.year_kind and period.start.month == period.year_kind.first_month and period.start.day == 1:
        return f"{_year(period.start, period.year_kind)} onwards"
    return day_label(period.start)


def _end_label(period: Period) -> str:
    if period.year_kind is YearKind.CALENDAR and (period.end.month, period.end.day) == (1, 1):
        return str(period.last_day.year)
    return day_label(period.last_day)


def label(period: Period) -> str:
    """The period in house style: "2015-16", "Q2 2016-17", "at 31 March 2016" and so on."""
    writers = {
        PeriodKind.YEAR: lambda: _year(period.start, period.year_kind),
        PeriodKind.HALF_YEAR: lambda: _part(period, "H"),
        PeriodKind.QUARTER: lambda: _part(period, "Q"),
        PeriodKind.TERM: lambda: _term(period),
        PeriodKind.HALF_TERM: lambda: _half_term(period),
        PeriodKind.MONTH: lambda: month_label(period.start),
        PeriodKind.ROLLING: lambda: _rolling(period),
        PeriodKind.POOLED: lambda: _pooled(period),
        PeriodKind.SNAPSHOT: lambda: f"at {day_label(period.start)}",
        PeriodKind.SPAN: lambda: _span(period),
    }
    return writers[period.kind]()
