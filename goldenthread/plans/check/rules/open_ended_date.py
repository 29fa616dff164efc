"""A date that is none: "Ongoing", "later this year", "from May 2016"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import counted, named, quoted, sentence_case
from goldenthread.plans.content import Kind, Part
from goldenthread.plans.thread import Located, is_done
from goldenthread.rules.due_dates import DueDateKind

# What comes round is never over, and is asked about each time it does.
_COMES_ROUND = re.compile(
    r"\b(?:weekly|monthly|quarterly|termly|annual(?:ly)?|yearly|each|every|per)\b", re.I
)


@rule(
    "open-ended-date",
    Severity.SUGGESTION,
    title="Date that never passes",
    why="“Ongoing” or “later this year” is never overdue, so the step drops out of sight.",
    what_to_do="Say what will be there by when, even for continuing work: “reviewed by March 2017”.",
    finds="A milestone dated “Ongoing”.",
    leaves="A milestone dated “Between October 2016 and end March 2017”: it has a last day.",
)
def open_ended_date(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Date columns that are filled in and give no last day; the same words under one part told once."""
    groups: dict[tuple[int, str], tuple[Part | None, list[Located]]] = defaultdict(lambda: (None, []))
    for each in plan.of_kind(Kind.MILESTONE, Kind.ACTIVITY, Kind.OUTCOME):
        if not _never_passes(plan, each.part):
            continue
        parent = each.above[-1] if each.above else None
        key = (id(parent), each.part.due.strip().lower())
        groups.setdefault(key, (parent, []))[1].append(each)
    for parent, parts in groups.values():
        evidence = tuple(evidence_from(each.part, each.part.due, "due") for each in parts)
        due = quoted(parts[0].part.due)
        if len(parts) == 1:
            sentence = (
                f"{sentence_case(named(plan.plan, parts[0].part))} is dated {due}, which has no last day."
            )
            yield Noticed(plan, parts[0].part, sentence, evidence)
        else:
            under = f" under {named(plan.plan, parent)}" if parent else ""
            what = counted(len(parts), parts[0].word)
            yield Noticed(plan, parent, f"{what}{under} are dated {due}, which has no last day.", evidence)


def _never_passes(plan: PlanUnderCheck, part: Part) -> bool:
    due = plan.due(part) if part.due.strip() else None
    if due is None or due.latest or part.due_latest or is_done(part.status) or _COMES_ROUND.search(part.due):
        return False
    return due.kind in (DueDateKind.ONGOING, DueDateKind.VAGUE, DueDateKind.BEGINS)
