"""What changed between two wordings, word by word, for people who compare plans and read histories."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Above this many words the comparison would take seconds; the two texts are then shown whole.
MOST_WORDS = 3_000

_WORDS = re.compile(r"\s+|\w+(?:['’.,/-]\w+)*%?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, or that changed."""

    text: str
    changed: bool


def compare_words(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """The old and the new wording as pieces. Joined together, the pieces are the texts themselves."""
    if old == new:
        same = [Piece(old, False)] if old else []
        return same, list(same)
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        return _whole(old), _whole(new)
    removed: list[Piece] = []
    added: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        _append(removed, "".join(before[old_from:old_to]), kind != "equal")
        _append(added, "".join(after[new_from:new_to]), kind != "equal")
    return _joined(removed), _joined(added)


def _whole(text: str) -> list[Piece]:
    return [Piece(text, True)] if text else []


def _append(pieces: list[Piece], text: str, changed: bool) -> None:
    if not text:
        return
    if pieces and pieces[-1].changed == changed:
        pieces[-1] = Piece(pieces[-1].text + text, changed)
    else:
        pieces.append(Piece(text, changed))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """A lone space between two changed words belongs to the change: read aloud, one change is enough."""
    joined: list[Piece] = []
    for index, piece in enumerate(pieces):
        between = 0 < index < len(pieces) - 1 and not piece.changed and not piece.text.strip()
        _append(joined, piece.text, piece.changed or between)
    return joined
