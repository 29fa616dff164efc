"""The words of a comparison, and which of them a direction earns under each polarity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from goldenthread.rules.polarity import Polarity

from ..arrays import Array, Flags, Refused
from ..registry import Method

#: One `Polarity`, or one for each value; None where nobody has said which way is good.
GivenPolarity: TypeAlias = Any


class Label(StrEnum):
    """What is said of an area beside its benchmark."""

    BEST = "best"
    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    WORST = "worst"
    HIGHER = "higher"
    LOWER = "lower"
    # Quintiles only:
    HIGHEST = "highest"
    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"
    LOWEST = "lowest"
    NOT_COMPARED = "not_compared"


class WhyNot(StrEnum):
    """Why nothing is said. Empty where something is."""

    COMPARED = ""
    NO_VALUE = "the area has no figure, or it is suppressed"
    NO_BENCHMARK = "the benchmark has no figure, or it is suppressed"
    NO_DENOMINATOR = "the denominator is missing or not above zero"
    NO_INTERVAL = "the area's figure has no confidence limits"
    NO_BENCHMARK_INTERVAL = "the benchmark has no confidence limits"
    TOO_FEW_EVENTS = "there are fewer than 10 events"
    TOO_FEW_AREAS = "fewer than 5 areas have a figure"
    NO_POLARITY = "nobody has said whether higher is better"
    INFORMATION_ONLY = "the measure is for information only"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The label, why there is none, and the method that gave it.

    `label` is a `Label` and `reason` a `WhyNot` where single numbers were compared; arrays of them otherwise.
    """

    label: Any
    reason: Any
    method: Method


_POLARITIES = tuple(Polarity)
_LABELS = np.array(list(Label), dtype=object)
_REASONS = np.array(list(WhyNot), dtype=object)
_LABEL_CODE = {label: code for code, label in enumerate(Label)}
_REASON_CODE = {reason: code for code, reason in enumerate(WhyNot)}

_L = Label
_UNJUDGED = (_L.LOWER, _L.LOWER, _L.SIMILAR, _L.HIGHER, _L.HIGHER)
#: For far below, below, similar, above and far above the benchmark.
WORDS = {
    Polarity.HIGH: (_L.WORST, _L.WORSE, _L.SIMILAR, _L.BETTER, _L.BEST),
    Polarity.LOW: (_L.BEST, _L.BETTER, _L.SIMILAR, _L.WORSE, _L.WORST),
    Polarity.CLOSE_TO_TARGET: _UNJUDGED,
    Polarity.NO_JUDGEMENT: _UNJUDGED,
    Polarity.INFORMATION_ONLY: (_L.NOT_COMPARED,) * 5,
}
_UNJUDGED_FIFTHS = (_L.LOWEST, _L.LOW, _L.MIDDLE, _L.HIGH, _L.HIGHEST)
#: For the lowest fifth of the areas up to the highest.
WORDS_OF_FIFTHS = {
    Polarity.HIGH: (_L.WORST, _L.WORSE, _L.MIDDLE, _L.BETTER, _L.BEST),
    Polarity.LOW: (_L.BEST, _L.BETTER, _L.MIDDLE, _L.WORSE, _L.WORST),
    Polarity.CLOSE_TO_TARGET: _UNJUDGED_FIFTHS,
    Polarity.NO_JUDGEMENT: _UNJUDGED_FIFTHS,
    Polarity.INFORMATION_ONLY: (_L.NOT_COMPARED,) * 5,
}


def beyond(value: Array, lower: Array, upper: Array) -> npt.NDArray[np.int8]:
    """−1 where a value lies below its limits, 1 where above; touching them, and missing, is 0."""
    return (value > upper).astype(np.int8) - (value < lower).astype(np.int8)


def labelled(
    steps: npt.NDArray[Any],
    polarity: GivenPolarity,
    why_not: Iterable[tuple[Flags, WhyNot]],
    method: Method,
    words: Mapping[Polarity, tuple[Label, ...]] = WORDS,
) -> Comparison:
    """The words for `steps` (−2 to 2 from the benchmark), or the first of the reasons that holds."""
    which = _polarity_codes(polarity)
    try:
        steps, which = np.broadcast_arrays(steps, which)
    except ValueError:
        raise Refused("there must be one polarity, or one for each value") from None
    table = np.array([[_LABEL_CODE[word] for word in words[each]] for each in _POLARITIES], dtype=np.int8)
    labels = table[which, steps.astype(np.int8) + 2]
    reasons = np.zeros(steps.shape, dtype=np.int8)
    unsaid = [
        (which < 0, WhyNot.NO_POLARITY),
        (which == _POLARITIES.index(Polarity.INFORMATION_ONLY), WhyNot.INFORMATION_ONLY),
    ]
    # The first that holds is the one told, so it is written last.
    for where, reason in reversed([*unsaid, *why_not]):
        reasons = np.where(where, np.int8(_REASON_CODE[reason]), reasons)
    labels = np.where(reasons > 0, np.int8(_LABEL_CODE[Label.NOT_COMPARED]), labels)
    return Comparison(_LABELS[labels], _REASONS[reasons], method)


def _polarity_codes(polarity: GivenPolarity) -> npt.NDArray[np.int8]:
    given = np.asarray(polarity)
    codes = np.full(given.shape, -2, dtype=np.int8)
    if given.dtype == object:
        nobody_said = np.array([each is None for each in given.flat], dtype=bool).reshape(given.shape)
        codes = np.where(nobody_said, np.int8(-1), codes)
    for code, each in enumerate(_POLARITIES):
        codes = np.where(given == each.value, np.int8(code), codes)
    if (codes == -2).any():
        raise Refused("a polarity is one of: " + ", ".join(each.value for each in _POLARITIES))
    return codes.astype(np.int8)
