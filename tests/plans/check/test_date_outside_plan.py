"""A date outside the plan, which runs from 1 April 2016 to 31 March 2017."""

import pytest

from goldenthread.example.building import milestone
from tests.plans.check.small_plans import sentences, small_plan


@pytest.mark.parametrize(
    ("due", "side"),
    [
        ("by August 2017", "after the plan ends (31 March 2017)"),
        ("by 2 April 2017", "after the plan ends (31 March 2017)"),
        ("March 2016", "before the plan begins (1 April 2016)"),
        ("Between May and July 2017", "after the plan ends (31 March 2017)"),
        ("by March 2017", ""),
        ("by April 2017", ""),  # as the plan ends
        ("by 1 April 2017", ""),
        ("by April 2016", ""),
        ("Between January 2017 and June 2017", ""),
        ("Ongoing", ""),
        ("2016-2017", ""),  # the plan's own years, said of the calendar
        ("by 2017", ""),
        ("Completed Jan 16", ""),
        ("2018", "after the plan ends (31 March 2017)"),
        ("", ""),
    ],
)
def test_which_dates_lie_outside(due, side):
    expected = [f"Milestone “Move” is dated “{due}”, {side}."] if side else []
    assert sentences("date-outside-plan", small_plan(milestone("Move", due=due))) == expected


def test_a_plan_without_dates_of_its_own_says_nothing():
    plan = small_plan(milestone("Move", due="by August 2030"), starts=None, ends=None)
    assert sentences("date-outside-plan", plan) == []


@pytest.mark.parametrize(
    ("title", "due", "outside"),
    [
        ("Education Improvement Plan 2016/17", "July 2017", False),
        ("SEND and Inclusion Action Plan 2016/17", "August 2017", False),
        ("Education Improvement Plan 2016/17", "October 2017", True),
        ("Housing Action Plan 2016/17", "July 2017", True),
    ],
)
def test_an_education_plan_may_run_with_the_school_year(title, due, outside):
    plan = small_plan(milestone("Move", due=due), title=title)
    assert bool(sentences("date-outside-plan", plan)) is outside
