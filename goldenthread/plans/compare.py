"""Comparing two plans: what was kept, reworded, added, dropped, and which milestones slipped.

Parts are matched within their kind: first those that say the same, then those with the same number
whose wording is alike, then the most alike of what is left. A match is only made above a stated
likeness, because a wrong match misleads more than a part listed as dropped and another as added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz

from goldenthread.plans.content import Kind, Part, PlanContent

#: Two wordings at least this alike (0 to 100) may be the same part; with the same number, less will do.
ALIKE = 72
ALIKE_WITH_SAME_NUMBER = 55
#: Where only one of two measures names an age or level, they are different unless this alike.
ALIKE_WITH_OTHER_DIGITS = 92
NEVER = 101


class Fate(StrEnum):
    """What became of a part from the first plan to the second."""

    KEPT = "Kept"
    REWORDED = "Reworded"
    ADDED = "Added"
    DROPPED = "Dropped"


@dataclass(frozen=True, slots=True)
class Pairing:
    """One part of the first plan, of the second, or of both."""

    fate: Fate
    kind: Kind
    before: Part | None
    after: Part | None
    likeness: int = 0  # 0 to 100
    slipped_days: int = 0  # later (positive) or earlier (negative) by its latest date

    @property
    def slipped(self) -> bool:
        """Whether the second plan gives it a later date."""
        return self.slipped_days > 0


def compare(before: PlanContent, after: PlanContent, kinds: tuple[Kind, ...] = tuple(Kind)) -> list[Pairing]:
    """Every part of both plans, paired where they are the same, kind by kind in the plan's order."""
    pairings: list[Pairing] = []
    for kind in kinds:
        pairings += _pair(kind, before.of_kind(kind), after.of_kind(kind))
    return pairings


def wording(part: Part) -> str:
    """The wording by which parts are matched: no capitals, no punctuation; a measure by its own name."""
    text = part.measure if part.kind == Kind.MEASURE and part.measure else part.title
    return re.sub(r"[^a-z0-9%£]+", " ", text.lower()).strip()


def _pair(kind: Kind, before: list[Part], after: list[Part]) -> list[Pairing]:
    matches = _same_wording(before, after)
    taken_before, taken_after = set(matches), set(matches.values())
    for first, second, _ in _alike(before, after, taken_before, taken_after):
        matches[first] = second
    pairings = []
    for index, part in enumerate(before):
        if index in matches:
            pairings.append(_both(kind, part, after[matches[index]]))
        else:
            pairings.append(Pairing(Fate.DROPPED, kind, part, None))
    matched = set(matches.values())
    pairings += [
        Pairing(Fate.ADDED, kind, None, part) for index, part in enumerate(after) if index not in matched
    ]
    return pairings


def _same_wording(before: list[Part], after: list[Part]) -> dict[int, int]:
    """Pairs that say the same; of several, those with the same number, then in order."""
    waiting: dict[str, list[int]] = {}
    for index, part in enumerate(after):
        waiting.setdefault(wording(part), []).append(index)
    matches: dict[int, int] = {}
    for index, part in enumerate(before):
        candidates = waiting.get(wording(part), [])
        if candidates:
            best = next((each for each in candidates if after[each].number == part.number), candidates[0])
            candidates.remove(best)
            matches[index] = best
    return matches


def _alike(
    before: list[Part], after: list[Part], taken_before: set[int], taken_after: set[int]
) -> list[tuple[int, int, int]]:
    """The best pairs among what is left, the most alike first, each part used once."""
    left = [index for index in range(len(before)) if index not in taken_before]
    right = [index for index in range(len(after)) if index not in taken_after]
    if not left or not right:
        return []
    rights = [(second, _sorted_words(after[second])) for second in right]
    found = []
    for first in left:
        words = _sorted_words(before[first])
        for second, others in rights:
            same_number = bool(before[first].number) and before[first].number == after[second].number
            likeness = fuzz.ratio(words, others, score_cutoff=ALIKE_WITH_SAME_NUMBER)
            if likeness >= _needed(before[first], after[second], same_number):
                found.append((likeness + (10 if same_number else 0), first, second))
    chosen: list[tuple[int, int, int]] = []
    used_first: set[int] = set()
    used_second: set[int] = set()
    for likeness, first, second in sorted(found, key=lambda each: (-each[0], each[1], each[2])):
        if first not in used_first and second not in used_second:
            used_first.add(first)
            used_second.add(second)
            chosen.append((first, second, int(likeness)))
    return chosen


def _sorted_words(part: Part) -> str:
    """The wording with its words in order, so that "needs met at closure" is like "at closure, needs met"."""
    return " ".join(sorted(wording(part).split()))


def _needed(first: Part, second: Part, same_number: bool) -> int:
    """How alike two wordings must be to be taken for the same part."""
    if first.kind == Kind.MEASURE and (mine := _digits(first)) != (theirs := _digits(second)):
        return NEVER if mine and theirs else ALIKE_WITH_OTHER_DIGITS
    return ALIKE_WITH_SAME_NUMBER if same_number else ALIKE


def _digits(part: Part) -> set[str]:
    """The ages, levels and denominators that a measure names; years say nothing about what it is."""
    return {
        digits for digits in re.findall(r"\d+", wording(part)) if not re.fullmatch(r"(?:19|20)\d\d", digits)
    }


def _both(kind: Kind, before: Part, after: Part) -> Pairing:
    likeness = int(fuzz.ratio(_sorted_words(before), _sorted_words(after)))
    fate = Fate.KEPT if before.title.strip() == after.title.strip() else Fate.REWORDED
    return Pairing(fate, kind, before, after, likeness, _slipped(before.due_latest, after.due_latest))


def _slipped(before: date | None, after: date | None) -> int:
    return (after - before).days if before and after else 0
