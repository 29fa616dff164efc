"""Targets as they are written, what they ask for, and whether an outturn meets them.

`read_target` turns a target's text into a rule of one of thirteen kinds, `describe` says it in a
sentence, and `met_by` answers whether it was met where that is arithmetic.
"""

from .meeting import met_by
from .phrases import NO_PUBLISHED_FIGURE
from .reading import read_target
from .target import AmountIs, Sense, Target, TargetKind
from .unit_fit import as_percentages
from .wording import describe

__all__ = [
    "NO_PUBLISHED_FIGURE",
    "AmountIs",
    "Sense",
    "Target",
    "TargetKind",
    "as_percentages",
    "describe",
    "met_by",
    "read_target",
]
