"""How far chance could have moved a figure: limits of proportions and counts.

Source: Office for Health Improvement and Disparities, Public Health Data Science technical guide.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from goldenthread.methods.arrays import Refused
from goldenthread.methods.intervals import (
    byar_limits,
    count,
    count_limits,
    exact_poisson_limits,
    standard_error_from_limits,
    wilson_limits,
    z_of,
)

from .vectors import TEN_DIGITS, close, need_vectors, number, rows


@pytest.mark.parametrize(
    "confidence, z",
    [(0.8, 1.2815515655), (0.9, 1.6448536270), (0.95, 1.9599639845), (0.998, 3.0902323062)],
)
def test_z_comes_from_the_confidence(confidence: float, z: float) -> None:
    """Rounding it to 1.96 or 3.09 turns labels at the border."""
    assert z_of(confidence) == pytest.approx(z, rel=TEN_DIGITS)


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5, math.nan, None, "0.95"])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(Refused, match="between 0 and 1"):
        z_of(confidence)


@pytest.mark.parametrize(
    "numerator, denominator, confidence, lower, upper",
    [
        (65, 100, 0.95, 0.55254443296888, 0.736357517569025),
        (65, 100, 0.998, 0.495494657407043, 0.77835406140897),
        (1045, 5000, 0.95, 0.197955498800133, 0.22049130373189),
        (0.445, 1, 0.95, 0.0438174477205882, 0.933462127697916),
        (0, 20, 0.95, 0.0, 0.161125158052819),
        (20, 20, 0.95, 0.838874841947181, 1.0),
        (1, 1, 0.9, 0.269865948784054, 1.0),
        (3, 7_500_000_000, 0.95, 1.36036097124356e-10, 1.17615841162943e-09),
    ],
)
def test_limits_of_a_proportion(
    numerator: float, denominator: float, confidence: float, lower: float, upper: float
) -> None:
    """Wilson's limits never leave 0 to 1; none of n starts at exactly 0, all of n ends at exactly 1."""
    assert close(wilson_limits(numerator, denominator, confidence=confidence), (lower, upper))


@pytest.mark.parametrize(
    "events, confidence, lower, upper",
    [
        (10, 0.95, 4.787449913967564, 18.391458605756473),
        (65, 0.95, 50.1631877104595, 82.8491385459398),
        (65, 0.998, 42.8802614714802, 94.000290844318),
        (1045, 0.95, 982.593201807333, 1110.33121298565),
        (10, 0.998, 2.91631837469569, 24.1937249278805),
    ],
)
def test_from_10_events_a_count_has_byars_limits(
    events: float, confidence: float, lower: float, upper: float
) -> None:
    assert close(count_limits(events, confidence=confidence), (lower, upper))
    assert count_limits(events, confidence=confidence) == byar_limits(events, confidence=confidence)


@pytest.mark.parametrize(
    "events, confidence, lower, upper",
    [
        (0, 0.95, 0.0, 3.68887945411394),
        (0, 0.998, 0.0, 6.90775527898214),
        (1, 0.95, 0.0253178079842899, 5.5716433909389),
        (5, 0.95, 1.62348639011842, 11.6683320793227),
        (5, 0.998, 0.739371731917839, 16.4547452036801),
    ],
)
def test_below_10_events_a_count_has_exact_limits(
    events: float, confidence: float, lower: float, upper: float
) -> None:
    assert close(count_limits(events, confidence=confidence), (lower, upper))
    assert count_limits(events, confidence=confidence) == exact_poisson_limits(events, confidence=confidence)


def test_a_lower_limit_of_byar_below_zero_is_withheld() -> None:
    """It happens only where the approximation is forced on a tiny count."""
    assert close(byar_limits(1, confidence=0.998), (math.nan, 9.36218021790836))


def test_byars_limits_are_within_one_and_a_half_per_cent_of_the_exact_ones() -> None:
    events = np.arange(10, 2000)
    for near, exact in zip(byar_limits(events), exact_poisson_limits(events), strict=True):
        assert np.max(np.abs(near / exact - 1)) < 0.015


def test_a_count_stands_beside_its_limits() -> None:
    assert count(5) == (5.0, *count_limits(5))
    assert count(np.array([5, 12])).value.tolist() == [5.0, 12.0]


@pytest.mark.parametrize(
    "lower, upper, confidence, error",
    [
        (10, 12, 0.95, 0.510213456924654),
        (10, 12, 0.998, 0.323600267204538),
        (5, 5, 0.95, 0.0),
        (None, 5, 0.95, math.nan),
    ],
)
def test_published_limits_give_back_their_standard_error(
    lower: float, upper: float, confidence: float, error: float
) -> None:
    assert close([standard_error_from_limits(lower, upper, confidence=confidence)], [error])


@pytest.mark.parametrize(
    "numerator, denominator, sentence",
    [
        (1, 0, "the denominator is not above zero"),
        (1, -5, "the denominator is not above zero"),
        (-1, 5, "the numerator is below zero"),
        (6, 5, "the numerator is above the denominator (6, 5)"),
        ("6", 10, "the numerator is not a number, nor a table of numbers"),
        (math.inf, 10, "the numerator is infinite"),
        (
            [1, 2, 9],
            [4, 5, 6],
            "the numerator is above the denominator at position 2, counting from 0 (9, 6)",
        ),
        ([9, 2, 9], [4, 5, 6], "at position 0, counting from 0 (9, 4), and at 1 more"),
        ([[1, 2], [3, 4]], [[5, 5], [5, 0]], "the denominator is not above zero at position (1, 1)"),
        ([1, "2"], [5, 5], "the numerator is not a number"),
        (1e200, 1e300, "the numerator is too large to be anybody's figure"),
        ({1: 2}, 5, "the numerator is not a number"),
        ([1, 2, 3], [4, 5], "do not have the same number of values"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(
    numerator: object, denominator: object, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        wilson_limits(numerator, denominator)
    assert sentence in str(refused.value)


def test_a_refusal_keeps_every_position() -> None:
    with pytest.raises(Refused) as refused:
        count_limits([5, -1, 3, -2])
    assert refused.value.positions == ((1,), (3,))
    with pytest.raises(Refused, match="below zero"):
        byar_limits(-1)
    with pytest.raises(Refused, match="lower limit is above the upper"):
        standard_error_from_limits(3, 2)


def test_missing_in_is_missing_out() -> None:
    lower, upper = wilson_limits([1, None, 3], [10, 10, None])
    assert np.isnan(lower).tolist() == np.isnan(upper).tolist() == [False, True, True]
    assert all(math.isnan(limit) for limit in count_limits(None))
    masked = np.ma.masked_array([5, 6], mask=[False, True])
    assert np.isnan(count_limits(masked)[0]).tolist() == [False, True]


def test_a_number_in_gives_a_number_out() -> None:
    assert [type(limit) for limit in (*wilson_limits(1, 5), *count_limits(3))] == [float] * 4
    assert wilson_limits(np.array([1]), 5)[0].shape == (1,)


@need_vectors
def test_the_published_vectors_of_limits() -> None:
    published = rows("phe_byars_wilson.csv")
    assert len(published) == 13
    for row in published:
        confidence = number(row["confidence"])
        if row["method"] == "Wilson":
            found = wilson_limits(number(row["x"]), number(row["n"]), confidence=confidence)
        else:
            found = byar_limits(number(row["x"]), confidence=confidence)
        assert close(found, (number(row["lower"]), number(row["upper"]))), row
