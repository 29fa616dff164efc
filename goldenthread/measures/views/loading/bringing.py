"""Bringing figures in: a file, a paste, one typed figure, or what a plan prints."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldenthread.measures.actions.loading import (
    CannotLoad,
    bring_figures,
    bring_printed_figures,
    bring_typed,
    provider_source,
)
from goldenthread.measures.forms.loading import BringFiguresForm, TypeFigureForm
from goldenthread.measures.loading.incoming import IncomingRow
from goldenthread.measures.loading.opening import without_unseen
from goldenthread.measures.loading.working_out import area_code, areas_for, definitions_for
from goldenthread.measures.models import Source
from goldenthread.measures.views.loading.asking import partnerships_loaded_for
from goldenthread.partnerships.permissions import (
    can_view_plans,
    check_can_load_figures,
    check_looking_at_now,
    person_of,
)
from goldenthread.plans.models import Figure, Plan

_LIST = "measures:loads"


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Choose a file or paste a table; it is read into a preview."""
    partnerships = partnerships_loaded_for(request)
    check_looking_at_now(request)
    sent = request.method == "POST"
    form = BringFiguresForm(
        request.POST if sent else None, request.FILES if sent else None, partnerships=partnerships
    )
    if sent and form.is_valid():
        try:
            load = bring_figures(
                partnership=form.cleaned_data["partnership"],
                source=_source(form),
                file=form.cleaned_data["file"] or _pasted(form.cleaned_data["pasted"]),
                by=person_of(request),
            )
        except CannotLoad as problem:
            form.add_error(None, str(problem))
        else:
            return redirect(load)
    return _shown(request, "measures/loading/bring.html", form, "Load figures")


def _pasted(text: str) -> ContentFile[bytes]:
    """Pasted cells as a file of their own: kept and read like any other."""
    today = timezone.localdate()
    return ContentFile(text.encode(errors="replace"), name=f"Pasted on {today:%-d %B %Y}.tsv")


def _source(form: BringFiguresForm | TypeFigureForm) -> Source:
    return form.chosen_source() or provider_source(
        partnership=form.cleaned_data["partnership"], name=form.cleaned_data["new_source"]
    )


@require_http_methods(["GET", "POST"])
def type_figure(request: HttpRequest) -> HttpResponse:
    """Type one figure; it waits in a preview as a file does."""
    partnerships = partnerships_loaded_for(request)
    check_looking_at_now(request)
    form = TypeFigureForm(
        request.POST if request.method == "POST" else None,
        partnerships=partnerships,
        definitions=[each for partnership in partnerships for each in definitions_for(partnership)],
        areas=[each for partnership in partnerships for each in areas_for(partnership)],
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            load = bring_typed(
                partnership=given["partnership"],
                source=_source(form),
                rows=[_typed(given)],
                by=person_of(request),
                name=f"Typed: {given['measure'].name}, {given['period']}",
            )
        except CannotLoad as problem:
            form.add_error(None, str(problem))
        else:
            return redirect(load)
    return _shown(request, "measures/loading/type.html", form, "Type a figure")


def _typed(given: dict[str, Any]) -> IncomingRow:
    return IncomingRow(
        sheet="",
        row=1,
        column="",
        cell=without_unseen(given["value"]),
        measure=(given["measure"].key,),
        area=(area_code(given["area"]),),
        period=given["period"],
        group=without_unseen(given["group"]),
        numerator=without_unseen(given["numerator"]),
        denominator=without_unseen(given["denominator"]),
        status=given["status"],
        note=without_unseen(given["note"]),
    )


def _shown(request: HttpRequest, template: str, form: Any, title: str) -> HttpResponse:
    crumbs = [{"text": "Figures loaded", "href": reverse(_LIST)}, {"text": title}]
    return render(request, template, {"form": form, "crumbs": crumbs}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def printed_figures(request: HttpRequest, key: str) -> HttpResponse:
    """Read the figures that a plan prints into a preview."""
    plan = get_object_or_404(Plan.objects.select_related("partnership"), key=key, removed=False)
    if not can_view_plans(request.user, plan.partnership):
        raise Http404
    check_can_load_figures(request.user, plan.partnership)
    check_looking_at_now(request)
    if request.method == "POST":
        try:
            return redirect(bring_printed_figures(plan=plan, by=person_of(request)))
        except CannotLoad as problem:
            messages.info(request, str(problem))
            return redirect("measures:printed_figures", key=plan.key)
    printed = Figure.objects.filter(part__plan=plan, part__removed=False, part__measure__isnull=False)
    count = printed.filter(role__in=["baseline", "outturn", "comparator"]).exclude(text="").count()
    measures = printed.values("part__measure").distinct().count()
    crumbs = [{"text": "Figures loaded", "href": reverse(_LIST)}, {"text": "Printed figures"}]
    context = {"plan": plan, "count": count, "measures": measures, "crumbs": crumbs}
    return render(request, "measures/loading/printed.html", context)
