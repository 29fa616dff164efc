"""What the database refuses, two people at the same moment for example, is answered with a sentence."""

from __future__ import annotations

from collections.abc import Callable

from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse

from goldenthread.audit.constraints import sentence_for
from goldenthread.config.errors import conflict

#: PostgreSQL's words for it: serialisation failure, deadlock, lock not available.
_LOST_THE_RACE = ("40001", "40P01", "55P03")
_BUSY = "Somebody else was changing the same things at the same moment. Try again; nothing of yours is lost."


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
        if isinstance(exception, OperationalError) and _others_were_first(exception):
            return conflict(request, _BUSY)
        return None


def _others_were_first(problem: OperationalError) -> bool:
    """Whether the database gave up because others were changing the same things, and not for a fault."""
    state = getattr(problem.__cause__, "sqlstate", None)
    return state in _LOST_THE_RACE or "database is locked" in str(problem)
