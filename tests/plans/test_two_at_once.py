"""Two people at one plan in the same moment: one wins, the other reads a sentence, nothing is half done.

On PostgreSQL the two really run side by side. SQLite lets one writer in at a time, so there the second
one acts on what it read before the first one was done, which is all that can happen.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections

from goldenthread.audit.models import Event
from goldenthread.plans.actions import (
    CannotChange,
    CannotUndo,
    ChangedMeanwhile,
    accept_finding,
    add_parts,
    adopt_plan,
    change_part,
    change_plan,
    change_section,
    change_strategy,
    link_part,
    move_part,
    remove_part,
    rename_measure,
    reopen_finding,
    undo,
)
from goldenthread.plans.content import Kind, Part as PartContent
from goldenthread.plans.models import AcceptedFinding, Measure, Part, Plan, Section, Strategy
from goldenthread.plans.queries import content_of
from tests.plans.scenarios import safe_plan

REASON = "Agreed by the executive"


@pytest.fixture
def plan(cast) -> Plan:
    return adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason=REASON)


def part(plan: Plan, key: str) -> Part:
    return Part.objects.get(plan=plan, key=key)


def outline(plan: Plan) -> list[str]:
    return [f"{each.number} {each.title}".strip() for each in content_of(plan).walk()]


class TestTheSecondOne:
    """The second one acts on what was on their screen before the first one was done."""

    def test_nothing_is_added_under_a_part_that_was_taken_out_meanwhile(self, plan, cast):
        seen = part(plan, "1.1")
        remove_part(part=part(plan, "1.1"), by=cast.amara, reason=REASON)
        before = outline(plan)
        with pytest.raises(CannotChange, match="has been taken out"):
            add_parts(
                plan=plan,
                parts=[PartContent(Kind.MILESTONE, "Too late")],
                parent=seen,
                by=cast.ben,
                reason=REASON,
            )
        assert outline(plan) == before

    def test_nothing_is_added_under_a_part_of_another_plan(self, plan, cast):
        other = adopt_plan(
            content=safe_plan("Another"), partnership=cast.northshire, by=cast.amara, reason=REASON
        )
        with pytest.raises(CannotChange, match="another plan"):
            add_parts(
                plan=other,
                parts=[PartContent(Kind.MILESTONE, "Astray")],
                parent=part(plan, "1.1"),
                by=cast.ben,
                reason=REASON,
            )

    def test_a_part_taken_out_meanwhile_is_not_changed(self, plan, cast):
        seen = part(plan, "1.1.1")
        remove_part(part=part(plan, "1.1"), by=cast.amara, reason=REASON)
        with pytest.raises(CannotChange, match="has been taken out"):
            change_part(part=seen, fields={"title": "Too late"}, by=cast.ben, reason=REASON)

    def test_a_part_taken_out_meanwhile_is_not_moved(self, plan, cast):
        seen = part(plan, "1.1.1")
        remove_part(part=part(plan, "1.1.1"), by=cast.amara, reason=REASON)
        with pytest.raises(CannotChange, match="has been taken out"):
            move_part(part=seen, up=False, by=cast.ben)

    def test_a_part_is_taken_out_once(self, plan, cast):
        seen = part(plan, "1.1")
        remove_part(part=part(plan, "1.1"), by=cast.amara, reason=REASON)
        events = Event.objects.count()
        with pytest.raises(CannotChange, match="has been taken out"):
            remove_part(part=seen, by=cast.ben, reason=REASON)
        assert Event.objects.count() == events

    def test_what_was_changed_meanwhile_is_kept_when_a_part_is_taken_out_and_put_back(self, plan, cast):
        seen = part(plan, "1.1.1")
        change_part(part=part(plan, "1.1.1"), fields={"title": "Newer wording"}, by=cast.amara, reason=REASON)
        change = remove_part(part=seen, by=cast.ben, reason=REASON)
        undo(change=change, by=cast.ben)
        assert part(plan, "1.1.1").title == "Newer wording"

    def test_a_plan_changed_meanwhile_is_not_overwritten(self, plan, cast):
        seen = plan.version
        change_plan(plan=plan, fields={"owner": "The board"}, by=cast.amara, reason=REASON)
        with pytest.raises(ChangedMeanwhile, match="Amara Okafor changed this"):
            change_plan(
                plan=plan,
                fields={"title": "Other"},
                by=cast.ben,
                reason=REASON,
                expected_version=seen,
            )

    def test_links_added_by_two_are_both_kept(self, plan, cast):
        one, other = part(plan, "1"), part(plan, "1a")
        link_part(part=part(plan, "1.1"), add=one, by=cast.amara, reason=REASON)
        link_part(part=part(plan, "1.1"), add=other, by=cast.ben, reason=REASON)
        assert set(part(plan, "1.1").serves.all()) == {one, other}

    def test_a_finding_reopened_by_both_is_reopened_once(self, plan, cast):
        accepted = accept_finding(
            plan=plan, code="no-date", subject="1.1", fingerprint="f", by=cast.ben, reason=REASON
        )
        seen = AcceptedFinding.objects.get()
        reopen_finding(accepted=accepted, by=cast.ben)
        reopen_finding(accepted=seen, by=cast.amara)
        assert Event.objects.filter(verb="reopened").count() == 1

    def test_a_strategy_renamed_meanwhile_is_renamed_from_what_it_is_called_now(self, plan, cast):
        seen = Strategy.objects.get()
        change_strategy(
            strategy=Strategy.objects.get(), name="Second", starts=None, ends=None, by=cast.amara, reason="x"
        )
        now = Strategy.objects.get(name="Second")
        change_strategy(strategy=now, name="Third", starts=None, ends=None, by=cast.ben, reason="x")
        change_strategy(strategy=seen, name="Fourth", starts=None, ends=None, by=cast.amara, reason="x")
        assert Strategy.objects.filter(links__isnull=False).count() == 1

    def test_a_strategy_changed_by_both_is_changed_once_and_the_second_is_told(self, plan, cast):
        opened = Strategy.objects.get()
        years = {"name": opened.name, "starts": None, "reason": "As its cover says", "seen": 0}
        change_strategy(strategy=Strategy.objects.get(), ends=date(2018, 3, 31), by=cast.edie, **years)
        with pytest.raises(ChangedMeanwhile, match="Edie Marlowe changed this since you opened it"):
            change_strategy(strategy=opened, ends=date(2019, 3, 31), by=cast.amara, **years)
        assert Strategy.objects.get().ends == date(2018, 3, 31)
        years["seen"] = Event.objects.latest("id").pk
        change_strategy(strategy=opened, ends=date(2019, 3, 31), by=cast.amara, **years)
        assert Strategy.objects.get().ends == date(2019, 3, 31)

    def test_words_changed_by_both_are_changed_once_and_the_second_is_told(self, plan, cast):
        opened = Section.objects.create(plan=plan, position=1, heading="Foreword", text="We care.")
        said = {"heading": opened.heading, "reason": "Said better", "seen": 0}
        change_section(section=Section.objects.get(), text="We care and act.", by=cast.edie, **said)
        with pytest.raises(ChangedMeanwhile, match="Edie Marlowe changed this since you opened it"):
            change_section(section=opened, text="We act.", by=cast.amara, **said)
        assert Section.objects.get().text == "We care and act."
        said["seen"] = Event.objects.latest("id").pk
        change_section(section=opened, text="We act.", by=cast.amara, **said)
        assert Section.objects.get().text == "We act."


class TestUndoing:
    def test_what_was_added_is_not_taken_back_from_above_what_hangs_under_it_now(self, plan, cast):
        change = add_parts(
            plan=plan,
            parts=[PartContent(Kind.ACTIVITY, "New activity", key="new")],
            parent=part(plan, "1a"),
            by=cast.amara,
            reason=REASON,
        )
        add_parts(
            plan=plan,
            parts=[PartContent(Kind.MILESTONE, "New milestone")],
            parent=part(plan, "new"),
            by=cast.ben,
            reason=REASON,
        )
        before = outline(plan)
        with pytest.raises(CannotUndo, match="New milestone"):
            undo(change=change, by=cast.amara)
        assert outline(plan) == before

    def test_a_part_is_not_put_back_under_one_that_was_taken_out_later(self, plan, cast):
        change = remove_part(part=part(plan, "1.1.1"), by=cast.amara, reason=REASON)
        remove_part(part=part(plan, "1.1"), by=cast.ben, reason=REASON)
        before = outline(plan)
        with pytest.raises(CannotUndo, match="Put that back first"):
            undo(change=change, by=cast.amara)
        assert outline(plan) == before

    def test_a_change_that_names_an_organisation_by_its_short_name_is_undone(self, plan, cast):
        who = {"role": "lead", "text": "ncc", "organisation": "ncc", "post": "", "person": ""}
        change = change_part(
            part=part(plan, "1.1.2"), fields={"responsibilities": [who]}, by=cast.amara, reason=REASON
        )
        undo(change=change, by=cast.amara)
        assert not part(plan, "1.1.2").responsibilities.exists()

    def test_a_change_that_names_a_measure_or_strategy_in_other_capitals_is_undone(self, plan, cast):
        Measure.objects.create(name="School READINESS")
        link = {"name": "FRONT DOOR improvement plan", "text": "the plan"}
        change = change_part(
            part=part(plan, "m1"),
            fields={"measure": "school readiness", "strategies": [link]},
            by=cast.amara,
            reason=REASON,
        )
        undo(change=change, by=cast.amara)
        assert part(plan, "m1").measure.name == "Assessments completed within timescale"

    def test_the_capitals_of_a_measure_are_corrected_in_place(self, plan, cast):
        measure = Measure.objects.get()
        renamed = rename_measure(
            measure=measure,
            name="Assessments Completed Within Timescale",
            partnerships=[cast.northshire],
            by=cast.amara,
            reason=REASON,
        )
        assert renamed == measure
        assert [each.measure for each in content_of(plan).walk() if each.kind == Kind.MEASURE] == [
            "Assessments Completed Within Timescale"
        ]
        with pytest.raises(CannotUndo, match="Give the name with the capitals"):
            undo(change=Event.objects.latest("id").change, by=cast.amara)

    def test_the_capitals_of_a_measure_that_others_use_stay(self, plan, cast):
        adopt_plan(content=safe_plan(), partnership=cast.southborough, by=cast.farid, reason=REASON)
        with pytest.raises(CannotChange, match="in other capitals"):
            rename_measure(
                measure=Measure.objects.get(),
                name="ASSESSMENTS completed within timescale",
                partnerships=[cast.northshire],
                by=cast.amara,
                reason=REASON,
            )

    def test_the_capitals_of_a_strategy_are_corrected_where_it_is_named(self, plan, cast):
        change_strategy(
            strategy=Strategy.objects.get(),
            name="Front door improvement plan",
            starts=None,
            ends=None,
            by=cast.amara,
            reason=REASON,
        )
        named = [link.name for each in content_of(plan).walk() for link in each.strategies]
        assert named == ["Front door improvement plan"]


def at_once(*tries: Callable[[], Any]) -> list[Any]:
    """Let several people try something in the same moment; give what each got, or was told."""
    gate = threading.Barrier(len(tries))
    got: list[Any] = [None] * len(tries)

    def go(place: int, attempt: Callable[[], Any]) -> None:
        try:
            gate.wait()
            got[place] = attempt()
        except Exception as problem:
            got[place] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go, args=pair) for pair in enumerate(tries)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return got


def unforeseen(got: list[Any]) -> list[Any]:
    return [each for each in got if isinstance(each, Exception) and not isinstance(each, CannotChange)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_number", range(5))
class TestSideBySide:
    @pytest.fixture(autouse=True)
    def _only_where_two_can_write(self):
        if connection.vendor == "sqlite":
            pytest.skip("SQLite lets one writer in at a time; on PostgreSQL this is tried.")

    @pytest.fixture
    def plan(self, transactional_db, cast) -> Plan:
        return adopt_plan(content=safe_plan(), partnership=cast.northshire, by=cast.amara, reason=REASON)

    def test_neighbours_moved_past_each_other(self, plan, cast, round_number):
        one, other = part(plan, "1.1.1"), part(plan, "1.1.2")
        got = at_once(
            *[lambda: move_part(part=one, up=False, by=cast.amara)] * 3,
            *[lambda: move_part(part=other, up=True, by=cast.ben)] * 3,
        )
        assert not unforeseen(got)
        positions = Part.objects.filter(plan=plan, parent=one.parent_id).values_list("position", flat=True)
        assert sorted(positions) == [0, 1]

    def test_one_part_edited_from_the_same_version(self, plan, cast, round_number):
        seen = part(plan, "1.1")
        got = at_once(
            *[
                lambda wording=wording: change_part(
                    part=seen,
                    fields={"title": wording},
                    by=cast.amara,
                    reason=REASON,
                    expected_version=seen.version,
                )
                for wording in ("One", "Two", "Three", "Four")
            ]
        )
        assert not unforeseen(got)
        assert sum(isinstance(each, ChangedMeanwhile) for each in got) == 3
        assert part(plan, "1.1").version == seen.version + 1

    def test_a_strategy_that_no_plan_names_and_words_of_a_plan(self, plan, cast, round_number):
        strategy = Strategy.objects.create(partnership=cast.northshire, name="Sleep strategy")
        section = Section.objects.create(plan=plan, position=1, heading="Foreword", text="We care.")
        got = at_once(
            *[
                lambda year=year: change_strategy(
                    strategy=strategy, name=strategy.name, starts=None, ends=date(year, 3, 31), by=cast.amara,
                    reason=REASON, seen=0,
                )
                for year in (2018, 2019, 2020)
            ],
            *[
                lambda text=text: change_section(
                    section=section, heading="Foreword", text=text, by=cast.ben, reason=REASON, seen=0
                )
                for text in ("One", "Two", "Three")
            ],
        )  # fmt: skip
        assert not unforeseen(got)
        told = [isinstance(each, ChangedMeanwhile) for each in got]
        assert (sum(told[:3]), sum(told[3:])) == (2, 2)

    def test_adding_under_what_is_being_taken_out(self, plan, cast, round_number):
        seen = part(plan, "1.1")
        got = at_once(
            lambda: remove_part(part=seen, by=cast.amara, reason=REASON),
            lambda: add_parts(
                plan=plan,
                parts=[PartContent(Kind.MILESTONE, "New")],
                parent=seen,
                by=cast.ben,
                reason=REASON,
            ),
            lambda: remove_part(part=part(plan, "1a"), by=cast.edie, reason=REASON),
        )
        assert not unforeseen(got)
        assert not Part.objects.filter(plan=plan, removed=False, parent__removed=True).exists()

    def test_undoing_while_the_same_part_is_edited(self, plan, cast, round_number):
        change = change_part(part=part(plan, "1.1"), fields={"title": "New"}, by=cast.amara, reason=REASON)
        got = at_once(
            lambda: undo(change=change, by=cast.ben),
            lambda: undo(change=change, by=cast.edie),
            lambda: change_part(
                part=part(plan, "1.1"), fields={"status": "done"}, by=cast.amara, reason=REASON
            ),
        )
        assert not unforeseen(got)
        assert Event.objects.filter(undoes=change).count() <= 1

    def test_plans_of_one_title_and_new_names_in_every_register(self, plan, cast, round_number):
        def adopt(title: str) -> Plan:
            return adopt_plan(
                content=safe_plan(title), partnership=cast.northshire, by=cast.amara, reason=REASON
            )

        got = at_once(lambda: adopt("Same"), lambda: adopt("Same"), lambda: adopt("Other"))
        assert not unforeseen(got), got
        assert Plan.objects.filter(title="Same").count() == 1

    def test_new_organisations_strategies_and_measures_of_one_name(self, plan, cast, round_number):
        def name_them(key: str, capital: bool) -> Any:
            text = "Brand New" if capital else "brand new"
            who = {"role": "lead", "text": text, "organisation": text, "post": "", "person": ""}
            fields = {"responsibilities": [who], "strategies": [{"name": text, "text": text}]}
            return change_part(part=part(plan, key), fields=fields, by=cast.amara, reason=REASON)

        other = adopt_plan(
            content=safe_plan("Another"), partnership=cast.northshire, by=cast.amara, reason=REASON
        )
        got = at_once(
            lambda: name_them("1.1", True),
            lambda: change_part(
                part=part(other, "1.1"),
                fields={"strategies": [{"name": "brand new", "text": "x"}]},
                by=cast.ben,
                reason=REASON,
            ),
            lambda: rename_measure(
                measure=Measure.objects.get(),
                name="Brand new",
                partnerships=[cast.northshire],
                by=cast.edie,
                reason=REASON,
            ),
        )
        assert not unforeseen(got), got
        assert Strategy.objects.filter(name__iexact="brand new").count() == 1
