"""A measure that does not say how often it is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.missing import Lack, tell_missing
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Kind
from goldenthread.plans.thread import Located

_OFTEN = r"(?:quarterly|monthly|annual(?:ly)?|yearly|termly|weekly|fortnightly|six[- ]monthly)"
_SAID_IN_NAME = re.compile(
    rf"^\W*{_OFTEN}\b|\({_OFTEN}\)|\breport(?:s|ed|ing)? {_OFTEN}\b|\b{_OFTEN} (?:progress )?reports?\b", re.I
)


@rule(
    "no-frequency",
    Severity.SUGGESTION,
    title="Not said how often it is reported",
    why="Who does not know whether a figure is due each quarter or once a year cannot chase it.",
    what_to_do="Enter quarterly, termly, yearly or whatever its source allows.",
    finds="A plan with 36 measures and no column for the frequency: said once for the plan.",
    leaves="“Quarterly progress reports”: the name says it.",
)
def no_frequency(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Measures with no frequency in their column or name."""

    def has_frequency(located: Located) -> bool:
        return bool(located.part.frequency.strip() or _SAID_IN_NAME.search(located.part.title))

    measures = plan.of_kind(Kind.MEASURE)
    numeric = {id(row.part) for row in plan.rows if row.is_numeric}
    expected = [each for each in measures if id(each.part) in numeric or has_frequency(each)]
    lack = Lack(
        "says how often it is reported",
        "does not say how often it is reported",
        "do not say how often they are reported",
        "say how often they are reported",
    )
    yield from tell_missing(plan, expected, has_frequency, lack)
