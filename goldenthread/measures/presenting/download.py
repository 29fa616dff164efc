"""A measure's figures as a file for a spreadsheet: one row for each figure, with all that belongs to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from goldenthread.interface.tables import Table
from goldenthread.measures.assessing.assessment import shown_value
from goldenthread.measures.assessing.comparators import sets_for
from goldenthread.measures.models import Definition, Load, Source
from goldenthread.measures.queries.known import KnownFigure, everybody, known_figures
from goldenthread.measures.queries.relations import same_measures
from goldenthread.partnerships.models import Area, AreaKind, Partnership
from goldenthread.rules.periods import Period

_COLUMNS = [
    "Area",
    "Period",
    "From",
    "To",
    "Value",
    "Shown as",
    "Standing",
    "Numerator",
    "Denominator",
    "Lower 95%",
    "Upper 95%",
    "As written",
    "Note",
    "Source",
    "File",
    "Row",
    "Column",
    "Known since",
]


def figures_csv(
    definition: Definition, *, partnership: Partnership, today: date, as_at: date | None = None
) -> str:
    """The figures for everybody: the area's own first, then England, its regions and its neighbours."""
    home = partnership.home
    if home is None:
        raise ValueError("The partnership has no area of its own yet.")
    same = same_measures(definition, as_at)
    against = sets_for(home, today=today, as_at=as_at, partnership_id=partnership.pk)
    members = [member.pk for each in against for member in each.members]
    wider = Area.objects.filter(kind__in=[AreaKind.COUNTRY, AreaKind.REGION], partnership__isnull=True)
    areas = {each.pk: each for each in [*wider, *Area.objects.filter(pk__in=[home.pk, *members])]}
    figures = known_figures(
        definitions=[definition.pk, *same], areas=list(areas), groups=[everybody()], as_at=as_at
    )
    sources = {each.pk: each.name for each in Source.objects.all()}
    loads = dict(Load.objects.filter(pk__in={each.load_id for each in figures}).values_list("pk", "name"))
    figures.sort(
        key=lambda e: (e.area_id != home.pk, areas[e.area_id].name, e.period.end, e.period.start, e.source_id)
    )
    rows = [_row(each, definition, areas, sources, loads) for each in figures]
    return Table(definition.name, list(_COLUMNS), rows).as_csv()


def _row(
    figure: KnownFigure,
    definition: Definition,
    areas: dict[int, Area],
    sources: dict[int, str],
    loads: dict[int, str],
) -> list[Any]:
    return [
        areas[figure.area_id].name,
        str(figure.period),
        _first_day(figure.period),
        _last_day(figure.period),
        "" if figure.number is None else f"{figure.number:f}",
        shown_value(figure, definition),
        figure.status,
        *(_plain(each) for each in (figure.numerator, figure.denominator)),
        *(_plain(each) for each in (figure.lower_95, figure.upper_95)),
        figure.as_written,
        figure.note,
        sources[figure.source_id],
        loads[figure.load_id],
        figure.row,
        figure.column,
        timezone.localdate(figure.learned_at).isoformat(),
    ]


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:.15g}"


def _first_day(period: Period) -> str:
    return "" if period.begins_open else period.start.isoformat()


def _last_day(period: Period) -> str:
    return "" if period.ends_open else date.fromordinal(period.end.toordinal() - 1).isoformat()
