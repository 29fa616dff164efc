"""Printed numbers taken apart: "1.2.3", "iv", "2a", "b)", "01"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

#: A longer text in the place of a number is no number.
LONGEST_NUMBER = 24  # characters
_SHAPE = re.compile(
    r"(?P<before>(?:[0-9a-z]+[.\-/])*)"
    r"(?:(?P<prefix>[a-z]{1,6})?(?P<digits>[0-9]+)|(?P<stem>[0-9]*)(?P<letters>[a-z]{1,8}))"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed: what stands before its last piece, that piece's place and its style.

    "1.2.3" is ("1.2", 3, "digits"), "2a" is ("2", 1, "letters"), "iv" is ("", 4, "roman").
    """

    before: str
    place: int
    style: str


@lru_cache(maxsize=8192)
def printed_number(text: str) -> PrintedNumber | None:
    """What a printed number says about order; None where it does not. A lone "i" counts as Roman."""
    if len(text) > LONGEST_NUMBER:
        return None
    bare = re.sub(r"[\s()\[\]:;]+", "", text.lower()).strip(".")
    found = _SHAPE.fullmatch(bare)
    if not found:
        return None
    before = found["before"].strip(".-/")
    if found["digits"]:
        # "KPI 4" is the fourth of the KPIs.
        return PrintedNumber(before or found["prefix"] or "", int(found["digits"]), "digits")
    last = found["letters"]
    before = ".".join(each for each in (before, found["stem"]) if each)
    roman = _roman(last)
    if roman:
        return PrintedNumber(before, roman, "roman")
    return PrintedNumber(before, ord(last) - ord("a") + 1, "letters") if len(last) == 1 else None


def _roman(text: str) -> int:
    if not re.fullmatch(r"(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})", text) or not text:
        return 0
    values = [_ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def in_one_style(numbers: list[PrintedNumber]) -> list[PrintedNumber]:
    """The numbers of one list, with "i", "v" and "x" as letters where the others are letters."""
    if any(each.style == "letters" for each in numbers):
        return [
            PrintedNumber(each.before, _as_letter(each.place), "letters") if each.style == "roman" else each
            for each in numbers
        ]
    return numbers


def _as_letter(roman: int) -> int:
    return {1: 9, 5: 22, 10: 24, 50: 12}.get(roman, roman)


def printed_like(number: PrintedNumber, place: int) -> str:
    """The last piece of a number in the same style at another place, for saying what is missing."""
    before = number.before
    if number.style == "digits" and before:
        before = f"{before}." if before[-1].isdigit() else f"{before.upper()} "
    if number.style == "letters":
        return before + chr(ord("a") + place - 1)
    if number.style == "roman":
        return before + _to_roman(place)
    return f"{before}{place}"


def _to_roman(value: int) -> str:
    pieces = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for size, letters in pieces:
        while value >= size:
            written += letters
            value -= size
    return written
