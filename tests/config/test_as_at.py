"""As at when a person is looking: kept in their session, opening in the past where the installation does."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from goldenthread.config.as_at import SESSION_KEY, TODAY, AsAtMiddleware

CHOSEN = date(2016, 6, 1)
OPENING = date(2017, 6, 21)


def seen(session: dict[str, str]) -> SimpleNamespace:
    """What a page is told of when it is looked at."""
    request = SimpleNamespace(session=session)
    AsAtMiddleware(lambda given: given)(request)  # type: ignore[arg-type]
    return request


@pytest.mark.parametrize(
    ("kept", "opening", "expected"),
    [
        ({}, "", None),
        ({}, "2017-06-21", OPENING),
        ({SESSION_KEY: TODAY}, "", None),
        ({SESSION_KEY: TODAY}, "2017-06-21", None),
        ({SESSION_KEY: "2016-06-01"}, "", CHOSEN),
        ({SESSION_KEY: "2016-06-01"}, "2017-06-21", CHOSEN),
        ({SESSION_KEY: ""}, "2017-06-21", OPENING),
        ({SESSION_KEY: "yesterday"}, "", None),
        ({SESSION_KEY: "2016-13-45"}, "2017-06-21", None),
        ({}, "not a date", None),
    ],
)
def test_the_date_is_the_one_chosen_or_the_one_the_installation_opens_on(
    monkeypatch, kept, opening, expected
):
    monkeypatch.setenv("GOLDENTHREAD_AS_AT", opening)
    request = seen(kept)
    assert request.as_at == expected
    assert request.today == (expected or timezone.localdate())


@pytest.mark.django_db
def test_each_person_looks_as_at_their_own_date(cast):
    amara, ben = Client(), Client()
    amara.force_login(cast.amara)
    ben.force_login(cast.ben)
    amara.post("/as-at/go/", {"as_at_day": "1", "as_at_month": "6", "as_at_year": "2016"})
    assert "as it was known on <strong>1 June 2016" in amara.get("/plans/").content.decode()
    assert "as it was known on" not in ben.get("/plans/").content.decode()


@pytest.mark.django_db
def test_one_click_comes_back_to_today(cast, monkeypatch):
    monkeypatch.setenv("GOLDENTHREAD_AS_AT", "2017-06-21")
    client = Client()
    client.force_login(cast.amara)
    assert "21 June 2017" in client.get("/roles/").content.decode()
    client.post("/as-at/go/", {"today": "1"})
    assert "as it was known on" not in client.get("/roles/").content.decode()
