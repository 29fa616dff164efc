"""Proportions and rates: 43 of 50 children, 12 exclusions per 10,000 pupils.

Source: Office for Health Improvement and Disparities, Public Health Data Science technical guide.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from goldenthread.methods.arrays import Refused
from goldenthread.methods.rates import pooled, proportion, rate

from .vectors import close, need_vectors, number, rows

MISSING = math.nan


@pytest.mark.parametrize(
    "numerator, denominator, multiplier, confidence, value, lower, upper",
    [
        (1, 100, 1, 0.95, 0.01, 0.0017674320641406, 0.0544861961787053),
        (65, 100, 100, 0.95, 65.0, 55.254443296888, 73.6357517569025),
        (65, 100, 100, 0.998, 65.0, 49.5494657407043, 77.835406140897),
        (222, 3215, 100, 0.95, 6.90513219284603, 6.07916903636366, 7.83395668138363),
        (0, 40, 100, 0.95, 0.0, 0.0, 8.76216011972866),
        (40, 40, 100, 0.95, 100.0, 91.2378398802714, 100.0),
        (None, 100, 1, 0.95, MISSING, MISSING, MISSING),
        (10, None, 1, 0.95, MISSING, MISSING, MISSING),
    ],
)
def test_a_proportion_has_wilsons_limits(
    numerator: float,
    denominator: float,
    multiplier: float,
    confidence: float,
    value: float,
    lower: float,
    upper: float,
) -> None:
    found = proportion(numerator, denominator, multiplier=multiplier, confidence=confidence)
    assert close(found, (value, lower, upper))


@pytest.mark.parametrize(
    "numerator, denominator, multiplier, confidence, value, lower, upper",
    [
        (0, 100, 100, 0.95, 0.0, 0.0, 3.68887945411394),
        (1, 100, 100, 0.95, 1.0, 0.0253178079842899, 5.5716433909389),
        (5, 100, 100_000, 0.95, 5000.0, 1623.48639011842, 11668.3320793227),
        (20, 100, 100, 0.95, 20.0, 12.2114288348759, 30.8898803691971),
        (65, 100, 100, 0.998, 65.0, 42.8802614714802, 94.000290844318),
        (65, 10_000, 1_000, 0.95, 6.5, 5.01631877104595, 8.28491385459398),
        (250, 220, 100_000, 0.95, 113636.363636364, 99984.9473853288, 128631.144874558),
        (None, 100, 100, 0.95, MISSING, MISSING, MISSING),
        (10, None, 100, 0.95, MISSING, MISSING, MISSING),
    ],
)
def test_a_rate_has_the_limits_of_its_count(
    numerator: float,
    denominator: float,
    multiplier: float,
    confidence: float,
    value: float,
    lower: float,
    upper: float,
) -> None:
    """The multiplier is free, and events may outnumber people."""
    found = rate(numerator, denominator, multiplier=multiplier, confidence=confidence)
    assert close(found, (value, lower, upper))


@pytest.mark.parametrize("multiplier", [0, -100, math.nan, math.inf, None, "100"])
def test_a_multiplier_is_above_zero(multiplier: float) -> None:
    with pytest.raises(Refused, match="a multiplier is a number above zero"):
        rate(1, 2, multiplier=multiplier)
    with pytest.raises(Refused, match="a multiplier is a number above zero"):
        proportion(1, 2, multiplier=multiplier)


def test_a_rate_needs_people_and_no_negative_events() -> None:
    with pytest.raises(Refused, match="denominator is not above zero at position 1"):
        rate([1, 2], [5, 0])
    with pytest.raises(Refused, match="numerator is below zero"):
        rate(-1, 5)


def test_a_missing_part_makes_the_sum_of_its_group_missing() -> None:
    """A region without one council's figure is not the region."""
    sums = pooled([1, 2, None, 4], [10, 20, 30, 40], ["north", "north", "south", "east"])
    assert sums.groups.tolist() == ["east", "north", "south"]
    assert close(sums.numerator, [4.0, 3.0, MISSING])
    assert close(sums.denominator, [40.0, 30.0, 30.0])
    assert close(proportion(sums.numerator, sums.denominator).value, [0.1, 0.1, MISSING])


def test_groups_and_values_are_equally_long() -> None:
    with pytest.raises(Refused, match="not equally long"):
        pooled([1, 2], [3, 4], ["north"])


def test_a_whole_table_at_once_is_the_same_as_row_by_row() -> None:
    random = np.random.default_rng(7)
    n = random.integers(1, 500, 200)
    x = random.binomial(n, 0.05)
    for method in (proportion, rate):
        table = method(x, n)
        for row in range(200):
            assert close([column[row] for column in table], method(int(x[row]), int(n[row])), 1e-15)


@need_vectors
@pytest.mark.parametrize("name, method", [("phe_proportion.csv", proportion), ("phe_rate.csv", rate)])
def test_the_published_vectors_of_proportions_and_rates(name: str, method: object) -> None:
    for row in rows(name):
        for confidence, level in ((0.95, "95"), (0.998, "99_8")):
            found = method(  # type: ignore[operator]
                number(row["numerator"]),
                number(row["denominator"]),
                multiplier=number(row["multiplier"]),
                confidence=confidence,
            )
            expected = [number(row[each]) for each in ("value", f"lower_{level}", f"upper_{level}")]
            assert close(found, expected), row
