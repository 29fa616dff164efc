"""Reading one number with everything glued to it: sign, pound sign, percent, "per 10,000", a noun.

Only the digits 0 to 9, number words and the fraction characters become numbers; nothing else is ever
turned into a digit. The spellings come from real plans and performance reports.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from .figure import (
    POUNDS,
    Approximation,
    Unit,
    UnitKind,
)
from .number_units import with_tail
from .number_words import match_words
from .written import DIGITS, EXACT, WrittenNumber, decimal_of

_HEDGES: tuple[tuple[Approximation, str], ...] = (
    (Approximation.NEARLY, r"nearly|almost|just under|just below|close to|approaching"),
    (
        Approximation.UP_TO,
        (
            r"up to|at most|a maximum of|maximum of|maximum|max\.?|no more than|not more than"
            r"|(?:no|not) (?:higher|greater|longer) than|(?:not|never) (?:to be )?(?:above|over|exceeding)"
            r"|at or (?:below|under)|equal to or (?:below|lower than|less than)|≤|<="
        ),
    ),
    (
        Approximation.AT_LEAST,
        (
            r"(?:no|not) (?:lower|fewer|less) than|(?:not|never|nothing|none) (?:to be |to fall |falling )?"
            r"(?:below|under)|at or (?:above|over)|equal to or (?:above|higher than|more than)"
            r"|at least|a minimum of|minimum of|minimum|min\.?|no fewer than|not less than|no less "
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
        r"about|(?<!turned )around|approximately|approx\.?|circa|roughly|some|an estimated|estimated|in "
        r"the region of|c\.|ca\.|c(?=\s?[£0-9])|~(?=[£0-9.])|≈|≃",
    ),
)
_HEDGE = re.compile("|".join(f"(?P<{kind.name}>{words})" for kind, words in _HEDGES), re.I)
_MULTIPLIERS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "mil": 6, "bn": 9, "billion": 9, "b": 9}
_MULTIPLIER = re.compile(
    r"(?:\s?(thousand|million|billion|mil|bn|mn|k)|(?<=[0-9])\s?(m|b))(?![A-Za-z])", re.I
)
_SIGN = re.compile(r"(?P<sign>[-−–+]?)(?P<gap>\s?)(?P<pound>£|GBP\s?)?\s?(?P<late>[-−]?)", re.I)
_NUMBER = re.compile(DIGITS)
_FROM = re.compile(r"\bfrom\s{1,3}(?:(?:about|around|circa|nearly|over|a|the|baseline|of)\s){0,2}$", re.I)
_MOVED_BY = re.compile(
    r"\b(?:up|down|rose|risen|rising|fell|fallen|falling|increased|decreased|reduced|dropped|grew|improved)"
    r"\s(?:by\s)?$",
    re.I,
)
_TO = re.compile(r"\s?(?:-|–|—|−|\bto\b)\s?£?", re.I)

_RATIO = re.compile(r"((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s?:\s?(1)(?![0-9:.])")


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
    low = decimal_of(found["low"].strip("£% "))
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
        value = decimal_of(ratio[1])
        if value is not None:
            return WrittenNumber(value, at, ratio.end(), unit=Unit(UnitKind.RATIO, int(ratio[2])))
    found = _NUMBER.match(text, begin)
    if not found:
        return None
    end = begin + len(found[0].rstrip())
    value = decimal_of(text[begin:end])
    if value is None or re.match(r"0[0-9]{2}", text[begin:end]):
        return None  # "0345" begins a telephone number or a code
    pound = bool(sign["pound"])
    multiplier = _multiplier(text, end, pound)
    if multiplier:
        value, end = value.scaleb(multiplier[0], EXACT), multiplier[1]
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
    read = with_tail(read, text)
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
    if joined[0].strip() == "to" and _MOVED_BY.search(text, max(0, read.start - 40), read.start):
        return read  # "Up 2% to 45%"
    found = _NUMBER.match(text, joined.end())
    if not found:
        return read
    end = joined.end() + len(found[0].rstrip())
    high = decimal_of(text[joined.end() : end])
    if high is None or high < read.value:
        return read
    # "45 -2.3": a space on the left only is a sign, not a joining dash.
    dash = joined[0].strip()
    if dash in "-−–" and joined[0][:1].isspace() and not joined[0][-1:].isspace():
        return read
    multiplier = _multiplier(text, end, read.unit == POUNDS)
    value = read.value
    if multiplier:
        high, end = Decimal(int(high.scaleb(multiplier[0], EXACT))), multiplier[1]
        value = value.scaleb(multiplier[0], EXACT) if value < high / 1000 or value < 1000 else value
        value = Decimal(int(value))
    return replace(read, value=value, upper=high, end=end)


def _stands_alone(text: str, end: int) -> bool:
    """Whether the number ends where it seems to: not inside a code, a date, or "1.5.9"."""
    rest = text[end : end + 2]
    if not rest:
        return True
    if rest[0].isalnum() and text[end - 1] not in "%)":
        return False
    if rest in ("..", ".,") or (
        text[end - 1].isdigit() and rest[0] in ".,:/" and len(rest) == 2 and rest[1].isdigit()
    ):
        return False
    return not (rest[0] == "@" or (rest[0] == "_" and len(rest) == 2))
