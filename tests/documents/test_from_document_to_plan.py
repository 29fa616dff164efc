"""The whole way, as an officer goes it: bring a document in, look, decide, confirm, and the plan is there."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.documents.models import Decision, Upload, UploadStatus
from goldenthread.plans.content import Kind
from goldenthread.plans.models import Plan
from goldenthread.plans.queries import content_of
from tests.documents.scenarios import SMALL_PLAN, as_file


@pytest.fixture
def amara(cast) -> Client:
    client = Client()
    client.force_login(cast.amara)
    return client


def bring_in(client: Client, text: str = SMALL_PLAN, name: str = "plan.txt") -> Upload:
    answer = client.post(reverse("documents:bring_in"), {"files": [as_file(text, name)]})
    upload = Upload.objects.latest("pk")
    assert answer.status_code == 302 and answer["Location"] == upload.get_absolute_url()
    return upload


def decide(client: Client, upload: Upload, **given):
    return client.post(reverse("documents:decide", args=[upload.pk, 1]), given, follow=True)


def number_of(upload: Upload, title: str) -> int:
    from goldenthread.documents.drafts import kept_draft

    parts = kept_draft(upload).parts_of(0)
    return next(each.number for each in parts if each.part.title == title)


def test_a_document_becomes_a_plan_with_the_correction_and_without_what_was_discarded(amara, cast):
    upload = bring_in(amara)
    assert upload.status == UploadStatus.READ, upload.problem

    overview = amara.get(upload.get_absolute_url()).content.decode()
    assert "2 priorities, 4 key actions, 4 milestones and 2 measures" in overview
    assert "Every line was understood." in overview

    page = amara.get(reverse("documents:draft_plan", args=[upload.pk, 1])).content.decode()
    assert "Assessments completed within timescale" in page
    assert "is used twice" in page  # the doubt, beside the part
    assert "1 November 2016 to 30 November 2016" in page  # what was understood, beside what was written

    milestone = number_of(upload, "Protocol signed by all partners")
    correct = reverse("documents:correct", args=[upload.pk, 1, milestone])
    form = amara.get(correct).context["form"]
    given = {name: form[name].value() or "" for name in form.fields}
    given |= {"title": "Protocol signed by every partner", "due": "by May 2017"}
    assert amara.post(correct, given, follow=True).status_code == 200

    doubtful = number_of(upload, "Reach the families who did not come")
    decide(amara, upload, choice="discard", part=doubtful)
    decide(amara, upload, choice="accept", scope="all")
    assert not Plan.objects.exists()  # nothing enters a plan before somebody confirms it

    confirm = reverse("documents:confirm", args=[upload.pk, 1])
    shown = amara.get(confirm).content.decode()
    assert "2 priorities, 3 activities" in shown.replace("key actions", "activities")
    answer = amara.post(
        confirm,
        {
            "into": "new", "title": "Safe and Well 2016-18", "tier": "partnership plan",
            "starts_day": "1", "starts_month": "4", "starts_year": "2016",
            "ends_day": "31", "ends_month": "3", "ends_year": "2018",
            "reason": "Adopted by the executive",
        },
    )  # fmt: skip
    plan = Plan.objects.get()
    assert answer.status_code == 302 and answer["Location"] == plan.get_absolute_url()

    content = content_of(plan)
    titles = [part.title for part in content.walk()]
    assert plan.title == "Safe and Well 2016-18" and content.starts.year == 2016
    assert "Protocol signed by every partner" in titles and "Protocol signed by all partners" not in titles
    assert not {"Reach the families who did not come", "Home visits offered"} & set(titles)
    corrected = next(part for part in content.walk() if part.title == "Protocol signed by every partner")
    assert corrected.due_latest.isoformat() == "2017-05-31"
    assert len(content.of_kind(Kind.MEASURE)) == 2
    upload.refresh_from_db()
    assert upload.status == UploadStatus.CONFIRMED


def test_leaving_and_coming_back_loses_no_decision(amara, cast):
    upload = bring_in(amara)
    decide(amara, upload, choice="accept", part=2)
    later = Client()
    later.force_login(cast.edie)
    page = later.get(reverse("documents:draft_part", args=[upload.pk, 1, 2])).content.decode()
    assert "Accepted" in page and "Amara Okafor" in page


def test_the_same_file_brought_in_twice_is_read_twice_and_says_so(amara):
    first = bring_in(amara)
    second = bring_in(amara, name="plan (copy).txt")
    assert first.sha256 == second.sha256 and second.status == UploadStatus.READ
    page = amara.get(second.get_absolute_url()).content.decode()
    assert "The very same file was brought in before" in page and first.get_absolute_url() in page


def test_confirming_twice_adds_nothing_twice(amara, cast):
    upload = bring_in(amara)
    decide(amara, upload, choice="accept", scope="all")
    confirm = reverse("documents:confirm", args=[upload.pk, 1])
    given = {"into": "new", "title": "Safe and Well", "tier": "partnership plan"}
    amara.post(confirm, given)
    plan = Plan.objects.get()
    before = [part.title for part in content_of(plan).walk()]
    again = amara.post(confirm, given)
    assert "There is nothing to bring in" in again.content.decode()
    assert Plan.objects.count() == 1
    assert [part.title for part in content_of(plan).walk()] == before


def test_what_is_accepted_later_joins_the_plan_where_it_belongs(amara, cast):
    upload = bring_in(amara)
    decide(amara, upload, choice="accept", part=number_of(upload, "Bring the front door teams together"))
    confirm = reverse("documents:confirm", args=[upload.pk, 1])
    amara.post(confirm, {"into": "new", "title": "Safe and Well", "tier": "partnership plan", "rest": "wait"})
    plan = Plan.objects.get()
    assert [part.title for part in content_of(plan).walk()] == [
        "Children are safe",  # nobody decided about it, but the action hangs under it
        "Bring the front door teams together",
    ]
    from goldenthread.plans.actions import change_part
    from goldenthread.plans.models import Part

    top = Part.objects.get(plan=plan, parent=None)
    change_part(part=top, fields={"title": "Every child is safe"}, by=cast.amara, reason="Said by children")
    decide(amara, upload, choice="accept", part=number_of(upload, "One front door open"))
    amara.post(confirm, {"rest": "discard"})
    assert [part.title for part in content_of(plan).walk()] == [
        "Every child is safe",
        "Bring the front door teams together",
        "One front door open",
    ]
    upload.refresh_from_db()
    assert upload.status == UploadStatus.CONFIRMED
    assert Decision.objects.filter(upload=upload, choice="discarded").count() == 9
