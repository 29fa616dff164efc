"""A row of a plan stays a row of the plan, even where every word of it could stand in a heading."""

from __future__ import annotations

import pytest

from goldenthread.documents.reading.opening import open_document
from goldenthread.documents.reading.reading import read_source
from goldenthread.documents.reading.recognising.columns import is_heading_row


@pytest.mark.parametrize(
    ("cells", "is_heading"),
    [
        (["Key action", "Milestone", "Due date", "Lead"], True),
        (["1. Priority", "2. Action", "3. Lead", "4. Timescale"], True),
        (["1.1 Action 1 for aim 1", "Step 1 of aim 1 is done", "March 2017", "Northshire Police"], False),
        (["2. Review measures", "Outcome reported to lead", "Q2 2017-18", "Lead officer"], False),
    ],
)
def test_a_row_is_a_heading_by_more_than_its_words(cells, is_heading):
    assert is_heading_row(cells) is is_heading


def test_steps_made_of_heading_words_are_in_the_draft():
    text = (
        "Safe Plan 2017-18\n\nPriority 1 - Safe\n\nKey action\tMilestone\tDue date\tLead\n"
        "1.1 Action 1 for aim 1\tStep 1 of aim 1 is done\tMarch 2017\tNorthshire Police\n"
        "1.2 Action 2 for aim 1\tStep 2 of aim 1 is done\tApril 2017\tNorthshire Police\n"
    )
    (plan,) = read_source(open_document(text.encode(), name="plan.txt")).plans
    assert [part.kind.value for part in plan.walk()] == [
        "priority",
        "activity",
        "milestone",
        "activity",
        "milestone",
    ]
