"""Headings, paragraphs and list items out of the lines that are not tables.

A heading is marked (#), or shows itself: a short line on its own between blank lines, or one that
begins like "Priority 2 -" or "Appendix A". A paragraph cut by a page break is put together where it
breaks off in the middle of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldenthread.documents.reading.source import Block, Heading, ListItem, Paragraph
from goldenthread.documents.reading.text.known import is_level_word
from goldenthread.documents.reading.text.lines import TextLines
from goldenthread.documents.reading.text.markers import Marked, split_marker
from goldenthread.documents.reading.text.markup import is_bold, plain
from goldenthread.documents.reading.text.words import ends_sentence, is_unfinished, starts_small

_MARKED_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|(?=\*\*))(.*?)\s*#*\s*")
_WEB_HEADING = re.compile(r"\s*<h([1-6])[^<>]{0,300}>(.{1,1000}?)(?:</h[1-6]>)?\s*", re.IGNORECASE)
_LONGEST_HEADING = 120  # characters
_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")


@dataclass(slots=True)
class _Open:
    """The block that is being read."""

    kind: str
    parts: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    marker: str = ""
    depth: int = 0
    indent: int = 0


class ProseReader:
    """Reads the lines between tables one after another; `close` ends what is open."""

    def __init__(self, lines: TextLines, blocks: list[Block]) -> None:
        self.lines = lines
        self.blocks = blocks
        self.open: _Open | None = None
        self.gap = True
        self._indents: list[int] = []
        self._chunk_end = 0
        self._chunk_width = 0
        self._wrapped = False

    def blank(self) -> None:
        """A blank line or page furniture: what follows may be something else, or the same sentence."""
        self.gap = True

    def close(self) -> None:
        """End the open block and add it to the document."""
        block, self.open = self.open, None
        if block is None:
            return
        raw = self.lines.vocabulary.joined_all(block.parts)
        text, numbers = plain(raw), tuple(block.numbers)
        if block.kind == "item":
            self.blocks.append(ListItem(text, numbers, block.marker, block.depth))
        else:
            self.blocks.append(Paragraph(text, numbers, is_bold(raw)))

    def heading(self, text: str, level: int, numbers: tuple[int, ...]) -> None:
        """Add a heading; whatever was open ends before it."""
        self.close()
        self._indents = []
        self.blocks.append(Heading(plain(text), level, numbers))
        self.gap = True

    def read(self, index: int) -> None:
        """Take in the line at `index`, which is neither furniture nor part of a table."""
        text = self.lines.text(index).strip("\f")
        quoted = _QUOTE.match(text)
        text = text[quoted.end() :] if quoted else text
        number = self.lines.lines[index].number
        web = _WEB_HEADING.fullmatch(text) if text.lstrip()[:2] in ("<h", "<H") else None
        if web and plain(web[2]):
            self.heading(web[2], int(web[1]), (number,))
            return
        marked = _MARKED_HEADING.fullmatch(text) if "#" in text[:10] and len(text) < 2000 else None
        if marked and marked[2]:
            self.heading(marked[2], len(marked[1]), (number,))
            return
        self._look_at_chunk(index)
        item = split_marker(text)
        if self._carries_on(text, item):
            self._add(text, number)
        elif item.is_item and item.text.strip() and not self._numbered_heading(index, item):
            self._start_item(text, item, number)
        elif self._is_heading(index, text):
            self.heading(text, 0, (number,))
        else:
            self.close()
            self._indents = []
            self.open = _Open("paragraph", [text], [number])
        self.gap = False

    def _carries_on(self, text: str, item: Marked) -> bool:
        """Whether the lines up to the next blank one were broken at a margin."""
        block = self.open
        if block is None or item.is_item:
            return False
        before = block.parts[-1]
        if is_level_word(text) and not starts_small(text):
            return False
        if before.count("**") % 2:
            return True
        if (
            starts_small(text)
            and not ends_sentence(before)
            and (not self.gap or len(before) > 45 or is_unfinished(before))
        ):
            return True
        if self.gap:
            return False
        if block.kind == "item" and len(text) - len(text.lstrip()) > block.indent:
            return True
        if len(before.rstrip()) > 100 or is_unfinished(before):
            return not ends_sentence(before)
        return self._wrapped and (len(before) > 0.75 * self._chunk_width or block.kind == "item")

    def _look_at_chunk(self, index: int) -> None:
        """Whether the lines up to the next blank one were broken at a margin: the next word did not fit."""
        if index < self._chunk_end:
            return
        end, widths, firsts = index, [], []
        while end < len(self.lines) and not self.lines.is_furniture(end):
            text = self.lines.text(end).strip()
            widths.append(len(text))
            firsts.append(len(text.split(None, 1)[0]) if text else 0)
            end += 1
        self._chunk_end = end
        self._chunk_width = max(widths, default=0)
        margin = max(self._chunk_width, 60)
        full = sum(1 for width, first in zip(widths, firsts[1:], strict=False) if width + 1 + first > margin)
        self._wrapped = len(widths) > 1 and full >= 0.6 * (len(widths) - 1)

    def _add(self, text: str, number: int) -> None:
        assert self.open is not None
        self.open.parts.append(text)
        self.open.numbers.append(number)

    def _start_item(self, text: str, item: Marked, number: int) -> None:
        self.close()
        indent = len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        depth = len(self._indents) - 1
        self.open = _Open("item", [item.text], [number], item.marker, depth, indent)

    def _next_text(self, index: int) -> str:
        """The next filled line if it follows directly, else nothing."""
        if index + 1 < len(self.lines) and not self.lines.is_furniture(index + 1):
            return self.lines.text(index + 1)
        return ""

    def _numbered_heading(self, index: int, item: Marked) -> bool:
        """ "1. BACKGROUND AND PROPOSALS" is a heading though it has a number."""
        words = plain(item.text)
        alone = self.gap and not self._next_text(index)
        if not alone or item.bullet or len(words) <= 3 or not item.marker:
            return False
        if words.isupper():
            return True
        if len(words) > 70 or words.endswith((".", ",", ";", ":")) or not words[0].isupper():
            return False
        return self._text_follows(index)

    def _text_follows(self, index: int) -> bool:
        """Whether running text stands below, and not the next item of a list."""
        for at in range(index + 1, min(index + 6, len(self.lines))):
            if not self.lines.is_furniture(at):
                text = self.lines.text(at)
                return len(text) > 80 and not split_marker(text).is_item
        return False

    def _is_heading(self, index: int, text: str) -> bool:
        words = plain(text)
        if not words or len(words) > _LONGEST_HEADING or not any(char.isalpha() for char in words):
            return False
        follows = self._next_text(index)
        if is_level_word(words) and not ends_sentence(words) and not follows:
            return True
        if not self.gap or is_bold(text) or words.endswith((".", ",", ";", ":")) or starts_small(words):
            return False
        if is_unfinished(words):
            return False
        question = words.endswith("?") and len(words) <= 60 and not starts_small(follows)
        if follows and not split_marker(follows).bullet and not question:
            return False
        return not words[0].islower() and len(words) <= 90


def begins_section(lines: TextLines, index: int) -> bool:
    """Whether a line begins a new part of the document ("# ...", "Priority 2 - ..." above a blank line)."""
    text = lines.text(index)
    if len(text) > 2 * _LONGEST_HEADING:
        return False
    if "#" in text[:10] and _MARKED_HEADING.fullmatch(text):
        return True
    alone = index + 1 >= len(lines) or lines.is_furniture(index + 1)
    return alone and is_level_word(text) and not ends_sentence(text)
