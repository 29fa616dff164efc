"""The gap between the two groups of a pair, or between the highest and the lowest of several."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.models import Definition
from goldenthread.measures.presenting.gaps.between import (
    COURSE,
    MOST_RATIO,
    change_of,
    gap_of,
    shares_children,
    without_unit,
)
from goldenthread.measures.presenting.parts import (
    Counts,
    Part,
    counts_behind,
    in_order,
    limits_of,
)
from goldenthread.measures.presenting.series import series_of
from goldenthread.measures.presenting.wording import shown_difference
from goldenthread.methods.gaps import (
    Gap,
    GapChange,
    gap_from_limits,
)
from goldenthread.methods.trends import trend_of_values
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity


@dataclass(frozen=True, slots=True)
class GapTold:
    """The gap between two parts in the latest period both have, in a sentence, and how it has moved."""

    sentence: str
    trend: str
    periods: tuple[str, ...] = ()
    values: tuple[float | None, ...] = ()


def gap_between_two(parts: Sequence[Part], assessment: Assessment) -> GapTold | None:
    """The gap between the two groups of a pair, or between the highest and the lowest of several."""
    pair = _pair(parts)
    if pair is None:
        return None
    first, second = pair
    both = in_order(
        [
            each.period
            for each in first.figures
            if first.number_at(each.period) and second.number_at(each.period)
        ]
    )
    latest = both[-1]
    definition = assessment.definition
    gaps = {period: abs(_number(first, period) - _number(second, period)) for period in both}
    of_many = sum(any(each.number is not None for each in part.figures) for part in parts) > 2
    sentence = (
        f"In {latest} the gap between {'the lowest and the highest, ' if of_many else ''}"
        f"{first.name} ({assessment.shown(first.at(latest))}) and {second.name} "
        f"({assessment.shown(second.at(latest))}){',' if of_many else ''} is "
        f"{shown_difference(gaps[latest], definition)}"
        f"{_times_the_lower(_number(first, latest), _number(second, latest))}."
    )
    # The highest and the lowest were chosen for being so: an interval of their gap would claim too much.
    uncertain = "" if of_many else _uncertainty(first, second, latest, definition)
    series = series_of([each for each in first.figures if each.period in gaps])
    values = tuple(gaps.get(each) for each in series.periods)
    return GapTold(
        sentence + uncertain,
        _pair_trend(first, second, both, values, assessment),
        tuple(series.labels),
        values,
    )


def _pair(parts: Sequence[Part]) -> tuple[Part, Part] | None:
    numbers = [part for part in parts if any(each.number is not None for each in part.figures)]
    if len(numbers) < 2:
        return None
    if len(numbers) > 2:
        periods = [each.period for part in numbers for each in part.figures if each.number is not None]
        latest = in_order(periods)[-1]
        numbers = [part for part in numbers if part.number_at(latest)]
        if len(numbers) < 2:
            return None
        numbers.sort(key=lambda part: _number(part, latest))
        numbers = [numbers[0], numbers[-1]]
    first, second = numbers
    shared = any(second.number_at(each.period) for each in first.figures if each.number is not None)
    return (first, second) if shared else None


def _number(part: Part, period: Period) -> float:
    figure = part.number_at(period)
    assert figure is not None and figure.number is not None
    return float(figure.number)


def _times_the_lower(first: float, second: float) -> str:
    low, high = sorted((first, second))
    if low <= 0 or high == low or high / low > MOST_RATIO:
        return ""
    return f"; the higher is {high / low:.1f} times the lower"


def _uncertainty(first: Part, second: Part, period: Period, definition: Definition) -> str:
    """The interval of a pair's gap in a sentence, or that there is none and why."""
    one, other = first.number_at(period), second.number_at(period)
    counts = counts_behind(one, definition), counts_behind(other, definition)
    found: Gap | None = None
    if counts[0] is not None and counts[1] is not None:
        found = gap_of((counts[0], counts[1]), definition)
    limits = limits_of(one), limits_of(other)
    if found is None and limits[0] is not None and limits[1] is not None:
        try:
            found = gap_from_limits(limits[0], limits[1])
        except ValueError:  # limits that contradict each other
            found = None
    if found is None or math.isnan(found.absolute.lower) or math.isnan(found.absolute.upper):
        return " Its interval is not known, because the counts behind the two figures are not."
    low, high = sorted((found.absolute.lower, found.absolute.upper))
    if low <= 0 <= high:
        return " Chance alone could give a gap of that size."
    low, high = sorted((abs(low), abs(high)))
    return (
        f" It lies between {without_unit(shown_difference(low, definition))} and "
        f"{shown_difference(high, definition)} with 95% confidence."
    )


_PAIR_MOVED = {
    GapChange.NARROWED: "The gap has narrowed since {then} by more than chance alone would give.",
    GapChange.WIDENED: "The gap has widened since {then} by more than chance alone would give.",
    GapChange.REVERSED: "Since {then} the gap has turned round, by more than chance alone would give.",
    GapChange.NO_CLEAR_CHANGE: "The gap has not clearly changed since {then}: chance alone could give it.",
}


def _pair_trend(
    first: Part,
    second: Part,
    both: Sequence[Period],
    values: Sequence[float | None],
    assessment: Assessment,
) -> str:
    """How the gap has moved: tested with the counts of the latest two periods, and by its own course."""
    sizes = np.array([np.nan if each is None else each for each in values], dtype=np.float64)
    course = trend_of_values(sizes, polarity=Polarity.LOW)
    along = (
        f"Over {len(both)} periods it has been {COURSE[course.direction].lower()}." if course.is_clear else ""
    )
    label = None
    if len(both) > 1 and not shares_children(first, assessment):
        now, then = (
            _both_counts(first, second, period, assessment.definition) for period in (both[-1], both[-2])
        )
        label = change_of(now, then, assessment.definition)
    if label in _PAIR_MOVED:
        return f"{_PAIR_MOVED[label].format(then=both[-2])} {along}".strip()
    return f"{along} {course.reason}" if along else f"No clear trend of the gap. {course.reason}"


def _both_counts(
    first: Part, second: Part, period: Period, definition: Definition
) -> tuple[Counts, Counts] | None:
    one = counts_behind(first.number_at(period), definition)
    other = counts_behind(second.number_at(period), definition)
    return None if one is None or other is None else (one, other)
