"""The service navigation, and what every page knows: who is looking, and as at when."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from goldenthread.partnerships.permissions import can_read_documents, partnerships_visible_to

_PLACES = [
    ("Home", "home"),
    ("Plans", "plans:plans"),
    ("Measures", "plans:measures"),
    ("Organisations", "plans:organisations"),
    ("Timeline", "plans:timeline"),
    ("Plan check", "plans:check"),
    ("Documents", "documents:documents"),
]


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The links at the top of every page for somebody who is signed in."""
    context: dict[str, Any] = {"local_mode": settings.LOCAL, "navigation": []}
    if getattr(request, "user", None) is None or not request.user.is_authenticated:
        return context
    for text, name in _PLACES:
        if name == "documents:documents" and not _reads_documents(request):
            continue  # a link that would only say "you may not" helps nobody
        href = reverse(name)
        active = request.path == href or (href != "/" and request.path.startswith(href))
        context["navigation"].append({"text": text, "href": href, "active": active})
    return context


def _reads_documents(request: HttpRequest) -> bool:
    """Whether the person may read documents in for any partnership."""
    return any(can_read_documents(request.user, each) for each in partnerships_visible_to(request.user))
