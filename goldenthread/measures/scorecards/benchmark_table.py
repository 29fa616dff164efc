"""The benchmark scorecard as a table: hundreds of rows, so they are written straight and not by a template.

A rank says out of how many and who shares it; the best and the worst quarter are said in words; where a
figure is missing, or is a total that no authority can be held against, the cell says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from goldenthread.interface.sparklines import sparkline_svg
from goldenthread.interface.tables import Column, Table
from goldenthread.measures.queries.benchmark_sheet import Compared, Measured, Sheet
from goldenthread.measures.queries.benchmarks import Benchmark
from goldenthread.rules.figures import Unit, UnitKind
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity

_NUDGE = 1 + 1e-12  # so that a half rounds away from nought, as everywhere here (rules.rounding)
_MOST_PLACES = 2  # where the source does not say how many

GOOD_WAY = {
    Polarity.HIGH: "Higher is better",
    Polarity.LOW: "Lower is better",
    Polarity.CLOSE_TO_TARGET: "Close to the target is best",
    Polarity.NO_JUDGEMENT: "Neither way is better",
    Polarity.INFORMATION_ONLY: "For information",
}
NOT_SAID = "The source does not say which way is better"


class Line(NamedTuple):
    """One measure of the sheet: its place in it, what is known of it, its row, and whether England's is a
    total.
    """

    at: int
    measure: Measured
    row: Benchmark
    total: bool

    @property
    def quarter(self) -> str:
        """ "best" or "worst", where it is in one of them."""
        quartile = self.row.place.quartile if self.row.place else None
        return {1: "best", 4: "worst"}.get(quartile or 0, "")


def lines_of(sheet: Sheet) -> list[Line]:
    """Every measure of a sheet, by topic and name."""
    every = [
        Line(at, measure, row, total)
        for at, (measure, row, total) in enumerate(zip(sheet.measures, sheet.rows, sheet.totals, strict=True))
    ]
    return sorted(every, key=_by_topic)


def _by_topic(line: Line) -> tuple[str, str]:
    return line.measure.theme.casefold() or "\uffff", line.measure.title.casefold()


def _by_rank(line: Line) -> tuple[bool, float]:
    place = line.row.place
    judged = place is not None and place.quartile is not None
    return not judged, -(place.rank / place.of) if place and judged else 0


def _by_change(line: Line) -> tuple[bool, bool, float]:
    row = line.row
    if row.change is None or row.latest is None:
        return True, True, 0
    before = abs(row.latest - row.change) or 1.0
    return row.better is not False, row.better is None, -abs(row.change) / before


def _by_age(line: Line) -> tuple[int, int]:
    row = line.row
    return -row.behind, row.period.end.toordinal() if row.period else 0


#: The orders a reader may choose: in the address, in words, and by what.
ORDERS: dict[str, tuple[str, Callable[[Line], object]]] = {
    "topic": ("Topic", _by_topic),
    "rank": ("Rank, worst first", _by_rank),
    "change": ("Change, what got worse most first", _by_change),
    "age": ("Age, oldest figures first", _by_age),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """How the figures of a measure are written: with a pound sign, a percent sign, so many places."""

    before: str
    after: str
    places: int

    def __call__(self, value: float) -> str:
        text = f"{value * _NUDGE:z,.{self.places}f}"
        return f"−{self.before}{text[1:]}{self.after}" if text[0] == "-" else self.before + text + self.after


def shown_for(measure: Measured, latest: float | None) -> Shown:
    """How a measure's figures are written: the source's decimal places, or those of the latest figure."""
    places = measure.decimals
    if places is None:
        fraction = repr(latest).partition(".")[2] if latest is not None else ""
        places = 0 if fraction == "0" or "e" in fraction else min(len(fraction), _MOST_PLACES)
    before = "£" if measure.unit == UnitKind.POUNDS else ""
    return Shown(before, "%" if measure.unit == UnitKind.PERCENT else "", places)


def unit_words(measure: Measured) -> str:
    """The unit where the figure itself does not show it ("per 10,000"); "" otherwise."""
    if measure.unit in (UnitKind.PERCENT, UnitKind.POUNDS, UnitKind.NONE, UnitKind.COUNT, UnitKind.SCORE):
        return ""
    return str(Unit(UnitKind(measure.unit), measure.per))


def change_words(row: Benchmark, shown: Shown) -> str:
    """The change since the period before, with which way it went and whether that is better."""
    if row.change is None:
        return "Not known"
    if row.change == 0:
        return "No change"
    size = shown(abs(row.change)).replace("%", " points")
    if not any(digit in "123456789" for digit in size):
        return "Hardly any change"
    way = "Up" if row.change > 0 else "Down"
    verdict = {True: ", better", False: ", worse"}.get(row.better, "") if row.better is not None else ""
    return f"{way} {size}{verdict}"


def rank_words(row: Benchmark) -> str:
    """The rank out of how many, and with whom it is shared; why there is none."""
    if row.place is None:
        return "Not ranked" if row.at is not None else ""
    place = row.place
    tied = "=" if place.tied > 1 else ""
    return f"{place.rank}{tied} of {place.of}"


def body_html(sheet: Sheet, lines: Sequence[Line], *, grouped: bool, measure_href: str) -> SafeString:
    """The rows of the table. `measure_href` is the address of a measure with KEY where its key stands."""
    before, _, after = measure_href.partition("KEY")
    columns = [
        (
            each.figures,
            each.how_many if each.choice.kind == "set" else None,
            f"of {each.choice.listed}</i>",
            each.choice.kind in ("england", "region"),
            f'<td role="cell" class="n" data-h="{escape(each.choice.heading)}">',
        )
        for each in sheet.compared
    ]
    out: list[str] = []
    theme = None
    for line in lines:
        if grouped and line.measure.theme != theme:
            theme = line.measure.theme
            title = escape(theme or "Without a topic")
            out.append(
                f'<tr role="row"><th role="rowheader" scope="colgroup" colspan="{5 + len(columns)}" '
                f'class="gt-score__group" id="{_topic_id(theme)}">{title}</th></tr>'
            )
        _add_row(out, line, columns, before, after)
    return mark_safe("".join(out))


def _topic_id(theme: str) -> str:
    return "topic-" + "".join(char if char.isalnum() else "-" for char in theme.lower())


def topics_of(lines: Iterable[Line]) -> list[tuple[str, str, int]]:
    """Each topic with its place on the page and how many measures it has, in order."""
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.measure.theme] = counts.get(line.measure.theme, 0) + 1
    return [(theme or "Without a topic", _topic_id(theme), count) for theme, count in counts.items()]


_Column = tuple[Sequence[float | None], Sequence[int] | None, str, bool, str]


@lru_cache(maxsize=2_000)  # of the national measures there are some hundreds
def _row_start(measure: Measured, before: str, after: str) -> str:
    good = GOOD_WAY[Polarity(measure.polarity)] if measure.polarity else NOT_SAID
    unit = unit_words(measure)
    note = f"{good}; {unit}" if unit else good
    return (
        f'<tr role="row"><th role="rowheader" scope="row"><a class="govuk-link govuk-link--no-visited-state" '
        f'href="{before}{measure.key}{after}">{escape(measure.title)}</a><i>{escape(note)}</i></th>'
    )


@lru_cache(maxsize=1_000)
def _label(period: Period) -> str:
    return escape(period.label)


def _add_row(out: list[str], line: Line, columns: Sequence[_Column], before: str, after: str) -> None:
    """Add one row of the table. Nothing is called for a single cell: there are six thousand of them."""
    measure, row, at = line.measure, line.row, line.at
    out.append(_row_start(measure, before, after))
    if row.latest is None or row.period is None:
        out.append(f'<td role="cell" colspan="{len(columns) + 4}" data-h="Latest">No figure here</td></tr>')
        return
    shown = shown_for(measure, row.latest)
    behind = f"; England has one {row.behind} later" if row.behind else ""
    out.append(
        f'<td role="cell" class="n" data-h="Latest"><div><b>{shown(row.latest)}</b>'
        f"<i>{_label(row.period)}{behind}</i></div></td>"
        f'<td role="cell" data-h="Rank"><div>{_rank_html(row, measure)}</div></td>'
        f'<td role="cell" data-h="Change">{change_words(row, shown)}</td>'
        f'<td role="cell" data-h="So far">{_line_of(row, shown)}</td>'
    )
    plain, pattern = shown.before == "", f"z,.{shown.places}f"
    for figures, how_many, listed, can_be_total, start in columns:
        figure = figures[at]
        if can_be_total and line.total:
            out.append(f"{start}<i>A total</i></td>")
        elif figure is None:
            out.append(f"{start}<i>No figure</i></td>")
        else:
            text = f"{figure * _NUDGE:{pattern}}{shown.after}" if plain and figure >= 0 else shown(figure)
            if how_many is None:
                out.append(f"{start}{text}</td>")
            else:
                out.append(f"{start}<div>{text}<i>{how_many[at]} {listed}</div></td>")
    out.append("</tr>")


def _line_of(row: Benchmark, shown: Shown) -> str:
    places = [at for at, value in enumerate(row.series) if value is not None]
    if len(places) < 2:
        return "One figure only"
    first, last = places[0], places[-1]
    start, end = row.series[first], row.series[last]
    assert start is not None and end is not None
    label = (
        f"{len(places)} figures, {shown(start)} in {_label(row.periods[first])} to {shown(end)} in "
        f"{_label(row.periods[last])}"
    )
    return sparkline_svg(row.series, label=label)


def _rank_html(row: Benchmark, measure: Measured) -> str:
    words = rank_words(row)
    if row.place is None:
        return f"<i>{words}: too few have a figure</i>"
    if row.place.quartile in (1, 4):
        return f'{words} <b class="q{row.place.quartile}">{row.place.quartile_words}</b>'
    if row.place.quartile:
        return f"{words}<i>{row.place.quartile_words}</i>"
    why = "no quarters: the source asks for none" if measure.no_quartile else "highest first, not judged"
    return f"{words}<i>{why}</i>"


def table_of(sheet: Sheet, lines: Sequence[Line]) -> Table:
    """The same as a table for a spreadsheet: plain numbers, every note in a column of its own."""
    columns: list[Column | str] = [
        "Topic", "Measure", "Which way is better", "Unit", "Period", "Latest", "Change", "Better or worse",
    ]  # fmt: skip
    for each in sheet.compared:
        columns.append(each.choice.heading)
        if each.choice.kind == "set":
            columns.append(f"{each.choice.heading}: areas with a figure")
    columns += ["England is a total", "Rank", "Ranked", "Sharing the rank", "Quarter"]
    return Table(
        f"{sheet.area.name}: all measures",
        columns,
        [_spreadsheet_row(line, sheet.compared) for line in lines],
    )


def _spreadsheet_row(line: Line, compared: Sequence[Compared]) -> list[object]:
    measure, row, place = line.measure, line.row, line.row.place
    good = GOOD_WAY[Polarity(measure.polarity)] if measure.polarity else NOT_SAID
    verdict = {True: "better", False: "worse"}.get(row.better, "") if row.better is not None else ""
    cells: list[object] = [
        measure.theme, measure.title, good, str(Unit(UnitKind(measure.unit), measure.per)),
        row.period.label if row.period else "", _plain(row.latest), _plain(row.change), verdict,
    ]  # fmt: skip
    for each in compared:
        cells.append(_plain(each.figures[line.at]))
        if each.choice.kind == "set":
            cells.append(each.how_many[line.at])
    cells += ["yes" if line.total else ""]
    cells += [place.rank, place.of, place.tied, place.quartile_words] if place else ["", "", "", ""]
    return cells


def _plain(value: float | None) -> object:
    return "" if value is None else float(f"{value:.12g}")
