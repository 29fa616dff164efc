"""A value that its scale does not allow."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import outturn, sentences, small_plan, target


@pytest.mark.parametrize(
    ("title", "value", "reason"),
    [
        ("% of pupils at a good school", "104%", "“104%” is more than 100 per cent"),
        ("Number of children in care", "-12", "“-12” is below nought"),
        ("% of reviews in time", "-3%", "“-3%” is below nought"),
        (
            "Rate of children on a plan per 1,000",
            "1,250",
            "“1,250” is more than the 1,000 it is reckoned per",
        ),
        ("Attainment 8 score", "452", "“452” is off its scale, which runs from 0 to 90"),
        ("A8 of disadvantaged pupils", "339", "“339” is off its scale, which runs from 0 to 90"),
        ("Progress 8 score", "-12.4", "“-12.4” is off its scale, which runs from -9 to 9"),
        ("% of families helped", "40 out of 35", "“40 out of 35” is more than the whole"),
        ("% of reviews in time", "52/45", "“52/45” is more than the whole"),
    ],
)
def test_an_impossible_value_is_pointed_out(title, value, reason):
    row = measure(title, figures=[outturn(value)])
    assert sentences("impossible-value", small_plan(row)) == [
        f"Measure “{title}” has “{value}” (2016/17 Outturn): {reason}."
    ]


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("% of pupils at a good school", "100%"),
        ("Budget spent (%)", "104%"),
        ("Percentage change in referrals", "150%"),
        ("Percentage change in referrals", "-12%"),
        ("Progress 8 score for Children in Care", "-1.30"),
        ("Gap between groups", "-0.63%"),
        ("Rate of hospital admissions per 100", "120"),  # one child can be admitted twice
        ("Rate of first time entrants (per 100,000)", "830"),
        ("Attainment 8 score", "45.2"),
        ("% of reviews in time", "45/52"),
        ("Boys and girls seen", "52/45"),  # nothing says that one is part of the other
        ("% with an SDQ score in the normal range", "45%"),
        ("Variance", "-12"),
        ("% of 2 year olds taking up funded places", "101%"),  # how many are eligible is an estimate
        ("Something", "-12"),  # nobody says what it counts
    ],
)
def test_a_possible_value_is_left_alone(title, value):
    assert sentences("impossible-value", small_plan(measure(title, figures=[outturn(value)]))) == []


def test_a_target_for_a_change_may_pass_100():
    row = measure("% of eligible families helped", figures=[target("Increase by 150%")])
    assert sentences("impossible-value", small_plan(row)) == []
