"""Is it for the period it says? Not over yet, part of a year among years, or an older edition of a figure."""

from __future__ import annotations

from collections import Counter

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around
from goldenthread.rules.periods import Period, PeriodKind
from goldenthread.rules.periods.labels import day_label

CODE = "period"
LABEL = "Perhaps for another period"

_LATER_EDITIONS = {"provisional": ("revised", "final"), "estimated": ("provisional", "revised", "final")}
_PARTS = (PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.MONTH, PeriodKind.TERM, PeriodKind.HALF_TERM)


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    period = figure.period
    if period is None or period.begins_open or period.ends_open:
        return None
    return (
        _not_over(figure, period, around)
        or _headed_otherwise(figure, period)
        or _part_of_a_year(figure, period, around)
        or _older_edition(figure, period, around)
    )


def _not_over(figure: Candidate, period: Period, around: Around) -> str | None:
    if figure.number is None or period.last_day < around.today:
        return None
    return (
        f"The period {period.label} is not over before {day_label(period.last_day)}, and there is a figure "
        "for it. Is it a target, a forecast, or the figure so far?"
    )


def _headed_otherwise(figure: Candidate, period: Period) -> str | None:
    headed = figure.headed
    if headed is None or headed == period or (headed.start <= period.start and period.end <= headed.end):
        return None
    return (
        f"The column is for {headed.label}, and the cell says {period.label}. It is taken for {period.label}."
    )


def _part_of_a_year(figure: Candidate, period: Period, around: Around) -> str | None:
    """A quarter among years; also a cell that names a part of the year its column is headed with."""
    headed = figure.headed
    if headed is not None and headed != period and headed.kind is PeriodKind.YEAR and period.kind in _PARTS:
        return f"The column is for the whole of {headed.label}, and the cell says {period.label} only."
    kinds = Counter(each.period.kind for each in around.before(figure) if each.period.kind is not None)
    if period.kind not in _PARTS or not kinds or kinds.get(period.kind):
        return None
    if kinds.most_common(1)[0][0] is not PeriodKind.YEAR or kinds[PeriodKind.YEAR] < 2:
        return None
    return f"Every figure known of this measure is for a whole year, and this one is for {period.label}."


def _older_edition(figure: Candidate, period: Period, around: Around) -> str | None:
    for before in around.before(figure):
        if before.period == period and before.status in _LATER_EDITIONS.get(figure.status, ()):
            return (
                f"A {before.status} figure for {period.label} is known already, and this one is "
                f"{figure.status}. Is it older?"
            )
    return None
