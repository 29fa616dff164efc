"""Rates as if every area had the same ages.

Source: Office for Health Improvement and Disparities, technical guide; 2013 European Standard Population.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from goldenthread.methods.arrays import Refused
from goldenthread.methods.intervals import byar_limits, count_limits
from goldenthread.methods.standardised import (
    EUROPEAN_STANDARD_POPULATION_2013,
    Withheld,
    directly_standardised_rate,
    directly_standardised_rate_of_repeated_events,
    indirectly_standardised_rate,
    indirectly_standardised_ratio,
)

from .vectors import close, need_vectors, number, rows

M = math.nan
EVENTS = [12, 4, 3, 2, 3, 4, 8, 2, 2, 3, 4, 5, 6, 8, 5, 6, 5, 5, 4]
PEOPLE = [636, 558, 609, 543, 384, 594, 669, 843, 660, 576, 606, 522, 426, 273, 300, 288, 153, 123, 207]
FEW = [0, 0, None, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 2, 3]


@pytest.mark.parametrize(
    "multiplier, confidence, value, lower, upper",
    [
        (100_000, 0.95, 1103.2120253001, 877.455767536709, 1367.08822272518),
        (100_000, 0.998, 1103.2120253001, 763.642035793988, 1530.03289482448),
        (10_000, 0.95, 110.32120253001, 87.7455767536709, 136.708822272518),
    ],
)
def test_a_directly_standardised_rate_has_dobsons_limits(
    multiplier: float, confidence: float, value: float, lower: float, upper: float
) -> None:
    """91 events among 8,970 people, weighted by the 2013 European Standard Population."""
    found = directly_standardised_rate(EVENTS, PEOPLE, multiplier=multiplier, confidence=confidence)
    assert close(found.estimate, (value, lower, upper))
    assert (found.events, found.people, found.withheld) == (91.0, 8970.0, Withheld.SHOWN)


@pytest.mark.parametrize(
    "events, people, reason",
    [
        (FEW, PEOPLE, Withheld.FEW_EVENTS),
        ([*EVENTS[:-1], None], PEOPLE, Withheld.SHOWN),
        (EVENTS, [*PEOPLE[:-1], None], Withheld.NO_POPULATION),
        ([9, *[0] * 18], PEOPLE, Withheld.FEW_EVENTS),
        ([10, *[0] * 18], PEOPLE, Withheld.SHOWN),
        ([0] * 19, PEOPLE, Withheld.FEW_EVENTS),
    ],
)
def test_below_10_events_rate_and_limits_are_withheld(
    events: list[float], people: list[float], reason: Withheld
) -> None:
    """A band without a count has no events; a band without its population leaves nothing to say."""
    found = directly_standardised_rate(events, people)
    assert found.withheld is reason
    assert all(math.isnan(part) == (reason is not Withheld.SHOWN) for part in found.estimate)


def test_several_areas_at_once_each_get_their_own() -> None:
    found = directly_standardised_rate([EVENTS, FEW], PEOPLE)
    assert found.withheld.tolist() == [Withheld.SHOWN, Withheld.FEW_EVENTS]
    assert close(found.estimate.value, [1103.2120253001, M])


def test_the_standard_population_is_100_000_people() -> None:
    assert sum(EUROPEAN_STANDARD_POPULATION_2013) == 100_000
    assert len(EUROPEAN_STANDARD_POPULATION_2013) == 19


def test_an_area_with_the_standards_own_ages_has_its_crude_rate() -> None:
    people = np.array(EUROPEAN_STANDARD_POPULATION_2013)
    found = directly_standardised_rate(EVENTS, people)
    assert close(found.estimate, (91.0, *byar_limits(91)), 1e-12)


@pytest.mark.parametrize("often, wider", [(1, 1.0), (2, math.sqrt(2)), (4, 2.0)])
def test_events_that_repeat_have_wider_limits(often: int, wider: float) -> None:
    """If everybody has f events, the limits are √f times as far from the rate as for f times as many
    people."""
    persons = np.array([EVENTS])
    repeated = directly_standardised_rate_of_repeated_events(persons, [often], PEOPLE).estimate
    once = directly_standardised_rate(persons[0] * often, PEOPLE).estimate
    assert repeated.value == pytest.approx(once.value)
    assert repeated.upper - repeated.value == pytest.approx(wider * (once.upper - once.value))
    assert repeated.value - repeated.lower == pytest.approx(wider * (once.value - once.lower))


def test_events_that_repeat_add_the_variances_of_their_frequencies() -> None:
    one, three = np.array(EVENTS), np.array(EVENTS[::-1])
    found = directly_standardised_rate_of_repeated_events([one, three], [1, 3], PEOPLE)
    share = np.array(EUROPEAN_STANDARD_POPULATION_2013) / 100_000 / np.array(PEOPLE)
    value, variance = (share * (one + 3 * three)).sum(), (share**2 * (one + 9 * three)).sum()
    total = 4 * 91
    expected = [
        1e5 * (value + math.sqrt(variance / total) * (limit - total))
        for limit in (total, *byar_limits(total))
    ]
    assert close(found.estimate, expected, 1e-12)
    assert found.events == total


@pytest.mark.parametrize(
    "events, people, reference_events, reference_people, expected",
    [
        (10, [100, 100], [50, 150], [1000, 1000], 20.0),
        (10, [100, 0], [50, 150], [1000, 1000], 5.0),
        (10, [100, 0], [50, 0], [1000, 0], 5.0),
        (3, [100, 100], [50, 150], [1000, 1000], 20.0),
        (0, [100, 100], [50, 150], [1000, 1000], 20.0),
    ],
)
def test_an_indirectly_standardised_ratio_is_observed_over_expected(
    events: float,
    people: list[float],
    reference_events: list[float],
    reference_people: list[float],
    expected: float,
) -> None:
    """A band without people adds nothing. The limits are those of the count, exact below 10."""
    inputs = (events, people, reference_events, reference_people)
    low, high = count_limits(events)
    assert close(indirectly_standardised_ratio(*inputs), (events / expected, low / expected, high / expected))
    crude = sum(reference_events) / sum(reference_people)
    rate = indirectly_standardised_rate(*inputs, multiplier=1000)
    factor = crude * 1000 / expected
    assert close(rate, (events * factor, low * factor, high * factor), 1e-12)


@pytest.mark.parametrize(
    "events, people, reference_events",
    [(None, [100, 100], [50, 150]), (10, [None, 100], [50, 150]), (10, [0, 100], [50, 0])],
)
def test_where_nothing_is_expected_or_something_is_missing_there_is_no_ratio(
    events: float, people: list[float], reference_events: list[float]
) -> None:
    found = indirectly_standardised_ratio(events, people, reference_events, [1000, 1000])
    assert all(math.isnan(part) for part in found)


@pytest.mark.parametrize(
    "method, given, sentence",
    [
        (directly_standardised_rate, (EVENTS, [0, *PEOPLE[1:]]), "not above zero at position 0"),
        (directly_standardised_rate, ([-1, *EVENTS[1:]], PEOPLE), "the events are below zero"),
        (directly_standardised_rate, (EVENTS[:-1], PEOPLE[:-1]), "the age bands do not fit: 18 of events"),
        (directly_standardised_rate, (EVENTS, PEOPLE, [0] * 19), "the standard population of a band"),
        (directly_standardised_rate, (91, PEOPLE), "needed for each age band"),
        (
            directly_standardised_rate_of_repeated_events,
            ([EVENTS], [1, 2], PEOPLE),
            "a row for each frequency",
        ),
        (
            directly_standardised_rate_of_repeated_events,
            ([EVENTS], [0], PEOPLE),
            "a frequency is not above zero",
        ),
        (indirectly_standardised_ratio, (-1, [5], [5], [5]), "the events are below zero"),
        (indirectly_standardised_ratio, (1, [5], [5], [0]), "the reference has no people in a band"),
        (indirectly_standardised_ratio, (1, [5, 5], [5], [5, 6, 7]), "do not fit"),
        (indirectly_standardised_ratio, ([1, 2, 3], [[5], [5]], [5], [5]), "its events and its people"),
    ],
)
def test_tables_that_cannot_be_standardised_are_refused(
    method: Callable[..., object], given: tuple[Any, ...], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        method(*given)


def test_a_reference_without_anybody_says_nothing() -> None:
    for method in (indirectly_standardised_ratio, indirectly_standardised_rate):
        assert all(math.isnan(part) for part in method(5, [0, 0], [0, 0], [0, 0]))


@need_vectors
def test_the_published_vectors_of_directly_standardised_rates() -> None:
    inputs = rows("phe_dsr_inputs.csv")
    compared = 0
    for expected in rows("phe_dsr_expected.csv"):
        area = [row for row in inputs if row["area"] == expected["area"]]
        if not area:
            continue  # the frequencies of the repeated events were not published
        for confidence, level in ((0.95, "95"), (0.998, "99_8")):
            if not expected[f"lower_{level}"] and expected["value"]:
                continue  # left blank: the reference's own file is wrong there
            found = directly_standardised_rate(
                [number(row["count"]) for row in area],
                [number(row["pop"]) for row in area],
                [number(row["stdpop"]) for row in area],
                multiplier=number(expected["multiplier"]),
                confidence=confidence,
            )
            names = ("value", f"lower_{level}", f"upper_{level}")
            assert close(found.estimate, [number(expected[name]) for name in names])
            compared += 1
    assert compared == 14


@need_vectors
def test_the_published_rates_of_repeated_events_widen_the_limits_of_all_events() -> None:
    """Their frequencies were not published, but all four limits must come from one variance."""
    published = [
        row for row in rows("phe_dsr_expected.csv") if row["independent_events"] == "False" and row["value"]
    ]
    assert len(published) == 3
    for row in published:
        events, value, widening = number(row["total_count"]), number(row["value"]), []
        for confidence, level in ((0.95, "95"), (0.998, "99_8")):
            lower, upper = byar_limits(events, confidence=confidence)
            widening.append((value - number(row[f"lower_{level}"])) / (events - lower))
            widening.append((number(row[f"upper_{level}"]) - value) / (upper - events))
        assert close(widening, [widening[0]] * 4, 1e-9)


@need_vectors
def test_the_published_standard_population() -> None:
    published = tuple(int(row["esp2013"]) for row in rows("esp2013.csv"))
    assert published == EUROPEAN_STANDARD_POPULATION_2013
