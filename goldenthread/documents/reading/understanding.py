"""What the rules read in the texts of a draft, in a form that can be shown and written as JSON.

The text as written stays the authority; this is worked out from it whenever it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldenthread.rules.due_dates import read_due_dates
from goldenthread.rules.figures import Figure, Missing, Number, Suppressed, read_cell
from goldenthread.rules.periods import Period
from goldenthread.rules.targets import describe, read_target


@dataclass(frozen=True, slots=True)
class UnderstoodDate:
    """A due date: the first and the last day it allows, or the sentence that says why there is none."""

    text: str
    kind: str
    earliest: date | None
    latest: date | None
    number: str | None
    why_not: str | None


@dataclass(frozen=True, slots=True)
class UnderstoodFigure:
    """One figure of a cell. `value` and `upper` are decimal numbers written as text, exact as printed."""

    text: str
    value: str | None
    upper: str | None
    missing: str | None  # why there is no number
    suppressed: str | None  # the mark printed instead of a number that exists
    unit: str
    per: int | None
    period: str
    starts: date | None
    ends: date | None  # the last day, inclusive
    place: str
    group: str
    part: str
    approximate: str
    cumulative: bool | None
    status: str


@dataclass(frozen=True, slots=True)
class UnderstoodTarget:
    """A target: what kind of rule it is, in a sentence, and what the outturn is held against."""

    kind: str
    sentence: str
    sense: str  # how the outturn must stand to the figures or the comparator
    figures: list[UnderstoodFigure]
    amount: str | None  # a change or a distance, as decimal text
    amount_is: str
    starts_from: UnderstoodFigure | None
    comparator: str
    past: str
    starts: date | None  # the period it is for
    ends: date | None
    testable: bool
    why_not: str


def understood_dates(text: str) -> list[UnderstoodDate]:
    """The due dates in a text; none for an empty text."""
    if not text.strip():
        return []
    return [
        UnderstoodDate(due.text, due.kind.value, due.earliest, due.latest, due.number, due.why_not)
        for due in read_due_dates(text)
    ]


def understood_figures(text: str, measure: str = "", heading: str = "") -> list[UnderstoodFigure]:
    """The figures in a cell, read with the measure's name and the column's heading in mind."""
    return [_figure(figure) for figure in read_cell(text, measure=measure, heading=heading).figures]


def _figure(figure: Figure) -> UnderstoodFigure:
    value = figure.value
    period = figure.period
    return UnderstoodFigure(
        text=figure.text,
        value=_written(value.value) if isinstance(value, Number) else None,
        upper=_written(value.upper) if isinstance(value, Number) else None,
        missing=value.reason.value if isinstance(value, Missing) else None,
        suppressed=value.mark if isinstance(value, Suppressed) else None,
        unit=figure.unit.kind.value,
        per=figure.unit.per,
        period=figure.period_text,
        starts=_first_day(period),
        ends=_last_day(period),
        place=figure.place,
        group=figure.group,
        part=figure.part,
        approximate=figure.approximate.value,
        cumulative=figure.cumulative,
        status=figure.status.value,
    )


def _written(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _first_day(period: Period | None) -> date | None:
    return period.start if period and not period.begins_open else None


def _last_day(period: Period | None) -> date | None:
    return period.last_day if period and not period.ends_open else None


def understood_target(text: str, measure: str = "", heading: str = "") -> UnderstoodTarget:
    """The target that a cell sets, read with the measure's name and the column's heading in mind."""
    target = read_target(text, measure=measure, heading=heading)
    return UnderstoodTarget(
        kind=target.kind.value,
        sentence=describe(target),
        sense=target.sense.value,
        figures=[_figure(figure) for figure in target.figures],
        amount=_written(target.amount),
        amount_is=target.amount_is.value,
        starts_from=_figure(target.starts_from) if target.starts_from else None,
        comparator=target.comparator,
        past=target.past,
        starts=_first_day(target.period),
        ends=_last_day(target.period),
        testable=target.testable,
        why_not=target.why_not,
    )
