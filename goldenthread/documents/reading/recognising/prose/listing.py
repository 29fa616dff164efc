"""Bullets and paragraphs below a heading that said what they are, and bullets that nothing announces."""

from __future__ import annotations

import re

from goldenthread.documents.reading.recognising.columns import looks_like_heading
from goldenthread.documents.reading.recognising.headings import LIST_KINDS, Mode, named
from goldenthread.documents.reading.recognising.labels import number_of
from goldenthread.documents.reading.recognising.notes import read_footnote
from goldenthread.documents.reading.recognising.prose.label_lines import (
    read_label_line,
    read_labels,
    split_labels,
    take_lead,
)
from goldenthread.documents.reading.recognising.prose.naming import LineReader
from goldenthread.documents.reading.recognising.thread import Thread
from goldenthread.documents.reading.recognising.wording import plain, words
from goldenthread.documents.reading.source import ListItem
from goldenthread.plans.content import Kind, Part

_LONGEST_TITLE = 45  # words; a longer paragraph below "Our outcomes" is a story, not an outcome
_RUNS_ON = re.compile(
    r"\b(?:including|include|at|by|to|for|of|that|will|in|on|with|from|through|via|as)\s*:$", re.IGNORECASE
)
FRAGMENT = 3  # words; a paragraph this short below a table is what a page break left behind


def field_for(mode: Mode, owner: Part) -> str:
    """Where a priority keeps what is told below "Why is this important?" or "What you told us"."""
    return "what_people_said" if mode is Mode.SAID and owner.kind is Kind.PRIORITY else "why_it_matters"


class ListReader:
    """Reads lists into the thread, as the heading above them says."""

    def __init__(self, thread: Thread, lines: LineReader) -> None:
        self.thread = thread
        self.lines = lines

    def read(self, items: list[ListItem]) -> None:
        thread = self.thread
        self.lines.name_the_unnamed()
        outer = items[0].depth
        returns = max((at for at, item in enumerate(items) if item.depth <= outer), default=0)
        above: Part | None = None
        for at, item in enumerate(items):
            if read_footnote(thread, item.text, item.lines) or self._is_note_of_part(item):
                continue
            nested = item.depth > outer and at < returns
            if nested and above is not None and above.kind is Kind.ACTIVITY:
                step = thread.add(
                    Kind.MILESTONE, item.text, item.lines, number=number_of(item.marker), parent=above
                )
                step.as_written = f"{item.marker} {item.text}".strip()
                continue
            above = self._item(item)

    def _is_note_of_part(self, item: ListItem) -> bool:
        """A bullet "Lead: …" describes the part above it; a bullet "Theme 1: …" names one."""
        if self.thread.mode is Mode.NARRATIVE:
            return False
        said = named(item.text)
        if said and said.title and not said.again and len(words(item.text)) <= 40:
            return self.lines.name(said, item.text, item.lines, 0)
        return read_label_line(self.thread, item.text, item.lines)

    def _item(self, item: ListItem) -> Part | None:
        thread = self.thread
        owner = thread.current.get(Kind.PROGRAMME) or thread.current.get(Kind.PRIORITY)
        as_written = f"{item.marker} {item.text}".strip()
        if thread.mode in (Mode.WHY, Mode.SAID) and owner:
            name = field_for(thread.mode, owner)
            thread.tell(owner, name, f"• {as_written}", item.lines)
            return None
        if thread.mode in LIST_KINDS:
            return self._listed(LIST_KINDS[thread.mode], item.text, item.lines, item.marker)
        if thread.mode is Mode.NONE and thread.current:
            return self._unannounced(item)
        thread.narrate(f"• {as_written}", item.lines)
        return None

    def takes_paragraph(self, text: str, lines: tuple[int, ...], count: int) -> bool:
        """A paragraph below "Our outcomes" is one of them, or introduces them."""
        thread = self.thread
        kind = LIST_KINDS[thread.mode]
        if plain(text).endswith(":"):
            if (
                _RUNS_ON.search(plain(text))
                and "following" not in text.lower()
                and kind is not Kind.COMPONENT
            ):
                thread.introduction = (text, lines)
            else:
                thread.narrate(text, lines)
            return True
        if kind is Kind.COMPONENT or (count > _LONGEST_TITLE and kind is not Kind.SUCCESS):
            return False
        if looks_like_heading(text) and count <= 4 and kind is Kind.MEASURE:
            thread.signposts.add(lines, text, "the headings of a table's columns")
            return True
        if count <= FRAGMENT and thread.last is not None and thread.last.kind is kind:
            return False
        self._listed(kind, text, lines, "")
        return True

    def _listed(self, kind: Kind, text: str, lines: tuple[int, ...], marker: str) -> Part | None:
        thread = self.thread
        if kind is Kind.MILESTONE and not thread.may_stand_alone(kind):
            kind = Kind.ACTIVITY
        whole, labels = split_labels(text) if kind in (Kind.ACTIVITY, Kind.MILESTONE) else (text, [])
        title, as_written = plain(whole), f"{marker} {text}".strip()
        where = lines
        if thread.introduction and kind in (Kind.OUTCOME, Kind.SUCCESS, Kind.MEASURE):
            lead_in, above = thread.introduction
            title, as_written = f"{plain(lead_in)} {title}", f"{lead_in}\n{as_written}"
            where = above + lines
        number = number_of(marker)
        parent = self._list_parent(kind)
        part = thread.add(
            kind,
            title,
            where,
            number=number,
            as_written=as_written,
            parent=parent,
            current=thread.mode is Mode.ACTIVITIES,
        )
        read_labels(thread, part, labels, lines)
        take_lead(thread, part, lines)
        if kind is Kind.PRIORITY:
            thread.doubt(
                part, "list_as_priorities", "This list was taken for the plan's priorities.", "title"
            )
        return part

    def _list_parent(self, kind: Kind) -> Part | None:
        """Lists stand side by side under their priority; success below an activity's own heading is its."""
        current = self.thread.current
        if kind is Kind.SUCCESS:
            for above in (Kind.OUTCOME, Kind.PROGRAMME, Kind.PRIORITY):
                if above in current:
                    return current[above]
        return None

    def _unannounced(self, item: ListItem) -> Part:
        """A bullet that nothing announces: a step of an activity, or an activity of a priority."""
        thread = self.thread
        has_heading = Kind.ACTIVITY in thread.current and not any(
            doubt.code == "list_not_announced" for doubt in thread.current[Kind.ACTIVITY].doubts
        )
        kind = Kind.MILESTONE if has_heading else Kind.ACTIVITY
        title, labels = split_labels(item.text)
        part = thread.add(kind, title, item.lines, number=number_of(item.marker))
        read_labels(thread, part, labels, item.lines)
        part.as_written = f"{item.marker} {item.text}".strip()
        take_lead(thread, part, item.lines)
        if kind is Kind.ACTIVITY:
            thread.doubt(
                part,
                "list_not_announced",
                "No heading says what this list is; it was taken for activities.",
                "title",
            )
        return part
