"""Ways on from a plan to pages of folders that plans do not know: its scorecard, its printed figures.

Such a folder offers its links when it starts; a plan's page asks for them. So the lower folder stays without
knowledge of the higher one, and a page still has its next step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from goldenthread.partnerships.models import Partnership
from goldenthread.plans.models import Plan


@dataclass(frozen=True, slots=True)
class WayOn:
    """A link that is offered on the page of every plan.

    `route` takes the plan's key. `may` says who sees it; `changes` that it leads to a form, which the past
    has none of.
    """

    text: str
    route: str
    may: Callable[[Any, Partnership], bool] = lambda person, partnership: True
    changes: bool = False


_offered: list[WayOn] = []


def offer(way: WayOn) -> None:
    """Offer a link on the page of every plan. Offering the same twice changes nothing."""
    if way not in _offered:
        _offered.append(way)


def ways_on(plan: Plan, person: Any, *, as_at: date | None) -> list[dict[str, str]]:
    """The links for this person on this plan's page, in the order they were offered."""
    return [
        {"text": way.text, "href": reverse(way.route, args=[plan.key])}
        for way in _offered
        if way.may(person, plan.partnership) and not (way.changes and as_at is not None)
    ]
