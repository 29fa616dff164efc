"""Has a column slipped by one? Then figures are those that were known for the period before or after."""

from __future__ import annotations

from goldenthread.measures.loading.incoming import Candidate
from goldenthread.measures.loading.questions.around import Around
from goldenthread.plans.wording import joined

CODE = "shifted"
LABEL = "Perhaps a column off"

_FEWEST = 3  # figures of a series that stand where another is known


def ask(figure: Candidate, around: Around) -> str | None:
    """The question, or None; asked of every figure of the series that slipped."""
    if figure.number is None or figure.key is None:
        return None
    return _of_the_series(figure, around)


def _of_the_series(figure: Candidate, around: Around) -> str | None:
    before = [each for each in around.before(figure) if each.number is not None]
    if len(before) < _FEWEST:
        return None
    places = {each.period: index for index, each in enumerate(before)}
    given = [each for each in around.periods(figure) if each.number is not None and each.period in places]
    if len(given) < _FEWEST or figure.period not in places:
        return None
    for step, where in ((-1, "before"), (1, "after")):
        moved = [
            each
            for each in given
            if 0 <= places[each.period] + step < len(before)  # type: ignore[index]
            and before[places[each.period] + step].number == each.number  # type: ignore[index]
        ]
        same = [each for each in given if before[places[each.period]].number == each.number]  # type: ignore[index]
        if (
            len(moved) >= _FEWEST
            and len(moved) > len(same)
            and len({each.number for each in moved}) >= _FEWEST
        ):
            cells = joined(each.row.place for each in moved[:3])
            return (
                f"{len(moved)} figures of the series are those known for the period {where}, like {cells}. "
                "Has a column or row slipped by one?"
            )
    return None
