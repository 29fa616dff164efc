"""The forms a period takes in writing, each with what it means.

Where a spelling could mean two things, the choice is made here, once:

* "2015/16" and "2015-2016" are the financial year, unless the text ("AY", "academic") or the caller says otherwise.
* "2013-15", years more than one apart, are calendar years taken together (three years pooled), as public health
  figures are published. With a financial or academic year kind they run from the start of that year in the first
  calendar year to its end in the last.
* "2014 to 2015" is one year: national publications write a financial or academic year so.
* "2016" is the calendar year. Said of a financial or academic year it is the year that ends in 2016, as the
  Department for Education names its years.
* "Q2 2017" and "H1 2016" are parts of the calendar year; of a financial or academic year, when the caller says so,
  the quarter of that number that lies in 2017.
* "Oct 15" is October 2015, not the fifteenth.
* "Apr 15 - Mar 16" is the financial year 2015-16; "12 months to March 2016" is the same months as a rolling period.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.rules.periods.period import (
    NUMBER_WORDS,
    TERM_NAMES,
    Period,
    PeriodKind,
    YearKind,
    add_months,
)
from goldenthread.rules.periods.spelling import (
    DAY,
    MONTH,
    ORDINAL,
    SPACE,
    TO,
    YEAR2,
    YEAR4,
    YEAR_KIND,
    day_spelling,
    full_year,
    month_number,
    month_spelling,
    pattern,
    read_day,
    read_month,
    year_kind_of,
    year_spelling,
)

LONGEST_SPAN_YEARS = 50
_COUNT = r"(?:[0-9]{1,2}|" + "|".join([*NUMBER_WORDS[1:], "twelve", "eighteen", "twenty-four"]) + ")"


@dataclass(frozen=True)
class Known:
    """What the reader knows besides the text: the kind of year meant, and the period that supplies a year."""

    year_kind: YearKind | None = None
    within: Period | None = None


@dataclass(frozen=True)
class Form:
    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], Known], Period | None]


def count(words: str) -> int:
    """A small number in figures or words."""
    words = words.lower()
    if words.isdigit():
        return int(words)
    return {"twelve": 12, "eighteen": 18, "twenty-four": 24}.get(words) or NUMBER_WORDS.index(words)


def of_dates(start: date, end: date, year_kind: YearKind | None = None) -> Period | None:
    """What the stretch from `start` up to, not including, `end` is: a month, a quarter, a year, or else a span."""
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


# Years


def read_year(found: re.Match[str], name: str, known: Known) -> tuple[int, int, YearKind | None] | None:
    """First and last calendar year of a `year_spelling` that matched, and the kind it names; None if no such year."""
    part = found.groupdict()
    kind = year_kind_of(part[f"{name}_before"]) or year_kind_of(part[f"{name}_after"]) or known.year_kind
    if part[f"{name}_short"]:
        first, last = full_year(part[f"{name}_short"]), full_year(part[f"{name}_short_second"])
        school_years = (part[f"{name}_before"] or "").lower().startswith("school")
        return None if last != first + 1 or school_years else (first, last, kind)
    first = int(part[f"{name}_first"])
    second = part[f"{name}_second"]
    if second is None:
        return first, first, kind
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if len(second) == 2 and last < first:
        last += 100  # 1999-00
    return (first, last, kind) if first < last <= first + LONGEST_SPAN_YEARS else None


def _year_period(first: int, last: int, kind: YearKind | None) -> Period:
    if first == last:
        kind = kind or YearKind.CALENDAR
        return Period.year(first - (kind is not YearKind.CALENDAR), kind)
    if last == first + 1 and kind is not YearKind.CALENDAR:
        return Period.year(first, kind or YearKind.FINANCIAL)
    return _years_together(first, last, kind or YearKind.CALENDAR)


def _years_together(first: int, last: int, kind: YearKind) -> Period:
    """The calendar years from first to last, or the financial or academic years that lie between them."""
    years = last - first + (kind is YearKind.CALENDAR)
    return Period.year(first, kind) if years == 1 else Period.pooled(first, years, kind)


def _one_year(found: re.Match[str], known: Known) -> Period | None:
    """ "16/17" alone is a year, "16-17" alone more often an age."""
    years = read_year(found, "y", known)
    if not years or (found["y_short"] and "-" in found[0] and not (found["y_before"] or found["y_after"])):
        return None
    return _year_period(*years)


def _glued_year(found: re.Match[str], known: Known) -> Period | None:
    """FY16, FY1617, AY1516."""
    kind = year_kind_of(found["kind"]) or YearKind.FINANCIAL
    last = full_year(found["last"])
    if found["first"] and full_year(found["first"]) != last - 1:
        return None
    return Period.year(last - 1, kind)


def _old_short_year(found: re.Match[str], known: Known) -> Period | None:
    """2005/6."""
    first = int(found["first"])
    if (first + 1) % 10 != int(found["second"]):
        return None
    return _year_period(first, first + 1, year_kind_of(found["kind"]) or known.year_kind)


_POOLED_WORDS = r"(?:pooled|combined|aggregated?|rolling|average)"
_POOLED = (
    rf"(?: {{0,2}}(?P<pooled>\({_COUNT}[ -]years? {_POOLED_WORDS}\)|\({_POOLED_WORDS}\)|pooled|combined))?"
)


def _year_to_year(found: re.Match[str], known: Known) -> Period | None:
    """2014 to 2015 is a year; 2013 to 2015 are three."""
    first, last = int(found["first"]), full_year(found["last"])
    kind = year_kind_of(found["kind"]) or known.year_kind
    if not first < last <= first + LONGEST_SPAN_YEARS:
        return None
    if found["pooled"]:
        return _years_together(first, last, kind or YearKind.CALENDAR)
    return _year_period(first, last, kind)


def split_years(found: re.Match[str], known: Known) -> tuple[int, int, YearKind] | None:
    """First years of the first and the last of "2013/14 - 2015/16", and the kind."""
    first, second = int(found["first"]), full_year(found["second"][-2:])
    third, last = full_year(found["third"][-2:]), full_year(found["last"][-2:])
    first = full_year(found["first"][-2:]) if first >= 2000 else first
    if second != first + 1 or last != third + 1 or not first < third <= first + LONGEST_SPAN_YEARS:
        return None
    kind = year_kind_of(found["kind"]) or year_kind_of(found["kind_after"]) or known.year_kind
    return first, third, YearKind.ACADEMIC if kind is YearKind.ACADEMIC else YearKind.FINANCIAL


def _years_pooled(found: re.Match[str], known: Known) -> Period | None:
    years = split_years(found, known)
    return Period.pooled(years[0], years[1] - years[0] + 1, years[2]) if years else None


# Parts of a year

_ORDINALS = ("1st", "2nd", "3rd", "4th", "first", "second", "third", "fourth")
_DIGIT = r"(?:[1-4]|one|two|three|four)(?![a-z])"
_QUARTER_WORD = r"(?:quarter|qrtr|qtr|qt|q)"
_PART = (
    rf"(?:(?P<letter>{_QUARTER_WORD})\.?[ -]?(?:no\.? ?)?(?P<number>{_DIGIT})"
    rf"(?:{SPACE}(?:-|(?:to|through)(?![a-z])){SPACE}{_QUARTER_WORD}?\.? ?(?P<upto>{_DIGIT})(?![-/0-9]))?"
    rf"|(?P<half>half[ -]year|half|hy|h)[ -]?(?P<half_number>[12]|one|two)(?![a-z])"
    rf"|(?P<ordinal>{'|'.join(_ORDINALS)})[ -](?P<part>quarter|qtr|half(?:[ -]year)?(?![ -]term))"
    rf"|half[ -]?term (?P<half_term>[1-6])"
    rf"|(?P<season>{'|'.join(TERM_NAMES)})(?P<term> (?:half[ -]?)?terms?)?(?: (?P<which>[12])(?![0-9]))?"
    rf"(?P<term_after> (?:half[ -]?)?term)?)"
)
_JOIN = rf"{SPACE}(?:[-,:/]|of the|of|in|for)?{SPACE}"


def _part_of_named_year(found: re.Match[str], known: Known) -> Period | None:
    years = read_year(found, "y", known)
    if not years or years[1] > years[0] + 1:
        return None
    return _numbered_part(found, *years)


def _numbered_part(found: re.Match[str], first: int, last: int, kind: YearKind | None) -> Period | None:
    if found["season"] or found["half_term"]:
        return _school_part(found, first, last, kind)
    if first != last:
        return _part_within(found, Period.year(first, kind or YearKind.FINANCIAL))
    if kind in (None, YearKind.CALENDAR):
        return _part_within(found, Period.year(first, YearKind.CALENDAR))
    for year in (first, first - 1):  # the quarter of that number that lies in the calendar year named
        part = _part_within(found, Period.year(year, kind))
        if part and part.start.year == first:
            return part
    return None


def _school_part(found: re.Match[str], first: int, last: int, kind: YearKind | None) -> Period | None:
    if found["half_term"]:
        split = first != last
        return Period.half_term(first if split else first - 1, int(found["half_term"]))
    term = TERM_NAMES.index(found["season"].lower()) + 1
    if first == last and kind is None:
        year = first - (term > 1)  # spring 2017 is in the year that began in 2016
    else:
        year = first if first != last else first - 1
    if found["which"]:
        return Period.half_term(year, 2 * term - 2 + int(found["which"]))
    return Period.term(year, term)


def _part_within(found: re.Match[str], year: Period) -> Period | None:
    if found["letter"]:
        first = year.quarter(count(found["number"]))
        if not found["upto"]:
            return first
        last = year.quarter(count(found["upto"]))
        return of_dates(first.start, last.end, year.year_kind) if first < last else None
    if found["half"]:
        return year.half(count(found["half_number"]))
    number = _ORDINALS.index(found["ordinal"].lower()) % 4 + 1
    if found["part"].lower().startswith("half"):
        return year.half(number) if number <= 2 else None
    return year.quarter(number)


def _part_of_known_year(found: re.Match[str], known: Known) -> Period | None:
    """A quarter or term without a year takes it from the period around it."""
    if not known.within or not is_one_year(known.within):
        return None
    if found["season"] and not (found["term"] or found["term_after"] or found["which"]):
        return None  # "Summer" alone is a season, not a period
    if not (found["season"] or found["half_term"]):
        return _part_within(found, known.within.year_of(known.year_kind))
    around = known.within.year_of()
    for year in (around.start.year - 1, around.start.year, around.start.year + 1):
        part = _school_part(found, year, year + 1, YearKind.ACADEMIC)
        if part and around.contains(part.start):
            return part
    return None


def is_one_year(period: Period) -> bool:
    """Whether the period lies in a single year, so that it can supply one."""
    return not (period.begins_open or period.ends_open) and period.year_of().contains(period)


# Months and days


def _one_month(found: re.Match[str], known: Known) -> Period | None:
    return Period.month(*read_month(found, "m"))


def month_in(year: Period, number: int) -> Period:
    """The month of that number that lies in the year."""
    first = year.start.year if number >= year.start.month else year.start.year + 1
    return Period.month(first, number)


def _month_of_known_year(found: re.Match[str], known: Known) -> Period | None:
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


def _months(found: re.Match[str], known: Known) -> Period | None:
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
    return (first, last + timedelta(days=1)) if first and first < last else None


def _days(found: re.Match[str], known: Known) -> Period | None:
    dates = day_range(found)
    return of_dates(*dates, known.year_kind) if dates else None


def _snapshot(found: re.Match[str], known: Known) -> Period | None:
    day = read_day(found, "d")
    return Period.snapshot(day) if day else None


# Runs of months


def _end_named(found: re.Match[str]) -> date | None:
    """The day after the end that "to September 2016" or "ending 30 September 2016" names."""
    if found.groupdict()["m_month"] or found["m_digits"] or found["m_iso"]:
        return add_months(date(*read_month(found, "m"), 1), 1)
    day = read_day(found, "d")
    return day + timedelta(days=1) if day else None


def _run_of_months(found: re.Match[str], known: Known) -> Period | None:
    end = _end_named(found)
    if not end:
        return None
    if found["months"]:
        months = count(found["months"]) * (12 if found["unit"][0].lower() == "y" else 1)
    else:
        months = 12
    if not 1 <= months <= 120 or add_months(add_months(end, -months), months) != end:
        return None
    run = Period.rolling(months, end)
    rolling = found["months"] or found["rolling"]
    return run if rolling or not run.is_whole_months else of_dates(run.start, run.end)


def _year_to_date(found: re.Match[str], known: Known) -> Period | None:
    """From the start of the year to the end of the month or quarter named."""
    if found["number"]:
        years = read_year(found, "y", known)
        upto = _numbered_part(found, *years) if years and years[1] <= years[0] + 1 else None
    else:
        end = _end_named(found)
        upto = Period.span(end - timedelta(days=1), end) if end else None
    if not upto:
        return None
    start = upto.year_of(known.year_kind).start
    return of_dates(start, upto.end, upto.year_kind or known.year_kind or YearKind.FINANCIAL)


def _year_to_date_known(found: re.Match[str], known: Known) -> Period | None:
    """ "YTD" alone needs to know how far the year has run: a quarter or month around it says so."""
    if not known.within or known.within.kind not in (PeriodKind.QUARTER, PeriodKind.MONTH):
        return None
    start = known.within.year_of(known.year_kind).start
    return of_dates(start, known.within.end, known.within.year_kind or known.year_kind or YearKind.FINANCIAL)


_A_YEAR = rf"(?:{YEAR4}|{YEAR2})"
_KIND_BEFORE = rf"(?:(?P<kind>{YEAR_KIND})[ :]{{0,3}})?"
_END = rf"(?:(?:the )?(?:end of )?{month_spelling('m')}|{day_spelling('d')})"
_UPTO = r"(?:up to|to the end of|to|ending|ended|until|end|at|@)(?: the end of)?:?"
_TODATE = r"(?:ytd|year[ -]to[ -]date|cumulative to)"

SPLIT_YEARS = (
    rf"{_KIND_BEFORE}(?P<first>{YEAR4}) ?[-/_] ?(?P<second>{YEAR4}|{YEAR2}){TO}"
    rf"(?P<third>{_A_YEAR}) ?[-/_] ?(?P<last>{_A_YEAR})"
    rf"(?:[ ,]{{0,3}}(?P<kind_after>{YEAR_KIND}))?"
)
MONTH_RANGE = (
    rf"(?:(?:between|from) )?(?:(?:{month_spelling('a')})|(?P<a_alone>{MONTH}))"
    rf"(?:{TO}| and )(?:the )?(?:end of |end )?{month_spelling('b')}"
)
DAY_RANGE = (
    rf"(?:(?:between|from) )?(?:{day_spelling('a')}|(?P<day_alone>{DAY}){ORDINAL}?"
    rf"(?: (?P<month_alone>{MONTH}))?)(?:{TO}| and ){day_spelling('b')}"
)

FORMS: tuple[Form, ...] = (
    Form("several years", pattern(rf"{SPLIT_YEARS}{_POOLED}"), _years_pooled),
    Form(
        "year to year",
        pattern(
            rf"{_KIND_BEFORE}(?P<first>{YEAR4})(?: (?:to|until) |{SPACE}[-/]{SPACE})(?P<last>{YEAR4}|{YEAR2})"
            rf"{_POOLED}"
        ),
        _year_to_year,
    ),
    Form("day range", pattern(DAY_RANGE), _days),
    Form("month range", pattern(MONTH_RANGE), _months),
    Form(
        "run of months",
        pattern(
            rf"(?:(?P<rolling>rolling|moving)[ -])?(?:(?P<months>{_COUNT})[ -]?(?P<unit>months?|mths?|m|years?|yrs?)"
            rf"|(?:year|yr)(?![a-z])|12m|ye(?![a-z])|fye)(?:[ -](?:rolling|moving|average|period|total))*"
            rf"[ -]?(?:{_UPTO})? ?{_END}"
        ),
        _run_of_months,
    ),
    Form(
        "year to date",
        pattern(
            rf"{_TODATE}(?:[ ,:(-]|as at|at|to|the end of|end of){{0,4}}"
            rf"(?:{_PART}{_JOIN}{year_spelling('y')}|{_END})\)?"
        ),
        _year_to_date,
    ),
    Form(
        "part, then year to date",
        pattern(rf"(?:{_PART}{_JOIN}{year_spelling('y')}|{_END})[ ,:(-]{{0,3}}{_TODATE}\)?"),
        _year_to_date,
    ),
    Form("year to date, known", pattern(_TODATE), _year_to_date_known),
    Form("part of a year", pattern(rf"{_PART}{_JOIN}{year_spelling('y')}"), _part_of_named_year),
    Form(
        "part of a year in brackets",
        pattern(rf"{_PART} ?\( ?{year_spelling('y')} ?\)"),
        _part_of_named_year,
    ),
    Form(
        "year, then part", pattern(rf"{year_spelling('y')}{SPACE}[-,:/]?{SPACE}{_PART}"), _part_of_named_year
    ),
    Form(
        "year, then part in brackets", pattern(rf"{year_spelling('y')} ?\( ?{_PART} ?\)"), _part_of_named_year
    ),
    Form("part of the year around", pattern(_PART), _part_of_known_year),
    Form("day", pattern(rf"(?:(?:(?:as )?(?:at|of)|on) (?:the )?)?{day_spelling('d')}"), _snapshot),
    Form("month", pattern(rf"{month_spelling('m')}"), _one_month),
    Form(
        "month of the year around",
        pattern(rf"(?P<first>{MONTH})(?:{TO}(?P<last>{MONTH}))?"),
        _month_of_known_year,
    ),
    Form("year", pattern(rf"(?:the )?(?:year )?{year_spelling('y')}"), _one_year),
    Form(
        "glued year",
        pattern(rf"(?P<kind>fy|ay) ?'?(?P<first>{YEAR2})?(?P<last>{YEAR2})"),
        _glued_year,
    ),
    Form("old short year", pattern(rf"{_KIND_BEFORE}(?P<first>{YEAR4})/(?P<second>[0-9])"), _old_short_year),
)
