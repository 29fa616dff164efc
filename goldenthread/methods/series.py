"""Reading a series before anything is calculated from it: what is a number, what is a gap, what is refused.

A figure that is missing or suppressed comes as `nan` (or None) and stays a gap: nothing here fills it in, and
no method may. A figure that is infinite, or larger than anything a partnership could count, is a mistake in
the figures and not something to calculate with: the series is refused with a sentence.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

#: Beyond this, squares and products of figures can no longer be held as numbers.
LARGEST = 1e100


def read_series(values: Any, what: str = "figures") -> tuple[FloatArray, str]:
    """The figures of one series in order of time, gaps as nan, and a sentence where they cannot be used.

    The sentence is empty when all is well. An empty series is well: each method says itself how many it
    needs.
    """
    nothing = np.array([], dtype=np.float64)
    if isinstance(values, np.ma.MaskedArray):
        values = np.ma.filled(values.astype(np.float64), np.nan)
    try:
        given = np.array(values)
        # Text is refused even where it looks like a number: "1,200" and "12*" are for the reader of figures.
        if given.dtype.kind not in "biufO" or any(isinstance(each, str | bytes) for each in given.flat):
            return nothing, f"The {what} are not all numbers."
        series = given.astype(np.float64)
    except (TypeError, ValueError, OverflowError):
        return nothing, f"The {what} are not all numbers."
    if series.ndim != 1:
        return nothing, f"The {what} are not one series: one figure for each period is needed."
    if np.isinf(series).any():
        return nothing, f"The {what} include one without end (infinity); no figure can be that."
    if (np.abs(series[~np.isnan(series)]) > LARGEST).any():
        return nothing, f"The {what} include one too large to calculate with."
    return series, ""


def read_together(**named: Any) -> tuple[list[FloatArray], str]:
    """Several series that belong together, such as a figure and its interval; they must be equally long."""
    read = []
    for name, values in named.items():
        series, refused = read_series(values, name.replace("_", " "))
        if refused:
            return [], refused
        read.append(series)
    if len({len(series) for series in read}) > 1:
        return [], f"The {' and the '.join(named).replace('_', ' ')} are not equally many."
    return read, ""
