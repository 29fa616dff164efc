"""How a measure went: its own line with gaps as gaps, the target, England and the neighbours."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from goldenthread.interface.charts import PALETTE, Series
from goldenthread.measures.charts.drawing import Line, Plane

#: More lines than that cannot be told apart in one picture.
MOST_COMPARATORS = 4


def trend_chart(
    periods: Sequence[str],
    own: Series,
    *,
    comparators: Sequence[Series] = (),
    target: Sequence[float | None] | None = None,
    marks: Sequence[str] = (),
    unit: str = "",
) -> alt.LayerChart:
    """One value or None for each period in every line; `marks` stand at the foot where there is no figure.

    ValueError where there are more comparators than can be told apart, or lines of different lengths.
    """
    if len(comparators) > MOST_COMPARATORS:
        raise ValueError("More than four comparators cannot be told apart in one picture.")
    lines = [
        Line(each.name, each.values, colour, 2.0, points=30)
        for each, colour in zip(comparators, (PALETTE[1], PALETTE[2], PALETTE[3], PALETTE[5]), strict=False)
    ]
    if target is not None and any(value is not None for value in target):
        lines.insert(0, Line("Target", target, PALETTE[4], 2.0, (5, 4)))
    lines.append(Line(own.name, own.values, PALETTE[0], 3.5, points=70))
    plane = Plane(periods, [value for line in lines for value in line.values], unit)
    for line in lines:
        plane.add_line(line)
    if marks:
        plane.add_marks(marks)
    plane.add_names(lines)
    return plane.chart()
