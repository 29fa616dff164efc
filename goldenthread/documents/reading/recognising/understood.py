"""What the rules make of the texts a document prints: whether high is good, and which words are a date."""

from __future__ import annotations

import re

from goldenthread.plans.content import Polarity
from goldenthread.rules.due_dates import DueDateKind, find_due_dates, read_due_dates
from goldenthread.rules.figures import read_polarity


def polarity_of(text: str) -> Polarity:
    """Which way is good, from a cell under "Good is"; the rule is `rules.figures.read_polarity`."""
    return Polarity(read_polarity(text).value)


_BY = re.compile(r"\b(?:by|before|no later than)\s", re.IGNORECASE)


def due_in(text: str) -> list[str]:
    """The phrases of a sentence that say when something is due, as written and in order, each once.

    A title or a figure just before a date makes the rule careful ("Strategy 2014-2020"); a "by" in
    between leaves no doubt ("review the Strategy by March 2016"), so what follows it is read by itself.
    """
    found = {each.start: each.due.text.strip() for each in find_due_dates(text)}
    for by in _BY.finditer(text):
        if by.start() not in found:
            here = find_due_dates(text[by.start() :])
            if here and here[0].start == 0:
                found[by.start()] = here[0].due.text.strip()
    return list(dict.fromkeys(found[start] for start in sorted(found)))


def why_no_date(text: str) -> str:
    """Why a due date cannot be put in a calendar, as a sentence; "" where it can, or goes on for good."""
    dates = read_due_dates(text)
    if any(due.is_dated or due.kind is DueDateKind.ONGOING for due in dates):
        return ""
    return next((due.why_not for due in dates if due.why_not), "")
