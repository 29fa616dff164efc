"""The last step: what will enter which plan, seen as a whole before a person confirms it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.documents.actions import confirm
from goldenthread.documents.actions.confirming import entered_plan
from goldenthread.documents.actions.deciding import check_open
from goldenthread.documents.bringing import Bringing, what_goes_in
from goldenthread.documents.forms import NEW, ConfirmForm, WhereToForm
from goldenthread.documents.models import Upload
from goldenthread.documents.queries import decisions_of
from goldenthread.documents.views.asking import draft_plan_or_404
from goldenthread.partnerships.permissions import check_looking_at_now
from goldenthread.plans.actions import CannotChange
from goldenthread.plans.compare import Fate, Pairing, compare
from goldenthread.plans.content import Kind, PlanContent
from goldenthread.plans.models import Plan
from goldenthread.plans.presenting import counts_sentence
from goldenthread.plans.queries import content_of
from goldenthread.plans.wording import many

#: So many changed and added parts are listed; beyond that the numbers have to do.
LISTED = 50


@require_http_methods(["GET", "POST"])
def confirm_plan(request: HttpRequest, pk: int, index: int) -> HttpResponse:
    """See what will be brought into which plan, and confirm it."""
    upload, _, plan = draft_plan_or_404(request, pk, index)
    check_looking_at_now(request)
    every = decisions_of(upload)
    taken = every.get(index - 1, {})
    bringing = what_goes_in(plan, taken)
    earlier = entered_plan(taken)
    plans = list(Plan.objects.filter(partnership=upload.partnership, removed=False).order_by("title"))
    used = {each.brought_into_id for decided in every.values() for each in decided.values()}
    into = earlier if earlier and not earlier.removed else _chosen(request, upload, plan, plans, used)
    data = request.POST if request.method == "POST" else None
    title = upload.new_title if index == 1 else ""
    form = ConfirmForm(data, plan=plan, new=into is None, rest=len(bringing.undecided), title=title)
    if request.method == "POST" and form.is_valid():
        try:
            brought = confirm(
                upload=upload,
                plan_index=index - 1,
                by=request.user,  # type: ignore[arg-type]
                into=into,
                details=form.details(),
                reason=form.cleaned_data["reason"],
                discard_the_rest=form.cleaned_data.get("rest") == "discard",
            )
        except CannotChange as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _brought_sentence(plan, bringing, brought))
            return redirect(brought)
    return render(
        request,
        "documents/confirm.html",
        {
            "upload": upload,
            "plan": plan,
            "index": index,
            "into": into,
            "fixed": earlier is not None,
            "where_to": WhereToForm(plans=plans, chosen=str(into.pk) if into else NEW) if plans else None,
            "form": form,
            "problem": _problem(upload),
            "entering": _counts(plan, bringing),
            "anything": bringing.anything,
            "brought_along": len(bringing.brought_along),
            "undecided": len(bringing.undecided),
            "discarded": len(bringing.discarded),
            "changes": _changes(into, bringing.content) if into and bringing.anything else None,
            "crumbs": [
                {"text": "Documents", "href": reverse("documents:documents")},
                {"text": upload.name, "href": upload.get_absolute_url()},
                {"text": plan.title, "href": reverse("documents:draft_plan", args=[pk, index])},
                {"text": "Bring it into a plan"},
            ],
        },
        status=422 if form.errors else 200,
    )


def _problem(upload: Upload) -> str:
    try:
        check_open(upload)
    except CannotChange as refused:
        return str(refused)
    return ""


def _chosen(
    request: HttpRequest, upload: Upload, plan: PlanContent, plans: list[Plan], used: set[int | None]
) -> Plan | None:
    """The plan asked for; otherwise the one chosen at the beginning, or that is called the same.

    Two plans of one document (an action plan and the report on it) are not likely to be one, so the plan
    that one of them went into is not offered for the other.
    """
    asked = request.POST.get("into") or request.GET.get("into")
    if asked:
        return next((each for each in plans if str(each.pk) == asked), None)
    same = [each for each in plans if each.title.strip().lower() == plan.title.strip().lower()]
    if upload.into in plans and upload.into_id not in used:
        return upload.into
    return same[0] if same else None


def _counts(plan: PlanContent, bringing: Bringing) -> str:
    wanted = set(bringing.entering)
    return counts_sentence(plan, Counter(part.kind for part in bringing.content.walk() if part.key in wanted))


def _brought_sentence(plan: PlanContent, bringing: Bringing, into: Plan) -> str:
    return f"Brought into “{into}”: {_counts(plan, bringing)}."


def _changes(into: Plan, content: PlanContent) -> dict[str, Any]:
    """What confirming would do to a plan that is there: what stays, what is reworded, what is added.

    What the document does not say stays in the plan untouched, so nothing is listed as dropped.
    """
    pairings = [each for each in compare(content_of(into), content) if each.after is not None]
    reworded = [each for each in pairings if each.fate == Fate.REWORDED]
    added = [each for each in pairings if each.fate == Fate.ADDED]
    kept = [each for each in pairings if each.fate == Fate.KEPT]
    says = "says" if len(kept) == 1 else "say"
    return {
        "sentence": (
            f"{len(kept):,} {many('part', len(kept))} {says} the same there, {len(reworded):,} will be "
            f"reworded and {len(added):,} will be added. Nothing is taken out of the plan."
        ),
        "reworded": reworded[:LISTED],
        "added": [_in_words(content, each) for each in added[:LISTED]],
        "reworded_text": f"What will be reworded ({len(reworded):,})",
        "added_text": f"What will be added ({len(added):,})",
        "more": max(0, len(reworded) - LISTED) + max(0, len(added) - LISTED),
    }


def _in_words(content: PlanContent, pairing: Pairing) -> str:
    part = pairing.after
    assert part is not None
    word = content.word_for(Kind(part.kind)).capitalize()
    return f"{word} {part.number}: {part.title}" if part.number else f"{word}: {part.title}"
