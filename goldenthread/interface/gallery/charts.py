"""The gallery's charts, each with its sentence and its table."""

from __future__ import annotations

from datetime import date

from goldenthread.interface.charts import (
    ChartFigure,
    MilestoneDot,
    Series,
    chart_svg,
    milestone_chart,
    trend_chart,
)
from goldenthread.interface.tables import Column, Table

_PERIODS = ("2011/12", "2012/13", "2013/14", "2014/15", "2015/16", "2016/17")


def example_trend() -> ChartFigure:
    """A measure with a missing year, two comparators and a rising target."""
    own = Series("Northborough", (59.1, 60.2, 58.7, 61.0, None, 66.1))
    comparators = [
        Series("England", (64.0, 63.5, 65.1, 66.3, 69.3, 70.7)),
        Series("Similar areas", (61.2, 62.0, 62.8, 64.9, 66.0, 67.4)),
    ]
    target = Series("Target", (60.0, 62.0, 64.0, 66.0, 68.0, 70.0))
    title = "Children with a good level of development at five"
    sentence = (
        "66.1% in 2016/17, up from 59.1% in 2011/12 but below the target of 70% and below similar areas. "
        "2015/16 is missing because the return was withdrawn."
    )
    svg = chart_svg(
        trend_chart(_PERIODS, own, comparators=comparators, target=target, unit="% of children aged five"),
        id="trend",
        title=title,
        description=sentence,
    )
    lines = [own, *comparators, target]
    rows = [
        [
            period,
            *("Missing" if line.values[index] is None else f"{line.values[index]:.1f}" for line in lines),
        ]
        for index, period in enumerate(_PERIODS)
    ]
    columns = [Column("Year"), *(Column(line.name, numeric=True, unit="%") for line in lines)]
    table = Table("Good level of development, by year", columns, rows)
    return ChartFigure("trend", title, sentence, svg, table, "#charts", "Source: invented for this page.")


def example_milestones() -> ChartFigure:
    """Milestones in every state, and today among them."""
    months = [
        (2016, 9),
        (2016, 10),
        (2016, 11),
        (2016, 11),
        (2016, 12),
        (2017, 1),
        (2017, 3),
        (2017, 3),
        (2017, 3),
    ]
    states = ["done", "done", "done", "late", "at risk", "not reported", "on track", "on track", "at risk"]
    dots = [
        MilestoneDot(date(year, month, 1), state) for (year, month), state in zip(months, states, strict=True)
    ]
    title = "Milestones by month"
    sentence = "Nine milestones from September 2016 to March 2017: three are done and one is late."
    svg = chart_svg(
        milestone_chart(dots, today=date(2016, 12, 12)), id="milestones", title=title, description=sentence
    )
    rows = [[dot.due.strftime("%B %Y"), dot.state.capitalize()] for dot in dots]
    table = Table("Milestones by month and state", ["Due", "State"], rows)
    return ChartFigure("milestones", title, sentence, svg, table, "#charts")
