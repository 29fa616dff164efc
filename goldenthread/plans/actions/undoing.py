"""Undoing a change, as a change of its own."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.audit.models import Event
from goldenthread.partnerships.actions import organisation_state
from goldenthread.partnerships.models import Organisation
from goldenthread.plans.actions.holding import hold_plans
from goldenthread.plans.actions.recording import part_changed, plan_state, thread_of
from goldenthread.plans.actions.refusals import CannotUndo
from goldenthread.plans.found_by_name import Registers
from goldenthread.plans.models import Part, Plan, Section, Strategy
from goldenthread.plans.state import (
    ORGANISATION,
    PART,
    PLAN,
    SECTION,
    STRATEGY,
    completed,
    day_from,
    section_state,
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
    if any(event.verb == "respelt" for event in events):
        raise CannotUndo("Only capitals were changed. Give the name with the capitals it had before.")
    _hold_all(events)
    changes: list[Change] = []
    for kind, put_back in _UNDOERS.items():
        changes += put_back([event for event in events if event.subject_kind == kind])
    return record(changes, by=by, reason=reason, undoes=change)


def _hold_all(events: list[Event]) -> None:
    """Hold every plan the change touched, so that nobody changes it while it is put back."""
    parts = Part.objects.filter(pk__in=[event.subject_id for event in events if event.subject_kind == PART])
    plans = {event.subject_id for event in events if event.subject_kind == PLAN}
    sections = Section.objects.filter(
        pk__in=[event.subject_id for event in events if event.subject_kind == SECTION]
    )
    hold_plans(
        {*plans, *parts.values_list("plan_id", flat=True), *sections.values_list("plan_id", flat=True)}
    )


def _put_parts_back(events: list[Event]) -> list[Change]:
    rows = {
        row.pk: row
        for row in Part.objects.filter(pk__in=[event.subject_id for event in events]).select_related(
            "plan__partnership"
        )
    }
    states = states_of(rows.values())
    changes = []
    for event in events:
        row = rows[event.subject_id]
        after = completed(event.after or {})
        if states[row.pk] != after:
            raise _changed_again(row)
        target = completed(event.before) if event.before is not None else {**after, "removed": True}
        write_state(row, target, Registers(row.plan.partnership))
        changes.append(part_changed("undone", row, states[row.pk], target))
    _check_everything_hangs(rows)
    return changes


def _check_everything_hangs(rows: Mapping[int, Part]) -> None:
    """Raise where what was put back would leave a part under one that is not in the plan."""
    adrift = Part.objects.filter(removed=False, parent__removed=True).filter(
        Q(pk__in=rows) | Q(parent__in=rows)
    )
    for part in adrift.select_related("parent"):
        if part.pk in rows:
            raise CannotUndo(
                f"“{part}” stood under “{part.parent}”, which has been taken out since. Put that back first."
            )
        raise CannotUndo(
            f"“{part}” has been added under “{part.parent}” since. Take that out first, or both together."
        )


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


def _put_sections_back(events: list[Event]) -> list[Change]:
    changes = []
    for event in events:
        section = Section.objects.select_related("plan").get(pk=event.subject_id)
        now = section_state(section)
        _check_unchanged(section, now, event)
        before = event.before or {}
        section.heading, section.text = before["title"], before["text"]
        section.save()
        changes.append(Change("undone", SECTION, section, now, before, thread_of(section.plan)))
    return changes


def _put_organisations_back(events: list[Event]) -> list[Change]:
    changes = []
    for event in events:
        body = Organisation.objects.select_for_update(of=("self",)).get(pk=event.subject_id)
        now = organisation_state(body)
        _check_unchanged(body, now, event)
        if event.before is None:
            raise CannotUndo(f"“{body}” was added with this change, and plans may name it by now.")
        for name, value in event.before.items():
            setattr(body, name, value)
        body.save()
        # A change like any other: plans of that time look for the organisation by its earlier names.
        thread = f"partnership-{body.partnership_id}"
        changes.append(Change("changed", ORGANISATION, body, now, event.before, thread))
    return changes


def _check_unchanged(row: object, now: dict[str, Any], event: Event) -> None:
    if now != event.after:
        raise _changed_again(row)


def _changed_again(row: object) -> CannotUndo:
    return CannotUndo(f"“{row}” has been changed again since. Undo the later change first.")


_UNDOERS: dict[str, Callable[[list[Event]], list[Change]]] = {
    PART: _put_parts_back,
    PLAN: _put_plans_back,
    STRATEGY: _put_strategies_back,
    SECTION: _put_sections_back,
    ORGANISATION: _put_organisations_back,
}
