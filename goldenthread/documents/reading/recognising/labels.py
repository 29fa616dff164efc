"""The numbers and letters that plans print before a priority, an outcome, an action or a measure.

"1.1.1", "2a:", "2.a:", "i)", "iii).", "(b)", "01", "Priority One": every one of them is kept as it
was printed, and its place in the sequence is worked out so that repeats and gaps can be pointed out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
}
_ROMANS = {"i": 1, "v": 5, "x": 10, "l": 50}

_LABELS = [
    re.compile(r"\(?(?P<label>[ivxl]{1,6})\)[.:]*\s*(?=\S)"),
    re.compile(r"\(?(?P<label>[a-z])\)[.:]*\s*(?=\S)"),
    re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2})*\.?[a-z])\s*[:.)]+\s*(?=[^\W\d])"),
    re.compile(r"\(?(?P<label>\d{1,2}(?:\.\d{1,2}){0,3})[.):]+\s*(?=[^\d\s.,)])"),
    re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[A-Z“\"‘'])"),
    re.compile(r"(?P<label>0\d)\s+(?=[A-Z])"),
    re.compile(r"(?P<label>[A-PR-Z]\d{1,2}(?:\.\d{1,2})*)[.:)]+\s+(?=[^\W\d])"),
    re.compile(r"(?P<label>\d{1,2}[a-z])\s+(?=[A-Z][a-z])"),
]


def take_label(text: str) -> tuple[str, str]:
    """The label a text begins with ("" for none), and the text without it."""
    stripped = text.strip()
    for pattern in _LABELS:
        found = pattern.match(stripped)
        if found:
            return found["label"], stripped[found.end() :]
    return "", stripped


def number_of(label: str) -> str:
    """A printed label without its brackets and dots: "(a)" is "a", "1." is "1"."""
    return re.sub(r"^[\s(\[]+|[\s).:;\]]+$", "", label)


def roman(text: str) -> int:
    """The value of small Roman numerals, 0 where they are none."""
    if not text or any(letter not in _ROMANS for letter in text):
        return 0
    total = 0
    for this, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMANS[this]
        total += -value if following and _ROMANS[following] > value else value
    return total if _as_roman(total) == text else 0


def _as_roman(value: int) -> str:
    text = ""
    for size, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while value >= size:
            text, value = text + letters, value - size
    return text


@dataclass(frozen=True, slots=True)
class Position:
    """Where a label stands in its sequence: what is counted under, and the count."""

    under: str
    value: int


def positions(labels: list[str]) -> list[Position | None]:
    """The place of every label in its sequence; letters are Roman only when all of them can be."""
    tails = [re.search(r"[a-z]+$", label.lower()) for label in labels]
    lettered = [tail.group() for tail in tails if tail]
    is_roman = bool(lettered) and all(roman(each) for each in lettered) and "i" in lettered
    return [_position(label.lower(), is_roman) for label in labels]


def _position(label: str, is_roman: bool) -> Position | None:
    if label in NUMBER_WORDS:
        return Position("", NUMBER_WORDS[label])
    found = re.fullmatch(r"(?P<under>(?:\d+\.)*(?:\d+(?=[a-z]))?\.?)(?P<last>\d+|[a-z]+)\.?", label)
    if not found:
        return None
    last = found["last"]
    if last.isdigit():
        return Position(found["under"].rstrip("."), int(last))
    value = roman(last) if is_roman else (ord(last) - ord("a") + 1 if len(last) == 1 else 0)
    return Position(found["under"].rstrip("."), value) if value else None


def _successor(label: str) -> str:
    """The label that follows: "2" after "1", "ii" after "i", "b" after "a"; "" where that is not clear."""
    if label.isdigit():
        return str(int(label) + 1)
    if roman(label):
        return _as_roman(roman(label) + 1)
    if len(label) == 1 and "a" <= label < "z":
        return chr(ord(label) + 1)
    return ""


def split_numbered(text: str) -> list[tuple[str, str]]:
    """The numbered items inside one text, as (label, text); one item with its own label when it has one.

    Only labels that follow one another are borders: "i) … ii) …" is two items, a "2.5" within a
    sentence is none.
    """
    label, rest = take_label(text)
    if not label:
        return [("", text.strip())]
    items: list[tuple[str, str]] = []
    while following := _successor(label):
        border = re.search(rf"(?:(?<=\s)|(?<=[.;]))\(?{following}[).:]+\s*(?=[^\d\s.,)])", rest)
        if not border:
            break
        items.append((label, rest[: border.start()].strip()))
        label, rest = following, rest[border.end() :]
    items.append((label, rest.strip()))
    return items
