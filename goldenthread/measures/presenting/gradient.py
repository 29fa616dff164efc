"""How a measure falls or rises from the most to the least deprived group: slope and relative index.

A gap between the two ends ignores everybody between. The index puts a line through all groups, each as wide
as its share of the children. Method: `methods/inequality.py`, on the counts behind the figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.models import Definition
from goldenthread.measures.presenting.deprivation import deprivation_order, is_by_deprivation
from goldenthread.measures.presenting.gaps.between import without_unit
from goldenthread.measures.presenting.parts import Counts, Part, counts_behind, in_order, multiplier_of
from goldenthread.measures.presenting.wording import shown_difference, shown_number, signed_difference
from goldenthread.methods.arrays import Estimate
from goldenthread.methods.inequality import DRAWS, FEWEST_GROUPS, Gradient, Scale, slope_index_of_inequality
from goldenthread.methods.intervals import limits_of_counts, wilson_limits
from goldenthread.plans.wording import joined
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.periods import Period

_DRAWS_FOR_THE_PAST = 10_000
_MOST_PERIODS = 10
_STEPS = 24  # points of the line, which is curved where it was put through logarithms


@dataclass(frozen=True, slots=True)
class GradientPoint:
    """One group: its place along the range (share of the children up to its middle), figure and limits."""

    name: str
    along: float
    share: float
    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class PastIndex:
    """The two indices of one period, ready to print, with the slope index as a number."""

    period: Period
    slope: str
    slope_interval: str
    ratio: str
    ratio_interval: str
    value: float


@dataclass(frozen=True, slots=True)
class GradientTold:
    """The slope across all groups of a period in sentences, what draws it, or why there is none."""

    period: Period
    why_not: str = ""
    sentence: str = ""
    meaning: str = ""
    points: tuple[GradientPoint, ...] = ()
    line: tuple[tuple[float, float], ...] = ()
    past: tuple[PastIndex, ...] = field(default=())


def gradient_of(
    dimension: str, parts: Sequence[Part], period: Period, assessment: Assessment
) -> GradientTold | None:
    """The indices of inequality for a period; None where the groups are not an order of deprivation."""
    if not is_by_deprivation(dimension, [part.name for part in parts]):
        return None
    order = deprivation_order([part.name for part in parts])
    if order.why_not:
        return GradientTold(period, _why(order.why_not))
    by_name = {part.name: part for part in parts}
    ordered = [by_name[name] for name in order.names]
    if len(ordered) < FEWEST_GROUPS:
        return GradientTold(
            period, _why(f"it needs at least {FEWEST_GROUPS} groups, and there are {len(ordered)}")
        )
    definition = assessment.definition
    counts, why_not = _counts(ordered, period, definition)
    found = _index(counts, definition, DRAWS) if counts else None
    if counts is None or found is None or math.isnan(found.slope_index.value):
        return GradientTold(period, _why(why_not or "no line can be put through these figures"))
    points, each = _points(ordered, counts, definition), multiplier_of(definition)
    start = float(found.start) * each
    line = _line(start, start - float(found.slope_index.value), definition, _is_curved(counts, definition))
    return GradientTold(
        period=period,
        sentence=_sentence(found, start, assessment),
        meaning=_meaning(found, order.left_out),
        points=points,
        line=line,
        past=_past(ordered, definition, (period, found)),
    )


def _why(reason: str) -> str:
    return f"No slope index of inequality: {reason}."


def _counts(
    ordered: Sequence[Part], period: Period, definition: Definition
) -> tuple[list[Counts] | None, str]:
    if not multiplier_of(definition):
        return None, "the measure is neither a percentage nor a rate"
    found = [(part.name, counts_behind(part.number_at(period), definition)) for part in ordered]
    lacking = [name for name, counts in found if counts is None]
    if lacking:
        said = joined(lacking) if len(lacking) <= 3 else f"{len(lacking)} of the {len(found)} groups"
        return None, f"how many children are counted, and of how many, is not known or withheld for {said}"
    return [counts for _, counts in found if counts is not None], ""


def _is_curved(counts: Sequence[Counts], definition: Definition) -> bool:
    """Whether the line is put through logs or logits, which have no place for none or all."""
    if any(x == 0 for x, _ in counts):
        return False
    return definition.unit != UnitKind.PERCENT or all(x < n for x, n in counts)


def _limits(counts: Sequence[Counts], definition: Definition) -> tuple[np.ndarray, np.ndarray]:
    x = np.array([each.numerator for each in counts], dtype=np.float64)
    n = np.array([each.denominator for each in counts], dtype=np.float64)
    if definition.unit == UnitKind.PERCENT:
        lower, upper = wilson_limits(x, n)
        return np.asarray(lower), np.asarray(upper)
    lower, upper = limits_of_counts(x, 0.95)
    return lower / n, upper / n


def _index(counts: Sequence[Counts], definition: Definition, draws: int) -> Gradient | None:
    """The indices of the most deprived end against the least; None where no line can be put."""
    values = [each.numerator / each.denominator for each in counts]
    lower, upper = _limits(counts, definition)
    curved = _is_curved(counts, definition)
    scale = Scale.PROPORTION if definition.unit == UnitKind.PERCENT else Scale.RATE
    try:
        return slope_index_of_inequality(
            values,
            [each.denominator for each in counts],
            lower=lower,
            upper=upper,
            scale=scale if curved else Scale.PLAIN,
            transform=curved,
            multiplier=-multiplier_of(definition),  # the most deprived end less the least
            draws=draws,
        )
    except ValueError:  # figures through which no line can be put
        return None


def _points(
    ordered: Sequence[Part], counts: Sequence[Counts], definition: Definition
) -> tuple[GradientPoint, ...]:
    each, everybody = multiplier_of(definition), sum(n for _, n in counts)
    lower, upper = _limits(counts, definition)
    points, before = [], 0.0
    for at, (part, (x, n)) in enumerate(zip(ordered, counts, strict=True)):
        share = n / everybody
        points.append(
            GradientPoint(
                part.name, before + share / 2, share, each * x / n,
                each * float(lower[at]), each * float(upper[at]),
            )
        )  # fmt: skip
        before += share
    return tuple(points)


def _line(start: float, end: float, definition: Definition, curved: bool) -> tuple[tuple[float, float], ...]:
    """The line from the most deprived end (0) to the least (1)."""
    along = np.linspace(0.0, 1.0, _STEPS)
    if not curved:
        values = start + (end - start) * along
    elif definition.unit == UnitKind.PERCENT:
        ends = [math.log(each / (100 - each)) for each in (start, end)]
        values = 100 / (1 + np.exp(-(ends[0] + (ends[1] - ends[0]) * along)))
    else:
        values = np.exp(math.log(start) + (math.log(end) - math.log(start)) * along)
    return tuple((float(x), float(y)) for x, y in zip(along, values, strict=True))


def _sentence(found: Gradient, start: float, assessment: Assessment) -> str:
    definition = assessment.definition
    slope, end = found.slope_index, start - float(found.slope_index.value)
    way = "more" if slope.value > 0 else "less"
    ratio = _ratio(found.relative_index)
    times = (
        f", {ratio} times as much (relative index{_ratio_interval(found.relative_index)})" if ratio else ""
    )
    return (
        f"On a line through all groups the most deprived end has {shown_number(start, definition)} and the "
        f"least deprived end {shown_number(end, definition)}: "
        f"{shown_difference(slope.value, definition)} {way} (slope index{_interval(slope, definition)})"
        f"{times}."
    )


def _interval(slope: Estimate, definition: Definition) -> str:
    if math.isnan(slope.lower) or math.isnan(slope.upper):
        return ", no interval can be given"
    low = without_unit(signed_difference(slope.lower, definition))
    return f", 95% interval {low} to {without_unit(signed_difference(slope.upper, definition))}"


def _ratio(ratio: Estimate) -> str:
    return "" if math.isnan(ratio.value) or not 0 < ratio.value < 1000 else f"{ratio.value:.2f}"


def _ratio_interval(ratio: Estimate) -> str:
    if math.isnan(ratio.lower) or math.isnan(ratio.upper) or ratio.upper > 1000:
        return ""
    return f", 95% interval {ratio.lower:.2f} to {ratio.upper:.2f}"


def _meaning(found: Gradient, left_out: Sequence[str]) -> str:
    slope = found.slope_index
    said = []
    if not math.isnan(slope.lower) and not math.isnan(slope.upper):
        said.append(
            "Chance alone could give a slope of this size."
            if slope.lower <= 0 <= slope.upper
            else "The slope is more than chance alone would give."
        )
    said.append(
        "It uses every group and how many children are in it, where a gap between the two ends leaves out "
        "all between. It does not say why, and says little where the points lie far from the line."
    )
    if left_out:
        said.append(f"Not on the line: {joined(list(left_out))}.")
    if found.warning:
        said.append(found.warning)
    return " ".join(said)


def _past(
    ordered: Sequence[Part], definition: Definition, latest: tuple[Period, Gradient]
) -> tuple[PastIndex, ...]:
    """The indices of every period for which all groups are known, oldest first."""
    periods = in_order([each.period for part in ordered for each in part.figures])
    found = []
    for period in periods[-_MOST_PERIODS:]:
        if period == latest[0]:
            index: Gradient | None = latest[1]
        else:
            counts, _ = _counts(ordered, period, definition)
            index = _index(counts, definition, _DRAWS_FOR_THE_PAST) if counts else None
        if index is None or math.isnan(index.slope_index.value):
            continue
        slope, ratio = index.slope_index, index.relative_index
        found.append(
            PastIndex(
                period,
                signed_difference(slope.value, definition),
                _interval(slope, definition).removeprefix(", "),
                _ratio(ratio),
                _ratio_interval(ratio).removeprefix(", "),
                float(slope.value),
            )
        )
    return tuple(found)
