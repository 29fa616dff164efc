"""Rates per different numbers in one row."""

import pytest

from goldenthread.example.building import measure
from goldenthread.plans.check.denominators import denominators_in, disagree
from tests.plans.check.small_plans import outturn, sentences, small_plan


def test_another_denominator_in_the_cell_is_pointed_out():
    row = measure(
        "Rate of entrants (per 100,000)", figures=[outturn("210 (830)"), outturn("168 (652 per 10,000)")]
    )
    assert sentences("denominator-differs", small_plan(row)) == [
        "Measure “Rate of entrants (per 100,000)” says “per 100,000” in one place and “per 10,000” in"
        " another."
    ]


@pytest.mark.parametrize(
    "row",
    [
        measure("Number on a plan (per 10,000)", figures=[outturn("564 (87)")]),
        measure("Number on a plan (per 10,000)", figures=[outturn("87 per 10,000 children")]),
        measure("Rate of absences", figures=[outturn("652 per 10,000")]),
    ],
)
def test_one_denominator_is_left_alone(row):
    assert sentences("denominator-differs", small_plan(row)) == []


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("per 1,000 live births", "per 1000 girls aged 15-17", True),
        ("per 1,000 females aged 15-17", "per 1000 girls aged 15-17", False),
        ("per 10,000", "per 10,000 resident population", False),
        ("per 10,000 children", "per 10,000 resident population", False),
        ("per 1,000 live births", "per 10,000 live births", True),
        ("per 1,000 pupils", "per 1,000 households", True),
    ],
)
def test_when_two_denominators_disagree(one, other, differ):
    assert disagree(denominators_in(one)[0], denominators_in(other)[0]) is differ


@pytest.mark.parametrize("text", ["per LAC", "per term", "per family", "Rate of absences", "24 per cent"])
def test_words_that_are_no_denominator(text):
    assert denominators_in(text) == ()
