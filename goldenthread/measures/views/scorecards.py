"""Scorecards: where a partnership's measures stand, by plan and priority, by organisation, by theme."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenthread.plans.views.asking import asking


@require_GET
def scorecards(request: HttpRequest) -> HttpResponse:
    """Which scorecard? By plan, by organisation, by theme; or any authority's."""
    ask = asking(request)
    return render(request, "measures/scorecards.html", {"plans": ask.plans})
