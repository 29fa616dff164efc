"""Which row of a table holds the headings, and what they mean in each other's company."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.documents.reading.recognising.columns.heading_words import HEADING_WORDS
from goldenthread.documents.reading.recognising.columns.meanings import FIGURES, PERIOD, Column, meaning_of
from goldenthread.documents.reading.recognising.wording import plain, words


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as its heading describes it."""

    column: Column
    text: str


#: What an item is numbered with: "1.1 Open the hubs", "3) Review".
_ITEM_NUMBER = re.compile(r"\s*\d+(?:\.\d+)*[.)]?\s+(?=[A-Za-z])")


@lru_cache(4_096)
def looks_like_heading(text: str) -> bool:
    """Whether a cell's words are those of a column heading rather than of what stands below one."""
    text = _ITEM_NUMBER.sub("", text, count=1)
    found = words(PERIOD.sub(" ", text))
    if not found:
        return bool(PERIOD.search(text)) and len(text) < 30
    if len(found) > 12 or meaning_of(text) is Column.UNKNOWN:
        return False
    # "Year 1" is a heading; "Action 1 for aim 1" is an action, whatever words it is made of.
    known = sum(1 for word in found if word in HEADING_WORDS or (word.isdigit() and len(found) <= 3))
    return known / len(found) > 0.75


def is_heading_row(texts: list[str]) -> bool:
    """Whether a row of a table holds column headings: nearly all its cells read like them."""
    filled = [text for text in texts if text.strip()]
    if not filled or all(PERIOD.search(text) or not words(text) for text in filled):
        return False
    distinct = {plain(text).lower() for text in filled}
    if len(distinct) == 1:
        return len(texts) == 1 and looks_like_heading(filled[0])
    numbered = sum(1 for text in filled if _ITEM_NUMBER.match(text))
    if numbered and numbered < len(filled):
        return False  # a numbered item beside what belongs to it
    alike = sum(1 for text in filled if looks_like_heading(text))
    return alike >= 2 and alike / len(filled) >= 0.7


#: What stands between a priority and its actions: an aim of its own only where no priority is above it.
_BELOW_PRIORITY = re.compile(r"\b(?:objective|recommendation|finding|issue)|\bareas? for ", re.IGNORECASE)
_PREVIOUS = re.compile(r"\b(?:previous|last|prior)\b", re.IGNORECASE)
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
    _tell_milestones_from_targets(columns, texts)
    _tell_leads_from_partners(columns, texts)
    return [Heading(column, plain(text)) for column, text in zip(columns, texts, strict=True)]


def _tell_actions_from_activities(columns: list[Column], texts: list[str], has_priority: bool) -> None:
    objectives = [at for at, text in enumerate(texts) if _BELOW_PRIORITY.search(text)]
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
    """ "Progress" beside a column of colours is told in words; last quarter's colour is no status."""
    statuses = [at for at, column in enumerate(columns) if column is Column.STATUS]
    if len(statuses) < 2:
        return
    for at in statuses:
        if "progress" in texts[at].lower() or _PREVIOUS.search(texts[at]):
            columns[at] = Column.UPDATE
    left = [at for at in statuses if columns[at] is Column.STATUS]
    colours = [at for at in left if re.search(r"\bb?rag\b", texts[at], re.IGNORECASE)]
    for at in left:
        if colours and at not in colours:
            columns[at] = Column.UPDATE


def _tell_leads_from_partners(columns: list[Column], texts: list[str]) -> None:
    """ "Agency" alone is the one that leads; beside a lead the agencies are its partners."""
    if {Column.LEAD, Column.LEAD_AND_PARTNERS, Column.OFFICER} & set(columns):
        return
    for at, column in enumerate(columns):
        if column is Column.PARTNERS and re.fullmatch(r"\W*agency\W*", texts[at], re.IGNORECASE):
            columns[at] = Column.LEAD


def _tell_milestones_from_targets(columns: list[Column], texts: list[str]) -> None:
    """ "Milestone 2025/26" among the figures of an indicator is its target for that year."""
    if Column.MEASURE not in columns or Column.ACTIVITY in columns or not FIGURES & set(columns):
        return
    for at, column in enumerate(columns):
        if column is Column.MILESTONE and PERIOD.search(texts[at]):
            columns[at] = Column.TARGET


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
