"""Which of several plans follows which, and what became of a measure or step from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.compare import Fate, Pairing, compare, wording
from goldenthread.plans.content import Kind, Part, Tier

#: A plan that begins this long after the other ended does not follow it. A little over a year.
LONGEST_GAP_DAYS = 400
#: And one that begins this long before the other ends runs beside it. A quarter.
LONGEST_OVERLAP_DAYS = 92
#: Beyond so many possible pairs only the same wording counts: comparing every pair would take too long.
MOST_PAIRS = 100_000


@dataclass(frozen=True, slots=True)
class Succession:
    """One plan and the one that follows it."""

    before: PlanUnderCheck
    after: PlanUnderCheck

    def pairings(self, kind: Kind) -> list[Pairing]:
        """What became of each part of a kind."""
        key = (id(self.before), kind)
        if key not in self.after.pairings:
            self.after.pairings[key] = self._paired(kind)
        return self.after.pairings[key]

    def _paired(self, kind: Kind) -> list[Pairing]:
        first, second = self.before.of_kind(kind), self.after.of_kind(kind)
        if len(first) * len(second) <= MOST_PAIRS:
            return compare(self.before.plan, self.after.plan, (kind,))
        return _by_wording(kind, [each.part for each in first], [each.part for each in second])


def successions(plans: Sequence[PlanUnderCheck]) -> Iterator[Succession]:
    """Plans of one partnership and tier in which one takes over where the other ends, oldest first."""
    families: dict[tuple[str, Tier], list[PlanUnderCheck]] = {}
    for plan in plans:
        if plan.plan.starts:
            families.setdefault((plan.plan.partnership.lower(), plan.plan.tier), []).append(plan)
    for family in families.values():
        family.sort(key=lambda each: (str(each.plan.starts), str(each.plan.ends)))
        for before, after in pairwise(family):
            if _follows(before, after):
                yield Succession(before, after)


def _follows(before: PlanUnderCheck, after: PlanUnderCheck) -> bool:
    if not before.plan.ends or not after.plan.starts or before.plan.starts == after.plan.starts:
        return False
    gap = (after.plan.starts - before.plan.ends).days
    return -LONGEST_OVERLAP_DAYS <= gap <= LONGEST_GAP_DAYS


def _by_wording(kind: Kind, before: list[Part], after: list[Part]) -> list[Pairing]:
    waiting: dict[str, list[Part]] = {}
    for part in reversed(after):
        waiting.setdefault(wording(part), []).append(part)
    pairings = []
    for part in before:
        same = waiting.get(wording(part))
        if same:
            pairings.append(Pairing(Fate.KEPT, kind, part, same.pop(), 100))
        else:
            pairings.append(Pairing(Fate.DROPPED, kind, part, None))
    return pairings
