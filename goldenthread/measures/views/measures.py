"""The library of measures, and the page of each."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from goldenthread.interface.tables import Cell, Column, Table
from goldenthread.measures.models import Definition, Relation
from goldenthread.measures.presenting import download
from goldenthread.measures.presenting.page import MeasurePage, measure_page
from goldenthread.measures.presenting.wording import NOBODY_SAID, age_words, status_words
from goldenthread.measures.queries.library import as_they_were, definitions_seen_by
from goldenthread.measures.views.asking import MeasureAsked, measure_or_404
from goldenthread.partnerships.permissions import (
    can_change_plans,
    can_load_figures,
    partnerships_visible_to,
)
from goldenthread.plans.models import Measure
from goldenthread.plans.presenting import figures_table, path_of
from goldenthread.plans.views import registers
from goldenthread.rules.polarity import Polarity

PER_PAGE = 50
NATIONAL = "national"


@require_GET
def library(request: HttpRequest) -> HttpResponse:
    """Every measure of the partnership and of the national lists, to be searched and narrowed."""
    partnerships = partnerships_visible_to(request.user)
    if not partnerships:
        raise Http404
    asked = {name: request.GET.get(name, "").replace("\x00", "") for name in ("q", "theme", "whose")}
    everything = definitions_seen_by(partnerships)
    themes = sorted({theme for theme in everything.values_list("theme", flat=True).distinct() if theme})
    found = everything.select_related("partnership").order_by("partnership__name", "name", "pk")
    for word in asked["q"].split()[:10]:
        found = found.filter(
            Q(name__icontains=word) | Q(short_name__icontains=word) | Q(meaning__icontains=word)
        )
    if asked["theme"]:
        found = found.filter(theme=asked["theme"])
    if asked["whose"] == NATIONAL:
        found = found.filter(partnership__isnull=True)
    elif asked["whose"]:
        found = found.filter(partnership__slug=asked["whose"])
    shown = as_they_were(_own_first(found), request.as_at)  # type: ignore[attr-defined]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    total = everything.count()
    own = everything.filter(partnership__isnull=False).count()
    return render(
        request,
        "measures/library.html",
        {
            "table": _library_table(list(page), several=len(partnerships) > 1),
            "page": page,
            "count": len(shown),
            "total": total,
            "own": own,
            "national": total - own,
            "asked": asked,
            "narrowed": any(asked.values()),
            "themes": themes,
            "partnerships": partnerships,
            "may_add": request.as_at is None  # type: ignore[attr-defined]
            and any(can_load_figures(request.user, each) for each in partnerships),
        },
    )


def _own_first(found: Any) -> list[Definition]:
    return sorted(found, key=lambda each: each.partnership_id is None)


def _library_table(definitions: list[Definition], *, several: bool) -> Table:
    themed = any(each.theme for each in definitions)
    columns: list[Column | str] = ["Measure", "Whose", "Is higher better", *(["Theme"] if themed else [])]
    rows = []
    for each in definitions:
        link = format_html('<a class="govuk-link" href="{}">{}</a>', each.get_absolute_url(), each.name)
        whose = each.partnership.name if each.partnership else "National"
        polarity = Polarity(each.polarity).sentence if each.polarity else "Nobody has said"
        rows.append(
            [
                Cell(link, note="Discontinued" if each.discontinued else ""),
                whose,
                polarity,
                *([each.theme] if themed else []),
            ]
        )
    return Table("Measures", columns, rows, small=True)


@require_GET
def measure(request: HttpRequest, key: str) -> HttpResponse:
    """One measure: where it stands, how it has gone, against what, and where every figure comes from."""
    asked = measure_or_404(request, key)
    if asked.partnership is None or asked.partnership.home_id is None:
        return render(request, "measures/measure_without_area.html", {"definition": asked.definition})
    found = _page_of(asked, request)
    return render(request, "measures/measure.html", _context(request, asked, found))


def _page_of(asked: MeasureAsked, request: HttpRequest) -> MeasurePage:
    assert asked.partnership is not None
    csv = reverse("measures:figures_csv", args=[asked.definition.key])
    if asked.is_national:
        csv += f"?for={asked.partnership.slug}"
    return measure_page(
        asked.definition,
        partnership=asked.partnership,
        contents=asked.contents(),
        today=asked.today,
        as_at=asked.as_at,
        csv_href=csv,
        may_open_loads=asked.as_at is None and can_load_figures(request.user, asked.partnership),
    )


def _context(request: HttpRequest, asked: MeasureAsked, found: MeasurePage) -> dict[str, Any]:
    definition, assessment = asked.definition, found.assessment
    latest = assessment.latest
    assert asked.partnership is not None
    return {
        "asked": asked,
        "definition": definition,
        "found": found,
        "assessment": assessment,
        "latest": latest,
        "latest_shown": assessment.shown(latest),
        "is_number": latest is not None and latest.number is not None,
        "age": age_words(latest.period, asked.today) if latest else "",
        "standing": status_words(latest) if latest else "",
        "polarity": assessment.polarity.sentence if assessment.polarity else NOBODY_SAID,
        "csv_href": found.pictures["trend"].csv_href
        if "trend" in found.pictures
        else reverse("measures:figures_csv", args=[definition.key]),
        "uses": [
            {
                "located": use,
                "path": path_of(use),
                "id": f"use-{use.part.identity}",
                "label": f"Where it stands in {use.plan.title}",
                "figures": figures_table(use.part, caption=f"Figures printed in {use.plan.title}"),
                "updates": use.part.updates,
            }
            for use in assessment.uses
        ],
        "related": _related(asked),
        "codes": list(definition.codes.all()),
        "may_change": asked.may_change,
        "may_rename": asked.as_at is None
        and definition.measure is not None
        and can_change_plans(request.user, asked.partnership),
        "crumbs": [
            {"text": "Measure library", "href": reverse("measures:library")},
            {"text": definition.short_name or definition.name},
        ],
    }


def _related(asked: MeasureAsked) -> list[dict[str, Any]]:
    """The national measures this one is related to; of a national one, the own measures that use it."""
    if asked.is_national:
        used = Relation.objects.filter(
            national=asked.definition, removed=False, definition__partnership__in=asked.partnerships
        ).select_related("definition")
        return [{"relation": each, "other": each.definition} for each in used]
    found = Relation.objects.filter(definition=asked.definition, removed=False).select_related("national")
    return [{"relation": each, "other": each.national} for each in found]


@require_GET
def figures_csv(request: HttpRequest, key: str) -> HttpResponse:
    """Every figure of the measure as a file: the area's, its comparators', with all that belongs to them."""
    asked = measure_or_404(request, key)
    if asked.partnership is None or asked.partnership.home_id is None:
        raise Http404
    text = download.figures_csv(
        asked.definition, partnership=asked.partnership, today=asked.today, as_at=asked.as_at
    )
    response = HttpResponse(text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{asked.definition.key[:80]}.csv"'
    return response


@require_GET
def measure_of_plans(request: HttpRequest, pk: int) -> HttpResponse:
    """A measure as plans name it: its page in the library where it is defined, what plans say where not."""
    row = get_object_or_404(Measure, pk=pk)
    partnerships = partnerships_visible_to(request.user)
    found = Definition.objects.filter(measure=row, partnership__in=partnerships, removed=False)
    defined = as_they_were(
        list(found.select_related("partnership")),
        request.as_at,  # type: ignore[attr-defined]
    )
    if len(defined) == 1 and "plans" not in request.GET:
        return redirect(defined[0])
    if len(defined) > 1 and "plans" not in request.GET:
        return render(request, "measures/measure_choice.html", {"measure": row, "definitions": defined})
    return registers.measure(request, pk)
