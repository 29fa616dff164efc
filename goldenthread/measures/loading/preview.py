"""What a load would do, figure by figure, before anybody confirms it.

A figure is new, changed (what is known stands beside it), unchanged, or refused with the reason. A figure
that raises a question is loaded only once a person accepted it. The preview is worked out anew when it is
confirmed, so that what two people do at once cannot pass unseen: `fingerprint` tells whether it is still what
was looked at. What is asked does not depend on what was answered, so it is found once (`weigh`), and answers
are laid over it (`preview`).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from goldenthread.measures.loading.incoming import Candidate, GroupName
from goldenthread.measures.loading.layouts import ColumnSeen, SetAside
from goldenthread.measures.loading.questions import Question, questions_about, said_twice
from goldenthread.measures.loading.questions.around import Around
from goldenthread.rules.periods import Period

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


_ANSWERS = frozenset(each.value for each in Answer)


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


@dataclass
class Weighed:
    """Every figure of a load in the order of their places, with what is known and asked of it, unanswered.

    `again` tells for each figure whose very words stand in the file more than once which ones say the same;
    None for the rest. `aside` are the rows without a figure. `unknown` counts the names nobody said the
    meaning of, `alike` the groups nearly called as known ones. `left` are the columns that hold figures and
    are not loaded, each with its sheet.
    """

    rows: list[PreviewRow]
    again: list[int | None]
    aside: Sequence[SetAside] = field(default_factory=tuple)
    unknown: int = 0
    left: Sequence[tuple[str, ColumnSeen]] = field(default_factory=tuple)
    alike: int = 0

    @cached_property
    def fingerprint(self) -> str:
        """A name for exactly this, before any answer: what would go in, and what it would replace."""
        said = sorted(
            (
                row.figure.identity,
                row.fate.value,
                _key_in_letters(row.figure.key),
                repr(row.figure.says),
                repr(row.known.says) if row.known else "",
                *(question.sentence for question in row.questions),
            )
            for row in self.rows
        )
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _key_in_letters(key: tuple[int, int, GroupName, Period] | None) -> str:
    if key is None:
        return ""
    definition, area, group, period = key
    when = f"{period.kind} {period.start} {period.end} {period.year_kind}"
    return f"{definition} {area} {group.dimension!r} {group.name!r} {when}"


@dataclass
class Preview:
    """All rows of a load, in the order of their places, and those without a figure. It never changes."""

    rows: list[PreviewRow]
    weighed: Weighed

    @property
    def aside(self) -> Sequence[SetAside]:
        """The rows that hold no figure."""
        return self.weighed.aside

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many figures are new, changed, unchanged, refused, left out; how many wait for an answer."""
        fates = Counter(row.fate.value for row in self.rows if not row.open and not row.left_out)
        return {
            **{fate.value: fates.get(fate.value, 0) for fate in Fate},
            "left_out": sum(1 for row in self.rows if row.left_out),
            "questioned": len(self.waiting),
        }

    @cached_property
    def waiting(self) -> list[PreviewRow]:
        """The figures somebody must still answer for."""
        return [row for row in self.rows if row.open]

    @cached_property
    def entering(self) -> list[PreviewRow]:
        """The figures that confirming would keep."""
        return [row for row in self.rows if row.goes_in]

    @cached_property
    def problem(self) -> str:
        """Why it cannot be confirmed yet; "" when it can."""
        waiting = len(self.waiting)
        if waiting:
            rest = "figure still raises a question" if waiting == 1 else "figures still raise questions"
            return f"{waiting:,} {rest}. Accept each or leave it out first."
        taken: dict[Key | None, PreviewRow] = {}
        for row in self.entering:
            earlier = taken.setdefault(row.figure.key, row)
            if earlier is not row and earlier.figure.says != row.figure.says:
                return (
                    f"Both {earlier.figure.row.place} and {row.figure.row.place} are accepted, and they say "
                    "different things of the same figure. Leave one of them out."
                )
        return "" if self.entering else "There is nothing to load: no figure is new or changed."

    @cached_property
    def fingerprint(self) -> str:
        """A name for exactly this preview: what would go in, what it would replace, and what was answered."""
        given = sorted((row.figure.identity, row.answer.value) for row in self.rows if row.answer)
        return hashlib.sha256(json.dumps([self.weighed.fingerprint, given]).encode()).hexdigest()[:32]


def weigh(
    figures: Sequence[Candidate],
    *,
    known: Mapping[Key, Says],
    around: Around,
    aside: Sequence[SetAside] = (),
    unknown: int = 0,
    left: Sequence[tuple[str, ColumnSeen]] = (),
    alike: int = 0,
) -> Weighed:
    """What would become of each figure, and what is asked. `known` is what the load's own source says now."""
    rows = [_row(figure, known, around) for figure in sorted(figures, key=_place)]
    numbers: dict[tuple[Any, ...], int] = {}
    same = [
        None
        if row.fate is Fate.REFUSED
        else numbers.setdefault((row.figure.key, row.figure.says), len(numbers))
        for row in rows
    ]
    often = Counter(same)
    again = [number if number is not None and often[number] > 1 else None for number in same]
    return Weighed(rows, again, aside, unknown, left, alike)


def preview(weighed: Weighed, answers: Mapping[str, str]) -> Preview:
    """What confirming would do, once the answers are laid over what is asked; `answers` by figure.

    The order of the figures means nothing: of the same said twice, the first place in the file is taken.
    """
    taken: set[int] = set()
    rows = []
    for row, same in zip(weighed.rows, weighed.again, strict=True):
        given = answers.get(row.figure.identity) if answers and row.questions else None
        if given in _ANSWERS:
            row = replace(row, answer=Answer(given))
        if same is not None and same in taken:
            row = PreviewRow(row.figure, Fate.UNCHANGED, "The file says the same in another row.", row.known)
        elif same is not None and not row.left_out:
            taken.add(same)
        rows.append(row)
    return Preview(rows, weighed)


def _place(figure: Candidate) -> tuple[str, int, int, int, str, int]:
    row = figure.row
    return row.sheet, row.row, row.printed or 0, len(row.column), row.column, figure.ordinal


def _row(figure: Candidate, known: Mapping[Key, Says], around: Around) -> PreviewRow:
    key = figure.key
    if key is None:
        return PreviewRow(figure, Fate.REFUSED, figure.refused)
    before = known.get(key)
    questions = questions_about(figure, around)
    if before is None or before.says != figure.says:
        return PreviewRow(figure, Fate.NEW if before is None else Fate.CHANGED, "", before, tuple(questions))
    # Of what is known already, only that the file says another thing as well is worth asking.
    twice = tuple(each for each in questions if each.code == said_twice.CODE)
    return PreviewRow(figure, Fate.UNCHANGED, known=before, questions=twice)
