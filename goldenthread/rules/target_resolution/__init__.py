"""What a target comes to: "better than England" needs England's figure, a profile its quarter.

`resolve_target` turns a target as it is written (`rules.targets`) into the number or range that the figure
for one period is held against (`rules.ratings`), remembers which figures it used, or says why it cannot.
"""

from .against import percentile
from .known import (
    ComparatorFigure,
    ComparatorKind,
    Earlier,
    Known,
    ResolvedTarget,
    Trajectory,
    read_comparator,
)
from .resolve import resolve_target

__all__ = [
    "ComparatorFigure",
    "ComparatorKind",
    "Earlier",
    "Known",
    "ResolvedTarget",
    "Trajectory",
    "percentile",
    "read_comparator",
    "resolve_target",
]
