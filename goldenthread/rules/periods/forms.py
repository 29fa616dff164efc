"""The forms a period takes in writing, each with what it means.

Where a spelling could mean two things, the choice is made here, once:

* "2015/16" and "2015-2016" are the financial year, unless the text ("AY", "academic") or the caller says
  otherwise.
* "2013-15", years more than one apart, are calendar years taken together (three years pooled), as public
  health figures are published. With a financial or academic year kind they run from the start of that year in
  the first calendar year to its end in the last.
* "2014 to 2015" is one year: national publications write a financial or academic year so.
* "2016" is the calendar year. Said of a financial or academic year it is the year that ends in 2016, as
  the Department for Education names its years.
* "Q2 2017" and "H1 2016" are parts of the calendar year; of a financial or academic year, when the caller
  says so, the quarter of that number that lies in 2017.
* "Oct 15" is October 2015, not the fifteenth.
* "Month 6 2016/17" is the sixth month of that year, not the six months up to it.
* "2016/17 YTD" does not say how far the year has run, and "term 1" is one of three or of six: both stay
  unread.
* "Apr 15 - Mar 16" is the financial year 2015-16; "12 months to March 2016" is the same months as a rolling
  period.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldenthread.rules.periods import parts, stretches, years
from goldenthread.rules.periods.parts import JOIN, PART
from goldenthread.rules.periods.period import Period
from goldenthread.rules.periods.spelling import (
    MONTH,
    SPACE,
    TO,
    YEAR2,
    YEAR4,
    YEAR_KIND,
    day_spelling,
    month_spelling,
    pattern,
    year_spelling,
)
from goldenthread.rules.periods.stretches import DAY_RANGE, END, MONTH_RANGE, TO_DATE, UPTO
from goldenthread.rules.periods.years import COUNT, KIND_BEFORE, POOLED, SPLIT_YEARS, Known


@dataclass(frozen=True)
class Form:
    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], Known], Period | None]


_MONTHS = rf"(?P<first_month>{MONTH})(?:{TO}(?P<last_month>{MONTH}))?"
_SPLIT_YEAR = rf"(?:{YEAR_KIND}[ :]{{0,3}})?(?:{YEAR4}|{YEAR2}) ?[-/]"
# "2016/17, Q1 2017/18": the quarter has a year of its own
_OWN_YEAR = rf"{JOIN}'?(?:{YEAR4}|{YEAR2}[-/]{YEAR2})"

FORMS: tuple[Form, ...] = (
    Form("several years", pattern(rf"{SPLIT_YEARS}{POOLED}"), years.years_pooled),
    Form(
        "year to year",
        pattern(
            rf"{KIND_BEFORE}(?P<first>{YEAR4})(?: (?:to|until) |{SPACE}[-/]{SPACE})(?P<last>{YEAR4}|{YEAR2})"
            rf"{POOLED}"
        ),
        years.year_to_year,
    ),
    Form("day range", pattern(DAY_RANGE), stretches.days),
    Form("month range", pattern(MONTH_RANGE), stretches.months),
    Form(
        "run of months",
        pattern(
            rf"(?:(?P<rolling>rolling|moving)[ -])?"
            rf"(?:(?P<months>{COUNT})[ -]?(?P<unit>months?|mths?|m|years?|yrs?)"
            rf"|(?:year|yr)(?![a-z])|(?P<one_month>month(?= (?:ending|ended|to)))"
            rf"|(?P<one_quarter>(?:quarter|qtr)(?= (?:ending|ended|to) ))|12m|y/?e(?![a-z])|fye)"
            rf"(?:[ -](?:rolling|moving|average|period|total|figures?|data))*"
            rf"[ -]?(?:{UPTO})? ?{END}"
        ),
        stretches.run_of_months,
    ),
    Form(
        "year to date",
        pattern(
            rf"{TO_DATE}(?:[ ,:(-]|as at|at|to|the end of|end of){{0,4}}"
            rf"(?:{PART}{JOIN}{year_spelling('y')}|{END})\)?"
        ),
        parts.year_to_date,
    ),
    Form(
        "part, then year to date",
        pattern(rf"(?:{PART}{JOIN}{year_spelling('y')}|{END})[ ,:(-]{{0,3}}{TO_DATE}\)?"),
        parts.year_to_date,
    ),
    Form("year to date, known", pattern(TO_DATE), stretches.year_to_date_known),
    Form("part of a year", pattern(rf"{PART}{JOIN}{year_spelling('y')}"), parts.part_of_named_year),
    Form(
        "part of a year in brackets",
        pattern(rf"{PART} ?\( ?{year_spelling('y')} ?\)"),
        parts.part_of_named_year,
    ),
    Form(
        "year, then part",
        pattern(rf"{year_spelling('y')}{SPACE}[-,:/]?{SPACE}{PART}(?!{_OWN_YEAR})"),
        parts.part_of_named_year,
    ),
    Form(
        "year, then part in brackets",
        pattern(rf"{year_spelling('y')} ?\( ?{PART} ?\)"),
        parts.part_of_named_year,
    ),
    Form("part of the year around", pattern(PART), parts.part_of_known_year),
    Form("day", pattern(rf"(?:(?:(?:as )?(?:at|of)|on) (?:the )?)?{day_spelling('d')}"), stretches.snapshot),
    Form(
        "end of month",
        pattern(rf"(?:(?:as )?(?:at|of) )?(?:the )?end(?: of)? {month_spelling('m')}"),
        stretches.end_of_month,
    ),
    Form(
        "week",
        pattern(
            rf"(?:w/?c|week (?:commencing|beginning|starting)|(?P<ending>w/e|week (?:ending|ended|to)))"
            rf" {day_spelling('d')}"
        ),
        stretches.week,
    ),
    Form(
        "months of a named year",
        pattern(rf"{_MONTHS}{JOIN}(?:the )?(?={_SPLIT_YEAR}){year_spelling('y')}"),
        stretches.month_of_named_year,
    ),
    Form(
        "named year, then months",
        pattern(
            rf"(?={_SPLIT_YEAR}){year_spelling('y')}{SPACE}(?P<opened>\( ?)?"
            rf"{_MONTHS}(?(opened) ?\))(?!{_OWN_YEAR})"
        ),
        stretches.month_of_named_year,
    ),
    Form(
        "numbered month",
        pattern(rf"(?:month|mth|m) ?(?P<position>1[0-2]|0?[1-9]){JOIN}(?={_SPLIT_YEAR}){year_spelling('y')}"),
        stretches.month_of_named_year,
    ),
    Form(
        "year ending",
        pattern(rf"(?:(?P<kind>{YEAR_KIND}|year|yr) (?:ending|ended|end)(?: in)?|f?ye) (?P<last>{YEAR4})"),
        years.year_ending,
    ),
    Form("month", pattern(rf"{month_spelling('m')}"), stretches.one_month),
    Form(
        "month of the year around",
        pattern(rf"(?P<first>{MONTH})(?:{TO}(?P<last>{MONTH}))?"),
        stretches.month_of_known_year,
    ),
    Form("year", pattern(rf"(?:year )?{year_spelling('y')}"), years.one_year),
    Form(
        "glued year",
        pattern(rf"(?P<kind>fy|ay) ?'?(?P<first>{YEAR2})?(?P<last>{YEAR2})"),
        years.glued_year,
    ),
    Form(
        "old short year", pattern(rf"{KIND_BEFORE}(?P<first>{YEAR4})/(?P<second>[0-9])"), years.old_short_year
    ),
)


# Where a form can begin: looking only there makes a long document cheap to read.
_START = (
    r"(?<![0-9A-Za-z])(?=(?:19|20)[0-9]{2}|[0-9]{1,2}(?![0-9%),;]|\.[0-9]{1,2}(?![.0-9]))|'[0-9]"
    r"|jan|feb|ma[ry]|apr|ju[nl]|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun"
    r"|q[rtu. 0-9-]|h[aty12 -]|month|mth|m[0-9 ]|w/?[ce]|week|end "
    r"|first|second|third|fourth|autumn|spring|summer|rolling|moving|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|twelve|twenty|y[ert]|y/e|fye?|f/y|fi[ns]|cumulative|a[cy]|a/y|school|c[ay]"
    r"|as |at |of |on |the |from |between |since |starting |beginning )"
)
_STARTS = re.compile(_START, re.IGNORECASE | re.ASCII)
_STARTS_NEAR_DIGIT = re.compile(_START + r"(?=[^0-9]{0,60}[0-9])", re.IGNORECASE | re.ASCII)


_DIGITS = "0123456789'"
_BEGIN_WITH_WORDS = {
    "year to date",
    "year to date, known",
    "month of the year around",
    "end of month",
    "week",
    "months of a named year",
    "numbered month",
    "year ending",
    "glued year",
}
_FORMS_FROM_DIGIT = tuple(form for form in FORMS if form.name not in _BEGIN_WITH_WORDS)


def starts(text: str, *, need_digit: bool) -> Iterator[int]:
    """Where in the plain text a form can begin; with `need_digit`, near a digit."""
    for found in (_STARTS_NEAR_DIGIT if need_digit else _STARTS).finditer(text):
        yield found.start()


def matches(text: str, *, need_digit: bool) -> Iterator[tuple[Form, re.Match[str]]]:
    """Every form that matches somewhere in the plain text."""
    for start in starts(text, need_digit=need_digit):
        for form in _FORMS_FROM_DIGIT if text[start] in _DIGITS else FORMS:
            found = form.pattern.match(text, start)
            if found:
                yield form, found


def built(form: Form, found: re.Match[str], known: Known) -> Period | None:
    """What the form that matched means; None when it names no real date."""
    try:
        return form.build(found, known)
    except (ValueError, OverflowError):  # a date before year 1 or after year 9999
        return None
