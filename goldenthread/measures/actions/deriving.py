"""Working out the figures of a derived measure from those of the measures it is made of."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, now, record
from goldenthread.measures.actions.defining import DEFINITION, CannotDefine, thread_of
from goldenthread.measures.actions.refreshing import PeriodKeeper, counts_of
from goldenthread.measures.derived import CannotDerive, derived_figures
from goldenthread.measures.keeping import keep
from goldenthread.measures.models import Definition, Load, LoadStatus, Observation, Source, SourceKind, State
from goldenthread.measures.queries.known import everybody
from goldenthread.rules.expressions import Derived
from goldenthread.rules.figures import Missing, MissingReason, Number, Suppressed

_GONE = Derived(Missing(MissingReason.NOT_AVAILABLE), "It can no longer be worked out.")
_LONGEST_REASON = 120  # characters


@transaction.atomic
def recompute_derived(*, definition: Definition, by: Actor) -> Load:
    """Work the figures of a derived measure out again; what changed supersedes what was worked out before.

    A second time with the same figures changes nothing. CannotDefine where the measure has no expression, or
    one that cannot be used any more.
    """
    if not definition.expression.strip():
        raise CannotDefine("This measure is not worked out from others.")
    source, _ = Source.objects.get_or_create(
        key=f"derived-{definition.pk}",
        defaults={
            "partnership": definition.partnership,
            "name": "Worked out from other measures",
            "kind": SourceKind.DERIVED,
        },
    )
    # Two who ask at once come one after the other: the second works with what the first left.
    Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    try:
        found = derived_figures(definition)
    except CannotDerive as problem:
        raise CannotDefine(str(problem)) from problem
    load = Load.objects.create(
        partnership=definition.partnership,
        source=source,
        by_id=by.pk,
        by_name=by.name,
        at=now(),
        status=LoadStatus.CONFIRMED,
        name=definition.expression[:255],
    )
    keeper, group = PeriodKeeper(), everybody()
    rows = {
        (area, keeper.identity(period)): _row(definition, area, group, keeper.identity(period), derived)
        for area, period, derived in found
    }
    before = Observation.objects.filter(definition=definition, source=source, superseded_at__isnull=True)
    for area, period in before.values_list("area_id", "period_id"):
        rows.setdefault((area, period), _row(definition, area, group, period, _GONE))
    kept = keep(load, list(rows.values()), whole=False, definitions=[definition.pk])
    load.counts = counts_of(kept)
    load.save(update_fields=["counts"])
    if kept.new or kept.changed:
        change = Change("recomputed", DEFINITION, definition, None, load.counts, thread_of(definition))
        record([change], by=by)
    return load


def _row(definition: Definition, area: int, group: int, period: int, derived: Derived) -> tuple[Any, ...]:
    value = derived.value
    number = float(value.value) if isinstance(value, Number) else None
    if isinstance(value, Number):
        state, reason = State.NUMBER, ""
    elif isinstance(value, Suppressed):
        state, reason = State.SUPPRESSED, "made from a withheld figure"
    else:
        state = State.MISSING
        reason = (value.reason if isinstance(value, Missing) else MissingReason.NOT_AVAILABLE).value
    says = (state.value, number, None, reason[:_LONGEST_REASON], "", *([None] * 6))
    return (
        definition.pk,
        area,
        group,
        period,
        *says,
        "",
        derived.reason if derived.reason else _made_of(derived),
        None,
        "",
        None,
    )


def _made_of(derived: Derived) -> str:
    """The figures that went in, for whoever asks how it was worked out."""
    parts = [f"{name} {_short(value)}" for name, _, value in derived.inputs]
    return f"Worked out from {', '.join(parts)}" if parts else ""


def _short(value: Any) -> str:
    return f"{value.value:f}" if isinstance(value, Number) else "withheld or missing"
