"""Parts of a year in writing: quarters, halves, school terms and half terms, with or without their year."""

from __future__ import annotations

import re
from datetime import timedelta

from goldenthread.rules.periods.period import TERM_NAMES, Period, YearKind
from goldenthread.rules.periods.spelling import MONTH, SPACE, TO, month_number
from goldenthread.rules.periods.stretches import end_named, of_dates
from goldenthread.rules.periods.years import Known, count, is_one_year, read_year

_ORDINALS = ("1st", "2nd", "3rd", "4th", "first", "second", "third", "fourth")
_DIGIT = r"(?:[1-4]|one|two|three|four)(?![a-z])"
_QUARTER_WORD = r"(?:quarter|qrtr|qtr|qt|q)"
PART = (
    rf"(?:(?P<letter>{_QUARTER_WORD})\.?[ -]?(?:no\.? ?)?(?P<number>{_DIGIT})"
    rf"(?:{SPACE}(?:-|(?:to|through)(?![a-z])){SPACE}{_QUARTER_WORD}?\.? ?(?P<upto>{_DIGIT})(?![-/0-9]))?"
    rf"(?: ?\( ?(?P<gloss>{MONTH}){TO}{MONTH} ?\))?"  # Q1 (Apr-Jun)
    rf"|(?P<half>half[ -]year|half|hy|h)[ -]?(?P<half_number>[12]|one|two)(?![a-z])"
    rf"|(?P<ordinal>{'|'.join(_ORDINALS)})[ -](?P<part>quarter|qtr|half(?:[ -]year)?(?![ -]term))"
    rf"|(?:half[ -]?term |ht ?)(?P<half_term>[1-6])"
    rf"|(?P<season>{'|'.join(TERM_NAMES)})(?P<term> (?:half[ -]?)?terms?)?(?: (?P<which>[12])(?![0-9]))?"
    rf"(?P<term_after> (?:half[ -]?)?term)?)"
)
JOIN = rf"{SPACE}(?:[-,:/]|of the|of|in|for)?{SPACE}"


def part_of_named_year(found: re.Match[str], known: Known) -> Period | None:
    years = read_year(found, "y", known)
    if not years or years[1] > years[0] + 1:
        return None
    part = numbered_part(found, *years)
    if part and _months_agree(found, part):
        return part
    # Quarter 1 (April - June) 2016: the months say which quarter, and so which kind of year
    named_kind = found["y_before"] or found["y_after"] or found["y_ends"]
    part = None if named_kind else numbered_part(found, years[0], years[1], YearKind.FINANCIAL)
    return part if part and _months_agree(found, part) else None


def _months_agree(found: re.Match[str], part: Period) -> bool:
    return not found["gloss"] or part.start.month == month_number(found["gloss"])


def numbered_part(found: re.Match[str], first: int, last: int, kind: YearKind | None) -> Period | None:
    if found["season"] or found["half_term"]:
        return _school_part(found, first, last, kind)
    if first != last:
        return _part_within(found, Period.year(first, kind or YearKind.FINANCIAL))
    if kind in (None, YearKind.CALENDAR):
        return _part_within(found, Period.year(first, YearKind.CALENDAR))
    for year in (first, first - 1):  # the quarter of that number that lies in the calendar year named
        part = _part_within(found, Period.year(year, kind or YearKind.CALENDAR))
        if part and part.start.year == first:
            return part
    return None


def _school_part(found: re.Match[str], first: int, last: int, kind: YearKind | None) -> Period | None:
    if found["half_term"]:
        return Period.half_term(first - (first == last), int(found["half_term"]))
    term = TERM_NAMES.index(found["season"].lower()) + 1
    year = first
    if first == last:  # spring 2017 is in the year that began in 2016, autumn 2016 too
        year = first - (term > 1 or kind is not None)
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


def part_of_known_year(found: re.Match[str], known: Known) -> Period | None:
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


def year_to_date(found: re.Match[str], known: Known) -> Period | None:
    """From the start of the year to the end of the month or quarter named."""
    if found["y_first"] or found["y_short"] or found["y_ends"]:
        years = read_year(found, "y", known)
        upto = numbered_part(found, *years) if years and years[1] <= years[0] + 1 else None
    else:
        end = end_named(found)
        upto = Period.span(end - timedelta(days=1), end) if end else None
    if not upto:
        return None
    start = upto.year_of(known.year_kind).start
    return of_dates(start, upto.end, upto.year_kind or known.year_kind or YearKind.FINANCIAL)
