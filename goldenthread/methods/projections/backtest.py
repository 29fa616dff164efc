"""How often past intervals caught what then happened: the only warrant for showing an interval at all.

Every series is cut after each of its periods in turn, projected from what was known by then, and compared
with what came. Works on whole tables of annual series, so that all the measures a partnership keeps, or the
641,070 values of the national file, take seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from goldenthread.methods.series import BoolArray, FloatArray, IntArray, read_series

from .drift import drift_of
from .projection import FEWEST, Widening
from .scale import Scale, rounding_error, working_scale


@dataclass(frozen=True, slots=True, eq=False)
class Misses:
    """Every projection made and what came of it.

    `row` the series; `points` the figures it was made from; `horizon` the periods ahead; `ratio` how many
    standard errors the figure was above the centre (below: negative); `degrees` of freedom of that error.
    """

    row: IntArray
    points: IntArray
    horizon: IntArray
    ratio: FloatArray
    degrees: IntArray

    def caught(self, level: float, widening: float = 1.0) -> BoolArray:
        """Which figures fell inside the interval of this level (0.8 for 80 %)."""
        return np.abs(self.ratio) <= stats.t.ppf((1 + level) / 2, self.degrees) * widening


def rolled(values: FloatArray, scale: Scale, *, horizons: int = 4, fewest: int = FEWEST) -> Misses:
    """Misses of all projections of a table of annual series (rows) by period (columns), gaps as nan.

    A projection is made only where the period it is made in has a figure, there are `fewest` in all and they
    are not all the same, as `project` does. Rows that do not fit the scale should come as plain numbers.
    """
    table = np.atleast_2d(np.asarray(values, dtype=np.float64))
    parts: list[tuple[np.ndarray, ...]] = []
    for origin in range(fewest, table.shape[1]):
        known = table[:, :origin]
        points = (~np.isnan(known)).sum(axis=1)
        with np.errstate(invalid="ignore"):
            low = np.min(known, axis=1, initial=np.inf, where=~np.isnan(known))
            high = np.max(known, axis=1, initial=-np.inf, where=~np.isnan(known))
        rows = np.flatnonzero((points >= fewest) & ~np.isnan(known[:, -1]) & (high > low))
        if not len(rows):
            continue
        history = known[rows]
        working = working_scale(history, scale)
        rounding = rounding_error(history) * working.slope_at(history[:, -1:])[:, 0]
        drift = drift_of(working.to(history), rounding)
        for horizon in range(1, min(horizons, table.shape[1] - origin) + 1):
            came = table[rows, origin + horizon - 1]
            there = ~np.isnan(came)
            centre, error = drift.ahead(horizon)
            with np.errstate(all="ignore"):
                # Compared as figures, because nought has no logarithm where the history had none.
                ratio = (working.to(np.maximum(came[:, None], _least(scale)))[:, 0] - centre) / error
            parts.append(
                (
                    rows[there],
                    points[rows][there],
                    np.full(int(there.sum()), horizon),
                    ratio[there],
                    drift.degrees[there],
                )
            )
    if not parts:
        nothing = np.array([], dtype=np.int64)
        return Misses(nothing, nothing, nothing, nothing.astype(np.float64), nothing)
    row, counted, ahead, ratio, degrees = (np.concatenate(each) for each in zip(*parts, strict=True))
    return Misses(row, counted, ahead, ratio, degrees)


def _least(scale: Scale) -> float:
    return 1e-300 if scale is Scale.RATE else -np.inf


def came_true(misses: Misses, said: float) -> float:
    """The share of figures that were on the side of a bound which they had this chance (0 to 1) of being on.

    The bound is put where the chance is `said`, above and below in turn, so both sides are asked alike.
    """
    bound = stats.t.ppf(said, misses.degrees)
    return float(((misses.ratio <= bound).mean() + (misses.ratio >= -bound).mean()) / 2)


def conformal_widening(misses: Misses, *, least: float = 1.0) -> Widening:
    """The factors by which intervals would have had to be wider to catch 80 % and 95 % of what came.

    The pooled quantile of |miss| over the half-width, with the usual correction for a finite sample; never
    below `least`. Where nothing was projected the factors are 1.
    """
    if not len(misses.ratio):
        return Widening()
    factors = []
    for level in (0.8, 0.95):
        relative = np.abs(misses.ratio) / stats.t.ppf((1 + level) / 2, misses.degrees)
        known = np.sort(np.nan_to_num(relative, nan=np.inf))
        place = min(len(known), int(np.ceil((len(known) + 1) * level))) - 1
        factors.append(max(least, float(known[place])))
    return Widening(of_80=factors[0], of_95=factors[1])


def read_table(rows: list[list[float | None]]) -> FloatArray:
    """Series of different lengths as one table that ends with the latest period of each, gaps as nan.

    Raises ValueError with a sentence on a series that cannot be read.
    """
    read = []
    for values in rows:
        series, refused = read_series(values)
        if refused:
            raise ValueError(refused)
        read.append(series)
    table = np.full((len(read), max((len(each) for each in read), default=0)), np.nan)
    for row, series in enumerate(read):
        if len(series):
            table[row, -len(series) :] = series
    return table
