"""A measure dropped from the next plan."""

from datetime import date

import pytest

from goldenthread.example.building import measure
from goldenthread.plans.content import Tier
from tests.plans.check.small_plans import found, last_year, sentences, small_plan

KEPT = measure("% of reviews in time")


def test_what_was_dropped_is_told_together():
    plans = last_year(KEPT, measure("Number of offences"), measure("% in good schools")), small_plan(KEPT)
    assert sentences("measure-dropped", *plans) == [
        "2 of the 3 measures of “Plan for 2015-16” are not in this plan: “Number of offences” and “% in"
        " good schools”."
    ]


def test_the_evidence_leads_to_the_earlier_plan():
    (finding,) = found("measure-dropped", last_year(KEPT, measure("Number of offences")), small_plan(KEPT))
    assert [(each.text, each.plan_key) for each in finding.evidence] == [("Number of offences", "last")]
    assert finding.plan_key == "plan"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([KEPT], [KEPT]),
        ([KEPT], [measure("% of all reviews held in time")]),  # alike enough
        ([measure("Reviews", measure="In time")], [measure("% done when due", measure="In time")]),
        ([KEPT, measure("Contract awarded")], [KEPT]),  # delivered once
        ([KEPT, measure("Placeholder for number of mothers")], [KEPT]),
        ([KEPT], []),  # a plan without any measures is another kind of plan
    ],
)
def test_what_goes_on_is_left_alone(before, after):
    assert sentences("measure-dropped", last_year(*before), small_plan(*after)) == []


@pytest.mark.parametrize(
    "after",
    [
        {"partnership": "Elsewhere"},
        {"tier": Tier.COUNCIL_PLAN},
        {"starts": date(2019, 4, 1), "ends": date(2020, 3, 31)},
        {"starts": None},
    ],
)
def test_only_a_plan_that_follows_is_compared(after):
    plans = last_year(KEPT, measure("Number of offences")), small_plan(KEPT, **after)
    assert sentences("measure-dropped", *plans) == []


def test_a_measure_that_another_plan_watches_meanwhile_is_not_dropped():
    strategic = small_plan(measure("Number of offences"), tier=Tier.PARTNERSHIP_PLAN, key="strategic")
    plans = last_year(KEPT, measure("Number of offences")), small_plan(KEPT), strategic
    assert sentences("measure-dropped", *plans) == []
