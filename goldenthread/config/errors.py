"""The pages people see when something is not allowed, not there, or broken. Each says what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The person's roles do not allow it; the sentence says who may."""
    sentence = str(exception) if exception and str(exception) else "You are not allowed to do this."
    return render(request, "config/not_allowed.html", {"sentence": sentence}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is nothing at this address, or nothing that this person may see."""
    return render(request, "config/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something went wrong on our side. This page needs nothing that could be broken as well."""
    return render(request, "config/broken.html", status=500)
