"""What the methods say of one gap: its size and ratio with their intervals, and whether it has moved."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.models import Definition
from goldenthread.measures.presenting.parts import (
    Counts,
    Part,
    multiplier_of,
)
from goldenthread.measures.presenting.series import series_of
from goldenthread.methods.gaps import (
    Gap,
    GapChange,
    change_in_gap_of_proportions,
    change_in_gap_of_rates,
    gap_of_proportions,
    gap_of_rates,
)
from goldenthread.methods.trends import Direction, trend_of_values
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.polarity import Polarity

MOST_RATIO = 1_000  # a ratio above this says only that one of the two is next to nothing


#: A gap that grows widens.
COURSE = {Direction.INCREASING: "Widening", Direction.DECREASING: "Narrowing"}


def gap_of(counts: tuple[Counts, Counts] | None, definition: Definition) -> Gap | None:
    """The gap of a group to its other side by their counts; None where they cannot be counts of it."""
    if counts is None:
        return None
    own, rest = counts
    try:
        if definition.unit == UnitKind.PERCENT:
            return gap_of_proportions(*own, *rest)
        return gap_of_rates(*own, *rest, multiplier=multiplier_of(definition))
    except ValueError:  # counts that can be no counts of this measure
        return None


def without_unit(shown: str) -> str:
    """The number alone: its unit stands behind the other end of the interval."""
    return shown.split(" ", 1)[0]


def course_of(values: Sequence[float | None]) -> Direction:
    """Which way the size of a gap has gone over its periods, by the method for figures without intervals."""
    sizes = np.array([np.nan if each is None else each for each in values], dtype=np.float64)
    return trend_of_values(sizes, polarity=Polarity.LOW).direction


def shares_children(part: Part, assessment: Assessment) -> bool:
    """Whether neighbouring periods count the same children, so that they cannot be tested as two samples."""
    return bool(series_of(part.figures).shares_children(assessment.definition.accumulation))


def change_of(
    now: tuple[Counts, Counts] | None, then: tuple[Counts, Counts] | None, definition: Definition
) -> GapChange | None:
    """Whether a gap changed by more than chance; None where it cannot be tested."""
    if now is None or then is None:
        return None
    try:
        if definition.unit == UnitKind.PERCENT:
            found = change_in_gap_of_proportions((*now[0], *now[1]), (*then[0], *then[1]))
        else:
            found = change_in_gap_of_rates(
                (*now[0], *now[1]), (*then[0], *then[1]), multiplier=multiplier_of(definition)
            )
    except ValueError:  # counts that can be no counts of this measure
        return None
    return GapChange(found.label)
