"""Do numerator and denominator give the figure? And is the numerator part of the denominator?"""

from __future__ import annotations

from decimal import Decimal

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around, in_words
from goldenthread.rules.figures import UnitKind

CODE = "fraction"
LABEL = "Numerator and denominator do not fit"


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    numerator, denominator = figure.numerator, figure.denominator
    facts = figure.definition
    if figure.number is None or numerator is None or denominator is None or facts is None:
        return None
    if denominator <= 0:
        return (
            f"The denominator is {in_words(denominator)}, and must be more than 0. Is it in the right column?"
        )
    if numerator < 0:
        return (
            f"The numerator is {in_words(numerator)}, and cannot be less than 0. Is it in the right column?"
        )
    if facts.unit is UnitKind.PERCENT and numerator > denominator:
        return (
            f"The numerator, {in_words(numerator)}, is more than the denominator, {in_words(denominator)}. "
            "Are they swapped?"
        )
    if facts.factor is None:
        return None
    computed = numerator / denominator * facts.factor
    exponent = figure.number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    # Printed to so many places, it may be half a unit of the last one off; a whole one forgives truncation.
    if abs(computed - figure.number) <= Decimal(10) ** -places:
        return None
    sign = " %" if facts.unit is UnitKind.PERCENT else ""
    # Written out and read again: a number of any length can be rounded so.
    shown = Decimal(f"{computed:.{max(places, 1)}f}")
    return (
        f"{in_words(numerator)} of {in_words(denominator)} is {in_words(shown)}{sign}, and the figure is "
        f"{in_words(figure.number)}{sign}."
    )
