"""Nothing read is lost: every word of every line is in a block, or the line is furniture with a reason.

After the blocks are made, each line is checked against them. What is missing is added as a paragraph
with the line's number, so that the draft can list it instead of losing it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.documents.reading.source import Block, Paragraph, Table
from goldenthread.documents.reading.text.lines import TextLines
from goldenthread.documents.reading.text.markers import split_marker
from goldenthread.documents.reading.text.markup import plain

_WORD = re.compile(r"[^\W_]+")


def texts_of(block: Block) -> Iterator[str]:
    """Every piece of text a block holds."""
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield cell.text
                yield from cell.items
    else:
        yield block.text
        marker = getattr(block, "marker", "")
        if marker:
            yield marker


def add_what_is_missing(blocks: list[Block], lines: TextLines) -> list[Block]:
    """The blocks, with a paragraph added for each line whose words are not all found in its blocks."""
    said: dict[int, list[set[str]]] = {}
    for block in blocks:
        words: set[str] = set()
        for text in texts_of(block):
            words.update(_WORD.findall(text.lower()))
        for number in block.lines:
            said.setdefault(number, []).append(words)
    missing: list[Block] = []
    for line in lines.lines:
        if line.number in lines.furniture:
            continue
        marked = split_marker(line.text)  # a bullet may be a letter, "o"
        text = plain(f"{marked.marker} {marked.text}" if marked.bullet else line.text)
        found = said.get(line.number)
        if found is None:
            missing.append(Paragraph(text or line.text.strip(), (line.number,)))
            continue
        left = [word for word in _WORD.findall(text.lower()) if not any(word in words for words in found)]
        if any(word not in lines.vocabulary.halves for word in left):
            missing.append(Paragraph(text, (line.number,)))
    if not missing:
        return blocks
    placed = [(min(block.lines, default=0), order, block) for order, block in enumerate([*blocks, *missing])]
    return [block for _, _, block in sorted(placed, key=lambda one: one[:2])]
