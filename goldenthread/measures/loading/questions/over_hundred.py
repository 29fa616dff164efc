"""Is it a percentage beyond what a share can be, or a count below nought?"""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around, in_words
from goldenthread.rules.figures import UnitKind

CODE = "over-hundred"
LABEL = "Over 100 %, or below 0"

_CAN_BE_BELOW = (UnitKind.PERCENTAGE_POINTS, UnitKind.SCORE, UnitKind.POUNDS, UnitKind.NONE)


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    if figure.number is None or figure.definition is None:
        return None
    unit = figure.definition.unit
    if unit is UnitKind.PERCENT and figure.number > 100:
        return f"{in_words(figure.number)} % is more than all of them. Is it a share of something else?"
    if figure.number < 0 and unit not in _CAN_BE_BELOW:
        sign = " %" if unit is UnitKind.PERCENT else ""
        return f"{in_words(figure.number)}{sign} is below nought. Can this measure be?"
    return None
