"""One measure, reckoned per one thing here and per another there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.plans.check.denominators import Denominator, denominators_in, disagree
from goldenthread.plans.check.finding import Evidence, Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule_across_plans
from goldenthread.plans.check.under_check import MeasureRow, PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case


@rule_across_plans(
    "denominator-between-places",
    Severity.WARNING,
    title="One measure with two denominators",
    why="The same figure is read as a rate of two different things, and one of the readings is wrong.",
    what_to_do="Use the wording of the national definition in every place.",
    finds="“Under 18 conception rate per 1000 live births” where the measure is per 1,000 females aged"
    " 15-17.",
    leaves="“per 10,000” in one place and “per 10,000 resident population” in another.",
)
def denominator_between_places(plans: Sequence[PlanUnderCheck]) -> Iterator[Noticed]:
    """Uses of one measure whose wording (or the measure's own name) gives different denominators."""
    first: dict[str, tuple[Denominator, Evidence]] = {}
    for plan in plans:
        for row in plan.rows:
            for said, evidence in _said(row):
                known = first.setdefault(row.key, (said, evidence))
                if disagree(known[0], said):
                    sentence = (
                        f"{sentence_case(named(plan.plan, row.part))} is reckoned {quoted(said.words)}"
                        " here and"
                        f" {quoted(known[0].words)} elsewhere."
                    )
                    yield Noticed(plan, row.part, sentence, (evidence, known[1]))
                    break


def _said(row: MeasureRow) -> Iterator[tuple[Denominator, Evidence]]:
    """What its name, its wording and its updates say, in this order: the name is the standard.

    An update may mention other rates as well, so only one per the same number is taken for this one.
    """
    said: list[int] = []
    for field in ("measure", "title", "definition"):
        text = getattr(row.part, field)
        for each in denominators_in(text):
            said.append(each.per)
            yield each, evidence_from(row.part, text, field, plan=row.located.plan.key)
    for update in row.part.updates:
        for each in denominators_in(update.text):
            if each.per in said:
                yield each, evidence_from(row.part, each.words, "update", update.place, row.located.plan.key)
