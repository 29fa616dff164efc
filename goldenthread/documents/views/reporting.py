"""The reading report: where every line of a document went; and the board's papers that were in it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenthread.documents.drafts import KeptDraft
from goldenthread.documents.found import accounting_sentence
from goldenthread.documents.reading.accounting import Outcome
from goldenthread.documents.reading.source import SourceLine
from goldenthread.documents.reviewing import as_shown, where
from goldenthread.documents.views.asking import crumbs_of, draft_or_404
from goldenthread.interface.tables import Column, Row, Table

ROWS_ON_A_PAGE = 100

_CLASSES = {outcome.value: outcome for outcome in Outcome}


@require_GET
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The reading report: where every line of the document went, and that it adds up."""
    upload, kept = draft_or_404(request, pk)
    wanted = {_CLASSES[value] for value in request.GET.getlist("class") if value in _CLASSES}
    accounting = kept.draft.accounting
    lines = [line for line in kept.lines if not wanted or accounting.of(line.number).outcome in wanted]
    page = Paginator(_grouped(lines), ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [_report_row(kept, group) for group in page]
    counts = accounting.counts
    sizes = {
        Outcome.IN_THE_DRAFT: counts.in_the_draft,
        Outcome.FURNITURE: counts.furniture,
        Outcome.NOT_UNDERSTOOD: counts.not_understood,
    }
    return render(
        request,
        "documents/report.html",
        {
            "upload": upload,
            "crumbs": crumbs_of(upload, ("Reading report", "")),
            "answer": accounting_sentence(upload.found),
            "sums": _sums_table(sizes, counts.lines),
            "page": page,
            "found": len(lines),
            "rows": rows,
            "filters": [
                {
                    "name": "class",
                    "legend": "Class",
                    "open": True,
                    "options": [
                        {"value": outcome.value, "text": outcome.value.capitalize(), "count": count}
                        for outcome, count in sizes.items()
                    ],
                }
            ],
            "warnings": kept.warnings,
            "repairs": [
                {"sentence": sentence, "where": where(kept, _known(kept, lines))}
                for sentence, lines in kept.repairs
            ],
            "questions": [
                each
                for each in kept.draft.questions
                if each.sentence not in kept.warnings and each.code != "not_understood"
            ],
        },
    )


def _grouped(lines: list[SourceLine]) -> list[list[SourceLine]]:
    """Lines one by one, but blank ones that follow one another together: a report is read by people."""
    groups: list[list[SourceLine]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        follows = last is not None and last.number + 1 == line.number
        if follows and last is not None and not last.text.strip() and not line.text.strip():
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _report_row(kept: KeptDraft, group: list[SourceLine]) -> dict[str, str]:
    first, last = group[0], group[-1]
    fate = kept.draft.accounting.of(first.number)
    why = fate.reason or (f"left over: {fate.left_over}" if fate.left_over else "")
    return {
        "numbers": str(first.number) if first is last else f"{first.number} to {last.number}",
        "text": as_shown(first.text),
        "outcome": fate.outcome.value.capitalize(),
        "why": why,
        "css": "not-understood" if fate.outcome == Outcome.NOT_UNDERSTOOD else "",
    }


def _known(kept: KeptDraft, numbers: list[int]) -> list[int]:
    return sorted(number for number in numbers if number in kept.by_line)


def _sums_table(sizes: dict[Outcome, int], total: int) -> Table:
    rows: list[Any] = [[outcome.value.capitalize(), f"{count:,}"] for outcome, count in sizes.items()]
    rows.append(Row(["All lines", f"{total:,}"], total=True))
    return Table("How the lines add up", [Column("Class"), Column("Lines", numeric=True)], rows)


@require_GET
def paper(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One of the board's papers that were found in a document."""
    upload, kept = draft_or_404(request, pk)
    if not 1 <= number <= len(kept.draft.papers):
        raise Http404
    found = kept.draft.papers[number - 1]
    numbers = list(range(found.place.first_line, found.place.last_line + 1)) if found.place else []
    return render(
        request,
        "documents/paper.html",
        {
            "upload": upload,
            "paper": found,
            "number": number,
            "total": len(kept.draft.papers),
            "where": where(kept, _known(kept, numbers)),
            "crumbs": crumbs_of(upload, (found.title or found.kind.value.capitalize(), "")),
        },
    )
