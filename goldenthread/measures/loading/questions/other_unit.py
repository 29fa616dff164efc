"""Is it printed in another unit than the measure's? Pounds for a percentage, "1 in 10" for a rate."""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around
from goldenthread.rules.figures import UnitKind

CODE = "other-unit"
LABEL = "Printed in another unit"

#: Units that a cell only has where it prints them, so that they cannot be meant for another.
_PRINTED = (
    UnitKind.PERCENT,
    UnitKind.POUNDS,
    UnitKind.ONE_IN,
    UnitKind.RATIO,
    UnitKind.DAYS,
    UnitKind.WEEKS,
    UnitKind.MONTHS,
    UnitKind.YEARS,
    UnitKind.HOURS,
    UnitKind.MINUTES,
)
_SAME = {UnitKind.PERCENT, UnitKind.PERCENTAGE_POINTS}


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    if figure.number is None or figure.definition is None or figure.unit is None:
        return None
    wanted, printed = figure.definition.unit, figure.unit.kind
    if wanted in (UnitKind.NONE, printed) or printed not in _PRINTED or {wanted, printed} == _SAME:
        return None
    return f"The cell prints {figure.unit}, and the measure is in {wanted.value}. It is taken as it stands."
