"""Working out the figures of derived measures from those of the measures they are made of.

Whatever brings figures in or takes them back ends with `derive_after`: every derived measure that depends on
them, directly or through others, is worked out anew in the same transaction. A reader never sees a share
whose parts have changed beneath it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, now, record
from goldenthread.measures.actions.defining import DEFINITION, CannotDefine, change_definition, thread_of
from goldenthread.measures.derived import (
    WORKED_OUT_AT,
    CannotDerive,
    Inputs,
    WorkedOut,
    derived_definitions,
    following,
    needs_of,
    read_derived,
    source_key,
)
from goldenthread.measures.keeping import keep_in_place_of
from goldenthread.measures.models import (
    Definition,
    KnownPeriod,
    Load,
    LoadStatus,
    Observation,
    ObservationStatus,
    Source,
    SourceKind,
    State,
)
from goldenthread.partnerships.models import Partnership
from goldenthread.rules.expressions import Derived
from goldenthread.rules.figures import (
    Missing,
    MissingReason,
    Number,
    Suppressed,
    Unit,
    UnitKind,
    Value,
    format_value,
)
from goldenthread.rules.periods import Period

_LONGEST_REASON = 120  # characters
_LISTED = 12  # figures named in the note of one; a mean of sixty months says how many more there are
_WITHHELD = "made from a withheld figure"
#: The standing of what is worked out is that of its least certain part.
_LEAST_CERTAIN = (ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATED)
_Place = tuple[int, int, int]
#: What a derived figure says, as `_Worker._says` gives it: state, value, reason, status, note.
_Says = tuple[str, float | None, str, str, str]


@transaction.atomic
def derive_after(*, load: Load, by: Actor) -> list[Load]:
    """Work out anew every derived measure that depends on a figure this load brought or took back.

    Call it inside the transaction of the load. It costs one query where nothing is derived. Gives the loads
    that hold what changed: none where all came out as it was.
    """
    every = derived_definitions()
    if not every:
        return []
    named = {key for each in every for key in needs_of(each)}
    touched = _with_figures_of(named, load.pk, still_said=True)
    if load.undoes_id is not None:
        touched |= _with_figures_of(named, load.undoes_id, still_said=False)
    follow = following(touched, every)
    return _Worker(by, load.at, load).work_out(follow.levels, follow.in_circles)


def _with_figures_of(named: set[str], load: int, *, still_said: bool) -> set[str]:
    """Of the measures (by key) those of which the load holds a figure, still said or no longer.

    The load is picked out here: a database asked for it reads all 641,070 figures of a large one.
    """
    found = Observation.objects.filter(definition__key__in=named, superseded_at__isnull=still_said)
    pairs = found.order_by().values_list("definition__key", "load_id").distinct()
    return {key for key, of in pairs if of == load}


@transaction.atomic
def derive_after_definition(*, definition: Definition, by: Actor) -> list[Load]:
    """Work out anew what depends on a measure whose unit, expression or preferred source changed."""
    every = derived_definitions()
    follow = following([definition.key], every) if every else None
    return _Worker(by, now()).work_out(follow.levels, follow.in_circles) if follow else []


@transaction.atomic
def recompute_derived(*, definition: Definition, by: Actor) -> dict[str, int]:
    """Work the figures of a derived measure out again, and of those that depend on it.

    What changed supersedes what was worked out before; a second time with the same figures changes nothing.
    Gives how many figures of this measure are new, changed and unchanged. CannotDefine where the measure has
    no expression, or one that cannot be used any more.
    """
    if not definition.expression.strip():
        raise CannotDefine("This measure is not worked out from others.")
    try:
        read_derived(definition.expression, definition)
    except CannotDerive as problem:
        raise CannotDefine(str(problem)) from problem
    follow = following([definition.key], derived_definitions())
    worker = _Worker(by, now())
    worker.work_out(((definition,), *follow.levels), follow.in_circles)
    return worker.counts[definition.pk]


@transaction.atomic
def change_expression(
    *, definition: Definition, expression: str, by: Actor, reason: str, seen: int | None = None
) -> dict[str, int]:
    """Say what a measure is worked out from ("": from nothing any more), and work it out.

    Two who define at once come one after the other, so that no circle closes between them. CannotDefine with
    the sentence that says why an expression cannot be used; as `change_definition` otherwise.
    """
    if definition.partnership_id is not None:
        Partnership.objects.select_for_update(no_key=True, of=("self",)).get(pk=definition.partnership_id)
    definition = Definition.objects.get(pk=definition.pk)
    try:
        keys = read_derived(expression, definition).keys if expression.strip() else {}
    except CannotDerive as problem:
        raise CannotDefine(str(problem)) from problem
    was = definition.expression
    changed = change_definition(
        definition=definition, by=by, reason=reason, seen=seen, expression=expression, expression_of=keys
    )
    if changed.expression.strip():
        return recompute_derived(definition=changed, by=by)
    if was:
        follow = following([changed.key], derived_definitions())
        _Worker(by, now()).work_out(((changed,), *follow.levels), follow.in_circles)
    return {}


class _Worker:
    """Works levels of derived measures out, one after the other, and keeps what changed."""

    def __init__(self, by: Actor, at: datetime, after: Load | None = None) -> None:
        self.by, self.at, self.after = by, at, after
        self.counts: dict[int, dict[str, int]] = {}
        self.loads: list[Load] = []
        self.changes: list[Change] = []

    def work_out(
        self, levels: Sequence[Sequence[Definition]], in_circles: Sequence[Definition] = ()
    ) -> list[Load]:
        """The loads that hold what changed."""
        every = [each for level in levels for each in level] + list(in_circles)
        if not every:
            return []
        self.sources = _sources(every)
        for level in levels:
            self._level(level)
        if in_circles:
            gone = CannotDerive("It is made from itself, so it cannot be worked out.")
            self._keep_level(dict.fromkeys(in_circles, gone), Inputs([]))
        for source in self.sources.values():
            source.save(update_fields=["mapping"])
        if self.changes:
            record(self.changes, by=self.by)
        return self.loads

    def _level(self, level: Sequence[Definition]) -> None:
        inputs = Inputs(level)
        found: dict[Definition, list[WorkedOut] | CannotDerive] = {}
        for definition in level:
            try:
                found[definition] = inputs.worked_out(inputs.read(definition))
            except CannotDerive as problem:
                found[definition] = problem
        self._keep_level(found, inputs)

    def _keep_level(self, found: dict[Definition, Any], inputs: Inputs) -> None:
        periods = {each.period: each.pk for each in KnownPeriod.objects.all()}
        of_level = [self.sources[each.pk].pk for each in found]
        before: dict[int, dict[_Place, tuple[int, _Says, datetime]]] = {each.pk: {} for each in found}
        standing = Observation.objects.filter(
            definition__in=[each.pk for each in found], source__in=of_level, superseded_at__isnull=True
        ).order_by("pk")
        for row in standing.values_list(
            "definition_id", "area_id", "group_id", "period_id",
            "pk", "state", "value", "reason", "status", "note", "learned_at",
        ):  # fmt: skip
            before[row[0]][row[1:4]] = (row[4], row[5:10], row[10])
        # What is worked out was known no sooner than its parts, be the load that brought one of a past day.
        self.at = max([self.at, *filter(None, [inputs.learned_at])])
        for definition, outcome in found.items():
            self._keep(definition, _said(outcome, definition, periods), before[definition.pk], outcome)

    def _keep(
        self,
        definition: Definition,
        said: dict[_Place, _Says],
        before: dict[_Place, tuple[int, _Says, datetime]],
        outcome: list[WorkedOut] | CannotDerive,
    ) -> None:
        why = str(outcome) if isinstance(outcome, CannotDerive) else "It can no longer be worked out."
        for place in before:
            said.setdefault(place, (State.MISSING.value, None, MissingReason.NOT_AVAILABLE.value, "", why))
        changed = [
            (before[place][0] if place in before else None, place, says)
            for place, says in said.items()
            if place not in before or before[place][1] != says
        ]
        new = sum(1 for old, _, _ in changed if old is None)
        counts = {"new": new, "changed": len(changed) - new, "unchanged": len(said) - len(changed)}
        self.counts[definition.pk] = counts
        source = self.sources[definition.pk]
        at = max([self.at, *(before[place][2] for old, place, _ in changed if old is not None)])
        source.mapping = {**source.mapping, WORKED_OUT_AT: at.isoformat()}
        if not changed:
            return
        load = Load.objects.create(
            partnership=definition.partnership,
            source=source,
            by_id=self.by.pk,
            by_name=self.by.name,
            at=at,
            status=LoadStatus.CONFIRMED,
            name=(definition.expression or "No longer worked out")[:255],
            counts=counts,
            details={"after": {"load": self.after.pk, "name": self.after.name}} if self.after else {},
        )
        rows = [(old, _row(definition.pk, place, says)) for old, place, says in changed]
        keep_in_place_of(load, rows)
        self.loads.append(load)
        self.changes.append(Change("recomputed", DEFINITION, definition, None, counts, thread_of(definition)))


def _sources(definitions: Iterable[Definition]) -> dict[int, Source]:
    """The source of each derived measure, locked: two who work one out at once come one after the other, and
    the second works with what the first left."""
    by_key = {source_key(each): each for each in definitions}
    missing = set(by_key) - set(Source.objects.filter(key__in=by_key).values_list("key", flat=True))
    for key in sorted(missing):
        Source.objects.get_or_create(
            key=key,
            defaults={
                "partnership": by_key[key].partnership,
                "name": "Worked out from other measures",
                "kind": SourceKind.DERIVED,
            },
        )
    held = Source.objects.select_for_update(of=("self",)).filter(key__in=by_key).order_by("pk")
    return {by_key[source.key].pk: source for source in held}


# What a figure says


def _said(
    outcome: list[WorkedOut] | CannotDerive, definition: Definition, periods: dict[Period, int]
) -> dict[_Place, _Says]:
    if isinstance(outcome, CannotDerive):
        return {}
    return {(e.area_id, e.group_id, periods[e.period]): _says(e, definition) for e in outcome}


def _says(worked_out: WorkedOut, definition: Definition) -> _Says:
    derived, value = worked_out.derived, worked_out.derived.value
    status = next(
        (
            each
            for each in _LEAST_CERTAIN
            if any(part.figure is not None and part.figure.status == each for part in worked_out.made_of)
        ),
        ObservationStatus.NOT_SAID,
    )
    note = " ".join(filter(None, [derived.reason, _made_of(worked_out)]))
    if isinstance(value, Number):
        return State.NUMBER.value, float(value.value), "", status.value, note
    if isinstance(value, Suppressed):
        return State.SUPPRESSED.value, None, _WITHHELD, "", note
    return State.MISSING.value, None, _why_missing(derived)[:_LONGEST_REASON], "", note


def _why_missing(derived: Derived) -> str:
    value = derived.value
    return (value.reason if isinstance(value, Missing) else MissingReason.NOT_AVAILABLE).value


def _made_of(worked_out: WorkedOut) -> str:
    """The figures that went in, each with its period where it is another: for whoever asks how it came."""
    parts = []
    for each in worked_out.made_of[:_LISTED]:
        of = f" of {each.group.name}" if each.group else ""
        when = f" for {each.period}" if each.period != worked_out.period else ""
        name = each.definition.short_name or each.definition.name
        parts.append(f"{name}{of}{when} ({_shown(each.value, each.definition)})")
    more = len(worked_out.made_of) - len(parts)
    if more:
        parts.append(f"{more} more")
    return f"Worked out from: {'; '.join(parts)}." if parts else ""


def _shown(value: Value, definition: Definition) -> str:
    """Exactly, so that whoever asks can do the sum."""
    if isinstance(value, Suppressed):
        return "withheld"
    if isinstance(value, Number) and value.upper is None:
        value = Number(Decimal(f"{value.value.normalize():f}"))  # 20, not 20.0
    return format_value(value, Unit(UnitKind(definition.unit), definition.per))


def _row(definition: int, place: _Place, says: _Says) -> tuple[Any, ...]:
    """A figure in the form and order of `keeping`."""
    state, value, reason, status, note = says
    return (
        definition,
        *place,
        state,
        value,
        None,
        reason,
        status,
        *([None] * 6),
        "",
        note,
        None,
        "",
        None,
    )
