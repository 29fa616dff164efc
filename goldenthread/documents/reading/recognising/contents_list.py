"""A table of contents repeats the headings of the document; it is no part of the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.documents.reading.recognising.wording import wording, words
from goldenthread.documents.reading.source import Block, Heading, Table

_LONGEST = 80  # blocks; no contents list is longer
_PAGES = re.compile(r"[\s.…]*\d{1,3}(?:\s*[-–]\s*\d{1,3})?\s*$")


def end_of_contents(blocks: Sequence[Block], start: int) -> int:
    """The block after a contents list that begins at `start`: the first that repeats one of its entries."""
    entries: set[str] = set()
    for at in range(start + 1, min(len(blocks), start + _LONGEST)):
        block = blocks[at]
        if isinstance(block, Table):
            texts = [row[0].text for row in block.rows if row]
            if any(len(words(text)) > 25 for text in texts):
                return at
        else:
            texts = [block.text]
        if len(words(texts[0] if texts else "")) > 25:
            return at
        found = {wording(_PAGES.sub("", text)) for text in texts}
        if isinstance(block, Heading) and found & entries:
            return at
        entries |= found - {""}
    return min(
        len(blocks),
        start + 1 + (1 if len(blocks) > start + 1 and isinstance(blocks[start + 1], Table) else 0),
    )
