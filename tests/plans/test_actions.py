"""Changing plans: what each action does, what it refuses, and what it leaves in the record."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from goldenthread.audit.actions import record, recorded_as_at
from goldenthread.audit.models import Event
from goldenthread.plans.actions import (
    CannotChange,
    CannotUndo,
    ChangedMeanwhile,
    accept_finding,
    add_parts,
    adopt_plan,
    amend_plan,
    change_part,
    change_plan,
    change_strategy,
    move_part,
    remove_part,
    rename_measure,
    reopen_finding,
    undo,
)
from goldenthread.plans.actions.recording import part_changed
from goldenthread.plans.content import FigureRole, Kind, Part as PartContent
from goldenthread.plans.models import Part, Plan, Strategy
from goldenthread.plans.queries import content_of, contents_of, plans_of
from goldenthread.plans.state import states_of
from tests.plans.scenarios import safe_plan

REASON = "Agreed by the executive"


@pytest.fixture
def plan(cast) -> Plan:
    return adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason=REASON)


def part(plan: Plan, key: str) -> Part:
    return Part.objects.get(plan=plan, key=key)


def outline(plan: Plan, **asked) -> list[str]:
    return [each.title for each in content_of(plan, **asked).walk()]


class TestHeadingsOfLists:
    """A heading over several lists is kept with the first part of each, for the check and for the officer."""

    @pytest.fixture
    def plan(self, cast) -> Plan:
        content = safe_plan()
        measure = content.of_kind(Kind.MEASURE)[0]
        measure.list_heading = "Our aims - Safe"
        return adopt_plan(content=content, partnership=cast.northshire, by=cast.amara, reason=REASON)

    def test_it_is_kept_and_can_be_corrected_and_put_back(self, plan, cast):
        assert content_of(plan).of_kind(Kind.MEASURE)[0].list_heading == "Our aims - Safe"
        change = change_part(
            part=part(plan, "m1"), fields={"list_heading": "Our aims - Schools"}, by=cast.amara, reason=REASON
        )
        assert part(plan, "m1").list_heading == "Our aims - Schools"
        assert change is not None
        undo(change=change, by=cast.amara)
        assert part(plan, "m1").list_heading == "Our aims - Safe"

    def test_a_change_recorded_before_such_headings_were_kept_can_be_undone(self, plan, cast):
        change_part(part=part(plan, "m1"), fields={"list_heading": ""}, by=cast.amara, reason=REASON)
        row = part(plan, "m1")
        before = {name: value for name, value in states_of([row])[row.pk].items() if name != "list_heading"}
        Part.objects.filter(pk=row.pk).update(title="Other")
        after = {**before, "title": "Other"}
        change = record([part_changed("changed", row, before, after)], by=cast.amara, reason=REASON)
        undo(change=change, by=cast.amara)
        assert part(plan, "m1").title == before["title"]


class TestAdopting:
    def test_every_part_of_the_content_is_kept_in_its_place(self, plan):
        kept = content_of(plan)
        assert [(p.kind, p.number, p.title) for p in kept.walk()] == [
            (p.kind, p.number, p.title) for p in safe_plan().walk()
        ]
        assert kept.starts == date(2016, 4, 1)
        assert kept.word_for(Kind.ACTIVITY) == "key action"

    def test_a_lead_written_by_its_short_name_is_the_organisation_already_known(self, plan, cast):
        lead = part(plan, "1.1").responsibilities.get()
        assert lead.organisation == cast.council
        assert lead.text == "NCC (Children's Social Care)"

    def test_a_due_text_is_read_into_the_dates_it_allows(self, plan):
        assert part(plan, "1.1.1").due_latest == date(2016, 11, 30)
        march = part(plan, "1.1.2")
        assert (march.due_earliest, march.due_latest) == (date(2017, 3, 1), date(2017, 3, 31))

    def test_a_strategy_is_kept_once_however_often_it_is_named(self, plan, cast):
        adopt_plan(content=safe_plan("Another"), partnership=cast.northshire, by=cast.amara, reason=REASON)
        assert Strategy.objects.count() == 1

    def test_one_measure_is_used_by_two_plans(self, plan, cast):
        other = adopt_plan(
            content=safe_plan("Another"), partnership=cast.northshire, by=cast.amara, reason=REASON
        )
        assert part(plan, "m1").measure == part(other, "m1").measure

    def test_a_second_plan_of_the_same_title_is_refused_with_what_to_do(self, plan, cast):
        with pytest.raises(CannotChange, match="already has a plan called"):
            adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason=REASON)

    def test_the_neighbour_may_have_a_plan_of_the_same_title(self, plan, cast):
        other = adopt_plan(content=safe_plan(), partnership=cast.southborough, by=cast.farid, reason=REASON)
        assert other.key != plan.key

    def test_every_part_leaves_one_event_with_the_actor_and_the_reason(self, plan, cast):
        events = Event.objects.filter(thread=f"plan-{plan.pk}")
        assert events.count() == 1 + sum(1 for _ in safe_plan().walk())
        assert {(event.actor_name, event.reason) for event in events} == {("Amara Okafor", REASON)}
        assert len({event.change for event in events}) == 1

    def test_a_part_may_serve_a_part_of_another_plan(self, plan, cast):
        content = safe_plan("Yearly plan")
        content.parts[0].key = "yearly-1"
        content.parts[0].parts[0].key = "yearly-1a"
        activity = content.parts[0].parts[0].parts[0]
        activity.key, activity.serves = "yearly-1.1", ["1a"]
        other = adopt_plan(content=content, partnership=cast.northshire, by=cast.amara, reason=REASON)
        assert list(part(other, "yearly-1.1").serves.all()) == [part(plan, "1a")]

    def test_reading_a_plan_takes_a_fixed_number_of_queries(self, plan, cast, django_assert_num_queries):
        queries = 10
        with django_assert_num_queries(queries):
            content_of(plan)
        big = safe_plan("Big")
        activity = big.parts[0].parts[0].parts[0]
        activity.parts += [PartContent(Kind.MILESTONE, f"Step {n}", due="May 2017") for n in range(300)]
        other = adopt_plan(content=big, partnership=cast.northshire, by=cast.amara, reason=REASON)
        plans = [plan, other]
        with django_assert_num_queries(queries):
            contents_of(plans)
        with django_assert_num_queries(1):
            contents_of(plans)


class TestChanging:
    def test_a_change_is_kept_with_before_after_and_reason(self, plan, cast):
        change_part(part=part(plan, "1.1"), fields={"title": "Join up"}, by=cast.amara, reason="Plainer")
        event = Event.objects.latest("id")
        assert event.before["title"] == "Bring the front door teams together"
        assert event.after["title"] == "Join up"
        assert event.reason == "Plainer"
        assert "Join up" in outline(plan)

    def test_changing_nothing_records_nothing(self, plan, cast):
        count = Event.objects.count()
        assert change_part(part=part(plan, "1.1"), fields={"number": "1.1"}, by=cast.amara, reason="") is None
        assert Event.objects.count() == count

    def test_a_changed_due_text_is_read_again(self, plan, cast):
        change_part(
            part=part(plan, "1.1.1"), fields={"due": "by 1 May 2017"}, by=cast.amara, reason="Slipped"
        )
        assert part(plan, "1.1.1").due_latest == date(2017, 5, 1)

    def test_an_empty_wording_is_refused(self, plan, cast):
        with pytest.raises(CannotChange, match="Give the wording"):
            change_part(part=part(plan, "1.1"), fields={"title": "  "}, by=cast.amara, reason="")

    def test_the_second_of_two_people_is_told_who_came_first(self, plan, cast):
        opened = part(plan, "1.1").version
        change_part(
            part=part(plan, "1.1"), fields={"title": "A"}, by=cast.edie, reason="", expected_version=opened
        )
        with pytest.raises(ChangedMeanwhile, match="Edie Marlowe changed this"):
            change_part(
                part=part(plan, "1.1"),
                fields={"title": "B"},
                by=cast.amara,
                reason="",
                expected_version=opened,
            )

    def test_figures_can_be_corrected_and_the_old_text_stays_in_the_record(self, plan, cast):
        figures = [{"role": "target", "heading": "Target", "comparator": "", "text": "90.0%"}]
        change_part(part=part(plan, "m1"), fields={"figures": figures}, by=cast.amara, reason="Typing error")
        kept = next(p for p in content_of(plan).walk() if p.key == "m1")
        assert [figure.text for figure in kept.figures_for(FigureRole.TARGET)] == ["90.0%"]
        assert Event.objects.latest("id").before["figures"][1]["text"] == "85.0%"

    def test_a_plans_own_details_are_recorded_too(self, plan, cast):
        change_plan(plan=plan, fields={"ends": date(2019, 3, 31)}, by=cast.amara, reason="Extended by a year")
        assert content_of(plan).ends == date(2019, 3, 31)
        assert Event.objects.latest("id").before["ends"] == "2018-03-31"


class TestMoving:
    def test_a_part_changes_places_with_its_neighbour(self, plan, cast):
        move_part(part=part(plan, "1.1.2"), up=True, by=cast.amara)
        activity = next(p for p in content_of(plan).walk() if p.key == "1.1")
        assert [child.key for child in activity.parts] == ["1.1.2", "1.1.1"]

    def test_the_first_cannot_move_up(self, plan, cast):
        assert move_part(part=part(plan, "1.1.1"), up=True, by=cast.amara) is None

    def test_a_move_is_undone_like_any_change(self, plan, cast):
        change = move_part(part=part(plan, "1.1.2"), up=True, by=cast.amara)
        undo(change=change, by=cast.amara)
        activity = next(p for p in content_of(plan).walk() if p.key == "1.1")
        assert [child.key for child in activity.parts] == ["1.1.1", "1.1.2"]


class TestAddingAndRemoving:
    def test_a_new_part_comes_after_those_already_there(self, plan, cast):
        new = PartContent(Kind.MILESTONE, "Review held", due="June 2017")
        add_parts(plan=plan, parts=[new], parent=part(plan, "1.1"), by=cast.amara, reason=REASON)
        activity = next(p for p in content_of(plan).walk() if p.key == "1.1")
        assert [child.title for child in activity.parts][-1] == "Review held"

    @pytest.mark.parametrize(
        ("kind", "under", "sentence"),
        [
            (Kind.PRIORITY, "1", "A priority cannot stand under a priority"),
            (Kind.MILESTONE, None, "A milestone cannot stand at the top of a plan"),
            (Kind.OUTCOME, "1.1", "An outcome cannot stand under an activity"),
            (Kind.ACTIVITY, "m1", "An activity cannot stand under a measure"),
        ],
    )
    def test_a_part_only_hangs_where_its_kind_may(self, plan, cast, kind, under, sentence):
        with pytest.raises(CannotChange, match=sentence):
            add_parts(
                plan=plan,
                parts=[PartContent(kind, "Misplaced")],
                parent=part(plan, under) if under else None,
                by=cast.amara,
                reason=REASON,
            )

    def test_removing_takes_everything_under_it_along(self, plan, cast):
        remove_part(part=part(plan, "1.1"), by=cast.amara, reason="Merged with another")
        assert [p.key for p in content_of(plan).walk()] == ["1", "1a", "m1"]

    def test_removing_needs_a_reason(self, plan, cast):
        with pytest.raises(CannotChange, match="Say why"):
            remove_part(part=part(plan, "1.1"), by=cast.amara, reason=" ")

    def test_a_removal_is_undone_whole(self, plan, cast):
        before = outline(plan)
        change = remove_part(part=part(plan, "1.1"), by=cast.amara, reason="By mistake")
        undo(change=change, by=cast.amara)
        assert outline(plan) == before


class TestUndoing:
    def test_an_addition_is_undone_by_taking_it_out(self, plan, cast):
        change = add_parts(
            plan=plan, parts=[PartContent(Kind.PRIORITY, "Extra")], by=cast.amara, reason=REASON
        )
        undo(change=change, by=cast.amara)
        assert "Extra" not in outline(plan)

    def test_undoing_is_itself_undone(self, plan, cast):
        change = change_part(part=part(plan, "1.1"), fields={"title": "New"}, by=cast.amara, reason="")
        undone = undo(change=change, by=cast.amara)
        undo(change=undone, by=cast.amara)
        assert part(plan, "1.1").title == "New"

    def test_a_change_that_something_later_builds_on_is_not_undone(self, plan, cast):
        first = change_part(part=part(plan, "1.1"), fields={"title": "One"}, by=cast.amara, reason="")
        change_part(part=part(plan, "1.1"), fields={"title": "Two"}, by=cast.edie, reason="")
        with pytest.raises(CannotUndo, match="has been changed again since"):
            undo(change=first, by=cast.amara)
        assert part(plan, "1.1").title == "Two"

    def test_an_unknown_change_is_refused(self, plan, cast):
        with pytest.raises(CannotUndo, match="no such change"):
            undo(change=uuid.uuid4(), by=cast.amara)


class TestAsAt:
    """The same plan, asked about at different dates."""

    @pytest.fixture
    def over_the_years(self, cast) -> Plan:
        def on(*day: int):
            return recorded_as_at(datetime(*day, 12, 0, tzinfo=UTC))

        with on(2016, 4, 1):
            plan = adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason=REASON)
        with on(2016, 9, 1):
            change_part(part=part(plan, "1.1"), fields={"title": "Second wording"}, by=cast.amara, reason="")
        with on(2017, 2, 1):
            remove_part(part=part(plan, "1.1.2"), by=cast.amara, reason="Dropped")
            change_plan(plan=plan, fields={"title": "Safe and Well 2016-19"}, by=cast.amara, reason="")
        with on(2017, 6, 1):
            new = PartContent(Kind.MILESTONE, "Review held")
            add_parts(plan=plan, parts=[new], parent=part(plan, "1.1"), by=cast.amara, reason="")
        plan.refresh_from_db()
        return plan

    @pytest.mark.parametrize(
        ("as_at", "title", "activity", "milestones"),
        [
            (date(2016, 4, 1), "Safe and Well 2016-18", "Bring the front door teams together", 2),
            (date(2016, 8, 31), "Safe and Well 2016-18", "Bring the front door teams together", 2),
            (date(2016, 9, 1), "Safe and Well 2016-18", "Second wording", 2),
            (date(2017, 2, 1), "Safe and Well 2016-19", "Second wording", 1),
            (date(2017, 6, 1), "Safe and Well 2016-19", "Second wording", 2),
            (None, "Safe and Well 2016-19", "Second wording", 2),
        ],
    )
    def test_the_plan_reads_as_it_did_then(self, over_the_years, as_at, title, activity, milestones):
        content = content_of(over_the_years, as_at=as_at)
        assert content.title == title
        assert content.of_kind(Kind.ACTIVITY)[0].title == activity
        assert len(content.of_kind(Kind.MILESTONE)) == milestones

    def test_a_plan_is_not_there_before_it_was_adopted(self, over_the_years, cast):
        assert plans_of([cast.northshire], as_at=date(2016, 3, 31)) == []
        assert plans_of([cast.northshire], as_at=date(2016, 4, 1)) == [over_the_years]


class TestAmending:
    def test_a_newer_document_changes_what_it_reworded_and_adds_what_is_new(self, plan, cast):
        newer = safe_plan()
        activity = newer.parts[0].parts[0].parts[0]
        activity.parts[0].due = "by February 2017"
        activity.title = "Bring all the front door teams together"
        activity.parts.append(PartContent(Kind.MILESTONE, "Families asked what changed", number="1.1.3"))
        amend_plan(plan=plan, content=newer, by=cast.amara, reason="Second edition")
        assert part(plan, "1.1").title == "Bring all the front door teams together"
        assert part(plan, "1.1.1").due_latest == date(2017, 2, 28)
        assert "Families asked what changed" in outline(plan)
        assert len(outline(plan)) == len(list(safe_plan().walk())) + 1

    def test_the_same_document_again_changes_nothing(self, plan, cast):
        count = Event.objects.count()
        assert amend_plan(plan=plan, content=safe_plan(), by=cast.amara, reason="Again") is None
        assert Event.objects.count() == count

    def test_what_a_newer_document_leaves_out_stays_until_a_person_removes_it(self, plan, cast):
        newer = safe_plan()
        newer.parts[0].parts[0].parts[0].parts.pop()
        amend_plan(plan=plan, content=newer, by=cast.amara, reason="Second edition")
        assert "Shared recording in use" in outline(plan)


class TestAcceptingFindings:
    def test_a_finding_is_accepted_with_a_reason_and_can_be_reopened(self, plan, cast):
        accepted = accept_finding(
            plan=plan, code="no-date", subject="1.1.2", fingerprint="f", by=cast.ben, reason="Known"
        )
        assert Event.objects.latest("id").verb == "accepted"
        reopen_finding(accepted=accepted, by=cast.ben)
        assert not plan.accepted_findings.exists()

    def test_a_reason_is_needed(self, plan, cast):
        with pytest.raises(CannotChange, match="Say why"):
            accept_finding(plan=plan, code="no-date", subject="1", fingerprint="f", by=cast.ben, reason="")


class TestTheDatabaseKeepsItsPromises:
    """Each constraint, tried from below, past every form and action."""

    @pytest.mark.parametrize(
        ("key", "fields", "constraint"),
        [
            ("1.1", {"title": ""}, "part_has_a_title"),
            ("1.1", {"kind": "wish"}, "part_kind_is_known"),
            ("1.1", {"polarity": "high"}, "only_a_measure_has_polarity"),
            ("m1", {"polarity": "sideways"}, "polarity_is_known"),
            ("m1", {"measure": None}, "measure_use_names_its_measure"),
            (
                "1.1.1",
                {"due_earliest": date(2017, 2, 1), "due_latest": date(2017, 1, 1)},
                "part_due_dates_are_in_order",
            ),
            ("1.1.1", {"key": "1.1.2"}, "part_key"),
        ],
    )
    def test_of_a_part(self, plan, key, fields, constraint):
        with pytest.raises(IntegrityError) as refused, transaction.atomic():
            Part.objects.filter(plan=plan, key=key).update(**fields)
        assert constraint in str(refused.value) or "plans_part.plan_id, plans_part.key" in str(refused.value)

    def test_a_plan_does_not_end_before_it_starts(self, plan):
        with pytest.raises(IntegrityError, match="plan_ends_after_it_starts"), transaction.atomic():
            Plan.objects.filter(pk=plan.pk).update(ends=date(2000, 1, 1))

    def test_an_event_cannot_be_changed_even_in_sql(self, plan):
        from django.db import connection

        for statement in ("UPDATE audit_event SET reason = 'x'", "DELETE FROM audit_event"):
            with pytest.raises(DatabaseError, match="Audit events"), transaction.atomic():
                connection.cursor().execute(statement)


class TestCorrectingTheRegisters:
    def test_a_measure_is_renamed_wherever_it_is_used_and_the_past_keeps_the_old_name(self, plan, cast):
        with recorded_as_at(datetime(2017, 1, 1, tzinfo=UTC)):
            other = adopt_plan(
                content=safe_plan("Another"), partnership=cast.northshire, by=cast.amara, reason=REASON
            )
        measure = part(plan, "m1").measure
        renamed = rename_measure(
            measure=measure,
            name="Assessments in time",
            partnerships=[cast.northshire],
            by=cast.amara,
            reason="Shorter",
        )
        assert {part(plan, "m1").measure, part(other, "m1").measure} == {renamed}
        names = [
            next(each.measure for each in content_of(other, as_at=day).walk() if each.kind == Kind.MEASURE)
            for day in (date(2018, 1, 1), None)
        ]
        assert names == ["Assessments completed within timescale", "Assessments in time"]

    def test_two_measures_become_one_by_giving_one_the_name_of_the_other(self, plan, cast):
        new = PartContent(Kind.MEASURE, "Timely assessments")
        add_parts(plan=plan, parts=[new], by=cast.amara, reason=REASON)
        kept = part(plan, "m1").measure
        merged = rename_measure(
            measure=Part.objects.get(title="Timely assessments").measure,
            name="assessments completed within timescale",
            partnerships=[cast.northshire],
            by=cast.amara,
            reason="The same thing",
        )
        assert merged == kept
        assert kept.uses.filter(removed=False).count() == 2

    def test_a_neighbours_use_of_the_measure_keeps_its_name(self, plan, cast):
        theirs = adopt_plan(content=safe_plan(), partnership=cast.southborough, by=cast.farid, reason=REASON)
        rename_measure(
            measure=part(plan, "m1").measure,
            name="Ours",
            partnerships=[cast.northshire],
            by=cast.amara,
            reason="Shorter",
        )
        assert part(theirs, "m1").measure.name == "Assessments completed within timescale"

    def test_a_strategys_years_are_corrected_and_undone(self, plan, cast):
        strategy = Strategy.objects.get()
        change_strategy(
            strategy=strategy,
            name=strategy.name,
            starts=date(2015, 4, 1),
            ends=date(2018, 3, 31),
            by=cast.amara,
            reason="As its cover says",
        )
        strategy.refresh_from_db()
        assert strategy.ends == date(2018, 3, 31)
        undo(change=Event.objects.latest("id").change, by=cast.amara)
        strategy.refresh_from_db()
        assert strategy.ends is None

    def test_a_strategy_does_not_end_before_it_starts(self, plan, cast):
        strategy = Strategy.objects.get()
        with pytest.raises(CannotChange, match="cannot end before it starts"):
            change_strategy(
                strategy=strategy,
                name=strategy.name,
                starts=date(2018, 4, 1),
                ends=date(2015, 3, 31),
                by=cast.amara,
                reason="A slip",
            )

    def test_a_plans_details_are_undone(self, plan, cast):
        change = change_plan(plan=plan, fields={"title": "New title"}, by=cast.amara, reason="x")
        undo(change=change, by=cast.amara)
        assert content_of(plan).title == "Safe and Well 2016-18"

    def test_bringing_in_a_plan_is_not_undone_with_a_click(self, plan, cast):
        with pytest.raises(CannotUndo, match="Only changes"):
            undo(change=Event.objects.filter(verb="adopted").get().change, by=cast.amara)
