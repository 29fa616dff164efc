"""Does it stand where nobody sees it in the workbook?"""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around

CODE = "hidden"
LABEL = "Hidden in the workbook"


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    return f"{figure.row.hidden} Is it to be loaded?" if figure.row.hidden else None
