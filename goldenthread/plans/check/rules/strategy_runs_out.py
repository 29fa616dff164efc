"""A link to a strategy that runs out before the plan does."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.linked_strategies import Named, strategies_named
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.strategy_years import Years, years_in
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import counted, plain, quoted


@rule(
    "strategy-runs-out",
    Severity.SUGGESTION,
    title="Linked strategy that runs out during the plan",
    why="Its successor will be written while the plan runs, and the plan will not have taken part.",
    what_to_do="Put the review of the strategy into the plan, or ask its owner what follows.",
    finds="“Health and Wellbeing Strategy (2014-17)” in a plan that ends in March 2018.",
    leaves="“Future in Mind (2015-2020)” in the same plan.",
)
def strategy_runs_out(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Strategies in force when the plan begins and over before it ends, however their years are counted."""
    starts, ends = plan.plan.starts, plan.plan.ends
    if starts is None or ends is None:
        return
    found: dict[str, list[tuple[Named, Years]]] = {}
    for each in strategies_named(plan):
        years = years_in(each.words)
        if years and starts <= years.surely_over < ends and not years.surely_over < plan.today <= ends:
            found.setdefault(plain(each.words), []).append((each, years))
    for places in found.values():
        first, years = places[0]
        times = f", named in {counted(len(places), 'place')}," if len(places) > 1 else ""
        end = f"{ends.day} {ends:%B %Y}"
        sentence = f"{quoted(first.words)}{times} runs out in {years.last}, before this plan does ({end})."
        yield Noticed(plan, first.part, sentence, tuple(each.evidence for each, _years in places))
