"""The signs of a special cause: a point beyond the limits, a shift, a trend, two of three near a limit.

Each rule takes arrays and answers for every point: 1 where the point is part of a high (or rising) signal, -1
for a low (or falling) one, 0 for none. A run that is found is marked back to its first member.

A missing point (nan) is on no side of anything: it breaks a run and a trend, and no three points span it.

A point on the line is on neither side. Figures reach us in decimals, whose mean is seldom exact in a
computer, so a point within a millionth of a millionth of a line is on it.

Source: the Making Data Count rules as NHSRplotthedots and PowerBI-SPC apply them; where they differ there is
a function or a setting for each.
"""

from __future__ import annotations

import numpy as np

from goldenthread.methods.series import BoolArray, FloatArray, IntArray

_SAME = 1e-12


def side_of(values: FloatArray, line: FloatArray | float) -> IntArray:
    """1 above the line, -1 below it, 0 on it or missing."""
    values = np.asarray(values, dtype=np.float64)
    line = np.broadcast_to(np.asarray(line, dtype=np.float64), values.shape)
    there = ~np.isnan(values) & ~np.isnan(line)
    size = float(np.median(np.abs(values[there]))) if there.any() else 0.0
    near = _SAME * np.maximum(np.maximum(np.abs(values), np.abs(line)), size)
    away = values - line
    side = np.zeros(values.shape, dtype=np.int64)
    side[there & (away > near)] = 1
    side[there & (away < -near)] = -1
    return side


def beyond(values: FloatArray, lower: FloatArray | float, upper: FloatArray | float) -> IntArray:
    """Strictly outside the limits: 1 above the upper, -1 below the lower. A point on a limit is inside."""
    high, low = side_of(values, upper) > 0, side_of(values, lower) < 0
    return np.where(high, 1, np.where(low, -1, 0)).astype(np.int64)


def runs_completed(sides: IntArray, length: int) -> IntArray:
    """1 or -1 where a point completes a run of `length` points on the same side; 0 elsewhere."""
    sides = np.asarray(sides, dtype=np.int64)
    out = np.zeros(sides.shape, dtype=np.int64)
    run = 0
    for place, side in enumerate(sides):
        run = run + 1 if side != 0 and place and sides[place - 1] == side else int(side != 0)
        if run >= length and side != 0:
            out[place] = side
    return out


def back_filled(completed: IntArray, length: int) -> IntArray:
    """Every member of a run whose last of `length` points is marked; a later run takes a shared point."""
    out = np.zeros(len(completed), dtype=np.int64)
    for place in map(int, np.flatnonzero(completed)):
        out[max(0, place - length + 1) : place + 1] = completed[place]
    return out


def shift(values: FloatArray, centre: FloatArray | float, length: int) -> IntArray:
    """All members of runs of at least `length` points on the same side of the centre."""
    return back_filled(runs_completed(side_of(values, centre), length), length)


def steps(values: FloatArray) -> IntArray:
    """The direction of each step from the point before: 1 up, -1 down, 0 level or missing."""
    values = np.asarray(values, dtype=np.float64)
    out = np.zeros(len(values), dtype=np.int64)
    if len(values) > 1:
        out[1:] = side_of(values[1:], values[:-1])
    return out


def trends_completed(values: FloatArray, points: int) -> IntArray:
    """1 or -1 where a point is the last of `points` strictly rising or falling points; 0 elsewhere."""
    return runs_completed(steps(values), max(points - 1, 1))


def trend(values: FloatArray, points: int) -> IntArray:
    """All members of strictly rising or falling stretches of at least `points` points.

    A turning point that belongs to two takes the later one's direction (as PowerBI-SPC marks it).
    """
    return back_filled(trends_completed(values, points), points)


def trend_by_next_step(values: FloatArray, points: int) -> IntArray:
    """As `trend`, but the direction of each member is that of its step to the next point.

    That is where the next point is in a trend too; otherwise the step before decides (NHSRplotthedots).
    """
    members = trend(values, points)
    step = steps(values)
    out = members.copy()
    for place in np.flatnonzero(members):
        followed = place + 1 < len(members) and members[place + 1] != 0 and step[place + 1] != 0
        taken = step[place + 1] if followed else step[place]
        out[place] = taken or members[place]
    return out


def two_of_three_windows(near: IntArray | BoolArray, sides: IntArray) -> IntArray:
    """Every point of three running ones on the same side of the mean, at least two of them near a limit."""
    near, sides = np.asarray(near).astype(bool), np.asarray(sides, dtype=np.int64)
    out = np.zeros(len(sides), dtype=np.int64)
    for last in range(2, len(sides)):
        window = slice(last - 2, last + 1)
        if abs(sides[window].sum()) == 3 and near[window].sum() >= 2:
            out[window] = sides[last]
    return out


def two_of_three(near: IntArray | BoolArray, sides: IntArray) -> IntArray:
    """The points near a limit in such a window; the third of the three is not marked.

    What counts as near is the caller's: between two and three sigma, or anything beyond two sigma.
    """
    return np.where(np.asarray(near).astype(bool), two_of_three_windows(near, sides), 0).astype(np.int64)


def two_of_three_net(outside: IntArray, *, whole_window: bool = False) -> IntArray:
    """Two of three beyond two sigma on the same side, the third anywhere (as PowerBI-SPC marks it).

    `outside` is 1 above the upper two-sigma line, -1 below the lower one. One beyond the opposite line takes
    one away. Two points at the very start count although the third has not come yet. With `whole_window` the
    third point is marked as well.
    """
    outside = np.asarray(outside, dtype=np.int64)
    out = np.zeros(len(outside), dtype=np.int64)
    for last in range(len(outside)):
        window = slice(max(0, last - 2), last + 1)
        net = int(outside[window].sum())
        if abs(net) >= 2:
            out[window] = 1 if net > 0 else -1
    return out if whole_window else np.where(outside != 0, out, 0).astype(np.int64)
