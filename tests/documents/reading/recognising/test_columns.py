"""What the columns of other councils' tables are for."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from goldenthread.documents.reading.recognising.columns import (
    Column,
    is_heading_row,
    looks_like_heading,
    meaning_of,
    read_headings,
)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("ID", Column.NUMBER),
        ("Ref.", Column.NUMBER),
        ("Action No", Column.NUMBER),
        ("#", Column.NUMBER),
        ("Priority", Column.PRIORITY),
        ("Strategic Objective", Column.PRIORITY),
        ("Theme", Column.PRIORITY),
        ("Commitment", Column.PRIORITY),
        ("Outcomes", Column.OUTCOME),
        ("What difference will it make?", Column.OUTCOME),
        ("Key activities for 2016-2018", Column.ACTIVITY),
        ("What will we do?", Column.ACTIVITY),
        ("What we will do", Column.ACTIVITY),
        ("How will we do it?", Column.ACTIVITY),
        ("Milestones(including time-scale)", Column.MILESTONE),
        ("Key tasks", Column.MILESTONE),
        ("Lead", Column.LEAD),
        ("Owner", Column.LEAD),
        ("Who is responsible?", Column.LEAD),
        ("Accountable person", Column.LEAD),
        ("Lead organisation and other partners", Column.LEAD_AND_PARTNERS),
        ("Who will be involved", Column.PARTNERS),
        ("Supporting partners", Column.PARTNERS),
        ("Responsible Officer / Data Provider", Column.OFFICER),
        ("Data source", Column.PROVIDER),
        ("Governance Group", Column.GOVERNANCE),
        ("Due", Column.DUE),
        ("Timescale", Column.DUE),
        ("By when", Column.DUE),
        ("Target date", Column.DUE),
        ("Date actions required by", Column.DUE),
        ("Deadline for completion", Column.DUE),
        ("What will success look like?", Column.SUCCESS),
        ("Measure of success", Column.SUCCESS),
        ("Expected impact", Column.SUCCESS),
        ("How will we know?", Column.SUCCESS),
        ("How will it be measured", Column.HOW_MEASURED),
        ("Key Performance Measures", Column.MEASURE),
        ("KPI", Column.MEASURE),
        ("Indicator", Column.MEASURE),
        ("Metric", Column.MEASURE),
        ("Baseline", Column.BASELINE),
        ("Current Value", Column.BASELINE),
        ("Baseline 2022/23", Column.BASELINE),
        ("2015/16 Outturn", Column.OUTTURN),
        ("2019/20", Column.OUTTURN),
        ("Mar-17", Column.OUTTURN),
        ("Q3", Column.OUTTURN),
        ("Latest", Column.OUTTURN),
        ("Annual Target for 2015-16", Column.TARGET),
        ("Target", Column.TARGET),
        ("Statistical Neighbour Average", Column.COMPARATOR),
        ("SN", Column.COMPARATOR),
        ("England 2023", Column.COMPARATOR),
        ("National", Column.COMPARATOR),
        ("East Midlands", Column.COMPARATOR),
        ("Comparison to the National Average", Column.COMPARISON),
        ("Frequency", Column.FREQUENCY),
        ("Good is (+ or -)", Column.POLARITY),
        ("Polarity", Column.POLARITY),
        ("Bigger is better?", Column.POLARITY),
        ("RAG", Column.STATUS),
        ("BRAG rating", Column.STATUS),
        ("Status", Column.STATUS),
        ("End of Year Update on Actions from 2016-2017", Column.UPDATE),
        ("Commentary", Column.UPDATE),
        ("Progress to date", Column.UPDATE),
        ("Links to Plans & Strategies", Column.STRATEGY),
        ("Definition", Column.DEFINITION),
        ("Colour of the moon", Column.UNKNOWN),
        ("", Column.UNKNOWN),
    ],
)
def test_a_columns_heading_says_what_it_holds(heading, column):
    found = meaning_of(heading)
    # "Colour" stands over a traffic light; nothing is known of the moon.
    assert found is column or (heading.startswith("Colour") and found is Column.STATUS)


def columns_of(*headings: str, has_priority: bool = False) -> list[Column]:
    return [heading.column for heading in read_headings(list(headings), has_priority)]


@pytest.mark.parametrize(
    ("headings", "has_priority", "columns"),
    [
        (("Key Activity", "Key Actions"), True, [Column.ACTIVITY, Column.MILESTONE]),
        (("Objective", "Action", "Lead"), False, [Column.PRIORITY, Column.ACTIVITY, Column.LEAD]),
        (("Objective", "Action", "Lead"), True, [Column.ACTIVITY, Column.MILESTONE, Column.LEAD]),
        (("Priority", "Objective", "Action"), False, [Column.PRIORITY, Column.ACTIVITY, Column.MILESTONE]),
        (("Outcome", "Action"), False, [Column.OUTCOME, Column.ACTIVITY]),
        (("Action", "Outcome"), False, [Column.ACTIVITY, Column.SUCCESS]),
        (("Action", "Impact"), False, [Column.ACTIVITY, Column.SUCCESS]),
        (
            ("How will we measure it", "Baseline", "Target"),
            False,
            [Column.MEASURE, Column.BASELINE, Column.TARGET],
        ),
        (
            ("Action", "How will we measure it", "Lead"),
            False,
            [Column.ACTIVITY, Column.HOW_MEASURED, Column.LEAD],
        ),
        (("Action", "Progress", "RAG"), False, [Column.ACTIVITY, Column.UPDATE, Column.STATUS]),
        (("Action", "Responsible officer"), False, [Column.ACTIVITY, Column.LEAD]),
        (("Measure", "Responsible officer"), False, [Column.MEASURE, Column.OFFICER]),
    ],
)
def test_a_heading_means_what_its_company_makes_it_mean(headings, has_priority, columns):
    assert columns_of(*headings, has_priority=has_priority) == columns


@pytest.mark.parametrize(
    ("row", "is_heading"),
    [
        (["Action", "Lead", "By when"], True),
        (["Indicator"], True),
        (["Ref", "What we will do", "Who", "When", "Progress"], True),
        (["Review the action plan", "Lead officer", "March 2017"], False),
        (["1.1", "Open two hubs", "Council", "June"], False),
        (["Safe", "Safe", "Safe"], False),
        (["2019/20", "2020/21"], False),
        (["", "", ""], False),
    ],
)
def test_a_heading_row_is_told_from_a_row_of_the_plan(row, is_heading):
    assert is_heading_row(row) is is_heading


@given(st.text(max_size=80))
def test_any_text_has_a_meaning_as_a_heading(text):
    assert isinstance(meaning_of(text), Column)
    assert looks_like_heading(text) in (True, False)


@given(st.lists(st.text(max_size=30), max_size=8), st.booleans())
def test_any_row_can_be_read_as_headings_without_losing_a_column(texts, has_priority):
    assert len(read_headings(texts, has_priority)) == len(texts)
