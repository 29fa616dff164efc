"""What the database refuses, two people at the same moment for example, is answered with a sentence."""

from __future__ import annotations

from collections.abc import Callable

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse

from goldenthread.audit.constraints import sentence_for
from goldenthread.config.errors import conflict


class RefusalMiddleware:
    """Shows the sentence of the constraint that a change would have broken; nothing of it is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page with the sentence, for a refusal of the database; everything else goes its way."""
        if isinstance(exception, IntegrityError):
            return conflict(request, sentence_for(exception))
        return None
