"""A gap that is not the difference."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import outturn, sentences, small_plan

NAME = "Gap between pupils with and without the pupil premium in their Progress 8 score"


def said_of(cell):
    return sentences("gap-not-difference", small_plan(measure(NAME, figures=[outturn(cell)])))


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Non-PP: 83.0% PP: 70.0% Gap: 15.0%", "the gap is printed as 15.0 and the difference is 13.0"),
        (
            "Non PP: Overall: -0.08. English: -0.09. PP: Overall: -0.49. English: - 0.45. Overall Gap: 0.37."
            " English: 0.36.",
            "the gap for Overall is printed as 0.37 and the difference is 0.41",
        ),
        (
            "Non PP: English: -0.09. Maths: -0.06. PP: English: -0.45. Maths: -0.41. English Gap: 0.36."
            " Maths Gap:"
            " -0.35.",
            "the gap for Maths is printed as -0.35 where the others are taken the other way round (0.35)",
        ),
    ],
)
def test_a_wrong_gap_is_pointed_out(cell, said):
    (sentence,) = said_of(cell)
    assert sentence.endswith(f"(2016/17 Outturn): {said}.")


@pytest.mark.parametrize(
    "cell",
    [
        "Non-PP: 83.0% PP: 70.0% Gap: 13.0% (AY 2014/15)",
        "RWM Non-PP: 48.6% PP: 40.8% Gap: 7.8% (AY 2015/2016)",
        "Non-PP: 48.6% PP: 40.8% Gap: 7.9%",  # rounding
        "Non-PP: 48.6% PP: 40.8% Gap: -7.8%",  # the only gap, taken the other way round
        "Non-PP: 48.6% PP: 40.8%",
        "Overall: -0.63% English: -0.63% Maths: -0.62%",
        "28.9%",
    ],
)
def test_a_gap_that_fits_is_left_alone(cell):
    assert said_of(cell) == []
