"""What a reader must know before believing a figure: the defects of the original, doubts, cautions.

In a report the colour must never carry a defect. Where a figure is older than its column, covers part of the
year, or contradicts its row, the colour is taken away by the rules for ratings, and the reason stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.plans.check import Finding, Severity
from goldenthread.plans.check.wording import quoted
from goldenthread.plans.content import Part

#: What a note is about, as it is headed: the document, the figures here, how the rating came about.
IN_THE_DOCUMENT, OF_THE_FIGURES, OF_THE_RATING = "In the plan as printed", "Figures", "Rating"
_LABELS = {Severity.PROBLEM: "Problem", Severity.WARNING: "Warning", Severity.SUGGESTION: "Suggestion"}
_ACCEPTED = re.compile(r"Accepted although: ")


def notes_of(
    part: Part,
    assessment: Assessment | None,
    *,
    findings: Iterable[Finding],
    accepted: Mapping[str, str],
) -> list[dict[str, str]]:
    """The notes on one measure, the gravest first; none of them twice."""
    found = list(_of_document(part, findings, accepted))
    if assessment is not None:
        found += list(_of_figures(assessment))
        found += [_note(OF_THE_RATING, text) for text in assessment.rating.notes]
    seen: set[str] = set()
    once = []
    for each in found:
        if each["text"] not in seen:
            seen.add(each["text"])
            once.append(each)
    return once


def _note(about: str, text: str, label: str = "", title: str = "") -> dict[str, str]:
    return {"about": about, "label": label, "title": title, "text": " ".join(text.split())}


def _of_document(
    part: Part, findings: Iterable[Finding], accepted: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    start = f"Measure {quoted(part.title)}"
    for each in sorted(findings, key=lambda finding: finding.severity.rank):
        text = each.sentence
        if text.startswith(start):  # the row says already which measure it is
            rest = text[len(start) :].lstrip(" ,")
            text = f"It {rest}" if rest[:1].islower() else rest
        reason = accepted.get(each.fingerprint)
        if reason:
            text = f"{text} Accepted: {reason}"
        yield _note(IN_THE_DOCUMENT, text, _LABELS[each.severity], each.title)
    for doubt in part.doubts:
        yield _note(IN_THE_DOCUMENT, doubt.sentence)


def _of_figures(assessment: Assessment) -> Iterator[dict[str, str]]:
    latest = assessment.latest
    for text in assessment.notes:
        if text.startswith("Nobody has said whether"):
            continue  # the rating says so
        if latest is not None and text == latest.note:
            for doubt in _ACCEPTED.split(text):
                if doubt.strip():
                    yield _note(OF_THE_FIGURES, doubt)
            continue
        yield _note(OF_THE_FIGURES, text)
    for each in assessment.related:
        words = f"A close national measure, defined differently: {each.national.name}."
        yield _note(OF_THE_FIGURES, f"{words} {each.note}")
