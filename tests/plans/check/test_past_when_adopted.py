"""Already past when adopted."""

from datetime import date

import pytest

from goldenthread.example.building import milestone
from tests.plans.check.small_plans import sentences, small_plan

ADOPTED = date(2016, 7, 1)


@pytest.mark.parametrize(
    ("step", "past"),
    [
        (milestone("Move", due="by May 2016"), True),
        (milestone("Move", due="by May 2016", status="Complete"), False),
        (milestone("Move", due="by July 2016"), False),
        (milestone("Move", due="Ongoing"), False),
        (milestone("Move"), False),
    ],
)
def test_a_step_is_not_late_on_the_day_it_is_adopted(step, past):
    said = (
        "Milestone “Move” is dated “by May 2016”, which had passed when the plan was adopted on 1 July 2016."
    )
    assert sentences("past-when-adopted", small_plan(step, adopted=ADOPTED)) == ([said] if past else [])


def test_nothing_is_said_where_the_day_of_adoption_is_not_known():
    assert sentences("past-when-adopted", small_plan(milestone("Move", due="by May 2016"))) == []
