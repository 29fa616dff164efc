"""The signs that begin a bullet or a numbered item, in every form that councils' documents use.

Bullets come as `-`, `*`, `•`, `▶`, `■`, `o`, `–`, as the private-use signs that Word's Symbol and
Wingdings fonts leave in a text, and as combinations of two ("- ▶", "- 1."). Numbers come as `1.`,
`1)`, `(a)`, `a)`, `iv)`, `iv).`, `1.2.3`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Signs that are bullets wherever they stand. The private-use area holds those of Symbol and Wingdings.
_SIGNS = "•▪■□▶►▸‣◦●○❖➢➤✦✧➔⁃\uf000-\uf0ff"
BULLETS = re.compile(rf"(?:(?<=\s)|^)[{_SIGNS}](?=\s|[^\W\d_]|$)|[\uf0a0-\uf0ff]")
_BULLET = re.compile(rf"\s*(?:[{_SIGNS}]\s*|[-–—*·+]\s+|-(?=[A-Z])|o\s+(?=[A-Z]))")
_NUMBER = re.compile(
    r"\s*(\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})\)\.?|\(?\d{1,3}\)?[.](?=\s|[A-Za-z(])|"
    r"\(?[a-z]\)?[.](?=\s|[A-Z(])|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s|[A-Z])|\d{1,2}\.\d{1,2}\.(?=\d))\s*(?=\S)"
)
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
# Markers inside a cell that holds several numbered pieces. A letter or a numeral needs its bracket.
_INSIDE = re.compile(r"(?:(?<=\s)|^)\(?(?:(\d{1,2})[.)]|([ivx]{1,5})\)|([a-z])\))[.)]?(?=\s|[A-Z])")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line taken apart: whether a bullet sign stood there, the number as printed, and the text."""

    bullet: bool
    marker: str
    text: str

    @property
    def is_item(self) -> bool:
        return self.bullet or bool(self.marker)


def split_marker(line: str) -> Marked:
    """Take the bullet and the number off a line. The text is left as it was."""
    rest, bullet = line, False
    for _ in range(3):  # "- ▶ text", " - - text"
        match = _BULLET.match(rest)
        if not match or not match[0].strip():
            break
        bullet, rest = True, rest[match.end() :]
    number = _NUMBER.match(rest)
    if number and (bullet or not re.match(r"\s*[A-Z]\.\s*[A-Z]", rest)):
        return Marked(bullet, number[1], rest[number.end() :])
    return Marked(bullet, "", rest)


def _rank(match: re.Match[str]) -> list[tuple[str, int]]:
    """What a marker may count as: "i)" is both the first numeral and the ninth letter."""
    ranks = []
    if match[1]:
        ranks.append(("number", int(match[1])))
    letters = match[2] or match[3] or ""
    if letters in _ROMAN:
        ranks.append(("numeral", _ROMAN.index(letters) + 1))
    if len(letters) == 1:
        ranks.append(("letter", ord(letters) - ord("a") + 1))
    return ranks


def numbered_pieces(text: str) -> list[str]:
    """Split "i) Percentage of ... ii) Rate of ..." where the numbers follow one another from the start."""
    matches = list(_INSIDE.finditer(text))
    if len(matches) < 2 or matches[0].start() != 0:
        return [text] if text else []
    best: list[int] = []
    for kind, first in _rank(matches[0]):
        starts, following = [0], first + 1
        for match in matches[1:]:
            if (kind, following) in _rank(match):
                starts.append(match.start())
                following += 1
        if len(starts) > len(best):
            best = starts
    if len(best) < 2:
        return [text]
    ends = [*best[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(best, ends, strict=True)]
