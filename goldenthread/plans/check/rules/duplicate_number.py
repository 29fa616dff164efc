"""A number given twice."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.numbered_lists import numbered_lists
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import plain, quoted
from goldenthread.plans.content import Part


@rule(
    "duplicate-number",
    Severity.PROBLEM,
    title="Number given twice",
    why="A report that says “1.1.2 is late” must mean one thing.",
    what_to_do="Renumber the second one; check that nothing refers to it by its old number.",
    finds="Two measures numbered “iv” under one outcome.",
    leaves="Activity 1 under priority 1 and activity 1 under priority 2.",
)
def duplicate_number(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Parts of one kind and one run with the same number and different words."""
    for numbered in numbered_lists(plan):
        first: dict[int, Part] = {}
        for part, number in zip(numbered.parts, numbered.numbers, strict=True):
            other = first.setdefault(number.place, part)
            if other is not part and plain(other.title) != plain(part.title):
                sentence = (
                    f"{plan.plan.word_for(part.kind).capitalize()} {part.number}"
                    f" {quoted(part.title, 60)} has the number"
                    f" of {quoted(other.title, 60)}."
                )
                evidence = (
                    evidence_from(part, f"{part.number} {part.title}", "number"),
                    evidence_from(other, f"{other.number} {other.title}", "number"),
                )
                yield Noticed(plan, part, sentence, evidence)
