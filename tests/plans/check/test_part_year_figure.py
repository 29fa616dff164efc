"""Part of a year printed as the whole."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import outturn, sentences, small_plan


def test_the_sentence_says_what_the_figure_is_for():
    row = measure("% smoking at delivery", figures=[outturn("18.7% (2016/17 Q2)")])
    assert sentences("part-year-figure", small_plan(row)) == [
        "Measure “% smoking at delivery” has “18.7% (2016/17 Q2)” (2016/17 Outturn): the figure is for"
        " Q2 2016-17, not"
        " for 2016-17."
    ]


@pytest.mark.parametrize(
    ("cell", "is_part"),
    [
        (outturn("652 Oct 15 - Sept 16"), True),
        (outturn("18.7% (Q1 to Q3 2016/17)"), True),
        (outturn("18.7% (2016/17)"), False),
        (outturn("18.7% (2016)"), False),
        (outturn("18.7% (AY 2015/16)"), False),
        (outturn("18.7% (Jan 2017)"), False),  # a census
        (outturn("18.7% (Q2)", "2016/17 Q2"), False),
        (outturn("18.7% (2015/16)"), False),  # older: another rule
        (outturn("652 Apr 16 - Mar 17"), False),
    ],
)
def test_which_figures_are_part_of_their_year(cell, is_part):
    assert bool(sentences("part-year-figure", small_plan(measure("% of mothers", figures=[cell])))) is is_part
