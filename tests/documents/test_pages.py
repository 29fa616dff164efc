"""The pages about documents: what each tells the person who opens it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldenthread.documents.actions import Choice, Scope, decide_together
from goldenthread.documents.models import Upload, UploadStatus
from tests.documents.scenarios import READ_AT, as_file, big_plan, read_upload_of, upload_of


@pytest.fixture
def amara(cast) -> Client:
    client = Client()
    client.force_login(cast.amara)
    return client


@pytest.fixture
def upload(cast) -> Upload:
    return read_upload_of(cast)


def page(client: Client, name: str, *args, **query) -> str:
    answer = client.get(reverse(f"documents:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


class TestTheList:
    def test_it_begins_with_what_waits(self, amara, cast, upload):
        upload_of(cast, status=UploadStatus.REFUSED, problem="This file is empty.", name="empty.docx")
        upload_of(cast, status=UploadStatus.WAITING, name="next.docx")
        text = page(amara, "documents")
        assert "1 document waits for your decisions, 1 is being read and 1 could not be read." in text
        assert "Read 2 priorities, 4 key actions, 4 milestones and 2 measures." in text
        assert "0 of 12 parts decided" in text and "This file is empty." in text

    def test_an_empty_list_says_what_to_do(self, amara):
        assert "Bring last year’s plan" in page(amara, "documents")

    def test_only_some_can_be_shown(self, amara, cast, upload):
        upload_of(cast, status=UploadStatus.REFUSED, problem="Empty.", name="empty.docx")
        text = page(amara, "documents", status="refused")
        assert "empty.docx" in text and "plan.txt" not in text

    def test_its_queries_do_not_grow_with_the_documents(self, amara, cast, upload):
        def queries() -> int:
            from django.db import connection

            with CaptureQueriesContext(
                connection,
            ) as captured:
                page(amara, "documents")
            return len(captured)

        few = queries()
        for number in range(8):
            read_upload_of(cast, name=f"plan-{number}.txt")
        assert queries() == few


class TestBringingIn:
    def test_several_documents_are_each_read(self, amara):
        files = [as_file(name="one.txt"), as_file(name="two.txt")]
        answer = amara.post(reverse("documents:bring_in"), {"files": files})
        assert answer["Location"] == reverse("documents:documents")
        assert sorted(Upload.objects.values_list("name", flat=True)) == ["one.txt", "two.txt"]

    def test_without_a_document_it_says_so(self, amara):
        answer = amara.post(reverse("documents:bring_in"), {})
        assert answer.status_code == 422 and "Select a document to read" in answer.content.decode()

    def test_an_empty_file_is_kept_and_refused_with_its_sentence(self, amara):
        answer = amara.post(
            reverse("documents:bring_in"), {"files": [as_file("", "empty.docx")]}, follow=True
        )
        text = answer.content.decode()
        assert "This document could not be read." in text and "empty" in text
        assert "Download the original" in text and Upload.objects.get().status == UploadStatus.REFUSED

    def test_who_works_for_two_partnerships_says_whose_it_is(self, cast):
        from goldenthread.partnerships.models import Membership

        Membership.objects.create(person=cast.amara, partnership=cast.southborough, role="officer")
        client = Client()
        client.force_login(cast.amara)
        assert "Whose documents are they?" in page(client, "bring_in")
        refused = client.post(reverse("documents:bring_in"), {"files": [as_file()]})
        assert "Select whose documents they are" in refused.content.decode()
        client.post(
            reverse("documents:bring_in"), {"files": [as_file()], "partnership": cast.southborough.pk}
        )
        assert Upload.objects.get().partnership == cast.southborough


class TestProgress:
    def test_a_document_that_waits_says_how_many_are_before_it(self, amara, cast):
        now = timezone.now()
        upload_of(cast, status=UploadStatus.READING, started=now, handed_over=now - timedelta(seconds=9))
        waiting = upload_of(cast, status=UploadStatus.WAITING, handed_over=now)
        text = page(amara, "draft", waiting.pk)
        assert "1 document will be read before it." in text
        assert 'http-equiv="refresh"' in text and f'hx-get="{waiting.get_absolute_url()}"' in text

    def test_reading_that_was_cut_off_can_be_begun_again(self, amara, cast):
        lost = upload_of(cast, status=UploadStatus.READING, started=timezone.now() - timedelta(hours=1))
        text = page(amara, "draft", lost.pk)
        assert "Reading this document was cut off." in text and 'http-equiv="refresh"' not in text
        amara.post(reverse("documents:read_again", args=[lost.pk]))
        assert "Read 2 priorities" in page(amara, "draft", lost.pk)

    def test_the_page_that_waits_reloads_itself_when_reading_is_done(self, amara, upload):
        answer = amara.get(upload.get_absolute_url(), headers={"HX-Request": "true"})
        assert answer["HX-Refresh"] == "true"


class TestTheDraft:
    def test_the_answer_comes_first_and_then_the_plans(self, amara, upload):
        text = page(amara, "draft", upload.pk)
        assert "Read 2 priorities, 4 key actions, 4 milestones and 2 measures. Every line" in text
        assert "0 of 12 decided" in text

    def test_parts_can_be_shown_by_standing_doubt_and_kind(self, amara, cast, upload):
        decide_together(
            upload=upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.UNDER, number=1, by=cast.amara
        )

        def numbers(**query) -> list[int]:
            answer = amara.get(reverse("documents:draft_plan", args=[upload.pk, 1]), query)
            return [card["shown"].number for card in answer.context["cards"]]

        assert numbers(standing="Waiting") == [8, 9, 10, 11, 12]
        assert numbers(doubts="doubtful") == [11]
        assert numbers(kind="measure") == [6, 7]
        assert numbers(kind="measure", standing="Discarded") == []
        assert numbers(kind="nonsense") == list(range(1, 13))

    def test_a_long_plan_is_shown_a_dozen_parts_at_a_time(self, amara, cast):
        upload = read_upload_of(cast, big_plan())
        answer = amara.get(reverse("documents:draft_plan", args=[upload.pk, 1]), {"page": "3"})
        assert len(answer.context["cards"]) == 12
        assert answer.context["cards"][0]["shown"].number == 25

    @pytest.mark.parametrize("name", ["draft", "draft_plan", "draft_part", "report", "confirm"])
    def test_its_queries_do_not_grow_with_the_draft(self, amara, cast, name):
        from django.db import connection

        counts = []
        for text in (big_plan(2, 2), big_plan(12, 12)):
            upload = read_upload_of(cast, text)
            decide_together(upload=upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.ALL, by=cast.amara)
            further = {"draft_plan": [1], "confirm": [1], "draft_part": [1, 2]}.get(name, [])
            with CaptureQueriesContext(connection) as captured:
                page(amara, name, upload.pk, *further)
            counts.append(len(captured))
        assert counts[0] == counts[1] <= 16

    def test_a_part_stands_beside_its_lines_and_what_was_understood(self, amara, upload):
        text = page(amara, "draft_part", upload.pk, 1, 5)
        assert "Line 7" in text and "Protocol signed by all partners" in text
        assert "1 March 2017 to 31 March 2017" in text and "Northshire Police" in text

    def test_accepting_a_doubtful_part_can_lead_on_to_the_next(self, amara, cast):
        upload = read_upload_of(cast, big_plan(2, 3).replace("2.3 ", "2.2 ").replace("1.3 ", "1.2 "))
        from goldenthread.documents.drafts import kept_draft

        doubtful = [each.number for each in kept_draft(upload).parts_of(0) if each.part.doubts]
        address = reverse("documents:decide", args=[upload.pk, 1])
        given = {"choice": "accept", "part": doubtful[0], "onward": "1"}
        answer = amara.post(address, given)
        assert answer["Location"].endswith(f"/parts/{doubtful[1]}/")
        answer = amara.post(address, {**given, "part": doubtful[1]}, follow=True)
        assert "No part with doubts is left to decide." in answer.content.decode()

    def test_a_correction_that_changes_nothing_accepts_what_was_read(self, amara, upload):
        address = reverse("documents:correct", args=[upload.pk, 1, 3])
        form = amara.get(address).context["form"]
        amara.post(address, {name: form[name].value() or "" for name in form.fields})
        decision = upload.decisions.get()
        assert (decision.choice, decision.correction) == ("accepted", {})

    def test_a_correction_keeps_only_what_is_different(self, amara, upload):
        address = reverse("documents:correct", args=[upload.pk, 1, 6])
        form = amara.get(address).context["form"]
        given = {name: form[name].value() or "" for name in form.fields}
        amara.post(address, {**given, "polarity": "high"})
        assert upload.decisions.get().correction == {"polarity": "high"}
        assert "A higher figure is better." in page(amara, "draft_part", upload.pk, 1, 6)

    def test_what_was_taken_for_something_else_can_be_made_what_it_is(self, amara, upload):
        address = reverse("documents:correct", args=[upload.pk, 1, 2])
        form = amara.get(address).context["form"]
        assert [value for value, _ in form.fields["kind"].choices] == ["activity", "outcome", "programme"]
        given = {name: form[name].value() or "" for name in form.fields}
        amara.post(address, {**given, "kind": "outcome"})
        assert upload.decisions.get().correction == {"kind": "outcome"}
        text = page(amara, "confirm", upload.pk, 1)
        assert "1 priority, 1 outcome will be brought in" in text
        refused = amara.post(address, {**given, "kind": "measure"})
        assert "Select what it is from the list" in refused.content.decode()

    def test_a_correction_without_wording_says_what_to_enter(self, amara, upload):
        address = reverse("documents:correct", args=[upload.pk, 1, 3])
        text = amara.post(address, {"title": " "}).content.decode()
        assert "Enter the wording of the milestone" in text and not upload.decisions.exists()

    def test_two_people_see_who_decided_what(self, amara, cast, upload):
        decide_together(
            upload=upload, plan_index=0, choice=Choice.DISCARD, scope=Scope.PART, number=6, by=cast.edie
        )
        assert "Discarded by Edie Marlowe" in page(amara, "draft_plan", upload.pk, 1)

    def test_words_of_a_document_are_never_markup(self, amara, cast):
        attack = "Priority 1: <script>alert(1)</script> safe\n\n- <img src=x onerror=alert(1)> seen\n"
        upload = read_upload_of(cast, attack, name="plan.txt")
        for name, further in (("draft", []), ("draft_plan", [1]), ("draft_part", [1, 1]), ("report", [])):
            text = page(amara, name, upload.pk, *further)
            assert "<script>alert" not in text and "<img src=x" not in text


class TestTheReport:
    def test_the_three_classes_add_up_and_every_line_has_one(self, amara, upload):
        text = page(amara, "report", upload.pk)
        counts = upload.found
        assert counts["in_the_draft"] + counts["furniture"] + counts["not_understood"] == counts["lines"]
        assert f"{counts['lines']} lines: {counts['in_the_draft']} in the draft" in text
        rows = amara.get(reverse("documents:report", args=[upload.pk])).context["rows"]
        shown = set()
        for row in rows:
            first, _, last = row["numbers"].partition(" to ")
            shown.update(range(int(first), int(last or first) + 1))
        assert shown == set(range(1, counts["lines"] + 1))
        assert all(row["outcome"] for row in rows)

    @pytest.mark.parametrize("outcome", ["in the draft", "page furniture", "not understood"])
    def test_one_class_can_be_shown_alone(self, amara, cast, outcome):
        upload = read_upload_of(cast)
        answer = amara.get(reverse("documents:report", args=[upload.pk]), {"class": outcome})
        assert {row["outcome"].lower() for row in answer.context["rows"]} <= {outcome}


class TestTheFile:
    @pytest.mark.parametrize("name", ["plan.html", "plan.svg", 'a";x=".txt', "Cynllun â.txt"])
    def test_the_original_comes_back_as_it_was_to_be_saved_and_never_shown(self, amara, cast, name):
        upload = upload_of(cast, status=UploadStatus.WAITING, name=name)
        answer = amara.get(reverse("documents:download", args=[upload.pk]))
        assert b"".join(answer.streaming_content) == upload.file.open("rb").read()
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment;")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]

    def test_a_file_that_is_gone_is_not_found(self, amara, cast):
        upload = upload_of(cast, status=UploadStatus.WAITING)
        upload.file.storage.delete(upload.file.name)
        assert amara.get(reverse("documents:download", args=[upload.pk])).status_code == 404


class TestConfirming:
    def test_it_says_what_goes_in_and_what_stays_behind(self, amara, cast, upload):
        decide_together(
            upload=upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.PART, number=3, by=cast.amara
        )
        text = page(amara, "confirm", upload.pk, 1)
        assert "1 priority, 1 key action, 1 milestone will be brought in" in text
        assert "9 parts stay behind, undecided." in text
        assert "2 of these were not decided, but come along" in text

    def test_nothing_accepted_leads_back_to_the_parts(self, amara, upload):
        assert "There is nothing to bring in yet." in page(amara, "confirm", upload.pk, 1)

    def test_into_a_plan_that_is_there_it_shows_what_would_change(self, amara, cast, upload):
        from goldenthread.plans.actions import adopt_plan
        from goldenthread.plans.content import Kind, Part, PlanContent

        there = PlanContent("Safe", parts=[Part(Kind.PRIORITY, "Children are safe", number="1")])
        plan = adopt_plan(content=there, partnership=cast.northshire, by=cast.amara, reason="x")
        decide_together(upload=upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.ALL, by=cast.amara)
        text = page(amara, "confirm", upload.pk, 1, into=plan.pk)
        assert "1 part says the same there" in text
        assert "11 will be added" in text and "Nothing is taken out of the plan." in text

    def test_a_discarded_document_is_not_brought_in(self, amara, cast, upload):
        decide_together(upload=upload, plan_index=0, choice=Choice.ACCEPT, scope=Scope.ALL, by=cast.amara)
        amara.post(reverse("documents:discard", args=[upload.pk]), {"reason": "Old"})
        assert "not open for decisions" in page(amara, "confirm", upload.pk, 1)
        amara.post(reverse("documents:take_up_again", args=[upload.pk]))
        assert "will be brought in" in page(amara, "confirm", upload.pk, 1)


def test_read_at_is_before_now():
    assert timezone.now() > READ_AT
