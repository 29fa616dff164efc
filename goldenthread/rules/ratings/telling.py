"""The sentence of a rating: the colour, the figure, the target and the arithmetic between them.

It is what an officer reads out, so the numbers in it have to add up as shown. Where rounding to the measure's
places would hide the difference that decided, more places are shown.
"""

from __future__ import annotations

from decimal import Decimal

from goldenthread.rules.figures import Number, Unit, UnitKind, format_number, format_value
from goldenthread.rules.rounding import round_half_away

from .judging import Side
from .policy import Tolerance, ToleranceIs
from .rating import Certainty, Change, Status

_MOST_PLACES = 6
_TIMES = {
    UnitKind.DAYS: "day",
    UnitKind.WEEKS: "week",
    UnitKind.MONTHS: "month",
    UnitKind.YEARS: "year",
    UnitKind.HOURS: "hour",
    UnitKind.MINUTES: "minute",
}


class Shown:
    """Numbers of one measure, shown to as many places as the sentence needs."""

    def __init__(self, unit: Unit, places: int | None) -> None:
        self.unit = unit
        self.places = places

    def number(self, value: Decimal) -> Decimal:
        if self.places is None:
            return value.normalize() if value == value.to_integral_value() and value.adjusted() > 0 else value
        return round_half_away(value, self.places)

    def value(self, value: Decimal) -> str:
        """A level: 54.7%, 87 per 10,000, £2,000."""
        return format_value(Number(_plain(self.number(value))), self.unit)

    def distance(self, value: Decimal) -> str:
        """A difference: 1.3 points, 12, £2,000."""
        number = _plain(self.number(abs(value)))
        kind = self.unit.kind
        if kind in (UnitKind.PERCENT, UnitKind.PERCENTAGE_POINTS):
            return f"{format_number(number)} {'point' if number == 1 else 'points'}"
        if kind is UnitKind.RANK:
            return f"{format_number(number)} {'place' if number == 1 else 'places'}"
        if kind in _TIMES or kind in (UnitKind.POUNDS, UnitKind.RATE):
            return format_value(Number(number), self.unit)
        return format_number(number)


def _plain(number: Decimal) -> Decimal:
    """Without an exponent and without needless noughts behind the point: 56.0 is 56, and 1E+3 is 1000."""
    whole = number.to_integral_value()
    if number == whole:
        return whole.quantize(Decimal(1))
    text = f"{number:f}".rstrip("0")
    return Decimal(text)


def fitting_places(
    places: int | None, numbers: tuple[Decimal, ...], differences: tuple[tuple[Decimal, Decimal], ...]
) -> int | None:
    """The fewest places, from the measure's own, at which the sentence is true as shown.

    `numbers` are compared with each other (and must not become equal by rounding); each of `differences` must
    still be the difference of its two numbers. None: show every digit.
    """
    if places is None:
        if all(-int(number.as_tuple().exponent) <= _MOST_PLACES for number in numbers):
            return None
        places = 1  # a third of something has no end
    for tried in range(places, places + _MOST_PLACES + 1):
        if _true_at(tried, numbers, differences):
            return tried
    return None


def _true_at(
    places: int, numbers: tuple[Decimal, ...], differences: tuple[tuple[Decimal, Decimal], ...]
) -> bool:
    exact = dict.fromkeys(numbers)
    shown = {round_half_away(number, places) for number in exact}
    if len(shown) != len(exact):
        return False
    for one, other in differences:
        one_shown, other_shown = round_half_away(one, places), round_half_away(other, places)
        if abs(one_shown - other_shown) != round_half_away(abs(one - other), places):
            return False
        if (one_shown == other_shown) != (one == other):
            return False
    return True


def distance_words(shown: Shown, value: Decimal, line: Decimal, side: Side, name: str) -> str:
    """ "54.7% is 1.3 points short of the target of 56%"."""
    level, target = shown.value(value), f"{name} of {shown.value(line)}"
    if value == line:
        return f"{level} is exactly {target}"
    between = shown.distance(value - line)
    if side is Side.BOTH:
        return f"{level} is {between} {'above' if value > line else 'below'} {target}"
    if side is Side.ABOVE and value < line:
        return f"{level} is {between} short of {target}"
    return f"{level} is {between} {'above' if value > line else 'below'} {target}"


def range_words(shown: Shown, value: Decimal, lower: Decimal, upper: Decimal, name: str) -> str:
    """ "7 is 1 above the target range of 4 to 6"."""
    level = shown.value(value)
    ends = f"{name} of {shown.value(lower)} to {shown.value(upper)}"
    if lower <= value <= upper:
        return f"{level} is within {ends}"
    beyond = value - upper if value > upper else lower - value
    return f"{level} is {shown.distance(beyond)} {'above' if value > upper else 'below'} {ends}"


def certainty_words(shown: Shown, certainty: Certainty, low: Decimal | None, high: Decimal | None) -> str:
    """What the margin of error adds, "" where it changes nothing."""
    if low is None or high is None:
        return ""
    if certainty in (Certainty.MET_WITHIN_ERROR, Certainty.MISSED_WITHIN_ERROR):
        return f"; the target lies within the margin of error ({shown.value(low)} to {shown.value(high)})"
    return ""


def change_words(value: Decimal, change: Change | None) -> str:
    """ "; lower than last year, but the change is within what chance would give"."""
    if change is None:
        return ""
    if value == change.previous:
        return f"; the same as {change.since}"
    way = "higher" if value > change.previous else "lower"
    if change.beyond_chance is None:
        return f"; {way} than {change.since}, and whether that is more than chance is not known"
    if change.beyond_chance:
        return f"; {way} than {change.since}, by more than chance would give"
    return f"; {way} than {change.since}, but the change is within what chance would give"


def allowance_words(
    shown: Shown,
    status: Status,
    met: bool,
    short: Decimal,
    tolerance: Decimal | None,
    set_: Tolerance | None,
    green_within: Decimal | None,
    close: Tolerance | None,
) -> str:
    if met:
        return ""
    if status is Status.GREEN and green_within is not None:
        if close is not None and close.amount == short and close.is_ is ToleranceIs.ABSOLUTE:
            return ", no more than chance would give"
        return f", within the {allowed_words(shown, green_within, close)} that still counts as met"
    if tolerance is None:
        return ""
    within = "within" if short <= tolerance else "more than"
    return f", {within} the tolerance of {allowed_words(shown, tolerance, set_)}"


def strictness_words(strict: bool, short: Decimal, side: Side) -> str:
    if not strict or short != 0:
        return ""
    asks = {Side.ABOVE: "more", Side.BELOW: "less"}.get(side, "better")
    return f", and the target asks for {asks} than that"


def floor_words(
    shown: Shown,
    floor: Decimal | None,
    status: Status,
    met: bool,
    floor_short: Decimal | None,
    tolerance: Decimal | None,
    side: Side,
) -> str:
    if floor is None or floor_short is None or met:
        return "; no tolerance is set" if status is Status.RED and tolerance is None else ""
    words = f"the floor standard of {shown.value(floor)}"
    worse, better = ("below", "above") if side is Side.ABOVE else ("above", "below")
    if floor_short > 0:
        return f", and {worse} {words}"
    if floor_short == 0:
        return f", and exactly on {words}"
    return f", and {better} {words}"


def allowed_words(shown: Shown, amount: Decimal, set_: Tolerance | None) -> str:
    if set_ is not None and set_.is_ is ToleranceIs.PERCENT_OF_TARGET:
        return f"{shown.distance(amount)} ({format(set_.amount.normalize(), 'f')}% of the target)"
    return shown.distance(amount)


def zones_words(shown: Shown, value: Decimal, lower: Decimal, upper: Decimal, name: str) -> str:
    """ "41.2% is at or above the upper value of the target, 37.2%"."""
    level = shown.value(value)
    if value < lower:
        return f"{level} is below the lower value of {name}, {shown.value(lower)}"
    if value < upper:
        return f"{level} is between the two values of {name}, {shown.value(lower)} and {shown.value(upper)}"
    return f"{level} is at or above the upper value of {name}, {shown.value(upper)}"
