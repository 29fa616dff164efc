"""The last look over a draft: keys, due dates found in the wording, numbers that repeat, names that lack."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from goldenthread.documents.reading.draft import Draft, Question
from goldenthread.documents.reading.recognising.labels import Position, positions
from goldenthread.documents.reading.recognising.understood import due_in, why_no_date
from goldenthread.documents.reading.recognising.wording import wording
from goldenthread.plans.content import Doubt, Kind, Part, PlanContent, Tier

_MOST_COMPARED = 250_000  # pairs of measures; beyond that only the same words count as the same measure
_LONGEST_SENTENCE = 3_000  # characters of a title in which a date is looked for
_ALIKE = 88  # of 100: two wordings of one measure


def finish(draft: Draft) -> None:
    """Complete the plans of a draft, in place."""
    for number, plan in enumerate(draft.plans, start=1):
        plan.key = f"plan-{number}"
        _title(draft, plan)
        _tier(plan)
        _keys(plan)
        for part in plan.walk():
            _due(part)
            _names(part)
            _numbers(part.parts)
        _numbers(plan.parts)
    _same_measures(draft)
    for plan in draft.plans[1:]:
        plan.partnership = plan.partnership or draft.plans[0].partnership


def _title(draft: Draft, plan: PlanContent) -> None:
    if plan.title:
        return
    plan.title = re.sub(r"\.(?:txt|md|docx?|pdf|xlsx?|csv)$", "", draft.document, flags=re.IGNORECASE)
    draft.questions.append(
        Question(
            "no_title",
            f"No title was found; the draft is called “{plan.title}” after its file. What is the "
            f"plan called?",
        )
    )


def _tier(plan: PlanContent) -> None:
    """A document of measures with figures and no actions is a performance report, whatever it is called."""
    if plan.tier not in (Tier.PARTNERSHIP_PLAN, Tier.COUNCIL_PLAN, Tier.DEPARTMENTAL_STRATEGY):
        return
    measures = plan.of_kind(Kind.MEASURE)
    actions = plan.of_kind(Kind.ACTIVITY, Kind.MILESTONE, Kind.PROGRAMME)
    if measures and not actions and sum(1 for measure in measures if measure.figures) * 2 >= len(measures):
        plan.tier = Tier.PERFORMANCE_REPORT


def _keys(plan: PlanContent) -> None:
    counts: dict[Kind, int] = {}
    for part in plan.walk():
        counts[part.kind] = counts.get(part.kind, 0) + 1
        part.key = f"{plan.key}/{part.kind.value.replace(' ', '-')}-{counts[part.kind]}"


def _due(part: Part) -> None:
    """A milestone that has no date of its own but names one in its wording is due then."""
    if part.due:
        why_not = why_no_date(part.due)
        if why_not:
            part.doubts.append(Doubt("date_not_understood", why_not, "due"))
        return
    if part.kind not in (Kind.MILESTONE, Kind.ACTIVITY, Kind.OUTCOME):
        return
    found = due_in(part.title[:_LONGEST_SENTENCE])
    if not found:
        return
    part.due = "; ".join(found)
    if len(found) > 1:
        part.doubts.append(Doubt("several_dates", "The wording names several dates; all were kept.", "due"))


def _names(part: Part) -> None:
    if part.kind is Kind.MEASURE and not wording(part.title):
        part.doubts.append(
            Doubt("measure_without_name", "Figures are printed here without the name of a measure.", "title")
        )


def _numbers(parts: list[Part]) -> None:
    """Point out numbers that repeat or skip among the parts of one parent."""
    by_kind: dict[Kind, list[Part]] = {}
    for part in parts:
        if part.number:
            by_kind.setdefault(part.kind, []).append(part)
    for siblings in by_kind.values():
        before: Position | None = None
        labels = [part.number for part in siblings]
        for part, position in zip(siblings, positions(labels), strict=True):
            if position and before and position.under == before.under:
                if position.value == before.value:
                    part.doubts.append(
                        Doubt(
                            "number_repeated", f"The number {part.number} is used twice in a row.", "number"
                        )
                    )
                elif position.value > before.value + 1:
                    part.doubts.append(
                        Doubt(
                            "number_skipped",
                            f"The numbering skips to {part.number}: is something missing?",
                            "number",
                        )
                    )
                elif position.value < before.value:
                    part.doubts.append(
                        Doubt("number_out_of_order", f"The number {part.number} is out of order.", "number")
                    )
            before = position


def _same_measures(draft: Draft) -> None:
    """A report's measures serve the measures of the plan that stands beside it in the document."""
    if len(draft.plans) < 2:
        return
    named = {measure.key: wording(measure.title) for measure in draft.plans[0].of_kind(Kind.MEASURE)}
    if not named:
        return
    exact = {words: key for key, words in named.items()}
    for plan in draft.plans[1:]:
        measures = plan.of_kind(Kind.MEASURE)
        is_long = len(measures) * len(named) > _MOST_COMPARED
        for measure in measures:
            if is_long or wording(measure.title) in exact:
                measure.serves.extend(filter(None, [exact.get(wording(measure.title))]))
                continue
            best = process.extractOne(
                wording(measure.title), named, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE
            )
            if best:
                measure.serves.append(best[2])
