"""A measure that stands in the plan twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.repeats import repeated
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import listed, named, plain, sentence_case, where
from goldenthread.plans.content import Kind
from goldenthread.plans.thread import Located


@rule(
    "same-measure-twice",
    Severity.WARNING,
    title="Same measure in several places",
    why="It is collected and counted twice, and one day the two figures differ.",
    what_to_do="Enter it once and refer to it from the other places; if two are meant, say how they differ.",
    finds="“Percentage of care leavers in suitable accommodation” twice in one list.",
    leaves="Reviews at 12 months and at 2½ years; the same gap for two groups of pupils.",
)
def same_measure_twice(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Measures with the same words, or said to be uses of one measure, in one plan.

    What has no figures ("Feedback from families") may well stand under several activities, and counts
    only where it is twice in one list.
    """
    numeric = {id(row.part) for row in plan.rows if row.is_numeric}

    def key(each: Located) -> str:
        words = _alike(plain(each.part.measure or each.part.title))
        parent = id(each.above[-1]) if each.above else 0
        return words if id(each.part) in numeric else f"{parent} {words}"

    for group in repeated(plan.of_kind(Kind.MEASURE), key):
        tops = [where(plan.plan, each.above[0] if each.above else None) for each in group]
        places = list(dict.fromkeys(tops))
        times = "twice" if len(group) == 2 else f"{len(group)} times"
        under = f", under {listed(places)}" if group[0].above else ""
        sentence = f"{sentence_case(named(plan.plan, group[0].part))} stands {times}{under}."
        evidence = tuple(evidence_from(each.part, each.part.title, "title") for each in group)
        yield Noticed(plan, group[1].part, sentence, evidence)


def _alike(words: str) -> str:
    """The words with the ways of writing a percentage and a number made one."""
    words = re.sub(r"^(?:the )?(?:percentage|per cent|proportion|%)(?: of)?(?= )", "%", words)
    return re.sub(r"^(?:the )?(?:number|no|count) of(?= )", "number of", words)
