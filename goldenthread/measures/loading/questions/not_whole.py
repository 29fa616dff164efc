"""Is it a part of one where whole ones are counted? Not asked where the measure had such figures."""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around, in_words
from goldenthread.rules.figures import UnitKind

CODE = "not-whole"
LABEL = "Not a whole number"


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    if figure.number is None or figure.definition is None or figure.definition.unit is not UnitKind.COUNT:
        return None
    if figure.number % 1 == 0 or any(each % 1 for each in around.history(figure)):
        return None
    return (
        f"The measure counts whole ones, and {in_words(figure.number)} is not whole. Is it a share or a rate?"
    )
