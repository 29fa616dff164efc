"""The statistical neighbours as one benchmark: their people and events together, without the area itself.

The mean of ten neighbours' percentages gives a council of 20,000 children the weight of one of 200,000, and
a group that contains the area is pulled towards it: where the area is a fifth of its benchmark, a test at
5 % becomes one at 2.8 %.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..arrays import Array, Given, Refused, check_multiplier, refuse, together
from ..registry import Example, Method, register

POOLED_NEIGHBOURS = register(
    Method(
        code="pooled-neighbours",
        name="Neighbours pooled",
        version="1",
        formula="Σ numerators / Σ denominators × multiplier over the neighbours that have both, the area "
        "left out",
        source="the definition of a rate; OHID technical guide on aggregating areas",
        not_for="Figures published without numerator and denominator (take the mean of the neighbours and "
        "say "
        "so), and a group of which fewer than half have a figure.",
        example=Example(
            given="three areas with {numerator} of {denominator}; all are neighbours of each other",
            inputs={"numerator": [30, 120, 45], "denominator": [100, 300, 90]},
            run=lambda numerator, denominator: pooled_neighbours(
                numerator, denominator, np.ones((3, 3)), multiplier=100
            ).value[:1],
            told="the neighbours of the first have 165 of 390 together, {:.1f}%; the mean of their "
            "percentages would be 45.0%",
            result="the neighbours of the first have 165 of 390 together, 42.3%; the mean of their "
            "percentages would be 45.0%",
        ),
    )
)


class PooledBenchmark(NamedTuple):
    """For each area its neighbours' value, what it is made of, and how many had data and had none.

    `value` is nan where no neighbour has data; say `with_data` and `missing` beside it.
    """

    value: Array
    numerator: Array
    denominator: Array
    with_data: npt.NDArray[np.intp]
    missing: npt.NDArray[np.intp]


def pooled_neighbours(
    numerator: Given, denominator: Given, neighbours: npt.ArrayLike, *, multiplier: float = 1
) -> PooledBenchmark:
    """The pooled value of each area's neighbours.

    `numerator` and `denominator` hold one number for each area; `neighbours` is a square table of yes and no,
    a row for each area, a column for each possible neighbour. The area itself is left out even where the
    table says yes. Neighbours with a missing or zero denominator count as missing. Refuses numbers below
    zero.
    """
    each = check_multiplier(multiplier)
    (x, n), _ = together(numerator=numerator, denominator=denominator)
    members = np.array(neighbours, dtype=bool)
    if x.ndim != 1 or members.shape != (x.size, x.size):
        raise Refused("the neighbours are a table with a row and a column for each area")
    refuse(x < 0, "the numerator is below zero", x)
    refuse(n < 0, "the denominator is below zero", n)
    np.fill_diagonal(members, False)
    known = ~np.isnan(x) & (n > 0)
    with_data = (members & known).sum(axis=1)
    events = members @ np.where(known, x, 0.0)
    people = members @ np.where(known, n, 0.0)
    none = with_data == 0
    return PooledBenchmark(
        np.where(none, np.nan, events / np.where(none, 1.0, people) * each),
        np.where(none, np.nan, events),
        np.where(none, np.nan, people),
        with_data,
        members.sum(axis=1) - with_data,
    )
