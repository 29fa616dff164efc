"""The pages of a report: an analyst looks at it, freezes it, and others open it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.measures.models import Report

from .report_plans import frozen, measure, plan_of
from .scenarios import Library, learn, small_library

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(cast) -> Library:
    return small_library(cast)


def address(name: str, *arguments: Any) -> str:
    return reverse(f"measures:{name}", args=arguments)


ASKED = {"period": "2016-17", "as_at_day": 21, "as_at_month": 6, "as_at_year": 2017, "policy": "as-set"}


@pytest.fixture
def bens(cast) -> Client:
    client = Client()
    client.force_login(cast.ben)
    return client


def test_an_analyst_looks_at_a_report_freezes_it_and_downloads_it(
    cast, library: Library, bens: Client
) -> None:
    learn(library.smoking, library.home, {"2015-16": 18.0, "2016-17": 16.5})
    plan = plan_of(cast, library)
    preview = bens.get(address("new_report"), {**ASKED, "plan": plan.pk}, follow=True)
    assert "Nothing is frozen yet" in preview.content.decode()
    assert not Report.objects.exists()
    seen = preview.context["form"].initial["seen"]
    sent = {**ASKED, "seen": seen, "reason": "Board of 5 July 2017"}
    page = bens.post(address("preview_report", plan.key), sent, follow=True).content.decode()
    assert "Of 2 measures, 1 is green" in page
    assert "for: Board of 5 July 2017" in page
    assert f'href="{reverse("measures:measure", args=[library.smoking.key])}"' in page
    report = Report.objects.get()
    csv = bens.get(address("report_csv", report.pk)).content.decode("utf-8-sig")
    assert "Green: 16.5% is 0.5 points below the target of 17%" in csv


def test_figures_that_moved_since_the_preview_are_shown_before_anything_is_frozen(
    cast, library: Library, bens: Client
) -> None:
    plan = plan_of(cast, library)
    sent = {**ASKED, "seen": "0" * 64, "reason": "Board of 5 July 2017"}
    response = bens.post(address("preview_report", plan.key), sent)
    assert response.status_code == 422
    assert "changed while you were looking" in response.content.decode()
    assert "Board of 5 July 2017" in response.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"period": "soon"}, "Enter a period such as 2016-17"),
        ({"period": ""}, "Enter"),
        ({"as_at_year": 2999}, "today or in the past"),
        ({"policy": "made-up"}, "Select"),
        ({"plan": "999999"}, "Select"),
    ],
)
def test_what_cannot_be_reported_on_is_said_at_the_field(
    cast, library: Library, bens: Client, typed: dict[str, Any], says: str
) -> None:
    plan = plan_of(cast, library)
    page = bens.get(address("new_report"), {**ASKED, "plan": plan.pk, **typed}).content.decode()
    assert "There is a problem" in page
    assert says in page


def test_a_report_is_not_there_before_it_was_frozen(cast, library: Library, bens: Client) -> None:
    report = frozen(cast, plan_of(cast, library))
    bens.post(reverse("plans:go_as_at"), {"as_at_day": 21, "as_at_month": 6, "as_at_year": 2017})
    assert bens.get(address("report", report.pk)).status_code == 404
    assert bens.get(address("report_pdf", report.pk)).status_code == 404
    assert report.title not in bens.get(address("reports")).content.decode()


def test_opening_a_report_takes_the_same_queries_however_many_measures_it_has(
    cast, library: Library, bens: Client
) -> None:
    learn(library.smoking, library.home, {"2016-17": 16.5})
    report = frozen(cast, plan_of(cast, library))
    bens.get(address("report", report.pk))
    with CaptureQueriesContext(connection) as found:
        bens.get(address("report", report.pk))
    assert len(found) <= 12


def test_a_title_that_looks_like_markup_is_shown_as_it_is(cast, library: Library, bens: Client) -> None:
    name = "<script>alert(1)</script> & $x$ #panic()"
    plan = plan_of(cast, library, measure(name, y2016_17_Target="5%"))
    page = bens.get(address("report", frozen(cast, plan, title=name).pk)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; $x$ #panic()" in page
