"""A measure that does not say whether more is good or bad."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.known_measures import polarity_said_in_name
from goldenthread.plans.check.missing import Lack, tell_missing
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Polarity
from goldenthread.plans.thread import Located
from goldenthread.rules.figures import Good


@rule(
    "no-polarity",
    Severity.SUGGESTION,
    title="Not said whether higher is better",
    why="A rise can be good news or bad; without saying which, a figure cannot be rated or explained.",
    what_to_do="Say whether high, low or close to the target is good, or that the figure is for information.",
    finds="“Number of offences where young people are victims” with nothing in the “Good is” column.",
    leaves="“Reduction in conception rates …”: the name says it.",
)
def no_polarity(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Measures with figures whose polarity neither the plan nor their own name states."""

    def has_polarity(located: Located) -> bool:
        part = located.part
        if part.polarity is not Polarity.NOT_STATED:
            return True
        return polarity_said_in_name(part.title)[0] is not Good.NOT_STATED

    expected = [row.located for row in plan.rows if row.is_numeric]
    lack = Lack(
        "says whether a higher figure is better",
        "does not say whether a higher figure is better",
        "do not say whether a higher figure is better",
        "say whether a higher figure is better",
    )
    yield from tell_missing(plan, expected, has_polarity, lack)
