"""When a figure is for, by its cell, its row or its heading."""

from __future__ import annotations

import re
from functools import lru_cache

from goldenthread.measures.loading.incoming import IncomingRow, MeasureFacts
from goldenthread.measures.loading.layouts import part_of_a_year
from goldenthread.measures.loading.settling.known import Known, shortened
from goldenthread.rules.figures import Figure, Missing
from goldenthread.rules.periods import (
    Period,
    PeriodKind,
    YearKind,
    find_periods,
    find_span,
    read_period,
    read_span,
)

_OF_WHICH_PART = "“{}” is not understood but for its year, {}. Write it like Q2 2016/17 or April 2016."
_OF_NO_YEAR = (
    "“{}” does not say of which year. Write it out, like Q1 2016/17, or say the year once for the whole "
    "sheet where you say which column is what."
)


_SAYS_A_PART = re.compile(
    r"\b(?:q(?:uarter|tr)?\s?[1-4]|h[12]|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|"
    r"march|april|august|september|october|november|december)\b",
    re.I,
)


def _only_the_year_of(text: str, period: Period | None) -> bool:
    """Whether a part of a year is named and only the year was understood: "April 2016/17" may be two."""
    if period is None or period.kind is not PeriodKind.YEAR or not _SAYS_A_PART.search(text):
        return False
    return read_period(text) is None and read_span(text) is None


def when_it_is_for(
    figure: Figure, row: IncomingRow, facts: MeasureFacts, known: Known
) -> tuple[Period | None, Period | None, str]:
    """When a figure is for, when its column is for where the cell says it itself, and why it is refused."""
    headed = period_of(row.period, facts.year_kind) or period_of(row.heading, facts.year_kind)
    own = _of_year_kind(figure.period if figure.period_text else None, facts.year_kind)
    period = own or headed or known.without_period
    if period is not None and period is known.without_period and isinstance(figure.value, Missing):
        return None, None, "There is no figure, and nothing says for when."
    if row.printed is None and own is None and _only_the_year_of(row.period, period):
        return None, None, _OF_WHICH_PART.format(shortened(row.period), period.label if period else "")
    if period is None and part_of_a_year(row.period):
        return None, None, _OF_NO_YEAR.format(shortened(row.period))
    if period is None and row.period.strip():
        return None, None, f"“{shortened(row.period)}” is no period."
    if period is None:
        return None, None, "Nothing says which period this is for."
    return period, headed if own is not None else None, ""


#: Parts of a year there are not: a figure for "Q5 2014/15" is not one for the year.
_NO_SUCH_PART = re.compile(
    r"\b(?:q(?:uarter|tr)?\s*(?:0|[5-9]|\d{2,3})|h(?:alf)?\s*(?:0|[3-9])|term\s*(?:0|[4-9])|"
    r"month\s*(?:0|1[3-9]|[2-9]\d)|(?:3[2-9]|[4-9]\d)\s*(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|"
    r"jul|aug|sep|oct|nov|dec)[a-z]*)\b",
    re.I,
)


@lru_cache(maxsize=10_000)
def period_of(text: str, year_kind: YearKind | None) -> Period | None:
    """The period a text names, with the year kind of the measure where the text does not say it."""
    if not text.strip():
        return None
    found = read_period(text, year_kind=year_kind) or read_span(text, year_kind=year_kind)
    if found is not None:
        return found
    if _NO_SUCH_PART.search(text):
        return None
    span = find_span(text, year_kind=year_kind)
    named = [span] if span is not None else find_periods(text, year_kind=year_kind)
    return named[0].period if named else None


def _of_year_kind(period: Period | None, year_kind: YearKind | None) -> Period | None:
    """A split year such as 2015/16, read without knowing the measure, as the measure's own kind of year."""
    if period is None or year_kind is None or period.kind is not PeriodKind.YEAR:
        return period
    if period.year_kind is YearKind.FINANCIAL and year_kind is YearKind.ACADEMIC:
        return Period.year(period.start.year, year_kind)
    return period
