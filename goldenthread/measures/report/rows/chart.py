"""What the small chart of a row is drawn from: a line over the years, or a few figures on one scale."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from goldenthread.measures.assessing.assessment import Assessment, value_in_words
from goldenthread.measures.assessing.comparators import Comparator
from goldenthread.measures.models import Definition
from goldenthread.measures.report.rows.figures import NEIGHBOURS, compared_in, earlier_in, goal_of, heading_of
from goldenthread.rules.figures import Number
from goldenthread.rules.periods import Period
from goldenthread.rules.target_resolution.known import ComparatorKind

#: Points of a trend that can still be told apart in a chart as wide as a column.
LONGEST_TREND = 12
#: Figures that can stand among each other in one small chart.
MOST_DOTS = 7

_DRAWN = (ComparatorKind.ENGLAND, *NEIGHBOURS)


def on_the_chart(assessment: Assessment) -> list[Comparator]:
    """The comparators whose lines run beside the measure's own."""
    periods = {each.period for each in assessment.history.figures[-LONGEST_TREND:]}
    return [
        each
        for each in assessment.every_comparator
        if each.kind in _DRAWN and not each.total and each.period in periods
    ]


def chart_of(assessment: Assessment, place: str) -> dict[str, Any] | None:
    """What the chart is drawn from; None where there would be nothing to compare in it."""
    history, definition = assessment.history, assessment.definition
    line = history.figures[-LONGEST_TREND:]
    own = [(each.period, each.number) for each in line]
    goal = goal_of(assessment)
    lines: dict[str, dict[Period, Decimal]] = {}
    for each in on_the_chart(assessment):
        name = heading_of(each)
        if each.number is not None and (not each.printed or name not in lines):
            lines.setdefault(name, {})[each.period] = each.number
    known = [number for _, number in own if number is not None]
    if len(known) >= 3:
        return {
            "kind": "trend",
            "place": place,
            "periods": [period.label for period, _ in own],
            "own": _numbers((number for _, number in own), definition),
            "lines": [
                {"name": name, "values": _numbers((values.get(period) for period, _ in own), definition)}
                for name, values in lines.items()
            ],
            "target": _number(goal, definition),
        }
    return _standing(assessment, place, goal)


def _standing(assessment: Assessment, place: str, goal: Decimal | None) -> dict[str, Any] | None:
    """Too few figures for a line: the latest among what it can be held against, on one scale."""
    definition, latest, earlier = assessment.definition, assessment.latest, earlier_in(assessment)
    if latest is None or latest.number is None:
        return None
    dots = [("own", f"{place}, {latest.period.label}", latest.number)]
    if earlier is not None and earlier.number is not None:
        dots.insert(0, ("before", f"{place}, {earlier.period.label}", earlier.number))
    if goal is not None:
        dots.append(("target", "Target", goal))
    for each in compared_in(assessment):
        if each.number is not None and len(dots) < MOST_DOTS:
            dots.append(("comparator", f"{heading_of(each)}, {each.period.label}", each.number))
    if len(dots) < 2:
        return None
    return {
        "kind": "standing",
        "place": place,
        "dots": [
            {"is": what, "name": name, **(_number(number, definition) or {})} for what, name, number in dots
        ],
    }


def _numbers(values: Iterable[Decimal | None], definition: Definition) -> list[dict[str, str] | None]:
    return [_number(each, definition) for each in values]


def _number(value: Decimal | None, definition: Definition) -> dict[str, str] | None:
    """A number twice: to draw with (a third has no end, and a double is enough), and as it is read."""
    if value is None:
        return None
    return {"value": repr(float(value)), "shown": value_in_words(Number(value), definition)}
