"""A number that belongs somewhere else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.numbered_lists import numbered_lists
from goldenthread.plans.check.numbers import printed_number
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, sentence_case, where
from goldenthread.plans.content import Part
from goldenthread.plans.thread import Located


@rule(
    "misplaced-number",
    Severity.WARNING,
    title="Number out of place",
    why="A step numbered 1.2.3 that stands under 1.1 is looked for in the wrong place.",
    what_to_do="Renumber it, or move it to where its number belongs.",
    finds="Milestone 1.2.3 under key action 1.1; 1.3 printed before 1.2.",
    leaves="Milestone 3.1 under key action 3; “1a” under priority 1.",
)
def misplaced_number(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Numbers whose stem is not the number of what they stand under, and numbers that go back."""
    for located in plan.located:
        above = _wrongly_under(located)
        if above is not None:
            part = located.part
            sentence = f"{sentence_case(named(plan.plan, part))} stands under {where(plan.plan, above)}."
            evidence = (
                evidence_from(part, f"{part.number} {part.title}", "number"),
                evidence_from(above, f"{above.number} {above.title}", "number"),
            )
            yield Noticed(plan, part, sentence, evidence)
    yield from _going_back(plan)


def _wrongly_under(located: Located) -> Part | None:
    """The nearest numbered part above whose number does not begin this one's; None where all is well."""
    number = printed_number(located.part.number) if located.part.number else None
    if number is None or not number.before[:1].isdigit():
        return None
    stem = _pieces(number.before)
    for above in reversed(located.above):
        over = printed_number(above.number) if above.number else None
        if over is None:
            continue
        theirs = _pieces(above.number)
        if len(theirs) > len(stem):
            return None  # its own number says that it stands higher: two ways of numbering
        return None if stem[: len(theirs)] == theirs else above
    return None


def _pieces(text: str) -> list[str]:
    pieces = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return [piece.lstrip("0") or "0" for piece in pieces]


def _going_back(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """The one number of a list that goes back; more often, and they are numbers from elsewhere."""
    for numbered in numbered_lists(plan):
        steps = pairwise(zip(numbered.parts, numbered.numbers, strict=True))
        back = [(part, earlier) for (earlier, one), (part, two) in steps if two.place < one.place]
        if len(back) == 1 and (len(numbered.parts) > 2 or numbered.numbers[0].before):
            part, earlier = back[0]
            sentence = f"{sentence_case(named(plan.plan, part))} comes after {earlier.number}."
            evidence = (evidence_from(part, f"{part.number} {part.title}", "number"),)
            yield Noticed(plan, part, sentence, evidence)
