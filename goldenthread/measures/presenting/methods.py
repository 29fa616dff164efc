"""What the methods say of a measure's figures: the recent trend, the control chart, the projection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.assessing.targets import TargetInForce
from goldenthread.measures.models import NewPhase
from goldenthread.measures.presenting.parts import multiplier_of
from goldenthread.measures.presenting.series import MeasureSeries, Targets
from goldenthread.measures.presenting.wording import in_sentence
from goldenthread.methods.control_charts import ControlChart, xmr_chart
from goldenthread.methods.intervals import limits_of_counts
from goldenthread.methods.projections import Projection, Scale, in_the_past, project
from goldenthread.methods.trends import recent_trend, recent_trend_of_proportions, trend_of_values
from goldenthread.methods.trends.result import Trend
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity

_ENOUGH_FOR_LIMITS = 12  # fewer annual figures belong to the recent trend
_RATES = {UnitKind.RATE, UnitKind.COUNT, UnitKind.POUNDS, UnitKind.DAYS, UnitKind.WEEKS, UnitKind.HOURS}
_FARTHEST = 60  # periods


@dataclass(frozen=True, slots=True)
class RecentTrend:
    """The trend in a sentence with its reason; `trend` is None where the figures allow none."""

    sentence: str
    reason: str
    trend: Trend | None = None


def recent_trend_of(series: MeasureSeries, assessment: Assessment, target: float | None) -> RecentTrend:
    """The trend by the best method that the figures allow: counts, then intervals, then bare values."""
    definition, polarity = assessment.definition, assessment.polarity or Polarity.NO_JUDGEMENT
    shared = series.shares_children(definition.accumulation)
    if shared:
        return RecentTrend("No trend is worked out.", f"{shared[0].upper()}{shared[1:]}.")
    counts, denominators = series.column("numerator"), series.column("denominator")
    lower, upper = series.column("lower_95"), series.column("upper_95")
    found: Trend | None = None
    aim = target if polarity is Polarity.CLOSE_TO_TARGET else None
    if definition.unit == UnitKind.PERCENT and counts is not None and denominators is not None:
        found = _or_none(
            lambda: recent_trend_of_proportions(counts, denominators, polarity=polarity, target=aim)
        )
    elif counts is not None and denominators is not None and multiplier_of(definition):
        lower, upper = _limits_of_rates(counts, denominators, multiplier_of(definition), (lower, upper))
    if (found is None or found.slope is None) and lower is not None and upper is not None:
        found = _or_none(lambda: recent_trend(series.array, lower, upper, polarity=polarity, target=aim))
    if found is None or found.slope is None:
        found = trend_of_values(series.array, polarity=polarity, target=aim)
    return RecentTrend(_trend_sentence(found), found.reason, found)


_Limits = np.ndarray | None


def _limits_of_rates(
    counts: np.ndarray, denominators: np.ndarray, multiplier: float, published: tuple[_Limits, _Limits]
) -> tuple[_Limits, _Limits]:
    """The limits of rates: their source's where it prints them, otherwise from the counts behind them."""
    if published[0] is not None and published[1] is not None:
        return published
    if np.nanmin(denominators, initial=np.inf) <= 0 or np.nanmin(counts, initial=0.0) < 0:
        return published
    lower, upper = limits_of_counts(counts, 0.95)
    return multiplier * lower / denominators, multiplier * upper / denominators


def _or_none(asked: Callable[[], Trend]) -> Trend | None:
    try:
        return asked()
    except ValueError:  # counts that can be no counts of this measure
        return None


def _trend_sentence(trend: Trend) -> str:
    if trend.is_clear:
        return f"The figures have been {trend.label}."
    if trend.slope is None:
        return "Too little is known for a trend."
    return "There is no clear trend."


@dataclass(frozen=True, slots=True)
class Control:
    """The control chart with the positions of its phases; `why_not` says why there is none."""

    chart: ControlChart | None = None
    phases: tuple[int, ...] = ()
    why_not: str = ""
    target: float | None = None


def control_of(
    series: MeasureSeries, assessment: Assessment, phases: list[NewPhase], target: float | None
) -> Control:
    """The chart of single figures where the methods allow it; otherwise the run chart, or why not."""
    accumulation = assessment.definition.accumulation
    shared = series.shares_children(accumulation)
    if shared:
        return Control(why_not=f"No control chart: {shared}.")
    starts = phase_positions(series, phases)
    points = series.how_many
    if series.is_yearly and points < _ENOUGH_FOR_LIMITS:
        return Control(
            phases=starts,
            why_not=f"No control chart: {points} yearly figure{'' if points == 1 else 's'} are too few. "
            f"At least {_ENOUGH_FOR_LIMITS} are needed; look at the recent trend instead.",
        )
    polarity = assessment.polarity or Polarity.NO_JUDGEMENT
    chart = xmr_chart(series.array, polarity=polarity, target=target, phase_starts=starts)
    if chart.refused:
        return Control(phases=starts, why_not=f"No control chart: {in_sentence(chart.refused)}.")
    if chart.run_chart is not None and chart.run_chart.signal is None:
        return Control(phases=starts, why_not=f"No control chart: {in_sentence(chart.run_chart.reason)}.")
    return Control(chart, starts, target=target)


def phase_positions(series: MeasureSeries, phases: list[NewPhase]) -> tuple[int, ...]:
    """Where in the series new phases begin: the first period that starts with or after the one named."""
    found = set()
    for phase in phases:
        start = phase.period.period.start
        position = next((i for i, each in enumerate(series.periods) if each.start >= start), None)
        if position:
            found.add(position)
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Outlook:
    """The projection to the date of the next target, or why there is none. Periods are those ahead."""

    found: Projection | None = None
    ahead: tuple[Period, ...] = ()
    target: float | None = None
    aim: TargetInForce | None = None
    due: Period | None = None
    why_not: str = ""
    record: str = ""


def outlook_of(
    series: MeasureSeries, assessment: Assessment, targets: Targets, starts: tuple[int, ...]
) -> Outlook:
    """What is likely by the date of the nearest target that lies ahead."""
    if not series.periods:
        return Outlook()
    latest = series.periods[-1]
    following = targets.ahead_of(latest)
    if following is None:
        return Outlook()
    target, due = following
    shared = series.shares_children(assessment.definition.accumulation)
    if shared:
        return Outlook(aim=target, due=due, why_not=f"No projection: {shared}.")
    ahead = _periods_until(latest, due)
    resolved = targets.resolved(target, ahead[-1] if ahead else due)
    goals = resolved.goals if len(resolved.goals) == 1 else ()
    point = float(goals[0].value) if goals else None
    scale = scale_of(assessment)
    found = project(
        series.array,
        periods_ahead=len(ahead),
        scale=scale,
        target=point,
        polarity=assessment.polarity or Polarity.NO_JUDGEMENT,
        season=series.season,
        breaks=starts,
        latest_error=_error_of(assessment),
    )
    if found.refused:
        return Outlook(aim=target, due=due, why_not=found.refused)
    record = in_the_past(scale, len(ahead)) if series.is_yearly else ""
    return Outlook(found, ahead, point, target, due, record=record)


def scale_of(assessment: Assessment) -> Scale:
    """The scale a measure's figures are projected on."""
    unit = UnitKind(assessment.definition.unit)
    if unit is UnitKind.PERCENT:
        return Scale.PERCENT
    return Scale.RATE if unit in _RATES else Scale.PLAIN


def _error_of(assessment: Assessment) -> float | None:
    latest = assessment.latest
    if latest is None or latest.lower_95 is None or latest.upper_95 is None:
        return None
    error = (latest.upper_95 - latest.lower_95) / 3.92
    return error if np.isfinite(error) and error > 0 else None


def _periods_until(latest: Period, due: Period) -> tuple[Period, ...]:
    found: list[Period] = []
    period = latest
    while len(found) < _FARTHEST:
        try:
            period = period.next()
        except (ValueError, OverflowError):
            break
        if period.end > due.end:
            break
        found.append(period)
    return tuple(found)
