"""What reading a document found, counted and said in the plans' own words. It needs no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from goldenthread.documents.reading.draft import Draft
from goldenthread.plans.content import Kind
from goldenthread.plans.wording import many

#: How much was found, as plain data that is kept with an upload.
Found = Mapping[str, Any]


def found_in(draft: Draft) -> dict[str, Any]:
    """How much was read of what, for lists of documents that do not open each draft."""
    counts = draft.accounting.counts
    return {
        "plans": [
            {
                "title": plan.title,
                "parts": sum(1 for _ in plan.walk()),
                "doubtful": sum(1 for part in plan.walk() if part.doubts),
                "kinds": dict(Counter(part.kind.value for part in plan.walk())),
                "words": {kind.value: word for kind, word in plan.words.items()},
            }
            for plan in draft.plans
        ],
        "papers": len(draft.papers),
        "lines": counts.lines,
        "in_the_draft": counts.in_the_draft,
        "furniture": counts.furniture,
        "not_understood": counts.not_understood,
    }


def counts_of_plan(plan: Mapping[str, Any]) -> dict[str, int]:
    """How many parts one plan has at each level, by the plan's own word for it, from the top down."""
    counts: dict[str, int] = {}
    for kind in Kind:
        count = plan["kinds"].get(kind.value, 0)
        if count:
            word = plan["words"].get(kind.value, kind.value)
            counts[word] = counts.get(word, 0) + count
    return counts


def read_sentence(found: Found) -> str:
    """What reading gave, in a sentence: "Read 5 priorities, 13 key actions and 38 milestones."."""
    counts = _counts(found)
    return f"Read {in_a_row(counts)}." if counts else "No part of a plan was found in it."


def _counts(found: Found) -> Counter[str]:
    """How many parts there are at each level of all its plans, and how many papers of the board."""
    counts: Counter[str] = Counter()
    for plan in found.get("plans", []):
        counts.update(counts_of_plan(plan))
    papers = found.get("papers", 0)
    if papers:
        counts["board paper"] += papers
    return counts


def in_a_row(counts: Mapping[str, int]) -> str:
    """Counts as a list in a sentence: "1 outcome, 3 milestones and 2 measures"."""
    listed = [f"{count:,} {many(word, count)}" for word, count in counts.items()]
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + " and " + listed[-1] if listed else ""


def accounting_sentence(found: Found) -> str:
    """How the lines of a document add up."""
    return (
        f"{found['lines']:,} {many('line', found['lines'])}: {found['in_the_draft']:,} in the draft, "
        f"{found['furniture']:,} page furniture, {found['not_understood']:,} not understood."
    )


def left_sentence(found: Found) -> str:
    """Whether any lines were not understood."""
    left = found.get("not_understood", 0)
    if not left:
        return "Every line was understood." if _counts(found) else "Its lines are kept with it as text."
    return "1 line was not understood." if left == 1 else f"{left:,} lines were not understood."


def doubtful_in(found: Found) -> int:
    """How many parts a person should look at."""
    return sum(plan["doubtful"] for plan in found.get("plans", []))
