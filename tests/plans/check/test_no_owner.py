"""Nobody answers for a measure."""

import pytest

from goldenthread.example.building import activity, lead, measure, officer, partner, provider
from tests.plans.check.small_plans import sentences, small_plan

OWNED = measure("% of reviews in time", who=[officer("Head of Safeguarding")])


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        (measure("Number of offences"), True),
        (measure("Number of offences", who=[partner("Police")]), True),
        (measure("Number of offences", who=[provider("Police analyst")]), False),
        (measure("Number of offences", who=[lead("Police")]), False),
        (activity("A", who=[lead("Police")], parts=[measure("Number of offences")]), False),
    ],
)
def test_somebody_answers_for_a_measure(part, missing):
    sentence = "Measure “Number of offences” does not name anybody who answers for the figure."
    assert sentences("no-owner", small_plan(OWNED, OWNED, part)) == ([sentence] if missing else [])
