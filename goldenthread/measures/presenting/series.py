"""A measure's figures as one unbroken run of periods, so that a gap is seen as a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from goldenthread.measures.assessing.assessment import Assessment, unit_of_definition
from goldenthread.measures.assessing.comparators import Comparator
from goldenthread.measures.assessing.targets import TargetInForce, target_for
from goldenthread.measures.models import Accumulation
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.rules.figures import Suppressed
from goldenthread.rules.periods import Period, PeriodKind
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import Goal, GoalKind
from goldenthread.rules.target_resolution import Earlier, Known, ResolvedTarget, resolve_target

_MOST = 400  # periods in one line; a figure of another century is a mistake and is not bridged to
_YEARLY = {PeriodKind.YEAR, PeriodKind.POOLED, PeriodKind.SNAPSHOT, PeriodKind.ROLLING, PeriodKind.SPAN}
_ACADEMIC = "academic year "
_SEASONS = {PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}


@dataclass(frozen=True, slots=True)
class MeasureSeries:
    """Every period from the first figure to the last, with the figure for it or None."""

    periods: tuple[Period, ...]
    figures: tuple[KnownFigure | None, ...]

    @property
    def labels(self) -> list[str]:
        """What stands under an axis; the kind of year is said once, above it (`kind_of_year`)."""
        return [period.label.removeprefix(_ACADEMIC) for period in self.periods]

    @property
    def kind_of_year(self) -> str:
        """The kind of year that the labels leave out; nothing where they say everything."""
        leaves_out = any(period.label.startswith(_ACADEMIC) for period in self.periods)
        return "academic years" if leaves_out else ""

    @property
    def values(self) -> list[float | None]:
        """The numbers; None where there is none."""
        return [
            None if figure is None or figure.number is None else float(figure.number)
            for figure in self.figures
        ]

    @property
    def array(self) -> npt.NDArray[np.float64]:
        """The numbers as methods take them: nan where there is none."""
        return np.array([np.nan if value is None else value for value in self.values], dtype=np.float64)

    def column(self, name: str) -> npt.NDArray[np.float64] | None:
        """Counts or limits of the figures; None where a number lacks it."""
        found = []
        for figure in self.figures:
            value = None if figure is None else getattr(figure, name)
            if figure is not None and figure.number is not None and value is None:
                return None
            found.append(np.nan if figure is None or figure.number is None else value)
        return np.array(found, dtype=np.float64)

    @property
    def marks(self) -> list[str]:
        """What stands at the foot of a chart: "c" for withheld, "×" for no figure."""
        return ["" if figure and figure.number is not None else _mark(figure) for figure in self.figures]

    @property
    def how_many(self) -> int:
        """The number of figures that are numbers."""
        return sum(value is not None for value in self.values)

    @property
    def season(self) -> int:
        """The periods in a year where figures are for quarters or months; 1 otherwise."""
        return _SEASONS.get(self.periods[-1].kind, 1) if self.periods else 1

    @property
    def is_yearly(self) -> bool:
        """Whether there is one figure for a year."""
        return bool(self.periods) and self.periods[-1].kind in _YEARLY

    def shares_children(self, accumulation: str) -> str:
        """Why neighbouring figures are not independent; nothing where they are."""
        if not self.periods:
            return ""
        kind = self.periods[-1].kind
        if accumulation == Accumulation.ROLLING or kind in (PeriodKind.ROLLING, PeriodKind.POOLED):
            return "each figure shares most of its children with the one before"
        if accumulation == Accumulation.CUMULATIVE and not self.is_yearly:
            return "each figure counts from the start of the year, and so contains the one before"
        return ""


def _mark(figure: KnownFigure | None) -> str:
    return "c" if figure is not None and isinstance(figure.value, Suppressed) else "×"


def series_of(figures: Sequence[KnownFigure]) -> MeasureSeries:
    """The figures of one kind of period, one for each period and in order, with the periods between."""
    if not figures:
        return MeasureSeries((), ())
    by_period = {figure.period: figure for figure in figures}
    periods = _unbroken(sorted(by_period, key=lambda each: (each.end, each.start)))
    return MeasureSeries(tuple(periods), tuple(by_period.get(period) for period in periods))


def _unbroken(known: list[Period]) -> list[Period]:
    """The periods with those between them; as they are where their kind has no next one."""
    wanted, found = set(known), [known[0]]
    while found[-1].end < known[-1].end and len(found) < _MOST:
        try:
            following = found[-1].next()
        except (ValueError, OverflowError):
            return known
        found.append(following)
    return found if wanted <= set(found) else known


@dataclass(frozen=True, slots=True)
class ComparatorLine:
    """A comparator over the periods of the measure."""

    name: str
    values: list[float | None]
    figures: list[Comparator | None]


def comparator_lines(
    comparators: Sequence[Comparator], periods: Sequence[Period], *, most: int
) -> list[ComparatorLine]:
    """The comparators with a number in these periods: England and the neighbours first, then the others."""
    found: dict[tuple[int, str], dict[Period, Comparator]] = {}
    order = {"the England average": 0, "the statistical neighbours' average": 1, "the regional average": 2}
    for each in comparators:
        if each.number is not None and each.period in periods:
            found.setdefault((order.get(each.kind.value, 3), each.name), {})[each.period] = each
    lines = []
    for (_, name), by_period in sorted(found.items(), key=lambda item: item[0])[:most]:
        row = [by_period.get(period) for period in periods]
        numbers = [None if each is None or each.number is None else float(each.number) for each in row]
        lines.append(ComparatorLine(name, numbers, row))
    return lines


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets set here and printed, and what they come to for any period."""

    assessment: Assessment
    set_here: Sequence[TargetInForce]
    printed: Sequence[TargetInForce]

    def goal_for(self, period: Period) -> Goal | None:
        """The one number or range the figure for a period is held against; None where there is none."""
        target = target_for(period, self.set_here, self.printed)
        if target is None:
            return None
        resolved = self.resolved(target, period)
        if len(resolved.goals) != 1:
            return None
        goal = resolved.goals[0]
        return goal if goal.period in (None, period) else None

    def point_for(self, period: Period) -> float | None:
        """The number, where the target is one number."""
        goal = self.goal_for(period)
        return float(goal.value) if goal is not None and goal.kind is GoalKind.POINT else None

    def resolved(self, target: TargetInForce, period: Period) -> ResolvedTarget:
        """What a target comes to for a period, with everything known of the measure."""
        found, unit = self.assessment, unit_of_definition(self.assessment.definition)
        return resolve_target(
            target.rule,
            period=period,
            polarity=found.polarity or Polarity.NO_JUDGEMENT,
            known=Known(
                comparators=tuple(each.as_asked(unit) for each in found.every_comparator if not each.total),
                history=tuple(
                    Earlier(each.value, each.period, unit, str(each.identity))
                    for each in found.history.figures
                    if each.period != period
                ),
            ),
            unit=unit,
            tolerance=target.tolerance,
            floor=target.floor,
        )

    def ahead_of(self, latest: Period) -> tuple[TargetInForce, Period] | None:
        """The nearest target for a time after the latest figure, and the end of that time."""
        later = [
            (each, each.rule.period)
            for each in (*self.printed, *self.set_here)
            if each.rule.period is not None and not each.rule.period.ends_open
            and each.rule.period.end > latest.end
        ]  # fmt: skip
        return min(later, key=lambda pair: pair[1].end) if later else None
