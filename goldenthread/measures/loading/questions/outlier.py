"""Is it far from everything that was known of the measure?

The measure's own history decides: at least five figures, the distance from their middle in units of their
spread (the median of the distances, which one wild figure cannot move), and beyond what was ever seen.
Where the history hardly moves, a change of less than a tenth of it is not asked about.
"""

from __future__ import annotations

from decimal import Decimal
from statistics import median

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around, in_words

CODE = "outlier"
LABEL = "Far from what was known"

_FEWEST = 5
_SPREADS = Decimal(6)
#: Turns the median distance from the middle into a standard deviation, for figures that vary normally.
_AS_DEVIATION = Decimal("1.4826")
_SMALL_CHANGE = Decimal("0.1")


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    number = figure.number
    history = around.history(figure) if number is not None else []
    if number is None or len(history) < _FEWEST:
        return None
    middle = median(history)
    spread = median(abs(each - middle) for each in history) * _AS_DEVIATION
    least = max(spread * _SPREADS, abs(middle) * _SMALL_CHANGE)
    lowest, highest = min(history), max(history)
    reach = highest - lowest
    beyond = max(lowest - number, number - highest)
    if abs(number - middle) <= least or beyond <= reach / 2 or beyond <= 0:
        return None
    return (
        f"{in_words(number)} is far from what was known: {len(history)} earlier figures lie between "
        f"{in_words(lowest)} and {in_words(highest)}. Is it right?"
    )
