"""Events are added; nobody changes or removes one, neither through the models nor past them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from goldenthread.audit.actions import Change, record, recorded_as_at
from goldenthread.audit.constraints import sentence_for
from goldenthread.audit.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(cast) -> Event:
    change = Change(
        "changed", "organisation", cast.council, {"name": "Old"}, {"name": "New"}, "partnership-1"
    )
    record([change], by=cast.amara, reason="Renamed", on_behalf_of="The board")
    return Event.objects.get()


class TestWhatIsKept:
    def test_an_event_says_who_what_when_why_and_on_whose_behalf(self, cast, event):
        assert (event.actor_id, event.actor_name) == (cast.amara.pk, "Amara Okafor")
        assert (event.verb, event.subject_kind, event.subject_id) == (
            "changed", "organisation", cast.council.pk,
        )  # fmt: skip
        assert event.subject_name == "Northshire County Council"
        assert (event.before, event.after) == ({"name": "Old"}, {"name": "New"})
        assert (event.reason, event.on_behalf_of, event.thread) == ("Renamed", "The board", "partnership-1")
        assert abs((timezone.now() - event.at).total_seconds()) < 60

    def test_the_events_of_one_action_belong_together(self, cast):
        changes = [Change("changed", "organisation", each, {}, {}) for each in (cast.council, cast.police)]
        first = record(changes, by=cast.amara)
        second = record(changes[:1], by=cast.amara)
        assert Event.objects.filter(change=first).count() == 2
        assert Event.objects.filter(change=second).count() == 1

    def test_what_an_undoing_undid_is_kept(self, cast):
        undone = uuid.uuid4()
        record([Change("changed", "organisation", cast.council, {}, {})], by=cast.amara, undoes=undone)
        assert Event.objects.get().undoes == undone

    def test_the_record_outlives_the_person(self, cast, event):
        cast.amara.memberships.all().delete()
        cast.amara.delete()
        assert Event.objects.get().actor_name == "Amara Okafor"

    def test_a_change_and_its_record_stand_or_fall_together(self, cast):
        with pytest.raises(RuntimeError), transaction.atomic():
            record([Change("changed", "organisation", cast.council, {}, {})], by=cast.amara)
            raise RuntimeError
        assert not Event.objects.exists()

    def test_a_past_is_only_recorded_where_it_is_asked_for(self, cast):
        moment = datetime(2016, 4, 1, 9, tzinfo=UTC)
        change = Change("changed", "organisation", cast.council, {}, {})
        with pytest.raises(RuntimeError), recorded_as_at(moment):
            record([change], by=cast.amara)
            raise RuntimeError
        record([change], by=cast.amara)
        first, second = Event.objects.order_by("id")
        assert first.at == moment and second.at > moment


class TestThroughTheModels:
    @pytest.mark.parametrize(
        "attempt",
        [
            lambda event: event.save(),
            lambda event: event.delete(),
            lambda event: Event.objects.update(reason="Another"),
            lambda event: Event.objects.all().delete(),
            lambda event: Event.objects.filter(pk=event.pk).update(reason="Another"),
            lambda event: Event.objects.bulk_update([event], ["reason"]),
        ],
    )
    def test_an_event_is_neither_changed_nor_removed(self, event, attempt):
        with pytest.raises(ImproperlyConfigured, match=r"never (changed|removed)"), transaction.atomic():
            attempt(event)
        assert Event.objects.get().reason == "Renamed"


class TestPastTheModels:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE audit_event SET reason = 'Another'",
            "UPDATE audit_event SET actor_name = 'Somebody else', actor_id = NULL",
            "DELETE FROM audit_event",
            "DELETE FROM audit_event WHERE id > 0",
        ],
    )
    def test_the_database_itself_refuses(self, event, statement):
        with pytest.raises(DatabaseError) as refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        assert "Audit events are never" in sentence_for(refused.value)
        assert Event.objects.get().reason == "Renamed"

    def test_not_even_djangos_own_way_round_gets_through(self, event):
        with pytest.raises(DatabaseError), transaction.atomic():
            Event.objects.all()._raw_delete(using="default")
        assert Event.objects.count() == 1

    def test_writing_over_an_event_is_refused(self, event):
        copied = ", ".join(
            name for name in (field.column for field in Event._meta.concrete_fields) if name != "reason"
        )
        replace = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"{replace} INTO audit_event ({copied}, reason) SELECT {copied}, 'Another' FROM audit_event"
            )
        assert Event.objects.get().reason == "Renamed"
