"""The key of a report: what the colours and shapes mean, how comparisons are made, by which methods.

The report that this one replaces had a column called "Key" whose rule nobody wrote down.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.models import Source
from goldenthread.plans.wording import joined
from goldenthread.rules.ratings import RatingPolicy, Status

#: The share of changes that chance alone would call changes (a test at 95% confidence).
FALSE_ALARMS = 0.05

_SHAPES = (
    (Status.GREEN, "circle", "The target is met."),
    (Status.AMBER, "triangle", "The target is missed, within what the rule below allows."),
    (Status.RED, "octagon", "The target is missed by more than that."),
    (Status.NOT_RATED, "dash", "There is no colour, and the sentence beside it says why."),
)


def key_of(
    policy: RatingPolicy, rows: Sequence[dict[str, Any]], assessed: Sequence[Assessment]
) -> dict[str, Any]:
    """Everything a reader needs to read the report without asking anybody."""
    return {
        "shapes": [
            {"status": status.value, "label": status.label, "shape": shape, "meaning": meaning}
            for status, shape, meaning in _SHAPES
        ],
        "policy": {"code": policy.code, "name": policy.name, "explanation": policy.explanation},
        "comparisons": _comparisons(assessed),
        "chance": _chance(rows),
        "methods": _methods(rows, assessed),
    }


def _comparisons(assessed: Sequence[Assessment]) -> list[str]:
    every = [comparator for each in assessed for comparator in each.comparators]
    said = [
        "A comparison is with the figure of the same period, or the last one before it; its period stands "
        "under it.",
        "A rating compares unrounded figures. Where rounding would hide a difference, more places are shown.",
        "A figure is only rated against a target for its own period; a figure for another period has no "
        "colour.",
    ]
    editions = sorted({each.edition for each in every if each.edition})
    if editions:
        said.append(
            "An average of neighbours is the plain mean of those with a figure, and says of how many. "
            f"List used: {joined(editions)}."
        )
    if any(each.printed for each in every):
        said.append(
            "“As printed” is an average that the plan prints; the figures of its single areas are not known "
            "here."
        )
    return said


def _chance(rows: Sequence[dict[str, Any]]) -> str:
    tested = sum(1 for row in rows if row["change"] and row["change"]["tested"])
    if not tested:
        return (
            "No change could be tested against chance: neither counts nor margins of error are known. A "
            "change may be no more than chance."
        )
    expected = tested * FALSE_ALARMS
    return (
        f"{tested} {'change was' if tested == 1 else 'changes were'} tested at 95% confidence. Were nothing "
        f"to change at all, chance alone would still call about {expected:.2g} of them a change."
    )


def _methods(rows: Sequence[dict[str, Any]], assessed: Sequence[Assessment]) -> list[str]:
    rating = {row["rating"]["method"] for row in rows if row["rating"]["method"]}
    change = {each.change.method for each in assessed if each.change and each.change.method}
    return sorted(rating | change)


def source_of(source: Source) -> dict[str, str]:
    """Who gave figures, as the report names them."""
    return {
        "name": source.name,
        "publisher": source.publisher,
        "licence": source.licence,
        "address": source.address,
    }
