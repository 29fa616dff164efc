"""Life expectancy, and when it is withheld.

Source: Chiang 1984; Silcocks and others 2001; Office for Health Improvement and Disparities.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from goldenthread.methods.arrays import Refused
from goldenthread.methods.life_expectancy import AGES, Withheld, life_expectancy

W = Withheld
DEATHS = [17, 9, 4, 8, 20, 15, 24, 33, 50, 78, 100, 150, 200, 300, 500, 700, 900, 1100, 1000, 900]
PEOPLE = [6000, 24000, *[30000] * 15, 15000, 9000, 5000]


def changed(table: Sequence[float], band: int, to: float | None) -> Sequence[float | None]:
    return [*table[:band], to, *table[band + 1 :]]


def by_hand(deaths: Sequence[float], people: Sequence[float]) -> list[tuple[float, float]]:
    """Years expected and their standard error from each band on, band by band as Chiang's table is
    written."""
    widths, bands = [1, 4] + [5] * 17, range(20)
    rate = [d / p for d, p in zip(deaths, people, strict=True)]
    lived = [0.1] + [0.5] * 19
    dying = [widths[i] * rate[i] / (1 + (1 - lived[i]) * widths[i] * rate[i]) for i in range(19)] + [1.0]
    alive = [100_000.0]
    for i in range(19):
        alive.append(alive[i] * (1 - dying[i]))
    years = [widths[i] * (alive[i + 1] + lived[i] * alive[i] * dying[i]) for i in range(19)]
    years.append(alive[19] / rate[19])
    expected = [sum(years[i:]) / alive[i] for i in bands]
    found = []
    for start in bands:
        variance = (alive[19] / 2) ** 2 * 4 / (deaths[19] * rate[19] ** 2)
        for i in range(start, 19):
            spread = dying[i] ** 2 * (1 - dying[i]) / deaths[i]
            variance += alive[i] ** 2 * spread * ((1 - lived[i]) * widths[i] + expected[i + 1]) ** 2
        found.append((expected[start], math.sqrt(variance) / alive[start]))
    return found


@pytest.mark.parametrize("age", [0, 1, 65, 85, 90])
@pytest.mark.parametrize("confidence, z", [(0.95, 1.959963984540054), (0.998, 3.090232306167813)])
def test_life_expectancy_is_chiangs_with_silcocks_variance(age: int, confidence: float, z: float) -> None:
    value, error = by_hand(DEATHS, PEOPLE)[AGES.index(age)]
    found = life_expectancy(DEATHS, PEOPLE, age=age, confidence=confidence)
    assert found.withheld is W.SHOWN
    assert found.estimate == pytest.approx((value, value - z * error, value + z * error), rel=1e-12)


#: The example of the Office for Health Improvement and Disparities' own methods: deaths, people, and at each
#: band's start the years expected with their 95 % limits.
PUBLISHED = [
    (0, 17, 7060, 80.16960813, 79.88268548, 80.45653078),
    (1, 9, 35059, 79.36245674, 79.0898816, 79.63503188),
    (5, 4, 46974, 75.44193645, 75.17407307, 75.70979983),
    (10, 8, 48489, 70.47299936, 70.20675732, 70.7392414),
    (15, 20, 43219, 65.52909542, 65.26548673, 65.79270412),
    (20, 15, 38561, 60.67510088, 60.41876577, 60.931436),
    (25, 24, 46009, 55.78835987, 55.53801579, 56.03870395),
    (30, 33, 57208, 50.92752727, 50.68279939, 51.17225516),
    (35, 50, 61435, 46.06740425, 45.82666794, 46.30814055),
    (40, 71, 55601, 41.24505636, 41.00842831, 41.48168441),
    (45, 100, 50209, 36.49322717, 36.26223216, 36.72422219),
    (50, 163, 56416, 31.83343842, 31.60996318, 32.05691365),
    (55, 263, 46411, 27.26027992, 27.04337271, 27.47718713),
    (60, 304, 39820, 22.9719144, 22.76653134, 23.17729746),
    (65, 536, 37978, 18.76856852, 18.57570352, 18.96143352),
    (70, 872, 37039, 14.95858336, 14.77985004, 15.13731667),
    (75, 1390, 33288, 11.51684445, 11.34831778, 11.68537112),
    (80, 1605, 23306, 8.618849241, 8.451134045, 8.786564437),
    (85, 1936, 11936, 6.163942934, 5.978358351, 6.349527517),
    (90, 1937, 11936, 6.16210635, 5.887683386, 6.436529314),
]


@pytest.mark.parametrize(("age", "deaths", "people", "years", "lower", "upper"), PUBLISHED)
def test_the_published_example_comes_out_at_every_age(
    age: int, deaths: int, people: int, years: float, lower: float, upper: float
) -> None:
    found = life_expectancy([row[1] for row in PUBLISHED], [row[2] for row in PUBLISHED], age=age)
    # The published limits take z as 1.96.
    assert found.estimate == pytest.approx((years, lower, upper), abs=1e-5)


def test_the_last_band_lives_as_long_as_its_death_rate_says() -> None:
    """900 deaths among 5,000 people a year: 5.56 years each."""
    assert life_expectancy(DEATHS, PEOPLE, age=90).estimate.value == pytest.approx(5000 / 900)


@pytest.mark.parametrize(
    "deaths, people, reason",
    [
        (DEATHS, PEOPLE, W.SHOWN),
        (changed(DEATHS, 3, 0), PEOPLE, W.SHOWN),
        (changed(DEATHS, 3, None), PEOPLE, W.BAND_MISSING),
        (DEATHS, changed(PEOPLE, 19, None), W.BAND_MISSING),
        (changed(DEATHS, 3, -1), PEOPLE, W.NEGATIVE_DEATHS),
        (DEATHS, changed(PEOPLE, 3, 0), W.NO_PEOPLE),
        (DEATHS, changed(PEOPLE, 3, -5), W.NO_PEOPLE),
        (DEATHS, changed(PEOPLE, 3, 7), W.MORE_DEATHS_THAN_PEOPLE),
        ([1] * 20, [250] * 20, W.FEW_PEOPLE),
        ([1] * 20, [251] * 20, W.WIDE),
        (changed(DEATHS, 19, 0), PEOPLE, W.NOBODY_DIES_LAST),
        (changed(DEATHS, 18, 4000), PEOPLE, W.NOBODY_SURVIVES),
    ],
)
def test_what_cannot_be_trusted_is_withheld(
    deaths: Sequence[float | None], people: Sequence[float | None], reason: Withheld
) -> None:
    found = life_expectancy(deaths, people)
    assert found.withheld is reason
    assert all(math.isnan(part) == (reason is not W.SHOWN) for part in found.estimate)


def test_the_width_that_withholds_is_that_of_95_per_cent_whatever_is_asked_for() -> None:
    assert life_expectancy([1] * 20, [251] * 20, confidence=0.5).withheld is W.WIDE
    assert life_expectancy(DEATHS, PEOPLE, confidence=0.999999).withheld is W.SHOWN


def test_several_areas_at_once_each_get_their_own() -> None:
    found = life_expectancy([DEATHS, changed(DEATHS, 0, None), DEATHS], PEOPLE)
    assert found.withheld.tolist() == [W.SHOWN, W.BAND_MISSING, W.SHOWN]
    alone = life_expectancy(DEATHS, PEOPLE).estimate
    assert [column[2] for column in found.estimate] == pytest.approx(list(alone))
    assert np.isnan(found.estimate.value).tolist() == [False, True, False]


def test_every_age_at_once() -> None:
    found = life_expectancy(DEATHS, PEOPLE, age=None)
    assert found.estimate.value.shape == (20,)
    assert found.estimate.value == pytest.approx([value for value, _ in by_hand(DEATHS, PEOPLE)])


@pytest.mark.parametrize(
    "method, given, options, sentence",
    [
        (life_expectancy, (DEATHS[:-1], PEOPLE[:-1]), {}, "20 age bands"),
        (life_expectancy, (5, 6), {}, "20 age bands"),
        (life_expectancy, (DEATHS, PEOPLE), {"age": 3}, "not the start of an age band"),
        (life_expectancy, ([DEATHS] * 2, [PEOPLE] * 3), {}, "its deaths and its people"),
    ],
)
def test_what_is_no_life_table_is_refused(
    method: Callable[..., object], given: tuple[Any, ...], options: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        method(*given, **options)
