"""Was the period taken from a title, the tab of a sheet or the name of the file?"""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around

CODE = "presumed-period"
LABEL = "Period taken from a title or a name"


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None."""
    if not figure.row.presumed or figure.period is None:
        return None
    return (
        f"Nothing in the table says for when. {figure.period.label} is taken from {figure.row.presumed}. "
        "Is it for then?"
    )
