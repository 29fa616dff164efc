"""A figure on its way in: as it stands in its cell, and as it was understood.

The texts are kept as they were written, with the sheet, row and column they stand in, so that whoever looks
at a refusal finds the cell again.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any

from goldenthread.rules.figures import Missing, Number, Suppressed, Unit, UnitKind, Value
from goldenthread.rules.periods import Period, YearKind
from goldenthread.rules.polarity import Polarity


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """One cell with a figure and every text that says what it is about; "" where nothing says it.

    `measure` and `area` may be said more than once (a code beside a name): each is tried. `heading` is the
    cell's own column heading, which may give a period and a place. `wording` is how the document words the
    measure there, by which its cells are read: "Number of ... (per 10,000)" beside "564 (87)". `role` is
    what a printed figure is for (baseline, outturn, comparator), `printed` the identity of the plan's cell.
    `hidden` says what hides the cell in its workbook ("row 4"), `presumed` what was taken from elsewhere.
    """

    sheet: str
    row: int
    column: str
    cell: str
    heading: str = ""
    wording: str = ""
    measure: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    period: str = ""
    group: str = ""
    dimension: str = ""
    numerator: str = ""
    denominator: str = ""
    lower: str = ""
    upper: str = ""
    status: str = ""
    note: str = ""
    polarity: str = ""
    role: str = ""
    printed: int | None = None
    hidden: str = ""
    presumed: str = ""

    @property
    def place(self) -> str:
        """Where it stands, in words: "cell C5", "cell C5 of the sheet ‘Data’"."""
        if self.printed is not None:
            return f"“{self.column}”"
        cell = f"cell {self.column}{self.row}" if self.column else f"row {self.row}"
        return f"{cell} of the sheet ‘{self.sheet}’" if self.sheet else cell

    def as_data(self) -> dict[str, Any]:
        """The row as plain data, without what is empty."""
        return {name: value for name, value in asdict(self).items() if value not in ("", (), None)}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> IncomingRow:
        """The row again. Names that are not known any more are passed over."""
        known = {field.name for field in fields(cls)}
        kept = {name: value for name, value in data.items() if name in known}
        kept = {"sheet": "", "cell": "", "column": "", **kept}
        for name in ("measure", "area"):
            kept[name] = tuple(kept.get(name, ()))
        return cls(**kept)


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """What the library says of a measure, as far as reading and questioning its figures needs it."""

    identity: int
    name: str
    unit: UnitKind = UnitKind.NONE
    per: int | None = None
    decimals: int | None = None
    multiplier: float | None = None
    polarity: Polarity | None = None
    year_kind: YearKind | None = None
    accumulation: str = "period"
    derived: bool = False

    @property
    def factor(self) -> Decimal | None:
        """What turns numerator over denominator into the figure: 100 for a percentage; None: not known."""
        if self.multiplier is not None:
            return Decimal(repr(self.multiplier))
        if self.unit is UnitKind.PERCENT:
            return Decimal(100)
        return Decimal(self.per) if self.unit is UnitKind.RATE and self.per else None


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group of children by what it is broken down by and its name; both empty for everybody."""

    dimension: str = ""
    name: str = ""


EVERYBODY = GroupName()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that would be kept, or the reason why it is refused.

    `ordinal` counts the figures of one cell from 0. `doubts` are sentences of whoever read the cell.
    Numbers are in the measure's unit.
    """

    row: IncomingRow
    ordinal: int = 0
    definition: MeasureFacts | None = None
    area: int | None = None
    group: GroupName = EVERYBODY
    period: Period | None = None
    headed: Period | None = None  # the period its column is headed with, where the cell names its own
    value: Value | None = None
    unit: Unit | None = None  # as the cell prints it
    status: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    as_written: str = ""
    note: str = ""
    gap: Decimal | None = None  # printed in the same cell as the difference of two groups
    doubts: tuple[str, ...] = ()
    loose: str = ""  # what is said of a band ("20-25%") or a bound (">95%"), which are not one figure
    refused: str = ""

    @property
    def number(self) -> Decimal | None:
        """The number, or None where it is withheld, missing or refused."""
        return self.value.value if isinstance(self.value, Number) else None

    @property
    def key(self) -> tuple[int, int, GroupName, Period] | None:
        """What tells the figure from others of the same source; None where it is refused."""
        if self.refused or self.definition is None or self.area is None or self.period is None:
            return None
        return self.definition.identity, self.area, self.group, self.period

    @property
    def identity(self) -> str:
        """The name by which answers about this figure are kept: its place, whatever else changes."""
        if self.row.printed is not None:
            return f"printed-{self.row.printed}.{self.ordinal}"
        return f"{self.row.sheet}!{self.row.column}{self.row.row}.{self.ordinal}"

    @property
    def says(self) -> tuple[Any, ...]:
        """What it says, in the order and form in which figures are kept (see `keeping`)."""
        state, value, upper, reason = "m", None, None, ""
        if isinstance(self.value, Number):
            state, value = "n", float(self.value.value)
            upper = None if self.value.upper is None else float(self.value.upper)
        elif isinstance(self.value, Suppressed):
            state, reason = "s", self.value.meaning
        elif isinstance(self.value, Missing):
            reason = self.value.reason.value
        if isinstance(self.value, Suppressed):
            counts: tuple[float | None, float | None] = (None, None)  # they would give it away
        else:
            counts = (_double(self.numerator), _double(self.denominator))
        limits = (None, None) if state != "n" else (_double(self.lower), _double(self.upper))
        return (state, value, upper, reason[:120], self.status, *counts, *limits, None, None)


def _double(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
