"""Every load of a partnership, the latest first."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenthread.measures.models import Load, LoadStatus
from goldenthread.measures.views.loading.asking import partnerships_loaded_for
from goldenthread.plans.wording import joined, many

PAGE = 20  # loads on one page of the list

TAGS = {
    LoadStatus.WAITING: ("Waiting for you", "blue"),
    LoadStatus.REFUSED: ("Could not be read", "red"),
    LoadStatus.CONFIRMED: ("Loaded", "green"),
    LoadStatus.UNDONE: ("Undone", "grey"),
    LoadStatus.DISCARDED: ("Discarded", "grey"),
}


@require_GET
def loads(request: HttpRequest) -> HttpResponse:
    """Every time that figures were brought in, each with what it did and how it stands."""
    partnerships = partnerships_loaded_for(request)
    every = Load.objects.filter(partnership__in=partnerships).defer("details").select_related("source")
    standing = list(every.order_by().values_list("status", flat=True))
    statuses = [value for value in request.GET.getlist("status") if value in LoadStatus.values]
    found = every.filter(status__in=statuses) if statuses else every
    page = Paginator(found.select_related("partnership"), PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "measures/loading/loads.html",
        {
            "rows": [_row(load) for load in page],
            "page": page,
            "total": len(standing),
            "sentence": _sentence(standing),
            "several": len(partnerships) > 1,
            "now": request.as_at is None,  # type: ignore[attr-defined]
            "filters": [
                {
                    "name": "status",
                    "legend": "Standing",
                    "open": True,
                    "options": [
                        {
                            "value": status.value,
                            "text": TAGS[status][0],
                            "count": standing.count(status.value),
                        }
                        for status in LoadStatus
                        if status.value in standing
                    ],
                }
            ],
        },
    )


def _row(load: Load) -> dict[str, Any]:
    tag, colour = TAGS[LoadStatus(load.status)]
    return {"load": load, "tag": tag, "colour": colour, "said": load.problem or counts_sentence(load.counts)}


def counts_sentence(counts: dict[str, int]) -> str:
    """What a load did, in words: "12 new figures, 3 changed, 1 unchanged"."""
    if not counts:
        return ""
    pieces = [f"{counts.get('new', 0):,} new {many('figure', counts.get('new', 0))}"]
    pieces += [
        f"{counts[name]:,} {name.replace('_', ' ')}"
        for name in ("changed", "unchanged", "refused", "left_out", "vanished")
        if counts.get(name)
    ]
    return joined(pieces) + "."


def _sentence(statuses: list[str]) -> str:
    if not statuses:
        return "No figures have been loaded here yet."
    waiting = statuses.count(LoadStatus.WAITING)
    if waiting:
        return f"{waiting} {many('load', waiting)} {'waits' if waiting == 1 else 'wait'} for you to confirm."
    return "No load waits for you."
