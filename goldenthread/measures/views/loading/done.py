"""A load that waits no more: what it did, its file, undoing it; putting one aside and taking it up again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenthread.interface.tables import Cell, Column, Table
from goldenthread.measures.actions.loading import (
    CannotLoad,
    discard_load,
    take_up_load,
    undo_load,
)
from goldenthread.measures.forms.loading import DiscardLoadForm, ReasonForm
from goldenthread.measures.models import Load, LoadStatus, Observation
from goldenthread.measures.views.loading.asking import crumbs_of, load_or_404
from goldenthread.measures.views.loading.listing import TAGS, counts_sentence
from goldenthread.partnerships.permissions import check_looking_at_now, person_of

PAGE = 50  # figures on one page


def done_page(request: HttpRequest, load: Load) -> HttpResponse:
    """What a load did, or that it was put aside, with its figures as they were written."""
    tag, colour = TAGS[LoadStatus(load.status)]
    kept = Observation.objects.filter(load=load).order_by("row", "column", "id")
    page = Paginator(kept.values_list("id", flat=True), PAGE).get_page(request.GET.get("page"))
    undone_by = Load.objects.filter(undoes=load).first()
    return render(
        request,
        "measures/loading/load.html",
        {
            "load": load,
            "tag": tag,
            "colour": colour,
            "said": counts_sentence(load.counts),
            "about": _about(load),
            "page": page,
            "table": _figures_table(list(page)) if page.paginator.count else None,
            "aside": load.details.get("aside", []),
            "accepted": load.details.get("accepted", []),
            "warnings": load.details.get("warnings", []),
            "undone_by": undone_by,
            "now": request.as_at is None,  # type: ignore[attr-defined]
            "may_undo": load.status == LoadStatus.CONFIRMED and load.undoes_id is None,
            "crumbs": crumbs_of(load),
        },
    )


def _about(load: Load) -> list[dict[str, Any]]:
    rows = [
        {"key": "From", "value": load.source.name},
        {"key": "Brought in by", "value": load.by_name},
        {"key": "Known since" if load.status == LoadStatus.CONFIRMED else "On", "value": _moment(load.at)},
    ]
    confirmed = load.details.get("confirmed_by")
    if confirmed and confirmed != load.by_name:
        rows.append({"key": "Confirmed by", "value": confirmed})
    if load.file:
        rows.append({"key": "File", "value": f"{load.name}, {load.size:,} bytes"})
        rows.append({"key": "Its fingerprint", "value": f"SHA-256 {load.sha256[:16]}…"})
    return rows


def _moment(moment: Any) -> str:
    return f"{timezone.localtime(moment):%-d %B %Y, %H:%M}"


def _figures_table(identities: list[int]) -> Table:
    rows = Observation.objects.filter(pk__in=identities).select_related(
        "definition", "area", "group", "period"
    )
    shown = {each.pk: each for each in rows}
    return Table(
        "Figures of this load",
        [
            Column("Measure", row_header=True),
            Column("Area and period"),
            Column("As written", numeric=True),
            Column("Cell"),
            Column("Now"),
        ],
        [_figure_row(shown[pk]) for pk in identities],
        small=True,
    )


def _figure_row(each: Observation) -> list[Any]:
    where = ", ".join(
        text
        for text in (each.area.name, str(each.period), "" if not each.group.dimension else str(each.group))
        if text
    )
    cell = f"{each.column}{each.row}" if len(each.column) <= 3 and each.row else each.column
    stands = "known" if each.superseded_at is None else "superseded"
    return [each.definition.name, where, Cell(each.as_written, note=each.note), cell, stands]


@require_GET
def load_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was brought in: to keep, never to open in the page."""
    found = load_or_404(request, pk)
    if not found.file:
        raise Http404
    try:
        kept = found.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(
        kept, as_attachment=True, filename=found.name, content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
def load_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a whole load, after seeing what that means."""
    found = load_or_404(request, pk)
    check_looking_at_now(request)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            undo_load(load=found, by=person_of(request), reason=form.cleaned_data["reason"])
        except CannotLoad as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"{found.name} is undone. What was known before it is known again.")
            return redirect(found)
    context = {"load": found, "form": form, "crumbs": crumbs_of(found, ("Undo", ""))}
    return render(request, "measures/loading/undo.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def load_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a load aside, after seeing what that means."""
    found = load_or_404(request, pk)
    check_looking_at_now(request)
    form = DiscardLoadForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            discard_load(load=found, by=person_of(request), reason=form.cleaned_data["reason"])
        except CannotLoad as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"{found.name} is discarded. It is kept, and can be taken up again.")
            return redirect("measures:loads")
    context = {"load": found, "form": form, "crumbs": crumbs_of(found, ("Discard", ""))}
    return render(request, "measures/loading/discard.html", context, status=422 if form.errors else 200)


@require_POST
def load_take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up a load that was discarded, where it was left."""
    found = load_or_404(request, pk)
    check_looking_at_now(request)
    try:
        take_up_load(load=found, by=person_of(request))
    except CannotLoad as problem:
        messages.info(request, str(problem))
    return redirect(found)
