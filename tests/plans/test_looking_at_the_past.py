"""As at a past date every page shows what was known then, and nothing that was learned later."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.audit.actions import recorded_as_at
from goldenthread.plans.actions import (
    add_parts,
    adopt_plan,
    change_part,
    change_plan,
    link_part,
    link_plans,
    move_part,
    remove_part,
    rename_measure,
    undo,
)
from goldenthread.plans.content import Kind, Part as PartContent
from goldenthread.plans.models import Measure, Part, Plan
from goldenthread.plans.queries import content_of, end_of
from tests.plans.scenarios import safe_plan

#: What happened: the plan came in, much was changed, and a later plan came in.
ADOPTED, CHANGED = datetime(2016, 4, 1, 9, tzinfo=UTC), datetime(2016, 9, 1, 9, tzinfo=UTC)
BEFORE_ALL, BETWEEN, AFTER = date(2016, 3, 31), date(2016, 6, 1), date(2016, 10, 1)


@pytest.fixture
def plan(cast) -> Plan:
    with recorded_as_at(ADOPTED):
        plan = adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason="Agreed")
    with recorded_as_at(CHANGED):
        later = adopt_plan(
            content=safe_plan("The later plan"), partnership=cast.northshire, by=cast.amara, reason="New"
        )
        link_plans(plan=plan, serves=[later], by=cast.amara, reason="Linked")
        add_parts(
            plan=plan,
            parts=[PartContent(Kind.MILESTONE, "The late milestone", key="late")],
            parent=part(plan, "1.1"),
            by=cast.amara,
            reason="Forgotten",
        )
        link_part(part=part(plan, "1a"), add=part(later, "1"), by=cast.amara, reason="Linked")
        rename_measure(
            measure=Measure.objects.get(),
            name="Timely assessments",
            partnerships=[cast.northshire],
            by=cast.amara,
            reason="Shorter",
        )
        change_part(
            part=part(plan, "1.1"), fields={"title": "Reworded since"}, by=cast.amara, reason="Plainer"
        )
        change_plan(plan=plan, fields={"title": "Renamed since"}, by=cast.amara, reason="Shorter")
    return plan


def part(plan: Plan, key: str) -> Part:
    return Part.objects.get(plan=plan, key=key)


def looking(person, day: date | None) -> Client:
    client = Client()
    client.force_login(person)
    session = client.session
    session["as_at"] = day.isoformat() if day else "today"
    session.save()
    return client


def addresses(plan: Plan) -> dict[str, str]:
    return {
        "home": "/",
        "plans": reverse("plans:plans"),
        "plan": plan.get_absolute_url(),
        "plan history": reverse("plans:plan_history", args=[plan.key]),
        "outcome": part(plan, "1a").get_absolute_url(),
        "activity": part(plan, "1.1").get_absolute_url(),
        "activity history": reverse("plans:part_history", args=[part(plan, "1.1").pk]),
        "outcome history": reverse("plans:part_history", args=[part(plan, "1a").pk]),
        "measures": reverse("plans:measures"),
        "organisations": reverse("plans:organisations"),
        "strategies": reverse("plans:strategies"),
        "timeline": reverse("plans:timeline"),
        "check": reverse("plans:check"),
        "compare": reverse("plans:compare"),
        "search": f"{reverse('plans:search')}?q=late",
    }


LATER = ("The later plan", "The late milestone", "Timely assessments", "Renamed since", "Reworded since")


PAGES = (
    "home", "plans", "plan", "plan history", "outcome", "activity", "activity history", "outcome history",
    "measures", "organisations", "strategies", "timeline", "check", "compare", "search",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_what_was_learned_later(plan, cast, name):
    response = looking(cast.amara, BETWEEN).get(addresses(plan)[name])
    assert response.status_code == 200
    assert [words for words in LATER if words in response.content.decode()] == []


@pytest.mark.parametrize("name", ["plan", "plan history", "outcome", "activity", "activity history"])
def test_before_a_plan_was_known_there_is_nothing_at_its_addresses(plan, cast, name):
    assert looking(cast.amara, BEFORE_ALL).get(addresses(plan)[name]).status_code == 404


def test_what_was_added_later_has_no_history_yet(plan, cast):
    address = reverse("plans:part_history", args=[part(plan, "late").pk])
    assert looking(cast.amara, BETWEEN).get(address).status_code == 404
    assert looking(cast.amara, AFTER).get(address).status_code == 200


def test_links_are_shown_from_the_date_on_which_they_were_made(plan, cast):
    address = part(plan, "1a").get_absolute_url()
    assert "What it serves" not in looking(cast.amara, BETWEEN).get(address).content.decode().split("Say ")[0]
    assert "The later plan" in looking(cast.amara, AFTER).get(address).content.decode()
    assert "The later plan" in looking(cast.amara, None).get(address).content.decode()


def test_a_measure_keeps_its_page_under_the_name_it_had(plan, cast):
    text = looking(cast.amara, BETWEEN).get(reverse("plans:measures")).content.decode()
    assert "Assessments completed within timescale" in text


@pytest.mark.parametrize("day", [date.min, date(4, 2, 29), date(2016, 2, 29), date(9998, 12, 31), date.max])
def test_any_day_of_any_calendar_can_be_asked_about(plan, day):
    assert end_of(day) is not None
    assert len(content_of(plan, as_at=day).parts) == (1 if day.year > 2016 else 0)


def test_moved_removed_and_put_back_each_stand_as_they_did(plan, cast):
    second = part(plan, "1.1.2")
    with recorded_as_at(datetime(2016, 11, 1, 9, tzinfo=UTC)):
        move_part(part=second, up=True, by=cast.amara)
    with recorded_as_at(datetime(2016, 12, 1, 9, tzinfo=UTC)):
        gone = remove_part(part=part(plan, "1.1"), by=cast.amara, reason="Not ours")
    with recorded_as_at(datetime(2017, 1, 1, 9, tzinfo=UTC)):
        undo(change=gone, by=cast.amara)
        change_part(part=part(plan, "1.1"), fields={"title": "New"}, by=cast.amara, reason="x")

    def order(day: date) -> list[str]:
        return [each.number for each in content_of(plan, as_at=day).of_kind(Kind.MILESTONE) if each.number]

    assert order(date(2016, 10, 31)) == ["1.1.1", "1.1.2"]
    assert order(date(2016, 11, 1)) == ["1.1.2", "1.1.1"]
    assert order(date(2016, 12, 2)) == []
    assert order(date(2017, 1, 1)) == ["1.1.2", "1.1.1"]


def test_a_comparison_with_the_last_day_of_all_calendars_is_answered(plan, cast):
    asked = {"before": plan.pk, "after": plan.pk}
    day = {"before_as_at_0": "31", "before_as_at_1": "12", "before_as_at_2": "9999"}
    response = looking(cast.amara, None).get(reverse("plans:compare"), {**asked, **day})
    assert response.status_code == 200
