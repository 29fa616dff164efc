"""Areas in fifths, from the lowest to the highest: a ranking, which says nothing about chance."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from goldenthread.rules.polarity import Polarity

from ..arrays import Given, Refused, numbers
from ..quantiles import ranks
from ..registry import Example, Method, register
from .labels import WORDS_OF_FIFTHS, Comparison, GivenPolarity, WhyNot, labelled

#: What is printed beside every label of a quintile.
NO_SIGNIFICANCE_CLAIMED = "Quintiles rank the areas; no significant difference is claimed."
FEWEST_AREAS = 5

QUINTILES = register(
    Method(
        code="quintiles",
        name="Quintiles of the areas",
        version="1",
        formula="areas in order of value, cut into 5 groups; the first groups are one larger where 5 does "
        "not "
        "divide the number; equal values share the lowest of their groups",
        source="Fingertips, quintiles",
        not_for="Saying that an area differs from another: neighbours in rank often differ by chance alone. "
        "Fewer than 5 areas.",
        example=Example(
            given="areas with {values}; lower is better",
            inputs={"values": [4, 9, 6, 12, 7, 15, 10, 8, 5, 11]},
            run=lambda **given: (*quintiles(**given, polarity=Polarity.LOW).label[[0, 5]],),
            told="the area with 4 is in the {} fifth, the one with 15 in the {}",
            result="the area with 4 is in the best fifth, the one with 15 in the worst",
        ),
    )
)


def quintiles(values: Given, polarity: GivenPolarity, *, groups: npt.ArrayLike | None = None) -> Comparison:
    """Rule 7: each area's fifth of its group: worst to best, or lowest to highest where neither end is good.

    `values` holds one number for each area, `groups` the group each is ranked in (all in one without).
    Areas without a figure are left out; a group with fewer than 5 figures is not compared. Say
    `NO_SIGNIFICANCE_CLAIMED` beside it. Source: `QUINTILES`.
    """
    array = numbers(values, "the values")
    if array.ndim != 1:
        raise Refused("quintiles need a list with one value for each area")
    rank, size = ranks(array, groups)
    usable = ~np.isnan(array) & (size >= FEWEST_AREAS)
    place = np.where(usable, rank - 1, 0).astype(np.int64)
    size = np.where(usable, size, FEWEST_AREAS).astype(np.int64)
    each, over = size // 5, size % 5
    in_larger = over * (each + 1)
    fifth = np.where(place < in_larger, place // (each + 1), over + (place - in_larger) // each)
    return labelled(
        fifth - 2,
        polarity,
        [(np.isnan(array), WhyNot.NO_VALUE), (~usable, WhyNot.TOO_FEW_AREAS)],
        QUINTILES,
        words=WORDS_OF_FIFTHS,
    )
