"""Not said whether higher is better."""

import pytest

from goldenthread.example.building import HIGH_IS_GOOD, INFORMATION, measure
from tests.plans.check.small_plans import sentences, small_plan

SAID = measure("% of reviews in time", polarity=HIGH_IS_GOOD)


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        (measure("Number of offences"), True),
        (measure("Percentage on a plan on more than one occasion"), True),
        (measure("Reduction in the rate of conceptions"), False),
        (measure("Progress 8 score (higher value = better score)"), False),
        (measure("Number of referrals", polarity=INFORMATION), False),
        (measure("Problem profile completed"), False),
    ],
)
def test_a_measure_says_which_way_is_good(row, missing):
    expected = [f"Measure “{row.title}” does not say whether a higher figure is better."] if missing else []
    assert sentences("no-polarity", small_plan(SAID, SAID, row)) == expected
