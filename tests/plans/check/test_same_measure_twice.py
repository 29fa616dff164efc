"""The same measure in several places."""

import pytest

from goldenthread.example.building import activity, measure, priority
from tests.plans.check.small_plans import last_year, sentences, small_plan


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            [priority("1", "A", parts=[measure("% in suitable homes"), measure("% in suitable homes")])],
            ["Measure “% in suitable homes” stands twice, under priority 1."],
        ),
        (
            [
                priority("1", "A", parts=[measure("% of care leavers in work", measure="EET")]),
                priority("2", "B", parts=[measure("% of care leavers with a job", measure="EET")]),
            ],
            ["Measure “% of care leavers in work” stands twice, under priority 1 and priority 2."],
        ),
        (
            [measure("Participation in training"), measure("Participation in training")],
            ["Measure “Participation in training” stands twice."],
        ),
        (  # without figures it may well be used twice
            [
                activity("A", parts=[measure("Feedback from families")]),
                activity("B", parts=[measure("Feedback from families")]),
            ],
            [],
        ),
        (
            [measure("% of schools rated good", target="90%"), measure("Percentage of schools rated good")],
            ["Measure “% of schools rated good” stands twice."],
        ),
        ([measure("% of schools rated good"), measure("Number of schools rated good")], []),
        ([measure("Number of reviews at 12 months"), measure("Number of reviews at 2½ years")], []),
        ([measure("Gap (FSM)", measure="Gap: FSM"), measure("Gap (SEND)", measure="Gap: SEND")], []),
    ],
)
def test_a_measure_stands_once(parts, said):
    assert sentences("same-measure-twice", small_plan(*parts)) == said


def test_the_same_measure_in_another_plan_is_as_it_should_be():
    assert sentences("same-measure-twice", last_year(measure("% X")), small_plan(measure("% X"))) == []
