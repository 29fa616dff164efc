"""A target that asks for less than is reached."""

import pytest

from goldenthread.example.building import HIGH_IS_GOOD, LOW_IS_GOOD, measure
from tests.plans.check.small_plans import outturn, sentences, small_plan, target


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            measure("% of reviews in time", baseline="85.0%", target="81.0%", polarity=HIGH_IS_GOOD),
            "Measure “% of reviews in time” has the target “81.0%” (target), worse than the “85.0%”"
            " (baseline) it"
            " starts from: the plan says that high is good.",
        ),
        (
            measure("Days to adoption", baseline="600", target="650", polarity=LOW_IS_GOOD),
            "Measure “Days to adoption” has the target “650” (target), worse than the “600” (baseline)"
            " it starts"
            " from: the plan says that low is good.",
        ),
        (
            measure("Reduction in conceptions", baseline="24.2", target="26"),
            "Measure “Reduction in conceptions” has the target “26” (target), worse than the “24.2”"
            " (baseline) it"
            " starts from: the name says “Reduction”.",
        ),
        (
            measure("Rate of absences", figures=[outturn("4.1%", "2015/16 Outturn"), target("4.4%")]),
            "Measure “Rate of absences” has the target “4.4%” (2016/17 Target), worse than the “4.1%”"
            " (2015/16 Outturn) it starts from: lower is usually better for “absences”.",
        ),
        (
            measure("% of plans in time", target="52% (baseline 61%)", polarity=HIGH_IS_GOOD),
            "Measure “% of plans in time” has the target “52% (baseline 61%)” (target), worse than the"
            " “52% (baseline 61%)” (target) it starts from: the plan says that high is good.",
        ),
    ],
)
def test_a_target_on_the_wrong_side_is_pointed_out(row, expected):
    assert sentences("target-worse-than-baseline", small_plan(row)) == [expected]


@pytest.mark.parametrize(
    "row",
    [
        measure("% of reviews in time", baseline="81.0%", target="85.0%", polarity=HIGH_IS_GOOD),
        measure("% of reviews in time", baseline="85.0%", target="81.0%"),  # nobody says which way is good
        measure("Reviews in time", baseline="85", target="81.0%", polarity=HIGH_IS_GOOD),  # other units
        measure(
            "% of reviews", baseline="85%", target="Better than the national average", polarity=HIGH_IS_GOOD
        ),
        measure("% in care absent", baseline="85%", target="85%", polarity=LOW_IS_GOOD),
        # the year the target is for does not say where it started
        measure("Rate of absences", figures=[outturn("4.1%", "2016/17 Outturn"), target("4.4%")]),
        # part of a year is not to be compared with a whole one
        measure("Families", polarity=LOW_IS_GOOD, figures=[outturn("10", "2015/16 Q2"), target("40")]),
        measure("Families", baseline="50", target="20 (Q2) 40 (Q4)", polarity=HIGH_IS_GOOD),
        measure("Number of offences", baseline="45 (Q1 2016/17)", target="180", polarity=LOW_IS_GOOD),
    ],
)
def test_other_targets_are_left_alone(row):
    assert sentences("target-worse-than-baseline", small_plan(row)) == []
