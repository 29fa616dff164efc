"""A measure broken down: by sex, age, ethnicity, free school meals, SEND, care, ward and district.

Small counts are withheld by the rules before anything is shown, and a gap is given only between groups both
of which are shown. Published figures come with their publisher's own rule applied already; those a
partnership brings in itself are protected here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.assessing.history import history_of
from goldenthread.measures.models import Group, Source
from goldenthread.measures.presenting.age_bands import AgeBand, age_band, is_by_age
from goldenthread.measures.presenting.beside import of_one_measure
from goldenthread.measures.presenting.deprivation import deprivation_order, is_by_deprivation
from goldenthread.measures.presenting.gaps import GapsTold, GapTold, gap_between_two, gaps_to_the_rest
from goldenthread.measures.presenting.gradient import GradientTold, gradient_of
from goldenthread.measures.presenting.parts import Part
from goldenthread.measures.presenting.standardising import StandardisedTold, standardised_of
from goldenthread.measures.protecting import counts_people, protect_figures
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.partnerships.models import Area
from goldenthread.rules.periods import Period

#: Groups of which nothing says what they are groups by; they may overlap.
_NO_DIMENSION = "Group"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way of breaking a measure down; `withheld` says what is not shown, and by which rule."""

    name: str
    period: Period
    parts: tuple[Part, ...]
    everybody: KnownFigure | None
    gap: GapTold | None
    withheld: str
    gaps: GapsTold | None = None
    gradient: GradientTold | None = None
    standardised: StandardisedTold | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What breakdowns are made of: figures of the area's groups and of the places within it.

    `beside` are the areas it is compared with: England, its region, its neighbours.
    """

    figures: Sequence[KnownFigure]
    groups: dict[int, Group]
    areas: dict[int, Area]
    sources: dict[int, Source]
    everybody: int
    beside: tuple[Area, ...] = ()


def breakdowns_of(assessment: Assessment, known: Known) -> list[Breakdown]:
    """Every breakdown that has a figure: by group first, then by place."""
    home, found = assessment.area.pk, []
    by_dimension: dict[str, dict[str, list[KnownFigure]]] = defaultdict(lambda: defaultdict(list))
    for figure in known.figures:
        if figure.area_id == home and figure.group_id != known.everybody and figure.group_id in known.groups:
            group = known.groups[figure.group_id]
            by_dimension[group.dimension or _NO_DIMENSION][group.name].append(figure)
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
    shown = _in_order(tuple(Part(name, figures) for name, figures in protected.items() if figures), dimension)
    gradient = gradient_of(dimension, shown, latest, assessment)
    has_slope = gradient is not None and not gradient.why_not
    return Breakdown(
        name=dimension[:1].upper() + dimension[1:],
        period=latest,
        parts=shown,
        everybody=assessment.history.at(latest),
        gap=None if has_slope else gap_between_two(shown, assessment),
        withheld=withheld,
        # Where a line through all groups says it in one number, ten gaps beside it would only hide that; and
        # that the young differ from the old is no gap to be closed.
        gaps=None
        if has_slope or is_by_age(dimension, [part.name for part in shown])
        else gaps_to_the_rest(
            shown, assessment.history.at, latest, assessment, is_whole=dimension != _NO_DIMENSION
        ),
        gradient=gradient,
        standardised=standardised_of(
            dimension, shown, _elsewhere(dimension, known, assessment), latest, assessment
        ),
    )


def _in_order(parts: tuple[Part, ...], dimension: str) -> tuple[Part, ...]:
    """Ages by age and deprivation by deprivation, the others as their source has them."""
    names = [part.name for part in parts]
    if is_by_age(dimension, names):
        last = AgeBand(999)
        return tuple(sorted(parts, key=lambda part: (age_band(part.name) or last).place))
    order = deprivation_order(names) if is_by_deprivation(dimension, names) else None
    if order is None or order.why_not:
        return parts
    ranked = [*order.names, *order.left_out]
    return tuple(sorted(parts, key=lambda part: ranked.index(part.name)))


def _elsewhere(dimension: str, known: Known, assessment: Assessment) -> dict[Area, list[Part]]:
    """The same groups in the areas it is compared with, in the order in which those are named."""
    wanted = {each.pk: each for each in known.beside}
    found: dict[int, dict[str, list[KnownFigure]]] = defaultdict(lambda: defaultdict(list))
    figures = [each for each in known.figures if each.area_id in wanted and each.group_id in known.groups]
    for figure in of_one_measure(figures, assessment.definition):
        group = known.groups[figure.group_id]
        if figure.group_id != known.everybody and group.dimension == dimension:
            found[figure.area_id][group.name].append(figure)
    return {
        area: [Part(name, tuple(figures)) for name, figures in found[pk].items()]
        for pk, area in wanted.items()
        if pk in found
    }


# Small numbers


def _protected(
    parts: dict[str, tuple[KnownFigure, ...]], assessment: Assessment, known: Known, latest: Period
) -> tuple[dict[str, tuple[KnownFigure, ...]], str]:
    """The figures as they may be shown, and what was withheld for the latest period."""
    shown: dict[str, list[KnownFigure]] = {name: [] for name in parts}
    said = ""
    for period in sorted({each.period for figures in parts.values() for each in figures}):
        here = {name: each for name, figures in parts.items() for each in figures if each.period == period}
        kept, sentence = protect_figures(
            here,
            assessment.history.at(period),
            known.sources,
            counted=counts_people(assessment.definition),
        )
        for name, figure in kept.items():
            shown[name].append(figure)
        if period == latest:
            said = sentence
    return {name: tuple(figures) for name, figures in shown.items()}, said
