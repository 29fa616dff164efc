"""Groups by age, and the weights of the European Standard Population 2013 that fit them.

The standard has bands of five years, 0 to 4 up to 85 to 89, and 90 and over. Finer ages (under 1, 1 to 4;
single years) are put together to those; the last band may begin earlier (85 and over), because its weights
can be added up. Anything else, a gap between the bands or one of ten years, has no weight.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.methods.standardised import EUROPEAN_STANDARD_POPULATION_2013
from goldenthread.plans.wording import joined

_WIDTH = 5  # years of a band of the standard
_LAST = _WIDTH * (len(EUROPEAN_STANDARD_POPULATION_2013) - 1)  # the last band is open: 90 and over
_OLDEST = 120
FEWEST_BANDS = 3

# "Year 6" is a class at school: only what stands behind a number is its unit.
_NOISE = re.compile(r"\b(?:aged?|ages|old|of|band|group|persons?)\b|:|(?<=\d)\s*(?:years?|yrs?)\b")
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})")
_OPEN = re.compile(r"(\d{1,3})\s*(?:\+|plus|and over|or over|and above|and older|or older|or more)")
_UNDER = re.compile(r"(?:under|less than|below|<)\s*(\d{1,3})")
_SINGLE = re.compile(r"(\d{1,3})")


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages from `first` up to, but not with, `end`; None where it is open."""

    first: int
    end: int | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among others."""
        return self.first, self.end or 2 * _OLDEST

    def __str__(self) -> str:
        return f"{self.first} and over" if self.end is None else f"{self.first} to {self.end - 1}"


@dataclass(frozen=True, slots=True)
class Weighted:
    """Which of the given bands make up each band of the standard, and its weight; or why they fit none."""

    members: tuple[tuple[int, ...], ...] = ()
    weights: tuple[int, ...] = ()
    ages: str = ""
    why_not: str = ""


def age_band(name: str) -> AgeBand | None:
    """The ages a group's name says: "0-4", "Aged 5 to 9", "under 1", "85+", "16"; None for anything else."""
    text = " ".join(_NOISE.sub(" ", name.casefold().replace("_", " ")).split())
    if found := _RANGE.fullmatch(text):
        first, last = int(found[1]), int(found[2])
        return AgeBand(first, last + 1) if first <= last <= _OLDEST else None
    if found := _OPEN.fullmatch(text):
        return AgeBand(int(found[1])) if int(found[1]) <= _OLDEST else None
    if found := _UNDER.fullmatch(text):
        return AgeBand(0, int(found[1])) if 0 < int(found[1]) <= _OLDEST else None
    if found := _SINGLE.fullmatch(text):
        return AgeBand(int(found[1]), int(found[1]) + 1) if int(found[1]) <= _OLDEST else None
    return None


def is_by_age(dimension: str, names: Sequence[str]) -> bool:
    """Whether groups are ages: the dimension says so, and most of its names are ages."""
    ages = sum(age_band(name) is not None for name in names)
    return bool(re.search(r"\bage", dimension, re.IGNORECASE)) and ages >= 2 and 2 * ages > len(names)


def standard_weights(bands: Sequence[AgeBand]) -> Weighted:
    """The standard's weights for these bands, each with the positions of the bands that make it up."""
    order = sorted(range(len(bands)), key=lambda at: bands[at].first)
    given = [bands[at] for at in order]
    broken = [f"{one} and {other}" for one, other in pairwise(given) if one.end != other.first]
    if broken:
        return Weighted(why_not=f"ages are missing or counted twice between {joined(broken)}")
    if not given:
        return Weighted(why_not="no band of ages is known")
    edges = [*range(0, _LAST + 1, _WIDTH)]
    members: list[tuple[int, ...]] = []
    weights: list[int] = []
    at = 0
    while at < len(given):
        first = given[at].first
        if given[at].end is None and first in edges:
            members.append((order[at],))
            weights.append(sum(EUROPEAN_STANDARD_POPULATION_2013[first // _WIDTH :]))
            break
        end = first + _WIDTH
        inside = [each for each in range(at, len(given)) if (given[each].end or _OLDEST + 1) <= end]
        if first not in edges[:-1] or not inside or given[inside[-1]].end != end:
            return Weighted(why_not=f"the ages {given[at]} are no band of five years of the standard")
        members.append(tuple(order[each] for each in inside))
        weights.append(EUROPEAN_STANDARD_POPULATION_2013[first // _WIDTH])
        at = inside[-1] + 1
    if len(members) < FEWEST_BANDS:
        return Weighted(why_not=f"it needs at least {FEWEST_BANDS} bands of five years")
    whole = given[0].first == 0 and given[-1].end is None
    last = given[-1].end
    ages = "all ages" if whole else f"ages {AgeBand(given[0].first, last)}"
    return Weighted(tuple(members), tuple(weights), ages)
