"""The home page: what needs attention, gathered from every part of the product."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from goldenthread.documents.queries import uploads_waiting
from goldenthread.example.loading import is_loaded
from goldenthread.interface.tables import Table
from goldenthread.partnerships.permissions import can_read_documents
from goldenthread.plans.check import Finding, Severity
from goldenthread.plans.content import PlanContent
from goldenthread.plans.presenting import milestones_table, period_words, step_word
from goldenthread.plans.queries import PlanChange, changes_of
from goldenthread.plans.telling import told_change
from goldenthread.plans.thread import Located, Standing, is_step, standing_of
from goldenthread.plans.views.asking import Asking, asking
from goldenthread.plans.views.checking import open_findings
from goldenthread.plans.wording import many

#: Only so many of anything are listed here; the rest is one click down.
LISTED = 8


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What a partnership officer should look at first."""
    ask = asking(request)
    panels = [_panel(request, ask, partnership) for partnership in ask.partnerships]
    return render(
        request,
        "config/home.html",
        {
            "panels": panels,
            "today": ask.today,
            "search_url": reverse("plans:search"),
            "is_example": settings.LOCAL and is_loaded(),
        },
    )


def _panel(request: HttpRequest, ask: Asking, partnership: Any) -> dict[str, Any]:
    running = [
        each
        for each in ask.parts()
        if is_step(each.part) and each.plan.partnership == partnership.name and _runs(each.plan, ask)
    ]
    overdue = _standing(running, Standing.OVERDUE, ask)
    soon = _standing(running, Standing.DUE_SOON, ask)
    plans = [plan for plan in ask.plans if plan.partnership_id == partnership.pk]
    findings = open_findings(ask, partnership)
    problems = [each for each in findings if each.severity == Severity.PROBLEM]
    may_read = can_read_documents(request.user, partnership)
    waiting = uploads_waiting(partnership) if may_read and ask.as_at is None else []
    return {
        "partnership": partnership,
        "plans": [_card(plan, ask.contents[plan.pk], ask) for plan in plans],
        "sentence": _sentence(plans, ask, running, overdue, soon),
        "overdue": _table(overdue, ask, "Date passed, and nothing says whether it was met"),
        "overdue_more": max(0, len(overdue) - LISTED),
        "soon": _table(soon, ask, "Due in the next three months"),
        "soon_more": max(0, len(soon) - LISTED),
        "problems": [_problem(each) for each in problems[:LISTED]],
        "problem_count": len(problems),
        "ended": _ended(plans, ask),
        "findings": len(findings),
        "waiting": waiting[:LISTED],
        "waiting_more": max(0, len(waiting) - LISTED),
        "may_read": may_read,
        "changes": [_told(change) for change in changes_of(plans, as_at=ask.as_at, limit=5)],
    }


def _problem(finding: Finding) -> dict[str, str]:
    href = (
        reverse("plans:part", args=[finding.subject_identity])
        if finding.subject_identity
        else reverse("plans:plan", args=[finding.plan_key])
    )
    return {"title": finding.title, "sentence": finding.sentence, "href": href}


def _ended(plans: list[Any], ask: Asking) -> list[dict[str, Any]]:
    """Plans that have ended with milestones nobody has said were met."""
    found = []
    for plan in plans:
        content = ask.contents[plan.pk]
        if not content.ends or content.ends >= ask.today:
            continue
        silent = [
            part for part in content.walk() if is_step(part) and standing_of(part, ask.today) != Standing.DONE
        ]
        if silent:
            words = many(step_word(content), len(silent))
            found.append(
                {
                    "href": reverse("plans:plan", args=[plan.key]),
                    "title": content.title,
                    "sentence": f"ended on {content.ends:%-d %B %Y} with {len(silent)} {words}, and nothing "
                    f"says whether {'it was' if len(silent) == 1 else 'they were'} met",
                }
            )
    return found


def _sentence(
    plans: list[Any], ask: Asking, milestones: list[Located], overdue: list[Located], soon: list[Located]
) -> str:
    running = sum(1 for plan in plans if _runs(ask.contents[plan.pk], ask))
    if not running:
        return f"None of its {len(plans)} plans is running on {ask.today:%-d %B %Y}."
    said = f"{running} of its {len(plans)} plans {'is' if running == 1 else 'are'} running."
    if not milestones:
        return said
    if overdue:
        said += f" {len(overdue)} {many('step', len(overdue))} passed the date with nothing said."
    if soon:
        said += f" {len(soon)} due in the next three months."
    if not overdue and not soon:
        subject = "its" if running == 1 else "their"
        said += f" None of {subject} dated steps is past its date or due in the next three months."
    return said


def _card(plan: Any, content: PlanContent, ask: Asking) -> dict[str, Any]:
    state = "" if _runs(content, ask) else ", not running"
    return {
        "plan": plan,
        "title": content.title,
        "kicker": f"{content.tier.value.capitalize()}, {period_words(content)}{state}",
    }


def _table(milestones: list[Located], ask: Asking, caption: str) -> Table | None:
    return milestones_table(milestones[:LISTED], ask.today, caption=caption) if milestones else None


def _told(change: PlanChange) -> dict[str, str]:
    told = told_change(change, undone=False)
    href = reverse("plans:part", args=[told.part_id]) if told.part_id else ""
    return {
        "when": f"{timezone.localtime(told.first.at):%-d %B %Y}",
        "title": told.sentence,
        "text": told.first.reason,
        "href": href,
    }


def _runs(plan: PlanContent, ask: Asking) -> bool:
    """Whether a plan is running on the day asked about; one without dates is taken to be."""
    return not ((plan.starts and plan.starts > ask.today) or (plan.ends and plan.ends < ask.today))


def _standing(milestones: list[Located], standing: Standing, ask: Asking) -> list[Located]:
    found = [each for each in milestones if standing_of(each.part, ask.today) == standing]
    return sorted(found, key=lambda each: (each.part.due_latest or ask.today, each.part.number))
