"""Setting targets, starting a chart anew, overruling a rating: decisions, each with a name and a reason.

What a decision replaces stays visible: a target is superseded, never overwritten.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from goldenthread.audit.actions import Actor, Change, now, record
from goldenthread.measures.actions.defining import thread_of
from goldenthread.measures.actions.refreshing import PeriodKeeper
from goldenthread.measures.models import (
    ComparatorSet,
    Definition,
    Group,
    KnownPeriod,
    MeasureTarget,
    NewPhase,
    RatingOverride,
)
from goldenthread.measures.models.targets import Decided
from goldenthread.measures.queries.known import everybody
from goldenthread.partnerships.models import Area
from goldenthread.plans.models import Part
from goldenthread.rules.periods import Period

TARGET, PHASE, OVERRIDE = "target", "phase", "rating"
_QUICKER = (
    "Somebody else changed this target while you were looking at it. Look at what stands now, then change it "
    "again if you still need to."
)
_DECIDED = "Somebody else decided this while you were looking at it. Look at what stands now."
_Decision = TypeVar("_Decision", bound=Decided)


class CannotDecide(ValueError):
    """The decision cannot be kept. The message is the sentence the person reads."""


class DecidedMeanwhile(CannotDecide):
    """Somebody else decided the same thing since the person looked."""


def target_state(target: MeasureTarget) -> dict[str, Any]:
    """A target as plain data, for the record."""
    return {
        "definition": target.definition_id,
        "area": target.area_id,
        "group": target.group_id,
        "period": target.period.period.label if target.period else None,
        "part": target.part_id,
        "text": target.text,
        "tolerance": target.tolerance,
        "tolerance_is": target.tolerance_is,
        "floor": target.floor,
        "against": target.against_id,
        "resolved": target.resolved,
    }


@transaction.atomic
def set_target(
    *,
    definition: Definition,
    area: Area,
    text: str,
    by: Actor,
    reason: str,
    group: Group | None = None,
    period: Period | None = None,
    part: Part | None = None,
    tolerance: float | None = None,
    tolerance_is: str = "",
    floor: float | None = None,
    against: ComparatorSet | None = None,
    seen: int | None = None,
) -> MeasureTarget:
    """Set the target of a measure in an area, for everybody or a group; one that stands for the same area,
    group, period and plan is superseded, those for others stand beside it.

    `seen` is the identity of the target that the person looked at (0: there was none). DecidedMeanwhile where
    another stands now: somebody else was quicker, and nothing is changed. CannotDecide where the area is no
    place of the measure's partnership.
    """
    if not text.strip():
        raise CannotDecide("Say what is aimed for, for example 56%, or better than the England average.")
    reason = _reason(reason, "Say why the target is set or changed.")
    _check_theirs(definition, area)
    kept_period = _kept_period(period)
    group_id = group.pk if group else everybody()
    standing = MeasureTarget.objects.select_for_update().filter(
        definition=definition,
        area=area,
        group_id=group_id,
        period=kept_period,
        part=part,
        superseded_at__isnull=True,
    )
    before = standing.order_by("pk").first()  # no other table is locked
    if seen is not None and seen != (before.pk if before else 0):
        raise DecidedMeanwhile(_QUICKER)
    target = MeasureTarget(
        definition=definition,
        area=area,
        group_id=group_id,
        period=kept_period,
        part=part,
        text=text.strip(),
        tolerance=tolerance,
        tolerance_is=tolerance_is,
        floor=floor,
        against=against,
    )
    if before is not None and target_state(target) == {**target_state(before), "resolved": {}}:
        return before
    return _decide(target, before, TARGET, definition, target_state, by, reason)


@transaction.atomic
def withdraw_target(*, target: MeasureTarget, by: Actor, reason: str) -> None:
    """Take a target away. It stays visible as what was aimed for until now."""
    _withdraw(
        target, TARGET, target.definition, target_state, by, _reason(reason, "Say why it is withdrawn.")
    )


@transaction.atomic
def start_new_phase(
    *,
    definition: Definition,
    area: Area,
    period: Period,
    by: Actor,
    reason: str,
    group: Group | None = None,
) -> NewPhase:
    """Let a measure's charts count anew from a period, because a lasting change with a known cause happened.

    Only a person decides that (Wheeler; the NHS's Making Data Count): limits, runs and projections start
    again, and the chart before it stays on view.
    """
    phase = NewPhase(
        definition=definition,
        area=area,
        group_id=group.pk if group else everybody(),
        period=_kept_period(period),
    )
    if NewPhase.objects.filter(
        definition=definition,
        area=area,
        group_id=phase.group_id,
        period=phase.period,
        superseded_at__isnull=True,
    ).exists():
        raise CannotDecide(f"The chart already counts anew from {period}.")
    reason = _reason(reason, "Say what is known to have changed, and why it is expected to last.")
    return _decide(phase, None, PHASE, definition, phase_state, by, reason)


@transaction.atomic
def withdraw_phase(*, phase: NewPhase, by: Actor, reason: str) -> None:
    """Let the chart count through again."""
    _withdraw(phase, PHASE, phase.definition, phase_state, by, _reason(reason, "Say why it is withdrawn."))


@transaction.atomic
def overrule_rating(
    *,
    definition: Definition,
    area: Area,
    period: Period,
    rating: str,
    by: Actor,
    reason: str,
    group: Group | None = None,
    seen: int | None = None,
) -> RatingOverride:
    """Give a rating instead of the computed one. Both are shown, with name and reason.

    `seen` is the overruling that the person looked at (0: there was none). DecidedMeanwhile where another
    stands now.
    """
    reason = _reason(reason, "Say why the rating is overruled.")
    override = RatingOverride(
        definition=definition,
        area=area,
        group_id=group.pk if group else everybody(),
        period=_kept_period(period),
        rating=rating,
    )
    before = (
        RatingOverride.objects.select_for_update()
        .filter(
            definition=definition,
            area=area,
            group_id=override.group_id,
            period=override.period,
            superseded_at__isnull=True,
        )
        .order_by("pk")
        .first()
    )
    if seen is not None and seen != (before.pk if before else 0):
        raise DecidedMeanwhile(_DECIDED)
    return _decide(override, before, OVERRIDE, definition, override_state, by, reason)


@transaction.atomic
def withdraw_overruling(*, override: RatingOverride, by: Actor, reason: str) -> None:
    """Let the computed rating stand again."""
    reason = _reason(reason, "Say why it is withdrawn.")
    _withdraw(override, OVERRIDE, override.definition, override_state, by, reason)


def phase_state(phase: NewPhase) -> dict[str, Any]:
    """A new phase as plain data, for the record."""
    return {"area": phase.area_id, "group": phase.group_id, "period": phase.period.period.label}


def override_state(override: RatingOverride) -> dict[str, Any]:
    """An overruled rating as plain data, for the record."""
    return {
        "area": override.area_id,
        "group": override.group_id,
        "period": override.period.period.label,
        "rating": override.rating,
    }


def _check_theirs(definition: Definition, area: Area) -> None:
    """A target of a partnership's measure is for its own area or a place that is nobody else's."""
    if area.partnership_id not in (None, definition.partnership_id):
        raise CannotDecide(f"{area} is a place of another partnership, so no target can be set for it here.")


def _reason(reason: str, sentence: str) -> str:
    if not reason.strip():
        raise CannotDecide(sentence)
    return reason.strip()


def _kept_period(period: Period | None) -> KnownPeriod | None:
    if period is None:
        return None
    return KnownPeriod.objects.get(pk=PeriodKeeper().identity(period))


def _decide(
    decision: _Decision,
    before: _Decision | None,
    kind: str,
    definition: Definition,
    state: Any,
    by: Actor,
    reason: str,
) -> _Decision:
    at = now()
    was = None
    if before is not None:
        was = state(before)
        before.superseded_at = at
        before.save(update_fields=["superseded_at"])
    decision.reason, decision.by_name, decision.learned_at = reason, by.name, at
    try:
        with transaction.atomic():
            decision.save()
    except IntegrityError as clash:  # nothing stood that could be locked, and two decided at once
        if not _stands_already(decision):
            raise
        raise DecidedMeanwhile(_QUICKER if kind == TARGET else _DECIDED) from clash
    verb = "changed" if was else "set"
    record([Change(verb, kind, decision, was, state(decision), thread_of(definition))], by=by, reason=reason)
    return decision


def _stands_already(decision: Decided) -> bool:
    """Whether another decision about the same thing stands."""
    same = {
        name: getattr(decision, name)
        for name in ("definition_id", "area_id", "group_id", "period_id", "part_id")
        if hasattr(decision, name)
    }
    return type(decision)._default_manager.filter(superseded_at__isnull=True, **same).exists()


def _withdraw(
    decision: Decided, kind: str, definition: Definition, state: Any, by: Actor, reason: str
) -> None:
    held = type(decision)._default_manager.select_for_update(of=("self",)).get(pk=decision.pk)
    if held.superseded_at is not None:
        raise CannotDecide("This has been replaced or withdrawn already.")
    decision.superseded_at = now()
    decision.save(update_fields=["superseded_at"])
    change = Change("withdrawn", kind, decision, state(decision), None, thread_of(definition))
    record([change], by=by, reason=reason)
