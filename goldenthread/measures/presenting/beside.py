"""The area beside others for one period: its neighbours by name, its rank, and the funnel of all areas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.assessing.comparators import Against, Comparator
from goldenthread.measures.models import ComparatorSetKind, Definition
from goldenthread.measures.presenting.wording import shown_number
from goldenthread.measures.queries.known import KnownFigure, preferred
from goldenthread.methods.arrays import Refused
from goldenthread.methods.comparisons import Label
from goldenthread.methods.funnels import (
    funnel_limits_for_proportion,
    funnel_limits_for_rate,
    funnel_significance_for_proportion,
    funnel_significance_for_rate,
    overdispersion_of_proportions,
    overdispersion_of_rates,
)
from goldenthread.partnerships.models import Area, AreaKind
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.target_resolution import ComparatorKind

FEWEST_TO_RANK = 5
_FEWEST_IN_FUNNEL = 10
_FEWEST_FOR_DOUBT = 10
_STEPS = 60  # points of a funnel's line
_ORDER = [
    ComparatorSetKind.STATISTICAL,
    ComparatorSetKind.NEAREST,
    ComparatorSetKind.CORE_CITIES,
    ComparatorSetKind.CHOSEN,
]


@dataclass(frozen=True, slots=True)
class Among:
    """An area among others: 1 is the best (the highest where neither way is better). `tied` share it."""

    rank: int
    of: int
    tied: int

    @property
    def words(self) -> str:
        """Such as "4th of 11", "equal 4th of 11"."""
        return f"{'equal ' if self.tied > 1 else ''}{ordinal(self.rank)} of {self.of}"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """One area beside a set: figures best first, the areas without one, and England."""

    against: Against
    period: Period
    rows: tuple[tuple[Area, KnownFigure], ...]
    missing: tuple[Area, ...]
    among: Among | None
    england: Comparator | None
    average: Comparator | None


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ten = number % 100
    ending = "th" if ten in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def neighbours_of(
    assessment: Assessment, sets: Iterable[Against], everywhere: Sequence[KnownFigure], areas: dict[int, Area]
) -> Neighbours | None:
    """The area beside its statistical neighbours, or the next kind of set with figures.

    For the latest period for which the area and at least one neighbour have a number.
    """
    ordered = sorted(sets, key=lambda each: _ORDER.index(ComparatorSetKind(each.comparator_set.kind)))
    by_period = _numbers_by_period(everywhere, assessment.definition)
    for against in ordered:
        members = {each.pk for each in against.members}
        for own in reversed(assessment.history.numbers):
            figures = by_period.get(own.period, {})
            there = {area: figure for area, figure in figures.items() if area in members}
            if there:
                return _beside(assessment, against, own, there, areas)
    return None


def _numbers_by_period(
    figures: Sequence[KnownFigure], definition: Definition
) -> dict[Period, dict[int, KnownFigure]]:
    found: dict[Period, dict[int, KnownFigure]] = {}
    for each in of_one_measure(figures, definition):
        if each.number is not None:
            found.setdefault(each.period, {})[each.area_id] = each
    return found


def of_one_measure(figures: Iterable[KnownFigure], definition: Definition) -> list[KnownFigure]:
    """One figure for each place and period, the measure's own and its national namesake's taken together."""
    together = [replace(each, definition_id=0) for each in figures]
    return preferred(together, source_id=definition.preferred_source_id)


def _beside(
    assessment: Assessment,
    against: Against,
    own: KnownFigure,
    there: dict[int, KnownFigure],
    areas: dict[int, Area],
) -> Neighbours:
    rows = [(areas.get(area) or assessment.area, figure) for area, figure in there.items()]
    rows.append((assessment.area, own))
    rows.sort(key=lambda row: (_direction(assessment.polarity) * _number(row[1]), row[0].name))
    members = [each for each in assessment.every_comparator if each.period == own.period]
    return Neighbours(
        against=against,
        period=own.period,
        rows=tuple(rows),
        missing=tuple(each for each in against.members if each.pk not in there),
        among=among(_number(own), [_number(figure) for figure in there.values()], assessment.polarity),
        england=next((each for each in members if _is_a_stick(each)), None),
        average=next((e for e in members if e.name == against.comparator_set.name and e.figures), None),
    )


def _number(figure: KnownFigure) -> Decimal:
    assert figure.number is not None
    return figure.number


def _direction(polarity: Polarity | None) -> int:
    return 1 if polarity is Polarity.LOW else -1


def among(own: Decimal, others: Sequence[Decimal], polarity: Polarity | None) -> Among | None:
    """The rank among others and itself; None where there are too few. Ties share the better rank."""
    if len(others) + 1 < FEWEST_TO_RANK:
        return None
    sign = _direction(polarity)
    better = sum(sign * each < sign * own for each in others)
    return Among(better + 1, len(others) + 1, 1 + sum(each == own for each in others))


def among_authorities(
    assessment: Assessment, everywhere: Sequence[KnownFigure], areas: dict[int, Area], period: Period
) -> Among | None:
    """The rank among all authorities with a number for a period; those abolished are not counted."""
    figures = _numbers_by_period(everywhere, assessment.definition).get(period, {})
    own = assessment.history.at(period)
    if own is None or own.number is None:
        return None
    others = [
        _number(figure)
        for area, figure in figures.items()
        if area != assessment.area.pk
        and area in areas
        and areas[area].kind == AreaKind.AUTHORITY
        and areas[area].abolished is None
    ]
    return among(own.number, others, assessment.polarity)


def _is_a_stick(comparator: Comparator) -> bool:
    """Whether it is England's figure, and an average that an authority can be held against."""
    return (
        comparator.kind is ComparatorKind.ENGLAND and comparator.number is not None and not comparator.total
    )


def doubt_about_england(
    assessment: Assessment, everywhere: Sequence[KnownFigure], areas: dict[int, Area]
) -> str:
    """Why England's figure is no measuring stick here; "" where nothing speaks against it.

    A national figure that lies beyond those of all authorities is hardly their average: some sources print
    the sum of the regions' rates, or a total, in its place. Fewer than ten authorities prove nothing.
    """
    numbers = _numbers_by_period(everywhere, assessment.definition)
    england = [
        each
        for each in assessment.every_comparator
        if each.kind is ComparatorKind.ENGLAND and each.number is not None and not each.printed
    ]
    for each in sorted(england, key=lambda one: one.period.end, reverse=True):
        known = [
            _number(figure)
            for area, figure in numbers.get(each.period, {}).items()
            if area in areas and areas[area].kind == AreaKind.AUTHORITY
        ]
        if len(known) < _FEWEST_FOR_DOUBT or each.number is None:
            continue
        if min(known) <= each.number <= max(known):
            return ""
        way = "above" if each.number > max(known) else "below"
        return (
            f"England’s figure for {each.period}, {shown_number(each.number, assessment.definition)}, lies "
            f"{way} those of all {len(known)} authorities with one here, so it is hardly their average: it "
            "may be a total, or be counted differently. The charts leave it out; ask its source first."
        )
    return ""


@dataclass(frozen=True, slots=True)
class Funnel:
    """Every area with a count and a denominator; `limits` are (size, lower, upper at 95 %, at 99.8 %)."""

    period: Period
    areas: tuple[tuple[Area, KnownFigure], ...]
    average: float
    limits: tuple[tuple[float, float, float, float, float], ...]
    label: Label
    spread: str
    size_name: str


def funnel_of(
    assessment: Assessment, everywhere: Sequence[KnownFigure], areas: dict[int, Area]
) -> Funnel | None:
    """The funnel of the latest period with enough authorities whose counts are known; None without."""
    definition = assessment.definition
    multiplier = {UnitKind.PERCENT: 100.0, UnitKind.RATE: float(definition.per or 0)}.get(
        UnitKind(definition.unit), 0.0
    )
    if not multiplier:
        return None
    for own in reversed(assessment.history.numbers):
        if own.numerator is None or not own.denominator:
            continue
        rows = _with_counts(everywhere, areas, own, definition)
        if len(rows) >= _FEWEST_IN_FUNNEL:
            try:
                return _funnel(assessment, rows, own, multiplier)
            except (Refused, ValueError):  # counts that can be no counts of this measure
                return None
    return None


def _with_counts(
    everywhere: Sequence[KnownFigure], areas: dict[int, Area], own: KnownFigure, definition: Definition
) -> list[tuple[Area, KnownFigure]]:
    counted = [
        each
        for each in everywhere
        if each.period == own.period
        and each.number is not None
        and each.numerator is not None
        and each.denominator
        and each.area_id in areas
        and areas[each.area_id].kind == AreaKind.AUTHORITY
    ]
    return [(areas[each.area_id], each) for each in of_one_measure(counted, definition)]


def _funnel(
    assessment: Assessment, rows: list[tuple[Area, KnownFigure]], own: KnownFigure, multiplier: float
) -> Funnel:
    counts = np.array([figure.numerator for _, figure in rows], dtype=np.float64)
    sizes = np.array([figure.denominator for _, figure in rows], dtype=np.float64)
    average = float(counts.sum() / sizes.sum() * multiplier)
    proportion = assessment.definition.unit == UnitKind.PERCENT
    draw = funnel_limits_for_proportion if proportion else funnel_limits_for_rate
    label = funnel_significance_for_proportion if proportion else funnel_significance_for_rate
    spread = overdispersion_of_proportions if proportion else overdispersion_of_rates
    along = np.linspace(max(sizes.min() * 0.6, 1.0), sizes.max() * 1.08, _STEPS)
    inner = draw(along, average, confidence=0.95, multiplier=multiplier)
    outer = draw(along, average, confidence=0.998, multiplier=multiplier)
    said = label(own.numerator, own.denominator, average, assessment.polarity, multiplier=multiplier)
    limits = zip(along, inner.lower, inner.upper, outer.lower, outer.upper, strict=True)
    return Funnel(
        period=own.period,
        areas=tuple(rows),
        average=average,
        limits=tuple(tuple(float(each) for each in row) for row in limits),  # type: ignore[misc]
        label=said.label,
        spread=spread(counts, sizes, average, multiplier=multiplier).sentence,
        size_name=assessment.definition.denominator[:60].split("\n")[0],
    )
