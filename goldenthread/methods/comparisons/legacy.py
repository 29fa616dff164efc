"""Comparisons as earlier national profiles made them, kept to explain published labels. Use rule 1 or 2."""

from __future__ import annotations

import numpy as np
from scipy.special import chdtri

from goldenthread.rules.polarity import Polarity

from ..arrays import Array, Given, check_multiplier, refuse, together
from ..intervals import tail_of, z_of
from ..registry import Example, Method, register
from .labels import Comparison, GivenPolarity, WhyNot, beyond, labelled

CONTROL_LIMITS_PROPORTION = register(
    Method(
        code="control-limits-proportion",
        name="Control limits round the benchmark, proportion",
        version="1",
        formula="E = n p₀\nlimits = (2E + z² ∓ z √(z² + 4E(1 − E/n))) / (2(n + z²))\n"
        "the area's proportion below them: lower; above: higher",
        source="Fingertips, statistical process control for proportions",
        not_for="New work: use the area's own limits. Published labels used z = 1.96 and 3.0902, so one "
        "exactly "
        "on a border may differ.",
        example=Example(
            given="{value}% of {denominator} children; England {benchmark}%; lower is better",
            inputs={"value": 25, "denominator": 400, "benchmark": 20},
            run=lambda **given: (
                against_control_limits_for_proportion(**given, polarity=Polarity.LOW).label,
            ),
            told="for 400 children the limits round 20% are 16.4% and 24.2%: {}",
            result="for 400 children the limits round 20% are 16.4% and 24.2%: worse",
        ),
    )
)
CONTROL_LIMITS_RATE = register(
    Method(
        code="control-limits-rate",
        name="Control limits round the benchmark, rate",
        version="1",
        formula="E = benchmark × n / multiplier, which is no whole number\n"
        "lower = χ²(tail; 2⌈E⌉) / 2, upper = χ²(1 − tail; 2⌊E⌋ + 2) / 2\nthe area's events below: lower; "
        "above: "
        "higher",
        source="Fingertips, statistical process control for standardised rates",
        not_for="New work: rounding E to whole events makes the limits too narrow, by up to 9 %.",
        example=Example(
            given="{value} per 100,000 with {denominator} people; England {benchmark}; lower is better",
            inputs={"value": 30, "denominator": 100000, "benchmark": 20},
            run=lambda **given: (against_control_limits_for_rate(**given, polarity=Polarity.LOW).label,),
            told="20 events are expected, with limits 12.2 and 30.9: {}",
            result="20 events are expected, with limits 12.2 and 30.9: similar",
        ),
    )
)
INTERVAL_AGAINST_INTERVAL = register(
    Method(
        code="interval-against-interval",
        name="Two intervals that overlap or not",
        version="1",
        formula="similar where the two intervals overlap or touch",
        source="Fingertips, double overlapping confidence intervals",
        not_for="Anything that can be tested: of equal figures it calls 0.6 % different instead of 5 %, so "
        "it "
        "misses most real differences. Never for change over time or for gaps.",
        example=Example(
            given="{value} with limits {lower} and {upper}; the benchmark {benchmark} with limits "
            "{benchmark_lower} and {benchmark_upper}; higher is better",
            inputs={
                "value": 54.7,
                "lower": 52.1,
                "upper": 57.3,
                "benchmark": 58.9,
                "benchmark_lower": 57.0,
                "benchmark_upper": 60.8,
            },
            run=lambda **given: (interval_against_interval(**given, polarity=Polarity.HIGH).label,),
            told="the intervals overlap between 57.0 and 57.3: {}, although a test of the difference finds "
            "one",
            result="the intervals overlap between 57.0 and 57.3: similar, although a test of the difference "
            "finds one",
        ),
    )
)


def against_control_limits_for_proportion(
    value: Given,
    denominator: Given,
    benchmark: Given,
    polarity: GivenPolarity,
    *,
    confidence: float = 0.95,
    multiplier: float = 100,
) -> Comparison:
    """Rule 3: limits for an area of this size about the benchmark, and whether the area's value leaves them.

    `value` and `benchmark` per `multiplier`. Not for new work: see `CONTROL_LIMITS_PROPORTION`. A denominator
    of zero or less is not compared. Refuses a benchmark outside 0 to `multiplier`.
    """
    each = check_multiplier(multiplier)
    (value, n, benchmark), _ = together(value=value, denominator=denominator, benchmark=benchmark)
    refuse((benchmark < 0) | (benchmark > each), "the benchmark is no proportion", benchmark)
    z = z_of(confidence)
    people = np.where(n > 0, n, np.nan)
    expected = people * benchmark / each
    root = z * np.sqrt(z * z + 4 * expected * (1 - expected / people))
    lower, upper = ((2 * expected + z * z + side * root) / (2 * (people + z * z)) * each for side in (-1, 1))
    return _labelled(value, n, benchmark, lower, upper, polarity, CONTROL_LIMITS_PROPORTION)


def against_control_limits_for_rate(
    value: Given,
    denominator: Given,
    benchmark: Given,
    polarity: GivenPolarity,
    *,
    confidence: float = 0.95,
    multiplier: float = 100_000,
) -> Comparison:
    """Rule 4: Poisson limits for an area of this size about the benchmark, and whether the area leaves them.

    `value` and `benchmark` per `multiplier`. Not for new work: see `CONTROL_LIMITS_RATE`. A denominator of
    zero or less is not compared. Refuses a benchmark below zero.
    """
    each = check_multiplier(multiplier)
    (value, n, benchmark), _ = together(value=value, denominator=denominator, benchmark=benchmark)
    refuse(benchmark < 0, "the benchmark is below zero", benchmark)
    tail = tail_of(confidence)
    people = np.where(n > 0, n, np.nan)
    expected = people * benchmark / each
    up, down = np.ceil(expected), np.floor(expected)
    lower = np.where(up > 0, chdtri(2 * np.maximum(up, 1), 1 - tail) / 2, 0.0)
    upper = chdtri(2 * down + 2, tail) / 2
    return _labelled(
        value,
        n,
        benchmark,
        lower / people * each,
        upper / people * each,
        polarity,
        CONTROL_LIMITS_RATE,
    )


def interval_against_interval(
    value: Given,
    lower: Given,
    upper: Given,
    benchmark: Given,
    benchmark_lower: Given,
    benchmark_upper: Given,
    polarity: GivenPolarity,
) -> Comparison:
    """Rule 6: whether two intervals overlap. For parity with published labels only.

    Do not use it where the difference can be tested (`methods.significance`), never for change over time and
    never for gaps: two equal figures are called different 0.6 times in 100 instead of 5, so that most real
    differences pass for similar. Refuses a lower limit above the upper. Source: `INTERVAL_AGAINST_INTERVAL`.
    """
    (value, lower, upper, benchmark, other_lower, other_upper), _ = together(
        value=value,
        lower_limit=lower,
        upper_limit=upper,
        benchmark=benchmark,
        lower_limit_of_the_benchmark=benchmark_lower,
        upper_limit_of_the_benchmark=benchmark_upper,
    )
    refuse(lower > upper, "the lower limit is above the upper", lower, upper)
    refuse(
        other_lower > other_upper, "the benchmark's lower limit is above its upper", other_lower, other_upper
    )
    steps = (lower > other_upper).astype(np.int8) - (upper < other_lower).astype(np.int8)
    return labelled(
        steps,
        polarity,
        [
            (np.isnan(value), WhyNot.NO_VALUE),
            (np.isnan(benchmark), WhyNot.NO_BENCHMARK),
            (np.isnan(lower) | np.isnan(upper), WhyNot.NO_INTERVAL),
            (np.isnan(other_lower) | np.isnan(other_upper), WhyNot.NO_BENCHMARK_INTERVAL),
        ],
        INTERVAL_AGAINST_INTERVAL,
    )


def _labelled(
    value: Array,
    n: Array,
    benchmark: Array,
    lower: Array,
    upper: Array,
    polarity: GivenPolarity,
    method: Method,
) -> Comparison:
    return labelled(
        beyond(value, lower, upper),
        polarity,
        [
            (np.isnan(value), WhyNot.NO_VALUE),
            (np.isnan(benchmark), WhyNot.NO_BENCHMARK),
            (~(n > 0), WhyNot.NO_DENOMINATOR),
        ],
        method,
    )
