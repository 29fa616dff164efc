"""Scorecards: where a partnership's measures stand, by plan and priority, by organisation, by theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from goldenthread.measures.scorecards.scorecard import (
    RATING_ORDER,
    ScorecardRow,
    by_organisation,
    by_priority,
    counts_of,
    organisations_of_row,
    scorecard,
)
from goldenthread.measures.scorecards.table import (
    ONLY,
    ORDERS,
    counts_sentence,
    flags_sentence,
    multiples_html,
    rows_html,
    scorecard_csv,
    strips_table,
)
from goldenthread.partnerships.models import Organisation, Partnership
from goldenthread.partnerships.queries import former_names_of
from goldenthread.plans.content import PlanContent
from goldenthread.plans.views.asking import Asking, asking, plan_or_404

VIEWS = {"table": "Table", "charts": "Small charts", "strips": "Ratings over time"}
NO_HOME = (
    "{partnership} has no area of its own here yet, so no figure can be called its own. Load the national "
    "data, then ask an administrator to say which area is the partnership’s."
)


@dataclass(slots=True)
class Standing:
    """A partnership's measures as they stand, or why nothing can be said of them."""

    partnership: Partnership
    rows: list[ScorecardRow]
    why_not: str = ""


def standing_of(ask: Asking, partnership: Partnership) -> Standing:
    """Where all measures of a partnership stand, as at the date asked about."""
    if partnership.home_id is None:
        return Standing(partnership, [], NO_HOME.format(partnership=partnership.name))
    contents = [ask.contents[plan.pk] for plan in ask.plans if plan.partnership_id == partnership.pk]
    return Standing(partnership, scorecard(partnership, contents=contents, today=ask.today, as_at=ask.as_at))


def partnership_asked_for(request: HttpRequest, ask: Asking) -> Partnership | None:
    """The partnership asked for, or the first that has an area of its own; None where one sees none."""
    wanted = request.GET.get("partnership", "")
    if wanted:
        found = next((each for each in ask.partnerships if each.slug == wanted), None)
        if found is None:
            raise Http404
        return found
    placed = [each for each in ask.partnerships if each.home_id is not None]
    return next(iter([*placed, *ask.partnerships]), None)


def other_partnerships(ask: Asking, name: str, partnership: Partnership) -> list[dict[str, str]]:
    """Links to the same page for the others one may see."""
    return [
        {"text": each.name, "href": f"{reverse(name)}?partnership={each.slug}"}
        for each in ask.partnerships
        if each.pk != partnership.pk
    ]


@require_GET
def scorecards(request: HttpRequest) -> HttpResponse:
    """Which scorecard of a partnership? By plan, by organisation, by theme; or any authority's."""
    ask = asking(request)
    partnership = partnership_asked_for(request, ask)
    told: dict[str, Any] = {"partnership": partnership}
    if partnership is not None:
        told |= _choices(ask, partnership)
        told["others"] = other_partnerships(ask, "measures:scorecards", partnership)
    return render(request, "measures/scorecards.html", told)


def _choices(ask: Asking, partnership: Partnership) -> dict[str, Any]:
    standing = standing_of(ask, partnership)
    plans = [plan for plan in ask.plans if plan.partnership_id == partnership.pk]
    used: dict[int, int] = {}
    themes: dict[str, int] = {}
    for row in standing.rows:
        for identity in {use.plan.identity for use in row.found.uses if use.plan.identity is not None}:
            used[identity] = used.get(identity, 0) + 1
        themes[row.theme] = themes.get(row.theme, 0) + 1
    bodies = {name: len(rows) for name, rows in by_organisation(standing.rows).items()}
    known = Organisation.objects.filter(partnership=partnership, name__in=bodies).order_by("name")
    return {
        "why_not": standing.why_not,
        "sentence": counts_sentence(counts_of(standing.rows)),
        "total": len(standing.rows),
        "plans": [(plan, used[plan.pk]) for plan in plans if plan.pk in used],
        "organisations": [(body, bodies[body.name]) for body in known],
        "themes": [
            (theme, slugify(theme) or "none", count)
            for theme, count in sorted(themes.items(), key=lambda pair: pair[0].casefold() or "\uffff")
        ],
    }


@require_GET
def plan_scorecard(request: HttpRequest, plan_key: str) -> HttpResponse:
    """The measures of one plan, under its priorities."""
    plan = plan_or_404(request, plan_key)
    ask = asking(request)
    standing = standing_of(ask, plan.partnership)
    content = ask.contents[plan.pk]
    rows = [row for row in standing.rows if any(use.plan.identity == plan.pk for use in row.found.uses)]
    return _shown(
        request,
        ask,
        standing,
        rows,
        title=content.title,
        crumbs=[(content.title, reverse("plans:plan", args=[plan.key]))],
        grouping=lambda chosen: [
            (f"{part.number} {part.title}".strip() if part else "Under no priority", found)
            for part, found in by_priority(chosen, content)
        ],
        priorities=_priorities(rows, content),
        name=plan.key,
    )


def _priorities(rows: Sequence[ScorecardRow], content: PlanContent) -> dict[str, tuple[str, set[int]]]:
    return {
        str(part.identity): (
            f"{part.number} {part.title}".strip(),
            {each.definition.pk for each in found},
        )
        for part, found in by_priority(rows, content)
        if part is not None
    }


@require_GET
def organisation_scorecard(request: HttpRequest, pk: int) -> HttpResponse:
    """The measures an organisation answers for or provides."""
    ask = asking(request)
    body = (
        Organisation.objects.filter(pk=pk, partnership__in=ask.partnerships)
        .select_related("partnership__home")
        .first()
    )
    if body is None:
        raise Http404
    standing = standing_of(ask, body.partnership)
    names = {body.name, *former_names_of(body.partnership).get(body.pk, ())}
    rows = [row for row in standing.rows if names & set(organisations_of_row(row))]
    return _shown(
        request,
        ask,
        standing,
        rows,
        title=body.name,
        crumbs=[(body.name, reverse("plans:organisation", args=[body.pk]))],
        name=slugify(body.name),
    )


@require_GET
def theme_scorecard(request: HttpRequest, partnership: str, theme: str) -> HttpResponse:
    """The measures of one theme."""
    ask = asking(request)
    wanted = next((each for each in ask.partnerships if each.slug == partnership), None)
    if wanted is None:
        raise Http404
    standing = standing_of(ask, wanted)
    rows = [row for row in standing.rows if (slugify(row.theme) or "none") == theme]
    if not rows and not standing.why_not:
        raise Http404
    title = (rows[0].theme if rows else "") or "Without a theme"
    return _shown(request, ask, standing, rows, title=title, crumbs=[], name=theme)


def _shown(
    request: HttpRequest,
    ask: Asking,
    standing: Standing,
    rows: list[ScorecardRow],
    *,
    title: str,
    crumbs: list[tuple[str, str]],
    name: str,
    grouping: Callable[[list[ScorecardRow]], list[tuple[str, list[ScorecardRow]]]] | None = None,
    priorities: dict[str, tuple[str, set[int]]] | None = None,
) -> HttpResponse:
    order = _known(request.GET.get("order"), ORDERS, "plan")
    view = _known(request.GET.get("view"), VIEWS, "table")
    chosen = _asked_for(rows, request, priorities or {})
    key = ORDERS[order][1]
    if key is not None:
        chosen = sorted(chosen, key=key)  # type: ignore[arg-type]
    if request.GET.get("as") == "csv":
        answer = HttpResponse(
            "\ufeff" + scorecard_csv(chosen, title, ask.today), content_type="text/csv; charset=utf-8"
        )
        answer["Content-Disposition"] = f'attachment; filename="scorecard-{name or "measures"}.csv"'
        return answer
    counts = counts_of(chosen)
    groups = grouping(chosen) if grouping and order == "plan" else [("", chosen)]
    return render(
        request,
        "measures/scorecard.html",
        {
            "title": title,
            "partnership": standing.partnership,
            "why_not": standing.why_not,
            "crumbs": [{"text": "Scorecards", "href": reverse("measures:scorecards")}]
            + [{"text": text, "href": href} for text, href in crumbs],
            "sentence": counts_sentence(counts),
            "flags": flags_sentence(counts),
            "count": len(chosen),
            "all": len(rows),
            "groups": _drawn(groups, view, ask.today),
            "view": view,
            "views": [(key, words, _with(request, "view", key)) for key, words in VIEWS.items()],
            "order": order,
            "orders": {key: words for key, (words, _) in ORDERS.items()},
            "filters": _filters(rows, priorities or {}),
            "csv_href": _with(request, "as", "csv"),
        },
    )


def _drawn(groups: list[tuple[str, list[ScorecardRow]]], view: str, today: date) -> list[dict[str, Any]]:
    shown = []
    for number, (title, rows) in enumerate(groups, 1):
        if not rows:
            continue
        each: dict[str, Any] = {"title": title, "id": f"group-{number}", "sentence": ""}
        if title:
            each["sentence"] = counts_sentence(counts_of(rows))
        if view == "charts":
            each["charts"] = multiples_html(rows)
        elif view == "strips":
            each["table"] = strips_table(rows, title or "Ratings over time")
        else:
            each["rows"] = rows_html(rows, today=today)
        shown.append(each)
    return shown


def _known(given: str | None, among: dict[str, Any], otherwise: str) -> str:
    return given if given in among else otherwise


def _asked_for(
    rows: list[ScorecardRow], request: HttpRequest, priorities: dict[str, tuple[str, set[int]]]
) -> list[ScorecardRow]:
    ratings = set(request.GET.getlist("rating"))
    themes = set(request.GET.getlist("theme"))
    only = [ONLY[each][1] for each in request.GET.getlist("only") if each in ONLY]
    under = [priorities[each][1] for each in request.GET.getlist("priority") if each in priorities]
    return [
        row
        for row in rows
        if (not ratings or row.found.status.value in ratings)
        and (not themes or (slugify(row.theme) or "none") in themes)
        and (not only or any(test(row) for test in only))
        and (not under or any(row.definition.pk in each for each in under))
    ]


def _filters(rows: list[ScorecardRow], priorities: dict[str, tuple[str, set[int]]]) -> list[dict[str, Any]]:
    themes: dict[str, tuple[str, int]] = {}
    for row in rows:
        slug = slugify(row.theme) or "none"
        themes[slug] = (row.theme or "Without a theme", themes.get(slug, ("", 0))[1] + 1)
    groups: list[dict[str, Any]] = [
        {
            "name": "rating",
            "legend": "Rating",
            "open": True,
            "options": [
                _option(status.value, status.label, sum(row.found.status is status for row in rows))
                for status in RATING_ORDER
            ],
        },
        {
            "name": "only",
            "legend": "What to look at",
            "open": True,
            "options": [
                _option(key, words, sum(test(row) for row in rows)) for key, (words, test) in ONLY.items()
            ],
        },
    ]
    if priorities:
        options = [_option(key, title, len(found)) for key, (title, found) in priorities.items()]
        groups.append({"name": "priority", "legend": "Priority", "options": options})
    if len(themes) > 1:
        options = [_option(slug, title, count) for slug, (title, count) in sorted(themes.items())]
        groups.append({"name": "theme", "legend": "Theme", "options": options})
    for group in groups:
        group["options"] = [each for each in group["options"] if each["count"]]
    return [group for group in groups if group["options"]]


def _option(value: str, text: str, count: int) -> dict[str, Any]:
    return {"value": value, "text": text, "count": count}


def _with(request: HttpRequest, name: str, value: str) -> str:
    query = request.GET.copy()
    query[name] = value
    return "?" + query.urlencode()
