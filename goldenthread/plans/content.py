"""What a plan says, whoever says it.

A plan is met in three forms: a draft just read from a document, the plan kept in the database,
and the worked example. All three are handled as one thing, a :class:`PlanContent`: a tree of
:class:`Part` s under a title. The plan check, the comparison of two plans, the plan page and the
published JSON all work on it, so that a rule written once holds for every form.

Nothing here knows Django or storage. Text is kept as it was written; what was understood of a
text (a due date, a figure) is worked out by `goldenthread.rules` from that text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Tier(StrEnum):
    """Where a plan stands in the cascade, from the council's own plan to a yearly action plan."""

    COUNCIL_PLAN = "council plan"
    DEPARTMENTAL_STRATEGY = "departmental strategy"
    PARTNERSHIP_PLAN = "partnership plan"
    DELIVERY_PLAN = "yearly delivery plan"
    ACTION_PLAN = "action plan"
    CHANGE_PORTFOLIO = "change portfolio"
    PERFORMANCE_REPORT = "performance report"


class Kind(StrEnum):
    """The kinds of part a plan is made of. The plan's own words for them are `PlanContent.words`."""

    PRIORITY = "priority"  # or commitment, theme, aim
    OUTCOME = "outcome"
    SUCCESS = "success"  # a success criterion: what will be different
    ACTIVITY = "activity"  # or key action, key activity, objective, project
    MILESTONE = "milestone"  # or key action with a date, step, task
    MEASURE = "measure"  # the use of a measure in this place: indicator, KPI
    PROGRAMME = "programme"  # a programme of change with its own officers
    COMPONENT = "component"  # a strand of a programme


#: What a part is called where the plan has no word of its own and the kind's name would not do.
OWN_WORDS: dict[Kind, str] = {Kind.SUCCESS: "success criterion"}

#: Which kinds a part may hang under; ``None`` is the plan itself.
PARENTS: dict[Kind, tuple[Kind | None, ...]] = {
    Kind.PRIORITY: (None,),
    Kind.PROGRAMME: (None, Kind.PRIORITY),
    Kind.COMPONENT: (Kind.PROGRAMME,),
    Kind.OUTCOME: (Kind.PRIORITY, None, Kind.PROGRAMME),
    Kind.SUCCESS: (Kind.PRIORITY, Kind.OUTCOME, Kind.ACTIVITY, Kind.PROGRAMME, None),
    Kind.ACTIVITY: (Kind.OUTCOME, Kind.PRIORITY, Kind.PROGRAMME, Kind.COMPONENT, None),
    Kind.MILESTONE: (Kind.ACTIVITY, Kind.PROGRAMME, Kind.COMPONENT, Kind.OUTCOME, Kind.PRIORITY),
    Kind.MEASURE: (Kind.OUTCOME, Kind.ACTIVITY, Kind.PRIORITY, Kind.PROGRAMME, Kind.MILESTONE, None),
}

#: The texts that each kind may carry besides its title and number.
FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.PRIORITY: ("why_it_matters", "what_people_said"),
    Kind.OUTCOME: ("why_it_matters", "due"),
    Kind.SUCCESS: (),
    Kind.ACTIVITY: ("success", "how_measured", "due", "status"),
    Kind.MILESTONE: ("success", "due", "status"),
    Kind.MEASURE: ("definition", "polarity", "frequency"),
    Kind.PROGRAMME: ("objective", "why_it_matters"),
    Kind.COMPONENT: ("objective",),
}


class Polarity(StrEnum):
    """Whether a higher figure is good news. Always shown to people as a sentence."""

    HIGH_IS_GOOD = "high"
    LOW_IS_GOOD = "low"
    CLOSE_TO_TARGET = "close"
    NO_JUDGEMENT = "none"
    INFORMATION = "information"
    NOT_STATED = ""


class FigureRole(StrEnum):
    """What a figure printed beside a measure is there for."""

    BASELINE = "baseline"  # where we start: "Current value", "Baseline"
    OUTTURN = "outturn"  # what was reached in a period
    TARGET = "target"
    COMPARATOR = "comparator"  # the same measure elsewhere: England, statistical neighbours
    COMPARISON = "comparison"  # the comparison itself, in a word: "Better"


class ResponsibilityRole(StrEnum):
    """What an organisation or post answers for."""

    LEAD = "lead"
    PARTNER = "partner"
    GOVERNANCE = "governance"  # the group that oversees it
    OFFICER = "officer"  # the officer responsible for a measure or programme
    PROVIDER = "provider"  # who supplies the figure


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its source something stands. Lines count from 1, in the source as read."""

    first_line: int
    last_line: int
    page: int | None = None
    sheet: str = ""
    row: int | None = None
    column: int | None = None


@dataclass(slots=True)
class Doubt:
    """Something a person should look at before believing the draft."""

    code: str
    sentence: str
    field: str = ""


@dataclass(slots=True)
class ReportedFigure:
    """A figure as printed beside a measure: its column's heading, its text, what it is there for."""

    role: FigureRole
    text: str
    heading: str = ""
    comparator: str = ""  # "England", "Statistical neighbours"; only for comparators
    place: Place | None = None


@dataclass(slots=True)
class Responsibility:
    """Who answers for a part. `text` is as written; organisation and post are what was understood."""

    role: ResponsibilityRole
    text: str
    organisation: str = ""
    post: str = ""
    person: str = ""
    place: Place | None = None


@dataclass(slots=True)
class StrategyLink:
    """A strategy, plan or framework that the document names beside a part."""

    name: str
    text: str = ""
    place: Place | None = None


@dataclass(slots=True)
class ProgressUpdate:
    """What a partner reported, as printed in the document (rounds of reporting come later)."""

    text: str
    heading: str = ""
    place: Place | None = None


@dataclass(slots=True)
class Part:
    """One priority, outcome, success criterion, activity, milestone, measure use, programme or strand.

    `title` is its wording; `number` its label as printed ("1.1.1", "2a", "ii"). `as_written` is the
    source text it came from, untouched. `key` tells parts of one plan apart and never changes.
    """

    kind: Kind
    title: str
    number: str = ""
    key: str = ""
    as_written: str = ""
    list_heading: str = ""  # printed above the list that begins here, where it stands above several
    why_it_matters: str = ""
    what_people_said: str = ""
    objective: str = ""
    success: str = ""
    how_measured: str = ""
    definition: str = ""
    status: str = ""
    due: str = ""  # as written: "by November 2015"
    polarity: Polarity = Polarity.NOT_STATED
    frequency: str = ""
    measure: str = ""  # the name of the measure itself where it differs from the title
    figures: list[ReportedFigure] = field(default_factory=list)
    responsibilities: list[Responsibility] = field(default_factory=list)
    strategies: list[StrategyLink] = field(default_factory=list)
    updates: list[ProgressUpdate] = field(default_factory=list)
    serves: list[str] = field(default_factory=list)  # keys of parts, of this plan or another, it serves
    doubts: list[Doubt] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    place: Place | None = None
    due_earliest: date | None = None  # what was understood of `due`, where it gives a date
    due_latest: date | None = None
    identity: int | None = None  # the record in the database, for a plan that is kept there
    version: int = 0

    def walk(self) -> Iterator[Part]:
        """This part and everything under it, in the order of the document."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def figures_for(self, role: FigureRole) -> list[ReportedFigure]:
        """The figures printed beside this measure for one role, in column order."""
        return [figure for figure in self.figures if figure.role == role]

    def responsible(self, role: ResponsibilityRole) -> list[Responsibility]:
        """Those who answer for this part in one role."""
        return [each for each in self.responsibilities if each.role == role]


@dataclass(slots=True)
class Section:
    """Words of the plan that belong to no part: the foreword, how the plan was made."""

    heading: str
    text: str
    place: Place | None = None
    identity: int | None = None  # the record in the database, for a plan that is kept there


@dataclass(slots=True)
class PlanContent:
    """A whole plan: its title, its period, its own words for the levels, and its parts."""

    title: str
    tier: Tier = Tier.PARTNERSHIP_PLAN
    key: str = ""
    partnership: str = ""
    owner: str = ""  # the organisation or board whose plan it is
    starts: date | None = None
    ends: date | None = None  # the last day, inclusive, as people say it
    adopted: date | None = None
    words: dict[Kind, str] = field(default_factory=dict)  # Kind.PRIORITY: "commitment"
    parts: list[Part] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    source: str = ""  # the document it was read from
    identity: int | None = None

    def walk(self) -> Iterator[Part]:
        """Every part of the plan, in the order of the document."""
        for part in self.parts:
            yield from part.walk()

    def of_kind(self, *kinds: Kind) -> list[Part]:
        """Every part of the given kinds, in the order of the document."""
        return [part for part in self.walk() if part.kind in kinds]

    def word_for(self, kind: Kind) -> str:
        """This plan's own word for a kind of part: "commitment" for a priority, say."""
        return self.words.get(kind) or OWN_WORDS.get(kind, kind.value)
