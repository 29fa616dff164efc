"""Rating many figures at once: the rules of `rules.ratings`, on arrays.

A scorecard of an authority, or every figure ever loaded, is rated in one go. The answers are those of the
rule to the last digit: 56 − 54.7 is 1.3 and within a tolerance of 1.3, though in binary arithmetic it is a
little less or more. A figure that is withheld or missing is NaN, and NaN is never rated.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

import numpy as np
from numpy.typing import ArrayLike, NDArray

from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import Certainty, Deliverable, Delivery, Status, rate_deliverable

from .registry import Example, Method, register

#: The codes that stand in an array for each colour and each certainty.
COLOURS: tuple[Status, ...] = (Status.NOT_RATED, Status.RED, Status.AMBER, Status.GREEN)
NOT_RATED, RED, AMBER, GREEN = range(4)
CERTAINTIES: tuple[Certainty, ...] = (
    Certainty.NOT_KNOWN,
    Certainty.MISSED,
    Certainty.MISSED_WITHIN_ERROR,
    Certainty.MET_WITHIN_ERROR,
    Certainty.MET,
)

#: On which side of its target a figure meets it: as `side` below.
ABOVE, CLOSE, BELOW, NEITHER = 1, 0, -1, 2

POINT = register(
    Method(
        code="target-point",
        name="A value to reach",
        version="1",
        formula="shortfall = target − figure where higher is better, figure − target where lower is better, "
        "the distance between them where close is best\n"
        "green: shortfall ≤ 0 (< 0 where the target asks for more or less than a value)\n"
        "red: worse than the floor standard, whatever the tolerance\n"
        "amber: shortfall ≤ tolerance; with a floor standard and no tolerance, anything down to the floor\n"
        "red: everything else",
        source="The practice of English councils; Fingertips' single-value target (UKHSA, MIT licence).",
        not_for="A figure from few people, or from a small survey: "
        "chance alone can carry it over the target, so hold its margin of error against the target.",
        example=Example(
            given="{values}% against a target of {targets}% with a tolerance of {tolerance} points; higher "
            "is better",
            inputs={"values": 54.7, "targets": 56, "tolerance": 2},
            run=lambda **given: _coloured(rate_points(**given, side=ABOVE)),
            told="{:.1f} points short, within the tolerance: {}",
            result="1.3 points short, within the tolerance: amber",
        ),
    )
)
ZONES = register(
    Method(
        code="target-zones",
        name="Two values with amber between them",
        version="1",
        formula="higher is better: red below the lower value, amber from it, green from the upper value\n"
        "lower is better: green below the lower value, amber from it, red from the upper value",
        source="Fingertips' range and percentile targets (UKHSA, MIT licence).",
        not_for="A measure of which close to the target is best: use a range to be within.",
        example=Example(
            given="{values}% where amber lies from {lower}% to {upper}%; higher is better",
            inputs={"values": 91, "lower": 90, "upper": 95},
            run=lambda **given: (COLOURS[int(rate_zones(**given, side=ABOVE))],),
            told="{}",
            result="amber",
        ),
    )
)
INTERVAL = register(
    Method(
        code="target-interval",
        name="The margin of error held against a value",
        version="1",
        formula="green: the whole 95% interval lies on the better side of the target\n"
        "amber: the interval includes or touches it\n"
        "red: the whole interval lies on the worse side",
        source="Fingertips' single-value target with interval (UKHSA, MIT licence); there an interval that "
        "begins exactly at the target lies above it.",
        not_for="A full count that is itself the target, such as homes to be opened.",
        example=Example(
            given="limits of {low}% and {high}% against a target of {targets}%; higher is better",
            inputs={"low": 52.1, "high": 57.3, "targets": 56},
            run=lambda **given: (COLOURS[int(rate_intervals(**given, side=ABOVE))],),
            told="the target lies between them: {}",
            result="the target lies between them: amber",
        ),
    )
)
DELIVERABLE = register(
    Method(
        code="target-deliverable",
        name="Something to be done by a date",
        version="1",
        formula="green: done by its date\namber: done after its date\nred: not done and its date is past\n"
        "not rated: not done and not yet due",
        source="The practice of English councils' delivery plans.",
        not_for="Work of which half may be done: give it milestones.",
        example=Example(
            given="due by {due}, done on {done}",
            inputs={"due": date(2016, 3, 31), "done": date(2016, 4, 14)},
            run=lambda due, done: (
                rate_deliverable(Deliverable(Delivery.DONE, due, done), as_at=done).status,
            ),
            told="after its date: {}",
            result="after its date: amber",
        ),
    )
)

_DIGITS = 2000


def side_codes(polarities: list[Polarity]) -> NDArray[np.int8]:
    """Each polarity as the `side` of the functions here; a measure that is not judged is NEITHER."""
    codes = {Polarity.HIGH: ABOVE, Polarity.LOW: BELOW, Polarity.CLOSE_TO_TARGET: CLOSE}
    return np.array([codes.get(each, NEITHER) for each in polarities], dtype=np.int8)


@dataclass(frozen=True, slots=True)
class Ratings:
    """Colours as codes (`COLOURS[code]`), and the shortfall in the measure's unit, NaN where not rated."""

    status: NDArray[np.int8]
    shortfall: NDArray[np.float64]


def rate_points(
    values: ArrayLike,
    targets: ArrayLike,
    side: ArrayLike,
    *,
    tolerance: ArrayLike = np.nan,
    tolerance_percent: ArrayLike = np.nan,
    floor: ArrayLike = np.nan,
    strict: ArrayLike = False,
    can_be_negative: ArrayLike = False,
) -> Ratings:
    """The colour of each figure against its target.

    All arguments broadcast together. `values`, `targets`, `floor` and `tolerance` are in the measure's unit;
    `tolerance_percent` is in percent of the target and counts only where `tolerance` is NaN. NaN means: not
    there. `strict`: exactly on target is missed. Not rated: figure or target is no figure (as
    `rules.rounding.is_figure` has it); the side is NEITHER; the floor asks for more than the target, or the
    side is CLOSE and has one; with a tolerance in percent a target of 0 or a scale below 0 is missed.
    ValueError for a tolerance below nought.
    """
    value, target, floors, absolute, percent = (
        np.asarray(each, dtype=np.float64) for each in (values, targets, floor, tolerance, tolerance_percent)
    )
    sides = np.asarray(side, dtype=np.int8)
    if np.any(absolute < 0) or np.any(percent < 0):
        raise ValueError("A tolerance is not below nought.")
    known = _figures(value) & _figures(target) & (sides != NEITHER)
    with np.errstate(invalid="ignore", over="ignore"):
        above = target - value
        short = np.where(sides == ABOVE, above, np.where(sides == BELOW, -above, np.abs(above)))
        floor_side = np.where(sides == BELOW, -1.0, 1.0)
        has_floor = ~np.isnan(floors)
        # Comparing two numbers is exact in binary as well: other digits are other numbers.
        refused = has_floor & ((sides == CLOSE) | (floors * floor_side > target * floor_side))
        below_floor = has_floor & (value * floor_side < floors * floor_side)
        met = (short < 0) | ((short == 0) & ~np.asarray(strict, dtype=bool))
        in_percent = np.isnan(absolute) & ~np.isnan(percent)
        negative = np.asarray(can_be_negative, dtype=bool) | (value < 0) | (target <= 0)
        refused = refused | (in_percent & negative & ~met)
        allowed = np.where(in_percent, np.abs(target) * percent / 100, absolute)
        within = _within(value, target, short, allowed, np.where(in_percent, percent, np.nan))
    no_tolerance = np.isnan(absolute) & ~in_percent
    missed = np.where(no_tolerance, np.where(has_floor, AMBER, RED), np.where(within, AMBER, RED))
    status = np.where(below_floor, RED, np.where(met, GREEN, missed))
    status = np.where(known & ~refused, status, NOT_RATED).astype(np.int8)
    return Ratings(status, np.where(status == NOT_RATED, np.nan, short))


def _figures(numbers: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each is a figure: finite and neither absurdly large nor absurdly close to nought."""
    size = np.abs(numbers)
    return np.asarray((numbers == 0) | ((size >= 1e-100) & (size < 1e101)))


def _within(
    value: NDArray[np.float64],
    target: NDArray[np.float64],
    short: NDArray[np.float64],
    allowed: NDArray[np.float64],
    percent: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Whether the shortfall is at most the tolerance, on the digits as written.

    Binary arithmetic decides wherever it is clear. What is too close to call is settled in whole numbers
    where it has at most four decimals, and in decimal arithmetic otherwise.
    """
    value, target, short, allowed, percent = np.broadcast_arrays(value, target, short, allowed, percent)
    within = np.asarray(short <= allowed)
    size = np.abs(value) + np.abs(target) + np.abs(allowed)
    unclear = (np.abs(short - allowed) <= 8 * np.finfo(np.float64).eps * size) & np.isfinite(size)
    if not unclear.any():
        return within
    found = np.nonzero(unclear)
    # The side is in the sign: what was short in binary is short on paper too.
    answers = _settled(value[found], target[found], allowed[found], percent[found], np.sign(short[found]))
    within = within.copy()
    within[found] = answers
    return within


_SCALE, _LARGEST, _LARGEST_PERCENT = 10_000, 1e7, 1e3


def _settled(
    value: NDArray[np.float64],
    target: NDArray[np.float64],
    allowed: NDArray[np.float64],
    percent: NDArray[np.float64],
    sign: NDArray[np.float64],
) -> NDArray[np.bool_]:
    in_percent = ~np.isnan(percent)
    limit = np.where(in_percent, percent, allowed)
    whole = _is_short(value, _LARGEST) & _is_short(target, _LARGEST)
    whole &= _is_short(limit, _LARGEST_PERCENT) | (~in_percent & _is_short(limit, _LARGEST))
    apart = np.abs(_scaled(target, whole) - _scaled(value, whole)) * sign.astype(np.int64)
    limits = _scaled(limit, whole)
    of_target = np.abs(_scaled(target, whole))
    answers = np.where(
        in_percent,
        apart * (100 * _SCALE) <= of_target * np.where(in_percent, limits, 0),
        apart <= limits,
    )
    for place in np.nonzero(~whole)[0]:
        answers[place] = _settled_in_decimals(
            value[place], target[place], limit[place], bool(in_percent[place]), int(sign[place])
        )
    return answers


def _is_short(numbers: NDArray[np.float64], largest: float) -> NDArray[np.bool_]:
    """Whether a number is written with at most four decimals and is not too large for whole numbers."""
    inside = np.where(np.abs(numbers) <= largest, numbers, np.nan)
    return np.asarray(np.rint(inside * _SCALE) / _SCALE == numbers)


def _scaled(numbers: NDArray[np.float64], whole: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.rint(np.where(whole, numbers, 0) * _SCALE).astype(np.int64)


def _settled_in_decimals(value: float, target: float, limit: float, in_percent: bool, sign: int) -> bool:
    with localcontext() as exact:
        exact.prec = _DIGITS
        apart = abs(_decimal(target) - _decimal(value)) * sign
        if in_percent:
            return apart * 100 <= abs(_decimal(target)) * _decimal(limit)
        return apart <= _decimal(limit)


def _decimal(number: float) -> Decimal:
    return Decimal(repr(float(number)))


def rate_zones(values: ArrayLike, lower: ArrayLike, upper: ArrayLike, side: ArrayLike) -> NDArray[np.int8]:
    """The colour of each figure against two values with amber between them; codes as in `COLOURS`.

    Not rated where anything is NaN or infinite, or the side is neither ABOVE nor BELOW. ValueError where a
    lower value is above its upper one.
    """
    value, low, high = (np.asarray(each, dtype=np.float64) for each in (values, lower, upper))
    sides = np.asarray(side, dtype=np.int8)
    if np.any(low > high):
        raise ValueError("The lower end of a range cannot be above the upper end.")
    with np.errstate(invalid="ignore"):
        below, at_top = value < low, value >= high
    up = np.where(below, RED, np.where(at_top, GREEN, AMBER))
    down = np.where(below, GREEN, np.where(at_top, RED, AMBER))
    known = _figures(value) & _figures(low) & _figures(high) & (np.abs(sides) == 1)
    return np.where(known, np.where(sides == ABOVE, up, down), NOT_RATED).astype(np.int8)


def rate_intervals(
    low: ArrayLike, high: ArrayLike, targets: ArrayLike, side: ArrayLike, *, touching_is_above: bool = False
) -> NDArray[np.int8]:
    """The colour of each margin of error against its target; codes as in `COLOURS`.

    Not rated where anything is NaN or infinite, the ends are the wrong way round, or the side is neither
    ABOVE nor BELOW.
    """
    lows, highs, target = (np.asarray(each, dtype=np.float64) for each in (low, high, targets))
    sides = np.asarray(side, dtype=np.int8)
    with np.errstate(invalid="ignore"):
        above = lows >= target if touching_is_above else lows > target
        below = ~above & (highs < target)
        known = _figures(lows) & _figures(highs) & _figures(target) & (np.abs(sides) == 1)
        known &= lows <= highs
    better = np.where(sides == ABOVE, above, below)
    worse = np.where(sides == ABOVE, below, above)
    status = np.where(better, GREEN, np.where(worse, RED, AMBER))
    return np.where(known, status, NOT_RATED).astype(np.int8)


def certainties(
    ratings: Ratings, low: ArrayLike, high: ArrayLike, targets: ArrayLike, *, strict: ArrayLike = False
) -> NDArray[np.int8]:
    """Whether the margin of error could have decided each rating; codes as in `CERTAINTIES`.

    `strict` as it was for the rating. Not known where the figure is not rated or has no interval.
    """
    lows, highs, target = (np.asarray(each, dtype=np.float64) for each in (low, high, targets))
    with np.errstate(invalid="ignore"):
        met = (ratings.shortfall < 0) | ((ratings.shortfall == 0) & ~np.asarray(strict, dtype=bool))
        touches = (lows <= target) & (target <= highs)
        known = (ratings.status != NOT_RATED) & _figures(lows) & _figures(highs) & (lows <= highs)
    codes = np.where(met, np.where(touches, 3, 4), np.where(touches, 2, 1))
    return np.where(known, codes, 0).astype(np.int8)


def _coloured(ratings: Ratings) -> tuple[float, Status]:
    """The shortfall and the colour of a single figure, for the record's example."""
    return float(ratings.shortfall), COLOURS[int(ratings.status)]
