"""The charts of the plan pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from goldenthread.interface.charts import ChartFigure, MilestoneDot, chart_svg, milestone_chart
from goldenthread.interface.tables import Column, Table
from goldenthread.plans.thread import Located, Standing, standing_of


def timeline_chart(dated: Sequence[Located], today: date) -> ChartFigure:
    """When steps fall due, a mark for each, with the sentence and the table that say the same.

    `dated` are milestones and activities with a date, in order of date; at least one.
    """
    found = [(each.part.due_latest, standing_of(each.part, today)) for each in dated]
    dots = [MilestoneDot(due, standing.value.lower()) for due, standing in found if due is not None]
    by_month: dict[tuple[int, int], Counter[Standing]] = {}
    for due, standing in found:
        if due is not None:
            by_month.setdefault((due.year, due.month), Counter())[standing] += 1
    busiest = max(by_month, key=lambda month: by_month[month].total())
    first, last = min(by_month), max(by_month)
    sentence = (
        f"{len(dots)} steps with a date, from {_month(first)} to {_month(last)}. "
        f"Most fall due in {_month(busiest)}: {by_month[busiest].total()}."
    )
    used = [standing for standing in Standing if any(counts[standing] for counts in by_month.values())]
    table = Table(
        "Steps by month",
        ["Month", *[Column(standing.value, numeric=True) for standing in used]],
        [[_month(month), *[counts[standing] for standing in used]] for month, counts in by_month.items()],
    )
    title = "When steps are due"
    svg = chart_svg(milestone_chart(dots, today=today), id="timeline", title=title, description=sentence)
    return ChartFigure("timeline", title, sentence, svg, table)


def _month(month: tuple[int, int]) -> str:
    return f"{date(*month, 1):%B %Y}"
