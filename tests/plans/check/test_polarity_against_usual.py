"""A direction that is usually the other way."""

import pytest

from goldenthread.example.building import HIGH_IS_GOOD, LOW_IS_GOOD, measure
from tests.plans.check.small_plans import sentences, small_plan


def test_a_higher_sdq_score_is_no_good_news():
    row = measure("Average SDQ score of children in care", polarity=HIGH_IS_GOOD)
    assert sentences("polarity-against-usual", small_plan(row)) == [
        "Measure “Average SDQ score of children in care” is said to be good when high; for “SDQ” low is"
        " usually good."
    ]


@pytest.mark.parametrize(
    ("title", "polarity"),
    [
        ("Average SDQ score of children in care", LOW_IS_GOOD),
        ("Percentage of persistent absentees returning to school", HIGH_IS_GOOD),
        ("Number of pregnant women who stopped smoking", HIGH_IS_GOOD),
        ("Schools with no exclusions", HIGH_IS_GOOD),
        ("SDQ completed for looked after children", HIGH_IS_GOOD),
        ("Number of children subject to a Child Protection Plan", HIGH_IS_GOOD),  # opinions differ
        ("Smoking cessation services: people seen", HIGH_IS_GOOD),
        ("Reduction in tooth decay", HIGH_IS_GOOD),
        ("Percentage of pupils with exclusions who are taught by day six", HIGH_IS_GOOD),
        ("First time entrants who complete their order", HIGH_IS_GOOD),
        ("Young people who are NEET receiving advice", HIGH_IS_GOOD),
    ],
)
def test_what_may_be_meant_is_left_alone(title, polarity):
    assert sentences("polarity-against-usual", small_plan(measure(title, polarity=polarity))) == []
