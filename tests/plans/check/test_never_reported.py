"""A measure that no report mentions."""

from datetime import date

import pytest

from goldenthread.example.building import measure
from goldenthread.plans.content import Tier
from tests.plans.check.small_plans import sentences, small_plan

MEASURES = [measure("% A"), measure("% B"), measure("% C")]
REPORT = {"title": "Report", "key": "report", "tier": Tier.PERFORMANCE_REPORT}


def test_what_the_report_leaves_out_is_told_together():
    plans = small_plan(*MEASURES), small_plan(*MEASURES[:2], **REPORT)
    assert sentences("never-reported", *plans) == ["1 of the 3 measures is not in “Report”: “% C”."]


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        (MEASURES, {}),
        (MEASURES[:1], {}),  # a report on something else
        (MEASURES[:2], {"partnership": "Elsewhere"}),
        (MEASURES[:2], {"starts": date(2010, 4, 1), "ends": date(2011, 3, 31)}),
    ],
)
def test_nothing_is_said_of_other_reports(parts, what):
    assert sentences("never-reported", small_plan(*MEASURES), small_plan(*parts, **{**REPORT, **what})) == []


def test_a_plan_without_a_report_is_left_alone():
    assert sentences("never-reported", small_plan(*MEASURES)) == []
