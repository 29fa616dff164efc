"""Saying what a measure means: adding it, changing it page by page, relating it to national measures."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.audit.models import Event
from goldenthread.measures.actions.defining import (
    DEFINITION,
    CannotDefine,
    ChangedMeanwhile,
    change_definition,
    define_measure,
    relate as relate_measures,
    unrelate as take_relation_back,
)
from goldenthread.measures.actions.deriving import (
    change_expression,
    derive_after_definition,
    recompute_derived,
)
from goldenthread.measures.forms.definitions import SECTIONS, AddMeasureForm, DefinitionForm, Section
from goldenthread.measures.forms.targets import RelateForm, WhyForm
from goldenthread.measures.models import Definition, Relation
from goldenthread.measures.presenting.telling import FIELD_NAMES, differences, in_words
from goldenthread.measures.views.asking import MeasureAsked, measure_to_change
from goldenthread.partnerships.permissions import (
    can_load_figures,
    check_can_load_figures,
    check_looking_at_now,
    partnerships_visible_to,
    person_of,
)

_LISTED = 20  # national measures found at once


def _crumbs(definition: Definition, *further: tuple[str, str]) -> list[dict[str, str]]:
    found = [
        {"text": "Measure library", "href": reverse("measures:library")},
        {"text": definition.short_name or definition.name, "href": definition.get_absolute_url()},
    ]
    return found + [{"text": text, "href": href} if href else {"text": text} for text, href in further]


@require_http_methods(["GET", "POST"])
def add_definition(request: HttpRequest) -> HttpResponse:
    """Put a measure into the library."""
    visible = partnerships_visible_to(request.user)
    partnerships = [each for each in visible if can_load_figures(request.user, each)]
    if not partnerships:
        if not visible:
            raise Http404
        check_can_load_figures(request.user, visible[0])
    check_looking_at_now(request)
    form = AddMeasureForm(request.POST if request.method == "POST" else None, partnerships=partnerships)
    if request.method == "POST" and form.is_valid():
        try:
            added = define_measure(
                partnership=form.only or form.cleaned_data["partnership"],
                name=form.cleaned_data["name"],
                by=person_of(request),
                reason=form.cleaned_data["reason"],
            )
        except CannotDefine as problem:
            form.add_error("name", str(problem))
        else:
            messages.success(request, "The measure is in the library. Say what it means.")
            return redirect("measures:edit_definition", key=added.key)
    crumbs = [{"text": "Measure library", "href": reverse("measures:library")}, {"text": "Add a measure"}]
    context = {"form": form, "crumbs": crumbs}
    return render(request, "measures/definition_add.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET"])
def edit_definition(request: HttpRequest, key: str) -> HttpResponse:
    """Everything the library says of a measure, each part with a link to change it."""
    asked = measure_to_change(request, key)
    definition = asked.definition
    context = {
        "definition": definition,
        "sections": [
            {"section": section, "rows": _rows(definition, section)} for section in SECTIONS.values()
        ],
        "crumbs": _crumbs(definition, ("Change the definition", "")),
    }
    return render(request, "measures/definition.html", context)


def _rows(definition: Definition, section: Section) -> list[dict[str, Any]]:
    href = reverse("measures:edit_definition_section", args=[definition.key, section.slug])
    return [
        {
            "key": FIELD_NAMES[name],
            "value": _shown(definition, name),
            "actions": [{"text": "Change", "href": href, "about": FIELD_NAMES[name].lower()}],
        }
        for name in section.fields
    ]


def _shown(definition: Definition, name: str) -> str:
    value = getattr(definition, name)
    if value is not None and hasattr(value, "strftime"):
        return f"{value:%-d %B %Y}"
    if hasattr(value, "pk"):
        return str(value)
    return in_words(name, value)


@require_http_methods(["GET", "POST"])
def edit_definition_section(request: HttpRequest, key: str, section: str) -> HttpResponse:
    """Change one part of a definition. What was entered is kept when somebody else was quicker."""
    asked = measure_to_change(request, key)
    definition = asked.definition
    if section not in SECTIONS or definition.partnership is None:
        raise Http404
    form = DefinitionForm(
        request.POST if request.method == "POST" else None,
        section=SECTIONS[section],
        partnership=definition.partnership,
        definition=definition,
    )
    meanwhile: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, asked, form)
        except ChangedMeanwhile as problem:
            form.add_error(None, str(problem))
            meanwhile = _meanwhile(definition, form.cleaned_data["version"])
            form.data = {**request.POST.dict(), "version": definition.version}
        except CannotDefine as problem:
            form.add_error(SECTIONS[section].fields[0], str(problem))
        else:
            return redirect("measures:edit_definition", key=definition.key)
    context = {
        "definition": definition,
        "section": SECTIONS[section],
        "form": form,
        "meanwhile": meanwhile,
        "crumbs": _crumbs(
            definition,
            ("Change the definition", reverse("measures:edit_definition", args=[definition.key])),
            (SECTIONS[section].heading, ""),
        ),
    }
    return render(request, "measures/definition_edit.html", context, status=422 if form.errors else 200)


def _change(request: HttpRequest, asked: MeasureAsked, form: DefinitionForm) -> None:
    said: dict[str, Any] = {
        "definition": asked.definition,
        "by": person_of(request),
        "reason": form.cleaned_data["reason"],
        "seen": form.cleaned_data["version"],
    }
    if form.section.slug == "derived":
        counts = change_expression(expression=form.given["expression"], **said)
        messages.success(request, "The definition is changed.")
        if counts:
            messages.success(request, _worked_out(counts))
        return
    with transaction.atomic():
        derive_after_definition(definition=change_definition(**said, **form.given), by=person_of(request))
    messages.success(request, "The definition is changed.")


def _worked_out(counts: dict[str, int]) -> str:
    return f"Its figures are worked out: {counts['new']:,} new, {counts['changed']:,} changed."


def _meanwhile(definition: Definition, seen: int) -> list[dict[str, str]]:
    """What others changed between the version the person saw and the one that is there now."""
    count = max(1, min(definition.version - seen, 50))
    events = list(
        Event.objects.about(DEFINITION, definition.pk).filter(verb="changed", before__isnull=False)[:count]
    )
    return differences(events[-1].before, events[0].after) if events else []


@require_POST
def recompute(request: HttpRequest, key: str) -> HttpResponse:
    """Work a derived measure's figures out again."""
    asked = measure_to_change(request, key)
    try:
        counts = recompute_derived(definition=asked.definition, by=person_of(request))
    except CannotDefine as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _worked_out(counts))
    return redirect(asked.definition)


@require_http_methods(["GET", "POST"])
def relate(request: HttpRequest, key: str) -> HttpResponse:
    """Find a national measure, and say how it relates to the partnership's own."""
    asked = measure_to_change(request, key)
    national = _national(request)
    if national is not None:
        return _relate_page(request, asked, national)
    if request.method == "POST":
        raise Http404
    q = request.GET.get("q", "").replace("\x00", "")
    found: list[Definition] = []
    count = 0
    if q.split():
        every = Definition.objects.filter(partnership__isnull=True, removed=False)
        for word in q.split()[:10]:
            every = every.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
        count, found = every.count(), list(every[:_LISTED])
    related = Relation.objects.filter(definition=asked.definition, removed=False).select_related("national")
    context = {
        "definition": asked.definition,
        "q": q,
        "found": found,
        "count": count,
        "listed": _LISTED,
        "related": list(related),
        "crumbs": _crumbs(asked.definition, ("Relate to national measures", "")),
    }
    return render(request, "measures/relate_find.html", context)


def _national(request: HttpRequest) -> Definition | None:
    key = request.GET.get("with", "")
    if not key:
        return None
    if "\x00" in key:
        raise Http404
    return get_object_or_404(Definition, key=key, partnership__isnull=True, removed=False)


def _relate_page(request: HttpRequest, asked: MeasureAsked, national: Definition) -> HttpResponse:
    before = Relation.objects.filter(definition=asked.definition, national=national, removed=False).first()
    initial = {"kind": before.kind, "note": before.note} if before else {}
    form = RelateForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            relate_measures(
                definition=asked.definition,
                national=national,
                kind=form.cleaned_data["kind"],
                note=form.cleaned_data["note"].strip(),
                by=person_of(request),
                reason=form.cleaned_data["reason"].strip(),
            )
        except CannotDefine as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"Related to “{national.name}”.")
            return redirect(asked.definition)
    here = reverse("measures:relate", args=[asked.definition.key])
    context = {
        "definition": asked.definition,
        "national": national,
        "form": form,
        "crumbs": _crumbs(asked.definition, ("Relate to national measures", here), ("How they relate", "")),
    }
    return render(request, "measures/relate_edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def unrelate(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take a relation to a national measure back."""
    asked = measure_to_change(request, key)
    found = get_object_or_404(
        Relation.objects.select_related("national", "definition"),
        pk=pk,
        definition=asked.definition,
        removed=False,
    )
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        take_relation_back(relation=found, by=person_of(request), reason=form.cleaned_data["reason"])
        messages.success(request, "The relation is taken back.")
        return redirect(asked.definition)
    context = {
        "definition": asked.definition,
        "form": form,
        "title": "Take the relation back",
        "what": found.national.name,
        "crumbs": _crumbs(asked.definition, ("Take the relation back", "")),
    }
    return render(request, "measures/decision_withdraw.html", context, status=422 if form.errors else 200)
