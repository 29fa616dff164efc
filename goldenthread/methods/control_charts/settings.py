"""Which rules a control chart follows. Three presets, and every setting can be changed.

- `nhsr`: what NHSRplotthedots draws: shift of seven, trend of seven, two of three between two and three
  sigma, large moving ranges screened out. Icons from any number of points.
- `mdc`: what NHS England's Making Data Count workbook draws: shift of seven, trend of six, two of three with
  everything beyond two sigma counted, nothing screened, an improvement shown before a concern. Its trend
  length is as its team describes it; the workbook itself could not be compared.
- `ihi`: shift of eight, trend of six. Our default: under chance alone a chart of 24 points shows a shift of
  seven in 8 of 100, of eight in 3; a trend of five in 26, of six in 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TwoOfThree(StrEnum):
    """Which points count for two of three."""

    BETWEEN = "between two and three sigma"
    BEYOND = "beyond two sigma"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRules:
    """The settings of a chart: lengths in points.

    `screened`: moving ranges of 3.267 times their mean or more are left out once before the limits are set.
    `icons_from`: with fewer points in the last phase no icon is given. `improvement_first`: a point that is
    both an improvement and a concern is shown as the former; otherwise the order of the rules decides.
    """

    name: str
    shift: int
    trend: int
    two_of_three: TwoOfThree
    screened: bool
    icons_from: int
    improvement_first: bool = False

    @property
    def label(self) -> str:
        """What a reader is told the chart follows."""
        return self.name


NHSR = ChartRules(name="nhsr", shift=7, trend=7, two_of_three=TwoOfThree.BETWEEN, screened=True, icons_from=1)
MDC = ChartRules(
    name="mdc",
    shift=7,
    trend=6,
    two_of_three=TwoOfThree.BEYOND,
    screened=False,
    icons_from=13,
    improvement_first=True,
)
IHI = ChartRules(name="ihi", shift=8, trend=6, two_of_three=TwoOfThree.BEYOND, screened=True, icons_from=13)
PRESETS = {rules.name: rules for rules in (NHSR, MDC, IHI)}

#: A phase shorter than this has trial limits only.
ENOUGH_POINTS = 13
#: Fewer points than this make no baseline to fix the limits by.
FEWEST_FIXED = 12
