"""A figure of a cell while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.rules.periods import Period

from .figure import FigureStatus, Unit, Value
from .written import WrittenNumber


@dataclass(slots=True)
class Draft:
    """A figure being put together."""

    value: Value
    start: int
    end: int
    written: WrittenNumber | None = None
    bracketed: bool = False
    second: bool = False  # stands in brackets behind another number
    period: Period | None = None
    period_text: str = ""
    place: str = ""
    group: str = ""
    part: str = ""
    unit_said: Unit | None = None
    cumulative: bool | None = None
    status: FigureStatus = FigureStatus.NONE
