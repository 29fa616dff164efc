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
