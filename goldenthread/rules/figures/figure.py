"""What a figure is: never just a number.

A figure in a performance report is a number, or a number that was withheld, or missing for a reason
(and sometimes promised for a date). It counts something, for a period, a place, a group of children
and a part of the whole, and it was printed in a certain way. All of that is kept together here, with
the text as it was written, so that anybody can go back to the page it came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldenthread.rules.periods import Period


class UnitKind(StrEnum):
    """What a number counts or measures, in the words an officer would use."""

    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage points"
    COUNT = "count"
    RATE = "rate"  # with a denominator where it is known: per 10,000
    SCORE = "score"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    MINUTES = "minutes"
    POUNDS = "pounds"
    ONE_IN = "one in"  # "1 in 10": the denominator is kept with the unit
    RATIO = "ratio"  # "3:1"
    RANK = "rank"
    NONE = "none"  # the text and the measure's name do not say


#: Where the figures of parts may add up to that of the whole, so that England's may be a total.
ADDITIVE = (UnitKind.COUNT, UnitKind.POUNDS, UnitKind.NONE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, with the number of people or births it is reckoned per where it is a rate or ratio."""

    kind: UnitKind
    per: int | None = None

    def __str__(self) -> str:
        if self.kind is UnitKind.RATE and self.per is not None:
            return f"rate per {self.per:,}"
        if self.kind is UnitKind.NONE:
            return "no unit stated"
        if self.kind is UnitKind.ONE_IN and self.per is not None:
            return f"in {self.per:,}"
        return self.kind.value


PERCENT = Unit(UnitKind.PERCENT)
PERCENTAGE_POINTS = Unit(UnitKind.PERCENTAGE_POINTS)
COUNT = Unit(UnitKind.COUNT)
RATE = Unit(UnitKind.RATE)
SCORE = Unit(UnitKind.SCORE)
POUNDS = Unit(UnitKind.POUNDS)
RANK = Unit(UnitKind.RANK)
NO_UNIT = Unit(UnitKind.NONE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed. `upper` is the other end of a printed range ("20-25%")."""

    value: Decimal
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A number that exists and is not shown, to protect people: `mark` is what stands there instead."""

    mark: str
    meaning: str = "withheld because so few people are counted"


class MissingReason(StrEnum):
    """Why there is no number. Each is a phrase that completes “The figure is …”."""

    NOT_AVAILABLE = "not available"
    NOT_APPLICABLE = "not applicable"
    AWAITED = "awaited"
    NOT_COLLECTED = "not collected"
    NOT_COMPARABLE = "not comparable with earlier figures"
    NEW_MEASURE = "not there yet because the measure or service is new"
    UNDER_REVIEW = "not given because the measure is being reviewed"
    PLACEHOLDER = "only a placeholder"
    BLANK = "left blank"
    NO_NEW_DATA = "not new since last time"
    WITHDRAWN = "withdrawn"
    LOST = "lost, only what described it is printed"
    WORDS = "given in words, without a number"
    UNREADABLE = "not readable"


@dataclass(frozen=True, slots=True)
class Missing:
    """No number, and why. `expected` is the period in which the text says it will come."""

    reason: MissingReason
    expected: Period | None = None


Value = Number | Suppressed | Missing


class Approximation(StrEnum):
    """How a number is hedged in the text."""

    EXACT = ""
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    AT_LEAST = "at least"
    UP_TO = "up to"
    UNDER = "under"


class FigureStatus(StrEnum):
    """What the text says about the standing of a number."""

    NONE = ""
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    CARRIED_FORWARD = "carried forward"
    BASELINE = "baseline"
    UNRELIABLE = "of low reliability"
    BREAK = "break in the series"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a cell.

    `start` and `end` are offsets into the text as written (`text[start:end]` is the number itself, or
    the words that say why there is none); `text` is that slice. `out_of` is the base of a count printed
    with one ("9 of 20"). `noun` is what is counted where the text names it ("children").
    `period_text` keeps a period as written, also where it could not be placed in a year.
    """

    value: Value
    unit: Unit = NO_UNIT
    period: Period | None = None
    period_text: str = ""
    place: str = ""
    group: str = ""
    part: str = ""
    approximate: Approximation = Approximation.EXACT
    cumulative: bool | None = None  # None: the text does not say
    status: FigureStatus = FigureStatus.NONE
    noun: str = ""
    out_of: Decimal | None = None
    text: str = ""
    start: int = 0
    end: int = 0

    @property
    def number(self) -> Decimal | None:
        """The number, or None where it is withheld or missing."""
        return self.value.value if isinstance(self.value, Number) else None


@dataclass(frozen=True, slots=True)
class CellReading:
    """What was understood of one cell, and what was not.

    `text` is the cell untouched. `remainder` is every stretch of it that no rule could place, joined by
    " … " ("" when all was understood). `notes` are sentences a person should see beside the figures.
    """

    text: str
    figures: tuple[Figure, ...] = ()
    remainder: str = ""
    notes: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether every stretch of the text found its place."""
        return not self.remainder

    @property
    def numbers(self) -> tuple[Figure, ...]:
        """Only the figures that hold a number."""
        return tuple(figure for figure in self.figures if isinstance(figure.value, Number))
