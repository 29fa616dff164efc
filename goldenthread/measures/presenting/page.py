"""Everything a measure's page shows, gathered in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString

from goldenthread.audit.models import Event
from goldenthread.interface.charts import ChartFigure
from goldenthread.interface.tables import Table
from goldenthread.measures.actions.defining import thread_of
from goldenthread.measures.assessing.assessment import Assessment, assess, unit_of_definition
from goldenthread.measures.assessing.comparators import sets_for
from goldenthread.measures.assessing.places import assess_places
from goldenthread.measures.assessing.targets import (
    TargetInForce,
    printed_targets,
    set_targets,
    targets_of_places,
)
from goldenthread.measures.derived import is_out_of_date
from goldenthread.measures.models import (
    ComparatorSetKind,
    Definition,
    Group,
    Load,
    MeasureTarget,
    NewPhase,
    Source,
)
from goldenthread.measures.models.targets import Decided
from goldenthread.measures.presenting import tables
from goldenthread.measures.presenting.answer import answer_of
from goldenthread.measures.presenting.beside import (
    among_authorities,
    doubt_about_england,
    funnel_of,
    neighbours_of,
)
from goldenthread.measures.presenting.breakdowns import Breakdown, Known, breakdowns_of
from goldenthread.measures.presenting.methods import RecentTrend, control_of, outlook_of, recent_trend_of
from goldenthread.measures.presenting.place_targets import rated_parts, targets_of_places_told
from goldenthread.measures.presenting.series import MeasureSeries, Targets, series_of
from goldenthread.measures.presenting.standardising import standardised_table
from goldenthread.measures.presenting.telling import entries_of
from goldenthread.measures.presenting.wording import method_words, unbroken
from goldenthread.measures.queries.decisions import former_decisions, standing_decisions
from goldenthread.measures.queries.known import KnownFigure, everybody, known_figures, superseded_figures
from goldenthread.measures.queries.places import areas_within
from goldenthread.measures.queries.relations import same_measures
from goldenthread.partnerships.models import Area, AreaKind, Partnership
from goldenthread.plans.content import PlanContent
from goldenthread.plans.queries import end_of
from goldenthread.rules.ratings import NotRated
from goldenthread.rules.target_resolution import ComparatorKind


@dataclass(slots=True)
class MeasurePage:
    """What the page shows; what is empty is left out there."""

    assessment: Assessment
    answer: str
    series: MeasureSeries
    trend: RecentTrend | None = None
    pictures: dict[str, ChartFigure] = field(default_factory=dict)
    control_why_not: str = ""
    control_warnings: tuple[str, ...] = ()
    outlook_why_not: str = ""
    breakdowns: list[dict[str, Any]] = field(default_factory=list)
    comparators: Table | None = None
    figures: Table | None = None
    other_figures: Table | None = None
    superseded: Table | None = None
    targets: list[dict[str, Any]] = field(default_factory=list)
    former_targets: Table | None = None
    phases: list[NewPhase] = field(default_factory=list)
    definition_rows: list[dict[str, Any]] = field(default_factory=list)
    related: list[dict[str, Any]] = field(default_factory=list)
    history: list[dict[str, Any]] = field(default_factory=list)
    derived_stale: bool = False
    england_doubt: str = ""

    @property
    def methods_used(self) -> list[str]:
        """The methods behind the rating and behind the test of the change, by name."""
        change, said = self.assessment.change, [f"Rated by: {method_words(self.assessment.rating.method)}."]
        if change is not None and change.method:
            said.append(f"The change was tested by: {method_words(change.method)}.")
        return said

    @property
    def answer_html(self) -> SafeString:
        """The answer with no period broken at the end of a line."""
        return unbroken(self.answer)


class _Gatherer:
    """Reads what the page needs, once."""

    def __init__(
        self,
        definition: Definition,
        partnership: Partnership,
        contents: Sequence[PlanContent],
        today: date,
        as_at: date | None,
    ) -> None:
        self.definition, self.partnership, self.today, self.as_at = definition, partnership, today, as_at
        self.found = assess(
            [definition], partnership=partnership, contents=contents, today=today, as_at=as_at
        )[0]
        self.home = self.found.area
        self.group = everybody()
        self.against = sets_for(self.home, today=today, as_at=as_at, partnership_id=partnership.pk)
        self.same = same_measures(definition, as_at)
        self.areas = self._areas()
        self.figures = known_figures(
            definitions=[definition.pk, *self.same], areas=list(self.areas), as_at=as_at
        )
        self.superseded = superseded_figures(
            definitions=[definition.pk, *self.same], area=self.home, group_id=self.group, as_at=as_at
        )
        self.sources = {each.pk: each for each in Source.objects.all()}
        self.loads = Load.objects.defer("details", "mapping").in_bulk(
            {each.load_id for each in (*self.own, *self.superseded)}
        )
        self.groups = Group.objects.in_bulk({each.group_id for each in self.figures})
        self.set_here = set_targets([definition], self.home, group_id=self.group, as_at=as_at).get(
            definition.pk, []
        )
        self.printed = printed_targets(self.found.uses, unit_of_definition(definition))
        self.phases = self._decided(NewPhase.objects.select_related("period"), standing_decisions)
        places = [each.pk for each in areas_within(partnership)]
        self.of_places = targets_of_places(definition, places, home=self.home.pk, as_at=as_at)
        self.places = assess_places(
            definition, self.of_places, partnership=partnership, today=today, as_at=as_at
        )
        former = MeasureTarget.objects.filter(definition=definition, area__in=places)
        self.former: list[MeasureTarget] = list(
            former_decisions(former.select_related("period", "area", "group"), as_at).order_by(
                "-superseded_at", "pk"
            )
        )

    @property
    def own(self) -> list[KnownFigure]:
        """The area's figures for everybody, from every source."""
        return [e for e in self.figures if e.area_id == self.home.pk and e.group_id == self.group]

    @property
    def everywhere(self) -> list[KnownFigure]:
        """The figures of all areas for everybody."""
        return [each for each in self.figures if each.group_id == self.group]

    def _areas(self) -> dict[int, Area]:
        within = Q(parent=self.home) & (Q(partnership__isnull=True) | Q(partnership=self.partnership))
        above = Q(kind=AreaKind.COUNTRY) | Q(pk=self.home.parent_id)
        found = Area.objects.filter(Q(kind=AreaKind.AUTHORITY) | Q(pk=self.home.pk) | within | above)
        return {each.pk: each for each in found}

    @property
    def compared_with(self) -> tuple[Area, ...]:
        """England, the region and the statistical neighbours."""
        above = [each for each in self.areas.values() if each.kind == AreaKind.COUNTRY]
        region = self.areas.get(self.home.parent_id or 0)
        sets = [e for e in self.against if e.comparator_set.kind == ComparatorSetKind.STATISTICAL]
        members = sets[0].members if sets else ()
        return tuple(dict.fromkeys((*above, *([region] if region else []), *members)))

    def _decided(self, found: QuerySet[Any], which: Any, *order: str) -> list[Any]:
        about = found.filter(definition=self.definition, area=self.home, group_id=self.group)
        decided: list[Decided] = list(which(about, self.as_at).order_by(*order, "pk"))
        return decided


def measure_page(
    definition: Definition,
    *,
    partnership: Partnership,
    contents: Sequence[PlanContent],
    today: date,
    as_at: date | None = None,
    csv_href: str = "",
    may_open_loads: bool = False,
) -> MeasurePage:
    """The page of one measure in a partnership's own area, as at a day.

    ValueError where the partnership has no area of its own.
    """
    from goldenthread.measures.presenting import pictures  # the drawing library is slow to load

    known = _Gatherer(definition, partnership, contents, today, as_at)
    found = known.found
    series = series_of(found.history.figures)
    page = MeasurePage(found, answer_of(found), series)
    targets = Targets(found, known.set_here, known.printed)
    point = targets.point_for(series.periods[-1]) if series.periods else None
    page.comparators = pictures.comparators_table(found)
    if series.how_many:
        page.trend = recent_trend_of(series, found, point)
        control = control_of(series, found, known.phases, point)
        page.control_why_not = control.why_not
        page.control_warnings = control.chart.warnings if control.chart else ()
        outlook = outlook_of(series, found, targets, control.phases)
        page.outlook_why_not = outlook.why_not
        beside = neighbours_of(
            found,
            known.against,
            known.everywhere,
            known.areas,
        )
        page.england_doubt = doubt_about_england(found, known.everywhere, known.areas)
        if page.england_doubt and beside is not None:
            beside = replace(beside, england=None)
        funnel = funnel_of(found, known.everywhere, known.areas)
        drawn = {
            "trend": pictures.trend_picture(
                found,
                series,
                targets,
                csv_href,
                without=ComparatorKind.ENGLAND if page.england_doubt else None,
            ),
            "control": pictures.control_picture(found, series, control, csv_href),
            "comparison": pictures.comparison_picture(
                found,
                beside,
                among_authorities(found, known.everywhere, known.areas, beside.period),
                csv_href,
            )
            if beside
            else None,
            "funnel": pictures.funnel_picture(found, funnel, csv_href) if funnel else None,
            "projection": pictures.projection_picture(found, series, outlook, csv_href),
        }
        page.pictures = {name: each for name, each in drawn.items() if each is not None}
    _add_breakdowns(page, known, csv_href)
    _add_tables(page, known, may_open_loads)
    _add_targets(page, known)
    page.phases = known.phases
    page.definition_rows = tables.definition_rows(definition)
    page.derived_stale = is_out_of_date(definition)
    page.history = entries_of(_events(definition, as_at))
    return page


def _add_breakdowns(page: MeasurePage, known: _Gatherer, csv_href: str) -> None:
    from goldenthread.measures.presenting import group_pictures  # the drawing library is slow to load

    given = Known(known.figures, known.groups, known.areas, known.sources, known.group, known.compared_with)
    for number, breakdown in enumerate(breakdowns_of(known.found, given), 1):
        gradient = breakdown.gradient
        page.breakdowns.append(
            {
                "breakdown": breakdown,
                "table": tables.breakdown_table(
                    breakdown, known.found, rated_parts(breakdown, known.found, known.places)
                ),
                "lines": _lines(breakdown, known.found),
                "gaps": tables.gaps_table(breakdown.gaps) if breakdown.gaps else None,
                "picture": group_pictures.gradient_picture(
                    gradient, known.found, number=number, csv_href=csv_href
                )
                if gradient
                else None,
                "standardised": standardised_table(breakdown.standardised, known.found)
                if breakdown.standardised
                else None,
                "past_indices": group_pictures.past_indices_table(gradient) if gradient else None,
            }
        )


def _lines(breakdown: Breakdown, found: Assessment) -> list[dict[str, Any]]:
    """A small line for each part of which two or more figures are known."""
    lines = []
    for part in breakdown.parts:
        numbers = [each for each in part.figures if each.number is not None]
        if len(numbers) > 1:
            first, last = numbers[0], numbers[-1]
            words = (
                f"{part.name}: {found.shown(first)} in {first.period}, {found.shown(last)} in {last.period}"
            )
            lines.append({"name": part.name, "values": part.values, "words": words})
    return lines


def _add_tables(page: MeasurePage, known: _Gatherer, may_open: bool) -> None:
    origins = tables.Origins(known.sources, known.loads, may_open)
    line = {each.identity for each in known.found.history.figures}
    periods = {each.period for each in known.found.history.figures}
    in_line = [each for each in known.own if each.identity in line or each.period in periods]
    others = [each for each in known.own if each not in in_line]
    definition = known.definition
    if in_line:
        page.figures = tables.figures_table(in_line, definition, origins, caption="Every figure")
    if others:
        page.other_figures = tables.figures_table(
            others, definition, origins, caption="Figures for other kinds of period"
        )
    if known.superseded:
        page.superseded = tables.figures_table(
            known.superseded, definition, origins, caption="Figures that were replaced", superseded=True
        )


def _add_targets(page: MeasurePage, known: _Gatherer) -> None:
    in_force = None if known.found.rating.reason is NotRated.WRONG_PERIOD else known.found.target
    ordered: list[TargetInForce] = [*reversed(known.set_here), *reversed(known.printed)]
    for each in ordered:
        told = tables.target_words(each, known.definition)
        told["in_force"] = in_force is not None and _same(each, in_force)
        page.targets.append(told)
    page.targets.sort(key=lambda told: not told["in_force"])
    page.targets += targets_of_places_told(known.of_places, known.places, known.definition)
    if known.former:
        page.former_targets = tables.former_targets_table(known.former, whole=known.home)


def _same(one: TargetInForce, other: TargetInForce) -> bool:
    if one.decision is not None or other.decision is not None:
        return one.decision == other.decision
    return (one.text, one.heading, one.use) == (other.text, other.heading, other.use)


def _events(definition: Definition, as_at: date | None) -> list[Event]:
    events = Event.objects.filter(thread=thread_of(definition)).order_by("-id")
    if as_at is not None:
        events = events.filter(at__lte=end_of(as_at))
    return list(events[:100])
