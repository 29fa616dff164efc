"""Changing, moving and taking out the parts of a plan, and its own details."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.audit.models import Event
from goldenthread.plans.actions.holding import check_nothing_since, hold_part, hold_plan
from goldenthread.plans.actions.recording import part_changed, plan_state, thread_of
from goldenthread.plans.actions.refusals import CannotChange, ChangedMeanwhile, check_reason
from goldenthread.plans.found_by_name import Registers
from goldenthread.plans.models import Part, Plan, Section
from goldenthread.plans.state import PART, PLAN, SECTION, section_state, states_of, write_state
from goldenthread.plans.understanding import understand_due


@transaction.atomic
def change_part(
    *, part: Part, fields: Mapping[str, Any], by: Actor, reason: str, expected_version: int | None = None
) -> uuid.UUID | None:
    """Change what a part says; return the change, or None when nothing was different.

    `fields` are keys of a state (see plans.state). A changed `due` is read again. Raises
    ChangedMeanwhile when somebody saved another change since `expected_version` was read.
    """
    part = hold_part(part)
    _check_version(PART, part, expected_version)
    before = states_of([part])[part.pk]
    after = {**before, **fields}
    if "due" in fields and fields["due"] != before["due"]:
        earliest, latest = understand_due(after["due"])
        after["due_earliest"] = earliest.isoformat() if earliest else None
        after["due_latest"] = latest.isoformat() if latest else None
    if after == before:
        return None
    if not str(after["title"]).strip():
        raise CannotChange("Give the wording; a part of a plan cannot be left without any.")
    write_state(part, after, Registers(part.plan.partnership))
    return record([part_changed("changed", part, before, after)], by=by, reason=reason)


def _check_version(kind: str, record: Part | Plan, expected_version: int | None) -> None:
    if expected_version is None or record.version == expected_version:
        return
    last = Event.objects.about(kind, record.pk).first()
    who = last.actor_name if last else "Somebody"
    raise ChangedMeanwhile(
        f"{who} changed this since you opened it. What you typed is still below; what is kept now is shown "
        "beside it. Save again to put yours in its place."
    )


@transaction.atomic
def link_part(
    *, part: Part, by: Actor, reason: str, add: Part | None = None, remove: Part | None = None
) -> uuid.UUID | None:
    """Say that a part serves another, or no longer does; None where that was so already."""
    part = hold_part(part)
    serves = set(part.serves.values_list("pk", flat=True))
    if add is not None:
        serves.add(add.pk)
    if remove is not None:
        serves.discard(remove.pk)
    return change_part(part=part, fields={"serves": sorted(serves)}, by=by, reason=reason)


@transaction.atomic
def move_part(*, part: Part, up: bool, by: Actor, reason: str = "") -> uuid.UUID | None:
    """Move a part one place up or down among its neighbours of the same kind; None at the end."""
    part = hold_part(part)
    siblings = list(
        Part.objects.filter(plan=part.plan_id, parent=part.parent_id, removed=False).order_by(
            "position", "pk"
        )
    )
    same_kind = [each for each in siblings if each.kind == part.kind]
    index = same_kind.index(part) + (-1 if up else 1)
    if not 0 <= index < len(same_kind):
        return None
    here, there = siblings.index(part), siblings.index(same_kind[index])
    siblings[here], siblings[there] = siblings[there], siblings[here]
    moved = [(each, place) for place, each in enumerate(siblings) if each.position != place]
    before = states_of([each for each, _ in moved])
    changes = []
    for each, place in moved:
        each.position = place
        each.version += 1
        changes.append(part_changed("moved", each, before[each.pk], {**before[each.pk], "position": place}))
    Part.objects.bulk_update([each for each, _ in moved], ["position", "version"])
    return record(changes, by=by, reason=reason)


@transaction.atomic
def remove_part(*, part: Part, by: Actor, reason: str) -> uuid.UUID:
    """Take a part, and everything under it, out of the plan. It stays in the history and can be undone."""
    check_reason(reason, "Say why this is taken out; the history keeps the reason.")
    rows = _with_descendants(hold_part(part))
    before = states_of(rows)
    changes = []
    for row in rows:
        row.removed = True
        row.version += 1
        changes.append(part_changed("removed", row, before[row.pk], {**before[row.pk], "removed": True}))
    Part.objects.bulk_update(rows, ["removed", "version"])
    return record(changes, by=by, reason=reason)


def _with_descendants(part: Part) -> list[Part]:
    """A part and all that is under it, parents first."""
    children: dict[int | None, list[Part]] = {}
    for row in Part.objects.filter(plan=part.plan_id, removed=False):
        children.setdefault(row.parent_id, []).append(row)
    found = [part]
    for row in found:
        found += children.get(row.pk, [])
    return found


@transaction.atomic
def change_plan(
    *,
    plan: Plan,
    fields: Mapping[str, Any],
    by: Actor,
    reason: str,
    serves: list[Plan] | None = None,
    expected_version: int | None = None,
) -> uuid.UUID | None:
    """Change a plan's own details: title, owner, dates, tier, words; and which plans above it it serves.

    Raises ChangedMeanwhile when somebody saved another change since `expected_version` was read.
    """
    plan = hold_plan(plan)
    _check_version(PLAN, plan, expected_version)
    before = plan_state(plan)
    for name, value in fields.items():
        setattr(plan, name, value)
    if serves is not None:
        plan.serves.set(serves)
    after = plan_state(plan)
    if after == before:
        return None
    if not plan.title.strip():
        raise CannotChange("Give the plan a title.")
    plan.version += 1
    plan.save()
    return record([Change("changed", PLAN, plan, before, after, thread_of(plan))], by=by, reason=reason)


@transaction.atomic
def change_section(
    *, section: Section, heading: str, text: str, by: Actor, reason: str, seen: int | None = None
) -> uuid.UUID | None:
    """Change words of a plan that belong to no part: its foreword, how it was made.

    Raises ChangedMeanwhile when somebody changed them after the event `seen` (0: nobody had).
    """
    hold_plan(section.plan)
    section = Section.objects.select_related("plan").get(pk=section.pk)
    check_nothing_since(SECTION, section, seen)
    before = section_state(section)
    section.heading, section.text = heading.strip()[:300], text.strip()
    after = section_state(section)
    if after == before:
        return None
    if not section.heading and not section.text:
        raise CannotChange("Give a heading or some text.")
    section.save()
    return record(
        [Change("changed", SECTION, section, before, after, thread_of(section.plan))], by=by, reason=reason
    )


@transaction.atomic
def link_plans(*, plan: Plan, serves: list[Plan], by: Actor, reason: str) -> uuid.UUID | None:
    """Say which plans above it a plan serves."""
    plan = hold_plan(plan)
    before = plan_state(plan)
    plan.serves.set(serves)
    after = plan_state(plan)
    if after == before:
        return None
    plan.version += 1
    plan.save(update_fields=["version"])
    return record([Change("linked", PLAN, plan, before, after, thread_of(plan))], by=by, reason=reason)
