"""Undoing a whole load: its source says again what it said before. Nothing is deleted.

Where a later load already replaced one of its figures, that one has to be undone first: otherwise a figure
somebody else confirmed would silently change under them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, now, record
from goldenthread.measures.actions.deriving import derive_after
from goldenthread.measures.actions.loading.refusals import CannotLoad, thread_of
from goldenthread.measures.models import Load, LoadStatus, Observation, Source, SourceKind
from goldenthread.measures.queries.known import day_of

_ALSO = (
    "definition_id",
    "area_id",
    "group_id",
    "period_id",
    "source_id",
    "state",
    "value",
    "upper",
    "reason",
    "expected_id",
    "status",
    "numerator",
    "denominator",
    "lower_95",
    "upper_95",
    "lower_998",
    "upper_998",
    "as_written",
    "note",
    "row",
    "column",
)
_Key = tuple[int, int, int, int]
_AT_ONCE = 400


@transaction.atomic
def undo_load(*, load: Load, by: Actor, reason: str) -> Load:
    """Take a whole load back; give the load that records it.

    Every figure that was changed says again what it said before, under its own text as written; a figure that
    was new is no longer known. Raises CannotLoad where it is not loaded, or a later load built on it.
    """
    if not reason.strip():
        raise CannotLoad("Say why the load is undone.")
    Source.objects.select_for_update(of=("self",)).get(pk=load.source_id)
    load = Load.objects.select_for_update(of=("self",)).select_related("source").get(pk=load.pk)
    if load.status != LoadStatus.CONFIRMED:
        raise CannotLoad(f"{load.name} is not loaded. It stands at: {load.get_status_display().lower()}.")
    if load.undoes_id is not None:
        raise CannotLoad("This load undid another. To have its figures again, bring the file in once more.")
    if load.source.kind == SourceKind.DERIVED:
        raise CannotLoad("These figures are worked out from others. Undo the load those came with instead.")
    stories = _stories(load)
    _check_nothing_built_on(load, stories)
    at = now()
    undoing = Load.objects.create(
        partnership=load.partnership,
        source=load.source,
        by_id=by.pk,
        by_name=by.name,
        at=at,
        status=LoadStatus.CONFIRMED,
        name=f"Undoing {load.name}"[:255],
        undoes=load,
    )
    standing = [story.standing.pk for story in stories if story.standing is not None]
    for start in range(0, len(standing), _AT_ONCE):
        chunk = standing[start : start + _AT_ONCE]
        Observation.objects.filter(pk__in=chunk).update(superseded_at=at)
    again = [_said_again(story.before, undoing, at) for story in stories if story.before is not None]
    Observation.objects.bulk_create(again, batch_size=_AT_ONCE)
    undoing.counts = {"new": 0, "changed": len(again), "withdrawn": len(stories) - len(again)}
    undoing.details = {"reason": reason.strip()}
    undoing.save(update_fields=["counts", "details"])
    load.status = LoadStatus.UNDONE
    load.save(update_fields=["status"])
    before, after = {"status": LoadStatus.CONFIRMED}, {"status": LoadStatus.UNDONE, **undoing.counts}
    record([Change("undone", "load", load, before, after, thread_of(load))], by=by, reason=reason.strip())
    derive_after(load=undoing, by=by)
    return undoing


@dataclass(slots=True)
class _Story:
    """One figure of the load: itself, what its source said right before it, what it says now.

    `built_on` is the load that replaced it for good: not one that was itself undone since.
    """

    before: Observation | None
    standing: Observation | None
    built_on: Load | None


def _stories(load: Load) -> list[_Story]:
    """The story of every figure of a load."""
    mine = list(Observation.objects.filter(load=load).order_by("id"))
    keys = {_key(each) for each in mine}
    told: dict[_Key, list[Observation]] = {key: [] for key in keys}
    every = Observation.objects.filter(
        source=load.source, definition_id__in={each.definition_id for each in mine}
    ).select_related("load")
    for each in every.order_by("id"):
        if _key(each) in told:
            told[_key(each)].append(each)
    return [_story(each, told[_key(each)]) for each in mine]


def _story(mine: Observation, told: list[Observation]) -> _Story:
    standing = next((each for each in told if each.superseded_at is None), None)
    stands = standing is not None and _origin(standing, told).pk == mine.pk
    later = None if stands else next((each for each in reversed(told) if each.pk > mine.pk), mine).load
    return _Story(_before(mine, told), standing, later)


def _before(one: Observation, told: list[Observation]) -> Observation | None:
    """What was said until the moment one figure came, or nothing."""
    earlier = [each for each in told if each.pk < one.pk and each.superseded_at == one.learned_at]
    return earlier[-1] if earlier else None


def _origin(one: Observation, told: list[Observation]) -> Observation:
    """The figure that was loaded first, where undoing a later load said it again."""
    while one.load.undoes_id is not None:
        undone = next((each for each in told if each.load_id == one.load.undoes_id), None)
        before = _before(undone, told) if undone is not None else None
        if before is None or before.pk >= one.pk:
            return one
        one = before
    return one


def _key(each: Observation) -> _Key:
    return each.definition_id, each.area_id, each.group_id, each.period_id


def _check_nothing_built_on(load: Load, stories: list[_Story]) -> None:
    """Raise where figures of the load were replaced, naming the latest load that did it."""
    replaced = [story.built_on for story in stories if story.built_on is not None]
    if not replaced:
        return
    later = max(replaced, key=lambda each: (each.at, each.pk))
    figures = "figure" if len(replaced) == 1 else "figures"
    raise CannotLoad(
        f"“{later.name}” of {day_of(later.at):%-d %B %Y} replaced {len(replaced):,} {figures} of this load. "
        "Undo that one first, then this."
    )


def _said_again(earlier: Observation, undoing: Load, at: Any) -> Observation:
    same = {name: getattr(earlier, name) for name in _ALSO}
    return Observation(**same, load=undoing, learned_at=at)
