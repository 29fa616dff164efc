"""Means of figures about persons or schools, such as an average score, with their confidence limits.

The limits use Student's t because the spread is estimated from the same values. Source: the Office for Health
Improvement and Disparities' technical guide.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from .arrays import Array, Estimate, Given, Refused, estimate, numbers, refuse, together
from .intervals import tail_of
from .registry import Example, Method, register

MEAN = register(
    Method(
        code="mean",
        name="Mean",
        version="1",
        formula="mean ∓ t((1+c)/2; n−1) · s / √n, s with n − 1",
        source="OHID, Public Health Data Science technical guide: confidence intervals",
        not_for="Very skewed values in small groups (waiting times, costs), means of areas' rates, or whole "
        "populations where nothing was sampled and nothing varies by chance.",
        example=Example(
            given="scores of {values}",
            inputs={"values": [98, 104, 110, 101, 95]},
            run=lambda **given: mean(**given),
            told="a mean of {:.1f}, with 95% confidence between {:.1f} and {:.1f}",
            result="a mean of 101.6, with 95% confidence between 94.4 and 108.8",
        ),
    )
)


class GroupMeans(NamedTuple):
    """A mean for each group: the group's name, how many values, their spread, and the estimate."""

    groups: npt.NDArray[np.generic]
    size: Array
    spread: Array
    estimate: Estimate


def mean(values: Given, *, confidence: float = 0.95) -> Estimate:
    """The mean of single values with its limits; the last axis holds the values of one group.

    A missing value makes the mean missing: leave it out yourself if that is what you mean. One value has a
    mean and no limits. Refuses an empty list. Source: `MEAN`.
    """
    array = np.atleast_1d(numbers(values, "the values"))
    if array.shape[-1] == 0:
        raise Refused("there are no values to take the mean of")
    size = np.full(array.shape[:-1], float(array.shape[-1]))
    spread = array.std(axis=-1, ddof=1) if array.shape[-1] > 1 else np.full(array.shape[:-1], np.nan)
    return _limits(array.mean(axis=-1), np.asarray(spread), size, confidence, single=array.ndim == 1)


def mean_from_summary(value: Given, spread: Given, size: Given, *, confidence: float = 0.95) -> Estimate:
    """Limits of a mean published with its standard deviation (n − 1) and number of values.

    Refuses a spread below zero and a size below one.
    """
    (value, spread, size), single = together(mean=value, standard_deviation=spread, number_of_values=size)
    refuse(spread < 0, "the standard deviation is below zero", spread)
    refuse(size < 1, "the number of values is below one", size)
    return _limits(value, spread, size, confidence, single=single)


def means_by_group(values: Given, groups: npt.ArrayLike, *, confidence: float = 0.95) -> GroupMeans:
    """The mean of each group's values, groups in their sort order. A missing value makes its group's
    mean missing."""
    array = numbers(values, "the values")
    names, which = np.unique(np.asarray(groups), return_inverse=True)
    if array.ndim != 1 or which.shape != array.shape:
        raise Refused("each value needs its group: the lists are not equally long")
    size = np.bincount(which, minlength=names.size).astype(np.float64)
    middle = np.bincount(which, weights=array, minlength=names.size) / size
    squares = np.bincount(which, weights=(array - middle[which]) ** 2, minlength=names.size)
    spread = np.sqrt(squares / np.where(size > 1, size - 1, np.nan))
    return GroupMeans(names, size, spread, _limits(middle, spread, size, confidence, single=False))


def _limits(value: Array, spread: Array, size: Array, confidence: float, *, single: bool) -> Estimate:
    tail = tail_of(confidence)
    freedom = np.where(size > 1, size - 1, np.nan)
    half = -stdtrit(freedom, tail) * spread / np.sqrt(size)
    return estimate(value, value - half, value + half, single)
