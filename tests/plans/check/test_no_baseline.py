"""A measure with nothing to start from."""

import pytest

from goldenthread.example.building import measure
from tests.plans.check.small_plans import england, outturn, sentences, small_plan

WITH = measure("% of reviews in time", baseline="81.0%", target="85.0%")


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        (measure("% regular smokers", baseline="Waiting for local data, England data = 8%"), True),
        (measure("Satisfaction rate of service users", baseline="New service", target="80%"), True),
        (measure("% of children with tooth decay", figures=[outturn("(2014/15)"), england("25%")]), True),
        (measure("% of children with tooth decay", figures=[outturn("25%")]), False),
        (measure("Under 18 conceptions", baseline="24.2 (2013 baseline)"), False),
        (measure("Service specification agreed", baseline="N/A"), False),
        (measure("Reduce the vacancy rate from 15% to 10%"), False),
        (measure("Number of families registered; baseline 0; target 1,500"), False),
        (measure("% of plans closed with needs met: 62% (2022/23), target 70%"), False),
        (measure("Percentage of pupils (2014-2015)", target="50%"), True),
    ],
)
def test_a_measure_with_figures_needs_a_figure_to_start_from(row, missing):
    expected = [f"Measure “{row.title}” has no figure to start from."] if missing else []
    assert sentences("no-baseline", small_plan(WITH, WITH, row)) == expected
