"""Is the figure between its confidence limits, and is the lower one below the upper?"""

from __future__ import annotations

from decimal import Decimal

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around, half_a_place, in_words

CODE = "limits"
LABEL = "Confidence limits do not fit"


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    lower, upper, number = figure.lower, figure.upper, figure.number
    if lower is not None and upper is not None and lower > upper:
        return f"The lower limit, {in_words(lower)}, is above the upper, {in_words(upper)}. Swapped?"
    if number is None:
        return None
    least = number + half_a_place(number)
    most = number - half_a_place(number)
    if (lower is not None and least < lower) or (upper is not None and most > upper):
        return f"{in_words(number)} is not between its limits, {_in_words(lower)} and {_in_words(upper)}."
    return None


def _in_words(limit: Decimal | None) -> str:
    return "none" if limit is None else in_words(limit)
