"""Text with its clothes off: the words that count, whatever bold, tags or spaces surround them."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from goldenthread.documents.reading.source import SourceLine
from goldenthread.plans.content import Place

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_MARKS = re.compile(r"\*\*|__|`|^\s*#{1,6}\s+")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")


_REMEMBERED = 4_096  # short texts: headings, cells and lines are looked at many times over
_SHORT = 400  # characters


def plain(text: str) -> str:
    """The text on one line, without markup and doubled spaces."""
    return _plain_remembered(text) if len(text) <= _SHORT else _plain(text)


def _plain(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return _SPACE.sub(" ", _MARKS.sub("", text)).strip()


_plain_remembered = lru_cache(_REMEMBERED)(_plain)


def words(text: str) -> list[str]:
    """The words of a text in small letters, in order; marks and punctuation are not words."""
    return list(_words_remembered(text)) if len(text) <= _SHORT else _words(text)


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text).lower())


_words_remembered = lru_cache(_REMEMBERED)(_words)


def wording(text: str) -> str:
    """A text reduced to its words, to tell whether two texts say the same."""
    return " ".join(words(text))


def place_of(
    lines: tuple[int, ...], by_number: dict[int, SourceLine], row: int | None = None
) -> Place | None:
    """Where these lines stand, with page and sheet where the source has them."""
    if not lines:
        return None
    first = by_number.get(min(lines))
    return Place(
        first_line=min(lines),
        last_line=max(lines),
        page=first.page if first else None,
        sheet=first.sheet if first else "",
        row=row,
    )
