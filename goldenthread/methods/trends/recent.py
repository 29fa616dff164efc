"""The recent trend over five points, where each comes with its interval or with its count and denominator.

A trend is claimed only when the slope is beyond what sampling error AND the ordinary movement from year to
year would give together. The rule is a weighted line whose error is enlarged by how much more the points
scatter about it than their intervals allow for (phi), compared with t on three degrees of freedom at 5 %. On
flat series it claims a trend at most 6 times in 100, whatever the extra movement; see
`tests/methods/test_trends.py`.

It speaks of these five points and never of what comes next: a figure that wanders can look like a trend for a
while.

A gap stays a gap: the five most recent points that have a figure and an interval are used at their true
distance in time, and they must lie within eight periods.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from goldenthread.methods.registry import Example, Method, register
from goldenthread.methods.series import FloatArray, read_together
from goldenthread.rules.polarity import Polarity

from .lines import weighted_slopes
from .result import Change, Direction, Trend, change_of, direction_of, not_calculated, over, p_words

POINTS = 5
WITHIN_PERIODS = 8
SIGNIFICANT = 0.05
#: A 95 % interval is this many standard errors wide.
WIDTH_IN_ERRORS = 3.92

RECENT_TREND = register(
    Method(
        code="trend-recent",
        name="Recent trend over five points",
        version="1",
        formula=(
            "error = (upper - lower) / 3.92, or square root of p(1 - p)/n with p over all five points\n"
            "w = 1 / error²; slope and its variance by weighted least squares\n"
            "phi = max(1, sum of w·residual² / 3)\n"
            "T = slope / square root of (variance · phi); a trend where p of T on t with 3 degrees < 5 %"
        ),
        source="Weighted least squares with a dispersion factor; checked by simulation with extra variation",
        not_for=(
            "Saying what will happen next; series of monthly or cumulative figures; rolling averages, whose "
            "points share their cases; figures without an interval (use the trend of values)."
        ),
        example=Example(
            given="five years with {values}, lower limits {lower}, upper limits {upper}; higher is better",
            inputs={
                "values": [61.0, 62.4, 63.1, 65.0, 66.2],
                "lower": [59.4, 60.9, 61.6, 63.5, 64.7],
                "upper": [62.6, 63.9, 64.6, 66.5, 67.7],
            },
            run=lambda **given: _told(recent_trend(**given, polarity=Polarity.HIGH)),
            told="{:.2f} a year, p = {:.4f}: {}",
            result="1.30 a year, p = 0.0135: increasing and getting better",
        ),
    )
)
_METHOD = RECENT_TREND.cited


def recent_trend(
    values: Any,
    lower: Any,
    upper: Any,
    *,
    polarity: Polarity = Polarity.NO_JUDGEMENT,
    target: float | None = None,
) -> Trend:
    """The trend of values with 95 % intervals; each array has one entry for each period, oldest first."""
    read, refused = read_together(values=values, lower_limits=lower, upper_limits=upper)
    if refused:
        return not_calculated(refused, _METHOD)
    value, low, high = read
    positions, why = _five(value, low, high)
    if why:
        return not_calculated(why, _METHOD)
    errors = (high - low)[positions] / WIDTH_IN_ERRORS
    if not (errors > 0).all():
        return not_calculated("An interval has no width, so the points cannot be weighed.", _METHOD)
    return _trend(value[positions], errors, positions, polarity, target)


def recent_trend_of_proportions(
    counts: Any,
    denominators: Any,
    *,
    multiplier: float = 100.0,
    polarity: Polarity = Polarity.NO_JUDGEMENT,
    target: float | None = None,
) -> Trend:
    """The trend of counts out of denominators; the slope is in the unit of `multiplier` (100 for per cent).

    The errors come from the proportion over all five points, so that a year of nought keeps its weight.
    """
    read, refused = read_together(counts=counts, denominators=denominators)
    if refused:
        return not_calculated(refused, _METHOD)
    x, n = read
    positions, why = _five(x, n)
    if why:
        return not_calculated(why, _METHOD)
    x, n = x[positions], n[positions]
    if not ((n > 0) & (x >= 0) & (x <= n)).all():
        return not_calculated("A count is below nought or above its denominator.", _METHOD)
    pooled = x.sum() / n.sum()
    if pooled in (0.0, 1.0):
        return Trend(
            direction=Direction.NO_CLEAR_TREND,
            change=Change.NOT_JUDGED,
            reason=f"All five figures are {'nought' if pooled == 0 else '100 %'}: nothing has moved.",
            method=_METHOD,
            slope=0.0,
            p_value=1.0,
            adjustment=1.0,
            positions=tuple(int(each) for each in positions),
        )
    with np.errstate(all="ignore"):
        errors = multiplier * np.sqrt(pooled * (1 - pooled) / n)
        share = multiplier * (x / n)
    return _trend(share, errors, positions, polarity, target)


def _five(*series: FloatArray) -> tuple[np.ndarray, str]:
    usable = ~np.any([np.isnan(each) for each in series], axis=0) if len(series[0]) else np.array([], bool)
    positions = np.flatnonzero(usable)[-POINTS:]
    if len(positions) < POINTS:
        count = len(positions)
        return positions, (
            f"Five points with an interval are needed; there {'is 1' if count == 1 else f'are {count}'}."
        )
    if positions[-1] - positions[0] + 1 > WITHIN_PERIODS:
        return positions, (
            f"The last five points with an interval lie more than {WITHIN_PERIODS} periods apart: "
            "too many are missing between them."
        )
    return positions, ""


def _trend(
    value: FloatArray, errors: FloatArray, positions: np.ndarray, polarity: Polarity, target: float | None
) -> Trend:
    fit = weighted_slopes(value, errors, positions.astype(np.float64))
    p_value, slope, phi = float(fit.p_value[0]), float(fit.slope[0]), float(fit.adjustment[0])
    if not np.isfinite([p_value, slope, phi]).all():
        return not_calculated("The figures and their intervals are too far apart in size to weigh.", _METHOD)
    used = tuple(int(each) for each in positions)
    clear = p_value < SIGNIFICANT
    direction = direction_of(slope) if clear else Direction.NO_CLEAR_TREND
    if clear:
        reason = f"The slope {over(used)} is more than sampling error and yearly movement would give"
    else:
        reason = f"The slope {over(used)} is within what sampling error and yearly movement would give"
    return Trend(
        direction=direction,
        change=change_of(
            direction, polarity, target=target, fitted=(float(fit.first[0]), float(fit.last[0]))
        ),
        reason=f"{reason} ({p_words(p_value)}).",
        method=_METHOD,
        slope=slope,
        p_value=p_value,
        adjustment=phi,
        positions=used,
    )


def _told(trend: Trend) -> tuple[Any, ...]:
    """Slope, chance and label, for the record's example."""
    return trend.slope, trend.p_value, trend.label
