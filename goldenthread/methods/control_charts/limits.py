"""The limits of a control chart, phase by phase.

XmR: the mean of the phase and 2.66 times the mean moving range to either side; the moving range is the step
between two neighbouring points of the same phase. A missing point has no moving range on either side and
takes no part in the mean. A phase that never moves has limits equal to its mean; a phase without two
neighbouring points has a mean but no limits (nan).

p and u: the share or rate over the whole phase, and three standard errors of each point's own denominator to
either side, times Laney's sigma_z: how much more the points scatter than their denominators allow for.

Source: Wheeler; Laney 2002; the constants as NHSRplotthedots and qicharts2 have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from goldenthread.methods.series import BoolArray, FloatArray, IntArray

from .settings import ENOUGH_POINTS

#: Three sigma in mean moving ranges, rounded as the NHS charts have it.
XMR_CONSTANT = 2.66
#: A moving range this many times the mean or more is screened out.
SCREEN_AT = 3.267
#: The mean range of two points in standard deviations.
D2 = 1.128


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """Centre, limits and two-sigma lines, one value for each point."""

    centre: FloatArray
    lower: FloatArray
    upper: FloatArray
    lower_two_sigma: FloatArray
    upper_two_sigma: FloatArray
    moving_range: FloatArray


def phase_of(length: int, starts: Sequence[int]) -> IntArray:
    """The number of the phase each point is in, from 0; `starts` are positions where a new one begins."""
    flags = np.zeros(length, dtype=np.int64)
    flags[[start for start in starts if start > 0]] = 1
    return np.cumsum(flags)


def phase_starts(dates: Sequence[date | str], phases_from: Sequence[date | str]) -> list[int]:
    """The positions at which new phases begin, from the dates of the points and of the changes.

    A phase begins at the first point on or after its date; a date after the last point begins none.
    """
    starts = {
        next(place for place, each in enumerate(dates) if each >= begin)  # type: ignore[operator]
        for begin in phases_from
        if any(each >= begin for each in dates)  # type: ignore[operator]
    }
    return sorted(starts)


def short_phases(lengths: Sequence[int], fewest: int = ENOUGH_POINTS) -> list[bool]:
    """Which phases have too few points for limits one can rely on."""
    return [length < fewest for length in lengths]


def mean_moving_range(values: FloatArray, *, screened: bool) -> tuple[float, FloatArray]:
    """The mean moving range of one phase (nan where there is none) and the moving range at each point."""
    moving = np.full(len(values), np.nan)
    moving[1:] = np.abs(np.diff(values))
    known = moving[~np.isnan(moving)]
    if not len(known):
        return np.nan, moving
    mean = float(known.mean())
    if screened:
        kept = known[known < SCREEN_AT * mean]
        mean = float(kept.mean()) if len(kept) else mean
    return mean, moving


def baseline(values: FloatArray, fix_after: int | None) -> FloatArray:
    """The points limits are set by: the first `fix_after` that have a figure, with the gaps among them."""
    if fix_after is None:
        return values
    places = np.flatnonzero(~np.isnan(values))
    return values if len(places) <= fix_after else values[: places[fix_after - 1] + 1]


def xmr_limits(
    values: FloatArray, phase: IntArray, *, screened: bool, fix_after: int | None = None
) -> Limits:
    """The limits of an XmR chart; `fix_after` sets each phase's by its first so many points."""
    lines = [np.full(len(values), np.nan) for _ in range(6)]
    centre, lower, upper, near_lower, near_upper, moving = lines
    for number in np.unique(phase):
        here = phase == number
        base = baseline(values[here], fix_after)
        known = base[~np.isnan(base)]
        mean = float(known.mean()) if len(known) else np.nan
        average, _ = mean_moving_range(base, screened=screened)
        _, moving[here] = mean_moving_range(values[here], screened=False)
        centre[here] = mean
        lower[here], upper[here] = mean - XMR_CONSTANT * average, mean + XMR_CONSTANT * average
        near = 2 * XMR_CONSTANT / 3 * average
        near_lower[here], near_upper[here] = mean - near, mean + near
    return Limits(*lines)


def share_limits(
    counts: FloatArray,
    denominators: FloatArray,
    phase: IntArray,
    *,
    of_whole: bool,
    prime: bool,
    fix_after: int | None = None,
) -> Limits:
    """The limits of a p chart (`of_whole`) or a u chart, with Laney's correction where `prime`.

    Missing where the count or its denominator is; limits never below nought nor, of a whole, above one.
    """
    values = counts / denominators
    lines = [np.full(len(values), np.nan) for _ in range(6)]
    centre, lower, upper, near_lower, near_upper, moving = lines
    for number in np.unique(phase):
        here = phase == number
        base = ~np.isnan(baseline(values[here], fix_after))
        base = np.pad(base, (0, int(here.sum()) - len(base)))
        x, n = counts[here], denominators[here]
        mean = float(x[base].sum() / n[base].sum()) if base.any() else np.nan
        error = np.sqrt((mean * (1 - mean) if of_whole else mean) / n)
        sigma_z = _sigma_z(x / n - mean, error, base) if prime else 1.0
        centre[here] = mean
        top = 1.0 if of_whole else np.inf
        lower[here] = np.maximum(mean - 3 * sigma_z * error, 0)
        upper[here] = np.minimum(mean + 3 * sigma_z * error, top)
        near_lower[here] = np.maximum(mean - 2 * sigma_z * error, 0)
        near_upper[here] = np.minimum(mean + 2 * sigma_z * error, top)
        _, moving[here] = mean_moving_range(x / n, screened=False)
    return Limits(*lines)


def _sigma_z(away: FloatArray, error: FloatArray, base: BoolArray) -> float:
    """Laney's sigma_z: the screened mean moving range of the points in their own errors, over 1.128."""
    scores = np.where(base & (error > 0), away / np.where(error > 0, error, 1.0), np.nan)
    average, _ = mean_moving_range(scores, screened=True)
    return 1.0 if np.isnan(average) else average / D2
