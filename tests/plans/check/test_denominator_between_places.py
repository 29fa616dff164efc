"""One measure with two denominators."""

import pytest

from goldenthread.example.building import measure
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
