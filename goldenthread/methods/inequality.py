"""The gradient across a whole population: how much worse it is at the deprived end, using every group on the
way.

A gap between the most and the least deprived fifth ignores the three between. The slope index puts a line
through all groups, each as wide as its share of the people: its fall from end to end is the slope index
(SII), the ratio of its ends the relative index (RII). Groups go in order, from the most deprived on, so that
above zero the better-off have more.

Source: Low and Low 2004; Mackenbach and Kunst 1997; the Office for Health Improvement and Disparities'
guidance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from numbers import Real
from typing import TypeAlias

import numpy as np
from scipy.special import expit

from .arrays import (
    LARGEST_FIGURE,
    Array,
    Estimate,
    Given,
    Refused,
    Result,
    estimate,
    given_back,
    numbers,
    refuse,
)
from .intervals import tail_of, z_of
from .registry import Example, Method, register

FEWEST_GROUPS, MOST_GROUPS = 5, 100
#: Above this many groups each is small and its limits wide; published indices use at most 10.
MANY_GROUPS = 10
DRAWS = 100_000
#: Fixed, so that the same figures always have the same limits.
SEED = 20_040_622

SLOPE_INDEX = register(
    Method(
        code="slope-index",
        name="Slope and relative index of inequality",
        version="1",
        formula="a = each group's share of the people; b = cumulative share − a/2\n"
        "least squares of the values on b, weights a: SII = slope, RII = (intercept + slope) / intercept\n"
        "transformed: the line on the log (rates) or logit (proportions) scale, its ends turned back; "
        "SII = end − start, RII = end / start\n"
        "limits: each group's value drawn anew 100,000 times on its working scale, refitted, percentiles; "
        "for plain values the SII's are exact: slope ∓ z √(Σ cᵢ² seᵢ²)",
        source="Low and Low 2004; OHID guidance on the slope index of inequality",
        not_for="Groups without an order, fewer than 5 groups, or a pattern that is no line (look at the "
        "chart: one "
        "group far from the line makes the index mean little).",
        example=Example(
            given="fifths from the most deprived on with {values}, standard errors {standard_errors}, "
            "people {people}",
            inputs={
                "values": [60, 64, 70, 73, 78],
                "people": [1000, 900, 800, 900, 1000],
                "standard_errors": [1.5, 1.6, 1.6, 1.5, 1.3],
            },
            run=lambda **given: (*_gradient_of(**given),),
            told="{:.1f} points from one end to the other, with 95% confidence between {:.1f} and {:.1f}; "
            "the better end has {:.2f} times the other's",
            result="23.2 points from one end to the other, with 95% confidence between 18.7 and 27.8; the "
            "better end has 1.40 times the other's",
        ),
    )
)


class Scale(StrEnum):
    """What the values are, and so the scale on which chance is even: plain, logarithm, logit."""

    PLAIN = "plain"
    RATE = "rate"
    PROPORTION = "proportion"


@dataclass(frozen=True, slots=True)
class Gradient:
    """Both indices with their limits, the value at the deprived end, and a warning where one is due.

    Floats for one population, arrays for several; nan where a group has no data.
    """

    slope_index: Estimate
    relative_index: Estimate
    start: Result
    warning: str
    method: Method


#: Slope and start of a line, or its start and end.
_Lines: TypeAlias = tuple[Array, Array]
_Ends: TypeAlias = Callable[[Array, _Lines], _Lines]


def slope_index_of_inequality(
    values: Given,
    people: Given,
    *,
    lower: Given = None,
    upper: Given = None,
    standard_errors: Given = None,
    scale: Scale = Scale.PLAIN,
    transform: bool = False,
    multiplier: float = 1,
    confidence: float = 0.95,
    limits_confidence: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Gradient:
    """The slope and relative index over ordered groups; the last axis holds the groups, 5 to 100 of them.

    Give either the groups' limits (at `limits_confidence`) or their standard errors on the working scale.
    Proportions lie between 0 and 1. `transform=True` puts the line through logs or logits, recommended for
    rates and proportions. `multiplier` scales the slope index; below zero it turns both indices round, for
    groups given from the least deprived on or values of which low is good.

    A population with a missing group has no index, a line that starts at or below zero no ratio. Refuses
    fewer than 5 or more than 100 groups, groups without people, rates and their limits not above zero,
    proportions and theirs not between 0 and 1. Source: `SLOPE_INDEX`.
    """
    if scale not in set(Scale):
        raise Refused(f"the scale is one of {', '.join(Scale)}, not {scale}")
    scale = Scale(scale)
    if transform and scale is Scale.PLAIN:
        raise Refused(
            "plain values have no scale to be transformed to: say whether they are rates or proportions"
        )
    if not isinstance(multiplier, Real) or not 0 < abs(multiplier) <= LARGEST_FIGURE:
        raise Refused(f"a multiplier is a number other than zero, not {multiplier}")
    if draws < 1000:
        raise Refused(f"fewer than 1,000 draws give no limits worth printing ({draws})")
    given, shares = _groups(values, people)
    centre = _working(given, scale, "the value")
    errors = _errors(centre.shape, lower, upper, standard_errors, scale, limits_confidence)
    slope_weights, start_weights = _weights(shares)

    def ends(working: Array, weights: _Lines) -> _Lines:
        """The two ends of the line through values on the working scale."""
        fitted = working if transform else _natural(working, scale)
        start = np.asarray((fitted * weights[1]).sum(axis=-1))
        end = start + (fitted * weights[0]).sum(axis=-1)
        return (_natural(start, scale), _natural(end, scale)) if transform else (start, np.asarray(end))

    start, end = ends(centre, (slope_weights, start_weights))
    limits = _simulated(centre, errors, (slope_weights, start_weights), ends, confidence, draws, seed)
    if scale is Scale.PLAIN:
        half = z_of(confidence) * np.sqrt(((slope_weights * errors) ** 2).sum(axis=-1))
        limits[0], limits[1] = end - start - half, end - start + half
    single = start.ndim == 0
    slope = _turned_slope(end - start, limits[0], limits[1], multiplier, single)
    ratio = _turned_ratio(_over(end, start), limits[2], limits[3], multiplier, single)
    return Gradient(slope, ratio, given_back(start, single), _warning(given.shape[-1]), SLOPE_INDEX)


def _groups(values: Given, people: Given) -> tuple[Array, Array]:
    """The values and each group's share of the people."""
    array, n = numbers(values, "the values"), numbers(people, "the people")
    try:
        array, n = np.broadcast_arrays(array, n)
    except ValueError:
        raise Refused("each group needs its value and its people") from None
    groups = array.shape[-1] if array.ndim else 0
    if not FEWEST_GROUPS <= groups <= MOST_GROUPS:
        raise Refused(f"an index needs {FEWEST_GROUPS} to {MOST_GROUPS} groups, not {groups}")
    refuse(n <= 0, "a group has no people", n)
    return array, n / n.sum(axis=-1, keepdims=True)


def _weights(shares: Array) -> _Lines:
    """What each group's value adds to the slope and to the start of the line: both are linear in the
    values."""
    place = np.cumsum(shares, axis=-1) - shares / 2
    middle = (shares * place).sum(axis=-1, keepdims=True)
    away = place - middle
    slope = shares * away / (shares * away**2).sum(axis=-1, keepdims=True)
    return slope, shares - slope * middle


def _working(values: Array, scale: Scale, name: str) -> Array:
    if scale is Scale.RATE:
        refuse(values <= 0, f"{name} of a rate is not above zero", values)
        return np.log(values)
    if scale is Scale.PROPORTION:
        refuse((values <= 0) | (values >= 1), f"{name} of a proportion is not between 0 and 1", values)
        return np.log(values / (1 - values))
    return values


def _natural(working: Array, scale: Scale) -> Array:
    if scale is Scale.RATE:
        with np.errstate(over="ignore"):
            return np.exp(working)
    if scale is Scale.PROPORTION:
        return np.asarray(expit(working))
    return working


def _errors(
    shape: tuple[int, ...],
    lower: Given,
    upper: Given,
    standard_errors: Given,
    scale: Scale,
    limits_confidence: float,
) -> Array:
    if (standard_errors is None) == (lower is None or upper is None):
        raise Refused("give either the groups' limits, both of them, or their standard errors")
    try:
        if standard_errors is not None:
            errors = np.broadcast_to(numbers(standard_errors, "the standard errors"), shape)
            refuse(errors < 0, "a standard error is below zero", errors)
            return np.asarray(errors)
        low, high = (
            np.broadcast_to(numbers(limit, name), shape)
            for limit, name in ((lower, "the lower limits"), (upper, "the upper limits"))
        )
    except ValueError as problem:
        if isinstance(problem, Refused):
            raise
        raise Refused("each group needs its limits or its standard error") from None
    refuse(low > high, "the lower limit is above the upper", low, high)
    spread = _working(high, scale, "the upper limit") - _working(low, scale, "the lower limit")
    return np.asarray(spread / (2 * z_of(limits_confidence)))


def _simulated(
    centre: Array, errors: Array, weights: _Lines, ends: _Ends, confidence: float, draws: int, seed: int
) -> list[Array]:
    """Lower and upper percentile of slope and ratio: every population on the same draws, one at a time."""
    groups, tail = centre.shape[-1], tail_of(confidence)
    random = np.random.default_rng(seed)
    noise = random.standard_normal((draws, groups))
    found = [np.full(centre.shape[:-1], np.nan) for _ in range(4)]
    for place in np.ndindex(centre.shape[:-1]):
        if (
            np.isnan(centre[place]).any()
            or np.isnan(errors[place]).any()
            or np.isnan(weights[0][place]).any()
        ):
            continue
        drawn = centre[place] + noise * errors[place]
        # A draw whose line starts at or below zero is a ratio beyond all bounds.
        with np.errstate(invalid="ignore", over="ignore"):
            start, end = ends(drawn, (weights[0][place], weights[1][place]))
            drawn_indices = (end - start, np.where(start > 0, _over(end, start), np.inf))
            slope, ratio = (np.quantile(index, [tail, 1 - tail]) for index in drawn_indices)
        for column, value in zip(found, (*slope, *ratio), strict=True):
            column[place] = value if np.isfinite(value) else np.nan
    return found


def _over(end: Array, start: Array) -> Array:
    """The ratio of a line's ends; missing where it starts at or below zero."""
    return np.asarray(end / np.where(start > 0, start, np.nan))


def _turned_slope(value: Array, lower: Array, upper: Array, multiplier: float, single: bool) -> Estimate:
    if multiplier < 0:
        lower, upper = upper, lower
    return estimate(value * multiplier, lower * multiplier, upper * multiplier, single)


def _turned_ratio(value: Array, lower: Array, upper: Array, multiplier: float, single: bool) -> Estimate:
    if multiplier < 0:
        value, lower, upper = 1 / value, 1 / upper, 1 / lower
    return estimate(value, lower, upper, single)


def _warning(groups: int) -> str:
    if groups <= MANY_GROUPS:
        return ""
    return f"{groups} groups are more than usual: each is small, and the limits say less than they seem to."


def _gradient_of(**given: Given) -> tuple[float, ...]:
    """The index with its limits and the ratio, for the record's example."""
    found = slope_index_of_inequality(**given)
    return (*found.slope_index, found.relative_index.value)
