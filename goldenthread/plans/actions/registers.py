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
from goldenthread.plans.actions.holding import check_nothing_since, hold_plans
from goldenthread.plans.actions.recording import part_changed
from goldenthread.plans.actions.refusals import CannotChange, ChangedMeanwhile, check_reason
from goldenthread.plans.found_by_name import Registers
from goldenthread.plans.models import Measure, Part, Strategy, StrategyLink
from goldenthread.plans.queries import seen_of, uses_of
from goldenthread.plans.state import STRATEGY, State, states_of, strategy_state, write_state

_WHY = "Say why it is renamed; the history keeps the reason."


@transaction.atomic
def rename_measure(
    *,
    measure: Measure,
    name: str,
    partnerships: Iterable[Partnership],
    by: Actor,
    reason: str,
    seen: str | None = None,
) -> Measure:
    """Give a measure another name wherever these partnerships use it; return the measure of that name.

    Raises ChangedMeanwhile where its name or its uses are no longer what `seen_of` said when it was `seen`.
    """
    check_reason(reason, _WHY)
    name = _name(name)
    partnerships = list(partnerships)
    uses = uses_of(measure, partnerships)
    _hold(uses)
    measure.refresh_from_db()
    if seen is not None and seen != seen_of(measure, partnerships):
        raise ChangedMeanwhile(
            f"This measure is now called “{measure.name}” and used {uses.count()} times: somebody changed it "
            "since you opened it. What you typed is still below. Save again to put it in place of theirs, "
            "which stays in the history."
        )
    if name != measure.name and name.lower() == measure.name.lower():
        _check_nobody_else_uses(measure, uses)
        before = states_of(uses)
        Measure.objects.filter(pk=measure.pk).update(name=name)
        record(_respelt(uses, before), by=by, reason=reason)
    else:
        _rewrite(uses, lambda state: {**state, "measure": name}, by, reason)
    return Measure.objects.filter(name__iexact=name).first() or measure


def _check_nobody_else_uses(measure: Measure, uses: Any) -> None:
    if Part.objects.filter(measure=measure, removed=False).exclude(pk__in=uses.values("pk")).exists():
        raise CannotChange(
            "This is the same name in other capitals. Measures are shared, and told apart without regard to "
            "capitals, so it stays as it is."
        )


@transaction.atomic
def change_strategy(
    *,
    strategy: Strategy,
    name: str,
    starts: date | None,
    ends: date | None,
    by: Actor,
    reason: str,
    seen: int | None = None,
) -> Strategy:
    """Correct a strategy's name and the years it runs; return the strategy of that name.

    Raises ChangedMeanwhile when somebody changed it after the event `seen` (0: nobody had).
    """
    check_reason(reason, _WHY)
    name = _name(name)
    if starts and ends and ends < starts:
        raise CannotChange("A strategy cannot end before it starts.")
    naming = StrategyLink.objects.filter(strategy=strategy)
    uses = Part.objects.filter(pk__in=naming.values("part"), removed=False)
    _hold(uses)
    # A strategy that no part names is in no plan, so it is held itself.
    strategy = (
        Strategy.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=strategy.pk)
    )
    check_nothing_since(STRATEGY, strategy, seen)
    old, before_capitals = strategy.name, states_of(uses)
    if name.lower() != old.lower():

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
        respelt = _respelt(uses, before_capitals) if name != old and name.lower() == old.lower() else []
        verb = "respelt" if respelt else "changed"
        record([Change(verb, STRATEGY, strategy, before, after), *respelt], by=by, reason=reason)
    return strategy


def _hold(uses: Any) -> None:
    """Nobody else changes the plans in which something is renamed until that is done."""
    hold_plans(uses.values_list("plan_id", flat=True))


def _respelt(uses: Any, before: dict[int, State]) -> list[Change]:
    """What became of parts when only the capitals of a name they use were changed, for the record."""
    rows = list(uses)
    after = states_of(rows)
    return [
        part_changed("respelt", row, before[row.pk], after[row.pk])
        for row in rows
        if before[row.pk] != after[row.pk]
    ]


def _rewrite(uses: Any, rewritten: Any, by: Actor, reason: str) -> uuid.UUID | None:
    rows = list(uses.select_related("plan__partnership"))
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
