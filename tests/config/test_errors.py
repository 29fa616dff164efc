"""What people see when something is not allowed, not there, refused or broken: plain words, what to do."""

from __future__ import annotations

import logging
import re

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.test import Client, RequestFactory

from goldenthread.audit.models import Event
from goldenthread.config import errors
from goldenthread.config.damaged import WithoutTraceback
from goldenthread.config.refusals import RefusalMiddleware
from goldenthread.partnerships import views
from goldenthread.partnerships.models import Organisation
from goldenthread.partnerships.permissions import NotAllowed


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


@pytest.mark.django_db
def test_an_address_that_only_takes_a_form_says_so_when_it_is_opened_like_a_page(cast):
    client = Client()
    client.force_login(cast.dev)
    response = client.get("/as-at/go/")
    assert response.status_code == 405 and response["Allow"] == "POST"
    assert "send it once more" in response.content.decode()


def test_a_damaged_request_is_answered_without_its_contents():
    response = errors.not_understood(HttpRequest(), SuspiciousOperation("<script>"))
    assert response.status_code == 400 and "script" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content_type",
    ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\xe9"],
)
@pytest.mark.parametrize("enforce_csrf_checks", [False, True])
def test_a_damaged_form_is_answered_in_a_sentence_and_logged_in_one_line(
    cast, capfd, content_type, enforce_csrf_checks
):
    client = Client(enforce_csrf_checks=enforce_csrf_checks)
    client.force_login(cast.amara)
    client.cookies["csrftoken"] = "x" * 32
    console = logging.StreamHandler()
    console.addFilter(WithoutTraceback())
    logger = logging.getLogger("django.request")
    logger.addHandler(console)
    try:
        response = client.generic("POST", "/as-at/go/", b"--x", content_type=content_type)
    finally:
        logger.removeHandler(console)
    assert response.status_code == 400
    assert "That could not be understood" in response.content.decode()
    said = capfd.readouterr().err
    assert said.count("Bad request") == 1
    assert "Traceback" not in said


def test_what_is_broken_on_our_side_keeps_its_traceback():
    kept = WithoutTraceback()
    for problem, left in (
        (ValueError("x"), True),
        (MultiPartParserError("x"), False),
        (NotAllowed("x"), False),
    ):
        record = logging.LogRecord("x", 40, "", 1, "", (), (type(problem), problem, None))
        assert kept.filter(record)
        assert bool(record.exc_info) is left


def test_strangers_asking_by_other_names_leave_nothing_in_the_log(capfd):
    Client().get("/", headers={"host": "other.example.gov.uk"})
    assert logging.getLogger("django.security.DisallowedHost").hasHandlers()  # without one, Python writes it
    assert "Traceback" not in capfd.readouterr().err


def test_the_log_of_the_service_is_kept_that_way(settings):
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["damaged"]


@pytest.mark.django_db
class TestWhatTheDatabaseRefuses:
    def test_two_people_at_the_same_moment_one_reads_what_happened(self, cast, monkeypatch):
        def as_if_nobody_had(*, organisation, fields, **others):
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


class TestHeadersOnEveryAnswer:
    """No page of this service is shown in a frame or runs anything from elsewhere, whatever the answer is."""

    @pytest.mark.parametrize(
        ("address", "options", "status"),
        [
            ("/accounts/login/", {}, 200),
            ("/plans/", {}, 302),
            ("/plans", {}, 301),
            ("/nothing/", {}, 404),
            ("/plans/", {"headers": {"host": "evil.example"}}, 400),
            ("/static/nothing.css", {}, 404),
        ],
    )
    def test_get(self, db, address, options, status):
        response = Client().get(address, **options)
        assert response.status_code == status
        assert response["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"

    def test_a_form_without_its_mark(self, db):
        response = Client(enforce_csrf_checks=True).post("/accounts/login/", {})
        assert response.status_code == 403
        assert response["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


class TestABusyDatabase:
    """What the database gives up because of others is a sentence; what is broken is still a fault."""

    @pytest.mark.parametrize("said", ["database is locked", "database table is locked: plans_part"])
    def test_sqlite(self, rf, said):
        request = rf.get("/")
        refused = RefusalMiddleware(lambda _: None).process_exception(request, OperationalError(said))
        if "database is locked" in said:
            assert refused.status_code == 409
            assert "at the same moment" in refused.content.decode()
        else:
            assert refused is None

    @pytest.mark.parametrize(
        ("state", "status"), [("40P01", 409), ("40001", 409), ("55P03", 409), ("53100", 0)]
    )
    def test_postgresql(self, rf, state, status):
        problem = OperationalError("deadlock detected")
        problem.__cause__ = type("Cause", (Exception,), {"sqlstate": state})()
        refused = RefusalMiddleware(lambda _: None).process_exception(rf.get("/"), problem)
        assert (refused.status_code if refused else 0) == status
