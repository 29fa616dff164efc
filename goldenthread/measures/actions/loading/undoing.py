"""Undoing a whole load: its source says again what it said before. Nothing is deleted.

Where a later load already replaced one of its figures, that one has to be undone first: otherwise a figure
somebody else confirmed would silently change under them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Count

from goldenthread.audit.actions import Actor, Change, now, record
from goldenthread.measures.actions.loading.refusals import CannotLoad, thread_of
from goldenthread.measures.models import Load, LoadStatus, Observation, Source

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
_KEY = ("definition_id", "area_id", "group_id", "period_id")
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
    _check_nothing_built_on(load)
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
    mine = list(Observation.objects.filter(load=load, superseded_at__isnull=True).order_by("id"))
    Observation.objects.filter(load=load, superseded_at__isnull=True).update(superseded_at=at)
    again = [_said_again(each, undoing, at) for each in _before(load, mine)]
    Observation.objects.bulk_create(again, batch_size=_AT_ONCE)
    undoing.counts = {"new": 0, "changed": len(again), "withdrawn": len(mine) - len(again)}
    undoing.details = {"reason": reason.strip()}
    undoing.save(update_fields=["counts", "details"])
    load.status = LoadStatus.UNDONE
    load.save(update_fields=["status"])
    before, after = {"status": LoadStatus.CONFIRMED}, {"status": LoadStatus.UNDONE, **undoing.counts}
    record([Change("undone", "load", load, before, after, thread_of(load))], by=by, reason=reason.strip())
    return undoing


def _check_nothing_built_on(load: Load) -> None:
    """Raise where a figure of the load was replaced, naming the latest load that did it."""
    replaced = Observation.objects.filter(load=load, superseded_at__isnull=False)
    count = replaced.aggregate(count=Count("id"))["count"]
    if not count:
        return
    moments = set(replaced.values_list("superseded_at", flat=True))
    later = (
        Load.objects.filter(source=load.source, at__in=moments)
        .exclude(pk=load.pk)
        .order_by("-at", "-id")
        .first()
    )
    name = f"“{later.name}” of {later.at:%-d %B %Y}" if later else "A later load"
    figures = "figure" if count == 1 else "figures"
    raise CannotLoad(f"{name} replaced {count:,} {figures} of this load. Undo that one first, then this.")


def _before(load: Load, mine: list[Observation]) -> Iterator[Observation]:
    """What the source said of each figure of the load right before it, where it said anything."""
    keys = {tuple(getattr(each, name) for name in _KEY): each.pk for each in mine}
    found: dict[tuple[Any, ...], Observation] = {}
    replaced = Observation.objects.filter(source=load.source, superseded_at=load.at).exclude(load=load)
    for each in replaced.order_by("id"):
        key = tuple(getattr(each, name) for name in _KEY)
        if key in keys and each.pk < keys[key]:
            found[key] = each  # the latest of them, where several were kept at the same moment
    yield from found.values()


def _said_again(earlier: Observation, undoing: Load, at: Any) -> Observation:
    same = {name: getattr(earlier, name) for name in _ALSO}
    return Observation(**same, load=undoing, learned_at=at)
