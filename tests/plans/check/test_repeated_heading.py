"""A heading that repeats another's."""

import pytest

from goldenthread.example.building import activity, measure, milestone, priority
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


def headed(heading, *titles):
    parts = [measure(title) for title in titles]
    parts[0].list_heading = heading
    return parts


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            [
                priority(
                    "1",
                    "Safe",
                    parts=[*headed("Our aims - Safe", "A", "B"), *headed("Our aims – Safe.", "C")],
                ),
                priority("2", "Schools"),
            ],
            [
                "There are 2 lists of measures headed “Our aims - Safe” under priority 1 “Safe”. "
                "No measure stands under priority 2 “Schools”."
            ],
        ),
        (
            [
                priority(
                    "1", "Safe", parts=[*headed("Safe", "A"), *headed("Safe", "B"), *headed("Safe", "C")]
                ),
                priority("2", "Schools", parts=[measure("D")]),
            ],
            ["There are 3 lists of measures headed “Safe” under priority 1 “Safe”."],
        ),
        ([priority("1", "Safe", parts=[*headed("Safe", "A"), *headed("Schools", "B")])], []),
        (
            [
                priority("1", "Safe", parts=headed("Measures", "A")),
                priority("2", "Schools", parts=headed("Measures", "B")),
            ],
            [],
        ),
    ],
)
def test_a_heading_stands_above_one_list(parts, said):
    assert sentences("repeated-heading", small_plan(*parts)) == said
