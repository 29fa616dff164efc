"""What the texts of a plan mean, worked out by the rules: when something is due."""

from __future__ import annotations

from datetime import date

from goldenthread.rules.due_dates import read_due_dates


def understand_due(text: str) -> tuple[date | None, date | None]:
    """The earliest and the latest date that a due text allows; None where it gives none.

    A cell with several dates is due when the last of them is.
    """
    dates = read_due_dates(text)
    earliest = [each.earliest for each in dates if each.earliest]
    latest = [each.latest for each in dates if each.latest]
    first = min(earliest) if earliest else None
    last = max(latest) if latest else None
    if first and last and first > last:
        first = None
    return first, last
