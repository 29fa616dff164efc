"""Periods: the years, quarters, months, terms and days that figures, targets and plans are about.

Where the rule comes from: how councils write periods (see `forms`) and how the Department for Education and
the Office for Health Improvement and Disparities publish them.
"""

from goldenthread.rules.periods.finding import FoundPeriod, find_periods, heading_period
from goldenthread.rules.periods.period import Period, PeriodKind, YearKind, latest_complete
from goldenthread.rules.periods.reading import Edition, read_edition, read_period
from goldenthread.rules.periods.spans import find_span, read_span

__all__ = [
    "Edition",
    "FoundPeriod",
    "Period",
    "PeriodKind",
    "YearKind",
    "find_periods",
    "find_span",
    "heading_period",
    "latest_complete",
    "read_edition",
    "read_period",
    "read_span",
]
