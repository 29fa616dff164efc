"""What follows the digits of a number: a unit, a base, a status letter, a footnote mark, what is counted."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from .figure import (
    COUNT,
    PERCENT,
    PERCENTAGE_POINTS,
    RANK,
    Approximation,
    FigureStatus,
    Unit,
    UnitKind,
)
from .written import WrittenNumber, decimal_of

_RATE_NOUN = (
    r"(?:\s+(?:live births|births|(?:resident |child |under[- ]?18 |total |the )?population|residents|"
    r"children(?: and young people)?|young people|people|pupils|households|adults|girls|females|women)\b"
    r"(?:\s+aged\s+[0-9]+\s?(?:-|–|to)\s?[0-9]+)?)?"
)
_UNITS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "points of percent",
            (
                r"\s?(?:(?i:percentage|percent|per cent|%|%age)[- ]?(?i:points?|pts?\b)|(?i:ppts?)\b"
                r"|(?:p\.p\.|pp\b)(?!:))"
            ),
        ),
        ("percent", r"\s?(?:%|％|(?i:per\s?cents?|pct|percentage)\b)"),
        (
            "in",
            r"\s(?i:in)\s(?:every\s)?(?!(?:19|20)[0-9]{2}(?![0-9]))(?P<base>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?![0-9.,]*[0-9%])",
        ),
        (
            "rate",
            rf"\s?(?:(?i:per)|/)\s?(?P<base>1(?:,?000){{1,2}}|100,?000|10,?000|"
            rf"100)(?![0-9,]*[0-9])(?i:{_RATE_NOUN})",
        ),
        (
            "rate of things",
            r"\s(?:(?!rates?\b|ratio\b|number\b)[a-z]{3,20}\s){1,2}per\s(?P<base>1(?:,?000){1,2}|100,?000|10,?000|100)(?![0-9,]*[0-9])"
            rf"(?i:{_RATE_NOUN})",
        ),
        (
            "rate",
            r"\s?\((?i:rate )?(?i:per)\s(?P<base>1(?:,?000){1,2}|100,?000|10,?000|100)(?![0-9,]*[0-9])"
            r"[^()0-9]{0,40}\)",
        ),
        ("rate k", r"\s?\((?i:rate )?(?i:per)\s?(?P<base>1|10|100)[kK]\)"),
        ("rate k", r"\s?(?i:per)\s?(?P<base>1|10|100)[kK]\b"),
        (
            "out of",
            (
                r"\s?(?i:out of|/|of)\s?(?P<base>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?![0-9./,-]*[0-9%])"
                r"(?!\s?(?:%|per\b))"
            ),
        ),
        ("points", r"\s?(?i:points?|pts?)\b\.?"),
        ("days", r"\s?(?i:(?:working |calendar |school )?days?)\b"),
        ("weeks", r"\s?(?i:weeks?|wks?)\b"),
        ("months", r"\s?(?i:months?|mths?)\b(?! to date)"),
        ("years", r"\s?(?i:years?|yrs?)\b(?![ -]?(?:olds?|to date))"),
        ("hours", r"\s?(?i:hours?|hrs?)\b"),
        ("minutes", r"\s?(?i:minutes?|mins?)\b"),
        (
            "rank",
            (
                r"(?i:st|nd|rd|th)\b(?:\s(?i:out of|of)\s(?P<base>[0-9]+))?(?!\s(?i:january|february"
                r"|march|april|may|june|july|august|september|october|november|december)\b)"
            ),
        ),
        ("score", r"\s?\(score\)"),
        ("number", r"\s?\((?:number|count|no\.?)\)"),
    )
)
_SIMPLE_UNITS = {
    "points of percent": PERCENTAGE_POINTS,
    "percent": PERCENT,
    "score": Unit(UnitKind.SCORE),
    "number": COUNT,
    "days": Unit(UnitKind.DAYS),
    "weeks": Unit(UnitKind.WEEKS),
    "months": Unit(UnitKind.MONTHS),
    "years": Unit(UnitKind.YEARS),
    "hours": Unit(UnitKind.HOURS),
    "minutes": Unit(UnitKind.MINUTES),
}
_NOUNS = (
    r"children|people|young people|families|schools|academies|pupils|students|learners"
    r"|households|parents|carers|"
    r"mothers|women|girls|boys|females|males|adults|babies|infants|births|deaths|cases"
    r"|referrals|assessments|admissions|"
    r"attendances|exclusions|suspensions|placements|places|plans|visits|reviews|contacts"
    r"|incidents|offences|offenders|entrants|"
    r"fte|posts|workers|practitioners|members|settings|providers|centres|services|sessions"
    r"|events|volunteers|apprentices(?:hips)?|"
    r"foster(?:ing)? households|adopters|adoptions|orders|calls|responses|respondents|complaints"
    r"|compliments|participants|"
    r"conceptions|episodes|individuals|residents|teenagers|victims|siblings|applications"
    r"|approvals|meetings|projects"
)
NOUN_AFTER = re.compile(
    rf"\s(?P<noun>(?:(?!and\b|or\b|in\b|of\b|to\b|for\b)[a-z][a-z'’-]{{1,14}}\s){{0,3}}?(?:{_NOUNS}))\b(?!:|['’]s)",
    re.I,
)
_STATUS = re.compile(
    r"(?P<letter>[pre])(?![A-Za-z0-9:(]|[-+][0-9])|\s?[\[(](?P<inside>[pPrReEuUbBfF])[\])]", re.I
)
_STATUS_LETTERS = {
    "p": FigureStatus.PROVISIONAL,
    "r": FigureStatus.REVISED,
    "e": FigureStatus.ESTIMATED,
    "f": FigureStatus.FORECAST,
    "u": FigureStatus.UNRELIABLE,
    "b": FigureStatus.BREAK,
}
_FOOTNOTE = re.compile(
    r"[⁰¹²³⁴⁵⁶⁷⁸⁹†‡§]+|\*{1,3}(?![0-9*])|\^[0-9]{1,2}(?![0-9])|\[[0-9]{1,2}\]"
    r"|\s\[[0-9]\]|\s?[\[(]notes? [0-9]{1,2}(?:(?:,| and| &) ?[0-9]{1,2}){0,4}[\])]|(?<=%)[1-9](?![0-9.,/%])",
    re.I,
)
_OR_SO = re.compile(r"\s(?:or so|approximately|approx\.?)(?![a-z])", re.I)

_OR_BEYOND = (
    (Approximation.AT_LEAST, re.compile(r"\sor (?:more|above|over|higher|greater)(?![a-z])", re.I)),
    (Approximation.UP_TO, re.compile(r"\sor (?:fewer|less|under|below|lower)(?![a-z])", re.I)),
)


def with_tail(read: WrittenNumber, text: str) -> WrittenNumber:
    """What follows the digits: a plus, a unit, a base, a status letter, a footnote mark, a noun."""
    read = _with_plus(_with_unit(_with_plus(_with_or_so(read, text), text), text), text)
    read = _with_marks(read, text)
    if read.unit is None or read.unit == COUNT:
        noun = NOUN_AFTER.match(text, read.end)
        if noun:
            read = replace(read, end=noun.end(), unit=COUNT, noun=noun["noun"])
            read = _with_base_behind_noun(read, text)
    return _with_or_so(read, text)


_BASE_BEHIND_NOUN = re.compile(
    r"\sout of (?:a total of )?(?P<base>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?![0-9.,]*[0-9%])"
)


def _with_base_behind_noun(read: WrittenNumber, text: str) -> WrittenNumber:
    """ "3 schools out of 4"."""
    found = _BASE_BEHIND_NOUN.match(text, read.end)
    if not found or read.upper is not None or not 0 <= read.value <= (decimal_of(found["base"]) or 0):
        return read
    return replace(read, out_of=decimal_of(found["base"]), end=found.end())


def _with_plus(read: WrittenNumber, text: str) -> WrittenNumber:
    """ "90%+" and "40+" are at least that many."""
    if text[read.end : read.end + 1] != "+" or not re.match(r"\+(?![0-9])", text[read.end : read.end + 2]):
        return read
    return replace(read, end=read.end + 1, approximate=Approximation.AT_LEAST)


def _with_or_so(read: WrittenNumber, text: str) -> WrittenNumber:
    so = _OR_SO.match(text, read.end)
    if so:
        return replace(read, end=so.end(), approximate=Approximation.ABOUT)
    for approximate, pattern in _OR_BEYOND:
        found = pattern.match(text, read.end)
        if found and read.approximate is Approximation.EXACT:
            return replace(read, end=found.end(), approximate=approximate)
    return read


def _with_unit(read: WrittenNumber, text: str) -> WrittenNumber:
    for name, pattern in _UNITS:
        found = pattern.match(text, read.end)
        if not found:
            continue
        base = found.groupdict().get("base")
        if name == "rank" and (read.value != read.value.to_integral_value() or read.value < 1):
            continue
        if name == "out of" and _is_score_out_of(read, base):
            return replace(read, unit=Unit(UnitKind.SCORE), out_of=decimal_of(base or "0"), end=found.end())
        if name in ("in", "out of") and not _base_fits(read, base):
            continue
        if name == "out of" and "/" in found[0] and re.match(r"0[0-9]", text[read.start : read.end]):
            continue  # "07/11" is no count of cases
        return _named_unit(read, name, found.end(), base)
    return read


def _is_score_out_of(read: WrittenNumber, base: str | None) -> bool:
    """Whether "3.4 out of 5" or "3.4/5" is a mark on a scale: not whole, and no higher than its top."""
    return (
        base in ("4", "5", "6", "7", "10", "100")
        and read.upper is None
        and read.unit is None
        and read.value != read.value.to_integral_value()
        and 0 < read.value <= Decimal(base)
    )


def _base_fits(read: WrittenNumber, base: str | None) -> bool:
    """Whether "9 of 20" or "1 in 10" can be a count and its base: whole, and no more than the base."""
    whole = base is not None and decimal_of(base)
    return (
        bool(whole)
        and read.upper is None
        and read.unit is None
        and read.value == read.value.to_integral_value()
        and 0 <= read.value <= (whole or 0)
    )


def _named_unit(read: WrittenNumber, name: str, end: int, base: str | None) -> WrittenNumber:
    if name in _SIMPLE_UNITS:
        return replace(read, unit=_SIMPLE_UNITS[name], end=end)
    if name == "points":
        return replace(read, points=True, end=end)
    if name == "in":
        return replace(read, unit=Unit(UnitKind.ONE_IN, int((base or "0").replace(",", ""))), end=end)
    if name == "out of":
        return replace(read, unit=COUNT, out_of=decimal_of(base or "0"), end=end)
    if name == "rank":
        return replace(read, unit=RANK, out_of=decimal_of(base) if base else None, end=end)
    per = int((base or "0").replace(",", "")) * (1000 if name == "rate k" else 1)
    return replace(read, unit=Unit(UnitKind.RATE, per), end=end)


def _with_marks(read: WrittenNumber, text: str) -> WrittenNumber:
    status = _STATUS.match(text, read.end)
    if status and (read.unit is None or read.unit == PERCENT):
        letter = (status["letter"] or status["inside"]).lower()
        read = replace(read, status=_STATUS_LETTERS[letter], end=status.end())
        if status["inside"] == "R":
            note = "“(R)” is read as revised; in a report with ratings it may mean red."
            read = replace(read, notes=(*read.notes, note))
    mark = _FOOTNOTE.match(text, read.end)
    if mark:
        note = f"A footnote mark “{mark[0].strip()}” stands beside the number; see the note it points to."
        read = replace(read, end=mark.end(), notes=(*read.notes, note))
    return read
