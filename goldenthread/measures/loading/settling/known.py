"""What settling needs to know: the library, the areas, and what was said of names before."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from goldenthread.measures.loading.incoming import GroupName, MeasureFacts
from goldenthread.measures.loading.matching import Library, group_called
from goldenthread.rules.figures import CellReading, Figure, Missing, MissingReason, read_cell
from goldenthread.rules.periods import Period


@dataclass(slots=True)
class Known:
    """What settling needs to know: the library's measures and areas, and what was said of names before.

    `home` is the area meant where nothing names one. `without_period` is what stands for a figure that
    names no period; None refuses it. `place` turns words for a place within a cell into an area.
    """

    measures: Library
    areas: Library
    facts: Mapping[int, MeasureFacts]
    home: int | None = None
    groups: Mapping[str, str] = field(default_factory=dict)
    without_period: Period | None = None
    place: Callable[[str], int | None] = lambda text: None
    _groups: dict[tuple[str, str], GroupName] = field(default_factory=dict, init=False)

    def group_called(self, text: str, dimension: str) -> GroupName:
        """The group of children that a text names, with what was said of such names before."""
        if (text, dimension) not in self._groups:
            self._groups[text, dimension] = group_called(text, dimension, self.groups)
        return self._groups[text, dimension]


@lru_cache(maxsize=50_000)
def read(cell: str, measure: str, heading: str) -> CellReading:
    """What a cell says (see `rules.figures.read_cell`), read once."""
    return read_cell(cell, measure=measure, heading=heading)


def shortened(text: str) -> str:
    """A text short enough to stand in a sentence."""
    return text if len(text) <= 60 else text[:57] + "…"


def is_gap(figure: Figure) -> bool:
    """Whether a figure is printed as the gap between two groups."""
    return figure.group.casefold() == "gap"


def measures_a_gap(facts: MeasureFacts) -> bool:
    """Whether the measure is itself a gap."""
    return re.search(r"\bgaps?\b", facts.name, re.I) is not None


def says_missing(figure: Figure, reason: MissingReason) -> bool:
    """Whether a figure is missing for this reason."""
    return isinstance(figure.value, Missing) and figure.value.reason is reason
