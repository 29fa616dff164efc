"""Is a difference more than chance: between two years, two places or two groups.

Source: Newcombe 1998 for proportions; the score interval for rates; standard errors from limits otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.rates import confint_poisson_2indep

from goldenthread.methods.arrays import Estimate, Refused
from goldenthread.methods.means import mean
from goldenthread.methods.rates import proportion
from goldenthread.methods.significance import (
    Change,
    change_from_limits,
    change_in_proportion,
    change_in_rate,
    difference_from_limits,
    difference_of_proportions,
    difference_of_rates,
    false_flags,
    label_of_change,
)

from .vectors import close

C = Change


@pytest.mark.parametrize(
    "now, of_now, then, of_then, lower, upper",
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (10, 10, 0, 10, 0.6075, 1.0),
    ],
)
def test_the_difference_of_proportions_has_newcombes_limits(
    now: int, of_now: int, then: int, of_then: int, lower: float, upper: float
) -> None:
    """The examples of Newcombe's own paper, whose table prints four decimals."""
    found = difference_of_proportions(now, of_now, then, of_then)
    assert found[1:] == pytest.approx((lower, upper), abs=5.1e-5)


@pytest.mark.parametrize(
    "pair", [(60, 51477, 30, 54308), (5, 100, 1, 120), (400, 1000, 380, 1100), (3, 9, 8, 7)]
)
@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.998])
def test_differences_agree_with_statsmodels(pair: tuple[int, int, int, int], confidence: float) -> None:
    found = difference_of_rates(*pair, confidence=confidence, multiplier=1)
    theirs = confint_poisson_2indep(*pair, method="score", compare="diff", alpha=1 - confidence)
    assert close(found[1:], theirs, 1e-4)
    if pair[2] <= pair[3] and pair[0] <= pair[1]:
        found = difference_of_proportions(*pair, confidence=confidence)
        theirs = confint_proportions_2indep(*pair, method="newcomb", compare="diff", alpha=1 - confidence)
        assert close(found[1:], theirs, 1e-9)


def test_the_score_limits_of_a_rate_difference_are_where_the_score_test_turns() -> None:
    """With no events now and then, the upper limit is z² over the people."""
    z_squared = 1.959963984540054**2
    found = difference_of_rates(0, 100, 0, 120, multiplier=1)
    assert close(found, (0.0, -z_squared / 120, z_squared / 100), 1e-9)


@pytest.mark.parametrize(
    "now, of_now, then, of_then, label",
    [
        (56, 70, 48, 80, C.UP),
        (48, 80, 56, 70, C.DOWN),
        (50, 80, 48, 80, C.NO_CLEAR_CHANGE),
        (0, 10, 0, 20, C.NO_CLEAR_CHANGE),
        (None, 70, 48, 80, C.NOT_COMPARED),
        (56, 70, 48, None, C.NOT_COMPARED),
    ],
)
def test_a_proportion_goes_up_or_down_only_by_more_than_chance(
    now: float, of_now: float, then: float, of_then: float, label: Change
) -> None:
    assert change_in_proportion(now, of_now, then, of_then).label is label


@pytest.mark.parametrize(
    "now, of_now, then, of_then, label",
    [
        (60, 51477, 30, 54308, C.UP),
        (30, 54308, 60, 51477, C.DOWN),
        (6, 1000, 5, 1000, C.NO_CLEAR_CHANGE),
        (250, 220, 150, 220, C.UP),
        (None, 1000, 5, 1000, C.NOT_COMPARED),
    ],
)
def test_a_rate_goes_up_or_down_only_by_more_than_chance(
    now: float, of_now: float, then: float, of_then: float, label: Change
) -> None:
    assert change_in_rate(now, of_now, then, of_then).label is label


@pytest.mark.parametrize(
    "now, then, label",
    [
        ((55.0, 53.0, 57.0), (50.0, 48.0, 52.0), C.UP),
        ((50.0, 48.0, 52.0), (55.0, 53.0, 57.0), C.DOWN),
        ((52.0, 50.0, 54.0), (50.0, 48.0, 52.0), C.NO_CLEAR_CHANGE),
        ((52.0, None, None), (50.0, 48.0, 52.0), C.NOT_COMPARED),
    ],
)
def test_a_figure_with_limits_only_is_tested_by_their_standard_errors(
    now: tuple[float, float, float], then: tuple[float, float, float], label: Change
) -> None:
    """From 50 to 55 the limits need not be apart: 53 to 57 and 48 to 52 are, 51 to 56 would do."""
    assert change_from_limits(Estimate(*now), Estimate(*then)).label is label


def test_overlapping_limits_can_still_be_a_clear_change() -> None:
    now, then = Estimate(53.4, 51.4, 55.4), Estimate(50.0, 48.0, 52.0)
    assert now.lower < then.upper
    found = change_from_limits(now, then)
    assert found.label is C.UP
    assert close(found.difference, (3.4, 3.4 - math.sqrt(8), 3.4 + math.sqrt(8)), 1e-9)


def test_limits_published_at_another_confidence_are_turned_into_ours() -> None:
    wide = difference_from_limits(5, 2, 8, 4, 1, 7, limits_confidence=0.998)
    narrow = difference_from_limits(5, 2, 8, 4, 1, 7)
    assert (wide.upper - wide.lower) / (narrow.upper - narrow.lower) == pytest.approx(
        1.959963985 / 3.090232306
    )


def test_touching_zero_is_no_clear_change() -> None:
    assert label_of_change(Estimate(1.0, 0.0, 2.0)) is C.NO_CLEAR_CHANGE
    labels = label_of_change(
        Estimate(np.array([1, -1, np.nan]), np.array([0.5, -2, 0]), np.array([2, -0.5, 1]))
    )
    assert labels.tolist() == [C.UP, C.DOWN, C.NOT_COMPARED]


def test_under_no_change_few_are_called_changed_and_overlap_would_call_almost_none() -> None:
    """At 95 % about 5 in 100; the overlap of intervals calls about 0.6 in 100."""
    random = np.random.default_rng(11)
    now, then = random.binomial(400, 0.3, 20_000), random.binomial(400, 0.3, 20_000)
    changed = np.mean(change_in_proportion(now, 400, then, 400).label != C.NO_CLEAR_CHANGE)
    one, other = proportion(now, 400), proportion(then, 400)
    apart = np.mean((one.lower > other.upper) | (other.lower > one.upper))
    assert 0.04 < changed < 0.06
    assert apart < 0.01


def test_means_are_compared_by_their_limits() -> None:
    low, high = mean([1.0, 2, 3, 2, 1, 3, 2]), mean([5.0, 6, 7, 6, 5, 7, 6])
    assert change_from_limits(high, low).label is C.UP


@pytest.mark.parametrize(
    "comparisons, confidence, expected, chance_of_any",
    [(40, 0.95, 2.0, 0.871487843), (40, 0.998, 0.08, 0.076953), (1, 0.95, 0.05, 0.05), (0, 0.95, 0.0, 0.0)],
)
def test_many_comparisons_flag_something_by_chance(
    comparisons: int, confidence: float, expected: float, chance_of_any: float
) -> None:
    found = false_flags(comparisons, confidence=confidence)
    assert found.expected == pytest.approx(expected)
    assert found.chance_of_any == pytest.approx(chance_of_any, rel=1e-4)


def test_the_warning_is_a_sentence() -> None:
    assert false_flags(40).sentence == (
        "Of 40 comparisons at 95%, about 2 would be flagged by chance even if nothing differed."
    )
    assert "about 323 would" in false_flags(6450).sentence


@pytest.mark.parametrize(
    "method, given, sentence",
    [
        (difference_of_proportions, (3, 2, 1, 2), "the numerator is above the denominator"),
        (difference_of_proportions, ([1, 1], 2, [1, 3], 2), "above the denominator at position 1"),
        (difference_of_rates, (1, 0, 1, 2), "a denominator is not above zero"),
        (difference_of_rates, (-1, 5, 1, 2), "a numerator is below zero"),
        (difference_from_limits, (1, 2, 0, 1, 0, 2), "the lower limit is above the upper"),
        (difference_from_limits, (1, 0, 2, 1, 3, 2), "the other lower limit is above the upper"),
        (false_flags, (-1,), "a whole number, zero or more"),
        (false_flags, (1.5,), "a whole number, zero or more"),
    ],
)
def test_what_cannot_be_is_refused(
    method: Callable[..., object], given: tuple[Any, ...], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        method(*given)
