"""Share and number imply different totals."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import england, outturn, sentences, small_plan, target

NEET = "% and number of 16-18 year olds who are NEET"
UNKNOWN = "% and number of 16-18 year olds whose destination is not known"
ON_A_PLAN = "Number of children on a plan (per 10,000)"


def test_two_rows_of_the_same_people_imply_two_totals():
    plan = small_plan(
        measure(NEET, figures=[outturn("6.2% (479)")]), measure(UNKNOWN, figures=[outturn("2.2% (178)")])
    )
    assert sentences("totals-do-not-fit", plan) == [
        f"“6.2% (479)” (2016/17 Outturn) of “{NEET}” is of about 7,730 people, and “2.2% (178)” (2016/17"
        " Outturn) of"
        " “% and number of 16-18 year olds whose destination is not …” of about 8,100, in the same column."
    ]


def test_one_row_implies_two_totals_for_one_year():
    row = measure(ON_A_PLAN, figures=[outturn("480 (72.8)"), target("458 (71.7)")])
    assert sentences("totals-do-not-fit", small_plan(row)) == [
        f"Measure “{ON_A_PLAN}” has “480 (72.8)” (2016/17 Outturn) and “458 (71.7)” (2016/17 Target): by"
        " its number and"
        " its share, one is of 1.03 times as many people as the other."
    ]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("50% (40 of 60)", "40 of 60 is 66.7%"),
        ("5.2% (712 of 8,010)", "712 of 8010 is 8.9%"),
        ("66.7% (40/60)", ""),
        ("67% (40 of 60)", ""),
        ("about 50% (40 of 60)", ""),
    ],
)
def test_a_share_is_the_one_its_numbers_give(cell, said):
    told = sentences("totals-do-not-fit", small_plan(measure("Reviews on time", figures=[outturn(cell)])))
    assert [said in each for each in told] == ([True] if said else [])


@pytest.mark.parametrize(
    "rows",
    [
        # rounding of the share explains it
        [measure(NEET, figures=[outturn("6.2% (479)")]), measure(UNKNOWN, figures=[outturn("2.3% (178)")])],
        # another year, other people
        [measure(NEET, figures=[outturn("6.2% (479)", "2015/16 Outturn"), outturn("6.5% (512)")])],
        # another place
        [measure(ON_A_PLAN, figures=[outturn("480 (72.8)"), england("52,600 (43.1)")])],
        # other columns are not compared across rows
        [
            measure(NEET, figures=[outturn("6.2% (479)", "2014/15 Outturn")]),
            measure(UNKNOWN, figures=[outturn("2.2% (178)")]),
        ],
        # other people
        [
            measure("% and number of boys who are NEET", figures=[outturn("6.2% (479)")]),
            measure("% and number of girls who are NEET", figures=[outturn("2.2% (178)")]),
        ],
        # how many are assessed changes from year to year
        [
            measure(
                "% and number of assessments in time",
                figures=[outturn("85% (1,200)", "2015/16 Outturn"), outturn("90% (2,150)")],
            )
        ],
        # some of the people of that age
        [
            measure(NEET, figures=[outturn("6.2% (479)")]),
            measure("% and number of 16-18 year olds in care who are NEET", figures=[outturn("30% (40)")]),
        ],
        # two groups that happen to be called children
        [
            measure("% and number of children in care", figures=[outturn("6.2% (479)")]),
            measure("% and number of children with a plan", figures=[outturn("2.2% (178)")]),
        ],
        # a share without a number
        [measure(NEET, figures=[outturn("6.2%"), target("5.0%")])],
    ],
)
def test_totals_that_can_be_right_are_left_alone(rows):
    assert sentences("totals-do-not-fit", small_plan(*rows)) == []
