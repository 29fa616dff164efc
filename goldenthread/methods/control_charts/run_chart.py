"""Run charts: what can be said of a short series, or one too skewed for limits, from the median alone.

Anhoej's rules: a run on one side of the median longer than chance would give, or the line crossing the median
less often than chance would give. Points on the median are left out. Fewer than ten useful points say
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import Any

import numpy as np
from scipy import stats

from goldenthread.methods.registry import Example, Method, register
from goldenthread.methods.series import read_series

from .signals import side_of

FEWEST_USEFUL = 10

RUN_CHART = register(
    Method(
        code="run-chart",
        name="Run chart with Anhoej's rules",
        version="1",
        formula=(
            "n = points not on the median\n"
            "signal where the longest run on one side > round(log2 n) + 3\n"
            "or crossings of the median < 5 % quantile of the binomial (n - 1, 1/2)"
        ),
        source="Anhoej and Olesen 2014, as in qicharts2",
        not_for="Fewer than ten points off the median; cumulative or rolling series.",
        example=Example(
            given="quarters with {values}",
            inputs={"values": [14, 15, 13, 16, 15, 14, 19, 21, 20, 22, 21, 23]},
            run=lambda **given: (
                run_chart(**given).centre,
                run_chart(**given).longest_run,
                run_chart(**given).crossings,
                run_chart(**given).fewest_expected,
            ),
            told="median {:.1f}; longest run {}, {} crossing where chance gives at least {}: something has "
            "changed",
            result="median 17.5; longest run 6, 1 crossing where chance gives at least 3: something has "
            "changed",
        ),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChart:
    """The rules' arithmetic, whether they signal, and a sentence. None where nothing is known."""

    centre: float | None
    useful_points: int
    longest_run: int
    longest_expected: int | None
    crossings: int
    fewest_expected: int | None
    signal: bool | None
    reason: str
    method: str = RUN_CHART.cited


def run_chart(values: Any, *, centre: float | None = None) -> RunChart:
    """Anhoej's rules for a series about its median (or a centre of the caller's).

    A missing point is left out and neither breaks a run nor makes a crossing.
    """
    series, refused = read_series(values)
    there = series[~np.isnan(series)]
    if refused or not len(there):
        return _nothing(refused or "There are no figures.", None, 0)
    middle = float(np.median(there)) if centre is None else float(centre)
    sides = side_of(there, middle)
    sides = sides[sides != 0]
    useful = len(sides)
    crossings = int((np.diff(sides) != 0).sum())
    longest = _longest(sides)
    if useful < FEWEST_USEFUL:
        said = f"At least {FEWEST_USEFUL} points off the median are needed to tell a change from chance; "
        return _nothing(
            f"{said}there {'is 1' if useful == 1 else f'are {useful}'}.", middle, useful, longest, crossings
        )
    most = round(log2(useful)) + 3
    fewest = int(stats.binom.ppf(0.05, useful - 1, 0.5))
    reasons = []
    if longest > most:
        reasons.append(f"{longest} points in a row lie on one side of the median (by chance up to {most})")
    if crossings < fewest:
        reasons.append(f"the line crosses the median {crossings} times (by chance at least {fewest})")
    reason = (
        f"Something has changed: {', and '.join(reasons)}."
        if reasons
        else "The points vary about the median as chance would have it."
    )
    return RunChart(
        centre=middle,
        useful_points=useful,
        longest_run=longest,
        longest_expected=most,
        crossings=crossings,
        fewest_expected=fewest,
        signal=bool(reasons),
        reason=reason,
    )


def _longest(sides: np.ndarray) -> int:
    longest = run = 0
    for place, side in enumerate(sides):
        run = run + 1 if place and side == sides[place - 1] else 1
        longest = max(longest, run)
    return longest


def _nothing(
    reason: str, centre: float | None, useful: int, longest: int = 0, crossings: int = 0
) -> RunChart:
    return RunChart(
        centre=centre,
        useful_points=useful,
        longest_run=longest,
        longest_expected=None,
        crossings=crossings,
        fewest_expected=None,
        signal=None,
        reason=reason,
    )
