"""Figures as they are written in plans and performance reports, and what they mean.

A figure is a number, a number that was withheld, or missing for a reason; with its unit, period, place,
group, part and the text as written. `read_cell` reads a cell of a table, `find_figures` the figures in a
sentence, `format_figure` writes one in house style, and the functions on names say what a measure's name
says about its figures.
"""

from .cell import read_cell
from .figure import (
    ADDITIVE,
    COUNT,
    NO_UNIT,
    PERCENT,
    PERCENTAGE_POINTS,
    POUNDS,
    RANK,
    RATE,
    SCORE,
    Approximation,
    CellReading,
    Figure,
    FigureStatus,
    Missing,
    MissingReason,
    Number,
    Suppressed,
    Unit,
    UnitKind,
    Value,
)
from .names import Good, PolarityHint, denominator_of, polarity_in_name, read_polarity, unit_of, units_of
from .prose import find_figures
from .writing import format_figure, format_number, format_value

__all__ = [
    "ADDITIVE",
    "COUNT",
    "NO_UNIT",
    "PERCENT",
    "PERCENTAGE_POINTS",
    "POUNDS",
    "RANK",
    "RATE",
    "SCORE",
    "Approximation",
    "CellReading",
    "Figure",
    "FigureStatus",
    "Good",
    "Missing",
    "MissingReason",
    "Number",
    "PolarityHint",
    "Suppressed",
    "Unit",
    "UnitKind",
    "Value",
    "denominator_of",
    "find_figures",
    "format_figure",
    "format_number",
    "format_value",
    "polarity_in_name",
    "read_cell",
    "read_polarity",
    "unit_of",
    "units_of",
]
