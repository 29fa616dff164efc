"""Life expectancy: the years a child born now would live if today's death rates stayed as they are.

An abridged life table of 20 age bands after Chiang, with Silcocks' variance for the last band. Withheld where
the table cannot be trusted: a band missing or impossible, 5,000 people or fewer, or limits more than 20 years
apart. Source: Chiang 1984; Silcocks, Jenner and Reza 2001; Eayres and Williams 2004; the Office for Health
Improvement and Disparities' technical guide.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from .arrays import Array, Estimate, Given, Refused, estimate, numbers
from .intervals import z_of
from .registry import Example, Method, register

#: The age at which each band starts: under 1, 1-4, then five years each, and 90 and over.
AGES = (0, 1, *range(5, 95, 5))
#: Totals up to this many people have no life expectancy.
PEOPLE_TOO_FEW = 5_000
#: Limits (95 %) further apart than this many years are withheld with their value.
YEARS_TOO_WIDE = 20

LIFE_EXPECTANCY = register(
    Method(
        code="life-expectancy",
        name="Life expectancy (Chiang, Silcocks)",
        version="2",
        formula="M = deaths / people; a = 0.1 under 1 year, else 0.5; w = years of the band\n"
        "q = wM / (1 + (1 − a) w M), 1 in the last band; l = survivors; d = l q\n"
        "L = w (l of the next band + a d), l/M in the last; e = Σ L from this band on / l\n"
        "variance = Σ from this band on of l² s ((1 − a) w + e of the next band)² / l², s = q² (1 − q) / "
        "deaths; "
        "the last band adds (l/2)² 4 / (deaths M²)\nlimits = e ∓ z √variance",
        source="Chiang 1984; Silcocks and others 2001; OHID technical guide",
        not_for="Small areas in a single year (pool three years), 5,000 people or fewer, and forecasts: it "
        "says "
        "nothing about how death rates will change.",
        example=Example(
            given="deaths by age {deaths}; person-years {people}",
            inputs={
                "deaths": [12, 2, 1, 1, 4, 6, 8, 10, 14, 20, 30, 44, 62, 90, 130, 190, 270, 380, 470, 610],
                "people": [
                    3000,
                    12000,
                    15000,
                    15000,
                    16000,
                    18000,
                    19000,
                    19000,
                    18000,
                    18000,
                    18000,
                    17000,
                    15000,
                    14000,
                    13000,
                    11000,
                    9000,
                    7000,
                    4500,
                    3000,
                ],
            },
            run=lambda **given: life_expectancy(**given).estimate,
            told="{:.1f} years at birth, with 95% confidence between {:.1f} and {:.1f}",
            result="82.4 years at birth, with 95% confidence between 81.9 and 82.9",
        ),
    )
)


class Withheld(StrEnum):
    """Why there is no life expectancy. Empty where there is."""

    SHOWN = ""
    BAND_MISSING = "the deaths or people of an age band are missing"
    NEGATIVE_DEATHS = "an age band has fewer than no deaths"
    NO_PEOPLE = "an age band has no people"
    MORE_DEATHS_THAN_PEOPLE = "an age band has more deaths than people"
    FEW_PEOPLE = "there are 5,000 people or fewer"
    NOBODY_DIES_LAST = "nobody died in the last age band, so its length is unknown"
    NOBODY_SURVIVES = "an age band's death rate leaves nobody for the bands after it"
    WIDE = "the 95 % limits are more than 20 years apart"


@dataclass(frozen=True, slots=True)
class LifeExpectancy:
    """Years of life expected and their limits, and why they are withheld where they are.

    Floats and a `Withheld` for one area at one age; arrays for several.
    """

    estimate: Estimate
    withheld: Any


_REASONS = np.array(list(Withheld), dtype=object)
_WIDTHS = np.array([1, 4, *[5] * 17, 0], dtype=np.float64)
_LIVED = np.array([0.1, *[0.5] * 19])


def life_expectancy(
    deaths: Given, people: Given, *, age: int | None = 0, confidence: float = 0.95
) -> LifeExpectancy:
    """Life expectancy at `age` (the start of a band, see `AGES`), or at every band's start where it is None.

    The last axis of `deaths` and `people` holds the 20 bands of `AGES`; people are person-years, so three
    years' deaths go with the sum of three years' people. What cannot be trusted is withheld with its reason,
    never refused; only tables without 20 bands and unknown ages are. Source: `LIFE_EXPECTANCY`.
    """
    if age is not None and age not in AGES:
        raise Refused(f"age {age} is not the start of an age band")
    died, lived = numbers(deaths, "the deaths"), numbers(people, "the people")
    if any(table.ndim == 0 or table.shape[-1] != len(AGES) for table in (died, lived)):
        raise Refused(f"a life table has {len(AGES)} age bands, from under 1 to 90 and over")
    try:
        died, lived = np.broadcast_arrays(died, lived)
    except ValueError:
        raise Refused("each area needs its deaths and its people") from None
    reason = _reasons(died, lived)
    # Tables that are withheld are worked out on harmless numbers, so that they disturb nothing.
    hidden = (reason > 0)[..., None]
    years, variance = _table(np.where(hidden, 1.0, died), np.where(hidden, 1000.0, lived))
    error = np.sqrt(variance)
    codes = np.where(hidden, reason[..., None], 0)
    codes = np.where((codes == 0) & (2 * z_of(0.95) * error > YEARS_TOO_WIDE), _code(Withheld.WIDE), codes)
    half = z_of(confidence) * error
    parts = [np.where(codes > 0, np.nan, part) for part in (years, years - half, years + half)]
    if age is not None:
        band = AGES.index(age)
        parts, codes = [part[..., band] for part in parts], codes[..., band]
    return LifeExpectancy(estimate(parts[0], parts[1], parts[2], codes.ndim == 0), _REASONS[codes])


def _reasons(deaths: Array, people: Array) -> npt.NDArray[np.intp]:
    """The first reason that holds for each table, as a position in `Withheld`."""
    rates = deaths / np.where(people > 0, people, np.nan)
    found: list[tuple[Withheld, Any]] = [
        (Withheld.BAND_MISSING, (np.isnan(deaths) | np.isnan(people)).any(axis=-1)),
        (Withheld.NEGATIVE_DEATHS, (deaths < 0).any(axis=-1)),
        (Withheld.NO_PEOPLE, (people <= 0).any(axis=-1)),
        (Withheld.MORE_DEATHS_THAN_PEOPLE, (deaths > people).any(axis=-1)),
        (Withheld.FEW_PEOPLE, people.sum(axis=-1) <= PEOPLE_TOO_FEW),
        (Withheld.NOBODY_DIES_LAST, deaths[..., -1] == 0),
        (Withheld.NOBODY_SURVIVES, (rates * _WIDTHS * _LIVED >= 1)[..., :-1].any(axis=-1)),
    ]
    codes = [np.intp(_code(why)) for why, _ in found]
    return np.asarray(np.select([where for _, where in found], codes, default=np.intp(0)))


def _table(deaths: Array, people: Array) -> tuple[Array, Array]:
    """Years expected at the start of each band, and their variance."""
    rate = deaths / people
    dying = _WIDTHS * rate / (1 + (1 - _LIVED) * _WIDTHS * rate)
    dying[..., -1] = 1.0
    alive = np.ones_like(dying)
    alive[..., 1:] = np.cumprod(1 - dying[..., :-1], axis=-1)
    following = np.zeros_like(alive)
    following[..., :-1] = alive[..., 1:]
    years_lived = _WIDTHS * (following + _LIVED * alive * dying)
    years_lived[..., -1] = alive[..., -1] / rate[..., -1]
    expected = _from_here_on(years_lived) / alive
    next_expected = np.zeros_like(expected)
    next_expected[..., :-1] = expected[..., 1:]
    none = deaths == 0
    spread = np.where(none, 0.0, dying**2 * (1 - dying) / np.where(none, 1.0, deaths))
    part = alive**2 * spread * ((1 - _LIVED) * _WIDTHS + next_expected) ** 2
    # Half the band's years, as Silcocks has it, times the variance 4 / (D M²) of their whole.
    part[..., -1] = (alive[..., -1] / 2) ** 2 * 4 / (deaths[..., -1] * rate[..., -1] ** 2)
    return expected, _from_here_on(part) / alive**2


def _from_here_on(table: Array) -> Array:
    return np.asarray(np.cumsum(table[..., ::-1], axis=-1)[..., ::-1])


def _code(reason: Withheld) -> int:
    return list(Withheld).index(reason)
