"""What the rules make of the texts a document prints: whether high is good, and which words are a date."""

from __future__ import annotations

from goldenthread.plans.content import Polarity
from goldenthread.rules.due_dates import find_due_dates
from goldenthread.rules.figures import read_polarity


def polarity_of(text: str) -> Polarity:
    """Which way is good, from a cell under "Good is"; the rule is `rules.figures.read_polarity`."""
    return Polarity(read_polarity(text).value)


def due_in(text: str) -> list[str]:
    """The phrases of a sentence that say when something is due, as written and in order, each once."""
    phrases = [found.due.text.strip() for found in find_due_dates(text)]
    return list(dict.fromkeys(phrases))
