"""Figures that say the opposite of the name."""

import pytest

from goldenthread.example.building import HIGH_IS_GOOD, LOW_IS_GOOD, measure
from tests.plans.check.small_plans import sentences, small_plan


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (measure("% of pupils leaving with no qualifications", baseline="95.4%", target="100%"), True),
        (measure("% of reviews late", baseline="97%", target="100%", polarity=LOW_IS_GOOD), True),
        (measure("% of reviews in time", baseline="3%", target="0%", polarity=HIGH_IS_GOOD), True),
        (measure("% of pupils leaving with no qualifications", baseline="4.6%", target="0%"), False),
        (
            measure("% of pupils absent", baseline="4.1%", target="100%", polarity=LOW_IS_GOOD),
            False,
        ),  # a slip
        (measure("% of reviews in time", baseline="95.4%", target="100%"), False),
        (measure("% of pupils not re-offending", baseline="95.4%", target="100%"), False),
    ],
)
def test_a_name_and_its_figures_agree(row, wrong):
    assert bool(sentences("name-against-value", small_plan(row))) is wrong


def test_the_sentence_says_why():
    row = measure("% of pupils leaving with no qualifications", baseline="95.4%", target="100%")
    assert sentences("name-against-value", small_plan(row)) == [
        "Measure “% of pupils leaving with no qualifications” has “95.4%” (baseline) and aims at “100%”"
        " (target), so at"
        " nearly everybody: lower is usually better for “no qualifications”."
    ]
    assert sentences("target-worse-than-baseline", small_plan(row)) == []  # told once
