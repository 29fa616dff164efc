"""Reading a sheet by its layout: a row for each figure, and what is set aside with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goldenthread.measures.loading.incoming import IncomingRow
from goldenthread.measures.loading.opening import Sheet, SheetRow, column_letters
from goldenthread.rules.periods import heading_period

from .cells import filled, only_cell, without_period
from .layout import Layout, Role, headings_of
from .when import part_of_a_year


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that holds no figure, with the reason: a note, a heading repeated."""

    sheet: str
    row: int
    text: str
    reason: str


def rows_of(sheet: Sheet, layout: Layout) -> tuple[list[IncomingRow], list[SetAside]]:
    """Every cell with a figure, and every row that was set aside. Blank cells of wide tables say nothing."""
    if layout.skipped:
        return [], [
            SetAside(sheet.name, row.number, _text(row), "the sheet is left out") for row in sheet.rows
        ]
    return _Reader(sheet, layout).read()


def _text(row: SheetRow) -> str:
    return " ".join(cell for cell in row.cells if cell)[:300]


_BESIDE = (Role.NUMERATOR, Role.DENOMINATOR, Role.LOWER, Role.UPPER, Role.STATUS, Role.POLARITY)


class _Reader:
    """Goes down a sheet; remembers the heading of the section it is in, and names that hold further down."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self.sheet = sheet
        self.layout = layout
        self.texts = headings_of(sheet, layout.headings)
        self.section = ""
        self.when = ""  # a period that stands alone above the rows it holds for
        self.above: dict[int, str] = {}
        self.named: dict[str, str] = {}  # of headings, worked out once for the sheet
        self.periods: dict[str, str] = {}
        self.heads = [row.cells for row in sheet.rows if row.number in set(layout.headings)]
        self.having = {role: layout.having(role) for role in Role}
        self.places = sorted({*self.having[Role.VALUE], *self.having[Role.FIGURES]})

    def read(self) -> tuple[list[IncomingRow], list[SetAside]]:
        found: list[IncomingRow] = []
        aside: list[SetAside] = []
        last_heading = max(self.layout.headings, default=0)
        for row in self.sheet.rows:
            if row.number in self.layout.headings:
                continue
            reason = "it stands above the headings" if row.number < last_heading else self._no_figures(row)
            if reason:
                if filled(row) == 1 and len(only_cell(row)) <= 200:
                    self._begin_section(only_cell(row), above=row.number < last_heading)
                aside.append(SetAside(self.sheet.name, row.number, _text(row), reason))
                continue
            given = list(self._row(row))
            if not given:
                aside.append(SetAside(self.sheet.name, row.number, _text(row), "no figure stands in it"))
            found += given
        return found, aside

    def _begin_section(self, text: str, *, above: bool) -> None:
        """A row with one cell heads those below it: with their period, or the name of their measure."""
        if not above and heading_period(text) is not None and not without_period(text):
            self.when = text
        else:
            self.section = text

    def _no_figures(self, row: SheetRow) -> str:
        if row.cells in self.heads:
            return "it repeats the headings"
        if filled(row) == 1 and not any(row.cell(column) for column in self.places):
            return "it is a note or a heading"
        return ""

    def _row(self, row: SheetRow) -> Iterator[IncomingRow]:
        measures, areas = self._names(row, Role.MEASURE), self._names(row, Role.AREA)
        period = " ".join(self._cells(row, Role.PERIOD))
        group, dimension = " ".join(self._cells(row, Role.GROUP)), " ".join(self._cells(row, Role.DIMENSION))
        if group and not dimension and len(self.having[Role.GROUP]) == 1:
            dimension = self._dimension()
        fixed = {**self.layout.named, **self.layout.fixed}
        beside = self._beside(row)
        for column in self.places:
            is_value = self.layout.columns[column] is Role.VALUE
            cell = row.cell(column)
            if not cell and not (is_value and (period or len(self.having[Role.VALUE]) == 1)):
                continue
            heading = self.texts.get(column, "")
            says = {"measure": measures, "area": areas, "group": (group,) if group else ()}
            said, presumed = self._when(period, heading)
            named = "" if is_value else self._named(heading)
            if named:
                says[self.layout.across] = (named,)
            yield IncomingRow(
                sheet=self.sheet.name,
                row=row.number,
                column=column_letters(column),
                cell=cell,
                heading=heading,
                measure=says["measure"] or _given(fixed.get("measure")) or _given(self.section),
                area=says["area"] or _given(fixed.get("area")),
                period=said,
                presumed=self.layout.presumed if presumed else "",
                group=(says["group"] or ("",))[0] or fixed.get("group", ""),
                dimension=dimension,
                **beside,
            )

    def _beside(self, row: SheetRow) -> dict[str, Any]:
        """What the row says beside its figures."""
        said = {role.value: self._first(row, role) for role in _BESIDE if self.having[role]}
        return {**said, "note": " ".join(self._cells(row, Role.NOTE))}

    def _when(self, cell: str, heading: str) -> tuple[str, bool]:
        """When a figure is for, by its row, its heading, its section and what holds for all of the sheet.

        A part of a year takes its year from the next of these that says one. Also whether what holds for all
        was needed.
        """
        part = ""
        for text in (cell, self._period(heading) or part_of_a_year(heading), self.when):
            if text and part_of_a_year(text) == text.strip() and not part:
                part = text.strip()
            elif text:
                return f"{part} {text}".strip(), False
        year = self.layout.fixed.get("period", "")
        return f"{part} {year}".strip(), bool(year)

    def _named(self, heading: str) -> str:
        if heading not in self.named:
            part = part_of_a_year(heading)
            self.named[heading] = without_period(heading.strip()[len(part) :] if part else heading)
        return self.named[heading]

    def _period(self, heading: str) -> str:
        if heading not in self.periods:
            self.periods[heading] = heading if heading_period(heading) is not None else ""
        return self.periods[heading]

    def _dimension(self) -> str:
        heading = self.texts.get(self.having[Role.GROUP][0], "")
        found = re.match(r"(sex|gender|ethnic\w*|age|phase)\b", heading.strip(), re.I)
        return {"gender": "Sex"}.get(found[1].lower(), found[1].capitalize()) if found else ""

    def _names(self, row: SheetRow, role: Role) -> tuple[str, ...]:
        """What the columns of a role say; a cell left empty under a filled one is taken to repeat it."""
        found = []
        for column in self.having[role]:
            text = row.cell(column)
            if text:
                self.above[column] = text
            found.append(text or self.above.get(column, ""))
        return tuple(text for text in found if text)

    def _cells(self, row: SheetRow, role: Role) -> list[str]:
        return [cell for column in self.having[role] if (cell := row.cell(column))]

    def _first(self, row: SheetRow, role: Role) -> str:
        return next(iter(self._cells(row, role)), "")


def _given(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()
