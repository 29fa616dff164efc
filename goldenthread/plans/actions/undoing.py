"""Undoing a change, as a change of its own."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.audit.models import Event
from goldenthread.plans.actions.recording import part_changed, plan_state, thread_of
from goldenthread.plans.actions.refusals import CannotUndo
from goldenthread.plans.models import Part, Plan, Strategy
from goldenthread.plans.state import (
    PART,
    PLAN,
    STRATEGY,
    Registers,
    day_from,
    states_of,
    strategy_state,
    write_state,
)


@transaction.atomic
def undo(*, change: uuid.UUID, by: Actor, reason: str = "") -> uuid.UUID:
    """Put back what a change altered, as a change of its own.

    Raises CannotUndo when a record has been changed again since, or cannot be found. The bringing in of a
    whole plan is not undone here.
    """
    events = list(Event.objects.filter(change=change).order_by("-id"))
    if not events:
        raise CannotUndo("There is no such change.")
    if any(event.subject_kind not in _UNDOERS or event.verb == "adopted" for event in events):
        raise CannotUndo("Only changes to a plan, its parts and the strategies it names can be undone here.")
    changes: list[Change] = []
    for kind, put_back in _UNDOERS.items():
        changes += put_back([event for event in events if event.subject_kind == kind])
    return record(changes, by=by, reason=reason, undoes=change)


def _put_parts_back(events: list[Event]) -> list[Change]:
    rows = {
        row.pk: row
        for row in Part.objects.select_for_update(of=("self",))
        .filter(pk__in=[event.subject_id for event in events])
        .select_related("plan__partnership")
    }
    states = states_of(rows.values())
    changes = []
    for event in events:
        row = rows[event.subject_id]
        _check_unchanged(row, states[row.pk], event)
        target = event.before if event.before is not None else {**event.after, "removed": True}
        write_state(row, target, Registers(row.plan.partnership))
        changes.append(part_changed("undone", row, states[row.pk], target))
    return changes


def _put_plans_back(events: list[Event]) -> list[Change]:
    changes = []
    for event in events:
        plan = Plan.objects.select_for_update().get(pk=event.subject_id)
        now = plan_state(plan)
        _check_unchanged(plan, now, event)
        before = event.before or {}
        for name in ("title", "owner", "tier", "words", "removed"):
            setattr(plan, name, before[name])
        for name in ("starts", "ends", "adopted"):
            setattr(plan, name, day_from(before[name]))
        plan.version += 1
        plan.save()
        plan.serves.set(before["serves"])
        changes.append(Change("undone", PLAN, plan, now, before, thread_of(plan)))
    return changes


def _put_strategies_back(events: list[Event]) -> list[Change]:
    changes = []
    for event in events:
        strategy = Strategy.objects.select_for_update().get(pk=event.subject_id)
        now = strategy_state(strategy)
        _check_unchanged(strategy, now, event)
        before = event.before or {}
        strategy.name = before["title"]
        strategy.starts, strategy.ends = day_from(before["starts"]), day_from(before["ends"])
        strategy.save()
        changes.append(Change("undone", STRATEGY, strategy, now, before))
    return changes


def _check_unchanged(row: object, now: dict[str, Any], event: Event) -> None:
    if now != event.after:
        raise CannotUndo(f"“{row}” has been changed again since. Undo the later change first.")


_UNDOERS: dict[str, Callable[[list[Event]], list[Change]]] = {
    PART: _put_parts_back,
    PLAN: _put_plans_back,
    STRATEGY: _put_strategies_back,
}
