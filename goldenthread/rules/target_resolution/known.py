"""What a target may lean on: the comparators that are known, the measure's own past, its baseline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from goldenthread.rules.figures import NO_UNIT, Unit, Value
from goldenthread.rules.periods import Period
from goldenthread.rules.ratings import Deliverable, Delivery, Goal, NoGoal


class ComparatorKind(StrEnum):
    """Against whom a measure is held, in the words of a report."""

    ENGLAND = "the England average"
    REGION = "the regional average"
    STATISTICAL_NEIGHBOURS = "the statistical neighbours' average"
    NEAREST_NEIGHBOURS = "the nearest neighbours' average"
    CORE_CITIES = "the Core Cities' average"
    CHOSEN = "the chosen authorities' average"


_SPELLINGS = (
    (ComparatorKind.STATISTICAL_NEIGHBOURS, r"\bstat(?:s|istical|\.)?\s?n(?:eighbour\w*|s)?\b|\bsns?\b"),
    (
        ComparatorKind.NEAREST_NEIGHBOURS,
        r"\b(?:cipfa|nearest|similar|comparator) (?:\w+ )?neighbour|\bcipfa\b",
    ),
    (ComparatorKind.CORE_CITIES, r"\bcore cit(?:y|ies)\b"),
    (ComparatorKind.REGION, r"\bregion(?:al)?\b|\beast midlands\b|\be\.? mids\b"),
    (ComparatorKind.ENGLAND, r"\bnational(?:ly)?\b|\bengland\b|\benglish\b|\bnat\.? av"),
    (ComparatorKind.STATISTICAL_NEIGHBOURS, r"\bneighbour"),
)


def read_comparator(name: str) -> ComparatorKind | None:
    """Which comparator a target's words mean ("the national average"); None where that is not clear."""
    for kind, spelling in _SPELLINGS:
        if re.search(spelling, name[:200], re.I):
            return kind
    return None


@dataclass(frozen=True, slots=True)
class ComparatorFigure:
    """A comparator's figure for one period.

    `edition` says which publication or list it comes from ("statistical neighbours of May 2025, mean of 10 of
    10"). `areas` are the figures of the single areas, which a quartile needs; withheld ones are left out.
    `source` names the observation, so that what a target resolved to can be kept.
    """

    kind: ComparatorKind
    value: Value
    period: Period | None
    unit: Unit = NO_UNIT
    edition: str = ""
    areas: tuple[Decimal, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A figure of the measure's own past."""

    value: Value
    period: Period | None
    unit: Unit = NO_UNIT
    source: str = ""


class Trajectory(StrEnum):
    """What a plan says about the time before a target falls due."""

    NOT_SAID = "nothing"
    STRAIGHT_LINE = "a straight line from the baseline"


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that was known when the target was resolved."""

    comparators: tuple[ComparatorFigure, ...] = ()
    history: tuple[Earlier, ...] = ()
    baseline: Earlier | None = None


@dataclass(frozen=True, slots=True)
class ResolvedTarget:
    """What a target came to for one period, or why it came to nothing.

    `goals` has one goal, or one for each reading where the words leave two ("reduce by 1.4%"). For something
    to be done `is_deliverable` is set and `due` is its last day. `sources` name every observation that was
    used, `sentence` says in words what has to be reached.
    """

    goals: tuple[Goal, ...] = ()
    why_not: NoGoal | None = None
    sentence: str = ""
    sources: tuple[str, ...] = ()
    is_deliverable: bool = False
    due: date | None = None

    @property
    def goal(self) -> NoGoal | tuple[Goal, ...]:
        """As `ratings.rate` takes it."""
        return self.goals if self.goals else self.why_not or NoGoal()

    def deliverable(self, delivery: Delivery, done_on: date | None = None) -> Deliverable:
        """As `ratings.rate_deliverable` takes it."""
        return Deliverable(delivery, self.due, done_on)


class NotResolved(Exception):
    """A target comes to nothing: the sentence says why."""

    def __init__(self, no_goal: NoGoal) -> None:
        super().__init__(no_goal.why)
        self.no_goal = no_goal
