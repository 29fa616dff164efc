"""Charts: one look, drawn on the server, always with a sentence, a table and a download beside them.

The colours are the Government Analysis Function's categorical palette, which people who do not see
some colours can still tell apart; lines also carry their name at their end, and states have a shape.
A chart is described once as an Altair specification and becomes SVG without a network or a browser.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from goldenthread.interface.build import FrontEnd
from goldenthread.interface.tables import Table

if TYPE_CHECKING:  # altair takes half a second to import: pages without a chart never pay for it
    import altair

FONT = "'Source Sans 3', Arial, sans-serif"
INK = "#17202c"
INK_SOFT = "#4b5563"
GRID = "#e4e0d6"

#: Government Analysis Function, "Data visualisation: colours", in their order.
PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")

_WIDTH = 640  # pixels of the plot itself
_HEIGHT = 260
_TALLEST_STACK = 240  # pixels; many milestones in one month stand closer together
_HIGHEST_STEP = 20.0  # pixels from one milestone to the next above it
_LOWEST_STEP = 7.0
_MOST_MARKS = 1_000  # milestones, each with a mark of its own
_LABEL_GAP = 17  # pixels between two names at the ends of lines


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its name, and a value or None (missing, suppressed) for each period."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class MilestoneDot:
    """One milestone on the timeline: the month it is due, and its state as a key of `STATES`."""

    due: date
    state: str


#: State of a milestone: the word shown, its colour and its shape (a Vega symbol).
STATES: dict[str, tuple[str, str, str]] = {
    "done": ("Done", "#1d6f42", "circle"),
    "on track": ("On track", "#12436D", "square"),
    "at risk": ("At risk", "#c2560c", "triangle-up"),
    "late": ("Late", "#b3261e", "diamond"),
    "not reported": ("Not reported", "#5f6773", "cross"),
    "date passed": ("Date passed", "#b3261e", "diamond"),
    "due soon": ("Due soon", "#c2560c", "triangle-up"),
    "later": ("Later", "#12436D", "square"),
}


@dataclass(slots=True)
class ChartFigure:
    """A chart as a page shows it. `sentence` says what the picture says; `table` holds every figure in it.

    `csv_href` is the address of the download; `source` says where the figures come from.
    """

    id: str
    title: str
    sentence: str
    svg: SafeString
    table: Table
    csv_href: str = ""
    source: str = ""


def theme() -> dict[str, Any]:
    """The look of every chart as a Vega-Lite configuration: our font, thin grid, no box, no background."""
    axis = {
        "labelColor": INK_SOFT,
        "labelFontSize": 14,
        "titleColor": INK_SOFT,
        "titleFontSize": 14,
        "titleFontWeight": "normal",
        "domainColor": INK_SOFT,
        "tickColor": INK_SOFT,
        "gridColor": GRID,
    }
    return {
        "background": "transparent",
        "font": FONT,
        "axis": axis,
        "axisX": {"grid": False, "labelAngle": 0, "labelPadding": 6},
        "axisY": {"domain": False, "ticks": False, "labelPadding": 8, "tickCount": 5},
        "legend": {
            "labelColor": INK,
            "labelFontSize": 14,
            "title": None,
            "orient": "top",
            "direction": "horizontal",
            "symbolSize": 110,
            "columnPadding": 18,
            "offset": 12,
        },
        "line": {"strokeWidth": 2.5, "strokeJoin": "round", "strokeCap": "round"},
        "point": {"filled": True, "size": 60},
        "range": {"category": list(PALETTE)},
        "text": {"fontSize": 14, "color": INK},
        "title": {
            "anchor": "start",
            "color": INK_SOFT,
            "fontSize": 14,
            "fontWeight": "normal",
            "offset": 12,
        },
        "view": {"stroke": None},
    }


def _value_range(lines: Sequence[Series], *, from_zero: bool | None) -> tuple[float, float]:
    """The lowest and highest value of the axis. It starts at zero unless that would flatten every line."""
    known = [
        float(value) for line in lines for value in line.values if value is not None and math.isfinite(value)
    ]
    if not known:
        return 0.0, 1.0
    low, high = min(known), max(known)
    margin = (high - low) * 0.1 or abs(high) * 0.1 or 1.0
    start_at_zero = from_zero if from_zero is not None else 0 <= low <= high * 0.6
    if start_at_zero:
        return min(0.0, low), max(0.0, high + margin) or 1.0
    return (max(0.0, low - margin) if low >= 0 else low - margin), high + margin


def _spread(places: Sequence[float], gap: float, high: float) -> list[float]:
    """Move names apart that would stand on top of each other, as little as possible and below the top."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + gap)
    if order and moved[order[-1]] > high:
        moved[order[-1]] = high
        for after, before in pairwise(reversed(order)):
            moved[before] = min(moved[before], moved[after] - gap)
    return moved


def trend_chart(
    periods: Sequence[str],
    own: Series,
    *,
    comparators: Sequence[Series] = (),
    target: Series | None = None,
    unit: str = "",
    from_zero: bool | None = None,
) -> altair.LayerChart:
    """How a measure went: our own line, up to four comparators, and the target where there is one.

    Every series has one value (or None, which breaks the line) per period, in the order of `periods`.
    Raises ValueError where the lengths differ or there are more than four comparators.
    """
    import altair as alt

    if len(comparators) > 4:
        raise ValueError("More than four comparators cannot be told apart in one picture.")
    lines = [own, *comparators, *([target] if target else [])]
    styles = [(PALETTE[0], [1, 0], 3.5)]
    styles += [(PALETTE[index], [1, 0], 2.0) for index in (1, 2, 3, 5)[: len(comparators)]]
    styles += [(PALETTE[4], [5, 4], 2.0)] if target else []
    low, high = _value_range(lines, from_zero=from_zero)
    x = alt.X(
        "period:O",
        sort=None,
        scale=alt.Scale(domain=list(periods), padding=0.15),
        axis=alt.Axis(title=None, labelOverlap="greedy"),
    )
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    y = alt.Y("value:Q", scale=scale, axis=alt.Axis(title=None))
    layers: list[alt.Chart] = []
    for line, (colour, dash, width) in zip(lines, styles, strict=True):
        values = [
            {"period": period, "value": value} for period, value in zip(periods, line.values, strict=True)
        ]
        chart = alt.Chart(alt.Data(values=values)).encode(x=x, y=y)
        layers.append(chart.mark_line(color=colour, strokeDash=dash, strokeWidth=width))
        if line is not target:
            layers.append(
                chart.transform_filter("isValid(datum.value)").mark_point(
                    color=colour, filled=True, opacity=1, size=70 if line is own else 30
                )
            )
    layers += _line_names(alt, periods, lines, (low, high), x)
    layered = alt.layer(*reversed(layers))
    layered = layered.properties(width=_WIDTH, height=_HEIGHT)
    if unit:
        layered = layered.properties(title=unit)
    return layered.configure(**theme())


def _line_names(
    alt: Any, periods: Sequence[str], lines: Sequence[Series], ends: tuple[float, float], x: Any
) -> list[Any]:
    """The name of each line at its last known value, moved apart where they would collide."""
    last = [
        (line.name, max((i for i, value in enumerate(line.values) if value is not None), default=None), line)
        for line in lines
    ]
    known = [(name, float(line.values[index] or 0)) for name, index, line in last if index is not None]
    low, high = ends
    gap = (high - low) * _LABEL_GAP / _HEIGHT
    places = _spread([value for _, value in known], gap, high)
    values = [
        {"period": periods[-1], "value": place, "name": name}
        for (name, _), place in zip(known, places, strict=True)
    ]
    y = alt.Y("value:Q", scale=alt.Scale(domain=[low, high], nice=False, zero=False))
    text = alt.Chart(alt.Data(values=values)).encode(x=x, y=y, text="name:N")
    return [text.mark_text(align="left", dx=12, baseline="middle", clip=False)] if values else []


def _milestone_bars(
    dots: Sequence[MilestoneDot], months: Sequence[date], today: date | None
) -> altair.LayerChart:
    import altair as alt

    counts = Counter((dot.due.replace(day=1), dot.state) for dot in dots)
    used = [state for state in STATES if any(state == one for _, one in counts)]
    values = [
        {"month": month.isoformat(), "count": count, "state": STATES[state][0], "order": used.index(state)}
        for (month, state), count in counts.items()
    ]
    names = {month.isoformat(): month.strftime("%b %Y") for month in months}
    x = alt.X(
        "month:O",
        sort=None,
        scale=alt.Scale(domain=list(names)),
        axis=alt.Axis(
            title=None, labelExpr=f"{json.dumps(names)}[datum.value]", labelOverlap="greedy", ticks=False
        ),
    )
    words, colours = [STATES[one][0] for one in used], [STATES[one][1] for one in used]
    bars = (
        alt.Chart(alt.Data(values=values))
        .mark_bar()
        .encode(
            x=x,
            y=alt.Y("count:Q", axis=alt.Axis(title=None, format=",d", tickMinStep=1)),
            color=alt.Color("state:N", scale=alt.Scale(domain=words, range=colours)),
            order=alt.Order("order:Q"),
        )
    )
    layers: list[Any] = [bars]
    if today is not None and today.replace(day=1).isoformat() in names:
        here = [{"month": today.replace(day=1).isoformat(), "name": "Today"}]
        now = alt.Chart(alt.Data(values=here)).encode(x=x)
        layers.append(now.mark_rule(color=INK_SOFT, strokeDash=[3, 3]))
        layers.append(now.mark_text(align="left", dx=5, baseline="top").encode(y=alt.value(0), text="name:N"))
    chart = alt.layer(*layers).properties(width=_WIDTH, height=_TALLEST_STACK)
    return chart.configure(**theme())


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month
    return [
        date(first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1, 1)
        for step in range(count + 1)
    ]


def milestone_chart(dots: Sequence[MilestoneDot], *, today: date | None = None) -> altair.LayerChart:
    """When milestones fall due: one mark per milestone over its month, its state as colour and shape.

    Beyond `_MOST_MARKS` a mark for each could no longer be told from its neighbour; then each month has a bar
    of as many milestones as fall due in it, by state.

    `today`, where it lies within the months shown, is drawn as a line. Raises ValueError without dots,
    and KeyError for a state that is not in `STATES`.
    """
    import altair as alt

    if not dots:
        raise ValueError("There is no milestone with a date to draw.")
    months = _months(min(dot.due for dot in dots), max(dot.due for dot in dots))
    order = list(STATES)
    if len(dots) > _MOST_MARKS:
        return _milestone_bars(dots, months, today)
    height_of: Counter[date] = Counter()
    values = []
    for dot in sorted(dots, key=lambda one: order.index(one.state) if one.state in STATES else -1):
        month = dot.due.replace(day=1)
        height_of[month] += 1
        values.append({"month": month.isoformat(), "level": height_of[month], "state": STATES[dot.state][0]})
    used = [state for state in order if any(dot.state == state for dot in dots)]
    tallest = max(height_of.values())
    names = {month.isoformat(): month.strftime("%b %Y") for month in months}
    label = f"{json.dumps(names)}[datum.value]"
    x = alt.X(
        "month:O",
        sort=None,
        scale=alt.Scale(domain=list(names)),
        axis=alt.Axis(title=None, labelExpr=label, labelOverlap="greedy", ticks=False),
    )
    y = alt.Y("level:Q", axis=None, scale=alt.Scale(domain=[0.3, tallest + 0.7], nice=False, zero=False))
    words = [STATES[state][0] for state in used]
    step = max(_LOWEST_STEP, min(_HIGHEST_STEP, _TALLEST_STACK / tallest))
    base = alt.Chart(alt.Data(values=values)).encode(x=x, y=y)
    marks = base.mark_point(filled=True, opacity=1, size=round(110 * (step / _HIGHEST_STEP) ** 2)).encode(
        color=alt.Color("state:N", scale=alt.Scale(domain=words, range=[STATES[one][1] for one in used])),
        shape=alt.Shape("state:N", scale=alt.Scale(domain=words, range=[STATES[one][2] for one in used])),
    )
    layers: list[Any] = [marks]
    if today is not None and today.replace(day=1).isoformat() in names:
        here = [{"month": today.replace(day=1).isoformat(), "name": "Today", "level": tallest + 0.7}]
        now = alt.Chart(alt.Data(values=here)).encode(x=x)
        layers.insert(0, now.mark_rule(color=INK_SOFT, strokeDash=[3, 3]))
        layers.append(now.mark_text(align="left", dx=5, dy=2, baseline="top").encode(y=y, text="name:N"))
    chart = alt.layer(*layers).properties(width=_WIDTH, height=max(60, round(tallest * step) + 14))
    return chart.configure(**theme())


@cache
def _register_font() -> None:
    """Make our font known to the drawing program, which otherwise measures text with another."""
    import vl_convert

    fonts = FrontEnd().fonts
    if fonts.is_dir():
        vl_convert.register_font_directory(str(fonts))


@lru_cache(maxsize=256)
def _draw(specification: str) -> str:
    import vl_convert

    _register_font()
    # No base address is allowed: a chart never fetches anything.
    return str(vl_convert.vegalite_to_svg(specification, allowed_base_urls=[]))


def warm_up() -> None:
    """Draw a chart that nobody sees: the first one takes a second or two, the next ones no time."""
    drawn = milestone_chart([MilestoneDot(date(2000, 1, 1), next(iter(STATES)))])
    chart_svg(drawn, id="first", title="First", description="The first chart")


_OPENING = re.compile(r"<svg [^>]*?viewBox=\"([^\"]+)\"[^>]*>")
_INNER_ROLES = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_IDS = re.compile(r'(\bid="|url\(#|href="#)')


#: Signs that no XML may hold: on one of them the drawing program ends the whole service, not only the chart.
_UNDRAWABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _drawable(part: Any) -> Any:
    """A part of a chart's specification, its texts without signs that cannot be drawn."""
    if isinstance(part, str):
        return _UNDRAWABLE.sub("", part)
    if isinstance(part, dict):
        return {_drawable(name): _drawable(value) for name, value in part.items()}
    return [_drawable(each) for each in part] if isinstance(part, list) else part


def chart_svg(chart: altair.TopLevelMixin, *, id: str, title: str, description: str) -> SafeString:
    """The chart as SVG to put into a page: one image with a title and a description for screen readers.

    `id` must be unlike that of every other chart on the page. The SVG carries no style attribute and
    no script, so that it may stand under a strict Content-Security-Policy.
    """
    drawn = _draw(json.dumps(_drawable(chart.to_dict()), sort_keys=True))
    drawn = _INNER_ROLES.sub("", drawn)
    drawn = _IDS.sub(rf"\g<1>{escape(id)}-", drawn)
    name = escape(id)
    opening = (
        rf'<svg xmlns="http://www.w3.org/2000/svg" viewBox="\1" role="img" focusable="false" '
        rf'aria-labelledby="{name}-svg-title {name}-svg-description">'
    )
    titles = (
        f'<title id="{name}-svg-title">{escape(title)}</title>'
        f'<desc id="{name}-svg-description">{escape(description)}</desc>'
    )
    body = _OPENING.sub(opening, drawn, count=1)
    return mark_safe(body.replace(">", f">{titles}", 1))  # drawn by us; titles are escaped
