"""Quarterly targets that do not rise."""

import pytest

from goldenthread.example.building import HIGH_IS_GOOD, LOW_IS_GOOD, measure
from tests.plans.check.small_plans import sentences, small_plan, target


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (
            measure("Families", figures=[target("746 (Q2) 374 (Q4)")], definition="Cumulative total shown"),
            True,
        ),
        (measure("Families helped", figures=[target("746 (Q2) 374 (Q4)")], polarity=HIGH_IS_GOOD), True),
        (
            measure("Families", figures=[target("374 (Q2) 746 (Q4)")], definition="Cumulative total shown"),
            False,
        ),
        (measure("Children on a plan", figures=[target("500 (Q2) 458 (Q4)")], polarity=LOW_IS_GOOD), False),
        (measure("Children on a plan", figures=[target("500 (Q2) 458 (Q4)")]), False),
        (measure("Families", figures=[target("746")], definition="Cumulative total shown"), False),
    ],
)
def test_totals_through_the_year_rise(row, wrong):
    assert bool(sentences("quarter-targets-fall", small_plan(row))) is wrong


def test_the_sentence_names_the_quarters():
    row = measure("Families", figures=[target("746 (Q2) 374 (Q4)")], definition="Cumulative total shown")
    assert sentences("quarter-targets-fall", small_plan(row)) == [
        "Measure “Families” has the target “746 (Q2) 374 (Q4)”: 374 for Q4 is less than 746 for Q2."
    ]
