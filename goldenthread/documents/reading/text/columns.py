"""What the columns of plans and performance reports are called, so that a heading row is known for one.

This says only that a cell looks like a column's heading; what the column means is decided when the
table is recognised. A word belongs here when council plans use it over a column.
"""

from __future__ import annotations

import re

from goldenthread.documents.reading.text.markup import is_bold, plain

_WORDS = """
id ref reference no number code key measure measures indicator indicators kpi kpis outcome outcomes
milestone milestones action actions activity activities task tasks step steps lead leads owner owners
responsible responsibility accountable officer organisation organisations organization target targets
baseline frequency value actual outturn status rag rating progress update updates date dates deadline
timescale timescales time-scale timeframe when who what how why success priority priorities objective
objectives aim aims goal goals strategy strategic plan plans links linked governance group board
comparator comparators comparison average neighbour neighbours comments comment commentary evidence cost
costs budget resource resources funding source provider page pages name role roles title theme themes
commitment commitments quarter q1 q2 q3 q4 partner partners involved risk risks impact trend direction
travel performance good polarity required deliverable deliverables output outputs result results measured
start end due completion complete by annual national england regional region statistical description
agency sponsor data collection period year tolerance dot current previous latest item agenda ward service
area category notes rationale recommendation recommendations decision inputs method intended planned
workstream programme project pillar ambition intention delivery monitoring
"""
_VOCABULARY = frozenset(re.findall(r"\S+", _WORDS))
_YEAR = re.compile(r"(?:20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?|q[1-4]|\d\d/\d\d)", re.IGNORECASE)
_DAY = re.compile(r"(?:\w+ )?\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}|\w+ \d{4}")
_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_VALUE = re.compile(r"[~£<>≥≤+\-–]?\s*\d[\d.,]*\s*%?")
_LONGEST_HEADING = 90  # characters of one heading cell


def is_column_heading(text: str) -> bool:
    """Whether a cell's text could stand over a column: short, no sentence, and in the words columns have."""
    words = plain(text)
    if not words or len(words) > _LONGEST_HEADING or words.endswith((".", ";", ":")):
        return False
    if _YEAR.fullmatch(words):
        return True
    if _VALUE.fullmatch(words) or _DAY.fullmatch(words):
        return False
    tokens = [token.lower() for token in _TOKEN.findall(words)]
    known = sum(1 for token in tokens if token in _VOCABULARY or _YEAR.fullmatch(token))
    return bool(tokens) and known >= 1 and known >= len(tokens) * 0.25


def heading_share(cells: list[str]) -> float:
    """The share of a row's filled cells that could be column headings (0 to 1)."""
    filled = [text for text in cells if text.strip()]
    if not filled:
        return 0.0
    return sum(map(is_column_heading, filled)) / len(filled)


def all_emphasised(cells: list[str]) -> bool:
    """Whether every filled cell of a row is bold or underlined."""
    filled = [text.strip() for text in cells if text.strip()]
    return bool(filled) and all(is_bold(text) or re.fullmatch(r"<u>.*</u>", text) for text in filled)


def is_single_column_heading(text: str) -> bool:
    """Whether a line on its own names one column of a plan ("Indicator", "Milestones")."""
    words = [token.lower() for token in _TOKEN.findall(plain(text))]
    return (
        len(words) == 1
        and words[0]
        in {
            "indicator",
            "indicators",
            "measure",
            "measures",
            "milestone",
            "milestones",
            "action",
            "actions",
            "activity",
            "activities",
            "outcome",
            "outcomes",
            "kpi",
            "kpis",
        }
        and not text.strip().endswith((":", "?", "."))
    )
