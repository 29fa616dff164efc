"""The figures of the worked example: what the plans print, and the national history behind it.

What a plan prints became known with the plan. Of the national tool nothing was known in 2017: its extract is
of 2026, with the years since 2016, and is loaded as of the day on which its dictionary was last brought up to
date. So the day before the city's board met shows what the documents said, and today shows what came of it.

Source of the extract and of the lists of neighbours: Department for Education, Local Authority Interactive
Tool, Open Government Licence v3.0.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from goldenthread.audit.actions import Actor
from goldenthread.example.left_unsaid import UNSAID, WORDED
from goldenthread.example.national import LINKS
from goldenthread.example.plan_keys import (
    CITY_PERFORMANCE_REPORT,
    COUNTY_DELIVERY_PLAN,
    COUNTY_IMPROVEMENT_PLAN,
)
from goldenthread.measures.actions.comparing import add_edition, add_neighbours
from goldenthread.measures.actions.defining import change_definition, define_measure, relate
from goldenthread.measures.actions.loading import define_printed_measures, load_printed_figures
from goldenthread.measures.actions.refreshing import refresh
from goldenthread.measures.actions.reporting import freeze_report
from goldenthread.measures.connectors.lait import Lait
from goldenthread.measures.connectors.neighbours import read_neighbours
from goldenthread.measures.models import CodeScheme, ComparatorSetKind, Definition, NationalCode, Report
from goldenthread.partnerships.models import Area, AreaKind, Partnership
from goldenthread.plans.models import Measure, Plan
from goldenthread.rules.figures import unit_of
from goldenthread.rules.periods import Period
from goldenthread.rules.ratings import AS_SET

DATA = Path(__file__).resolve().parent / "data"
EXTRACT = Lait(DATA / "lait.parquet", DATA / "lait-dictionary.csv")

#: The latest "Last Update" of any measure in the extract's dictionary.
EXTRACT_KNOWN = date(2026, 4, 1)

#: Lists of statistical neighbours, and the day from which each is in use (its file name says the month).
NEIGHBOURS = {
    date(2021, 4, 1): DATA / "statistical-neighbours-2021-04.xlsx",
    date(2025, 5, 1): DATA / "statistical-neighbours-2025-05.xlsx",
}

#: The plans that print figures; the others have none, or only words such as "Better".
PLANS_WITH_FIGURES = (COUNTY_DELIVERY_PLAN, COUNTY_IMPROVEMENT_PLAN, CITY_PERFORMANCE_REPORT)

#: The authorities, their region and England, by the number of the Department for Education.
AREAS = {
    "England": (AreaKind.COUNTRY, 970, ""),
    "East Midlands": (AreaKind.REGION, 983, "England"),
    "Nottinghamshire": (AreaKind.AUTHORITY, 891, "East Midlands"),
    "Nottingham": (AreaKind.AUTHORITY, 892, "East Midlands"),
}

#: Birmingham, Bristol, Leeds, Liverpool, Manchester, Newcastle upon Tyne, Nottingham, Sheffield. The city's
#: plan of 2016 wants to be above the average of all core cities; it does not list them.
CORE_CITIES = (330, 801, 383, 341, 352, 391, 892, 373)
CORE_CITIES_NAMED = date(2016, 4, 1)

_On = Callable[[date], AbstractContextManager[None]]


def give_homes(partnerships: list[Partnership]) -> None:
    """Say which authority's figures are each partnership's own."""
    known: dict[str, Area] = {}
    for name, (kind, number, parent) in AREAS.items():
        known[name], _ = Area.objects.get_or_create(
            dfe_number=number, defaults={"name": name, "kind": kind, "parent": known.get(parent)}
        )
    for partnership in partnerships:
        partnership.home = known[partnership.area]
        partnership.save(update_fields=["home"])


def load_printed(*, by: Actor, on: _On, drawn: date) -> None:
    """What the plans print, known from each plan's first day; the report's from the day they were `drawn`."""
    for key in PLANS_WITH_FIGURES:
        plan = Plan.objects.get(key=key)
        known = drawn if key == CITY_PERFORMANCE_REPORT or plan.starts is None else plan.starts
        with on(known):
            for definition in define_printed_measures(plan=plan, by=by):
                _say_unsaid(definition, by)
            load_printed_figures(plan=plan, by=by, worded=WORDED)


def _say_unsaid(definition: Definition, by: Actor) -> None:
    assert definition.partnership is not None
    said = UNSAID[definition.partnership.area].get(definition.name)
    if said is None:
        return
    polarity = said.polarity.value if said.polarity else ""
    change_definition(
        definition=definition,
        by=by,
        reason=f"The document does not say it: {said.why}",
        polarity=polarity,
        **said.also,
    )


def load_national(*, by: Actor, on: _On, extract: Lait = EXTRACT) -> None:
    """The national history, the two lists of neighbours, and which measure gives which its history."""
    with on(EXTRACT_KNOWN):
        refresh(publication=extract.read(), by=by)
        for edition, workbook in NEIGHBOURS.items():
            add_neighbours(lists=read_neighbours(workbook), edition=edition, by=by)
        _add_core_cities(by)
        for partnership in Partnership.objects.filter(area__in=UNSAID):
            _link(partnership, by)


def _add_core_cities(by: Actor) -> None:
    """The core cities, each compared with the others: no measure of the county is."""
    cities = dict(Area.objects.filter(dfe_number__in=CORE_CITIES).values_list("dfe_number", "pk"))
    in_order = [cities[number] for number in CORE_CITIES if number in cities]
    add_edition(
        kind=ComparatorSetKind.CORE_CITIES,
        name="Core cities",
        edition=CORE_CITIES_NAMED,
        members={city: [(other, "") for other in in_order if other != city] for city in in_order},
        by=by,
        publisher="Core Cities UK",
    )


def _link(partnership: Partnership, by: Actor) -> None:
    """Relate the measures of a partnership's plans; those without a printed figure come into the library."""
    of_code = {
        each.code: each.definition
        for each in NationalCode.objects.filter(scheme=CodeScheme.LAIT).select_related("definition")
    }
    own = {
        each.measure_id: each
        for each in Definition.objects.filter(partnership=partnership, measure__isnull=False, removed=False)
    }
    used = Measure.objects.filter(uses__plan__partnership=partnership, uses__removed=False).distinct()
    for measure in used.order_by("name"):
        for link in LINKS.get(measure.name, ()):
            national = of_code.get(link.code)
            if national is None:  # a smaller extract
                continue
            definition = own.get(measure.pk)
            if definition is None:
                definition = own[measure.pk] = _define(partnership, measure, link.kind, national, by)
            elif link.kind == "same" and definition.unit == "percent" and definition.decimals == 0:
                change_definition(
                    definition=definition,
                    by=by,
                    reason="The plan prints it rounded; the national figures in the same line are not",
                    decimals=1,
                )
            relate(definition=definition, national=national, kind=link.kind, note=link.note, by=by)


def _define(
    partnership: Partnership, measure: Measure, kind: str, national: Definition, by: Actor
) -> Definition:
    """A measure whose plan prints no figure: as the national one where it is the same, by its name if not."""
    unit = unit_of(measure.name)
    fields = {"unit": unit.kind.value, "per": unit.per}
    if kind == "same":
        fields = {name: getattr(national, name) for name in _AS_NATIONAL}
    return define_measure(
        partnership=partnership,
        measure=measure,
        name=measure.name,
        by=by,
        reason="A plan uses it, and the national tool has its history",
        **fields,
    )


_AS_NATIONAL = ("unit", "per", "decimals", "polarity", "year_kind", "accumulation", "frequency")


def freeze_board_report(*, by: Actor, on: _On, drawn: date) -> None:
    """Freeze the city's performance report for 2016-17, as its board was to see it."""
    plan = Plan.objects.get(key=CITY_PERFORMANCE_REPORT)
    if Report.objects.filter(plan=plan).exists():
        return
    with on(drawn):
        freeze_report(
            plan=plan,
            period=Period.year(2016),
            as_at=drawn,
            policy=AS_SET,
            by=by,
            reason="For the board's meeting on 5 July 2017",
        )
