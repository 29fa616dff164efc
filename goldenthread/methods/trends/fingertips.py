"""The recent trend as Fingertips labels it, for those who must show the same label as the national site.

The rule: the five most recent single years without a break; a chi-square of the slope above 9.549536 (99.8 %,
one degree of freedom); and the slope keeps its sign whichever of the five is left out. It takes sampling
error for the only noise, so ordinary year-to-year movement passes for a trend: with extra variation of five
sampling errors it calls 39 % of flat series a trend. Our own rule (`recent_trend`) is the default for that
reason.

What the published programs get wrong is not repeated: a trend of a proportion has its own direction, a
missing interval is "cannot be calculated" and not "no change", and the five years must be unbroken.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import stats

from goldenthread.methods.registry import Example, Method, register
from goldenthread.methods.series import FloatArray, read_together
from goldenthread.rules.polarity import Polarity

from .lines import weighted_slopes
from .result import Change, Direction, Trend, change_of, direction_of, not_calculated

POINTS = 5
#: 99.8 % of chi-square with one degree of freedom, as Fingertips prints it.
CRITICAL = 9.549536
#: The published rule divides by this, not by twice the exact quantile.
WIDTH_IN_ERRORS = 3.92

FINGERTIPS_TREND = register(
    Method(
        code="trend-fingertips",
        name="Recent trend as Fingertips labels it",
        version="1",
        formula=(
            "t = 1 to 5; error = (upper - lower) / 3.92; w = 1 / error²\n"
            "slope = (Sw·Swyt - Swt·Swy) / (Sw·Swtt - Swt²); variance = Sw / (Sw·Swtt - Swt²)\n"
            "chi² = slope² / variance; for proportions chi² = N(N·Sxt - X·Snt)² / (X(N - X)(N·Sntt - Snt²))\n"
            "a trend where chi² > 9.549536 and the slope keeps its sign with any one year left out "
            "(for proportions: the unweighted slope of the logits)"
        ),
        source="Fingertips (Department of Health and Social Care), recent trend",
        not_for=(
            "Saying whether a change is real: it counts sampling error only, so series that move about from "
            "year to year for other reasons are called trends. Use it where the national label must be shown."
        ),
        example=Example(
            given="five years with {values}, lower limits {lower}, upper limits {upper}; higher is better",
            inputs={
                "values": [61.0, 62.4, 63.1, 65.0, 66.2],
                "lower": [59.4, 60.9, 61.6, 63.5, 64.7],
                "upper": [62.6, 63.9, 64.6, 66.5, 67.7],
            },
            run=lambda **given: (
                fingertips_trend(**given, polarity=Polarity.HIGH).slope,
                fingertips_trend(**given, polarity=Polarity.HIGH).label,
            ),
            told="{:.2f} a year: {}",
            result="1.30 a year: increasing and getting better",
        ),
    )
)
_METHOD = FINGERTIPS_TREND.cited


def fingertips_trend(
    values: Any, lower: Any, upper: Any, *, polarity: Polarity = Polarity.NO_JUDGEMENT
) -> Trend:
    """Fingertips' label from values with 95 % intervals (rates and standardised rates), one for each year."""
    read, refused = read_together(values=values, lower_limits=lower, upper_limits=upper)
    recent, why = _last_five(read, refused)
    if why:
        return not_calculated(why, _METHOD)
    value, low, high = recent
    if not (high > low).all():
        return not_calculated("An interval has no width, so the points cannot be weighed.", _METHOD)
    errors = (high - low) / WIDTH_IN_ERRORS
    times = np.arange(1.0, POINTS + 1)
    fit = weighted_slopes(value, errors, times)
    slope = float(fit.slope[0])
    with np.errstate(all="ignore"):
        chi_square = float(fit.slope[0] ** 2 / fit.variance[0])
    kept = [
        float(weighted_slopes(np.delete(value, one), np.delete(errors, one), np.delete(times, one)).slope[0])
        for one in range(POINTS)
    ]
    return _label(slope, chi_square, kept, polarity, len(read[0]))


def fingertips_trend_of_proportions(
    counts: Any, denominators: Any, *, polarity: Polarity = Polarity.NO_JUDGEMENT
) -> Trend:
    """Fingertips' label from counts and denominators, one pair for each year.

    A year in which everybody or nobody counts has no logit: "cannot be calculated". The slope given is the
    change per year of the proportion (0 to 1).
    """
    read, refused = read_together(counts=counts, denominators=denominators)
    recent, why = _last_five(read, refused)
    if why:
        return not_calculated(why, _METHOD)
    x, n = recent
    if not ((x > 0) & (x < n)).all():
        return not_calculated(
            "In one of the last five years the count is nought or all of its denominator.", _METHOD
        )
    t = np.arange(1.0, POINTS + 1)
    total, events = n.sum(), x.sum()
    with np.errstate(all="ignore"):
        inner = total * (x * t).sum() - events * (n * t).sum()
        spread = total * (n * t**2).sum() - (n * t).sum() ** 2
        chi_square = total * inner**2 / (events * (total - events) * spread)
        slope = inner / spread
        logit = np.log(x / (n - x))
    alike = np.ones(POINTS - 1)
    kept = [
        float(weighted_slopes(np.delete(logit, one), alike, np.delete(t, one)).slope[0])
        for one in range(POINTS)
    ]
    return _label(float(slope), float(chi_square), kept, polarity, len(read[0]))


def _last_five(read: list[FloatArray], refused: str) -> tuple[list[FloatArray], str]:
    if refused:
        return [], refused
    if len(read[0]) < POINTS:
        return [], f"Five years are needed; there {_are(len(read[0]))}."
    recent = [series[-POINTS:] for series in read]
    if np.isnan(recent[0]).any():
        return [], "One of the last five years has no figure."
    if any(np.isnan(series).any() for series in recent):
        return [], "One of the last five years has no interval or denominator."
    return recent, ""


def _are(count: int) -> str:
    return "is 1" if count == 1 else f"are {count}"


def _label(slope: float, chi_square: float, kept: list[float], polarity: Polarity, length: int) -> Trend:
    if not np.isfinite([slope, chi_square, *kept]).all():
        return not_calculated("The figures and their intervals are too far apart in size to weigh.", _METHOD)
    same_sign = all(each > 0 for each in kept) or all(each < 0 for each in kept)
    positions = tuple(range(length - POINTS, length))
    p_value = float(stats.chi2.sf(chi_square, 1))
    if chi_square > CRITICAL and same_sign:
        # The sign all five agree on: it cannot differ from the slope's own by rounding.
        direction = direction_of(kept[0])
        change = change_of(direction, polarity)
        reason = "The slope over five years is beyond what sampling error alone would give (99.8 %)."
    else:
        direction, change = Direction.NO_CLEAR_TREND, Change.NOT_JUDGED
        reason = (
            "The slope over five years is within what sampling error alone would give (99.8 %)."
            if chi_square <= CRITICAL
            else "The direction depends on a single one of the five years."
        )
    return Trend(
        direction=direction,
        change=change,
        reason=reason,
        method=_METHOD,
        slope=slope,
        p_value=p_value,
        positions=positions,
    )
