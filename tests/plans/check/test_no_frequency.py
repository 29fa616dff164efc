"""Not said how often a measure is reported."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import sentences, small_plan

SAID = measure("% of reviews in time", frequency="Quarterly")


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        (measure("Number of offences"), True),
        (measure("Percentage of LAC who have had their annual health assessment"), True),
        (measure("Quarterly progress reports to the leadership team"), False),
        (measure("Number of offences (annual)"), False),
        (measure("Problem profile completed"), False),
    ],
)
def test_a_measure_says_how_often(row, missing):
    expected = [f"Measure “{row.title}” does not say how often it is reported."] if missing else []
    assert sentences("no-frequency", small_plan(SAID, SAID, row)) == expected


def test_a_plan_without_that_column_is_told_once():
    plan = small_plan(*(measure(f"% of group {number}") for number in range(36)))
    assert sentences("no-frequency", plan) == ["None of the 36 measures says how often it is reported."]
