"""What is remembered of each provider's files, and having a line of it forgotten."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.measures.actions.loading import CannotLoad, forget
from goldenthread.measures.loading.remembered import KINDS, Line, lines_of
from goldenthread.measures.models import Definition, Source, SourceKind
from goldenthread.measures.views.loading.asking import partnerships_loaded_for
from goldenthread.partnerships.models import Area
from goldenthread.partnerships.permissions import (
    can_view_plans,
    check_can_load_figures,
    check_looking_at_now,
    person_of,
)

_KINDS = (SourceKind.PROVIDER, SourceKind.FORM)


@require_GET
def providers(request: HttpRequest) -> HttpResponse:
    """Everybody who gives figures, with how much is remembered of their files."""
    partnerships = partnerships_loaded_for(request)
    sources = Source.objects.filter(partnership__in=partnerships, kind__in=_KINDS).select_related(
        "partnership"
    )
    rows = [
        {"source": source, "count": len(lines_of(source.mapping, _nobody()))}
        for source in sources.order_by("name", "pk")
    ]
    crumbs = [{"text": "Figures loaded", "href": reverse("measures:loads")}, {"text": "What is remembered"}]
    context = {"rows": rows, "several": len(partnerships) > 1, "crumbs": crumbs}
    return render(request, "measures/loading/providers.html", context)


def _nobody() -> dict[str, dict[int, str]]:
    """The names of nothing: enough to count the lines."""
    return {"measure": {}, "area": {}}


@require_http_methods(["GET", "POST"])
def remembered(request: HttpRequest, pk: int) -> HttpResponse:
    """What is remembered of one provider's files, line by line; each can be forgotten."""
    source = Source.objects.filter(pk=pk, kind__in=_KINDS).select_related("partnership").first()
    if source is None or source.partnership is None or not can_view_plans(request.user, source.partnership):
        raise Http404
    check_can_load_figures(request.user, source.partnership)
    if request.method == "POST":
        check_looking_at_now(request)
        try:
            forget(source=source, key=request.POST.get("key", ""), by=person_of(request))
        except CannotLoad as problem:
            messages.info(request, str(problem))
        else:
            messages.success(request, "Forgotten. The next file that needs it asks again.")
        return redirect("measures:remembered", pk=source.pk)
    lines = lines_of(source.mapping, _called(source))
    return render(
        request,
        "measures/loading/remembered.html",
        {
            "source": source,
            "kinds": _by_kind(lines),
            "count": len(lines),
            "now": request.as_at is None,  # type: ignore[attr-defined]
            "crumbs": [
                {"text": "Figures loaded", "href": reverse("measures:loads")},
                {"text": "What is remembered", "href": reverse("measures:providers")},
                {"text": source.name},
            ],
        },
    )


def _called(source: Source) -> dict[str, dict[int, str]]:
    """The names of the measures and areas that are remembered."""
    names = source.mapping.get("names", {})
    wanted = {
        kind: {pk for pk in names.get(kind, {}).values() if pk is not None} for kind in ("measure", "area")
    }
    return {
        "measure": dict(Definition.objects.filter(pk__in=wanted["measure"]).values_list("pk", "name")),
        "area": dict(Area.objects.filter(pk__in=wanted["area"]).values_list("pk", "name")),
    }


def _by_kind(lines: list[Line]) -> list[dict[str, Any]]:
    return [
        {"label": label, "lines": found}
        for kind, label in KINDS.items()
        if (found := [line for line in lines if line.kind == kind])
    ]
