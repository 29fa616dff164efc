"""A measure that goes by another name in the next plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.plans.check.definitions import differences
from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule_across_plans
from goldenthread.plans.check.succession import successions
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import counted, listed, plain, quoted
from goldenthread.plans.content import Kind, Part

_SAY_THE_SAME = re.compile(
    r"\b(?:the|a|an|of|for|in|and|percentage|per cent|number|rate|who|have|their|are)\b|%"
)


@rule_across_plans(
    "measure-renamed",
    Severity.SUGGESTION,
    title="Measure renamed in the next plan",
    why="Under another name a reader takes it for another measure, and its history is lost.",
    what_to_do="Keep one name, or say in the new plan what it was called.",
    finds="“Percentage of two year olds taking up places” that becomes “Take up of places by eligible 2"
    " year olds”.",
    leaves="“Percentage of reviews in time” that becomes “% of reviews in time”.",
)
def measure_renamed(plans: Sequence[PlanUnderCheck]) -> Iterator[Noticed]:
    """Measures of a plan that the next one has in other words but with the same definition; told together."""
    for succession in successions(plans):
        pairs = [
            (pairing.before, pairing.after)
            for pairing in succession.pairings(Kind.MEASURE)
            if pairing.before and pairing.after and _is_renamed(pairing.before, pairing.after)
        ]
        if not pairs:
            continue
        before = succession.before.plan
        changes = listed(
            [f"{quoted(one.title, 60)} is now {quoted(two.title, 60)}" for one, two in pairs], most=2
        )
        word = before.word_for(Kind.MEASURE)
        verb = "is" if len(pairs) == 1 else "are"
        some = f"{counted(len(pairs), word)} of {quoted(before.title, 70)}"
        sentence = f"{some} {verb} worded differently here: {changes}."
        evidence = tuple(
            each
            for one, two in pairs
            for each in (
                evidence_from(one, one.title, "title", plan=before.key),
                evidence_from(two, two.title, "title"),
            )
        )
        yield Noticed(succession.after, None, sentence, evidence)


def _is_renamed(one: Part, two: Part) -> bool:
    return _core(one.title) != _core(two.title) and not differences(one.title, two.title)


def _core(title: str) -> str:
    """The words of a name that tell it from others, in alphabetical order."""
    return " ".join(sorted(_SAY_THE_SAME.sub(" ", plain(title)).split()))
