"""What was kept, reworded, added, dropped and slipped from one plan to the next."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from goldenthread.plans.compare import Fate, compare
from goldenthread.plans.content import Kind, Part, PlanContent


def plan(*parts: Part) -> PlanContent:
    return PlanContent("A plan", parts=list(parts))


def fates(before: PlanContent, after: PlanContent) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            each.fate.value,
            each.before.title if each.before else None,
            each.after.title if each.after else None,
        )
        for each in compare(before, after)
    ]


def outcome(title: str, number: str = "") -> Part:
    return Part(Kind.OUTCOME, title, number=number)


@pytest.mark.parametrize(
    ("before", "after", "fate"),
    [
        ("Children are safe", "Children are safe", Fate.KEPT),
        ("Children are safe", "Children are safe.", Fate.REWORDED),
        ("Children and young people are safe", "Children and young people are safe and well", Fate.REWORDED),
        ("Families get help early", "Help comes early to families", Fate.REWORDED),
        ("Children are safe", "Fewer young people reoffend", None),
        ("Better assessments for children in need", "Better assessments of children in need", Fate.REWORDED),
    ],
)
def test_a_wording_is_the_same_part_only_when_it_is_alike_enough(before, after, fate):
    found = fates(plan(outcome(before)), plan(outcome(after)))
    if fate is None:
        assert [each[0] for each in found] == ["Dropped", "Added"]
    else:
        assert found == [(fate.value, before, after)]


def test_the_same_number_helps_a_wording_that_changed_more():
    before, after = (
        "Put the care leavers strategy into practice",
        "Carry out the strategy for young people leaving care",
    )
    assert [each[0] for each in fates(plan(outcome(before)), plan(outcome(after)))] == ["Dropped", "Added"]
    numbered = fates(plan(outcome(before, "1.2")), plan(outcome(after, "1.2")))
    assert numbered == [("Reworded", before, after)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Attainment gap at age 11 between pupils taking free school meals and the rest",
         "Attainment gap at age 16 between pupils taking free school meals and the rest"),
        ("Percentage of children in care achieving the standard at key stage 1 in reading",
         "Percentage of children in care achieving the standard at key stage 2 in reading"),
    ],
)  # fmt: skip
def test_measures_of_other_ages_or_levels_are_other_measures(before, after):
    found = fates(plan(Part(Kind.MEASURE, before)), plan(Part(Kind.MEASURE, after)))
    assert [each[0] for each in found] == ["Dropped", "Added"]


def test_a_measure_is_matched_by_its_own_name_whatever_each_plan_calls_it():
    before = Part(Kind.MEASURE, "Take up of places by eligible 2 year olds", measure="Two-year-olds' take-up")
    after = Part(Kind.MEASURE, "Childcare take up rates", measure="Two-year-olds' take-up")
    assert [each[0] for each in fates(plan(before), plan(after))] == ["Reworded"]


def test_a_milestone_with_a_later_date_has_slipped_and_by_how_much():
    before = Part(Kind.MILESTONE, "Review held", due_latest=date(2016, 3, 31))
    after = Part(Kind.MILESTONE, "Review held", due_latest=date(2016, 9, 30))
    (pairing,) = compare(plan(before), plan(after))
    assert pairing.slipped
    assert pairing.slipped_days == 183


def test_an_earlier_date_is_not_a_slip():
    before = Part(Kind.MILESTONE, "Review held", due_latest=date(2016, 9, 30))
    after = Part(Kind.MILESTONE, "Review held", due_latest=date(2016, 3, 31))
    assert not compare(plan(before), plan(after))[0].slipped


def test_kinds_are_never_mixed():
    found = fates(plan(outcome("Safe")), plan(Part(Kind.PRIORITY, "Safe")))
    assert sorted(each[0] for each in found) == ["Added", "Dropped"]


titles = st.lists(st.text("abc 12", min_size=1, max_size=12), max_size=8)


@given(titles, titles)
def test_every_part_of_both_plans_appears_exactly_once(before, after):
    pairings = compare(plan(*map(outcome, before)), plan(*map(outcome, after)))
    assert sorted(p.before.title for p in pairings if p.before) == sorted(before)
    assert sorted(p.after.title for p in pairings if p.after) == sorted(after)


@given(titles)
def test_a_plan_compared_with_itself_is_kept_whole(same):
    pairings = compare(plan(*map(outcome, same)), plan(*map(outcome, same)))
    assert all(pairing.fate == Fate.KEPT for pairing in pairings)
