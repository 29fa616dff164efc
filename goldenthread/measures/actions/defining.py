"""Putting measures into the library, and changing what it says of them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.text import slugify

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.measures.models import Definition, Relation
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.models import Measure

DEFINITION, RELATION = "definition", "relation"

#: What a person may change of a partnership's own definition.
FIELDS = (
    "name",
    "short_name",
    "theme",
    "meaning",
    "why_it_matters",
    "numerator",
    "denominator",
    "multiplier",
    "inclusions",
    "definition_source",
    "unit",
    "per",
    "decimals",
    "polarity",
    "frequency",
    "year_kind",
    "accumulation",
    "provider",
    "provider_name",
    "responsible_post",
    "last_published",
    "next_published",
    "lag_days",
    "no_quartile",
    "expression",
    "expression_of",
    "preferred_source",
    "discontinued",
    "discontinued_reason",
    "successor",
    "break_reason",
)


class CannotDefine(ValueError):
    """The library cannot say that. The message is the sentence the person reads."""


class ChangedMeanwhile(CannotDefine):
    """Somebody else changed the definition since the person opened it."""


def thread_of(definition: Definition) -> str:
    """The audit thread of a measure: its definition, targets, relations and figures."""
    return f"definition-{definition.pk}"


def state_of(definition: Definition) -> dict[str, Any]:
    """A definition as plain data, for the record."""
    found: dict[str, Any] = {}
    for name in FIELDS:
        value = getattr(definition, f"{name}_id" if hasattr(definition, f"{name}_id") else name)
        found[name] = value.isoformat() if hasattr(value, "isoformat") else value
    return found


@transaction.atomic
def define_measure(
    *,
    partnership: Partnership,
    name: str,
    by: Actor,
    measure: Measure | None = None,
    reason: str = "",
    **fields: Any,
) -> Definition:
    """Put a measure of the partnership into the library; `measure` is the plans' measure it defines."""
    name = " ".join(name.split())
    if not name:
        raise CannotDefine("A measure must have a name.")
    if len(name) > 500:
        raise CannotDefine("The name is longer than 500 characters. Shorten it; the definition has room.")
    _check_known(fields)
    definition = Definition.objects.create(
        partnership=partnership,
        measure=measure,
        key=_free_key(f"{partnership.slug} {name}"),
        name=name,
        **fields,
    )
    record(
        [Change("added", DEFINITION, definition, None, state_of(definition), thread_of(definition))],
        by=by,
        reason=reason,
    )
    return definition


@transaction.atomic
def change_definition(
    *, definition: Definition, by: Actor, reason: str, seen: int | None = None, **fields: Any
) -> Definition:
    """Change what the library says of a measure. `seen` is the version the person looked at."""
    _check_known(fields)
    if definition.partnership_id is None:
        raise CannotDefine("A national measure is described by its source and changes when it is read again.")
    if not reason.strip():
        raise CannotDefine("Say why the definition is changed.")
    definition = Definition.objects.select_for_update().get(pk=definition.pk)
    if seen is not None and seen != definition.version:
        raise ChangedMeanwhile(
            "Somebody else changed this definition while you were looking at it. What you entered is kept on "
            "this page: compare it with what is there now, then save again."
        )
    before = state_of(definition)
    for name, value in fields.items():
        setattr(definition, name, value)
    if state_of(definition) == before:
        return definition
    definition.version += 1
    definition.save()
    record(
        [Change("changed", DEFINITION, definition, before, state_of(definition), thread_of(definition))],
        by=by,
        reason=reason.strip(),
    )
    return definition


@transaction.atomic
def relate(
    *, definition: Definition, national: Definition, kind: str, by: Actor, note: str = "", reason: str = ""
) -> Relation:
    """Say which national measure gives a plan's measure its history, and what differs where it is close."""
    if definition.partnership_id is None or national.partnership_id is not None:
        raise CannotDefine("Relate a measure of a partnership to a national one.")
    before = Relation.objects.filter(definition=definition, national=national).first()
    was = None if before is None or before.removed else {"kind": before.kind, "note": before.note}
    relation, _ = Relation.objects.update_or_create(
        definition=definition, national=national, defaults={"kind": kind, "note": note, "removed": False}
    )
    after = {"kind": kind, "note": note}
    if was != after:
        change = Change("related", RELATION, relation, was, after, thread_of(definition))
        record([change], by=by, reason=reason)
    return relation


@transaction.atomic
def unrelate(*, relation: Relation, by: Actor, reason: str) -> None:
    """Take a relation to a national measure back, as it is stated now; nothing where it was already."""
    relation = (
        Relation.objects.select_for_update(of=("self",)).select_related("definition").get(pk=relation.pk)
    )
    if relation.removed:
        return
    was = {"kind": relation.kind, "note": relation.note}
    relation.removed = True
    relation.save(update_fields=["removed"])
    change = Change("unrelated", RELATION, relation, was, None, thread_of(relation.definition))
    record([change], by=by, reason=reason)


def _check_known(fields: dict[str, Any]) -> None:
    unknown = sorted(set(fields) - set(FIELDS))
    if unknown:
        raise TypeError(f"A definition has no {', '.join(unknown)}.")


def _free_key(text: str) -> str:
    wanted = slugify(text)[:100].strip("-") or "measure"
    taken = set(Definition.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
    return next(key for key in (wanted, *numbered) if key not in taken)
