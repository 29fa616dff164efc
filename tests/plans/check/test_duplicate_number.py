"""A number given twice."""

import pytest

from goldenthread.example.building import activity, measure, milestone, outcome, priority
from tests.plans.check.small_plans import sentences, small_plan


def under_two_priorities(number):
    """Two activities with one number, each under a priority of its own."""
    one = priority("1", "A", parts=[activity("X", number=number)])
    return [one, priority("2", "B", parts=[activity("Y", number=number)])]


def test_the_sentence_names_both():
    plan = small_plan(
        outcome("O", parts=[measure("Mortality", number="iv"), measure("Vaccines", number="iv")])
    )
    assert sentences("duplicate-number", plan) == ["Measure iv “Vaccines” has the number of “Mortality”."]


@pytest.mark.parametrize(
    ("parts", "twice"),
    [
        ([milestone("A", number="1.1.2"), milestone("B", number="1.1.2")], True),
        ([milestone("A", number="1"), milestone("B", number="1.")], True),
        ([milestone("A", number="a)"), milestone("B", number="(a)")], True),
        (under_two_priorities("1.1"), True),
        # numbers that start anew under each heading
        (under_two_priorities("1"), False),
        # other kinds have their own numbers
        ([priority("1", "A", parts=[outcome("O", number="1"), activity("X", number="1")])], False),
        ([milestone("A", number="1.1.2"), milestone("B", number="1.1.3")], False),
        ([milestone("A"), milestone("B")], False),
        ([measure("A", number="KPI 4"), measure("B", number="KPI 4")], True),
        ([measure("A", number="KPI 4"), measure("A", number="KPI 4")], False),  # the same one, shown twice
        ([outcome("A", number="1a"), outcome("B", number="2a")], False),
    ],
)
def test_a_number_is_given_once(parts, twice):
    assert bool(sentences("duplicate-number", small_plan(*parts))) is twice
