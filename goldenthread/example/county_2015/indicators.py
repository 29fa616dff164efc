"""The indicator tables of the 2015-16 delivery plan: their three columns and their headings."""

from __future__ import annotations

from goldenthread.example import building
from goldenthread.example.building import HIGH_IS_GOOD, LOW_IS_GOOD, NOT_STATED
from goldenthread.plans.content import FigureRole, Part

CURRENT_VALUE = "Current Value"
ANNUAL_TARGET = "Annual Target for 2015-16"

# The column "Good is (+ or -)"; the tables of priorities 3, 4 and 5 and of 2.2 and 2.3 do not have it.
_GOOD_IS = {"+": HIGH_IS_GOOD, "-": LOW_IS_GOOD, "": NOT_STATED}


def indicator(title: str, current: str, target: str, good_is: str = "", *, measure: str = "") -> Part:
    """One row: the indicator, its current value, its target for the year, and "+" or "-" where printed."""
    return building.measure(
        title,
        measure=measure,
        figures=[
            building.figure(FigureRole.BASELINE, current, CURRENT_VALUE),
            building.figure(FigureRole.TARGET, target, ANNUAL_TARGET),
        ],
        polarity=_GOOD_IS[good_is],
    )
