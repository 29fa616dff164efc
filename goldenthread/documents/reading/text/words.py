"""Putting words back together that a line or a page break has cut.

A hyphen at the end of a line is either part of the word ("long-term") or only there because the
word was cut ("imple-mentation"). The document itself decides: the hyphen goes only where the
document uses the undivided word somewhere and never the hyphenated one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
# Words after which a sentence cannot end: what follows on the next line or page belongs to it.
_HANGING = re.compile(
    r"(?:^|[\s(])(?:a|an|the|and|or|of|in|on|at|to|for|from|by|with|into|per|as|that|which|who|our|their|its|&|/|"
    r"under|between|within|through|including|than|is|are|be|will|not|this|these|those)$|[-,(/&]$",
    re.IGNORECASE,
)
_LAST_WORDS = 40  # characters looked at; enough for the longest word of the list above


class Vocabulary:
    """The words a document uses, so that a cut word can be told from two words.

    `halves` are the pieces (in small letters) of the words that were made whole.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self._words: dict[str, int] | None = None
        self.halves: set[str] = set()

    @property
    def words(self) -> dict[str, int]:
        """Each word in small letters with the number of times it occurs; counted once, when first asked."""
        if self._words is None:
            counted: dict[str, int] = {}
            for line in self._lines:
                for word in _WORD.findall(line.lower()):
                    counted[word] = counted.get(word, 0) + 1
            self._words = counted
        return self._words

    def __contains__(self, word: str) -> bool:
        return word.lower() in self.words

    def count(self, word: str) -> int:
        return self.words.get(word.lower(), 0)

    def joined(self, before: str, after: str) -> str:
        """Two pieces of running text as one: a space between them, or a cut word made whole."""
        before, after = before.rstrip(), after.lstrip()
        if not before or not after:
            return before or after
        if before.endswith("\u00ad"):
            self._note_halves(before[:-1], after)
            return before[:-1] + after
        if before.endswith("-") and len(before) > 1 and before[-2].isalnum() and after[0].isalnum():
            last, first = _LAST.search(before[-_LAST_WORDS:]), _FIRST.match(after)
            if last and first and after[0].islower():
                whole = last[1] + first[0]
                if whole in self and f"{last[1]}-{first[0]}" not in self:
                    self._note_halves(before[:-1], after)
                    return before[:-1] + after
                return before + after
            if before[-2].isdigit() and after[0].isdigit():
                return before + after
            return before + after if after[0].islower() else f"{before} {after}"
        return f"{before} {after}"

    def _note_halves(self, before: str, after: str) -> None:
        self.halves.update(_FIRST.findall(before[-_LAST_WORDS:].lower())[-1:])
        self.halves.update(_FIRST.findall(after[:_LAST_WORDS].lower())[:1])

    def joined_all(self, parts: Iterable[str]) -> str:
        """Many pieces of running text as one, in time proportional to their length."""
        done: list[str] = []
        for part in parts:
            after = part.strip()
            if not after:
                continue
            if done:
                whole = self.joined(done[-1], after)
                done[-1] = whole[: len(whole) - len(after)]
            done.append(after)
        return "".join(done)


def is_unfinished(text: str) -> bool:
    """Whether a text breaks off: no full stop, and a last word that cannot be the last."""
    return bool(_HANGING.search(text.rstrip()[-_LAST_WORDS:]))


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return text.rstrip().rstrip("\"'”’)*_ ").endswith((".", ":", ";", "!", "?", "…"))


def starts_small(text: str) -> bool:
    """Whether a text begins in the middle of a sentence: with a small letter or a bracket."""
    stripped = text.lstrip()
    if stripped[:1] == "(":
        return True
    return stripped[:1].islower() and not re.match(
        r"(?:i{1,3}|iv|vi{0,3}|ix|x|[a-z])[).]|\S{0,80}(?:\.\w|@|/)|e-?mail\b", stripped
    )


def continues(before: str, after: str) -> bool:
    """Whether `after` carries on the sentence `before` broke off."""
    if not before.strip() or not after.strip():
        return False
    if ends_sentence(before):
        return False
    return starts_small(after) or is_unfinished(before)
