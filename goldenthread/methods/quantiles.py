"""Areas or figures in groups of equal size: tenths of deprivation, fifths of a region, bounds of a map's
classes.

Two rules, which give different answers near the borders: `quantiles` ranks and cuts, as the Office for Health
Improvement and Disparities publishes deciles; `category_bounds` interpolates percentiles, as Fingertips does
for the classes of its maps.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .arrays import Array, Given, Refused, numbers, refuse
from .registry import Example, Method, register

QUANTILES = register(
    Method(
        code="quantiles",
        name="Quantiles by rank",
        version="1",
        formula="q = ⌊(k + 1) − ⌈((N + 1) − rank) / (N / k)⌉⌋, 0 becomes 1; N values that are not missing, "
        "ties "
        "at the lowest rank; missing where N < k",
        source="OHID, assigning deprivation categories",
        not_for="Saying that two areas differ; values with many ties, whose groups come out unequal.",
        example=Example(
            given="ten areas with {values}, in {number} groups",
            inputs={"values": [11, 14, 14, 17, 19, 22, 25, 26, 30, 41], "number": 5},
            run=lambda **given: [f"{each:.0f}" for each in quantiles(**given)],
            told="groups {}, {}, {}, {}, {}, {}, {}, {}, {} and {}: the two areas with 14 are tied at the "
            "lower rank",
            result="groups 1, 1, 1, 2, 3, 3, 4, 4, 5 and 5: the two areas with 14 are tied at the lower rank",
        ),
    )
)
CATEGORY_BOUNDS = register(
    Method(
        code="category-bounds",
        name="Bounds of map categories",
        version="1",
        formula="the bounds are percentiles with linear interpolation; an area's category is the first whose "
        "bound is its value or more",
        source="Fingertips, map categories",
        not_for="Publishing quantiles of areas: use the rank rule.",
        example=Example(
            given="areas with {values}, in {number} classes",
            inputs={"values": [10, 12, 13, 15, 18, 20, 24, 30], "number": 4},
            run=lambda **given: category_bounds(**given),
            told="upper bounds {:.2f}, {:.2f}, {:.2f} and {:.2f}",
            result="upper bounds 12.75, 16.50, 21.00 and 30.00",
        ),
    )
)


def ranks(values: Array, groups: npt.ArrayLike | None = None) -> tuple[Array, Array]:
    """Each value's rank from the lowest (1) in its group, ties at the lowest, and how many the group has.

    Missing values have no rank (nan) and are not counted.
    """
    if groups is None:
        which, many = np.zeros(values.shape, dtype=np.intp), 1
    else:
        names, which = np.unique(np.asarray(groups), return_inverse=True)
        many = names.size
    if which.shape != values.shape:
        raise Refused("each value needs its group: the lists are not equally long")
    known = np.flatnonzero(~np.isnan(values))
    sizes = np.bincount(which[known], minlength=max(many, 1)).astype(np.float64)
    order = known[np.lexsort((values[known], which[known]))]
    group, value = which[order], values[order]
    place = np.arange(order.size)
    first_of_group = np.searchsorted(group, group)
    new = np.ones(order.size, dtype=bool)
    new[1:] = (value[1:] != value[:-1]) | (group[1:] != group[:-1])
    first_equal = np.maximum.accumulate(np.where(new, place, 0))
    rank = np.full(values.shape, np.nan)
    rank[order] = first_equal - first_of_group + 1
    return rank, sizes[which]


def quantiles(
    values: Given,
    number: int = 10,
    *,
    groups: npt.ArrayLike | None = None,
    lowest_holds_highest: bool = False,
) -> Array:
    """The quantile of each value in its group, from 1 to `number`; nan where missing or too few to divide.

    `lowest_holds_highest=True` puts the highest values in quantile 1, as for deprivation scores. Refuses a
    number of quantiles below 2. Source: `QUANTILES`.
    """
    if number < 2:
        raise Refused(f"there are at least two quantiles, not {number}")
    array = numbers(values, "the values")
    if array.ndim != 1:
        raise Refused("quantiles need a list of values")
    rank, size = ranks(-array if lowest_holds_highest else array, groups)
    usable = ~np.isnan(rank) & (size >= number)
    above = np.where(usable, size + 1 - rank, 1).astype(np.int64)
    size = np.where(usable, size, 1).astype(np.int64)
    # Whole numbers throughout: a division that should be exact must not fall on the wrong side.
    steps = -(-above * number // size)
    return np.where(usable, np.maximum(number + 1 - steps, 1).astype(np.float64), np.nan)


def category_bounds(values: Given, number: int = 5) -> Array:
    """The upper bounds of `number` categories of equal share: percentiles, the last the highest value.

    Missing values are left out; without any, the bounds are missing. Source: `CATEGORY_BOUNDS`.
    """
    if number < 1:
        raise Refused(f"there is at least one category, not {number}")
    array = numbers(values, "the values").ravel()
    known = array[~np.isnan(array)]
    if known.size == 0:
        return np.full(number, np.nan)
    return np.asarray(np.percentile(known, np.arange(1, number + 1) / number * 100), dtype=np.float64)


def category(values: Given, bounds: Given) -> Array:
    """The category of each value, from 1: the first whose bound is the value or more.

    Missing values, and values above the last bound, have none (nan). Refuses bounds that fall or are missing.
    """
    array, limits = numbers(values, "the values"), np.atleast_1d(numbers(bounds, "the bounds"))
    refuse(np.isnan(limits), "a bound is missing")
    refuse(np.diff(limits) < 0, "a bound is below the one before it")
    found = np.searchsorted(limits, array, side="left") + 1.0
    return np.where(np.isnan(array) | (found > limits.size), np.nan, found)
