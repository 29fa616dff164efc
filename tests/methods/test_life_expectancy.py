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
        variance = alive[19] ** 2 * 4 / (deaths[19] * rate[19] ** 2)
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
