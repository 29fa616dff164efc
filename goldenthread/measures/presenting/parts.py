"""The parts a measure is broken down into, and what is known behind each of their figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from goldenthread.measures.models import Definition
from goldenthread.measures.presenting.series import series_of
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.methods.arrays import Estimate
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.periods import Period


class Counts(NamedTuple):
    """How many of how many: what a percentage or a rate was worked out from."""

    numerator: float
    denominator: float


@dataclass(frozen=True, slots=True)
class Part:
    """One group or place: its name, its figures by period as they may be shown."""

    name: str
    figures: tuple[KnownFigure, ...]

    def at(self, period: Period) -> KnownFigure | None:
        """The figure for a period."""
        return next((each for each in self.figures if each.period == period), None)

    def number_at(self, period: Period) -> KnownFigure | None:
        """The figure for a period where it is a number."""
        found = self.at(period)
        return found if found is not None and found.number is not None else None

    @property
    def values(self) -> list[float | None]:
        """The figures as a line with its gaps."""
        return series_of(self.figures).values


def multiplier_of(definition: Definition) -> float:
    """What numerator over denominator is multiplied by; 0 where a measure is neither percentage nor rate."""
    if definition.unit == UnitKind.PERCENT:
        return 100.0
    return float(definition.per or 0) if definition.unit == UnitKind.RATE else 0.0


def counts_behind(figure: KnownFigure | None, definition: Definition) -> Counts | None:
    """The counts a figure was worked out from; None where they are not known, or do not give the figure.

    A source may print a standardised rate beside crude counts, or counts of another year: an interval from
    those would be one of another figure.
    """
    multiplier = multiplier_of(definition)
    if figure is None or figure.number is None or not multiplier:
        return None
    x, n = figure.numerator, figure.denominator
    if x is None or n is None or x < 0 or n <= 0 or (definition.unit == UnitKind.PERCENT and x > n):
        return None
    exponent = figure.number.as_tuple().exponent
    step = 10.0 ** min(exponent, 0) if isinstance(exponent, int) else 1.0
    value = float(figure.number)
    # A published figure is rounded, and so may its counts be.
    near = max(0.51 * step, 0.01 * abs(value))
    return Counts(x, n) if abs(multiplier * x / n - value) <= near else None


def limits_of(figure: KnownFigure | None) -> Estimate | None:
    """A figure with its source's own 95 % interval, where it prints one that can be."""
    if figure is None or figure.number is None or figure.lower_95 is None or figure.upper_95 is None:
        return None
    value = float(figure.number)
    if not figure.lower_95 <= value <= figure.upper_95:
        return None
    return Estimate(value, figure.lower_95, figure.upper_95)


def in_order(periods: Sequence[Period]) -> list[Period]:
    """Periods by when they end."""

    def place(period: Period) -> tuple[date, date]:
        return period.end, period.start

    return sorted(set(periods), key=place)
