"""Looking at a load while it waits: the preview with its questions, answering them, confirming."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET, require_POST

from goldenthread.measures.actions.loading import (
    CannotLoad,
    ChangedMeanwhile,
    answer,
    answer_all,
    confirm_load,
)
from goldenthread.measures.loading.incoming import EVERYBODY, Candidate
from goldenthread.measures.loading.looking_again import look_at
from goldenthread.measures.loading.preview import Answer, Fate, Preview, PreviewRow
from goldenthread.measures.loading.questions import LABELS
from goldenthread.measures.loading.working_out import layouts_of
from goldenthread.measures.models import Load, LoadStatus
from goldenthread.measures.views.loading.asking import crumbs_of, load_or_404
from goldenthread.measures.views.loading.describing import needs_columns
from goldenthread.measures.views.loading.done import done_page
from goldenthread.measures.views.loading.listing import counts_sentence
from goldenthread.partnerships.models import Area
from goldenthread.partnerships.permissions import check_looking_at_now, person_of
from goldenthread.plans.wording import joined
from goldenthread.rules.figures import Figure, Number, Suppressed, Unit, UnitKind, format_figure

PAGE = 50  # figures on one page
_FATE_WORDS = {
    "questioned": ("Asks you", "yellow"),
    "new": ("New", "green"),
    "changed": ("Changed", "blue"),
    "unchanged": ("Unchanged", "grey"),
    "refused": ("Refused", "red"),
    "left_out": ("Left out", "grey"),
}


@require_GET
def load(request: HttpRequest, pk: int) -> HttpResponse:
    """A load as it stands: the preview, the refusal, or what it did."""
    found = load_or_404(request, pk)
    if found.status == LoadStatus.WAITING:
        if request.as_at is None and needs_columns(found):  # type: ignore[attr-defined]
            return redirect("measures:load_columns", pk=found.pk)
        return _preview_page(request, found)
    return done_page(request, found)


def _preview_page(
    request: HttpRequest, load: Load, *, problem: str = "", since: str = "", status: int = 200
) -> HttpResponse:
    preview = look_at(load, today=timezone.localdate())
    chosen = [value for value in request.GET.getlist("show") if value in _FATE_WORDS]
    codes = [value for value in request.GET.getlist("question") if value in LABELS]
    rows = [row for row in preview.rows if _wanted(row, chosen, codes)]
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    places = {each.pk: each.name for each in Area.objects.filter(pk__in={row.figure.area for row in page})}
    moment = _moment_sent(since)
    changed = [
        row
        for row in preview.rows
        if moment and row.known and row.known.learned_at and row.known.learned_at >= moment
    ]
    counts = preview.counts
    now = request.as_at is None  # type: ignore[attr-defined]
    return render(
        request,
        "measures/loading/preview.html",
        {
            "load": load,
            "preview": preview,
            "counted": _counted(counts),
            "sentence": _sentence(preview),
            "rows": _numbered([_shown(row, places) for row in page]),
            "has_questions": any(row.questions for row in page),
            "page": page,
            "total": len(preview.rows),
            "filters": _filters(preview),
            "waiting": _waiting(preview),
            "unknown": preview.weighed.unknown,
            "alike": preview.weighed.alike,
            "aside": preview.aside[:100],
            "more_aside": max(0, len(preview.aside) - 100),
            "has_columns": bool(layouts_of(load)),
            "presumed": sorted({each.presumed for each in layouts_of(load) if each.presumed}),
            "left_columns": _left_columns(preview),
            "problem": problem,
            "changed": [_shown(row, _places(changed)) for row in changed[:20]],
            "seen": preview.fingerprint,
            "at": timezone.now().isoformat(),
            "now": now,
            "query": request.GET.urlencode(),
            "may_confirm": now and not preview.problem,
            "crumbs": crumbs_of(load),
        },
        status=status,
    )


def _left_columns(preview: Preview) -> list[str]:
    """Columns with figures that are not loaded, each in words."""
    found = []
    for sheet, seen in preview.weighed.left:
        where = f" of the sheet ‘{sheet}’" if sheet else ""
        found.append(f"column {seen.letters}{f' (“{seen.heading}”)' if seen.heading else ''}{where}")
    return found


def _numbered(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows that ask get the number under which the form sends their answer."""
    asking = [each for each in shown if each["row"].questions]
    for index, each in enumerate(asking):
        each["answer_index"] = index
    return shown


def _moment_sent(text: str) -> datetime | None:
    """The moment a preview was looked at, as its form sends it; None where that is no moment."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) else None


def _places(rows: list[PreviewRow]) -> dict[int, str]:
    return {each.pk: each.name for each in Area.objects.filter(pk__in={row.figure.area for row in rows})}


def _stands(row: PreviewRow) -> str:
    if row.open:
        return "questioned"
    return "left_out" if row.left_out else row.fate.value


def _wanted(row: PreviewRow, chosen: list[str], codes: list[str]) -> bool:
    if chosen and _stands(row) not in chosen:
        return False
    return not codes or any(each.code in codes for each in row.questions)


def _sentence(preview: Preview) -> str:
    counts = preview.counts
    entering = len(preview.entering)
    if counts["questioned"]:
        count = counts["questioned"]
        asks = "figure raises a question" if count == 1 else "figures raise questions"
        return f"{count:,} {asks}. Answer, then {entering:,} and those you accept can be loaded."
    if not entering:
        return "There is nothing to load: no figure is new or changed."
    return f"{entering:,} {'figure' if entering == 1 else 'figures'} will be loaded when you confirm."


def _counted(counts: dict[str, int]) -> str:
    """What the figures of a load come to: "3 new, 1 changed, 2 refused." """
    words = {**{name: name for name in counts}, "left_out": "left out", "questioned": "asking you"}
    return f"{joined(f'{count:,} {words[name]}' for name, count in counts.items() if count) or 'No figures'}."


def _filters(preview: Preview) -> list[dict[str, Any]]:
    stands = Counter(_stands(row) for row in preview.rows)
    asked = Counter(question.code for row in preview.rows for question in row.questions)
    filters = [
        {
            "name": "show",
            "legend": "What becomes of it",
            "open": True,
            "options": [
                {"value": name, "text": words, "count": stands[name]}
                for name, (words, _) in _FATE_WORDS.items()
                if stands[name]
            ],
        }
    ]
    if asked:
        filters.append(
            {
                "name": "question",
                "legend": "What is asked",
                "open": True,
                "options": [
                    {"value": code, "text": label, "count": asked[code]}
                    for code, label in LABELS.items()
                    if asked[code]
                ],
            }
        )
    return filters


def _waiting(preview: Preview) -> list[dict[str, Any]]:
    """The kinds of question that still wait, with how many figures each would settle at once."""
    alone = Counter(
        next(iter({each.code for each in row.questions}))
        for row in preview.waiting
        if len({each.code for each in row.questions}) == 1
    )
    return [
        {"code": code, "label": label, "count": alone[code]} for code, label in LABELS.items() if alone[code]
    ]


def _shown(row: PreviewRow, places: dict[int, str]) -> dict[str, Any]:
    figure = row.figure
    words, colour = _FATE_WORDS[_stands(row)]
    return {
        "row": row,
        "identity": figure.identity,
        "tag": words,
        "colour": colour,
        "name": figure.definition.name if figure.definition else next(iter(figure.row.measure), "No measure"),
        "where": ", ".join(text for text in _where(figure, places) if text),
        "value": value_in_words(figure),
        "written": figure.row.cell,
        "before": _before(row),
        "reason": row.reason,
        "place": figure.row.place,
    }


def _where(figure: Candidate, places: dict[int, str]) -> list[str]:
    area = places.get(figure.area or 0) or next(iter(figure.row.area), "")
    period = figure.period.label if figure.period else figure.row.period
    group = "" if figure.group == EVERYBODY else figure.group.name
    return [area, period, group]


def value_in_words(figure: Candidate) -> str:
    """What a figure says: "54.7%", "withheld", "awaited"."""
    if figure.value is None:
        return ""
    facts = figure.definition
    unit = Unit(facts.unit, facts.per) if facts else Unit(UnitKind.NONE)
    return _in_words(figure.value, unit)


def _in_words(value: Any, unit: Unit) -> str:
    if isinstance(value, Number):
        return format_figure(Figure(value, unit))
    return "withheld" if isinstance(value, Suppressed) else str(value.reason.value)


def _before(row: PreviewRow) -> str:
    if row.known is None or row.fate is not Fate.CHANGED:
        return ""
    written = row.known.as_written.strip()
    state, value = row.known.says[0], row.known.says[1]
    said = f"{value:g}" if state == "n" else {"s": "withheld"}.get(state, row.known.says[3])
    return f"{written or said}" + (f", loaded by {row.known.by}" if row.known.by else "")


@require_POST
def load_answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the answers given on one page of the preview, or one answer for a whole kind of question."""
    found = load_or_404(request, pk)
    check_looking_at_now(request)
    together = request.POST.get("all", "")
    try:
        if together:
            what, _, code = together.partition(":")
            count = answer_all(
                load=found, code=code, what=what, by=person_of(request), today=timezone.localdate()
            )
            done = "accepted" if what == Answer.ACCEPT else "left out"
            messages.success(request, f"{count:,} {'figure is' if count == 1 else 'figures are'} {done}.")
        else:
            given = {
                identity: request.POST.get(f"answer-{index}", "")
                for index, identity in enumerate(request.POST.getlist("identity")[:PAGE])
            }
            answer(load=found, answers=given, by=person_of(request))
    except CannotLoad as problem:
        messages.info(request, str(problem))
    query = request.POST.get("query", "")
    return redirect(f"{found.get_absolute_url()}{'?' + query if query else ''}")


@require_POST
def load_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Load what the preview says, if it still is what the person looked at."""
    found = load_or_404(request, pk)
    check_looking_at_now(request)
    try:
        found = confirm_load(
            load=found,
            by=person_of(request),
            seen=request.POST.get("seen", ""),
            today=timezone.localdate(),
        )
    except ChangedMeanwhile as problem:
        return _preview_page(
            request, found, problem=str(problem), since=request.POST.get("at", "")[:40], status=409
        )
    except CannotLoad as problem:
        messages.info(request, str(problem))
    else:
        messages.success(request, f"Loaded: {counts_sentence(found.counts)}")
    return redirect(found)
