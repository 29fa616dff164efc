"""Saying which column is what, and what a provider's names mean. It is remembered for the next time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from goldenthread.audit.actions import Actor
from goldenthread.measures.actions.defining import CannotDefine, define_measure
from goldenthread.measures.actions.loading.refusals import CannotLoad, waiting
from goldenthread.measures.loading.layouts import Layout
from goldenthread.measures.loading.matching import plain_name
from goldenthread.measures.loading.working_out import areas_for, definitions_for
from goldenthread.measures.models import Definition, Load
from goldenthread.rules.figures import polarity_in_name, unit_of
from goldenthread.rules.polarity import Polarity


@transaction.atomic
def say_columns(*, load: Load, layouts: Sequence[Layout], by: Actor) -> Load:
    """Say how the sheets of a waiting load are read: one layout for each sheet, in their order."""
    load = waiting(load)
    known = load.mapping.get("layouts", [])
    if len(layouts) != len(known):
        raise CannotLoad("The file has other sheets than those described.")
    if all(layout.skipped for layout in layouts):
        raise CannotLoad("Say of at least one sheet which column holds the figures.")
    load.mapping["layouts"] = [layout.as_data() for layout in layouts]
    load.save(update_fields=["mapping"])
    return load


@transaction.atomic
def say_names(*, load: Load, said: Mapping[str, Mapping[str, int | str | None]], by: Actor) -> Load:
    """Say what names mean: of a "measure" or "area" which one (None: left out); of a "group" its name."""
    load = waiting(load)
    assert load.partnership is not None
    mine = {
        "measure": {each.pk for each in definitions_for(load.partnership)},
        "area": {each.pk for each in areas_for(load.partnership)},
    }
    names: dict[str, Any] = load.mapping.setdefault("names", {})
    for kind, answers in said.items():
        for text, identity in answers.items():
            if kind in mine and identity is not None and identity not in mine[kind]:
                raise CannotLoad(f"Choose from the list what “{text}” means.")
            names.setdefault(kind, {})[plain_name(text)] = identity
    load.save(update_fields=["mapping"])
    return load


@transaction.atomic
def add_to_library(*, load: Load, name: str, by: Actor) -> Definition:
    """Put a measure that a file names into the partnership's library, with what its name says of it."""
    load = waiting(load)
    assert load.partnership is not None
    unit = unit_of(name)
    polarity = Polarity.of(polarity_in_name(name).good)
    try:
        return define_measure(
            partnership=load.partnership,
            name=name,
            by=by,
            reason=f"Named in {load.name}",
            unit=unit.kind.value,
            per=unit.per,
            polarity=polarity.value if polarity else "",
            provider_name=load.source.name[:300],
        )
    except CannotDefine as problem:
        raise CannotLoad(str(problem)) from problem
