"""The comparison groups in use, now or as at a past date."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from goldenthread.audit.models import Event
from goldenthread.measures.models import ComparatorMember
from goldenthread.measures.models.comparators import COMPARATOR_SET
from goldenthread.plans.queries import end_of


def members_in_use(as_at: date | None) -> QuerySet[ComparatorMember]:
    """The members of the groups in use, as the record had them at the end of a day (None: now).

    A group kept later is not there yet, and one taken out of use since still is.
    """
    if as_at is None:
        return ComparatorMember.objects.filter(comparator_set__removed=False)
    later = Event.objects.filter(subject_kind=COMPARATOR_SET, at__gt=end_of(as_at))
    added, removed = (later.filter(verb=verb).values("subject_id") for verb in ("added", "removed"))
    in_use = Q(comparator_set__removed=False) | Q(comparator_set__in=removed)
    return ComparatorMember.objects.filter(in_use).exclude(comparator_set__in=added)
