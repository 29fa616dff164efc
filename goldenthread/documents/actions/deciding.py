"""Deciding about the parts of a draft: accept, correct, discard, put back; one by one or many at once.

Each decision is kept the moment it is made, so leaving and coming back loses nothing. Where two people
decide about the same part, the later decision counts, and it says whose it is. A part that has entered a
plan is past deciding: from then on it is changed in the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.documents.actions.bringing_in import thread_of
from goldenthread.documents.bringing import settled_status
from goldenthread.documents.drafts import KeptDraft, Located, correctable, corrected_kind, kept_draft
from goldenthread.documents.models import Decision, Upload, UploadStatus
from goldenthread.documents.queries import decisions_of
from goldenthread.plans.actions import CannotChange
from goldenthread.plans.content import PARENTS, Kind, Part

Decisions = Mapping[str, Decision]


class Choice(StrEnum):
    """What one can do with a part of a draft."""

    ACCEPT = "accept"
    DISCARD = "discard"
    PUT_BACK = "put back"


class Scope(StrEnum):
    """How much is meant at once."""

    PART = "part"  # this part (discarding it takes what hangs under it along)
    ONLY = "only"  # this part and not what hangs under it
    UNDER = "under"  # this part and everything under it that waits
    CERTAIN = "certain"  # every part of the plan that waits and has no doubts
    ALL = "all"  # every part of the plan that waits; putting back: every one that is accepted as read


@transaction.atomic
def decide(
    *,
    upload: Upload,
    plan_index: int,
    part_keys: Iterable[str],
    choice: str,
    by: Actor,
    correction: Mapping[str, Any] | None = None,
) -> int:
    """Keep one decision ("accepted", "corrected", "discarded") about these parts; return how many.

    Keys that the draft does not have, and parts that have entered a plan, are left out.
    """
    row, draft, taken = _open(upload, plan_index)
    known = {each.part.key: each for each in draft.parts_of(plan_index)}
    chosen = [known[key] for key in dict.fromkeys(part_keys) if key in known and not _entered(taken.get(key))]
    if correction is not None:
        _check_correction(chosen, correction, taken)
    elif choice == Decision.Choice.CORRECTED:
        raise CannotChange("Say what is to be corrected.")
    return _keep(row, plan_index, chosen, choice, by, taken, draft, correction or {})


@transaction.atomic
def decide_together(
    *, upload: Upload, plan_index: int, choice: Choice, scope: Scope, by: Actor, number: int = 0
) -> int:
    """Accept, discard or put back what `scope` means, seen from the part with this number; return how many.

    Taking many parts at once leaves alone what somebody has decided already.
    """
    row, draft, taken = _open(upload, plan_index)
    parts = draft.parts_of(plan_index)
    if scope in (Scope.PART, Scope.ONLY, Scope.UNDER):
        if not 1 <= number <= len(parts):
            raise CannotChange("The draft has no such part.")
        part = parts[number - 1]
        if choice == Choice.DISCARD and scope == Scope.ONLY and not can_stand_without(part, taken):
            raise CannotChange(
                "What is under this part would have nowhere to stand. Discard it with everything under it, "
                "or discard what is under it first."
            )
        chosen = _from_one_part(parts, part, choice, scope, taken)
    elif choice == Choice.PUT_BACK:
        chosen = [each for each in parts if _accepted_as_read(taken.get(each.part.key))]
    else:
        chosen = [each for each in parts if each.part.key not in taken]
        if scope == Scope.CERTAIN:
            chosen = [each for each in chosen if not each.part.doubts]
    chosen = [each for each in chosen if not _entered(taken.get(each.part.key))]
    if choice == Choice.PUT_BACK:
        return _put_back(row, plan_index, chosen, by, taken, draft)
    kept = Decision.Choice.ACCEPTED if choice == Choice.ACCEPT else Decision.Choice.DISCARDED
    return _keep(row, plan_index, chosen, kept, by, taken, draft, {})


def _from_one_part(
    parts: list[Located], part: Located, choice: Choice, scope: Scope, taken: Decisions
) -> list[Located]:
    """The parts meant from one part on.

    What hangs under a discarded part has nowhere to stand, so discarding takes it along, unless only the
    part itself is meant.
    """
    if scope == Scope.ONLY or (scope == Scope.PART and choice != Choice.DISCARD):
        return [part]
    below = [parts[number - 1] for number in part.under]
    if choice == Choice.ACCEPT:
        return [each for each in below if each.part.key not in taken]
    return below


def can_stand_without(located: Located, taken: Decisions) -> bool:
    """Whether what hangs directly under a part could hang under what is above it instead."""
    above = next((up for up in reversed(located.above) if not _discarded(taken.get(up.part.key))), None)
    kind = _kind(above.part, taken) if above else None
    return all(
        kind in PARENTS[_kind(child, taken)]
        for child in located.part.parts
        if not _discarded(taken.get(child.key))
    )


def possible_kinds(located: Located, taken: Decisions) -> list[Kind]:
    """The kinds a part could be, by what is above it and directly under it; the one it was read as first."""
    above = _kind(located.above[-1].part, taken) if located.above else None
    below = [_kind(child, taken) for child in located.part.parts]
    read = located.part.kind
    others = [kind for kind in Kind if kind is not read and above in PARENTS[kind]]
    return [read, *(kind for kind in others if all(kind in PARENTS[child] for child in below))]


def _kind(part: Part, taken: Decisions) -> Kind:
    decision = taken.get(part.key)
    return corrected_kind(part, decision.correction) if decision else part.kind


def needed_above(located: Located, taken: Decisions) -> list[Located]:
    """The discarded parts above a part without which it would have nowhere to stand."""
    needed = []
    standing = located
    above = list(reversed(located.above))
    while above:
        kept = next((up for up in above if not _discarded(taken.get(up.part.key))), None)
        kind = _kind(kept.part, taken) if kept else None
        if kind not in PARENTS[_kind(standing.part, taken)]:
            standing = above.pop(0)
            needed.append(standing)
        elif kept is None:
            break
        else:
            standing = kept
            above = above[above.index(kept) + 1 :]
    return [each for each in needed if _discarded(taken.get(each.part.key))]


def _keep(
    upload: Upload,
    plan_index: int,
    chosen: list[Located],
    choice: str,
    by: Actor,
    taken: Decisions,
    draft: KeptDraft,
    correction: Mapping[str, Any],
) -> int:
    if not chosen:
        return 0
    at = timezone.now()
    Decision.objects.bulk_create(
        [
            Decision(
                upload=upload,
                plan_index=plan_index,
                part_key=each.part.key,
                choice=choice,
                correction=dict(correction),
                by_name=by.name,
                at=at,
            )
            for each in chosen
        ],
        update_conflicts=True,
        unique_fields=["upload", "plan_index", "part_key"],
        update_fields=["choice", "correction", "by_name", "at"],
        batch_size=500,
    )
    if choice != Decision.Choice.DISCARDED:
        _make_room_for(upload, plan_index, chosen, taken)
    _record(upload, plan_index, choice, chosen, taken, by, correction)
    settle(upload, draft)
    return len(chosen)


def _make_room_for(upload: Upload, plan_index: int, chosen: list[Located], taken: Decisions) -> None:
    """What an accepted part hangs under cannot stay discarded: it waits for a decision again."""
    wanted = {each.part.key for each in chosen}
    left = {key: decision for key, decision in taken.items() if key not in wanted}
    needed = {up.part.key for each in chosen for up in needed_above(each, left)}
    if needed:
        Decision.objects.filter(upload=upload, plan_index=plan_index, part_key__in=needed).delete()


def _put_back(
    upload: Upload, plan_index: int, chosen: list[Located], by: Actor, taken: Decisions, draft: KeptDraft
) -> int:
    decided = [each for each in chosen if each.part.key in taken]
    if decided:
        Decision.objects.filter(
            upload=upload,
            plan_index=plan_index,
            part_key__in=[each.part.key for each in decided],
            brought_into__isnull=True,
        ).delete()
        _record(upload, plan_index, "put back", decided, taken, by, {})
        settle(upload, draft)
    return len(decided)


def _record(
    upload: Upload,
    plan_index: int,
    verb: str,
    chosen: list[Located],
    taken: Decisions,
    by: Actor,
    correction: Mapping[str, Any],
) -> None:
    keys = [each.part.key for each in chosen]
    before = {key: taken[key].choice for key in keys if key in taken}
    after: dict[str, Any] = {"plan": plan_index, "parts": keys}
    if correction:
        after["correction"] = dict(correction)
    change = Change(verb, "upload", upload, {"plan": plan_index, "choices": before}, after, thread_of(upload))
    record([change], by=by)


def _check_correction(chosen: list[Located], correction: Mapping[str, Any], taken: Decisions) -> None:
    if not correction:
        raise CannotChange("Nothing was different, so nothing was corrected.")
    if "title" in correction and not str(correction["title"]).strip():
        raise CannotChange("Give the wording; a part of a plan cannot be left without any.")
    for each in chosen:
        possible = possible_kinds(each, taken)
        if correction.get("kind", each.part.kind) not in possible:
            raise CannotChange(
                f"It can be {' or '.join(possible)}, by what is above it and under it. Correct those first."
            )
        unknown = set(correction) - set(correctable(corrected_kind(each.part, correction)))
        if unknown:
            raise CannotChange(f"{each.part.kind.value.capitalize()} has no {', '.join(sorted(unknown))}.")


def _open(upload: Upload, plan_index: int) -> tuple[Upload, KeptDraft, Decisions]:
    """The upload, kept from being decided about by anybody else until this is done."""
    row = Upload.objects.select_for_update(of=("self",)).defer("draft").get(pk=upload.pk)
    check_open(row)
    draft = kept_draft(row)
    if not 0 <= plan_index < len(draft.draft.plans):
        raise CannotChange("The draft has no such plan.")
    return row, draft, decisions_of(row).get(plan_index, {})


def _discarded(decision: Decision | None) -> bool:
    return decision is not None and decision.choice == Decision.Choice.DISCARDED


def _accepted_as_read(decision: Decision | None) -> bool:
    return decision is not None and decision.choice == Decision.Choice.ACCEPTED


def _entered(decision: Decision | None) -> bool:
    return decision is not None and decision.brought_into_id is not None


def settle(upload: Upload, draft: KeptDraft) -> None:
    """Set the status to what the decisions make it: finished, or still waiting for somebody."""
    status = settled_status(draft, decisions_of(upload))
    if status != upload.status:
        upload.status = status
        upload.save(update_fields=["status"])


def check_open(upload: Upload) -> None:
    """Raise CannotChange unless decisions about the draft can be made."""
    if upload.status not in (UploadStatus.READ, UploadStatus.CONFIRMED):
        label = UploadStatus(upload.status).label.lower()
        raise CannotChange(f"{upload.name} is not open for decisions: {label}.")
