"""One strategy under several names."""

import pytest

from goldenthread.example.building import activity, strategy
from tests.plans.check.small_plans import last_year, sentences, small_plan


def linked(*links):
    return [activity(f"A{number}", strategies=[link]) for number, link in enumerate(links)]


@pytest.mark.parametrize(
    ("links", "said"),
    [
        (
            [
                strategy("Health Wellbeing Strategy (2014-17)"),
                strategy("Health Wellbeing Strategy (2014-2017)"),
            ],
            "One strategy is called “Health Wellbeing Strategy (2014-17)” and “Health Wellbeing Strategy"
            " (2014-2017)”.",
        ),
        (
            [
                strategy("Closing the Gaps", "Closing the Gap Strategy"),
                strategy("Closing the Gaps", "Educational Gaps Strategy"),
            ],
            "One strategy is called “Closing the Gap Strategy” and “Educational Gaps Strategy”.",
        ),
        (
            [strategy("Children Missing Education Strategy"), strategy("Child Missing Education Strategy")],
            "One strategy is called “Children Missing Education Strategy” and “Child Missing Education"
            " Strategy”.",
        ),
    ],
)
def test_two_names_are_told(links, said):
    assert sentences("strategy-named-differently", small_plan(*linked(*links))) == [said]


@pytest.mark.parametrize(
    "links",
    [
        [strategy("Health & Wellbeing Strategy"), strategy("health and wellbeing strategy")],
        [strategy("Work Plan 2015-16"), strategy("Work Plan 2016-17")],
        [strategy("Youth Justice Plan"), strategy("Youth Justice Plan (2015-2018)")],
        [strategy("Early Help Service Plan"), strategy("Early Help Development Plan")],
        [strategy("Looked After Children (LAC) Strategy"), strategy("Looked After Children Strategy")],
        [strategy("Sexual Health Strategy"), strategy("Mental Health Strategy")],
    ],
)
def test_editions_and_other_strategies_are_left_alone(links):
    assert sentences("strategy-named-differently", small_plan(*linked(*links))) == []


def test_two_plans_of_one_partnership_are_held_together():
    one, two = strategy("S", "Transitions Strategy"), strategy("S", "Transitions Protocol")
    plans = last_year(*linked(one)), small_plan(*linked(two))
    assert sentences("strategy-named-differently", *plans) == [
        "One strategy is called “Transitions Strategy” and “Transitions Protocol”."
    ]


def test_two_partnerships_may_have_strategies_of_the_same_name():
    one, two = strategy("S", "Transitions Strategy"), strategy("S", "Transitions Protocol")
    plans = last_year(*linked(one), partnership="Elsewhere"), small_plan(*linked(two))
    assert sentences("strategy-named-differently", *plans) == []
