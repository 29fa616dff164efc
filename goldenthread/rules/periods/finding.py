"""Finding the periods that a sentence, a cell or a heading mentions, and leaving what only looks like one.

Two-digit numbers are more often ages than years, four-digit ones as often counts: they are taken for years
only where the words around them say so. Form numbers, telephone numbers, pages and percentages
are never periods.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.rules.periods.forms import built, matches
from goldenthread.rules.periods.parts import PART, part_of_known_year
from goldenthread.rules.periods.period import Period, PeriodKind, YearKind
from goldenthread.rules.periods.reading import read_period
from goldenthread.rules.periods.spelling import MONTH, month_number, plain
from goldenthread.rules.periods.years import Known


@dataclass(frozen=True)
class FoundPeriod:
    """A period mentioned in a text, and where: text[start:end] are the words that say it."""

    period: Period
    start: int
    end: int
    text: str


_FLAGS = re.IGNORECASE | re.ASCII
_WINDOW = 48  # characters on either side that decide whether a number is a year

_AGE_AFTER = re.compile(
    r"[ -]{0,2}(?:years?|yrs?)?[ -]{0,2}(?:olds?|of age|y/?os?)\b|[ -]?(?:years?|yrs?)\b", _FLAGS
)
_AGE_BEFORE = re.compile(r"\b(?:age[ds]?|ages of|years?)(?: between| from| of)?:? ?$", _FLAGS)
_CODE_BEFORE = re.compile(
    r"\b(?:form|ref(?:erence)?|si|appendix|pages?|pp?|para(?:graph)?|section|minute|room|tel|telephone|phone"
    r"|fax|phof|version|v|invoice|circular|act|regulations|no\.)[.:]? ?(?:no\.? ?)?$",
    _FLAGS,
)
_PHONE_BEFORE = re.compile(r"(?<![.0-9])\+?0[0-9]{2,4}[ -]?(?:[0-9]{3,4}[ -]?)?$")
_AMOUNT_BEFORE = re.compile(r"[£$€] ?$")

_YEAR_NOUNS = (
    r"baseline|outturns?|actuals?|targets?|census|data|results?|figures?|averages?|performance|forecast|budget"
    r"|rates?|cohort|plan|estimates?|projections?|calendar|annual|onwards?|position|q[1-4]|ytd"
)
_YEAR_BEFORE = re.compile(
    rf"(?:^ ?|\b(?:in|for|during|since|by|from|to|until|till|of|year|mid|early|late|end|before|after|on|and"
    rf"|vs\.?|between|than|with|dec|published|{_YEAR_NOUNS})[ :-]{{1,2}}(?:\( ?)?|& ?|, ?)$",
    _FLAGS,
)
_BRACKET_BEFORE = re.compile(r"[(\[] ?$")
_IN_BEFORE = re.compile(r"\b(?:in|during|since|until|year) $", _FLAGS)
_NO_YEAR_BEFORE = re.compile(
    r"\b(?:(?:act|regulations|order|guidance) ?[(\[]? ?|(?:spring|summer|autumn|winter) of )$", _FLAGS
)
_BRACKET_AFTER = re.compile(rf" ?(?:[)\],;:]|(?:{_YEAR_NOUNS})\b)", _FLAGS)
_YEAR_AFTER = re.compile(rf"(?: ?(?:{_YEAR_NOUNS})\b)", _FLAGS)
_COUNTED_AFTER = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:children|families|pupils|students|people|persons|adults|parents|carers|schools"
    r"|cases|referrals|homes|places|users|visits|staff|births|days|hours|miles|households|residents"
    r"|women|girls|boys|records|contacts|assessments|plans|per)\b",
    _FLAGS,
)
_NEARBY_YEAR_WORD = re.compile(rf"\b(?:{_YEAR_NOUNS})s?:? ?\(? ?$", _FLAGS)
_NOT_A_MONTH_YEAR = re.compile(
    r" ?(?:[-/.] ?[0-9]|:[0-9]|(?:st|nd|rd|th)\b|,? (?:19|20)[0-9]{2}\b|[ap]m\b|per\b)", _FLAGS
)
_ON_BEFORE = re.compile(r"\b(?:on|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?) ?$", _FLAGS)
_DAY_BEFORE = re.compile(r"(?<![0-9.])[0-9]{1,2}(?:st|nd|rd|th)? ?$", _FLAGS)


@dataclass(frozen=True)
class _Around:
    """A form that matched, and the words before and after it."""

    found: re.Match[str]
    before: str
    after: str


def _around(found: re.Match[str], text: str) -> _Around:
    return _Around(
        found,
        text[max(0, found.start() - _WINDOW) : found.start()],
        text[found.end() : found.end() + _WINDOW],
    )


def _looks_like_something_else(seen: _Around) -> bool:
    """An age, a form number, a telephone number or an amount of money."""
    ends_short = re.search(r"(?<![0-9])[0-9]{1,2}$", seen.found[0]) is not None
    if ends_short and not re.search("[0-9]{4}", seen.found[0]) and _AGE_AFTER.match(seen.after):
        return True
    if not seen.found[0][0].isdigit():
        return False
    if _CODE_BEFORE.search(seen.before) or _PHONE_BEFORE.search(seen.before):
        return True
    return bool(_AMOUNT_BEFORE.search(seen.before))


# A part of the year that no form reads: taking it for the whole year would be worse than leaving it.
_PART_BEFORE_YEAR = re.compile(
    r"(?:\b(?:terms?|t|p|period|weeks?|wk|q|quarter|ht|half[ -]terms?) ?[0-9]{1,2}"
    r"(?: ?(?:&|and|-|to|\+) ?(?:q|t|ht)?[0-9]{1,2})?"
    r"|\b(?:ytd|year[ -]to[ -]date|so far|part[ -]year|winter|xmas|half[ -]term"
    r"|(?:[0-9]{1,2}|two|three|four|five) ?(?:years?|yrs?) (?:up )?(?:to|ending|ended)))[ ,:(_]{1,3}$",
    _FLAGS,
)
_PART_YEAR_AFTER = re.compile(
    r"[ ,:(-]{1,3}(?:ytd|year[ -]to[ -]date|to date|so far|part[ -]year|to [a-z]{3})\b", _FLAGS
)


def _year_is_meant(seen: _Around) -> bool:
    part = seen.found.groupdict()
    if _PART_BEFORE_YEAR.search(seen.before) or _PART_YEAR_AFTER.match(seen.after):
        return False
    if part["y_ends"]:
        return seen.found[0][:2].isupper()
    if part["y_before"] or part["y_after"]:
        return True
    if part["y_short"]:
        if _AGE_BEFORE.search(seen.before) or not seen.found[0][0].isdigit():
            return False
        return bool(_NEARBY_YEAR_WORD.search(seen.before) or _YEAR_AFTER.match(seen.after))
    if part["y_second"]:
        return True
    return _single_year_is_meant(seen)


def _single_year_is_meant(seen: _Around) -> bool:
    """A four-digit number alone may as well be a count: "1989", "over 2000 families"."""
    if (_COUNTED_AFTER.match(seen.after) and not _IN_BEFORE.search(seen.before)) or _NO_YEAR_BEFORE.search(
        seen.before
    ):
        return False
    if _BRACKET_BEFORE.search(seen.before) and _BRACKET_AFTER.match(seen.after):
        return True
    if _YEAR_AFTER.match(seen.after):
        return True
    alone = not seen.before.strip() and not seen.after.strip()
    return not alone and bool(_YEAR_BEFORE.search(seen.before)) and seen.before.strip() != ""


def _month_is_meant(seen: _Around) -> bool:
    part = seen.found.groupdict()
    if _DAY_BEFORE.search(seen.before) and part["m_month"]:
        return False  # "31 June 2016" is a day that does not exist, not the month
    if not part["m_month"] or len(part["m_year"]) == 4:
        return True
    written = seen.found[0]
    if "," in written:
        return False  # "20 by Dec, 40 by March"
    if not written[0].isupper() or _ON_BEFORE.search(seen.before):
        return False
    return int(part["m_year"]) >= 5 and not _NOT_A_MONTH_YEAR.match(seen.after)


def _capital(seen: _Around) -> bool:
    return seen.found[0][0].isupper()


def _years_are_meant(seen: _Around) -> bool:
    """ "From 2014 to 2015 numbers rose" compares two years, it does not name one."""
    one_year = int(seen.found["last"][-2:]) == (int(seen.found["first"][-2:]) + 1) % 100
    spelled_out = re.search(" (?:to|until) ", seen.found[0], _FLAGS) is not None
    return not (one_year and spelled_out and re.search(r"\bfrom $", seen.before, _FLAGS))


def _day_is_meant(seen: _Around) -> bool:
    return not re.search(r"\byears? $", seen.before, _FLAGS)


def _part_is_meant(seen: _Around) -> bool:
    """ "The summer of 2018" is a season, not a term."""
    part = seen.found.groupdict()
    named = part["term"] or part["term_after"] or part["which"]
    return not part["season"] or bool(named) or re.search(r" of ", seen.found[0], _FLAGS) is None


def _whole_year_is_meant(seen: _Around) -> bool:
    part_of_it = _PART_BEFORE_YEAR.search(seen.before) or _PART_YEAR_AFTER.match(seen.after)
    return not part_of_it and _years_are_meant(seen)


def _quarter_is_meant(seen: _Around) -> bool:
    """ "12 months to Q2 2016/17" is no quarter."""
    return _part_is_meant(seen) and not re.search(
        r"(?:\b(?:months?|years?) (?:up )?(?:to|ending) |\bht ?[1-6] ?(?:-|to|&|and|\+) ?)$",
        seen.before,
        _FLAGS,
    )


_MEANT = {
    "part of a year": _quarter_is_meant,
    "year": _year_is_meant,
    "year to year": _whole_year_is_meant,
    "month": _month_is_meant,
    "day": _day_is_meant,
    "month of the year around": _capital,
    "glued year": _capital,
}


def _candidates(text: str, known: Known) -> Iterator[tuple[int, int, Period]]:
    for form, found in matches(text, need_digit=known.within is None):
        meant = _MEANT.get(form.name)
        seen = _around(found, text)
        if _looks_like_something_else(seen) or (meant and not meant(seen)):
            continue
        period = built(form, found, known)
        if period:
            yield found.start(), found.end(), period


def _longest_first(text: str, known: Known) -> list[FoundPeriod]:
    """The candidates that do not overlap: the earliest, and of those that begin together the longest."""
    chosen: list[FoundPeriod] = []
    reached = 0
    for start, end, period in sorted(_candidates(text, known), key=lambda seen: (seen[0], -seen[1])):
        if start >= reached:
            chosen.append(FoundPeriod(period, start, end, text[start:end]))
            reached = end
    return chosen


# "Q1 and Q2 2016/17", "October and November 2016", "2016/17 Q2 and Q3": one year for several parts.

_AND = r" {0,3}(?:,|&|/|\+|and|or|, and)(?![a-z]) {0,3}"
_PART_BEFORE = re.compile(rf"(?<![0-9A-Za-z]){PART}{_AND}$", _FLAGS)
_PART_AFTER = re.compile(rf"{_AND}(?P<whole>{PART})(?![0-9A-Za-z/%-])", _FLAGS)
_MONTH_BEFORE = re.compile(rf"(?<![0-9A-Za-z])(?P<whole>{MONTH}){_AND}$", _FLAGS)
_PARTS = (PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.TERM, PeriodKind.HALF_TERM)


def _lone_before(text: str, named: FoundPeriod) -> FoundPeriod | None:
    """The quarter or month joined to the one named, which supplies the year."""
    offset = max(0, named.start - _WINDOW)
    before = text[offset : named.start]
    if named.period.kind is PeriodKind.MONTH:
        found = _MONTH_BEFORE.search(before)
        if not found:
            return None
        month = month_number(found["whole"])
        later = month > named.period.start.month
        period: Period | None = Period.month(named.period.start.year - later, month)
        start, end = found.span("whole")
    else:
        found = _PART_BEFORE.search(before)
        if not found:
            return None
        period = part_of_known_year(found, Known(within=named.period.year_of()))
        start = found.start()
        end = start + len(re.sub(rf"{_AND}$", "", found[0], flags=_FLAGS))
    if not period:
        return None
    return FoundPeriod(period, offset + start, offset + end, text[offset + start : offset + end])


def _lone_after(text: str, named: FoundPeriod) -> FoundPeriod | None:
    found = _PART_AFTER.match(text, named.end)
    if not found:
        return None
    period = part_of_known_year(found, Known(within=named.period.year_of()))
    return FoundPeriod(period, *found.span("whole"), found["whole"]) if period else None


def _with_shared_years(text: str, chosen: list[FoundPeriod]) -> list[FoundPeriod]:
    found = list(chosen)
    for named in chosen:
        if named.period.kind not in (*_PARTS, PeriodKind.MONTH) or not _names_a_year(named.text):
            continue
        earlier = _lone_before(text, named)
        while earlier and _is_free(found, earlier):
            insort(found, earlier, key=_start)
            earlier = _lone_before(text, earlier)
        if named.period.kind in _PARTS:
            later = _lone_after(text, named)
            while later and _is_free(found, later):
                insort(found, later, key=_start)
                later = _lone_after(text, later)
    return found


def _start(found: FoundPeriod) -> int:
    return found.start


def _names_a_year(words: str) -> bool:
    return re.search("[0-9]{2}", words) is not None


def _is_free(found: list[FoundPeriod], wanted: FoundPeriod) -> bool:
    index = bisect_left(found, wanted.start, key=_start)
    before = found[index - 1].end if index else 0
    after = found[index].start if index < len(found) else wanted.end
    return before <= wanted.start and wanted.end <= after


def find_periods(
    text: str, *, year_kind: YearKind | None = None, within: Period | None = None
) -> list[FoundPeriod]:
    """Every period the text mentions, in order, none overlapping.

    `year_kind` and `within` as for `read_period`.

    Without `within`, a quarter, month or term that has no year is not reported, unless one beside it has.
    """
    written = plain(text)
    chosen = _with_shared_years(written, _longest_first(written, Known(year_kind, within)))
    return [FoundPeriod(seen.period, seen.start, seen.end, text[seen.start : seen.end]) for seen in chosen]


def heading_period(heading: str) -> Period | None:
    """The period that a column's heading names, or None: "22/23", "2023", "2015/16 Outturn", "Target 24/25".

    A heading that is a period and nothing else is one, though "22/23" in a sentence may be anything.
    """
    whole = read_period(heading)
    if whole is not None:
        return whole
    found = find_periods(heading)
    return found[0].period if found else None
