"""Forgetting one thing that was said of a provider's files, so that it is asked again."""

from __future__ import annotations

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.measures.actions.loading.refusals import CannotLoad
from goldenthread.measures.loading.remembered import without
from goldenthread.measures.models import Source


@transaction.atomic
def forget(*, source: Source, key: str, by: Actor) -> Source:
    """Forget one line of what is remembered (see `remembered.Line.key`). What was loaded by it stays.

    Raises CannotLoad where it is not remembered, because somebody forgot it a moment ago.
    """
    held = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    found = without(held.mapping, key)
    if found is None:
        raise CannotLoad("This is not remembered any more: somebody forgot it a moment ago.")
    held.mapping, meant = found
    before = {"remembered": key, "taken for": meant}
    held.save(update_fields=["mapping"])
    record([Change("forgotten", "source", held, before, None, f"source-{held.pk}")], by=by)
    return held
