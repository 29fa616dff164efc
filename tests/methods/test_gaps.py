"""Gaps between groups: absolute and relative, and whether they have narrowed.

The gap is rest less group; the ratio group over rest. A smaller gap is better whichever way the measure
points.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from goldenthread.methods.arrays import Estimate, Refused
from goldenthread.methods.gaps import (
    GapChange,
    change_in_gap,
    change_in_gap_of_proportions,
    change_in_gap_of_rates,
    gap_from_limits,
    gap_of_proportions,
    gap_of_rates,
    rest_of,
)
from goldenthread.methods.rates import proportion, rate
from goldenthread.methods.significance import difference_of_proportions, difference_of_rates

from .vectors import close

G = GapChange
M = math.nan


@pytest.mark.parametrize(
    "everybody, group, rest",
    [((60, 100), (12, 30), (48, 70)), ((5, 10), (0, 4), (5, 6)), ((None, 100), (12, 30), (M, 70))],
)
def test_a_group_is_compared_with_the_rest_not_with_all(
    everybody: tuple[float, float], group: tuple[float, float], rest: tuple[float, float]
) -> None:
    assert close(rest_of(*everybody, *group), [float(each) for each in rest])


@pytest.mark.parametrize(
    "group, rest, gap, ratio",
    [
        ((48, 80), (56, 70), 20.0, 0.75),
        ((56, 70), (48, 80), -20.0, 4 / 3),
        ((0, 20), (5, 10), 50.0, 0.0),
        ((5, 10), (0, 20), -50.0, M),
        ((None, 20), (5, 10), M, M),
    ],
)
def test_a_gap_between_proportions_is_told_with_both_levels(
    group: tuple[float, float], rest: tuple[float, float], gap: float, ratio: float
) -> None:
    """The ratio is missing where the rest has no event, and has no limits where either has none."""
    found = gap_of_proportions(*group, *rest)
    assert found.absolute.value == pytest.approx(gap, nan_ok=True)
    assert found.ratio.value == pytest.approx(ratio, nan_ok=True)
    assert close(found.group, proportion(*group, multiplier=100))
    assert close(found.rest, proportion(*rest, multiplier=100))
    assert close(found.absolute, difference_of_proportions(*rest, *group, multiplier=100))
    assert math.isnan(found.ratio.lower) == (group[0] in (0, None) or rest[0] == 0)


def test_the_limits_of_a_ratio_of_proportions_are_those_of_its_logarithm() -> None:
    found = gap_of_proportions(48, 80, 56, 70).ratio
    theirs = confint_proportions_2indep(48, 80, 56, 70, method="log", compare="ratio", correction=False)
    assert close(found[1:], theirs, 1e-9)


def test_a_gap_between_rates_has_score_limits_and_a_log_ratio() -> None:
    found = gap_of_rates(30, 54308, 60, 51477, multiplier=10_000)
    assert close(found.absolute, difference_of_rates(60, 51477, 30, 54308, multiplier=10_000))
    assert close(found.group, rate(30, 54308, multiplier=10_000))
    ratio = (30 / 54308) / (60 / 51477)
    factor = math.exp(1.959963984540054 * math.sqrt(1 / 30 + 1 / 60))
    assert close(found.ratio, (ratio, ratio / factor, ratio * factor), 1e-12)
    assert math.isnan(gap_of_rates(0, 100, 5, 100).ratio.lower)


def test_a_gap_between_figures_with_limits_uses_their_standard_errors() -> None:
    found = gap_from_limits(Estimate(40.0, 36.0, 44.0), Estimate(50.0, 47.0, 53.0))
    assert close(found.absolute, (10.0, 5.0, 15.0), 1e-12)
    factor = math.exp(math.hypot(4 / 40, 3 / 50))
    assert close(found.ratio, (0.8, 0.8 / factor, 0.8 * factor), 1e-12)
    assert math.isnan(gap_from_limits(Estimate(-1.0, -2.0, 0.0), Estimate(5.0, 4.0, 6.0)).ratio.value)


@pytest.mark.parametrize(
    "now, then, label",
    [
        # group and rest now, group and rest then, of 1,000 each
        ((600, 640), (500, 640), G.NARROWED),
        ((500, 540), (500, 640), G.NARROWED),
        ((500, 640), (600, 640), G.WIDENED),
        ((600, 640), (590, 640), G.NO_CLEAR_CHANGE),
        ((700, 640), (500, 640), G.REVERSED),
        ((640, 600), (640, 500), G.NARROWED),
        ((None, 600), (640, 500), G.NOT_COMPARED),
    ],
)
def test_a_gap_has_narrowed_only_if_its_change_is_more_than_chance(
    now: tuple[int, int], then: tuple[int, int], label: GapChange
) -> None:
    """It counts as narrowed too where the better group fell: that is why both levels are told."""
    found = change_in_gap_of_proportions((now[0], 1000, now[1], 1000), (then[0], 1000, then[1], 1000))
    assert found.label is label


def test_the_variance_of_a_change_in_gap_is_the_sum_of_the_four() -> None:
    found = change_in_gap_of_proportions((60, 100, 64, 200), (50, 110, 70, 210), multiplier=1)
    change = (0.32 - 0.6) - (70 / 210 - 50 / 110)
    variance = sum(x / n * (1 - x / n) / n for x, n in ((60, 100), (64, 200), (50, 110), (70, 210)))
    half = 1.959963984540054 * math.sqrt(variance)
    assert close(found.change, (change, change - half, change + half), 1e-12)
    found = change_in_gap_of_rates((60, 1000, 64, 2000), (50, 1100, 70, 2100), multiplier=1)
    half = 1.959963984540054 * math.sqrt(60 / 1e6 + 64 / 4e6 + 50 / 1.21e6 + 70 / 4.41e6)
    assert found.change.upper - found.change.value == pytest.approx(half)


def test_a_group_without_events_is_not_taken_for_certain() -> None:
    """0 of 5 varies by chance too, though p (1 − p) / n is 0."""
    found = change_in_gap_of_proportions((0, 5, 0, 5), (0, 5, 0, 5))
    assert found.change.upper > 10
    assert found.label is G.NO_CLEAR_CHANGE
    assert change_in_gap_of_rates((0, 5, 0, 5), (0, 5, 0, 5), multiplier=1).change.upper > 0.5


def test_a_gap_of_figures_with_limits_changes_by_their_standard_errors() -> None:
    wide = Estimate(np.array([50.0, 50.0]), np.array([46.0, 49.0]), np.array([54.0, 51.0]))
    group = Estimate(40.0, 39.0, 41.0)
    now = Estimate(np.array([46.0, 46.0]), np.array([42.0, 45.0]), np.array([50.0, 47.0]))
    found = change_in_gap(group, now, group, wide)
    assert found.label.tolist() == [G.NO_CLEAR_CHANGE, G.NARROWED]
    assert close(found.change.value, [-4.0, -4.0])
    assert close(found.change.upper, [-4 + math.sqrt(34), -2.0], 1e-12)


@pytest.mark.parametrize(
    "method, given, sentence",
    [
        (rest_of, (5, 10, 6, 8), "the group's numerator is above that of all"),
        (rest_of, (5, 10, 4, 12), "the group's denominator is above that of all"),
        (gap_of_proportions, (6, 5, 1, 2), "the numerator is above the denominator"),
        (gap_of_rates, (6, 0, 1, 2), "a denominator is not above zero"),
        (change_in_gap_of_proportions, ((1, 2, 1, 2), (1, 2, 3, 2)), "above the denominator"),
        (change_in_gap_of_rates, ((1, 2, 1, 0), (1, 2, 3, 2)), "a denominator is not above zero"),
        (change_in_gap, (*[Estimate(1.0, 2.0, 0.0)] * 4,), "the lower limit is above the upper"),
    ],
)
def test_what_cannot_be_is_refused(
    method: Callable[..., object], given: tuple[Any, ...], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        method(*given)
