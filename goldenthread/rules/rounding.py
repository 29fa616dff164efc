"""Rounding a figure for the page: half goes away from nought, on the decimal text.

2.85 to one place is 2.9 and −2.85 is −2.9, as a reader with a pencil would have it. A binary fraction close
to 2.85 rounds to 2.8 or 2.9 by accident, so the arithmetic is decimal, on the digits as they are written. A
figure is rounded last, on its way to the page: ratings, totals and comparisons use it unrounded. The rule is
that of official statistics (the Department for Education's `round_five_up`).
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

#: No figure has as many digits; a text that claims more is refused instead of filling the memory.
MOST_DIGITS = 400


#: What a figure of a children's partnership may have at most; differences and shares stay below MOST_DIGITS.
FIGURE_DIGITS = 100


_HUNDRED_DIGITS = Context(prec=FIGURE_DIGITS)


def is_figure(number: Decimal) -> bool:
    """Whether this can be a figure at all: finite, and of at most a hundred digits."""
    if not number.is_finite() or abs(number.adjusted()) > FIGURE_DIGITS:
        return False
    # Rounding to a hundred digits changes only what has more; looking at the digits one by one is slow.
    return _HUNDRED_DIGITS.plus(number) == number


def as_decimal(value: Decimal | int | float | str) -> Decimal:
    """The number exactly as its shortest text says it: 2.85 is 2.85, not 2.8500000000000000888.

    ValueError for a text that is no number, for infinity and for “not a number”.
    """
    if isinstance(value, bool):
        raise ValueError("Yes and no are not numbers.")
    try:
        number = Decimal(repr(float(value))) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        raise ValueError(f"This is not a number: {value!r}.") from None
    if not number.is_finite():
        raise ValueError(f"This is not a number: {value!r}.")
    if abs(number.adjusted()) > MOST_DIGITS or len(number.as_tuple().digits) > MOST_DIGITS:
        raise ValueError(f"A number with more than {MOST_DIGITS} digits is not a figure.")
    return number


def round_half_away(value: Decimal | int | float | str, places: int = 0) -> Decimal:
    """The number to so many decimal places; a negative `places` rounds to tens (−1), hundreds (−2), …

    The result has exactly `places` decimals (56 to one place is 56.0), none where `places` is negative, and
    never a negative nought. ValueError as for `as_decimal`.
    """
    sane = isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) <= MOST_DIGITS
    number = value if isinstance(value, Decimal) and sane else as_decimal(value)
    if not -MOST_DIGITS <= places <= MOST_DIGITS:
        raise ValueError(f"A figure cannot be rounded to {places} places.")
    rounded = number.quantize(_step(places), context=_ROUNDING)
    if places < 0:
        rounded = rounded.quantize(_ONE, context=_ROUNDING)
    return rounded if rounded else abs(rounded)


_ONE = Decimal(1)
_ROUNDING = Context(prec=3 * MOST_DIGITS, rounding=ROUND_HALF_UP)


@lru_cache(maxsize=64)
def _step(places: int) -> Decimal:
    return _ONE.scaleb(-places)


def round_to_nearest(value: Decimal | int | float | str, base: int) -> Decimal:
    """The number to the nearest multiple of `base` (5 or 10 for counts), halves away from nought.

    ValueError where `base` is not above nought.
    """
    if base <= 0:
        raise ValueError("A figure is rounded to a whole number above nought: 5, 10, 100.")
    number = as_decimal(value)
    times, rest = _ROUNDING.divmod(abs(number), Decimal(base))
    whole = _ROUNDING.multiply(times + (1 if rest * 2 >= base else 0), Decimal(base))
    whole = whole.quantize(_ONE, context=_ROUNDING)
    return -whole if number < 0 and whole else whole


#: A number that was worked out has so many places where its measure says nothing.
WORKED_OUT_PLACES = 1
#: Nobody sets a target or a baseline to more places: a number with more was worked out.
MOST_SET_PLACES = 4


def shown_to(value: Decimal | int | float | str, places: int | None, *, worked_out: bool = False) -> Decimal:
    """The number as a page shows it: to the measure's places.

    Where the measure has none, a published number stands untouched, and one that was `worked_out` (a mean, a
    difference, a limit) is rounded to one place.
    """
    if places is None and worked_out:
        places = WORKED_OUT_PLACES
    return as_decimal(value) if places is None else round_half_away(value, places)


def shown_as_set(value: Decimal, places: int | None) -> Decimal:
    """A number that somebody set, a target or a baseline, as a page shows it: with the places it was set to.

    17.25 agreed for a measure of one place stays 17.25, because it is what figures are held against. A number
    with more than four places was not set but worked out, and is rounded like one. 17.0 is 17, as in the
    sentence of the rating.
    """
    exponent = value.normalize(_ROUNDING).as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    return shown_to(value, own if own <= MOST_SET_PLACES else places, worked_out=True)
