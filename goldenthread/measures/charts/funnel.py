"""A funnel: every area by its size, and the lines within which chance alone would keep it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from goldenthread.interface.charts import INK_SOFT, PALETTE, theme
from goldenthread.measures.charts.drawing import HEIGHT, WIDTH

_OTHERS = "#7d8ea1"


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One area: its name, size (the denominator), figure, and whether it is the page's own."""

    name: str
    size: float
    value: float
    own: bool = False


def funnel_chart(
    points: Sequence[FunnelPoint],
    limits: Sequence[tuple[float, float, float, float, float]],
    *,
    average: float,
    unit: str = "",
    size_name: str = "",
) -> alt.LayerChart:
    """Points and lines; each of `limits` is a size with lower and upper at 95 %, then at 99.8 %."""
    every = [*(each.value for each in points), *(each for row in limits for each in row[1:])]
    margin = (max(every) - min(every)) * 0.08 or 1.0
    low, high = max(0.0, min(every) - margin), max(every) + margin  # no figure here is below nought
    y_scale = alt.Scale(domain=[low, high], nice=False, zero=False, clamp=True)
    largest = max(each.size for each in points) * 1.1
    x = alt.X(
        "size:Q",
        scale=alt.Scale(domain=[0, largest], nice=False),
        axis=alt.Axis(title=size_name or "Denominator", format=",d", labelOverlap="greedy"),
    )
    layers: list[alt.Chart] = []
    for level, (lower, upper), dash in (("95%", (1, 2), [4, 3]), ("99.8%", (3, 4), [1, 0])):
        for place in (lower, upper):
            rows = [{"size": row[0], "value": row[place], "level": level} for row in limits]
            layers.append(
                alt.Chart(alt.Data(values=rows))
                .mark_line(color=INK_SOFT, strokeDash=dash, strokeWidth=1.2, clip=True)
                .encode(x=x, y=alt.Y("value:Q", scale=y_scale, axis=alt.Axis(title=None)))
            )
    middle = [{"size": 0, "value": average}, {"size": largest, "value": average}]
    layers.append(
        alt.Chart(alt.Data(values=middle))
        .mark_line(color=PALETTE[2], strokeWidth=1.5)
        .encode(x=x, y=alt.Y("value:Q", scale=y_scale))
    )
    for own, colour, size in ((False, _OTHERS, 35), (True, PALETTE[0], 130)):
        rows = [
            {"size": each.size, "value": each.value, "name": each.name} for each in points if each.own is own
        ]
        chart = alt.Chart(alt.Data(values=rows)).encode(x=x, y=alt.Y("value:Q", scale=y_scale))
        layers.append(chart.mark_point(filled=True, opacity=1, color=colour, size=size))
        if own:
            layers.append(chart.mark_text(align="left", dx=9, dy=-9, fontWeight="bold").encode(text="name:N"))
    layered = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)
    if unit:
        layered = layered.properties(title=unit)
    return layered.configure(**theme())
