"""What all charts of a measure share: one plane of periods and figures, and names at the ends of lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt

from goldenthread.interface.charts import INK_SOFT, theme

WIDTH, HEIGHT = 640, 260  # pixels of the plot itself
_NAME_GAP = 17  # pixels between two names at the ends of lines

#: What stands at the foot of a chart in place of a figure.
WITHHELD, NO_FIGURE = "c", "×"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart: its name, and a value or None for each period."""

    name: str
    values: Sequence[float | None]
    colour: str
    width: float = 2.0
    dash: Sequence[int] = (1, 0)
    points: int = 0  # the size of its points; 0 for none


class Plane:
    """Periods from left to right, figures from bottom to top, and the layers drawn upon them."""

    def __init__(self, periods: Sequence[str], everything: Iterable[float | None], unit: str = "") -> None:
        self.periods = list(periods)
        self.unit = unit
        self.low, self.high = value_range(everything)
        self.x = alt.X(
            "period:O",
            sort=None,
            scale=alt.Scale(domain=self.periods, padding=0.15),
            axis=alt.Axis(title=None, labelOverlap="greedy"),
        )
        self.layers: list[Any] = []

    def y(self, name: str = "value") -> alt.Y:
        """The scale of figures, for a field."""
        scale = alt.Scale(domain=[self.low, self.high], nice=False, zero=False)
        return alt.Y(f"{name}:Q", scale=scale, axis=alt.Axis(title=None))

    def data(self, values: Sequence[float | None], **more: Sequence[Any]) -> alt.Chart:
        """One row for each period, None where there is nothing."""
        rows = [
            {"period": period, "value": value} for period, value in zip(self.periods, values, strict=True)
        ]
        for name, column in more.items():
            for row, each in zip(rows, column, strict=True):
                row[name] = each
        return alt.Chart(alt.Data(values=rows))

    def add_line(self, line: Line) -> None:
        """A line that breaks where there is nothing; a figure alone between two gaps is a point."""
        chart = self.data(line.values).encode(x=self.x, y=self.y())
        self.layers.append(
            chart.mark_line(color=line.colour, strokeDash=list(line.dash), strokeWidth=line.width)
        )
        values = _alone(line.values) if not line.points else line.values
        if any(value is not None for value in values):
            self.layers.append(
                self.data(values)
                .encode(x=self.x, y=self.y())
                .transform_filter("isValid(datum.value)")
                .mark_point(color=line.colour, filled=True, opacity=1, size=line.points or 20)
            )

    def add_band(self, lower: Sequence[float | None], upper: Sequence[float | None], colour: str) -> None:
        """The area between two lines."""
        rows = [
            {"period": period, "lower": low, "upper": high}
            for period, low, high in zip(self.periods, lower, upper, strict=True)
            if low is not None and high is not None
        ]
        chart = alt.Chart(alt.Data(values=rows)).encode(x=self.x, y=self.y("lower"), y2="upper:Q")
        self.layers.append(chart.mark_area(color=colour, opacity=1))

    def add_marks(self, marks: Sequence[str]) -> None:
        """What stands at the foot of the chart in place of a figure."""
        rows = [{"period": p, "mark": mark} for p, mark in zip(self.periods, marks, strict=True) if mark]
        if rows:
            chart = alt.Chart(alt.Data(values=rows)).encode(
                x=self.x, y=alt.value(HEIGHT - 8), text=alt.Text("mark:N")
            )
            self.layers.append(chart.mark_text(color=INK_SOFT, fontSize=15, fontWeight="bold"))

    def add_upright(self, period: str, name: str) -> None:
        """An upright line before a period, with its name at the top."""
        chart = alt.Chart(alt.Data(values=[{"period": period, "name": name}])).encode(x=self.x)
        self.layers.append(chart.mark_rule(color=INK_SOFT, strokeDash=[3, 3], xOffset=-8))
        self.layers.append(
            chart.mark_text(align="left", baseline="top", dx=-3, color=INK_SOFT).encode(
                y=alt.value(0), text="name:N"
            )
        )

    def add_names(self, lines: Sequence[Line]) -> None:
        """The name of each line at the right, beside its last value, moved apart where two would meet."""
        last = [
            (line.name, next((float(v) for v in reversed(line.values) if v is not None), None))
            for line in lines
        ]
        known = [(name, value) for name, value in last if value is not None and name]
        if not known:
            return
        gap = (self.high - self.low) * _NAME_GAP / HEIGHT
        places = _spread([value for _, value in known], gap, self.high)
        rows = [
            {"period": self.periods[-1], "value": place, "name": name}
            for (name, _), place in zip(known, places, strict=True)
        ]
        text = alt.Chart(alt.Data(values=rows)).encode(x=self.x, y=self.y(), text="name:N")
        self.layers.append(text.mark_text(align="left", dx=12, baseline="middle"))

    def chart(self) -> alt.LayerChart:
        """Everything together, in our look."""
        layered = alt.layer(*self.layers).properties(width=WIDTH, height=HEIGHT)
        if self.unit:
            layered = layered.properties(title=self.unit)
        return layered.configure(**theme())


def value_range(everything: Iterable[float | None]) -> tuple[float, float]:
    """The lowest and highest of the axis: from zero unless that would flatten every line."""
    known = [float(value) for value in everything if value is not None and math.isfinite(value)]
    if not known:
        return 0.0, 1.0
    low, high = min(known), max(known)
    margin = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    if 0 <= low <= high * 0.6:
        return 0.0, high + margin
    return (max(0.0, low - margin) if low >= 0 else low - margin), high + margin


def _spread(places: Sequence[float], gap: float, high: float) -> list[float]:
    """Places moved apart as little as possible, and kept below the top."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + gap)
    if moved[order[-1]] > high:
        moved[order[-1]] = high
        for after, before in pairwise(reversed(order)):
            moved[before] = min(moved[before], moved[after] - gap)
    return moved


def _alone(values: Sequence[float | None]) -> list[float | None]:
    """Only the values without a neighbour: a line alone would not show them."""
    padded = [None, *values, None]
    return [
        value if before is None and after is None else None
        for before, value, after in zip(padded, padded[1:], padded[2:], strict=False)
    ]
