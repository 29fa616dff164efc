"""What every page about measures starts with: which measure, seen from which partnership, as at when.

Somebody from elsewhere is told no more than that there is nothing. A national measure is everybody's who
sees any partnership, and is shown for their own area.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest

from goldenthread.measures.models import Definition
from goldenthread.measures.queries.library import as_it_was, definitions_seen_by
from goldenthread.partnerships.models import Partnership
from goldenthread.partnerships.permissions import (
    can_load_figures,
    check_can_load_figures,
    check_looking_at_now,
    partnerships_visible_to,
)
from goldenthread.plans.content import PlanContent
from goldenthread.plans.queries import contents_of, plans_of


@dataclass(slots=True)
class MeasureAsked:
    """A measure somebody may see: the partnership it is seen from, the day, and what they may do."""

    definition: Definition
    partnership: Partnership | None
    partnerships: list[Partnership]
    as_at: date | None
    today: date
    may_change: bool

    @property
    def is_national(self) -> bool:
        return self.definition.partnership_id is None

    def contents(self) -> list[PlanContent]:
        """What the partnership's plans said on that day, by when they start."""
        if self.partnership is None:
            return []
        plans = plans_of([self.partnership], as_at=self.as_at)
        said = contents_of(plans, as_at=self.as_at)
        return [said[plan.pk] for plan in plans]


def measure_or_404(request: HttpRequest, key: str) -> MeasureAsked:
    """The measure at this address, as it was known on the day asked about."""
    asked = _asked(request, key)
    if as_it_was(asked.definition, asked.as_at) is None:
        raise Http404
    return asked


def _asked(request: HttpRequest, key: str) -> MeasureAsked:
    partnerships = partnerships_visible_to(request.user)
    definition = (
        definitions_seen_by(partnerships)
        .filter(key=key)
        .select_related("partnership__home", "provider", "measure", "preferred_source", "successor")
        .first()
    )
    if not partnerships or definition is None:
        raise Http404
    as_at: date | None = request.as_at  # type: ignore[attr-defined]
    theirs = definition.partnership
    return MeasureAsked(
        definition=definition,
        partnership=theirs or _chosen(request, partnerships),
        partnerships=partnerships,
        as_at=as_at,
        today=request.today,  # type: ignore[attr-defined]
        may_change=theirs is not None and as_at is None and can_load_figures(request.user, theirs),
    )


def _chosen(request: HttpRequest, partnerships: list[Partnership]) -> Partnership | None:
    """The partnership whose area a national measure is shown for: the one asked for, or the first."""
    placed = [each for each in partnerships if each.home_id is not None]
    wanted = request.GET.get("for", "")
    return next((each for each in placed if each.slug == wanted), placed[0] if placed else None)


def measure_to_change(request: HttpRequest, key: str) -> MeasureAsked:
    """A partnership's own measure, for somebody who may change it, and now."""
    asked = _asked(request, key)
    if asked.definition.partnership is None:
        raise Http404
    check_can_load_figures(request.user, asked.definition.partnership)
    check_looking_at_now(request)
    return asked
