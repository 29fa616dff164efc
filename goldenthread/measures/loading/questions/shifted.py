"""Has a column slipped by one? Then figures are those that were known for the period before or after."""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around
from goldenthread.plans.wording import joined
from goldenthread.rules.periods import Period

CODE = "shifted"
LABEL = "Perhaps a column off"

_FEWEST = 3  # figures of a series that stand where another is known


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None; asked of every figure of the series that stands where another is known."""
    if figure.number is None or figure.key is None:
        return None
    slipped, periods = around.once_for_the_series(CODE, figure, lambda: _slipped(figure, around))
    return slipped if slipped is not None and figure.period in periods else None


def _slipped(figure: Candidate, around: Around) -> tuple[str | None, set[Period]]:
    """The question about a series, and the periods of which a number is known."""
    before = [each for each in around.before(figure) if each.number is not None]
    if len(before) < _FEWEST:
        return None, set()
    places = {each.period: index for index, each in enumerate(before)}
    given = [
        (places[each.period], each)
        for each in around.periods(figure)
        if each.number is not None and each.period in places
    ]
    same = sum(1 for place, each in given if before[place].number == each.number)
    for step, where in ((-1, "before"), (1, "after")):
        moved = [
            each
            for place, each in given
            if 0 <= place + step < len(before) and before[place + step].number == each.number
        ]
        if len(moved) > same and len({each.number for each in moved}) >= _FEWEST:
            cells = joined(each.row.place for each in moved[:3])
            sentence = (
                f"{len(moved)} figures of the series are those known for the period {where}, like {cells}. "
                "Has a column or row slipped by one?"
            )
            return sentence, set(places)
    return None, set()
