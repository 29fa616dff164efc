"""The plan being put together, and where in it the reader stands.

A document is read from top to bottom. Under which priority, outcome, activity or programme the next
line belongs is known from the headings and table rows above it; this module remembers them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.documents.reading.accounting import Signposts
from goldenthread.documents.reading.recognising.columns import Heading
from goldenthread.documents.reading.recognising.headings import Mode
from goldenthread.documents.reading.recognising.responsibility import Abbreviations
from goldenthread.documents.reading.recognising.wording import place_of, plain, wording, words
from goldenthread.documents.reading.source import SourceLine
from goldenthread.plans.content import (
    PARENTS,
    Doubt,
    Kind,
    Part,
    Place,
    PlanContent,
    Responsibility,
    Section,
)

_DEEPER: dict[Kind, tuple[Kind, ...]] = {
    Kind.PRIORITY: (
        Kind.PROGRAMME,
        Kind.COMPONENT,
        Kind.OUTCOME,
        Kind.ACTIVITY,
        Kind.MILESTONE,
        Kind.MEASURE,
    ),
    Kind.PROGRAMME: (Kind.COMPONENT, Kind.OUTCOME, Kind.ACTIVITY, Kind.MILESTONE, Kind.MEASURE),
    Kind.COMPONENT: (Kind.ACTIVITY, Kind.MILESTONE, Kind.MEASURE),
    Kind.OUTCOME: (Kind.ACTIVITY, Kind.MILESTONE, Kind.MEASURE),
    Kind.ACTIVITY: (Kind.MILESTONE, Kind.MEASURE),
    Kind.MILESTONE: (),
    Kind.MEASURE: (),
    Kind.SUCCESS: (),
}
_NEAREST: dict[Kind, tuple[Kind, ...]] = {
    Kind.PROGRAMME: (Kind.PRIORITY,),
    Kind.COMPONENT: (Kind.PROGRAMME,),
    Kind.OUTCOME: (Kind.PROGRAMME, Kind.PRIORITY),
    Kind.SUCCESS: (Kind.ACTIVITY, Kind.OUTCOME, Kind.PROGRAMME, Kind.PRIORITY),
    Kind.ACTIVITY: (Kind.OUTCOME, Kind.COMPONENT, Kind.PROGRAMME, Kind.PRIORITY),
    Kind.MILESTONE: (Kind.ACTIVITY, Kind.COMPONENT, Kind.PROGRAMME, Kind.OUTCOME, Kind.PRIORITY),
    Kind.MEASURE: (Kind.OUTCOME, Kind.PROGRAMME, Kind.PRIORITY),
}


@dataclass(frozen=True, slots=True)
class HeadedList:
    """A heading that names a priority, and how many parts had been added before it."""

    priority: Part
    text: str
    lines: tuple[int, ...]
    start: int
    is_first_naming: bool


@dataclass(slots=True)
class Thread:
    """One plan under construction."""

    plan: PlanContent
    signposts: Signposts
    abbreviations: Abbreviations
    by_number: dict[int, SourceLine]
    mode: Mode = Mode.NONE
    current: dict[Kind, Part] = field(default_factory=dict)
    last: Part | None = None  # the part added last, whatever its kind
    introduction: tuple[str, tuple[int, ...]] | None = None  # "… including:" above the list being read
    outcome_follows_activity: bool = False  # the document prints the outcome below its key action
    priority_level: int | None = None  # heading level of the current priority; None when a table named it
    columns: list[Heading] | None = None  # of the table read last, for one that goes on without headings
    officers: list[Responsibility] = field(default_factory=list)  # named for all programmes below
    known: dict[str, Kind] = field(default_factory=dict)  # names in the plans read before from this document
    added: list[Part] = field(default_factory=list)  # every part, in the order it was met
    narrated_at: int = 0  # how many parts there were when the last section began
    priorities: dict[str, Part] = field(default_factory=dict)  # by their words
    headed: list[HeadedList] = field(default_factory=list)  # every heading that names a priority, in order
    people: set[str] = field(default_factory=set)  # named without organisation or post, and asked about
    told_columns: set[str] = field(default_factory=set)  # headings of this table that were not recognised
    numbered: dict[tuple[Heading, ...], int | None] = field(
        default_factory=dict
    )  # what a table's numbers count

    def place(self, lines: tuple[int, ...], row: int | None = None) -> Place | None:
        """Where these lines stand in the source."""
        return place_of(lines, self.by_number, row)

    def add(
        self,
        kind: Kind,
        title: str,
        lines: tuple[int, ...],
        *,
        number: str = "",
        as_written: str = "",
        parent: Part | None = None,
        current: bool = True,
        row: int | None = None,
    ) -> Part:
        """Add a part under its parent (the nearest that may hold it, unless given) and stand on it."""
        part = Part(
            kind, plain(title), number=number, as_written=as_written or title, place=self.place(lines, row)
        )
        above = parent or self.above(kind)
        (above.parts if above else self.plan.parts).append(part)
        self.added.append(part)
        if kind is Kind.PRIORITY:
            self.priorities.setdefault(wording(part.title), part)
        self.last = part
        if current and kind is not Kind.SUCCESS:
            self.stand_on(part)
        return part

    def above(self, kind: Kind) -> Part | None:
        """The part that a new part of this kind would hang under; None is the plan itself."""
        return next((self.current[each] for each in _NEAREST.get(kind, ()) if each in self.current), None)

    def may_stand_alone(self, kind: Kind) -> bool:
        """Whether a part of this kind has a place to hang from, here and now."""
        return self.above(kind) is not None or None in PARENTS[kind]

    def stand_on(self, part: Part) -> None:
        """Make this part the one that what follows belongs to."""
        self.current[part.kind] = part
        for kind in _DEEPER[part.kind]:
            self.current.pop(kind, None)
        if part.kind is Kind.PROGRAMME:
            for kind in (Kind.OUTCOME, Kind.ACTIVITY):
                self.current.pop(kind, None)

    def leave(self, kind: Kind) -> None:
        """Step out of the current part of this kind and everything below it."""
        self.current.pop(kind, None)
        for deeper in _DEEPER[kind]:
            self.current.pop(deeper, None)

    def priority_named(self, title: str) -> Part | None:
        """The priority with these words, where it was named before."""
        return self.priorities.get(wording(title))

    def word(self, kind: Kind, word: str) -> None:
        """Remember the plan's own word for a level; the first one printed counts."""
        if word:
            self.plan.words.setdefault(kind, singular(word))

    def section(self, heading: str, text: str, lines: tuple[int, ...]) -> None:
        """Add narrative under a new heading."""
        self.plan.sections.append(Section(plain(heading), text, self.place(lines)))
        self.narrated_at = len(self.added)

    def narrate(self, text: str, lines: tuple[int, ...]) -> None:
        """Add narrative to the section being read; its place grows to hold it.

        Words that follow parts of the plan begin a section of their own, under the priority they stand in.
        """
        if not self.plan.sections or self.narrated_at < len(self.added):
            within = self.current.get(Kind.PRIORITY) or self.current.get(Kind.OUTCOME)
            self.section(within.title if within else "", text, lines)
            return
        section = self.plan.sections[-1]
        section.text = f"{section.text}\n{text}" if section.text else text
        section.place = widened(section.place, self.place(lines))

    def tell(self, part: Part, field_name: str, text: str, lines: tuple[int, ...]) -> None:
        """Add a paragraph to one of a part's longer texts; its place grows to hold it."""
        before = getattr(part, field_name)
        setattr(part, field_name, f"{before}\n{text}" if before else text)
        part.place = widened(part.place, self.place(lines))

    def doubt(self, part: Part, code: str, sentence: str, field_name: str = "") -> None:
        """Point something out about a part, once."""
        if not any(doubt.code == code and doubt.field == field_name for doubt in part.doubts):
            part.doubts.append(Doubt(code, sentence, field_name))


def widened(place: Place | None, other: Place | None) -> Place | None:
    """The smallest place that holds both."""
    if place is None or other is None:
        return place or other
    return Place(
        min(place.first_line, other.first_line),
        max(place.last_line, other.last_line),
        place.page,
        place.sheet,
        place.row,
        place.column,
    )


def singular(word: str) -> str:
    """A level's word in the singular: "key activities" is "key activity"."""
    word = " ".join(words(word)) if word else ""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
