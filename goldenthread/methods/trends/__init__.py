"""Trends: has a figure been going up or down, is that getting better, and is it more than chance would give?

Three answers for three kinds of figures: `recent_trend` for those with an interval or a denominator (our
default), `fingertips_trend` where the national label must be shown, `trend_of_values` for figures that come
bare. Each gives a `Trend` with a label, a sentence and, where nothing can be said, the reason.
"""

from .fingertips import FINGERTIPS_TREND, fingertips_trend, fingertips_trend_of_proportions
from .lines import Slopes, least_squares_line, weighted_slopes
from .recent import RECENT_TREND, recent_trend, recent_trend_of_proportions
from .result import Change, Direction, Trend, change_of
from .values_only import TREND_OF_VALUES, mann_kendall, trend_of_values

__all__ = [
    "FINGERTIPS_TREND",
    "RECENT_TREND",
    "TREND_OF_VALUES",
    "Change",
    "Direction",
    "Slopes",
    "Trend",
    "change_of",
    "fingertips_trend",
    "fingertips_trend_of_proportions",
    "least_squares_line",
    "mann_kendall",
    "recent_trend",
    "recent_trend_of_proportions",
    "trend_of_values",
    "weighted_slopes",
]
