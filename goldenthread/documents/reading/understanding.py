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
    """A target: what kind of rule it is and, where it names a number, the figures in it."""

    kind: str
    sentence: str
    figures: list[UnderstoodFigure]


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
        starts=period.start if period and not period.begins_open else None,
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


def _last_day(period: Period | None) -> date | None:
    return period.last_day if period and not period.ends_open else None


def understood_target(text: str, measure: str = "", heading: str = "") -> UnderstoodTarget:
    """The target that a cell sets."""
    figures = understood_figures(text, measure, heading)
    return UnderstoodTarget("as written", text, [each for each in figures if each.value is not None])
