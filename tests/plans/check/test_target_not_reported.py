"""A target without a result."""

from datetime import date

import pytest

from goldenthread.example.building import measure
from goldenthread.plans.content import Tier
from tests.plans.check.small_plans import outturn, sentences, small_plan, target


def report(*figures):
    return small_plan(measure("% of reviews", figures=figures), tier=Tier.PERFORMANCE_REPORT)


def test_the_mark_is_shown_beside_the_target():
    assert sentences("target-not-reported", report(outturn("~"), target("85%"))) == [
        "Measure “% of reviews” has the target “85%” (2016/17 Target) beside “~” (2016/17 Outturn)."
    ]


@pytest.mark.parametrize(
    ("figures", "silent"),
    [
        ([outturn(""), target("85%")], True),
        ([outturn("81%", "2015/16 Outturn"), target("85%")], True),
        ([outturn("81%"), target("85%")], False),
        ([outturn("Results available January 2018"), target("85%")], False),
        ([outturn("Not available as of 21/06/17"), target("85%")], False),
        ([outturn("~"), target("~")], False),
        ([outturn("~"), target("85%", "Target")], False),  # nobody says for when
    ],
)
def test_a_year_that_is_over_has_a_result_or_a_reason(figures, silent):
    assert bool(sentences("target-not-reported", report(*figures))) is silent


def test_nothing_is_missing_before_the_year_is_over():
    plan = report(outturn("~"), target("85%"))
    assert sentences("target-not-reported", plan, today=date(2017, 3, 31)) == []


def test_a_plan_need_not_have_results():
    plan = small_plan(measure("% of reviews", figures=[target("85%")]))
    assert sentences("target-not-reported", plan) == []
