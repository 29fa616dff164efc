"""Is it a band ("20-25%") or a bound (">95%"), and so not one figure?"""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around

CODE = "band"
LABEL = "A band or a bound, and not one figure"


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    return figure.loose or None
