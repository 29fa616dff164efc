"""Does the file say two things of one measure, area, group and period? Only one of them can be loaded."""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around
from goldenthread.plans.wording import joined

CODE = "said-twice"
LABEL = "Said twice, differently"


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None. The same said twice is no question: it is loaded once."""
    others = [each for each in around.same(figure) if each.says != figure.says]
    if not others:
        return None
    said = joined(f"“{each.row.cell.strip()}” in {each.row.place}" for each in others[:3])
    return f"The same measure, area, group and period stands there again: {said}. Only one can be loaded."
