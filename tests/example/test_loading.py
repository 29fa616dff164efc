"""The worked example comes in through the same actions as anybody's plan, all of it or nothing, once."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.audit.models import Event
from goldenthread.example.loading import FIGURES_DRAWN, load_example
from goldenthread.measures.models import Definition
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.content import Kind
from goldenthread.plans.models import Measure, Plan
from goldenthread.plans.queries import content_of, plans_of

#: Plan: how many of each kind it has. The issue's own numbers, and those the documents print besides.
COUNTS = {
    "county-2015": {
        Kind.PRIORITY: 5,
        Kind.OUTCOME: 13,
        Kind.ACTIVITY: 13,
        Kind.MILESTONE: 38,
        Kind.MEASURE: 36,
    },
    "county-2016": {Kind.PRIORITY: 4, Kind.OUTCOME: 23, Kind.ACTIVITY: 21, Kind.MEASURE: 12},
    "county-2016-17": {Kind.PRIORITY: 4, Kind.ACTIVITY: 16, Kind.MILESTONE: 46, Kind.MEASURE: 42},
    "county-2019": {Kind.PRIORITY: 3, Kind.PROGRAMME: 4, Kind.MILESTONE: 9, Kind.MEASURE: 67},
    "city-action-plan-2016": {Kind.PRIORITY: 4, Kind.MEASURE: 43},
    "city-report-2016-17": {Kind.PRIORITY: 4, Kind.MEASURE: 40},
}


@pytest.mark.parametrize("key", list(COUNTS))
def test_every_part_of_every_plan_is_there(loaded, key):
    counts = Counter(part.kind for part in content_of(Plan.objects.get(key=key)).walk())
    assert {kind: counts[kind] for kind in COUNTS[key]} == COUNTS[key]


@pytest.mark.parametrize(
    ("as_at", "keys"),
    [
        (date(2015, 3, 31), set()),
        (date(2015, 4, 1), {"county-2015"}),
        (date(2016, 12, 31), {"county-2015", "county-2016", "county-2016-17", "city-action-plan-2016"}),
        (FIGURES_DRAWN, set(COUNTS) - {"county-2019"}),
        (None, set(COUNTS)),
    ],
)
def test_each_plan_is_known_from_its_day_on(loaded, as_at, keys):
    assert {plan.key for plan in plans_of(Partnership.objects.all(), as_at=as_at)} == keys


def test_the_citys_updates_came_in_when_the_figures_were_drawn(loaded):
    plan = Plan.objects.get(key="city-action-plan-2016")
    before = [part for part in content_of(plan, as_at=date(2017, 6, 20)).walk() if part.updates]
    after = [part for part in content_of(plan, as_at=FIGURES_DRAWN).walk() if part.updates]
    assert before == []
    assert len(after) >= 43


def test_loading_twice_changes_nothing(loaded):
    count = Event.objects.count()
    assert not load_example(by=loaded)
    assert Event.objects.count() == count


def test_one_measure_is_used_by_plans_of_both_partnerships(loaded):
    shared = [
        measure
        for measure in Measure.objects.prefetch_related("uses__plan")
        if len({use.plan.partnership_id for use in measure.uses.all()}) == 2
    ]
    assert shared


def test_every_page_of_every_plan_opens(loaded):
    client = Client()
    client.force_login(loaded)
    for plan in Plan.objects.all():
        for part in list(plan.parts.order_by("pk"))[::12]:
            assert client.get(part.get_absolute_url()).status_code == 200
        assert client.get(plan.get_absolute_url()).status_code == 200
    for name in ("home", "plans:check", "plans:timeline", "plans:organisations", "plans:strategies"):
        assert client.get(reverse(name)).status_code == 200


def test_the_home_page_leads_to_the_figures(loaded, settings):
    settings.LOCAL = True
    client = Client()
    client.force_login(loaded)
    page = client.get(reverse("home")).content.decode()
    inset = re.search(r"This is the worked example.*?</div>", page, re.S)
    assert inset is not None
    links = re.findall(r'href="([^"]+)"', inset.group())
    assert len(links) == 2
    for link in links:
        answer = client.get(unescape(link))
        assert answer.status_code == 200, link
        assert "There is a problem" not in answer.content.decode()


def test_every_measure_has_a_page_then_and_now(loaded):
    client = Client()
    client.force_login(loaded)
    for day in ("2017-06-21", "today"):
        session = client.session
        session["as_at"] = day
        session.save()
        for definition in list(Definition.objects.all())[::9]:
            answer = client.get(definition.get_absolute_url())
            assert answer.status_code == 200
            assert "for no date given" not in answer.content.decode()
