"""Is a group of children a known one with a slip of the keys? Loaded so, it would be another group."""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around

CODE = "new-group"
LABEL = "A group nearly called as one that is known"


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    alike = around.alike.get(figure.group)
    if alike is None:
        return None
    return (
        f"“{figure.group.name}” is no group known here, and nearly “{alike}”. If it is the same, say so "
        "where you say what the names mean; if it is another group, load it."
    )
