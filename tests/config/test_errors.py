"""What people see when something is not allowed, not there, refused or broken: plain words, what to do."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from goldenthread.audit.models import Event
from goldenthread.config import errors
from goldenthread.config.refusals import RefusalMiddleware
from goldenthread.partnerships import views
from goldenthread.partnerships.models import Organisation


def test_a_broken_page_needs_no_database_no_session_and_no_template(settings):
    settings.TEMPLATES = []  # and the database is closed to a test that does not ask for it
    response = errors.broken(HttpRequest())
    assert response.status_code == 500
    assert "nothing you had saved is lost" in response.content.decode()


@pytest.mark.parametrize("page", [errors.broken, errors.not_understood])
def test_the_plainest_pages_load_nothing(page):
    text = page(HttpRequest()).content.decode()
    assert text.startswith("<!DOCTYPE html>") and '<html lang="en">' in text and "<h1>" in text
    assert not re.search(r"<script|<link|<img|\{%|\{\{|https?:", text)


@pytest.mark.django_db
def test_a_fault_of_ours_shows_that_page_and_nothing_of_the_fault(cast, monkeypatch):
    def fail(request):
        raise RuntimeError("select * from secrets")

    monkeypatch.setattr(views, "memberships_of", fail)
    client = Client(raise_request_exception=False)
    client.force_login(cast.dev)
    response = client.get("/roles/")
    assert response.status_code == 500 and response.content == errors.broken(HttpRequest()).content


@pytest.mark.django_db
def test_what_is_not_allowed_says_who_may(cast):
    client = Client()
    client.force_login(cast.dev)
    response = client.get("/people/")
    assert response.status_code == 403
    assert "gives that to: administrator." in response.content.decode()


@pytest.mark.django_db
def test_a_form_that_was_open_too_long_says_what_to_do(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.dev)
    response = client.post("/as-at/go/", {"today": "1"})
    assert response.status_code == 403
    assert "load the page again" in response.content.decode()


def test_a_damaged_request_is_answered_without_its_contents():
    response = errors.not_understood(HttpRequest(), SuspiciousOperation("<script>"))
    assert response.status_code == 400 and "script" not in response.content.decode()


@pytest.mark.django_db
class TestWhatTheDatabaseRefuses:
    def test_two_people_at_the_same_moment_one_reads_what_happened(self, cast, monkeypatch):
        def as_if_nobody_had(*, organisation, fields, by, reason):
            Organisation.objects.filter(pk=organisation.pk).update(name=fields["name"])

        monkeypatch.setattr(views, "change_organisation", as_if_nobody_had)
        client = Client()
        client.force_login(cast.amara)
        given = {"name": "Northshire County Council", "kind": "police", "reason": "Renamed"}
        from django.db import transaction

        with transaction.atomic():
            response = client.post(f"/people/organisations/{cast.police.pk}/", given)
            transaction.set_rollback(True)
        assert response.status_code == 409
        text = response.content.decode()
        assert "The partnership already has an organisation with this name." in text
        assert "Nothing has been changed." in text
        assert not Event.objects.exists()

    def test_everything_else_goes_its_way(self):
        refusals = RefusalMiddleware(lambda request: HttpResponse())
        request = RequestFactory().get("/")
        assert refusals.process_exception(request, ValueError("x")) is None
        assert refusals.process_exception(request, IntegrityError("x")).status_code == 409
