"""A plan's page leads on to its figures, for those who may go there."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.plans.beyond import WayOn, offer, ways_on
from tests.plans.scenarios import safe_plan

pytestmark = pytest.mark.django_db


def texts(plan, person, as_at: date | None = None) -> list[str]:
    return [way["text"] for way in ways_on(plan, person, as_at=as_at)]


def test_an_analyst_is_led_to_the_scorecard_and_the_printed_figures(cast) -> None:
    plan = kept(cast)
    assert texts(plan, cast.ben) == ["Scorecard", "Printed figures"]


def test_a_viewer_is_led_only_where_they_may_go(cast) -> None:
    assert texts(kept(cast), cast.dev) == ["Scorecard"]


def test_the_past_has_no_form_to_go_to(cast) -> None:
    assert texts(kept(cast), cast.ben, date(2020, 1, 1)) == ["Scorecard"]


def test_offering_a_way_twice_shows_it_once(cast) -> None:
    offer(WayOn("Scorecard", "measures:plan_scorecard"))
    assert texts(kept(cast), cast.ben).count("Scorecard") == 1


def test_the_plan_page_shows_the_ways_on(cast, client) -> None:
    plan = kept(cast)
    client.force_login(cast.ben)
    page = client.get(plan.get_absolute_url()).content.decode()
    assert f'href="/scorecards/{plan.key}/"' in page


def kept(cast):
    from goldenthread.plans.actions import adopt_plan

    return adopt_plan(partnership=cast.northshire, content=safe_plan(), by=cast.amara, reason="Agreed")
