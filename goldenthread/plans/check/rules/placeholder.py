"""A place held open that nobody filled."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.placeholders import placeholder_in
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case
from goldenthread.plans.content import Part, Place

_TEXTS = {
    "title": "wording",
    "success": "success criterion",
    "how_measured": "way of measuring",
    "due": "date",
    "frequency": "frequency",
    "definition": "definition",
}


@rule(
    "placeholder",
    Severity.WARNING,
    title="Placeholder left in",
    why="A board that adopts a placeholder has adopted nothing, and the gap is forgotten until it is due.",
    what_to_do="Fill it in, or take the line out and put a date in the diary for when it will be known.",
    finds="“Placeholder for performance measure on …”; “TBC” in a target column; “Relevant performance"
    " measures”.",
    leaves="“Transitions protocol to be agreed by March 2017”: that is a milestone.",
)
def placeholder(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Every text of every part that is, or plainly holds, a placeholder."""
    for located in plan.located:
        for field, text, place in _texts(located.part):
            words = placeholder_in(text)
            if words:
                sentence = (
                    f"The {_TEXTS.get(field, field)} of {named(plan.plan, located.part)} is a placeholder:"
                    f" {quoted(words)}."
                )
                if field == "title":
                    sentence = f"{sentence_case(named(plan.plan, located.part))} is only a placeholder."
                evidence = (evidence_from(located.part, text, field, place),)
                yield Noticed(plan, located.part, sentence, evidence)


def _texts(part: Part) -> Iterator[tuple[str, str, Place | None]]:
    for field in _TEXTS:
        text = getattr(part, field)
        if text:
            yield field, text, None
    for figure in part.figures:
        yield figure.role.value, figure.text, figure.place
    for who in part.responsibilities:
        yield who.role.value, who.text, who.place
