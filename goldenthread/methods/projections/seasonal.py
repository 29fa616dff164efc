"""Quarterly and monthly figures: the Theta line, and how far the same quarter differs from year to year.

With two full years without a gap the line is Theta's on the figures less their season: simple exponential
smoothing plus half the slope. Otherwise it is the same quarter (month) of the last year plus the mean change
since the year before. The error comes from the changes from one year to the next in either case: the
intervals that come with Theta itself are far too narrow on series as short as ours.

Source: Assimakopoulos and Nikolopoulos 2000; Hyndman and Billah 2003; classical decomposition.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from scipy import optimize

from goldenthread.methods.series import FloatArray

#: Fewer changes from one year to the next than this say nothing of how far they spread.
FEWEST_CHANGES = 3


@dataclass(frozen=True, slots=True, eq=False)
class SeasonalPath:
    """Centres and standard errors for the periods after the series, on the working scale."""

    centre: FloatArray
    error: FloatArray
    degrees: int
    with_theta: bool


def yearly_changes(worked: FloatArray, season: int) -> FloatArray:
    """The change of each figure from the same season a year before, where both are there."""
    changes = worked[season:] - worked[:-season]
    return changes[~np.isnan(changes)]


def seasonal_path(
    worked: FloatArray, season: int, ahead: int, least_spread: float = 0.0
) -> SeasonalPath | None:
    """The path for `ahead` periods; None where too few years can be compared."""
    changes = yearly_changes(worked, season)
    if len(changes) < FEWEST_CHANGES:
        return None
    # Neighbouring yearly changes share most of their quarters, so there is less in them than their number
    # says: the spread is taken about no change at all, and a year's worth of degrees is taken off.
    spread = max(float(np.sqrt((changes**2).mean())), least_spread)
    degrees = max(2, len(changes) - season // 2)
    years = np.array([ceil(step / season) for step in range(1, ahead + 1)], dtype=np.float64)
    error = spread * np.sqrt(years)
    with_theta = len(worked) >= 2 * season and not np.isnan(worked).any()
    if with_theta:
        return SeasonalPath(_theta_with_season(worked, season, ahead), error, degrees, True)
    centre = _same_season(worked, season, ahead, float(changes.mean()))
    return None if np.isnan(centre).any() else SeasonalPath(centre, error, degrees, False)


def _same_season(worked: FloatArray, season: int, ahead: int, change: float) -> FloatArray:
    """The latest figure of the same season, plus the mean yearly change for every year since."""
    out = np.full(ahead, np.nan)
    for step in range(ahead):
        place = len(worked) + step
        earlier = np.arange(place % season, len(worked), season)
        known = earlier[~np.isnan(worked[earlier])]
        if len(known):
            out[step] = worked[known[-1]] + (place - known[-1]) // season * change
    return out


def _theta_with_season(worked: FloatArray, season: int, ahead: int) -> FloatArray:
    pattern = season_pattern(worked, season)
    places = np.arange(len(worked) + ahead)
    plain = theta_line(worked - pattern[places[: len(worked)] % season], ahead)
    return plain + pattern[places[len(worked) :] % season]


def season_pattern(worked: FloatArray, season: int) -> FloatArray:
    """How far each season lies from the centred yearly average, adding up to nought over the year."""
    weights = np.full(season, 1 / season)
    if season % 2 == 0:
        weights = np.concatenate([[0.5 / season], weights[1:], [0.5 / season]])
    level = np.convolve(worked, weights, mode="valid")
    start = len(weights) // 2
    away = worked[start : start + len(level)] - level
    phase = (start + np.arange(len(away))) % season
    pattern = np.array([away[phase == each].mean() for each in range(season)])
    return pattern - pattern.mean()


def theta_line(values: FloatArray, ahead: int) -> FloatArray:
    """The Theta forecast (theta = 2) of a series without season: smoothing plus half the least-squares slope.

    Hyndman and Billah's form: level + slope/2 · (h - 1 + (1 - (1 - alpha)^n) / alpha), alpha by least
    squares.
    """
    count = len(values)
    away = np.arange(count) - (count - 1) / 2
    slope = float((away * values).sum() / (away**2).sum())
    unit = float(np.abs(values - values.mean()).max())
    if unit == 0:
        return np.full(ahead, values[-1])

    def squares(alpha: float) -> float:
        level, total = values[0], 0.0
        for value in values[1:]:
            missed = (value - level) / unit
            total += missed * missed
            level += alpha * (value - level)
        return total

    alpha = float(optimize.minimize_scalar(squares, bounds=(0.01, 0.9999), method="bounded").x)
    level = float(values[0])
    for value in values[1:]:
        level += alpha * (value - level)
    steps = np.arange(ahead, dtype=np.float64)
    return level + slope / 2 * (steps + (1 - (1 - alpha) ** count) / alpha)
