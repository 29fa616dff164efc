"""From what was accepted to a plan: what goes in, under what, and what stays behind."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.audit.models import Event
from goldenthread.documents.actions import Choice, Scope, confirm, decide, decide_together
from goldenthread.documents.actions.confirming import PlanDetails
from goldenthread.documents.bringing import what_goes_in
from goldenthread.documents.drafts import draft_part, kept_draft
from goldenthread.documents.models import Decision, Upload, UploadStatus
from goldenthread.documents.queries import decisions_of
from goldenthread.plans.actions import CannotChange, adopt_plan, change_part
from goldenthread.plans.content import (
    FigureRole,
    Kind,
    Part,
    PlanContent,
    Polarity,
    ReportedFigure,
    Responsibility,
    ResponsibilityRole,
    Tier,
)
from goldenthread.plans.models import Part as PartRow, Plan
from goldenthread.plans.queries import content_of
from tests.documents.scenarios import read_upload_of

SAFE = PlanDetails("Safe and Well", Tier.PARTNERSHIP_PLAN, date(2016, 4, 1), date(2018, 3, 31))


@pytest.fixture
def upload(cast) -> Upload:
    return read_upload_of(cast)


def take(upload, cast, choice: Choice, scope: Scope, number: int = 0) -> None:
    decide_together(upload=upload, plan_index=0, choice=choice, scope=scope, number=number, by=cast.amara)


def titles(plan: Plan) -> list[str]:
    return [part.title for part in content_of(plan).walk()]


# What goes in, told on a plan of letters: A over B over C and D --------------------------------------


def letters() -> PlanContent:
    below = [Part(Kind.MILESTONE, "C", key="C"), Part(Kind.MILESTONE, "D", key="D")]
    b = Part(Kind.ACTIVITY, "B", key="B", parts=below)
    return PlanContent("Letters", parts=[Part(Kind.PRIORITY, "A", key="A", parts=[b])])


def outline(parts: list[Part]) -> str:
    return " ".join(part.title + (f"({outline(part.parts)})" if part.parts else "") for part in parts)


@pytest.mark.parametrize(
    ("accepted", "discarded", "goes_in", "along", "waiting"),
    [
        ("ABCD", "", "A(B(C D))", "", ""),
        ("", "", "", "", "ABCD"),
        ("A", "", "A", "", "BCD"),
        ("C", "", "A(B(C))", "AB", "D"),
        ("AC", "", "A(B(C))", "B", "D"),
        ("ABC", "D", "A(B(C))", "", ""),
        ("ACD", "B", "A(C D)", "", ""),  # a milestone may hang under a priority
        ("BCD", "A", "B(C D)", "", ""),  # an activity may stand at the top
        ("CD", "AB", "A(C D)", "A", ""),  # but a milestone may not, so the priority is needed
        ("", "ABCD", "", "", ""),
    ],
)
def test_what_goes_in_is_what_was_accepted_and_what_it_hangs_under(
    accepted, discarded, goes_in, along, waiting
):
    decisions = {key: Decision(part_key=key, choice="accepted") for key in accepted}
    decisions |= {key: Decision(part_key=key, choice="discarded") for key in discarded}
    bringing = what_goes_in(letters(), decisions)
    assert outline(bringing.content.parts) == goes_in
    assert sorted(bringing.brought_along) == sorted(along)
    assert sorted(part.key for part in bringing.undecided) == sorted(waiting)
    assert sorted(bringing.entering) == sorted({*accepted, *along})


def test_the_draft_itself_stays_as_it_was_read():
    plan = letters()
    what_goes_in(plan, {"C": Decision(part_key="C", choice="accepted")}, prefix="document-1/")
    assert outline(plan.parts) == "A(B(C D))" and [part.key for part in plan.walk()] == list("ABCD")


# Corrections --------------------------------------------------------------------------------------


def test_a_correction_reaches_every_field_it_names_and_no_other():
    measure = Part(
        Kind.MEASURE,
        "Seen in ten days",
        key="m",
        figures=[ReportedFigure(FigureRole.TARGET, "90%", "Target")],
        responsibilities=[Responsibility(ResponsibilityRole.LEAD, "Police")],
    )
    corrected = draft_part(
        measure,
        {
            "title": "Seen within ten days",
            "polarity": "high",
            "figures": [{"role": "target", "text": "95%", "heading": "Target", "comparator": ""}],
            "responsibilities": [
                {"role": "lead", "text": "NCC", "organisation": "NCC", "post": "", "person": ""}
            ],
            "due": "no field of a measure",
        },
    )
    assert (corrected.title, corrected.polarity) == ("Seen within ten days", Polarity.HIGH_IS_GOOD)
    assert [figure.text for figure in corrected.figures] == ["95%"]
    assert [who.organisation for who in corrected.responsibilities] == ["NCC"]
    assert corrected.due == "" and measure.title == "Seen in ten days"


def test_a_corrected_due_date_is_understood_anew(upload, cast):
    milestone = kept_draft(upload).parts_of(0)[2].part
    decide(
        upload=upload,
        plan_index=0,
        part_keys=[milestone.key],
        choice="corrected",
        correction={"due": "by 5 July 2017"},
        by=cast.amara,
    )
    plan = confirm(upload=upload, plan_index=0, by=cast.amara, details=SAFE)
    row = PartRow.objects.get(plan=plan, kind="milestone")
    assert row.due_latest == date(2017, 7, 5)


# Confirming ---------------------------------------------------------------------------------------


def test_nothing_enters_a_plan_where_nothing_was_accepted(upload, cast):
    with pytest.raises(CannotChange, match="nothing to bring in"):
        confirm(upload=upload, plan_index=0, by=cast.amara, details=SAFE)
    assert not Plan.objects.exists()


def test_the_plan_carries_its_details_its_source_and_the_reason(upload, cast):
    take(upload, cast, Choice.ACCEPT, Scope.ALL)
    plan = confirm(upload=upload, plan_index=0, by=cast.amara, details=SAFE, reason="Adopted by the board")
    assert (plan.title, plan.starts, plan.ends, plan.source) == (
        "Safe and Well",
        date(2016, 4, 1),
        date(2018, 3, 31),
        "plan.txt",
    )
    assert plan.key == "safe-and-well"
    assert set(Event.objects.filter(thread=f"plan-{plan.pk}").values_list("reason", flat=True)) == {
        "Adopted by the board"
    }


def test_the_places_in_the_source_go_along(upload, cast):
    take(upload, cast, Choice.ACCEPT, Scope.ALL)
    plan = confirm(upload=upload, plan_index=0, by=cast.amara, details=SAFE)
    assert PartRow.objects.get(plan=plan, number="1.1").source_first_line == 6


def test_confirming_again_without_anything_new_changes_nothing(upload, cast):
    take(upload, cast, Choice.ACCEPT, Scope.ALL)
    plan = confirm(upload=upload, plan_index=0, by=cast.amara, details=SAFE)
    before = titles(plan)
    with pytest.raises(CannotChange, match="nothing to bring in"):
        confirm(upload=upload, plan_index=0, by=cast.edie, details=SAFE)
    assert titles(plan) == before and Plan.objects.count() == 1


def test_what_was_changed_in_the_plan_meanwhile_is_not_put_back(upload, cast):
    take(upload, cast, Choice.ACCEPT, Scope.UNDER, 1)
    take(upload, cast, Choice.ACCEPT, Scope.UNDER, 9)
    plan = confirm(upload=upload, plan_index=0, by=cast.amara, details=SAFE)
    milestone = PartRow.objects.get(plan=plan, title="Protocol signed by all partners")
    change_part(part=milestone, fields={"due": "by June 2017"}, by=cast.amara, reason="Agreed")
    top = PartRow.objects.get(plan=plan, number="2")
    change_part(part=top, fields={"title": "Wholly other words"}, by=cast.amara, reason="Agreed")
    take(upload, cast, Choice.ACCEPT, Scope.ALL)
    again = confirm(upload=upload, plan_index=0, by=cast.amara)
    assert again == plan
    milestone.refresh_from_db()
    assert milestone.due == "by June 2017"
    assert titles(plan).count("Home visits offered") == 1
    assert "Wholly other words" in titles(plan) and "Children are healthy" not in titles(plan)


def test_the_rest_follows_the_first_into_the_same_plan(upload, cast):
    other = adopt_plan(content=PlanContent("Other"), partnership=cast.northshire, by=cast.amara, reason="x")
    take(upload, cast, Choice.ACCEPT, Scope.PART, 1)
    confirm(upload=upload, plan_index=0, by=cast.amara, details=SAFE)
    take(upload, cast, Choice.ACCEPT, Scope.ALL)
    with pytest.raises(CannotChange, match="follow them there"):
        confirm(upload=upload, plan_index=0, by=cast.amara, into=other)


def test_a_newer_document_amends_a_plan_that_is_there(cast):
    first = read_upload_of(cast)
    take(first, cast, Choice.ACCEPT, Scope.ALL)
    plan = confirm(upload=first, plan_index=0, by=cast.amara, details=SAFE)
    from tests.documents.scenarios import SMALL_PLAN

    newer = SMALL_PLAN.replace("March 2017", "May 2017").replace(
        "Home visits offered", "Evening visits offered in every village"
    )
    second = read_upload_of(cast, newer, "plan-2.txt")
    take(second, cast, Choice.ACCEPT, Scope.ALL)
    before = len(titles(plan))
    assert confirm(upload=second, plan_index=0, by=cast.amara, into=plan, reason="Revised") == plan
    assert PartRow.objects.get(plan=plan, title="Protocol signed by all partners").due == "May 2017"
    assert len(titles(plan)) == before + 1  # nothing is taken out, and what is new is added
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("whose", ["theirs", "removed"])
def test_a_plan_that_is_not_ours_or_not_there_any_more_is_refused(upload, cast, whose):
    home, who = (cast.southborough, cast.farid) if whose == "theirs" else (cast.northshire, cast.amara)
    plan = adopt_plan(content=PlanContent("A plan"), partnership=home, by=who, reason="x")
    if whose == "removed":
        Plan.objects.filter(pk=plan.pk).update(removed=True)
    take(upload, cast, Choice.ACCEPT, Scope.ALL)
    with pytest.raises(CannotChange, match="no plan called"):
        confirm(upload=upload, plan_index=0, by=cast.amara, into=plan)


def test_a_title_that_is_taken_is_a_sentence_and_nothing_is_lost(upload, cast):
    adopt_plan(content=PlanContent("Safe and Well"), partnership=cast.northshire, by=cast.amara, reason="x")
    take(upload, cast, Choice.ACCEPT, Scope.ALL)
    with pytest.raises(CannotChange, match="already has a plan called"):
        confirm(upload=upload, plan_index=0, by=cast.amara, details=SAFE)
    assert not Decision.objects.filter(upload=upload, brought_into__isnull=False).exists()


def test_a_plan_does_not_end_before_it_starts(upload, cast):
    take(upload, cast, Choice.ACCEPT, Scope.ALL)
    backwards = PlanDetails("Safe", Tier.PARTNERSHIP_PLAN, date(2018, 1, 1), date(2017, 1, 1))
    with pytest.raises(CannotChange, match="on or after the first day"):
        confirm(upload=upload, plan_index=0, by=cast.amara, details=backwards)


def test_two_documents_with_the_same_keys_do_not_serve_each_others_parts(cast):
    """Drafts number their parts alike; what one plan's measures serve must not be found in another's."""
    first, second = read_upload_of(cast), read_upload_of(cast, name="other.txt")
    for upload, title in ((first, "First"), (second, "Second")):
        take(upload, cast, Choice.ACCEPT, Scope.ALL)
        confirm(
            upload=upload,
            plan_index=0,
            by=cast.amara,
            details=PlanDetails(title, Tier.PARTNERSHIP_PLAN),
        )
    keys = list(PartRow.objects.values_list("key", flat=True))
    assert len(keys) == len(set(keys)) == 24


@pytest.mark.parametrize(
    ("rest", "status", "left"), [(False, UploadStatus.READ, 11), (True, UploadStatus.CONFIRMED, 0)]
)
def test_the_rest_waits_or_is_discarded_as_the_person_says(upload, cast, rest, status, left):
    take(upload, cast, Choice.ACCEPT, Scope.PART, 1)
    confirm(upload=upload, plan_index=0, by=cast.amara, details=SAFE, discard_the_rest=rest)
    upload.refresh_from_db()
    assert upload.status == status
    decided = decisions_of(upload)[0]
    assert 12 - len(decided) == left
