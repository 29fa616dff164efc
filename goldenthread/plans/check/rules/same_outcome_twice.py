"""An outcome that stands in the plan twice."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.repeats import repeated
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import listed, named, plain, sentence_case, where
from goldenthread.plans.content import Kind


@rule(
    "same-outcome-twice",
    Severity.SUGGESTION,
    title="Same outcome in several places",
    why="Progress on it will be reported twice, or each place will wait for the other.",
    what_to_do="Keep it in one place and link the other to it; if the second was copied by mistake,"
    " reword it.",
    finds="The same sentence as an outcome under priority 1 and under priority 4.",
    leaves="Two outcomes that begin alike and go on differently.",
)
def same_outcome_twice(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Outcomes with the same words, punctuation and capitals aside."""
    for group in repeated(plan.of_kind(Kind.OUTCOME), lambda each: plain(each.part.title)):
        places = [where(plan.plan, each.above[-1] if each.above else None) for each in group]
        times = "twice" if len(group) == 2 else f"{len(group)} times"
        under = f"under {listed(places)}" if len(set(places)) > 1 else f"{times} under {places[0]}"
        sentence = f"{sentence_case(named(plan.plan, group[0].part))} stands {under}."
        evidence = tuple(evidence_from(each.part, each.part.title, "title") for each in group)
        yield Noticed(plan, group[1].part, sentence, evidence)
