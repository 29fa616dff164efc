"""A place held open."""

import pytest

from goldenthread.example.building import activity, lead, measure, milestone
from goldenthread.plans.check.placeholders import placeholder_in
from tests.plans.check.small_plans import sentences, small_plan


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (
            measure("Placeholder for performance measure on new mothers", number="ii"),
            "Measure ii “Placeholder for performance measure on new mothers” is only a placeholder.",
        ),
        (measure("% of X", target="TBC"), "The target of measure “% of X” is a placeholder: “TBC”."),
        (measure("% of X", target="XX%"), "The target of measure “% of X” is a placeholder: “XX%”."),
        (
            activity("A", measured="Relevant performance measures"),
            "The way of measuring of activity “A” is a placeholder: “Relevant performance measures”.",
        ),
        (milestone("M", due="Date TBC"), "The date of milestone “M” is a placeholder: “Date TBC”."),
        (
            activity("A", who=[lead("To be confirmed")]),
            "The lead of activity “A” is a placeholder: “To be confirmed”.",
        ),
        (
            measure("No specific milestone – ongoing improvement"),
            "Measure “No specific milestone – ongoing improvement” is only a placeholder.",
        ),
        (
            milestone("[Action to be added]"),
            "Milestone “[Action to be added]” is only a placeholder.",
        ),
        (
            milestone("Sign off by [insert date]"),
            "Milestone “Sign off by [insert date]” is only a placeholder.",
        ),
    ],
)
def test_a_placeholder_is_pointed_out(part, expected):
    assert sentences("placeholder", small_plan(part)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Transitions protocol to be agreed by March 2017",
        "Targets to be set with each school",
        "A place holds 30 children",
        "Pending referrals are looked at weekly",
        "xx",  # Roman twenty
        "xxiv",
        "N/A",
        "~",
        "Placements in foster care",
        "16+ (all)",
        "Add 20 foster places",
        "Why do young people offend?",
    ],
)
def test_what_is_no_placeholder(text):
    assert placeholder_in(text) == ""
