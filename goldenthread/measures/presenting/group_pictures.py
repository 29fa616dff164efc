"""The charts of a measure's groups, each with its sentence, its table and its download."""

from __future__ import annotations

from goldenthread.interface.charts import ChartFigure, chart_svg
from goldenthread.interface.tables import Cell, Column, Table
from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.charts import Step, gradient_chart
from goldenthread.measures.presenting.gaps.between import without_unit
from goldenthread.measures.presenting.gradient import GradientTold
from goldenthread.measures.presenting.wording import shown_number, unit_words


def gradient_picture(
    gradient: GradientTold, assessment: Assessment, *, number: int, csv_href: str
) -> ChartFigure | None:
    """The groups from the most to the least deprived with the line; None where there is no index.

    `number` tells the charts of one page apart.
    """
    if gradient.why_not or not gradient.points:
        return None
    definition = assessment.definition
    steps = [
        Step(at, each.along, each.value, each.lower, each.upper) for at, each in enumerate(gradient.points, 1)
    ]
    drawn = gradient_chart(steps, gradient.line, unit=unit_words(definition))
    columns: list[Column | str] = [
        "Group",
        Column("Figure", numeric=True),
        Column("Share of the children", numeric=True),
    ]
    rows = [
        [
            each.name if each.name.lstrip("Qq").startswith(str(at)) else f"{at}: {each.name}",
            Cell(
                shown_number(each.value, definition),
                note=f"95% interval {without_unit(shown_number(each.lower, definition))} to "
                f"{without_unit(shown_number(each.upper, definition))}",
            ),
            f"{100 * each.share:.1f}%",
        ]
        for at, each in enumerate(gradient.points, 1)
    ]
    id, title = f"gradient-{number}", f"From the most to the least deprived, {gradient.period}"
    svg = chart_svg(drawn, id=id, title=title, description=gradient.sentence)
    table = Table(title, columns, rows, small=True, id=f"table-{id}")
    return ChartFigure(id, title, gradient.sentence, svg, table, csv_href=csv_href, source=gradient.meaning)


def past_indices_table(gradient: GradientTold) -> Table | None:
    """The indices of each period for which all groups are known; None where there is one only."""
    if len(gradient.past) < 2:
        return None
    columns: list[Column | str] = [
        "Period",
        Column("Slope index", numeric=True),
        Column("Relative index", numeric=True),
    ]
    rows = [
        [
            str(each.period),
            Cell(each.slope, note=each.slope_interval),
            Cell(each.ratio, note=each.ratio_interval),
        ]
        for each in reversed(gradient.past)
    ]
    return Table("Most deprived end beside the least, over time", columns, rows, small=True, caption_size="s")
