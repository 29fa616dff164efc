"""A milestone without a date."""

import pytest

from goldenthread.example.building import activity, milestone, priority
from tests.plans.check.small_plans import sentences, small_plan

DATED = milestone("The hub is open", number="1.1", due="by June 2016")
THREE_UNDATED = [milestone("Plan one"), milestone("Plan two"), milestone("Plan three")]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            [activity("Hub", parts=[DATED, milestone("Staff have moved in", number="1.2")])],
            ["Milestone 1.2 “Staff have moved in” has no date."],
            id="one forgotten among others is named",
        ),
        pytest.param(
            [activity("Hub", parts=THREE_UNDATED)],
            ["None of the 3 milestones has a date."],
            id="a plan without any dates is told once",
        ),
        pytest.param(
            [
                priority("1", "Safe", parts=[activity("Hub", parts=[DATED, DATED, DATED])]),
                priority("2", "Well", parts=[activity("Clinic", parts=THREE_UNDATED)]),
            ],
            ["None of the 3 milestones under priority 2 has a date."],
            id="a priority without any dates is told once",
        ),
        pytest.param(
            [activity("Hub", parts=[DATED, milestone("Website built by January 2017")])],
            [],
            id="a date in the wording counts",
        ),
        pytest.param(
            [activity("Hub", due="March 2017", parts=[DATED, milestone("Staff have moved in")])],
            [],
            id="the date of its activity counts",
        ),
        pytest.param(
            [activity("Hub", parts=[DATED, milestone("Staff have moved in", status="Complete")])],
            [],
            id="what is done needs no date",
        ),
        pytest.param(
            [activity("Hub", parts=[DATED, milestone("Staff have moved in", due="Ongoing")])],
            [],
            id="a date that never passes is another rule's",
        ),
    ],
)
def test_a_milestone_needs_a_date(parts, expected):
    assert sentences("no-date", small_plan(*parts)) == expected
