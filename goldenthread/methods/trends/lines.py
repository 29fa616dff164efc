"""Straight lines through a few points: their slope, and how far chance alone could have tilted them.

Textbook weighted and plain least squares. The functions take whole arrays, one series in each row, so that a
scorecard of hundreds of measures is one call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

from goldenthread.methods.series import FloatArray, read_series


@dataclass(frozen=True, slots=True, eq=False)
class Slopes:
    """The fitted lines of many series, one in each row.

    `slope` per unit of time; `variance` of the slope as the weights have it; `adjustment` (phi); `t` the
    slope in its own adjusted errors; `p_value` two-sided on `degrees` degrees of freedom; `first` and `last`
    the ends of each line.
    """

    slope: FloatArray
    variance: FloatArray
    adjustment: FloatArray
    t: FloatArray
    p_value: FloatArray
    degrees: int
    first: FloatArray
    last: FloatArray


def weighted_slopes(
    values: FloatArray, errors: FloatArray, times: FloatArray, *, least_adjustment: float = 1.0
) -> Slopes:
    """Lines through `values` (series by points) with standard `errors` (the same shape) at `times`.

    w = 1/error²; the slope's variance is multiplied by phi = max(least_adjustment, sum of w times squared
    residual over (points - 2)), and the slope is compared with t on points - 2 degrees of freedom. With
    `least_adjustment=0` and equal errors this is the ordinary test of a slope. A row that cannot be
    calculated (a figure missing, or figures and errors too far apart in size) gives nan.
    """
    with np.errstate(all="ignore"):
        return _weighted_slopes(values, errors, times, least_adjustment)


def _weighted_slopes(
    values: FloatArray, errors: FloatArray, times: FloatArray, least_adjustment: float
) -> Slopes:
    values, errors = np.atleast_2d(values), np.atleast_2d(errors)
    # Only ratios of weights matter for the line, so errors are taken in units of each row's median: no
    # overflow.
    unit = np.median(errors, axis=1, keepdims=True)
    weight = (unit / errors) ** 2
    t = times - times.mean()
    total = weight.sum(axis=1)
    middle = (weight * t).sum(axis=1) / total
    away = t - middle[:, None]
    spread = (weight * away**2).sum(axis=1)
    level = (weight * values).sum(axis=1) / total
    slope = (weight * away * (values - level[:, None])).sum(axis=1) / spread
    residual = values - level[:, None] - slope[:, None] * away
    degrees = values.shape[1] - 2
    scatter = (weight * (residual / unit) ** 2).sum(axis=1) / degrees
    adjustment = np.maximum(least_adjustment, scatter)
    variance = unit[:, 0] ** 2 / spread
    ratio = np.where(slope == 0, 0.0, slope / np.sqrt(variance * adjustment))
    return Slopes(
        slope=slope,
        variance=variance,
        adjustment=adjustment,
        t=ratio,
        p_value=2 * stats.t.sf(np.abs(ratio), degrees),
        degrees=degrees,
        first=level + slope * away[:, 0],
        last=level + slope * away[:, -1],
    )


def least_squares_line(values: Any) -> FloatArray:
    """The straight line of best fit through a series, a value for every period; gaps are not used but
    spanned.

    Fewer than two figures make no line: every value is nan. Raises ValueError with a sentence on a series
    that cannot be read.
    """
    series, refused = read_series(values)
    if refused:
        raise ValueError(refused)
    times = np.arange(len(series), dtype=np.float64)
    there = ~np.isnan(series)
    if there.sum() < 2:
        return np.full(len(series), np.nan)
    away = times - times[there].mean()
    level = series[there].mean()
    slope = (away[there] * (series[there] - level)).sum() / (away[there] ** 2).sum()
    return level + slope * away
