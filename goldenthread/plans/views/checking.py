"""The plan check: what a careful officer would notice, to filter, follow up, or accept with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenthread.partnerships.models import Partnership
from goldenthread.partnerships.permissions import can_accept_findings, person_of
from goldenthread.plans.actions import CannotChange, accept_finding, reopen_finding
from goldenthread.plans.check import RULES, Finding, Severity, check_plans
from goldenthread.plans.content import PlanContent
from goldenthread.plans.forms import ReasonForm
from goldenthread.plans.models import AcceptedFinding, Plan
from goldenthread.plans.queries import end_of
from goldenthread.plans.views.asking import Asking, asking, check_may_accept, plan_or_404
from goldenthread.plans.wording import joined

FINDINGS_PER_PAGE = 40

_SEVERITY_COLOURS = {Severity.PROBLEM: "red", Severity.WARNING: "yellow", Severity.SUGGESTION: "grey"}

_kept: dict[tuple[Any, ...], tuple[list[PlanContent], list[Finding]]] = {}
_KEPT_AT_MOST = 50


def findings_of(plans: Iterable[PlanContent], today: date) -> list[Finding]:
    """What the check finds in these plans; worked out again only when one of them, or the day, changes."""
    listed = list(plans)
    key = (today, *(id(plan) for plan in listed))
    if key not in _kept:
        while len(_kept) >= _KEPT_AT_MOST:
            _kept.pop(next(iter(_kept)))
        # Keeping the plans keeps their identities from being given to others.
        _kept[key] = (listed, check_plans(listed, today=today))
    return _kept[key][1]


def open_findings(ask: Asking, partnership: Partnership) -> list[Finding]:
    """What the check finds in a partnership's plans and nobody has accepted."""
    findings = findings_of(
        (ask.contents[plan.pk] for plan in ask.plans if plan.partnership_id == partnership.pk), ask.today
    )
    accepted = set(_accepted(ask).filter(plan__partnership=partnership).values_list("plan_id", "fingerprint"))
    return [each for each in findings if (each.plan_identity, each.fingerprint) not in accepted]


def _accepted(ask: Asking) -> QuerySet[AcceptedFinding]:
    """What had been accepted by the date asked about."""
    accepted = AcceptedFinding.objects.all()
    return accepted if ask.as_at is None else accepted.filter(at__lte=end_of(ask.as_at))


@require_GET
def check(request: HttpRequest) -> HttpResponse:
    """Every finding in the visible plans, with filters by plan, severity and rule."""
    ask = asking(request)
    accepted = {(each.plan_id, each.fingerprint): each for each in _accepted(ask).filter(plan__in=ask.plans)}
    found: list[tuple[Finding, AcceptedFinding | None]] = []
    wanted = request.GET.get("partnership", "")
    for partnership in ask.partnerships:
        if wanted and partnership.slug != wanted:
            continue
        plans = [ask.contents[plan.pk] for plan in ask.plans if plan.partnership_id == partnership.pk]
        found += [
            (each, accepted.get((each.plan_identity or 0, each.fingerprint)))
            for each in findings_of(plans, ask.today)
        ]
    chosen = [pair for pair in found if _is_chosen(request, *pair)]
    page = Paginator(chosen, FINDINGS_PER_PAGE).get_page(request.GET.get("page"))
    may_accept = {
        plan.pk
        for plan in ask.plans
        if ask.as_at is None and can_accept_findings(request.user, plan.partnership)
    }
    return render(
        request,
        "plans/check.html",
        {
            "sentence": _sentence([each for each, taken in found if taken is None], len(ask.plans)),
            "page": page,
            "count": len(chosen),
            "all": len(found),
            "findings": [_shown(each, taken, may_accept) for each, taken in page],
            "filter_groups": _filter_groups(found, ask),
        },
    )


def _is_chosen(request: HttpRequest, finding: Finding, accepted: AcceptedFinding | None) -> bool:
    given = request.GET
    state = given.getlist("state") or ["open"]
    if ("accepted" if accepted else "open") not in state:
        return False
    for name, value in (
        ("plan", finding.plan_key),
        ("severity", finding.severity.value),
        ("code", finding.code),
    ):
        if given.getlist(name) and value not in given.getlist(name):
            return False
    return True


def _sentence(findings: list[Finding], plans: int) -> str:
    counts = Counter(each.severity for each in findings)
    if not findings:
        return f"Nothing to look at in {plans} plan{'' if plans == 1 else 's'}."
    said = joined(
        f"{counts[severity]} {severity.value}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    )
    return f"{said} in {plans} plan{'' if plans == 1 else 's'}."


def _shown(finding: Finding, accepted: AcceptedFinding | None, may_accept: set[int]) -> dict[str, Any]:
    href = (
        reverse("plans:part", args=[finding.subject_identity])
        if finding.subject_identity
        else reverse("plans:plan", args=[finding.plan_key])
    )
    elsewhere = [
        {
            "text": each.text,
            "href": reverse("plans:part", args=[each.part_identity]) if each.part_identity else "",
            "field": "" if each.field == "title" else each.field,  # a part's wording needs no name
        }
        for each in finding.evidence
    ]
    return {
        "finding": finding,
        "colour": _SEVERITY_COLOURS[finding.severity],
        "href": href,
        "evidence": elsewhere,
        "accepted": accepted,
        "may_accept": finding.plan_identity in may_accept,
    }


def _filter_groups(found: list[tuple[Finding, AcceptedFinding | None]], ask: Asking) -> list[dict[str, Any]]:
    findings = [each for each, _ in found]
    states = Counter("accepted" if taken else "open" for _, taken in found)
    plans = Counter(each.plan_key for each in findings)
    severities = Counter(each.severity for each in findings)
    codes = Counter(each.code for each in findings)
    titles = {content.key: content.title for content in ask.everything}
    rules = {rule.code: rule.title for rule in RULES.values()}
    groups = [
        (
            "severity",
            "How serious",
            [(each.value, each.value.capitalize(), severities[each]) for each in Severity],
        ),
        ("plan", "Plan", [(key, title, plans[key]) for key, title in titles.items()]),
        ("code", "Kind of finding", sorted((code, rules[code], count) for code, count in codes.items())),
        (
            "state",
            "Open or accepted",
            [("open", "Open", states["open"]), ("accepted", "Accepted", states["accepted"])],
        ),
    ]
    return [
        {
            "name": name,
            "legend": legend,
            "options": [
                {"value": value, "text": text, "count": count} for value, text, count in options if count
            ],
        }
        for name, legend, options in groups
    ]


@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest) -> HttpResponse:
    """Accept one finding with a reason; it is counted apart until its evidence changes."""
    plan = plan_or_404(request, request.GET.get("plan", ""))
    check_may_accept(request, plan.partnership)
    finding = _finding_or_404(request, plan)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            accept_finding(
                plan=plan,
                code=finding.code,
                subject=finding.subject_key[:200] or finding.plan_key,
                fingerprint=finding.fingerprint,
                by=person_of(request),
                reason=form.cleaned_data["reason"],
            )
        except CannotChange as problem:
            form.add_error("reason", str(problem))
        else:
            messages.success(
                request, "Accepted. It is shown under “Accepted” until what it rests on changes."
            )
            return redirect(f"{reverse('plans:check')}?plan={plan.key}")
    back = f"{reverse('plans:check')}?plan={plan.key}"
    context = {"plan": plan, "finding": finding, "form": form, "back": back}
    return render(request, "plans/accept_finding.html", context)


def _finding_or_404(request: HttpRequest, plan: Plan) -> Finding:
    ask = asking(request)
    plans = [ask.contents[each.pk] for each in ask.plans if each.partnership_id == plan.partnership_id]
    wanted = request.GET.get("finding", "")
    for each in findings_of(plans, ask.today):
        if each.plan_identity == plan.pk and each.fingerprint == wanted:
            return each
    raise Http404


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the acceptance of a finding."""
    accepted = get_object_or_404(AcceptedFinding.objects.select_related("plan__partnership"), pk=pk)
    plan_or_404(request, accepted.plan.key)
    check_may_accept(request, accepted.plan.partnership)
    key = accepted.plan.key
    reopen_finding(accepted=accepted, by=person_of(request))
    messages.success(request, "The finding is open again.")
    return redirect(f"{reverse('plans:check')}?plan={key}")
