"""Proportions and rates with their confidence limits: 43 of 50 children, 12 exclusions per 10,000 pupils.

A proportion counts people who are part of the denominator, so it cannot pass 100 %. A rate counts events,
of which one person may have several. Formulas as the Office for Health Improvement and Disparities' technical
guide gives them; both need numerator and denominator, not only the published figure.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .arrays import Array, Estimate, Given, Refused, check_multiplier, estimate, refuse, together
from .intervals import check_part_of_whole, limits_of_counts, wilson, z_of
from .registry import Example, Method, register

PROPORTION = register(
    Method(
        code="proportion",
        name="Proportion or percentage",
        version="1",
        formula="x / n × multiplier, with Wilson's limits × multiplier",
        source="OHID, Public Health Data Science technical guide: confidence intervals",
        not_for="Counts that may exceed the denominator (use the rate); percentages of money or of hours, "
        "which are not counts of people.",
        example=Example(
            given="{numerator} of {denominator} children had their check on time, per {multiplier}",
            inputs={"numerator": 43, "denominator": 50, "multiplier": 100},
            run=lambda **given: proportion(**given),
            told="{:.1f}%, with 95% confidence between {:.1f}% and {:.1f}%",
            result="86.0%, with 95% confidence between 73.8% and 93.0%",
        ),
    )
)
RATE = register(
    Method(
        code="rate",
        name="Crude rate",
        version="1",
        formula="x / n × multiplier; the limits of the count x (Byar, exact below 10) / n × multiplier",
        source="OHID, Public Health Data Science technical guide: confidence intervals",
        not_for="Places whose ages differ much (use a standardised rate); repeated events of a few people, "
        "whose true limits are wider.",
        example=Example(
            given="{numerator} exclusions among {denominator} pupils, per {multiplier}",
            inputs={"numerator": 12, "denominator": 8400, "multiplier": 10000},
            run=lambda **given: rate(**given),
            told="{:.2f} per 10,000, with 95% confidence between {:.2f} and {:.2f}",
            result="14.29 per 10,000, with 95% confidence between 7.37 and 24.96",
        ),
    )
)


class Pooled(NamedTuple):
    """Sums for each group: its name, numerator and denominator; nan where a part of either is missing."""

    groups: npt.NDArray[np.generic]
    numerator: Array
    denominator: Array


def proportion(
    numerator: Given, denominator: Given, *, confidence: float = 0.95, multiplier: float = 1
) -> Estimate:
    """Numerator as a part of denominator, with Wilson's limits; `multiplier=100` for per cent.

    Refuses a denominator of zero or less and a numerator below zero or above the denominator; missing in,
    missing out. Source: `PROPORTION`.
    """
    (x, n), single = together(numerator=numerator, denominator=denominator)
    check_part_of_whole(x, n)
    each = check_multiplier(multiplier)
    found = wilson(x, n, z_of(confidence))
    return estimate(found.value * each, found.lower * each, found.upper * each, single)


def rate(
    numerator: Given, denominator: Given, *, confidence: float = 0.95, multiplier: float = 100_000
) -> Estimate:
    """Events for every `multiplier` of the denominator, with the limits of the count.

    Refuses a denominator of zero or less and a count below zero; missing in, missing out. Source: `RATE`.
    """
    (x, n), single = together(numerator=numerator, denominator=denominator)
    refuse(n <= 0, "the denominator is not above zero", n)
    refuse(x < 0, "the numerator is below zero", x)
    each = check_multiplier(multiplier)
    lower, upper = limits_of_counts(x, confidence)
    known = np.where(np.isnan(n), np.nan, 1.0)
    return estimate(x / n * each, lower * known / n * each, upper * known / n * each, single)


def pooled(numerator: Given, denominator: Given, groups: npt.ArrayLike) -> Pooled:
    """Numerators and denominators summed for each group, groups in their sort order.

    A missing part makes the group's sum missing: a region without one council's figure is not the region.
    Give the sums to `proportion` or `rate`; the mean of the parts' rates is not the rate of the whole.
    """
    (x, n), _ = together(numerator=numerator, denominator=denominator)
    names, which = np.unique(np.asarray(groups), return_inverse=True)
    if which.shape != x.shape or x.ndim != 1:
        raise Refused("each numerator needs its group: the lists are not equally long")
    return Pooled(
        names,
        np.bincount(which, weights=x, minlength=names.size).astype(np.float64),
        np.bincount(which, weights=n, minlength=names.size).astype(np.float64),
    )
