"""Was all of the cell understood?"""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around

CODE = "half-understood"
LABEL = "Only partly understood"


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    return " ".join(figure.doubts) or None
