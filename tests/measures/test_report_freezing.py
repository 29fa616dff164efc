"""A frozen report stays as it was, and says which of its figures were revised since."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from goldenthread.audit.actions import recorded_as_at
from goldenthread.audit.models import Event
from goldenthread.measures.actions.reporting import FiguresMoved
from goldenthread.measures.actions.targeting import set_target
from goldenthread.measures.models import Report
from goldenthread.measures.report.content import CannotReport, checksum
from goldenthread.measures.report.kept import is_as_frozen, revised_since

from .report_plans import DAY, SMOKING, YEAR, content_for, frozen, plan_of, row_for
from .scenarios import Library, learn, moment, small_library

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(cast) -> Library:
    return small_library(cast)


def test_a_frozen_report_stays_as_it_was_whatever_is_loaded_later(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016-17": 16.5})
    report = frozen(cast, plan_of(cast, library))
    before = json.dumps(report.content, sort_keys=True)
    learn(library.smoking, library.home, {"2016-17": 18.9}, on="2017-06-22")
    with recorded_as_at(moment("2017-06-22")):
        set_target(
            definition=library.smoking, area=library.home, text="10%", by=cast.ben, reason="New", period=YEAR
        )
    report.refresh_from_db()
    assert json.dumps(report.content, sort_keys=True) == before
    assert is_as_frozen(report)
    assert row_for(report.content, SMOKING)["rating"]["status"] == "green"


def test_the_page_says_which_figures_were_revised_since(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016-17": 16.5})
    report = frozen(cast, plan_of(cast, library))
    assert revised_since(report) == []
    learn(library.smoking, library.home, {"2016-17": 18.9}, on="2017-06-22")
    (found,) = revised_since(report)
    assert (found.measure, found.area, found.period) == (SMOKING, "Northshire", "2016-17")
    assert (found.was, found.now) == ("16.5%", "18.9%")
    assert revised_since(report, as_at=DAY) == []


@pytest.mark.parametrize("column", ["title", "as_at", "frozen_at", "by_name", "content", "sha256", "plan_id"])
def test_the_database_refuses_to_change_a_frozen_report(cast, library: Library, column: str) -> None:
    report = frozen(cast, plan_of(cast, library))
    other = {"as_at": date(2020, 1, 1), "frozen_at": moment("2020-01-01"), "content": {}, "plan_id": None}
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**{column: other.get(column, "something else")})
    report.refresh_from_db()
    assert is_as_frozen(report)


def test_the_database_refuses_to_remove_a_frozen_report(cast, library: Library) -> None:
    report = frozen(cast, plan_of(cast, library))
    with pytest.raises(DatabaseError, match="never removed"), transaction.atomic():
        report.delete()
    assert Report.objects.filter(pk=report.pk).exists()


def test_a_changed_content_no_longer_fits_its_checksum(cast, library: Library) -> None:
    report = frozen(cast, plan_of(cast, library))
    report.content["counts"][0]["count"] += 1
    assert not is_as_frozen(report)


def test_the_checksum_does_not_depend_on_the_order_a_database_gives(cast, library: Library) -> None:
    content = content_for(plan_of(cast, library))
    turned = json.loads(json.dumps(dict(reversed(list(content.items())))))
    assert checksum(turned) == checksum(content)


def test_freezing_is_recorded_with_the_name_the_reason_and_the_checksum(cast, library: Library) -> None:
    report = frozen(cast, plan_of(cast, library))
    event = Event.objects.about("report", report.pk).get()
    assert (event.verb, event.actor_name, event.reason) == ("froze", "Ben Whitlock", "Board of 5 July")
    assert event.after["sha256"] == report.sha256


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_report_is_frozen_for_something(cast, library: Library, reason: str) -> None:
    plan = plan_of(cast, library)
    with pytest.raises(CannotReport, match="what the report is for"):
        frozen(cast, plan, reason=reason)


def test_what_was_not_looked_at_is_not_frozen(cast, library: Library) -> None:
    learn(library.smoking, library.home, {"2016-17": 16.5})
    plan = plan_of(cast, library)
    seen = checksum(content_for(plan))
    learn(library.smoking, library.home, {"2016-17": 18.9}, on="2017-06-21", source="other")
    with pytest.raises(FiguresMoved):
        frozen(cast, plan, seen=seen)
    assert not Report.objects.exists()
