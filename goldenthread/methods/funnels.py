"""Funnel plots: every area against the average, with limits that narrow as areas grow.

A league table puts the smallest areas at both ends because they move most by chance. A funnel draws for each
size how far chance alone would carry an area, so that only those outside are asked about. `funnel_limits_*`
gives the lines to draw, `funnel_significance_*` the label of each area; the two agree: an area is labelled
when its point lies beyond the line.

Where many more areas lie outside than chance allows, the areas differ in more than chance (overdispersion)
and the lines are too narrow to single any out: `overdispersion` measures it and says so.

Source: Spiegelhalter 2005; the Office for Health Improvement and Disparities' technical guide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from goldenthread.rules.polarity import Polarity

from .arrays import (
    Array,
    Estimate,
    Given,
    Refused,
    Result,
    check_multiplier,
    estimate,
    given_back,
    numbers,
    refuse,
    together,
)
from .comparisons.labels import Comparison, GivenPolarity, WhyNot, beyond, labelled
from .intervals import (
    EXACT_BELOW_EVENTS,
    byar_limits,
    check_part_of_whole,
    exact_poisson_limits,
    limits_of_counts,
    z_of,
)
from .registry import Example, Method, register

#: The two lines of a funnel, and the two strengths of a label.
INNER, OUTER = 0.95, 0.998

FUNNEL_PROPORTION = register(
    Method(
        code="funnel-proportion",
        name="Funnel plot of proportions",
        version="1",
        formula="limits = p₀ ∓ z √(p₀ (1 − p₀) / n), kept within 0 and 1\n"
        "an area is outside where |p − p₀| > z √(p₀ (1 − p₀) / n), which is where its Wilson limits leave p₀ "
        "out",
        source="Spiegelhalter 2005; OHID technical guide",
        not_for="Very few areas, or areas that differ in more than chance: see the note on overdispersion.",
        example=Example(
            given="{numerator} of {denominator} pupils; the average of all areas is {average}%",
            inputs={"numerator": 60, "denominator": 150, "average": 30},
            run=lambda numerator, denominator, average: (
                *funnel_limits_for_proportion(denominator, average)[1:],
                funnel_significance_for_proportion(numerator, denominator, average, Polarity.LOW).label,
            ),
            told="for 150 pupils the outer lines lie at {:.1f}% and {:.1f}%; 40% is inside them and outside "
            "the inner ones: {} where lower is better",
            result="for 150 pupils the outer lines lie at 18.4% and 41.6%; 40% is inside them and outside "
            "the inner ones: worse where lower is better",
        ),
    )
)
FUNNEL_RATE = register(
    Method(
        code="funnel-rate",
        name="Funnel plot of rates",
        version="1",
        formula="an area is outside where the limits of its count (Byar, exact below 10) leave the expected "
        "count out\n"
        "the line is the count at which that begins",
        source="Spiegelhalter 2005; OHID technical guide",
        not_for="Directly standardised rates with fewer than 10 events; areas that differ in more than "
        "chance.",
        example=Example(
            given="{numerator} events among {denominator} people; the average of all areas is {average} per "
            "10,000",
            inputs={"numerator": 66, "denominator": 10000, "average": 40},
            run=lambda numerator, denominator, average: (
                *funnel_limits_for_rate(denominator, average, multiplier=10_000)[1:],
                funnel_significance_for_rate(
                    numerator, denominator, average, Polarity.LOW, multiplier=10_000
                ).label,
            ),
            told="for 10,000 people the outer lines lie at {:.1f} and {:.1f}; 66 is beyond them: {} where "
            "lower is better",
            result="for 10,000 people the outer lines lie at 21.4 and 61.4; 66 is beyond them: worst where "
            "lower is better",
        ),
    )
)
OVERDISPERSION = register(
    Method(
        code="overdispersion",
        name="More spread than chance",
        version="1",
        formula="z of each area, its lowest and highest tenth drawn in to the next (winsorised)\n"
        "φ = Σ z² / N; overdispersed where φ > 1 + 2 √(2/N)\nadjusted lines lie √φ times as far from the "
        "average",
        source="Spiegelhalter 2005, Statistics in Medicine 24: 1185-1202",
        not_for="Fewer than 10 areas.",
        example=Example(
            given="ten areas with {numerator} of {denominator} each; the average is {average}%",
            inputs={
                "numerator": [20, 45, 28, 36, 50, 18, 33, 41, 25, 30],
                "denominator": 100,
                "average": 32.6,
            },
            run=lambda **given: _spread_of(overdispersion_of_proportions(**given)),
            told="phi = {:.2f}, above {:.2f}: the areas spread {:.1f} times as far as chance alone would "
            "carry them",
            result="phi = 4.05, above 1.89: the areas spread 2.0 times as far as chance alone would carry "
            "them",
        ),
    )
)


def funnel_limits_for_proportion(
    denominator: Given,
    average: float,
    *,
    confidence: float = OUTER,
    multiplier: float = 100,
    dispersion: float = 1,
) -> Estimate:
    """The average and the two lines for areas of these sizes; `average` and lines per `multiplier`.

    Draw it for a range of denominators, once at 0.95 and once at 0.998. `dispersion` is φ of
    `overdispersion`, to widen them. Refuses sizes of zero or less and an average outside 0 to `multiplier`.
    Source: `FUNNEL_PROPORTION`.
    """
    each, centre = _proportion_of(average, multiplier)
    (n,), single = together(denominator=denominator)
    refuse(n <= 0, "the denominator is not above zero", n)
    half = z_of(confidence) * np.sqrt(_widened(dispersion) * centre * (1 - centre) / n)
    known = np.where(np.isnan(n), np.nan, centre)
    return estimate(
        known * each, np.maximum(known - half, 0) * each, np.minimum(known + half, 1) * each, single
    )


def funnel_limits_for_rate(
    denominator: Given,
    average: float,
    *,
    confidence: float = OUTER,
    multiplier: float = 100_000,
    dispersion: float = 1,
) -> Estimate:
    """The average and the two lines for areas of these sizes; `average` and lines per `multiplier`.

    The lower line is 0 where even no event at all is within chance. Refuses sizes of zero or less and an
    average that is not above zero. Source: `FUNNEL_RATE`.
    """
    each = check_multiplier(multiplier)
    if not average > 0:
        raise Refused(f"the average is not above zero ({average:g})")
    (n,), single = together(denominator=denominator)
    refuse(n <= 0, "the denominator is not above zero", n)
    expected = n * average / each
    widen = np.sqrt(_widened(dispersion))
    fewest, most = _counts_at_the_border(np.atleast_1d(expected), confidence)
    lower = np.maximum(expected - widen * (expected - fewest.reshape(n.shape)), 0)
    upper = expected + widen * (most.reshape(n.shape) - expected)
    return estimate(expected / n * each, lower / n * each, upper / n * each, single)


class LinesByCount(NamedTuple):
    """For each number of events, the sizes at which it lies on the lower and the upper line, and its rate
    there."""

    lower_denominator: Result
    lower: Result
    upper_denominator: Result
    upper: Result


def published_lines_for_rate(
    events: Given, average: float, *, confidence: float = OUTER, multiplier: float = 100_000
) -> LinesByCount:
    """The lines as the Office for Health Improvement and Disparities draws them, by number of events.

    Exact Poisson limits throughout, where `funnel_limits_for_rate` keeps to Byar's from 10 events as its
    labels do; the two are up to 0.9 % apart. For ratios give `average=1, multiplier=1`: the sizes are then
    the events expected. Refuses fewer than one event and an average that is not above zero.
    """
    each = check_multiplier(multiplier)
    if not average > 0:
        raise Refused(f"the average is not above zero ({average:g})")
    (x,), single = together(events=events)
    refuse(x < 1, "a line needs at least one event", x)
    fewest, most = exact_poisson_limits(x, confidence=confidence)
    parts = (most / average * each, x / most * average, fewest / average * each, x / fewest * average)
    return LinesByCount(*(given_back(np.asarray(part), single) for part in parts))


def funnel_significance_for_proportion(
    numerator: Given, denominator: Given, average: Given, polarity: GivenPolarity, *, multiplier: float = 100
) -> Comparison:
    """Rule 5 for proportions: the label of each area, at 95 and 99.8 %; `average` per `multiplier`.

    Missing figures are not compared. Refuses what no proportion can be. Source: `FUNNEL_PROPORTION`.
    """
    each = check_multiplier(multiplier)
    (x, n, average), _ = together(numerator=numerator, denominator=denominator, average=average)
    check_part_of_whole(x, n)
    refuse((average < 0) | (average > each), "the average is no proportion", average)
    centre = average / each
    away, error = x / n - centre, np.sqrt(centre * (1 - centre) / n)
    steps = sum(beyond(away, -z_of(level) * error, z_of(level) * error) for level in (INNER, OUTER))
    return labelled(np.asarray(steps), polarity, _missing(x, n, average), FUNNEL_PROPORTION)


def funnel_significance_for_rate(
    numerator: Given,
    denominator: Given,
    average: Given,
    polarity: GivenPolarity,
    *,
    multiplier: float = 100_000,
) -> Comparison:
    """Rule 5 for counts and rates: the label of each area, at 95 and 99.8 %; `average` per `multiplier`.

    For counts use `denominator=1, multiplier=1`. Missing figures are not compared. Refuses counts below zero
    and denominators of zero or less. Source: `FUNNEL_RATE`.
    """
    each = check_multiplier(multiplier)
    (x, n, average), _ = together(numerator=numerator, denominator=denominator, average=average)
    refuse(n <= 0, "the denominator is not above zero", n)
    refuse(x < 0, "the numerator is below zero", x)
    refuse(average < 0, "the average is below zero", average)
    expected = average * n / each
    steps = -sum(beyond(expected, *limits_of_counts(x, level)) for level in (INNER, OUTER))
    return labelled(np.asarray(steps), polarity, _missing(x, n, average), FUNNEL_RATE)


def funnel_significance_for_standardised_rate(
    events: Given,
    value: Given,
    lower_95: Given,
    upper_95: Given,
    lower_99_8: Given,
    upper_99_8: Given,
    average: Given,
    polarity: GivenPolarity,
) -> Comparison:
    """Rule 5 for directly standardised rates: their own limits against the average; not below 10 events."""
    (count, value, lower, upper, far_lower, far_upper, average), _ = together(
        events=events,
        value=value,
        lower_95_limit=lower_95,
        upper_95_limit=upper_95,
        lower_99_8_limit=lower_99_8,
        upper_99_8_limit=upper_99_8,
        average=average,
    )
    steps = -(beyond(average, lower, upper) + beyond(average, far_lower, far_upper))
    no_interval = np.isnan(lower) | np.isnan(upper) | np.isnan(far_lower) | np.isnan(far_upper)
    why_not = [
        (count < EXACT_BELOW_EVENTS, WhyNot.TOO_FEW_EVENTS),
        (np.isnan(value) | np.isnan(count), WhyNot.NO_VALUE),
        (np.isnan(average), WhyNot.NO_BENCHMARK),
        (no_interval, WhyNot.NO_INTERVAL),
    ]
    return labelled(steps, polarity, why_not, FUNNEL_RATE)


@dataclass(frozen=True, slots=True)
class Overdispersion:
    """How much more the areas spread than chance allows: φ is 1 where it is chance alone."""

    areas: int
    phi: float
    threshold: float

    @property
    def found(self) -> bool:
        """Whether the spread is clearly more than chance."""
        return self.phi > self.threshold

    @property
    def sentence(self) -> str:
        """What is printed under a funnel plot; empty where there is nothing to say."""
        if not self.found:
            return ""
        return (
            f"The {self.areas} areas spread {np.sqrt(self.phi):.1f} times as far about the average as chance "
            "alone "
            "would carry them, so lying outside the lines does not by itself single an area out."
        )


def overdispersion_of_proportions(
    numerator: Given, denominator: Given, average: float, *, multiplier: float = 100
) -> Overdispersion:
    """The spread of areas' proportions about the average; areas without a figure are left out.

    z is taken on the arcsine scale, which stays steady near 0 and 100 %. Source: `OVERDISPERSION`.
    """
    _, centre = _proportion_of(average, multiplier)
    (x, n), _ = together(numerator=numerator, denominator=denominator)
    check_part_of_whole(x, n)
    return _dispersion(2 * np.sqrt(n) * (np.arcsin(np.sqrt(x / n)) - np.arcsin(np.sqrt(centre))))


def overdispersion_of_rates(
    numerator: Given, denominator: Given, average: float, *, multiplier: float = 100_000
) -> Overdispersion:
    """The spread of areas' rates about the average, z on the square-root scale. Source: `OVERDISPERSION`."""
    each = check_multiplier(multiplier)
    (x, n), _ = together(numerator=numerator, denominator=denominator)
    refuse(n <= 0, "the denominator is not above zero", n)
    refuse(x < 0, "the numerator is below zero", x)
    centre = numbers(average, "the average")
    refuse(centre < 0, "the average is below zero", centre)
    return _dispersion(2 * (np.sqrt(x) - np.sqrt(n * centre / each)))


def _dispersion(z: Array) -> Overdispersion:
    known = np.sort(z[~np.isnan(z)])
    if known.size == 0:
        return Overdispersion(0, float("nan"), float("nan"))
    low, high = np.quantile(known, [0.1, 0.9], method="inverted_cdf")
    phi = float(np.mean(np.clip(known, low, high) ** 2))
    return Overdispersion(int(known.size), phi, 1 + 2 * float(np.sqrt(2 / known.size)))


def _widened(dispersion: float) -> float:
    """A funnel is widened, never narrowed: less spread than chance is no reason to single areas out."""
    if not dispersion > 0:
        raise Refused(f"the dispersion is not above zero ({dispersion:g})")
    return max(dispersion, 1.0)


def _proportion_of(average: float, multiplier: float) -> tuple[float, float]:
    each = check_multiplier(multiplier)
    if not 0 <= average <= each:
        raise Refused(f"the average is no proportion: {average:g} of {each:g}")
    return each, average / each


def _missing(x: Array, n: Array, average: Array) -> list[tuple[np.ndarray, WhyNot]]:
    return [
        (np.isnan(x), WhyNot.NO_VALUE),
        (np.isnan(average), WhyNot.NO_BENCHMARK),
        (np.isnan(n), WhyNot.NO_DENOMINATOR),
    ]


def _counts_at_the_border(expected: Array, confidence: float) -> tuple[Array, Array]:
    """The counts whose upper and lower limits just touch the expected count: the two lines, in events.

    The limits are Byar's from 10 events and exact below, so each line is looked for on its own branch.
    """
    most = np.where(
        byar_limits(EXACT_BELOW_EVENTS, confidence=confidence)[0] <= expected,
        _crossing(lambda x: byar_limits(x, confidence=confidence)[0], expected, EXACT_BELOW_EVENTS),
        _crossing(lambda x: exact_poisson_limits(x, confidence=confidence)[0], expected, 0),
    )
    fewest = np.where(
        byar_limits(EXACT_BELOW_EVENTS, confidence=confidence)[1] <= expected,
        _crossing(lambda x: byar_limits(x, confidence=confidence)[1], expected, EXACT_BELOW_EVENTS),
        _crossing(lambda x: exact_poisson_limits(x, confidence=confidence)[1], expected, 0),
    )
    return fewest, most


def _crossing(limit: Callable[[Array], Array], expected: Array, start: float) -> Array:
    """The count from `start` on at which a limit reaches the expected count, by halving; `start` if at
    once."""
    low = np.full(expected.shape, float(start))
    high = expected + 10 * np.sqrt(expected) + 40.0
    for _ in range(100):
        middle = (low + high) / 2
        over = limit(middle) > expected
        low, high = np.where(over, low, middle), np.where(over, middle, high)
    return high


def _spread_of(found: Overdispersion) -> tuple[float, float, float]:
    """φ, the threshold, and how many times as far the areas spread, for the record's example."""
    return found.phi, found.threshold, float(np.sqrt(found.phi))
