"""Reading one number with everything glued to it: sign, pound sign, percent, "per 10,000", a noun.

Only the digits 0 to 9, number words and the fraction characters become numbers; nothing else is ever
turned into a digit. The spellings come from real plans and performance reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from .figure import (
    COUNT,
    PERCENT,
    PERCENTAGE_POINTS,
    POUNDS,
    RANK,
    Approximation,
    FigureStatus,
    Unit,
    UnitKind,
)

#: A printed number longer than this many digits is a reference or damage, not a figure.
MOST_DIGITS = 18
# Wide enough that no number of that length is ever rounded.
_EXACT = Context(prec=60)


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number found at one place of a text. `unit` is None where nothing beside it says.

    `points` is set for a bare "points", which is percentage points or a score depending on the measure.
    `apart` says that a minus stood apart from its digits, so that it may be a dash and no sign.
    """

    value: Decimal
    start: int
    end: int
    upper: Decimal | None = None
    unit: Unit | None = None
    approximate: Approximation = Approximation.EXACT
    status: FigureStatus = FigureStatus.NONE
    noun: str = ""
    out_of: Decimal | None = None
    points: bool = False
    apart: bool = False
    in_words: bool = False
    sign: str = ""  # the mark in front, as written: "<", "over"
    notes: tuple[str, ...] = ()


_FRACTIONS = {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
    "⅕": "0.2",
    "⅖": "0.4",
    "⅗": "0.6",
    "⅘": "0.8",
}
_VULGAR = "".join(_FRACTIONS)
DIGITS = (
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?\s?[{_VULGAR}]?"
    rf"|\.[0-9]+|[{_VULGAR}])"
)

_HEDGES: tuple[tuple[Approximation, str], ...] = (
    (Approximation.NEARLY, r"nearly|almost|just under|just below|close to|approaching"),
    (Approximation.UP_TO, r"up to|at most|a maximum of|maximum of|max\.?|no more than|not more than|≤|<="),
    (
        Approximation.AT_LEAST,
        (
            r"at least|a minimum of|minimum of|minimum|min\.?|no fewer than|not less than|no less "
            r"than|≥|>="
        ),
    ),
    (
        Approximation.OVER,
        (
            r"just over|well over|over|(?:slightly )?more than|greater than|above|in excess of"
            r"|upwards? of|exceeding|>"
        ),
    ),
    (Approximation.UNDER, r"(?:slightly )?less than|lower than|fewer than|under|below|<"),
    (
        Approximation.ABOUT,
        r"about|around|approximately|approx\.?|circa|roughly|some|an estimated|estimated|in "
        r"the region of|c\.|ca\.|c(?=\s?[£0-9])|~|≈|≃",
    ),
)
_HEDGE = re.compile("|".join(f"(?P<{kind.name}>{words})" for kind, words in _HEDGES), re.I)
_MULTIPLIERS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9, "b": 9}
_MULTIPLIER = re.compile(r"(?:\s?(thousand|million|billion|bn|mn|k)|(?<=[0-9])\s?(m|b))(?![A-Za-z])", re.I)
_SIGN = re.compile(r"(?P<sign>[-−–+]?)(?P<gap>\s?)(?P<pound>£|GBP\s?)?\s?(?P<late>[-−]?)", re.I)
_NUMBER = re.compile(DIGITS)
_FROM = re.compile(r"\bfrom\s{1,3}(?:(?:about|around|circa|nearly|over|a|the|baseline|of)\s){0,2}$", re.I)
_TO = re.compile(r"\s?(?:-|–|—|−|\bto\b)\s?£?", re.I)

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
        ("in", r"\s(?i:in)\s(?:every\s)?(?P<base>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?![0-9.,]*[0-9%])"),
        (
            "rate",
            rf"\s?(?:(?i:per)|/)\s?(?P<base>1(?:,?000){{1,2}}|100,?000|10,?000|"
            rf"100)(?![0-9,]*[0-9])(?i:{_RATE_NOUN})",
        ),
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
        ("years", r"\s?(?i:years?|yrs?)\b(?![ -]?(?:olds?|to date|[0-9]))"),
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
_RATIO = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s?:\s?(1)(?![0-9:.])")
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
    r"children|people|young people|families|family|schools?|academies|pupils|students|learners"
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
    rf"\s(?P<noun>(?:(?!and\b|or\b|in\b|of\b|to\b|for\b)[a-z][a-z'’-]{{1,14}}\s){{0,3}}?(?:{_NOUNS}))\b(?!:)",
    re.I,
)
_STATUS = re.compile(r"(?P<letter>[pre])(?![A-Za-z0-9:(])|\s?[\[(](?P<inside>[pPrReEuUbBfF])[\])]", re.I)
_STATUS_LETTERS = {
    "p": FigureStatus.PROVISIONAL,
    "r": FigureStatus.REVISED,
    "e": FigureStatus.ESTIMATED,
    "f": FigureStatus.FORECAST,
    "u": FigureStatus.UNRELIABLE,
    "b": FigureStatus.BREAK,
}
_FOOTNOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹†‡§]+|\*{1,3}(?![0-9*])|\^[0-9]{1,2}(?![0-9])|\[[0-9]{1,2}\]")
_OR_SO = re.compile(r"\s(?:or so|approximately|approx\.?)(?![a-z])", re.I)


def _decimal(digits: str) -> Decimal | None:
    """The number that a run of digits writes, or None where it is too long to be a figure."""
    digits = digits.replace(",", "").replace(" ", "").replace("\t", "")
    if sum(each.isdigit() for each in digits) > MOST_DIGITS:
        return None
    if digits[-1] in _FRACTIONS:
        whole = digits[:-1]
        if "." in whole:
            return None
        return Decimal(whole or 0) + Decimal(_FRACTIONS[digits[-1]])
    return Decimal(digits)


def match_hedge(text: str, at: int) -> tuple[Approximation, int] | None:
    """A word or sign before a number that makes it approximate ("around", ">"), and where it ends."""
    found = _HEDGE.match(text, at)
    if not found or found.lastgroup is None:
        return None
    end = found.end()
    if text[end - 1].isalpha() and end < len(text) and text[end].isalnum() and found[0].lower() != "c":
        return None
    while end < len(text) and text[end] in " \t":
        end += 1
    return Approximation[found.lastgroup], end


def match_number(text: str, at: int) -> WrittenNumber | None:
    """The number that begins at `at`, with hedges, sign and unit; None where none begins there.

    `text` has been made plain already (see `plain.make_plain`). Never raises.
    """
    start = at
    hedges: list[tuple[Approximation, str]] = []
    while (hedge := match_hedge(text, at)) is not None and len(hedges) < 3:
        hedges.append((hedge[0], text[at : hedge[1]].strip()))
        at = hedge[1]
    read = _match_between(text, at) or _match_digits(text, at) or match_words(text, at)
    if read is None:
        return None
    if hedges:
        read = replace(read, approximate=hedges[0][0], sign=hedges[0][1])
    return replace(read, start=start)


_BETWEEN = re.compile(rf"between\s(?P<low>£?{DIGITS}\s?%?)\s(?:and|to)\s", re.I)


def _match_between(text: str, at: int) -> WrittenNumber | None:
    """ "between 4 and 6": both ends, with the unit of the second."""
    found = _BETWEEN.match(text, at)
    if not found:
        return None
    low = _decimal(found["low"].strip("£% "))
    high = _match_digits(text, found.end())
    if low is None or high is None or high.upper is not None or high.value < low:
        return None
    return replace(high, value=low, upper=high.value, start=at)


def _match_digits(text: str, at: int) -> WrittenNumber | None:
    sign = _SIGN.match(text, at)
    assert sign is not None  # every part of the pattern may be empty
    if sign["gap"] and not sign["sign"]:
        return None
    begin = sign.end()
    ratio = _RATIO.match(text, begin)
    if ratio and not sign["sign"] and not sign["pound"]:
        value = _decimal(ratio[1])
        if value is not None:
            return WrittenNumber(value, at, ratio.end(), unit=Unit(UnitKind.RATIO, int(ratio[2])))
    found = _NUMBER.match(text, begin)
    if not found:
        return None
    end = begin + len(found[0].rstrip())
    value = _decimal(text[begin:end])
    if value is None:
        return None
    pound = bool(sign["pound"])
    multiplier = _multiplier(text, end, pound)
    if multiplier:
        value, end = value.scaleb(multiplier[0], _EXACT), multiplier[1]
        value = Decimal(int(value)) if value == value.to_integral_value() else value
    negative = sign["sign"] in ("-", "−", "–") or bool(sign["late"])
    read = WrittenNumber(
        -value if negative else value,
        at,
        end,
        unit=POUNDS if pound else None,
        apart=bool(sign["sign"]) and sign["sign"] != "+" and bool(sign["gap"]),
    )
    read = _with_upper(read, text) if not negative else read
    read = _with_tail(read, text)
    return read if _stands_alone(text, read.end) else None


def _multiplier(text: str, end: int, pound: bool) -> tuple[int, int] | None:
    """ "1.5m" is million only after a pound sign; "2K" and "20 million" are always understood."""
    found = _MULTIPLIER.match(text, end)
    if not found:
        return None
    word = (found[1] or found[2]).lower()
    if found[2] and not pound:
        return None
    return _MULTIPLIERS[word], found.end()


def _with_upper(read: WrittenNumber, text: str) -> WrittenNumber:
    """The other end of "20-25%" or "14 to 16", where it is one: the higher number, of the same kind."""
    at = read.end
    percent = re.compile(r"\s?%").match(text, at)
    joined = _TO.match(text, percent.end() if percent else at)
    # "from 15% to 25%" is a change from one number to another, not a range.
    if not joined or _FROM.search(text, max(0, read.start - 40), read.start):
        return read
    found = _NUMBER.match(text, joined.end())
    if not found:
        return read
    end = joined.end() + len(found[0].rstrip())
    high = _decimal(text[joined.end() : end])
    if high is None or high < read.value:
        return read
    # "45 -2.3": a space on the left only is a sign, not a joining dash.
    dash = joined[0].strip()
    if dash in "-−–" and joined[0][:1].isspace() and not joined[0][-1:].isspace():
        return read
    multiplier = _multiplier(text, end, read.unit == POUNDS)
    value = read.value
    if multiplier:
        high, end = Decimal(int(high.scaleb(multiplier[0], _EXACT))), multiplier[1]
        value = value.scaleb(multiplier[0], _EXACT) if value < high / 1000 or value < 1000 else value
        value = Decimal(int(value))
    return replace(read, value=value, upper=high, end=end)


def _with_tail(read: WrittenNumber, text: str) -> WrittenNumber:
    """What follows the digits: a plus, a unit, a base, a status letter, a footnote mark, a noun."""
    read = _with_plus(_with_unit(_with_plus(_with_or_so(read, text), text), text), text)
    read = _with_marks(read, text)
    if read.unit is None or read.unit == COUNT:
        noun = NOUN_AFTER.match(text, read.end)
        if noun:
            read = replace(read, end=noun.end(), unit=COUNT, noun=noun["noun"])
    return _with_or_so(read, text)


def _with_plus(read: WrittenNumber, text: str) -> WrittenNumber:
    """ "90%+" and "40+" are at least that many."""
    if text[read.end : read.end + 1] != "+" or not re.match(r"\+(?![0-9])", text[read.end : read.end + 2]):
        return read
    return replace(read, end=read.end + 1, approximate=Approximation.AT_LEAST)


def _with_or_so(read: WrittenNumber, text: str) -> WrittenNumber:
    so = _OR_SO.match(text, read.end)
    return replace(read, end=so.end(), approximate=Approximation.ABOUT) if so else read


def _with_unit(read: WrittenNumber, text: str) -> WrittenNumber:
    for name, pattern in _UNITS:
        found = pattern.match(text, read.end)
        if not found:
            continue
        base = found.groupdict().get("base")
        if name == "rank" and (read.value != read.value.to_integral_value() or read.value < 1):
            continue
        if name in ("in", "out of") and not _base_fits(read, base):
            continue
        return _named_unit(read, name, found.end(), base)
    return read


def _base_fits(read: WrittenNumber, base: str | None) -> bool:
    """Whether "9 of 20" or "1 in 10" can be a count and its base: whole, and no more than the base."""
    whole = base is not None and _decimal(base)
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
        return replace(read, unit=COUNT, out_of=_decimal(base or "0"), end=end)
    if name == "rank":
        return replace(read, unit=RANK, out_of=_decimal(base) if base else None, end=end)
    per = int((base or "0").replace(",", "")) * (1000 if name == "rate k" else 1)
    return replace(read, unit=Unit(UnitKind.RATE, per), end=end)


def _with_marks(read: WrittenNumber, text: str) -> WrittenNumber:
    status = _STATUS.match(text, read.end)
    if status and (read.unit is None or read.unit == PERCENT):
        letter = (status["letter"] or status["inside"]).lower()
        read = replace(read, status=_STATUS_LETTERS[letter], end=status.end())
    mark = _FOOTNOTE.match(text, read.end)
    if mark:
        note = f"A footnote mark “{mark[0]}” stands beside the number; see the note it points to."
        read = replace(read, end=mark.end(), notes=(*read.notes, note))
    return read


def _stands_alone(text: str, end: int) -> bool:
    """Whether the number ends where it seems to: not inside a code, a date, or "1.5.9"."""
    rest = text[end : end + 2]
    if not rest:
        return True
    if rest[0].isalnum() and text[end - 1] not in "%)":
        return False
    if text[end - 1].isdigit() and rest[0] in ".,:/" and len(rest) == 2 and rest[1].isdigit():
        return False
    return not (rest[0] == "@" or (rest[0] == "_" and len(rest) == 2))


_WORD_VALUES = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_ANY_WORD = "|".join((*_TENS, *sorted(_WORD_VALUES, key=len, reverse=True), *_SCALES))
_WORDS = re.compile(
    rf"(?:a\s(?=hundred|thousand))?(?:{_ANY_WORD})(?:(?:[\s-]|\sand\s)(?:{_ANY_WORD}))*(?![A-Za-z-])", re.I
)
_PARTS = re.compile(
    (
        r"(?P<half>(?:a\s|one\s)?half)\b|(?P<many>a|one|two|three|four|five)[\s-](?P<kind>thirds?"
        r"|quarters?|fifths?|tenths?)\b"
    ),
    re.I,
)
_PART_KINDS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_IN_WORD = re.compile(rf"\sin\s(?:every\s)?(?P<base>{_ANY_WORD})(?![A-Za-z-])", re.I)


def words_to_number(words: str) -> int:
    """The number that English number words write: "eighty-two" is 82, "two hundred and six" is 206."""
    total = current = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _WORD_VALUES:
            current += _WORD_VALUES[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _SCALES:
            total, current = total + (current or 1) * _SCALES[word], 0
    return total + current


def match_words(text: str, at: int) -> WrittenNumber | None:
    """A number in words, but only where a unit, a noun or a base shows that it is a figure.

    "two thirds of schools" is 2 in 3 and "half of" is 1 in 2, because a third has no exact decimal.
    """
    part = _PARTS.match(text, at)
    if part and re.compile(r"\s(?:of|the)\b").match(text, part.end()):
        kind = 2 if part["half"] else _PART_KINDS[part["kind"].lower().rstrip("s")]
        many = part["many"].lower() if part["many"] else "one"
        value = Decimal(1 if many == "a" else _WORD_VALUES[many])
        return WrittenNumber(value, at, part.end(), unit=Unit(UnitKind.ONE_IN, kind), in_words=True)
    found = _WORDS.match(text, at)
    if not found:
        return None
    read = WrittenNumber(Decimal(words_to_number(found[0])), at, found.end(), in_words=True)
    base = _IN_WORD.match(text, read.end)
    if base:
        per = words_to_number(base["base"])
        if per >= read.value > 0:
            return replace(read, unit=Unit(UnitKind.ONE_IN, per), end=base.end())
    with_tail = _with_tail(read, text)
    return with_tail if with_tail.end > read.end else None
