"""A linked strategy that runs out during the plan."""

from datetime import date

import pytest

from goldenthread.example.building import activity, strategy
from tests.plans.check.small_plans import sentences, small_plan


def linked(name):
    """A plan for April 2016 to March 2018."""
    return small_plan(activity("A", strategies=[strategy(name)]), ends=date(2018, 3, 31))


def test_the_sentence_says_when_both_end():
    assert sentences("strategy-runs-out", linked("Health Strategy (2014-17)")) == [
        "“Health Strategy (2014-17)” runs out in 2017, before this plan does (31 March 2018)."
    ]


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("Health Strategy (2015-2018)", date(2017, 6, 21)),
        ("Health Strategy (2015-2020)", date(2017, 6, 21)),
        ("Health Strategy (2011-14)", date(2017, 6, 21)),  # has run out: another rule
        ("Health Strategy (2014-17)", date(2018, 2, 1)),  # has run out by now: another rule
        ("Health Strategy", date(2017, 6, 21)),
    ],
)
def test_other_strategies_are_left_alone(name, today):
    assert sentences("strategy-runs-out", linked(name), today=today) == []
