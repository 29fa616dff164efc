"""A target that nobody could test."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import sentences, small_plan

NO_AMOUNT = "It gives a direction and no amount, so the smallest change would meet it."


def test_a_direction_alone_is_no_target():
    plan = small_plan(measure("Excess weight", baseline="20.4%", target="Reduction (no specific target set)"))
    assert sentences("untestable-target", plan) == [
        f"The target of measure “Excess weight” is “Reduction (no specific target set)”. {NO_AMOUNT}"
    ]


def test_the_same_words_in_several_rows_are_told_once():
    plan = small_plan(*(measure(f"Rate of {what}", target="Reduction") for what in ("A", "B", "C")))
    assert sentences("untestable-target", plan) == [f"3 measures have the target “Reduction”. {NO_AMOUNT}"]


@pytest.mark.parametrize(
    "target", ["Positive direction of travel", "As many as possible", "Move towards best practice"]
)
def test_words_that_set_no_bar_are_no_target(target):
    assert len(sentences("untestable-target", small_plan(measure("% of X", target=target)))) == 1


@pytest.mark.parametrize(
    "target",
    [
        "85.0%",
        "Better than the national average",
        "In-line with statistical neighbours",
        "Higher than 2014/15",
        "Service specification agreed",
        "Transfer completed by October 2015",
        "196 (Q2) 390 (Q4)",
        "52 points (in line with the national average)",
        "More than 90% of Borsetshire schools",
        "~",
        "N/A",
        "TBC",
        "",
    ],
)
def test_a_target_that_can_be_looked_up_is_left_alone(target):
    assert sentences("untestable-target", small_plan(measure("% of X", baseline="50%", target=target))) == []


def test_a_change_by_a_share_is_left_alone_where_the_start_is_known():
    row = measure("Percentage of vacancies covered by agency staff", baseline="40%", target="reduce by 30%")
    assert sentences("untestable-target", small_plan(row)) == []
