"""Groups of equal size: tenths of deprivation, and the bounds of a map's classes.

Source: Office for Health Improvement and Disparities, assigning deprivation categories; Fingertips.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

from goldenthread.methods.arrays import Refused
from goldenthread.methods.quantiles import category, category_bounds, quantiles

from .vectors import close, need_vectors, number, rows

M = math.nan
TWELVE = [118.7, 131.3, 137.1, 137.7, 138.9, 143.3, 145.6, 146.7, 153.7, 155.8, 157.1, 171.2]


@pytest.mark.parametrize(
    "values, number, lowest_holds_highest, expected",
    [
        (TWELVE, 10, True, [10, 9, 8, 7, 6, 6, 5, 4, 3, 2, 1, 1]),
        (TWELVE, 4, False, [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]),
        ([1, 2, 3], 3, False, [1, 2, 3]),
        ([3, 1, 2], 3, True, [1, 3, 2]),
        ([1, 2], 3, False, [M, M]),
        ([1, None, 3], 2, False, [1, M, 2]),
        ([5, 5, 5, 5], 4, False, [1, 1, 1, 1]),
        ([1, 5, 5, 9], 2, False, [1, 1, 1, 2]),
        ([None, None], 2, False, [M, M]),
    ],
)
def test_the_quantile_comes_from_the_rank(
    values: list[float], number: int, lowest_holds_highest: bool, expected: list[float]
) -> None:
    """Ties take the lowest rank. Fewer values than quantiles have none."""
    found = quantiles(values, number, lowest_holds_highest=lowest_holds_highest)
    assert close(found, [float(each) for each in expected])


def test_each_group_has_its_own_quantiles() -> None:
    found = quantiles([1, 9, 2, 8, 5], 2, groups=["a", "b", "a", "b", "c"])
    assert close(found, [1.0, 2.0, 2.0, 1.0, M])


@pytest.mark.parametrize(
    "values, number, bounds",
    [
        ([1, 2, 3, 4, 5], 4, [2.0, 3.0, 4.0, 5.0]),
        ([1, 2, 3, 4], 2, [2.5, 4.0]),
        ([10, None, 20], 2, [15.0, 20.0]),
        ([7], 3, [7.0, 7.0, 7.0]),
        ([None], 2, [M, M]),
    ],
)
def test_the_bounds_of_map_categories_are_percentiles(
    values: list[float], number: int, bounds: list[float]
) -> None:
    assert close(category_bounds(values, number), bounds)


@pytest.mark.parametrize("value, expected", [(1, 1), (2.5, 1), (2.6, 2), (4, 2), (4.1, M), (None, M)])
def test_the_category_is_the_first_whose_bound_is_the_value_or_more(value: float, expected: float) -> None:
    assert close([category(value, [2.5, 4.0])], [float(expected)])


@pytest.mark.parametrize(
    "method, given, options, sentence",
    [
        (quantiles, ([1, 2], 1), {}, "at least two quantiles"),
        (quantiles, (5, 2), {}, "a list of values"),
        (quantiles, ([1, 2], 2), {"groups": ["a"]}, "not equally long"),
        (category_bounds, ([1], 0), {}, "at least one category"),
        (category, (1, [3, 2]), {}, "a bound is below the one before it"),
        (category, (1, [3, None]), {}, "a bound is missing"),
    ],
)
def test_what_cannot_be_divided_is_refused(
    method: Callable[..., object], given: tuple[Any, ...], options: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        method(*given, **options)


@need_vectors
def test_the_published_vectors_of_quantiles() -> None:
    tables: dict[tuple[str, int, bool], list[dict[str, str]]] = defaultdict(list)
    for row in rows("phe_quantile.csv"):
        inverted = row["lowest_quantile_is_highest_value"] == "True"
        tables[row["case"], int(row["n_quantiles"]), inverted].append(row)
    assert len(tables) == 5
    for (_, many, inverted), table in tables.items():
        found = quantiles(
            [number(row["value"]) for row in table],
            many,
            groups=[row["group"] for row in table],
            lowest_holds_highest=inverted,
        )
        assert close(found, [number(row["expected_quantile"]) for row in table])
