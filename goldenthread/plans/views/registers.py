"""The registers: measures, organisations, strategies and groups, each with everywhere it is used."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from goldenthread.audit.models import Event
from goldenthread.interface.tables import Cell, Column, Table
from goldenthread.partnerships.models import Organisation
from goldenthread.partnerships.permissions import can_change_plans, partnerships_visible_to
from goldenthread.partnerships.queries import former_names_of, organisations_of
from goldenthread.plans.content import Kind, PlanContent, ResponsibilityRole
from goldenthread.plans.models import Measure, Strategy
from goldenthread.plans.presenting import (
    POLARITY_SENTENCES,
    WHAT_IT_DOES,
    figures_table,
    glance,
    milestones_table,
    path_of,
    step_word,
)
from goldenthread.plans.queries import end_of, undone_changes
from goldenthread.plans.state import ORGANISATION
from goldenthread.plans.telling import Told, told
from goldenthread.plans.thread import Located, is_step
from goldenthread.plans.views.asking import Asking, asking
from goldenthread.plans.wording import how_often, joined, many

_BY_NAME = str.casefold
MEASURES_PER_PAGE = 50


@require_GET
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure the visible plans use, each once, with how many plans use it."""
    ask = asking(request)
    uses = _uses_by_measure(ask)
    identities = {name.lower(): pk for name, pk in Measure.objects.values_list("name", "pk")}
    words = request.GET.get("q", "").lower().split()
    chosen = request.GET.get("plan", "")
    names = [
        name
        for name in sorted(uses, key=_BY_NAME)
        if all(word in name.lower() for word in words)
        and (not chosen or any(each.plan.key == chosen for each in uses[name]))
    ]
    page = Paginator(names, MEASURES_PER_PAGE).get_page(request.GET.get("page"))
    rows = []
    for name in page:
        plans = list(dict.fromkeys(each.plan.title for each in uses[name]))
        rows.append(
            [
                Cell(_link(reverse("plans:measure", args=[identities[name.lower()]]), name)),
                len(uses[name]),
                len(plans),
                Cell(glance(uses[name][-1].part) or "No figure printed"),
            ]
        )
    table = Table(
        "Measures",
        [
            "Measure",
            Column("Uses", numeric=True),
            Column("Plans", numeric=True),
            "Figures in the latest plan",
        ],
        rows,
        small=True,
        caption_hidden=True,
    )
    shared = sum(1 for located in uses.values() if len({id(each.plan) for each in located}) > 1)
    return render(
        request,
        "plans/measures.html",
        {
            "table": table,
            "count": len(names),
            "all": len(uses),
            "shared": shared,
            "q": request.GET.get("q", ""),
            "page": page,
            "plans": ask.everything,
            "plan_key": chosen,
        },
    )


def _uses_by_measure(ask: Asking) -> dict[str, list[Located]]:
    """Where each measure is used. Capitals are not told apart: they may have been corrected since."""
    uses: dict[str, list[Located]] = {}
    names: dict[str, str] = {}
    for each in ask.parts():
        if each.part.kind == Kind.MEASURE:
            name = each.part.measure or each.part.title
            uses.setdefault(names.setdefault(name.lower(), name), []).append(each)
    return uses


@require_GET
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """One measure: every place it is used, what each plan calls it, and every figure printed beside it."""
    row = get_object_or_404(Measure, pk=pk)
    by_name = _uses_by_measure(asking(request))
    uses = next((found for name, found in by_name.items() if name.lower() == row.name.lower()), None)
    if not uses:
        raise Http404
    names = [use.part.title for use in uses if use.part.title != row.name]
    stated = [use.part.polarity for use in uses if use.part.polarity]
    return render(
        request,
        "plans/measure.html",
        {
            "measure": row,
            "uses": [
                {
                    "located": use,
                    "path": path_of(use),
                    "id": f"use-{use.part.identity}",
                    "label": f"Where it stands in {use.plan.title}",
                    "figures": figures_table(use.part, caption=f"Figures printed in {use.plan.title}"),
                    "updates": use.part.updates,
                }
                for use in uses
            ],
            "other_names": list(dict.fromkeys(names)),
            "plans": list(dict.fromkeys(use.plan.title for use in uses)),
            "used": how_often(len(uses)),
            "measures_url": reverse("plans:measures"),
            "may_change": _may_change(request, uses),
            "polarities": [POLARITY_SENTENCES[each] for each in dict.fromkeys(stated)],
        },
    )


def _may_change(request: HttpRequest, uses: list[Located]) -> bool:
    """Whether the person may rename a measure: in one of the partnerships that use it, and now."""
    names = {use.plan.partnership for use in uses}
    return request.as_at is None and any(  # type: ignore[attr-defined]
        can_change_plans(request.user, partnership)
        for partnership in partnerships_visible_to(request.user)
        if partnership.name in names
    )


@require_GET
def organisations(request: HttpRequest) -> HttpResponse:
    """Who takes part: delivering organisations, and the boards and groups that oversee."""
    ask = asking(request)
    counts: Counter[tuple[str, str, ResponsibilityRole]] = Counter()
    for each in ask.parts():
        for who in each.part.responsibilities:
            counts[each.plan.partnership, who.organisation, who.role] += 1
    groups = []
    found: Counter[bool] = Counter()
    for partnership in ask.partnerships:
        bodies = organisations_of([partnership])
        found.update(body.is_group for body in bodies)
        former = former_names_of(partnership)
        for legend, wanted in (("organisations", False), ("boards and groups", True)):
            rows = [
                [Cell(_link(reverse("plans:organisation", args=[body.pk]), body.name), note=body.short_name)]
                + [
                    sum(
                        counts[partnership.name, name, role] for name in {body.name, *former.get(body.pk, ())}
                    )
                    or ""
                    for role in _COUNTED_ROLES
                ]
                for body in bodies
                if body.is_group == wanted
            ]
            columns: list[Column | str] = [
                "Name",
                *[Column(_COUNTED_ROLES[role], numeric=True) for role in _COUNTED_ROLES],
            ]
            if rows:
                groups.append(Table(f"{partnership.name}: {legend}", columns, rows, small=True))
    sentence = (
        f"{found[False]:,} {many('organisation', found[False])} and "
        f"{found[True]:,} {many('board or group', found[True]).replace('board or', 'boards and')}, "
        "with how many parts of the plans each leads, takes part in or oversees."
    )
    return render(request, "plans/organisations.html", {"tables": groups, "sentence": sentence})


#: The roles that are counted, with their heading.
_COUNTED_ROLES = {
    ResponsibilityRole.LEAD: "Leads",
    ResponsibilityRole.PARTNER: "Takes part in",
    ResponsibilityRole.GOVERNANCE: "Oversees",
    ResponsibilityRole.OFFICER: "Answers for",
    ResponsibilityRole.PROVIDER: "Supplies figures",
}


@require_GET
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation or group: everything it leads, takes part in or oversees, across plans."""
    body = get_object_or_404(Organisation.objects.select_related("partnership"), pk=pk)
    ask = asking(request)
    if body.partnership not in ask.partnerships:
        raise Http404
    names = {body.name, *former_names_of(body.partnership).get(body.pk, ())}
    roles = []
    for role in ResponsibilityRole:
        held = [
            each
            for each in ask.parts()
            if each.plan.partnership == body.partnership.name
            and any(who.role == role and who.organisation in names for who in each.part.responsibilities)
        ]
        if held:
            roles.append({"name": WHAT_IT_DOES[role], "plans": _by_plan(held, role, ask)})
    return render(
        request,
        "plans/organisation.html",
        {
            "organisation": body,
            "roles": roles,
            "summary": _what_it_does(roles),
            "organisations_url": reverse("plans:organisations"),
            "entries": _history(body, ask),
            "may_change": ask.as_at is None and can_change_plans(request.user, body.partnership),
        },
    )


def _history(body: Organisation, ask: Asking) -> list[Told]:
    """What happened to the organisation itself, as known at the date asked about."""
    events = Event.objects.about(ORGANISATION, body.pk)
    if ask.as_at is not None:
        events = events.filter(at__lte=end_of(ask.as_at))
    listed = list(events)
    undone = undone_changes(listed)
    return [told(event, undone=event.change in undone) for event in listed if event.before is not None]


def _steps_caption(plan: PlanContent, count: int) -> str:
    """What a table of steps is called under its plan's heading; those who only hear it are told the plan."""
    word = many(step_word(plan), count).capitalize()
    return format_html('{}<span class="govuk-visually-hidden"> in {}</span>', word, plan.title)


def _by_plan(held: list[Located], role: ResponsibilityRole, ask: Asking) -> list[dict[str, Any]]:
    """What one body holds in a role, plan by plan: milestones as a table, the rest as lists by kind."""
    plans: dict[int, list[Located]] = {}
    for each in held:
        plans.setdefault(each.plan.identity or 0, []).append(each)
    shown = []
    for located in plans.values():
        plan = located[0].plan
        milestones = [each for each in located if is_step(each.part)]
        others: dict[Kind, list[Located]] = {}
        for each in located:
            if not is_step(each.part):
                others.setdefault(each.part.kind, []).append(each)
        shown.append(
            {
                "plan": plan,
                "milestones": milestones_table(
                    milestones,
                    ask.today,
                    caption=_steps_caption(plan, len(milestones)),
                    id=f"steps-{role.value.replace(' ', '-')}-{plan.identity}",
                    caption_size="s",
                    with_plan=False,
                    with_leads=False,
                )
                if milestones
                else None,
                "others": [
                    {
                        "heading": many(plan.word_for(kind), len(parts)).capitalize(),
                        "summary": f"{len(parts)} {many(plan.word_for(kind), len(parts))}",
                        "parts": parts,
                    }
                    for kind, parts in others.items()
                ],
            }
        )
    return shown


def _what_it_does(roles: list[dict[str, Any]]) -> str:
    pieces = []
    for held in roles:
        kinds: Counter[str] = Counter()
        for plan in held["plans"]:
            if plan["milestones"]:
                kinds[step_word(plan["plan"])] += len(plan["milestones"].rows)
            for other in plan["others"]:
                kinds[other["parts"][0].part.kind.value] += len(other["parts"])
        said = joined(f"{count} {many(kind, count)}" for kind, count in kinds.items())
        pieces.append(f"{held['name'].lower()} {said}")
    return "; ".join(pieces)


@require_GET
def strategies(request: HttpRequest) -> HttpResponse:
    """The strategies and plans that the partnership's plans refer to, and who oversees what."""
    ask = asking(request)
    counts: Counter[tuple[str, str]] = Counter()
    for each in ask.parts():
        for link in each.part.strategies:
            counts[each.plan.partnership, link.name.lower()] += 1
    tables, named, ended = [], 0, 0
    for partnership in ask.partnerships:
        listed = [
            row
            for row in Strategy.objects.filter(partnership=partnership)
            if counts[partnership.name, row.name.lower()]
        ]
        named += len(listed)
        ended += sum(1 for row in listed if row.ends and row.ends < ask.today)
        rows = [
            [
                Cell(_link(reverse("plans:strategy", args=[row.pk]), row.name)),
                _years(row),
                counts[partnership.name, row.name.lower()],
            ]
            for row in listed
        ]
        if rows:
            columns: list[Column | str] = [
                "Strategy or plan",
                "Runs",
                Column("Times named", numeric=True),
            ]
            tables.append(Table(partnership.name, columns, rows, small=True))
    said = f"The plans name {named:,} other {'strategy or plan' if named == 1 else 'strategies and plans'}"
    said += f"; {ended:,} of them {'has' if ended == 1 else 'have'} ended." if ended else "."
    sentence = said if named else "The plans name no other strategy or plan."
    return render(request, "plans/strategies.html", {"tables": tables, "sentence": sentence})


@require_GET
def strategy(request: HttpRequest, pk: int) -> HttpResponse:
    """One strategy: every part of every plan that names it, and how it is named there."""
    row = get_object_or_404(Strategy.objects.select_related("partnership"), pk=pk)
    ask = asking(request)
    links = [
        (each, link.text)
        for each in ask.parts()
        if each.plan.partnership == row.partnership.name
        for link in each.part.strategies
        if link.name.lower() == row.name.lower()
    ]
    if row.partnership not in ask.partnerships or not links:
        raise Http404
    return render(
        request,
        "plans/strategy.html",
        {
            "strategy": row,
            "sentence": _strategy_sentence(row, [each for each, _ in links], ask.today),
            "links": [
                {
                    "path": path_of(each),
                    "id": f"link-{each.part.identity}",
                    "label": f"Where {each.plan.title} names it",
                }
                for each, _ in links
            ],
            "strategies_url": reverse("plans:strategies"),
            "spellings": list(dict.fromkeys(text for _, text in links)),
            "may_change": request.as_at is None  # type: ignore[attr-defined]
            and can_change_plans(request.user, row.partnership),
        },
    )


def _strategy_sentence(row: Strategy, named: list[Located], today: date) -> str:
    """How often the plans name a strategy, and whether it runs on the day."""
    plans = len({each.plan.identity for each in named})
    said = f"Named {how_often(len(named))}, in {plans} {many('plan', plans)}."
    if not (row.starts and row.ends):
        return f"{said} It is not known which years it covers."
    if row.ends < today:
        return f"{said} It ran from {_years(row)} and has ended."
    return f"{said} It runs from {_years(row)}."


def _years(row: Strategy) -> str:
    if row.starts and row.ends:
        return f"{row.starts.year} to {row.ends.year}"
    return "Not given"


def _link(href: str, text: str) -> str:
    return format_html('<a class="govuk-link" href="{}">{}</a>', href, text)
