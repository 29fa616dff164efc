"""The time periods of Explore Education Statistics: a code and a year, "AY" and "2022/2023".

From the service's list of codes: academic, calendar, financial, tax and reporting years and their quarters,
terms, halves of the financial year, months and weeks. Quarters are those of the year named. Weeks are those
of the calendar (ISO 8601). A tax year begins on 6 April. Which months a reporting year covers the service
does not say: it is taken as the stretch of twelve months its label names, and is a series of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from goldenthread.rules.periods import Period, YearKind

_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:/((?:19|20)?[0-9]{2}))?")
_YEARS = {"AY": YearKind.ACADEMIC, "CY": YearKind.CALENDAR, "FY": YearKind.FINANCIAL}
_CODE = re.compile(
    r"(AY|CY|FY|TY)Q([1-4])|(T)([1-3])|(P)([12])|(M)([1-9]|1[0-2])|(W)([1-9]|[1-4][0-9]|5[0-3])"
)
_SUMMER_TERM = 3


def period_of(code: str, text: str) -> Period | None:
    """The period of a code and a year ("AYQ1", "2022/2023"), or None where they name none."""
    found = _YEAR.fullmatch(text.strip())
    if not found or not _follows(found):
        return None
    first, split = int(found[1]), found[2] is not None
    if code in _YEARS:
        return Period.year(first, _YEARS[code]) if split != (code == "CY") else None
    if code == "TY":
        return _tax(first, 0, 12)
    if code == "RY":
        start = date(first, 4 if split else 1, 1)
        return Period.span(start, start.replace(year=first + 1))
    if code == "T1T2":
        autumn, summer = Period.term(first, 1), Period.term(first, _SUMMER_TERM)
        return Period.span(autumn.start, summer.start, YearKind.ACADEMIC)
    part = _CODE.fullmatch(code)
    if not part:
        return None
    kind, number = [each for each in part.groups() if each]
    return _PARTS[kind](first, int(number), split)


def _follows(found: re.Match[str]) -> bool:
    """Whether the second year of "2022/2023" is the next."""
    return found[2] is None or (int(found[1]) + 1) % 100 == int(found[2]) % 100


def _tax(first: int, after: int, months: int) -> Period:
    def sixth(months_on: int) -> date:
        years, month = divmod(3 + months_on, 12)
        return date(first + years, month + 1, 6)

    return Period.span(sixth(after), sixth(after + months))


def _quarter(kind: YearKind) -> Callable[[int, int, bool], Period | None]:
    return lambda first, number, split: Period.year(first, kind).quarter(number)


def _week(first: int, number: int, split: bool) -> Period | None:
    try:
        monday = date.fromisocalendar(first, number, 1)
    except ValueError:  # most years have no week 53
        return None
    return None if split else Period.span(monday, monday + timedelta(days=7))


_PARTS: dict[str, Callable[[int, int, bool], Period | None]] = {
    **{code: _quarter(kind) for code, kind in _YEARS.items()},
    "TY": lambda first, number, split: _tax(first, 3 * (number - 1), 3),
    "T": lambda first, number, split: Period.term(first, number),
    "P": lambda first, number, split: Period.year(first, YearKind.FINANCIAL).half(number),
    "M": lambda first, number, split: None if split else Period.month(first, number),
    "W": _week,
}
