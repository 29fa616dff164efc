"""What the rest of the document says: its headings, and how the names of measures begin.

A performance report printed badly is put right with the help of the document it belongs to: the
outcome "3a: Children are ready for school" stands in the action plan, so "ildren are ready for
school" in a damaged table is that heading and not part of a measure's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from goldenthread.documents.reading.text.markup import plain

# How the name of a measure begins when it stands after other text in the same cell.
_MEASURE_OPENS = re.compile(
    r"(?:(?<=\s)|^)(?:% (?:of|and)\b|% (?=[A-Z])|"
    r"(?:The )?(?:Number|Rate|Percentage|Proportion|Average|Total|Count)"
    r"(?: and (?:number|rate|percentage))? of\b|(?:Gap|GAP) (?:between|in)\b|Progress 8\b|Attainment 8\b|"
    r"Under[- ]\d+s?\b)"
)
_LEVEL_WORD = re.compile(
    r"\s*(?:\*\*)?(?:priority|theme|outcome|objective|aim|goal|commitment|section|part|chapter|appendix|annex|"
    r"schedule|strand|workstream|programme|pillar|ambition|key action|action plan)\s+"
    r"(?:\d{1,2}[a-z]?|[a-zA-Z]|one|two|three|four|five|six|seven|eight|nine|ten|[IVX]{1,4})\s*(?:[-–—:.)]|\s|$)",
    re.IGNORECASE,
)
_OUTLINE = re.compile(
    r"\s*(?:\*\*)?(?:priority\s+\w+|outcome\s+\w+|theme\s+\w+|\d{1,2}\.?[a-z]|\d{1,2})\s*[.:)–-]\s+", re.I
)
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 160  # characters of a heading
_TAIL = 3  # words at its end by which a heading is known


def is_level_word(text: str) -> bool:
    """Whether a line begins like the title of a level of a plan: "Priority 2 - ...", "Appendix A"."""
    return bool(_LEVEL_WORD.match(text))


def measure_starts(text: str) -> list[int]:
    """Where the names of measures begin in a text that holds several."""
    return [match.start() for match in _MEASURE_OPENS.finditer(text)]


@dataclass(slots=True)
class KnownHeadings:
    """The numbered headings and outcomes of a document, by their first word and by their last words."""

    first_words: set[str] = field(default_factory=set)
    tails: dict[tuple[str, ...], str] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[str]) -> KnownHeadings:
        known = cls()
        for line in lines:
            cell = line.split("\t", 1)[0]
            match = _OUTLINE.match(cell) if 0 < len(cell) <= _LONGEST else None
            words = _WORD.findall(plain(cell[match.end() :])) if match else []
            if len(words) >= _TAIL:
                known.first_words.add(words[0])
                text = plain(cell[match.end() :]).strip(" .") if match else ""
                known.tails.setdefault(tuple(word.lower() for word in words[-_TAIL:]), text)
        return known

    def whole_word(self, piece: str) -> str:
        """The first word of a heading that ends in `piece` ("Children" for "ildren"); "" if not just one."""
        if len(piece) < 2 or not piece.islower():
            return ""
        found = {word for word in self.first_words if len(word) > len(piece) and word.endswith(piece)}
        return found.pop() if len(found) == 1 else ""

    def is_cut(self, piece: str) -> bool:
        """Whether a word is only the end of a heading's first word."""
        return (
            len(piece) >= 2
            and piece.islower()
            and any(len(word) > len(piece) and word.endswith(piece) for word in self.first_words)
        )

    def full(self, part: str) -> str:
        """The heading that `part` is the end of, cut in front: at a word or inside the first one."""
        words = tuple(word.lower() for word in _WORD.findall(part)[-_TAIL:])
        heading = self.tails.get(words, "")
        return heading if len(heading) > len(part) and heading.lower().endswith(part.lower()) else ""

    def ends(self, text: str) -> list[int]:
        """The places in `text` where a known heading ends."""
        words = list(_WORD.finditer(text))
        found = []
        for at in range(len(words) - _TAIL + 1):
            after = at + _TAIL
            ends = after == len(words) or self.is_cut(words[after][0]) or words[after][0] in self.first_words
            if ends and tuple(word[0].lower() for word in words[at:after]) in self.tails:
                found.append(words[after - 1].end())
        return found
