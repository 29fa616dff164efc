"""An area against its benchmark: better, similar or worse, where chance lets us say so.

Source: Fingertips; technical guide of the Office for Health Improvement and Disparities.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from goldenthread.methods.arrays import Estimate, Refused
from goldenthread.methods.comparisons import (
    Label,
    WhyNot,
    against_benchmark,
    against_benchmark_at_two_levels,
    against_control_limits_for_proportion,
    against_control_limits_for_rate,
    from_difference,
    interval_against_interval,
    pooled_neighbours,
    quintiles,
)
from goldenthread.methods.rates import proportion
from goldenthread.rules.polarity import Polarity

from .vectors import cases, close, need_vectors

P, L, W = Polarity, Label, WhyNot
MISSING = None


@pytest.mark.parametrize(
    "value, lower, upper, benchmark, polarity, label",
    [
        (3.3, 3.2, 3.5, 3.0, P.HIGH, L.BETTER),
        (3.3, 3.2, 3.5, 3.0, P.LOW, L.WORSE),
        (2.5, 2.2, 2.8, 3.0, P.HIGH, L.WORSE),
        (2.5, 2.2, 2.8, 3.0, P.LOW, L.BETTER),
        (3.05, 2.7, 3.1, 3.0, P.LOW, L.SIMILAR),
        (3.3, 3.2, 3.5, 3.0, P.NO_JUDGEMENT, L.HIGHER),
        (2.5, 2.2, 2.8, 3.0, P.NO_JUDGEMENT, L.LOWER),
        (2.5, 2.2, 2.8, 3.0, P.CLOSE_TO_TARGET, L.LOWER),
        (2.5, 2.0, 3.0, 3.0, P.HIGH, L.SIMILAR),
        (3.5, 3.0, 4.0, 3.0, P.HIGH, L.SIMILAR),
        (0.0, 0.0, 0.2, -0.1, P.HIGH, L.BETTER),
    ],
)
def test_rule_1_an_areas_limits_against_the_benchmarks_value(
    value: float, lower: float, upper: float, benchmark: float, polarity: Polarity, label: Label
) -> None:
    """Touching counts as similar. Where neither end is good the words are higher and lower."""
    found = against_benchmark(value, lower, upper, benchmark, polarity)
    assert (found.label, found.reason) == (label, W.COMPARED)
    assert found.method.cited == "against-benchmark/1"


@pytest.mark.parametrize(
    "value, lower, upper, benchmark, polarity, reason",
    [
        (MISSING, MISSING, MISSING, 3.0, P.HIGH, W.NO_VALUE),
        (MISSING, 2.0, 4.0, 3.0, P.HIGH, W.NO_VALUE),
        (2.5, 2.2, 2.8, MISSING, P.HIGH, W.NO_BENCHMARK),
        (4.0, MISSING, MISSING, 3.0, P.LOW, W.NO_INTERVAL),
        (4.0, 3.5, MISSING, 3.0, P.LOW, W.NO_INTERVAL),
        (4.0, 3.5, 4.5, 3.0, None, W.NO_POLARITY),
        (4.0, 3.5, 4.5, 3.0, P.INFORMATION_ONLY, W.INFORMATION_ONLY),
    ],
)
def test_where_nothing_can_be_said_the_reason_is(
    value: float, lower: float, upper: float, benchmark: float, polarity: Polarity, reason: WhyNot
) -> None:
    found = against_benchmark(value, lower, upper, benchmark, polarity)
    assert (found.label, found.reason) == (L.NOT_COMPARED, reason)


@pytest.mark.parametrize(
    "benchmark, polarity, label",
    [
        (2.2, P.HIGH, L.BEST),
        (2.3, P.HIGH, L.BETTER),
        (2.4, P.HIGH, L.BETTER),
        (2.5, P.HIGH, L.SIMILAR),
        (2.6, P.HIGH, L.SIMILAR),
        (2.8, P.HIGH, L.WORSE),
        (3.0, P.HIGH, L.WORST),
        (2.2, P.LOW, L.WORST),
        (2.8, P.LOW, L.BETTER),
        (3.0, P.LOW, L.BEST),
        (2.2, P.NO_JUDGEMENT, L.HIGHER),
        (3.0, P.NO_JUDGEMENT, L.LOWER),
    ],
)
def test_rule_2_two_levels_add_best_and_worst(benchmark: float, polarity: Polarity, label: Label) -> None:
    """An area at 2.6 with 95 % limits 2.5 to 2.7 and 99.8 % limits 2.3 to 2.9."""
    found = against_benchmark_at_two_levels(2.6, 2.5, 2.7, 2.3, 2.9, benchmark, polarity)
    assert found.label is label


def test_two_levels_need_both_intervals_one_inside_the_other() -> None:
    found = against_benchmark_at_two_levels(2.6, 2.5, 2.7, None, 2.9, 3.0, P.LOW)
    assert (found.label, found.reason) == (L.NOT_COMPARED, W.NO_INTERVAL)
    with pytest.raises(Refused, match=r"lower 99\.8 % limit is above the lower 95 % limit"):
        against_benchmark_at_two_levels(2.6, 2.5, 2.7, 2.55, 2.9, 3.0, P.LOW)
    with pytest.raises(Refused, match=r"upper 99\.8 % limit is below the upper 95 % limit"):
        against_benchmark_at_two_levels(2.6, 2.5, 2.7, 2.3, 2.65, 3.0, P.LOW)


@pytest.mark.parametrize(
    "difference, lower, upper, polarity, label",
    [
        (2.0, 0.5, 3.5, P.HIGH, L.BETTER),
        (-2.0, -3.5, -0.5, P.HIGH, L.WORSE),
        (2.0, 0.0, 4.0, P.HIGH, L.SIMILAR),
        (2.0, 0.5, 3.5, P.NO_JUDGEMENT, L.HIGHER),
        (math.nan, math.nan, math.nan, P.HIGH, L.NOT_COMPARED),
    ],
)
def test_an_uncertain_benchmark_is_compared_by_the_difference(
    difference: float, lower: float, upper: float, polarity: Polarity, label: Label
) -> None:
    assert from_difference(Estimate(difference, lower, upper), polarity).label is label


@pytest.mark.parametrize(
    "value, denominator, benchmark, confidence, polarity, label",
    [
        (7.706576728499156, 5930, 8.961108687627933, 0.95, P.LOW, L.BETTER),
        (12.474645030425965, 1972, 8.961108687627933, 0.998, P.LOW, L.WORSE),
        (10.9783420463032, 1339, 12.8379546895717, 0.998, P.LOW, L.SIMILAR),
        (10.0, 0, 10.0, 0.95, P.LOW, L.NOT_COMPARED),
        (10.0, -1, 10.0, 0.95, P.LOW, L.NOT_COMPARED),
    ],
)
def test_rule_3_control_limits_round_a_benchmark_proportion(
    value: float, denominator: float, benchmark: float, confidence: float, polarity: Polarity, label: Label
) -> None:
    """Kept to explain labels published with it."""
    found = against_control_limits_for_proportion(
        value, denominator, benchmark, polarity, confidence=confidence
    )
    assert found.label is label
    assert found.reason == (W.NO_DENOMINATOR if denominator <= 0 else W.COMPARED)


@pytest.mark.parametrize(
    "value, denominator, benchmark, confidence, polarity, label",
    [
        (1.1358436559886544, 616282, 2.132708657734625, 0.95, P.LOW, L.BETTER),
        (1.1358436559886544, 616282, 2.132708657734625, 0.998, P.LOW, L.SIMILAR),
        (4.1515156695295845, 409489, 2.132708657734625, 0.95, P.LOW, L.WORSE),
        (0.0, 1000, 0.0, 0.95, P.LOW, L.SIMILAR),
        (5.0, None, 5.0, 0.95, P.LOW, L.NOT_COMPARED),
    ],
)
def test_rule_4_control_limits_round_a_benchmark_rate(
    value: float, denominator: float, benchmark: float, confidence: float, polarity: Polarity, label: Label
) -> None:
    """Kept to explain labels published with it."""
    found = against_control_limits_for_rate(value, denominator, benchmark, polarity, confidence=confidence)
    assert found.label is label


@pytest.mark.parametrize(
    "lower, upper, benchmark_lower, benchmark_upper, label",
    [
        (3.5, 4.5, 2.7, 3.6, L.SIMILAR),
        (3.5, 4.5, 2.7, 3.5, L.SIMILAR),
        (3.5, 4.5, 2.7, 3.1, L.WORSE),
        (2.7, 3.1, 3.5, 4.5, L.BETTER),
        (3.5, 4.5, None, None, L.NOT_COMPARED),
    ],
)
def test_rule_6_intervals_that_overlap_are_similar(
    lower: float, upper: float, benchmark_lower: float, benchmark_upper: float, label: Label
) -> None:
    """Kept to explain published labels: it misses most real differences. Low is good here."""
    found = interval_against_interval(
        (lower + upper) / 2, lower, upper, 3.0, benchmark_lower, benchmark_upper, P.LOW
    )
    assert found.label is label


SEVEN = [10, 20, 30, 40, 50, 60, 70]


@pytest.mark.parametrize(
    "values, polarity, labels",
    [
        ([1, 2, 3, 4, 5], P.HIGH, [L.WORST, L.WORSE, L.MIDDLE, L.BETTER, L.BEST]),
        ([5, 4, 3, 2, 1], P.LOW, [L.WORST, L.WORSE, L.MIDDLE, L.BETTER, L.BEST]),
        ([1, 2, 3, 4, 5], P.NO_JUDGEMENT, [L.LOWEST, L.LOW, L.MIDDLE, L.HIGH, L.HIGHEST]),
        (SEVEN, P.HIGH, [L.WORST, L.WORST, L.WORSE, L.WORSE, L.MIDDLE, L.BETTER, L.BEST]),
        ([1, 1, 1, 1, 5], P.HIGH, [L.WORST, L.WORST, L.WORST, L.WORST, L.BEST]),
        ([1, 2, 3, 4, None], P.HIGH, [L.NOT_COMPARED] * 5),
        ([None, 1, 2, 3, 4, 5], P.HIGH, [L.NOT_COMPARED, L.WORST, L.WORSE, L.MIDDLE, L.BETTER, L.BEST]),
    ],
)
def test_rule_7_quintiles_rank_and_claim_no_significance(
    values: list[float | None], polarity: Polarity, labels: list[Label]
) -> None:
    """Equal values share a fifth, whatever order they come in. Five figures are the fewest."""
    assert quintiles(values, polarity).label.tolist() == labels


def test_quintiles_are_those_of_each_group() -> None:
    found = quintiles([1, 2, 3, 4, 5, 100, 101], P.HIGH, groups=["a"] * 5 + ["b"] * 2)
    assert found.label.tolist()[4:] == [L.BEST, L.NOT_COMPARED, L.NOT_COMPARED]
    assert found.reason.tolist()[5] is W.TOO_FEW_AREAS


def test_neighbours_are_pooled_without_the_area_itself() -> None:
    """A figure of 20,000 children weighs what 20,000 children weigh; who has no data is counted."""
    everybody = np.ones((4, 4), dtype=bool)
    found = pooled_neighbours([10, 20, 300, None], [100, 100, 1000, 500], everybody, multiplier=100)
    assert close(found.value, [320 / 1100 * 100, 310 / 1100 * 100, 30 / 200 * 100, 330 / 1200 * 100])
    assert found.with_data.tolist() == [2, 2, 2, 3]
    assert found.missing.tolist() == [1, 1, 1, 0]
    alone = pooled_neighbours([10, 20], [100, 100], [[True, False], [False, True]])
    assert np.isnan(alone.value).all()


@pytest.mark.parametrize(
    "method, given, sentence",
    [
        (against_benchmark, (5, 6, 4, 5, P.HIGH), "lower limit is above the upper"),
        (against_benchmark, ([5, 5], [4, 7], 6, 5, P.HIGH), "above the upper at position 1"),
        (against_benchmark, (5, 4, 6, 5, "up"), "a polarity is one of"),
        (against_benchmark, ([5] * 3, 4, 6, 5, [P.LOW] * 2), "one for each value"),
        (against_control_limits_for_proportion, (5, 10, 101, P.LOW), "the benchmark is no proportion"),
        (against_control_limits_for_rate, (5, 10, -1, P.LOW), "the benchmark is below zero"),
        (interval_against_interval, (5, 4, 6, 5, 6, 4, P.LOW), "benchmark's lower limit is above"),
        (pooled_neighbours, ([1, 2], [3, 4], [[True]]), "a row and a column for each area"),
        (pooled_neighbours, ([-1], [3], [[True]]), "the numerator is below zero"),
        (quintiles, (5, P.HIGH), "a list with one value for each area"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    method: Callable[..., object], given: tuple[Any, ...], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        method(*given)


def test_a_whole_table_is_compared_as_row_by_row() -> None:
    random = np.random.default_rng(3)
    n = random.integers(5, 300, 300)
    area = proportion(random.binomial(n, 0.3), n)
    polarity = np.array(list(Polarity))[random.integers(0, 5, 300)]
    found = against_benchmark(*area, 0.3, polarity)
    assert {L.BETTER, L.WORSE, L.HIGHER, L.LOWER, L.SIMILAR, L.NOT_COMPARED} == set(found.label)
    for row in range(300):
        alone = against_benchmark(
            area.value[row], area.lower[row], area.upper[row], 0.3, Polarity(polarity[row])
        )
        assert (found.label[row], found.reason[row]) == (alone.label, alone.reason)


def _as_published(case: dict) -> Label:
    data, benchmark, polarity = case["data"], case["benchmark"], case["polarity"]
    limits = [data.get(each) for each in ("lower_95", "upper_95", "lower_99_8", "upper_99_8")]
    others = [benchmark.get(each) for each in ("lower_95", "upper_95")]
    match case["method"]:
        case "ci_vs_benchmark_value_95":
            found = against_benchmark(data["value"], limits[0], limits[1], benchmark["value"], polarity)
        case "ci_vs_benchmark_value_95_and_99_8":
            found = against_benchmark_at_two_levels(
                data["value"], limits[0], limits[1], limits[2], limits[3], benchmark["value"], polarity
            )
        case "ci_vs_benchmark_ci_95":
            found = interval_against_interval(
                data["value"], limits[0], limits[1], benchmark["value"], others[0], others[1], polarity
            )
        case "control_limits_around_benchmark_proportion":
            found = against_control_limits_for_proportion(
                data["value"],
                data["denominator"],
                benchmark["value"],
                polarity,
                confidence=case["confidence"],
                multiplier=case["unit"] or 100,
            )
        case "control_limits_around_benchmark_rate_poisson":
            found = against_control_limits_for_rate(
                data["value"],
                data["denominator"],
                benchmark["value"],
                polarity,
                confidence=case["confidence"],
                multiplier=case["unit"],
            )
        case other:
            pytest.fail(f"a method without a test: {other}")
    return found.label


@need_vectors
def test_the_published_labels() -> None:
    published = cases("fingertips_benchmark.json")
    assert len(published) >= 50
    for case in published:
        assert _as_published(case) == case["expected"], case
