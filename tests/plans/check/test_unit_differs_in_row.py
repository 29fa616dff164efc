"""Units differ within a row."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import outturn, sentences, small_plan, target


def test_a_percentage_beside_a_large_number_is_pointed_out():
    row = measure("Two year olds taking up places", figures=[outturn("62%"), target("1,150")])
    assert sentences("unit-differs-in-row", small_plan(row)) == [
        "Measure “Two year olds taking up places” has “62%” (2016/17 Outturn) beside “1,150” (2016/17"
        " Target): one is"
        " a percentage and the other is not."
    ]


def test_days_beside_a_percentage_are_pointed_out():
    row = measure("Time to complete assessments", figures=[outturn("85%"), target("35 days")])
    assert len(sentences("unit-differs-in-row", small_plan(row))) == 1


@pytest.mark.parametrize(
    "row",
    [
        measure("Take up", figures=[outturn("62%"), target("85%")]),
        measure("Take up", figures=[outturn("62"), target("85%")]),  # the sign is left off
        measure("% and number of young people", figures=[outturn("6.2%"), outturn("512")]),
        measure("Take up", figures=[outturn("6.2% (479)"), outturn("512 (6.5%)")]),
        measure("Families helped", figures=[outturn("1,137"), target("increase by 10%")]),
        measure("Families helped", figures=[outturn("1,137"), outturn("1,200", "2015/16 Outturn")]),
    ],
)
def test_figures_that_can_be_set_side_by_side_are_left_alone(row):
    assert sentences("unit-differs-in-row", small_plan(row)) == []
