"""What headings, bold lines and front pages say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from goldenthread.documents.reading.recognising.front import period_in, read_front_page, tier_of
from goldenthread.documents.reading.recognising.headings import Mode, announced, named
from goldenthread.plans.content import Kind, Tier


@pytest.mark.parametrize(
    ("line", "kind", "number", "title"),
    [
        ("Priority One - Keep children safe", Kind.PRIORITY, "One", "Keep children safe"),
        ("Priority 1. Promoting health", Kind.PRIORITY, "1", "Promoting health"),
        ("Priority 1 Children are safe", Kind.PRIORITY, "1", "Children are safe"),
        ("Strategic Priority 2: Belonging", Kind.PRIORITY, "2", "Belonging"),
        ("Commitment 3; Children go to good schools", Kind.PRIORITY, "3", "Children go to good schools"),
        ("Theme A – Early help", Kind.PRIORITY, "A", "Early help"),
        ("Priority 4", Kind.PRIORITY, "4", ""),
        ("Our Commitments - Families prosper", Kind.PRIORITY, "", "Families prosper"),
        ("1.1 Key action for 2015-16: we will work together", Kind.ACTIVITY, "1.1", "we will work together"),
        ("Action 2.3: Open a hub", Kind.ACTIVITY, "2.3", "Open a hub"),
        ("Outcome: every child has a place", Kind.OUTCOME, "", "every child has a place"),
        ("The outcome for this key action is: better health", Kind.OUTCOME, "", "better health"),
        ("Outcome 2 - Families are strong", Kind.OUTCOME, "2", "Families are strong"),
        ("Milestone 3: Launch", Kind.MILESTONE, "3", "Launch"),
    ],
)
def test_a_line_that_names_a_part(line, kind, number, title):
    said = named(line)
    assert said is not None
    assert (said.kind, said.number, said.title) == (kind, number, title)


@pytest.mark.parametrize(
    "line",
    [
        "Priorities for 2016-2018",
        "Priority 1 of the plan is about safety",
        "Action a week keeps the board at work",
        "The plan sets out what we will do.",
        "Objectives",
        "",
    ],
)
def test_a_line_that_names_nothing(line):
    assert named(line) is None


@pytest.mark.parametrize(
    ("heading", "mode"),
    [
        ("What are our outcomes?", Mode.OUTCOMES),
        ("Outcomes", Mode.OUTCOMES),
        ("What will success look like?", Mode.SUCCESS),
        ("How will we know we have made a difference?", Mode.SUCCESS),
        ("Why is this important?", Mode.WHY),
        ("Why this matters", Mode.WHY),
        ("What children, young people and families tell us", Mode.SAID),
        ("What you told us", Mode.SAID),
        ("Key activities", Mode.ACTIVITIES),
        ("What we will do", Mode.ACTIVITIES),
        ("Key milestones for the next year include:", Mode.MILESTONES),
        ("Performance measures", Mode.MEASURES),
        ("We are monitoring our progress in achieving this outcome through these measures:", Mode.MEASURES),
        ("Departmental Core Data Set", Mode.MEASURES),
        ("Contents", Mode.CONTENTS),
        ("Programmes", Mode.PROGRAMMES),
    ],
)
def test_a_heading_that_announces_what_stands_below_it(heading, mode):
    told = announced(heading)
    assert told is not None
    assert told.mode is mode


@pytest.mark.parametrize(
    "heading", ["Foreword", "Our partnership", "Early help in Westmoor", "Governance", ""]
)
def test_a_heading_that_announces_nothing(heading):
    assert announced(heading) is None


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Children, Young People and Families Plan (2014-2016)", date(2014, 4, 1), date(2016, 3, 31)),
        ("Plan 2016 -2020", date(2016, 4, 1), date(2020, 3, 31)),
        ("Performance Report 2016/17", date(2016, 4, 1), date(2017, 3, 31)),
        ("Delivery Plan for 2015-16", date(2015, 4, 1), date(2016, 3, 31)),
        ("Plan April 2024 – March 2026", date(2024, 4, 1), date(2026, 3, 31)),
        ("Strategy September 2023 to August 2025", date(2023, 9, 1), date(2025, 8, 31)),
    ],
)
def test_the_years_in_a_title_are_council_years(title, first, last):
    assert period_in(title) == (first, last)


@pytest.mark.parametrize(
    "title", ["Plan", "Plan 2024", "Plan 2020-2019", "Plan for 0-19 year olds", "Room 2016/09"]
)
def test_a_title_without_a_stretch_of_years_has_no_period(title):
    assert period_in(title) is None


@pytest.mark.parametrize(
    ("title", "tier"),
    [
        ("CYPP: 2016/17 Performance Report", Tier.PERFORMANCE_REPORT),
        ("Quarter 2 Scorecard", Tier.PERFORMANCE_REPORT),
        ("Delivery Plan for 2015-2016", Tier.DELIVERY_PLAN),
        ("SEND Action Plan", Tier.ACTION_PLAN),
        ("Westmoor Council Plan 2025-29", Tier.COUNCIL_PLAN),
        ("Children and Young People's Departmental Strategy", Tier.DEPARTMENTAL_STRATEGY),
        ("Children and Families Plan", None),
    ],
)
def test_a_title_names_its_tier(title, tier):
    assert tier_of(title) is tier


def test_a_front_page_of_several_lines_is_one_title():
    front = read_front_page(
        [
            "Appendix A",
            "Westmoor Children's Trust",
            "Children's Plan (2014-2016)",
            "Delivery Plan for 2015-2016",
        ]
    )
    assert front.title == "Children's Plan (2014-2016): Delivery Plan for 2015-2016"
    assert front.partnership == "Westmoor Children's Trust"
    assert (front.starts, front.ends) == (date(2015, 4, 1), date(2016, 3, 31))


def test_years_on_a_line_of_their_own_belong_to_the_title():
    assert (
        read_front_page(["Westmoor Children's Plan", "2016-2018"]).title
        == "Westmoor Children's Plan 2016-2018"
    )


@given(st.text(max_size=120))
def test_any_text_can_be_asked_what_it_says(text):
    named(text)
    announced(text)
    period_in(text)
    read_front_page(text.split("\n"))
