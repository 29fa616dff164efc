"""A projection: the figures so far, and the fan of what is likely up to the date of the target."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from goldenthread.interface.charts import PALETTE
from goldenthread.measures.charts.drawing import Line, Plane
from goldenthread.methods.projections import Projection
from goldenthread.methods.series import FloatArray

_WIDE, _NARROW = "#dfe7ef", "#b9cadb"  # 95 % and 80 %


def projection_chart(
    periods: Sequence[str],
    values: Sequence[float | None],
    ahead: Sequence[str],
    found: Projection,
    *,
    target: float | None = None,
    unit: str = "",
) -> alt.LayerChart:
    """The history of `values` over `periods`, then the fan over the periods `ahead`."""
    every = [*periods, *ahead]
    before = len(periods)
    last = next((i for i in range(before - 1, -1, -1) if values[i] is not None), None)
    latest = None if last is None else values[last]

    def fan(array: FloatArray) -> list[float | None]:
        start = [latest if i == last else None for i in range(before)]
        return [*start, *(float(each) for each in array)]

    lower_95, upper_95 = fan(found.lower_95), fan(found.upper_95)
    plane = Plane(every, [*values, *lower_95, *upper_95, target], unit)
    plane.add_band(lower_95, upper_95, _WIDE)
    plane.add_band(fan(found.lower_80), fan(found.upper_80), _NARROW)
    middle = Line("Most likely", fan(found.middle), PALETTE[0], 2.0, (2, 4))
    own = Line("", [*values, *([None] * len(ahead))], PALETTE[0], 3.0, points=60)
    lines = [middle, own]
    if target is not None:
        aim = Line("Target", [*([None] * (len(every) - 1)), target], PALETTE[4], points=110)
        lines.append(aim)
    for line in lines:
        plane.add_line(line)
    plane.add_names(lines)
    return plane.chart()
