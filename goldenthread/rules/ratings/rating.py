"""What a rating is: a colour that always comes with its reason.

Red, amber, green or not rated; how certain that is; the arithmetic; and one sentence that an officer can read
out to a board. A rating carries the method and version that made it and what went in, so that what was
printed last year can be explained with last year's rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """The colour, in words."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NOT_RATED = "not_rated"

    @property
    def label(self) -> str:
        return {"not_rated": "Not rated"}.get(self.value, self.value.capitalize())


class Certainty(StrEnum):
    """Whether the margin of error could have decided it. Touching the target counts as within error."""

    MET = "met"
    MET_WITHIN_ERROR = "met, within error"
    MISSED_WITHIN_ERROR = "missed, within error"
    MISSED = "missed"
    NOT_KNOWN = "not known"


class NotRated(StrEnum):
    """Why there is no colour. The rating's sentence says it in words."""

    NO_JUDGEMENT = "the measure is not judged"
    NO_TARGET = "no target"
    TARGET_NOT_FOUND = "the target could not be worked out"
    SUPPRESSED = "the figure is withheld"
    MISSING = "the figure is missing"
    STALE = "the figure is out of date"
    WRONG_PERIOD = "the figure is for another period"
    UNIT = "the units differ"
    NOT_ONE_NUMBER = "the figure is not one number"
    CONTRADICTION = "the target contradicts itself"
    TOLERANCE = "the tolerance has no meaning here"
    NO_INTERVAL = "no margin of error"
    NOT_DEFINED = "nobody has said how close is close enough"
    TWO_READINGS = "the target can be read in two ways"
    NOT_DUE = "not due yet"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Change:
    """The change since an earlier figure, for the second half of the sentence.

    `previous` is in the measure's unit, `since` the words for when ("last year", "2014-15").
    `beyond_chance` says what a test of the difference said; None where no test could be made.
    """

    previous: Decimal
    since: str
    beyond_chance: bool | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """A colour with its reason.

    `shortfall` is how far the figure is on the wrong side of the target, in the measure's unit: above nought
    short, below nought better than asked, None where nothing was compared. `tolerance` and `floor` are in
    the measure's unit too. `method` is the method's code and version; `inputs` everything that was used, as
    pairs of a name and its text. `reason` is set where, and only where, the status is not rated.
    """

    status: Status
    sentence: str
    method: str
    certainty: Certainty = Certainty.NOT_KNOWN
    shortfall: Decimal | None = None
    tolerance: Decimal | None = None
    floor: Decimal | None = None
    reason: NotRated | None = None
    inputs: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_rated(self) -> bool:
        return self.status is not Status.NOT_RATED
