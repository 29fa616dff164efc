"""Which national measures a plan's measures are, or are close to, now or as at a past date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goldenthread.audit.models import Event
from goldenthread.measures.actions.defining import RELATION
from goldenthread.measures.models import Definition, Relation, RelationKind
from goldenthread.plans.queries import end_of


def relations_of(definitions: Iterable[int], as_at: date | None = None) -> list[Relation]:
    """The relations of these measures as they were stated at the end of a day (None: now), oldest first.

    A relation stated later brings no history to an earlier day, and one taken back later still stands then:
    the record says what it was.
    """
    stated = (
        Relation.objects.filter(definition__in=list(definitions))
        .select_related("national", "definition")
        .order_by("definition_id", "id")
    )
    if as_at is None:
        return list(stated.filter(removed=False))
    found = {each.pk: each for each in stated}
    later = Event.objects.filter(subject_kind=RELATION, subject_id__in=list(found), at__gt=end_of(as_at))
    for pk, before in later.order_by("-id").values_list("subject_id", "before"):
        found[pk].removed = before is None
        if before is not None:
            found[pk].kind, found[pk].note = before["kind"], before["note"]
    return [each for each in found.values() if not each.removed]


def same_measures(definition: Definition, as_at: date | None = None) -> list[int]:
    """The national measures that are the same as a plan's, by their identities."""
    return [
        each.national_id for each in relations_of([definition.pk], as_at) if each.kind == RelationKind.SAME
    ]
