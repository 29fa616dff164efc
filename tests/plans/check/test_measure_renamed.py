"""A measure renamed in the next plan."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import last_year, sentences, small_plan


def test_the_old_and_the_new_name_are_told():
    plans = (
        last_year(measure("Percentage of two year olds taking up places", measure="Take up")),
        small_plan(measure("Take up by eligible 2 year olds", measure="Take up")),
    )
    assert sentences("measure-renamed", *plans) == [
        "1 measure of “Plan for 2015-16” is worded differently here: “Percentage of two year olds taking"
        " up places” is"
        " now “Take up by eligible 2 year olds”."
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Percentage of reviews in time", "% of reviews in time"),
        ("Percentage of reviews in time", "The percentage of the reviews in time."),
        ("Reviews in time", "Reviews in time"),
        ("Number of admissions", "Rate of admissions per 10,000"),  # redefined: another rule
    ],
)
def test_small_words_do_not_make_another_name(before, after):
    plans = last_year(measure(before, measure="M")), small_plan(measure(after, measure="M"))
    assert sentences("measure-renamed", *plans) == []
