"""A measure whose stated direction is not the one everybody else uses."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.known_measures import usual_polarity
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case
from goldenthread.plans.content import Polarity
from goldenthread.rules.figures import Good


@rule(
    "polarity-against-usual",
    Severity.WARNING,
    title="Direction that is usually the other way",
    why="If the direction is wrong, every rating of the measure is the wrong way round.",
    what_to_do="Look up how the measure is scored; if the plan means its opposite, say so in the name.",
    finds="An average Strengths and Difficulties (SDQ) score with “+”: a higher score means more"
    " difficulties.",
    leaves="“Percentage of absentees back in school” with “+”: it is about the return, not the absence.",
)
def polarity_against_usual(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Rows said to be good when high, of measures that are plainly good when low."""
    for row in plan.rows:
        good, words = usual_polarity(row.part.title)
        if row.part.polarity is Polarity.HIGH_IS_GOOD and good is Good.LOW:
            sentence = (
                f"{sentence_case(named(plan.plan, row.part))} is said to be good when high; for"
                f" {quoted(words)} low is"
                " usually good."
            )
            yield Noticed(plan, row.part, sentence, (row.title_evidence,))
