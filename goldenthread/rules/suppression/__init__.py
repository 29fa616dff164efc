"""Withholding small numbers, so that no child can be recognised in a figure.

A `Regime` says which counts and rates its publisher withholds and how the others are rounded; `protect` does
it for a table with its totals, withholding as much more as is needed so that nothing can be worked out.
"""

from .protecting import Protected, Sum, cell_name, protect, puzzle_of, sums_of_table
from .regimes import (
    DFE,
    DFE_SYMBOLS,
    FEWER_THAN_FIVE,
    NHS_ENGLAND,
    OHID,
    ONS_DEATHS,
    REGIMES,
    SURVEY,
    Regime,
    ShownRate,
    shown_percentage,
    shown_rate,
    shown_share,
    shown_survey_figure,
)
from .solving import ENDLESS, possible_range

__all__ = [
    "DFE",
    "DFE_SYMBOLS",
    "ENDLESS",
    "FEWER_THAN_FIVE",
    "NHS_ENGLAND",
    "OHID",
    "ONS_DEATHS",
    "REGIMES",
    "SURVEY",
    "Protected",
    "Regime",
    "ShownRate",
    "Sum",
    "cell_name",
    "possible_range",
    "protect",
    "puzzle_of",
    "shown_percentage",
    "shown_rate",
    "shown_share",
    "shown_survey_figure",
    "sums_of_table",
]
