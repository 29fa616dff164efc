"""What is said about a trend: its direction, whether that is getting better, and why no more can be said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.rules.polarity import Polarity


class Direction(StrEnum):
    """Which way the figures went over the periods looked at, and not which way they will go."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NO_CLEAR_TREND = "no clear trend"
    NOT_CALCULATED = "cannot be calculated"


class Change(StrEnum):
    """What the direction means for children, where polarity says it."""

    BETTER = "getting better"
    WORSE = "getting worse"
    NOT_JUDGED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The trend of one series.

    `slope` is the change per period in the figures' own unit; `p_value` two-sided; `adjustment` (phi) how
    many times more the points scatter than their intervals allow for, 1 where they scatter no more;
    `positions` the places in the series that were used. `reason` is always a sentence a reader can be shown.
    """

    direction: Direction
    change: Change
    reason: str
    method: str
    slope: float | None = None
    p_value: float | None = None
    adjustment: float | None = None
    positions: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        """Such as “increasing and getting better”, “decreasing”, “no clear trend”."""
        return f"{self.direction} and {self.change}" if self.change else str(self.direction)

    @property
    def is_clear(self) -> bool:
        return self.direction in (Direction.INCREASING, Direction.DECREASING)


def not_calculated(reason: str, method: str) -> Trend:
    """A trend about which nothing can be said, and why."""
    return Trend(direction=Direction.NOT_CALCULATED, change=Change.NOT_JUDGED, reason=reason, method=method)


def change_of(
    direction: Direction,
    polarity: Polarity,
    *,
    target: float | None = None,
    fitted: tuple[float, float] | None = None,
) -> Change:
    """Whether the direction is getting better or worse.

    Where close to the target is best, the two ends of the fitted line must lie on the same side of the
    target: nearer is better, farther is worse; a line that crosses the target is not judged. Without a
    direction, or where the measure is not judged, nothing is said.
    """
    if direction not in (Direction.INCREASING, Direction.DECREASING):
        return Change.NOT_JUDGED
    if polarity.has_direction:
        good = (direction is Direction.INCREASING) == (polarity is Polarity.HIGH)
        return Change.BETTER if good else Change.WORSE
    if polarity is not Polarity.CLOSE_TO_TARGET or target is None or fitted is None:
        return Change.NOT_JUDGED
    first, last = fitted[0] - target, fitted[1] - target
    if first * last < 0 or abs(first) == abs(last):
        return Change.NOT_JUDGED
    return Change.BETTER if abs(last) < abs(first) else Change.WORSE


def direction_of(slope: float) -> Direction:
    if slope == 0:
        return Direction.NO_CLEAR_TREND
    return Direction.INCREASING if slope > 0 else Direction.DECREASING


def p_words(p_value: float) -> str:
    """How likely chance alone is, as it is printed: nobody needs a p value of eighty-six noughts."""
    return "p < 0.001" if p_value < 0.001 else f"p = {p_value:.2g}"


def over(positions: tuple[int, ...]) -> str:
    """ "over these five periods", and how many between them have no figure."""
    words = {5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
    count = len(positions)
    missing = positions[-1] - positions[0] + 1 - count
    said = f"over these {words.get(count, count)} periods"
    if missing:
        said += f" ({missing} between them {'has' if missing == 1 else 'have'} no figure)"
    return said
