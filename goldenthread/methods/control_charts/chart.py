"""A control chart: the figures, their limits, the signals at each point, the two icons and what to beware of.

For a series of snapshots (a figure for each month or quarter on its own). Cumulative figures and rolling
averages are refused: each of their points contains the one before, so that chance alone makes trends. Annual
series of five to twelve points belong to the recent trend.

A new phase is a decision of a person, with a reason, taken elsewhere; here it is the position at which it
begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from goldenthread.methods.registry import Example, Method, register
from goldenthread.methods.series import LARGEST, FloatArray, IntArray, read_series, read_together
from goldenthread.rules.polarity import Polarity

from .icons import Assurance, Meaning, Variation, assurance_of, meaning_of, variation_of
from .limits import Limits, phase_of, share_limits, xmr_limits
from .run_chart import RunChart, run_chart
from .settings import ENOUGH_POINTS, FEWEST_FIXED, IHI, ChartRules, TwoOfThree
from .signals import beyond, shift, side_of, trend_by_next_step, two_of_three

XMR_CHART = register(
    Method(
        code="xmr-chart",
        name="Control chart of single figures (XmR)",
        version="1",
        formula=(
            "mean of the phase; moving range = |figure - figure before|; a = mean moving range, those of "
            "3.267·a or more left out once where screened\n"
            "limits = mean ± 2.66·a; two-sigma lines = mean ± (2/3)·2.66·a\n"
            "special cause: beyond a limit; 6 or 7 rising or falling; two of three beyond two sigma; "
            "7 or 8 on one side of the mean"
        ),
        source="Wheeler; NHS England, Making Data Count; NHSRplotthedots 0.2.2",
        not_for=(
            "Cumulative figures, rolling averages, annual series of a dozen points or fewer, percentages "
            "whose denominators vary much (use p or u), and figures that resemble their predecessors closely."
        ),
        example=Example(
            given="months with {values}",
            inputs={"values": [52, 48, 51, 55, 49, 50, 53, 47, 52, 50, 49, 51, 66]},
            run=lambda **given: (
                *(
                    line[-1]
                    for line in (xmr_chart(**given).mean, xmr_chart(**given).lower, xmr_chart(**given).upper)
                ),
                xmr_chart(**given).signals[-1],
            ),
            told="mean {:.2f}, limits {:.2f} and {:.2f}; the last month is {}",
            result="mean 51.77, limits 42.82 and 60.72; the last month is beyond a limit",
        ),
    )
)
SHARE_CHART = register(
    Method(
        code="p-u-chart",
        name="Control chart of shares (p) and rates (u)",
        version="1",
        formula=(
            "centre c = sum of counts / sum of denominators in the phase\n"
            "error = square root of c(1 - c)/n for a share, of c/n for a rate\n"
            "limits = c ± 3·sigma_z·error; sigma_z = screened mean moving range of (figure - c)/error "
            "over 1.128 (Laney), or 1"
        ),
        source="Shewhart; Laney 2002; qicharts2",
        not_for="Cumulative or rolling counts; without Laney's correction, very large denominators.",
        example=Example(
            given="months with {counts} of {denominators} reviews on time",
            inputs={
                "counts": [45, 50, 47, 52, 44, 49, 51, 46, 48, 50, 47, 49, 30],
                "denominators": [60, 66, 61, 70, 59, 64, 68, 60, 63, 65, 62, 64, 60],
            },
            run=lambda **given: (
                p_chart(**given).mean[-1],
                p_chart(**given).lower[-1],
                p_chart(**given).upper[-1],
                p_chart(**given).signals[-1],
            ),
            told="centre {:.1%}, limits of the last month {:.1%} and {:.1%}: its 50% is {}",
            result="centre 74.0%, limits of the last month 70.7% and 77.3%: its 50% is beyond a limit",
        ),
    )
)


class Signal(StrEnum):
    """The rule a point is marked by; the first that applies, in this order."""

    NONE = "none"
    BEYOND = "beyond a limit"
    TREND = "trend"
    TWO_OF_THREE = "two of three near a limit"
    SHIFT = "shift"


ORDER = (Signal.BEYOND, Signal.TREND, Signal.TWO_OF_THREE, Signal.SHIFT)
#: A lag-1 correlation above this many standard errors is warned of.
_CORRELATION_ERRORS = 1.645


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ControlChart:
    """A finished chart; arrays have one entry for each point, nan or 0 where there is nothing.

    `found` has, for each rule, the direction of every point marked by it (1, -1, 0); `signals`, `directions`
    and `meanings` are what is shown. `refused` is a sentence where there is no chart, and then all else is
    empty. `run_chart` is given where the last phase is too short for limits one can rely on.
    """

    values: FloatArray
    phase: IntArray
    limits: Limits
    found: dict[Signal, IntArray]
    signals: tuple[Signal, ...]
    directions: IntArray
    meanings: tuple[Meaning, ...]
    variation: Variation | None
    assurance: Assurance | None
    run_chart: RunChart | None
    warnings: tuple[str, ...]
    refused: str
    method: str
    rules: ChartRules

    @property
    def mean(self) -> FloatArray:
        return self.limits.centre

    @property
    def lower(self) -> FloatArray:
        return self.limits.lower

    @property
    def upper(self) -> FloatArray:
        return self.limits.upper


def xmr_chart(
    values: Any,
    *,
    polarity: Polarity = Polarity.NO_JUDGEMENT,
    target: float | None = None,
    rules: ChartRules = IHI,
    phase_starts: Sequence[int] = (),
    fix_after: int | None = None,
    cumulative: bool = False,
    rolling: bool = False,
) -> ControlChart:
    """The XmR chart of a series of figures, oldest first, gaps as nan.

    `phase_starts` are the positions at which new phases begin (0 need not be named). `fix_after` sets the
    limits of every phase by its first so many points (at least 12).
    """
    series, refused = read_series(values)
    refused = refused or _why_not(len(series), phase_starts, fix_after, cumulative, rolling)
    if refused:
        return _refused(refused, XMR_CHART.cited, rules)
    phase = phase_of(len(series), phase_starts)
    limits = xmr_limits(series, phase, screened=rules.screened, fix_after=fix_after)
    return _chart(series, phase, limits, polarity, target, rules, XMR_CHART.cited)


def p_chart(counts: Any, denominators: Any, **options: Any) -> ControlChart:
    """The chart of shares (0 to 1) from counts and denominators; `options` as of `xmr_chart`, and `prime`.

    `prime` (the default) is Laney's correction, without which large denominators signal at almost every
    point.
    """
    return _share_chart(counts, denominators, of_whole=True, **options)


def u_chart(counts: Any, denominators: Any, **options: Any) -> ControlChart:
    """The chart of rates (events for each unit of the denominator); `options` as of `p_chart`."""
    return _share_chart(counts, denominators, of_whole=False, **options)


def _share_chart(
    counts: Any,
    denominators: Any,
    *,
    of_whole: bool,
    prime: bool = True,
    polarity: Polarity = Polarity.NO_JUDGEMENT,
    target: float | None = None,
    rules: ChartRules = IHI,
    phase_starts: Sequence[int] = (),
    fix_after: int | None = None,
    cumulative: bool = False,
    rolling: bool = False,
) -> ControlChart:
    read, refused = read_together(counts=counts, denominators=denominators)
    refused = refused or _why_not(len(read[0]), phase_starts, fix_after, cumulative, rolling)
    if refused:
        return _refused(refused, SHARE_CHART.cited, rules)
    x, n = read
    known = ~np.isnan(x) & ~np.isnan(n)
    if (n[known] <= 0).any() or (x[known] < 0).any():
        return _refused("A count is below nought or a denominator not above it.", SHARE_CHART.cited, rules)
    if of_whole and (x[known] > n[known]).any():
        return _refused("A count is above its denominator, so it is no share.", SHARE_CHART.cited, rules)
    x, n = np.where(known, x, np.nan), np.where(known, n, np.nan)
    phase = phase_of(len(x), phase_starts)
    with np.errstate(all="ignore"):
        values = x / n
        limits = share_limits(x, n, phase, of_whole=of_whole, prime=prime, fix_after=fix_after)
    if np.isinf([values, limits.lower, limits.upper]).any() or (values > LARGEST).any():
        return _refused(
            "Counts and denominators are too far apart in size to calculate with.", SHARE_CHART.cited, rules
        )
    return _chart(values, phase, limits, polarity, target, rules, SHARE_CHART.cited)


def _why_not(
    length: int, phase_starts: Sequence[int], fix_after: int | None, cumulative: bool, rolling: bool
) -> str:
    if cumulative:
        return "Cumulative figures rise by themselves and cannot be shown on a control chart."
    if rolling:
        return "Rolling averages share their cases, so chance alone would make trends: no control chart."
    if not length:
        return "There are no figures to chart."
    if any(not isinstance(each, int | np.integer) or not 0 <= each < length for each in phase_starts):
        return "A new phase must begin at one of the points of the series."
    if fix_after is not None and fix_after < FEWEST_FIXED:
        return f"Limits can be fixed by the first {FEWEST_FIXED} points or more, not by fewer."
    return ""


def _refused(reason: str, method: str, rules: ChartRules) -> ControlChart:
    none = np.array([], dtype=np.float64)
    return ControlChart(
        values=none,
        phase=none.astype(np.int64),
        limits=Limits(none, none, none, none, none, none),
        found={},
        signals=(),
        directions=none.astype(np.int64),
        meanings=(),
        variation=None,
        assurance=None,
        run_chart=None,
        warnings=(),
        refused=reason,
        method=method,
        rules=rules,
    )


def _chart(
    values: FloatArray,
    phase: IntArray,
    limits: Limits,
    polarity: Polarity,
    target: float | None,
    rules: ChartRules,
    method: str,
) -> ControlChart:
    there = np.flatnonzero(~np.isnan(values))
    if not len(there):
        return _refused("There are no figures to chart.", method, rules)
    found = _signals(values, phase, limits, rules)
    signals, directions = _shown(found, polarity, rules)
    last = int(there[-1])
    in_last_phase = values[phase == phase[last]]
    short = int((~np.isnan(in_last_phase)).sum()) < ENOUGH_POINTS
    with_icons = int((~np.isnan(in_last_phase)).sum()) >= rules.icons_from and np.isfinite(limits.upper[last])
    return ControlChart(
        values=values,
        phase=phase,
        limits=limits,
        found=found,
        signals=signals,
        directions=directions,
        meanings=tuple(meaning_of(int(each), polarity) for each in directions),
        variation=variation_of(int(directions[last]), polarity) if with_icons else None,
        assurance=(
            assurance_of(float(limits.lower[last]), float(limits.upper[last]), target, polarity)
            if with_icons
            else None
        ),
        run_chart=run_chart(in_last_phase) if short else None,
        warnings=_warnings(values, phase, limits, last),
        refused="",
        method=method,
        rules=rules,
    )


def _signals(
    values: FloatArray, phase: IntArray, limits: Limits, rules: ChartRules
) -> dict[Signal, IntArray]:
    """Every rule on every phase by itself: runs begin anew with a new phase."""
    found = {rule: np.zeros(len(values), dtype=np.int64) for rule in ORDER}
    for number in np.unique(phase):
        here = phase == number
        value, centre = values[here], limits.centre[here]
        sides = side_of(value, centre)
        out = beyond(value, limits.lower[here], limits.upper[here])
        near = beyond(value, limits.lower_two_sigma[here], limits.upper_two_sigma[here]) != 0
        if rules.two_of_three is TwoOfThree.BETWEEN:
            near &= out == 0
        found[Signal.BEYOND][here] = out
        found[Signal.TREND][here] = trend_by_next_step(value, rules.trend)
        found[Signal.TWO_OF_THREE][here] = two_of_three(near, sides)
        found[Signal.SHIFT][here] = shift(value, centre, rules.shift)
    return found


def _shown(
    found: dict[Signal, IntArray], polarity: Polarity, rules: ChartRules
) -> tuple[tuple[Signal, ...], IntArray]:
    length = len(found[Signal.BEYOND])
    signals, directions = [], np.zeros(length, dtype=np.int64)
    for place in range(length):
        met = [(rule, int(found[rule][place])) for rule in ORDER if found[rule][place]]
        if rules.improvement_first:
            met.sort(key=lambda each: meaning_of(each[1], polarity) is not Meaning.IMPROVEMENT)
        rule, direction = met[0] if met else (Signal.NONE, 0)
        signals.append(rule)
        directions[place] = direction
    return tuple(signals), directions


def _warnings(values: FloatArray, phase: IntArray, limits: Limits, last: int) -> tuple[str, ...]:
    said = []
    counts = [int((~np.isnan(values[phase == number])).sum()) for number in np.unique(phase)]
    for number, count in enumerate(counts, start=1):
        if count < ENOUGH_POINTS:
            which = "The series" if len(counts) == 1 else f"Phase {number}"
            said.append(
                f"{which} has {count} {'point' if count == 1 else 'points'}; "
                f"limits of fewer than {ENOUGH_POINTS} are on trial."
            )
    correlation = lag_one_correlation(values, limits.centre)
    if correlation is not None:
        said.append(
            f"Each figure resembles the one before (correlation {correlation:.1f}), "
            "so signals come up far more often by chance than the rules suppose."
        )
    if last < len(values) - 1:
        missing = len(values) - 1 - last
        said.append(
            "The latest period has no figure; what is said is about the one before."
            if missing == 1
            else f"The latest {missing} periods have no figure; what is said is about the one before them."
        )
    return tuple(said)


def lag_one_correlation(values: FloatArray, centre: FloatArray) -> float | None:
    """The correlation of each point with its predecessor where it is beyond chance (one-sided, 5 %), else
    None.

    Measured from the centre of the phase. Fewer than twelve points tell nothing about it.
    """
    away = values - centre
    known = away[~np.isnan(away)]
    unit = float(np.abs(known).max()) if len(known) else 0.0
    if len(known) < FEWEST_FIXED or unit == 0:
        return None
    pairs = (away[1:] / unit) * (away[:-1] / unit)
    correlation = float(np.nansum(pairs) / ((known / unit) ** 2).sum())
    # A sample's correlation lies 1/n below the truth on average, because the mean is its own.
    above = correlation + 1 / len(known)
    return correlation if above > _CORRELATION_ERRORS / np.sqrt(len(known)) else None
