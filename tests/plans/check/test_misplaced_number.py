"""A number out of place."""

import pytest

from goldenthread.example.building import activity, measure, milestone, outcome, priority
from tests.plans.check.small_plans import sentences, small_plan


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            [activity("A", number="1.1", parts=[milestone("M", number="1.2.3")])],
            ["Milestone 1.2.3 “M” stands under activity 1.1."],
        ),
        (
            [milestone("A", number="1.3"), milestone("B", number="1.2")],
            ["Milestone 1.2 “B” comes after 1.3."],
        ),
        ([activity("A", number="1.1", parts=[milestone("M", number="1.1.3")])], []),
        ([activity("A", number="3", parts=[milestone("M", number="3.1")])], []),
        ([priority("1", "P", parts=[outcome("O", number="1a")])], []),
        ([priority("2", "P", parts=[outcome("O", number="2.a")])], []),
        (
            [priority("2", "P", parts=[outcome("O", number="1a")])],
            ["Outcome 1a “O” stands under priority 2."],
        ),
        ([priority("1", "P", parts=[activity("A", number="5", parts=[milestone("M", number="2")])])], []),
        ([priority("One", "P", parts=[activity("A", number="1.1")])], []),
        ([milestone("A", number="1.2"), milestone("B", number="1.3")], []),
        ([priority("1", "P", parts=[measure("M", number="KPI 4")])], []),
        # the numbers of another list
        ([measure(f"M{number}", number=number) for number in ("12", "3", "40", "7")], []),
    ],
)
def test_a_number_stands_where_it_belongs(parts, said):
    assert sentences("misplaced-number", small_plan(*parts)) == said
