"""As at when a person is looking: now, or a past date as it was known then.

The date is kept in the session. The worked example opens in the past, on the date its documents
belong to; one click brings it to today. Looking at the past changes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

SESSION_KEY = "as_at"
TODAY = "today"


def opening_date() -> date | None:
    """The past date a new session opens on, where the installation has one (the worked example)."""
    text = os.environ.get("GOLDENTHREAD_AS_AT", "")
    return date.fromisoformat(text) if text else None


class AsAtMiddleware:
    """Gives every request `as_at` (a past date, or None for now) and `today` (the date it is then)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.as_at = _chosen(request)  # type: ignore[attr-defined]
        request.today = request.as_at or timezone.localdate()  # type: ignore[attr-defined]
        return self.get_response(request)


def _chosen(request: HttpRequest) -> date | None:
    kept = request.session.get(SESSION_KEY, "")
    if kept == TODAY:
        return None
    try:
        return date.fromisoformat(kept) if kept else opening_date()
    except ValueError:
        return None
