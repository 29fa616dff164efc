"""What needs a decision, and what should make a reader doubt the figures: one page each, by partnership."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from goldenthread.interface.tables import Cell, Column, Table
from goldenthread.measures.presenting.wording import for_period
from goldenthread.measures.scorecards.exceptions import (
    RULES,
    Exceptional,
    Step,
    exceptions_of,
    flags_sentence,
    left_out,
)
from goldenthread.measures.scorecards.quality import Doubt, Doubts, Quality, quality_of
from goldenthread.measures.scorecards.table import standing_words
from goldenthread.measures.views.scorecards import (
    Standing,
    other_partnerships,
    partnership_asked_for,
    standing_of,
)
from goldenthread.plans.views.asking import asking
from goldenthread.plans.wording import many

AT_ONCE = 10  # measures under one step before the rest is folded away: a board reads no more

WHAT_TO_DO = {
    Step.ASK_WHAT_IS_DONE: "The figure is off target or gets worse. Ask who leads on it what will change.",
    Step.LOOK_AT_TARGET: "The target is missing, out of reach, or cannot be held against the figure. "
    "Set it anew, with the reason.",
    Step.CHASE: "Nothing can be said without a newer figure. Ask the provider, by name.",
    Step.SETTLE: "The figures are there, but people may read them differently. Say once how they count.",
}


@require_GET
def exceptions(request: HttpRequest) -> HttpResponse:
    """What needs a decision: a short list, each with why it is there; and what is not there, and why."""
    ask = asking(request)
    partnership = partnership_asked_for(request, ask)
    if partnership is None:
        return render(request, "measures/exceptions.html", {"partnership": None})
    standing = standing_of(ask, partnership)
    listed = exceptions_of(standing.rows)
    groups = []
    for step in Step:
        found = [each for each in listed if each.step is step]
        single = [each for each in found if not each.told_together]
        if found:
            groups.append(
                {
                    "title": step.value,
                    "what": WHAT_TO_DO[step],
                    "count": len(found),
                    "first": [_shown(each) for each in single[:AT_ONCE]],
                    "rest": [_shown(each) for each in single[AT_ONCE:]],
                    "together": _together([each for each in found if each.told_together]),
                }
            )
    return render(
        request,
        "measures/exceptions.html",
        {
            "partnership": partnership,
            "others": other_partnerships(ask, "measures:exceptions", partnership),
            "why_not": standing.why_not,
            "total": len(standing.rows),
            "sentence": _sentence(standing, listed),
            "groups": groups,
            "left_out": left_out(standing.rows, listed),
            "flags": flags_sentence(standing.rows),
            "rules": [(rule.title, rule.step.value) for rule in RULES],
        },
    )


def _sentence(standing: Standing, listed: list[Exceptional]) -> str:
    total = len(standing.rows)
    if not listed:
        return f"None of {total} {many('measure', total)} needs a decision."
    red = sum(1 for each in listed if each.reasons[0].rule.key == "red")
    return (
        f"{len(listed)} of {total} {many('measure', total)} "
        f"{'needs' if len(listed) == 1 else 'need'} a decision; {red} of them "
        f"{'is' if red == 1 else 'are'} red."
    )


def _together(found: list[Exceptional]) -> list[dict[str, Any]]:
    """Measures with one and the same reason, told in one sentence."""
    by_rule: dict[str, list[Exceptional]] = {}
    for each in found:
        by_rule.setdefault(each.reasons[0].rule.key, []).append(each)
    return [
        {
            "summary": f"{same[0].reasons[0].rule.title}: {len(same)} {many('measure', len(same))}",
            "sentence": same[0].reasons[0].sentence,
            "measures": [_shown(each) for each in same],
        }
        for same in by_rule.values()
    ]


def _shown(each: Exceptional) -> dict[str, Any]:
    found = each.row.found
    return {
        "name": each.row.definition.name,
        "href": each.row.definition.get_absolute_url(),
        "latest": found.shown(found.latest),
        "period": for_period(found.latest.period) if found.latest else "",
        "rating": found.status.value,
        "reasons": [(reason.rule.title, reason.sentence) for reason in each.reasons],
        "standing": standing_words(each.row, each.row.today),
    }


@require_GET
def data_quality(request: HttpRequest) -> HttpResponse:
    """What should make a reader doubt the figures, by kind; the overdue by who owes them."""
    ask = asking(request)
    partnership = partnership_asked_for(request, ask)
    if partnership is None:
        return render(request, "measures/quality.html", {"partnership": None})
    standing = standing_of(ask, partnership)
    quality = None
    if not standing.why_not:
        contents = [ask.contents[plan.pk] for plan in ask.plans if plan.partnership_id == partnership.pk]
        quality = quality_of(partnership, standing.rows, contents=contents, today=ask.today, as_at=ask.as_at)
    if quality is not None and request.GET.get("as") == "csv":
        answer = HttpResponse("\ufeff" + _csv(quality), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="data-quality-{partnership.slug}.csv"'
        return answer
    return render(
        request,
        "measures/quality.html",
        {
            "partnership": partnership,
            "others": other_partnerships(ask, "measures:data_quality", partnership),
            "why_not": standing.why_not,
            "total": len(standing.rows),
            "quality": quality,
            "sentence": _quality_sentence(quality, len(standing.rows)) if quality else "",
            "kinds": [_kind(each) for each in quality.kinds] if quality else [],
            "csv_href": f"?partnership={partnership.slug}&as=csv",
        },
    )


def _quality_sentence(quality: Quality, total: int) -> str:
    if not quality.total:
        return f"Nothing stands against the figures of {total} {many('measure', total)}."
    doubted = {
        doubt.definition.pk for kind in quality.kinds for doubt in kind.found if doubt.definition is not None
    }
    return (
        f"{quality.total} {many('thing', quality.total)} to mind, about {len(doubted)} of {total} "
        f"{many('measure', total)}."
    )


def _kind(kind: Doubts) -> dict[str, Any]:
    with_provider = kind.key == "overdue"
    columns: list[Column | str] = [*(["Provider"] if with_provider else []), "Measure", "What"]
    rows = []
    for each in kind.found:
        cells: list[Any] = [each.provider or "Nobody is named"] if with_provider else []
        rows.append([*cells, Cell(_link(each)), each.sentence])
    return {
        "key": kind.key,
        "title": kind.title,
        "what": kind.what,
        "count": len(kind.found),
        "table": Table(kind.title, columns, rows, id=f"table-{kind.key}", caption_hidden=True, small=True),
    }


def _link(doubt: Doubt) -> str:
    if doubt.definition is not None and not doubt.definition.removed:
        href = doubt.definition.get_absolute_url()
    elif doubt.measure is not None:
        href = reverse("plans:measure", args=[doubt.measure.pk])
    else:
        return doubt.name
    return format_html(
        '<a class="govuk-link govuk-link--no-visited-state" href="{}">{}</a>', href, doubt.name
    )


def _csv(quality: Quality) -> str:
    rows = [
        [kind.title, each.name, each.sentence, each.provider] for kind in quality.kinds for each in kind.found
    ]
    return Table("Data quality", ["Kind", "Measure", "What", "Provider"], rows).as_csv()
