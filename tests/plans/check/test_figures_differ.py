"""Two figures for one measure, place and period."""

import pytest

from goldenthread.example.building import figure, measure
from goldenthread.plans.content import FigureRole
from tests.plans.check.small_plans import england, last_year, outturn, sentences, small_plan, target

RATE = "Rate of re-referrals"


@pytest.mark.parametrize(
    ("here", "there", "differ"),
    [
        (outturn("24.1% (2015/16)"), outturn("22.9%", "2015/16 Outturn"), True),
        (england("20.8 (2015)"), england("21.8 (2015)"), True),
        (outturn("24.1% (2015/16)"), outturn("24.1%", "2015/16 Outturn"), False),
        (outturn("24.1% (2015/16)"), outturn("24%", "2015/16 Outturn"), False),  # rounding
        (outturn("24.1% (2015/16)"), outturn("22.9% (provisional)", "2015/16 Outturn"), False),
        (outturn("24.1%"), outturn("22.9%", "2015/16 Outturn"), False),  # another year
        (outturn("24.1% (2015/16)"), england("22.9% (2015/16)"), False),  # another place
        (outturn("24.1% (2015/16)"), outturn("350", "2015/16 Outturn"), False),  # another unit
        (outturn("24.1% (2015/16)"), outturn("22.9%", "2015/16 provisional"), False),
        (target("85%"), target("90%"), True),
        (target("85%"), target("85.0%"), False),
        (target("85%"), target("90%", "2015/16 Target"), False),
        (target("85%"), outturn("81%"), False),
        (target("196 (Q2) 390 (Q4)"), target("196 (Q2)"), False),
        (target("196 (Q2) 390 (Q4)"), target("400 (Q4)"), True),
        (outturn("24.1%", ""), outturn("22.9%", ""), False),  # nobody says when
    ],
)
def test_figures_of_two_documents_agree(here, there, differ):
    plans = last_year(measure(RATE, figures=[there])), small_plan(measure(RATE, figures=[here]))
    assert bool(sentences("figures-differ", *plans)) is differ


def test_figures_in_one_row_agree():
    row = measure("Absences", figures=[outturn("4.1%", "2015/16 Outturn"), outturn("4.3% (2015/2016)")])
    assert sentences("figures-differ", small_plan(row)) == [
        "Measure “Absences” has “4.3% (2015/2016)” (2016/17 Outturn) and “4.1%” (2015/16 Outturn) in the"
        " same row: two"
        " figures for academic year 2015-16."
    ]


def test_the_other_document_is_named():
    plans = (
        last_year(measure(RATE, figures=[outturn("22.9%", "2015/16 Outturn")])),
        small_plan(measure(RATE, figures=[outturn("24.1% (2015/16)")])),
    )
    assert sentences("figures-differ", *plans) == [
        f"Measure “{RATE}” has “24.1% (2015/16)” (2016/17 Outturn) and “22.9%” (2015/16 Outturn) in “Plan for"
        " 2015-16”: two figures for 2015-16."
    ]


def test_statistical_neighbours_are_each_partnerships_own():
    neighbours = "Statistical neighbours"
    one, two = (
        figure(FigureRole.COMPARATOR, text, neighbours, neighbours) for text in ("4.1% (2015)", "5% (2015)")
    )
    plans = (
        last_year(measure(RATE, figures=[one]), partnership="Elsewhere"),
        small_plan(measure(RATE, figures=[two])),
    )
    assert sentences("figures-differ", *plans) == []


def test_other_partnerships_have_other_figures():
    plans = (
        last_year(measure(RATE, figures=[outturn("22.9%", "2015/16 Outturn")]), partnership="Elsewhere"),
        small_plan(measure(RATE, figures=[outturn("24.1% (2015/16)")])),
    )
    assert sentences("figures-differ", *plans) == []
