"""Is a difference more than chance: between two years, two places or two groups.

Two intervals that overlap do not answer it: the difference itself is tested. Proportions use Newcombe's
hybrid score interval, counts and rates the score interval for a difference, everything else the standard
errors that its published limits stand for. A change is called up or down only where the interval of the
difference leaves zero outside; whether up is good is the measure's polarity, not this module's.

Many comparisons find something by chance alone: `false_flags` says how many.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from numbers import Integral
from typing import Any

import numpy as np
import numpy.typing as npt

from .arrays import Array, Estimate, Given, Refused, check_multiplier, estimate, refuse, together
from .intervals import check_part_of_whole, wilson, z_of
from .registry import Example, Method, register

DIFFERENCE_OF_PROPORTIONS = register(
    Method(
        code="difference-of-proportions",
        name="Difference of two proportions (Newcombe)",
        version="1",
        formula="d = p₁ − p₂ with Wilson's limits l, u of each\n"
        "lower = d − √((p₁ − l₁)² + (u₂ − p₂)²)\nupper = d + √((u₁ − p₁)² + (p₂ − l₂)²)",
        source="Newcombe 1998, hybrid score method (method 10)",
        not_for="Groups that share people, or the same people asked twice; percentages that are not counts.",
        example=Example(
            given="{numerator} of {denominator} now, {other_numerator} of {other_denominator} a year ago",
            inputs={"numerator": 56, "denominator": 70, "other_numerator": 48, "other_denominator": 80},
            run=lambda **given: difference_of_proportions(**given, multiplier=100),
            told="{:.1f} points more, with 95% confidence between {:.1f} and {:.1f}",
            result="20.0 points more, with 95% confidence between 5.2 and 33.4",
        ),
    )
)
DIFFERENCE_OF_RATES = register(
    Method(
        code="difference-of-rates",
        name="Difference of two rates (score)",
        version="1",
        formula="all D for which (r₁ − r₂ − D)² ≤ z² (λ₁/n₁ + λ₂/n₂), where λ₁ and λ₂ are the likeliest "
        "rates that "
        "differ by D",
        source="Score test of two Poisson rates; Ng and Tang 2005; statsmodels, confint_poisson_2indep",
        not_for="Repeated events of a few people, standardised rates (use their limits), overlapping "
        "periods.",
        example=Example(
            given="{numerator} events among {denominator} now, {other_numerator} among {other_denominator} "
            "a year ago",
            inputs={"numerator": 30, "denominator": 10000, "other_numerator": 45, "other_denominator": 9800},
            run=lambda **given: difference_of_rates(**given, multiplier=10_000),
            told="{:.1f} per 10,000, with 95% confidence between {:.1f} and {:.1f}",
            result="−15.9 per 10,000, with 95% confidence between −33.9 and 1.3",
        ),
    )
)
DIFFERENCE_FROM_LIMITS = register(
    Method(
        code="difference-from-limits",
        name="Difference of two figures with limits",
        version="1",
        formula="se = (upper − lower) / 2z of each figure's own limits\nd ∓ z √(se₁² + se₂²)",
        source="Altman and Bland 2003, interaction revisited",
        not_for="Proportions and rates whose counts are known; very lopsided limits, such as of small "
        "counts.",
        example=Example(
            given="{value} ({lower} to {upper}) now, {other_value} ({other_lower} to {other_upper}) a year "
            "ago",
            inputs={
                "value": 54.7,
                "lower": 52.1,
                "upper": 57.3,
                "other_value": 58.9,
                "other_lower": 57.0,
                "other_upper": 60.8,
            },
            run=lambda **given: difference_from_limits(**given),
            told="{:.1f}, with 95% confidence between {:.1f} and {:.1f}",
            result="−4.2, with 95% confidence between −7.4 and −1.0",
        ),
    )
)
FALSE_FLAGS = register(
    Method(
        code="false-flags",
        name="False flags among many comparisons",
        version="1",
        formula="expected = number × (1 − confidence); chance of any = 1 − confidence^number",
        source="binomial distribution",
        not_for="Measures that move together, whose false flags come in clusters: the expected number holds, "
        "the "
        "chance of any is then lower.",
        example=Example(
            given="{comparisons} areas, each compared with England at 95%",
            inputs={"comparisons": 150},
            run=lambda comparisons: (
                false_flags(comparisons).expected,
                false_flags(comparisons).chance_of_any,
            ),
            told="about {:.1f} would be flagged if nothing differed; the chance of at least one is {:.2%}",
            result="about 7.5 would be flagged if nothing differed; the chance of at least one is 99.95%",
        ),
    )
)


class Change(StrEnum):
    """What is said of two points of one measure."""

    UP = "up"
    DOWN = "down"
    NO_CLEAR_CHANGE = "no_clear_change"
    NOT_COMPARED = "not_compared"


_CHANGES = np.array([Change.DOWN, Change.NO_CLEAR_CHANGE, Change.UP, Change.NOT_COMPARED], dtype=object)


@dataclass(frozen=True, slots=True)
class ChangeFound:
    """The label of a change, the difference (now less then) with its limits, and the method.

    `label` is a `Change` where single numbers were compared, an array of them otherwise. Not compared where
    a figure is missing or suppressed.
    """

    label: Any
    difference: Estimate
    method: Method


def difference_of_proportions(
    numerator: Given,
    denominator: Given,
    other_numerator: Given,
    other_denominator: Given,
    *,
    confidence: float = 0.95,
    multiplier: float = 1,
) -> Estimate:
    """The first proportion less the other, with Newcombe's limits, times `multiplier`.

    Refuses what no proportion can be. Source: `DIFFERENCE_OF_PROPORTIONS`.
    """
    each = check_multiplier(multiplier)
    (x, n, other_x, other_n), single = together(
        numerator=numerator,
        denominator=denominator,
        other_numerator=other_numerator,
        other_denominator=other_denominator,
    )
    check_part_of_whole(x, n)
    check_part_of_whole(other_x, other_n)
    z = z_of(confidence)
    one, other = wilson(x, n, z), wilson(other_x, other_n, z)
    value = one.value - other.value
    down = np.hypot(one.value - one.lower, other.upper - other.value)
    up = np.hypot(one.upper - one.value, other.value - other.lower)
    return estimate(value * each, (value - down) * each, (value + up) * each, single)


def difference_of_rates(
    numerator: Given,
    denominator: Given,
    other_numerator: Given,
    other_denominator: Given,
    *,
    confidence: float = 0.95,
    multiplier: float = 100_000,
) -> Estimate:
    """The first rate less the other, with score limits, times `multiplier`.

    Refuses denominators of zero or less and counts below zero. Source: `DIFFERENCE_OF_RATES`.
    """
    each = check_multiplier(multiplier)
    (x, n, other_x, other_n), single = together(
        numerator=numerator,
        denominator=denominator,
        other_numerator=other_numerator,
        other_denominator=other_denominator,
    )
    refuse((n <= 0) | (other_n <= 0), "a denominator is not above zero", n, other_n)
    refuse((x < 0) | (other_x < 0), "a numerator is below zero", x, other_x)
    z = z_of(confidence)
    value = x / n - other_x / other_n
    outside = _outside_score_limits(x, n, other_x, other_n, z)
    step = z * np.sqrt(x / n**2 + other_x / other_n**2) + z * z * (1 / n + 1 / other_n)
    lower = _border(outside, value, -step)
    upper = _border(outside, value, step)
    return estimate(value * each, lower * each, upper * each, single)


def difference_from_limits(
    value: Given,
    lower: Given,
    upper: Given,
    other_value: Given,
    other_lower: Given,
    other_upper: Given,
    *,
    confidence: float = 0.95,
    limits_confidence: float = 0.95,
) -> Estimate:
    """The first figure less the other, from limits published at `limits_confidence`.

    For standardised rates, means and surveys. Refuses a lower limit above the upper. Source:
    `DIFFERENCE_FROM_LIMITS`.
    """
    (value, lower, upper, other_value, other_lower, other_upper), single = together(
        value=value,
        lower_limit=lower,
        upper_limit=upper,
        other_value=other_value,
        other_lower_limit=other_lower,
        other_upper_limit=other_upper,
    )
    refuse(lower > upper, "the lower limit is above the upper", lower, upper)
    refuse(other_lower > other_upper, "the other lower limit is above the upper", other_lower, other_upper)
    error = np.hypot(upper - lower, other_upper - other_lower) / (2 * z_of(limits_confidence))
    difference = value - other_value
    half = z_of(confidence) * error
    return estimate(difference, difference - half, difference + half, single)


def change_in_proportion(
    numerator_now: Given,
    denominator_now: Given,
    numerator_then: Given,
    denominator_then: Given,
    *,
    confidence: float = 0.95,
    multiplier: float = 1,
) -> ChangeFound:
    """Whether a proportion went up or down by more than chance. The two periods must not share people."""
    found = difference_of_proportions(
        numerator_now,
        denominator_now,
        numerator_then,
        denominator_then,
        confidence=confidence,
        multiplier=multiplier,
    )
    return ChangeFound(label_of_change(found), found, DIFFERENCE_OF_PROPORTIONS)


def change_in_rate(
    numerator_now: Given,
    denominator_now: Given,
    numerator_then: Given,
    denominator_then: Given,
    *,
    confidence: float = 0.95,
    multiplier: float = 100_000,
) -> ChangeFound:
    """Whether a rate or count went up or down by more than chance. The two periods must not overlap."""
    found = difference_of_rates(
        numerator_now,
        denominator_now,
        numerator_then,
        denominator_then,
        confidence=confidence,
        multiplier=multiplier,
    )
    return ChangeFound(label_of_change(found), found, DIFFERENCE_OF_RATES)


def change_from_limits(
    now: Estimate, then: Estimate, *, confidence: float = 0.95, limits_confidence: float = 0.95
) -> ChangeFound:
    """Whether a figure known with its limits only went up or down by more than chance."""
    found = difference_from_limits(*now, *then, confidence=confidence, limits_confidence=limits_confidence)
    return ChangeFound(label_of_change(found), found, DIFFERENCE_FROM_LIMITS)


def label_of_change(difference: Estimate) -> Any:
    """Up where the limits lie wholly above zero, down wholly below; touching zero is no clear change."""
    (value, lower, upper), _ = together(
        difference=difference.value, lower_limit=difference.lower, upper_limit=difference.upper
    )
    codes = 1 + (lower > 0).astype(np.int8) - (upper < 0).astype(np.int8)
    unknown = np.isnan(value) | np.isnan(lower) | np.isnan(upper)
    return _CHANGES[np.where(unknown, np.int8(3), codes)]


@dataclass(frozen=True, slots=True)
class FalseFlags:
    """How many of so many comparisons would be flagged if nothing differed at all."""

    comparisons: int
    confidence: float
    expected: float
    chance_of_any: float

    @property
    def sentence(self) -> str:
        """What is printed above a table of flags."""
        tests = "comparison" if self.comparisons == 1 else "comparisons"
        about = f"{self.expected:.0f}" if self.expected >= 10 else f"{self.expected:.1f}".removesuffix(".0")
        return (
            f"Of {self.comparisons:,} {tests} at {self.confidence * 100:g}%, about {about} would be "
            "flagged "
            "by chance even if nothing differed."
        )


def false_flags(comparisons: int, *, confidence: float = 0.95) -> FalseFlags:
    """The number of flags that chance alone would raise among `comparisons` tests.

    Refuses a number of comparisons below zero. Source: `FALSE_FLAGS`.
    """
    if not isinstance(comparisons, Integral) or comparisons < 0:
        raise Refused(f"the number of comparisons is a whole number, zero or more, not {comparisons}")
    z_of(confidence)
    return FalseFlags(
        comparisons,
        confidence,
        comparisons * (1 - confidence),
        float(-np.expm1(comparisons * np.log(confidence))),
    )


_Outside = Callable[[Array], npt.NDArray[np.bool_]]


def _outside_score_limits(x: Array, n: Array, other_x: Array, other_n: Array, z: float) -> _Outside:
    """Whether a difference D lies outside the score limits.

    The likeliest rates that differ by D solve N t² − (X − N D) t − x₂ D = 0 for t = λ₂, and
    N t² − (X + N D) t + x₁ D = 0 for t = λ₁. Each is written so that no two large numbers are subtracted.
    """
    people, events = n + other_n, x + other_x
    value = x / n - other_x / other_n

    def outside(difference: Array) -> npt.NDArray[np.bool_]:
        other_half, half = events - people * difference, events + people * difference
        up = difference >= 0
        root = np.sqrt(
            np.where(up, other_half, half) ** 2 + 4 * people * np.where(up, other_x, x) * np.abs(difference)
        )
        rate = _root_of(half, root, -x * difference, people)
        other_rate = _root_of(other_half, root, other_x * difference, people)
        variance = rate / n + other_rate / other_n
        return np.asarray((value - difference) ** 2 > z * z * variance)

    return outside


def _root_of(half: Array, root: Array, product: Array, people: Array) -> Array:
    """The larger solution of N t² − half · t − product = 0, never below zero."""
    apart = np.where(half < 0, root - half, 1.0)
    found = np.where(half < 0, 2 * product / apart, (half + root) / (2 * people))
    return np.maximum(found, 0)


def _border(outside: _Outside, start: Array, step: Array) -> Array:
    """Where `outside` turns true on the way from `start` in the direction of `step`, by halving."""
    far = np.asarray(step, dtype=np.float64)
    for _ in range(60):
        short = ~outside(start + far) & ~np.isnan(far)
        if not short.any():
            break
        far = np.where(short, far * 2, far)
    inside, beyond = np.zeros_like(far), far
    for _ in range(60):
        middle = (inside + beyond) / 2
        out = outside(start + middle)
        inside, beyond = np.where(out, inside, middle), np.where(out, middle, beyond)
    return np.asarray(start + (inside + beyond) / 2)
