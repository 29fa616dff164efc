"""Deciding: setting and withdrawing a target, starting a new phase, overruling a rating.

A target is looked at as it was understood, and as it would rate the latest figure, before it is kept.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.measures.actions.targeting import (
    CannotDecide,
    DecidedMeanwhile,
    overrule_rating,
    set_target,
    start_new_phase,
    withdraw_overruling,
    withdraw_phase as end_phase,
    withdraw_target as end_target,
)
from goldenthread.measures.assessing.assessment import Assessment, assess, unit_of_definition
from goldenthread.measures.assessing.comparators import sets_for_areas
from goldenthread.measures.assessing.places import assess_places
from goldenthread.measures.assessing.targets import TargetInForce, targets_of_places
from goldenthread.measures.forms.targets import (
    OverruleForm,
    PhaseForm,
    TargetForm,
    WhyForm,
    known_period,
)
from goldenthread.measures.models import MeasureTarget, NewPhase, RatingOverride
from goldenthread.measures.presenting.series import series_of
from goldenthread.measures.presenting.tables import understood
from goldenthread.measures.presenting.wording import for_period
from goldenthread.measures.queries.places import Place, PlacesWithFigures, places_with_figures
from goldenthread.measures.queries.relations import same_measures
from goldenthread.measures.views.asking import MeasureAsked, measure_to_change
from goldenthread.partnerships.models import Area, Person
from goldenthread.partnerships.permissions import person_of
from goldenthread.rules.periods import Period
from goldenthread.rules.targets import TargetKind, read_target

_UNREAD = (TargetKind.UNREADABLE, TargetKind.NONE)


def _home(asked: MeasureAsked) -> Area:
    if asked.partnership is None or asked.partnership.home is None:
        raise Http404
    return asked.partnership.home


def _crumbs(asked: MeasureAsked, title: str) -> list[dict[str, str]]:
    definition = asked.definition
    return [
        {"text": "Measure library", "href": reverse("measures:library")},
        {"text": definition.short_name or definition.name, "href": definition.get_absolute_url()},
        {"text": title},
    ]


def _assessed(asked: MeasureAsked) -> Assessment:
    assert asked.partnership is not None
    return assess(
        [asked.definition], partnership=asked.partnership, contents=asked.contents(), today=asked.today
    )[0]


@require_http_methods(["GET", "POST"])
def target(request: HttpRequest, key: str) -> HttpResponse:
    """Set or change a target: first what was understood of it is shown, then it is kept."""
    asked = measure_to_change(request, key)
    _home(asked)
    changed = _target_named(request, asked)
    form = _target_form(request, asked, changed)
    preview = None
    if request.method == "POST" and form.is_valid():
        preview = _preview(asked, form, person_of(request))
        same = form.cleaned_data["understood"] == preview["understood"]
        if same and form.cleaned_data["seen"] == preview["seen"] and "look" not in request.POST:
            try:
                _set(asked, form, person_of(request), seen=preview["seen"])
            except DecidedMeanwhile:
                preview = _preview(asked, form, person_of(request))
            else:
                messages.success(request, f"The target is set: {preview['understood']}.")
                return redirect(asked.definition)
        preview["meanwhile"] = (
            bool(form.cleaned_data["understood"]) and form.cleaned_data["seen"] != preview["seen"]
        )
        sent = request.POST.copy()
        sent["seen"], sent["understood"] = str(preview["seen"]), preview["understood"]
        form.data = sent
    return render(
        request,
        "measures/target_edit.html",
        {
            "asked": asked,
            "definition": asked.definition,
            "form": form,
            "preview": preview,
            "changed": changed,
            "crumbs": _crumbs(asked, "Set a target"),
        },
        status=422 if form.errors else 200,
    )


def _target_form(request: HttpRequest, asked: MeasureAsked, changed: MeasureTarget | None) -> TargetForm:
    assert asked.partnership is not None
    places = places_with_figures(
        [asked.definition.pk, *same_measures(asked.definition)], partnership=asked.partnership
    )
    if changed is not None:  # its figures may have gone since it was set
        places = PlacesWithFigures(
            tuple(dict.fromkeys([*places.areas, changed.area])),
            tuple(dict.fromkeys([*places.groups, changed.group])),
        )
    return TargetForm(
        request.POST if request.method == "POST" else None,
        definition=asked.definition,
        places=places,
        sets=sets_for_areas(places.areas, today=asked.today, partnership_id=asked.definition.partnership_id),
        changed=changed,
        initial={name: request.GET[name] for name in ("area", "group") if name in request.GET},
    )


def _target_named(request: HttpRequest, asked: MeasureAsked) -> MeasureTarget | None:
    """The target that the person wants to change, where they came from one."""
    wanted = request.GET.get("from", "")
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 16):
        return None
    standing = MeasureTarget.objects.filter(definition=asked.definition, superseded_at__isnull=True)
    return standing.filter(pk=int(wanted)).select_related("period", "area", "group").first()


def _standing(asked: MeasureAsked, place: Place, period: Period | None) -> MeasureTarget | None:
    """The target that stands for this place and period and would be replaced."""
    kept = known_period(period) if period is not None else None
    if period is not None and kept is None:
        return None
    return MeasureTarget.objects.filter(
        definition=asked.definition,
        area=place.area,
        group=place.group,
        period=kept,
        part__isnull=True,
        superseded_at__isnull=True,
    ).first()


def _set(asked: MeasureAsked, form: TargetForm, by: Person, *, seen: int | None = None) -> MeasureTarget:
    given = form.cleaned_data
    return set_target(
        definition=asked.definition,
        area=form.place.area,
        group=form.place.group,
        text=given["whole_text"],
        period=given["period"],
        tolerance=given["tolerance"],
        tolerance_is=given["tolerance_is"] or "",
        floor=given["floor"],
        against=form.comparator_set,
        reason=given["reason"],
        by=by,
        seen=seen,
    )


def _preview(asked: MeasureAsked, form: TargetForm, by: Person) -> dict[str, Any]:
    """What would be kept and what it would make of the latest figure: it is set, looked at and taken back."""
    place, is_whole = form.place, form.place.is_everybody and form.place.area == _home(asked)
    standing = _standing(asked, place, form.cleaned_data["period"])
    try:
        kept, found = _as_if_set(asked, form, by, is_whole=is_whole)
    except DecidedMeanwhile:  # somebody set the first one in this moment: now it stands and can be replaced
        standing = _standing(asked, place, form.cleaned_data["period"])
        kept, found = _as_if_set(asked, form, by, is_whole=is_whole)
    heading = kept.period.period.label if kept.period else ""
    used = found.target is not None and found.target.decision == kept
    if used and found.target is not None:
        in_force = found.target
    else:
        unit = unit_of_definition(asked.definition)
        rule = read_target(kept.text, measure=asked.definition.name, heading=heading, unit=unit)
        in_force = TargetInForce(kept.text, rule, heading)
    words = understood(in_force, asked.definition)
    return {
        "text": kept.text,
        "understood": words if is_whole else f"{words}, for {place}",
        "place": place,
        "is_whole": is_whole,
        "unread": in_force.rule.kind in _UNREAD,
        # The words may have said it already.
        "why_not": "" if in_force.rule.why_not.rstrip(".") in words else in_force.rule.why_not,
        "notes": in_force.rule.notes,
        "assessment": found if used and found.latest is not None else None,
        "no_figure": found.latest is None,
        "latest_shown": f"{found.shown(found.latest)} {for_period(found.latest.period)}"
        if found.latest
        else "",
        "replaces": standing,
        "seen": standing.pk if standing else 0,
    }


def _as_if_set(
    asked: MeasureAsked, form: TargetForm, by: Person, *, is_whole: bool
) -> tuple[MeasureTarget, Assessment]:
    with transaction.atomic():
        kept = _set(asked, form, by)
        found = _assessed(asked) if is_whole else _assessed_place(asked, form.place)
        transaction.set_rollback(True)
    return kept, found


def _assessed_place(asked: MeasureAsked, place: Place) -> Assessment:
    assert asked.partnership is not None
    every = targets_of_places(asked.definition, [place.area.pk], home=_home(asked).pk, as_at=None)
    targets = {place: every.get(place, [])}
    return assess_places(asked.definition, targets, partnership=asked.partnership, today=asked.today)[0]


@require_http_methods(["GET", "POST"])
def withdraw_target(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take a target away; it stays visible as what was aimed for."""
    asked = measure_to_change(request, key)
    found = get_object_or_404(MeasureTarget, pk=pk, definition=asked.definition)

    def withdraw(reason: str, by: Person) -> None:
        end_target(target=found, by=by, reason=reason)

    return _withdraw_page(request, asked, "Withdraw the target", found.text, withdraw)


@require_http_methods(["GET", "POST"])
def withdraw_phase(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Let the charts count through again."""
    asked = measure_to_change(request, key)
    found = get_object_or_404(NewPhase.objects.select_related("period"), pk=pk, definition=asked.definition)

    def withdraw(reason: str, by: Person) -> None:
        end_phase(phase=found, by=by, reason=reason)

    return _withdraw_page(request, asked, "Withdraw the phase", f"From {found.period}", withdraw)


@require_http_methods(["GET", "POST"])
def withdraw_overrule(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Let the computed rating stand again."""
    asked = measure_to_change(request, key)
    found = get_object_or_404(
        RatingOverride.objects.select_related("period"), pk=pk, definition=asked.definition
    )

    def withdraw(reason: str, by: Person) -> None:
        withdraw_overruling(override=found, by=by, reason=reason)

    what = f"{found.get_rating_display()} for {found.period}"
    return _withdraw_page(request, asked, "Withdraw the overruling", what, withdraw)


def _withdraw_page(
    request: HttpRequest, asked: MeasureAsked, title: str, what: str, withdraw: Any
) -> HttpResponse:
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(form.cleaned_data["reason"], person_of(request))
        except CannotDecide as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "It is withdrawn. It stays in the history of the measure.")
            return redirect(asked.definition)
    context = {
        "asked": asked,
        "definition": asked.definition,
        "form": form,
        "title": title,
        "what": what,
        "crumbs": _crumbs(asked, title),
    }
    return render(request, "measures/decision_withdraw.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def phase(request: HttpRequest, key: str) -> HttpResponse:
    """Let the charts count anew from a period, because something is known to have changed for good."""
    asked = measure_to_change(request, key)
    home = _home(asked)
    periods = list(series_of(_assessed(asked).history.figures).periods)[1:]
    form = PhaseForm(request.POST if request.method == "POST" else None, periods=periods)
    if request.method == "POST" and form.is_valid():
        try:
            start_new_phase(
                definition=asked.definition,
                area=home,
                period=form.chosen,
                by=person_of(request),
                reason=form.cleaned_data["reason"],
            )
        except CannotDecide as problem:
            form.add_error("period", str(problem))
        else:
            messages.success(request, f"The charts count anew from {form.chosen}.")
            return redirect(asked.definition)
    context = {
        "asked": asked,
        "definition": asked.definition,
        "form": form,
        "possible": bool(periods),
        "crumbs": _crumbs(asked, "Start a new phase"),
    }
    return render(request, "measures/phase_edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def overrule(request: HttpRequest, key: str) -> HttpResponse:
    """Give a rating instead of the computed one; both are shown from then on."""
    asked = measure_to_change(request, key)
    home = _home(asked)
    found = _assessed(asked)
    latest = found.latest
    if latest is None:
        raise Http404
    seen = found.overruled.pk if found.overruled else 0
    initial = {"period": latest.period.label, "seen": seen}
    form = OverruleForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            if form.cleaned_data["period"] != latest.period.label:
                raise DecidedMeanwhile
            overrule_rating(
                definition=asked.definition,
                area=home,
                period=latest.period,
                rating=form.cleaned_data["rating"],
                by=person_of(request),
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"] or 0,
            )
        except DecidedMeanwhile:
            form.add_error(
                None,
                "The figure or its rating has changed since you opened this page. Look at what stands now; "
                "what you entered is kept.",
            )
            found = _assessed(asked)
            seen = found.overruled.pk if found.overruled else 0
            form.data = {**request.POST.dict(), "period": latest.period.label, "seen": seen}
        else:
            messages.success(request, "The rating is overruled. The computed one stays visible beside it.")
            return redirect(asked.definition)
    context = {
        "asked": asked,
        "definition": asked.definition,
        "assessment": found,
        "latest_shown": f"{found.shown(latest)} {for_period(latest.period)}",
        "form": form,
        "crumbs": _crumbs(asked, "Overrule the rating"),
    }
    return render(request, "measures/overrule_edit.html", context, status=422 if form.errors else 200)
