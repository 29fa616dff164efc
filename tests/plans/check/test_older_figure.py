"""An older figure printed as this year's."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import england, outturn, sentences, small_plan


def test_the_older_cells_of_a_row_are_told_together():
    row = measure(
        "% of babies immunised",
        figures=[outturn("92.4% (2014/15)", "2015/16 Outturn"), outturn("91.0% (2015/16)")],
    )
    assert sentences("older-figure", small_plan(row)) == [
        "Measure “% of babies immunised” has “92.4% (2014/15)” (2015/16 Outturn) and “91.0% (2015/16)”"
        " (2016/17 Outturn): older figures than the heading says."
    ]


@pytest.mark.parametrize(
    ("name", "cell", "older"),
    [
        ("% of babies immunised", outturn("47.7% (2015/16 no new data)"), True),
        ("Infant mortality", outturn("6.2 (2013-15)"), True),
        ("Conception rate", outturn("32.9 (Sept 2015)", "2016/17 Q2"), True),
        ("Rate of absences", outturn("4.3% (Q1)", "2016/17 Q2"), True),
        ("% of babies immunised", outturn("91.0% (2016/17)"), False),
        ("% of babies immunised", outturn("91.0%"), False),
        ("Conception rate", outturn("31.2 (2016)"), False),
        # the school year ended within the financial year
        ("% of pupils absent", outturn("4.3% (2015/2016)"), False),
        ("% of pupils at the standard", outturn("48.6% (AY 2015/16)"), False),
        # a heading without a year cannot be contradicted
        ("% of babies immunised", outturn("91.0% (2015/16)", "Latest"), False),
        # nothing is printed as this year's
        ("% of children with tooth decay", outturn("(2014/15 no new data)"), False),
        ("% of babies immunised", england("93.6% (2015/16)"), False),
    ],
)
def test_which_figures_are_older_than_their_heading(name, cell, older):
    assert bool(sentences("older-figure", small_plan(measure(name, figures=[cell])))) is older
