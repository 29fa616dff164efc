"""When a table's figures are for, where no column and no heading of a column says it.

Providers name the year in a title above the table, on the tab of the sheet, or in the name of the file. It is
taken from there, and asked about: a tab is copied, and keeps the name of the year before.
"""

from __future__ import annotations

import re

from goldenthread.measures.loading.opening import Sheet
from goldenthread.rules.periods import PeriodKind, find_periods, find_span, heading_period, read_period

from .cells import filled, only_cell
from .layout import Layout, Role, headings_of

#: A part of a year that does not say of which.
_PART = re.compile(
    r"(?:q(?:uarter|tr)?\s?\.?\s?[1-4]|[1-4](?:st|nd|rd|th) quarter|h(?:alf)?\s?[12]|"
    r"(?:autumn|spring|summer)(?: term)?|term [1-3]|(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))",
    re.I,
)


def part_of_a_year(text: str) -> str:
    """The part of a year a text begins with without saying of which ("Q1", "Q1 Outturn"); "" for none."""
    found = _PART.match(text.strip())
    if not found or re.match(r"\w", text.strip()[found.end() :]) or names_a_period(text):
        return ""
    return found[0]


def names_a_period(text: str) -> bool:
    """Whether a period stands somewhere in a text."""
    return bool(text.strip()) and (
        read_period(text) is not None or find_span(text) is not None or bool(find_periods(text))
    )


def presume_period(sheet: Sheet, layout: Layout, file_name: str) -> None:
    """Take the period of a sheet whose cells do not say it from its title, its tab or the file."""
    if layout.skipped or layout.fixed.get("period") or _says_when(sheet, layout):
        return
    first = min(layout.headings, default=0)
    titles = [only_cell(row) for row in sheet.rows if row.number < first and filled(row) == 1]
    stem = file_name.rsplit(".", 1)[0].replace("_", " ")
    places = [
        *((title, f"the title “{title[:80]}”") for title in reversed(titles)),
        (sheet.name, f"the name of the sheet, ‘{sheet.name}’"),
        (stem, f"the name of the file, “{file_name}”"),
    ]
    for text, where in places:
        period = "" if text.startswith("Pasted on ") else _period_in(text[:200])
        if period:
            layout.fixed["period"] = period
            layout.presumed = where
            return


def _period_in(text: str) -> str:
    """The words of a text that name a period; "" where there are none."""
    headed = heading_period(text)
    if headed is not None and headed.kind not in (PeriodKind.YEAR, PeriodKind.SNAPSHOT):
        return headed.label
    span = find_span(text)
    found = [span] if span is not None else find_periods(text)
    return text[found[0].start : found[0].end].strip() if found else ""


def _says_when(sheet: Sheet, layout: Layout) -> bool:
    """Whether the cells say the year themselves."""
    column = layout.having(Role.PERIOD)
    cells = [row.cell(each) for row in sheet.rows if row.number not in layout.headings for each in column]
    texts = headings_of(sheet, layout.headings)
    headed = [texts.get(each, "") for each in (*layout.having(Role.FIGURES), *layout.having(Role.VALUE))]
    if any(heading_period(each) is not None for each in headed):
        return True
    said = [each for each in cells if each]
    if said and not all(part_of_a_year(each) for each in said):
        return True
    return any(
        filled(row) == 1 and row.number not in layout.headings and heading_period(only_cell(row)) is not None
        for row in sheet.rows
        if row.number > max(layout.headings, default=0)
    )
