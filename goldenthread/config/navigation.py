"""The service navigation, and what every page knows: who is looking, and as at when."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

_PLACES = [
    ("Home", "home"),
    ("Plans", "plans:plans"),
    ("Measures", "plans:measures"),
    ("Organisations", "plans:organisations"),
    ("Timeline", "plans:timeline"),
    ("Plan check", "plans:check"),
]


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The links at the top of every page for somebody who is signed in."""
    context: dict[str, Any] = {"local_mode": settings.LOCAL, "navigation": []}
    if getattr(request, "user", None) is None or not request.user.is_authenticated:
        return context
    for text, name in _PLACES:
        href = reverse(name)
        active = request.path == href or (href != "/" and request.path.startswith(href))
        context["navigation"].append({"text": text, "href": href, "active": active})
    return context
