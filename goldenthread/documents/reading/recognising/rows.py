"""A row of a table as parts of the plan, and what its other cells say about them.

A cell in a level column (priority, outcome, activity, milestone, measure) is a part, or goes on with
the part above it when it is empty or repeats it. Every other cell belongs to the nearest level
column on its left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldenthread.documents.reading.recognising.attributes import attach
from goldenthread.documents.reading.recognising.cells import Item, items_in
from goldenthread.documents.reading.recognising.columns import FIGURES, LEVELS, Column, Heading
from goldenthread.documents.reading.recognising.headings import named
from goldenthread.documents.reading.recognising.labels import number_of, take_label
from goldenthread.documents.reading.recognising.thread import Thread, widened
from goldenthread.documents.reading.recognising.wording import plain, wording
from goldenthread.documents.reading.source import Cell
from goldenthread.plans.content import FigureRole, Kind, Part, ReportedFigure

KIND_OF: dict[Column, Kind] = {
    Column.PRIORITY: Kind.PRIORITY,
    Column.PROGRAMME: Kind.PROGRAMME,
    Column.OUTCOME: Kind.OUTCOME,
    Column.ACTIVITY: Kind.ACTIVITY,
    Column.MILESTONE: Kind.MILESTONE,
    Column.MEASURE: Kind.MEASURE,
}
_OF_ACTIONS = {
    *(Column.LEAD, Column.PARTNERS, Column.LEAD_AND_PARTNERS, Column.GOVERNANCE, Column.DUE, Column.STATUS),
    *(Column.UPDATE, Column.STRATEGY),
}
_EVERYTHING = re.compile(
    r"^(?:all|every|cross[- ]cutting)\b.{0,25}\b(?:outcomes?|priorit(?:y|ies)|themes?)\b", re.IGNORECASE
)
#: "Milestone: 3 months", "Milestones by March 2026": the date of what stands below is in its heading.
_WITHIN = re.compile(
    r"(?:(?:by|within)\s)?(?:\d{1,2}|three|six|nine|twelve|eighteen) (?:weeks|months?)\b|"
    r"\b(?:month|year) \d\b|"
    r"\b(?:by\s)?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"q[1-4]|spring|summer|autumn|winter)\s(?:term\s)?20\d\d(?:/\d\d)?)",
    re.IGNORECASE,
)
_FIGURE = r"[£<>≤≥~]?\s?\d[\d,.]*\s?(?:%|per cent|[a-z]+)?"
_ARROW = re.compile(r"\s*(?:->|–>|→|⇒|➔|»)\s*")
_BASELINE = re.compile(rf"(?:^|[:–-]\s*|\s)({_FIGURE})$", re.IGNORECASE)
_TARGET = re.compile(_FIGURE, re.IGNORECASE)


def _take_journey(part: Part, heading: str) -> None:
    """ "Waiting over 18 weeks: 62% -> 30%" is a measure with the figure it starts from and its target."""
    before, *after = _ARROW.split(part.title)
    baseline = _BASELINE.search(before) if len(after) == 1 else None
    if not baseline or not _TARGET.fullmatch(after[0]) or not baseline.start():
        return
    part.title = before[: baseline.start()].rstrip(" :–-")
    for role, text in ((FigureRole.BASELINE, baseline[1]), (FigureRole.TARGET, after[0])):
        part.figures.append(ReportedFigure(role, text.strip(), heading, "", part.place))


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one table, from its headings down."""

    thread: Thread
    columns: list[Heading]
    guessed: bool = False  # which column is the level column was guessed from its company
    numbered: int | None = None  # the level column that the reference numbers belong to
    at_level: dict[Column, list[Part]] = field(default_factory=dict)  # the parts of the row above
    success: tuple[str, Part | None, Part] | None = (
        None  # success printed last, whose parent, and beside what
    )
    outcomes: dict[tuple[int, str], Part] = field(default_factory=dict)  # by parent and words
    number: int = 0

    def levels(self) -> list[int]:
        """The positions of the level columns, from priority down to measure."""
        return sorted(
            (at for at, heading in enumerate(self.columns) if heading.column in LEVELS),
            key=lambda at: (LEVELS.index(self.columns[at].column), at),
        )

    def is_leaf(self, column: Column) -> bool:
        """Whether nothing hangs below this column in this table."""
        present = {heading.column for heading in self.columns}
        if column is Column.ACTIVITY:
            return Column.MILESTONE not in present
        return column in (Column.MILESTONE, Column.MEASURE)

    def read(self, cells: list[Cell], row: int) -> None:
        """Read one row."""
        self.number = row
        cells = [*cells, *[Cell("")] * (len(self.columns) - len(cells))]
        if self._is_about_everything(cells):
            self._read_about_everything(cells)
            return
        if self._goes_on(cells):
            return
        made: dict[int, list[Part]] = {}
        for at in self.levels():
            made[at] = self._level(at, cells, made)
        self._attributes(cells, made)
        self._carry_success(made, cells)

    # --- levels ---

    def _level(self, at: int, cells: list[Cell], made: dict[int, list[Part]]) -> list[Part]:
        column, cell = self.columns[at].column, cells[at]
        before = self.at_level.get(column, [])
        if not cell:
            return self._unfilled(column, before, made)
        if not self.is_leaf(column) and before and self._repeats(cell, before[-1]):
            part = before[-1]
            part.place = widened(part.place, self.thread.place(cell.lines))
            if self.thread.current.get(part.kind) is not part:
                self.thread.stand_on(part)
            return before
        parts = [self._part(column, item, cell, at, cells) for item in self._items(column, cell, cells)]
        self.at_level[column] = parts
        for deeper in LEVELS[LEVELS.index(column) + 1 :]:
            if not (column is Column.MILESTONE and deeper is Column.MEASURE):
                self.at_level.pop(deeper, None)
        return parts

    def _unfilled(self, column: Column, before: list[Part], made: dict[int, list[Part]]) -> list[Part]:
        """An empty level cell: the part above goes on, unless a level above it is new in this row."""
        if column in (Column.MILESTONE, Column.MEASURE):
            is_alone = not any(
                parts and parts is not self.at_level.get(Column.PRIORITY) for parts in made.values()
            )
            return before if is_alone and not any(made.values()) else []
        return before

    def _repeats(self, cell: Cell, part: Part) -> bool:
        text = wording(cell.text)
        return text in (wording(part.as_written), wording(part.title), wording(f"{part.number} {part.title}"))

    def _items(self, column: Column, cell: Cell, cells: list[Cell]) -> list[Item]:
        whole = plain(cell.text)
        if self.is_leaf(column):
            numbered = any(self.columns[at].column is Column.NUMBER and cells[at] for at in range(len(cells)))
            present = {heading.column for heading in self.columns}
            of_others = (
                column is not Column.MEASURE and Column.MEASURE in present
            )  # the figures are a measure's
            figures = not of_others and any(
                self.columns[at].column in FIGURES and cells[at] for at in range(len(self.columns))
            )
            if not numbered and not figures:
                return items_in(cell, introduce=column is not Column.ACTIVITY)
        said = named(whole)
        if said and said.kind is KIND_OF[column] and said.title:
            self.thread.word(said.kind, said.word)
            return [Item(said.number, said.title, cell.text)]
        label, rest = take_label(whole)
        return [Item(number_of(label), rest or whole, cell.text)]

    def _part(self, column: Column, item: Item, cell: Cell, at: int, cells: list[Cell]) -> Part:
        kind = KIND_OF[column]
        if kind is Kind.PRIORITY:
            known = self.thread.priority_named(item.title)
            if known:
                known.place = known.place or self.thread.place(cell.lines)
                self.thread.stand_on(known)
                return self._echo(known, item, cell)
            self.thread.priority_level = None
        above = self.thread.above(kind)
        name = (id(above), wording(item.title))
        if kind is Kind.OUTCOME and name in self.outcomes:
            self.thread.stand_on(self.outcomes[name])
            return self._echo(self.outcomes[name], item, cell)
        if kind is Kind.MILESTONE and not self.thread.may_stand_alone(kind):
            kind = Kind.ACTIVITY
        parent = self._parent(column)
        part = self.thread.add(
            kind,
            item.title,
            cell.lines,
            number=item.number,
            as_written=item.as_written,
            parent=parent,
            row=self.number,
        )
        if kind is Kind.MILESTONE and (within := _WITHIN.search(self.columns[at].text)):
            part.due = within.group()
        if kind is Kind.MEASURE:
            _take_journey(part, self.columns[at].text)
        if self.guessed:
            self.thread.doubt(part, "column_guessed", "No heading says what this column holds.", "title")
        if kind is Kind.OUTCOME:
            self.outcomes[name] = part
        self._take_number(part, at, cells)
        return part

    def _echo(self, known: Part, item: Item, cell: Cell) -> Part:
        """A part named before: its words here are its own, wherever they stand."""
        known.number = known.number or item.number
        self.thread.signposts.echo(cell.lines, f"{known.number} {known.title} {known.as_written}")
        return known

    def _parent(self, column: Column) -> Part | None:
        """Measures in the row of an activity belong to it."""
        if column is not Column.MEASURE:
            return None
        order = [heading.column for heading in self.columns]
        if Column.ACTIVITY in order and order.index(Column.ACTIVITY) < order.index(Column.MEASURE):
            above = self.at_level.get(Column.ACTIVITY)
            return above[-1] if above else None
        if Column.MILESTONE in order and order.index(Column.MILESTONE) < order.index(Column.MEASURE):
            above = self.at_level.get(Column.MILESTONE)
            return above[-1] if above else None
        return None

    def number_whose(self, rows: list[list[Cell]]) -> None:
        """Find the level that the reference column counts: the first on its right that is new as often."""
        at = next((at for at, heading in enumerate(self.columns) if heading.column is Column.NUMBER), None)
        if at is None:
            return
        columns = tuple(self.columns)
        if columns not in self.thread.numbered:
            self.thread.numbered[columns] = self._counted_level(rows, at)
        self.numbered = self.thread.numbered[columns]

    def _counted_level(self, rows: list[list[Cell]], at: int) -> int | None:
        right = [level for level in range(at + 1, len(self.columns)) if self.columns[level].column in LEVELS]
        counted = sum(1 for row in rows if at < len(row) and row[at])
        for level in right:
            before, new = "", 0
            for row in rows:
                text = wording(row[level].text) if level < len(row) else ""
                new += bool(text) and text != before
                before = text or before
            is_deeper = (
                level != right[-1] and self.columns[level].column is Column.PRIORITY and _dotted(rows, at)
            )
            if new >= counted and not is_deeper:
                return level
        return right[-1] if right else None

    def _take_number(self, part: Part, at: int, cells: list[Cell]) -> None:
        """The reference printed in a column of its own."""
        if at != self.numbered:
            return
        for left, heading in enumerate(self.columns[:at]):
            if heading.column is Column.NUMBER and cells[left]:
                text = plain(cells[left].text).strip(" .")
                if part.number and part.number != text:
                    part.as_written = f"{text}\t{part.as_written}"
                part.number = part.number or text
                part.place = widened(part.place, self.thread.place(cells[left].lines))
                return

    # --- rows of another kind ---

    def _is_about_everything(self, cells: list[Cell]) -> bool:
        first = next((cell for cell in cells if cell), None)
        return bool(first and _EVERYTHING.match(plain(first.text)) and len(plain(first.text)) < 60)

    def _read_about_everything(self, cells: list[Cell]) -> None:
        """A row "All outcomes …" is a piece of work across the plan, not one more outcome."""
        levels = [cells[at] for at in self.levels() if cells[at]]
        lines = tuple(line for cell in levels for line in cell.lines)
        title = ": ".join(plain(cell.text) for cell in levels)
        for kind in (Kind.PRIORITY, Kind.PROGRAMME, Kind.OUTCOME, Kind.ACTIVITY):
            self.thread.leave(kind)
        part = self.thread.add(
            Kind.ACTIVITY, title, lines, as_written="\t".join(cell.text for cell in levels)
        )
        self.thread.doubt(
            part, "about_everything", "This row speaks of all outcomes; it is kept as one activity.", "title"
        )
        self.at_level = {}
        self._attributes(cells, {at: [part] for at in self.levels()})

    def _goes_on(self, cells: list[Cell]) -> bool:
        """A row without its number that begins in small letters continues the row above."""
        numbers = [at for at, heading in enumerate(self.columns) if heading.column is Column.NUMBER]
        levels = self.levels()
        if not numbers or not levels or any(cells[at] for at in numbers):
            return False
        at = levels[-1]
        before = self.at_level.get(self.columns[at].column)
        text = plain(cells[at].text)
        if not before or not text[:1].islower():
            return False
        part = before[-1]
        part.title, part.as_written = f"{part.title} {text}", f"{part.as_written} {cells[at].text}"
        part.place = widened(part.place, self.thread.place(cells[at].lines))
        self.thread.doubt(
            part, "repaired", "The row goes on in the next one, which has no number of its own.", "title"
        )
        self._attributes(cells, {at: [part]})
        return True

    # --- everything else in the row ---

    def _attributes(self, cells: list[Cell], made: dict[int, list[Part]]) -> None:
        positions = sorted(at for at, heading in enumerate(self.columns) if heading.column in LEVELS)
        for at, heading in enumerate(self.columns):
            cell = cells[at]
            if not cell or heading.column in LEVELS:
                continue
            if heading.column is Column.NUMBER and any(position > at for position in positions):
                continue
            owners = self._owners(at, positions, made)
            if owners:
                attach(self.thread, heading, cell, owners, self.number)
                if heading.column is Column.SUCCESS:
                    self.success = (cell.text, self._above(owners[0]), owners[0])

    def _owners(self, at: int, positions: list[int], made: dict[int, list[Part]]) -> list[Part]:
        left = [position for position in positions if position < at]
        right = [position for position in positions if position > at]
        if self.columns[at].column in _OF_ACTIONS:
            # a lead or a date printed behind the indicator of an action is the action's
            actions = [
                each for each in left if self.columns[each].column in (Column.ACTIVITY, Column.MILESTONE)
            ]
            left = actions if any(made.get(each) for each in actions) else left
        for position in [*reversed(left), *right]:
            if made.get(position):
                return made[position]
        return []

    def _above(self, part: Part) -> Part | None:
        if part.kind is Kind.MILESTONE:
            return self.thread.current.get(Kind.ACTIVITY)
        return self.thread.current.get(Kind.OUTCOME) or self.thread.current.get(Kind.PRIORITY)

    def _carry_success(self, made: dict[int, list[Part]], cells: list[Cell]) -> None:
        """A success criterion printed once serves the milestones below it, as merged cells are typed."""
        beside = [at for at, heading in enumerate(self.columns) if heading.column is Column.SUCCESS]
        if not beside or any(cells[at] for at in beside) or self.success is None:
            return
        text, above, first = self.success
        for parts in made.values():
            for part in parts:
                if part.kind is first.kind and not part.success and self._above(part) is above:
                    if part.kind not in (Kind.MILESTONE, Kind.ACTIVITY) or not above:
                        continue
                    part.success = text
                    label = first.number or first.title[:40]
                    self.thread.doubt(
                        part,
                        "shared_cell",
                        f"The success criterion is printed once, beside {label}; it is taken to "
                        f"serve this one too.",
                        "success",
                    )


def _dotted(rows: list[list[Cell]], at: int) -> bool:
    """Whether the references have a point in them ("1.1"), as those of a priority have not."""
    return any(re.match(r"\d+\.\d", row[at].text.strip()) for row in rows if at < len(row))
