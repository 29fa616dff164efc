"""A step dated after the one that needs it."""

import pytest

from goldenthread.example.building import activity, milestone
from tests.plans.check.small_plans import sentences, small_plan

TENDER, AWARD = "The new service is out to tender", "The contract for the service has been awarded"
SETTING_UP, START = "The integrated service is being set up", "The new service starts"


def steps(*dated):
    return small_plan(activity("Commission", parts=[milestone(title, due=due) for title, due in dated]))


def test_a_start_before_the_award_is_pointed_out():
    assert sentences("steps-out-of-order", steps((AWARD, "December 2016"), (START, "October 2016"))) == [
        f"Milestone “{START}” is dated “October 2016”, before milestone “{AWARD}” (“December 2016”),"
        " which it needs."
    ]


@pytest.mark.parametrize(
    "dated",
    [
        [("Consult on the draft strategy", "March 2017"), ("Publish the final strategy", "December 2016")],
        [("Start the pilot", "March 2017"), ("Evaluate the pilot", "October 2016")],
    ],
)
def test_consulting_comes_before_the_final_version_and_a_pilot_before_its_evaluation(dated):
    assert len(sentences("steps-out-of-order", steps(*dated))) == 1


@pytest.mark.parametrize(
    ("whole", "step", "after"),
    [
        ("October 2016", "January 2017", True),
        ("by October 2016", "31 December 2016", True),
        ("October 2016", "31 October 2016", False),
        ("31 October 2016", "October 2016", False),
        ("2016/17", "May 2017", False),
        ("Ongoing", "January 2017", False),
        ("October 2016", "Quarterly", False),
    ],
)
def test_a_step_is_not_dated_after_its_activity(whole, step, after):
    plan = small_plan(activity("Commission", due=whole, parts=[milestone("Approval", due=step)]))
    assert bool(sentences("steps-out-of-order", plan)) is after


@pytest.mark.parametrize(
    "dated",
    [
        [
            (TENDER, "Begins May 2016"),
            (AWARD, "September 2016"),
            (SETTING_UP, "Between October 2016 and March 2017"),
        ],
        [(START, "October 2016"), (AWARD, "May 2016")],
        [(AWARD, "October 2016"), (START, "October 2016")],
        [("A profile of the problem", "December 2016"), ("Drivers trained", "July 2016")],
        [(AWARD, "December 2016"), (START, "")],
        [(AWARD, "December 2016"), ("The service begins to consult families", "May 2016")],
        # one step that says both
        [(AWARD, "December 2016"), ("Contract awarded and service goes live", "October 2016")],
    ],
)
def test_steps_in_order_or_without_one_are_left_alone(dated):
    assert sentences("steps-out-of-order", steps(*dated)) == []
