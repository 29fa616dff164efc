"""Does the total equal the sum of its parts? Asked of counts: of groups, of areas, of the parts of a year.

Nothing is asked where a part is withheld or missing, because then the sum cannot be known; and numbers that
are all rounded to five or ten may miss their total by the rounding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from goldenthread.measures.loading.incoming import EVERYBODY, Candidate
from goldenthread.measures.loading.questions.around import Around, in_words, most
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.periods import PeriodKind

CODE = "total"
LABEL = "Does not add up"

_ADDED_UP = (UnitKind.COUNT, UnitKind.POUNDS)
_PARTS_OF_A_YEAR = {PeriodKind.QUARTER: 4, PeriodKind.HALF_YEAR: 2, PeriodKind.MONTH: 12, PeriodKind.TERM: 3}


def ask(figure: Candidate, around: Around) -> str | None:
    """The question about a total, or None. Its parts are not asked about."""
    if figure.number is None or figure.definition is None or figure.definition.unit not in _ADDED_UP:
        return None
    return _of_groups(figure, around) or _of_areas(figure, around) or _of_the_year(figure, around)


def _of_groups(figure: Candidate, around: Around) -> str | None:
    if figure.group != EVERYBODY:
        return None
    dimensions: dict[str, list[Candidate]] = defaultdict(list)
    for each in around.groups(figure):
        if each.group != EVERYBODY and each.group.dimension:
            dimensions[each.group.dimension].append(each)
    for dimension in sorted(dimensions):
        said = _missed(figure, dimensions[dimension], f"its groups by {dimension.lower()}")
        if said:
            return said
    return None


def _of_areas(figure: Candidate, around: Around) -> str | None:
    parts = [each for each in around.areas(figure) if around.parents.get(each.area or 0) == figure.area]
    return _missed(figure, parts, "its areas")


def _of_the_year(figure: Candidate, around: Around) -> str | None:
    period = figure.period
    if figure.definition is None or figure.definition.accumulation != "period" or period is None:
        return None
    if period.kind is not PeriodKind.YEAR:
        return None
    for kind, count in _PARTS_OF_A_YEAR.items():
        parts = [
            each
            for each in around.periods(figure)
            if each.period is not None
            and each.period.kind is kind
            and period.start <= each.period.start
            and each.period.end <= period.end
        ]
        if len({each.period for each in parts}) == count:
            said = _missed(figure, parts, f"its {count} parts of the year")
            if said:
                return said
    return None


def _missed(total: Candidate, parts: Sequence[Candidate], what: str) -> str | None:
    numbers = [each.number for each in parts if each.number is not None]
    if len(parts) < 2 or len(numbers) < len(parts) or len({each.key for each in parts}) < len(parts):
        return None
    assert total.number is not None
    missing = total.number - sum(numbers)
    if abs(missing) <= _rounding([total, *parts]):
        return None
    more = "more" if missing < 0 else "less"
    together = in_words(sum(numbers, Decimal(0)))
    return (
        f"{in_words(total.number)} is not the sum of {what}: they add up to {together}, "
        f"{in_words(abs(missing))} {more}."
    )


def _rounding(figures: Sequence[Candidate]) -> Decimal:
    """How far rounding alone can part a total from its sum."""
    numbers = [each.number for each in figures if each.number is not None]
    for step in (10, 5):
        if all(number % step == 0 for number in numbers):
            return Decimal(step) / 2 * len(numbers)
    places = most(figures)
    return Decimal(0) if places == 0 else Decimal(10) ** -places / 2 * len(numbers)
