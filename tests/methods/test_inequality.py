"""The gradient across a whole population: slope and relative index of inequality.

Source: Low and Low 2004; Office for Health Improvement and Disparities, guidance on the slope index.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm

from goldenthread.methods.arrays import Refused
from goldenthread.methods.inequality import Scale, slope_index_of_inequality

from .vectors import close

GOOD_LEVEL = np.array([0.62, 0.66, 0.70, 0.71, 0.75, 0.77, 0.80, 0.82, 0.86, 0.90])
CHILDREN = np.array([100, 120, 90, 100, 110, 105, 95, 100, 90, 90])
FIFTHS = [10.0, 12.0, 14.0, 16.0, 18.0]

#: The office's own examples: life expectancy in fifths, and infant mortality in tenths on the log scale.
YEARS = [75.9334590103081, 78.3442382727843, 83.8360631041654, 83.6375399664931, 80.4655031529559]
YEARS_ERRORS = [
    1.638472426358545,
    1.578192884542907,
    1.5134355059640296,
    1.7754906175801293,
    1.7013390591981388,
]
YEARS_PEOPLE = [7291, 7997, 6105, 7666, 5790]
DEATHS = [
    5.892219689475721, 4.7345044591063035, 3.827634083245766, 3.8681380211371112, 3.6771570234217785,
    3.1436261209723995, 3.1258711808912585, 2.942568346458604, 2.82879950399132, 2.7648101907140012,
]  # fmt: skip
DEATHS_ERRORS = [
    0.02458749781093432, 0.028651772387909245, 0.03313428067829554, 0.03465674221781768, 0.03747737394554521,
    0.041552591866051265, 0.04347834474318538, 0.045324801522114426, 0.04769567606225466, 0.05107105401330555,
]  # fmt: skip
BIRTHS = [279012, 255993, 236961, 214315, 192812, 183546, 168593, 164822, 154836, 138165]


@pytest.mark.parametrize(
    ("values", "people", "errors", "scale", "multiplier", "slope", "ratio"),
    [
        (YEARS, YEARS_PEOPLE, YEARS_ERRORS, Scale.PLAIN, 1, 7.919334147100874, 1.1037116952527257),
        (DEATHS, BIRTHS, DEATHS_ERRORS, Scale.RATE, 1, -3.15590713895456, 0.4418848436076823),
        (DEATHS, BIRTHS, DEATHS_ERRORS, Scale.RATE, -1, 3.15590713895456, 1 / 0.4418848436076823),
        (DEATHS, BIRTHS, DEATHS_ERRORS, Scale.RATE, 100, -315.590713895456, 0.4418848436076823),
    ],
)
def test_the_published_indices_come_out(
    values: list[float],
    people: list[int],
    errors: list[float],
    scale: Scale,
    multiplier: float,
    slope: float,
    ratio: float,
) -> None:
    found = slope_index_of_inequality(
        values,
        people,
        standard_errors=errors,
        scale=scale,
        transform=scale is not Scale.PLAIN,
        multiplier=multiplier,
        draws=1_000,
    )
    assert found.slope_index.value == pytest.approx(slope, rel=1e-9)
    assert found.relative_index.value == pytest.approx(ratio, rel=1e-9)


def test_the_published_limits_of_an_index_come_out() -> None:
    """-3.481 and -2.833 there, from draws of their own."""
    found = slope_index_of_inequality(
        DEATHS, BIRTHS, standard_errors=DEATHS_ERRORS, scale=Scale.RATE, transform=True, draws=20_000
    )
    assert (found.slope_index.lower, found.slope_index.upper) == pytest.approx((-3.481, -2.833), abs=0.015)


@pytest.mark.parametrize(
    "values, people, slope, ratio",
    [
        (FIFTHS, [1, 1, 1, 1, 1], 10.0, 19 / 9),
        (FIFTHS[::-1], [1, 1, 1, 1, 1], -10.0, 9 / 19),
        ([5.0] * 5, [3, 1, 4, 1, 5], 0.0, 1.0),
    ],
)
def test_the_slope_index_is_the_fall_of_a_line_from_end_to_end(
    values: list[float], people: list[float], slope: float, ratio: float
) -> None:
    """Fifths at 10, 12 up to 18: the line runs from 9 at the deprived end to 19 at the other."""
    found = slope_index_of_inequality(values, people, standard_errors=0.1)
    assert found.slope_index.value == pytest.approx(slope, abs=1e-12)
    assert found.relative_index.value == pytest.approx(ratio)


@pytest.mark.parametrize(
    "scale, transform", [("plain", False), ("rate", True), ("proportion", True), ("proportion", False)]
)
def test_the_line_is_weighted_least_squares_on_the_cumulative_shares(scale: str, transform: bool) -> None:
    shares = CHILDREN / CHILDREN.sum()
    place = np.cumsum(shares) - shares / 2
    there: Any = {"plain": lambda y: y, "rate": np.log, "proportion": lambda y: np.log(y / (1 - y))}[scale]
    back: Any = {"plain": lambda y: y, "rate": np.exp, "proportion": lambda y: 1 / (1 + np.exp(-y))}[scale]
    y = there(GOOD_LEVEL) if transform else GOOD_LEVEL
    start, slope = sm.WLS(y, sm.add_constant(place), weights=shares).fit().params
    start, end = (back(start), back(start + slope)) if transform else (start, start + slope)
    found = slope_index_of_inequality(
        GOOD_LEVEL,
        CHILDREN,
        lower=GOOD_LEVEL - 0.03,
        upper=GOOD_LEVEL + 0.03,
        scale=Scale(scale),
        transform=transform,
        draws=1000,
    )
    assert close(
        (found.slope_index.value, found.relative_index.value, found.start),
        (end - start, end / start, start),
        1e-9,
    )


def test_for_plain_values_the_limits_of_the_slope_are_exact() -> None:
    """The simulated ones agree with them to within 0.8 % of their width."""
    exact = slope_index_of_inequality(GOOD_LEVEL, CHILDREN, standard_errors=0.015).slope_index
    shares = CHILDREN / CHILDREN.sum()
    place = np.cumsum(shares) - shares / 2
    away = shares * (place - (shares * place).sum())
    error = 0.015 * math.sqrt((away**2).sum()) / (away * place).sum()
    assert close(
        exact[1:], [exact.value - 1.959963984540054 * error, exact.value + 1.959963984540054 * error], 1e-9
    )
    drawn = slope_index_of_inequality(
        GOOD_LEVEL * 1e-9 + 1, CHILDREN, standard_errors=0.015e-9, scale=Scale.RATE
    ).slope_index
    width = (exact.upper - exact.lower) * 1e-9
    assert abs((drawn.lower - drawn.value) - (exact.lower - exact.value) * 1e-9) < 0.008 * width
    assert abs((drawn.upper - drawn.value) - (exact.upper - exact.value) * 1e-9) < 0.008 * width


def test_the_same_figures_always_have_the_same_limits() -> None:
    found = [
        slope_index_of_inequality(
            GOOD_LEVEL, CHILDREN, standard_errors=0.1, scale=Scale.PROPORTION, transform=True, draws=5000
        )
        for _ in range(2)
    ]
    assert found[0] == found[1]
    assert found[0].slope_index.lower < found[0].slope_index.value < found[0].slope_index.upper


def test_a_multiplier_below_zero_turns_both_indices_round() -> None:
    plain, turned = (
        slope_index_of_inequality(GOOD_LEVEL, CHILDREN, standard_errors=0.015, multiplier=by, draws=2000)
        for by in (1, -100)
    )
    assert turned.slope_index.value == pytest.approx(-100 * plain.slope_index.value)
    assert turned.slope_index.lower == pytest.approx(-100 * plain.slope_index.upper)
    assert turned.relative_index.value == pytest.approx(1 / plain.relative_index.value)
    assert turned.relative_index.lower == pytest.approx(1 / plain.relative_index.upper)


def test_a_multiplier_between_0_and_1_does_not_swap_the_limits_of_a_transformed_rate() -> None:
    found = slope_index_of_inequality(
        GOOD_LEVEL,
        CHILDREN,
        standard_errors=0.05,
        scale=Scale.RATE,
        transform=True,
        multiplier=0.5,
        draws=2000,
    )
    assert found.slope_index.lower < found.slope_index.value < found.slope_index.upper
    assert found.relative_index.lower < found.relative_index.value < found.relative_index.upper


def test_a_population_with_a_missing_group_has_no_index() -> None:
    values = np.array([FIFTHS, [*FIFTHS[:4], np.nan]])
    found = slope_index_of_inequality(values, [1] * 5, standard_errors=0.5, draws=2000)
    assert close(found.slope_index.value, [10.0, math.nan], 1e-12)
    assert np.isnan(found.relative_index.lower).tolist() == [False, True]
    alone = slope_index_of_inequality(FIFTHS, [1] * 5, standard_errors=0.5, draws=2000)
    assert found.relative_index.upper[0] == pytest.approx(alone.relative_index.upper)


def test_a_line_that_starts_at_or_below_zero_has_no_ratio() -> None:
    found = slope_index_of_inequality([-3.0, -1, 1, 3, 5], [1] * 5, standard_errors=0.1, draws=1000)
    assert found.slope_index.value == pytest.approx(10)
    assert all(math.isnan(part) for part in found.relative_index)
    uncertain = slope_index_of_inequality([1.0, 2, 3, 4, 5], [1] * 5, standard_errors=3, draws=1000)
    assert math.isnan(uncertain.relative_index.upper)


def test_figures_so_uncertain_that_they_say_nothing_have_no_limits() -> None:
    for scale, values in ((Scale.RATE, FIFTHS), (Scale.PROPORTION, np.array(FIFTHS) / 100)):
        found = slope_index_of_inequality(
            values, [1] * 5, standard_errors=5000, scale=scale, transform=True, draws=1000
        )
        assert math.isnan(found.relative_index.upper)


@pytest.mark.parametrize("groups, warned", [(5, False), (10, False), (11, True), (100, True)])
def test_more_than_10_groups_bring_a_warning(groups: int, warned: bool) -> None:
    found = slope_index_of_inequality(np.arange(groups) + 5, [1] * groups, standard_errors=1, draws=1000)
    assert bool(found.warning) is warned


@pytest.mark.parametrize(
    "changed, sentence",
    [
        ({"values": FIFTHS[:4], "people": [1] * 4}, "5 to 100 groups, not 4"),
        ({"values": [1.0] * 101, "people": [1] * 101}, "5 to 100 groups, not 101"),
        ({"people": [1, 1, 0, 1, 1]}, "a group has no people at position 2"),
        ({"people": [1] * 4}, "each group needs its value and its people"),
        ({"standard_errors": None}, "either the groups' limits"),
        ({"lower": 1, "upper": 2}, "either the groups' limits"),
        ({"standard_errors": [1, 1]}, "its limits or its standard error"),
        ({"standard_errors": -1}, "a standard error is below zero"),
        ({"standard_errors": None, "lower": 20, "upper": 10}, "the lower limit is above the upper"),
        ({"scale": "proportion"}, "the value of a proportion is not between 0 and 1"),
        (
            {"scale": "rate", "values": [0.0, 1, 2, 3, 4]},
            "the value of a rate is not above zero at position 0",
        ),
        (
            {"scale": "rate", "standard_errors": None, "lower": 0, "upper": 30},
            "the lower limit of a rate is not above zero",
        ),
        ({"transform": True}, "plain values have no scale"),
        ({"multiplier": 0}, "other than zero"),
        ({"scale": "square"}, "the scale is one of plain, rate, proportion"),
        ({"draws": 10}, "fewer than 1,000 draws"),
    ],
)
def test_what_has_no_gradient_is_refused(changed: dict[str, object], sentence: str) -> None:
    given: dict[str, object] = {"values": FIFTHS, "people": [1] * 5, "standard_errors": 0.5, **changed}
    with pytest.raises(Refused, match=sentence):
        slope_index_of_inequality(**given)  # type: ignore[arg-type]
