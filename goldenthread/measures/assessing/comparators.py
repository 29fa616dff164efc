"""The same measure elsewhere: England, the region, neighbours of a dated edition, any chosen set of areas.

An average of neighbours is the simple mean of those with a figure, as the national tool computes it, and
always says how many they were and which edition of the list was used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from statistics import mean

from goldenthread.measures.models import ComparatorSet, ComparatorSetKind
from goldenthread.measures.queries.comparison_groups import members_in_use
from goldenthread.measures.queries.known import KnownFigure, preferred
from goldenthread.partnerships.models import Area, AreaKind
from goldenthread.rules.figures import Missing, MissingReason, Number, Unit, Value
from goldenthread.rules.periods import Period
from goldenthread.rules.target_resolution.known import ComparatorFigure, ComparatorKind, read_comparator

_OF_SET = {
    ComparatorSetKind.STATISTICAL: ComparatorKind.STATISTICAL_NEIGHBOURS,
    ComparatorSetKind.NEAREST: ComparatorKind.NEAREST_NEIGHBOURS,
    ComparatorSetKind.CORE_CITIES: ComparatorKind.CORE_CITIES,
    ComparatorSetKind.CHOSEN: ComparatorKind.CHOSEN,
}


_ONE_OF_A_KIND = (
    ComparatorKind.ENGLAND,
    ComparatorKind.REGION,
    ComparatorKind.STATISTICAL_NEIGHBOURS,
    ComparatorKind.CORE_CITIES,
)


_WIDER = (ComparatorKind.ENGLAND, ComparatorKind.REGION)
_FEWEST_TO_ADD = 3  # authorities; the sum of one or two is no more than an average may be


@dataclass(frozen=True, slots=True)
class Against:
    """A set of areas that one area is compared with, from one edition of a list."""

    comparator_set: ComparatorSet
    members: tuple[Area, ...]

    @property
    def kind(self) -> ComparatorKind:
        """Whose average it gives."""
        return _OF_SET[ComparatorSetKind(self.comparator_set.kind)]

    @property
    def edition(self) -> str:
        """The list and its date, in words: “Statistical neighbours, May 2025”."""
        return f"{self.comparator_set.name}, {self.comparator_set.edition:%B %Y}"


@dataclass(frozen=True, slots=True)
class Comparator:
    """Another area's figure for a period, or an average of several areas.

    `name` is what stands above the column ("England", "Statistical neighbours"); `with_data` of `out_of`
    areas had a figure (None for one area). `printed` where a document printed it and no data stand behind it.
    `total` where it is the sum of its authorities, so that none of them can be held against it.
    """

    name: str
    kind: ComparatorKind
    period: Period
    value: Value
    figures: tuple[KnownFigure, ...] = ()
    with_data: int | None = None
    out_of: int | None = None
    edition: str = ""
    printed: bool = False
    total: bool = False

    @property
    def number(self) -> Decimal | None:
        """The number, or None where there is none."""
        return self.value.value if isinstance(self.value, Number) else None

    @property
    def how_many(self) -> str:
        """How many areas the average is of; nothing for one area, unless its figure is a total."""
        if self.total:
            return "a total, not an average"
        if self.with_data is None or self.out_of is None:
            return ""
        if self.with_data == self.out_of:
            return f"mean of all {self.out_of}"
        return f"mean of the {self.with_data} of {self.out_of} with a figure"

    def as_asked(self, unit: Unit) -> ComparatorFigure:
        """The comparator as a target may lean on it."""
        return ComparatorFigure(
            kind=self.kind,
            value=self.value,
            period=self.period,
            unit=unit,
            edition=", ".join(part for part in (self.edition, self.how_many) if part),
            areas=tuple(each.number for each in self.figures if each.number is not None),
            source=",".join(str(each.identity) for each in self.figures),
        )


def sets_for(
    area: Area, *, today: date, as_at: date | None = None, partnership_id: int | None = None
) -> list[Against]:
    """The sets an area is compared with on a day: of every kind the edition in use then, chosen sets all.

    Before the first edition of a kind there is none: a later list is never used for an earlier day. With
    `as_at` only what was kept here by the end of that day counts, and what was taken out of use since does.
    """
    return sets_for_areas([area], today=today, as_at=as_at, partnership_id=partnership_id)[area.pk]


def sets_for_areas(
    areas: Iterable[Area], *, today: date, as_at: date | None = None, partnership_id: int | None = None
) -> dict[int, list[Against]]:
    """`sets_for` of several areas at once, by their identities."""
    wanted = [each.pk for each in areas]
    members = (
        members_in_use(as_at)
        .filter(comparator_set__edition__lte=today)
        .select_related("comparator_set", "member")
        .order_by("comparator_set__kind", "-comparator_set__edition", "comparator_set_id", "position")
    )
    found: dict[int, dict[int, tuple[ComparatorSet, list[Area]]]] = {pk: {} for pk in wanted}
    for each in members.filter(area__in=wanted) | members.filter(area__isnull=True):
        if each.comparator_set.partnership_id not in (None, partnership_id):
            continue
        for pk in wanted if each.area_id is None else [each.area_id]:
            if each.member_id != pk:
                of_set = found[pk].setdefault(each.comparator_set_id, (each.comparator_set, []))
                of_set[1].append(each.member)
    return {pk: _in_use(sets.values()) for pk, sets in found.items()}


def _in_use(sets: Iterable[tuple[ComparatorSet, list[Area]]]) -> list[Against]:
    """Of each kind and name the latest edition."""
    latest: dict[tuple[str, str], Against] = {}
    for comparator_set, areas in sets:
        key = (comparator_set.kind, comparator_set.name)
        known = latest.get(key)
        if known is None or comparator_set.edition > known.comparator_set.edition:
            latest[key] = Against(comparator_set, tuple(areas))
    return list(latest.values())


def comparators_of(
    figures: Sequence[KnownFigure],
    *,
    area: Area,
    areas: dict[int, Area],
    against: Sequence[Against],
    periods: Iterable[Period],
    preferred_source: int | None = None,
    additive: bool = False,
) -> list[Comparator]:
    """The comparators of one measure for these periods, England first.

    `additive` where the measure's unit can be added up, a number of children for example: then England's
    figure may be a total.

    `figures` are all that is known of the measure; those of `area` itself are left out. `areas` are all by
    their identity. Where several sources speak of one area and period, the same one counts as in `area`.
    """
    by_period: dict[Period, dict[int, KnownFigure]] = defaultdict(dict)
    together = [replace(each, definition_id=0) for each in figures]
    for figure in preferred(together, source_id=preferred_source):
        by_period[figure.period][figure.area_id] = figure
    found: list[Comparator] = []
    for period in periods:
        of_period = by_period.get(period, {})
        totals = additive and _nation_is_a_total(of_period, areas)
        of_period.pop(area.pk, None)
        for single in _single(of_period.values(), area, areas, period):
            total = totals and single.kind in _WIDER and not single.printed
            found.append(replace(single, total=total))
        for each in against:
            average = _average(each, of_period, period)
            if average is not None:
                found.append(average)
    return found


def _nation_is_a_total(of_period: dict[int, KnownFigure], areas: dict[int, Area]) -> bool:
    """Whether England's figure is at least as much as all authorities with a figure here have together.

    A sum of all is that whatever authorities are known; an average is not, as soon as some are.
    """
    nation = 0.0
    authorities = []
    for pk, figure in of_period.items():
        if figure.number is not None and areas[pk].kind == AreaKind.COUNTRY:
            nation = float(figure.number)
        elif figure.number is not None and areas[pk].kind == AreaKind.AUTHORITY:
            authorities.append(float(figure.number))
    some = sum(1 for each in authorities if each > 0)
    return some >= _FEWEST_TO_ADD and min(authorities) >= 0 and nation >= sum(authorities)


def _single(
    figures: Iterable[KnownFigure], area: Area, areas: dict[int, Area], period: Period
) -> Iterable[Comparator]:
    """England, the area's own region, and averages that a document printed."""
    for figure in sorted(figures, key=lambda each: (areas[each.area_id].kind, areas[each.area_id].name)):
        other = areas[figure.area_id]
        printed = other.kind == AreaKind.OTHER
        if other.kind == AreaKind.COUNTRY:
            kind: ComparatorKind | None = ComparatorKind.ENGLAND
        elif other.kind == AreaKind.REGION and other.pk in _regions_of(area, areas):
            kind = ComparatorKind.REGION
        elif printed:
            kind = read_comparator(other.name) or ComparatorKind.CHOSEN
        else:
            continue
        if kind is not None:
            yield Comparator(other.name, kind, period, figure.value, (figure,), printed=printed)


def _regions_of(area: Area, areas: dict[int, Area]) -> set[int]:
    found: set[int] = set()
    parent = area.parent_id
    while parent is not None and parent not in found:
        found.add(parent)
        parent = areas[parent].parent_id if parent in areas else None
    return found


def _average(against: Against, of_period: dict[int, KnownFigure], period: Period) -> Comparator | None:
    figures = [of_period[each.pk] for each in against.members if each.pk in of_period]
    if not figures:
        return None
    numbers = [each.number for each in figures if each.number is not None]
    value: Value = Number(mean(numbers)) if numbers else Missing(MissingReason.NOT_AVAILABLE)
    return Comparator(
        name=against.comparator_set.name,
        kind=against.kind,
        period=period,
        value=value,
        figures=tuple(each for each in figures if each.number is not None),
        with_data=len(numbers),
        out_of=len(against.members),
        edition=against.edition,
    )


def latest_of(comparators: Iterable[Comparator], latest: KnownFigure | None) -> Iterable[Comparator]:
    """Of each comparator the one for the latest figure's period, or the last one before that.

    Of one kind a later figure stands for an earlier one, whoever says it: what a report printed of the
    neighbours in 2016 is not set beside the mean of the neighbours in 2025. Chosen sets are each their own.
    """
    if latest is None:
        return []
    found: dict[tuple[str, str], Comparator] = {}
    for each in sorted(comparators, key=lambda each: (each.period.end, each.period.start, not each.printed)):
        key = (each.kind, "" if each.kind in _ONE_OF_A_KIND else each.name)
        if each.period.end <= latest.period.end and (each.number is not None or key not in found):
            found[key] = each
    order = list(ComparatorKind)
    return sorted(found.values(), key=lambda each: order.index(each.kind))
