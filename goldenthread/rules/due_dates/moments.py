"""Every way a day, a month or a stretch of time is named where a date is expected, and the days it allows.

Rules, where a spelling leaves room:

* A number and a full stop straight before a month number the action: "4.Oct 2016" is action 4.
* Early, mid and late in a month are its first ten days, the next ten and the rest; in a year its first,
  second and third four months. "End of" is the last day.
* Spring, summer, autumn and winter are March to May, June to August, September to November and December to
  February, unless a term is meant. Terms, quarters and years are those of `goldenthread.rules.periods`.
* A week commencing, beginning or ending with a day has seven days.
* A day or month without a year takes it from the plan where the plan has that day or month once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from goldenthread.rules.due_dates.due_date import DueDateKind
from goldenthread.rules.due_dates.why_not import ends_before_it_begins, not_in_calendar, year_missing
from goldenthread.rules.periods.forms import built, matches, starts
from goldenthread.rules.periods.period import TERM_NAMES, Period, PeriodKind, add_months
from goldenthread.rules.periods.spelling import (
    DAY,
    MONTH,
    ORDINAL,
    SPACE,
    YEAR2,
    YEAR4,
    full_year,
    month_number,
    pattern,
    read_day,
)
from goldenthread.rules.periods.years import Known


@dataclass(frozen=True)
class Days:
    """The days a time allows, both included, or why it allows none."""

    kind: DueDateKind
    earliest: date | None = None
    latest: date | None = None
    why_not: str | None = None
    without_year: bool = False


@dataclass(frozen=True)
class Moment:
    """A time named in a text, and where."""

    start: int
    end: int
    days: Days


def _of_period(period: Period, form: str) -> Days:
    kind = DueDateKind.DURING
    if form in ("day range", "month range"):
        kind = DueDateKind.RANGE
    elif period.kind is PeriodKind.SNAPSHOT:
        kind = DueDateKind.DAY
    elif period.kind is PeriodKind.MONTH:
        kind = DueDateKind.MONTH
    return Days(kind, period.start, period.last_day)


# Days and months without a year


def _in_plan(plan: Period | None, month: int, day: int | None) -> date | None:
    """The one day (or first of the month) in the plan's life that the words can mean."""
    if not plan or plan.begins_open or plan.ends_open:
        return None
    possible = []
    for year in range(plan.start.year, plan.last_day.year + 1):
        try:
            found = date(year, month, day or 1)
        except ValueError:  # 29 February
            continue
        if plan.overlaps(Period.snapshot(found) if day else Period.month(year, month)):
            possible.append(found)
    return possible[0] if len(possible) == 1 else None


def _day_without_year(found: re.Match[str], plan: Period | None) -> Days:
    month = month_number(found["month"] or found["month2"])
    day = int(found["day"] or found["day2"])
    try:
        date(2000, month, day)  # a leap year: 29 February may be meant
    except ValueError:
        return Days(DueDateKind.NONE, why_not=not_in_calendar(found[0]))
    meant = _in_plan(plan, month, day)
    if not meant:
        return Days(DueDateKind.VAGUE, why_not=year_missing(found[0]), without_year=True)
    return Days(DueDateKind.DAY, meant, meant, without_year=True)


def _month_without_year(found: re.Match[str], plan: Period | None) -> Days:
    first = _in_plan(plan, month_number(found["month"]), None)
    last = _in_plan(plan, month_number(found["last"]), None) if found["last"] else first
    if not first or not last:
        return Days(DueDateKind.VAGUE, why_not=year_missing(found[0]), without_year=True)
    if last < first:
        return Days(DueDateKind.NONE, why_not=ends_before_it_begins(found[0]), without_year=True)
    kind = DueDateKind.RANGE if found["last"] else DueDateKind.MONTH
    return Days(kind, first, add_months(last, 1) - timedelta(days=1), without_year=True)


# Seasons and feasts


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # the month each begins in


def _season(found: re.Match[str], plan: Period | None) -> Days:
    first_month = _SEASONS[found["season"].lower()]
    first = full_year(found["year"])
    if found["second"]:
        second = full_year(found["second"])
        if second != first + 1:
            return Days(DueDateKind.NONE, why_not=ends_before_it_begins(found[0]))
        first += first_month < 9
    start = date(first, first_month, 1)
    last = max(first_month, _SEASONS[(found["last_season"] or found["season"]).lower()])
    return Days(DueDateKind.DURING, start, add_months(date(first, last, 1), 3) - timedelta(days=1))


def _term_of_short_year(found: re.Match[str], plan: Period | None) -> Days:
    """Autumn term 24."""
    number = TERM_NAMES.index(found["season"].lower()) + 1
    term = Period.term(full_year(found["year"]) - (number > 1), number)
    return Days(DueDateKind.DURING, term.start, term.last_day)


def _half_term_holiday(found: re.Match[str], plan: Period | None) -> Days:
    """October half term 2024: councils set the week, so the month is all that is sure."""
    month = Period.month(full_year(found["year"]), month_number(found["month"]))
    return Days(DueDateKind.MONTH, month.start, month.last_day)


def _easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the Meeus, Jones and Butcher rule)."""
    century, of_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _feast(found: re.Match[str], plan: Period | None) -> Days:
    year = int(found["year"])
    day = date(year, 12, 25) if found["feast"].lower() != "easter" else _easter(year)
    return Days(DueDateKind.DAY, day, day)


# Months side by side


def _either_month(found: re.Match[str], plan: Period | None) -> Days:
    """June/July 2016, June or July 2016."""
    year = full_year(found["year"])
    first, last = month_number(found["month"]), month_number(found["last"])
    start = date(year - (first > last), first, 1)
    return Days(DueDateKind.RANGE, start, add_months(date(year, last, 1), 1) - timedelta(days=1))


def _impossible_day(found: re.Match[str], plan: Period | None) -> Days:
    """Tried where no form read a day: 31 June 2016, 06/21/17. In a date column 31.3.17 is a day."""
    dotted = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2})", found[0])
    if dotted:
        try:
            day = date(full_year(dotted[3]), int(dotted[2]), int(dotted[1]))
        except ValueError:
            return Days(DueDateKind.NONE, why_not=not_in_calendar(found[0]))
        return Days(DueDateKind.DAY, day, day)
    return Days(DueDateKind.NONE, why_not=not_in_calendar(found[0]))


_SEASON = "(?:spring|summer|autumn|winter)"
_MONTH_YEAR = rf"{MONTH}{SPACE}[-,]?{SPACE}(?:{YEAR4}|'?{YEAR2})"
_OWN_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Period | None], Days]], ...] = (
    (
        pattern(
            rf"(?P<season>{_SEASON})(?: ?(?:/|-|or|to) ?(?P<last_season>{_SEASON}))?"
            rf"(?: holidays?| break)?(?:[ ,]|of|-){{1,4}}'?(?P<year>{YEAR4}"
            rf"|{YEAR2}(?=/{YEAR2}(?![0-9/]))|{YEAR2}(?! ?[-/]? ?[0-9a-z]))"
            rf"(?:[-/](?P<second>{YEAR4}|{YEAR2}))?"
        ),
        _season,
    ),
    (
        pattern(
            rf"(?P<season>autumn|spring|summer) term (?:of |in )?'?(?P<year>{YEAR2})(?! ?[-/]? ?[0-9a-z])"
        ),
        _term_of_short_year,
    ),
    (
        pattern(rf"(?P<month>{MONTH}) half[ -]term(?: break| holidays?| in|,)? '?(?P<year>{YEAR4}|{YEAR2})"),
        _half_term_holiday,
    ),
    (pattern(rf"(?P<feast>christmas|xmas|easter)(?: break| holidays?)? (?P<year>{YEAR4})"), _feast),
    (
        pattern(
            rf"(?P<month>{MONTH})(?:{SPACE}/{SPACE}| or )(?P<last>{MONTH}){SPACE}[-,]?{SPACE}"
            rf"'?(?P<year>{YEAR4}|{YEAR2})"
        ),
        _either_month,
    ),
    (
        pattern(
            rf"(?P<day>{DAY}){ORDINAL}?{SPACE}(?:of )?(?P<month>{MONTH})(?!{SPACE}[-/,]?{SPACE}'?[0-9]{{2}})"
            rf"|(?P<month2>{MONTH}){SPACE}(?P<day2>{DAY}){ORDINAL}"
        ),
        _day_without_year,
    ),
    (pattern(rf"(?P<month>{MONTH})(?:{SPACE}(?:-|to){SPACE}(?P<last>{MONTH}))?"), _month_without_year),
    (
        pattern(
            rf"[0-9]{{1,2}}{ORDINAL}?{SPACE}{_MONTH_YEAR}"
            rf"|[0-9]{{1,2}}([/.-])[0-9]{{1,2}}\1(?:{YEAR4}|{YEAR2})|{YEAR4}-[0-9]{{2}}-[0-9]{{2}}"
        ),
        _impossible_day,
    ),
)
_FORMS_OF_PERIODS = {
    "several years",
    "year to year",
    "day range",
    "month range",
    "part of a year",
    "part of a year in brackets",
    "year, then part",
    "year, then part in brackets",
    "part of the year around",
    "day",
    "month",
    "year",
    "glued year",
    "numbered month",
    "months of a named year",
    "named year, then months",
    "year ending",
    "old short year",
}


def _is_season(found: re.Match[str]) -> bool:
    part = found.groupdict()
    said = part.get("term") or part.get("term_after") or part.get("which")
    return bool(part.get("season")) and not said


def _unread(form: str, found: re.Match[str]) -> Days | None:
    """What to say of a range or a quarter that matched but names no time."""
    if form == "month range":
        return Days(DueDateKind.NONE, why_not=ends_before_it_begins(found[0]))
    if form == "day range":
        real = read_day(found, "b") and (found["day_alone"] or read_day(found, "a"))
        why = ends_before_it_begins if real else not_in_calendar
        return Days(DueDateKind.NONE, why_not=why(found[0]))
    if form == "part of the year around" and not _is_season(found):
        return Days(DueDateKind.VAGUE, why_not=year_missing(found[0]), without_year=True)
    return None


# Where a time can begin that no period begins with.
_OWN_STARTS = re.compile(
    r"(?<![0-9A-Za-z])(?=winter|christmas|xmas|easter|half[ -]term)", re.IGNORECASE | re.ASCII
)


def _candidates(text: str, plan: Period | None) -> Iterator[Moment]:
    known = Known(within=plan)
    for form, found in matches(text, need_digit=False):
        if form.name in _FORMS_OF_PERIODS:
            period = None if _is_season(found) else built(form, found, known)
            days = _of_period(period, form.name) if period else _unread(form.name, found)
            if days:
                yield Moment(*found.span(), days)
    begins = [*starts(text, need_digit=False), *(found.start() for found in _OWN_STARTS.finditer(text))]
    for start in begins:
        for own, build in _OWN_FORMS:
            own_found = own.match(text, start)
            if own_found:
                yield Moment(*own_found.span(), build(own_found, plan))


def _longest_first(text: str, plan: Period | None) -> list[Moment]:
    found = sorted(
        _candidates(text, plan),
        key=lambda moment: (moment.start, -moment.end, moment.days.why_not is not None),
    )
    chosen: list[Moment] = []
    reached = 0
    for moment in found:
        if moment.start >= reached:
            chosen.append(moment)
            reached = moment.end
    return chosen


_AND = re.compile(r" {0,3}(?:,|&|and|, and) {0,3}", re.IGNORECASE)


def _year_of_next(text: str, moment: Moment, following: Moment) -> Moment:
    """ "March and June 2017": the first takes the year of the second."""
    joined = _AND.fullmatch(text, moment.end, following.start)
    if not (joined and moment.days.without_year and moment.days.why_not and following.days.latest):
        return moment
    words, last = text[moment.start : moment.end], following.days.latest
    for year in (Period.rolling(12, last + timedelta(days=1)), Period.snapshot(last).year_of()):
        again = _longest_first(words, year)
        if again and again[0].days.latest:
            return replace(moment, days=again[0].days)
    return moment


def find_moments(text: str, plan: Period | None) -> list[Moment]:
    """The times the plain text names, in order; of those that begin together the longest."""
    found = _longest_first(text, plan)
    for index in range(len(found) - 2, -1, -1):
        found[index] = _year_of_next(text, found[index], found[index + 1])
    return found
