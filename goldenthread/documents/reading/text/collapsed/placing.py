"""Which column each piece of a collapsed row belongs to.

The pieces of a row come in the order of the columns, but a cell may have several pieces. So every
piece gets a column, never one further left than the piece before, such that what the pieces show
fits best: dates in a date column, numbered pieces where actions are listed, bullets among the
measures, "Strategy" and "Plan" in a column of strategies, "Board" and "Group" in one of governance.
"""

from __future__ import annotations

import re

from goldenthread.documents.reading.text.collapsed.chunks import Chunk
from goldenthread.documents.reading.text.words import ends_sentence, is_unfinished, starts_small

_SAYING: dict[str, str] = {
    "strategy": r"strateg(?:y|ies|ic)|plans?|programmes?|protocols?|frameworks?|polic(?:y|ies)|"
                r"assessments|charter|agreement|20\d\d[-–/]\s?(?:20)?\d\d",
    "governance": r"groups?|boards?|committees?|sub-?committee|executive|leadership team|meeting|forum|"
                  r"partnership|sub-?group|panel|cabinet",
    "lead": r"councils?|c?cc|[mb]bc|ccgs?|icb|nhs|police|schools?|providers?|universit(?:y|ies)|health|"
            r"trusts?|social care|commissioners?|partners?|colleges?|voluntary|organisations?|officer|"
            r"manager|director|head of|service|team|lscb|probation|n[a-z]?cc",
}  # fmt: skip
_SAYS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _SAYING.items()}
_IMPOSSIBLE = -1000.0
_EMPTY_COLUMN = -3.0
_NAME_END = 30  # characters from the end in which the telling word of a name stands
_WHOSE = re.compile(r"\s[-–]\s")


def _last_word_kind(text: str) -> str:
    """A name says what it is at its end: "… Strategy Group" is a group, "… Board Plan" a plan.

    What follows a dash names whose it is ("Contract Meeting – CCG").
    """
    name = _WHOSE.split(text, maxsplit=1)[0]
    found = [(match.start(), kind) for kind, pattern in _SAYS.items() for match in pattern.finditer(name)]
    return max(found)[1] if found and len(name) - max(found)[0] <= _NAME_END else ""


def fit(chunk: Chunk, kind: str) -> float:
    """How well a piece fits a kind of column; 0 says nothing either way."""
    if chunk.date:
        return 6.0 if kind == "date" else -4.0
    if kind == "date":
        return -5.0
    if chunk.bullet:
        return {"measure": 5.0, "action": 1.0, "status": 1.0}.get(kind, -3.0)
    if chunk.number is not None and kind in ("action", "activity"):
        return 2.0
    if kind in _SAYS:
        text = chunk.text
        score = min(2.0, 1.0 * len(_SAYS[kind].findall(text)))
        if kind != "lead":
            score += 2.0 if _last_word_kind(text) == kind else 0.0
        else:
            score += min(2.0, 0.7 * text.count(","))
        return score - (1.0 if chunk.number is not None else 0.0)
    return 0.0


def _staying(before: Chunk, chunk: Chunk, kind: str) -> float:
    """How likely two pieces, one after the other, stand in the same cell."""
    score = 0.0
    if chunk.number is not None and before.number is not None and not chunk.letter:
        score += 3.0 if chunk.number == before.number + 1 else -6.0
    if chunk.letter and before.letter:
        score += 4.0 if ord(chunk.letter) == ord(before.letter) + 1 else -6.0
    if not chunk.shows_something and not before.date:
        if is_unfinished(before.text):
            score += 4.0
        elif starts_small(chunk.text) and not ends_sentence(before.text):
            score += 3.0
    if before.bullet and not chunk.shows_something:
        score += 3.0
    if before.date and chunk.date:
        score += 1.0
    if kind in ("strategy", "governance", "lead") and not (
        chunk.shows_something or is_unfinished(before.text)
    ):
        score -= 1.0
    return score


def place(chunks: list[Chunk], kinds: list[str], first: int = 0) -> list[int]:
    """The column of each piece, by the best fit in order. `first` is the column the first piece starts in."""
    if not chunks:
        return []
    width = len(kinds)
    best = [[_IMPOSSIBLE] * width for _ in chunks]
    came = [[0] * width for _ in chunks]
    best[0][first] = 0.0
    for at in range(1, len(chunks)):
        for column, kind in enumerate(kinds):
            own = fit(chunks[at], kind)
            options = []
            for earlier in range(column + 1):
                score = best[at - 1][earlier] + own
                if earlier == column:
                    score += _staying(chunks[at - 1], chunks[at], kind)
                else:
                    score += _EMPTY_COLUMN * (column - earlier - 1)
                options.append((score, earlier))
            best[at][column], came[at][column] = max(options)
    last = max(range(width), key=lambda column: best[-1][column] + 0.5 * _EMPTY_COLUMN * (width - 1 - column))
    placed = [last]
    for at in range(len(chunks) - 1, 0, -1):
        placed.append(came[at][placed[-1]])
    return placed[::-1]
