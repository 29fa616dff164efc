"""A milestone that slipped."""

import pytest

from goldenthread.example.building import milestone
from tests.plans.check.small_plans import last_year, sentences, small_plan

HUB = "The safeguarding hub is open"


def test_both_dates_are_told():
    plans = last_year(milestone(HUB, due="by December 2015")), small_plan(milestone(HUB, due="March 2017"))
    assert sentences("milestone-slipped", *plans) == [
        f"Milestone “{HUB}” is dated “March 2017”; in “Plan for 2015-16” it was “by December 2015”."
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (milestone(HUB, due="by December 2015"), milestone(HUB, due="by December 2015")),
        (milestone(HUB, due="by March 2016"), milestone(HUB, due="by 30 April 2016")),  # within a month
        (milestone(HUB, due="by December 2015"), milestone(HUB, due="Ongoing")),
        (milestone(HUB), milestone(HUB, due="March 2017")),
        (
            milestone("The annual review is done", due="May 2015"),
            milestone("The annual review is done", due="May 2016"),
        ),
        (milestone(HUB, due="by December 2015"), milestone("Drivers are trained", due="March 2017")),
    ],
)
def test_other_steps_are_left_alone(before, after):
    assert sentences("milestone-slipped", last_year(before), small_plan(after)) == []
