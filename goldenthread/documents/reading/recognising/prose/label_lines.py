"""Lines such as "Lead: …" or "By when: …" below a part, which say so about that part."""

from __future__ import annotations

import re

from goldenthread.documents.reading.recognising.attributes import ROLE_OF, attach
from goldenthread.documents.reading.recognising.columns import (
    LEVELS,
    Column,
    Heading,
    looks_like_heading,
    meaning_of,
)
from goldenthread.documents.reading.recognising.headings import Mode
from goldenthread.documents.reading.recognising.responsibility import responsibilities
from goldenthread.documents.reading.recognising.thread import Thread, widened
from goldenthread.documents.reading.recognising.wording import plain, words
from goldenthread.documents.reading.source import Cell
from goldenthread.plans.content import Kind, Part, ResponsibilityRole

_LONGEST_NAMES = 15  # words after "Lead:"; more are a sentence that happens to begin like that
_OFFICER = re.compile(
    r"senior responsible|lead member|\bsro\b|sponsor|programme (?:manager|director|lead)", re.IGNORECASE
)
_WHO = {Column.LEAD, Column.OFFICER, Column.PARTNERS, Column.GOVERNANCE}
_LEAD_WITHIN = re.compile(
    r"[(\[](?:lead|led by|owner|responsible)(?: (?:officer|agency|organisation|partner))?\s?:?\s"
    r"(?P<who>[^;()\[\]]{2,80})[;)\]]",
    re.IGNORECASE,
)
_LABEL_WITHIN = re.compile(
    r"(?<=[.;|])\s+(?=(?:Lead|Led by|Owner|Who|By|By when|When|Timescale|Due|Deadline|Responsible|Status|RAG|"
    r"Success measure)(?: \w+){0,2}\s?:\s)"
)
_LABEL = re.compile(r"^(?P<label>[^:.?!]{2,45}?)\s*:\s+(?P<value>\S.*)$", re.DOTALL)


def read_label_line(thread: Thread, text: str, lines: tuple[int, ...]) -> bool:
    """ "Lead: …", "By when: …" below a part say so about that part."""
    found = _LABEL.match(plain(text))
    if not found or not looks_like_heading(found["label"]):
        return False
    label, value = found["label"], found["value"]
    column = meaning_of(label)
    if thread.mode is Mode.NARRATIVE or thread.last is None or not thread.current:
        if _OFFICER.search(label) and not thread.current:
            people, _doubts = responsibilities(
                value, ResponsibilityRole.OFFICER, thread.abbreviations, thread.place(lines)
            )
            for each in people:
                each.post = each.post or label
            thread.officers.extend(people)
            thread.narrate(text, lines)
            return True
        return False
    if column in LEVELS or column in (Column.UNKNOWN, Column.NUMBER) or thread.mode is Mode.COMPONENTS:
        return False
    if column in ROLE_OF and len(words(value)) > _LONGEST_NAMES:
        return False
    before = len(thread.last.as_written)
    attach(thread, Heading(column, label), Cell(value, lines), [thread.last], 0)
    thread.last.place = widened(thread.last.place, thread.place(lines))
    if len(thread.last.as_written) == before:
        thread.last.as_written = f"{thread.last.as_written}\n{text}"
    return True


def split_labels(text: str) -> tuple[str, list[str]]:
    """ "Review the scheme. Lead: Fostering. By: May 2026" is an action and what is said about it."""
    first, *labels = _LABEL_WITHIN.split(plain(text))
    return first, labels


def read_labels(thread: Thread, part: Part, labels: list[str], lines: tuple[int, ...]) -> None:
    """Read what stands behind an action in its own line; what is not understood stays in its title."""
    for label in labels:
        if thread.last is not part or not read_label_line(thread, label.rstrip(" ."), lines):
            part.title = f"{part.title} {label}"


def take_lead(thread: Thread, part: Part, lines: tuple[int, ...]) -> None:
    """ "Extend the programme (Lead: Public Health; by September 2024)" names its lead in brackets."""
    found = _LEAD_WITHIN.search(part.title)
    if found and part.kind in (Kind.ACTIVITY, Kind.MILESTONE, Kind.MEASURE):
        people, _doubts = responsibilities(
            found["who"].strip(), ResponsibilityRole.LEAD, thread.abbreviations, thread.place(lines)
        )
        part.responsibilities.extend(people)


def is_label_line(text: str) -> bool:
    """Whether a line says who or when: "Senior Responsible Officer: …"."""
    found = _LABEL.match(plain(text))
    return bool(found and looks_like_heading(found["label"]) and meaning_of(found["label"]) in _WHO)
