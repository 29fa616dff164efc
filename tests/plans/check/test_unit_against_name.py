"""A figure in another unit than its name says."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import england, outturn, sentences, small_plan, target


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            measure("Progress 8 score", figures=[outturn("-0.85%"), england("-0.73")]),
            "Measure “Progress 8 score” has “-0.85%” (2016/17 Outturn): its name says a score, which is"
            " no percentage.",
        ),
        (
            measure("Number of attendances", figures=[outturn("114.3 (2014/15)")]),
            "Measure “Number of attendances” has “114.3 (2014/15)” (2016/17 Outturn): its name says a"
            " number, which"
            " would be whole.",
        ),
        (
            measure("Number of families helped", figures=[outturn("8%")]),
            "Measure “Number of families helped” has “8%” (2016/17 Outturn): its name says a number, not a"
            " percentage.",
        ),
        (
            measure("Average number of days to adoption", figures=[outturn("45%")]),
            "Measure “Average number of days to adoption” has “45%” (2016/17 Outturn): its name says a length"
            " of time.",
        ),
    ],
)
def test_another_unit_is_pointed_out(row, expected):
    assert sentences("unit-against-name", small_plan(row)) == [expected]


@pytest.mark.parametrize(
    "row",
    [
        measure("Progress 8 score", figures=[outturn("-0.85")]),
        measure("Rate of absences", figures=[outturn("4.1%")]),
        measure("% and number of young people", figures=[outturn("6.2% (479)")]),
        measure("Number of admissions (per 100,000)", figures=[outturn("435.8")]),
        measure("Number of social workers (FTE)", figures=[outturn("114.3")]),
        measure("% of assessments within 45 working days", figures=[outturn("84%")]),
        measure("Average number of placements", figures=[outturn("2.4")]),
        measure("Number of placements per child", figures=[outturn("2.4")]),
        measure("Total savings (£m)", figures=[outturn("1.25")]),
        measure("Number of families helped", figures=[outturn("1,137"), target("increase by 10%")]),
    ],
)
def test_the_unit_of_the_name_is_left_alone(row):
    assert sentences("unit-against-name", small_plan(row)) == []
