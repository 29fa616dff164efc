"""Trends: recent, as Fingertips labels them, and of figures without intervals."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from scipy import stats

from goldenthread.methods.trends import (
    Change,
    Direction,
    change_of,
    fingertips_trend,
    fingertips_trend_of_proportions,
    least_squares_line,
    mann_kendall,
    recent_trend,
    recent_trend_of_proportions,
    trend_of_values,
    weighted_slopes,
)
from goldenthread.rules.polarity import Polarity

HIGH, LOW, CLOSE = Polarity.HIGH, Polarity.LOW, Polarity.CLOSE_TO_TARGET
NAN = float("nan")


def around(values: list[float], half_width: float) -> tuple[list[float], list[float], list[float]]:
    return values, [each - half_width for each in values], [each + half_width for each in values]


@pytest.mark.parametrize(
    ("values", "half_width", "polarity", "label"),
    [
        ([50, 52, 54, 56, 58], 1.0, HIGH, "increasing and getting better"),
        ([50, 52, 54, 56, 58], 1.0, LOW, "increasing and getting worse"),
        ([58, 56, 54, 52, 50], 1.0, LOW, "decreasing and getting better"),
        ([58, 56, 54, 52, 50], 1.0, HIGH, "decreasing and getting worse"),
        ([50, 52, 54, 56, 58], 1.0, Polarity.NO_JUDGEMENT, "increasing"),
        ([50, 52, 54, 56, 58], 1.0, Polarity.INFORMATION_ONLY, "increasing"),
        ([50, 52, 54, 56, 58], 20.0, HIGH, "no clear trend"),
        # One low year and recovery: beyond sampling error, and yet no trend.
        ([80.0, 79.5, 60.0, 82.0, 84.0], 0.5, HIGH, "no clear trend"),
        ([50, 50, 50, 50, 50], 1.0, HIGH, "no clear trend"),
        ([50, 52, 54, 56], 1.0, HIGH, "cannot be calculated"),
        ([50, 52, 54, 56, 58], 0.0, HIGH, "cannot be calculated"),
        ([], 1.0, HIGH, "cannot be calculated"),
        ([NAN] * 6, 1.0, HIGH, "cannot be calculated"),
        ([50, 52, NAN, 54, 56, 58], 1.0, HIGH, "increasing and getting better"),
        ([50, 52, 54, 56, 58, NAN, NAN], 1.0, HIGH, "increasing and getting better"),
        ([50, 52, 54, NAN, NAN, NAN, NAN, 56, 58], 1.0, HIGH, "cannot be calculated"),
        ([50, 52, 54, 56, float("inf")], 1.0, HIGH, "cannot be calculated"),
        ([50, 52, 54, 56, 1e200], 1.0, HIGH, "cannot be calculated"),
    ],
)
def test_the_recent_trend_weighs_five_points_against_their_error_and_their_movement(
    values: list[float], half_width: float, polarity: Polarity, label: str
) -> None:
    """A gap is left out and the others keep their place; the five points must lie within eight periods."""
    found = recent_trend(*around(values, half_width), polarity=polarity)
    assert found.label == label
    assert found.reason.endswith(".")
    assert found.method == "trend-recent/1"


def test_the_recent_trend_by_hand() -> None:
    """Errors of 1: the slope of 10, 12, 11, 14, 13 is 0.8, its variance 1/10, the squared residuals 3.6, so
    phi is 1.2, T = 0.8 / square root of 0.12 = 2.3094, and p on three degrees 0.1041."""
    found = recent_trend(*around([10, 12, 11, 14, 13], 1.96))
    assert found.slope == pytest.approx(0.8)
    assert found.adjustment == pytest.approx(1.2)
    assert found.p_value == pytest.approx(2 * stats.t.sf(0.8 / 0.12**0.5, 3))
    assert found.p_value == pytest.approx(0.1041, abs=1e-4)
    assert found.direction is Direction.NO_CLEAR_TREND


@pytest.mark.parametrize("extra", [0, 1, 2, 5, 10])
def test_at_most_six_flat_series_in_a_hundred_are_called_a_trend(extra: float) -> None:
    """20,000 flat series with sampling error 1 and further movement of `extra` sampling errors."""
    draw = np.random.default_rng(20261122).normal(0, np.hypot(1, extra), (20_000, 5))
    fit = weighted_slopes(draw, np.ones_like(draw), np.arange(5.0))
    assert (fit.p_value < 0.05).mean() <= 0.06


def test_a_real_trend_is_mostly_found() -> None:
    """A rise of two sampling errors a year with no further movement: found in more than 80 of 100 series."""
    draw = np.random.default_rng(5).normal(0, 1, (5_000, 5)) + 2 * np.arange(5.0)
    assert (weighted_slopes(draw, np.ones_like(draw), np.arange(5.0)).p_value < 0.05).mean() > 0.8


def test_fingertips_takes_further_movement_for_a_trend_and_ours_does_not() -> None:
    """The reason why the Fingertips label is an option and not the default."""
    random = np.random.default_rng(3)
    theirs = ours = 0
    for _ in range(400):
        series = around(list(random.normal(0, 5, 5)), 1.96)
        theirs += fingertips_trend(*series).is_clear
        ours += recent_trend(*series).is_clear
    assert theirs > 100
    assert ours < 40


@pytest.mark.parametrize(
    ("counts", "denominators", "label"),
    [
        ([500, 540, 580, 620, 660], [1000] * 5, "increasing and getting better"),
        ([660, 620, 580, 540, 500], [1000] * 5, "decreasing and getting worse"),
        ([5, 6, 5, 7, 6], [10] * 5, "no clear trend"),
        ([0, 0, 0, 0, 0], [10] * 5, "no clear trend"),
        ([10, 10, 10, 10, 10], [10] * 5, "no clear trend"),
        ([11, 10, 10, 10, 10], [10] * 5, "cannot be calculated"),
        ([5, 5, 5, 5, 5], [10, 10, 0, 10, 10], "cannot be calculated"),
        ([5, 5, NAN, 5, 5], [10] * 5, "cannot be calculated"),
        ([5, 5, 5], [10] * 5, "cannot be calculated"),
    ],
)
def test_the_recent_trend_of_a_count_out_of_a_denominator(
    counts: list[float], denominators: list[float], label: str
) -> None:
    assert recent_trend_of_proportions(counts, denominators, polarity=HIGH).label == label


def test_the_slope_of_a_proportion_is_in_points() -> None:
    found = recent_trend_of_proportions([500, 520, 540, 560, 580], [1000] * 5)
    assert found.slope == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("values", "half_width", "label"),
    [
        ([10, 11, 12, 13, 14], 0.5, "increasing and getting worse"),
        ([14, 13, 12, 11, 10], 0.5, "decreasing and getting better"),
        # The slope of 1 has variance error² / 10: chi² is 8.7 at 2.1 (error 1.071) and 9.6 at 2.0 (1.020).
        ([10, 11, 12, 13, 14], 2.1, "no clear trend"),
        ([10, 11, 12, 13, 14], 2.0, "increasing and getting worse"),
        # Beyond sampling error but hanging on the last year alone.
        ([10, 10, 10, 9.9, 14], 0.5, "no clear trend"),
        ([10, 11, NAN, 13, 14], 0.5, "cannot be calculated"),
        ([9, 10, 11, 12, 13, NAN], 0.5, "cannot be calculated"),
        ([10, 11, 12, 13], 0.5, "cannot be calculated"),
        ([10, 11, 12, 13, 14], NAN, "cannot be calculated"),
        ([10, 11, 12, 13, 14], 0.0, "cannot be calculated"),
    ],
)
def test_the_fingertips_label_needs_an_unbroken_run_of_five_with_intervals(
    values: list[float], half_width: float, label: str
) -> None:
    """Without an interval it is “cannot be calculated”, where the published program says “no change”."""
    found = fingertips_trend(*around(values, half_width), polarity=LOW)
    assert found.label == label
    assert found.reason.endswith(".")


@pytest.mark.parametrize(
    ("counts", "denominators", "label"),
    [
        ([500, 540, 580, 620, 660], [1000] * 5, "increasing and getting better"),
        ([660, 620, 580, 540, 500], [1000] * 5, "decreasing and getting worse"),
        ([50, 54, 52, 53, 55], [1000] * 5, "no clear trend"),
        ([500, 540, 580, 620, 1000], [1000] * 5, "cannot be calculated"),
        ([0, 540, 580, 620, 660], [1000] * 5, "cannot be calculated"),
        ([540, 580, 620, 660], [1000] * 4, "cannot be calculated"),
    ],
)
def test_the_fingertips_label_of_a_proportion_has_its_own_direction(
    counts: list[float], denominators: list[float], label: str
) -> None:
    """The published program prints “decreasing” for every significant trend of a proportion."""
    assert fingertips_trend_of_proportions(counts, denominators, polarity=HIGH).label == label


#: Published figures for England (Yorkshire and the Humber for MMR), oldest first, with their 95 % intervals.
DIABETES = (
    [7.0826, 7.1085, 7.2571, 7.4528, 7.6554],
    [7.0754, 7.1013, 7.2499, 7.4456, 7.6481],
    [7.094, 7.1199, 7.2684, 7.4643, 7.6669],
)
MMR = (
    [92.6254, 92.3221, 90.8708, 90.017, 90.1013],
    [92.4168, 92.1072, 90.6358, 89.7694, 89.8578],
    [92.8288, 92.5315, 91.1004, 90.2594, 90.3396],
)
EYE_DISEASE = (
    [2.935, 1.93028, 2.7567, 2.8701, 3.0121],
    [2.7841, 1.8085, 2.6113, 2.7225, 2.8616],
    [3.0919, 2.058, 2.9082, 3.0237, 3.1683],
)
CANCER_DEATHS = (
    [126.9341, 125.829, 121.5234, 122.3782, 120.7742],
    [125.9343, 124.8371, 120.5533, 121.4012, 119.8035],
    [127.94, 126.8268, 122.4993, 123.361, 121.7507],
)
BETTER, WORSE = "decreasing and getting better", "decreasing and getting worse"


@pytest.mark.parametrize(
    ("measure", "series", "polarity", "label_of_fingertips", "our_label", "our_p"),
    [
        ("diabetes prevalence", DIABETES, Polarity.NO_JUDGEMENT, "increasing", "increasing", 0.006),
        ("MMR coverage", MMR, HIGH, WORSE, WORSE, 0.012),
        ("diabetic eye disease", EYE_DISEASE, LOW, "increasing and getting worse", "no clear trend", 0.46),
        ("cancer deaths under 75", CANCER_DEATHS, LOW, BETTER, BETTER, 0.03),
    ],
)
def test_the_published_examples(
    measure: str,
    series: tuple[list[float], ...],
    polarity: Polarity,
    label_of_fingertips: str,
    our_label: str,
    our_p: float,
) -> None:
    """Eye disease: one low year in the pandemic and recovery is no trend, although Fingertips says so."""
    assert fingertips_trend(*series, polarity=polarity).label == label_of_fingertips
    ours = recent_trend(*series, polarity=polarity)
    assert ours.label == our_label
    assert ours.p_value == pytest.approx(our_p, rel=0.1)


def test_the_scatter_of_eye_disease_is_46_times_what_its_intervals_allow() -> None:
    assert recent_trend(*EYE_DISEASE).adjustment == pytest.approx(46, abs=0.5)


def test_the_proportion_of_diabetes_is_increasing_by_its_counts_as_well() -> None:
    counts = [3455176, 3491868, 3625401, 3774801, 3938080]
    denominators = [48783947, 49122259, 49956777, 50649129, 51441896]
    assert fingertips_trend_of_proportions(counts, denominators).label == "increasing"
    assert recent_trend_of_proportions(counts, denominators).label == "increasing"


def test_the_chi_square_of_proportions_by_hand() -> None:
    """Denominators of 100, counts 40 to 60 by 5: slope 0.05, p 0.5, chi² = 0.05² × 10 × 100 / 0.25."""
    found = fingertips_trend_of_proportions([40, 45, 50, 55, 60], [100] * 5)
    assert found.slope == pytest.approx(0.05)
    assert found.p_value == pytest.approx(stats.chi2.sf(10.0, 1))
    assert found.direction is Direction.INCREASING


@pytest.mark.parametrize(
    ("values", "label"),
    [
        ([], "cannot be calculated"),
        ([1], "cannot be calculated"),
        ([1, 2, 3, 4], "cannot be calculated"),
        ([1, 2, NAN, 3, 4], "cannot be calculated"),
        ([1, 2, 3, 4, 5], "increasing and getting better"),
        ([1, 2, 3.1, 4, 5], "increasing and getting better"),
        ([5, 4, 3, 2, 1.1], "decreasing and getting worse"),
        ([1, 5, 2, 4, 3], "no clear trend"),
        ([7, 7, 7, 7, 7, 7, 7, 7, 7], "no clear trend"),
        # Eight in order but for one outlying year: ranks are not led astray.
        ([1, 2, 3, 4, 90, 5, 6, 7, 8], "increasing and getting better"),
        ([3, 1, 4, 1, 5, 9, 2, 6, 5, 3], "no clear trend"),
        ([1, 2, NAN, 3, 4, NAN, 5, 6, 7, 8], "increasing and getting better"),
        ([1, 2, 3, 4, float("-inf")], "cannot be calculated"),
        (["a", 2, 3, 4, 5], "cannot be calculated"),
        ([[1, 2], [3, 4]], "cannot be calculated"),
        ([1, 2, 3, 4, None, 5], "increasing and getting better"),
        ([1e-300, 2e-300, 3e-300, 4e-300, 5e-300], "increasing and getting better"),
        ([1e99, 2e99, 3e99, 4e99, 5e99], "increasing and getting better"),
    ],
)
def test_figures_without_intervals_have_a_trend_from_five_on(values: list, label: str) -> None:
    """Five to seven figures by a line against its own scatter, eight and more by Mann-Kendall."""
    found = trend_of_values(values, polarity=HIGH)
    assert found.label == label
    assert found.reason.endswith(".")


@pytest.mark.parametrize("count", [5, 6, 7, 8, 9, 10])
def test_at_most_six_in_a_hundred_without_intervals(count: int) -> None:
    random = np.random.default_rng(count)
    clear = sum(trend_of_values(random.normal(0, 1, count)).is_clear for _ in range(1_500))
    assert clear / 1_500 <= 0.065


def test_only_the_most_recent_figures_are_used() -> None:
    found = trend_of_values([*range(20, 0, -1), *range(10)], polarity=HIGH, most=10)
    assert found.label == "increasing and getting better"
    assert found.positions == tuple(range(20, 30))


@pytest.mark.parametrize(
    "values", [[1, 2, 3, 4, 5], [1, 3, 2, 5, 4, 6, 8], [2, 1, 4, 3, 6, 5, 8, 7, 10, 9], list(range(12))]
)
def test_mann_kendall_without_ties_is_scipys_exact_test(values: list[float]) -> None:
    expected = stats.kendalltau(np.arange(len(values)), values, method="exact").pvalue
    assert mann_kendall(values)[1] == pytest.approx(expected)


@pytest.mark.parametrize("values", [[1, 1, 2, 3, 2], [1, 2, 2, 2, 5, 6], [0, 0, 0, 1, 1, 3, 2]])
def test_mann_kendall_with_ties_counts_every_order(values: list[float]) -> None:
    def score(order: tuple[float, ...]) -> int:
        return sum(
            int(np.sign(order[j] - order[i])) for i in range(len(order)) for j in range(i + 1, len(order))
        )

    observed = abs(score(tuple(values)))
    orders = [abs(score(order)) for order in permutations(values)]
    assert mann_kendall(values) == (
        score(tuple(values)),
        pytest.approx(sum(each >= observed for each in orders) / len(orders)),
    )


def test_a_long_series_uses_the_normal_approximation_and_agrees_with_the_exact_one() -> None:
    random = np.random.default_rng(1)
    values = random.normal(0, 1, 61) + np.linspace(0, 0.8, 61)
    expected = stats.kendalltau(np.arange(61), values, method="exact").pvalue
    assert mann_kendall(values)[1] == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("direction", "polarity", "target", "ends", "change"),
    [
        (Direction.INCREASING, CLOSE, 10.0, (5.0, 9.0), Change.BETTER),
        (Direction.INCREASING, CLOSE, 10.0, (11.0, 15.0), Change.WORSE),
        (Direction.DECREASING, CLOSE, 10.0, (15.0, 11.0), Change.BETTER),
        (Direction.INCREASING, CLOSE, 10.0, (5.0, 12.0), Change.NOT_JUDGED),
        (Direction.INCREASING, CLOSE, None, (5.0, 9.0), Change.NOT_JUDGED),
        (Direction.NO_CLEAR_TREND, HIGH, None, None, Change.NOT_JUDGED),
        (Direction.NOT_CALCULATED, LOW, None, None, Change.NOT_JUDGED),
    ],
)
def test_close_to_target_is_getting_better_when_the_line_comes_nearer(
    direction: Direction,
    polarity: Polarity,
    target: float | None,
    ends: tuple[float, float] | None,
    change: Change,
) -> None:
    assert change_of(direction, polarity, target=target, fitted=ends) is change


def test_the_line_of_best_fit_spans_a_gap() -> None:
    assert least_squares_line([1, 3, NAN, 7]) == pytest.approx([1, 3, 5, 7])
    assert np.isnan(least_squares_line([10])).all()
    with pytest.raises(ValueError, match="infinity"):
        least_squares_line([1, float("inf")])
