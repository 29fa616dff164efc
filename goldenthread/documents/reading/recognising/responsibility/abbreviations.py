"""The abbreviations that a document explains: "Northfield County Council (NCC)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(slots=True)
class Abbreviations:
    """The abbreviations that a document explains, with what they stand for."""

    meanings: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Abbreviations:
        """Those found in a document's text: capitals in brackets after words that begin with them."""
        meanings: dict[str, str] = {}
        for found in _IN_BRACKETS.finditer(text):
            letters = re.sub(r"[^A-Za-z]", "", found["short"])
            if letters.endswith("s") and letters[:-1].isupper():
                letters = letters[:-1]
            if len(letters) < 2 or not letters.isupper():
                continue
            meant = _words_behind(text[max(0, found.start() - 200) : found.start()], letters)
            if meant:
                meanings.setdefault(found["short"], meant)
        return cls(meanings)

    def spelt_out(self, name: str) -> str:
        """An organisation's name with its abbreviation replaced, where the document explains it."""
        name = name.strip()
        for short in (name, name + "s", name.removesuffix("s")):
            if short in self.meanings:
                return self.meanings[short]
        return name


_IN_BRACKETS = re.compile(r"\((?P<short>[A-Z][A-Za-z&]{1,9})\)")
_SMALL = {"of", "and", "for", "the", "in", "to", "&"}


def _words_behind(before: str, letters: str) -> str:
    """The words just before a bracket whose first letters are those in it; small words may be left out."""
    found = re.findall(r"[\w’'&/-]+|[.;:,()\t\n]", before)
    taken: list[str] = []
    wanted = letters.upper()
    while wanted and found:
        word = found.pop()
        initials = "".join(piece[0] for piece in word.split("-") if piece).upper()
        if wanted.endswith(initials) and initials.isalnum():
            wanted = wanted[: -len(initials)]
        elif wanted[-1] == word[0].upper() and not word.islower():
            wanted = wanted[:-1]
        elif word.lower() not in _SMALL:
            return ""
        taken.insert(0, word)
    if wanted or not taken or not taken[0][0].isupper():
        return ""
    return " ".join(taken)
