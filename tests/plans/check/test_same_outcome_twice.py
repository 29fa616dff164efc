"""The same outcome in several places."""

import pytest

from goldenthread.example.building import outcome, priority
from tests.plans.check.small_plans import sentences, small_plan


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            [
                priority("1", "A", parts=[outcome("All are well.")]),
                priority("4", "B", parts=[outcome("All are well")]),
            ],
            ["Outcome “All are well.” stands under priority 1 and priority 4."],
        ),
        (
            [priority("1", "A", parts=[outcome("All are well"), outcome("All are well")])],
            ["Outcome “All are well” stands twice under priority 1."],
        ),
        ([priority("1", "A", parts=[outcome("All are well"), outcome("All are well at school")])], []),
        ([priority("1", "All are well", parts=[outcome("All are well")])], []),
    ],
)
def test_an_outcome_stands_once(parts, said):
    assert sentences("same-outcome-twice", small_plan(*parts)) == said
