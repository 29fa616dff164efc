"""What the columns of a table are for, told by the words of their headings.

The lists below are the words that councils, partnerships and the national templates print over the
columns of plans, action plans, scorecards and performance reports. The order matters: the first
meaning that fits is taken, so "target date" is a date before "target" can be a figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.documents.reading.recognising.wording import plain, words


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    PRIORITY = "priority"
    PROGRAMME = "programme"
    OUTCOME = "outcome"
    ACTIVITY = "activity"
    MILESTONE = "milestone"
    MEASURE = "measure"
    SUCCESS = "success"
    HOW_MEASURED = "how measured"
    LEAD = "lead"
    PARTNERS = "partners"
    LEAD_AND_PARTNERS = "lead and partners"
    OFFICER = "officer"
    PROVIDER = "data provider"
    GOVERNANCE = "governance"
    DUE = "due"
    STATUS = "status"
    UPDATE = "update"
    STRATEGY = "strategy"
    FREQUENCY = "frequency"
    POLARITY = "polarity"
    DEFINITION = "definition"
    BASELINE = "baseline"
    OUTTURN = "outturn"
    TARGET = "target"
    COMPARATOR = "comparator"
    COMPARISON = "comparison"
    UNKNOWN = "not recognised"


FIGURES = {Column.BASELINE, Column.OUTTURN, Column.TARGET, Column.COMPARATOR, Column.COMPARISON}
LEVELS = (
    Column.PRIORITY,
    Column.PROGRAMME,
    Column.OUTCOME,
    Column.ACTIVITY,
    Column.MILESTONE,
    Column.MEASURE,
)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_YEAR = r"(?:20)?\d\d"
PERIOD = re.compile(
    rf"\b(?:20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?|\d\d\s*/\s*\d\d|q[1-4]\b|quarter\s+(?:[1-4]|one|two|"
    rf"three|four)|"
    rf"{_MONTH}[\s'’–-]*{_YEAR}|ytd|year\s+to\s+date|{_MONTH}\s*$|(?:autumn|spring|summer)\s+term)",
    re.IGNORECASE,
)

_MEANINGS: list[tuple[Column, re.Pattern[str]]] = [
    (column, re.compile(pattern))
    for column, pattern in [
        (
            Column.NUMBER,
            r"^(?:(?:action|measure|indicator|kpi|pi|objective|milestone|outcome|priority|item|"
            r"unique|risk|line)\s)?"
            r"(?:id|ref|refs|ref no|ref number|reference|reference number|no|nos|number|num|code|"
            r"item|line|row|"
            r"#|s no|ser|serial)$",
        ),
        (Column.MILESTONE, r"^(?:key )?milestones? .*(?:includ|inc\b|with|and)"),
        (Column.ACTIVITY, r"^(?:key )?(?:actions?|activit(?:y|ies)) .*(?:includ|inc\b|with).*(?:time|date)"),
        (
            Column.COMPARISON,
            r"compar(?:ison|ed)\b|\bvs\b|\bversus\b|gap to (?:england|national|target|sn)|rank",
        ),
        (
            Column.COMPARATOR,
            r"neighbou?rs?\b|^sns?\b|\bsn (?:average|avg)|^(?:latest )?(?:england|national|eng)\b|"
            r"\bnational average|"
            r"england average|^region(?:al)?\b|^(?:east|west) midlands|^north (?:east|west)|"
            r"^south (?:east|west)|"
            r"^london\b|^yorkshire|comparator|benchmark|core cities|cipfa|family group|"
            r"similar authorit|^peers?\b",
        ),
        (
            Column.POLARITY,
            r"good is|good performance|polarity|higher or lower|high or low|(?:bigger|lower|higher|"
            r"smaller) is better|"
            r"what is good|good to be|(?:desired|intended|aim) direction|good looks|aim to",
        ),
        (Column.FREQUENCY, r"frequency|how often|reporting (?:cycle|period|schedule)|periodicity|reported$"),
        (
            Column.DUE,
            r"\bdue\b|time ?scales?|time ?frames?|time ?line|deadline|by when|^when\b|"
            r"target (?:completion )?date|"
            r"completion|complete(?:d)? by|end date|finish|dates?\b.*required|^dates?$|delivery date|"
            r"review date|"
            r"(?:revised|planned|milestone|expected|forecast) date|^start(?: date)?$|to be done by|^by$",
        ),
        (
            Column.OFFICER,
            r"responsible officer|officer responsible|accountable officer|measure owner|kpi owner",
        ),
        (
            Column.PROVIDER,
            r"data (?:provider|source|owner|supplier|lead|contact)|source of data|^source$|^data from",
        ),
        (
            Column.SUCCESS,
            r"success|what (?:will|would) (?:be different|good look|we see|it look)|how will we know|"
            r"(?:expected|intended|desired|planned|anticipated) (?:impact|result|benefit|difference|change)|"
            r"benefits?\b|so what|end result|evidence of impact|what good looks|definition of done",
        ),
        (
            Column.LEAD_AND_PARTNERS,
            r"(?:lead|owner|responsib\w+)\b.*\b(?:partner|partners|others|support\w*)\b",
        ),
        (
            Column.PARTNERS,
            r"partner|involved|^support(?:ing|ed)?(?: by)?$|support(?:ing|ed)? (?:organisation|agenc|"
            r"lead|by)|"
            r"contributor|stakeholder|^agenc(?:y|ies)$|working with|in collaboration",
        ),
        (
            Column.GOVERNANCE,
            r"governance|oversight|reports? to|accountable (?:group|board|body)|monitored by|overseen|"
            r"(?:delivery|steering|accountable|responsible|reporting|sub) (?:group|board|committee)|"
            r"^board$|^committee$",
        ),
        (
            Column.LEAD,
            r"\blead\b|\bleads\b|owner|owned by|responsib|accountab|^who\b|by whom|assigned|sponsor|"
            r"delivered by|^officer|contact|^organisation|named person|\bsro\b",
        ),
        (
            Column.STATUS,
            r"\bb?rag\w*\b|status|traffic light|rating|on track|^key$|complete\?|^progress$|"
            r"colou?r|delivery confidence|(?:percentage|%) complete",
        ),
        (
            Column.UPDATE,
            r"update|progress|comment|narrative|achieve(?:d|ments)|position|^notes?$|analysis|explanation|"
            r"what have we done|(?:evidence|exception)|story|direction of travel|^dot$|^trend|actions? taken|"
            r"next steps|^impact (?:so far|to date)|commentary|remarks",
        ),
        (
            Column.STRATEGY,
            r"strateg(?:y|ies)|strategic plan|^links?\b|linked|plans? (?:and|&) |relevant plan|"
            r"corporate plan|"
            r"council plan|policy|framework|related plan",
        ),
        (
            Column.HOW_MEASURED,
            r"how (?:will|is|do|are|we).*(?:measur|monitor|track)|means of|monitoring method|^evidence",
        ),
        (Column.TARGET, r"target|ambition by|trajectory|threshold|standard$|goal for"),
        (
            Column.BASELINE,
            r"baseline|base line|current (?:value|performance|position|level|figure)|"
            r"starting (?:point|position)|"
            r"previous|last year|prior year|^was$",
        ),
        (Column.DEFINITION, r"definition|rationale|methodology|^description$|numerator|calculation"),
        (
            Column.MEASURE,
            r"measures?\b|indicators?\b|\bkpis?\b|^pis?$|metrics?\b|key performance|^data$|data item|"
            r"^performance$",
        ),
        (
            Column.OUTTURN,
            r"out ?turn|actual|latest|^results?$|performance\b|^value$|^figure$|^now$|^current$|"
            r"achieved$|score$",
        ),
        (Column.MILESTONE, r"milestones?\b|\bsteps?\b|\btasks?\b|sub ?actions?|deliverables?|^how$"),
        (Column.PROGRAMME, r"^programmes?\b|^workstreams?\b|^work streams?\b"),
        (
            Column.ACTIVITY,
            r"actions?\b|activit(?:y|ies)\b|what (?:we will|will we|are we|we are|we re|needs|must|"
            r"do we|is to)|"
            r"^what$|how (?:we will|will we|are we|do we|we)|initiative|project|intervention|key work|"
            r"^we will|what we|task",
        ),
        (
            Column.OUTCOME,
            r"outcomes?\b|difference|impact|results?\b|what do we want|what we want",
        ),
        (
            Column.PRIORITY,
            r"priorit(?:y|ies)\b|themes?\b|\baims?\b|objectives?\b|commitments?\b|\bgoals?\b|"
            r"ambitions?\b|pledges?\b|"
            r"^area|category|domain|^strands?\b|pillar|obsession|^section$|service area",
        ),
    ]
]

_HEADING_WORDS = {
    "a",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "been",
    "being",
    "by",
    "can",
    "date",
    "do",
    "does",
    "each",
    "end",
    "for",
    "from",
    "good",
    "has",
    "have",
    "high",
    "how",
    "if",
    "in",
    "is",
    "it",
    "its",
    "key",
    "look",
    "low",
    "made",
    "make",
    "met",
    "more",
    "must",
    "need",
    "needs",
    "next",
    "of",
    "on",
    "or",
    "other",
    "others",
    "our",
    "overall",
    "per",
    "please",
    "so",
    "that",
    "the",
    "their",
    "these",
    "this",
    "those",
    "through",
    "to",
    "up",
    "we",
    "what",
    "when",
    "where",
    "which",
    "who",
    "whom",
    "will",
    "with",
    "would",
    "able",
    "about",
    "above",
    "accountable",
    "accountability",
    "achieve",
    "achieved",
    "achievement",
    "achievements",
    "action",
    "actions",
    "activities",
    "activity",
    "actual",
    "additional",
    "agencies",
    "agency",
    "agreed",
    "aim",
    "aims",
    "ambition",
    "annual",
    "annually",
    "area",
    "areas",
    "assigned",
    "average",
    "avg",
    "baseline",
    "base",
    "benchmark",
    "benefit",
    "benefits",
    "better",
    "bigger",
    "board",
    "body",
    "brag",
    "category",
    "code",
    "collection",
    "colour",
    "comment",
    "commentary",
    "comments",
    "commitment",
    "commitments",
    "committee",
    "comparator",
    "comparison",
    "compared",
    "complete",
    "completed",
    "completion",
    "confidence",
    "contact",
    "contributors",
    "council",
    "core",
    "cities",
    "corporate",
    "current",
    "cumulative",
    "data",
    "deadline",
    "definition",
    "deliver",
    "delivered",
    "delivery",
    "deliverable",
    "deliverables",
    "description",
    "desired",
    "detail",
    "details",
    "difference",
    "different",
    "direction",
    "domain",
    "done",
    "due",
    "england",
    "evidence",
    "expected",
    "exception",
    "explanation",
    "figure",
    "figures",
    "final",
    "finish",
    "forecast",
    "framework",
    "frequency",
    "full",
    "goal",
    "goals",
    "governance",
    "group",
    "groups",
    "higher",
    "id",
    "impact",
    "improvement",
    "including",
    "inc",
    "indicator",
    "indicators",
    "information",
    "initiative",
    "initiatives",
    "intended",
    "intervention",
    "involved",
    "item",
    "kpi",
    "kpis",
    "know",
    "last",
    "latest",
    "lead",
    "leads",
    "leading",
    "level",
    "line",
    "link",
    "linked",
    "links",
    "local",
    "lower",
    "lowest",
    "management",
    "mar",
    "measure",
    "measured",
    "measurement",
    "measures",
    "method",
    "metric",
    "metrics",
    "midlands",
    "milestone",
    "milestones",
    "monitored",
    "monitoring",
    "month",
    "monthly",
    "name",
    "named",
    "narrative",
    "national",
    "nearest",
    "neighbour",
    "neighbours",
    "neighbor",
    "neighbors",
    "new",
    "no",
    "not",
    "note",
    "notes",
    "number",
    "objective",
    "objectives",
    "officer",
    "officers",
    "often",
    "organisation",
    "organisations",
    "organizations",
    "outcome",
    "outcomes",
    "outturn",
    "out",
    "turn",
    "overseen",
    "owner",
    "owners",
    "oversight",
    "partner",
    "partners",
    "peer",
    "percentage",
    "performance",
    "period",
    "person",
    "pi",
    "pillar",
    "plan",
    "planned",
    "plans",
    "pledge",
    "point",
    "polarity",
    "policy",
    "position",
    "previous",
    "priorities",
    "priority",
    "process",
    "programme",
    "programmes",
    "progress",
    "project",
    "projects",
    "provider",
    "quarter",
    "quarterly",
    "rag",
    "rating",
    "reason",
    "ref",
    "reference",
    "region",
    "regional",
    "related",
    "relevant",
    "reported",
    "reporting",
    "reports",
    "required",
    "requirement",
    "resources",
    "responsibility",
    "responsible",
    "result",
    "results",
    "review",
    "revised",
    "risk",
    "role",
    "sample",
    "scale",
    "score",
    "section",
    "service",
    "services",
    "smaller",
    "sn",
    "sns",
    "source",
    "sponsor",
    "stakeholders",
    "standard",
    "start",
    "starting",
    "stat",
    "stats",
    "statistical",
    "status",
    "step",
    "steps",
    "strand",
    "strategic",
    "strategies",
    "strategy",
    "sub",
    "success",
    "successful",
    "support",
    "supported",
    "supporting",
    "supplier",
    "target",
    "targets",
    "task",
    "tasks",
    "team",
    "theme",
    "themes",
    "threshold",
    "time",
    "timeframe",
    "timeline",
    "timescale",
    "timescales",
    "title",
    "track",
    "traffic",
    "light",
    "trajectory",
    "travel",
    "trend",
    "tolerance",
    "type",
    "unit",
    "update",
    "updates",
    "value",
    "values",
    "was",
    "whether",
    "workstream",
    "year",
    "years",
    "ytd",
    "yr",
    "dates",
    "dot",
    "eng",
    "fy",
    "ay",
    "s",
    "sro",
    "vs",
    "versus",
    "rank",
    "rationale",
    "numerator",
    "denominator",
    "calculation",
    "remarks",
    "budget",
    "cost",
    "tbc",
    "committed",
    "red",
    "amber",
    "green",
    "blue",
    "story",
    "analysis",
    "taken",
    "working",
    "plus",
    "minus",
    "mid",
    "senior",
    "member",
    "chair",
    "sponsoring",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as its heading describes it."""

    column: Column
    text: str


def meaning_of(heading: str) -> Column:
    """What a column with this heading holds; UNKNOWN where the words do not say."""
    text = re.sub(r"[^\w%#&/ ]+", " ", plain(heading).lower().replace("&", " and ").replace("’", ""))
    text = re.sub(r"\s+", " ", text.replace("_", " ")).strip()
    if not text:
        return Column.UNKNOWN
    for column, pattern in _MEANINGS:
        if column is Column.DEFINITION and PERIOD.search(text) and not pattern.search(text):
            continue
        if pattern.search(text):
            return column
    return Column.OUTTURN if PERIOD.search(text) else Column.UNKNOWN


def looks_like_heading(text: str) -> bool:
    """Whether a cell's words are those of a column heading rather than of what stands below one."""
    found = words(PERIOD.sub(" ", text))
    if not found:
        return bool(PERIOD.search(text)) and len(text) < 30
    if len(found) > 12 or meaning_of(text) is Column.UNKNOWN:
        return False
    known = sum(1 for word in found if word in _HEADING_WORDS or word.isdigit())
    return known / len(found) >= 0.75


def is_heading_row(texts: list[str]) -> bool:
    """Whether a row of a table holds column headings: nearly all its cells read like them."""
    filled = [text for text in texts if text.strip()]
    if not filled or all(PERIOD.search(text) or not words(text) for text in filled):
        return False
    distinct = {plain(text).lower() for text in filled}
    if len(distinct) == 1:
        return len(texts) == 1 and looks_like_heading(filled[0])
    alike = sum(1 for text in filled if looks_like_heading(text))
    return alike >= 2 and alike / len(filled) >= 0.7


_STRUCTURE = {Column.ACTIVITY, Column.MILESTONE}


def read_headings(texts: list[str], has_priority: bool) -> list[Heading]:
    """The columns of a table from its headings.

    Some words mean different things in different company: "key actions" beside "key activity" are
    its steps; an "outcome" printed after the action is what success looks like; "objective" is the
    aim above the actions, unless a priority stands above the table already.
    """
    columns = [meaning_of(text) for text in texts]
    _tell_actions_from_activities(columns, texts, has_priority)
    _tell_outcomes_from_success(columns)
    _tell_measures(columns, texts)
    _tell_progress_from_status(columns, texts)
    return [Heading(column, plain(text)) for column, text in zip(columns, texts, strict=True)]


def _tell_actions_from_activities(columns: list[Column], texts: list[str], has_priority: bool) -> None:
    objectives = [at for at, text in enumerate(texts) if re.search(r"\bobjective", text.lower())]
    priorities = [at for at, column in enumerate(columns) if column is Column.PRIORITY]
    activities = [at for at, column in enumerate(columns) if column is Column.ACTIVITY]
    aims = [at for at in priorities if at in objectives]
    if aims and activities and (has_priority or len(priorities) > len(aims)):
        columns[aims[0]] = Column.ACTIVITY
        activities = sorted([*activities, aims[0]])
    for at in activities[1:]:
        columns[at] = Column.MILESTONE
    if Column.ACTIVITY not in columns and Column.MILESTONE not in columns and len(priorities) > 1:
        columns[priorities[-1]] = Column.ACTIVITY if Column.MEASURE not in columns else Column.OUTCOME
    if [column for column in columns if column is Column.PRIORITY] and len(priorities) > 1:
        for at in priorities[1:]:
            if columns[at] is Column.PRIORITY:
                columns[at] = Column.OUTCOME


def _tell_outcomes_from_success(columns: list[Column]) -> None:
    """An outcome printed to the right of the action is what that action should achieve."""
    if Column.OUTCOME not in columns:
        return
    first = next((at for at, column in enumerate(columns) if column in _STRUCTURE), None)
    for at, column in enumerate(columns):
        if column is Column.OUTCOME and first is not None and at > first:
            columns[at] = Column.SUCCESS
    seen = False
    for at, column in enumerate(columns):
        if column is Column.OUTCOME:
            if seen:
                columns[at] = Column.SUCCESS
            seen = True


def _tell_progress_from_status(columns: list[Column], texts: list[str]) -> None:
    """ "Progress" beside a column of colours is told in words."""
    statuses = [at for at, column in enumerate(columns) if column is Column.STATUS]
    for at in statuses:
        if len(statuses) > 1 and "progress" in texts[at].lower():
            columns[at] = Column.UPDATE


def _tell_measures(columns: list[Column], texts: list[str]) -> None:
    has_figures = any(column in FIGURES for column in columns)
    measures = [at for at, column in enumerate(columns) if column is Column.MEASURE]
    for at in measures[1:]:
        columns[at] = Column.OUTTURN if "performance" in texts[at].lower() else Column.DEFINITION
    if not measures and has_figures and not _STRUCTURE & set(columns):
        stand_in = next(
            (
                at
                for wanted in (
                    Column.HOW_MEASURED,
                    Column.DEFINITION,
                    Column.SUCCESS,
                    Column.OUTCOME,
                    Column.UNKNOWN,
                )
                for at, column in enumerate(columns)
                if column is wanted
            ),
            None,
        )
        if stand_in is not None:
            columns[stand_in] = Column.MEASURE
    if _STRUCTURE & set(columns) and not measures and has_figures and Column.HOW_MEASURED in columns:
        columns[columns.index(Column.HOW_MEASURED)] = Column.MEASURE
    if not measures and not _STRUCTURE & set(columns) and Column.HOW_MEASURED in columns:
        columns[columns.index(Column.HOW_MEASURED)] = Column.MEASURE
    if measures and not _STRUCTURE & set(columns):
        return
    for at, column in enumerate(columns):
        if column is Column.OFFICER:
            columns[at] = Column.LEAD
