"""The strategies a plan is linked to, and where it names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.plans.check.finding import Evidence, evidence_from
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Part, StrategyLink


@dataclass(frozen=True, slots=True)
class Named:
    """One place that names a strategy; `words` are those of the plan."""

    plan: PlanUnderCheck
    part: Part
    link: StrategyLink

    @property
    def words(self) -> str:
        return " ".join((self.link.text or self.link.name).split())

    @property
    def evidence(self) -> Evidence:
        return evidence_from(self.part, self.words, "strategy", self.link.place, self.plan.plan.key)


def strategies_named(plan: PlanUnderCheck) -> Iterator[Named]:
    """Every link to a strategy, in the order of the document."""
    for located in plan.located:
        for link in located.part.strategies:
            yield Named(plan, located.part, link)
