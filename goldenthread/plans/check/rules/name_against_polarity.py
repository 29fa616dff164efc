"""A measure whose name wants one thing and whose sign another."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.known_measures import polarity_said_in_name
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case
from goldenthread.plans.content import Polarity
from goldenthread.rules.figures import Good

_SAID = {Polarity.HIGH_IS_GOOD: Good.HIGH, Polarity.LOW_IS_GOOD: Good.LOW}


@rule(
    "name-against-polarity",
    Severity.WARNING,
    title="Name and direction disagree",
    why="If the direction is wrong, every rating of the measure is the wrong way round.",
    what_to_do="Decide whether the figure is the thing itself or its reduction, and set name and"
    " direction to match.",
    finds="“Reduction in the number of inappropriate referrals” with “+” under “Good is”.",
    leaves="“Percentage of children on a plan on more than one occasion” with “-”: nothing in it asks"
    " for more.",
)
def name_against_polarity(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Rows whose stated polarity is the opposite of what their name says without doubt."""
    for row in plan.rows:
        stated = _SAID.get(row.part.polarity)
        good, words = polarity_said_in_name(row.part.title)
        if stated is None or good not in (Good.HIGH, Good.LOW) or good is stated:
            continue
        sentence = (
            f"{sentence_case(named(plan.plan, row.part))} is said to be good when {stated.value}, but"
            " its name says"
            f" {quoted(words)}."
        )
        yield Noticed(plan, row.part, sentence, (row.title_evidence,))
