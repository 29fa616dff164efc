"""The service navigation, and what every page knows: who is looking, and as at when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from goldenthread.partnerships.models import Partnership
from goldenthread.partnerships.permissions import (
    can_load_figures,
    can_manage_people,
    can_read_documents,
    partnerships_visible_to,
)

#: Text, route, and who needs the link: a link that would only say "you may not" helps nobody.
_PLACES: list[tuple[str, str, Callable[[Any, Partnership], bool] | None]] = [
    ("Home", "home", None),
    ("Plans", "plans:plans", None),
    ("Timeline", "plans:timeline", None),
    ("Scorecards", "measures:scorecards", None),
    ("Measures", "plans:measures", None),
    ("Reports", "measures:reports", None),
    ("Organisations", "plans:organisations", None),
    ("Plan check", "plans:check", None),
    ("Documents", "documents:documents", can_read_documents),
    ("Figures", "measures:loads", can_load_figures),
]


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The links at the top of every page for somebody who is signed in."""
    context: dict[str, Any] = {"local_mode": settings.LOCAL, "navigation": [], "manages_people": False}
    if getattr(request, "user", None) is None or not request.user.is_authenticated:
        return context
    context["manages_people"] = _any_of_theirs(request, can_manage_people)
    for text, name, may in _PLACES:
        if may is not None and not _any_of_theirs(request, may):
            continue
        href = reverse(name)
        active = request.path == href or (href != "/" and request.path.startswith(href))
        context["navigation"].append({"text": text, "href": href, "active": active})
    return context


def _any_of_theirs(request: HttpRequest, may: Callable[[Any, Partnership], bool]) -> bool:
    """Whether the person may do something in any of the partnerships they see."""
    return any(may(request.user, each) for each in partnerships_visible_to(request.user))
