"""How far chance alone could have moved a figure: confidence limits of proportions and counts.

A figure about 40 children moves further by chance than one about 4,000. The limits say how far, and every
comparison, gap and change in this folder is decided by them. Proportions have Wilson's limits; counts have
Byar's, or the exact Poisson ones below 10 events, as the Office for Health Improvement and Disparities does.

z always comes from the confidence asked for: 1.959964 at 95 %, 3.090232 at 99.8 %.
"""

from __future__ import annotations

from numbers import Real

import numpy as np
from scipy.special import chdtri, ndtri

from .arrays import Array, Estimate, Given, Refused, Result, estimate, given_back, refuse, together
from .registry import Example, Method, register

#: Below this many events Byar's approximation gives way to the exact Poisson limits.
EXACT_BELOW_EVENTS = 10

WILSON = register(
    Method(
        code="wilson",
        name="Limits of a proportion (Wilson)",
        version="1",
        formula="(2x + z² ∓ z √(z² + 4x(1 − x/n))) / (2(n + z²))",
        source="Wilson 1927; Newcombe 1998; OHID, Public Health Data Science technical guide",
        not_for="Rates whose count may exceed the denominator, means, or figures from a survey with a design "
        "effect above 1, whose true limits are wider.",
        example=Example(
            given="{numerator} of {denominator} schools are good",
            inputs={"numerator": 12, "denominator": 40},
            run=lambda **given: wilson_limits(**given),
            told="30% of them; with 95% confidence between {:.1%} and {:.1%}",
            result="30% of them; with 95% confidence between 18.1% and 45.4%",
        ),
    )
)
BYAR = register(
    Method(
        code="byar",
        name="Limits of a count (Byar)",
        version="1",
        formula="lower = x (1 − 1/(9x) − z/(3√x))³\n"
        "upper = (x+1) (1 − 1/(9(x+1)) + z/(3√(x+1)))³\n"
        "a lower limit below zero is withheld",
        source="Breslow and Day 1987, volume II; OHID technical guide",
        not_for="Fewer than 10 events: use the exact limits. Events that come in clusters, such as several "
        "admissions of one child.",
        example=Example(
            given="{count} admissions in a year",
            inputs={"count": 25},
            run=lambda **given: byar_limits(**given),
            told="with 95% confidence between {:.2f} and {:.2f}",
            result="with 95% confidence between 16.17 and 36.91",
        ),
    )
)
EXACT_POISSON = register(
    Method(
        code="exact-poisson",
        name="Limits of a small count (exact Poisson)",
        version="1",
        formula="lower = χ²((1−c)/2; 2x) / 2, and 0 where x = 0\nupper = χ²((1+c)/2; 2x+2) / 2",
        source="Garwood 1936; OHID technical guide",
        not_for="Events that come in clusters, such as several admissions of one child.",
        example=Example(
            given="{count} deaths in a year",
            inputs={"count": 4},
            run=lambda **given: exact_poisson_limits(**given),
            told="with 95% confidence between {:.2f} and {:.2f}",
            result="with 95% confidence between 1.09 and 10.24",
        ),
    )
)


def z_of(confidence: float) -> float:
    """How many standard errors each side hold the confidence asked for: 1.959964 for 0.95.

    Refuses a confidence outside 0 to 1; 95 per cent is 0.95.
    """
    return float(-ndtri(tail_of(confidence)))


def tail_of(confidence: float) -> float:
    """The share of chance left outside each limit: 0.025 for a confidence of 0.95."""
    if not isinstance(confidence, Real) or not 0 < confidence < 1:
        raise Refused(f"a confidence lies between 0 and 1, as 0.95 for 95 %, not {confidence}")
    return (1 - confidence) / 2


def wilson_limits(numerator: Given, denominator: Given, *, confidence: float = 0.95) -> tuple[Result, Result]:
    """Lower and upper limit of `numerator` out of `denominator`, as shares between 0 and 1.

    Weighted counts may have decimals. Refuses a denominator of zero or less, a numerator below zero or above
    the denominator. Source: `WILSON`.
    """
    (x, n), single = together(numerator=numerator, denominator=denominator)
    check_part_of_whole(x, n)
    found = wilson(x, n, z_of(confidence))
    return given_back(found.lower, single), given_back(found.upper, single)


def wilson(x: Array, n: Array, z: float) -> Estimate:
    """Share and limits of checked arrays. Written as a division, not a difference, so that nothing is lost
    to rounding where the share is tiny: none of n has exactly 0 as its lower limit, all of n exactly 1."""
    share = x / n
    root = z * np.sqrt(z * z + 4 * x * (1 - share))
    both = 2 * x + z * z + root
    lower = np.minimum(share * (2 * x / both), share)
    upper = np.where(x == n, 1.0, np.clip(both / (2 * (n + z * z)), share, 1.0))
    upper = np.where(np.isnan(share), np.nan, upper)
    return Estimate(share, lower, upper)


def byar_limits(count: Given, *, confidence: float = 0.95) -> tuple[Result, Result]:
    """Lower and upper limit of a count by Byar's approximation, whatever its size.

    A lower limit that comes out below zero is withheld (nan); with no events it is 0. Refuses counts below
    zero. Source: `BYAR`. For a count that may be small use `count_limits`.
    """
    (x,), single = together(count=count)
    refuse(x < 0, "the count is below zero", x)
    lower, upper = _byar(x, z_of(confidence))
    return given_back(lower, single), given_back(upper, single)


def exact_poisson_limits(count: Given, *, confidence: float = 0.95) -> tuple[Result, Result]:
    """Lower and upper exact Poisson limit of a count. Refuses counts below zero. Source: `EXACT_POISSON`."""
    (x,), single = together(count=count)
    refuse(x < 0, "the count is below zero", x)
    lower, upper = _exact(x, tail_of(confidence))
    return given_back(lower, single), given_back(upper, single)


def count_limits(count: Given, *, confidence: float = 0.95) -> tuple[Result, Result]:
    """Lower and upper limit of a count: exact below 10 events, Byar's from 10. Refuses counts below zero."""
    (x,), single = together(count=count)
    refuse(x < 0, "the count is below zero", x)
    lower, upper = limits_of_counts(x, confidence)
    return given_back(lower, single), given_back(upper, single)


def limits_of_counts(x: Array, confidence: float) -> tuple[Array, Array]:
    """The same for checked arrays. Small counts repeat, so each different one is worked out once."""
    lower, upper = (np.array(limit) for limit in _byar(x, z_of(confidence)))
    few = x < EXACT_BELOW_EVENTS
    if few.any():
        different, which = np.unique(x[few], return_inverse=True)
        low, high = _exact(different, tail_of(confidence))
        lower[few], upper[few] = low[which], high[which]
    return lower, upper


def count(events: Given, *, confidence: float = 0.95) -> Estimate:
    """A count with its limits: `count_limits` with the count beside them."""
    (x,), single = together(count=events)
    refuse(x < 0, "the count is below zero", x)
    return estimate(x, *limits_of_counts(x, confidence), single)


def standard_error_from_limits(lower: Given, upper: Given, *, confidence: float = 0.95) -> Result:
    """The standard error that symmetrical limits of this confidence stand for: (upper − lower) / 2z.

    For published figures that come with limits and nothing else. Refuses a lower limit above the upper.
    """
    (low, high), single = together(lower_limit=lower, upper_limit=upper)
    refuse(low > high, "the lower limit is above the upper", low, high)
    return given_back((high - low) / (2 * z_of(confidence)), single)


def check_part_of_whole(x: Array, n: Array) -> None:
    """Refuse what cannot be a number out of another."""
    refuse(n <= 0, "the denominator is not above zero", n)
    refuse(x < 0, "the numerator is below zero", x)
    refuse(x > n, "the numerator is above the denominator", x, n)


def _byar(x: Array, z: float) -> tuple[Array, Array]:
    # Below a hundredth of an event the lower limit is far below zero at any confidence: withheld unseen.
    none = x < 0.01
    seen = np.where(none, 1.0, x)
    lower = seen * (1 - 1 / (9 * seen) - z / (3 * np.sqrt(seen))) ** 3
    lower = np.where(none | (lower < 0), np.nan, lower)
    lower = np.where(x == 0, 0.0, lower)
    after = x + 1
    upper = after * (1 - 1 / (9 * after) + z / (3 * np.sqrt(after))) ** 3
    return lower, upper


def _exact(x: Array, tail: float) -> tuple[Array, Array]:
    # Below a ten-thousandth of an event the lower limit is smaller than any number a computer keeps: 0.
    none = x < 1e-4
    # chdtri takes the share to the right.
    lower = np.where(none, 0.0, chdtri(np.where(none, 1.0, 2 * x), 1 - tail) / 2)
    return lower, chdtri(2 * x + 2, tail) / 2
