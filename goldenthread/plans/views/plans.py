"""The plans of a partnership, one plan as a thread, and a plan's own details."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.audit.models import Event
from goldenthread.partnerships.permissions import can_change_plans, can_read_documents, person_of
from goldenthread.plans.actions import CannotChange, ChangedMeanwhile, change_plan
from goldenthread.plans.beyond import ways_on
from goldenthread.plans.content import Kind, PlanContent, ResponsibilityRole
from goldenthread.plans.forms import PlanForm
from goldenthread.plans.models import Plan
from goldenthread.plans.presenting import crumbs_to, late_sentence, node_of, period_words
from goldenthread.plans.queries import CHANGES_PER_PAGE, changes_of, content_of, plan_links, undone_changes
from goldenthread.plans.state import PLAN
from goldenthread.plans.telling import told, told_change
from goldenthread.plans.thread import Filter, Standing, is_step, locate_all, shown, standing_of
from goldenthread.plans.views.asking import asking, check_may_change, plan_or_404
from goldenthread.plans.wording import joined, many, with_article

#: The kinds counted at the head of a plan, in the order of the thread.
COUNTED = (
    Kind.PRIORITY, Kind.OUTCOME, Kind.SUCCESS, Kind.ACTIVITY, Kind.PROGRAMME, Kind.MILESTONE, Kind.MEASURE,
)  # fmt: skip


#: A plan of at most so many parts is shown opened.
SMALL_PLAN = 30
DEEPEST = 9


@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan this person may see, by partnership, from the strategic to the yearly."""
    ask = asking(request)
    groups = [
        {
            "partnership": partnership,
            "plans": [
                {
                    "plan": plan,
                    "content": ask.contents[plan.pk],
                    "counts": counts_words(ask.contents[plan.pk]),
                    "standings": standings_words(ask.contents[plan.pk], ask.today),
                    "period": period_words(ask.contents[plan.pk]),
                }
                for plan in ask.plans
                if plan.partnership_id == partnership.pk
            ],
            "can_read_documents": can_read_documents(request.user, partnership),
        }
        for partnership in ask.partnerships
    ]
    sentence = plans_sentence(ask.everything, ask.today) if ask.plans else ""
    return render(request, "plans/plans.html", {"groups": groups, "sentence": sentence})


@require_GET
def plan(request: HttpRequest, key: str) -> HttpResponse:
    """One plan as a thread that opens level by level, with counts and filters."""
    row = plan_or_404(request, key)
    today = request.today  # type: ignore[attr-defined]
    content = content_of(row, as_at=request.as_at)  # type: ignore[attr-defined]
    chosen = filter_from(request)
    keep = shown(content, chosen, today) if chosen.is_on else None
    total = sum(1 for _ in content.walk())
    links = plan_links(row, as_at=request.as_at)  # type: ignore[attr-defined]
    open_to = DEEPEST if total <= SMALL_PLAN else 0
    return render(
        request,
        "plans/plan.html",
        {
            "row": row,
            "content": content,
            "crumbs": crumbs_to(("Plans", reverse("plans:plans")), (content.title, "")),
            "sentence": plan_sentence(content, today),
            "total": total,
            "addable": [
                {"kind": kind.value, "a": with_article(content.word_for(kind))}
                for kind in (Kind.PRIORITY, Kind.PROGRAMME, Kind.OUTCOME, Kind.MEASURE)
            ],
            "chosen": chosen,
            "nodes": [
                node_of(content, part, today, keep=keep, open_to=open_to)
                for part in content.parts
                if keep is None or id(part) in keep
            ],
            "found": len(
                [each for each in locate_all([content]) if chosen.is_on and chosen.matches(each, today)]
            ),
            "filter_groups": filter_groups(content, today),
            "serves": links.serves,
            "served_by": links.served_by,
            "ways_on": ways_on(row, request.user, as_at=request.as_at),  # type: ignore[attr-defined]
            "may_change": request.as_at is None  # type: ignore[attr-defined]
            and can_change_plans(request.user, row.partnership),
        },
    )


@require_http_methods(["GET", "POST"])
def edit_plan(request: HttpRequest, key: str) -> HttpResponse:
    """Change a plan's own details: title, owner, dates, its words for the levels, the plans it serves."""
    row = plan_or_404(request, key)
    check_may_change(request, row.partnership)
    form = PlanForm(request.POST or None, plan=row)
    meanwhile: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            change_plan(
                plan=row,
                fields=form.plan_fields(),
                serves=list(form.cleaned_data["serves"]),
                by=person_of(request),
                reason=reason,
                expected_version=form.cleaned_data["version"],
            )
        except ChangedMeanwhile as problem:
            form.add_error(None, str(problem))
            form.data = {**form.data.dict(), "version": str(row.version)}  # type: ignore[attr-defined]
            last = Event.objects.about(PLAN, row.pk).first()
            meanwhile = told(last).differences if last else []
        except CannotChange as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, "The plan's details have been changed.")
            return redirect("plans:plan", key=row.key)
    return render(request, "plans/edit_plan.html", {"row": row, "form": form, "meanwhile": meanwhile})


@require_GET
def plan_history(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that happened to a plan and its parts, change by change, the latest first."""
    row = plan_or_404(request, key)
    page = _page(request)
    changes = changes_of([row], as_at=request.as_at, start=(page - 1) * CHANGES_PER_PAGE)  # type: ignore[attr-defined]
    undone = undone_changes(event for change in changes for event in change.events)
    return render(
        request,
        "plans/plan_history.html",
        {
            "row": row,
            "changes": [told_change(change, undone=change.identity in undone) for change in changes],
            "page": page,
            "previous": page - 1,
            "next": page + 1 if len(changes) == CHANGES_PER_PAGE else None,
            "may_change": request.as_at is None  # type: ignore[attr-defined]
            and can_change_plans(request.user, row.partnership),
        },
    )


def _page(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1


def counted(content: PlanContent) -> list[tuple[str, int]]:
    """How many parts of each kind a plan has, in the plan's own words."""
    counts = Counter(part.kind for part in content.walk())
    return [(many(content.word_for(kind), counts[kind]), counts[kind]) for kind in COUNTED if counts[kind]]


def counts_words(content: PlanContent) -> str:
    """What a plan consists of, in a line."""
    return joined(f"{count} {word}" for word, count in counted(content)) or "Nothing yet"


def standings_words(content: PlanContent, today: date) -> str:
    """Where its milestones stand, in a line."""
    return ", ".join(
        f"{count} {standing.of_several}" for standing, count in standings_of(content, today).items()
    )


def plan_sentence(content: PlanContent, today: date) -> str:
    """The plan in two sentences: what it consists of, and how its milestones stand on the day."""
    late = late_sentence(content, content.walk(), today)
    return f"{period_words(content)}: {counts_words(content)}.{' ' if late else ''}{late}"


def plans_sentence(plans: Sequence[PlanContent], today: date) -> str:
    """How many plans there are, and how many of them run on the day."""
    running = sum(1 for each in plans if each.starts and each.ends and each.starts <= today <= each.ends)
    said = f"{running} of them {'is' if running == 1 else 'are'} running" if running else "none is running"
    return f"{len(plans)} {many('plan', len(plans))}; {said} on {today:%-d %B %Y}."


def standings_of(content: PlanContent, today: date) -> dict[Standing, int]:
    """How many dated steps stand where."""
    found = Counter(standing_of(part, today) for part in content.walk() if is_step(part))
    return {standing: found[standing] for standing in Standing if found[standing]}


def filter_from(request: HttpRequest) -> Filter:
    """The filter chosen in the address; what is not known is left out."""
    given_kinds, given_standings = request.GET.getlist("kind"), request.GET.getlist("standing")
    return Filter(
        kinds=frozenset(kind for kind in Kind if kind.value in given_kinds),
        standings=frozenset(each for each in Standing if each.value in given_standings),
        organisations=frozenset(request.GET.getlist("organisation")),
        text=request.GET.get("q", "")[:200],
    )


def filter_groups(content: PlanContent, today: date) -> list[dict[str, Any]]:
    """What one may filter by, each with how many parts it would show."""
    kinds = Counter(part.kind for part in content.walk())
    bodies = Counter(
        name
        for part in content.walk()
        for name in {
            who.organisation for who in part.responsible(ResponsibilityRole.LEAD) if who.organisation
        }
    )
    groups = [
        (
            "kind",
            "Kind",
            [
                (kind.value, many(content.word_for(kind), 2).capitalize(), kinds[kind])
                for kind in Kind
                if kinds[kind]
            ],
        ),
        (
            "standing",
            "By date",
            [(each.value, each.value, count) for each, count in standings_of(content, today).items()],
        ),
        ("organisation", "Led by", [(name, name, count) for name, count in bodies.most_common()]),
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


def plan_choices(plans: list[Plan]) -> list[tuple[int, str]]:
    """Plans for a list to choose from."""
    return [(plan.pk, f"{plan.title} ({plan.partnership.name})") for plan in plans]
