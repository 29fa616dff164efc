"""The trend of figures that come without interval, count or denominator, as most published series do.

Less can be said about them, and it is said:

- Fewer than five figures: nothing. Any four figures may lie in order by chance.
- Five to seven: a straight line, tested against the scatter of the points about it (t on points - 2 degrees).
- Eight or more: Mann-Kendall, exact, which asks only whether later figures tend to lie above earlier ones and
  is not led astray by one outlying year.

A gap stays a gap: a period without a figure is left out and the others keep their true place in time. The
series may be cut to its most recent figures with `most`; the default is ten.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from scipy import stats

from goldenthread.methods.registry import Example, Method, register
from goldenthread.methods.series import FloatArray, read_series
from goldenthread.rules.polarity import Polarity

from .lines import weighted_slopes
from .result import Change, Direction, Trend, change_of, direction_of, not_calculated, over, p_words

FEWEST = 5
FEWEST_FOR_RANKS = 8
SIGNIFICANT = 0.05
#: Above this the exact count of orders gives way to its normal approximation, which by then agrees.
MOST_FOR_EXACT = 60

TREND_OF_VALUES = register(
    Method(
        code="trend-values",
        name="Trend of figures without intervals",
        version="1",
        formula=(
            "fewer than 5 figures: no trend is ever claimed\n"
            "5 to 7 figures: least-squares slope over its residual error, t on n - 2 degrees, 5 %\n"
            "8 or more: S = pairs rising - pairs falling; exact two-sided chance of S over all orders of the "
            "same figures (ties kept), 5 %; slope: the median of all pairs' slopes (Theil-Sen)"
        ),
        source="Mann 1945, Kendall 1975 (exact, with ties); Theil 1950, Sen 1968; least squares",
        not_for=(
            "Figures that come with an interval or a denominator (use the recent trend, which weighs them); "
            "seasonal, cumulative or rolling series; a series with a break in its definition."
        ),
        example=Example(
            given="eight years with {values}; lower is better",
            inputs={"values": [38.8, 36.1, 36.4, 33.0, 32.7, 31.2, 31.9, 29.5]},
            run=lambda **given: (
                trend_of_values(**given, polarity=Polarity.LOW).slope,
                trend_of_values(**given, polarity=Polarity.LOW).p_value,
                trend_of_values(**given, polarity=Polarity.LOW).label,
            ),
            told="26 pairs of 28 fall; {:.2f} a year, p = {:.4f}: {}",
            result="26 pairs of 28 fall; −1.17 a year, p = 0.0017: decreasing and getting better",
        ),
    )
)
_METHOD = TREND_OF_VALUES.cited


def trend_of_values(
    values: Any,
    *,
    polarity: Polarity = Polarity.NO_JUDGEMENT,
    target: float | None = None,
    most: int = 10,
) -> Trend:
    """The trend of the last `most` figures of a series, oldest first, gaps as nan."""
    series, refused = read_series(values)
    if refused:
        return not_calculated(refused, _METHOD)
    positions = np.flatnonzero(~np.isnan(series))[-max(most, FEWEST) :]
    count = len(positions)
    if count < FEWEST:
        said = {0: "is none", 1: "is 1"}.get(count, f"are {count}")
        return not_calculated(f"A trend needs at least five figures; there {said}.", _METHOD)
    value = series[positions]
    used = tuple(int(each) for each in positions)
    if (value == value[0]).all():
        return Trend(
            direction=Direction.NO_CLEAR_TREND,
            change=Change.NOT_JUDGED,
            reason=f"The figure has not moved {over(used)}.",
            method=_METHOD,
            slope=0.0,
            p_value=1.0,
            positions=used,
        )
    times = positions.astype(np.float64)
    slope, p_value, ends = _by_ranks(value, times) if count >= FEWEST_FOR_RANKS else _by_line(value, times)
    clear = p_value < SIGNIFICANT
    direction = direction_of(slope) if clear else Direction.NO_CLEAR_TREND
    how = (
        "later figures lie above or below earlier ones"
        if count >= FEWEST_FOR_RANKS
        else "the line stands out from the scatter of the points"
    )
    reason = (
        f"{over(used).capitalize()} {how} more than chance would give"
        if clear
        else f"{over(used).capitalize()} the figures move no more in one direction than chance would give"
    )
    return Trend(
        direction=direction,
        change=change_of(direction, polarity, target=target, fitted=ends),
        reason=f"{reason} ({p_words(p_value)}). The figures come without intervals.",
        method=_METHOD,
        slope=slope,
        p_value=p_value,
        positions=used,
    )


def _by_line(value: FloatArray, times: FloatArray) -> tuple[float, float, tuple[float, float]]:
    # In units of the largest figure, so that very small and very large series are tested alike.
    unit = float(np.abs(value - value.mean()).max())
    scaled = (value - value.mean()) / unit
    fit = weighted_slopes(scaled, np.ones_like(scaled), times, least_adjustment=0.0)
    mean = float(value.mean())
    ends = (mean + unit * float(fit.first[0]), mean + unit * float(fit.last[0]))
    return unit * float(fit.slope[0]), float(fit.p_value[0]), ends


def _by_ranks(value: FloatArray, times: FloatArray) -> tuple[float, float, tuple[float, float]]:
    score, p_value = mann_kendall(value)
    earlier, later = np.triu_indices(len(value), 1)
    slopes = (value[later] - value[earlier]) / (times[later] - times[earlier])
    slope = float(np.median(slopes))
    if slope * score <= 0 and score != 0:
        # Many ties can make the median slope nought while the order is clear: the order decides the
        # direction.
        slope = float(np.sign(score)) * float(np.abs(slopes[slopes * score > 0]).min())
    middle = float(np.median(value - slope * times))
    return slope, p_value, (middle + slope * float(times[0]), middle + slope * float(times[-1]))


def mann_kendall(values: Any) -> tuple[int, float]:
    """Kendall's S (pairs rising less pairs falling) and its two-sided chance under any order of these
    figures.

    Exact up to sixty figures, with ties: the orders of figures some of which are equal are counted by their
    inversions (the q-multinomial coefficients). Beyond sixty: the normal approximation with the correction
    for ties and for continuity. Raises ValueError with a sentence on a series that cannot be read.
    """
    series, refused = read_series(values)
    if refused:
        raise ValueError(refused)
    series = series[~np.isnan(series)]
    count = len(series)
    if count < 2:
        return 0, 1.0
    earlier, later = np.triu_indices(count, 1)
    score = int(np.sign(series[later] - series[earlier]).sum())
    groups = tuple(sorted(int(each) for each in np.unique(series, return_counts=True)[1]))
    if count > MOST_FOR_EXACT:
        variance = count * (count - 1) * (2 * count + 5) - sum(g * (g - 1) * (2 * g + 5) for g in groups)
        if variance == 0:
            return score, 1.0
        away = max(abs(score) - 1, 0) / np.sqrt(variance / 18)
        return score, float(min(1.0, 2 * stats.norm.sf(away)))
    orders = _orders_by_inversions(groups)
    untied_pairs = len(orders) - 1
    # S = untied pairs - 2 × inversions; the distribution is symmetric.
    at_least = sum(
        ways for inversions, ways in enumerate(orders) if abs(untied_pairs - 2 * inversions) >= abs(score)
    )
    return score, at_least / sum(orders)


@lru_cache(maxsize=256)
def _orders_by_inversions(groups: tuple[int, ...]) -> tuple[int, ...]:
    """How many orders of figures, in groups of equals, have 0, 1, 2 ... inversions."""
    orders = [1]
    for size in range(1, sum(groups) + 1):
        orders = _times_run(orders, size)
    for group in groups:
        for size in range(1, group + 1):
            orders = _over_run(orders, size)
    return tuple(orders)


def _times_run(polynomial: list[int], size: int) -> list[int]:
    """The polynomial times 1 + q + ... + q^(size - 1)."""
    out = [0] * (len(polynomial) + size - 1)
    for power, coefficient in enumerate(polynomial):
        for step in range(size):
            out[power + step] += coefficient
    return out


def _over_run(polynomial: list[int], size: int) -> list[int]:
    """The polynomial divided by 1 + q + ... + q^(size - 1), which it always is a multiple of."""
    out: list[int] = []
    for power in range(len(polynomial) - size + 1):
        out.append(polynomial[power] - sum(out[max(0, power - size + 1) : power]))
    return out
