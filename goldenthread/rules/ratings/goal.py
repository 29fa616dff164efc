"""What is compared: the figure on one side, what the target came to on the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from goldenthread.rules.figures import NO_UNIT, Unit, Value
from goldenthread.rules.periods import Period
from goldenthread.rules.rounding import is_figure
from goldenthread.rules.targets import Sense

from .policy import Tolerance
from .rating import NotRated


class Accumulation(StrEnum):
    """How a measure's figures lie in time; it decides what a part of a year may be held against."""

    CUMULATIVE = "adds up over the year"
    SNAPSHOT = "counted on one day"
    ROLLING = "the last twelve months or longer, moved on each time"
    EACH_PERIOD = "each period on its own"
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Outturn:
    """A figure as it is to be rated, unrounded.

    `lower` and `upper` are its 95% interval in the same unit. `good_until` is the day from which a newer
    figure should have been there. `can_be_negative` where the measure's scale goes below nought.
    """

    value: Value
    unit: Unit = NO_UNIT
    period: Period | None = None
    accumulation: Accumulation = Accumulation.NOT_STATED
    lower: Decimal | None = None
    upper: Decimal | None = None
    good_until: date | None = None
    can_be_negative: bool = False


class GoalKind(StrEnum):
    """The shape of what is to be reached."""

    POINT = "a value to reach"
    BAND = "a range to be within"
    ZONES = "two values with amber between them"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a target came to for one period: numbers in the measure's unit, unrounded.

    A POINT has `value`; a BAND or ZONES goes from `value` to `upper`. `sense` is what the target's words ask
    for; unsaid, the polarity decides. `within` says how close counts as in line with a comparator.
    `tolerance` and `floor` are the target's own. `period` is the one the target is for. `name` completes
    “… short of”: "the target", "the England average". `note` is a sentence on where the number comes from.
    ValueError where `upper` is below `value`, or is not there where it is needed.
    """

    value: Decimal
    kind: GoalKind = GoalKind.POINT
    upper: Decimal | None = None
    sense: Sense = Sense.NOT_SAID
    within: Tolerance | None = None
    tolerance: Tolerance | None = None
    floor: Decimal | None = None
    unit: Unit = NO_UNIT
    period: Period | None = None
    name: str = "the target"
    note: str = ""

    def __post_init__(self) -> None:
        numbers = [each for each in (self.value, self.upper, self.floor) if each is not None]
        if not all(is_figure(each) for each in numbers):
            raise ValueError("A target's numbers must be numbers.")
        if self.kind is GoalKind.POINT:
            if self.upper is not None:
                raise ValueError("A target with one value has no second one.")
        elif self.upper is None:
            raise ValueError("A range needs both its ends.")
        elif self.value > self.upper:
            raise ValueError("The lower end of a range cannot be above the upper end.")


@dataclass(frozen=True, slots=True)
class NoGoal:
    """Why there is nothing to hold the figure against, as a sentence without a capital or full stop."""

    why: str = "no target is set"
    reason: NotRated = NotRated.NO_TARGET
