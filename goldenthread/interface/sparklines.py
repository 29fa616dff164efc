"""A word-sized line of how a figure went, to stand in a sentence or a table's cell.

Drawn directly as SVG rather than by Altair: a page of 162 measures has 162 of them. A gap in the figures is a
gap in the line, a figure alone between two gaps is a dot, and the latest figure is marked. Larger drawings of
the same kind (`measures/scorecards/sparklines.py`) use the same line.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

Figures = Sequence[float | None]

_WIDTH, _HEIGHT, _EDGE = 104, 24, 3


def sparkline_svg(figures: Figures, *, label: str, target: float | None = None) -> SafeString:
    """A line of the figures, oldest first; None leaves a gap. Nothing where there is no figure at all.

    `label` says in words what the line says; `target` is a dashed line across.
    """
    known = known_of(figures)
    if not known:
        return mark_safe("")
    aims = known_of([target])
    place = heights(known + aims, _HEIGHT, _EDGE)
    line, end = line_path(figures, place, _WIDTH, _EDGE)
    across = f"M{_EDGE} {place(aims[0])}H{_WIDTH - _EDGE}" if aims else ""
    aim = f'<path class="gt-sparkline__target" d="{across}"/>' if aims else ""
    return mark_safe(
        f'<svg class="gt-sparkline" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" focusable="false" '
        f'aria-label="{escape(label)}">{aim}<path class="gt-sparkline__line" d="{line}"/>'
        f'<circle class="gt-sparkline__end" cx="{end[0]}" cy="{end[1]}" r="2.5"/></svg>'
    )


def known_of(figures: Iterable[float | None]) -> list[float]:
    """The figures that can be drawn."""
    return [each for each in figures if each is not None and math.isfinite(each)]


def heights(known: Sequence[float], height: int, edge: int) -> Callable[[float], float]:
    """How high each figure stands, in pixels from the top; all in the middle where they are the same."""
    low, high = min(known), max(known)
    span, room = high - low, height - 2 * edge
    if span <= 0 or not math.isfinite(span):
        return lambda value: height // 2
    return lambda value: round(height - edge - (value - low) / span * room, 1)


def line_path(
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
