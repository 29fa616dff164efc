"""A measure across groups from the most to the least deprived: a point for each, and the index's line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from goldenthread.interface.charts import INK, PALETTE, theme
from goldenthread.measures.charts.drawing import HEIGHT, WIDTH, value_range

_ENDS = ("Most deprived", "Least deprived")


@dataclass(frozen=True, slots=True)
class Step:
    """One group: its number from the most deprived, its place along the range (0 to 1), figure and limits."""

    number: int
    along: float
    value: float
    lower: float
    upper: float


def gradient_chart(
    steps: Sequence[Step], line: Sequence[tuple[float, float]], *, unit: str = ""
) -> alt.LayerChart:
    """Points with their intervals over the share of the children, and the line; ValueError without one."""
    if not steps:
        raise ValueError("There is no group to draw.")
    low, high = value_range(
        [*(y for _, y in line), *(end for each in steps for end in (each.lower, each.upper))]
    )
    x = alt.X(
        "along:Q",
        scale=alt.Scale(domain=[0, 1], nice=False),
        axis=alt.Axis(
            title=None,
            values=[0, 1],
            labelExpr=f"datum.value < 0.5 ? '{_ENDS[0]}' : '{_ENDS[1]}'",
            labelAlign="center",
            labelFlush=True,
            grid=False,
        ),
    )
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    y = alt.Y("value:Q", scale=scale, axis=alt.Axis(title=None))
    rows = [
        {"along": e.along, "value": e.value, "lower": e.lower, "upper": e.upper, "number": str(e.number)}
        for e in steps
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(x=x)
    drawn = alt.Chart(alt.Data(values=[{"along": at, "value": value} for at, value in line]))
    layers = [
        drawn.mark_line(color=PALETTE[2], strokeWidth=2).encode(x=x, y=y),
        base.mark_rule(color=PALETTE[0], strokeWidth=1.5).encode(
            y=alt.Y("lower:Q", scale=scale, axis=alt.Axis(title=None)), y2="upper:Q"
        ),
        base.mark_point(filled=True, opacity=1, color=PALETTE[0], size=80).encode(y=y),
        base.mark_text(align="left", dx=8, baseline="middle", color=INK).encode(y=y, text="number:N"),
    ]
    layered = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)
    if unit:
        layered = layered.properties(title=unit)
    return layered.configure(**theme())
