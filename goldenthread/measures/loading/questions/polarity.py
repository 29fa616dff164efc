"""Was it counted the other way round? Absence where presence is meant, or a file that says low is good."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around, in_words
from goldenthread.rules.figures import UnitKind, read_polarity
from goldenthread.rules.polarity import Polarity

CODE = "polarity"
LABEL = "Perhaps counted the other way round"

_CLOSE = Decimal(2)  # points
_FAR = Decimal(20)  # points


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    return _file_says_otherwise(figure) or _the_rest_of_a_hundred(figure, around)


def _file_says_otherwise(figure: Candidate) -> str | None:
    facts = figure.definition
    said = Polarity.of(read_polarity(figure.row.polarity)) if figure.row.polarity else None
    if facts is None or said is None or facts.polarity is None or said is facts.polarity:
        return None
    if not (said.has_direction and facts.polarity.has_direction):
        return None
    return (
        f"The file says “{figure.row.polarity}”, and the library says: {facts.polarity.sentence} Is it the "
        "same measure?"
    )


def _the_rest_of_a_hundred(figure: Candidate, around: Around) -> str | None:
    if figure.definition is None or figure.definition.unit is not UnitKind.PERCENT or figure.number is None:
        return None
    usual = around.usual(figure)
    if usual is None or abs(figure.number - usual) < _FAR or abs(100 - figure.number - usual) > _CLOSE:
        return None
    return (
        f"{in_words(figure.number)} % is nearly 100 % less the usual figure ({in_words(usual)} %). Was it "
        "counted the other way round?"
    )
