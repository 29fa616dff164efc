"""Everything that changes a plan. Each action is one transaction, is audited, and can be undone.

Nothing is overwritten or deleted: a part that is taken out is marked removed, and every event keeps
what was there before.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from goldenthread.audit.actions import Actor, Change, now, record
from goldenthread.audit.models import Event
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.compare import compare
from goldenthread.plans.content import PARENTS, Kind, Part as PartContent, PlanContent
from goldenthread.plans.models import AcceptedFinding, Part, Plan, Section
from goldenthread.plans.queries import content_of
from goldenthread.plans.state import (
    PART,
    PLAN,
    Registers,
    State,
    add_details,
    fill_part,
    plan_details,
    state_from_content,
    states_of,
    write_state,
)
from goldenthread.plans.understanding import understand_due


class CannotChange(ValueError):
    """The change cannot be made. The message is the sentence the person reads."""


class ChangedMeanwhile(CannotChange):
    """Somebody else changed the same record since this person opened it."""


class CannotUndo(CannotChange):
    """The change cannot be undone on its own, because something later builds on it."""


def thread_of(plan: Plan) -> str:
    """The audit thread of a plan: everything that happened to it or its parts."""
    return f"plan-{plan.pk}"


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
    """Add parts (with everything under them) to a plan, after those already there."""
    for part in parts:
        _check_parent(Kind(part.kind), parent)
    return record(_add_tree(plan, parts, parent=parent), by=by, reason=reason)


#: What a newer reading of a part may change. Text that people added by hand is not among it.
_AMENDED = (
    "number", "title", "as_written", "success", "how_measured", "due", "due_earliest", "due_latest",
    "polarity", "frequency", "status", "figures", "responsibilities", "strategies", "updates",
)  # fmt: skip


@transaction.atomic
def amend_plan(*, plan: Plan, content: PlanContent, by: Actor, reason: str) -> uuid.UUID | None:
    """Bring a newer version of a plan's document into the plan, as one change.

    Parts are matched as `plans.compare` matches them: what says the same stays, what was reworded is
    changed, what is new is added where it belongs. Nothing is taken out: a part the document no longer
    has is for a person to remove.
    """
    current = content_of(plan)
    known = {
        id(pairing.after): pairing.before
        for pairing in compare(current, content)
        if pairing.before is not None and pairing.after is not None
    }
    rows = {row.pk: row for row in Part.objects.select_for_update().filter(plan=plan, removed=False)}
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
                changes.append(_changed("amended", row, before, after))
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
            _check_parent(part.kind, above)
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
    elsewhere = {part.key: part for part in Part.objects.filter(key__in=wanted, removed=False)}
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


@transaction.atomic
def change_part(
    *, part: Part, fields: Mapping[str, Any], by: Actor, reason: str, expected_version: int | None = None
) -> uuid.UUID | None:
    """Change what a part says; return the change, or None when nothing was different.

    `fields` are keys of a state (see plans.state). A changed `due` is read again. Raises
    ChangedMeanwhile when somebody saved another change since `expected_version` was read.
    """
    part = Part.objects.select_for_update().select_related("plan__partnership").get(pk=part.pk)
    _check_version(part, expected_version)
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
    return record([_changed("changed", part, before, after)], by=by, reason=reason)


def _check_version(part: Part, expected_version: int | None) -> None:
    if expected_version is None or part.version == expected_version:
        return
    last = Event.objects.about(PART, part.pk).first()
    who = last.actor_name if last else "Somebody"
    raise ChangedMeanwhile(
        f"{who} changed this since you opened it. What you typed is still below; what is kept now is shown "
        "beside it. Save again to put yours in its place."
    )


@transaction.atomic
def move_part(*, part: Part, up: bool, by: Actor, reason: str = "") -> uuid.UUID | None:
    """Move a part one place up or down among its neighbours of the same kind; None at the end."""
    part = Part.objects.select_for_update().get(pk=part.pk)
    siblings = list(
        Part.objects.select_for_update()
        .filter(plan=part.plan_id, parent=part.parent_id, removed=False)
        .order_by("position", "pk")
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
        changes.append(_changed("moved", each, before[each.pk], {**before[each.pk], "position": place}))
    Part.objects.bulk_update([each for each, _ in moved], ["position", "version"])
    return record(changes, by=by, reason=reason)


@transaction.atomic
def remove_part(*, part: Part, by: Actor, reason: str) -> uuid.UUID:
    """Take a part, and everything under it, out of the plan. It stays in the history and can be undone."""
    _check_reason(reason, "Say why this is taken out; the history keeps the reason.")
    rows = _with_descendants(part)
    before = states_of(rows)
    changes = []
    for row in rows:
        row.removed = True
        row.version += 1
        changes.append(_changed("removed", row, before[row.pk], {**before[row.pk], "removed": True}))
    Part.objects.bulk_update(rows, ["removed", "version"])
    return record(changes, by=by, reason=reason)


def _with_descendants(part: Part) -> list[Part]:
    """A part and all that is under it, parents first."""
    children: dict[int | None, list[Part]] = {}
    for row in Part.objects.select_for_update().filter(plan=part.plan_id, removed=False):
        children.setdefault(row.parent_id, []).append(row)
    found = [part]
    for row in found:
        found += children.get(row.pk, [])
    return found


@transaction.atomic
def undo(*, change: uuid.UUID, by: Actor, reason: str = "") -> uuid.UUID:
    """Put back what a change altered, as a change of its own.

    Raises CannotUndo when a record has been changed again since, or cannot be found.
    """
    events = list(Event.objects.filter(change=change).order_by("-id"))
    if not events:
        raise CannotUndo("There is no such change.")
    if any(event.subject_kind != PART for event in events):
        raise CannotUndo("Only changes to the parts of a plan can be undone here.")
    rows = {
        row.pk: row
        for row in Part.objects.select_for_update()
        .filter(pk__in=[event.subject_id for event in events])
        .select_related("plan__partnership")
    }
    states = states_of(rows.values())
    changes = []
    for event in events:
        row = rows[event.subject_id]
        if states[row.pk] != event.after:
            raise CannotUndo(f"“{row}” has been changed again since. Undo the later change first.")
        target = event.before if event.before is not None else {**event.after, "removed": True}
        write_state(row, target, Registers(row.plan.partnership))
        changes.append(_changed("undone", row, states[row.pk], target))
    return record(changes, by=by, reason=reason, undoes=change)


@transaction.atomic
def change_plan(*, plan: Plan, fields: Mapping[str, Any], by: Actor, reason: str) -> uuid.UUID | None:
    """Change a plan's own details: title, owner, dates, tier, words."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    before = plan_state(plan)
    for name, value in fields.items():
        setattr(plan, name, value)
    after = plan_state(plan)
    if after == before:
        return None
    plan.version += 1
    plan.save()
    return record([Change("changed", PLAN, plan, before, after, thread_of(plan))], by=by, reason=reason)


@transaction.atomic
def link_plans(*, plan: Plan, serves: list[Plan], by: Actor, reason: str) -> uuid.UUID | None:
    """Say which plans above it a plan serves."""
    before = plan_state(plan)
    plan.serves.set(serves)
    after = plan_state(plan)
    if after == before:
        return None
    return record([Change("linked", PLAN, plan, before, after, thread_of(plan))], by=by, reason=reason)


@transaction.atomic
def accept_finding(
    *, plan: Plan, code: str, subject: str, fingerprint: str, by: Actor, reason: str
) -> AcceptedFinding:
    """Accept a finding of the plan check, with the reason; it is counted apart until its evidence changes."""
    _check_reason(reason, "Say why this finding is accepted; the reason is shown beside it.")
    accepted, _ = AcceptedFinding.objects.update_or_create(
        plan=plan,
        code=code,
        subject=subject,
        fingerprint=fingerprint,
        defaults={"reason": reason.strip(), "by_name": by.name, "at": now()},
    )
    after = {"code": code, "subject": subject, "fingerprint": fingerprint, "reason": reason.strip()}
    record([Change("accepted", "finding", accepted, None, after, thread_of(plan))], by=by, reason=reason)
    return accepted


@transaction.atomic
def reopen_finding(*, accepted: AcceptedFinding, by: Actor) -> None:
    """Take back the acceptance of a finding."""
    before = {
        "code": accepted.code,
        "subject": accepted.subject,
        "fingerprint": accepted.fingerprint,
        "reason": accepted.reason,
    }
    record([Change("reopened", "finding", accepted, before, None, thread_of(accepted.plan))], by=by)
    accepted.delete()


def plan_state(plan: Plan) -> dict[str, Any]:
    """A plan's own details and links as plain data, for the audit."""
    return {**plan_details(plan), "serves": sorted(plan.serves.values_list("pk", flat=True))}


def _changed(verb: str, part: Part, before: State, after: State) -> Change:
    return Change(verb, PART, part, before, after, f"plan-{part.plan_id}")


def _check_reason(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise CannotChange(sentence)


def _check_parent(kind: Kind, parent: Part | None) -> None:
    above = Kind(parent.kind) if parent else None
    if above not in PARENTS[kind]:
        under = f"under {_a(above.value)}" if above else "at the top of a plan"
        raise CannotChange(f"{_a(kind.value).capitalize()} cannot stand {under}.")


def _a(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


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
