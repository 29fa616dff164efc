"""Correcting the registers: what a measure is called, what a strategy is called and when it runs.

A measure or strategy is renamed in every part that uses it, as one change, so that the plan as at an
earlier date still has the earlier name. Giving it the name of another makes the two one.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.actions.recording import part_changed
from goldenthread.plans.actions.refusals import CannotChange, check_reason
from goldenthread.plans.models import Measure, Part, Strategy, StrategyLink
from goldenthread.plans.state import STRATEGY, Registers, State, states_of, strategy_state, write_state

_WHY = "Say why it is renamed; the history keeps the reason."


@transaction.atomic
def rename_measure(
    *, measure: Measure, name: str, partnerships: Iterable[Partnership], by: Actor, reason: str
) -> Measure:
    """Give a measure another name wherever these partnerships use it; return the measure of that name."""
    check_reason(reason, _WHY)
    name = _name(name)
    uses = Part.objects.filter(measure=measure, removed=False, plan__partnership__in=list(partnerships))
    _rewrite(uses, lambda state: {**state, "measure": name}, by, reason)
    return Measure.objects.get(name__iexact=name) if uses.exists() or name != measure.name else measure


@transaction.atomic
def change_strategy(
    *, strategy: Strategy, name: str, starts: date | None, ends: date | None, by: Actor, reason: str
) -> Strategy:
    """Correct a strategy's name and the years it runs; return the strategy of that name."""
    check_reason(reason, _WHY)
    name = _name(name)
    if starts and ends and ends < starts:
        raise CannotChange("A strategy cannot end before it starts.")
    if name.lower() != strategy.name.lower():
        naming = StrategyLink.objects.filter(strategy=strategy)
        uses = Part.objects.filter(pk__in=naming.values("part"), removed=False)
        old = strategy.name

        def renamed(state: State) -> State:
            links = [{**link, "name": name} if link["name"] == old else link for link in state["strategies"]]
            return {**state, "strategies": links}

        _rewrite(uses, renamed, by, reason)
        strategy = Registers(strategy.partnership).strategy(name)
    before = strategy_state(strategy)
    strategy.name, strategy.starts, strategy.ends = name, starts, ends
    after = strategy_state(strategy)
    if before != after:
        strategy.save()
        record([Change("changed", STRATEGY, strategy, before, after)], by=by, reason=reason)
    return strategy


def _rewrite(uses: Any, rewritten: Any, by: Actor, reason: str) -> uuid.UUID | None:
    rows = list(uses.select_related("plan__partnership").select_for_update(of=("self",)))
    states = states_of(rows)
    changes = []
    for row in rows:
        before = states[row.pk]
        after = rewritten(before)
        if after != before:
            write_state(row, after, Registers(row.plan.partnership))
            changes.append(part_changed("changed", row, before, after))
    return record(changes, by=by, reason=reason) if changes else None


def _name(name: str) -> str:
    if not name.strip():
        raise CannotChange("Enter the name.")
    return " ".join(name.split())
