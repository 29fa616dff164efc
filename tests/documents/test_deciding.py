"""Deciding about the parts of a draft: what each choice means, with how much at once, and who decided."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from goldenthread.audit.models import Event
from goldenthread.documents.actions import (
    Choice,
    Scope,
    confirm,
    decide,
    decide_together,
    discard,
    take_up_again,
)
from goldenthread.documents.actions.confirming import PlanDetails
from goldenthread.documents.drafts import kept_draft
from goldenthread.documents.models import Decision, Upload, UploadStatus
from goldenthread.documents.queries import decisions_of
from goldenthread.documents.reviewing import Standing, counts_by_standing, next_doubtful, shown
from goldenthread.plans.actions import CannotChange
from goldenthread.plans.content import Kind, Tier
from tests.documents.scenarios import read_upload_of, upload_of

#: The twelve parts of the small plan, in the order of the document.
PARTS = [
    "priority 1", "activity 1.1", "milestone", "activity 1.2", "milestone", "measure", "measure",
    "priority 2", "activity 2.1", "milestone", "activity 2.1", "milestone",
]  # fmt: skip
DOUBTFUL = 11


@pytest.fixture
def upload(cast) -> Upload:
    return read_upload_of(cast)


def standings(upload: Upload) -> str:
    """One letter for each part in the order of the document: w, a, c, d, or p for in the plan."""
    taken = decisions_of(upload).get(0, {})
    plan = kept_draft(upload).draft.plans[0]
    letters = {"Waiting": "w", "Accepted": "a", "Corrected": "c", "Discarded": "d", "In the plan": "p"}
    return "".join(
        letters[shown(plan, each, taken).standing.value] for each in kept_draft(upload).parts_of(0)
    )


def key(upload: Upload, number: int) -> str:
    return kept_draft(upload).parts_of(0)[number - 1].part.key


def test_the_small_plan_has_the_parts_these_tests_speak_of(upload):
    parts = kept_draft(upload).parts_of(0)
    assert [f"{each.part.kind.value} {each.part.number}".strip() for each in parts] == PARTS
    assert [each.number for each in parts if each.part.doubts] == [DOUBTFUL]


@pytest.mark.parametrize(
    ("before", "choice", "scope", "number", "after"),
    [
        ([], Choice.ACCEPT, Scope.PART, 2, "wawwwwwwwwww"),
        ([], Choice.ACCEPT, Scope.UNDER, 2, "waawwwwwwwww"),
        ([], Choice.ACCEPT, Scope.UNDER, 1, "aaaaaaawwwww"),
        ([], Choice.ACCEPT, Scope.CERTAIN, 0, "aaaaaaaaaawa"),
        ([], Choice.ACCEPT, Scope.ALL, 0, "aaaaaaaaaaaa"),
        ([], Choice.DISCARD, Scope.PART, 2, "wddwwwwwwwww"),
        ([], Choice.DISCARD, Scope.ONLY, 2, "wdwwwwwwwwww"),
        ([], Choice.DISCARD, Scope.ALL, 0, "dddddddddddd"),
        ([(Choice.DISCARD, Scope.PART, 2)], Choice.ACCEPT, Scope.ALL, 0, "addaaaaaaaaa"),
        ([(Choice.DISCARD, Scope.PART, 2)], Choice.ACCEPT, Scope.UNDER, 1, "addaaaawwwww"),
        ([(Choice.ACCEPT, Scope.ALL, 0)], Choice.DISCARD, Scope.ALL, 0, "aaaaaaaaaaaa"),
        ([(Choice.ACCEPT, Scope.ALL, 0)], Choice.DISCARD, Scope.PART, 8, "aaaaaaaddddd"),
        ([(Choice.ACCEPT, Scope.ALL, 0)], Choice.PUT_BACK, Scope.PART, 2, "awaaaaaaaaaa"),
        ([(Choice.ACCEPT, Scope.ALL, 0)], Choice.PUT_BACK, Scope.UNDER, 2, "awwaaaaaaaaa"),
        (
            [(Choice.DISCARD, Scope.PART, 2), (Choice.ACCEPT, Scope.ALL, 0)],
            Choice.PUT_BACK,
            Scope.ALL,
            0,
            "wddwwwwwwwww",
        ),
        ([(Choice.DISCARD, Scope.PART, 1)], Choice.ACCEPT, Scope.PART, 3, "dwaddddwwwww"),
        ([(Choice.DISCARD, Scope.PART, 2)], Choice.ACCEPT, Scope.PART, 2, "wadwwwwwwwww"),
    ],
)
def test_each_choice_takes_as_much_as_it_says(upload, cast, before, choice, scope, number, after):
    for earlier, how_much, which in before:
        decide_together(
            upload=upload, plan_index=0, choice=earlier, scope=how_much, number=which, by=cast.amara
        )
    decide_together(upload=upload, plan_index=0, choice=choice, scope=scope, number=number, by=cast.amara)
    assert standings(upload) == after


def test_a_correction_is_kept_at_once_and_taking_many_leaves_it_alone(upload, cast):
    given = {"title": "One front door, open every day"}
    decide(
        upload=upload,
        plan_index=0,
        part_keys=[key(upload, 3)],
        choice="corrected",
        correction=given,
        by=cast.amara,
    )
    decide_together(upload=upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.ALL, by=cast.edie)
    kept = Decision.objects.get(upload=upload, part_key=key(upload, 3))
    assert (kept.choice, kept.correction, kept.by_name) == ("corrected", given, "Amara Okafor")


def test_of_two_people_who_decide_about_the_same_part_the_later_counts_and_is_named(upload, cast):
    for choice, who in (("accepted", cast.amara), ("discarded", cast.edie)):
        decide(upload=upload, plan_index=0, part_keys=[key(upload, 2)], choice=choice, by=who)
    kept = Decision.objects.get(upload=upload, part_key=key(upload, 2))
    assert (kept.choice, kept.by_name) == ("discarded", "Edie Marlowe")


def test_every_decision_is_in_the_record_with_what_was_decided_before(upload, cast):
    decide(upload=upload, plan_index=0, part_keys=[key(upload, 2)], choice="accepted", by=cast.amara)
    decide(upload=upload, plan_index=0, part_keys=[key(upload, 2)], choice="discarded", by=cast.edie)
    event = Event.objects.filter(verb="discarded", thread=f"upload-{upload.pk}").get()
    assert event.actor_name == "Edie Marlowe"
    assert event.before == {"plan": 0, "choices": {key(upload, 2): "accepted"}}
    assert event.after == {"plan": 0, "parts": [key(upload, 2)]}


@pytest.mark.parametrize(
    ("correction", "sentence"),
    [
        ({}, "Nothing was different"),
        ({"title": "  "}, "Give the wording"),
        ({"kind": "programme"}, "It can be milestone"),
        ({"kind": "nonsense"}, "It can be milestone"),
        ({"position": 4}, "has no position"),
        ({"polarity": "high"}, "has no polarity"),  # only a measure has one
    ],
)
def test_a_correction_that_makes_no_sense_is_a_sentence(upload, cast, correction, sentence):
    with pytest.raises(CannotChange, match=sentence):
        decide(
            upload=upload,
            plan_index=0,
            part_keys=[key(upload, 3)],
            choice="corrected",
            correction=correction,
            by=cast.amara,
        )


def test_parts_that_the_draft_does_not_have_are_left_out(upload, cast):
    assert decide(upload=upload, plan_index=0, part_keys=["none"], choice="accepted", by=cast.amara) == 0
    for wrong in (-1, 1, 99):
        with pytest.raises(CannotChange, match="no such plan"):
            decide(upload=upload, plan_index=wrong, part_keys=[], choice="accepted", by=cast.amara)
    with pytest.raises(CannotChange, match="no such part"):
        decide_together(
            upload=upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.PART, number=13, by=cast.amara
        )


@pytest.mark.parametrize(
    ("status", "fields"),
    [
        (UploadStatus.WAITING, {}),
        (UploadStatus.READING, {}),
        (UploadStatus.REFUSED, {"problem": "This file is empty."}),
        (UploadStatus.DISCARDED, {}),
    ],
)
def test_only_a_draft_that_was_read_is_open_for_decisions(cast, status, fields):
    upload = upload_of(cast, status=status, **fields)
    with pytest.raises(CannotChange, match="not open for decisions"):
        decide(upload=upload, plan_index=0, part_keys=["x"], choice="accepted", by=cast.amara)


def test_a_part_that_is_in_a_plan_is_past_deciding(upload, cast):
    decide_together(upload=upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.ALL, by=cast.amara)
    confirm(upload=upload, plan_index=0, by=cast.amara, details=PlanDetails("Safe", Tier.PARTNERSHIP_PLAN))
    assert standings(upload) == "p" * 12
    for choice in Choice:
        decide_together(upload=upload, plan_index=0, choice=choice, scope=Scope.UNDER, number=1, by=cast.edie)
    assert standings(upload) == "p" * 12


def test_a_part_whose_milestones_would_have_nowhere_to_stand_is_not_discarded_alone(upload, cast):
    only = {
        "upload": upload,
        "plan_index": 0,
        "choice": Choice.DISCARD,
        "scope": Scope.ONLY,
        "by": cast.amara,
    }
    decide_together(number=1, **only)  # its actions and measures can stand at the top of the plan
    with pytest.raises(CannotChange, match="nowhere to stand"):
        decide_together(number=2, **only)  # but its milestones cannot, now that the priority is gone
    assert standings(upload) == "dwwwwwwwwwww"


def test_the_next_doubtful_part_is_one_that_nobody_has_decided(upload, cast):
    parts = kept_draft(upload).parts_of(0)
    assert next_doubtful(parts, {}).number == DOUBTFUL
    assert next_doubtful(parts, {}, after=DOUBTFUL).number == DOUBTFUL  # and round again
    decide(upload=upload, plan_index=0, part_keys=[key(upload, DOUBTFUL)], choice="accepted", by=cast.amara)
    assert next_doubtful(parts, decisions_of(upload)[0]) is None


def test_the_counts_by_standing_add_up(upload, cast):
    decide_together(upload=upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.CERTAIN, by=cast.amara)
    counts = counts_by_standing(kept_draft(upload).parts_of(0), decisions_of(upload)[0])
    assert sum(counts.values()) == 12 and counts[Standing.WAITING] == 1


class TestPuttingAside:
    def test_a_discarded_draft_keeps_everything_and_is_taken_up_where_it_was_left(self, upload, cast):
        decide(upload=upload, plan_index=0, part_keys=[key(upload, 2)], choice="accepted", by=cast.amara)
        discard(upload=upload, by=cast.amara, reason="An older version")
        upload.refresh_from_db()
        assert upload.status == UploadStatus.DISCARDED and upload.file.storage.exists(upload.file.name)
        take_up_again(upload=upload, by=cast.edie)
        upload.refresh_from_db()
        assert upload.status == UploadStatus.READ
        assert standings(upload) == "wawwwwwwwwww"
        events = Event.objects.filter(thread=f"upload-{upload.pk}").order_by("pk")
        assert [event.verb for event in events] == ["accepted", "discarded", "taken up again"]

    def test_a_refused_document_is_refused_again_when_taken_up(self, cast):
        upload = upload_of(cast, status=UploadStatus.REFUSED, problem="This file is empty.")
        discard(upload=upload, by=cast.amara)
        take_up_again(upload=upload, by=cast.amara)
        upload.refresh_from_db()
        assert upload.status == UploadStatus.REFUSED

    @pytest.mark.parametrize("status", [UploadStatus.WAITING, UploadStatus.READING])
    def test_a_document_that_is_being_read_is_not_discarded(self, cast, status):
        upload = upload_of(cast, status=status)
        with pytest.raises(CannotChange, match="cannot be discarded now"):
            discard(upload=upload, by=cast.amara)

    def test_what_was_not_discarded_is_not_taken_up(self, upload, cast):
        with pytest.raises(CannotChange, match="was not discarded"):
            take_up_again(upload=upload, by=cast.amara)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"choice": "perhaps"}, "decision_is_known"),
        ({"choice": "corrected", "correction": {}}, "correction_says_what"),
    ],
)
def test_the_database_holds_what_a_decision_is(upload, fields, constraint):
    given = {"upload": upload, "plan_index": 0, "part_key": "x", "by_name": "A", "at": upload.at}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Decision.objects.create(**given, **fields)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"status": "lost"}, "upload_status_is_known"),
        ({"status": "refused"}, "refused_upload_says_why"),
        ({"status": "read"}, "read_upload_has_a_draft"),
    ],
)
def test_the_database_holds_what_an_upload_is(cast, fields, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        upload_of(cast, **fields)


def test_the_kinds_that_can_be_corrected_are_those_a_plan_has():
    from goldenthread.documents.drafts import correctable

    assert all("title" in correctable(kind) for kind in Kind)
