"""The small charts of a report, drawn from its frozen data alone: the same on the page and in the PDF.

Drawn directly and not by Altair, for the reason sparklines are: a report has dozens of them, and each is no
wider than a column. The SVG carries no style, no script and no address, so that it may stand under a strict
Content-Security-Policy; every number in it is in its description too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from goldenthread.interface.charts import GRID, INK, INK_SOFT, PALETTE
from goldenthread.plans.wording import joined

WIDTH = 360.0  # units; letters are 13 of them high
_LETTER = 13.0
_FONT = "Source Sans 3, Arial, sans-serif"
_OWN, _NEIGHBOURS, _ENGLAND, _TARGET = PALETTE[0], PALETTE[2], PALETTE[1], PALETTE[4]
_PLOT_TOP, _PLOT_BOTTOM = 14.0, 100.0
_PLOT_LEFT, _PLOT_RIGHT = 8.0, 190.0
_LONGEST_NAME = 23  # letters that fit beside the plot
_ROW = 20.0

Trend = Mapping[str, Any]


def describe(trend: Trend) -> str:
    """Everything the chart shows, in words: its alternative text."""
    if trend["kind"] == "standing":
        return joined(f"{dot['name']}: {dot['shown']}" for dot in trend["dots"]) + "."
    said = [f"{trend['place']}: {_run(trend['periods'], trend['own'])}."]
    said += [f"{line['name']}: {_run(trend['periods'], line['values'])}." for line in trend["lines"]]
    if trend["target"]:
        said.append(f"Target: {trend['target']['shown']}.")
    return " ".join(said)


def _run(periods: Sequence[str], values: Sequence[Mapping[str, str] | None]) -> str:
    return joined(
        f"{period} {value['shown'] if value else 'no figure'}"
        for period, value in zip(periods, values, strict=True)
    )


def svg(trend: Trend, *, id: str, title: str) -> SafeString:
    """The chart with its title and its description. `id` is unlike that of every other on the page."""
    body, height = _standing(trend) if trend["kind"] == "standing" else _line(trend)
    name = escape(id)
    return mark_safe(  # drawn here; every text in it is escaped
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}" role="img" '
        f'focusable="false" aria-labelledby="{name}-title {name}-description" font-family="{_FONT}" '
        f'font-size="{_LETTER:g}"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-description">{escape(describe(trend))}</desc>{body}</svg>'
    )


def _value(number: Mapping[str, str] | None) -> float | None:
    if number is None:
        return None
    value = float(number["value"])
    return value if math.isfinite(value) else None


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _text(
    x: float, y: float, text: str, *, colour: str = INK, anchor: str = "start", bold: bool = False
) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}"{weight}>{escape(text)}</text>'
    )


def _short(words: str) -> str:
    """A name or figure as a small chart has room for it; its description has the whole."""
    short = words.replace("Statistical neighbours", "Neighbours").replace("academic year ", "AY ")
    return short.split(" per ")[0].split(" (")[0]


# A line through the periods


def _line(trend: Trend) -> tuple[str, float]:
    own = [_value(each) for each in trend["own"]]
    lines = [(line["name"], [_value(each) for each in line["values"]], line) for line in trend["lines"]]
    target = _value(trend["target"])
    low, high = _ends([*own, target, *(value for _, values, _ in lines for value in values)])
    step = (_PLOT_RIGHT - _PLOT_LEFT) / max(len(own) - 1, 1)

    def y(value: float) -> float:
        return _PLOT_BOTTOM - (value - low) / (high - low) * (_PLOT_BOTTOM - _PLOT_TOP)

    out = [f'<path d="M{_PLOT_LEFT} {_PLOT_BOTTOM + 6:g}H{_PLOT_RIGHT}" stroke="{GRID}" fill="none"/>']
    names: list[tuple[float, str, str, bool]] = []
    if target is not None:
        out.append(
            f'<path d="M{_PLOT_LEFT} {y(target):.1f}H{_PLOT_RIGHT}" stroke="{_TARGET}" stroke-width="1.5" '
            'stroke-dasharray="5 4" fill="none"/>'
        )
        names.append((y(target), f"Target {_short(trend['target']['shown'])}", _TARGET, False))
    for name, values, line in lines:
        colour = _ENGLAND if name == "England" else _NEIGHBOURS
        out.append(_path(values, step, y, colour, 1.8, 2.0))
        names += _at_the_end(name, line["values"], values, y, colour, bold=False)
    out.append(_path(own, step, y, _OWN, 3.0, 3.2))
    names += _at_the_end(trend["place"], trend["own"], own, y, _OWN, bold=True)
    places = _apart([place for place, _, _, _ in names])
    for place, (_, words, colour, bold) in zip(places, names, strict=True):
        # The name is ink, so that it can be read; the dot before it has its line's colour.
        out.append(f'<circle cx="{_PLOT_RIGHT + 12:g}" cy="{place:.1f}" r="3.5" fill="{colour}"/>')
        out.append(_text(_PLOT_RIGHT + 20, place + 4.5, _cut(words, _LONGEST_NAME), bold=bold))
    height = max(_PLOT_BOTTOM + 26, max(places, default=0) + 12)
    foot = _PLOT_BOTTOM + 21
    first, last = trend["periods"][0], trend["periods"][-1]
    out.append(_text(_PLOT_LEFT - 6, foot, _cut(_short(first), 14), colour=INK_SOFT))
    if len(own) > 1:
        out.append(_text(_PLOT_RIGHT + 6, foot, _cut(_short(last), 14), colour=INK_SOFT, anchor="end"))
    return "".join(out), height


def _ends(values: Iterable[float | None]) -> tuple[float, float]:
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    if not high > low:
        edge = abs(high) * 0.1 or 1.0
        return low - edge, high + edge
    return low, high


def _path(
    values: Sequence[float | None], step: float, y: Any, colour: str, width: float, radius: float
) -> str:
    """A line with a dot at each figure; a gap where there is none."""
    moves, dots, pen_down = [], [], False
    for index, value in enumerate(values):
        if value is None:
            pen_down = False
            continue
        x = _PLOT_LEFT + index * step
        moves.append(f"{'L' if pen_down else 'M'}{x:.1f} {y(value):.1f}")
        dots.append(f'<circle cx="{x:.1f}" cy="{y(value):.1f}" r="{radius:g}" fill="{colour}"/>')
        pen_down = True
    return (
        f'<path d="{"".join(moves)}" stroke="{colour}" stroke-width="{width:g}" fill="none" '
        f'stroke-linejoin="round"/>{"".join(dots)}'
        if moves
        else ""
    )


def _at_the_end(
    name: str,
    shown: Sequence[Mapping[str, str] | None],
    values: Sequence[float | None],
    y: Any,
    colour: str,
    *,
    bold: bool,
) -> list[tuple[float, str, str, bool]]:
    last = next((index for index in reversed(range(len(values))) if values[index] is not None), None)
    if last is None:
        return []
    value, written = values[last], shown[last]
    assert value is not None and written is not None
    return [(y(value), f"{_cut(_short(name), 15)} {_short(written['shown'])}", colour, bold)]


def _apart(places: Sequence[float]) -> list[float]:
    """Names moved apart that would stand on each other, none above the top."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    gap = _LETTER + 2
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + gap)
    if order:
        over = moved[order[-1]] - (_PLOT_BOTTOM + 8)
        if over > 0:
            moved[order[-1]] -= over
            for after, before in pairwise(reversed(order)):
                moved[before] = min(moved[before], moved[after] - gap)
        up = _PLOT_TOP - 4 - moved[order[0]]
        if up > 0:
            moved = [place + up for place in moved]
    return moved


# Dots on one scale


def _standing(trend: Trend) -> tuple[str, float]:
    dots = trend["dots"]
    values = [_value(dot) for dot in dots]
    low, high = _ends(values)
    left, right = 196.0, 290.0
    out = []
    for index, (dot, value) in enumerate(zip(dots, values, strict=True)):
        y = 14 + index * _ROW
        own = dot["is"] == "own"
        out.append(_text(left - 14, y + 4.5, _cut(_short(dot["name"]), 28), anchor="end", bold=own))
        out.append(f'<path d="M{left} {y:.1f}H{right}" stroke="{GRID}" fill="none"/>')
        if value is not None:
            out.append(_dot(dot, left + (value - low) / (high - low) * (right - left), y))
        out.append(_text(right + 10, y + 4.5, _cut(_short(dot["shown"]), 10), bold=own))
    return "".join(out), 10 + len(dots) * _ROW


def _dot(dot: Mapping[str, str], x: float, y: float) -> str:
    """Ours is a full circle, ours before an open one, the target a bar, others a diamond."""
    match dot["is"]:
        case "own":
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{_OWN}"/>'
        case "before":
            return (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="#ffffff" stroke="{_OWN}" stroke-width="2"/>'
            )
        case "target":
            return f'<path d="M{x:.1f} {y - 8:.1f}v16" stroke="{_TARGET}" stroke-width="3" fill="none"/>'
    colour = _ENGLAND if dot["name"].startswith("England") else _NEIGHBOURS
    return f'<path d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z" fill="{colour}"/>'
