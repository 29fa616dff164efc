"""The figures of a measure that may stand in one line, and what does not fit into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldenthread.measures.queries.known import KnownFigure, day_of, preferred
from goldenthread.rules.figures import Number, Suppressed
from goldenthread.rules.periods import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sources that say different things of one place and period. `used` is the one that counts here."""

    used: KnownFigure
    other: KnownFigure


@dataclass(frozen=True, slots=True)
class History:
    """The figures of one measure, place and group, in the order of their periods.

    `figures` are one series: the same kind and length of period as the latest statement, one figure for each
    period. `others` are figures for other kinds of period (quarters beside years). `undated` are those whose
    source does not say when: they stand in no line, and one of them is shown only where there is none.
    """

    figures: tuple[KnownFigure, ...] = ()
    others: tuple[KnownFigure, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    undated: tuple[KnownFigure, ...] = ()

    @property
    def latest(self) -> KnownFigure | None:
        """The figure of the latest period about which anything is said, be it that there is none.

        Where no figure has a period, the last learned of those without.
        """
        return next(reversed(self.figures or self.undated), None)

    @property
    def is_undated(self) -> bool:
        """Whether nothing says which period the latest figure is for."""
        return bool(self.undated) and not self.figures

    @property
    def numbers(self) -> tuple[KnownFigure, ...]:
        """Only the figures that hold a number; a gap stays a gap."""
        return tuple(each for each in self.figures if isinstance(each.value, Number))

    @property
    def previous(self) -> KnownFigure | None:
        """The number of the period right before the latest; None where that period has none."""
        if self.latest is None:
            return None
        before = before_of(self.latest.period)
        return next((each for each in self.numbers if each.period == before), None)

    def at(self, period: Period) -> KnownFigure | None:
        """The figure for exactly this period."""
        return next((each for each in (*self.figures, *self.others) if each.period == period), None)


def before_of(period: Period) -> Period | None:
    """The period before this one; None where it has no neighbour."""
    if period.begins_open or period.ends_open:
        return None
    return period.previous()


def history_of(
    figures: Sequence[KnownFigure], *, preferred_source: int | None = None, today: date
) -> History:
    """The series of one measure, place and group, out of all its figures from all sources.

    Periods that had not begun by `today` are left out, and figures without a period stand apart. Where
    several sources speak of one period, `known.preferred` chooses and the others are kept as disagreements
    if their numbers differ.
    """
    dated = [
        replace(each, definition_id=0)  # a national source of the same measure speaks of the same thing
        for each in figures
        if not (each.period.begins_open or each.period.ends_open) and each.period.start <= today
    ]
    identities = {each.identity: each for each in figures}
    chosen = sorted(
        (identities[each.identity] for each in preferred(dated, source_id=preferred_source)),
        key=lambda each: (each.period.end, each.period.start),
    )
    undated = tuple(
        sorted(
            (each for each in figures if each.period.begins_open and each.period.ends_open),
            key=lambda each: (each.learned_at, each.identity),
        )
    )
    if not chosen:
        return History(undated=undated)
    leading = _leading(chosen)
    line = [each for each in chosen if each.period.same_series(leading.period)]
    return History(
        figures=tuple(line),
        others=tuple(each for each in chosen if each not in line),
        disagreements=tuple(_disagreements(chosen, figures)),
        undated=undated,
    )


def _leading(chosen: Sequence[KnownFigure]) -> KnownFigure:
    """The figure whose kind of period the line follows: the latest statement, a number before a gap.

    Of two that end on one day the longer period leads: the year before its last quarter.
    """

    def rank(each: KnownFigure) -> tuple[bool, date, int]:
        says_something = isinstance(each.value, Number | Suppressed)
        return says_something, each.period.end, -each.period.start.toordinal()

    return max(chosen, key=rank)


def _disagreements(chosen: Iterable[KnownFigure], figures: Sequence[KnownFigure]) -> Iterable[Disagreement]:
    by_period = {each.period: each for each in chosen}
    for figure in figures:
        used = by_period.get(figure.period)
        if used is None or used.identity == figure.identity:
            continue
        if used.number is not None and figure.number is not None and used.number != figure.number:
            yield Disagreement(used, figure)


def expected_next(latest: KnownFigure, *, next_published: date | None, lag_days: int | None) -> date | None:
    """The day from which a newer figure should be there; None where nobody said how long it takes.

    The publisher's own date where it lies after the figure was learned; otherwise the end of the following
    period and the usual lag.
    """
    if next_published is not None and next_published > day_of(latest.learned_at):
        return next_published
    if lag_days is None or latest.period.kind is PeriodKind.SPAN:
        return None
    following = latest.period.next().end
    return date.fromordinal(following.toordinal() + lag_days)
