"""A measure without a target."""

import pytest

from goldenthread.example.building import INFORMATION, measure
from tests.plans.check.small_plans import outturn, sentences, small_plan

WITH = measure("% of reviews in time", baseline="81.0%", target="85.0%")


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        (measure("% of children with tooth decay", figures=[outturn("20%")]), True),
        (measure("% of children with tooth decay", target="~"), True),
        (measure("% of children with tooth decay", target="N/A"), True),
        (measure("Offences", baseline="1729"), True),
        (measure("Percentage of LAC (for at least 12 months) with up to date immunisations"), True),
        (measure("% of reviews in time", target="Better than the national average"), False),
        (measure("% of reviews in time", target="TBC"), False),  # a placeholder: another rule
        (measure("Reduce the vacancy rate from 15% to 10%"), False),
        (measure("Percentage of pupils at the standard is in line with the national average"), False),
        (measure("Progress 8 score is above the average of all Core Cities"), False),
        (measure("CSE problem profile completed"), False),
        (measure("Number of families registered; baseline 0; target 1,500 by March 2025"), False),
        (measure("% of children in poverty (Borsetshire Plan target)"), True),
        (measure("Number of referrals", polarity=INFORMATION), False),
        (measure("Number of referrals", baseline="120", target="N/A – contextual"), False),
        (measure("Number of referrals", baseline="120", target="Info only"), False),
        (measure("Number of referrals", baseline="120", target="No target – trend monitored"), False),
        (measure("Number of referrals", baseline="120", target="None set"), True),
    ],
)
def test_a_measure_with_figures_needs_a_target(row, missing):
    expected = [f"Measure “{row.title}” has no target."] if missing else []
    assert sentences("no-target", small_plan(WITH, WITH, row)) == expected


def test_a_plan_without_targets_is_told_once():
    plan = small_plan(*(measure(f"% of group {number}") for number in range(9)))
    assert sentences("no-target", plan) == ["None of the 9 measures has a target."]


def test_a_plan_with_hardly_any_targets_is_told_once():
    plan = small_plan(WITH, *(measure(f"% of group {number}") for number in range(9)))
    assert sentences("no-target", plan) == ["Only 1 of the 10 measures has a target."]
