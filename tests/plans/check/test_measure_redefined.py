"""A measure defined differently elsewhere."""

import pytest

from goldenthread.example.building import measure
from goldenthread.plans.check.definitions import differences
from tests.plans.check.small_plans import last_year, sentences, small_plan


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Admissions, aged 0-4 years", "Admissions, aged 0-14 years", ["ages 0-4 against 0-14"]),
        (
            "Number of admissions",
            "Number of admissions (per 100,000)",
            ["a number against a number and a rate per 100,000"],
        ),
        ("Percentage achieving their Progress 8 score", "Progress 8 score", ["a percentage against a score"]),
        (
            "SDQ score per LAC",
            "SDQ score per LAC (for at least 12 months)",
            ["“for at least 12 months” in only one of them"],
        ),
        ("Number/rate of children on a plan", "Number of children on a plan (per 10,000)", []),
        ("Rate of absences", "Percentage of absences", []),
        ("Excess weight in 10-11 year olds (2014-2015)", "Excess weight in 10-11 year olds", []),
        ("Admissions, aged 0-4 years", "Admissions of young children", []),
        ("Conceptions per 1,000", "Conceptions", []),
        ("16-18 year olds who are NEET", "NEET (16-18 year olds)", []),
    ],
)
def test_what_two_names_fix_differently(one, other, found):
    assert differences(one, other) == found


def test_both_places_are_named():
    plans = (
        last_year(measure("Admissions, aged 0-4", measure="M")),
        small_plan(measure("Admissions, aged 0-14", measure="M")),
    )
    assert sentences("measure-redefined", *plans) == [
        "Measure “Admissions, aged 0-14” is “Admissions, aged 0-4” in “Plan for 2015-16”: ages 0-14"
        " against 0-4."
    ]


def test_two_measures_may_have_two_definitions():
    plans = last_year(measure("Admissions, aged 0-4")), small_plan(measure("Admissions, aged 0-14"))
    assert sentences("measure-redefined", *plans) == []
