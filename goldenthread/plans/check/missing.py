"""Saying that something is missing once, and not once per line.

A plan whose form has no column for the frequency lacks it thirty-six times; an officer wants to read
that in one sentence. So: where none of the plan's parts has it, one finding for the plan; where none
under a priority has it, or more than a few, one for the priority; and one each only for the few that
were forgotten among others that have it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.plans.check.finding import Evidence, evidence_from
from goldenthread.plans.check.registry import Noticed
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import counted, listed, named, quoted, sentence_case, where
from goldenthread.plans.content import Part
from goldenthread.plans.thread import Located

#: Up to this many forgotten ones under one priority are told one by one.
TOLD_ONE_BY_ONE = 2
#: Where at least this share of a whole plan lacks it, it is the plan's way of writing, and said once.
MOSTLY = 0.75


@dataclass(frozen=True, slots=True)
class Lack:
    """How a lack is said of none, of one and of several: "has a date", "has no date", "have no date".

    `several_do` is for "only 3 of the 12 have a date".
    """

    none_does: str
    one_does_not: str
    several_do_not: str
    several_do: str


def tell_missing(
    plan: PlanUnderCheck,
    expected: Sequence[Located],
    has: Callable[[Located], bool],
    lack: Lack,
    word: str = "",
) -> Iterator[Noticed]:
    """What is to be said of the parts that are expected to have something and do not.

    `word` is what the parts are called together; without it, the plan's word for the first one's kind.
    """
    lacking = [each for each in expected if not has(each)]
    if not lacking:
        return
    word = word or lacking[0].word
    if len(lacking) == len(expected) and len(expected) > 1:
        yield Noticed(plan, None, f"None of the {counted(len(expected), word)} {lack.none_does}.")
        return
    if len(lacking) >= MOSTLY * len(expected) and len(lacking) > TOLD_ONE_BY_ONE + 1:
        having = len(expected) - len(lacking)
        sentence = f"Only {having} of the {counted(len(expected), word)} {_for_count(lack, having)}."
        yield Noticed(plan, None, sentence, _titles(lacking))
        return
    for above, expected_here, lacking_here in _by_heading(expected, lacking):
        yield from _under_one_heading(plan, above, expected_here, lacking_here, lack, word)


def _by_heading(
    expected: Sequence[Located], lacking: Sequence[Located]
) -> Iterator[tuple[Part | None, list[Located], list[Located]]]:
    """The lacking ones grouped by the highest part they stand under, with those expected there."""
    groups: dict[int, tuple[Part | None, list[Located], list[Located]]] = {}
    for place, parts in ((1, expected), (2, lacking)):
        for each in parts:
            top = each.above[0] if each.above else None
            group = groups.setdefault(id(top), (top, [], []))
            (group[1] if place == 1 else group[2]).append(each)
    yield from (group for group in groups.values() if group[2])


def _under_one_heading(
    plan: PlanUnderCheck,
    above: Part | None,
    expected: list[Located],
    lacking: list[Located],
    lack: Lack,
    word: str,
) -> Iterator[Noticed]:
    if len(lacking) <= TOLD_ONE_BY_ONE or above is None:
        for each in lacking:
            sentence = f"{sentence_case(named(plan.plan, each.part))} {lack.one_does_not}."
            yield Noticed(plan, each.part, sentence, (evidence_from(each.part, each.part.title, "title"),))
        return
    place = where(plan.plan, above)
    if len(lacking) == len(expected):
        start = f"None of the {counted(len(expected), word)} under {place} {lack.none_does}"
        sentence = f"{start}."
    else:
        titles = listed([quoted(each.part.title, 50) for each in lacking])
        start = f"{len(lacking)} of the {counted(len(expected), word)} under {place} {lack.several_do_not}"
        sentence = f"{start}: {titles}."
    yield Noticed(plan, above, sentence, _titles(lacking))


def _titles(parts: Sequence[Located]) -> tuple[Evidence, ...]:
    return tuple(evidence_from(each.part, each.part.title, "title") for each in parts)


def _for_count(lack: Lack, number: int) -> str:
    return lack.none_does if number == 1 else lack.several_do
