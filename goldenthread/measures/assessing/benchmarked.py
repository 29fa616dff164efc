"""Whether an area differs from England or its region by more than chance: better, similar or worse.

The area's own limits are held against the benchmark's figure (the rule of the Office for Health Improvement
and Disparities): at 95 %, and at 99.8 % as well where those limits are known. Limits are the source's, or
worked out from its counts: Wilson's for a percentage, Byar's or exact ones for a rate. An average of
neighbours is itself uncertain and comes without counts, so nothing is claimed of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.measures.assessing.comparators import Comparator
from goldenthread.measures.models import Definition
from goldenthread.measures.queries.known import KnownFigure
from goldenthread.methods.comparisons import (
    Label,
    WhyNot,
    against_benchmark,
    against_benchmark_at_two_levels,
)
from goldenthread.methods.rates import proportion, rate
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.target_resolution.known import ComparatorKind

_FIXED = (ComparatorKind.ENGLAND, ComparatorKind.REGION)
_LEVELS = (0.95, 0.998)
_WORDS = {
    Label.BEST: "Better, even at 99.8%",
    Label.BETTER: "Better",
    Label.SIMILAR: "Similar: chance alone could give the difference",
    Label.WORSE: "Worse",
    Label.WORST: "Worse, even at 99.8%",
    Label.HIGHER: "Higher",
    Label.LOWER: "Lower",
}


@dataclass(frozen=True, slots=True)
class Benchmarked:
    """What is said of the area beside one benchmark, or why nothing is. `method` is its code and version."""

    label: Label
    words: str
    method: str


def benchmarked(
    figure: KnownFigure, comparator: Comparator, *, definition: Definition, polarity: Polarity | None
) -> Benchmarked | None:
    """The area's figure beside the benchmark's of the same period; None where no limits are known at all.

    A withheld or missing figure is never compared; nor is one with a benchmark of another period, or with an
    average of neighbours, or with a total.
    """
    benchmark = comparator.number
    if comparator.kind not in _FIXED or comparator.total or comparator.period != figure.period:
        return None
    if figure.number is None or benchmark is None:
        return None
    near, far = _limits(figure, definition)
    if near is None:
        return None
    value = float(figure.number)
    try:
        if far is None:
            found = against_benchmark(value, *near, float(benchmark), polarity)
        else:
            found = against_benchmark_at_two_levels(value, *near, *far, float(benchmark), polarity)
    except ValueError:  # limits that contradict each other
        return None
    if found.label == Label.NOT_COMPARED:
        return Benchmarked(found.label, f"Not compared: {WhyNot(found.reason).value}", found.method.cited)
    return Benchmarked(found.label, _WORDS[found.label], found.method.cited)


_Limits = tuple[float, float]


def _limits(figure: KnownFigure, definition: Definition) -> tuple[_Limits | None, _Limits | None]:
    """The figure's limits at 95 % and at 99.8 %, in the measure's unit."""
    near = _both(figure.lower_95, figure.upper_95)
    far = _both(figure.lower_998, figure.upper_998)
    if near is None and figure.numerator is not None and figure.denominator is not None:
        near, far = _from_counts(figure.numerator, figure.denominator, definition)
    return near, far


def _both(lower: float | None, upper: float | None) -> _Limits | None:
    return None if lower is None or upper is None else (lower, upper)


def _from_counts(
    numerator: float, denominator: float, definition: Definition
) -> tuple[_Limits | None, _Limits | None]:
    try:
        if definition.unit == UnitKind.PERCENT:
            found = [proportion(numerator, denominator, confidence=c, multiplier=100) for c in _LEVELS]
        elif definition.unit == UnitKind.RATE and definition.per:
            per = definition.per
            found = [rate(numerator, denominator, confidence=c, multiplier=per) for c in _LEVELS]
        else:
            return None, None
    except ValueError:  # counts that can be no counts of this measure
        return None, None
    near, far = found
    return (float(near.lower), float(near.upper)), (float(far.lower), float(far.upper))
