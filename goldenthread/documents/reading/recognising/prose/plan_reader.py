"""A plan from its front page to its end: headings, paragraphs, lists and tables in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.documents.reading.recognising.contents_list import end_of_contents
from goldenthread.documents.reading.recognising.front import is_title, partnership_in, read_front_page
from goldenthread.documents.reading.recognising.headings import (
    LIST_KINDS,
    Mode,
    announced,
    named,
    numbered_line,
)
from goldenthread.documents.reading.recognising.labels import number_of
from goldenthread.documents.reading.recognising.notes import is_note, read_footnote
from goldenthread.documents.reading.recognising.prose.label_lines import is_label_line, read_label_line
from goldenthread.documents.reading.recognising.prose.listing import FRAGMENT, ListReader, field_for
from goldenthread.documents.reading.recognising.prose.naming import LineReader
from goldenthread.documents.reading.recognising.prose.numbered import NumberedPlan
from goldenthread.documents.reading.recognising.prose.unlabelled import UnlabelledPriorities, opens_priorities
from goldenthread.documents.reading.recognising.prose.whole_plan import headings_of_the_plan
from goldenthread.documents.reading.recognising.repeated_headings import keep_repeated_headings
from goldenthread.documents.reading.recognising.table_kinds import looks_back
from goldenthread.documents.reading.recognising.tables import TableReader
from goldenthread.documents.reading.recognising.thread import Thread
from goldenthread.documents.reading.recognising.wording import plain, words
from goldenthread.documents.reading.source import Block, Heading, ListItem, Paragraph, Table
from goldenthread.plans.content import Kind, Part

_LONGEST_FRONT = 12  # blocks
_CONTACT = re.compile(
    r"@|www\.|https?:|\.gov\.uk|\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{2,4}\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\.(?:com|org)/"
)
_NAME_OF_REPORT = re.compile(
    r"(?:(?:report|plan|document|scorecard|dashboard)\s)?(?:name|title)\s?:?|report\s?:?", re.IGNORECASE
)
_NARRATIVE_HEADING = re.compile(
    r"^(?:foreword|introduction|summary|executive summary|background|vision|our vision|about|purpose|welcome|"
    r"our priorities|the priorities|preface|context|overview|scope|message from)\b",
    re.IGNORECASE,
)


class PlanReader:
    """Reads the blocks of one plan into its thread."""

    def __init__(self, thread: Thread) -> None:
        self.thread = thread
        self.lines = LineReader(thread)
        self.lists = ListReader(thread, self.lines)
        self.unlabelled = UnlabelledPriorities()
        self.numbered = NumberedPlan()
        self.unread_tables: list[tuple[int, ...]] = []
        self.blocks: Sequence[Block] = ()
        self.sheet = ""
        self.in_table: range = range(0)  # the lines between the first and the last of the table read last
        self.at = 0

    def read(self, blocks: Sequence[Block]) -> None:
        """Read a plan's blocks from its front page to its end."""
        self.blocks = blocks
        self.unlabelled = UnlabelledPriorities.of(blocks)
        self.lines.of_the_plan = headings_of_the_plan(blocks)
        self.numbered = NumberedPlan.of(blocks)
        self.at = self._front_page(blocks)
        while self.at < len(blocks):
            block = blocks[self.at]
            self._turn_to_the_sheet(block)
            self.lines.following = blocks[self.at + 1] if self.at + 1 < len(blocks) else None
            if block.lines and not isinstance(block, Table) and block.lines[0] in self.in_table:
                pass  # what was left over when that table was put back together: nobody can place it
            elif self.numbered.read(self.thread, block):
                pass
            elif isinstance(block, ListItem):
                run = self._run_of_items()
                self.lists.read(run)
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
        self.lines.name_the_unnamed()
        keep_repeated_headings(self.thread)
        if not self.thread.plan.title:
            self._find_title(blocks)

    def _find_title(self, blocks: Sequence[Block]) -> None:
        """The first heading that could be a title, where a sheet's name or a foreword stands above it."""
        heads = [block.text for block in blocks[:_LONGEST_FRONT] if isinstance(block, Heading)]
        title = next((text for text in heads if is_title(text)), "")
        if not title:
            return
        self._take_title(title)

    def _take_title(self, title: str) -> None:
        found = read_front_page([title])
        plan = self.thread.plan
        plan.title, plan.partnership = found.title or title, plan.partnership or found.partnership
        plan.starts, plan.ends = plan.starts or found.starts, plan.ends or found.ends
        plan.tier = found.tier or plan.tier

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
            self.lines.in_programmes = False
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
        if not plan.title and front and isinstance(front[0], Heading) and front[0].level == 1:
            plan.title = plain(front[0].text)
        if found.tier:
            plan.tier = found.tier
        if front:
            lines = tuple(line for block in front for line in block.lines)
            self.thread.section("Front page", "\n".join(block.text for block in front), lines)
            self.thread.mode = Mode.NARRATIVE
        return len(front)

    def _ends_front(self, block: Heading | Paragraph, following: Sequence[Block]) -> bool:
        text = plain(block.text)
        if self.numbered.has(block):
            return True
        if len(words(text)) > 30 or named(text) or _NARRATIVE_HEADING.match(text):
            return True
        if is_label_line(text) or opens_priorities(block):
            return True
        if announced(text) and not is_title(text):
            return True
        heads_table = following and isinstance(following[0], Table)
        if heads_table and not is_title(text) and not partnership_in(text):
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
        if is_note(block.text):
            self.thread.section("Note", block.text, block.lines)
            return
        if self.lines.line(block.text, block.lines, block.level):
            return
        if self.lines.takes_a_name(block.text, block.lines):
            return
        if self.lines.numbered_part(block.text, block.lines, block.level):
            return
        if read_label_line(self.thread, block.text, block.lines):
            return
        if self._is_described(block):
            self._described(block)
            return
        if self._is_a_sentence(block):
            self._plain_paragraph(block.text, block.lines, len(words(block.text)))
            return
        self._other_heading(block)

    def _is_described(self, block: Heading) -> bool:
        """A bold line in a list of actions, or below a priority, with "Lead: …" under it is an action."""
        following = self.lines.following
        if not isinstance(following, Paragraph | ListItem) or not is_label_line(following.text):
            return False
        level = self.thread.priority_level
        stays = Kind.PRIORITY in self.thread.current and bool(level) and block.level > (level or 0)
        return stays or (self.thread.mode is Mode.ACTIVITIES and Kind.PRIORITY in self.thread.current)

    def _described(self, block: Heading) -> None:
        label, title = numbered_line(block.text)
        self.thread.add(Kind.ACTIVITY, title, block.lines, number=number_of(label), as_written=block.text)
        if self.thread.mode is not Mode.ACTIVITIES:
            self.thread.mode = Mode.NONE

    def _is_a_sentence(self, block: Heading) -> bool:
        """A line on its own in the middle of a list may look like a heading; small letters tell."""
        if block.level or self.thread.mode not in {*LIST_KINDS, Mode.WHY, Mode.SAID}:
            return False
        found = block.text.split()
        small = sum(1 for word in found if word[:1].islower())
        return len(found) >= 5 and small >= len(found) * 0.6

    def _other_heading(self, block: Heading) -> None:
        thread = self.thread
        level = thread.priority_level
        stays = bool(Kind.PRIORITY in thread.current and level and block.level > level)
        following = self.lines.following
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
            self.lines.in_programmes = False
            thread.officers = []
        if self.at == self.unlabelled.opened and self.unlabelled.lists_them:
            thread.signposts.add(block.lines, block.text, "a heading that says what stands below it")
            thread.mode = Mode.PRIORITIES
            return
        if self.unlabelled.is_priority(block, self.blocks, self.at):
            label, title = numbered_line(block.text)
            part = thread.add(
                Kind.PRIORITY, title, block.lines, number=number_of(label), as_written=block.text
            )
            thread.doubt(
                part,
                "heading_as_priority",
                "No word says so, but this heading was taken for a priority.",
                "title",
            )
            thread.priority_level = block.level
            thread.mode = Mode.NONE
            return
        thread.section(block.text, "", block.lines)
        thread.mode = Mode.NARRATIVE

    # --- paragraphs, lists and tables ---

    def _paragraph(self, text: str, lines: tuple[int, ...], bold: bool) -> None:
        count = len(words(text))
        if not count:
            return
        thread = self.thread
        if self.lines.unnamed and count <= 30 and self.lines.takes_a_name(text, lines):
            return
        if read_footnote(thread, text, lines):
            return
        if is_note(text):
            thread.section("Note", text, lines)
            thread.mode = Mode.NARRATIVE if not thread.current else Mode.NONE
            return
        announces = (
            bold or plain(text).endswith((":", "?")) or (count <= 14 and not plain(text).endswith("."))
        )
        if (
            (bold or count <= 60)
            and self._is_line(text, bold)
            and self.lines.line(text, lines, 0, announces=announces)
        ):
            return
        if self.lines.in_programmes and count <= 14 and self.lines.numbered_part(text, lines, 0):
            return
        if read_label_line(self.thread, text, lines):
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
            thread.tell(owner, field_for(thread.mode, owner), text, lines)
        elif Kind.PROGRAMME in thread.current and thread.mode in (Mode.NONE, Mode.COMPONENTS):
            thread.tell(thread.current[Kind.PROGRAMME], "objective", text, lines)
            if plain(text).endswith(":"):
                thread.mode = Mode.COMPONENTS
        elif thread.mode in LIST_KINDS and self.lists.takes_paragraph(text, lines, count):
            return
        elif (unopened := self._unopened()) and count > FRAGMENT:
            thread.tell(unopened, "why_it_matters", text, lines)
        elif thread.mode is Mode.NARRATIVE or count > FRAGMENT or not thread.current:
            thread.narrate(text, lines)

    def _unopened(self) -> Part | None:
        """The outcome or priority just named, which the paragraph below it is about."""
        current = self.thread.current
        part = current.get(Kind.OUTCOME) or current.get(Kind.PRIORITY)
        is_free = self.thread.mode is Mode.NONE and part is not None and not part.parts
        return part if is_free and Kind.PROGRAMME not in current else None

    def _run_of_items(self) -> list[ListItem]:
        run: list[ListItem] = []
        for block in self.blocks[self.at :]:
            if not isinstance(block, ListItem) or self.numbered.has(block):
                break
            run.append(block)
        return run

    def _table(self, table: Table) -> None:
        thread = self.thread
        self.lines.name_the_unnamed()
        if TableReader(thread, table, self._line_in_table).read():
            if table.lines and thread.by_number:
                self.in_table = range(min(table.lines), max(table.lines) + 1)
            if thread.mode is not Mode.NARRATIVE or thread.current:
                thread.mode = Mode.NONE
            return
        rows = ["\t".join(cell.text for cell in row) for row in table.rows]
        thread.narrate("\n".join(rows), table.lines)
        if not thread.plan.title and self._is_preamble(table):
            return
        if len(table.rows) > 1 and max(map(len, table.rows)) > 1 and not looks_back(table):
            self.unread_tables.append(table.lines)

    def _is_preamble(self, table: Table) -> bool:
        """ "Report name | Children Scorecard", as systems print it above what they export, is the title."""
        for row in table.rows:
            filled = [plain(cell.text) for cell in row if cell]
            if len(filled) == 2 and _NAME_OF_REPORT.fullmatch(filled[0]):
                self._take_title(filled[1])
                return True
        return False

    def _line_in_table(self, text: str, lines: tuple[int, ...]) -> bool:
        before = self.thread.mode
        if self.lines.line(text, lines, None):
            if self.thread.mode is before:
                self.thread.mode = Mode.NONE
            return True
        return False
