"""What is known of the city's board in 2017, held against itself and the example's organisations."""

from __future__ import annotations

from collections import Counter

import pytest

from goldenthread.example.city_board import (
    AGENDA_JULY_2017,
    ATTENDANCE_MARCH_2017,
    CONSTITUTION,
    DUTIES,
    FORWARD_PLAN_2017_18,
    IN_ATTENDANCE_MARCH_2017,
    MEETINGS,
    MINUTES_MARCH_2017,
    SEATS,
    ItemKind,
)
from goldenthread.example.organisations import organisation_called

WEDNESDAY = 2


@pytest.mark.parametrize(
    ("what", "count"),
    [
        (SEATS, 21),
        (AGENDA_JULY_2017, 15),
        (ATTENDANCE_MARCH_2017, 25),
        (IN_ATTENDANCE_MARCH_2017, 7),
        (MINUTES_MARCH_2017, 11),
        (FORWARD_PLAN_2017_18, 3),
        (DUTIES, 14),
    ],
)
def test_nothing_of_the_papers_is_left_out(what, count):
    assert len(what) == count


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        (ItemKind.ELECTION, 2),
        (ItemKind.NOTING, 1),
        (ItemKind.MINUTES, 1),
        (ItemKind.REPORT, 4),
        (ItemKind.VERBAL_UPDATE, 2),
        (ItemKind.PRESENTATION, 1),
        (ItemKind.FORWARD_PLAN, 1),
        (ItemKind.DATES, 1),
        (ItemKind.APOLOGIES, 1),
        (ItemKind.DECLARATIONS, 1),
    ],
)
def test_the_july_agenda_has_items_of_every_kind(kind, count):
    assert Counter(item.kind for item in AGENDA_JULY_2017)[kind] == count


def test_items_are_numbered_without_a_gap_and_their_papers_follow_page_on_page():
    assert [item.number for item in AGENDA_JULY_2017] == list(range(1, 16))
    pages = [
        page for item in AGENDA_JULY_2017 if item.pages for page in range(item.pages[0], item.pages[1] + 1)
    ]
    assert pages == list(range(3, 69))


def test_only_items_with_a_paper_have_recommendations():
    with_recommendations = [item for item in AGENDA_JULY_2017 if item.recommendations]
    assert [item.kind for item in with_recommendations] == [ItemKind.REPORT] * 4
    assert sum(len(item.recommendations) for item in with_recommendations) == 6


def test_minutes_are_numbered_through_the_year_with_six_resolutions_in_three_of_them():
    assert [minute.number for minute in MINUTES_MARCH_2017] == list(range(34, 45))
    resolved = {minute.number: len(minute.resolved) for minute in MINUTES_MARCH_2017 if minute.resolved}
    assert resolved == {39: 2, 41: 1, 42: 3}
    assert [minute.number for minute in MINUTES_MARCH_2017 if minute.withdrawn] == [43]


def test_the_march_meeting_was_quorate_by_the_boards_own_rule():
    present = [each for each in ATTENDANCE_MARCH_2017 if each.present]
    share, whole = CONSTITUTION.quorum_share
    assert len(present) == 12
    assert len(present) * whole >= len(ATTENDANCE_MARCH_2017) * share
    assert CONSTITUTION.quorum_needs in [each.post for each in present]


def test_nobody_is_both_present_and_excused():
    assert [each.post for each in ATTENDANCE_MARCH_2017 if each.present and each.apologies] == []
    assert sum(each.apologies for each in ATTENDANCE_MARCH_2017) == 4


def test_the_board_meets_on_wednesdays():
    assert {meeting.day.weekday() for meeting in MEETINGS} == {WEDNESDAY}
    assert [meeting.day for meeting in MEETINGS] == sorted(meeting.day for meeting in MEETINGS)


def test_the_forward_plan_gives_each_meeting_after_july_one_priority_in_turn():
    months = [(meeting.day.year, meeting.day.month) for meeting in MEETINGS[3:]]
    assert [(each.year, each.month) for each in FORWARD_PLAN_2017_18] == months
    assert sorted(["4", *(each.priority for each in FORWARD_PLAN_2017_18)]) == ["1", "2", "3", "4"]


def test_every_seat_belongs_to_an_organisation_of_the_example():
    named = {each.organisation for each in (*SEATS, *ATTENDANCE_MARCH_2017)}
    assert {organisation_called(name).name for name in named} == named
    assert CONSTITUTION.quorum_needs in [seat.post for seat in SEATS]
