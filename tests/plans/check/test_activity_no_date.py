"""An activity that neither has a date nor steps."""

import pytest

from goldenthread.example.building import activity, milestone
from tests.plans.check.small_plans import sentences, small_plan

STEP = milestone("The hub is open", due="by June 2016")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            [activity("Open a hub", parts=[STEP]), activity("Train staff", number="2")],
            ["Activity 2 “Train staff” has neither a date nor a step that could have one."],
            id="one without either",
        ),
        pytest.param(
            [activity("Train staff", number="1"), activity("Hire staff", number="2")],
            ["None of the 2 activities has a date or a step that could have one."],
            id="none of them, told once",
        ),
        pytest.param(
            [activity("Open a hub", parts=[milestone("Plan")])], [], id="its step is looked at instead"
        ),
        pytest.param([activity("Open a hub", due="by April 2018")], [], id="a date of its own"),
        pytest.param([activity("Have the hub open by May 2016")], [], id="a date in its wording"),
        pytest.param([activity("Open a hub", status="Delivered")], [], id="what is done needs none"),
    ],
)
def test_an_activity_needs_a_date_or_steps(parts, expected):
    assert sentences("activity-no-date", small_plan(*parts)) == expected
