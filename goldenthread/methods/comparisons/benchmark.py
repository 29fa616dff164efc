"""An area's figure and its limits against a benchmark: the rule of today's national profiles."""

from __future__ import annotations

import numpy as np

from goldenthread.rules.polarity import Polarity

from ..arrays import Array, Estimate, Flags, Given, refuse, together
from ..registry import Example, Method, register
from .labels import Comparison, GivenPolarity, WhyNot, beyond, labelled

AGAINST_BENCHMARK = register(
    Method(
        code="against-benchmark",
        name="Area's limits against the benchmark's value",
        version="1",
        formula="upper 95 % limit < benchmark: lower\nlower 95 % limit > benchmark: higher\n"
        "else similar; touching is similar",
        source="Fingertips, comparison with a benchmark at one level",
        not_for="A benchmark the area is a large part of (leave the area out: pooled neighbours), or one "
        "that "
        "is itself uncertain (test the difference). Change over time and gaps.",
        example=Example(
            given="{value}% with limits {lower}% and {upper}%; England {benchmark}%; higher is better",
            inputs={"value": 54.7, "lower": 52.1, "upper": 57.3, "benchmark": 57.8},
            run=lambda **given: (against_benchmark(**given, polarity=Polarity.HIGH).label,),
            told="England lies above the limits: {}",
            result="England lies above the limits: worse",
        ),
    )
)
AGAINST_BENCHMARK_AT_TWO_LEVELS = register(
    Method(
        code="against-benchmark-two-levels",
        name="Area's limits at 95 and 99.8 % against the benchmark's value",
        version="1",
        formula="benchmark inside the 95 % limits: similar\noutside them but inside the 99.8 % limits: "
        "better or "
        "worse\noutside the 99.8 % limits: best or worst",
        source="Fingertips, comparison with a benchmark at two levels",
        not_for="As for one level. The two strengths are about certainty, not about the size of the "
        "difference.",
        example=Example(
            given="{value}% with 95% limits {lower_95}% and {upper_95}%, 99.8% limits {lower_99_8}% and "
            "{upper_99_8}%; England {benchmark}%; higher is better",
            inputs={
                "value": 54.7,
                "lower_95": 52.1,
                "upper_95": 57.3,
                "lower_99_8": 50.6,
                "upper_99_8": 58.8,
                "benchmark": 57.8,
            },
            run=lambda **given: (against_benchmark_at_two_levels(**given, polarity=Polarity.HIGH).label,),
            told="England lies outside the 95% limits and inside the others: {}, and not worst",
            result="England lies outside the 95% limits and inside the others: worse, and not worst",
        ),
    )
)
FROM_DIFFERENCE = register(
    Method(
        code="difference-from-benchmark",
        name="Difference from an uncertain benchmark",
        version="1",
        formula="limits of (area − benchmark) wholly above 0: higher; wholly below 0: lower; else similar",
        source="Newcombe 1998 (proportions); score interval (rates); limits otherwise",
        not_for="England or a region whose own error is negligible, where the area's limits say the same; "
        "and "
        "benchmarks that contain the area.",
        example=Example(
            given="{difference} points above the neighbours, with limits {lower} and {upper}; higher is "
            "better",
            inputs={"difference": 3.1, "lower": -0.4, "upper": 6.6},
            run=lambda difference, lower, upper: (
                from_difference(Estimate(difference, lower, upper), Polarity.HIGH).label,
            ),
            told="the limits hold nought: {}",
            result="the limits hold nought: similar",
        ),
    )
)


def against_benchmark(
    value: Given, lower: Given, upper: Given, benchmark: Given, polarity: GivenPolarity
) -> Comparison:
    """Rule 1: the area's 95 % limits against the benchmark's value.

    All arrays of one shape, or numbers. Not compared where the value, the benchmark or a limit is missing.
    Refuses a lower limit above the upper. Source: `AGAINST_BENCHMARK`.
    """
    (value, lower, upper, benchmark), _ = together(
        value=value, lower_limit=lower, upper_limit=upper, benchmark=benchmark
    )
    refuse(lower > upper, "the lower limit is above the upper", lower, upper)
    return labelled(
        -beyond(benchmark, lower, upper),
        polarity,
        [*_missing(value, benchmark), (np.isnan(lower) | np.isnan(upper), WhyNot.NO_INTERVAL)],
        AGAINST_BENCHMARK,
    )


def against_benchmark_at_two_levels(
    value: Given,
    lower_95: Given,
    upper_95: Given,
    lower_99_8: Given,
    upper_99_8: Given,
    benchmark: Given,
    polarity: GivenPolarity,
) -> Comparison:
    """Rule 2: the area's 95 and 99.8 % limits against the benchmark's value; adds best and worst.

    Measures without a good end have higher and lower at both levels. Refuses a lower limit above the upper
    and 99.8 % limits inside the 95 % ones. Source: `AGAINST_BENCHMARK_AT_TWO_LEVELS`.
    """
    (value, lower, upper, far_lower, far_upper, benchmark), _ = together(
        value=value,
        lower_95_limit=lower_95,
        upper_95_limit=upper_95,
        lower_99_8_limit=lower_99_8,
        upper_99_8_limit=upper_99_8,
        benchmark=benchmark,
    )
    refuse(lower > upper, "the lower 95 % limit is above the upper", lower, upper)
    refuse(far_lower > lower, "the lower 99.8 % limit is above the lower 95 % limit", far_lower, lower)
    refuse(far_upper < upper, "the upper 99.8 % limit is below the upper 95 % limit", far_upper, upper)
    no_interval = np.isnan(lower) | np.isnan(upper) | np.isnan(far_lower) | np.isnan(far_upper)
    return labelled(
        -(beyond(benchmark, lower, upper) + beyond(benchmark, far_lower, far_upper)),
        polarity,
        [*_missing(value, benchmark), (no_interval, WhyNot.NO_INTERVAL)],
        AGAINST_BENCHMARK_AT_TWO_LEVELS,
    )


def from_difference(difference: Estimate, polarity: GivenPolarity) -> Comparison:
    """The label of a difference (area less benchmark) with its limits, from `methods.significance`.

    For a benchmark that is itself uncertain. Source: `FROM_DIFFERENCE`.
    """
    (value, lower, upper), _ = together(
        difference=difference.value, lower_limit=difference.lower, upper_limit=difference.upper
    )
    refuse(lower > upper, "the lower limit is above the upper", lower, upper)
    return labelled(
        -beyond(np.zeros_like(value), lower, upper),
        polarity,
        [(np.isnan(value), WhyNot.NO_VALUE), (np.isnan(lower) | np.isnan(upper), WhyNot.NO_INTERVAL)],
        FROM_DIFFERENCE,
    )


def _missing(value: Array, benchmark: Array) -> list[tuple[Flags, WhyNot]]:
    return [(np.isnan(value), WhyNot.NO_VALUE), (np.isnan(benchmark), WhyNot.NO_BENCHMARK)]
