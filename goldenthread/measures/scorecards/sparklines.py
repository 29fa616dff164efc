"""Word-sized drawings of how a figure went: a line, a strip of past ratings, a small chart among many.

Drawn directly as SVG, because a page has hundreds of them. Each has a label that says the same in words; a
gap in the figures is a gap in the line, a figure alone between two gaps is a dot, and the latest is marked. A
strip uses the shapes of the ratings (octagon, triangle, circle, dash), so that it is read without colour.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from goldenthread.rules.ratings import Status

Figures = Sequence[float | None]

_WIDTH, _HEIGHT, _EDGE = 104, 24, 3
_SHAPE = 12  # the side of one shape of a strip
_STEP = 18  # from one shape of a strip to the next
_SHAPES = {
    Status.RED: "M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5z",
    Status.AMBER: "M6 .5 12 11.5H0z",
    Status.GREEN: "M6 .4a5.6 5.6 0 1 0 .01 0z",
    Status.NOT_RATED: "M0 5h12v2.4H0z",
}


def sparkline(figures: Figures, *, label: str, target: float | None = None) -> SafeString:
    """A line of the figures, oldest first; None leaves a gap. Nothing where there is no figure at all."""
    known = [each for each in figures if each is not None and math.isfinite(each)]
    if not known:
        return mark_safe("")
    aims = [target] if target is not None and math.isfinite(target) else []
    place = _places(known + aims, _HEIGHT, _EDGE)
    line, end = _line(figures, place, _WIDTH, _EDGE)
    aim = f'<path class="gt-sparkline__target" d="M3 {place(aims[0])}H101"/>' if aims else ""
    return mark_safe(
        f'<svg class="gt-sparkline" viewBox="0 0 104 24" role="img" aria-label="{escape(label)}">{aim}'
        f'<path class="gt-sparkline__line" d="{line}"/>'
        f'<circle class="gt-sparkline__end" cx="{end[0]}" cy="{end[1]}" r="2.5"/></svg>'
    )


def small_multiple(
    figures: Figures, *, label: str, beside: Figures = (), target: float | None = None
) -> SafeString:
    """A small chart of one measure among many: its line, England's beside it (grey), the target (dashed).

    `beside` runs along with the figures. What the lines are is said in the text around the chart.
    """
    known = [each for each in (*figures, *beside) if each is not None and math.isfinite(each)]
    if not any(each is not None and math.isfinite(each) for each in figures):
        return mark_safe("")
    aims = [target] if target is not None and math.isfinite(target) else []
    width, height, edge = 220, 84, 6
    place = _places(known + aims, height, edge)
    line, end = _line(figures, place, width, edge)
    other = ""
    if any(each is not None and math.isfinite(each) for each in beside):
        other = f'<path class="gt-multiple__beside" d="{_line(beside, place, width, edge)[0]}"/>'
    aim = f'<path class="gt-sparkline__target" d="M6 {place(aims[0])}H214"/>' if aims else ""
    return mark_safe(
        f'<svg class="gt-multiple__chart" viewBox="0 0 220 84" role="img" aria-label="{escape(label)}">'
        f'<path class="gt-multiple__ground" d="M6 78H214"/>{aim}{other}'
        f'<path class="gt-sparkline__line" d="{line}"/>'
        f'<circle class="gt-sparkline__end" cx="{end[0]}" cy="{end[1]}" r="3.5"/></svg>'
    )


def rating_strip(ratings: Sequence[tuple[str, Status]], *, label: str = "Ratings so far") -> SafeString:
    """The rating of each period, oldest first, as shapes in a row; the label names every one of them."""
    if not ratings:
        return mark_safe("")
    words = "; ".join(f"{period} {status.label.lower()}" for period, status in ratings)
    shapes = "".join(
        f'<path class="gt-strip__{status.value.replace("_", "-")}" d="{_SHAPES[status]}" '
        f'transform="translate({at * _STEP} 0)"><title>{escape(period)}: {status.label}</title></path>'
        for at, (period, status) in enumerate(ratings)
    )
    wide = (len(ratings) - 1) * _STEP + _SHAPE
    return mark_safe(
        f'<svg class="gt-strip" viewBox="0 0 {wide} {_SHAPE}" width="{wide}" height="{_SHAPE}" role="img" '
        f'aria-label="{escape(f"{label}: {words}")}">{shapes}</svg>'
    )


def _places(known: Sequence[float], height: int, edge: int) -> Callable[[float], float]:
    """How high each figure stands; all in the middle where they are the same."""
    low, high = min(known), max(known)
    span, room = high - low, height - 2 * edge
    if span <= 0 or not math.isfinite(span):
        return lambda value: height // 2
    return lambda value: round(height - edge - (value - low) / span * room, 1)


def _line(
    figures: Figures, place: Callable[[float], float], width: int, edge: int
) -> tuple[str, tuple[float, float]]:
    """The path of a line and the place of its last figure; a figure between two gaps is a dot."""
    step = (width - 2 * edge) / max(len(figures) - 1, 1)
    path: list[str] = []
    down, end = False, (0.0, 0.0)
    for index, value in enumerate(figures):
        if value is None or not math.isfinite(value):
            down = False
            continue
        end = (round(edge + index * step, 1), place(value))
        path.append(f"L{end[0]} {end[1]}" if down else f"M{end[0]} {end[1]}h0")
        down = True
    return "".join(path), end
