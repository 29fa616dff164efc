"""The question a target is resolved for, and the figures that answer parts of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.rules.figures import (
    NO_UNIT,
    Figure,
    Missing,
    Suppressed,
    Unit,
    UnitKind,
    Value,
    format_value,
)
from goldenthread.rules.periods import Period, PeriodKind
from goldenthread.rules.periods.period import add_months
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import NoGoal, NotRated
from goldenthread.rules.rounding import FIGURE_DIGITS, is_figure
from goldenthread.rules.targets import AmountIs, Target

from .known import Earlier, Known, NotResolved, Trajectory


@dataclass(frozen=True, slots=True)
class Asked:
    """A target, and for which period, part and group of the measure it is asked."""

    target: Target
    period: Period
    polarity: Polarity
    known: Known
    unit: Unit = NO_UNIT
    part: str = ""
    group: str = ""
    trajectory: Trajectory = Trajectory.NOT_SAID

    def refuse(self, why: str, reason: NotRated = NotRated.TARGET_NOT_FOUND) -> NotResolved:
        return NotResolved(NoGoal(why, reason))

    # Its figures

    def figure(self) -> Figure:
        """The one figure of the target that is meant: by part and group, then by unit."""
        found = [each for each in self.target.figures if each.number is not None]
        for narrowed in (self._of_part(found), self._of_unit(found)):
            if len(found) > 1 and narrowed:
                found = narrowed
        if not found:
            raise self.refuse("the target gives no number")
        if len(found) > 1:
            shown = "; ".join(self._labelled(each) for each in found)
            raise self.refuse(f"the target gives several numbers ({shown}) and does not say which is meant")
        if not is_figure(found[0].number or Decimal(0)):
            raise self.refuse("the target's number is no figure")
        return found[0]

    def _of_part(self, figures: list[Figure]) -> list[Figure]:
        part, group = self.part.casefold(), self.group.casefold()
        return [
            each
            for each in figures
            if (not part or each.part.casefold() == part) and (not group or each.group.casefold() == group)
        ]

    def _of_unit(self, figures: list[Figure]) -> list[Figure]:
        if self.unit.kind is UnitKind.NONE:
            return []
        return [each for each in figures if each.unit.kind is self.unit.kind]

    @staticmethod
    def _labelled(figure: Figure) -> str:
        labels = ", ".join(label for label in (figure.part, figure.group) if label)
        words = format_value(figure.value, figure.unit)
        return f"{labels} {words}" if labels else words

    # What it leans on

    def number_of(self, value: Value, whose: str) -> Decimal:
        """The number behind a name; refused in words where it is withheld or missing."""
        if isinstance(value, Suppressed):
            raise self.refuse(f"{whose} is {value.meaning}")
        if isinstance(value, Missing):
            raise self.refuse(f"{whose} is {value.reason.value}")
        if value.upper is not None or not is_figure(value.value):
            raise self.refuse(f"{whose} is not one number")
        return value.value

    def baseline(self) -> Earlier:
        if self.known.baseline is None:
            raise self.refuse("the measure has no baseline that it could be counted from")
        return self.known.baseline

    def past(self) -> Earlier:
        """The earlier figure that the target's words mean."""
        target, words = self.target, self.target.past.casefold()
        if target.past_period is not None:
            return self._dated(target.past_period)
        if any(word in words for word in ("baseline", "current", "outturn", "this year")):
            return self.baseline()
        if any(word in words for word in ("quarter", "month", "term", "period")):
            return self._before(lambda: _previous(self.period), target.past)
        if words:
            return self._before(lambda: year_before(self.period), target.past)
        return self._before(lambda: year_before(self.period), "last year", otherwise_baseline=True)

    def start(self) -> Earlier:
        """The figure a change is counted from: the one named, else the baseline, else a year ago."""
        if self.target.past or self.target.past_period is not None:
            return self.past()
        if self.known.baseline is not None:
            return self.known.baseline
        return self.past()

    def _dated(self, wanted: Period) -> Earlier:
        if self.period.end <= wanted.end and self.period.kind is wanted.kind:
            why = (
                f"the target looks back to {wanted}, and the figure for {self.period} is not later; a figure "
                f"after {wanted} is needed"
            )
            raise self.refuse(why, NotRated.WRONG_PERIOD)
        figures = self._all()
        found = [each for each in figures if each.period == wanted] or [
            each
            for each in figures
            if each.period is not None
            and (each.period.kind, each.period.start.year) == (wanted.kind, wanted.start.year)
        ]
        if len(found) != 1:
            raise self.refuse(f"the measure's own figure for {wanted} is not known")
        return found[0]

    def _before(
        self, when: Callable[[], Period | None], words: str, *, otherwise_baseline: bool = False
    ) -> Earlier:
        wanted = when()
        found = [each for each in self._all() if wanted is not None and each.period == wanted]
        if found:
            return found[0]
        if otherwise_baseline and self.known.baseline is not None:
            return self.known.baseline
        dated = f" ({wanted})" if wanted is not None else ""
        raise self.refuse(f"the measure's own figure for {words}{dated} is not known")

    def _all(self) -> tuple[Earlier, ...]:
        baseline = self.known.baseline
        return self.known.history if baseline is None else (*self.known.history, baseline)

    def last_year(self) -> Earlier:
        """The figure of a year before, or the baseline where that is not known: for a bare direction."""
        if self.target.past or self.target.past_period is not None:
            return self.past()
        return self._before(lambda: year_before(self.period), "last year", otherwise_baseline=True)

    # Amounts

    def steps(self, start: Decimal) -> tuple[tuple[Decimal, str], ...]:
        """How far the amount reaches from `start`: one length, or two where the words leave it open."""
        target = self.target
        amount = abs(target.amount or Decimal(0))
        if not is_figure(amount) or abs(amount.adjusted()) + abs(start.adjusted()) > FIGURE_DIGITS:
            raise self.refuse("the target's amount is no figure")
        one_in = target.amount_unit.per if target.amount_unit.kind is UnitKind.ONE_IN else None
        share = abs(start) * amount / (one_in or 100)
        if target.amount_is is AmountIs.RELATIVE:
            return ((share, "a share of the starting figure"),)
        if target.amount_is is AmountIs.NOT_SAID:
            return ((amount, "read as points"), (share, "read as a share of the starting figure"))
        return ((amount, ""),)


def _previous(period: Period) -> Period | None:
    try:
        return period.previous()
    except (ValueError, OverflowError):
        return None


def year_before(period: Period) -> Period | None:
    """The same stretch a year earlier; None for an open span."""
    if period.begins_open or period.ends_open or period.start.year <= 2:
        return None
    if period.kind in (PeriodKind.SNAPSHOT, PeriodKind.TERM, PeriodKind.HALF_TERM, PeriodKind.SPAN):
        start, end = add_months(period.start, -12), add_months(period.end, -12)
        return Period(period.kind, start, end, period.year_kind) if start < end else None
    return Period(period.kind, add_months(period.start, -12), add_months(period.end, -12), period.year_kind)
