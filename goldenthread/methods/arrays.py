"""What every method takes and gives back: numbers or arrays of them, with nothing for what is missing.

A number in gives a number out, an array in an array out. What is missing (None, nan, masked) makes what
depends on it missing (nan). What cannot be, such as 12 of 10 children, is refused in words that name its
place, because a method that quietly answers for it hides an error in somebody's figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Real
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]

#: A number, a sequence or an array of numbers; None and nan are missing.
Given: TypeAlias = Any

#: A float where only single numbers were given, an array of the common shape otherwise.
Result: TypeAlias = Any

#: Beyond this a number is an error of reading, and its square more than a computer can keep.
LARGEST_FIGURE = 1e100


class Refused(ValueError):
    """A figure that cannot be: the sentence says which and why, `positions` where in an array it stands."""

    def __init__(self, sentence: str, positions: Sequence[tuple[int, ...]] = ()) -> None:
        super().__init__(sentence)
        self.positions = tuple(positions)


class Estimate(NamedTuple):
    """A value and its confidence limits, all in the same unit; nan where missing or withheld."""

    value: Result
    lower: Result
    upper: Result


def numbers(given: Given, name: str) -> Array:
    """The numbers given, as an array of floats with nan for what is missing.

    Text is refused even where it looks like a number: "1,200" and "12*" are for the reader of figures, not
    for a method. So is infinity, which is somebody's division by zero.
    """
    if isinstance(given, np.ma.MaskedArray):
        given = np.ma.filled(given.astype(float), np.nan)
    try:
        array = np.asarray(given)
        if array.dtype.kind in "USmMc" or (array.dtype.kind == "O" and _has_text(array)):
            raise TypeError
        array = array.astype(np.float64)
    except (TypeError, ValueError):
        raise Refused(f"{name} is not a number, nor a table of numbers") from None
    refuse(np.isinf(array), f"{name} is infinite", array)
    refuse(np.abs(array) > LARGEST_FIGURE, f"{name} is too large to be anybody's figure", array)
    return array


def together(**given: Given) -> tuple[list[Array], bool]:
    """The named inputs as arrays of one common shape, and whether all were single numbers.

    The names are printed in refusals, underscores as spaces.
    """
    arrays = [numbers(value, _spoken(name)) for name, value in given.items()]
    try:
        shaped = np.broadcast_arrays(*arrays)
    except ValueError:
        sizes = ", ".join(f"{_spoken(name)} {a.shape}" for name, a in zip(given, arrays, strict=True))
        raise Refused(f"these do not have the same number of values: {sizes}") from None
    return [np.asarray(array) for array in shaped], all(array.ndim == 0 for array in arrays)


def refuse(where: Flags, sentence: str, *shown: Array) -> None:
    """Raise `Refused` where any is true, with the first position and what stands there."""
    where = np.asarray(where)
    if not where.any():
        return
    positions = [tuple(int(i) for i in each) for each in np.argwhere(where)]
    first = positions[0]
    values = ", ".join(f"{float(np.broadcast_to(array, where.shape)[first]):g}" for array in shown)
    said = f" ({values})" if values else ""
    if not first:
        raise Refused(f"{sentence}{said}", positions)
    place = first[0] if len(first) == 1 else first
    more = f", and at {len(positions) - 1} more" if len(positions) > 1 else ""
    raise Refused(f"{sentence} at position {place}, counting from 0{said}{more}", positions)


def given_back(array: Any, single: bool) -> Result:
    """A plain float where single numbers came in, the array otherwise."""
    return float(array) if single else np.asarray(array, dtype=np.float64)


def estimate(value: Array, lower: Array, upper: Array, single: bool) -> Estimate:
    """The three together, as floats where single numbers came in."""
    return Estimate(given_back(value, single), given_back(lower, single), given_back(upper, single))


def check_multiplier(multiplier: float) -> float:
    """A multiplier is a positive number: 100 for per cent, 10,000 for “per 10,000 children”."""
    if not isinstance(multiplier, Real) or not 0 < multiplier <= LARGEST_FIGURE:
        raise Refused(f"a multiplier is a number above zero, such as 100 or 10,000, not {multiplier}")
    return float(multiplier)


def _has_text(array: npt.NDArray[Any]) -> bool:
    return any(isinstance(each, str | bytes) for each in array.flat)


def _spoken(name: str) -> str:
    return f"the {name.replace('_', ' ')}"
