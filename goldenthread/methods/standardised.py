"""Rates as if every area had the same ages: without it a town of pensioners looks ill and a university town
well.

Directly standardised: the area's own rate in each age band, weighted by a standard population. Comparable
between areas and years, but needs events in each band: below 10 events in all, rate and limits are withheld.
Indirectly standardised: the events an area has against those it would have at the reference's rates. Works
with few events, but two areas' ratios should not be compared with each other, only each with the reference.

Source: the Office for Health Improvement and Disparities' technical guide.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from .arrays import Array, Estimate, Given, Refused, check_multiplier, estimate, given_back, numbers, refuse
from .intervals import byar_limits, limits_of_counts
from .registry import Example, Method, register

#: The 2013 European Standard Population by 5-year band, 0-4 up to 90 and over: 100,000 in all.
EUROPEAN_STANDARD_POPULATION_2013 = (
    5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000,
    7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000,
)  # fmt: skip
FEWEST_EVENTS = 10

DIRECTLY_STANDARDISED_RATE = register(
    Method(
        code="directly-standardised-rate",
        name="Directly standardised rate (Dobson)",
        version="1",
        formula="rate = Σ wᵢ Oᵢ/nᵢ / Σ wᵢ\nvariance = Σ Oᵢ (wᵢ/nᵢ)² / (Σ wᵢ)²\n"
        "limit = rate + √(variance/O) (Byar's limit of O − O), O = Σ Oᵢ\nall × multiplier; withheld where O "
        "< 10",
        source="Dobson and others 1991; OHID technical guide; 2013 European Standard Population (Eurostat)",
        not_for="Fewer than 10 events, age bands with hardly any people, or several events of one person "
        "(use the "
        "rate of repeated events).",
        example=Example(
            given="events by age {events}; people {people}; standard population {standard}",
            inputs={"events": [10, 20, 30], "people": [1000, 800, 500], "standard": [6000, 3000, 1000]},
            run=lambda **given: directly_standardised_rate(**given, multiplier=1000).estimate,
            told="{:.2f} per 1,000, with 95% confidence between {:.2f} and {:.2f}; the crude rate is 26.09",
            result="19.50 per 1,000, with 95% confidence between 14.44 and 25.64; the crude rate is 26.09",
        ),
    )
)
RATE_OF_REPEATED_EVENTS = register(
    Method(
        code="directly-standardised-rate-repeated",
        name="Directly standardised rate of events that repeat",
        version="1",
        formula="as the directly standardised rate, on all events\nvariance = Σ f² × variance of the people "
        "with f "
        "events each",
        source="OHID technical guide, confidence intervals adjusted for events that are not independent",
        not_for="Events that happen to a person once.",
        example=Example(
            given="people with so many admissions ({frequencies}), by age: {persons}; people {people}; "
            "standard population {standard}",
            inputs={
                "frequencies": [1, 2],
                "persons": [[20, 30], [5, 10]],
                "people": [2000, 1500],
                "standard": [6000, 4000],
            },
            run=lambda **given: (
                directly_standardised_rate_of_repeated_events(**given, multiplier=1000).estimate
            ),
            told="{:.2f} admissions per 1,000, with 95% confidence between {:.2f} and {:.2f}",
            result="22.33 admissions per 1,000, with 95% confidence between 16.91 and 28.74",
        ),
    )
)
INDIRECTLY_STANDARDISED_RATIO = register(
    Method(
        code="indirectly-standardised-ratio",
        name="Indirectly standardised ratio",
        version="1",
        formula="E = Σ nᵢ × reference events ᵢ / reference people ᵢ\nratio = O / E; limits of the count O "
        "(Byar, exact below 10) / E\nall × multiplier",
        source="Breslow and Day 1987; OHID technical guide",
        not_for="Comparing two areas with each other: each stands only against the reference.",
        example=Example(
            given="{events} events; people by age {people}; in England {reference_events} events of "
            "{reference_people} people",
            inputs={
                "events": 30,
                "people": [1000, 2000],
                "reference_events": [100, 300],
                "reference_people": [10000, 15000],
            },
            run=lambda **given: indirectly_standardised_ratio(**given, multiplier=100),
            told="50 are expected, so an index of {:.1f}, with 95% confidence between {:.1f} and {:.1f}",
            result="50 are expected, so an index of 60.0, with 95% confidence between 40.5 and 85.7",
        ),
    )
)
INDIRECTLY_STANDARDISED_RATE = register(
    Method(
        code="indirectly-standardised-rate",
        name="Indirectly standardised rate",
        version="1",
        formula="O / E × (Σ reference events / Σ reference people) × multiplier; limits likewise",
        source="Breslow and Day 1987; OHID technical guide",
        not_for="Comparing two areas with each other: each stands only against the reference.",
        example=Example(
            given="{events} events; people by age {people}; in England {reference_events} events of "
            "{reference_people} people",
            inputs={
                "events": 30,
                "people": [1000, 2000],
                "reference_events": [100, 300],
                "reference_people": [10000, 15000],
            },
            run=lambda **given: indirectly_standardised_rate(**given, multiplier=1000),
            told="{:.1f} per 1,000 (England has 16.0), with 95% confidence between {:.1f} and {:.1f}",
            result="9.6 per 1,000 (England has 16.0), with 95% confidence between 6.5 and 13.7",
        ),
    )
)


class Withheld(StrEnum):
    """Why a standardised rate is not shown. Empty where it is."""

    SHOWN = ""
    FEW_EVENTS = "there are fewer than 10 events"
    NO_POPULATION = "the population of an age band is not known"


@dataclass(frozen=True, slots=True)
class StandardisedRate:
    """The rate and its limits, the events and people behind it, and why it is withheld where it is.

    Floats and a `Withheld` for one area, arrays for several.
    """

    estimate: Estimate
    events: Any
    people: Any
    withheld: Any


def directly_standardised_rate(
    events: Given,
    people: Given,
    standard: Given = EUROPEAN_STANDARD_POPULATION_2013,
    *,
    confidence: float = 0.95,
    multiplier: float = 100_000,
) -> StandardisedRate:
    """The rate of each area as if it had the ages of the standard population.

    The last axis of `events` and `people` holds the age bands, in the order of `standard`. A band without a
    count has no events (nan is 0 here, as published): never pass suppressed counts. Refuses bands without
    people, counts below zero, and tables whose bands do not fit. Source: `DIRECTLY_STANDARDISED_RATE`.
    """
    counts = np.nan_to_num(_bands(events, "the events"), nan=0.0)
    return _standardised(counts, counts, people, standard, confidence, multiplier)


def directly_standardised_rate_of_repeated_events(
    persons: Given,
    frequencies: Given,
    people: Given,
    standard: Given = EUROPEAN_STANDARD_POPULATION_2013,
    *,
    confidence: float = 0.95,
    multiplier: float = 100_000,
) -> StandardisedRate:
    """The same where one person may have several events, such as admissions: the limits are wider.

    `persons` has a row for each of `frequencies` and a column for each age band: how many people had so many
    events; axes before these are areas. Refuses a frequency that is not above zero. Source:
    `RATE_OF_REPEATED_EVENTS`.
    """
    with_each = np.nan_to_num(_bands(persons, "the persons"), nan=0.0)
    often = np.atleast_1d(numbers(frequencies, "the frequencies"))
    if with_each.ndim < 2 or with_each.shape[-2] != often.size:
        raise Refused("the persons need a row for each frequency and a column for each age band")
    refuse(~(often > 0), "a frequency is not above zero", often)
    refuse(with_each < 0, "the persons are below zero", with_each)
    events = (with_each * often[:, None]).sum(axis=-2)
    weighted = (with_each * often[:, None] ** 2).sum(axis=-2)
    return _standardised(events, weighted, people, standard, confidence, multiplier)


def indirectly_standardised_ratio(
    events: Given,
    people: Given,
    reference_events: Given,
    reference_people: Given,
    *,
    confidence: float = 0.95,
    multiplier: float = 1,
) -> Estimate:
    """The events of an area against those it would have at the reference's rates; `multiplier=100` for an
    index.

    `events` is the area's total; the last axis of `people` and of the reference holds the age bands. A band
    without people adds nothing. The ratio is missing where nothing is expected or something is missing.
    Refuses numbers below zero and a reference without people. Source: `INDIRECTLY_STANDARDISED_RATIO`.
    """
    observed, expected, _ = _expected(events, people, reference_events, reference_people)
    return _against(observed, expected, check_multiplier(multiplier), confidence)


def indirectly_standardised_rate(
    events: Given,
    people: Given,
    reference_events: Given,
    reference_people: Given,
    *,
    confidence: float = 0.95,
    multiplier: float = 100_000,
) -> Estimate:
    """The indirectly standardised ratio times the reference's own crude rate; inputs as for the ratio.

    Source: `INDIRECTLY_STANDARDISED_RATE`.
    """
    observed, expected, crude = _expected(events, people, reference_events, reference_people)
    return _against(observed, expected, crude * check_multiplier(multiplier), confidence)


def _standardised(
    events: Array, weighted: Array, people: Given, standard: Given, confidence: float, multiplier: float
) -> StandardisedRate:
    each = check_multiplier(multiplier)
    weights = _bands(standard, "the standard population")
    refuse(~(weights > 0), "the standard population of a band is not above zero", weights)
    n = _bands(people, "the people")
    try:
        events, weighted, n, weights = np.broadcast_arrays(events, weighted, n, weights)
    except ValueError:
        raise Refused(
            f"the age bands do not fit: {events.shape[-1]} of events, {n.shape[-1]} of people, "
            f"{weights.shape[-1]} of the standard population"
        ) from None
    refuse(events < 0, "the events are below zero", events)
    refuse(n <= 0, "the population of an age band is not above zero", n)
    total = events.sum(axis=-1)
    share = weights / weights.sum(axis=-1, keepdims=True)
    value = (share * events / n).sum(axis=-1)
    variance = (weighted * (share / n) ** 2).sum(axis=-1)
    unknown, few = np.isnan(n).any(axis=-1), total < FEWEST_EVENTS
    hidden = unknown | few
    known = np.where(few, np.nan, total)
    lower, upper = (
        value + np.sqrt(variance / known) * (np.asarray(limit) - known)
        for limit in byar_limits(known, confidence=confidence)
    )
    value, lower, upper = (np.where(hidden, np.nan, part * each) for part in (value, lower, upper))
    single = total.ndim == 0
    return StandardisedRate(
        estimate(value, lower, upper, single),
        given_back(total, single),
        given_back(n.sum(axis=-1), single),
        _WITHHELD[np.where(unknown, 2, np.where(few, 1, 0))],
    )


_WITHHELD = np.array([Withheld.SHOWN, Withheld.FEW_EVENTS, Withheld.NO_POPULATION], dtype=object)


def _expected(
    events: Given, people: Given, reference_events: Given, reference_people: Given
) -> tuple[Array, Array, Array]:
    """Observed and expected events of each area, and the reference's crude rate."""
    n, x = _bands(people, "the people"), _bands(reference_events, "the reference's events")
    reference = _bands(reference_people, "the reference's people")
    try:
        n, x, reference = np.broadcast_arrays(n, x, reference)
    except ValueError:
        raise Refused("the age bands of the area and of the reference do not fit") from None
    observed = numbers(events, "the events")
    refuse(observed < 0, "the events are below zero", observed)
    refuse(n < 0, "the people are below zero", n)
    refuse(x < 0, "the reference's events are below zero", x)
    refuse(
        (reference < 0) | ((reference == 0) & (n != 0)), "the reference has no people in a band", reference
    )
    rate = x / np.where(reference == 0, 1.0, reference)
    expected = np.where(n == 0, 0.0, rate * n).sum(axis=-1)
    return observed, np.where(expected > 0, expected, np.nan), _crude(x, reference)


def _crude(events: Array, people: Array) -> Array:
    total = people.sum(axis=-1)
    return np.asarray(events.sum(axis=-1) / np.where(total > 0, total, np.nan))


def _against(observed: Array, expected: Array, factor: Any, confidence: float) -> Estimate:
    try:
        observed, expected, factor = np.broadcast_arrays(observed, expected, factor)
    except ValueError:
        raise Refused("each area needs its events and its people") from None
    lower, upper = limits_of_counts(np.asarray(observed), confidence)
    value, lower, upper = (part / expected * factor for part in (observed, lower, upper))
    return estimate(np.asarray(value), np.asarray(lower), np.asarray(upper), np.ndim(value) == 0)


def _bands(given: Given, name: str) -> Array:
    array = numbers(given, name)
    if array.ndim == 0 or array.shape[-1] == 0:
        raise Refused(f"{name} are needed for each age band")
    return array
