"""How days, months and years are spelled in councils' documents: the pieces the forms are put together from.

Rule: two-digit years are this century's up to 69 and last century's from 70. Numeric dates are day, month,
year, as everywhere in Britain; year-month-day where the year comes first. Only years 1900 to 2099 are years.
"""

from __future__ import annotations

import re
from datetime import date

from goldenthread.rules.periods.period import MONTH_NAMES, YearKind

# One character for one character, so that a place in the plain text is the place in the text as written.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣－\u00ad", "-"),
        **dict.fromkeys("\r\n\x0b\x0c\u00a0\u2002\u2003\u2007\u2009\u200a\u200b\u202f\u2060\ufeff", " "),
        **dict.fromkeys("’‘ʼ`", "'"),
        **dict.fromkeys("⁄∕", "/"),
        "：": ":",
    }
)

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")

# "Q3 -\nQ4 -" lists two quarters that nobody has filled in; a dash at a line's end joins nothing here.
_BLANK_QUARTER = re.compile(r"(?<=Q[1-4]) ?[-–—:] ?(?=\r?\n ?Q[1-4] ?[-–—:] ?(?:\r?\n|$))")

SPACE = r" {0,4}"
YEAR4 = r"(?:19|20)[0-9]{2}"
YEAR2 = r"[0-9]{2}"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
ORDINAL = rf"(?:{SPACE}(?:<sup>)?(?:st|nd|rd|th)(?:</sup>)?(?![a-z]))"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?)"
TO = rf"{SPACE}(?:-|(?:to|until|till|through|through to|up to)(?![a-z])){SPACE}"

FINANCIAL_WORDS = r"financial(?: years?)?|fin\.? ?(?:year|yr)|fiscal(?: years?)?|fy|f/y"
ACADEMIC_WORDS = r"academic(?: (?:years?|yrs?))?|acad\.?(?: ?(?:year|yr))?|school years?|school term|ay|a/y"
CALENDAR_WORDS = r"calendar(?: years?)?|cal\.? ?(?:year|yr)|cy"
YEAR_KIND = rf"(?:{FINANCIAL_WORDS}|{ACADEMIC_WORDS}|{CALENDAR_WORDS})"


def plain(text: str) -> str:
    """The text with one kind of dash, space and apostrophe; every character stays in its place.

    A tab parts a table's cells and a blank line parts paragraphs: both become tabs, which no form crosses.
    """
    text = _BLANK_QUARTER.sub(lambda dash: " " * len(dash[0]), text)
    return _BLANK_LINE.sub(lambda gap: "\t" * len(gap[0]), text).translate(_PLAIN)


def pattern(form: str) -> re.Pattern[str]:
    """A form as a whole-word pattern: not inside a longer number, code, price or percentage."""
    before = r"(?<![0-9A-Za-z£$€])(?:(?<![0-9][.,/-])|(?![0-9]))"
    after = r"(?![0-9A-Za-z%])(?!\.[0-9])(?!,[0-9]{3}(?![0-9]))(?![/-][0-9])(?! ?(?:%|per ?cent))"
    return re.compile(rf"{before}(?:{form}){after}", re.IGNORECASE | re.ASCII)


def year_spelling(name: str) -> str:
    """A year, split or single, with the words for its kind: "AY 2014/15", "2015-2016 academic"."""
    return (
        rf"(?:(?P<{name}_before>{YEAR_KIND})[ :]{{0,3}})?"
        rf"(?:(?P<{name}_first>{YEAR4})(?:{SPACE}[-/_]{SPACE}(?P<{name}_second>{YEAR4}|{YEAR2}))?"
        rf"|'?(?P<{name}_short>{YEAR2}){SPACE}[-/]{SPACE}'?(?P<{name}_short_second>{YEAR2})"
        rf"|(?P<{name}_ending>fy|ay) ?'?(?P<{name}_ends>{YEAR2})(?![0-9]| ?[-/]))"
        rf"(?:[ ,]{{0,3}}(?P<{name}_after>{YEAR_KIND}|\((?:{ACADEMIC_WORDS})(?=\))))?"
    )


def month_spelling(name: str) -> str:
    """A month with its year: "Sept 2016", "Nov-16", "Oct '15", "11/2016", "2016-11"."""
    return (
        rf"(?:(?P<{name}_month>{MONTH})(?:{SPACE}[-/,]?{SPACE}(?:of )?)'?(?P<{name}_year>{YEAR4}|{YEAR2})"
        rf"|(?P<{name}_digits>0?[1-9]|1[0-2])/(?P<{name}_digits_year>{YEAR4})"
        rf"|(?P<{name}_iso_year>{YEAR4})-(?P<{name}_iso>0[1-9]|1[0-2]))"
    )


def day_spelling(name: str) -> str:
    """A day with its year: "31st March 2016", "March 31st 2016", "31/03/16", "2016-03-31", "31-Mar-16"."""
    return (
        rf"(?:(?:{WEEKDAY}{SPACE}(?:the )?)?"
        rf"(?:(?P<{name}_day>{DAY}){ORDINAL}?{SPACE}[-/,]?{SPACE}(?:of )?(?P<{name}_month>{MONTH})"
        rf"{SPACE}[-/,]?{SPACE}'?(?P<{name}_year>{YEAR4}|{YEAR2})"
        rf"|(?P<{name}_month2>{MONTH}){SPACE}(?P<{name}_day2>{DAY}){ORDINAL}?,?{SPACE}(?P<{name}_year2>{YEAR4})"
        rf"|(?P<{name}_iso>{YEAR4}[-/](?:1[0-2]|0?[1-9])[-/]{DAY})(?:[ T]00:00(?::00(?:\.0+)?)?)?"
        rf"|(?P<{name}_digits>{DAY}(?:/(?:1[0-2]|0?[1-9])/|-(?:1[0-2]|0[1-9])-)(?:{YEAR4}|{YEAR2})"
        rf"|{DAY}\.(?:1[0-2]|0?[1-9])\.{YEAR4}|(?:3[01]|[0-2][0-9])\.(?:1[0-2]|0[1-9])\.{YEAR2})))"
    )


# What the pieces mean


def full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 70 else 1900)


def month_number(word: str) -> int:
    return [name[:3].lower() for name in MONTH_NAMES].index(word[:3].lower()) + 1


def year_kind_of(words: str | None) -> YearKind | None:
    """Which kind of year the words name, if they name one."""
    first = (words or "").lower().lstrip("(")[:2]
    if not first:
        return None
    if first[0] == "f":
        return YearKind.FINANCIAL
    return YearKind.CALENDAR if first[0] == "c" else YearKind.ACADEMIC


def read_month(found: re.Match[str], name: str) -> tuple[int, int]:
    """Year and month of a `month_spelling` that matched."""
    part = found.groupdict()
    if part[f"{name}_month"]:
        return full_year(part[f"{name}_year"]), month_number(part[f"{name}_month"])
    if part[f"{name}_digits"]:
        return int(part[f"{name}_digits_year"]), int(part[f"{name}_digits"])
    return int(part[f"{name}_iso_year"]), int(part[f"{name}_iso"])


def read_day(found: re.Match[str], name: str) -> date | None:
    """The day of a `day_spelling` that matched; None for a day that does not exist, such as 31 June."""
    part = found.groupdict()
    if part[f"{name}_iso"]:
        year, month, day = (int(digits) for digits in re.split("[-/]", part[f"{name}_iso"]))
    elif part[f"{name}_digits"]:
        first, second, last = re.split("[-/.]", part[f"{name}_digits"])
        year, month, day = full_year(last), int(second), int(first)
    elif part[f"{name}_day"]:
        year, month = full_year(part[f"{name}_year"]), month_number(part[f"{name}_month"])
        day = int(part[f"{name}_day"])
    else:
        year, month = int(part[f"{name}_year2"]), month_number(part[f"{name}_month2"])
        day = int(part[f"{name}_day2"])
    try:
        return date(year, month, day)
    except ValueError:
        return None
