"""What a load would do, figure by figure, before anybody confirms it.

A figure is new, changed (what is known stands beside it), unchanged, or refused with the reason. A figure
that raises a question is loaded only once a person accepted it. The preview is worked out anew whenever it is
looked at and once more when it is confirmed, so that what two people do at once cannot pass unseen:
`fingerprint` tells whether it is still what was looked at.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.layouts import SetAside
from goldenthread.measures.loading.questions import Question, questions_about, said_twice
from goldenthread.measures.loading.questions.around import Around

Key = tuple[Any, ...]


class Fate(StrEnum):
    """What confirming would do with a figure."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Answer(StrEnum):
    """What a person said to the questions about a figure."""

    ACCEPT = "accept"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Says:
    """What the same source says now of a figure: in the form of `Candidate.says`, and as written."""

    says: tuple[Any, ...]
    as_written: str
    learned_at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One figure, what would become of it, what is asked about it, and what was answered."""

    figure: Candidate
    fate: Fate
    reason: str = ""
    known: Says | None = None
    questions: tuple[Question, ...] = ()
    answer: Answer | None = None

    @property
    def open(self) -> bool:
        """Whether somebody must still answer."""
        return bool(self.questions) and self.answer is None

    @property
    def goes_in(self) -> bool:
        """Whether confirming would keep it."""
        return self.fate in (Fate.NEW, Fate.CHANGED) and (not self.questions or self.answer is Answer.ACCEPT)

    @property
    def left_out(self) -> bool:
        """Whether somebody said that it is not to be loaded."""
        return bool(self.questions) and self.answer is Answer.LEAVE


@dataclass(slots=True)
class Preview:
    """All rows of a load, in the order of their places, and the rows that hold no figure."""

    rows: list[PreviewRow]
    aside: Sequence[SetAside] = field(default_factory=tuple)

    @property
    def counts(self) -> dict[str, int]:
        """How many figures are new, changed, unchanged, refused, left out; how many wait for an answer."""
        fates = Counter(row.fate.value for row in self.rows if not row.open and not row.left_out)
        return {
            **{fate.value: fates.get(fate.value, 0) for fate in Fate},
            "left_out": sum(1 for row in self.rows if row.left_out),
            "questioned": sum(1 for row in self.rows if row.open),
        }

    @property
    def waiting(self) -> list[PreviewRow]:
        """The figures somebody must still answer for."""
        return [row for row in self.rows if row.open]

    @property
    def entering(self) -> list[PreviewRow]:
        """The figures that confirming would keep."""
        return [row for row in self.rows if row.goes_in]

    @property
    def problem(self) -> str:
        """Why it cannot be confirmed yet; "" when it can."""
        waiting = len(self.waiting)
        if waiting:
            rest = "figure still raises a question" if waiting == 1 else "figures still raise questions"
            return f"{waiting:,} {rest}. Accept each or leave it out first."
        taken: dict[Key | None, PreviewRow] = {}
        for row in self.entering:
            earlier = taken.setdefault(row.figure.key, row)
            if earlier.figure.says != row.figure.says:
                return (
                    f"Both {earlier.figure.row.place} and {row.figure.row.place} are accepted, and they say "
                    "different things of the same figure. Leave one of them out."
                )
        return "" if self.entering else "There is nothing to load: no figure is new or changed."

    @property
    def fingerprint(self) -> str:
        """A name for exactly this preview: what would go in, and what it would replace."""
        said = sorted(
            [
                row.figure.identity,
                row.fate.value,
                row.answer.value if row.answer else "",
                repr(row.figure.key),
                repr(row.figure.says),
                repr(row.known.says) if row.known else "",
                *(question.sentence for question in row.questions),
            ]
            for row in self.rows
        )
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def preview(
    figures: Sequence[Candidate],
    *,
    known: Mapping[Key, Says],
    around: Around,
    answers: Mapping[str, str],
    aside: Sequence[SetAside] = (),
) -> Preview:
    """What confirming would do. `known` is what the load's own source says now, by key; `answers` by figure.

    The order of the figures means nothing: of the same said twice, the first place in the file is taken.
    """
    ordered = sorted(figures, key=_place)
    taken: set[tuple[Any, ...]] = set()
    rows = []
    for figure in ordered:
        row = _row(figure, known, around, answers)
        said = (figure.key, figure.says)
        if row.fate is not Fate.REFUSED and said in taken:
            row = PreviewRow(figure, Fate.UNCHANGED, "The file says the same in another row.", row.known)
        elif not row.left_out:
            taken.add(said)
        rows.append(row)
    return Preview(rows, aside)


def _place(figure: Candidate) -> tuple[str, int, int, int, str, int]:
    row = figure.row
    return row.sheet, row.row, row.printed or 0, len(row.column), row.column, figure.ordinal


def _row(
    figure: Candidate, known: Mapping[Key, Says], around: Around, answers: Mapping[str, str]
) -> PreviewRow:
    if figure.key is None:
        return PreviewRow(figure, Fate.REFUSED, figure.refused)
    before = known.get(figure.key)
    if before is not None and before.says == figure.says:
        twice = [each for each in questions_about(figure, around) if each.code == said_twice.CODE]
        if not twice:
            return PreviewRow(figure, Fate.UNCHANGED, known=before)
        fate, questions = Fate.UNCHANGED, twice
    else:
        fate = Fate.NEW if before is None else Fate.CHANGED
        questions = questions_about(figure, around)
    given = answers.get(figure.identity)
    answer = Answer(given) if questions and given in set(Answer) else None
    return PreviewRow(figure, fate, "", before, tuple(questions), answer)
