"""Bringing in whole plans, new parts, and newer versions of a plan's document."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.actions.holding import check_still_there, hold_plan
from goldenthread.plans.actions.recording import part_changed, plan_state, thread_of
from goldenthread.plans.actions.refusals import CannotChange, check_parent
from goldenthread.plans.compare import compare
from goldenthread.plans.content import Kind, Part as PartContent, PlanContent
from goldenthread.plans.found_by_name import Registers
from goldenthread.plans.models import Part, Plan, Section
from goldenthread.plans.queries import content_of
from goldenthread.plans.state import (
    PART,
    PLAN,
    State,
    add_details,
    fill_part,
    state_from_content,
    states_of,
    write_state,
)
from goldenthread.plans.understanding import understand_due


@transaction.atomic
def adopt_plan(
    *,
    content: PlanContent,
    partnership: Partnership,
    by: Actor,
    reason: str,
    predecessor: Plan | None = None,
) -> Plan:
    """Bring a whole plan in: from a confirmed draft, or the worked example.

    Raises CannotChange when a plan of this title is already kept.
    """
    title = content.title.strip()
    if not title:
        raise CannotChange("The plan has no title. Give it the title people know it by.")
    # One plan at a time comes into a partnership, so that no two of one title come in together.
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    if Plan.objects.filter(partnership=partnership, title__iexact=title, removed=False).exists():
        raise CannotChange(
            f"{partnership} already has a plan called “{title}”. Read this document into that plan, or give "
            "it another title."
        )
    plan = Plan.objects.create(
        partnership=partnership,
        key=_free_key(content.key or title),
        title=title[:300],
        owner=content.owner[:300],
        tier=content.tier.value,
        starts=content.starts,
        ends=content.ends,
        adopted=content.adopted,
        words={kind.value: word for kind, word in content.words.items()},
        predecessor=predecessor,
        source=content.source[:300],
    )
    Section.objects.bulk_create(
        Section(
            plan=plan,
            position=position,
            heading=section.heading[:300],
            text=section.text,
            source_first_line=section.place.first_line if section.place else None,
            source_last_line=section.place.last_line if section.place else None,
        )
        for position, section in enumerate(content.sections)
    )
    changes = [Change("adopted", PLAN, plan, None, plan_state(plan), thread_of(plan))]
    changes += _add_tree(plan, content.parts, parent=None)
    record(changes, by=by, reason=reason)
    return plan


@transaction.atomic
def add_parts(
    *, plan: Plan, parts: list[PartContent], by: Actor, reason: str, parent: Part | None = None
) -> uuid.UUID:
    """Add parts (with everything under them) to a plan, after those already there.

    Raises CannotChange where what they shall stand under has been taken out.
    """
    plan = hold_plan(plan)
    parent = _standing_there(plan, parent)
    for part in parts:
        check_parent(Kind(part.kind), parent)
    return record(_add_tree(plan, parts, parent=parent), by=by, reason=reason)


@transaction.atomic
def add_part(
    *,
    plan: Plan,
    kind: Kind,
    fields: Mapping[str, Any],
    by: Actor,
    reason: str,
    parent: Part | None = None,
) -> Part:
    """Add one part with what it says, after those already there; `fields` are keys of a state."""
    plan = hold_plan(plan)
    parent = _standing_there(plan, parent)
    check_parent(kind, parent)
    content = understood(PartContent(kind, str(fields["title"]), due=str(fields.get("due", ""))))
    taken = set(Part.objects.filter(plan=plan).values_list("key", flat=True))
    state = {
        **state_from_content(
            content,
            key=_free(f"{kind}-{len(taken) + 1}", taken),
            parent=parent.pk if parent else None,
            position=_next_position(plan, parent),
        ),
        **fields,
    }
    registers = Registers(plan.partnership)
    row = Part(plan=plan)
    fill_part(row, state, registers)
    row.save()
    add_details([(row, state)], registers)
    record([Change("added", PART, row, None, state, thread_of(plan))], by=by, reason=reason)
    return row


def _standing_there(plan: Plan, parent: Part | None) -> Part | None:
    """What something shall be added under, as it is now."""
    if parent is None:
        return None
    parent = Part.objects.get(pk=parent.pk)
    if parent.plan_id != plan.pk:
        raise CannotChange("What this shall stand under belongs to another plan.")
    check_still_there(parent)
    return parent


#: What a newer reading of a part may change. Text that people added by hand is not among it.
_AMENDED = (
    "number", "title", "as_written", "list_heading", "success", "how_measured", "due", "due_earliest",
    "due_latest", "polarity", "frequency", "status", "figures", "responsibilities", "strategies", "updates",
)  # fmt: skip


@transaction.atomic
def amend_plan(*, plan: Plan, content: PlanContent, by: Actor, reason: str) -> uuid.UUID | None:
    """Bring a newer version of a plan's document into the plan, as one change.

    Parts are matched as `plans.compare` matches them: what says the same stays, what was reworded is
    changed, what is new is added where it belongs. Nothing is taken out: a part the document no longer
    has is for a person to remove.
    """
    plan = hold_plan(plan)
    current = content_of(plan)
    known = {
        id(pairing.after): pairing.before
        for pairing in compare(current, content)
        if pairing.before is not None and pairing.after is not None
    }
    rows = {row.pk: row for row in Part.objects.filter(plan=plan, removed=False)}
    states = states_of(rows.values())
    registers = Registers(plan.partnership)
    changes: list[Change] = []

    def amend(parts: list[PartContent], parent: Part | None) -> None:
        for part in parts:
            same = known.get(id(part))
            if same is None or same.identity not in rows:
                changes.extend(_add_tree(plan, [part], parent=parent))
                continue
            row = rows[same.identity]
            before = states[row.pk]
            new = state_from_content(
                understood(part), key=row.key, parent=row.parent_id, position=row.position
            )
            after = {
                **before,
                **{
                    name: new[name]
                    for name in _AMENDED
                    if new[name] and not _says_the_same(name, before, new)
                },
            }
            if after != before:
                write_state(row, after, registers)
                changes.append(part_changed("amended", row, before, after))
            amend(part.parts, row)

    amend(content.parts, None)
    return record(changes, by=by, reason=reason) if changes else None


def _says_the_same(name: str, before: State, new: State) -> bool:
    """Whether two lists of leads or strategies are written alike, whoever we took them to be since."""
    if name not in ("responsibilities", "strategies"):
        return False
    return [(each.get("role"), each["text"]) for each in before[name]] == [
        (each.get("role"), each["text"]) for each in new[name]
    ]


def _add_tree(plan: Plan, parts: list[PartContent], *, parent: Part | None) -> list[Change]:
    """Create parts level by level, in bulk; return their events, parents first."""
    registers = Registers(plan.partnership)
    taken = set(Part.objects.filter(plan=plan).values_list("key", flat=True))
    by_key: dict[str, Part] = {}
    serving: list[tuple[Part, State, list[str]]] = []
    changes: list[Change] = []
    first = _next_position(plan, parent)
    level: list[tuple[PartContent, Part | None, int]] = [
        (part, parent, first + index) for index, part in enumerate(parts)
    ]
    while level:
        made: list[tuple[Part, State, PartContent]] = []
        for part, above, position in level:
            check_parent(part.kind, above)
            key = _free(part.key or f"{part.kind}-{len(taken) + 1}", taken)
            state = state_from_content(
                understood(part), key=key, parent=above.pk if above else None, position=position
            )
            row = Part(plan=plan)
            fill_part(row, state, registers)
            made.append((row, state, part))
        Part.objects.bulk_create([row for row, _, _ in made], batch_size=200)
        add_details([(row, state) for row, state, _ in made], registers)
        level = []
        for row, state, part in made:
            by_key[part.key or state["key"]] = row
            changes.append(Change("added", PART, row, None, state, thread_of(plan)))
            if part.serves:
                serving.append((row, state, part.serves))
            level += [(child, row, index) for index, child in enumerate(part.parts)]
    _link(serving, by_key)
    return changes


def _link(serving: list[tuple[Part, State, list[str]]], by_key: dict[str, Part]) -> None:
    """Tie parts to the parts they serve, which may belong to another plan and are named by key."""
    wanted = {key for _, _, keys in serving for key in keys if key not in by_key}
    partnerships = {row.plan.partnership_id for row, _, _ in serving}
    elsewhere = {
        part.key: part
        for part in Part.objects.filter(
            key__in=wanted, removed=False, plan__partnership__in=partnerships, plan__removed=False
        )
    }
    through = Part.serves.through
    links = []
    for row, state, keys in serving:
        targets = {(by_key.get(key) or elsewhere.get(key)) for key in keys} - {None}
        state["serves"] = sorted(target.pk for target in targets if target is not None)
        links += [through(from_part_id=row.pk, to_part_id=pk) for pk in state["serves"]]
    through.objects.bulk_create(links, batch_size=500)


def understood(part: PartContent) -> PartContent:
    """The part with what its due date means worked out from how it is written."""
    if part.due and part.due_latest is None and part.due_earliest is None:
        part.due_earliest, part.due_latest = understand_due(part.due)
    return part


def _next_position(plan: Plan, parent: Part | None) -> int:
    last = Part.objects.filter(plan=plan, parent=parent).order_by("-position").first()
    return last.position + 1 if last else 0


def _free_key(text: str) -> str:
    taken = set(Plan.objects.values_list("key", flat=True))
    return _free(slugify(text)[:70] or "plan", taken)


def _free(key: str, taken: set[str]) -> str:
    key = key[:110]
    free, number = key, 2
    while free in taken:
        free = f"{key}-{number}"
        number += 1
    taken.add(free)
    return free
