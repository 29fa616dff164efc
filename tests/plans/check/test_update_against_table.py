"""An update and the table disagree."""

import pytest

from goldenthread.example.building import measure, update
from tests.plans.check.small_plans import outturn, sentences, small_plan

NAME = "Number of priority families supported"


def said_of(words, cell, name=NAME):
    plan = small_plan(measure(name, figures=[cell], updates=[update(words)]))
    return sentences("update-against-table", plan)


def test_both_figures_are_told():
    assert said_of("In 2016/17 1137 families were worked with.", outturn("1989")) == [
        f"An update on measure “{NAME}” says “1137 families” for 2016-17; the table has “1989” (2016/17"
        " Outturn)."
    ]


def test_another_document_of_the_partnership_has_the_table():
    plans = (
        small_plan(measure(NAME, updates=[update("In 2016/17 1137 families were worked with.")])),
        small_plan(measure(NAME, figures=[outturn("1989")]), key="report", title="Report"),
    )
    assert len(sentences("update-against-table", *plans)) == 1


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("In 2016/17 1989 families were worked with.", outturn("1989")),
        ("In 2016/17 1137 families were worked with, 1989 families in all in 2016/17.", outturn("1989")),
        ("In 2015/16 1137 families were worked with.", outturn("1989")),  # another year
        ("1137 families were worked with.", outturn("1989")),  # no year
        ("In 2016/17 27 support workers were trained.", outturn("1989")),  # other people
        ("In 2016/17 over 1100 families were worked with.", outturn("1989")),  # about
        ("In 2016/17 52% of families were worked with.", outturn("1989")),  # another unit
        ("In 2016/17 1137 families were worked with.", outturn("Available in June")),
    ],
)
def test_other_figures_are_left_alone(words, cell):
    assert said_of(words, cell) == []
