"""The scale a figure is projected on, so that no interval reaches where the figure cannot.

A percentage is projected as log odds and never leaves 0 to 100; a rate or count as its logarithm and never
falls below nought; anything else as it stands. Figures of exactly 0 or 100 % have no log odds, so half a
point is added on both sides; a rate or count of nought is taken with half the smallest figure of the series.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from goldenthread.methods.series import FloatArray

#: Percentage points added on both sides before the odds are taken.
HALF_A_POINT = 0.5
#: Published figures have at most this many decimals; finer steps are the computer's, not the figure's.
MOST_DECIMALS = 6
_LARGEST_EXPONENT = 230.0  # e to this is about 1e100


class Scale(StrEnum):
    """What kind of figure it is."""

    PERCENT = "percentage"
    RATE = "rate or count"
    PLAIN = "plain number"


@dataclass(frozen=True, slots=True, eq=False)
class WorkingScale:
    """A scale made for one or many series: `offset` is what is added before a logarithm is taken."""

    scale: Scale
    offset: FloatArray

    def to(self, values: FloatArray | float) -> FloatArray:
        """Figures onto the working scale; nan stays nan, and so does what lies outside the scale."""
        with np.errstate(all="ignore"):
            if self.scale is Scale.PERCENT:
                found = np.log((values + self.offset) / (100 - values + self.offset))
            elif self.scale is Scale.RATE:
                found = np.log(values + self.offset)
            else:
                found = np.asarray(values, dtype=np.float64) + 0.0
        return np.asarray(found, dtype=np.float64)

    def back(self, worked: FloatArray) -> FloatArray:
        """From the working scale back to figures, within what the figure can be."""
        if self.scale is Scale.PLAIN:
            return worked
        power = np.exp(np.clip(worked, -_LARGEST_EXPONENT, _LARGEST_EXPONENT))
        if self.scale is Scale.PERCENT:
            found = (100 + 2 * self.offset) * (power / (1 + power)) - self.offset
            return np.clip(found, 0.0, 100.0)
        return np.maximum(power - self.offset, 0.0)

    def slope_at(self, values: FloatArray) -> FloatArray:
        """How far one unit of the figure is on the working scale, at these figures."""
        with np.errstate(all="ignore"):
            if self.scale is Scale.PERCENT:
                return 1 / (values + self.offset) + 1 / (100 - values + self.offset)
            if self.scale is Scale.RATE:
                return 1 / (values + self.offset)
            return np.ones_like(values)


def fits(values: FloatArray, scale: Scale) -> bool:
    """Whether all figures are possible on the scale: percentages from 0 to 100, rates from 0."""
    known = values[~np.isnan(values)]
    if scale is Scale.PERCENT:
        return bool(((known >= 0) & (known <= 100)).all())
    return scale is Scale.PLAIN or bool((known >= 0).all())


def working_scale(values: FloatArray, scale: Scale, target: float | None = None) -> WorkingScale:
    """The working scale of a table of series, one in each row, each by its own figures."""
    rows = np.atleast_2d(values)
    if scale is Scale.PERCENT:
        return WorkingScale(scale, np.full((len(rows), 1), HALF_A_POINT))
    if scale is Scale.PLAIN:
        return WorkingScale(scale, np.zeros((len(rows), 1)))
    smallest = np.min(np.where(rows > 0, rows, np.inf), axis=1, initial=np.inf)
    smallest = np.where(np.isfinite(smallest), smallest, 1.0)
    with_nought = (rows == 0).any(axis=1) | (target == 0)
    return WorkingScale(scale, np.where(with_nought, smallest / 2, 0.0)[:, None])


def rounding_error(values: FloatArray) -> FloatArray:
    """The standard error that rounding alone puts into the change between two figures, for each series.

    A figure printed to the nearest r is off by up to r/2 either way; the change of two such has the standard
    deviation r / square root of 6. r is the coarsest of 1, 0.1, 0.01 ... that all figures are multiples of.
    """
    rows = np.atleast_2d(values)
    step = np.full(len(rows), 10.0**-MOST_DECIMALS)
    for decimals in range(MOST_DECIMALS - 1, -1, -1):
        scaled = rows * 10.0**decimals
        with np.errstate(invalid="ignore"):
            off = np.abs(scaled - np.round(scaled)) > 1e-6
        step = np.where(off.any(axis=1), step, 10.0**-decimals)
    return step / np.sqrt(6)
