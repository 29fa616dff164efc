"""A linked strategy that has run out; the plan runs from 1 April 2016 to 31 March 2017."""

from datetime import date

import pytest

from goldenthread.example.building import activity, strategy
from goldenthread.plans.check.strategy_years import years_in
from tests.plans.check.small_plans import sentences, small_plan


def linked(*names, **what):
    return small_plan(
        *(activity(f"A{number}", strategies=[strategy(name)]) for number, name in enumerate(names)), **what
    )


@pytest.mark.parametrize(
    ("name", "over"),
    [
        ("Youth Strategy 2011-14", True),
        ("Youth Strategy (2012-2015)", True),
        ("Youth Strategy to 2015", True),
        ("Youth Strategy 2014-2016", False),
        ("Work Plan 2015-16", False),  # may be a school year
        ("Work Plan 2014-15", True),
        ("Inspection framework (2015)", False),  # published in 2015
        ("Youth Strategy", False),
        ("Healthy Child Programme 0-19", False),
    ],
)
def test_which_strategies_were_over_when_the_plan_began(name, over):
    assert bool(sentences("strategy-expired", linked(name))) is over


def test_it_is_told_once_however_often_it_is_named():
    plan = linked("Youth Strategy 2011-14", "Youth Strategy 2011-14")
    assert sentences("strategy-expired", plan) == [
        "“Youth Strategy 2011-14”, named in 2 places, ran out in 2014, before this plan begins."
    ]


def test_a_plan_that_still_runs_is_held_against_today():
    plan = linked("Youth Strategy 2014-2017", ends=date(2019, 3, 31))
    assert sentences("strategy-expired", plan, today=date(2018, 6, 1)) == [
        "“Youth Strategy 2014-2017” ran out in 2017, and this plan still runs."
    ]
    assert sentences("strategy-expired", plan, today=date(2017, 6, 1)) == []
    assert sentences("strategy-expired", plan, today=date(2026, 6, 1)) == []  # the plan itself is over


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("Strategy (2014-17)", (2014, 2017)),
        ("Strategy 2014–2017", (2014, 2017)),
        ("Strategy 2014/15", (2014, 2015)),
        ("Plan to 2020", (None, 2020)),
        ("Strategy 2017-2014", None),
        ("Programme 0-19", None),
        ("Framework 2016", None),
    ],
)
def test_the_years_in_a_name(name, years):
    found = years_in(name)
    assert (found and (found.first, found.last)) == years
