"""Means with their limits: an average score of a group of pupils.

Source: Office for Health Improvement and Disparities, Public Health Data Science technical guide.
"""

from __future__ import annotations

import math

import numpy as np
import pytest

from goldenthread.methods.arrays import Refused
from goldenthread.methods.means import mean, mean_from_summary, means_by_group

from .vectors import close, need_vectors, number, rows

SCORES = [33.09375, 48.38596, 64.83495, 67.98475, 22.93556, 71.23587, 38.78465, 82.37927]
MISSING = math.nan


@pytest.mark.parametrize(
    "values, confidence, value, lower, upper",
    [
        (SCORES, 0.95, 53.704345, 36.1683252413365, 71.2403647586635),
        (SCORES, 0.998, 53.704345, 18.2167052947888, 89.1919847052112),
        ([5, 5, 5], 0.95, 5.0, 5.0, 5.0),
        ([-1, 1], 0.95, 0.0, -12.7062047361747, 12.7062047361747),
        ([7], 0.95, 7.0, MISSING, MISSING),
        ([1, None, 3], 0.95, MISSING, MISSING, MISSING),
    ],
)
def test_the_limits_of_a_mean_use_students_t(
    values: list[float], confidence: float, value: float, lower: float, upper: float
) -> None:
    """One value has a mean and no limits; a missing value makes the mean missing."""
    assert close(mean(values, confidence=confidence), (value, lower, upper), 1e-10)


def test_a_published_mean_gets_its_limits_from_its_spread_and_size() -> None:
    found = mean_from_summary(5678.96295777778, 2117.83171615907, 18, confidence=0.998)
    assert close(found, (5678.96295777778, 3859.0770997296, 7498.84881582596), 1e-10)
    assert close(mean_from_summary([5, 5], [1, 1], [1, None]).lower, [MISSING, MISSING])


def test_each_row_of_a_table_is_a_group() -> None:
    table = np.array([SCORES, SCORES[::-1]])
    assert close(mean(table).lower, [36.1683252413365] * 2, 1e-10)


def test_means_of_groups_are_those_of_each_group_alone() -> None:
    found = means_by_group([*SCORES, 1, 2, 4, None], ["a"] * 8 + ["b"] * 3 + ["c"])
    assert found.groups.tolist() == ["a", "b", "c"]
    assert found.size.tolist() == [8, 3, 1]
    for row, values in enumerate((SCORES, [1, 2, 4], [None])):
        assert close([part[row] for part in found.estimate], mean(values), 1e-12)


@pytest.mark.parametrize(
    "value, spread, size, sentence",
    [
        (1, -1, 5, "the standard deviation is below zero"),
        (1, 1, 0, "the number of values is below one"),
        ([1, 1], [1, -1], 5, "below zero at position 1"),
    ],
)
def test_a_spread_below_zero_and_a_group_of_nobody_are_refused(
    value: object, spread: object, size: object, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        mean_from_summary(value, spread, size)


def test_no_values_have_no_mean() -> None:
    with pytest.raises(Refused, match="no values"):
        mean([])
    with pytest.raises(Refused, match="not equally long"):
        means_by_group([1, 2], ["a"])


@need_vectors
def test_the_published_vectors_of_means() -> None:
    published = rows("phe_mean_expected.csv")
    assert len(published) == 3
    for expected in published:
        values = [
            number(row["value"])
            for row in rows("phe_mean_inputs.csv")
            if expected["area"] in (row["area"], "No grouping")
        ]
        for confidence, level in ((0.95, "95"), (0.998, "99_8")):
            names = ("mean", f"lower_{level}", f"upper_{level}")
            assert close(mean(values, confidence=confidence), [number(expected[name]) for name in names])
