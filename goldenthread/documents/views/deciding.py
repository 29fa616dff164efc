"""Deciding about the parts of a draft: one request is one decision, kept at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.documents.actions import Choice, Scope, decide, decide_together
from goldenthread.documents.actions.deciding import check_open, possible_kinds
from goldenthread.documents.forms import CorrectionForm
from goldenthread.documents.models import Decision
from goldenthread.documents.presenting import doubts_of
from goldenthread.documents.queries import decisions_of
from goldenthread.documents.reviewing import around, excerpt, lines_beside, next_doubtful, shown, where
from goldenthread.documents.views.asking import draft_plan_or_404
from goldenthread.partnerships.permissions import check_looking_at_now
from goldenthread.plans.actions import CannotChange
from goldenthread.plans.content import Part
from goldenthread.plans.state import state_from_content
from goldenthread.plans.wording import many

_DONE = {Choice.ACCEPT: "Accepted", Choice.DISCARD: "Discarded", Choice.PUT_BACK: "Put back"}


@require_POST
def decide_parts(request: HttpRequest, pk: int, index: int) -> HttpResponse:
    """Accept, discard or put back one part of a draft plan, or many at once."""
    upload, kept, _ = draft_plan_or_404(request, pk, index)
    check_looking_at_now(request)
    choice, scope = _asked(request)
    text = request.POST.get("part", "")
    number = int(text) if text.isdecimal() and len(text) < 8 else 0
    try:
        count = decide_together(
            upload=upload,
            plan_index=index - 1,
            choice=choice,
            scope=scope,
            number=number,
            by=request.user,  # type: ignore[arg-type]
        )
    except CannotChange as problem:
        messages.warning(request, str(problem))
        return redirect(_back(request, pk, index, number))
    if scope in (Scope.CERTAIN, Scope.ALL) or not count:
        messages.success(request, _said(choice, count))
    if "onward" in request.POST:
        taken = decisions_of(upload).get(index - 1, {})
        onward = next_doubtful(kept.parts_of(index - 1), taken, number)
        if onward is not None:
            return redirect("documents:draft_part", pk=pk, index=index, number=onward.number)
        messages.success(request, "No part with doubts is left to decide.")
        return redirect("documents:draft_plan", pk=pk, index=index)
    return redirect(_back(request, pk, index, number))


def _asked(request: HttpRequest) -> tuple[Choice, Scope]:
    """What is to be done and with how much; 404 where the page was not ours."""
    given = request.POST
    try:
        if "under" in given:
            return Choice(given["under"]), Scope.UNDER
        return Choice(given.get("choice", "")), Scope(given.get("scope", "part"))
    except ValueError as unknown:
        raise Http404 from unknown


def _said(choice: Choice, count: int) -> str:
    if not count:
        return "There was nothing left to decide there."
    return f"{_DONE[choice]} {count:,} {many('part', count)}."


def _back(request: HttpRequest, pk: int, index: int, number: int) -> str:
    """Where the person came from, at the part that was decided."""
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}) or not back.startswith(
        "/"
    ):
        back = reverse("documents:draft_plan", args=[pk, index])
    return f"{back}#part-{number}" if number else back


@require_http_methods(["GET", "POST"])
def correct_part(request: HttpRequest, pk: int, index: int, number: int) -> HttpResponse:
    """Correct what was read of one part. The correction is kept at once; the draft itself stays as read."""
    upload, kept, plan = draft_plan_or_404(request, pk, index)
    check_looking_at_now(request)
    parts = kept.parts_of(index - 1)
    if not 1 <= number <= len(parts):
        raise Http404
    taken = decisions_of(upload).get(index - 1, {})
    each = shown(plan, parts[number - 1], taken)
    if not each.is_open:
        raise Http404
    kinds = [(kind, plan.word_for(kind)) for kind in possible_kinds(parts[number - 1], taken)]
    form = CorrectionForm(
        request.POST or None, kind=each.part.kind, word=each.word, state=_state(each.part), kinds=kinds
    )
    problem = ""
    if request.method == "POST" and form.is_valid():
        correction = _difference(_state(each.as_read), form.changed_fields())
        try:
            decide(
                upload=upload,
                plan_index=index - 1,
                part_keys=[each.part.key],
                choice=Decision.Choice.CORRECTED if correction else Decision.Choice.ACCEPTED,
                correction=correction or None,
                by=request.user,  # type: ignore[arg-type]
            )
        except CannotChange as refused:
            form.add_error(None, str(refused))
        else:
            said = "Corrected" if correction else "That is how it was read, so it is accepted"
            messages.success(request, f"{said}: {each.name}.")
            return redirect("documents:draft_part", pk=pk, index=index, number=number)
    try:
        check_open(upload)
    except CannotChange as refused:
        problem = str(refused)
    lines = lines_beside(kept, each.as_read)
    here = reverse("documents:draft_part", args=[pk, index, number])
    return render(
        request,
        "documents/correct.html",
        {
            "upload": upload,
            "plan": plan,
            "index": index,
            "shown": each,
            "form": form,
            "problem": problem,
            "doubts": doubts_of(each.as_read),
            "lines": excerpt(kept, around(kept, lines), here=lines),
            "where": where(kept, lines),
            "back": here,
            "crumbs": [
                {"text": "Documents", "href": reverse("documents:documents")},
                {"text": upload.name, "href": upload.get_absolute_url()},
                {"text": plan.title, "href": reverse("documents:draft_plan", args=[pk, index])},
                {"text": each.name[:1].upper() + each.name[1:], "href": here},
                {"text": "Correct"},
            ],
        },
    )


def _state(part: Part) -> dict[str, Any]:
    return state_from_content(part, key=part.key, parent=None, position=0)


def _difference(read: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Only what the person wants otherwise than it was read."""
    return {name: value for name, value in given.items() if _plain(value) != _plain(read[name])}


def _plain(value: Any) -> Any:
    """Line ends and blanks at the ends are the browser's, not the person's."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
