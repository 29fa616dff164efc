"""Decisions people took about figures (targets, ratings overruled, new phases), now or as at a past date.

A decision is never changed: a later one takes its place, and both keep the moments between which they stood.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.measures.models import RatingOverride
from goldenthread.partnerships.models import Area
from goldenthread.plans.queries import end_of
from goldenthread.rules.periods import Period


def standing_decisions(found: QuerySet[Any], as_at: date | None) -> QuerySet[Any]:
    """The decisions that stood at the end of a day; those that stand now where no day is given."""
    if as_at is None:
        return found.filter(superseded_at__isnull=True)
    moment = end_of(as_at)
    still = Q(superseded_at__isnull=True) | Q(superseded_at__gt=moment)
    return found.filter(still, learned_at__lte=moment)


def former_decisions(found: QuerySet[Any], as_at: date | None) -> QuerySet[Any]:
    """The decisions that had been replaced or withdrawn by the end of a day (None: by now)."""
    if as_at is None:
        return found.filter(superseded_at__isnull=False)
    return found.filter(superseded_at__lte=end_of(as_at))


def overruled_ratings(
    definitions: Iterable[int], area: Area, *, group_id: int, as_at: date | None
) -> dict[tuple[int, Period], RatingOverride]:
    """The ratings a person gave instead of the computed one, by definition and period."""
    given = RatingOverride.objects.filter(definition__in=list(definitions), area=area, group_id=group_id)
    standing = standing_decisions(given, as_at).select_related("period").order_by("learned_at", "pk")
    return {(each.definition_id, each.period.period): each for each in standing}
