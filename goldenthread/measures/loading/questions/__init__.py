"""What is asked about a figure before it is taken. One question in each file; the list is here.

A question never changes a figure. It is answered by a person, row by row or for all of a kind at once:
load it as it is, or leave it out. To add one, write a file with `CODE`, `LABEL` and `ask`, and put it here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions import (
    fraction,
    gap,
    half_understood,
    hidden,
    limits,
    loose,
    new_group,
    not_whole,
    other_unit,
    outlier,
    over_hundred,
    polarity,
    presumed_period,
    said_twice,
    shifted,
    total,
    unit_slip,
    wrong_period,
)
from goldenthread.measures.loading.questions.around import Around


class Asking(Protocol):
    """A file with a question."""

    CODE: str
    LABEL: str

    def ask(self, figure: Candidate, around: Around, /) -> str | None:
        """The question about a figure, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person must say about a figure: what kind of doubt it is, and the sentence."""

    code: str
    sentence: str


QUESTIONS: tuple[Asking, ...] = (
    hidden,
    said_twice,
    other_unit,
    unit_slip,
    over_hundred,
    polarity,
    wrong_period,
    presumed_period,
    shifted,
    fraction,
    limits,
    total,
    gap,
    loose,
    not_whole,
    new_group,
    half_understood,
    outlier,
)
LABELS = {each.CODE: each.LABEL for each in QUESTIONS}


def questions_about(figure: Candidate, around: Around) -> list[Question]:
    """Everything that is asked about a figure. What explains why it is far off is asked, and no more."""
    found = [
        Question(each.CODE, sentence)
        for each in QUESTIONS
        if (sentence := each.ask(figure, around)) is not None
    ]
    codes = {each.code for each in found}
    if codes & {unit_slip.CODE, polarity.CODE, over_hundred.CODE, shifted.CODE}:
        found = [each for each in found if each.code not in (outlier.CODE, not_whole.CODE)]
    return found
