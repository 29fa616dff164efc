"""A link to a strategy that had run out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.linked_strategies import Named, strategies_named
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.strategy_years import years_in
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import counted, plain, quoted


@rule(
    "strategy-expired",
    Severity.WARNING,
    title="Linked strategy that has run out",
    why="The plan rests on something that is no longer in force.",
    what_to_do="Link its successor, or say that it has been extended.",
    finds="“Health and Wellbeing Strategy (2014-17)” in a plan that begins in April 2018.",
    leaves="“Work Plan 2015-16” in a plan for 2015-16; “Framework (2015)”, which says when it was published.",
)
def strategy_expired(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Strategies whose years were over before the plan begins, or before today where the plan still runs."""
    expired: dict[str, list[Named]] = {}
    for each in strategies_named(plan):
        if _day_it_failed(plan, each) is not None:
            expired.setdefault(plain(each.words), []).append(each)
    for places in expired.values():
        first = places[0]
        times = f", named in {counted(len(places), 'place')}," if len(places) > 1 else ""
        too_early = _day_it_failed(plan, first) == plan.plan.starts
        before = "before this plan begins" if too_early else "and this plan still runs"
        sentence = f"{quoted(first.words)}{times} ran out in {_last_year(first)}, {before}."
        yield Noticed(plan, first.part, sentence, tuple(each.evidence for each in places))


def _last_year(named: Named) -> str:
    years = years_in(named.words)
    return str(years.last) if years else ""


def _day_it_failed(plan: PlanUnderCheck, named: Named) -> date | None:
    """The day on which it was needed and had run out: the plan's first, or today; None if neither."""
    years = years_in(named.words)
    starts, ends = plan.plan.starts, plan.plan.ends
    if years is None or starts is None:
        return None
    if years.surely_over < starts:
        return starts
    runs = starts <= plan.today and (ends is None or plan.today <= ends)
    return plan.today if runs and years.surely_over < plan.today else None
