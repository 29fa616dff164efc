"""Years in writing: one year, several years, and what the reader must know to tell which."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.rules.periods.period import NUMBER_WORDS, Period, YearKind
from goldenthread.rules.periods.spelling import TO, YEAR2, YEAR4, YEAR_KIND, full_year, year_kind_of

_A_YEAR = rf"(?:{YEAR4}|{YEAR2})"
KIND_BEFORE = rf"(?:(?P<kind>{YEAR_KIND})[ :]{{0,3}})?"
SPLIT_YEARS = (
    rf"{KIND_BEFORE}(?P<first>{YEAR4}) ?[-/_] ?(?P<second>{YEAR4}|{YEAR2}){TO}"
    rf"(?P<third>{_A_YEAR}) ?[-/_] ?(?P<last>{_A_YEAR})"
    rf"(?:[ ,]{{0,3}}(?P<kind_after>{YEAR_KIND}))?"
)

LONGEST_SPAN_YEARS = 50
COUNT = r"(?:[0-9]{1,2}|" + "|".join([*NUMBER_WORDS[1:], "twelve", "eighteen", "twenty-four"]) + ")"


@dataclass(frozen=True)
class Known:
    """What the reader knows besides the text: the kind of year meant, and the period that supplies a year."""

    year_kind: YearKind | None = None
    within: Period | None = None


def count(words: str) -> int:
    """A small number in figures or words."""
    words = words.lower()
    if words.isdigit():
        return int(words)
    return {"twelve": 12, "eighteen": 18, "twenty-four": 24}.get(words) or NUMBER_WORDS.index(words)


def _after(first: int, digits: str) -> int:
    """The year that two or four digits name after `first`: 00 after 1999 is 2000."""
    if len(digits) == 4:
        return int(digits)
    year = first // 100 * 100 + int(digits)
    return year if year >= first else year + 100


def read_year(found: re.Match[str], name: str, known: Known) -> tuple[int, int, YearKind | None] | None:
    """First and last calendar year of a `year_spelling` that matched, and the kind it names."""
    part = found.groupdict()
    kind = year_kind_of(part[f"{name}_before"]) or year_kind_of(part[f"{name}_after"]) or known.year_kind
    if part[f"{name}_ends"]:  # FY17
        last = full_year(part[f"{name}_ends"])
        return last - 1, last, year_kind_of(part[f"{name}_ending"])
    if part[f"{name}_short"]:
        first, last = full_year(part[f"{name}_short"]), full_year(part[f"{name}_short_second"])
        school_years = (part[f"{name}_before"] or "").lower().startswith("school")
        return None if last != first + 1 or school_years else (first, last, kind)
    first = int(part[f"{name}_first"])
    second = part[f"{name}_second"]
    if second is None:
        return first, first, kind
    last = _after(first, second)
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


def one_year(found: re.Match[str], known: Known) -> Period | None:
    """ "16/17" alone is a year, "16-17" alone more often an age."""
    years = read_year(found, "y", known)
    if not years or (found["y_short"] and "-" in found[0] and not (found["y_before"] or found["y_after"])):
        return None
    return _year_period(*years)


def year_ending(found: re.Match[str], known: Known) -> Period | None:
    """FYE 2017, year ending 2017: of the financial year unless another is named."""
    named = None if (found["kind"] or "y").lower().startswith("y") else year_kind_of(found["kind"])
    kind = named or known.year_kind or YearKind.FINANCIAL
    last = int(found["last"])
    return Period.year(last - (kind is not YearKind.CALENDAR), kind)


def glued_year(found: re.Match[str], known: Known) -> Period | None:
    """FY16, FY1617, AY1516."""
    kind = year_kind_of(found["kind"]) or YearKind.FINANCIAL
    last = full_year(found["last"])
    if found["first"] and full_year(found["first"]) != last - 1:
        return None
    return Period.year(last - 1, kind)


def old_short_year(found: re.Match[str], known: Known) -> Period | None:
    """2005/6."""
    first = int(found["first"])
    if (first + 1) % 10 != int(found["second"]):
        return None
    return _year_period(first, first + 1, year_kind_of(found["kind"]) or known.year_kind)


_POOLED_WORDS = r"(?:pooled|combined|aggregated?|rolling|average)"
POOLED = (
    rf"(?: {{0,2}}(?P<pooled>\({COUNT}[ -](?:years?|yrs?)(?: {_POOLED_WORDS})?\)"
    rf"|\({_POOLED_WORDS}\)|pooled|combined|average))?"
)


def year_to_year(found: re.Match[str], known: Known) -> Period | None:
    """2014 to 2015 is a year; 2013 to 2015 are three."""
    first, last = int(found["first"]), _after(int(found["first"]), found["last"])
    kind = year_kind_of(found["kind"]) or known.year_kind
    if not first < last <= first + LONGEST_SPAN_YEARS:
        return None
    if found["pooled"]:
        return _years_together(first, last, kind or YearKind.CALENDAR)
    return _year_period(first, last, kind)


def split_years(found: re.Match[str], known: Known) -> tuple[int, int, YearKind] | None:
    """First years of the first and the last of "2013/14 - 2015/16", and the kind."""
    first = int(found["first"])
    second, third = _after(first, found["second"]), _after(first, found["third"])
    last = _after(third, found["last"])
    if second != first + 1 or last != third + 1 or not first < third <= first + LONGEST_SPAN_YEARS:
        return None
    kind = year_kind_of(found["kind"]) or year_kind_of(found["kind_after"]) or known.year_kind
    return first, third, YearKind.ACADEMIC if kind is YearKind.ACADEMIC else YearKind.FINANCIAL


def years_pooled(found: re.Match[str], known: Known) -> Period | None:
    years = split_years(found, known)
    return Period.pooled(years[0], years[1] - years[0] + 1, years[2]) if years else None


def is_one_year(period: Period) -> bool:
    """Whether the period lies in a single year, so that it can supply one."""
    return not (period.begins_open or period.ends_open) and period.year_of().contains(period)
