"""A date that never passes."""

import pytest

from goldenthread.example.building import activity, milestone
from tests.plans.check.small_plans import sentences, small_plan


def under_one_activity(*dues):
    return small_plan(
        activity("Train staff", number="4", parts=[milestone(f"Step {due}", due=due) for due in dues])
    )


@pytest.mark.parametrize(
    ("dues", "expected"),
    [
        (["Ongoing"], ["Milestone “Step Ongoing” is dated “Ongoing”, which has no last day."]),
        (
            ["later this year"],
            ["Milestone “Step later this year” is dated “later this year”, which has no last day."],
        ),
        (
            ["Begins May 2016"],
            ["Milestone “Step Begins May 2016” is dated “Begins May 2016”, which has no last day."],
        ),
        (
            ["Ongoing", "Ongoing", "March 2017"],
            ["2 milestones under activity 4 “Train staff” are dated “Ongoing”, which has no last day."],
        ),
        (["March 2017"], []),
        (["Between October 2016 and end March 2017"], []),
        (["by 1 May 2016"], []),
        (["Quarterly"], []),
        ([""], []),
    ],
)
def test_a_date_should_have_a_last_day(dues, expected):
    assert sentences("open-ended-date", under_one_activity(*dues)) == expected
