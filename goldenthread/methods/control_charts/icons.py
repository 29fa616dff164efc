"""The two icons of a control chart: is it changing (variation), and will it meet its target (assurance).

The arrow follows the data, the colour the polarity. Touching a limit is "may or may not". Where neither end
is better, variation is neutral and there is no assurance.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from goldenthread.rules.polarity import Polarity


class Meaning(StrEnum):
    """What a signal at a point means."""

    NONE = "none"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL_HIGH = "neutral high"
    NEUTRAL_LOW = "neutral low"


class Variation(StrEnum):
    """What the latest point says of the process."""

    COMMON_CAUSE = "common cause"
    IMPROVEMENT_HIGH = "improvement, high"
    IMPROVEMENT_LOW = "improvement, low"
    CONCERN_HIGH = "concern, high"
    CONCERN_LOW = "concern, low"
    NEUTRAL_HIGH = "neutral, high"
    NEUTRAL_LOW = "neutral, low"

    @property
    def sentence(self) -> str:
        return _VARIATION_SENTENCES[self]


class Assurance(StrEnum):
    """Whether the process as it is will meet the target."""

    PASS = "pass"
    FAIL = "fail"
    INCONSISTENT = "inconsistent"

    @property
    def sentence(self) -> str:
        return _ASSURANCE_SENTENCES[self]


_VARIATION_SENTENCES = {
    Variation.COMMON_CAUSE: "The latest figure is within the ordinary variation of the process.",
    Variation.IMPROVEMENT_HIGH: "Something has changed for the better: the figures are higher than before.",
    Variation.IMPROVEMENT_LOW: "Something has changed for the better: the figures are lower than before.",
    Variation.CONCERN_HIGH: "Something has changed for the worse: the figures are higher than before.",
    Variation.CONCERN_LOW: "Something has changed for the worse: the figures are lower than before.",
    Variation.NEUTRAL_HIGH: "Something has changed: the figures are higher than before.",
    Variation.NEUTRAL_LOW: "Something has changed: the figures are lower than before.",
}
_ASSURANCE_SENTENCES = {
    Assurance.PASS: "The process as it is will keep meeting the target.",
    Assurance.FAIL: "The process as it is will keep missing the target unless something changes.",
    Assurance.INCONSISTENT: "The process as it is may or may not meet the target in any one period.",
}


def meaning_of(direction: int, polarity: Polarity) -> Meaning:
    """What a high (1) or low (-1) signal means; 0 means none."""
    if direction == 0:
        return Meaning.NONE
    if not polarity.has_direction:
        return Meaning.NEUTRAL_HIGH if direction > 0 else Meaning.NEUTRAL_LOW
    good = (direction > 0) == (polarity is Polarity.HIGH)
    return Meaning.IMPROVEMENT if good else Meaning.CONCERN


def meaning_shown(direction: int, polarity: Polarity, only: Meaning | None = None) -> Meaning:
    """As `meaning_of`, where a reader wants only improvements or only concerns marked."""
    meaning = meaning_of(direction, polarity)
    return meaning if only in (None, meaning) else Meaning.NONE


def variation_of(direction: int, polarity: Polarity) -> Variation:
    """The variation icon from the direction of the signal at the latest point."""
    meaning = meaning_of(direction, polarity)
    if meaning is Meaning.NONE:
        return Variation.COMMON_CAUSE
    if meaning is Meaning.NEUTRAL_HIGH:
        return Variation.NEUTRAL_HIGH
    if meaning is Meaning.NEUTRAL_LOW:
        return Variation.NEUTRAL_LOW
    if meaning is Meaning.IMPROVEMENT:
        return Variation.IMPROVEMENT_HIGH if direction > 0 else Variation.IMPROVEMENT_LOW
    return Variation.CONCERN_HIGH if direction > 0 else Variation.CONCERN_LOW


def assurance_of(lower: float, upper: float, target: float | None, polarity: Polarity) -> Assurance | None:
    """The assurance icon from the limits of the latest phase; None without target, limits or a better end."""
    if target is None or not polarity.has_direction or not np.isfinite([lower, upper, target]).all():
        return None
    if target > upper:
        return Assurance.FAIL if polarity is Polarity.HIGH else Assurance.PASS
    if target < lower:
        return Assurance.PASS if polarity is Polarity.HIGH else Assurance.FAIL
    return Assurance.INCONSISTENT
