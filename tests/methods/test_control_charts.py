"""Control charts: limits, signals, phases, icons and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy import stats

from goldenthread.methods.control_charts import (
    IHI,
    MDC,
    NHSR,
    Assurance,
    ChartRules,
    Meaning,
    Signal,
    TwoOfThree,
    Variation,
    mean_moving_range,
    p_chart,
    run_chart,
    u_chart,
    variation_of,
    xmr_chart,
)
from goldenthread.rules.polarity import Polarity

NAN = float("nan")
HIGH, LOW = Polarity.HIGH, Polarity.LOW
#: Seven pairs about 10, every step 2: mean 10, moving ranges 2, limits 10 ± 5.32, two-sigma 10 ± 3.5467.
STEADY = [9.0, 11.0] * 7


def test_the_limits_by_hand() -> None:
    chart = xmr_chart(STEADY)
    assert chart.mean.tolist() == [10.0] * 14
    assert chart.lower == pytest.approx([10 - 2.66 * 2] * 14)
    assert chart.upper == pytest.approx([15.32] * 14)
    assert chart.limits.lower_two_sigma == pytest.approx([10 - 2 / 3 * 5.32] * 14)
    assert np.isnan(chart.limits.moving_range[0])
    assert chart.limits.moving_range[1:].tolist() == [2.0] * 13
    assert chart.variation is Variation.COMMON_CAUSE
    assert chart.run_chart is None


@pytest.mark.parametrize(
    ("values", "screened", "expected"),
    [
        ([1, 2, 1, 2, 1, 2], False, 1.0),
        # Ranges 1 1 1 1 1 1 30 1: mean 4.625, screened from 15.11 on: 1.
        ([1, 2, 1, 2, 1, 2, 1, 31, 30], True, 1.0),
        ([1, 2, 1, 2, 1, 2, 1, 31, 30], False, 37 / 8),
        ([5, 5, 5, 5], True, 0.0),
        # No moving range across a gap: 1 and 2 remain.
        ([1, 2, NAN, 5, 7], False, 1.5),
        ([1, NAN, 3, NAN, 5], True, NAN),
        ([4], True, NAN),
    ],
)
def test_the_mean_moving_range(values: list[float], screened: bool, expected: float) -> None:
    """A range of 3.267 times the mean or more is left out once, where screening is on."""
    found, _ = mean_moving_range(np.array(values, dtype=float), screened=screened)
    assert found == pytest.approx(expected, nan_ok=True)


def test_a_phase_that_never_moves_has_limits_equal_to_its_mean() -> None:
    chart = xmr_chart([7.0] * 15, polarity=HIGH, target=7.0)
    assert chart.lower.tolist() == chart.upper.tolist() == [7.0] * 15
    assert chart.variation is Variation.COMMON_CAUSE
    assert chart.assurance is Assurance.INCONSISTENT


@pytest.mark.parametrize(
    ("what", "values", "rules", "marked", "signal", "direction"),
    [
        ("above the upper limit", [*STEADY, 15.9], NHSR, [14], Signal.BEYOND, 1),
        ("below the lower limit", [*STEADY, 4.1], NHSR, [14], Signal.BEYOND, -1),
        ("seven rising", [*STEADY, 7, 8, 9, 10, 11, 12, 13], NHSR, [*range(14, 21)], Signal.TREND, 1),
        ("six rising is enough", [*STEADY, 8, 9, 10, 11, 12, 13], IHI, [*range(14, 20)], Signal.TREND, 1),
        ("six rising is not enough", [*STEADY, 8, 9, 10, 11, 12, 13], NHSR, [], Signal.NONE, 0),
        ("seven above", [*STEADY, *[11, 11.5] * 3, 11], NHSR, [*range(13, 21)], Signal.SHIFT, 1),
        ("seven are no shift of eight", [*STEADY[:-1], 9, *[11, 11.5] * 3, 11], IHI, [], Signal.NONE, 0),
        ("two of three near", [*STEADY, 9, 14.6, 12, 14.6], NHSR, [15, 17], Signal.TWO_OF_THREE, 1),
    ],
)
def test_each_rule_marks_its_points(
    what: str, values: list[float], rules: ChartRules, marked: Any, signal: Signal, direction: int
) -> None:
    chart = xmr_chart(values, rules=rules, fix_after=14)
    assert [place for place, each in enumerate(chart.signals) if each is not Signal.NONE] == list(marked)
    for place in marked:
        assert (chart.signals[place], chart.directions[place]) == (signal, direction)


def test_a_point_beyond_a_limit_counts_for_two_of_three_only_in_the_beyond_variant() -> None:
    values = [*STEADY * 2, 9, 18, 14.5, 11]
    between = replace(NHSR, screened=True)
    assert xmr_chart(values, rules=between).found[Signal.TWO_OF_THREE].tolist() == [0] * 32
    wider = replace(between, two_of_three=TwoOfThree.BEYOND)
    chart = xmr_chart(values, rules=wider)
    assert np.flatnonzero(chart.found[Signal.TWO_OF_THREE]).tolist() == [29, 30]
    # The order of the rules: beyond a limit is said first.
    assert chart.signals[29:31] == (Signal.BEYOND, Signal.TWO_OF_THREE)


def test_the_order_of_the_rules_is_beyond_trend_two_of_three_shift() -> None:
    values = [*STEADY * 3, 10.5, 11.5, 12, 12.5, 12.7, 13, 30]
    chart = xmr_chart(values, rules=NHSR, fix_after=14)
    assert chart.found[Signal.TREND][-1] == chart.found[Signal.SHIFT][-1] == 1
    assert chart.signals[-1] is Signal.BEYOND
    assert chart.signals[-2] is Signal.TREND


def test_a_turning_point_takes_the_direction_of_its_next_step() -> None:
    values = [1.0, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]
    chart = xmr_chart(values, rules=NHSR)
    assert chart.found[Signal.TREND].tolist() == [1] * 6 + [-1] * 7


@pytest.mark.parametrize(
    ("rules", "meaning"), [(NHSR, Meaning.CONCERN), (MDC, Meaning.IMPROVEMENT), (IHI, Meaning.CONCERN)]
)
def test_mdc_shows_an_improvement_before_a_concern(rules: ChartRules, meaning: Meaning) -> None:
    """The last of seven rising points below the mean: a trend upwards and a shift downwards, low is good."""
    start = [19.0, 21] * 6
    values = [*start, 21, 21, 21, 10, 11, 12, 13, 14, 15, 16, 16.5]
    chart = xmr_chart(values, rules=rules, polarity=LOW)
    assert chart.found[Signal.TREND][-1] == 1
    assert chart.found[Signal.SHIFT][-1] == -1
    assert chart.meanings[-1] is meaning


def test_limits_moving_ranges_and_runs_begin_anew_with_a_phase() -> None:
    values = [*STEADY, *[each + 100 for each in STEADY]]
    chart = xmr_chart(values, phase_starts=[14], rules=NHSR)
    assert chart.mean.tolist() == [10.0] * 14 + [110.0] * 14
    assert chart.upper == pytest.approx([15.32] * 14 + [115.32] * 14)
    assert np.isnan(chart.limits.moving_range[14])
    assert set(chart.signals) == {Signal.NONE}
    assert xmr_chart(values, rules=NHSR).found[Signal.SHIFT].tolist() == [-1] * 14 + [1] * 14


def test_limits_fixed_by_the_first_points_do_not_move_with_later_ones() -> None:
    chart = xmr_chart([*STEADY, 20, 20, 20], fix_after=14)
    assert chart.mean.tolist() == [10.0] * 17
    assert [each is Signal.BEYOND for each in chart.signals] == [False] * 14 + [True] * 3
    gap = xmr_chart([NAN, *STEADY, 20, 20, 20], fix_after=14)
    assert gap.mean.tolist() == [10.0] * 18


def test_a_missing_point_breaks_a_run_and_a_trend_and_stays_a_gap() -> None:
    whole = [*STEADY, 8, 9, 10, 11, 12, 13]
    assert Signal.TREND in xmr_chart(whole, rules=IHI).signals
    chart = xmr_chart([*STEADY, 8, 9, 10, NAN, 11, 12, 13], rules=IHI)
    assert set(chart.signals) == {Signal.NONE}
    assert np.isnan(chart.values[17])


@pytest.mark.parametrize(
    ("target", "polarity", "expected"),
    [
        (16.0, HIGH, Assurance.FAIL),
        (4.0, HIGH, Assurance.PASS),
        (10.0, HIGH, Assurance.INCONSISTENT),
        (16.0, LOW, Assurance.PASS),
        (4.0, LOW, Assurance.FAIL),
        (None, HIGH, None),
        (NAN, HIGH, None),
        (10.0, Polarity.NO_JUDGEMENT, None),
        (10.0, Polarity.CLOSE_TO_TARGET, None),
        (10.0, Polarity.INFORMATION_ONLY, None),
    ],
)
def test_the_assurance_icon_needs_a_target_and_a_better_end(
    target: float | None, polarity: Polarity, expected: Assurance | None
) -> None:
    chart = xmr_chart(STEADY, target=target, polarity=polarity)
    assert chart.assurance is expected
    assert expected is None or expected.sentence


@pytest.mark.parametrize(
    ("direction", "polarity", "expected"),
    [
        (0, HIGH, Variation.COMMON_CAUSE),
        (1, HIGH, Variation.IMPROVEMENT_HIGH),
        (-1, HIGH, Variation.CONCERN_LOW),
        (1, LOW, Variation.CONCERN_HIGH),
        (-1, LOW, Variation.IMPROVEMENT_LOW),
        (1, Polarity.NO_JUDGEMENT, Variation.NEUTRAL_HIGH),
        (-1, Polarity.INFORMATION_ONLY, Variation.NEUTRAL_LOW),
        (-1, Polarity.CLOSE_TO_TARGET, Variation.NEUTRAL_LOW),
    ],
)
def test_the_variation_icon_follows_the_latest_point(
    direction: int, polarity: Polarity, expected: Variation
) -> None:
    assert variation_of(direction, polarity) is expected
    last = {0: 10.0, 1: 20.0, -1: 0.0}[direction]
    assert xmr_chart([*STEADY, last], polarity=polarity).variation is expected
    assert expected.sentence.endswith(".")


def test_fewer_than_thirteen_points_have_a_run_chart_and_no_icon() -> None:
    chart = xmr_chart([9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11], target=4.0, polarity=HIGH)
    assert (chart.variation, chart.assurance) == (None, None)
    assert chart.run_chart is not None
    assert "12 points; limits of fewer than 13 are on trial" in chart.warnings[0]
    # NHSRplotthedots gives icons however few the points, and only warns.
    nhsr = xmr_chart(STEADY[:12], target=4.0, polarity=HIGH, rules=NHSR)
    assert nhsr.assurance is Assurance.PASS
    assert nhsr.warnings


def test_the_short_phase_is_the_last_one() -> None:
    chart = xmr_chart([*STEADY, 20, 22, 20], phase_starts=[14], target=1.0, polarity=HIGH)
    assert (chart.variation, chart.assurance) == (None, None)
    assert "Phase 2 has 3 points" in chart.warnings[0]


def test_figures_that_resemble_the_one_before_are_warned_of() -> None:
    random = np.random.default_rng(11)
    noise = random.normal(0, 1, (300, 24))
    alone = sum(bool(_resembles(each)) for each in noise)
    assert alone / 300 < 0.1
    related = np.array(noise)
    for place in range(1, 24):
        related[:, place] = 0.6 * related[:, place - 1] + noise[:, place]
    assert sum(bool(_resembles(each)) for each in related) / 300 > 0.6


def _resembles(values: np.ndarray) -> list[str]:
    return [each for each in xmr_chart(values).warnings if "resembles the one before" in each]


def test_a_missing_latest_period_is_said() -> None:
    chart = xmr_chart([*STEADY, 20.0, NAN], polarity=HIGH)
    assert chart.variation is Variation.IMPROVEMENT_HIGH
    assert any("latest period has no figure" in each for each in chart.warnings)


@pytest.mark.parametrize(
    ("values", "options", "sentence"),
    [
        (STEADY, {"cumulative": True}, "Cumulative figures rise by themselves"),
        (STEADY, {"rolling": True}, "Rolling averages share their cases"),
        (STEADY, {"phase_starts": [14]}, "must begin at one of the points"),
        (STEADY, {"phase_starts": [-1]}, "must begin at one of the points"),
        (STEADY, {"phase_starts": [1.5]}, "must begin at one of the points"),
        (STEADY, {"fix_after": 11}, "fixed by the first 12 points or more"),
        ([], {}, "no figures"),
        ([NAN, NAN], {}, "no figures"),
        ([1, float("inf")], {}, "infinity"),
        ([1, 1e300], {}, "too large"),
        ([1, "x"], {}, "not all numbers"),
        (["1", "2"], {}, "not all numbers"),
        ([[1, 2], [3, 4]], {}, "one series"),
        ([[1, 2], [3]], {}, "not all numbers"),
    ],
)
def test_what_cannot_be_charted_is_refused_with_a_sentence(
    values: Any, options: dict[str, Any], sentence: str
) -> None:
    chart = xmr_chart(values, **options)
    assert sentence in chart.refused
    assert len(chart.values) == len(chart.signals) == 0
    assert (chart.variation, chart.assurance) == (None, None)


def test_one_point_has_a_mean_and_no_limits() -> None:
    chart = xmr_chart([5.0], rules=NHSR, target=1.0, polarity=HIGH)
    assert chart.mean.tolist() == [5.0]
    assert np.isnan(chart.upper).all()
    assert chart.variation is None


def test_the_limits_of_a_share_by_hand() -> None:
    """30 of 100 and 20 of 50 in turn: p = 50/150; errors square root of p(1 - p)/n."""
    chart = p_chart([30, 20] * 7, [100, 50] * 7, prime=False)
    p = 50 / 150
    wide = 3 * (p * (1 - p) / 50) ** 0.5
    assert chart.mean == pytest.approx([p] * 14)
    assert chart.upper[1] == pytest.approx(p + wide)
    assert chart.lower[1] == pytest.approx(p - wide)
    assert chart.upper[0] == pytest.approx(p + 3 * (p * (1 - p) / 100) ** 0.5)


def test_laneys_correction_by_hand() -> None:
    """0.49 and 0.51 of a million in turn: z = ±20, moving ranges 40, sigma_z 40/1.128; else all signal."""
    counts, denominators = [490_000, 510_000] * 7, [1_000_000] * 14
    assert set(p_chart(counts, denominators, prime=False).signals) == {Signal.BEYOND}
    chart = p_chart(counts, denominators)
    assert set(chart.signals) == {Signal.NONE}
    assert chart.upper == pytest.approx([0.5 + 3 * 40 / 1.128 * 0.0005] * 14)


def test_the_limits_of_a_rate_by_hand_never_below_nought() -> None:
    chart = u_chart([4, 6] * 7, [10, 10] * 7, prime=False)
    assert chart.mean == pytest.approx([0.5] * 14)
    assert chart.upper == pytest.approx([0.5 + 3 * (0.5 / 10) ** 0.5] * 14)
    assert chart.lower.tolist() == [0.0] * 14


@pytest.mark.parametrize(
    ("make", "counts", "denominators", "sentence"),
    [
        (p_chart, [1, 2], [1, 1], "above its denominator"),
        (u_chart, [1, 2], [1, 0], "denominator not above"),
        (u_chart, [1, -2], [1, 1], "below nought"),
        (p_chart, [1, 2], [1], "not equally many"),
        (p_chart, [NAN], [NAN], "no figures"),
        (p_chart, [], [], "no figures"),
    ],
)
def test_counts_that_make_no_share_are_refused(
    make: Any, counts: list[float], denominators: list[float], sentence: str
) -> None:
    assert sentence in make(counts, denominators).refused


def test_a_share_that_is_always_nought_or_all_has_limits_equal_to_it() -> None:
    for count in (0, 10):
        chart = p_chart([count] * 14, [10] * 14, polarity=HIGH)
        assert chart.upper.tolist() == chart.lower.tolist() == [count / 10] * 14
        assert chart.variation is Variation.COMMON_CAUSE


@pytest.mark.parametrize(
    ("values", "useful", "longest", "crossings", "signal"),
    [
        ([1, 9, 2, 8, 3, 7, 1, 9, 2, 8], 10, 1, 9, False),
        # Ten useful points: up to 6 in a row and at least 2 crossings (5 % of the binomial of 9).
        ([1, 2, 3, 4, 4.5, 6, 7, 8, 9, 9.5], 10, 5, 1, True),
        ([5, 5, 5, 5, 5, 5, 5, 5, 5, 5], 0, 0, 0, None),
        ([1, 9, 5, 2, 8], 4, 1, 3, None),
        ([1, 9, NAN, 2, 8, 3, 7, 1, 9, 2, 8], 10, 1, 9, False),
        ([], 0, 0, 0, None),
        ([float("inf")], 0, 0, 0, None),
    ],
)
def test_run_charts_go_by_the_median(
    values: list[float], useful: int, longest: int, crossings: int, signal: bool | None
) -> None:
    """Points on the median are left out; fewer than ten useful ones tell nothing."""
    chart = run_chart(values)
    assert (chart.useful_points, chart.longest_run, chart.crossings) == (useful, longest, crossings)
    assert chart.signal is signal
    assert chart.reason.endswith(".")


def test_a_long_run_signals_by_anhoejs_rule() -> None:
    """Twenty useful points: round(log2 20) + 3 = 7, so eight in a row signal and seven do not."""
    seven = [1] * 7 + [9, 1] * 3 + [9] * 7
    assert run_chart(seven, centre=5).signal is False
    eight = [1] * 8 + [9, 1] * 2 + [9] * 8
    found = run_chart(eight, centre=5)
    assert (found.longest_run, found.longest_expected) == (8, 7)
    assert found.signal is True
    assert found.fewest_expected == stats.binom.ppf(0.05, 19, 0.5)


def test_false_signals_under_chance_alone_are_as_described() -> None:
    """24 points of noise, screened limits: a shift of seven in about 8 of 100 charts, of eight in about 3."""
    draw = np.random.default_rng(24).normal(0, 1, (400, 24))
    seven = eight = last = 0
    for values in draw:
        chart = xmr_chart(values, rules=NHSR)
        seven += bool(chart.found[Signal.SHIFT].any())
        last += chart.signals[-1] is not Signal.NONE
        eight += bool(xmr_chart(values, rules=IHI).found[Signal.SHIFT].any())
    assert 20 <= seven <= 46
    assert 5 <= eight <= 24
    assert last <= 16
