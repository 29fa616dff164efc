"""One measure with two denominators."""

import pytest

from goldenthread.example.building import measure, update
from tests.plans.check.small_plans import last_year, sentences, small_plan

BIRTHS = "Under 18 conception rate per 1000 live births"
GIRLS = "Under 18 conceptions per 1,000 girls aged 15-17"


@pytest.mark.parametrize(
    ("here", "there", "differ"),
    [
        (measure(BIRTHS, measure="Conceptions"), measure(GIRLS, measure="Conceptions"), True),
        (measure(BIRTHS, measure="Conceptions"), measure(GIRLS, measure="Something else"), False),
        (measure("Rate per 1,000", measure="Conceptions"), measure(GIRLS, measure="Conceptions"), False),
        (measure("Rate", measure="Conceptions"), measure(GIRLS, measure="Conceptions"), False),
    ],
)
def test_two_places_reckon_a_measure_alike(here, there, differ):
    found = sentences("denominator-between-places", last_year(there), small_plan(here))
    assert bool(found) is differ


def test_a_use_is_held_against_the_name_of_the_measure():
    row = measure(BIRTHS, measure="Under 18 conceptions per 1,000 females aged 15-17")
    assert sentences("denominator-between-places", small_plan(row)) == [
        "Measure “Under 18 conception rate per 1000 live births” is reckoned “per 1000 live births” here and"
        " “per 1,000 females” elsewhere."
    ]


def test_an_update_may_reckon_it_otherwise():
    row = measure(BIRTHS, updates=[update("In 2015 there were 31.2 per 1000 girls aged 15-17.")])
    assert sentences("denominator-between-places", small_plan(row)) == [
        f"Measure “{BIRTHS}” is reckoned “per 1000 girls” here and “per 1000 live births” elsewhere."
    ]


def test_another_rate_in_an_update_is_left_alone():
    row = measure(BIRTHS, updates=[update("There were 12 crimes per 100,000 residents.")])
    assert sentences("denominator-between-places", small_plan(row)) == []
