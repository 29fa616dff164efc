"""The gallery: every part pages are put together from, in every state, to look at and to choose from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenthread.interface.gallery import gallery_content


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, with invented content."""
    return render(request, "interface/gallery.html", gallery_content(request.GET.get("page", "1")))
