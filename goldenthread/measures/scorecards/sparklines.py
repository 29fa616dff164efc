"""Small drawings of how a measure went: a chart among many, a strip of past ratings.

Drawn directly as SVG, because a page has hundreds of them, and with the line of `interface/sparklines.py`.
Each has a label that says the same in words. A strip uses the shapes of the ratings (octagon, triangle,
circle, dash), so that it is read without colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from goldenthread.interface.sparklines import Figures, heights, known_of, line_path
from goldenthread.rules.ratings import Status

_SHAPE = 12  # the side of one shape of a strip
_STEP = 18  # from one shape of a strip to the next
_SHAPES = {
    Status.RED: "M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5z",
    Status.AMBER: "M6 .5 12 11.5H0z",
    Status.GREEN: "M6 .4a5.6 5.6 0 1 0 .01 0z",
    Status.NOT_RATED: "M0 5h12v2.4H0z",
}


def small_multiple(
    figures: Figures, *, label: str, beside: Figures = (), target: float | None = None
) -> SafeString:
    """A small chart of one measure among many: its line, England's beside it (grey), the target (dashed).

    `beside` runs along with the figures. What the lines are is said in the text around the chart.
    """
    if not known_of(figures):
        return mark_safe("")
    known, aims = known_of((*figures, *beside)), known_of([target])
    width, height, edge = 220, 84, 6
    place = heights(known + aims, height, edge)
    line, end = line_path(figures, place, width, edge)
    other = ""
    if known_of(beside):
        other = f'<path class="gt-multiple__beside" d="{line_path(beside, place, width, edge)[0]}"/>'
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
