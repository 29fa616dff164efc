"""A control chart: the figures, the ordinary range they move in, and the points that fall out of it.

Special causes have a shape as well as a colour: a triangle for concern, a square for improvement, a diamond
where neither way is good.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np

from goldenthread.interface.charts import INK_SOFT, PALETTE
from goldenthread.measures.charts.drawing import Line, Plane
from goldenthread.methods.control_charts import ControlChart, Meaning

#: The word for a point, its colour and its shape.
MARKS = {
    Meaning.NONE: ("Ordinary variation", "#12436D", "circle"),
    Meaning.IMPROVEMENT: ("Special cause: better", "#1d6f42", "square"),
    Meaning.CONCERN: ("Special cause: worse", "#c2560c", "triangle-up"),
    Meaning.NEUTRAL_HIGH: ("Special cause: higher", "#801650", "diamond"),
    Meaning.NEUTRAL_LOW: ("Special cause: lower", "#801650", "diamond"),
}
_RANGE = "#e8edf2"


def control_chart(
    periods: Sequence[str],
    chart: ControlChart,
    *,
    phases: Sequence[int] = (),
    target: float | None = None,
    marks: Sequence[str] = (),
    unit: str = "",
) -> alt.LayerChart:
    """The points with mean and limits, or with the median where there are no limits one can rely on.

    `phases` are the positions at which a new phase begins.
    """
    values = _plain(chart.values)
    lower, upper = _plain(chart.lower), _plain(chart.upper)
    limited = chart.run_chart is None
    everything = [*values, target, *(lower if limited else []), *(upper if limited else [])]
    plane = Plane(periods, everything, unit)
    if limited:
        for first, last in _stretches(len(periods), phases):
            inside = range(first, last)
            band = [
                [each[i] if i in inside else None for i in range(len(periods))] for each in (lower, upper)
            ]
            plane.add_band(band[0], band[1], _RANGE)
        centre = Line("Mean", _plain(chart.mean), INK_SOFT, 1.5, (2, 3))
    else:
        assert chart.run_chart is not None
        last = phases[-1] if phases else 0  # the rules of a run chart are asked of the last phase alone
        median = [chart.run_chart.centre if index >= last else None for index in range(len(periods))]
        centre = Line("Median", median, INK_SOFT, 1.5, (2, 3))
    named = [centre]
    if target is not None:
        named.append(Line("Target", [target] * len(periods), PALETTE[4], 2.0, (5, 4)))
    for line in named:
        plane.add_line(line)
    plane.add_line(Line("", values, PALETTE[0], 2.5, points=0 if limited else 80))
    if limited:
        _add_points(plane, values, chart.meanings)
    for start in phases:
        plane.add_upright(periods[start], "New phase")
    if marks:
        plane.add_marks(marks)
    plane.add_names(named)
    return plane.chart()


def _add_points(plane: Plane, values: Sequence[float | None], meanings: Sequence[Meaning]) -> None:
    words = [MARKS[each][0] for each in meanings]
    used = [each for each in dict.fromkeys(MARKS[m][0] for m in Meaning) if each in words]
    look = {word: (colour, shape) for word, colour, shape in MARKS.values()}
    chart = plane.data(values, meaning=words).transform_filter("isValid(datum.value)")
    legend = alt.Legend(title=None, labelLimit=0)
    plane.layers.append(
        chart.mark_point(filled=True, opacity=1, size=90).encode(
            x=plane.x,
            y=plane.y(),
            color=alt.Color(
                "meaning:N", scale=alt.Scale(domain=used, range=[look[w][0] for w in used]), legend=legend
            ),
            shape=alt.Shape(
                "meaning:N", scale=alt.Scale(domain=used, range=[look[w][1] for w in used]), legend=legend
            ),
        )
    )


def _stretches(length: int, phases: Sequence[int]) -> list[tuple[int, int]]:
    starts = [0, *phases]
    return list(zip(starts, [*phases, length], strict=True))


def _plain(array: np.ndarray) -> list[float | None]:
    return [float(each) if np.isfinite(each) else None for each in array]
