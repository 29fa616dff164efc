"""Name and sign disagree."""

import pytest

from goldenthread.example.building import HIGH_IS_GOOD, LOW_IS_GOOD, measure
from tests.plans.check.small_plans import sentences, small_plan


@pytest.mark.parametrize(
    ("title", "polarity", "words"),
    [
        ("Reduction in the number of inappropriate referrals", HIGH_IS_GOOD, "Reduction"),
        ("Fewer families in temporary homes", HIGH_IS_GOOD, "Fewer"),
        ("Increase in breastfeeding", LOW_IS_GOOD, "Increase"),
        ("Progress 8 score (higher value = better score)", LOW_IS_GOOD, "higher value = better"),
    ],
)
def test_opposites_are_pointed_out(title, polarity, words):
    assert sentences("name-against-polarity", small_plan(measure(title, polarity=polarity))) == [
        f"Measure “{title}” is said to be good when {polarity.value}, but its name says “{words}”."
    ]


@pytest.mark.parametrize(
    ("title", "polarity"),
    [
        ("Reduction in the number of inappropriate referrals", LOW_IS_GOOD),
        ("Percentage of children on a plan on more than one occasion", LOW_IS_GOOD),
        ("Percentage of families whose debts were reduced", HIGH_IS_GOOD),
        ("More than three placements in a year", LOW_IS_GOOD),
        ("% reduction in carbon emissions", HIGH_IS_GOOD),  # it counts the reduction itself
        ("Percentage of care leavers in higher education", LOW_IS_GOOD),
    ],
)
def test_words_inside_a_name_want_nothing(title, polarity):
    assert sentences("name-against-polarity", small_plan(measure(title, polarity=polarity))) == []
