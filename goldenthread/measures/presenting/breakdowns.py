"""A measure broken down: by sex, age, ethnicity, free school meals, SEND, care, ward and district.

Small counts are withheld by the rules before anything is shown, and a gap is given only between groups both
of which are shown. Published figures come with their publisher's own rule applied already; those a
partnership brings in itself are protected here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.assessing.history import history_of
from goldenthread.measures.models import Group, Source
from goldenthread.measures.presenting.series import series_of
from goldenthread.measures.presenting.wording import shown_difference
from goldenthread.measures.protecting import protect_figures
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.methods.gaps import GapChange, change_in_gap_of_proportions
from goldenthread.methods.trends import trend_of_values
from goldenthread.partnerships.models import Area
from goldenthread.rules.figures import Number, UnitKind
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity


@dataclass(frozen=True, slots=True)
class Part:
    """One group or place: its name, its figures by period as they may be shown."""

    name: str
    figures: tuple[KnownFigure, ...]

    def at(self, period: Period) -> KnownFigure | None:
        """The figure for a period."""
        return next((each for each in self.figures if each.period == period), None)

    @property
    def values(self) -> list[float | None]:
        """The figures as a line with its gaps."""
        return series_of(self.figures).values


@dataclass(frozen=True, slots=True)
class GapTold:
    """The gap between two parts in the latest period both have, in a sentence, and how it has moved."""

    sentence: str
    trend: str
    periods: tuple[str, ...] = ()
    values: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way of breaking a measure down; `withheld` says what is not shown, and by which rule."""

    name: str
    period: Period
    parts: tuple[Part, ...]
    everybody: KnownFigure | None
    gap: GapTold | None
    withheld: str


@dataclass(frozen=True, slots=True)
class Known:
    """What breakdowns are made of: figures of the area's groups and of the places within it."""

    figures: Sequence[KnownFigure]
    groups: dict[int, Group]
    areas: dict[int, Area]
    sources: dict[int, Source]
    everybody: int


def breakdowns_of(assessment: Assessment, known: Known) -> list[Breakdown]:
    """Every breakdown that has a figure: by group first, then by place."""
    home, found = assessment.area.pk, []
    by_dimension: dict[str, dict[str, list[KnownFigure]]] = defaultdict(lambda: defaultdict(list))
    for figure in known.figures:
        if figure.area_id == home and figure.group_id != known.everybody and figure.group_id in known.groups:
            group = known.groups[figure.group_id]
            by_dimension[group.dimension or "Group"][group.name].append(figure)
        elif figure.area_id != home and figure.group_id == known.everybody and figure.area_id in known.areas:
            area = known.areas[figure.area_id]
            if area.parent_id == home:
                by_dimension[area.get_kind_display()][area.name].append(figure)
    for dimension, parts in by_dimension.items():
        breakdown = _breakdown(dimension, parts, assessment, known)
        if breakdown is not None:
            found.append(breakdown)
    return found


def _breakdown(
    dimension: str, parts: dict[str, list[KnownFigure]], assessment: Assessment, known: Known
) -> Breakdown | None:
    histories = {
        name: history_of(figures, today=max(each.period.end for each in figures)).figures
        for name, figures in parts.items()
    }
    periods = [each.period for figures in histories.values() for each in figures]
    if not periods:
        return None
    latest = max(periods, key=lambda each: (each.end, periods.count(each), -each.start.toordinal()))
    alike = {
        name: tuple(each for each in figures if each.period.same_series(latest))
        for name, figures in histories.items()
    }
    protected, withheld = _protected(alike, assessment, known, latest)
    shown = tuple(Part(name, figures) for name, figures in protected.items() if figures)
    return Breakdown(
        name=dimension[:1].upper() + dimension[1:],
        period=latest,
        parts=shown,
        everybody=assessment.history.at(latest),
        gap=_gap(shown, assessment),
        withheld=withheld,
    )


# Small numbers


def _protected(
    parts: dict[str, tuple[KnownFigure, ...]], assessment: Assessment, known: Known, latest: Period
) -> tuple[dict[str, tuple[KnownFigure, ...]], str]:
    """The figures as they may be shown, and what was withheld for the latest period."""
    shown: dict[str, list[KnownFigure]] = {name: [] for name in parts}
    said = ""
    for period in sorted({each.period for figures in parts.values() for each in figures}):
        here = {name: each for name, figures in parts.items() for each in figures if each.period == period}
        kept, sentence = protect_figures(here, assessment.history.at(period), known.sources)
        for name, figure in kept.items():
            shown[name].append(figure)
        if period == latest:
            said = sentence
    return {name: tuple(figures) for name, figures in shown.items()}, said


# Gaps


def _gap(parts: Sequence[Part], assessment: Assessment) -> GapTold | None:
    """The gap between the two groups of a pair, or between the best and the worst of several."""
    pair = _pair(parts, assessment)
    if pair is None:
        return None
    first, second = pair
    both = sorted(
        {each.period for each in first.figures if each.number is not None}
        & {each.period for each in second.figures if each.number is not None},
        key=lambda each: each.end,
    )
    gaps = {period: abs(_number(first, period) - _number(second, period)) for period in both}
    latest = both[-1]
    definition = assessment.definition
    ratio = _ratio(_number(first, latest), _number(second, latest))
    sentence = (
        f"In {latest} the gap between {first.name} ({_shown(first, latest, assessment)}) and {second.name} "
        f"({_shown(second, latest, assessment)}) is {shown_difference(gaps[latest], definition)}{ratio}."
    )
    series = series_of([each for each in first.figures if each.period in gaps])
    values = tuple(float(gaps[each]) if each in gaps else None for each in series.periods)
    return GapTold(
        sentence, _gap_trend(first, second, both, values, assessment), tuple(series.labels), values
    )


def _pair(parts: Sequence[Part], assessment: Assessment) -> tuple[Part, Part] | None:
    numbers = [part for part in parts if any(each.number is not None for each in part.figures)]
    if len(numbers) < 2:
        return None
    if len(numbers) > 2:
        periods = [each.period for part in numbers for each in part.figures if each.number is not None]
        latest = max(periods, key=lambda each: each.end)
        numbers = [part for part in numbers if (found := part.at(latest)) and found.number is not None]
        if len(numbers) < 2:
            return None
        numbers.sort(key=lambda part: _number(part, latest))
        numbers = [numbers[0], numbers[-1]]
    first, second = numbers
    shared = {e.period for e in first.figures if e.number is not None}
    return (
        (first, second) if any(e.period in shared and e.number is not None for e in second.figures) else None
    )


def _number(part: Part, period: Period) -> Decimal:
    figure = part.at(period)
    assert figure is not None and isinstance(figure.value, Number)
    return figure.value.value


def _shown(part: Part, period: Period, assessment: Assessment) -> str:
    return assessment.shown(part.at(period))


def _ratio(first: Decimal, second: Decimal) -> str:
    low, high = sorted((first, second))
    if low <= 0 or high == low:
        return ""
    return f"; the higher is {float(high / low):.1f} times the lower"


def _gap_trend(
    first: Part,
    second: Part,
    both: Sequence[Period],
    values: Sequence[float | None],
    assessment: Assessment,
) -> str:
    """How the gap has moved: tested with the counts of the latest two periods, else by its own trend."""
    tested = _tested(first, second, both, assessment)
    if tested:
        return tested
    trend = trend_of_values(
        np.array([np.nan if each is None else each for each in values]), polarity=Polarity.LOW
    )
    if trend.is_clear:
        return f"The gap has been {trend.label}. {trend.reason}"
    return f"No clear trend of the gap. {trend.reason}"


_GAP_WORDS = {
    GapChange.NARROWED: "The gap has narrowed since {then} by more than chance alone would give.",
    GapChange.WIDENED: "The gap has widened since {then} by more than chance alone would give.",
    GapChange.REVERSED: "Since {then} the gap has turned round, by more than chance alone would give.",
    GapChange.NO_CLEAR_CHANGE: "The gap has not clearly changed since {then}: chance alone could give it.",
}


def _tested(first: Part, second: Part, both: Sequence[Period], assessment: Assessment) -> str:
    if assessment.definition.unit != UnitKind.PERCENT or len(both) < 2:
        return ""
    counts = [_counts(first, second, period) for period in both[-2:]]
    if counts[0] is None or counts[1] is None:
        return ""
    try:
        found = change_in_gap_of_proportions(counts[1], counts[0])
    except ValueError:  # counts that can be no counts of this measure
        return ""
    sentence = _GAP_WORDS.get(found.label, "")
    return sentence.format(then=both[-2]) if sentence else ""


def _counts(first: Part, second: Part, period: Period) -> tuple[float, float, float, float] | None:
    found: list[float | None] = []
    for part in (first, second):
        figure = part.at(period)
        found += [figure.numerator, figure.denominator] if figure else [None, None]
    known = [each for each in found if each is not None]
    return (known[0], known[1], known[2], known[3]) if len(known) == 4 else None
