"""How a row of the city's performance report is written down.

The report prints six columns of figures beside each measure, always the same six. A row is written as
those six texts, in order; an empty text is a cell that is empty in the original, or that the copy has
lost (then the row's `rebuilt` sentence says so).
"""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.example.building import NOT_STATED, figure, measure, outcome
from goldenthread.example.city_action_plan import outcome_key
from goldenthread.plans.content import (
    Doubt,
    FigureRole,
    Part,
    Polarity,
    ReportedFigure,
    Responsibility,
)

#: The columns: heading as printed, what its figures are for, and with whom they compare.
COLUMNS: tuple[tuple[str, FigureRole, str], ...] = (
    ("2015/16 Outturn", FigureRole.OUTTURN, ""),
    ("2016/17 Q2", FigureRole.OUTTURN, ""),
    ("2016/17 Outturn", FigureRole.OUTTURN, ""),
    ("2016/17 Target", FigureRole.TARGET, ""),
    ("Statistical Neighbour Average", FigureRole.COMPARATOR, "Statistical neighbours"),
    ("England Average", FigureRole.COMPARATOR, "England"),
)

#: The report's mark for a figure that is not there, whether not available or not applicable.
NONE = "~"

Texts = tuple[str, str, str, str, str, str]


def printed(texts: Texts) -> list[ReportedFigure]:
    """The row's figures, one per cell that has a text, in column order."""
    return [
        figure(role, text, heading=heading, comparator=comparator)
        for (heading, role, comparator), text in zip(COLUMNS, texts, strict=True)
        if text
    ]


def row(
    title: str,
    name: str,
    frequency: str,
    texts: Texts,
    *,
    who: Iterable[Responsibility],
    definition: str = "",
    polarity: Polarity = NOT_STATED,
    rebuilt: str = "",
) -> Part:
    """One measure of the report: its wording here, its `name` in every place, and its six cells.

    `rebuilt` says, to the reader, how the row was put together where the copy has it in pieces.
    """
    part = measure(
        title,
        measure=name,
        frequency=frequency,
        figures=printed(texts),
        who=who,
        definition=definition,
        polarity=polarity,
    )
    if rebuilt:
        part.doubts.append(Doubt("rebuilt", rebuilt, "figures"))
    return part


def reported_outcome(number: str, title: str, rows: list[Part]) -> Part:
    """An outcome of the report, which serves the outcome of the same number in the action plan."""
    return outcome(title, number=number, ref=number, serves=[outcome_key(number)], parts=rows)
