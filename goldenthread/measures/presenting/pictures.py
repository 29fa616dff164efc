"""The charts of a measure's page, each with its sentence, its table and its download."""

from __future__ import annotations

from typing import Any

from goldenthread.interface.charts import ChartFigure, Series, chart_svg
from goldenthread.interface.tables import Cell, Column, Table
from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.assessing.benchmarked import benchmarked
from goldenthread.measures.assessing.comparators import Comparator
from goldenthread.measures.charts import (
    Bar,
    FunnelPoint,
    comparison_chart,
    control_chart,
    funnel_chart,
    projection_chart,
    trend_chart,
)
from goldenthread.measures.charts.drawing import value_range
from goldenthread.measures.charts.trend import MOST_COMPARATORS
from goldenthread.measures.presenting.beside import Among, Funnel, Neighbours
from goldenthread.measures.presenting.methods import Control, Outlook
from goldenthread.measures.presenting.series import MeasureSeries, Targets, comparator_lines
from goldenthread.measures.presenting.wording import shown_number, unit_words
from goldenthread.methods.control_charts import Meaning
from goldenthread.methods.control_charts.chart import Signal
from goldenthread.plans.wording import joined
from goldenthread.rules.target_resolution import ComparatorKind

FEWEST_FOR_A_LINE = 2


def trend_picture(
    assessment: Assessment,
    series: MeasureSeries,
    targets: Targets,
    csv_href: str,
    *,
    without: ComparatorKind | None = None,
) -> ChartFigure | None:
    """The measure's own line with target and comparators; None where there is no line to draw.

    `without` is a comparator that is no measuring stick here and is left out.
    """
    if series.how_many < FEWEST_FOR_A_LINE:
        return None
    definition = assessment.definition
    others = [each for each in assessment.every_comparator if each.kind is not without and not each.total]
    lines = comparator_lines(others, series.periods, most=MOST_COMPARATORS)
    aims = [targets.point_for(period) for period in series.periods]
    own = Series(str(assessment.area), series.values)
    drawn = trend_chart(
        series.labels,
        own,
        comparators=[Series(_short(line.name), line.values) for line in lines],
        target=aims,
        marks=series.marks,
        unit=_above(assessment, series),
    )
    sentence = _trend_sentence(assessment, series)
    columns: list[Column | str] = ["Period", Column(own.name, numeric=True)]
    has_target = any(aim is not None for aim in aims)
    columns += [Column("Target", numeric=True)] if has_target else []
    columns += [Column(line.name, numeric=True) for line in lines]
    rows = []
    for index, period in enumerate(series.periods):
        figure = series.figures[index]
        row: list[Any] = [str(period), assessment.shown(figure)]
        row += [_shown(aims[index], assessment)] if has_target else []
        for line in lines:
            at = line.figures[index]
            row.append(Cell(_shown(line.values[index], assessment), note=at.how_many if at else ""))
        rows.append(row)
    table = Table(f"{definition.name}: over time", columns, rows, small=True, id="table-trend")
    drawn_values = [*series.values, *aims, *(value for line in lines for value in line.values)]
    key = ". ".join(each for each in (_key(series), _scale_words(drawn_values)) if each)
    return _figure("trend", "How it has gone", sentence, drawn, table, csv_href, key)


def _above(assessment: Assessment, series: MeasureSeries) -> str:
    """What stands above a chart over time: the unit, and the kind of year."""
    return ", ".join(each for each in (unit_words(assessment.definition), series.kind_of_year) if each)


def _short(name: str) -> str:
    return "Neighbours" if name.casefold().startswith("statistical neighbour") else name[:22]


def _key(series: MeasureSeries) -> str:
    marks = set(series.marks)
    said = [words for mark, words in (("c", "c: withheld"), ("×", "×: no figure")) if mark in marks]
    return "; ".join(said)


def _scale_words(values: list[float | None]) -> str:
    """Said where a chart leaves out what lies below its lines: a step looks larger there than it is."""
    low, _ = value_range(values)
    return "" if low <= 0 else "The scale does not begin at nought: changes look larger than they are"


def _trend_sentence(assessment: Assessment, series: MeasureSeries) -> str:
    known = [
        (period, figure) for period, figure in zip(series.periods, series.figures, strict=True) if figure
    ]
    numbers = [(period, figure) for period, figure in known if figure.number is not None]
    (first, one), (last, other) = numbers[0], numbers[-1]
    values = [figure.number for _, figure in numbers if figure.number is not None]
    sentence = f"From {assessment.shown(one)} in {first} to {assessment.shown(other)} in {last}"
    low, high = min(values), max(values)
    if len(numbers) > 2 and {one.number, other.number} != {low, high}:
        sentence += f", between {_shown(float(low), assessment)} and {_shown(float(high), assessment)}"
    gaps = sum(1 for mark in series.marks if mark)
    if gaps:
        sentence += f"; {gaps} period{'s have' if gaps > 1 else ' has'} no figure"
    return f"{sentence}."


def _shown(value: float | None, assessment: Assessment) -> str:
    return "" if value is None else shown_number(value, assessment.definition)


def control_picture(
    assessment: Assessment, series: MeasureSeries, control: Control, csv_href: str
) -> ChartFigure | None:
    """The control chart or run chart; None where the methods allow neither."""
    chart = control.chart
    if chart is None:
        return None
    drawn = control_chart(
        series.labels,
        chart,
        phases=control.phases,
        target=control.target,
        marks=series.marks,
        unit=_above(assessment, series),
    )
    run = chart.run_chart
    if run is not None:
        title, sentence = "Run chart", run.reason
    else:
        title = "Control chart"
        sentence = " ".join(each.sentence for each in (chart.variation, chart.assurance) if each is not None)
    columns: list[Column | str] = ["Period", Column("Figure", numeric=True)]
    limited = run is None
    columns.append(Column("Mean" if limited else "Median", numeric=True))
    if limited:
        columns += [Column("Lower limit", numeric=True), Column("Upper limit", numeric=True), "Signal"]
    rows = []
    for index, period in enumerate(series.periods):
        row: list[Any] = [str(period), assessment.shown(series.figures[index])]
        if limited:
            row += [
                _shown(_known(each[index]), assessment) for each in (chart.mean, chart.lower, chart.upper)
            ]
            row.append(_signal(chart.signals[index], chart.meanings[index]))
        else:
            row.append(_shown(run.centre if run else None, assessment))
        rows.append(row)
    table = Table(f"{title}: {assessment.definition.name}", columns, rows, small=True, id="table-control")
    return _figure("control", title, sentence, drawn, table, csv_href)


def _known(value: float) -> float | None:
    return float(value) if value == value else None


def _signal(signal: Signal, meaning: Meaning) -> str:
    if signal is Signal.NONE:
        return ""
    words = {Meaning.IMPROVEMENT: "better", Meaning.CONCERN: "worse"}.get(meaning, "")
    return f"{signal.value.capitalize()}{f': {words}' if words else ''}"


def comparison_picture(
    assessment: Assessment, beside: Neighbours, everywhere: Among | None, csv_href: str
) -> ChartFigure:
    """The area among its neighbours, by name, the best first."""
    own = assessment.area.pk
    bars = [
        Bar(area.name, float(figure.number or 0), assessment.shown(figure), area.pk == own)
        for area, figure in beside.rows
    ]
    england = None if beside.england is None else float(beside.england.number or 0)
    drawn = comparison_chart(bars, england=england, unit=unit_words(assessment.definition))
    pieces = []
    if beside.among is not None:
        pieces.append(
            f"{assessment.area} is {beside.among.words} among its "
            f"{beside.against.comparator_set.get_kind_display().lower()} with a figure for {beside.period}, "
            f"{_direction(assessment)}"
        )
    else:
        pieces.append(
            f"{assessment.area} beside {len(beside.rows) - 1} of its neighbours for {beside.period}"
        )
    if everywhere is not None:
        pieces.append(f"Among all authorities with a figure here it is {everywhere.words}")
    if beside.missing:
        pieces.append(f"Without a figure: {joined([area.name for area in beside.missing])}")
    rows: list[list[Any]] = []
    for area, figure in beside.rows:
        rows.append([area.name, assessment.shown(figure), figure.note])
    rows += [[area.name, "No figure", ""] for area in beside.missing]
    for name, comparator in (("Mean of the neighbours", beside.average), ("England", beside.england)):
        if comparator is not None and comparator.number is not None:
            rows.append(
                [Cell(name, note=comparator.how_many), _shown(float(comparator.number), assessment), ""]
            )
    columns: list[Column | str] = ["Area", Column("Figure", numeric=True), "Note"]
    table = Table(f"Neighbours, {beside.period}", columns, rows, small=True, id="table-comparison")
    return _figure(
        "comparison",
        f"Beside its neighbours, {beside.period}",
        ". ".join(pieces) + ".",
        drawn,
        table,
        csv_href,
        f"List of neighbours: {beside.against.edition}.",
    )


def _direction(assessment: Assessment) -> str:
    polarity = assessment.polarity
    if polarity is not None and polarity.has_direction:
        return "the best first"
    return "the highest first"


_FUNNEL_WORDS = {
    "best": "better than the average of all areas, far beyond what chance alone would give",
    "better": "better than the average of all areas, by more than chance alone would give",
    "similar": "within what chance alone would give for an area of its size",
    "worse": "worse than the average of all areas, by more than chance alone would give",
    "worst": "worse than the average of all areas, far beyond what chance alone would give",
    "higher": "higher than the average of all areas, by more than chance alone would give",
    "lower": "lower than the average of all areas, by more than chance alone would give",
}


def funnel_picture(assessment: Assessment, funnel: Funnel, csv_href: str) -> ChartFigure:
    """Every authority by its size, with the lines of chance."""
    own = assessment.area.pk
    points = [
        FunnelPoint(area.name, float(figure.denominator or 0), float(figure.number or 0), area.pk == own)
        for area, figure in funnel.areas
    ]
    drawn = funnel_chart(
        points,
        funnel.limits,
        average=funnel.average,
        unit=unit_words(assessment.definition),
        size_name=funnel.size_name,
    )
    words = _FUNNEL_WORDS.get(str(funnel.label), "not compared with the average of all areas")
    sentence = f"{assessment.area} is {words}. {funnel.spread}".strip()
    rows = [
        [area.name, assessment.shown(figure), f"{figure.numerator:,.10g}", f"{figure.denominator:,.10g}"]
        for area, figure in sorted(funnel.areas, key=lambda row: row[0].name)
    ]
    columns: list[Column | str] = [
        "Area",
        Column("Figure", numeric=True),
        Column("Numerator", numeric=True),
        Column("Denominator", numeric=True),
    ]
    table = Table(f"All areas, {funnel.period}", columns, rows, small=True, id="table-funnel")
    key = (
        "Dashed: 95% of areas would lie within by chance alone. Solid: 99.8%. The line across is the average "
        f"of the {len(funnel.areas)} areas shown."
    )
    title = f"All areas by size, {funnel.period}"
    return _figure("funnel", title, sentence, drawn, table, csv_href, key)


def projection_picture(
    assessment: Assessment, series: MeasureSeries, outlook: Outlook, csv_href: str
) -> ChartFigure | None:
    """The fan of what is likely to the date of the next target; None where there is no projection."""
    found = outlook.found
    if found is None:
        return None
    drawn = projection_chart(
        series.labels,
        series.values,
        [period.label.removeprefix("academic year ") for period in outlook.ahead],
        found,
        target=outlook.target,
        unit=_above(assessment, series),
    )
    last = len(outlook.ahead) - 1
    likely = (
        f"If it goes on varying as it has, the figure for {outlook.ahead[-1]} will most likely lie between "
        f"{_shown(float(found.lower_80[last]), assessment)} and "
        f"{_shown(float(found.upper_80[last]), assessment)}. {found.sentence}"
    )
    columns: list[Column | str] = ["Period", Column("Most likely", numeric=True)]
    columns += [
        Column(name, numeric=True) for name in ("Lower, 80%", "Upper, 80%", "Lower, 95%", "Upper, 95%")
    ]
    arrays = (found.middle, found.lower_80, found.upper_80, found.lower_95, found.upper_95)
    rows = [
        [str(period), *(_shown(float(array[index]), assessment) for array in arrays)]
        for index, period in enumerate(outlook.ahead)
    ]
    table = Table(f"Projection: {assessment.definition.name}", columns, rows, small=True, id="table-ahead")
    note = " ".join([*found.cautions, outlook.record]).strip()
    return _figure("projection", "Where it is heading", likely, drawn, table, csv_href, note)


def _figure(
    id: str, title: str, sentence: str, drawn: Any, table: Table, csv_href: str, source: str = ""
) -> ChartFigure:
    svg = chart_svg(drawn, id=id, title=title, description=sentence)
    return ChartFigure(id, title, sentence, svg, table, csv_href=csv_href, source=source)


def _beside(comparator: Comparator, assessment: Assessment) -> str:
    """Better, similar or worse, where limits say so; nothing is claimed without them."""
    if assessment.latest is None:
        return ""
    found = benchmarked(
        assessment.latest, comparator, definition=assessment.definition, polarity=assessment.polarity
    )
    return found.words if found else ""


def comparators_table(assessment: Assessment) -> Table | None:
    """What the latest figure is compared with: England, region, neighbours, printed averages."""
    order = list(ComparatorKind)
    mixed = any(each.printed for each in assessment.comparators)
    rows = [
        [
            Cell(each.name, note=", ".join(p for p in (each.edition, each.how_many) if p)),
            _shown(float(each.number), assessment),
            str(each.period),
            _beside(each, assessment),
            "Printed in a document" if each.printed else "From the figures kept here" if mixed else "",
        ]
        for each in sorted(assessment.comparators, key=lambda one: order.index(one.kind))
        if each.number is not None
    ]
    if not rows:
        return None
    columns: list[Column | str] = [
        "Compared with",
        Column("Figure", numeric=True),
        Column("Period", nowrap=True),
        f"Than this, {assessment.area} is",
        "Where it comes from",
    ]
    # A column in which nothing stands is only in the way.
    said = [at for at in range(len(columns)) if at < 3 or any(row[at] for row in rows)]
    return Table(
        "Compared with", [columns[at] for at in said], [[row[at] for at in said] for row in rows], small=True
    )
