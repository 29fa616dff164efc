"""What holds for every figure whatever, when it gets limits, is compared, or stands beside another."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from hypothesis import assume, given, settings, strategies as st

from goldenthread.methods.comparisons import (
    Label,
    against_benchmark,
    against_benchmark_at_two_levels,
    pooled_neighbours,
    quintiles,
)
from goldenthread.methods.funnels import funnel_significance_for_proportion, funnel_significance_for_rate
from goldenthread.methods.gaps import GapChange, change_in_gap_of_proportions
from goldenthread.methods.inequality import slope_index_of_inequality
from goldenthread.methods.intervals import byar_limits, count_limits, exact_poisson_limits
from goldenthread.methods.life_expectancy import life_expectancy
from goldenthread.methods.means import mean
from goldenthread.methods.quantiles import quantiles
from goldenthread.methods.rates import proportion, rate
from goldenthread.methods.significance import (
    Change,
    change_in_proportion,
    change_in_rate,
    difference_of_proportions,
    difference_of_rates,
)
from goldenthread.methods.standardised import directly_standardised_rate
from goldenthread.rules.polarity import Polarity

# How long one example takes depends on what else the machine does.
unhurried = settings(deadline=None, max_examples=60)

confidences = st.sampled_from([0.5, 0.8, 0.95, 0.998])
counts = st.integers(0, 10**7)
figures = st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 6))
MIRRORED = {
    Label.BEST: Label.WORST,
    Label.BETTER: Label.WORSE,
    Label.SIMILAR: Label.SIMILAR,
    Label.MIDDLE: Label.MIDDLE,
    Label.WORSE: Label.BETTER,
    Label.WORST: Label.BEST,
    Label.NOT_COMPARED: Label.NOT_COMPARED,
}


@st.composite
def parts_of_wholes(draw: Any) -> tuple[float, float]:
    whole = draw(st.one_of(st.integers(1, 10**9), st.floats(1e-3, 1e12)))
    part = draw(
        st.one_of(st.integers(0, min(int(whole), 60)), st.floats(0, 1).map(lambda share: share * whole))
    )
    return min(part, whole), whole


@given(parts_of_wholes(), confidences)
@unhurried
def test_a_proportions_limits_hold_it_and_never_leave_0_to_1(
    of: tuple[float, float], confidence: float
) -> None:
    found = proportion(*of, confidence=confidence)
    assert 0 <= found.lower <= found.value <= found.upper <= 1


@given(parts_of_wholes(), confidences)
@unhurried
def test_the_limits_of_those_without_mirror_those_of_those_with(
    of: tuple[float, float], confidence: float
) -> None:
    part, whole = of
    with_it, without = (
        proportion(part, whole, confidence=confidence),
        proportion(whole - part, whole, confidence=confidence),
    )
    assert math.isclose(with_it.lower, 1 - without.upper, abs_tol=1e-9)


@given(counts, confidences)
@unhurried
def test_a_counts_limits_hold_it_and_rise_with_it(count: int, confidence: float) -> None:
    for method in (count_limits, exact_poisson_limits):
        lower, upper = method(count, confidence=confidence)
        more_lower, more_upper = method(count + 1, confidence=confidence)
        assert lower <= count <= upper
        assert more_upper > upper
        if (method, count) != (count_limits, 9):  # where Byar's take over from the exact ones
            assert more_lower >= lower
    lower, upper = byar_limits(count, confidence=confidence)
    assert count < upper
    assert math.isnan(lower) or lower <= count


@given(parts_of_wholes())
@unhurried
def test_more_confidence_means_wider_limits(of: tuple[float, float]) -> None:
    for method in (proportion, rate):
        narrow, wide = method(*of, confidence=0.95), method(*of, confidence=0.998)
        assert wide.lower <= narrow.lower or math.isclose(wide.lower, narrow.lower, rel_tol=1e-12)
        assert narrow.upper <= wide.upper or math.isclose(wide.upper, narrow.upper, rel_tol=1e-12)


@given(parts_of_wholes(), st.sampled_from([1, 100, 1_000, 10_000, 0.5]))
@unhurried
def test_a_multiplier_changes_the_unit_and_nothing_else(of: tuple[float, float], each: float) -> None:
    for method in (proportion, rate):
        one, many = method(*of, multiplier=1), method(*of, multiplier=each)
        assert np.allclose(np.array(one) * each, many, rtol=1e-12, atol=0)


@given(st.lists(figures, min_size=2, max_size=30), confidences)
@unhurried
def test_a_means_limits_hold_it(values: list[float], confidence: float) -> None:
    found = mean(values, confidence=confidence)
    assert found.lower <= found.value <= found.upper


@given(figures, figures, figures, figures, figures)
@unhurried
def test_the_mirrored_polarity_gives_the_mirrored_label(
    value: float, one: float, two: float, three: float, benchmark: float
) -> None:
    low, far = sorted((abs(one), abs(one) + abs(two)))
    limits = (value - low, value + low, value - far, value + far + abs(three))
    for polarity in Polarity:
        at_one = against_benchmark(value, *limits[:2], benchmark, polarity)
        at_two = against_benchmark_at_two_levels(value, *limits, benchmark, polarity)
        for found, turned in (
            (at_one, against_benchmark(value, *limits[:2], benchmark, polarity.mirrored())),
            (at_two, against_benchmark_at_two_levels(value, *limits, benchmark, polarity.mirrored())),
        ):
            expected = MIRRORED[found.label] if polarity.has_direction else found.label
            assert turned.label is expected


@given(figures, figures, figures, st.sampled_from([0.25, 2, 1024]))
@unhurried
def test_scaling_the_unit_changes_no_label(value: float, half: float, benchmark: float, by: float) -> None:
    for polarity in Polarity:
        limits = (value - abs(half), value + abs(half))
        plain = against_benchmark(value, *limits, benchmark, polarity)
        scaled = against_benchmark(value * by, limits[0] * by, limits[1] * by, benchmark * by, polarity)
        assert plain == scaled


@given(figures, figures, figures)
@unhurried
def test_counting_the_other_way_round_changes_no_judgement(
    value: float, half: float, benchmark: float
) -> None:
    """Absence for attendance: value and limits negated, polarity mirrored."""
    for polarity in (Polarity.HIGH, Polarity.LOW):
        plain = against_benchmark(value, value - abs(half), value + abs(half), benchmark, polarity)
        turned = against_benchmark(
            -value, -(value + abs(half)), -(value - abs(half)), -benchmark, polarity.mirrored()
        )
        assert plain == turned


@given(parts_of_wholes(), st.floats(0.01, 0.99))
@unhurried
def test_a_funnel_never_calls_both_ends_the_same(of: tuple[float, float], average: float) -> None:
    for method in (funnel_significance_for_proportion, funnel_significance_for_rate):
        high = method(*of, average, Polarity.HIGH, multiplier=1)
        low = method(*of, average, Polarity.LOW, multiplier=1)
        assert MIRRORED[high.label] is low.label


@given(parts_of_wholes(), parts_of_wholes(), confidences)
@unhurried
def test_a_difference_turned_round_is_its_own_mirror(
    one: tuple[float, float], other: tuple[float, float], confidence: float
) -> None:
    for method in (difference_of_proportions, difference_of_rates):
        there = method(*one, *other, confidence=confidence, multiplier=1)
        back = method(*other, *one, confidence=confidence, multiplier=1)
        assert there.lower <= there.value <= there.upper
        size = abs(there.upper) + abs(there.lower)
        assert math.isclose(there.lower, -back.upper, rel_tol=1e-8, abs_tol=1e-8 * size)


@given(parts_of_wholes(), parts_of_wholes())
@unhurried
def test_up_turned_round_is_down(now: tuple[float, float], then: tuple[float, float]) -> None:
    turned = {Change.UP: Change.DOWN, Change.DOWN: Change.UP, Change.NO_CLEAR_CHANGE: Change.NO_CLEAR_CHANGE}
    for method in (change_in_proportion, change_in_rate):
        found = method(*now, *then)
        near_zero = min(abs(found.difference.lower), abs(found.difference.upper))
        assume(near_zero > 1e-9 * max(abs(found.difference.lower), abs(found.difference.upper)))
        assert method(*then, *now).label is turned[found.label]


@given(parts_of_wholes())
@unhurried
def test_no_change_is_never_called_one(now: tuple[float, float]) -> None:
    for method in (change_in_proportion, change_in_rate):
        assert method(*now, *now).label is Change.NO_CLEAR_CHANGE
    assert change_in_gap_of_proportions((*now, *now), (*now, *now)).label is GapChange.NO_CLEAR_CHANGE


@given(
    st.lists(st.one_of(st.none(), st.integers(-50, 50)), min_size=1, max_size=40),
    st.integers(2, 10),
    st.randoms(),
)
@unhurried
def test_the_order_of_loading_changes_no_quantile(values: list[int | None], number: int, random: Any) -> None:
    order = list(range(len(values)))
    random.shuffle(order)
    shuffled = [values[place] for place in order]
    found = quantiles(values, number)
    assert np.array_equal(quantiles(shuffled, number), found[order], equal_nan=True)
    fifths = quintiles(values, Polarity.HIGH).label
    assert (quintiles(shuffled, Polarity.HIGH).label == fifths[order]).all()
    known = [(value, quantile) for value, quantile in zip(values, found, strict=True) if quantile == quantile]
    assert [quantile for _, quantile in sorted(known)] == sorted(quantile for _, quantile in known)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(51, 900)), min_size=2, max_size=12))
@unhurried
def test_the_area_itself_never_moves_its_neighbours_benchmark(areas: list[tuple[int, int]]) -> None:
    x, n = (np.array(column, dtype=float) for column in zip(*areas, strict=True))
    everybody = np.ones((len(areas), len(areas)), dtype=bool)
    before = pooled_neighbours(x, n, everybody).value
    x[0], n[0] = 1000, 1000
    assert pooled_neighbours(x, n, everybody).value[0] == before[0]


@given(st.lists(st.integers(0, 400), min_size=19, max_size=19), st.integers(1, 50))
@unhurried
def test_a_standardised_rate_lies_between_its_bands(events: list[int], thousands: int) -> None:
    people = np.full(19, thousands * 1000)
    assume(sum(events) >= 10)
    found = directly_standardised_rate(events, people).estimate
    rates = np.array(events) / people * 100_000
    assert rates.min() * (1 - 1e-9) <= found.value <= rates.max() * (1 + 1e-9)
    assert found.lower <= found.value <= found.upper


@given(st.lists(st.integers(1, 90), min_size=20, max_size=20), st.integers(0, 19))
@unhurried
def test_one_more_death_never_makes_life_longer(deaths: list[int], band: int) -> None:
    # Enough deaths at the end that the limits are never so wide that the value is withheld.
    deaths, people = [*deaths[:-1], deaths[-1] + 400], np.array([5000] * 19 + [2000])
    before = life_expectancy(deaths, people).estimate.value
    deaths[band] += 1
    after = life_expectancy(deaths, people).estimate.value
    assert after < before


@given(st.lists(st.integers(1, 90), min_size=5, max_size=10), st.floats(-100, 100), st.floats(0.1, 50))
@unhurried
def test_the_slope_index_moves_with_the_unit_and_not_with_the_level(
    values: list[float], level: float, by: float
) -> None:
    people = np.arange(len(values)) + 1
    plain, moved = (
        slope_index_of_inequality(given, people, standard_errors=each, draws=1000).slope_index
        for given, each in ((np.array(values), 1.0), (np.array(values) * by + level, by))
    )
    assert np.allclose(np.array(plain) * by, moved, rtol=1e-9, atol=1e-7)
