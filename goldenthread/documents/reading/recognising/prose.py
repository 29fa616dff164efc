"""Everything that is not a table: headings, paragraphs and bullets, read with the heading above in mind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy

from goldenthread.documents.reading.recognising.attributes import ROLE_OF, attach
from goldenthread.documents.reading.recognising.columns import (
    LEVELS,
    Column,
    Heading as ColumnHeading,
    looks_like_heading,
    meaning_of,
)
from goldenthread.documents.reading.recognising.contents_list import end_of_contents
from goldenthread.documents.reading.recognising.front import is_title, read_front_page
from goldenthread.documents.reading.recognising.headings import (
    LIST_KINDS,
    Announced,
    Mode,
    Named,
    announced,
    named,
    numbered_line,
)
from goldenthread.documents.reading.recognising.labels import number_of
from goldenthread.documents.reading.recognising.responsibility import responsibilities
from goldenthread.documents.reading.recognising.tables import TableReader
from goldenthread.documents.reading.recognising.thread import Thread, widened
from goldenthread.documents.reading.recognising.wording import plain, words
from goldenthread.documents.reading.source import Block, Cell, Heading, ListItem, Paragraph, Table
from goldenthread.plans.content import Kind, Part, ResponsibilityRole

_LONGEST_TITLE = 45  # words; a longer paragraph below "Our outcomes" is a story, not an outcome
_LONGEST_NAMES = 15  # words after "Lead:"; more are a sentence that happens to begin like that
_FRAGMENT = 3  # words; a paragraph this short below a table is what a page break left behind
_LONGEST_FRONT = 12  # blocks
_NOTE = re.compile(r"^(?:key|notes?|source|nb|n\.b\.|footnote|\*+)\s*[:.–-]", re.IGNORECASE)
_CONTACT = re.compile(
    r"@|www\.|https?:|\.gov\.uk|\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{2,4}\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\.(?:com|org)/"
)
_RUNS_ON = re.compile(
    r"\b(?:including|include|at|by|to|for|of|that|will|in|on|with|from|through|via|as)\s*:$", re.IGNORECASE
)
_OFFICER = re.compile(
    r"senior responsible|lead member|\bsro\b|sponsor|programme (?:manager|director|lead)", re.IGNORECASE
)
_NARRATIVE_HEADING = re.compile(
    r"^(?:foreword|introduction|summary|executive summary|background|vision|our vision|about|purpose|welcome|"
    r"our priorities|the priorities|preface|context|overview|scope|message from)\b",
    re.IGNORECASE,
)
_OUTCOME_WITHIN = re.compile(r"\s+(?=(?:The |Intended |Key )?Outcome(?: for this [\w ]{3,30} is)?\s?:\s)")
_LABEL = re.compile(r"^(?P<label>[^:.?!]{2,45}?)\s*:\s+(?P<value>\S.*)$", re.DOTALL)


class PlanReader:
    """Reads the blocks of one plan into its thread."""

    def __init__(self, thread: Thread) -> None:
        self.thread = thread
        self.unnamed: tuple[Named, str, tuple[int, ...], int | None] | None = (
            None  # "Priority 1", its name to follow
        )
        self.in_programmes = False
        self.unread_tables: list[tuple[int, ...]] = []
        self.blocks: Sequence[Block] = ()
        self.sheet = ""
        self.in_table: range = range(0)  # the lines between the first and the last of the table read last
        self.at = 0

    def read(self, blocks: Sequence[Block]) -> None:
        """Read a plan's blocks from its front page to its end."""
        self.blocks = blocks
        self.at = self._front_page(blocks)
        while self.at < len(blocks):
            block = blocks[self.at]
            self._turn_to_the_sheet(block)
            if block.lines and not isinstance(block, Table) and block.lines[0] in self.in_table:
                pass  # what was left over when that table was put back together: nobody can place it
            elif isinstance(block, ListItem):
                run = self._run_of_items()
                self._list(run)
                self.at += len(run)
                continue
            elif isinstance(block, Table):
                self._table(block)
            elif self._opens_contents(block):
                self.at = self._skip_contents()
                continue
            elif isinstance(block, Heading):
                self._heading(block)
            else:
                self._paragraph(block.text, block.lines, block.bold)
            self.at += 1
        self._name_the_unnamed()

    def _turn_to_the_sheet(self, block: Block) -> None:
        """On another sheet of a workbook nothing goes on from the one before."""
        line = self.thread.by_number.get(block.lines[0]) if block.lines else None
        if line is None or line.sheet == self.sheet:
            return
        if self.sheet:
            self.thread.current.clear()
            self.thread.mode = Mode.NONE
            self.thread.columns = None
            self.thread.priority_level = None
            self.in_programmes = False
        self.sheet = line.sheet

    # --- front page and contents ---

    def _front_page(self, blocks: Sequence[Block]) -> int:
        front: list[Heading | Paragraph] = []
        for at, block in enumerate(blocks[:_LONGEST_FRONT]):
            if isinstance(block, Table | ListItem) or self._ends_front(block, blocks[at + 1 : at + 2]):
                break
            front.append(block)
        found = read_front_page([block.text for block in front])
        plan = self.thread.plan
        plan.title, plan.partnership = found.title, found.partnership or plan.partnership
        plan.starts, plan.ends = found.starts, found.ends
        if found.tier:
            plan.tier = found.tier
        if front:
            lines = tuple(line for block in front for line in block.lines)
            self.thread.section("Front page", "\n".join(block.text for block in front), lines)
            self.thread.mode = Mode.NARRATIVE
        return len(front)

    def _ends_front(self, block: Heading | Paragraph, following: Sequence[Block]) -> bool:
        text = plain(block.text)
        if len(words(text)) > 30 or named(text) or _NARRATIVE_HEADING.match(text):
            return True
        if announced(text) and not is_title(text):
            return True
        tells = (
            following
            and isinstance(following[0], Paragraph | ListItem)
            and len(words(following[0].text)) > 15
        )
        return bool(isinstance(block, Heading) and tells and not is_title(text))

    def _opens_contents(self, block: Heading | Paragraph) -> bool:
        told = announced(block.text)
        return told is not None and told.mode is Mode.CONTENTS

    def _skip_contents(self) -> int:
        end = end_of_contents(self.blocks, self.at)
        for block in self.blocks[self.at : end]:
            texts = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block]
            for each in texts:
                self.thread.signposts.add(each.lines, each.text, "contents list")
        return end

    # --- headings ---

    def _heading(self, block: Heading) -> None:
        self.thread.columns = None
        self.thread.introduction = None
        if self.line(block.text, block.lines, block.level):
            return
        if self._takes_a_name(block.text, block.lines):
            return
        if self._numbered_part(block.text, block.lines, block.level):
            return
        if self._label_line(block.text, block.lines):
            return
        if self._is_a_sentence(block):
            self._plain_paragraph(block.text, block.lines, len(words(block.text)))
            return
        self._other_heading(block)

    def _is_a_sentence(self, block: Heading) -> bool:
        """A line on its own in the middle of a list may look like a heading; small letters tell."""
        if block.level or self.thread.mode not in {*LIST_KINDS, Mode.WHY, Mode.SAID}:
            return False
        found = block.text.split()
        small = sum(1 for word in found if word[:1].islower())
        return len(found) >= 5 and small >= len(found) * 0.6

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
        if said and self._name(said, text, lines, level):
            return True
        told = announced(text) if announces else None
        return bool(told and self._announce(told, text, lines))

    def _takes_a_name(self, text: str, lines: tuple[int, ...]) -> bool:
        """The heading below "Priority 1" is its title."""
        if self.unnamed is None:
            return False
        said, above, where, level = self.unnamed
        self.unnamed = None
        whole = Named(said.kind, said.number, plain(text), said.word)
        return self._name(whole, f"{above}\n{text}", where + lines, level)

    def _name_the_unnamed(self) -> None:
        if self.unnamed:
            said, above, where, level = self.unnamed
            self.unnamed = None
            self._name(Named(said.kind, said.number, plain(above), said.word), above, where, level)

    def _name(self, said: Named, text: str, lines: tuple[int, ...], level: int | None) -> bool:
        thread = self.thread
        if not said.title:
            if said.kind in (Kind.PRIORITY, Kind.OUTCOME, Kind.PROGRAMME, Kind.ACTIVITY):
                self._name_the_unnamed()
                self.unnamed = (said, text, lines, level)
                return True
            return False
        self._name_the_unnamed()
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
            thread.add(said.kind, said.title, lines, number=said.number, as_written=text)
            thread.mode = Mode.NONE
        return True

    def _priority(self, said: Named, text: str, lines: tuple[int, ...], level: int | None) -> None:
        thread = self.thread
        known = thread.priority_named(said.title)
        thread.word(Kind.PRIORITY, said.word)
        if known:
            thread.leave(Kind.PROGRAMME)
            thread.stand_on(known)
            thread.signposts.add(lines, text, "a priority named again")
            if said.again:
                if thread.mode is not Mode.MEASURES:
                    thread.mode = Mode.NONE
                return
        else:
            thread.leave(Kind.PRIORITY)
            thread.add(Kind.PRIORITY, said.title, lines, number=said.number, as_written=text)
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
        owner = thread.current.get(Kind.PRIORITY) or thread.current.get(Kind.PROGRAMME)
        if told.mode in (Mode.WHY, Mode.SAID, Mode.MILESTONES, Mode.COMPONENTS) and owner is None:
            return False
        if told.mode is Mode.COMPONENTS and Kind.PROGRAMME not in thread.current:
            return False
        if (
            told.mode in (Mode.OUTCOMES, Mode.SUCCESS, Mode.ACTIVITIES)
            and owner is None
            and not self._list_follows()
        ):
            return False
        self._name_the_unnamed()
        if told.mode is Mode.COMPONENTS:
            self._tell(thread.current[Kind.PROGRAMME], "objective", text, lines)
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
        following = self.blocks[self.at + 1] if self.at + 1 < len(self.blocks) else None
        if isinstance(following, Paragraph):
            return plain(following.text).endswith(":")
        return following is not None

    def _numbered_part(self, text: str, lines: tuple[int, ...], level: int) -> bool:
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

    def _other_heading(self, block: Heading) -> None:
        thread = self.thread
        level = thread.priority_level
        stays = bool(Kind.PRIORITY in thread.current and level and block.level > level)
        following = self.blocks[self.at + 1] if self.at + 1 < len(self.blocks) else None
        if stays and isinstance(following, ListItem):
            part = thread.add(Kind.ACTIVITY, block.text, block.lines)
            thread.doubt(
                part,
                "heading_as_activity",
                "A heading with bullets below it was taken for an activity.",
                "title",
            )
            thread.mode = Mode.MILESTONES
            return
        if not stays:
            thread.leave(Kind.PRIORITY)
            thread.leave(Kind.PROGRAMME)
            thread.leave(Kind.OUTCOME)
            thread.priority_level = None
            self.in_programmes = False
            thread.officers = []
        thread.section(block.text, "", block.lines)
        thread.mode = Mode.NARRATIVE

    # --- paragraphs ---

    def _paragraph(self, text: str, lines: tuple[int, ...], bold: bool) -> None:
        count = len(words(text))
        if not count:
            return
        thread = self.thread
        if self.unnamed and count <= 30 and self._takes_a_name(text, lines):
            return
        if _NOTE.match(plain(text)):
            thread.section("Note", text, lines)
            thread.mode = Mode.NARRATIVE if not thread.current else Mode.NONE
            return
        announces = (
            bold or plain(text).endswith((":", "?")) or (count <= 14 and not plain(text).endswith("."))
        )
        if (
            (bold or count <= 60)
            and self._is_line(text, bold)
            and self.line(text, lines, 0, announces=announces)
        ):
            return
        if self.in_programmes and count <= 14 and self._numbered_part(text, lines, 0):
            return
        if self._label_line(text, lines):
            return
        if _CONTACT.search(text) and count <= 25 and thread.mode is not Mode.NARRATIVE:
            thread.section("Contact details", text, lines)
            thread.mode = Mode.NARRATIVE
            return
        self._plain_paragraph(text, lines, count)

    def _is_line(self, text: str, bold: bool) -> bool:
        """In narrative, only a line that stands out may name a part."""
        if self.thread.mode is not Mode.NARRATIVE or bold:
            return True
        return len(words(text)) <= 22 and not re.search(r"[.;]$", plain(text))

    def _plain_paragraph(self, text: str, lines: tuple[int, ...], count: int) -> None:
        thread = self.thread
        owner = thread.current.get(Kind.PROGRAMME) or thread.current.get(Kind.PRIORITY)
        if thread.mode in (Mode.WHY, Mode.SAID) and owner:
            self._tell(
                owner, "why_it_matters" if thread.mode is Mode.WHY else "what_people_said", text, lines
            )
        elif Kind.PROGRAMME in thread.current and thread.mode in (Mode.NONE, Mode.COMPONENTS):
            self._tell(thread.current[Kind.PROGRAMME], "objective", text, lines)
            if plain(text).endswith(":"):
                thread.mode = Mode.COMPONENTS
        elif thread.mode in LIST_KINDS and self._is_listed(text, lines, count):
            return
        elif (
            thread.mode is Mode.NONE
            and owner
            and not owner.parts
            and owner.kind is Kind.PRIORITY
            and count > _FRAGMENT
        ):
            self._tell(owner, "why_it_matters", text, lines)
        elif thread.mode is Mode.NARRATIVE or count > _FRAGMENT or not thread.current:
            thread.narrate(text, lines)

    def _is_listed(self, text: str, lines: tuple[int, ...], count: int) -> bool:
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
        if count <= _FRAGMENT and thread.last is not None and thread.last.kind is kind:
            return False
        self._listed(kind, text, lines, "")
        return True

    def _tell(self, part: Part, field_name: str, text: str, lines: tuple[int, ...]) -> None:
        before = getattr(part, field_name)
        setattr(part, field_name, f"{before}\n{text}" if before else text)
        part.place = widened(part.place, self.thread.place(lines))

    def _label_line(self, text: str, lines: tuple[int, ...]) -> bool:
        """ "Lead: …", "By when: …" below a part say so about that part."""
        thread = self.thread
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
        attach(thread, ColumnHeading(column, label), Cell(value, lines), [thread.last], 0)
        thread.last.place = widened(thread.last.place, thread.place(lines))
        if len(thread.last.as_written) == before:
            thread.last.as_written = f"{thread.last.as_written}\n{text}"
        return True

    # --- lists ---

    def _run_of_items(self) -> list[ListItem]:
        run: list[ListItem] = []
        for block in self.blocks[self.at :]:
            if not isinstance(block, ListItem):
                break
            run.append(block)
        return run

    def _list(self, items: list[ListItem]) -> None:
        thread = self.thread
        self._name_the_unnamed()
        outer = items[0].depth
        returns = max((at for at, item in enumerate(items) if item.depth <= outer), default=0)
        above: Part | None = None
        for at, item in enumerate(items):
            if self._is_note_of_part(item):
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
            return self._name(said, item.text, item.lines, 0)
        return self._label_line(item.text, item.lines)

    def _item(self, item: ListItem) -> Part | None:
        thread = self.thread
        owner = thread.current.get(Kind.PROGRAMME) or thread.current.get(Kind.PRIORITY)
        as_written = f"{item.marker} {item.text}".strip()
        if thread.mode in (Mode.WHY, Mode.SAID) and owner:
            name = "why_it_matters" if thread.mode is Mode.WHY else "what_people_said"
            self._tell(owner, name, f"• {as_written}", item.lines)
            return None
        if thread.mode in LIST_KINDS:
            return self._listed(LIST_KINDS[thread.mode], item.text, item.lines, item.marker)
        if thread.mode is Mode.NONE and thread.current:
            return self._unannounced(item)
        thread.narrate(f"• {as_written}", item.lines)
        return None

    def _listed(self, kind: Kind, text: str, lines: tuple[int, ...], marker: str) -> Part | None:
        thread = self.thread
        if kind is Kind.MILESTONE and not thread.may_stand_alone(kind):
            kind = Kind.ACTIVITY
        title, as_written = plain(text), f"{marker} {text}".strip()
        where = lines
        if thread.introduction and kind in (Kind.OUTCOME, Kind.SUCCESS, Kind.MEASURE):
            lead_in, above = thread.introduction
            title, as_written = f"{plain(lead_in)} {title}", f"{lead_in}\n{as_written}"
            where = above + lines
        number = number_of(marker)
        parent = self._list_parent(kind)
        return thread.add(
            kind,
            title,
            where,
            number=number,
            as_written=as_written,
            parent=parent,
            current=kind is Kind.ACTIVITY,
        )

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
        part = thread.add(kind, item.text, item.lines, number=number_of(item.marker))
        part.as_written = f"{item.marker} {item.text}".strip()
        if kind is Kind.ACTIVITY:
            thread.doubt(
                part,
                "list_not_announced",
                "No heading says what this list is; it was taken for activities.",
                "title",
            )
        return part

    # --- tables ---

    def _table(self, table: Table) -> None:
        thread = self.thread
        self._name_the_unnamed()
        if TableReader(thread, table, self._line_in_table).read():
            if table.lines and thread.by_number:
                self.in_table = range(min(table.lines), max(table.lines) + 1)
            if thread.mode is not Mode.NARRATIVE or thread.current:
                thread.mode = Mode.NONE
            return
        rows = ["\t".join(cell.text for cell in row) for row in table.rows]
        thread.narrate("\n".join(rows), table.lines)
        if len(table.rows) > 1 and max(map(len, table.rows)) > 1:
            self.unread_tables.append(table.lines)

    def _line_in_table(self, text: str, lines: tuple[int, ...]) -> bool:
        before = self.thread.mode
        if self.line(text, lines, None):
            if self.thread.mode is before:
                self.thread.mode = Mode.NONE
            return True
        return False
