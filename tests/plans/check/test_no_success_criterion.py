"""Nothing says what success looks like."""

import pytest

from goldenthread.example.building import activity, measure, milestone, priority, success
from tests.plans.check.small_plans import sentences, small_plan


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            [activity("A", success="It is open"), activity("Train staff", number="2")],
            ["Activity 2 “Train staff” does not say what success will look like."],
            id="one among others",
        ),
        pytest.param(
            [activity("A"), activity("B"), activity("C")],
            ["None of the 3 activities says what success will look like."],
            id="none, told once",
        ),
        pytest.param(
            [
                activity(
                    "A", parts=[milestone(f"M{each}", success="Open") for each in "123"] + [milestone("M4")]
                )
            ],
            ["Milestone “M4” does not say what success will look like."],
            id="the one milestone without, where the others have one",
        ),
        pytest.param(
            [activity("A", parts=[milestone("M1", success="Open"), milestone("M2")])],
            [],
            id="milestones of a plan that does not ask each for one",
        ),
        pytest.param([activity("A", measured="Joint case audits")], [], id="how it is measured counts"),
        pytest.param([activity("A", parts=[milestone("M")])], [], id="a milestone is reached or not"),
        pytest.param([activity("A", parts=[measure("% of X")])], [], id="a measure counts"),
        pytest.param(
            [priority("1", "P", parts=[success("Better"), activity("A")])], [], id="its priority's count"
        ),
    ],
)
def test_an_activity_says_what_success_is(parts, expected):
    assert sentences("no-success-criterion", small_plan(*parts)) == expected
