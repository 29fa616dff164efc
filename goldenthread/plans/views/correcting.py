"""Correcting the registers, and tying parts to what they serve."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.audit.models import Event
from goldenthread.partnerships.models import Partnership
from goldenthread.partnerships.permissions import can_change_plans, person_of
from goldenthread.plans.actions import (
    CannotChange,
    ChangedMeanwhile,
    change_section,
    change_strategy,
    link_part,
    rename_measure,
)
from goldenthread.plans.content import Kind
from goldenthread.plans.forms import MeasureForm, SectionForm, StrategyForm
from goldenthread.plans.models import Measure, Part, Section, Strategy
from goldenthread.plans.presenting import path_of
from goldenthread.plans.queries import part_links, renamed_meanwhile, seen_of, undone_changes
from goldenthread.plans.state import STRATEGY
from goldenthread.plans.telling import told
from goldenthread.plans.thread import Located, searchable
from goldenthread.plans.views.asking import asking, check_may_change, part_or_404, plan_or_404

#: A part serves what stands above it in another plan, or an outcome or activity of its own.
SERVABLE = (Kind.PRIORITY, Kind.OUTCOME, Kind.ACTIVITY, Kind.PROGRAMME)
LISTED = 20


def _partnerships_to_change(request: HttpRequest) -> list[Partnership]:
    """Where the person may change plans; raises where that is nowhere, or they look at the past."""
    changeable = [each for each in asking(request).partnerships if can_change_plans(request.user, each)]
    if not changeable:
        raise PermissionDenied("You are not allowed to change this. Ask a partnership officer.")
    check_may_change(request, changeable[0])
    return changeable


@require_http_methods(["GET", "POST"])
def edit_measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a measure wherever the person's partnerships use it."""
    measure = get_object_or_404(Measure, pk=pk)
    partnerships = _partnerships_to_change(request)
    if not Part.objects.filter(measure=measure, removed=False, plan__partnership__in=partnerships).exists():
        return _go_to_the_new_name(request, measure, partnerships)
    seen = seen_of(measure, partnerships)
    form = MeasureForm(request.POST or None, measure=measure, seen=seen)
    if request.method == "POST" and form.is_valid():
        try:
            renamed = rename_measure(
                measure=measure,
                name=form.cleaned_data["name"],
                partnerships=partnerships,
                by=person_of(request),
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"],
            )
        except ChangedMeanwhile as problem:
            form.add_error(None, str(problem))
            form.data = {**form.data.dict(), "seen": seen}  # type: ignore[attr-defined]
        except CannotChange as problem:
            form.add_error("name", str(problem))
        else:
            messages.success(request, "The measure has been renamed wherever it is used.")
            return redirect(renamed)
    context = {"form": form, "record": measure, "heading": "Rename this measure"}
    return render(request, "plans/edit_record.html", context)


def _go_to_the_new_name(
    request: HttpRequest, measure: Measure, partnerships: list[Partnership]
) -> HttpResponse:
    """Nothing uses the measure any more: somebody has renamed it, and the person is told who and how."""
    renamed = renamed_meanwhile(measure, partnerships)
    now = Measure.objects.filter(name__iexact=renamed[1]).first() if renamed else None
    if renamed is None or now is None:
        raise Http404
    messages.warning(
        request,
        f"{renamed[0]} renamed “{measure}” to “{now}” since you opened it, so nothing of yours was changed. "
        "Rename it again here if that is not what it should be called.",
    )
    return redirect(now)


@require_http_methods(["GET", "POST"])
def edit_strategy(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a strategy's name and the years it runs."""
    strategy = get_object_or_404(Strategy.objects.select_related("partnership"), pk=pk)
    if strategy.partnership not in asking(request).partnerships:
        raise Http404
    check_may_change(request, strategy.partnership)
    form = StrategyForm(request.POST or None, strategy=strategy)
    if request.method == "POST" and form.is_valid():
        try:
            changed = change_strategy(
                strategy=strategy,
                name=form.cleaned_data["name"],
                starts=form.cleaned_data["starts"],
                ends=form.cleaned_data["ends"],
                by=person_of(request),
                reason=form.cleaned_data["reason"],
                seen=form.seen_event,
            )
        except ChangedMeanwhile as problem:
            form.tell(str(problem))
        except CannotChange as problem:
            form.add_error("ends" if "end" in str(problem) else "name", str(problem))
        else:
            messages.success(request, "The strategy has been changed.")
            return redirect(changed)
    events = list(Event.objects.about(STRATEGY, strategy.pk))
    undone = undone_changes(events)
    entries = [told(event, undone=event.change in undone) for event in events]
    context = {
        "form": form,
        "record": strategy,
        "heading": "Change this strategy",
        "entries": entries,
    }
    return render(request, "plans/edit_record.html", context)


@require_http_methods(["GET", "POST"])
def edit_section(request: HttpRequest, pk: int) -> HttpResponse:
    """Change words of a plan that belong to no part."""
    section = get_object_or_404(Section.objects.select_related("plan"), pk=pk)
    plan = plan_or_404(request, section.plan.key)
    check_may_change(request, plan.partnership)
    form = SectionForm(request.POST or None, section=section)
    if request.method == "POST" and form.is_valid():
        try:
            change_section(
                section=section,
                heading=form.cleaned_data["heading"],
                text=form.cleaned_data["text"].replace("\r\n", "\n"),
                by=person_of(request),
                reason=form.cleaned_data["reason"],
                seen=form.seen_event,
            )
        except ChangedMeanwhile as problem:
            form.tell(str(problem))
        except CannotChange as problem:
            form.add_error("text", str(problem))
        else:
            messages.success(request, "The words have been changed.")
            return redirect(plan)
    context = {"form": form, "record": plan, "heading": "Change these words"}
    return render(request, "plans/edit_record.html", context)


@require_http_methods(["GET", "POST"])
def edit_links(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a part serves, in its own plan or another: find it, link it; or take a link away."""
    row = part_or_404(request, pk)
    check_may_change(request, row.plan.partnership)
    if row.removed and request.method == "GET":
        raise Http404
    links = part_links(row)
    if request.method == "POST":
        return _change_links(request, row)
    words = request.GET.get("q", "").lower().split()
    found = _servable(request, row, words, {part.pk for part in links.serves}) if words else []
    return render(
        request,
        "plans/edit_links.html",
        {
            "row": row,
            "links": links,
            "q": request.GET.get("q", ""),
            "count": len(found),
            "found": [
                {"part": each.part, "plan": each.plan, "word": each.word, "path": path_of(each)}
                for each in found[:LISTED]
            ],
            "listed": LISTED,
        },
    )


def _servable(request: HttpRequest, row: Part, words: list[str], linked: set[int]) -> list[Located]:
    own = row.plan.partnership.name
    return [
        each
        for each in asking(request).parts()
        if each.part.kind in SERVABLE
        and each.plan.partnership == own
        and each.part.identity not in linked
        and each.part.identity != row.pk
        and all(word in searchable(each.part) for word in words)
    ]


def _change_links(request: HttpRequest, row: Part) -> HttpResponse:
    servable = Part.objects.filter(plan__partnership=row.plan.partnership, plan__removed=False, removed=False)
    add = _asked(request.POST.get("add", ""), servable.exclude(pk=row.pk))
    remove = _asked(request.POST.get("remove", ""), row.serves.all())
    reason = request.POST.get("reason", "").replace("\x00", "").strip()[:1000] or "Linked in the cascade"
    try:
        changed = link_part(part=row, add=add, remove=remove, by=person_of(request), reason=reason)
    except CannotChange as problem:
        messages.warning(request, str(problem))
        return redirect("plans:plan_history", key=row.plan.key)
    messages.success(request, "The links have been changed." if changed else "Nothing was different.")
    return redirect(reverse("plans:edit_links", args=[row.pk]))


def _asked(text: str, among: QuerySet[Part]) -> Part | None:
    """The part that a form names, where it is one of those it may name."""
    return among.filter(pk=int(text)).first() if text.isdecimal() and len(text) < 18 else None
