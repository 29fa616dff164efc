"""Where a cell names a period, and where what looks like a year is a number, a range or a share."""

from __future__ import annotations

import re

from goldenthread.rules.periods import Period, find_periods, read_period

_SHORT_YEARS_NAMED = re.compile(r"(?<![0-9/.])(?P<first>[0-9]{2})/(?P<second>[0-9]{2})(?![0-9/%.])")
_YEAR_WITH_COLON = re.compile(r"(?<![0-9/.£,])20[0-4][0-9](?=\s?[:=]\s?[-~<>£]?\s?[0-9.])")
_MONTHS_AND_COUNTS = re.compile(
    r"\W*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? [0-9]{1,4}(?![0-9])"
    r"[\s,;]*){2,}",
    re.I,
)
_QUARTER = re.compile(r"(?:Q(?:tr|uarter)?\.?\s?[1-4]|quarter (?:one|two|three|four))(?![A-Za-z0-9])", re.I)
_AROUND_A_YEAR = re.compile(r"(?:AY|FY|academic year|financial year|calendar year)[\s:]*$", re.I)
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SHORT_YEARS = re.compile(r"[0-9]{1,2}\s?[/–-]\s?[0-9]{1,2}")


def period_spans(plain: str, within: Period | None) -> dict[int, tuple[int, Period | None]]:
    """Where periods stand: start -> (end, period). A quarter without a year takes it from `within`."""
    spans: dict[int, tuple[int, Period | None]] = {}
    covered: set[int] = set()
    for short in (*_SHORT_YEARS_NAMED.finditer(plain), *_YEAR_WITH_COLON.finditer(plain)):
        if (period := read_period(short[0])) is not None:
            spans[short.start()] = (short.end(), period)
    counted_by_month = _MONTHS_AND_COUNTS.fullmatch(plain)  # "Apr 12 May 14 Jun 9" are months, not Aprils
    for found in () if counted_by_month else find_periods(plain, within=within):
        spans[found.start] = (found.end, found.period)
        covered.update(range(found.start, found.end))
    for quarter in _QUARTER.finditer(plain):
        if quarter.start() not in covered and (
            quarter.start() == 0 or not plain[quarter.start() - 1].isalnum()
        ):
            spans[quarter.start()] = (quarter.end(), read_period(quarter[0], within=within))
    return spans


def is_period(plain: str, start: int, end: int, depth: int, seen_number: bool) -> bool:
    """Whether a stretch that could be a year is one here, and not the number 1989 or the range 10-12."""
    words = plain[start:end].strip()
    rest = plain[end:].lstrip()
    if rest.startswith("%") or re.match(r"per\s?cent", rest, re.I):
        return False
    introduced = bool(
        _AROUND_A_YEAR.search(plain[:start])
        or re.search(r"\b(?:in|for|since|during|year|of)\s$", plain[:start])
    )
    if _BARE_YEAR.fullmatch(words):
        stands_alone = not re.search(r"[0-9]", plain[:start] + plain[end:])
        behind_a_value = seen_number and "%" in plain[:start] and not re.search(r"[0-9]", rest)
        in_brackets = depth > 0 and not stands_alone
        named = _YEAR_WITH_COLON.match(plain, start) is not None
        return introduced or in_brackets or behind_a_value or named or rest.lower().startswith("baseline")
    if _SHORT_YEARS.fullmatch(words):
        meant = (depth > 0 and seen_number) or _names_a_year(plain, start, end)
        return introduced or (meant and not _is_share_beside(plain, start, end))
    return True


def _names_a_year(plain: str, start: int, end: int) -> bool:
    """Whether "23/24" stands in front of its number as a year does: "23/24: 45", "22/23 45%"."""
    behind = re.match(r"\s?[:=]\s?[-~<>£]?\s?[0-9.]|\s(?:-\s)?[0-9.]{1,6}\s?%", plain[end : end + 16])
    return behind is not None and not re.search(r"[0-9]\s?$", plain[max(0, start - 4) : start])


def _is_share_beside(plain: str, start: int, end: int) -> bool:
    """Whether "11/12" is the count behind the percentage beside it: "92% (11/12)", "11/12 = 92%"."""
    first, second = (int(each) for each in re.findall(r"[0-9]+", plain[start:end]))
    beside = re.search(
        r"([0-9]{1,3}(?:\.[0-9]+)?)\s?%\s?\(?\s?$", plain[max(0, start - 12) : start]
    ) or re.match(r"\)?\s?[:=(]?\s?([0-9]{1,3}(?:\.[0-9]+)?)\s?%", plain[end : end + 16])
    return bool(beside and second and abs(100 * first / second - float(beside[1])) < 1)


def short_years(plain: str) -> list[tuple[int, int]]:
    """Where "23/24" is a year beside a figure, and no count: "60% (23/24)", "22/23: 45"."""
    return [
        found.span()
        for found in _SHORT_YEARS_NAMED.finditer(plain)
        if read_period(found[0]) is not None
        and (
            re.search(r"[0-9]\s?%?\s?\($", plain[max(0, found.start() - 8) : found.start()])
            or _names_a_year(plain, found.start(), found.end())
        )
        and not _is_share_beside(plain, found.start(), found.end())
    ]
