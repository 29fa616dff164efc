"""Months, days and stretches of them in writing: ranges, runs of months, and the year to date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from goldenthread.rules.periods.period import Period, PeriodKind, YearKind, add_months
from goldenthread.rules.periods.spelling import (
    DAY,
    MONTH,
    ORDINAL,
    TO,
    day_spelling,
    month_number,
    month_spelling,
    read_day,
    read_month,
)
from goldenthread.rules.periods.years import LONGEST_SPAN_YEARS, Known, count, is_one_year, read_year

END = rf"(?:(?:the )?(?:end of )?{month_spelling('m')}|{day_spelling('d')})"
UPTO = r"(?:up to|to the end of|to|ending|ended|until|end|at|@)(?: the end of)?:?"
TO_DATE = r"(?:ytd|year[ -]to[ -]date|cumulative to)"

MONTH_RANGE = (
    rf"(?:(?P<between>between {{1,4}})|from {{1,4}})?(?:(?:{month_spelling('a')})|(?P<a_alone>{MONTH}))"
    rf"(?:{TO}|(?(between) {{1,4}}and {{1,4}}| to ))(?:the )?(?:end of |end {{1,4}})?{month_spelling('b')}"
)
DAY_RANGE = (
    rf"(?:(?P<between>between )|from )?(?:{day_spelling('a')}|(?P<day_alone>{DAY}){ORDINAL}?"
    rf"(?: (?P<month_alone>{MONTH}))?)(?:{TO}|(?(between) and | to )){day_spelling('b')}"
)


def of_dates(start: date, end: date, year_kind: YearKind | None = None) -> Period | None:
    """What the stretch from `start` up to, not including, `end` is: a month, a quarter, a year, or a span."""
    if not start < end or end.year - start.year > LONGEST_SPAN_YEARS:
        return None
    span = Period.span(start, end)
    if not span.is_whole_months:
        return span
    if span.months == 1:
        return Period(PeriodKind.MONTH, start, end)
    if span.months in (3, 6):
        return _part_of_a_year(span, year_kind)
    begins = next((kind for kind in YearKind if kind.first_month == start.month), None)
    if span.months == 12:
        return Period(PeriodKind.YEAR if begins else PeriodKind.ROLLING, start, end, begins)
    if span.months % 12 == 0 and begins:
        return Period(PeriodKind.POOLED, start, end, begins)
    return span


def _part_of_a_year(span: Period, year_kind: YearKind | None) -> Period:
    for kind in [year_kind] if year_kind else [YearKind.FINANCIAL, YearKind.CALENDAR]:
        if (span.start.month - kind.first_month) % span.months == 0:
            part = PeriodKind.QUARTER if span.months == 3 else PeriodKind.HALF_YEAR
            return Period(part, span.start, span.end, kind)
    return span


def one_month(found: re.Match[str], known: Known) -> Period | None:
    return Period.month(*read_month(found, "m"))


def month_in(year: Period, number: int) -> Period:
    """The month of that number that lies in the year."""
    first = year.start.year if number >= year.start.month else year.start.year + 1
    return Period.month(first, number)


def month_of_known_year(found: re.Match[str], known: Known) -> Period | None:
    if not known.within or not is_one_year(known.within):
        return None
    year = known.within.year_of(known.year_kind)
    first = month_in(year, month_number(found["first"]))
    if not found["last"]:
        return first
    last = month_in(year, month_number(found["last"]))
    return of_dates(first.start, last.end)


def month_range(found: re.Match[str]) -> tuple[date, date] | None:
    """Start and end (half-open) of "Oct 15 - Sept 16" or "Apr-Jun 2016"."""
    year, month = read_month(found, "b")
    end = add_months(date(year, month, 1), 1)
    if found["a_alone"]:
        first_month = month_number(found["a_alone"])
        start = date(year - (first_month > month), first_month, 1)
    else:
        start = date(*read_month(found, "a"), 1)
    return (start, end) if start < end else None


def months(found: re.Match[str], known: Known) -> Period | None:
    dates = month_range(found)
    return of_dates(*dates, known.year_kind) if dates else None


def day_range(found: re.Match[str]) -> tuple[date, date] | None:
    """Start and end (half-open) of "1 April 2015 to 31 March 2016" or "14th - 21st February 2018"."""
    last = read_day(found, "b")
    if not last:
        return None
    if found["day_alone"]:
        month = month_number(found["month_alone"]) if found["month_alone"] else last.month
        year = last.year - (month > last.month)
        try:
            first: date | None = date(year, month, int(found["day_alone"]))
        except ValueError:
            return None
    else:
        first = read_day(found, "a")
    return (first, last + timedelta(days=1)) if first and first <= last else None


def days(found: re.Match[str], known: Known) -> Period | None:
    dates = day_range(found)
    return of_dates(*dates, known.year_kind) if dates else None


def snapshot(found: re.Match[str], known: Known) -> Period | None:
    day = read_day(found, "d")
    return Period.snapshot(day) if day else None


def end_named(found: re.Match[str]) -> date | None:
    """The day after the end that "to September 2016" or "ending 30 September 2016" names."""
    if found.groupdict()["m_month"] or found["m_digits"] or found["m_iso"]:
        return add_months(date(*read_month(found, "m"), 1), 1)
    day = read_day(found, "d")
    return day + timedelta(days=1) if day else None


def month_of_named_year(found: re.Match[str], known: Known) -> Period | None:
    """Apr-Sep 2016/17, 2016/17 (Apr-Sep), month 6 2016/17: months of a year that is named as a split year."""
    years = read_year(found, "y", known)
    if not years or years[1] != years[0] + 1:
        return None
    year = Period.year(years[0], years[2] or YearKind.FINANCIAL)
    part = found.groupdict()
    if part.get("position"):
        start = add_months(year.start, int(part["position"]) - 1)
        return of_dates(start, add_months(start, 1))
    first = month_in(year, month_number(found["first_month"]))
    last = month_in(year, month_number(found["last_month"])) if found["last_month"] else first
    return of_dates(first.start, last.end, year.year_kind)


def end_of_month(found: re.Match[str], known: Known) -> Period | None:
    """At the end of March 2017 is a day."""
    return Period.snapshot(Period.month(*read_month(found, "m")).last_day)


def week(found: re.Match[str], known: Known) -> Period | None:
    """The seven days from, or up to, the day named."""
    day = read_day(found, "d")
    if not day:
        return None
    first = day - timedelta(days=6) if found["ending"] else day
    return Period.span(first, first + timedelta(days=7))


def run_of_months(found: re.Match[str], known: Known) -> Period | None:
    end = end_named(found)
    if not end:
        return None
    if found["months"]:
        months = count(found["months"]) * (12 if found["unit"][0].lower() == "y" else 1)
    else:
        months = 1 if found["one_month"] else 3 if found["one_quarter"] else 12
    if not 1 <= months <= 120 or add_months(add_months(end, -months), months) != end:
        return None
    run = Period.rolling(months, end)
    rolling = found["months"] or found["rolling"]
    return run if rolling or not run.is_whole_months else of_dates(run.start, run.end)


def year_to_date_known(found: re.Match[str], known: Known) -> Period | None:
    """ "YTD" alone needs to know how far the year has run: a quarter or month around it says so."""
    if not known.within or known.within.kind not in (PeriodKind.QUARTER, PeriodKind.MONTH):
        return None
    start = known.within.year_of(known.year_kind).start
    return of_dates(start, known.within.end, known.within.year_kind or known.year_kind or YearKind.FINANCIAL)
