"""A priority under which nothing is done."""

import pytest

from goldenthread.example.building import activity, measure, outcome, priority
from goldenthread.plans.content import Tier
from tests.plans.check.small_plans import sentences, small_plan

DONE = priority("1", "Safe", parts=[outcome("O", parts=[activity("A")])])
WISHED = priority("2", "Well", parts=[outcome("O", parts=[measure("% well")])])


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([DONE, WISHED], ["Priority 2 “Well” has no activity under it."]),
        ([WISHED, WISHED], ["None of the 2 priorities has an activity under it."]),
        ([DONE], []),
    ],
)
def test_something_is_done_for_a_priority(parts, said):
    assert sentences("priority-without-activity", small_plan(*parts)) == said


def test_a_performance_report_does_nothing():
    assert sentences("priority-without-activity", small_plan(WISHED, tier=Tier.PERFORMANCE_REPORT)) == []
