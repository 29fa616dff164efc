"""Is a gap printed beside two groups the difference of the two?"""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around, in_words, most

CODE = "gap"
LABEL = "The gap is not the difference"


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None; asked where one cell prints two groups and their gap."""
    if figure.gap is None or figure.number is None:
        return None
    same_cell = [
        each
        for each in around.groups(figure)
        if each.row.place == figure.row.place and each.number is not None
    ]
    if len(same_cell) != 2:
        return None
    one, other = (each.number for each in same_cell)
    assert one is not None and other is not None
    unit = 10 ** -most(same_cell)
    if abs(abs(one - other) - abs(figure.gap)) <= unit:
        return None
    return (
        f"The cell prints a gap of {in_words(abs(figure.gap))}, and {in_words(one)} and {in_words(other)} "
        f"are {in_words(abs(one - other))} apart."
    )
