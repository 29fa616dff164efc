"""Gaps between groups: children with and without free school meals, in care and not, one ward and the rest.

A gap is always told with both levels, because it can close by the better group falling. The other side is the
rest, not everybody: a group that is a third of the total is a third of what it would be compared with. A gap
has narrowed only if its change is more than chance. Whichever way the measure points, a smaller gap is
better.

Gap = rest − group, so that above zero the group has less; ratio = group / rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np

from .arrays import Array, Estimate, Given, Result, check_multiplier, estimate, given_back, refuse, together
from .intervals import check_part_of_whole, limits_of_counts, wilson, z_of
from .registry import Example, Method, register
from .significance import difference_from_limits, difference_of_proportions, difference_of_rates

GAP_OF_PROPORTIONS = register(
    Method(
        code="gap-of-proportions",
        name="Gap between two groups' proportions",
        version="1",
        formula="gap = p(rest) − p(group), Newcombe's limits\nratio = p(group) / p(rest); limits = ratio × "
        "exp(∓ z √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂))",
        source="Newcombe 1998; Katz and others 1978",
        not_for="Groups that share people. The ratio has no limits where a group has no event, and tells "
        "little "
        "where both proportions are near 100 %: look at those without instead.",
        example=Example(
            given="{numerator} of {denominator} children in care, {rest_numerator} of {rest_denominator} "
            "others",
            inputs={"numerator": 18, "denominator": 60, "rest_numerator": 1300, "rest_denominator": 2000},
            run=lambda **given: _told(gap_of_proportions(**given)),
            told="a gap of {:.1f} points, with 95% confidence between {:.1f} and {:.1f}; the group has "
            "{:.2f} times the rate of the rest",
            result="a gap of 35.0 points, with 95% confidence between 22.3 and 45.3; the group has 0.46 "
            "times the rate of the rest",
        ),
    )
)
GAP_OF_RATES = register(
    Method(
        code="gap-of-rates",
        name="Gap between two groups' rates",
        version="1",
        formula="gap = r(rest) − r(group), score limits\nratio = r(group) / r(rest); limits = ratio × "
        "exp(∓ z √(1/x₁ + 1/x₂))",
        source="score interval of a rate difference; Rothman and Greenland, Modern Epidemiology",
        not_for="Standardised rates and means: use their limits.",
        example=Example(
            given="{numerator} exclusions among {denominator} pupils with free meals, {rest_numerator} "
            "among {rest_denominator} others",
            inputs={"numerator": 40, "denominator": 5000, "rest_numerator": 60, "rest_denominator": 20000},
            run=lambda **given: _told(gap_of_rates(**given, multiplier=1000)),
            told="a gap of {:.1f} per 1,000, with 95% confidence between {:.1f} and {:.1f}; the group has "
            "{:.2f} times the rate of the rest",
            result="a gap of −5.0 per 1,000, with 95% confidence between −8.0 and −2.7; the group has 2.67 "
            "times the rate of the rest",
        ),
    )
)
GAP_FROM_LIMITS = register(
    Method(
        code="gap-from-limits",
        name="Gap between two figures with limits",
        version="1",
        formula="gap = rest − group ∓ z √(se₁² + se₂²), se = (upper − lower) / 2z\n"
        "ratio = group / rest; limits = ratio × exp(∓ z √((se₁/value₁)² + (se₂/value₂)²))",
        source="Altman and Bland 2003; delta method for the ratio",
        not_for="Proportions and rates whose counts are known; ratios of figures that may be zero or "
        "negative.",
        example=Example(
            given="the group {group} ({group_lower} to {group_upper}), the rest {rest} ({rest_lower} to "
            "{rest_upper})",
            inputs={
                "group": 38.2,
                "group_lower": 35.1,
                "group_upper": 41.3,
                "rest": 49.6,
                "rest_lower": 48.8,
                "rest_upper": 50.4,
            },
            run=lambda group, group_lower, group_upper, rest, rest_lower, rest_upper: _told(
                gap_from_limits(
                    Estimate(group, group_lower, group_upper), Estimate(rest, rest_lower, rest_upper)
                )
            ),
            told="a gap of {:.1f}, with 95% confidence between {:.1f} and {:.1f}; the group has {:.2f} of "
            "what the rest has",
            result="a gap of 11.4, with 95% confidence between 8.2 and 14.6; the group has 0.77 of what the "
            "rest has",
        ),
    )
)
CHANGE_IN_GAP = register(
    Method(
        code="change-in-gap",
        name="Change in a gap",
        version="1",
        formula="D = gap now − gap then; se² = the sum of the four variances\nnarrowed or widened only where "
        "D ∓ z se "
        "leaves 0 outside",
        source="difference of two differences; normal approximation",
        not_for="Groups of fewer than about 30, and periods that share people.",
        example=Example(
            given="now {now}, then {then}: with and without, of the group and then of the rest",
            inputs={"now": [420, 1000, 1300, 2000], "then": [350, 1000, 1290, 2000]},
            run=lambda now, then: _changed(change_in_gap_of_proportions(now, then)),
            told="the gap went from 29.5 to 23.0 points, {:.1f}, with 95% confidence between {:.1f} and "
            "{:.1f}: {}",
            result="the gap went from 29.5 to 23.0 points, −6.5, with 95% confidence between −11.7 and "
            "−1.3: narrowed",
        ),
    )
)


class GapChange(StrEnum):
    """What is said of a gap now and then. A smaller gap is better whatever the measure's polarity."""

    NARROWED = "narrowed"
    WIDENED = "widened"
    #: The group that had less now has more.
    REVERSED = "reversed"
    NO_CLEAR_CHANGE = "no_clear_change"
    NOT_COMPARED = "not_compared"


class Rest(NamedTuple):
    """Everybody but the group."""

    numerator: Result
    denominator: Result


@dataclass(frozen=True, slots=True)
class Gap:
    """Both levels, the absolute gap (rest less group) and the ratio (group over rest), each with limits."""

    group: Estimate
    rest: Estimate
    absolute: Estimate
    ratio: Estimate
    method: Method


@dataclass(frozen=True, slots=True)
class GapChangeFound:
    """The label, the change of the gap (now less then) with its limits, and the method."""

    label: Any
    change: Estimate
    method: Method


def rest_of(numerator_all: Given, denominator_all: Given, numerator: Given, denominator: Given) -> Rest:
    """Everybody but the group: what a group is compared with.

    Whoever knows the total and the rest knows the group, so where one of the three is suppressed for
    disclosure, so is another (`rules` for small numbers decide it). Refuses a group that is larger than all.
    """
    (x_all, n_all, x, n), single = together(
        numerator_of_all=numerator_all,
        denominator_of_all=denominator_all,
        numerator=numerator,
        denominator=denominator,
    )
    refuse(x > x_all, "the group's numerator is above that of all", x, x_all)
    refuse(n > n_all, "the group's denominator is above that of all", n, n_all)
    return Rest(given_back(x_all - x, single), given_back(n_all - n, single))


def gap_of_proportions(
    numerator: Given,
    denominator: Given,
    rest_numerator: Given,
    rest_denominator: Given,
    *,
    confidence: float = 0.95,
    multiplier: float = 100,
) -> Gap:
    """The gap between a group's proportion and that of the rest; levels and gap per `multiplier`.

    Refuses what no proportion can be. Source: `GAP_OF_PROPORTIONS`.
    """
    each = check_multiplier(multiplier)
    (x, n, rest_x, rest_n), single = together(
        numerator=numerator,
        denominator=denominator,
        numerator_of_the_rest=rest_numerator,
        denominator_of_the_rest=rest_denominator,
    )
    check_part_of_whole(x, n)
    check_part_of_whole(rest_x, rest_n)
    z = z_of(confidence)
    levels = []
    for part, whole in ((x, n), (rest_x, rest_n)):
        found = wilson(part, whole, z)
        levels.append(estimate(found.value * each, found.lower * each, found.upper * each, single))
    absolute = difference_of_proportions(
        rest_numerator, rest_denominator, numerator, denominator, confidence=confidence, multiplier=each
    )
    error = np.sqrt(_inverse(x) - 1 / n + _inverse(rest_x) - 1 / rest_n)
    ratio = _ratio(x / n, rest_x / rest_n, error, z, single)
    return Gap(levels[0], levels[1], absolute, ratio, GAP_OF_PROPORTIONS)


def gap_of_rates(
    numerator: Given,
    denominator: Given,
    rest_numerator: Given,
    rest_denominator: Given,
    *,
    confidence: float = 0.95,
    multiplier: float = 100_000,
) -> Gap:
    """The gap between a group's rate and that of the rest; levels and gap per `multiplier`.

    Refuses denominators of zero or less and counts below zero. Source: `GAP_OF_RATES`.
    """
    each = check_multiplier(multiplier)
    absolute = difference_of_rates(
        rest_numerator, rest_denominator, numerator, denominator, confidence=confidence, multiplier=each
    )
    (x, n, rest_x, rest_n), single = together(
        numerator=numerator,
        denominator=denominator,
        numerator_of_the_rest=rest_numerator,
        denominator_of_the_rest=rest_denominator,
    )
    levels = []
    for events, people in ((x, n), (rest_x, rest_n)):
        lower, upper = limits_of_counts(events, confidence)
        one = each / people
        levels.append(estimate(events * one, lower * one, upper * one, single))
    error = np.sqrt(_inverse(x) + _inverse(rest_x))
    ratio = _ratio(x / n, rest_x / rest_n, error, z_of(confidence), single)
    return Gap(levels[0], levels[1], absolute, ratio, GAP_OF_RATES)


def gap_from_limits(
    group: Estimate, rest: Estimate, *, confidence: float = 0.95, limits_confidence: float = 0.95
) -> Gap:
    """The gap between two figures known with their limits: standardised rates, means, surveys.

    The ratio is missing where a value is not above zero. Source: `GAP_FROM_LIMITS`.
    """
    absolute = difference_from_limits(
        *rest, *group, confidence=confidence, limits_confidence=limits_confidence
    )
    (value, lower, upper, rest_value, rest_lower, rest_upper), single = together(
        group=group.value,
        group_lower=group.lower,
        group_upper=group.upper,
        rest=rest.value,
        rest_lower=rest.lower,
        rest_upper=rest.upper,
    )
    one, other = (np.where(each > 0, each, np.nan) for each in (value, rest_value))
    error = np.hypot((upper - lower) / one, (rest_upper - rest_lower) / other) / (2 * z_of(limits_confidence))
    ratio = _ratio(one, other, error, z_of(confidence), single)
    return Gap(group, rest, absolute, ratio, GAP_FROM_LIMITS)


def change_in_gap_of_proportions(
    now: tuple[Given, Given, Given, Given],
    then: tuple[Given, Given, Given, Given],
    *,
    confidence: float = 0.95,
    multiplier: float = 100,
) -> GapChangeFound:
    """Whether a gap between proportions has narrowed.

    `now` and `then` each hold numerator and denominator of the group, then of the rest. The variance of each
    is p (1 − p) / n; where none or all have the event, that which Wilson's limits stand for. Source:
    `CHANGE_IN_GAP`.
    """
    each = check_multiplier(multiplier)
    (values, errors), single = _levels(now, then, _error_of_proportion, confidence)
    return _change([v * each for v in values], [e * each for e in errors], confidence, single)


def change_in_gap_of_rates(
    now: tuple[Given, Given, Given, Given],
    then: tuple[Given, Given, Given, Given],
    *,
    confidence: float = 0.95,
    multiplier: float = 100_000,
) -> GapChangeFound:
    """Whether a gap between rates has narrowed; inputs as for proportions.

    The variance of each is x / n²; where there is no event, that which the exact limits stand for. Source:
    `CHANGE_IN_GAP`.
    """
    each = check_multiplier(multiplier)
    (values, errors), single = _levels(now, then, _error_of_rate, confidence)
    return _change([v * each for v in values], [e * each for e in errors], confidence, single)


def change_in_gap(
    group_now: Estimate,
    rest_now: Estimate,
    group_then: Estimate,
    rest_then: Estimate,
    *,
    confidence: float = 0.95,
    limits_confidence: float = 0.95,
) -> GapChangeFound:
    """Whether a gap between figures known with their limits has narrowed. Source: `CHANGE_IN_GAP`."""
    four = (group_now, rest_now, group_then, rest_then)
    given = {f"{part}_{i}": getattr(each, part) for i, each in enumerate(four) for part in Estimate._fields}
    arrays, single = together(**given)
    values, lower, upper = arrays[0::3], arrays[1::3], arrays[2::3]
    for low, high in zip(lower, upper, strict=True):
        refuse(low > high, "the lower limit is above the upper", low, high)
    wide = 2 * z_of(limits_confidence)
    errors = [(high - low) / wide for low, high in zip(lower, upper, strict=True)]
    return _change(values, errors, confidence, single)


_LABELS = np.array(list(GapChange), dtype=object)


def _change(values: list[Array], errors: list[Array], confidence: float, single: bool) -> GapChangeFound:
    """From values and standard errors of group and rest now, then group and rest then."""
    now, then = values[1] - values[0], values[3] - values[2]
    half = z_of(confidence) * np.sqrt(sum(error**2 for error in errors))
    change = now - then
    codes = np.where(np.abs(now) < np.abs(then), 0, 1)
    codes = np.where(now * then < 0, 2, codes)
    codes = np.where(np.abs(change) > half, codes, 3)
    codes = np.where(np.isnan(change) | np.isnan(half), 4, codes)
    return GapChangeFound(
        _LABELS[codes], estimate(change, change - half, change + half, single), CHANGE_IN_GAP
    )


def _levels(
    now: tuple[Given, Given, Given, Given],
    then: tuple[Given, Given, Given, Given],
    error: Any,
    confidence: float,
) -> tuple[tuple[list[Array], list[Array]], bool]:
    names = [
        f"{what}_of_the_{who}_{when}"
        for when in ("now", "then")
        for who in ("group", "rest")
        for what in ("numerator", "denominator")
    ]
    arrays, single = together(**dict(zip(names, (*now, *then), strict=True)))
    pairs = list(zip(arrays[0::2], arrays[1::2], strict=True))
    errors = [error(x, n, confidence) for x, n in pairs]
    return ([x / n for x, n in pairs], errors), single


def _error_of_proportion(x: Array, n: Array, confidence: float) -> Array:
    check_part_of_whole(x, n)
    z = z_of(confidence)
    found = wilson(x, n, z)
    share = found.value
    certain = (x == 0) | (x == n)
    return np.where(certain, (found.upper - found.lower) / (2 * z), np.sqrt(share * (1 - share) / n))


def _error_of_rate(x: Array, n: Array, confidence: float) -> Array:
    refuse(n <= 0, "a denominator is not above zero", n)
    refuse(x < 0, "a numerator is below zero", x)
    lower, upper = limits_of_counts(x, confidence)
    return np.where(x == 0, (upper - lower) / (2 * z_of(confidence)), np.sqrt(x)) / n


def _inverse(x: Array) -> Array:
    """1/x, missing where there is no event: a ratio then has no limits."""
    return np.asarray(1 / np.where(x > 0, x, np.nan))


def _ratio(group: Array, rest: Array, error: Array, z: float, single: bool) -> Estimate:
    value = group / np.where(rest > 0, rest, np.nan)
    factor = np.exp(z * error)
    return estimate(value, value / factor, value * factor, single)


def _told(gap: Gap) -> tuple[Any, ...]:
    """The gap with its limits and the ratio, for the records' examples."""
    return (*gap.absolute, gap.ratio.value)


def _changed(found: GapChangeFound) -> tuple[Any, ...]:
    """The change with its limits and its label, for the record's example."""
    return (*found.change, found.label)
