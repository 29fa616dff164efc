"""Which way is good: whether a higher figure is better, worse, or neither.

The complaint heard most about performance reports is that nobody can tell whether higher is good. So each of
the five answers has a sentence, and it is printed beside every figure that is judged. What a document says
about it is read as `rules.figures.Good`; the two are turned into each other here and nowhere else.
"""

from __future__ import annotations

from enum import StrEnum

from goldenthread.rules.figures import Good


class Polarity(StrEnum):
    """The five answers to “is higher better?”."""

    HIGH = "high_is_good"
    LOW = "low_is_good"
    CLOSE_TO_TARGET = "close_to_target"
    NO_JUDGEMENT = "no_judgement"
    INFORMATION_ONLY = "information_only"

    @property
    def sentence(self) -> str:
        """What a reader is told beside the figure."""
        return _SENTENCES[self]

    @property
    def has_direction(self) -> bool:
        """Whether one end of the scale is better than the other."""
        return self in (Polarity.HIGH, Polarity.LOW)

    @property
    def is_judged(self) -> bool:
        """Whether a figure of such a measure can be on target or off it."""
        return self.has_direction or self is Polarity.CLOSE_TO_TARGET

    @property
    def good(self) -> Good:
        """The same answer as a plan's text gives it."""
        return _AS_GOOD[self]

    @classmethod
    def of(cls, good: Good) -> Polarity | None:
        """The polarity a text states; None where it states none."""
        return _FROM_GOOD.get(good)

    def mirrored(self) -> Polarity:
        """The polarity of the same measure counted the other way round (absent for present)."""
        return {Polarity.HIGH: Polarity.LOW, Polarity.LOW: Polarity.HIGH}.get(self, self)


_SENTENCES = {
    Polarity.HIGH: "Higher is better.",
    Polarity.LOW: "Lower is better.",
    Polarity.CLOSE_TO_TARGET: "Close to the target is best; too high and too low are both off target.",
    Polarity.NO_JUDGEMENT: "Neither higher nor lower is better in itself.",
    Polarity.INFORMATION_ONLY: "For information only: it is not judged.",
}
_AS_GOOD = {
    Polarity.HIGH: Good.HIGH,
    Polarity.LOW: Good.LOW,
    Polarity.CLOSE_TO_TARGET: Good.CLOSE_TO_TARGET,
    Polarity.NO_JUDGEMENT: Good.NO_JUDGEMENT,
    Polarity.INFORMATION_ONLY: Good.INFORMATION,
}
_FROM_GOOD = {good: polarity for polarity, good in _AS_GOOD.items()}
