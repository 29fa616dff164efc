"""The performance report: the list of what was frozen, a new one with its preview, one of them, its PDF."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.measures.actions.reporting import freeze_report
from goldenthread.measures.forms.reports import FreezeForm, ReportForm
from goldenthread.measures.models import Report
from goldenthread.measures.report.content import CannotReport, checksum, report_content
from goldenthread.measures.report.kept import frozen_reports, is_as_frozen, revised_since, why_frozen
from goldenthread.measures.report.presenting import figures_table, shown
from goldenthread.measures.report.printing import pdf_of
from goldenthread.partnerships.models import Partnership
from goldenthread.partnerships.permissions import (
    can_load_figures,
    can_view_plans,
    check_can_load_figures,
    check_looking_at_now,
    partnerships_visible_to,
    person_of,
)
from goldenthread.plans.models import Plan
from goldenthread.plans.queries import contents_of, end_of, plans_of, was_known
from goldenthread.rules.periods import Period, YearKind
from goldenthread.rules.ratings import POLICIES

_ASKED = ("period", "as_at_day", "as_at_month", "as_at_year", "policy", "title")


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """Every report that was frozen by the date looked at."""
    visible = partnerships_visible_to(request.user)
    found = frozen_reports(visible, as_at=request.as_at)  # type: ignore[attr-defined]
    count = len(found)
    return render(
        request,
        "measures/report/reports.html",
        {
            "reports": found,
            "several": len(visible) > 1,
            "sentence": f"{count} {'report is' if count == 1 else 'reports are'} frozen here."
            if count
            else "No report has been frozen yet.",
            "may_make": any(can_load_figures(request.user, each) for each in visible),
        },
    )


@require_GET
def new_report(request: HttpRequest) -> HttpResponse:
    """Say what to report on. What can be reported on leads to its preview."""
    plans = _plans(request)
    bound = request.GET if any(name in request.GET for name in ("plan", *_ASKED)) else None
    form = _form(request, bound, plans)
    if bound is not None and form.is_valid() and "change" not in request.GET:
        asked = {name: value for name in _ASKED if (value := request.GET.get(name))}
        address = reverse("measures:preview_report", args=[form.chosen_plan.key])
        return redirect(f"{address}?{urlencode(asked)}")
    return render(request, "measures/report/new.html", {"form": form, "plans": plans})


@require_http_methods(["GET", "POST"])
def preview_report(request: HttpRequest, key: str) -> HttpResponse:
    """The report as it would be; sending it freezes it."""
    plan = _plan_or_404(request, key)
    check_can_load_figures(request.user, plan.partnership)
    sent = request.method == "POST"
    if sent:
        check_looking_at_now(request)
    asked = {name: value for name in _ASKED if (value := (request.POST if sent else request.GET).get(name))}
    back = f"{reverse('measures:new_report')}?{urlencode({**asked, 'plan': plan.pk, 'change': 1})}"
    form = _form(request, {**asked, "plan": str(plan.pk)}, [plan])
    if not form.is_valid():
        return redirect(back)
    try:
        content = report_content(**_made_of(form))
    except CannotReport as refused:
        form.add_error("plan", str(refused))
        return render(request, "measures/report/new.html", {"form": form, "plans": [plan]}, status=422)
    freeze = FreezeForm(request.POST if sent else None, initial={"seen": checksum(content)})
    problem = ""
    if sent and freeze.is_valid():
        said = freeze.cleaned_data
        try:
            report = freeze_report(**_made_of(form), by=person_of(request), **said)
        except CannotReport as refused:
            problem = str(refused)
            freeze = FreezeForm(initial={"reason": said["reason"], "seen": checksum(content)})
        else:
            return redirect("measures:report", pk=report.pk)
    context = {
        "form": freeze,
        "asked": list(asked.items()),
        "problem": problem,
        "back": back,
        "now": request.as_at is None,  # type: ignore[attr-defined]
        **shown(content),
    }
    return render(
        request, "measures/report/preview.html", context, status=422 if problem or freeze.errors else 200
    )


@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """A frozen report, and which of its figures were revised since."""
    found = _report_or_404(request, pk)
    as_at = request.as_at  # type: ignore[attr-defined]
    return render(
        request,
        "measures/report/report.html",
        {
            "report": found,
            "why": why_frozen(found),
            "as_frozen": is_as_frozen(found),
            "revised": revised_since(found, as_at=as_at),
            **shown(found.content),
        },
    )


@require_GET
def report_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The report on paper."""
    found = _report_or_404(request, pk)
    return _download(pdf_of(found), "application/pdf", f"{_file_name(found)}.pdf")


@require_GET
def report_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The report's figures and ratings as a table for a spreadsheet."""
    found = _report_or_404(request, pk)
    text = figures_table(found.content).as_csv()
    return _download(
        text.encode("utf-8-sig", "replace"), "text/csv; charset=utf-8", f"{_file_name(found)}.csv"
    )


def _made_of(form: ReportForm) -> dict[str, Any]:
    """What a report is made of, as the form says."""
    said = form.cleaned_data
    return {
        "plan": form.chosen_plan,
        "period": said["period"],
        "as_at": said["as_at"],
        "policy": POLICIES[said["policy"]],
        "title": said["title"],
    }


def _form(request: HttpRequest, asked: Any, plans: list[Plan]) -> ReportForm:
    today = request.today  # type: ignore[attr-defined]
    return ReportForm(asked, plans=plans, today=today, initial=_initial(today, plans))


def _plan_or_404(request: HttpRequest, key: str) -> Plan:
    """A plan that was kept on the day looked at; a stranger is told no more than that there is nothing."""
    plan = Plan.objects.filter(key=key, removed=False).select_related("partnership__home").first()
    if plan is None or not can_view_plans(request.user, plan.partnership):
        raise Http404
    as_at = request.as_at  # type: ignore[attr-defined]
    if as_at is not None and not was_known(plan, as_at):
        raise Http404
    return plan


def _plans(request: HttpRequest) -> list[Plan]:
    """The plans this person may make a report of, under the title they had on the date looked at."""
    visible = partnerships_visible_to(request.user)
    mine: list[Partnership] = [each for each in visible if can_load_figures(request.user, each)]
    if not mine:
        if visible:
            check_can_load_figures(request.user, visible[0])
        raise PermissionDenied("You have no role in any partnership here. Ask an administrator for one.")
    as_at = request.as_at  # type: ignore[attr-defined]
    plans = plans_of(mine, as_at=as_at)
    contents = contents_of(plans, as_at=as_at)
    for plan in plans:
        plan.title = contents[plan.pk].title
    return plans


def _initial(today: date, plans: list[Plan]) -> dict[str, Any]:
    """The year that ended last, as known today; the plan where there is only one."""
    first = today.year - (1 if today.month >= YearKind.FINANCIAL.first_month else 2)
    initial = {"period": Period.year(first).label, "as_at": today, "policy": next(iter(POLICIES))}
    return {**initial, "plan": str(plans[0].pk)} if len(plans) == 1 else initial


def _report_or_404(request: HttpRequest, pk: int) -> Report:
    """A report this person may see, where it was frozen by the date looked at."""
    found = Report.objects.filter(pk=pk).select_related("partnership", "plan").first()
    if found is None or not can_view_plans(request.user, found.partnership):
        raise Http404
    as_at = request.as_at  # type: ignore[attr-defined]
    if as_at is not None and found.frozen_at > end_of(as_at):
        raise Http404
    return found


def _file_name(report: Report) -> str:
    return slugify(report.title)[:80] or f"report-{report.pk}"


def _download(body: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
