"""A number as it stands in a text, and the digits it is written with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal

from .figure import (
    Approximation,
    FigureStatus,
    Unit,
)

#: A printed number longer than this many digits is a reference or damage, not a figure.
MOST_DIGITS = 18
# Wide enough that no number of that length is ever rounded.
EXACT = Context(prec=60)


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


def decimal_of(digits: str) -> Decimal | None:
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
