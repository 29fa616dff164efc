"""Looking across plans: the timeline, comparing two plans, searching, and as at which date."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from goldenthread.partnerships.queries import organisations_of
from goldenthread.plans.charts import timeline_chart
from goldenthread.plans.compare import Fate, Pairing, compare
from goldenthread.plans.content import Kind, PlanContent
from goldenthread.plans.forms.looking import AsAtForm, CompareForm
from goldenthread.plans.models import Strategy
from goldenthread.plans.presenting import milestones_table, part_url
from goldenthread.plans.queries import content_of
from goldenthread.plans.thread import Located, Standing, is_step, leads_of, searchable, standing_of
from goldenthread.plans.views.asking import Asking, asking
from goldenthread.plans.wording import joined, many

SEARCH_PAGE = 25  # results
STEPS_PER_PAGE = 500  # of the timeline
OPENED_UP_TO = 10  # a longer list waits for a click


@require_GET
def timeline(request: HttpRequest) -> HttpResponse:
    """Every milestone and dated activity, month by month, and those without a date."""
    ask = asking(request)
    milestones = [each for each in ask.parts() if is_step(each.part)]
    plan_key = request.GET.get("plan", "")
    body = request.GET.get("organisation", "")
    plans = [plan for plan in ask.everything if any(each.plan is plan for each in milestones)]
    bodies = sorted({name for each in milestones for name in leads_of(each)}, key=str.casefold)
    if plan_key:
        milestones = [each for each in milestones if each.plan.key == plan_key]
    if body:
        milestones = [each for each in milestones if body in leads_of(each)]
    dated = sorted(
        (each for each in milestones if each.part.due_latest),
        key=lambda each: (each.part.due_latest, each.plan.title, each.part.number),
    )
    undated = [each for each in milestones if not each.part.due_latest]
    page = _page_of_steps(request, dated, undated, ask.today)
    shown = [each for each in page if not each.part.due_latest]
    standings = Counter(standing_of(each.part, ask.today) for each in milestones)
    return render(
        request,
        "plans/timeline.html",
        {
            "years": _by_year(page, dated, ask.today, with_plan=not plan_key),
            "undated": milestones_table(shown, ask.today, caption="No date", with_plan=not plan_key)
            if shown
            else None,
            "page": page,
            "all_href": f"?{urlencode({'plan': plan_key, 'organisation': body, 'all': 1})}",
            "chart": timeline_chart(dated, ask.today) if dated else None,
            "sentence": _timeline_sentence(len(milestones), standings),
            "count": len(milestones),
            "plans": plans,
            "plan_key": plan_key,
            "bodies": bodies,
            "body": body,
        },
    )


def _page_of_steps(
    request: HttpRequest, dated: list[Located], undated: list[Located], today: date
) -> Page[Located]:
    """The steps in order, those without a date last; opened where today is, or all at once on demand."""
    steps = [*dated, *undated]
    everything = "all" in request.GET or len(steps) <= STEPS_PER_PAGE
    paginator = Paginator(steps, max(len(steps), 1) if everything else STEPS_PER_PAGE)
    past = sum(1 for each in dated if each.part.due_latest and each.part.due_latest < today)
    here = min(past, max(len(dated) - 1, 0)) // paginator.per_page + 1
    return paginator.get_page(request.GET.get("page", here))


def _by_year(
    page: Page[Located], dated: list[Located], today: date, *, with_plan: bool
) -> list[dict[str, Any]]:
    """Month by month under its year; this year stands open, or the last where there is nothing this year."""
    in_all = Counter(each.part.due_latest.year for each in dated if each.part.due_latest)
    months: dict[tuple[int, int], list[Located]] = {}
    for each in page:
        if due := each.part.due_latest:
            months.setdefault((due.year, due.month), []).append(each)
    years = sorted({year for year, _ in months})
    opened = today.year if today.year in years else (years[-1] if years else 0)
    shown = []
    for year in years:
        found = {month: months[at, month] for at, month in months if at == year}
        here, count = sum(map(len, found.values())), in_all[year]
        shown.append(
            {
                "summary": f"{year}: {count:,} {many('step', count)}"
                + (f", {here:,} of them on this page" if here < count else ""),
                "open": year == opened,
                "tables": [
                    milestones_table(
                        located, today, caption=f"{date(year, month, 1):%B %Y}", with_plan=with_plan
                    )
                    for month, located in found.items()
                ],
            }
        )
    return shown


def _timeline_sentence(count: int, standings: Counter[Standing]) -> str:
    said = joined(f"{standings[each]:,} {each.of_several}" for each in Standing if standings[each])
    return f"{count:,} {many('step', count)} with a date or waiting for one: {said}." if count else "No step."


@require_GET
def compare_plans(request: HttpRequest) -> HttpResponse:
    """Two plans side by side: what was kept, reworded, added, dropped, and what slipped."""
    ask = asking(request)
    chosen = "before" in request.GET  # a plan's page leads here with only the second plan named
    first = {"after": request.GET.get("after")}
    form = CompareForm(request.GET if chosen else None, plans=ask.plans, initial=first)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        before = ask.contents[int(form.cleaned_data["before"])]
        then = form.cleaned_data["before_as_at"]
        if then and ask.as_at and then > ask.as_at:
            then = ask.as_at  # what came later was not known on the day that is looked at
        if then:
            before = content_of(ask.plan_of(before), as_at=then)
        after = ask.contents[int(form.cleaned_data["after"])]
        pairings = compare(before, after)
        context |= {
            "before": before,
            "after": after,
            "sentence": _compare_sentence(before, after, pairings, then),
            "slipped": [pairing for pairing in pairings if pairing.slipped],
            "kinds": [
                {
                    "heading": many(after.word_for(kind), 2).capitalize(),
                    "words": (before.word_for(kind), after.word_for(kind)),
                    "fates": _by_fate([pairing for pairing in pairings if pairing.kind == kind]),
                }
                for kind in Kind
                if any(pairing.kind == kind for pairing in pairings)
            ],
        }
    return render(request, "plans/compare.html", context)


def _compare_sentence(
    before: PlanContent, after: PlanContent, pairings: list[Pairing], then: date | None
) -> str:
    fates = Counter(pairing.fate for pairing in pairings)
    said = joined(f"{fates[fate]} {fate.value.lower()}" for fate in Fate if fates[fate])
    slipped = sum(pairing.slipped for pairing in pairings)
    later = f" {slipped} {'has' if slipped == 1 else 'have'} a later date." if slipped else ""
    start = f"{before.title} as it was on {then:%-d %B %Y}" if then else before.title
    return f"From {start} to {after.title}: {said or 'nothing to compare'}.{later}"


def _by_fate(pairings: list[Pairing]) -> list[dict[str, Any]]:
    return [
        {
            "fate": fate.value,
            "pairings": found,
            "summary": f"{fate.value}: {len(found)}",
            "open": fate != Fate.KEPT and len(found) <= OPENED_UP_TO,
        }
        for fate in (Fate.REWORDED, Fate.ADDED, Fate.DROPPED, Fate.KEPT)
        if (found := [pairing for pairing in pairings if pairing.fate == fate])
    ]


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Find words anywhere in the visible plans. All the words must be there, in any order."""
    ask = asking(request)
    text = request.GET.get("q", "")[:200]
    words = text.lower().split()
    found = []
    if words:
        for each in ask.parts():
            haystack = searchable(each.part)
            if all(word in haystack for word in words):
                in_title = all(word in f"{each.part.number} {each.part.title}".lower() for word in words)
                found.append((not in_title, each))
        found.sort(key=lambda pair: pair[0])
    page = Paginator([each for _, each in found], SEARCH_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "plans/search.html",
        {
            "q": text,
            "page": page,
            "count": len(found),
            "elsewhere": _elsewhere(ask, words),
            "results": [
                {
                    "located": each,
                    "href": part_url(each.part),
                    "where": " › ".join([each.plan.title, *(part.title for part in each.above)]),
                    "excerpt": _excerpt(each, words),
                }
                for each in page
            ],
        },
    )


def _elsewhere(ask: Asking, words: list[str]) -> list[dict[str, Any]]:
    """Organisations, strategies, plans and the words around them in which all the words are found."""

    def has(text: str) -> bool:
        lower = text.lower()
        return bool(words) and all(word in lower for word in words)

    found = [
        {"kind": "Plan", "title": plan.title, "href": reverse("plans:plan", args=[plan.key])}
        for plan in ask.everything
        if has(f"{plan.title} {plan.owner}")
    ]
    found += [
        {
            "kind": body.get_kind_display(),
            "title": body.name,
            "href": reverse("plans:organisation", args=[body.pk]),
        }
        for body in organisations_of(ask.partnerships)
        if has(f"{body.name} {body.short_name}")
    ]
    named = {(each.plan.partnership, link.name) for each in ask.parts() for link in each.part.strategies}
    found += [
        {"kind": "Strategy", "title": row.name, "href": reverse("plans:strategy", args=[row.pk])}
        for row in Strategy.objects.filter(partnership__in=ask.partnerships).select_related("partnership")
        if has(row.name) and (row.partnership.name, row.name) in named
    ]
    found += [
        {
            "kind": f"Words around {plan.title}",
            "title": section.heading or "Text without a heading",
            "href": f"{reverse('plans:plan', args=[plan.key])}#words",
        }
        for plan in ask.everything
        for section in plan.sections
        if has(f"{section.heading} {section.text}")
    ]
    return found


def _excerpt(located: Located, words: list[str]) -> str:
    """The sentence in which a word was found, where it was not in the title."""
    part = located.part
    if all(word in part.title.lower() for word in words):
        return ""
    pieces = [part.success, part.how_measured, part.why_it_matters, part.what_people_said, part.due]
    pieces += [update.text for update in part.updates] + [who.text for who in part.responsibilities]
    for text in pieces:
        place = min((at for word in words if (at := text.lower().find(word)) >= 0), default=-1)
        if place >= 0:
            start = max(0, text.rfind(" ", 0, max(0, place - 80)) + 1)
            end = text.find(" ", min(len(text), place + 160))
            cut = text[start : end if end > 0 else None]
            return f"{'… ' if start else ''}{cut}{' …' if end > 0 else ''}"
    return ""


@require_POST
def go_as_at(request: HttpRequest) -> HttpResponse:
    """Look as at a past date, or come back to today."""
    form = AsAtForm(request.POST)
    back = request.POST.get("next", "/")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}
    ):
        back = "/"
    if "today" in request.POST:
        request.session["as_at"] = "today"
    elif form.is_valid():
        request.session["as_at"] = form.cleaned_data["as_at"].isoformat()
    else:
        return render(request, "plans/as_at.html", {"form": form, "next": back}, status=422)
    return HttpResponseRedirect(back)


@require_GET
def as_at(request: HttpRequest) -> HttpResponse:
    """Choose the date to look as at."""
    form = AsAtForm(initial={"as_at": request.as_at})  # type: ignore[attr-defined]
    return render(request, "plans/as_at.html", {"form": form, "next": request.GET.get("next", "/")})
