"""Projections: to the target date, with an honest interval and the chance of meeting it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from goldenthread.methods.projections import (
    Outlook,
    Projection,
    Scale,
    Widening,
    came_true,
    conformal_widening,
    drift_of,
    fits,
    outlook_of,
    project,
    read_table,
    rolled,
    rounding_error,
    theta_line,
    working_scale,
)
from goldenthread.rules.polarity import Polarity

NAN = float("nan")
HIGH, LOW, CLOSE = Polarity.HIGH, Polarity.LOW, Polarity.CLOSE_TO_TARGET
SIX = [10.0, 12.0, 11.0, 14.0, 13.0, 15.0]


def test_the_random_walk_with_drift_by_hand() -> None:
    """Changes 2, -1, 3, -1, 2: mean 1, standard deviation square root of 14/4; two ahead of 15 is 17."""
    found = project(SIX, periods_ahead=2, target=17.0, polarity=HIGH)
    error = (14 / 4 * 2 * (1 + 2 / 5)) ** 0.5
    assert found.middle == pytest.approx([16.0, 17.0])
    assert found.upper_80[1] == pytest.approx(17 + stats.t.ppf(0.9, 4) * error)
    assert found.lower_95[1] == pytest.approx(17 - stats.t.ppf(0.975, 4) * error)
    assert found.chance == pytest.approx(0.5)
    assert found.outlook is Outlook.TOO_CLOSE
    assert found.sentence == "The chance of meeting it is about 50 %: too close to call."
    assert (found.latest, found.points, found.refused) == (15.0, 6, "")


def test_the_change_needed_stands_beside_the_mean_and_the_largest_change_seen() -> None:
    found = project(SIX, periods_ahead=2, target=20.0, polarity=HIGH)
    assert (found.change_needed, found.mean_change, found.largest_change) == (2.5, 1.0, 3.0)
    down = project(SIX, periods_ahead=2, target=11.0, polarity=LOW)
    assert (down.change_needed, down.largest_change) == (-2.0, -1.0)


def test_a_gap_counts_as_the_change_over_so_many_periods() -> None:
    """10, -, 14, 15, 13, 16 has 4 over two periods and then 1, -2, 3: d = 6/5."""
    drift = drift_of(np.array([10.0, NAN, 14, 15, 13, 16]))
    d = 6 / 5
    squares = (4 - 2 * d) ** 2 / 2 + (1 - d) ** 2 + (-2 - d) ** 2 + (3 - d) ** 2
    assert drift.change[0] == pytest.approx(d)
    assert drift.spread[0] == pytest.approx((squares / 3) ** 0.5)
    assert (drift.span[0], drift.degrees[0]) == (5, 3)


def test_a_missing_latest_figure_makes_the_way_longer() -> None:
    found = project([*SIX, NAN], periods_ahead=1, target=19.0, polarity=HIGH)
    whole = project(SIX, periods_ahead=2, target=19.0, polarity=HIGH)
    assert found.middle[0] == pytest.approx(whole.middle[1])
    assert found.chance == pytest.approx(whole.chance)
    assert found.change_needed == pytest.approx(2.0)
    assert found.cautions == ("1 period has no figure.",)


@pytest.mark.parametrize(
    ("values", "options", "sentence"),
    [
        ([], {}, "too little history to project: there is no figure, and at least 5 are needed."),
        ([1], {}, "too little history to project: there is 1 figure"),
        ([1, 2, 3, 4], {}, "too little history to project: there are 4 figures"),
        ([1, 2, NAN, 3, 4], {}, "too little history to project: there are 4 figures"),
        (SIX, {"breaks": [2]}, "there are 4 figures since the break in the series"),
        (SIX, {"breaks": [7]}, "must lie at one of its points"),
        ([7, 7, 7, 7, 7], {}, "has not changed in 5 periods"),
        (SIX, {"periods_ahead": 0}, "nothing to project"),
        (SIX, {"periods_ahead": -3}, "nothing to project"),
        (SIX, {"periods_ahead": 61}, "more than 60 periods ahead"),
        (SIX, {"periods_ahead": 1.5}, "nothing to project"),
        (SIX, {"season": 7}, "a year, a quarter or a month"),
        (SIX, {"season": 4}, "at least 3 quarters must have a figure from the year before"),
        ([1, 2, 3, 4, float("inf")], {}, "infinity"),
        ([1, 2, 3, 4, 1e200], {}, "too large"),
        (["1", 2, 3, 4, 5], {}, "not all numbers"),
        ([[1, 2, 3, 4, 5]], {}, "one series"),
    ],
)
def test_what_cannot_be_projected_is_refused_with_a_sentence(
    values: Any, options: dict[str, Any], sentence: str
) -> None:
    found = project(values, **{"periods_ahead": 2, "target": 1.0, "polarity": HIGH, **options})
    assert sentence in found.refused
    assert found.sentence == found.refused
    assert len(found.middle) == 0
    assert (found.chance, found.outlook) == (None, None)


def test_a_break_leaves_only_what_follows_it() -> None:
    found = project([900.0, 950.0, *SIX], periods_ahead=2, breaks=[2])
    assert found.middle == pytest.approx(project(SIX, periods_ahead=2).middle)


def test_a_percentage_never_leaves_nought_to_a_hundred() -> None:
    found = project([90, 94, 93, 97, 99, 100], periods_ahead=5, scale=Scale.PERCENT)
    assert (found.upper_95 <= 100).all()
    assert (found.lower_95 >= 0).all()
    assert (np.diff(found.upper_95 - found.lower_95) > 0).all()


def test_a_rate_never_falls_below_nought_even_from_nought() -> None:
    found = project([5, 3, 4, 1, 2, 0], periods_ahead=4, scale=Scale.RATE, target=0.0, polarity=LOW)
    assert (found.lower_95 >= 0).all()
    assert found.chance is not None


def test_the_logarithm_by_hand() -> None:
    """100, 200, 100, 200, 400: changes of log 2 up, down, up, up; middle is 400 · 2^(1/2)."""
    found = project([100, 200, 100, 200, 400], periods_ahead=1, scale=Scale.RATE)
    assert found.middle[0] == pytest.approx(400 * 2**0.5)


def test_figures_that_do_not_fit_the_scale_are_taken_as_plain_numbers() -> None:
    found = project([90, 95, 101, 99, 97], periods_ahead=1, scale=Scale.PERCENT)
    assert found.cautions == ("Some figures cannot be a percentage, so it is projected as a plain number.",)
    assert found.middle == pytest.approx(project([90, 95, 101, 99, 97], periods_ahead=1).middle)
    assert not fits(np.array([1.0, -1.0]), Scale.RATE)


@pytest.mark.parametrize(
    ("target", "polarity", "tolerance", "reason"),
    [
        (None, HIGH, None, "There is no target to meet."),
        (NAN, HIGH, None, "There is no target to meet."),
        (50.0, Polarity.NO_JUDGEMENT, None, "The measure is not judged"),
        (50.0, Polarity.INFORMATION_ONLY, None, "The measure is not judged"),
        (110.0, HIGH, None, "The target of 110 is not a possible percentage."),
        (-1.0, LOW, None, "The target of -1 is not a possible percentage."),
        (float("inf"), HIGH, None, "The target of inf is not a possible percentage."),
        (50.0, CLOSE, None, "not said how close"),
        (50.0, CLOSE, 0.0, "not said how close"),
    ],
)
def test_without_a_chance_there_is_still_a_fan_and_the_reason(
    target: float | None, polarity: Polarity, tolerance: float | None, reason: str
) -> None:
    found = project(
        [50, 52, 51, 54, 53, 55],
        periods_ahead=2,
        scale=Scale.PERCENT,
        target=target,
        polarity=polarity,
        tolerance=tolerance,
    )
    assert found.chance is None
    assert reason in found.sentence
    assert len(found.middle) == 2


def test_the_chance_of_coming_close_is_between_the_two_sides() -> None:
    options: dict[str, Any] = {"periods_ahead": 2}
    close = project(SIX, target=17.0, tolerance=2.0, polarity=CLOSE, **options)
    above = [project(SIX, target=each, polarity=HIGH, **options).chance or 0 for each in (15.0, 19.0)]
    assert close.chance == pytest.approx(above[0] - above[1])
    edge = project([97, 99, 98, 99, 97, 98], periods_ahead=1, scale=Scale.PERCENT, target=99.0,
                   tolerance=3.0, polarity=CLOSE)  # fmt: skip
    assert edge.chance is not None


@pytest.mark.parametrize(
    ("chance", "outlook"),
    [
        (1.0, Outlook.ON_COURSE),
        (0.8, Outlook.ON_COURSE),
        (0.799, Outlook.TOO_CLOSE),
        (0.201, Outlook.TOO_CLOSE),
        (0.2, Outlook.OFF_COURSE),
        (0.0, Outlook.OFF_COURSE),
    ],
)
def test_the_words_for_a_chance(chance: float, outlook: Outlook) -> None:
    assert outlook_of(chance) is outlook


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (-500.0, "more than 95 %"),
        (15.9, "about 60 %"),
        (17.0, "about 50 %"),
        (500.0, "less than 5 %"),
    ],
)
def test_a_chance_is_said_to_the_nearest_ten_and_never_as_certain(target: float, words: str) -> None:
    assert project(SIX, periods_ahead=2, target=target, polarity=HIGH).chance_in_words == words


def test_the_rounding_of_a_chance_does_not_contradict_the_word() -> None:
    def said(wanted: float) -> Projection:
        error = (14 / 4 * 2 * (1 + 2 / 5)) ** 0.5
        target = 17 + error * float(stats.t.isf(wanted, 4))
        return project(SIX, periods_ahead=2, target=target, polarity=HIGH)

    assert said(0.78).chance_in_words == "just under 80 %"
    assert said(0.22).chance_in_words == "just over 20 %"
    assert said(0.82).chance_in_words == "about 80 %"
    assert said(0.82).outlook is Outlook.ON_COURSE


def test_a_target_already_met_has_the_chance_of_still_meeting_it() -> None:
    found = project(SIX, periods_ahead=1, target=10.0, polarity=HIGH)
    assert found.already_met is True
    assert found.sentence == "Met; the chance of still meeting it is more than 95 %: on course."


def test_low_is_good_turns_the_chance_round() -> None:
    high = project(SIX, periods_ahead=2, target=16.0, polarity=HIGH).chance
    low = project(SIX, periods_ahead=2, target=16.0, polarity=LOW).chance
    assert high is not None
    assert low == pytest.approx(1 - high)


def test_widening_makes_the_fan_wider_and_the_chance_more_modest() -> None:
    plain = project(SIX, periods_ahead=2, target=19.0, polarity=HIGH)
    wide = project(SIX, periods_ahead=2, target=19.0, polarity=HIGH, widening=Widening(of_80=1.2, of_95=1.55))
    assert wide.upper_80[1] - 17 == pytest.approx(1.2 * (plain.upper_80[1] - 17))
    assert wide.upper_95[1] - 17 == pytest.approx(1.55 * (plain.upper_95[1] - 17))
    assert plain.chance is not None
    assert wide.chance is not None
    assert plain.chance < wide.chance < 0.5


def test_a_series_in_a_straight_line_is_no_surer_than_its_rounding() -> None:
    """10, 20, 30, 40, 50 never strayed; figures printed in tens of units could still be off by a half."""
    found = project([10, 20, 30, 40, 50], periods_ahead=1)
    assert found.upper_95[0] > found.middle[0] > found.lower_95[0]


@pytest.mark.parametrize(
    ("values", "step"), [([1.0, 2.0], 1.0), ([1.5, 2.0], 0.1), ([1.25, 3.0], 0.01), ([NAN, 0.3], 0.1)]
)
def test_the_rounding_is_read_from_the_figures(values: list[float], step: float) -> None:
    assert rounding_error(np.array(values))[0] == pytest.approx(step / 6**0.5)


@pytest.mark.parametrize(("scale", "value"), [(Scale.PERCENT, 37.0), (Scale.RATE, 0.4), (Scale.PLAIN, -3.0)])
def test_a_figure_goes_to_the_working_scale_and_back(scale: Scale, value: float) -> None:
    working = working_scale(np.array([value, 2 * value]), scale)
    assert working.back(working.to(np.array([[value]])))[0, 0] == pytest.approx(value)


def quarters(years: int, season: tuple[float, ...] = (5, -2, 1, -4), slope: float = 0.5) -> list[float]:
    random = np.random.default_rng(4)
    return [
        50 + slope * place + season[place % 4] + float(random.normal(0, 0.3)) for place in range(4 * years)
    ]


def test_quarters_follow_their_season() -> None:
    found = project(quarters(5), periods_ahead=4, season=4)
    expected = [50 + 0.5 * place + (5, -2, 1, -4)[place % 4] for place in range(20, 24)]
    assert found.middle == pytest.approx(expected, abs=2.0)
    assert (np.array(expected) > found.lower_95).all()


def test_short_or_broken_quarters_use_the_same_quarter_of_the_year_before() -> None:
    """Seven quarters, each 2 more than a year before: the next are last year's plus 2."""
    found = project([10, 20, 30, 40, 12, 22, 32], periods_ahead=5, season=4)
    assert found.middle == pytest.approx([42, 14, 24, 34, 44])


def test_the_seasonal_error_by_hand() -> None:
    """Yearly changes 1, 2, 3: root mean square (14/3)^½, on two degrees; the fifth quarter is two years."""
    found = project([10, 20, 30, 40, 11, 22, 33], periods_ahead=5, season=4)
    half = stats.t.ppf(0.9, 2) * (14 / 3) ** 0.5
    assert found.upper_80[0] - found.middle[0] == pytest.approx(half)
    assert found.upper_80[4] - found.middle[4] == pytest.approx(half * 2**0.5)


@pytest.mark.parametrize(("season", "years"), [(4, 2), (4, 4), (12, 2), (12, 3)])
def test_seasonal_intervals_catch_what_they_say_on_simulated_series(season: int, years: int) -> None:
    """Noise, a random walk and both, about a season: 95 % intervals catch at least 87, 80 % at least 70."""
    random = np.random.default_rng(season * years)
    caught: list[np.ndarray] = []
    length = season * (years + 2)
    for made in range(60):
        noise, walk = random.normal(0, 1, length), np.cumsum(random.normal(0, 0.5, length))
        series = 50 + random.normal(0, 2, season)[np.arange(length) % season]
        series = series + (noise, 2 * walk, noise + walk)[made % 3]
        found = project(series[: season * years], periods_ahead=2 * season, season=season)
        came = series[season * years :]
        caught.append(
            np.array(
                [
                    ((came >= found.lower_80) & (came <= found.upper_80)).mean(),
                    ((came >= found.lower_95) & (came <= found.upper_95)).mean(),
                ]
            )
        )
    in_80, in_95 = np.mean(caught, axis=0)
    assert 0.70 <= in_80 <= 0.97
    assert in_95 >= 0.87


def test_the_theta_line_is_the_librarys() -> None:
    """statsmodels' ThetaModel on the same series, without a season, theta 2."""
    pandas = pytest.importorskip("pandas")
    from statsmodels.tsa.forecasting.theta import ThetaModel

    random = np.random.default_rng(2)
    series = np.cumsum(random.normal(0.5, 1, 40)) + random.normal(0, 0.7, 40)
    index = pandas.period_range("1980", periods=40, freq="Y")
    fitted = ThetaModel(pandas.Series(series, index=index), deseasonalize=False).fit()
    assert theta_line(series, 4) == pytest.approx(fitted.forecast(4).to_numpy(), abs=0.1)


def test_a_random_walk_is_caught_as_often_as_the_interval_says() -> None:
    random = np.random.default_rng(7)
    walks = np.cumsum(random.normal(0.2, 1, (2_000, 12)), axis=1)
    misses = rolled(walks, Scale.PLAIN)
    assert misses.caught(0.8).mean() == pytest.approx(0.80, abs=0.02)
    assert misses.caught(0.95).mean() == pytest.approx(0.95, abs=0.01)


def test_a_chance_that_is_said_comes_true_as_often() -> None:
    random = np.random.default_rng(8)
    misses = rolled(np.cumsum(random.normal(-0.3, 1, (2_000, 11)), axis=1), Scale.PLAIN)
    for said in (0.1, 0.2, 0.5, 0.8, 0.9):
        assert came_true(misses, said) == pytest.approx(said, abs=0.02)


@pytest.mark.parametrize(
    ("error", "middle"),
    [
        (None, 19.6),
        (float("nan"), 19.6),
        # Squared spread 6.8: twice the squared error is above half of it from an error of 1.304 on.
        (1.30, 19.6),
        (1.31, 18.2),
    ],
)
def test_a_latest_figure_that_is_mostly_chance_does_not_carry_the_projection_away(
    error: float | None, middle: float
) -> None:
    """The last three of 10, 12, 11, 14, 13, 18 have the mean 15, one period back; the mean change is 1.6."""
    found = project([10.0, 12, 11, 14, 13, 18], periods_ahead=1, latest_error=error)
    assert found.middle[0] == pytest.approx(middle)


def test_rolling_the_origin_makes_the_projections_that_project_makes() -> None:
    series = [50.0, 52, 51, NAN, 53, 55, 54, 58]
    misses = rolled(np.array([series]), Scale.PERCENT, horizons=2)
    assert misses.horizon.tolist() == [1, 2, 1]
    assert misses.points.tolist() == [5, 5, 6]
    found = project(series[:6], periods_ahead=1, scale=Scale.PERCENT)
    inside = found.lower_80[0] <= 54 <= found.upper_80[0]
    assert bool(misses.caught(0.8)[0]) is bool(inside)
    level = 2 * stats.t.cdf(abs(misses.ratio[0]), misses.degrees[0]) - 1
    assert misses.caught(level + 1e-6)[0]
    assert not misses.caught(level - 1e-6)[0]


def test_the_conformal_factor_makes_the_past_catch_what_was_said() -> None:
    random = np.random.default_rng(9)
    walks = np.cumsum(random.standard_t(2, (800, 10)), axis=1)
    walks[:, 6:] += random.normal(0, 6, (800, 4))
    misses = rolled(walks, Scale.PLAIN)
    assert misses.caught(0.8).mean() < 0.8
    wide = conformal_widening(misses)
    assert misses.caught(0.8, wide.of_80).mean() == pytest.approx(0.80, abs=0.005)
    assert misses.caught(0.95, wide.of_95).mean() == pytest.approx(0.95, abs=0.005)
    assert conformal_widening(rolled(np.empty((0, 0)), Scale.PLAIN)) == Widening()


def test_series_of_different_lengths_end_together_in_a_table() -> None:
    table = read_table([[1, 2, 3], [None, 9]])
    assert table == pytest.approx(np.array([[1, 2, 3], [NAN, NAN, 9]]), nan_ok=True)
    with pytest.raises(ValueError, match="infinity"):
        read_table([[float("inf")]])
