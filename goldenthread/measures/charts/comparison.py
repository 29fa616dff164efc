"""An area among its neighbours: one bar each, the best first, and England's figure as a line across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from goldenthread.interface.charts import INK, PALETTE, theme

_WIDTH = 440  # pixels of the bars
_BAR = 24  # pixels from one bar to the next
_GAP = 14  # pixels between the bars and the figures
_LETTER = 7.2  # pixels of a figure's letter, at most
_OTHERS = "#9fb0c2"


@dataclass(frozen=True, slots=True)
class Bar:
    """One area: its name, figure, the figure as it is printed, and whether it is the page's own."""

    name: str
    value: float
    shown: str
    own: bool = False


def comparison_chart(bars: Sequence[Bar], *, england: float | None = None, unit: str = "") -> alt.LayerChart:
    """Bars in the order given, from zero; ValueError without any."""
    if not bars:
        raise ValueError("There is no area to draw.")
    rows = [{"area": each.name, "value": each.value, "shown": each.shown, "own": each.own} for each in bars]
    ends = [0.0, *(each.value for each in bars), *([england] if england is not None else [])]
    low, high = min(ends), max(ends)
    high += (high - low or 1.0) * 0.04
    names = [each.name for each in bars]
    x = alt.X(
        "value:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=alt.Axis(title=None, grid=True)
    )
    y = alt.Y(
        "area:N",
        sort=names,
        scale=alt.Scale(domain=names, paddingInner=0.3),
        axis=alt.Axis(title=None, domain=False, ticks=False, labelLimit=220, labelColor=INK, grid=False),
    )
    base = alt.Chart(alt.Data(values=rows)).encode(x=x, y=y)
    colour = alt.condition("datum.own", alt.value(PALETTE[0]), alt.value(_OTHERS))
    layers: list[alt.Chart] = [base.mark_bar().encode(color=colour)]
    if england is not None:
        line = alt.Chart(alt.Data(values=[{"value": england, "name": "England"}])).encode(x=x)
        layers.append(line.mark_rule(color=PALETTE[2], strokeWidth=2))
        layers.append(
            line.mark_text(align="center", baseline="bottom", dy=-4, color=PALETTE[2]).encode(
                y=alt.value(0), text="name:N"
            )
        )
    # The figures stand in a column of their own, where neither a bar nor England's line runs through them.
    column = _WIDTH + _GAP + round(_LETTER * max(len(each.shown) for each in bars))
    figures = alt.Chart(alt.Data(values=rows)).encode(x=alt.value(column), y=y, text="shown:N")
    layers.append(figures.mark_text(align="right", color=INK))
    chart = alt.layer(*layers).properties(width=_WIDTH, height=_BAR * len(bars))
    if unit:
        chart = chart.properties(title=alt.TitleParams(unit, offset=26))
    return chart.configure(**theme())
