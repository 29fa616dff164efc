"""Two people at the same draft in the same moment: nothing is brought in twice and no decision is lost."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from goldenthread.documents.actions import Choice, Scope, confirm, decide_together, read_upload
from goldenthread.documents.actions.confirming import PlanDetails
from goldenthread.documents.models import Decision, UploadStatus
from goldenthread.plans.actions import CannotChange
from goldenthread.plans.content import Tier
from goldenthread.plans.models import Part, Plan
from tests.documents.scenarios import read_upload_of, upload_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _only_where_two_can_be_at_it(transactional_db):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite's test database is in memory and has one connection. Run: make test-postgresql")


def at_once(*doing: Callable[[], Any]) -> list[Any]:
    """What each gives, or the exception it ends with, when all begin together."""
    together = Barrier(len(doing))
    results: list[Any] = [None] * len(doing)

    def run(at: int, each: Callable[[], Any]) -> None:
        try:
            together.wait(10)
            results[at] = each()
        except Exception as ended:
            results[at] = ended
        finally:
            connection.close()

    threads = [Thread(target=run, args=(at, each)) for at, each in enumerate(doing)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_of_two_who_confirm_one_brings_it_in_and_the_other_is_told(cast):
    upload = read_upload_of(cast)
    decide_together(upload=upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.ALL, by=cast.amara)

    def confirms(title: str) -> Callable[[], Plan]:
        details = PlanDetails(title, Tier.PARTNERSHIP_PLAN)
        return lambda: confirm(upload=upload, plan_index=0, by=cast.amara, details=details)

    results = at_once(confirms("One title"), confirms("Another title"))
    assert sorted(type(each).__name__ for each in results) == ["CannotChange", "Plan"]
    assert Plan.objects.count() == 1 and Part.objects.count() == 12


def test_of_two_who_decide_both_are_kept_and_the_later_counts(cast):
    upload = read_upload_of(cast)

    def decides(choice: Choice, number: int, who: Any) -> Callable[[], int]:
        return lambda: decide_together(
            upload=upload, plan_index=0, choice=choice, scope=Scope.PART, number=number, by=who
        )

    results = at_once(
        decides(Choice.ACCEPT, 6, cast.amara),
        decides(Choice.DISCARD, 6, cast.edie),
        decides(Choice.ACCEPT, 7, cast.edie),
    )
    assert results == [1, 1, 1]
    kept = Decision.objects.filter(upload=upload)
    assert kept.count() == 2
    first = kept.exclude(by_name="Edie Marlowe", choice="accepted").get()
    assert (first.choice, first.by_name) in [("accepted", "Amara Okafor"), ("discarded", "Edie Marlowe")]


def test_of_two_readers_one_reads(cast, monkeypatch):
    from goldenthread.documents.actions import bringing_in

    upload = upload_of(cast, status=UploadStatus.WAITING)
    read: list[str] = []
    real = bringing_in.read_apart
    monkeypatch.setattr(bringing_in, "read_apart", lambda path, name: read.append(name) or real(path, name))
    assert at_once(lambda: read_upload(upload.pk), lambda: read_upload(upload.pk)) == [None, None]
    upload.refresh_from_db()
    assert len(read) == 1 and upload.status == UploadStatus.READ


def test_a_plan_confirmed_while_it_is_discarded_is_one_or_the_other(cast):
    from goldenthread.documents.actions import discard

    upload = read_upload_of(cast)
    decide_together(upload=upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.ALL, by=cast.amara)
    details = PlanDetails("Safe", Tier.PARTNERSHIP_PLAN)
    results = at_once(
        lambda: confirm(upload=upload, plan_index=0, by=cast.amara, details=details),
        lambda: discard(upload=upload, by=cast.edie),
    )
    upload.refresh_from_db()
    assert len([each for each in results if isinstance(each, CannotChange)]) == 1
    assert (upload.status == UploadStatus.CONFIRMED) == Plan.objects.exists()
