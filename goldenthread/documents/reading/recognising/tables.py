"""A whole table: find its headings, tell group rows from data rows, and read it row by row."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from goldenthread.documents.reading.recognising.cards import (
    cards_in,
    columns_of_priorities,
    read_card_of_last,
    read_side_by_side,
)
from goldenthread.documents.reading.recognising.columns import (
    FIGURES,
    LEVELS,
    PERIOD,
    Column,
    Heading,
    is_heading_row,
    looks_like_heading,
    meaning_of,
    read_headings,
)
from goldenthread.documents.reading.recognising.headings import announced, named
from goldenthread.documents.reading.recognising.labels import number_of, take_label
from goldenthread.documents.reading.recognising.notes import is_note
from goldenthread.documents.reading.recognising.rows import KIND_OF, RowReader
from goldenthread.documents.reading.recognising.run_together import run_together
from goldenthread.documents.reading.recognising.table_kinds import find_level, is_of_risks, looks_back
from goldenthread.documents.reading.recognising.thread import Thread
from goldenthread.documents.reading.recognising.wording import plain, wording, words
from goldenthread.documents.reading.source import Cell, Table
from goldenthread.plans.content import Kind, Part

#: A row that adds up the rows above it is no part of the plan.
_TOTAL = re.compile(r"(?:grand |sub[- ]?|overall )?totals?(?: .{0,30})?\s*:?", re.IGNORECASE)
_REPAIRS_TOLD = 3  # sentences about one part; more are counted
HEADINGS_REASON = "the headings of a table's columns"
_WORD_FOR: dict[Kind, str] = {
    Kind.PRIORITY: r"priority|commitment|theme|aim|objective|goal|ambition|pledge|promise|"
    r"recommendation|domain",
    Kind.OUTCOME: r"outcome|difference|impact",
    Kind.ACTIVITY: r"(?:key )?(?:activit(?:y|ies)|actions?)|objectives?|projects?|tasks?|steps?",
    Kind.MILESTONE: r"milestones?|(?:key )?actions?|steps?|tasks?",
    Kind.MEASURE: r"(?:key )?performance (?:measures?|indicators?)|indicators?|kpis?|measures?",
}
_MEASURE_WORDS = re.compile(
    r"%|\bpercent|\bnumber|\brate|\bproportion|\baverage|\bgap\b|\bper \d|\bcount\b", re.IGNORECASE
)


class TableReader:
    """Reads one table into the thread; lines of text inside it go to `read_line`."""

    def __init__(
        self, thread: Thread, table: Table, read_line: Callable[[str, tuple[int, ...]], bool]
    ) -> None:
        self.thread = thread
        self.table = table
        self.read_line = read_line
        self.rows: RowReader | None = None
        self.group_above = False  # the row above was a group heading
        self.not_used: list[int] = []  # rows that nothing was made of

    def read(self) -> bool:
        """Read the table. False when it is no table of a plan; nothing was taken from it then."""
        self.thread.told_columns = set()
        if is_of_risks(self.table) or looks_back(self.table):
            return False
        beside = columns_of_priorities(self.table)
        if beside:
            read_side_by_side(self.thread, self.table, beside, self.read_line)
            return True
        cards = cards_in(self.table)
        if cards:
            return self._read_cards(cards)
        start = self._headings()
        if self.rows is None and not self._has_headings_inside():
            return False
        before = len(self.thread.added)
        for at in range(start, len(self.table.rows)):
            self._row(at, self.table.rows[at])
        self._pass_on_repairs(before)
        self._repeated_headings()
        if self.rows:
            self.thread.columns = self.rows.columns
        return True

    def _read_cards(self, cards: list[Table]) -> bool:
        for card in cards:
            for head in card.rows[0]:
                self.thread.signposts.echo(head.lines, head.text)
        read = [
            read_card_of_last(self.thread, card) or TableReader(self.thread, card, self.read_line).read()
            for card in cards
        ]
        self.thread.columns = None
        return any(read)

    # --- headings ---

    def _headings(self) -> int:
        """Read the headings at the top; how many rows they take."""
        rows = self.table.rows
        count = max(0, min(self.table.header_rows, len(rows)))
        texts = self._joined(rows[:count]) if count else []
        if count == 1 and self._goes_on_below(rows):
            count = 2
            texts = self._joined(rows[:2])
        if count and self._is_heading(texts, trusted=True):
            self._start(texts, [cell for row in rows[:count] for cell in row])
            return count
        if rows and self._is_heading([cell.text for cell in rows[0]], trusted=False):
            self._start([cell.text for cell in rows[0]], list(rows[0]))
            return 1
        columns = self.thread.columns
        if columns and rows and max(map(len, rows)) == len(columns) and not count:
            self.rows = RowReader(self.thread, columns)
            self.rows.number_whose(rows)
        return 0

    def _joined(self, rows: list[list[Cell]]) -> list[str]:
        """Headings over two rows, joined column by column ("2016/17" above "Q1").

        A heading printed once above several others is meant for all of them.
        """
        width = max(map(len, rows))
        grid = [[row[at].text.strip() if at < len(row) else "" for at in range(width)] for row in rows]
        for above, below in pairwise(grid):
            carried = ""
            for at in range(width):
                carried = (above[at] or carried) if below[at] else ""
                above[at] = above[at] or carried
        return [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*grid, strict=True)]

    def _goes_on_below(self, rows: list[list[Cell]]) -> bool:
        """Whether the second row holds the rest of the headings: "Q1 Q2 Q3 Q4" below "2025/26"."""
        if len(rows) < 3:
            return False
        filled = [at for at, cell in enumerate(rows[1]) if cell]
        first = [cell.text.strip() for cell in rows[0]]
        is_under_one = any(at < len(first) and (not first[at] or first[at] in first[:at]) for at in filled)
        return (
            len(filled) >= 2
            and is_under_one
            and bool(rows[0][0])
            and not rows[1][0]
            and all(looks_like_heading(rows[1][at].text) or PERIOD.search(rows[1][at].text) for at in filled)
        )

    def _is_heading(self, texts: list[str], trusted: bool) -> bool:
        filled = [text for text in texts if text.strip()]
        if is_heading_row(texts):
            return True
        if not trusted or len(filled) < 2 or len({text.lower() for text in filled}) == 1:
            return False
        meanings = [meaning_of(text) for text in filled if len(words(text)) <= 14]
        known = [column for column in meanings if column is not Column.UNKNOWN]
        return len(known) >= 2 and len(known) * 2 >= len(filled) and any(column in LEVELS for column in known)

    def _has_headings_inside(self) -> bool:
        return any(is_heading_row([cell.text for cell in row]) for row in self.table.rows[:6])

    def _start(self, texts: list[str], cells: list[Cell]) -> None:
        has_priority = Kind.PRIORITY in self.thread.current and self.thread.priority_level is not None
        columns = read_headings(texts, has_priority)
        self._tell_steps_from_activities(columns)
        guessed = find_level(columns, self.table, texts)
        same = self.rows is not None and [each.column for each in self.rows.columns] == [
            each.column for each in columns
        ]
        for cell in cells:
            if cell:
                self.thread.signposts.add(cell.lines, cell.text, HEADINGS_REASON)
        if same and self.rows:
            self.rows.columns = columns
            return
        self.rows = RowReader(self.thread, columns, guessed)
        self.rows.number_whose(self.table.rows)
        for heading in columns:
            kind = KIND_OF.get(heading.column)
            if kind and kind in _WORD_FOR:
                found = re.search(rf"\b(?:{_WORD_FOR[kind]})\b", heading.text.lower())
                if found:
                    self.thread.word(kind, found.group())

    def _tell_steps_from_activities(self, columns: list[Heading]) -> None:
        """Tasks and steps that are nobody's are the activities of the plan; milestones stay milestones."""
        present = {heading.column for heading in columns}
        if Column.MILESTONE not in present or Column.ACTIVITY in present:
            return
        current = self.thread.current
        activity = current.get(Kind.ACTIVITY)
        if Kind.PROGRAMME in current or (activity and activity.place and activity.place.row is None):
            return
        for at, heading in enumerate(columns):
            if heading.column is Column.MILESTONE and "milestone" not in heading.text.lower():
                columns[at] = Heading(Column.ACTIVITY, heading.text)

    # --- rows ---

    def _row(self, at: int, cells: list[Cell]) -> None:
        filled = [cell for cell in cells if cell]
        if not filled:
            return
        texts = [cell.text for cell in cells]
        if is_heading_row(texts) and (len(filled) > 1 or len(cells) == 1) and self._differs_from_data(texts):
            self._start(texts, cells)
            return
        if len(filled) == 1 and len(cells) > 1 and is_note(filled[0].text):
            self.thread.section("Note", filled[0].text, filled[0].lines)
            return
        if _TOTAL.fullmatch(plain(filled[0].text)):
            self._lost(at, cells)
            return
        group = self._group_text(cells)
        if group and self._read_group(group, cells):
            self.group_above = True
            return
        if self.rows is None:
            self._lost(at, cells)
            return
        names = run_together(self.rows.columns, cells)
        if names:
            names.read(self.thread, self.rows, at)
        else:
            self.rows.read(cells, at)
        self.group_above = False

    def _differs_from_data(self, texts: list[str]) -> bool:
        """A row that only looks like headings ("Annual | Target met") is data while headings are known."""
        if self.rows is None:
            return True
        columns = [meaning_of(text) for text in texts if text.strip()]
        return (
            any(column in LEVELS for column in columns) and len(set(columns)) == len(columns)
        ) or self._repeats(texts)

    def _repeats(self, texts: list[str]) -> bool:
        assert self.rows is not None
        known = {heading.text.lower() for heading in self.rows.columns if heading.text}
        return sum(1 for text in texts if plain(text).lower() in known) >= 2

    def _lost(self, at: int, cells: list[Cell]) -> None:
        """A row above any headings that says nothing the plan knows: kept as narrative."""
        text = "\t".join(cell.text for cell in cells if cell)
        self.thread.narrate(text, tuple(line for cell in cells for line in cell.lines))
        self.not_used.append(at)

    # --- group rows ---

    def _group_text(self, cells: list[Cell]) -> str:
        """The text of a row that heads the rows below it, "" for any other row."""
        filled = [at for at, cell in enumerate(cells) if cell]
        distinct = {plain(cells[at].text) for at in filled}
        if len(distinct) == 1:
            text = distinct.pop()
            if self.rows and len(self.rows.columns) == 1 and not named(text):
                return ""
            if len(cells) == 1 or len(filled) > 1 or self.rows is None:
                return text
            return text if self._may_head(filled[0], text) else ""
        if len(filled) == 2 and self._is_stray(cells, filled):
            return plain(cells[filled[0]].text)
        if len(filled) == 2 and filled[1] == filled[0] + 1 and len(cells) > 3:
            return self._broken_group(cells[filled[0]].text, cells[filled[1]].text)
        if (
            2 <= len(filled) <= 3
            and filled[:2] == [0, 1]
            and len(cells) > 4
            and len(cells[filled[-1]].text.strip(" ()")) < 5
        ):
            return self._broken_group(cells[0].text, cells[1].text)
        return ""

    def _is_stray(self, cells: list[Cell], filled: list[int]) -> bool:
        """A labelled heading row with a few stray letters from the row beside it."""
        if self.rows is None or len(cells) < 5 or len(cells[filled[1]].text.strip(" ()")) > 5:
            return False
        label, _rest = take_label(plain(cells[filled[0]].text))
        return bool(re.search(r"\d\.?[a-z]$", label)) and self._may_head(
            filled[0], plain(cells[filled[0]].text)
        )

    def _broken_group(self, first: str, second: str) -> str:
        """ "Promotin | g the health …": one heading that slipped over a column's edge."""
        first, second = first.strip(), second.strip()
        if re.match(r"^(?:\d{1,2}[a-z]?[.:)]\s*)?[A-Z][a-z]*$", first) and second[:1].islower():
            return first + second
        label, rest = take_label(f"{first} {second}")
        if label and rest == second and self.rows and self.rows.columns[0].column is Column.NUMBER:
            return f"{first} {second}" if named(f"{first} {second}") else ""
        return ""

    def _may_head(self, at: int, text: str) -> bool:
        """Whether the only filled cell of a row is a heading rather than a part without details."""
        assert self.rows is not None
        said = named(text)
        if said and said.kind in (Kind.PRIORITY, Kind.OUTCOME, Kind.ACTIVITY, Kind.PROGRAMME):
            return not any(KIND_OF.get(heading.column) is said.kind for heading in self.rows.columns)
        columns = self.rows.columns
        column = columns[at].column if at < len(columns) else Column.UNKNOWN
        if announced(text) and len(columns) > 1:
            return column in LEVELS or at == 0
        is_scorecard = any(heading.column in FIGURES for heading in columns)
        first_level = next((position for position, each in enumerate(columns) if each.column in LEVELS), 0)
        if at > first_level or len(words(text)) > 16 or _MEASURE_WORDS.search(text):
            return False
        if column is Column.PRIORITY:
            return True
        label, _rest = take_label(text)
        return is_scorecard or at < first_level or bool(label and re.search(r"[a-z]$", label))

    def _read_group(self, text: str, cells: list[Cell]) -> bool:
        lines = tuple(dict.fromkeys(line for cell in cells for line in cell.lines))
        if self.read_line(text, lines):
            if self.rows:
                self.rows.at_level = {}
            return True
        if self.rows is None:
            return False
        columns = {heading.column for heading in self.rows.columns}
        label, rest = take_label(text)
        if Column.PRIORITY in columns:
            self.thread.section(text, "", lines)
            return True
        if Column.OUTCOME in columns and not label:
            kind = Kind.PRIORITY
        elif label and re.search(r"\d\.?[a-z]$", label):
            kind = Kind.OUTCOME
        elif wording(rest or text) in self.thread.known:
            kind = self.thread.known[wording(rest or text)]
        else:
            under = Kind.PRIORITY in self.thread.current and bool(
                self.group_above or self.thread.known or self.thread.priority_level is not None
            )
            kind = Kind.OUTCOME if under else Kind.PRIORITY
        if kind is Kind.PRIORITY:
            self.thread.leave(Kind.PRIORITY)
            self.thread.priority_level = None
        part = self.thread.add(kind, rest or text, lines, number=number_of(label), as_written=text)
        if not label:
            self.thread.doubt(
                part,
                "group_row",
                f"A row across the table was taken for the plan's {kind.value}.",
                "title",
            )
        self.rows.at_level = {}
        return True

    def _pass_on_repairs(self, before: int) -> None:
        """What was put back together in the source is told once, with the part that it concerns first.

        A whole table or row that was mended is one thing to look at: the activity of the row, or the first
        part that begins there. On every part below, the same sentence would hide the doubts that differ.
        """
        if not self.table.repairs:
            return
        new = self.thread.added[before:]
        by_line: dict[int, list[Part]] = {}
        for part in new:
            if part.place:
                for number in range(part.place.first_line, part.place.last_line + 1):
                    by_line.setdefault(number, []).append(part)
        told: dict[int, tuple[Part, list[str]]] = {}
        for sentence, lines in self.table.repairs:
            concerned = {id(part): part for line in sorted(lines) for part in by_line.get(line, [])}
            if concerned:
                part = _to_tell(list(concerned.values()), set(lines))
                told.setdefault(id(part), (part, []))[1].append(sentence)
        for part, sentences in told.values():
            distinct = list(dict.fromkeys(sentences))
            more = (
                f" And {len(distinct) - _REPAIRS_TOLD} more repairs." if len(distinct) > _REPAIRS_TOLD else ""
            )
            self.thread.doubt(part, "repaired", " ".join(distinct[:_REPAIRS_TOLD]) + more)

    def _repeated_headings(self) -> None:
        """A heading row printed again on the next page may be in no cell any more; its line is a signpost."""
        if self.rows is None:
            return
        headings = " ".join(heading.text for heading in self.rows.columns)
        known = set(words(headings))
        for number in self.table.lines:
            line = self.thread.by_number.get(number)
            found = words(line.text) if line else []
            if len(found) > 3 and known.issuperset(found):
                self.thread.signposts.add((number,), headings, HEADINGS_REASON)


def _to_tell(parts: list[Part], lines: set[int]) -> Part:
    """Of the parts that a repair concerns, the one that it is told with."""
    begun = [part for part in parts if part.place and part.place.first_line in lines]
    activities = [part for part in begun if part.kind is Kind.ACTIVITY]
    return (activities or begun or parts)[0]
