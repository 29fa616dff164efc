"""Who may use which address, tried with everybody: the cast, a stranger from the neighbour, and nobody."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.audit.models import Event
from tests.architecture.access import ACCESS, EVERYBODY, LEVELS, Route
from tests.architecture.addresses import every_route
from tests.architecture.conftest import undone
from tests.architecture.scenario import A_PAST_DAY, Scenario

#: Pages that write while they are looked at, each with the reason. A new one has to give one here.
WRITES_WHEN_LOOKED_AT: dict[str, str] = {}
#: What any request may write: the person's own session (what they were told, what date they look at).
NOBODYS_RECORD = ("django_session",)

READ = pytest.mark.parametrize("name", [name for name, route in ACCESS.items() if route.page])
SENT = pytest.mark.parametrize("name", [name for name, route in ACCESS.items() if route.typed])
IN_THE_PAST = pytest.mark.parametrize(
    "name",
    [name for name, route in ACCESS.items() if route.typed and route.changes and not route.also_in_the_past],
)
CHANGING = pytest.mark.parametrize(
    "name", [name for name, route in ACCESS.items() if route.typed and route.changes]
)


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_tried_before() -> None:
    """Attempts to sign in are counted; each test starts from none."""
    cache.clear()


def browser(scenario: Scenario, who: str, **options: Any) -> Client:
    """Somebody's browser; "nobody" has not signed in."""
    client = Client(**options)
    if who != "nobody":
        client.force_login(getattr(scenario.cast, who))
    return client


def is_let_in(response: HttpResponse) -> bool:
    """Whether the person got the page, or what they sent was taken; False where they were kept out."""
    if response.status_code == 302:
        return not response["Location"].startswith(f"{reverse('account_login')}?")
    if response.status_code in (403, 404):
        return False
    assert response.status_code in (200, 422), response.status_code
    return True


def let_in(scenario: Scenario, route: Route, *, sending: bool) -> dict[str, HttpResponse]:
    """What everybody gets at an address. What one of them changes is undone before the next comes."""
    got = {}
    for who in EVERYBODY:
        with undone():
            client = browser(scenario, who)
            address = route.address(scenario)
            typed = route.typed(scenario) if sending and route.typed else None
            got[who] = client.get(address) if typed is None else client.post(address, typed)
    return got


def test_every_route_says_who_may_use_it():
    missing = sorted(set(every_route()) - set(ACCESS))
    assert not missing, (
        f"Nobody has said who may use {', '.join(missing)}. Add each to ACCESS in "
        "tests/architecture/access.py with who may use it, where it leads in the scenario, and what "
        "a good form sends to it."
    )


def test_the_table_names_no_route_that_is_gone():
    gone = sorted(set(ACCESS) - set(every_route()))
    assert not gone, (
        f"{', '.join(gone)} is no route any more. Take it out of ACCESS in tests/architecture/access.py."
    )


def test_every_route_has_a_name_of_its_own():
    routes = every_route()
    assert sorted(set(routes)) == sorted(routes)


@READ
def test_a_page_is_shown_to_those_who_may_see_it_and_to_nobody_else(scenario, name):
    got = let_in(scenario, ACCESS[name], sending=False)
    assert [who for who in EVERYBODY if is_let_in(got[who])] == list(LEVELS[ACCESS[name].who])
    for response in got.values():
        assert response.streaming or b"{{" not in response.content, "a placeholder was left unfilled"


@SENT
def test_a_form_is_taken_from_those_who_may_send_it_and_from_nobody_else(scenario, name):
    got = let_in(scenario, ACCESS[name], sending=True)
    assert [who for who in EVERYBODY if is_let_in(got[who])] == list(LEVELS[ACCESS[name].who])


@pytest.mark.parametrize("name", [name for name, route in ACCESS.items() if "farid" not in LEVELS[route.who]])
def test_a_stranger_is_never_told_that_a_record_exists(scenario, name):
    if ACCESS[name].who.endswith("of any partnership"):
        return  # such a page names no record; the stranger is told who may use it
    got = let_in(scenario, ACCESS[name], sending=not ACCESS[name].page)
    assert got["farid"].status_code == 404


@READ
def test_looking_at_a_page_changes_nothing(scenario, name):
    client = browser(scenario, LEVELS[ACCESS[name].who][-1])
    address = ACCESS[name].address(scenario)
    events = Event.objects.count()
    with CaptureQueriesContext(connection) as asked:
        assert is_let_in(client.get(address))
    written = [
        query["sql"]
        for query in asked
        if query["sql"].startswith(("INSERT", "UPDATE", "DELETE", "REPLACE"))
        and not any(table in query["sql"] for table in NOBODYS_RECORD)
    ]
    assert Event.objects.count() == events
    assert not written or name in WRITES_WHEN_LOOKED_AT, (
        f"Looking at {name} wrote {written}. A page that is only looked at changes nothing; where it must, "
        "give the reason in WRITES_WHEN_LOOKED_AT."
    )


@pytest.mark.parametrize("name", [name for name, route in ACCESS.items() if not route.page])
def test_what_only_changes_cannot_be_looked_at(scenario, name):
    client = browser(scenario, LEVELS[ACCESS[name].who][-1])
    assert client.get(ACCESS[name].address(scenario)).status_code == 405


@pytest.mark.parametrize("name", [name for name, route in ACCESS.items() if not route.typed])
def test_what_is_only_looked_at_takes_no_form(scenario, name):
    client = browser(scenario, LEVELS[ACCESS[name].who][-1])
    assert client.post(ACCESS[name].address(scenario), {}).status_code == 405


@CHANGING
def test_a_good_form_leaves_an_audit_event_with_who_sent_it(scenario, name):
    route = ACCESS[name]
    for who in LEVELS[route.who]:
        with undone():
            address = route.address(scenario)
            typed = route.typed(scenario)
            last = Event.objects.latest("id").pk
            browser(scenario, who).post(address, typed)
            actors = {event.actor_name for event in Event.objects.filter(pk__gt=last)}
        assert actors == {getattr(scenario.cast, who).name}, who


@IN_THE_PAST
def test_in_the_past_nothing_is_changed(scenario, name):
    route = ACCESS[name]
    client = browser(scenario, LEVELS[route.who][-1])
    address, typed = route.address(scenario), route.typed(scenario)
    day = {"as_at_day": A_PAST_DAY.day, "as_at_month": A_PAST_DAY.month, "as_at_year": A_PAST_DAY.year}
    client.post(reverse("plans:go_as_at"), day)
    events = Event.objects.count()
    response = client.post(address, typed)
    assert Event.objects.count() == events
    assert response.status_code == 403
    assert "the past" in response.content.decode()


@SENT
def test_a_form_from_another_site_is_refused(scenario, name):
    route = ACCESS[name]
    client = browser(scenario, LEVELS[route.who][-1], enforce_csrf_checks=True)
    address, typed = route.address(scenario), route.typed(scenario)
    events = Event.objects.count()
    assert client.post(address, typed).status_code == 403
    assert Event.objects.count() == events
