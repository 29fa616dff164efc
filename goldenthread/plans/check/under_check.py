"""A plan laid out for checking: its parts with what stands above them, and its rows of figures, read.

Reading a cell takes longer than any rule does, so each is read once here and every rule shares it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache

from goldenthread.plans.check.finding import Evidence, evidence_from
from goldenthread.plans.check.known_measures import is_about_school, polarity_said_in_name, usual_polarity
from goldenthread.plans.check.wording import plain, quoted
from goldenthread.plans.compare import Pairing
from goldenthread.plans.content import FigureRole, Kind, Part, PlanContent, Polarity, ReportedFigure
from goldenthread.plans.thread import Located, locate_all
from goldenthread.rules.due_dates import DueDate, find_due_dates, read_due_dates
from goldenthread.rules.figures import (
    CellReading,
    Figure,
    Good,
    Number,
    UnitKind,
    read_cell,
    units_of,
)
from goldenthread.rules.periods import Period, PeriodKind, YearKind, heading_period
from goldenthread.rules.targets import Target, read_target

_read = lru_cache(maxsize=8192)(read_cell)
units_in = lru_cache(maxsize=4096)(units_of)
_target = lru_cache(maxsize=2048)(read_target)


@lru_cache(maxsize=2048)
def period_in(text: str) -> Period | None:
    """The period that a heading is, or the first that it mentions."""
    return heading_period(text)


@dataclass(frozen=True)
class Cell:
    """One printed figure of a row: as reported, and as read."""

    printed: ReportedFigure
    reading: CellReading
    heading_period: Period | None
    about_school: bool

    @property
    def text(self) -> str:
        """The cell as printed."""
        return self.printed.text

    @property
    def label(self) -> str:
        """The cell in a sentence: “4.1%” (2015/16 Outturn)."""
        return f"{quoted(self.text)} ({self.printed.heading or self.printed.role.value})"

    @property
    def numbers(self) -> tuple[Figure, ...]:
        """The figures in it that are numbers."""
        return self.reading.numbers

    @cached_property
    def own_period(self) -> Period | None:
        """The period the cell itself names; None where it leaves that to its heading.

        A bare "2015/16" beside a measure of schools or pupils is the school year.
        """
        for each in self.reading.figures:
            if each.period and each.period_text:
                return self._as_school_year(each.period, each.period_text)
        return None

    def period_of(self, figure: Figure) -> Period | None:
        """The period of one figure in it: its own ("390 (Q4)"), or the cell's."""
        if figure.period and figure.period_text:
            return self._as_school_year(figure.period, figure.period_text)
        return self.period

    def _as_school_year(self, period: Period, written: str) -> Period:
        bare = period.kind is PeriodKind.YEAR and period.year_kind is YearKind.FINANCIAL
        says_financial = "f" in written.lower()  # FY, financial
        if self.about_school and bare and not says_financial:
            return Period.year(period.start.year, YearKind.ACADEMIC)
        return period

    @property
    def period(self) -> Period | None:
        """The period it is for: its own, or its heading's."""
        if self.own_period or not self.heading_period:
            return self.own_period
        return self._as_school_year(self.heading_period, "")


@dataclass(frozen=True)
class MeasureRow:
    """One use of a measure with its printed figures, in column order."""

    located: Located
    cells: tuple[Cell, ...]

    @property
    def part(self) -> Part:
        """The measure's use in the plan."""
        return self.located.part

    @cached_property
    def key(self) -> str:
        """The measure itself, for finding other places that use it."""
        return plain(self.part.measure or self.part.title)

    @property
    def name(self) -> str:
        """Its wording with its definition, where the plan gives one."""
        return f"{self.part.title} {self.part.definition}".strip()

    def cells_for(self, *roles: FigureRole) -> list[Cell]:
        """The cells of the given roles, in column order."""
        return [cell for cell in self.cells if cell.printed.role in roles]

    def evidence(self, *cells: Cell) -> tuple[Evidence, ...]:
        """Cells of this row as evidence."""
        plan = self.located.plan.key
        return tuple(
            evidence_from(self.part, cell.text, cell.printed.role.value, cell.printed.place, plan)
            for cell in cells
        )

    @property
    def title_evidence(self) -> Evidence:
        """Its wording as evidence."""
        return evidence_from(self.part, self.part.title, "title", plan=self.located.plan.key)

    @cached_property
    def targets(self) -> tuple[tuple[Cell, Target], ...]:
        """Its target cells with what each asks for."""
        return tuple(
            (cell, _target(cell.text, measure=self.name, heading=cell.printed.heading))
            for cell in self.cells_for(FigureRole.TARGET)
        )

    @cached_property
    def polarity(self) -> tuple[Good, str]:
        """Which way is good, and the words of a sentence that say how that is known.

        From the plan where it says so, else from a name that says so without doubt, else from the small
        vocabulary of measures of which everybody knows it. `Good.NOT_STATED` otherwise.
        """
        if self.part.polarity in (Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD):
            good = Good(self.part.polarity.value)
            return good, f"the plan says that {good.value} is good"
        if self.part.polarity is not Polarity.NOT_STATED:
            return Good.NOT_STATED, ""
        good, words = polarity_said_in_name(self.part.title)
        if good is not Good.NOT_STATED:
            return good, f"the name says {quoted(words)}"
        good, words = usual_polarity(self.part.title)
        return good, f"lower is usually better for {quoted(words)}" if words else ""

    @cached_property
    def own_cells(self) -> list[Cell]:
        """The figures of this place itself: no comparators."""
        return self.cells_for(FigureRole.BASELINE, FigureRole.OUTTURN, FigureRole.TARGET)

    @cached_property
    def is_numeric(self) -> bool:
        """Whether it is a measure that has figures, rather than something to be delivered or described."""
        if any(cell.numbers for cell in self.cells):
            return True
        return bool(units_in(self.part.title))


@dataclass(frozen=True, eq=False)
class PlanUnderCheck:
    """A plan with what every rule needs of it. `today` is the day the check is made for."""

    plan: PlanContent
    today: date
    located: tuple[Located, ...]
    _by_kind: dict[Kind, list[Located]] = field(default_factory=dict)
    #: What became of the parts of an earlier plan, once worked out (see `succession`).
    pairings: dict[tuple[int, Kind], list[Pairing]] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: PlanContent, today: date) -> PlanUnderCheck:
        """Lay out a plan for checking."""
        located = tuple(locate_all([plan]))
        by_kind: dict[Kind, list[Located]] = defaultdict(list)
        for each in located:
            by_kind[each.part.kind].append(each)
        return cls(plan, today, located, dict(by_kind))

    def of_kind(self, *kinds: Kind) -> list[Located]:
        """The parts of one kind in document order; of several kinds, kind by kind."""
        return [each for kind in kinds for each in self._by_kind.get(kind, [])]

    @cached_property
    def rows(self) -> tuple[MeasureRow, ...]:
        """Every measure with its figures, read."""
        return tuple(_row(each) for each in self.of_kind(Kind.MEASURE))

    @cached_property
    def period(self) -> Period | None:
        """The time the plan is for, where both of its ends are known."""
        if not self.plan.starts or not self.plan.ends or self.plan.ends < self.plan.starts:
            return None
        return Period.span(self.plan.starts, self.plan.ends + timedelta(days=1))

    @cached_property
    def _dues(self) -> dict[int, DueDate]:
        return {
            id(each.part): found
            for each in self.of_kind(Kind.MILESTONE, Kind.ACTIVITY, Kind.OUTCOME)
            if (found := _due_of(each.part, self.period))
        }

    def due(self, part: Part) -> DueDate | None:
        """The due date of a milestone, activity or outcome: the last of several; None where none is given."""
        return self._dues.get(id(part))


def _row(located: Located) -> MeasureRow:
    part = located.part
    name = f"{part.title} {part.definition}".strip()
    about_school = is_about_school(f"{part.title} {part.measure}")
    cells = tuple(
        Cell(each, _reading(each, name), period_in(each.heading), about_school) for each in part.figures
    )
    return MeasureRow(located, cells)


def _reading(printed: ReportedFigure, name: str) -> CellReading:
    """What a cell says. A mark ("~", "-") means the same in every row, and need not be read for each."""
    if not any(each.isalnum() for each in printed.text):
        return _read(printed.text)
    return _read(printed.text, measure=name, heading=printed.heading)


@lru_cache(maxsize=4096)
def _dates_in(text: str, period: Period | None) -> tuple[DueDate, ...]:
    return read_due_dates(text, plan=period)


@lru_cache(maxsize=4096)
def _dates_mentioned(text: str, period: Period | None) -> tuple[DueDate, ...]:
    return tuple(found.due for found in find_due_dates(text, plan=period))


def _due_of(part: Part, period: Period | None) -> DueDate | None:
    """What the date column says; where there is none, what the wording itself says ("… by March 2016")."""
    if part.due.strip():
        return _last(_dates_in(part.due, period))
    if part.kind is Kind.OUTCOME or not any(each.isdigit() for each in part.title):
        return None  # a year is needed to make a date
    return _last(_dates_mentioned(part.title, period))


def _last(dates: Iterable[DueDate]) -> DueDate | None:
    dates = tuple(dates)
    dated = [each for each in dates if each.latest]
    if dated:
        return max(dated, key=lambda each: each.latest or date.min)
    return dates[0] if dates else None


def first_number(cell: Cell, like: Figure | None = None) -> Figure | None:
    """The first number of a cell; with `like`, the first that may be set beside it (same unit and labels)."""
    for each in cell.numbers:
        if like is None or comparable(each, like):
            return each
    return None


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures are of the same thing: the same unit, part and group."""
    return (one.unit, one.part, one.group) == (other.unit, other.part, other.group)


def decimals(value: Decimal) -> int:
    """How many places after the point a number was printed with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounding(value: Decimal) -> Decimal:
    """How far a printed number may lie from the true one: half of its last place."""
    return Decimal(5).scaleb(-decimals(value) - 1)


def numbers_in(cells: Iterable[Cell]) -> Iterator[tuple[Cell, Figure, Decimal]]:
    """Every number of the cells with the cell it is in."""
    for cell in cells:
        for each in cell.numbers:
            if isinstance(each.value, Number):
                yield cell, each, each.value.value


def is_percentage(figure: Figure) -> bool:
    """Whether a figure is a percentage."""
    return figure.unit.kind is UnitKind.PERCENT
