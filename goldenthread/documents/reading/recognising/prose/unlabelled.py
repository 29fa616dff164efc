"""Priorities that are printed without the word: headings below "Our priorities", or above tables of actions.

Many plans write "Our priorities" once and then only "Early help", "Belonging". Where a document calls
nothing a priority, theme or aim, such headings are taken for its priorities, each with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.documents.reading.recognising.columns import (
    LEVELS,
    Column,
    is_heading_row,
    read_headings,
)
from goldenthread.documents.reading.recognising.headings import announced, named
from goldenthread.documents.reading.recognising.labels import take_label
from goldenthread.documents.reading.recognising.wording import plain, wording, words
from goldenthread.documents.reading.source import Block, Heading, ListItem, Table
from goldenthread.plans.content import Kind

_LOOK_AHEAD = 5  # blocks between a heading and its table
_OPENS = re.compile(
    r"^(?:our |the |key |strategic |shared |partnership )*(?:priorities|themes|aims|objectives"
    r"|commitments|goals|ambitions)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"^(?:appendix|annex|introduction|foreword|summary|background|glossary|contents|governance|contact"
    r"|how we|"
    r"about|membership|monitoring|performance|delivery|action plan|scorecard|next steps|risks?|resources"
    r"|vision|"
    r"context|conclusion|consultation|equality|data)\b",
    re.IGNORECASE,
)


def opens_priorities(block: Block) -> bool:
    """Whether a heading says "Our priorities", "Commitments", "Aims and objectives" and nothing else."""
    return (
        isinstance(block, Heading) and bool(_OPENS.match(plain(block.text))) and len(words(block.text)) <= 4
    )


@dataclass(slots=True)
class UnlabelledPriorities:
    """Whether headings of this document may be priorities without saying so."""

    allowed: bool = False
    level: int | None = None  # of the heading "Our priorities"; only deeper ones are below it
    opened: int = -1  # the block of that heading
    names: set[str] = field(default_factory=set)  # of the bullets below it
    lists_them: bool = False  # the bullets are all there is: no heading repeats one of them

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> UnlabelledPriorities:
        """Look whether a document calls anything a priority and, if not, for a heading "Our priorities"."""
        found = cls(allowed=not any(_names_a_priority(block) for block in blocks))
        found.opened = next((at for at, block in enumerate(blocks) if opens_priorities(block)), -1)
        if not found.allowed or found.opened < 0:
            return found
        opening = blocks[found.opened]
        assert isinstance(opening, Heading)
        found.level = opening.level
        for block in blocks[found.opened + 1 :]:
            if isinstance(block, Heading | Table):
                break
            if isinstance(block, ListItem):
                found.names.add(wording(block.text))
        headings = [block for block in blocks[found.opened + 1 :] if isinstance(block, Heading)]
        repeats = any(wording(take_label(block.text)[1]) in found.names for block in headings)
        deeper = any(found.level and block.level > found.level for block in headings[:1])
        found.lists_them = bool(found.names) and not repeats and not deeper
        return found

    def is_priority(self, block: Heading, blocks: Sequence[Block], at: int) -> bool:
        """Whether this heading is a priority, by what stands above or below it."""
        text = plain(block.text)
        if not self.allowed or not 1 <= len(words(text)) <= 16 or _NEVER.match(text) or _OPENS.match(text):
            return False
        if wording(take_label(text)[1]) in self.names:
            return True
        if self.lists_them:
            return False
        if self.level and at > self.opened >= 0 and block.level > self.level and self._is_nearest(blocks, at):
            return True
        return _heads_a_table(blocks, at)

    def _is_nearest(self, blocks: Sequence[Block], at: int) -> bool:
        """Whether this heading is on the first level below "Our priorities", in the same chapter."""
        between = [each for each in blocks[self.opened + 1 : at] if isinstance(each, Heading) and each.level]
        here = blocks[at]
        assert isinstance(here, Heading)
        if any(each.level <= (self.level or 0) for each in between):
            return False
        return here.level <= min((each.level for each in between), default=here.level)


def _names_a_priority(block: Block) -> bool:
    """Whether a heading or a table of the document calls something its priority."""
    if isinstance(block, Table):
        return any(
            heading.column is Column.PRIORITY
            for row in block.rows[:3]
            if is_heading_row([cell.text for cell in row])
            for heading in read_headings([cell.text for cell in row], has_priority=False)
        )
    if isinstance(block, ListItem):
        return False
    said = named(block.text)
    return said is not None and said.kind is Kind.PRIORITY


def _heads_a_table(blocks: Sequence[Block], at: int) -> bool:
    """Whether a table of actions or measures stands below, with nothing in between but what belongs to it."""
    for block in blocks[at + 1 : at + 1 + _LOOK_AHEAD]:
        if isinstance(block, Table):
            return any(_is_of_a_plan([cell.text for cell in row]) for row in block.rows[:2])
        if isinstance(block, Heading) and not announced(block.text):
            return False
    return False


def _is_of_a_plan(texts: list[str]) -> bool:
    if not is_heading_row(texts):
        return False
    return any(heading.column in LEVELS for heading in read_headings(texts, has_priority=True))
