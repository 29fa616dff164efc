"""The arithmetic of a colour: numbers in, colour and shortfall out. `methods.ratings` has it for arrays.

Fingertips' goal rules are followed where they are sound (`ZONES`, the single value, the interval); its rule
for the previous national value ignores which way is good and is not.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from .rating import Certainty, Status


class Side(Enum):
    """On which side of the target a figure meets it."""

    ABOVE = "above"
    BELOW = "below"
    BOTH = "close to it"


def shortfall(value: Decimal, line: Decimal, side: Side, upper: Decimal | None = None) -> Decimal:
    """How far `value` is on the wrong side: above nought short, nought on the line, below nought better.

    With `upper` and `Side.BOTH` the figure is held against a range; inside it the shortfall is the distance
    to the nearer end, below nought.
    """
    if side is Side.ABOVE:
        return line - value
    if side is Side.BELOW:
        return value - line
    if upper is None:
        return abs(value - line)
    return max(line - value, value - upper)


def judge_point(
    short: Decimal,
    *,
    strict: bool = False,
    tolerance: Decimal | None = None,
    green_within: Decimal | None = None,
    floor_short: Decimal | None = None,
) -> Status:
    """The colour for a shortfall.

    `strict`: exactly on target is missed. `floor_short` is the shortfall against the floor standard: above
    nought is red whatever the tolerance. With a floor and no tolerance everything between floor and target
    is amber; with neither there is no amber.
    """
    if floor_short is not None and floor_short > 0:
        return Status.RED
    if short < 0 or (short == 0 and not strict) or (green_within is not None and short <= green_within):
        return Status.GREEN
    if tolerance is None:
        return Status.RED if floor_short is None else Status.AMBER
    return Status.AMBER if short <= tolerance else Status.RED


def judge_zones(value: Decimal, lower: Decimal, upper: Decimal, side: Side) -> Status:
    """A range goal: red below the lower value, amber from it, green from the upper; turned round where low is
    good (green below the lower value, red from the upper one).
    """
    if value < lower:
        return Status.RED if side is Side.ABOVE else Status.GREEN
    if value < upper:
        return Status.AMBER
    return Status.GREEN if side is Side.ABOVE else Status.RED


def judge_interval(
    low: Decimal, high: Decimal, line: Decimal, side: Side, *, touching_is_above: bool = False
) -> Status:
    """A single value held against the margin of error: amber where it includes or touches the target."""
    above = low >= line if touching_is_above else low > line
    if above:
        return Status.GREEN if side is Side.ABOVE else Status.RED
    if high < line:
        return Status.RED if side is Side.ABOVE else Status.GREEN
    return Status.AMBER


def certainty(
    met: bool, low: Decimal | None, high: Decimal | None, line: Decimal, upper: Decimal | None = None
) -> Certainty:
    """Whether the interval reaches the line, or one end of a range; not known without an interval."""
    if low is None or high is None:
        return Certainty.NOT_KNOWN
    ends = (line,) if upper is None else (line, upper)
    if any(low <= end <= high for end in ends):
        return Certainty.MET_WITHIN_ERROR if met else Certainty.MISSED_WITHIN_ERROR
    return Certainty.MET if met else Certainty.MISSED
