"""Loading the worked example: the same actions a user's own plan goes through, dated when it happened.

Two neighbouring partnerships with their real figures. A plan comes in on its first day (the documents
do not say when each was adopted), the city's end-of-year updates and its performance report on the
day the report's figures were drawn, 21 June 2017. So looking as at that day shows what was known two
weeks before the city's board met, and looking at today shows everything, the national history of the
measures among it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from goldenthread.audit.actions import Actor, recorded_as_at
from goldenthread.example.city_action_plan import action_plan
from goldenthread.example.city_performance_report import performance_report
from goldenthread.example.county_plans import county_plans
from goldenthread.example.figures import (
    EXTRACT,
    freeze_board_report,
    give_homes,
    load_national,
    load_printed,
)
from goldenthread.example.organisations import CITY, COUNTY, ORGANISATIONS
from goldenthread.example.strategies import STRATEGIES
from goldenthread.measures.connectors.lait import Lait
from goldenthread.measures.models import Definition
from goldenthread.partnerships.actions import add_organisation, create_partnership
from goldenthread.partnerships.models import Membership, Partnership, Person
from goldenthread.partnerships.roles import ADMINISTRATOR
from goldenthread.plans.actions import adopt_plan, amend_plan, link_plans
from goldenthread.plans.content import PlanContent
from goldenthread.plans.models import Plan, Strategy

#: The day on which the figures of the city's performance report were drawn (it says so itself).
FIGURES_DRAWN = date(2017, 6, 21)
_BEFORE_EVERYTHING = date(2015, 3, 2)

_AREAS = {COUNTY: ("Nottinghamshire", "nottinghamshire"), CITY: ("Nottingham", "nottingham")}

#: Which plan stands under which: the yearly plans under the partnership's own.
_CASCADE = (("county-2016-17", "county-2016"), ("city-report-2016-17", "city-action-plan-2016"))


def is_loaded() -> bool:
    """Whether the worked example is here already."""
    return Partnership.objects.filter(name__in=[COUNTY, CITY]).exists()


def load_example(
    *, by: Person, say: Callable[[str], None] = lambda sentence: None, extract: Lait | None = EXTRACT
) -> bool:
    """Load the worked example once, all of it or nothing; return whether it was loaded now.

    `by` becomes administrator of both partnerships and stands in the record as who loaded it. `extract` is
    the national history that comes with it; None leaves it out.
    """
    if has_figures():
        return False
    say("Loading the worked example, with ten years of national figures. This takes some seconds.")
    with transaction.atomic():
        if not is_loaded():  # plans may be here from a time when no figures came with them
            _load_plans(by)
        give_homes(list(Partnership.objects.filter(name__in=[COUNTY, CITY])))
        load_printed(by=by, on=_on, drawn=FIGURES_DRAWN)
        freeze_board_report(by=by, on=_on, drawn=FIGURES_DRAWN)
        if extract is not None:
            load_national(by=by, on=_on, extract=extract)
    return True


def has_figures() -> bool:
    """Whether the figures of the worked example's plans are here already."""
    return Definition.objects.filter(partnership__name__in=[COUNTY, CITY]).exists()


def _load_plans(by: Person) -> None:
    partnerships = _partnerships(by)
    for plan in sorted(county_plans(), key=lambda plan: plan.starts or date.max):
        _adopt(plan, partnerships[COUNTY], by)
    _city(partnerships[CITY], by)
    with _on(FIGURES_DRAWN):
        for below, above in _CASCADE:
            link_plans(
                plan=Plan.objects.get(key=below),
                serves=[Plan.objects.get(key=above)],
                by=by,
                reason="It delivers the plan above it",
            )


def _partnerships(by: Person) -> dict[str, Partnership]:
    found = {}
    with _on(_BEFORE_EVERYTHING):
        for name, (area, slug) in _AREAS.items():
            partnership = create_partnership(name=name, area=area, slug=slug, by=by)
            Membership.objects.create(person=by, partnership=partnership, role=ADMINISTRATOR.code)
            found[name] = partnership
        for body in ORGANISATIONS:
            for name in body.partnerships:
                add_organisation(
                    partnership=found[name],
                    name=body.name,
                    short_name=body.short,
                    kind=body.kind.value,
                    by=by,
                )
    Strategy.objects.bulk_create(
        Strategy(partnership=found[each.partnership], name=each.name, starts=each.starts, ends=each.ends)
        for each in STRATEGIES
    )
    return found


def _city(partnership: Partnership, by: Actor) -> None:
    """The action plan as it began, then with its end-of-year updates; then the performance report."""
    full = action_plan()
    at_first = copy.deepcopy(full)
    for part in at_first.walk():
        part.updates = []
    plan = _adopt(at_first, partnership, by)
    with _on(FIGURES_DRAWN):
        amend_plan(plan=plan, content=full, by=by, reason="End-of-year updates from partners, 2016-17")
    _adopt(performance_report(), partnership, by, on=FIGURES_DRAWN)


def _adopt(content: PlanContent, partnership: Partnership, by: Actor, *, on: date | None = None) -> Plan:
    day = on or content.starts
    assert day is not None
    with _on(day):
        return adopt_plan(content=content, partnership=partnership, by=by, reason="The plan as agreed")


def _on(day: date):
    return recorded_as_at(timezone.make_aware(datetime.combine(day, time(9, 0))))
