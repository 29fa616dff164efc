"""Lines that name a part of the plan, and lines that announce what stands below them."""

from __future__ import annotations

import re
from copy import deepcopy

from goldenthread.documents.reading.recognising.headings import (
    Announced,
    Mode,
    Named,
    announced,
    named,
    numbered_line,
)
from goldenthread.documents.reading.recognising.labels import number_of
from goldenthread.documents.reading.recognising.prose.label_lines import read_labels, split_labels
from goldenthread.documents.reading.recognising.repeated_headings import without_continued
from goldenthread.documents.reading.recognising.thread import HeadedList, Thread, widened
from goldenthread.documents.reading.recognising.wording import plain, words
from goldenthread.documents.reading.source import Block, Paragraph
from goldenthread.plans.content import Kind, Part

_OUTCOME_WITHIN = re.compile(r"\s+(?=(?:The |Intended |Key )?Outcome(?: for this [\w ]{3,30} is)?\s?:\s)")


class LineReader:
    """Reads single lines: "Priority 1 - Safe", "Outcome: …", "What will success look like?"."""

    def __init__(self, thread: Thread) -> None:
        self.thread = thread
        self.unnamed: tuple[Named, str, tuple[int, ...], int | None] | None = (
            None  # "Priority 1", its name to follow
        )
        self.in_programmes = False
        self.following: Block | None = None  # what stands below the line being read
        self.of_the_plan: set[int] = (
            set()
        )  # lines of headings that speak of the whole plan, not of a priority

    def line(
        self, text: str, lines: tuple[int, ...], level: int | None = None, *, announces: bool = True
    ) -> bool:
        """Read a line that may be a part or announce one; False when it is neither."""
        said = named(text)
        both = _OUTCOME_WITHIN.search(text) if said and said.kind is Kind.ACTIVITY else None
        if both:
            return self.line(text[: both.start()], lines, level) and self.line(
                text[both.end() :], lines, level
            )
        if said and self.name(said, text, lines, level):
            return True
        told = announced(text) if announces else None
        return bool(told and self._announce(told, text, lines))

    def takes_a_name(self, text: str, lines: tuple[int, ...]) -> bool:
        """The heading below "Priority 1" is its title."""
        if self.unnamed is None:
            return False
        said, above, where, level = self.unnamed
        self.unnamed = None
        whole = Named(said.kind, said.number, plain(text), said.word)
        return self.name(whole, f"{above}\n{text}", where + lines, level)

    def name_the_unnamed(self) -> None:
        if self.unnamed:
            said, above, where, level = self.unnamed
            self.unnamed = None
            self.name(Named(said.kind, said.number, plain(above), said.word), above, where, level)

    def name(self, said: Named, text: str, lines: tuple[int, ...], level: int | None) -> bool:
        thread = self.thread
        if not said.title:
            if said.kind in (Kind.PRIORITY, Kind.OUTCOME, Kind.PROGRAMME, Kind.ACTIVITY):
                self.name_the_unnamed()
                self.unnamed = (said, text, lines, level)
                return True
            return False
        self.name_the_unnamed()
        if said.kind is Kind.PRIORITY:
            self._priority(said, text, lines, level)
        elif said.kind is Kind.OUTCOME:
            self._outcome(said, text, lines)
        elif said.kind is Kind.SUCCESS:
            self._success(said, text, lines)
        elif said.kind is Kind.MILESTONE and not thread.may_stand_alone(Kind.MILESTONE):
            return False
        else:
            if said.kind is Kind.ACTIVITY and thread.outcome_follows_activity:
                thread.leave(Kind.OUTCOME)
            thread.word(said.kind, said.word)
            title, labels = split_labels(said.title)
            part = thread.add(said.kind, title, lines, number=said.number, as_written=text)
            thread.mode = Mode.NONE
            read_labels(thread, part, labels, lines)
        return True

    def _priority(self, said: Named, text: str, lines: tuple[int, ...], level: int | None) -> None:
        thread = self.thread
        known = thread.priority_named(said.title)
        goes_on = None if known else thread.priority_named(without_continued(said.title))
        copied = known is not None and bool(said.number and known.number) and said.number != known.number
        thread.word(Kind.PRIORITY, said.word)
        known = known or goes_on
        if known and not copied:
            thread.leave(Kind.PROGRAMME)
            thread.stand_on(known)
            thread.signposts.add(lines, text, "a priority named again")
            if level is not None and not goes_on:
                thread.headed.append(HeadedList(known, text, lines, len(thread.added), False))
            if said.again:
                if thread.mode is not Mode.MEASURES:
                    thread.mode = Mode.NONE
                return
        else:
            thread.leave(Kind.PRIORITY)
            part = thread.add(Kind.PRIORITY, said.title, lines, number=said.number, as_written=text)
            if known:
                thread.doubt(part, "heading_repeated", _said_before(known, said.word), "title")
            if level is not None:
                thread.headed.append(HeadedList(part, text, lines, len(thread.added), True))
        thread.priority_level = level or 0
        thread.mode = Mode.NONE
        self.in_programmes = False

    def _outcome(self, said: Named, text: str, lines: tuple[int, ...]) -> None:
        """An outcome printed straight below its key action becomes the parent of that action."""
        thread = self.thread
        activity = thread.current.get(Kind.ACTIVITY)
        above = thread.current.get(Kind.PRIORITY)
        siblings = above.parts if above else thread.plan.parts
        thread.word(Kind.OUTCOME, said.word)
        is_below = (
            activity is not None and thread.last is activity and any(part is activity for part in siblings)
        )
        outcome = thread.add(
            Kind.OUTCOME, said.title, lines, number=said.number, as_written=text, parent=above
        )
        if is_below and activity is not None:
            siblings[:] = [part for part in siblings if part is not activity]
            outcome.parts.append(activity)
            thread.stand_on(activity)
            thread.outcome_follows_activity = True
        thread.mode = Mode.NONE

    def _success(self, said: Named, text: str, lines: tuple[int, ...]) -> None:
        thread = self.thread
        owner = thread.current.get(Kind.MILESTONE) or thread.current.get(Kind.ACTIVITY)
        if owner:
            owner.success = f"{owner.success}\n{said.title}".strip()
            owner.place = widened(owner.place, thread.place(lines))
            owner.as_written = f"{owner.as_written}\n{text}"
        else:
            thread.add(Kind.SUCCESS, said.title, lines, number=said.number, as_written=text)

    def _announce(self, told: Announced, text: str, lines: tuple[int, ...]) -> bool:
        thread = self.thread
        if lines and lines[0] in self.of_the_plan:
            for kind in (Kind.PRIORITY, Kind.PROGRAMME, Kind.OUTCOME, Kind.ACTIVITY):
                thread.leave(kind)
            thread.priority_level = None
        owner = thread.current.get(Kind.PRIORITY) or thread.current.get(Kind.PROGRAMME)
        if told.mode in (Mode.WHY, Mode.SAID, Mode.COMPONENTS) and owner is None:
            return False
        if told.mode is Mode.COMPONENTS and Kind.PROGRAMME not in thread.current:
            return False
        if (
            told.mode in (Mode.OUTCOMES, Mode.SUCCESS, Mode.ACTIVITIES, Mode.MILESTONES)
            and owner is None
            and not self._list_follows()
        ):
            return False
        self.name_the_unnamed()
        if told.mode is Mode.COMPONENTS:
            thread.tell(thread.current[Kind.PROGRAMME], "objective", text, lines)
        elif told.mode is Mode.PROGRAMMES:
            thread.leave(Kind.PRIORITY)
            self.in_programmes = True
        if told.mode is not Mode.COMPONENTS:
            thread.signposts.add(lines, text, "a heading that says what stands below it")
        lists = (Mode.OUTCOMES, Mode.SUCCESS, Mode.ACTIVITIES)
        if told.mode in lists and thread.priority_level is not None and Kind.ACTIVITY not in thread.current:
            thread.leave(Kind.OUTCOME)
        thread.mode = told.mode
        thread.introduction = None
        return True

    def _list_follows(self) -> bool:
        """Whether something that could be listed stands below the line being read."""
        if isinstance(self.following, Paragraph):
            return plain(self.following.text).endswith(":")
        return self.following is not None

    def numbered_part(self, text: str, lines: tuple[int, ...], level: int) -> bool:
        """Numbered headings below "Programmes" are the programmes."""
        label, rest = numbered_line(text)
        if not label or not self.in_programmes or len(words(rest)) > 14:
            return False
        thread = self.thread
        thread.leave(Kind.PROGRAMME)
        programme = thread.add(Kind.PROGRAMME, rest, lines, number=number_of(label), as_written=text)
        programme.responsibilities.extend(deepcopy(thread.officers))
        thread.mode = Mode.NONE
        return True


def _said_before(known: Part, word: str) -> str:
    """Why a priority with its own number and another's words is doubtful."""
    return f"{word.capitalize()} {known.number} has the same heading. Was another one meant here?"
