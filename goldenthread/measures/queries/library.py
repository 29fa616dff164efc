"""The measures of the library that somebody may see, and what the library said at a past date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Q, QuerySet

from goldenthread.audit.models import Event
from goldenthread.measures.actions.defining import DEFINITION, FIELDS
from goldenthread.measures.models import Definition
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.queries import end_of

_DATES = {"last_published", "next_published", "discontinued"}
_OTHERS = {"provider", "preferred_source", "successor"}  # kept by their number


def definitions_seen_by(partnerships: Iterable[Partnership]) -> QuerySet[Definition]:
    """The national measures, and those of these partnerships."""
    theirs = Q(partnership__in=list(partnerships))
    return Definition.objects.filter(Q(partnership__isnull=True) | theirs, removed=False)


def as_it_was(definition: Definition, as_at: date | None) -> Definition | None:
    """The definition with what the library said at the end of a day; None where it was not there yet.

    What the library said of a national measure is what its source said when it had last been read.
    """
    found = as_they_were([definition], as_at)
    return found[0] if found else None


def as_they_were(definitions: Sequence[Definition], as_at: date | None) -> list[Definition]:
    """Those of the definitions that were there at the end of a day, as the library had them then."""
    if as_at is None:
        return list(definitions)
    moment: datetime = end_of(as_at)
    known = {each.pk: each for each in definitions}
    later = Event.objects.filter(
        subject_kind=DEFINITION, subject_id__in=list(known), at__gt=moment, verb__in=["added", "changed"]
    ).order_by("-id")
    missing: set[int] = set()
    for event in later:
        definition = known[event.subject_id]
        if event.before is None:
            missing.add(event.subject_id)
        else:
            _go_back(definition, event.before)
    return [each for each in definitions if each.pk not in missing]


def _go_back(definition: Definition, before: dict[str, object]) -> None:
    for name in FIELDS:
        if name not in before:
            continue  # a field that the library did not have yet
        value = before[name]
        if name in _OTHERS:
            setattr(definition, f"{name}_id", value)
        elif name in _DATES and isinstance(value, str):
            setattr(definition, name, date.fromisoformat(value))
        else:
            setattr(definition, name, value)
