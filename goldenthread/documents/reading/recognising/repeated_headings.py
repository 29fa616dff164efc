"""One heading over several lists: the priority's name printed again where another one's was meant.

A plan that prints its measures apart from its priorities puts a heading over each list: "Our Commitments -
Children are kept safe". Copied once too often, it stands over the lists of other priorities as well, and
whoever only reads the draft would see one long list. Such a heading is kept with the list it stands over,
and the draft says so; a heading that only goes on, on the next page or "(continued)", is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.documents.reading.recognising.thread import HeadedList, Thread, widened
from goldenthread.documents.reading.recognising.wording import plain, wording
from goldenthread.plans.content import Kind, Part
from goldenthread.plans.wording import joined, many

_CONTINUED = re.compile(
    r"\s*[-–—,]?\s*[([]?\s*\bcont(?:inued|inues|['’]?d|\.)?\s*\.?\s*[)\]]?$", re.IGNORECASE
)
_MOST_LINES = 12  # told in a sentence


@dataclass(frozen=True, slots=True)
class _Found:
    """A heading with the first part of the list below it."""

    heading: HeadedList
    first: Part
    at: int  # its place among all such headings of the document


def without_continued(title: str) -> str:
    """A heading's title without "(continued)", or as it is where that is all it says."""
    return _CONTINUED.sub("", title).strip() or title


def keep_repeated_headings(thread: Thread) -> None:
    """Keep a heading that stands over several lists of one kind with each of them, and point it out."""
    for priority, lists in _by_priority_and_kind(thread):
        kind = lists[0].first.kind
        others = [part for part in thread.plan.of_kind(Kind.PRIORITY) if part is not priority]
        without = [part for part in others if not any(below.kind is kind for below in part.walk())]
        if without or any(_follows_at_once(one, next_) for one, next_ in pairwise(lists)):
            _point_out(thread, lists, without)


def _by_priority_and_kind(thread: Thread) -> list[tuple[Part, list[_Found]]]:
    """The headings that name one priority over several lists of one kind, in the order of the document."""
    ends = [each.start for each in thread.headed[1:]] + [len(thread.added)]
    groups: dict[tuple[int, Kind], tuple[Part, list[_Found]]] = {}
    for at, (heading, end) in enumerate(zip(thread.headed, ends, strict=False)):
        first = thread.added[heading.start] if heading.start < end else None
        if first is not None and any(part is first for part in heading.priority.parts):
            group = groups.setdefault((id(heading.priority), first.kind), (heading.priority, []))
            group[1].append(_Found(heading, first, at))
    return [group for group in groups.values() if len(group[1]) > 1]


def _follows_at_once(one: _Found, following: _Found) -> bool:
    """Whether two lists under one heading stand straight below each other, and neither goes on overleaf.

    A table that is headed anew is a table that goes on, as far as anybody can tell; so is a list on the
    next page.
    """
    if following.at != one.at + 1 or wording(one.heading.text) != wording(following.heading.text):
        return False
    places = one.first.place, following.first.place
    if any(place is None or place.row is not None for place in places):
        return False
    return len({place.page for place in places if place}) == 1


def _point_out(thread: Thread, lists: list[_Found], without: list[Part]) -> None:
    plan = thread.plan
    lines = [str(min(each.heading.lines)) for each in lists if each.heading.lines]
    where = f" (lines {joined(lines)})" if 1 < len(lines) <= _MOST_LINES else ""
    things = many(plan.word_for(lists[0].first.kind), 2)
    word = plan.word_for(Kind.PRIORITY)
    lacking = ""
    if without:
        name = f"{word} {without[0].number}".strip()
        lacking = f" No list of {things} stands under {name} “{without[0].title}”."
    for each in lists:
        heading, part = each.heading, each.first
        part.list_heading = plain(heading.text)
        if not heading.is_first_naming:
            thread.signposts.withdraw(heading.lines, heading.text)
            part.place = widened(part.place, thread.place(heading.lines))
    for each in lists[1:]:
        thread.doubt(
            each.first,
            "heading_repeated",
            f"The heading “{plain(each.heading.text)}” stands above {len(lists)} lists of {things}{where}; "
            f"all were put under this {word}.{lacking} Does the list that begins here belong there?",
            "list_heading",
        )
