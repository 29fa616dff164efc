"""An outcome that nothing measures."""

import pytest

from goldenthread.example.building import activity, measure, outcome, priority, success
from tests.plans.check.small_plans import sentences, small_plan

MEASURED = outcome("Well", parts=[measure("% well")])


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([MEASURED, outcome("Safe", number="1b")], ["Outcome 1b “Safe” has no measure."]),
        ([outcome("Safe"), outcome("Well")], ["None of the 2 outcomes has a measure."]),
        ([outcome("Safe", parts=[activity("A", parts=[measure("% safe")])])], []),
        ([priority("1", "P", parts=[outcome("Safe"), activity("A", parts=[measure("% safe")])])], []),
        ([priority("1", "P", parts=[outcome("Safe"), measure("% safe")])], []),
        ([priority("1", "P", parts=[outcome("Safe"), success("Fewer are hurt")])], []),
        # the measures of another outcome are not its own
        ([priority("1", "P", parts=[MEASURED, outcome("Safe")])], ["Outcome “Safe” has no measure."]),
    ],
)
def test_an_outcome_has_a_measure(parts, said):
    assert sentences("outcome-without-measure", small_plan(*parts)) == said
