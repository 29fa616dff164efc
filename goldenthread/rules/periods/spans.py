"""The life of a plan: from when to when it runs.

Where a spelling could mean two things, the choice is made here, once:

* Two years more than one apart, "2014-2016" or "2016-20", are calendar years: 1 January of the first to 31
  December of the last. Told that they are financial or academic, by the text or the caller, they run from the
  start of that year in the first to its end in the last: financial 2014-2016 is April 2014 to March 2016.
* Two neighbouring years, "2015-2016" or "2015/16", are a yearly plan: one financial year, or the academic
  year when told so. Told that they are calendar years, they are both of them.
* "To 2020" has no beginning and "from 2018 onwards" no end: the span is open there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from goldenthread.rules.periods.finding import FoundPeriod
from goldenthread.rules.periods.forms import FORMS, built
from goldenthread.rules.periods.labels import NO_DATE
from goldenthread.rules.periods.period import Period, PeriodKind, YearKind
from goldenthread.rules.periods.reading import LONGEST_PERIOD_TEXT, bare_texts
from goldenthread.rules.periods.spelling import (
    YEAR4,
    YEAR_KIND,
    day_spelling,
    month_spelling,
    pattern,
    plain,
    read_day,
    year_kind_of,
)
from goldenthread.rules.periods.stretches import day_range, end_named, month_range
from goldenthread.rules.periods.years import Known

_END = (
    rf"(?:(?P<kind>{YEAR_KIND} )?(?P<year>{YEAR4})|(?:the end of )?{month_spelling('m')}|{day_spelling('d')})"
)
_TO = pattern(rf"(?:up )?(?:to|until|till|by|through to)(?: the)?(?: end of)? {_END}")
_FROM = pattern(rf"(?:(?:from|since|starting|beginning) )?{_END}(?P<open> ?(?:onwards?|and beyond|\+|-))?")


def _year(found: re.Match[str], known: Known) -> Period | None:
    if not found["year"]:
        return None
    kind = year_kind_of(found["kind"]) or known.year_kind or YearKind.CALENDAR
    return Period.year(int(found["year"]) - (kind is not YearKind.CALENDAR), kind)


def _to(found: re.Match[str], known: Known) -> Period | None:
    year = _year(found, known)
    end = year.end if year else end_named(found)
    return Period.span(date.min, end, year.year_kind if year else None) if end else None


def _from(found: re.Match[str], known: Known) -> Period | None:
    year = _year(found, known)
    if not (found["open"] or found[0].lower().startswith(("from", "since", "starting", "beginning"))):
        return None
    if year:
        return Period.span(year.start, date.max, year.year_kind)
    if found["m_month"] or found["m_digits"] or found["m_iso"]:
        end = end_named(found)
        start = Period.rolling(1, end).start if end else None
    else:
        start = read_day(found, "d")
    return Period.span(start, date.max) if start else None


def _as_span(period: Period) -> Period:
    """A run of years as a span; a single year stays the year it is: a yearly plan's life."""
    if period.kind is PeriodKind.YEAR:
        return period
    # "2015 to 2016" would be read as one year, so two calendar years are written, and read, as months
    two_years = period.year_kind is YearKind.CALENDAR and period.months == 24
    return replace(period, kind=PeriodKind.SPAN, year_kind=None if two_years else period.year_kind)


def _years(name: str) -> Callable[[re.Match[str], Known], Period | None]:
    form = next(form for form in FORMS if form.name == name)

    def build(found: re.Match[str], known: Known) -> Period | None:
        period = built(form, found, known)
        return _as_span(period) if period else None

    return build


def _months(found: re.Match[str], known: Known) -> Period | None:
    dates = month_range(found)
    return Period.span(*dates) if dates else None


def _days(found: re.Match[str], known: Known) -> Period | None:
    dates = day_range(found)
    return Period.span(*dates) if dates else None


def _of(name: str) -> re.Pattern[str]:
    return next(form.pattern for form in FORMS if form.name == name)


_SPANS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Known], Period | None]], ...] = (
    (_of("several years"), _years("several years")),
    (_of("year to year"), _years("year to year")),
    (_of("day range"), _days),
    (_of("month range"), _months),
    (_of("year"), _years("year")),
    (_of("glued year"), _years("glued year")),
    (_TO, _to),
    (_FROM, _from),
)


def _built(
    build: Callable[[re.Match[str], Known], Period | None], found: re.Match[str], known: Known
) -> Period | None:
    try:
        return build(found, known)
    except (ValueError, OverflowError):  # a date before year 1 or after year 9999
        return None


def read_span(text: str, *, year_kind: YearKind | None = None) -> Period | None:
    """The plan's life that the whole text is, or None: a span, or a year for a yearly plan."""
    if len(text) > LONGEST_PERIOD_TEXT:
        return None
    if plain(text).strip().lower() in (NO_DATE, "any time"):
        return Period.span(date.min, date.max)
    known = Known(year_kind)
    for candidate in bare_texts(text):
        for form, build in _SPANS:
            found = form.fullmatch(candidate)
            span = _built(build, found, known) if found else None
            if span:
                return span
    return None


def find_span(text: str, *, year_kind: YearKind | None = None) -> FoundPeriod | None:
    """The plan's life in its title, "Children and Young People's Plan 2016-20".

    Where the title has several, the longest written; a lone year only where it has nothing longer.
    """
    known = Known(year_kind)
    written = plain(text)
    best: tuple[int, int, Period] | None = None
    for form, build in _SPANS:
        for found in form.finditer(written):
            span = _built(build, found, known)
            if span and (best is None or (found.end() - found.start(), found.start()) > _rank(best)):
                best = (*found.span(), span)
    return FoundPeriod(best[2], best[0], best[1], text[best[0] : best[1]]) if best else None


def _rank(best: tuple[int, int, Period]) -> tuple[int, int]:
    return best[1] - best[0], best[0]
