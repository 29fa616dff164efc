"""What a whole table is about, before its rows are read: actions, measures, risks, or what has been done."""

from __future__ import annotations

import re

from goldenthread.documents.reading.recognising.columns import FIGURES, LEVELS, Column, Heading, meaning_of
from goldenthread.documents.reading.recognising.wording import plain
from goldenthread.documents.reading.source import Table

_DONE = re.compile(
    r"(?:what )?(?:we|you) (?:did|have done|said|told us|asked|achieved)\b"
    r"|what (?:they|children|families) said"
    r"|(?:our |key )?achievements?\b",
    re.IGNORECASE,
)


def looks_back(table: Table) -> bool:
    """A table of what was done or said ("You said | We did"), with nobody to do anything by any date."""
    heads = [plain(cell.text) for cell in (table.rows[0] if table.rows else [])]
    to_come = {
        Column.DUE,
        Column.LEAD,
        Column.LEAD_AND_PARTNERS,
        Column.OFFICER,
        Column.TARGET,
        Column.STATUS,
    }
    return any(_DONE.match(text) for text in heads) and not to_come & {meaning_of(text) for text in heads}


def is_of_risks(table: Table) -> bool:
    """A register of risks says nothing of what will be done or measured: its impact is no outcome."""
    heads = [plain(cell.text).lower() for cell in (table.rows[0] if table.rows else [])]
    about = sum(
        1 for text in heads if re.search(r"likelihood|probability|mitigat|risk (?:score|rating)", text)
    )
    return about > 0 and any(re.match(r"(?:key )?(?:strategic )?risks?\b", text) for text in heads)


def find_level(columns: list[Heading], table: Table, texts: list[str]) -> bool:
    """Where no heading names a level, take the column with the longest texts for it; say so."""
    if any(heading.column in LEVELS for heading in columns):
        return False
    free = [
        at
        for at, heading in enumerate(columns)
        if heading.column in (Column.UNKNOWN, Column.SUCCESS, Column.UPDATE, Column.DEFINITION)
    ]
    if not free:
        return False
    lengths = {
        at: sum(len(row[at].text) for row in table.rows[table.header_rows :] if at < len(row)) for at in free
    }
    best = max(free, key=lambda at: lengths[at])
    is_scorecard = any(heading.column in FIGURES for heading in columns)
    columns[best] = Heading(Column.MEASURE if is_scorecard else Column.ACTIVITY, columns[best].text)
    return True
