"""Numbers in words: "sixty-five percent", "two thirds of", "one in ten"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from .figure import (
    Unit,
    UnitKind,
)
from .number_units import with_tail
from .written import WrittenNumber

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
    rf"(?:a\s(?=hundred|thousand))?(?:{_ANY_WORD})(?:(?:[\s-]|\sand\s)(?:{_ANY_WORD})){{0,8}}(?![A-Za-z-])",
    re.I,
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
    tailed = with_tail(read, text)
    return tailed if tailed.end > read.end else None
