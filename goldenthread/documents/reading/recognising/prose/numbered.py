"""Plans without tables whose numbers are all the structure they have: 1 Stable homes, 1.1 We will …, 1.1.1 ….

Reports number their paragraphs too. What tells a plan apart is that most of what stands below a number is
something to be done: "We will …", "Launch …", "Review …". Only such chapters are taken for priorities, each
with a doubt; chapters of explanation stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.documents.reading.recognising.headings import Mode, named
from goldenthread.documents.reading.recognising.labels import number_of, take_label
from goldenthread.documents.reading.recognising.prose.label_lines import read_labels, split_labels
from goldenthread.documents.reading.recognising.thread import Thread
from goldenthread.documents.reading.recognising.wording import plain, words
from goldenthread.documents.reading.source import Block, Heading, ListItem, Table
from goldenthread.plans.content import Kind

_NUMBER = re.compile(r"(\d{1,2})(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?\.?")
_BARE = re.compile(r"^(?P<label>\d{1,2}(?:\.\d{1,2}){0,2})\s+(?=[A-Z“‘])")
_COMMITS = re.compile(
    r"^(?:(?:we|the (?:partnership|council|board|trust|service)|partners) (?:will|shall|are going to|aim to)|"
    r"to (?=[a-z])|by 20\d\d|(?:agree|appoint|audit|build|carry|commission|complete|continue|create|deliver|"
    r"design|"
    r"develop|embed|enable|ensure|establish|expand|explore|extend|fund|hold|identify|implement|improve|increase|"
    r"introduce|launch|maintain|make|map|monitor|offer|open|produce|promote|provide|publish|raise|recruit|reduce|"
    r"refresh|review|roll|run|set|share|strengthen|support|test|train|undertake|update|work|write)\b)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 14  # words of a chapter's name
_FEWEST = 3  # commitments in the whole document
_SHARE = 0.6  # of the numbered lines of a chapter


@dataclass(slots=True)
class _Entry:
    number: str
    text: str
    depth: int


@dataclass(slots=True)
class NumberedPlan:
    """The numbered lines that are parts of the plan, by the line of the source they stand on."""

    entries: dict[int, _Entry] = field(default_factory=dict)

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> NumberedPlan:
        """Look for numbered chapters of commitments in a document that names no priority otherwise."""
        found = cls()
        chapters: list[list[tuple[int, _Entry]]] = []
        for block in blocks:
            if isinstance(block, Table) or not block.lines:
                continue
            said = named(block.text)
            if said and said.kind in (Kind.PRIORITY, Kind.OUTCOME):
                return cls()
            entry = _entry(block)
            if entry is None:
                continue
            if entry.depth == 1:
                chapters.append([])
            elif not chapters or entry.number.split(".")[0] != chapters[-1][0][1].number:
                continue
            chapters[-1].append((block.lines[0], entry))
        plans = [chapter for chapter in chapters if _is_of_commitments([entry for _, entry in chapter])]
        numbers = [int(chapter[0][1].number) for chapter in plans]
        commitments = sum(len(chapter) - 1 for chapter in plans)
        if len(plans) < 2 or numbers != sorted(set(numbers)) or commitments < _FEWEST:
            return cls()
        for chapter in plans:
            found.entries.update(chapter)
        return found

    def has(self, block: Block) -> bool:
        """Whether this block is one of the plan's numbered lines."""
        return bool(block.lines) and block.lines[0] in self.entries

    def read(self, thread: Thread, block: Block) -> bool:
        """Add the part that this block is; False where it is none."""
        entry = self.entries.get(block.lines[0]) if block.lines and not isinstance(block, Table) else None
        if entry is None or isinstance(block, Table):
            return False
        marker = f"{block.marker} " if isinstance(block, ListItem) else ""
        kind = {1: Kind.PRIORITY, 2: Kind.ACTIVITY, 3: Kind.MILESTONE}[entry.depth]
        if kind is Kind.PRIORITY:
            thread.leave(Kind.PRIORITY)
        if kind is Kind.MILESTONE and not thread.may_stand_alone(kind):
            kind = Kind.ACTIVITY
        first, labels = split_labels(entry.text)
        part = thread.add(kind, first, block.lines, number=entry.number, as_written=f"{marker}{block.text}")
        thread.mode = Mode.NONE
        if kind is Kind.PRIORITY:
            thread.priority_level = block.level if isinstance(block, Heading) else 0
            thread.doubt(
                part,
                "heading_as_priority",
                "No word says so, but this numbered heading was taken for a priority.",
                "title",
            )
        read_labels(thread, part, labels, block.lines)
        return True


def _entry(block: Block) -> _Entry | None:
    if isinstance(block, Table):
        return None
    if isinstance(block, ListItem):
        label, text = number_of(block.marker), plain(block.text)
    else:
        label, text = take_label(plain(block.text))
        bare = _BARE.match(plain(block.text)) if not label else None
        if bare:
            label, text = bare["label"], plain(block.text)[bare.end() :]
    found = _NUMBER.fullmatch(label)
    if not found or not text:
        return None
    depth = 1 + sum(1 for group in found.groups()[1:] if group)
    if depth == 1 and len(words(text)) > _LONGEST_TITLE:
        return None
    return _Entry(number_of(label), text, depth)


def _is_of_commitments(chapter: list[_Entry]) -> bool:
    below = [entry for entry in chapter if entry.depth > 1]
    commits = sum(1 for entry in below if _COMMITS.match(entry.text))
    return bool(below) and commits >= _SHARE * len(below)
