"""What is refused is answered with a sentence: by the database, two people at the same moment for example,
or because an address that only takes a form was opened like a page."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse

from goldenthread.audit.constraints import sentence_for
from goldenthread.config.errors import conflict, only_a_form

#: PostgreSQL's words for it: serialisation failure, deadlock, lock not available.
_LOST_THE_RACE = ("40001", "40P01", "55P03")
_BUSY = "Somebody else was changing the same things at the same moment. Try again; nothing of yours is lost."


class RefusalMiddleware:
    """Shows the sentence of the constraint that a change would have broken; nothing of it is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            return only_a_form(request, response["Allow"])
        return response

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
