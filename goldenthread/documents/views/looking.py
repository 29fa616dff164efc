"""Looking at a draft: how reading goes, what was found, each part beside its lines."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRefresh

from goldenthread.documents.drafts import KeptDraft, Located, kept_draft
from goldenthread.documents.found import accounting_sentence, left_sentence, read_sentence
from goldenthread.documents.models import Decision, Upload, UploadStatus
from goldenthread.documents.presenting import doubts_of, rows_of
from goldenthread.documents.queries import decisions_of, same_file_elsewhere, waiting_before
from goldenthread.documents.reviewing import (
    LINES_IN_A_LIST,
    Only,
    Shown,
    Standing,
    around,
    counts_by_standing,
    excerpt,
    lines_beside,
    next_doubtful,
    shown,
    where,
)
from goldenthread.documents.views.asking import (
    crumbs_of,
    draft_plan_or_404,
    may_decide,
    upload_or_404,
)
from goldenthread.interface.thread import ThreadNode
from goldenthread.plans.content import Kind, PlanContent
from goldenthread.plans.presenting import counts_sentence
from goldenthread.plans.thread import counts_of
from goldenthread.plans.wording import many

PARTS_ON_A_PAGE = 12

Decisions = dict[str, Decision]


@require_GET
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """A document: what is happening to it, why it could not be read, or what was read in it."""
    upload = upload_or_404(request, pk)
    if upload.status in (UploadStatus.WAITING, UploadStatus.READING):
        return _progress(request, upload)
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()  # the page that was waiting has become another one
    context: dict[str, Any] = {
        "upload": upload,
        "same_file": same_file_elsewhere(upload),
        "crumbs": crumbs_of(upload),
        "now": request.as_at is None,  # type: ignore[attr-defined]
    }
    if not upload.found:
        return render(request, "documents/refused.html", context)
    kept = kept_draft(upload)
    taken = decisions_of(upload)
    plans = [
        _plan_summary(upload, kept, index, taken.get(index, {})) for index in range(len(kept.draft.plans))
    ]
    left = upload.found.get("not_understood", 0)
    context |= {
        "plans": plans,
        "partly": any(each["entered"] for each in plans),
        "no_plan": not any(each["total"] for each in plans),
        "nothing": not kept.draft.papers and not any(each["total"] for each in plans),
        "look_at_left": f"Look at the {left:,} {many('line', left)} not understood"
        if left > 1
        else "Look at the line not understood",
        "papers": kept.draft.papers,
        "questions": [each for each in kept.draft.questions if each.code != "not_understood"],
        "answer": f"{read_sentence(upload.found)} {left_sentence(upload.found)}",
        "accounting": accounting_sentence(upload.found),
        "repairs": len(kept.repairs),
        "may_decide": may_decide(request, upload),
    }
    return render(request, "documents/draft.html", context)


def _progress(request: HttpRequest, upload: Upload) -> HttpResponse:
    if upload.status == UploadStatus.READING:
        text = "It is being taken apart and read. A plan takes a few seconds; a minute is the most."
    else:
        before = waiting_before(upload)
        text = f"{before} {many('document', before)} will be read before it." if before else "It is next."
    return render(
        request,
        "documents/progress.html",
        {
            "upload": upload,
            "crumbs": crumbs_of(upload),
            "text": text,
            "cut_off": upload.is_cut_off(timezone.now()),
            "now": request.as_at is None,  # type: ignore[attr-defined]
        },
    )


def _plan_summary(upload: Upload, kept: KeptDraft, index: int, taken: Decisions) -> dict[str, Any]:
    plan = kept.draft.plans[index]
    parts = kept.parts_of(index)
    counts = counts_by_standing(parts, taken)
    doubtful = sum(1 for each in parts if each.part.doubts)
    waiting_doubtful = sum(1 for each in parts if each.part.doubts and each.part.key not in taken)
    decided = len(parts) - counts[Standing.WAITING]
    ready = counts[Standing.ACCEPTED] + counts[Standing.CORRECTED]
    return {
        "plan": plan,
        "index": index + 1,
        "progress": f"{decided:,} of {len(parts):,} decided"
        + (f", {ready:,} ready to be brought in" if ready else ""),
        "progress_id": f"plan-{index + 1}-progress",
        "total": len(parts),
        "decided": decided,
        "waiting": counts[Standing.WAITING],
        "to_bring_in": ready,
        "accepted": counts[Standing.ACCEPTED],
        "entered": counts[Standing.ENTERED],
        "into": next((each.brought_into for each in taken.values() if each.brought_into), None),
        "counts": counts_sentence(plan, Counter(part.kind for part in plan.walk())),
        "doubtful": doubtful,
        "waiting_doubtful": waiting_doubtful,
        "certain": sum(1 for each in parts if not each.part.doubts and each.part.key not in taken),
        "next_doubtful": next_doubtful(parts, taken),
    }


@require_GET
def draft_plan(request: HttpRequest, pk: int, index: int) -> HttpResponse:
    """The parts of one plan of a draft beside their lines, a dozen to a page."""
    upload, kept, plan = draft_plan_or_404(request, pk, index)
    taken = decisions_of(upload).get(index - 1, {})
    parts = kept.parts_of(index - 1)
    only = _only(request)
    found = [each for each in parts if only.wants(each, taken)]
    page = Paginator(found, PARTS_ON_A_PAGE).get_page(request.GET.get("page"))
    summary = _plan_summary(upload, kept, index - 1, taken)
    return render(
        request,
        "documents/draft_plan.html",
        {
            "upload": upload,
            "plan": plan,
            "index": index,
            "crumbs": crumbs_of(upload, (plan.title, "")),
            "summary": summary,
            "bring_in_text": f"Bring the {summary['to_bring_in']:,} accepted into a plan",
            "certain_text": f"Accept the {summary['certain']:,} without doubts",
            "all_text": f"Accept all {summary['waiting']:,}"
            if summary["waiting"] == summary["total"]
            else f"Accept the {summary['waiting']:,} that wait",
            "put_back_text": f"Put back the {summary['accepted']:,} accepted as read",
            "page": page,
            "found": len(found),
            "cards": _cards(plan, kept, taken, page),
            "tops": _tops(request, found, page),
            "filters": _filters(plan, parts, taken),
            "filtered": only != Only(),
            "may_decide": may_decide(request, upload),
            "here": request.get_full_path(),
        },
    )


def _only(request: HttpRequest) -> Only:
    standings = {standing.value: standing for standing in Standing}
    kinds = {kind.value: kind for kind in Kind}
    return Only(
        frozenset(standings[value] for value in request.GET.getlist("standing") if value in standings),
        frozenset(kinds[value] for value in request.GET.getlist("kind") if value in kinds),
        "doubtful" in request.GET.getlist("doubts"),
    )


def _cards(plan: PlanContent, kept: KeptDraft, taken: Decisions, page: Page[Located]) -> list[dict[str, Any]]:
    """What the page shows of each part; what stands above it is said where that changes."""
    cards: list[dict[str, Any]] = []
    above_before: tuple[Located, ...] | None = None
    for located in page:
        each = shown(plan, located, taken)
        lines = lines_beside(kept, located.part)
        new_above = above_before is None or (
            located.above != above_before
            and not (located.above and cards[-1]["shown"].located is located.above[-1])
        )
        cards.append(
            {
                "shown": each,
                "rows": rows_of(each.part),
                "doubts": doubts_of(located.part),
                "lines": excerpt(kept, lines[:LINES_IN_A_LIST]),
                "more_lines": max(0, len(lines) - LINES_IN_A_LIST),
                "where": where(kept, lines),
                "above": [shown(plan, up, taken) for up in located.above] if new_above else [],
                "below": counts_sentence(plan, counts_of([located.part])),
                "waiting_below": sum(1 for below in located.part.walk() if below.key not in taken),
                "lines_id": f"lines-{located.number}",
            }
        )
        above_before = located.above
    return cards


def _tops(request: HttpRequest, found: list[Located], page: Page[Located]) -> list[dict[str, Any]]:
    """Where each part at the top of the plan begins among the pages."""
    if page.paginator.num_pages == 1:
        return []
    return [
        {"located": each, "page": at // PARTS_ON_A_PAGE + 1}
        for at, each in enumerate(found)
        if not each.above
    ]


def _filters(plan: PlanContent, parts: list[Located], taken: Decisions) -> list[dict[str, Any]]:
    standings = counts_by_standing(parts, taken)
    kinds = Counter(each.part.kind for each in parts)
    doubtful = sum(1 for each in parts if each.part.doubts)
    groups = [
        (
            "standing",
            "Standing",
            [(each.value, each.value, count) for each, count in standings.items() if count],
        ),
        ("doubts", "Doubts", [("doubtful", "With doubts", doubtful)] if doubtful else []),
        (
            "kind",
            "Kind",
            [
                (kind.value, many(plan.word_for(kind), 2).capitalize(), kinds[kind])
                for kind in Kind
                if kinds[kind]
            ],
        ),
    ]
    return [
        {
            "name": name,
            "legend": legend,
            "options": [{"value": value, "text": text, "count": count} for value, text, count in options],
        }
        for name, legend, options in groups
        if options
    ]


@require_GET
def draft_part(request: HttpRequest, pk: int, index: int, number: int) -> HttpResponse:
    """One part of a draft, whole, next to its lines and those around them."""
    upload, kept, plan = draft_plan_or_404(request, pk, index)
    taken = decisions_of(upload).get(index - 1, {})
    parts = kept.parts_of(index - 1)
    if not 1 <= number <= len(parts):
        raise Http404
    located = parts[number - 1]
    each = shown(plan, located, taken)
    lines = lines_beside(kept, located.part)
    onward = next_doubtful(parts, taken, number)
    return render(
        request,
        "documents/draft_part.html",
        {
            "upload": upload,
            "plan": plan,
            "index": index,
            "shown": each,
            "crumbs": crumbs_of(
                upload,
                (plan.title, reverse("documents:draft_plan", args=[pk, index])),
                (_capitalised(each.name), ""),
            ),
            "rows": rows_of(each.part, whole=True),
            "understood_heading": "What was understood, as corrected"
            if each.standing == Standing.CORRECTED
            else "What was understood",
            "doubts": doubts_of(located.part),
            "lines": excerpt(kept, around(kept, lines), here=lines),
            "where": where(kept, lines),
            "path": _path(upload, plan, index, each, taken),
            "children": [
                shown(plan, parts[at - 1], taken)
                for at in located.under
                if parts[at - 1].above[-1:] == (located,)
            ],
            "total": len(parts),
            "before": number - 1 if number > 1 else None,
            "after": number + 1 if number < len(parts) else None,
            "next_doubtful": onward if onward is not None and onward.number != number else None,
            "waiting_doubtful": sum(1 for one in parts if one.part.doubts and one.part.key not in taken),
            "waiting_below": sum(1 for at in located.under if parts[at - 1].part.key not in taken),
            "may_decide": may_decide(request, upload),
            "here": request.get_full_path(),
        },
    )


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _path(upload: Upload, plan: PlanContent, index: int, each: Shown, taken: Decisions) -> list[ThreadNode]:
    nodes = [ThreadNode("Plan", plan.title, href=reverse("documents:draft_plan", args=[upload.pk, index]))]
    for up in each.located.above:
        above = shown(plan, up, taken)
        href = reverse("documents:draft_part", args=[upload.pk, index, up.number])
        nodes.append(ThreadNode(above.word.capitalize(), above.part.title, above.part.number, href))
    nodes.append(ThreadNode(each.word.capitalize(), each.part.title, each.part.number))
    return nodes
