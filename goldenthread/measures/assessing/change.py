"""The change since the period before, and whether chance alone would give it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from goldenthread.measures.assessing.history import History
from goldenthread.measures.models import Accumulation, Definition
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.methods.intervals import Estimate
from goldenthread.methods.significance import (
    Change as Label,
    ChangeFound,
    change_from_limits,
    change_in_proportion,
    change_in_rate,
)
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import Change


@dataclass(frozen=True, slots=True)
class ChangeSince:
    """The latest figure less the one of the period before, in the measure's unit.

    `beyond_chance` is None where no test can be made: no counts and no interval are known, or the periods
    share children. `better` is None where the measure is not judged or nothing changed.
    """

    latest: KnownFigure
    previous: KnownFigure
    difference: Decimal
    beyond_chance: bool | None
    better: bool | None
    method: str = ""

    @property
    def for_rating(self) -> Change | None:
        """As a rating's sentence takes it."""
        before = self.previous.number
        if before is None:
            return None
        return Change(before, str(self.previous.period), self.beyond_chance)


def change_since(
    history: History, *, definition: Definition, polarity: Polarity | None
) -> ChangeSince | None:
    """The change between the latest figure and the period right before; None where either has no number.

    A rolling figure shares most of its children with the one before, so the two are never tested.
    """
    latest, previous = history.latest, history.previous
    if latest is None or previous is None or latest.number is None or previous.number is None:
        return None
    difference = latest.number - previous.number
    tested = (
        None if definition.accumulation == Accumulation.ROLLING else _tested(latest, previous, definition)
    )
    better = None
    if difference and polarity in (Polarity.HIGH, Polarity.LOW):
        better = (difference > 0) == (polarity is Polarity.HIGH)
    return ChangeSince(
        latest=latest,
        previous=previous,
        difference=difference,
        beyond_chance=None if tested is None else tested[0],
        better=better,
        method="" if tested is None else tested[1],
    )


def _tested(latest: KnownFigure, previous: KnownFigure, definition: Definition) -> tuple[bool, str] | None:
    """Whether the change is beyond chance, and the method; None where there is nothing to test with."""
    found = None
    parts = (latest.numerator, latest.denominator, previous.numerator, previous.denominator)
    if all(part is not None for part in parts) and latest.period.overlaps(previous.period) is False:
        found = _from_counts(parts, definition)
    limits = (latest.lower_95, latest.upper_95, previous.lower_95, previous.upper_95)
    if found is None and all(limit is not None for limit in limits):
        found = change_from_limits(_estimate(latest), _estimate(previous))
    if found is None or found.label == Label.NOT_COMPARED:
        return None
    return found.label != Label.NO_CLEAR_CHANGE, found.method.cited


def _from_counts(parts: tuple[float | None, ...], definition: Definition) -> ChangeFound | None:
    try:
        if definition.unit == UnitKind.PERCENT:
            return change_in_proportion(*parts)
        if definition.unit == UnitKind.RATE:
            return change_in_rate(*parts)
    except ValueError:  # counts that can be no counts of this measure
        return None
    return None


def _estimate(figure: KnownFigure) -> Estimate:
    return Estimate(float(figure.number or 0), figure.lower_95, figure.upper_95)
