"""Nobody leads."""

import pytest

from goldenthread.example.building import activity, lead, milestone, officer, partner, programme
from tests.plans.check.small_plans import sentences, small_plan

LED = activity("Open a hub", number="1", who=[lead("Borsetshire Council")])


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            [LED, activity("Train staff", number="2", who=[partner("NHS")])],
            ["Activity 2 “Train staff” does not name who leads it."],
            id="partners are no lead",
        ),
        pytest.param(
            [activity("Open a hub", who=[partner("NHS")]), activity("Train staff")],
            ["None of the 2 activities names who leads it."],
            id="a plan without any leads is told once",
        ),
        pytest.param(
            [LED, activity("Train staff", number="2", parts=[milestone("Trained")])],
            ["Activity 2 “Train staff” does not name who leads it."],
            id="its steps are not told as well",
        ),
        pytest.param(
            [
                activity(
                    "Train staff",
                    parts=[milestone("Hired", who=[lead("NHS")]), milestone("Trained", number="2")],
                )
            ],
            ["Milestone 2 “Trained” does not name who leads it."],
            id="a step without, among steps with leads",
        ),
        pytest.param(
            [activity("A", who=[lead("NHS")], parts=[milestone("B")])], [], id="the lead of its activity"
        ),
        pytest.param(
            [activity("A", parts=[milestone("B", who=[lead("NHS")])])], [], id="the leads of its steps"
        ),
        pytest.param(
            [programme("P", who=[officer("Director")], parts=[activity("A")])], [], id="the officer above it"
        ),
        pytest.param(
            [LED, programme("P", number="01")],
            ["Programme 01 “P” does not name who leads it."],
            id="a programme without officers",
        ),
    ],
)
def test_everything_to_be_done_needs_a_lead(parts, expected):
    assert sentences("no-lead", small_plan(*parts)) == expected
