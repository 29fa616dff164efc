"""The pages people see when something is not allowed, not there, or broken. Each says what to do next."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_PAGES = Path(__file__).parent / "templates" / "config"
#: Read when the service starts: these pages need no database, no template and no session, any of which
#: may be what is broken.
_BROKEN = (_PAGES / "broken.html").read_text(encoding="utf-8")
_NOT_UNDERSTOOD = (_PAGES / "not_understood.html").read_text(encoding="utf-8")


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The person's roles do not allow it; the sentence says who may."""
    sentence = str(exception) if exception and str(exception) else "You are not allowed to do this."
    return render(request, "config/not_allowed.html", {"sentence": sentence}, status=403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the mark of the page it should have come from."""
    return render(request, "config/form_expired.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is nothing at this address, or nothing that this person may see."""
    return render(request, "config/not_found.html", status=404)


def conflict(request: HttpRequest, sentence: str) -> HttpResponse:
    """What was asked for would break a rule that the database keeps; the sentence says which."""
    return render(request, "config/conflict.html", {"sentence": sentence}, status=409)


def only_a_form(request: HttpRequest, allowed: str) -> HttpResponse:
    """Somebody opened an address that only takes what a form sends, after signing in for example."""
    page = render(request, "config/only_a_form.html", status=405)
    page["Allow"] = allowed
    return page


def too_often(request: HttpRequest) -> HttpResponse:
    """Somebody, or something, tried to sign in too often from the same place."""
    return render(request, "config/too_often.html", status=429)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request itself is not right: a name this installation does not answer to, a damaged form."""
    return HttpResponse(_NOT_UNDERSTOOD, status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Something went wrong on our side. This page needs nothing that could be broken as well."""
    return HttpResponse(_BROKEN, status=500)
