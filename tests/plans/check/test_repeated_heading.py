"""A heading that repeats another's."""

import pytest

from goldenthread.example.building import activity, milestone, priority
from tests.plans.check.small_plans import sentences, small_plan


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            [priority("1", "Kept safe"), priority("2", "Kept safe"), priority("3", "Kept safe.")],
            ["There are priorities headed “Kept safe” 3 times."],
        ),
        (
            [activity("A", number="1", parts=[milestone("Review"), milestone("Review")])],
            ["There are milestones headed “Review” twice under activity 1 “A”."],
        ),
        ([activity("A", parts=[milestone("Review")]), activity("B", parts=[milestone("Review")])], []),
        ([priority("1", "Kept safe"), priority("2", "Kept well")], []),
        ([activity("Other"), activity("Other")], []),
        (
            [
                milestone("Report to the board", due="July 2016"),
                milestone("Report to the board", due="May 2016"),
            ],
            [],
        ),
        ([activity("Safe"), priority("1", "Safe")], []),
    ],
)
def test_a_heading_stands_once(parts, said):
    assert sentences("repeated-heading", small_plan(*parts)) == said
