"""What stands around the numbers of a cell: labels read so far, hints of the measure, another cell's rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.rules.periods import Period

from .figure import FigureStatus, Unit
from .labels import Label


@dataclass(slots=True)
class Context:
    """What the labels read so far say about the next number."""

    part: str = ""
    group: str = ""
    group_is_outer: bool = False
    place: str = ""
    period: Period | None = None
    period_text: str = ""
    unit: Unit | None = None
    cumulative: bool | None = None
    status: FigureStatus = FigureStatus.NONE
    used: bool = True  # whether a number has taken the labels since they were set

    def lead(self, label: Label) -> None:
        """Take a part or group that stands in front of the next number."""
        if label.second:  # "Overall Gap"
            self.part, self.group = label.second, label.name
        elif label.kind == "group":
            if self.used and self.group_is_outer:
                self.part = ""
            self.group = label.name
            if not self.part:
                self.group_is_outer = True
        else:
            if self.used and not self.group_is_outer:
                self.group = ""
            self.part = label.name if self.used or not self.part else f"{self.part}, {label.name}"
        self.used = False


def stray_end(plain: str) -> int:
    """The end of what another cell's bracket left here ("no new data) 6.2 (2013-15"); 0 for nothing."""
    closing, opening = plain.find(")"), plain.find("(")
    if closing < 0 or 0 <= opening < closing or not re.search(r"[0-9]", plain[closing:]):
        return 0
    return closing + 1 if re.search(r"[A-Za-z0-9]{3}", plain[:closing]) else 0


def cumulative_says(measure: str) -> bool | None:
    """Whether the measure's name says that its figures add up over the year ("cumulative total shown")."""
    if re.search(r"\bcumulative\b|\byear[- ]to[- ]date\b|\bYTD\b", measure, re.I):
        return True
    return False if re.search(r"\bsnapshot\b", measure, re.I) else None
