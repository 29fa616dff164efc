"""Funnel plots: every area against the average, with limits that narrow as areas grow.

Source: Spiegelhalter 2005; Office for Health Improvement and Disparities, technical guide.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from goldenthread.methods.arrays import Refused
from goldenthread.methods.comparisons import Label, WhyNot, against_benchmark
from goldenthread.methods.funnels import (
    funnel_limits_for_proportion,
    funnel_limits_for_rate,
    funnel_significance_for_proportion,
    funnel_significance_for_rate,
    funnel_significance_for_standardised_rate,
    overdispersion_of_proportions,
    overdispersion_of_rates,
    published_lines_for_rate,
)
from goldenthread.methods.intervals import count_limits
from goldenthread.methods.rates import proportion
from goldenthread.rules.polarity import Polarity

from .vectors import close

L, P = Label, Polarity


@pytest.mark.parametrize(
    "denominator, average, confidence, lower, upper",
    [
        (100, 20.0, 0.95, 12.1601440618, 27.8398559382),
        (10_000, 20.0, 0.95, 19.2160144062, 20.7839855938),
        (100, 20.0, 0.998, 7.6390707753, 32.3609292247),
        (10, 20.0, 0.998, 0.0, 59.0886903461),
        (4, 90.0, 0.95, 60.6005402319, 100.0),
    ],
)
def test_the_lines_of_a_funnel_of_percentages(
    denominator: float, average: float, confidence: float, lower: float, upper: float
) -> None:
    """They narrow with the size of an area and never leave 0 to 100 %."""
    found = funnel_limits_for_proportion(denominator, average, confidence=confidence)
    assert close(found, (average, lower, upper), 1e-9)


@pytest.mark.parametrize("expected", [0.5, 2.0, 4.788, 7.0, 18.0, 18.4, 55.0, 900.0])
@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.998])
def test_the_lines_of_a_funnel_of_rates_are_where_significance_begins(
    expected: float, confidence: float
) -> None:
    """For every whole number of events: beyond the line exactly when its own limits leave the average out."""
    lines = funnel_limits_for_rate(1, expected, multiplier=1, confidence=confidence)
    events = np.arange(0, 1200)
    lower, upper = count_limits(events, confidence=confidence)
    assert ((lower > expected) == (events > lines.upper)).all()
    assert ((upper < expected) == (events < lines.lower)).all()


#: The office's own lines for ratios: events, then for each line the events expected and the ratio × 100.
PUBLISHED_LINES = [
    (1, 0.95, 5.571644585, 17.94802207, 0.025317898, 3949.774946),
    (1, 0.998, 9.233410143, 10.83023482, 0.001000547, 99945.32721),
    (2, 0.95, 7.224687515, 27.6828582, 0.242209467, 825.7315569),
    (3, 0.998, 13.06224507, 22.96695541, 0.190533306, 1574.52787),
    (4, 0.95, 10.24158653, 39.05644881, 1.089865762, 367.0176768),
    (716, 0.95, 770.4222128, 92.93605352, 664.5083011, 107.7488421),
    (716, 0.998, 802.60414, 89.20960712, 636.1521174, 112.5516964),
]


@pytest.mark.parametrize(
    ("events", "confidence", "lower_expected", "lower", "upper_expected", "upper"), PUBLISHED_LINES
)
def test_the_published_lines_go_by_exact_limits(
    events: int,
    confidence: float,
    lower_expected: float,
    lower: float,
    upper_expected: float,
    upper: float,
) -> None:
    found = published_lines_for_rate(events, 1, confidence=confidence, multiplier=1)
    # They are found by halving there, to about a millionth.
    assert found.lower_denominator == pytest.approx(lower_expected, rel=1e-5, abs=1e-6)
    assert found.lower * 100 == pytest.approx(lower, rel=1e-5)
    assert found.upper_denominator == pytest.approx(upper_expected, rel=1e-5, abs=1e-6)
    assert found.upper * 100 == pytest.approx(upper, rel=1e-3 if upper > 10_000 else 1e-5)


def test_the_published_lines_of_a_rate_give_the_people_it_takes() -> None:
    found = published_lines_for_rate([1, 2, 5], 116.1720835, confidence=0.95)
    assert np.asarray(found.lower_denominator) / 3 == pytest.approx(
        [1598.6757, 2072.9844, 3348.0026], rel=1e-6
    )
    assert found.lower == pytest.approx([20.850591, 32.159753, 49.780925], rel=1e-6)


def test_the_two_ways_of_drawing_lines_are_less_than_one_per_cent_apart() -> None:
    for confidence in (0.95, 0.998):
        published = published_lines_for_rate(np.arange(1, 400), 1, confidence=confidence, multiplier=1)
        lower = funnel_limits_for_rate(published.lower_denominator, 1, confidence=confidence, multiplier=1)
        upper = funnel_limits_for_rate(published.upper_denominator, 1, confidence=confidence, multiplier=1)
        assert np.asarray(lower.lower) == pytest.approx(published.lower, rel=0.009)
        assert np.asarray(upper.upper) == pytest.approx(published.upper, rel=0.009)


@pytest.mark.parametrize(
    ("observed", "expected", "label"),
    [
        (8, 6.239860227, Label.SIMILAR),
        (151, 106.4429719, Label.BEST),
        (159, 232.9329036, Label.WORST),
        (191, 184.0963855, Label.SIMILAR),
        (124, 183.894409, Label.WORST),
        (78, 90.84556254, Label.SIMILAR),
    ],
)
def test_published_ratios_are_labelled_as_published(observed: float, expected: float, label: Label) -> None:
    found = funnel_significance_for_rate(observed, expected, 1, Polarity.HIGH, multiplier=1)
    assert found.label is label


def test_the_lines_are_drawn_over_any_range_of_sizes() -> None:
    sizes = np.array([1000, 5000, 20_000, 100_000])
    found = funnel_limits_for_rate(sizes, 50.0, multiplier=10_000)
    assert found.value.tolist() == [50.0] * 4
    assert (np.diff(found.upper) < 0).all()
    assert (np.diff(found.lower) > 0).all()
    gap = funnel_limits_for_rate([1000, None], 50.0, multiplier=10_000)
    assert np.isnan(gap.upper).tolist() == [False, True]


def test_more_spread_than_chance_widens_the_lines_and_less_never_narrows_them() -> None:
    plain = funnel_limits_for_proportion(1000, 40.0)
    wide = funnel_limits_for_proportion(1000, 40.0, dispersion=4)
    assert wide.upper - 40 == pytest.approx(2 * (plain.upper - 40))
    assert funnel_limits_for_proportion(1000, 40.0, dispersion=0.5) == plain
    plain, wide = (funnel_limits_for_rate(1000, 40.0, multiplier=100, dispersion=phi) for phi in (1, 4))
    assert wide.upper - 40 == pytest.approx(2 * (plain.upper - 40))


@pytest.mark.parametrize(
    "numerator, denominator, average, polarity, label",
    [
        (20, 100, 20.0, P.HIGH, L.SIMILAR),
        (27, 100, 20.0, P.HIGH, L.SIMILAR),
        (28, 100, 20.0, P.HIGH, L.BETTER),
        (33, 100, 20.0, P.HIGH, L.BEST),
        (12, 100, 20.0, P.LOW, L.BETTER),
        (7, 100, 20.0, P.LOW, L.BEST),
        (7, 100, 20.0, P.NO_JUDGEMENT, L.LOWER),
        (None, 100, 20.0, P.HIGH, L.NOT_COMPARED),
    ],
)
def test_rule_5_an_area_outside_a_funnel_of_percentages(
    numerator: float, denominator: float, average: float, polarity: Polarity, label: Label
) -> None:
    assert funnel_significance_for_proportion(numerator, denominator, average, polarity).label is label


@pytest.mark.parametrize(
    "events, people, average, polarity, label",
    [
        (20, 10_000, 200.0, P.HIGH, L.SIMILAR),
        (33, 10_000, 200.0, P.HIGH, L.BETTER),
        (40, 10_000, 200.0, P.HIGH, L.BEST),
        (40, 10_000, 200.0, P.LOW, L.WORST),
        (0, 10_000, 20.0, P.LOW, L.SIMILAR),
        (0, 10_000, 40.0, P.LOW, L.BETTER),
        (0, 10_000, 70.0, P.LOW, L.BEST),
        (3, None, 20.0, P.LOW, L.NOT_COMPARED),
    ],
)
def test_rule_5_an_area_outside_a_funnel_of_rates(
    events: float, people: float, average: float, polarity: Polarity, label: Label
) -> None:
    assert funnel_significance_for_rate(events, people, average, polarity).label is label


def test_a_standardised_rate_of_fewer_than_10_events_is_not_compared() -> None:
    limits = (5.0, 3.0, 7.0, 2.0, 9.0)
    few = funnel_significance_for_standardised_rate(9, *limits, 8.0, P.LOW)
    assert (few.label, few.reason) == (L.NOT_COMPARED, WhyNot.TOO_FEW_EVENTS)
    assert funnel_significance_for_standardised_rate(10, *limits, 8.0, P.LOW).label is L.BETTER
    assert funnel_significance_for_standardised_rate(10, *limits, 9.5, P.LOW).label is L.BEST


def test_for_proportions_the_funnel_decides_as_the_areas_own_limits_do() -> None:
    random = np.random.default_rng(5)
    n = random.integers(5, 2000, 5000)
    x = random.binomial(n, 0.3)
    ours = funnel_significance_for_proportion(x, n, 0.33, P.NO_JUDGEMENT, multiplier=1)
    theirs = against_benchmark(*proportion(x, n), 0.33, P.NO_JUDGEMENT)
    assert (ours.label == theirs.label).all()


def test_areas_that_differ_by_chance_alone_are_not_overdispersed() -> None:
    random = np.random.default_rng(8)
    n = random.integers(200, 2000, 150)
    chance = overdispersion_of_proportions(random.binomial(n, 0.3), n, 30)
    assert not chance.found
    assert chance.sentence == ""
    assert not overdispersion_of_rates(random.poisson(n * 0.05), n, 5, multiplier=100).found


def test_areas_that_differ_in_more_than_chance_are_and_it_is_said() -> None:
    random = np.random.default_rng(8)
    n = random.integers(2000, 9000, 150)
    found = overdispersion_of_proportions(random.binomial(n, random.uniform(0.2, 0.4, 150)), n, 30)
    assert found.found
    assert found.areas == 150
    assert "does not by itself single an area out" in found.sentence
    rates = overdispersion_of_rates(random.poisson(n * random.uniform(0.02, 0.08, 150)), n, 5, multiplier=100)
    assert rates.found


def test_areas_without_a_figure_are_left_out_of_the_spread() -> None:
    assert overdispersion_of_rates([5, None, 7], [100, 100, 100], 6, multiplier=100).areas == 2
    nothing = overdispersion_of_rates([None], [100], 6, multiplier=100)
    assert math.isnan(nothing.phi)
    assert not nothing.found


@pytest.mark.parametrize(
    "method, given, options, sentence",
    [
        (funnel_limits_for_proportion, ([5, 0], 20), {}, "not above zero at position 1"),
        (funnel_limits_for_proportion, (5, 120), {}, "the average is no proportion"),
        (overdispersion_of_rates, ([1], [5], -4), {}, "the average is below zero"),
        (funnel_limits_for_rate, (0, 20), {}, "the denominator is not above zero"),
        (funnel_limits_for_rate, (5, 0), {}, "the average is not above zero"),
        (funnel_limits_for_rate, (5, 1), {"dispersion": 0}, "the dispersion is not above zero"),
        (funnel_significance_for_proportion, (5, 4, 20, P.LOW), {}, "the numerator is above"),
        (funnel_significance_for_proportion, (3, 4, -1, P.LOW), {}, "the average is no proportion"),
        (funnel_significance_for_rate, (-1, 4, 20, P.LOW), {}, "the numerator is below zero"),
        (funnel_significance_for_rate, (1, 4, -20, P.LOW), {}, "the average is below zero"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    method: Callable[..., object], given: tuple[Any, ...], options: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        method(*given, **options)
