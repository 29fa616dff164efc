"""The figures of a row side by side, each with its own period: before, latest, target, comparisons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from goldenthread.measures.assessing.assessment import Assessment, value_in_words
from goldenthread.measures.assessing.comparators import Comparator
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.rules.figures import Number
from goldenthread.rules.periods import Period
from goldenthread.rules.ratings import GoalKind
from goldenthread.rules.target_resolution.known import ComparatorKind

#: Earlier parts of the year that are named beside the figure of the year.
MOST_PARTS = 4

NEIGHBOURS = (ComparatorKind.STATISTICAL_NEIGHBOURS,)


def cell(heading: str, value: str, period: str = "", note: str = "", kind: str = "") -> dict[str, str]:
    """One figure as the row shows it: what it is, in words, for when, and what must be said of it."""
    return {"heading": heading, "value": value, "period": period, "note": note, "kind": kind}


def nothing(heading: str, kind: str = "latest") -> dict[str, str]:
    """The place of a figure that there is none of."""
    return cell(heading, "No figure", kind=kind)


def figures_of(assessment: Assessment, period: Period) -> Iterator[dict[str, str]]:
    """The figures side by side: before, latest, target, neighbours, England, each with its own period."""
    latest, earlier = assessment.latest, earlier_in(assessment)
    yield (
        cell("Before", assessment.shown(earlier), earlier.period.label, earlier.status, "before")
        if earlier
        else nothing("Before", "before")
    )
    yield (
        cell("Latest", assessment.shown(latest), latest.period.label, latest.status, "latest")
        if latest
        else nothing("Latest")
    )
    yield _target_cell(assessment)
    compared = compared_in(assessment)
    neighbours = [each for each in compared if each.kind in NEIGHBOURS]
    england = [each for each in compared if each.kind is ComparatorKind.ENGLAND]
    rest = [
        each
        for each in compared
        if each not in neighbours and each not in england and each.number is not None
    ]
    for heading, group in (("Statistical neighbours", neighbours), ("England", england)):
        if not group:
            yield nothing(heading, "comparator")
    for each in (*neighbours, *england, *rest):
        edition = each.edition.replace(f"{each.name}, ", "list of ", 1)
        note = ", ".join(text for text in ("as printed" if each.printed else each.how_many, edition) if text)
        heading = heading_of(each)
        value = value_in_words(each.value, assessment.definition) or "No figure"
        yield cell(heading, value, each.period.label, note, "comparator")


def heading_of(comparator: Comparator) -> str:
    """What stands above a comparator."""
    if comparator.kind in NEIGHBOURS:
        return "Statistical neighbours"
    return re.sub(r"\s*\(as printed\)$", "", comparator.name)


def compared_in(assessment: Assessment) -> list[Comparator]:
    """The comparators that are shown; of neighbours worked out and printed, the ones worked out."""
    computed = {each.kind for each in assessment.comparators if not each.printed and each.number is not None}
    return [each for each in assessment.comparators if not (each.printed and each.kind in computed)]


def earlier_in(assessment: Assessment) -> KnownFigure | None:
    """The figure of the period right before; else the last number of the same series; else of another."""
    history, latest = assessment.history, assessment.latest
    if latest is None:
        return None
    if history.previous is not None:
        return history.previous
    line = [each for each in history.numbers if each.period.end <= latest.period.start]
    if line:
        return line[-1]
    others = [
        each
        for each in history.others
        if each.number is not None and each.period.end < latest.period.end and each is not latest
    ]
    return others[-1] if others else None


def parts_of_the_year(assessment: Assessment, period: Period) -> list[dict[str, str]]:
    """Figures for parts of the period reported on, such as its second quarter, where they hold a number."""
    latest = assessment.latest
    earlier = earlier_in(assessment)
    found = [
        each
        for each in chain(assessment.history.figures, assessment.history.others)
        if each.number is not None
        and each.period != period
        and period.contains(each.period)
        and each is not latest
        and each is not earlier
    ]
    return [
        cell(each.period.label, assessment.shown(each), each.period.label) for each in found[-MOST_PARTS:]
    ]


def _target_cell(assessment: Assessment) -> dict[str, str]:
    target = assessment.target
    if target is None:
        return cell("Target", "None set", kind="target")
    period = target.period.label if target.period is not None else ""
    goal = goal_of(assessment)
    value = value_in_words(Number(goal), assessment.definition) if goal is not None else target.text
    return cell("Target", value, period, kind="target")


def goal_of(assessment: Assessment) -> Decimal | None:
    """The one number that has to be reached; None for ranges, several readings and things to be done."""
    goals = assessment.resolved.goals if assessment.resolved else ()
    if len(goals) != 1 or goals[0].kind is not GoalKind.POINT:
        return None
    return goals[0].value
