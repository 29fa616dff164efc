"""A target met before it was set."""

import pytest

from goldenthread.example.building import HIGH_IS_GOOD, LOW_IS_GOOD, measure
from tests.plans.check.small_plans import outturn, sentences, small_plan, target


@pytest.mark.parametrize(
    ("row", "met"),
    [
        (measure("% on a second plan", figures=[outturn("8.0%", "2015/16 Outturn"), target("8.0%")]), True),
        (measure("% of good schools", baseline="93%", target="More than 90%", polarity=HIGH_IS_GOOD), True),
        (measure("Days to wait", baseline="12", target="Less than 18", polarity=LOW_IS_GOOD), True),
        (
            measure("% of good schools", baseline="93%", target="Maintain at 93%", polarity=HIGH_IS_GOOD),
            False,
        ),
        (measure("% of reviews in time", baseline="100%", target="100%"), False),
        (measure("% of good schools", baseline="88%", target="More than 90%", polarity=HIGH_IS_GOOD), False),
        (
            measure(
                "% of good schools",
                baseline="88%",
                figures=[outturn("92%", "2015/16 Outturn"), target("At least 90%")],
                polarity=HIGH_IS_GOOD,
            ),
            True,
        ),
        (measure("% of good schools", baseline="88%", target="90%"), False),
    ],
)
def test_a_target_should_ask_for_something(row, met):
    assert bool(sentences("target-already-met", small_plan(row))) is met


def test_the_sentence_shows_both_figures():
    row = measure("% on a second plan", baseline="8.0%", target="8.0%")
    assert sentences("target-already-met", small_plan(row)) == [
        "Measure “% on a second plan” starts from “8.0%” (baseline) and has the target “8.0%” (target),"
        " which is"
        " already met."
    ]
