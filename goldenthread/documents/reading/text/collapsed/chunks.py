"""The pieces of a collapsed table and what each of them shows: a number, a bullet, a date.

Between two blank lines stands one piece: a cell, a paragraph of a cell, or the end of one cell and
the beginning of the next printed on the same line. The last case is cut where a bullet or the next
number of a list begins in the middle of a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from goldenthread.documents.reading.text.lines import TextLines
from goldenthread.documents.reading.text.markers import BULLETS

_NUMBER = re.compile(r"\s*(\d{1,2})[.)]\s?(?!\d)")
_LETTER = re.compile(r"\s*(?:\d{1,2}[.)]\s*)?\(?([a-h])\)\.?\s")
_INNER_NUMBER = re.compile(r"(?<=\s)(\d{1,2})\.\s?(?=[A-Z])")
_DATE_WORDS = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|20\d\d(?:[/–-](?:20)?\d\d)?|\d{1,2}(?:st|nd|rd|th)?|q[1-4]|spring|summer|autumn|"
    r"winter|begins?|between|and|end|by|from|to|of|early|late|start(?:ing)?|mid|until|the|ongoing|on-going|tb[ca]|n/a|"
    r"quarterly|annual(?:ly)?|monthly|term|financial|academic|year|quarter|completed?|"
    r"immediate(?:ly)?|in place)",
    re.IGNORECASE,
)  # fmt: skip
_TELLING = re.compile(
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|20\d\d|q[1-4]|ongoing|on-going|tb[ca]|quarterly|"
    r"annual|monthly|spring|summer|autumn|winter|complete|immediate|in place|n/a",
    re.IGNORECASE,
)
_LONGEST_PIECE = 10  # lines; a longer one is no part of a heading
_LONGEST_DATE = 70  # characters


def is_date_like(text: str) -> bool:
    """Whether a piece says only when ("Between October 2016 and end March 2017", "Ongoing")."""
    words = _NUMBER.sub("", text, count=1).strip(" .,;")
    if not words or len(words) > _LONGEST_DATE or not _TELLING.search(words):
        return False
    return not _DATE_WORDS.sub("", words).strip(" .,;/–-()")


@dataclass(slots=True)
class Chunk:
    """A piece of a collapsed table: its lines of text, the numbers of those lines, and what it shows."""

    parts: list[str]
    numbers: list[int]
    page: int = 0  # how many times the heading was repeated before it
    bullet: bool = False
    number: int | None = None
    letter: str = ""
    date: bool = False
    widest: int = 0

    def look(self) -> Chunk:
        """Fill in what the piece shows; returns itself."""
        first = self.parts[0].lstrip()
        self.bullet = bool(BULLETS.match(first)) or first[:2] in ("- ", "* ", "– ")
        number, letter = _NUMBER.match(first), _LETTER.match(first)
        self.number = int(number[1]) if number else None
        self.letter = letter[1] if letter else ""
        text = " ".join(part.strip() for part in self.parts)
        self.date = not self.bullet and is_date_like(text)
        self.widest = max(len(part.strip()) for part in self.parts)
        return self

    @property
    def shows_something(self) -> bool:
        return self.bullet or self.date or self.number is not None

    @property
    def text(self) -> str:
        return " ".join(part.strip() for part in self.parts)


def cut_at_bullets(lines: list[str], numbers: list[int], page: int) -> list[Chunk]:
    """One chunk for each bullet of a piece, and one for what stands before the first ("March 2017 •")."""
    found: list[Chunk] = []
    for text, number in zip(lines, numbers, strict=True):
        starts = [match.start() for match in BULLETS.finditer(text)]
        cuts = [0, *[start for start in starts if text[:start].strip()], len(text)]
        pieces = [text[start:end] for start, end in pairwise(cuts) if text[start:end].strip()]
        for order, piece in enumerate(pieces):
            if order or BULLETS.match(piece.lstrip()) or not found:
                found.append(Chunk([piece], [number], page))
            else:
                found[-1].parts.append(piece)
                found[-1].numbers.append(number)
    return [chunk.look() for chunk in found]


def cut_at_number(chunk: Chunk, wanted: set[int]) -> list[Chunk]:
    """Cut a piece where a wanted number begins in the middle of a line ("NCC, CCGs 1.Tender process")."""
    for place, part in enumerate(chunk.parts):
        for match in _INNER_NUMBER.finditer(part):
            before = part[: match.start()]
            if int(match[1]) not in wanted or not before.strip():
                continue
            head = Chunk([*chunk.parts[:place], before], chunk.numbers[: place + 1], chunk.page)
            tail = Chunk(
                [part[match.start() :], *chunk.parts[place + 1 :]], chunk.numbers[place:], chunk.page
            )
            return [head.look(), tail.look()]
    return [chunk]


@dataclass(slots=True)
class Pieces:
    """The lines from one place on, cut at blank lines, read only as far as needed."""

    lines: TextLines
    index: int
    texts: list[str] = field(default_factory=list)

    def next(self) -> tuple[list[str], list[int], int]:
        """The lines of the next piece, their numbers, and the index of the line after it."""
        at = self.index
        while at < len(self.lines) and self.lines.is_furniture(at):
            at += 1
        texts: list[str] = []
        numbers: list[int] = []
        while at < len(self.lines) and not self.lines.is_furniture(at) and len(texts) < _LONGEST_PIECE:
            texts.append(self.lines.text(at).strip("\f"))
            numbers.append(self.lines.lines[at].number)
            at += 1
        return texts, numbers, at
