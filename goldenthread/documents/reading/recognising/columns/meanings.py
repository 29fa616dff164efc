"""What the columns of a table are for, told by the words of their headings.

The lists below are the words that councils, partnerships and the national templates print over the
columns of plans, action plans, scorecards and performance reports. The order matters: the first
meaning that fits is taken, so "target date" is a date before "target" can be a figure.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from goldenthread.documents.reading.recognising.wording import plain


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
    UNIT = "unit"
    WHY = "why it matters"
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
        (Column.UNIT, r"^units?(?: of measure(?:ment)?)?$|^measured in$|^(?:data )?format$"),
        (Column.MEASURE, r"^(?:kpis?|measures?|indicators?)\b.*\bbaseline\b.*\btarget"),
        (Column.MEASURE, r"^(?:kpi|pi|indicator|measure|short) (?:title|name|description|desc)$"),
        (Column.WHY, r"^why\b(?!.*\bmeasur)"),
        (Column.UPDATE, r"^(?:directorate|department|division|service|team|portfolio)$"),
        (Column.DUE, r"^(?:end|finish)$"),
        (Column.TARGET, rf"^by (?:{_MONTH} )?(?:20\d\d|\d\d ?/ ?\d\d)$"),
        (Column.SUCCESS, r"^evidence of (?:completion|achievement|success|impact)"),
        (
            Column.UPDATE,
            r"^closed$|^(?:date )?(?:raised|added|opened|logged)(?: on| by)?$|^variance|"
            r"^distance from target",
        ),
        (Column.MILESTONE, r"^(?:by |within |at )?(?:\d{1,2}|three|six|nine|twelve) months?$"),
        (Column.MILESTONE, r"^(?:key )?milestones? .*(?:includ|inc\b|with|and)"),
        (Column.ACTIVITY, r"^(?:key )?(?:actions?|activit(?:y|ies)) .*(?:includ|inc\b|with).*(?:time|date)"),
        (
            Column.COMPARISON,
            r"compar(?:ison|ed)\b|\bvs\b|\bversus\b|gap to (?:england|national|target|sn)|rank",
        ),
        (
            Column.COMPARATOR,
            r"neighbou?rs?\b|^sns?\b|^stat n\b|\bsn (?:average|avg)|^(?:latest )?(?:england|national|eng)\b|"
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
            r"success|what (?:will|would) (?:be different|good look|we see|it look)|"
            r"how (?:will|would|do|shall) we know|"
            r"how we (?:will |ll |shall )?know|(?:impact|outcome|result) expected|"
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
            r"delivered by|managed by|\bled by\b|^officer|contact|^organisation|named person|\bsro\b",
        ),
        (
            Column.STATUS,
            r"\bb?rag\w*\b|status|traffic light|rating|on track|^key$|complete\?|^progress$|"
            r"colou?r|delivery confidence|^(?:open |closed)|(?:percentage|%) complete",
        ),
        (
            Column.UPDATE,
            r"update|progress|comment|narrative|achieve(?:d|ments)|position|\bnotes?$|analysis|explanation|"
            r"what have we done|(?:evidence|exception)|story|direction of travel|^dot$|\btrend$|"
            r"actions? taken|"
            r"next steps|^impact (?:so far|to date)|commentary|remarks|"
            r"\bresources?\b|resourcing|\bbudget|\bcosts?\b|funding|^(?:key )?risks?\b|barriers|mitigation",
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
        (
            Column.TARGET,
            r"target|ambition (?:by|for|20\d\d)|^20\d\d ambition|aspiration|trajectory|"
            r"threshold|standard$|goal for",
        ),
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
            r"promises?\b|^area|category|domain|^strands?\b|recommendations?\b|^findings?\b|"
            r"^areas? for |pillar|"
            r"obsession|^section$|service area",
        ),
    ]
]


@lru_cache(2_048)
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
