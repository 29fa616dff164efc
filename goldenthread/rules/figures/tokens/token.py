"""One piece of a cell, and the kinds of piece there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from goldenthread.rules.periods import Period

from ..figure import MissingReason, Value
from ..labels import Label
from ..written import WrittenNumber


class TokenKind(Enum):
    NUMBER = "number"
    PERIOD = "period"
    LABEL = "label"
    REASON = "reason"
    MARK = "mark"
    INTERVAL = "interval"
    FILLER = "filler"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a cell. `depth` counts the brackets around it; `colon` that a colon follows it."""

    kind: TokenKind
    start: int
    end: int
    depth: int = 0
    colon: bool = False
    number: WrittenNumber | None = None
    period: Period | None = None
    label: Label | None = None
    reason: MissingReason | None = None
    value: Value | None = None
