"""Understanding a sheet without asking, as far as its headings and cells say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from goldenthread.measures.loading.opening import Sheet, SheetRow
from goldenthread.rules.periods import heading_period, read_period

from .cells import filled, is_figure, only_cell, without_period
from .layout import (
    LOOKED_AT,
    MOST_HEADER_ROWS,
    PATTERNS,
    ColumnSeen,
    Layout,
    Role,
    columns_of,
    headings_of,
    plain_heading,
)
from .when import part_of_a_year

Knows = Callable[[str, str], bool]


def _knows_nothing(kind: str, text: str) -> bool:
    return False


def understand(
    sheet: Sheet, *, remembered: Mapping[str, Any] | None = None, knows: Knows = _knows_nothing
) -> Layout:
    """The layout a sheet seems to have.

    `remembered` is what was said of this provider's columns before (see `remember`), and wins.
    `knows` answers whether a text is the name of a "measure" or an "area" of the library.
    """
    before = dict(remembered or {})
    headings = _heading_rows(sheet)
    columns = {}
    said = before.get("columns", {})
    for seen in columns_of(sheet, headings):
        kept = said.get(plain_heading(seen.heading))
        columns[seen.column] = Role(kept) if kept in set(Role) else _role_of(seen, knows)
    layout = Layout(sheet.name, headings, columns)
    layout.fixed = dict(before.get("fixed", {}))
    _find_unnamed(sheet, layout, knows)
    _take_at_its_word(sheet, layout)
    _take_totals_by_name(sheet, layout)
    _take_one_value(sheet, layout)
    layout.across = before.get("across") or _across(sheet, layout, knows)
    layout.named = _named_by_the_sheet(sheet, layout, knows)
    layout.skipped = not layout.having(Role.VALUE) and not layout.having(Role.FIGURES)
    return layout


def remember(layouts: Sequence[tuple[Sheet, Layout]]) -> dict[str, Any]:
    """What is worth keeping of a provider's layouts: the role of each heading, and what was fixed."""
    kept: dict[str, Any] = {"columns": {}, "across": "", "fixed": {}}
    for sheet, layout in layouts:
        if layout.skipped:
            continue
        texts = headings_of(sheet, layout.headings)
        for column, role in layout.columns.items():
            heading = texts.get(column, "")
            if heading and heading_period(heading) is None:
                kept["columns"][plain_heading(heading)] = role.value
        kept["across"] = layout.across
        kept["fixed"] = {name: value for name, value in layout.fixed.items() if name != "period"}
    return kept


def _heading_rows(sheet: Sheet) -> list[int]:
    """The rows right above the first row with a figure: up to three, the titles above them left out."""
    first = next(
        (index for index, row in enumerate(sheet.rows[:200]) if filled(row) > 1 and _has_figure(row)), None
    )
    if first is None:
        named = next((row for row in sheet.rows[:LOOKED_AT] if filled(row) > 1), None)
        return [named.number] if named else []
    found: list[int] = []
    below = sheet.rows[first].number
    for row in reversed(sheet.rows[:first]):
        if len(found) == MOST_HEADER_ROWS or below - row.number > 2:
            break
        if not found and filled(row) == 1 and row.cell(0):
            below = row.number  # the name of a section between the headings and its first figures
            continue
        spread = filled(row) == 1 and not row.cell(0) and heading_period(only_cell(row)) is not None
        if filled(row) < 2 and not spread:
            break
        found.append(row.number)
        below = row.number
    return _without_data(sheet, sorted(found))


#: What a row of data says beside its figure, each under its heading.
_SAID_BESIDE = (Role.MEASURE, Role.AREA, Role.PERIOD)


def _without_data(sheet: Sheet, headings: list[int]) -> list[int]:
    """The headings, without rows of data beneath them whose figure is only a slip of the keys or words."""
    rows = [row for row in sheet.rows if row.number in set(headings)]
    for index, (above, row) in enumerate(pairwise(rows), start=1):
        if _is_data_under(above, row):
            return headings[:index]
    return headings


def _is_data_under(above: SheetRow, row: SheetRow) -> bool:
    """Whether a row fills in what the headings above it ask for, and is no second line of headings."""
    said = [
        row.cell(column)
        for column, heading in enumerate(above.cells)
        if row.cell(column) and any(_means(role, heading.strip()) for role in _SAID_BESIDE)
    ]
    if not said or filled(row) < 2 or any(_is_heading(cell) for cell in row.cells if cell):
        return False
    return len(said) > 1 or heading_period(said[0]) is None


def _is_heading(cell: str) -> bool:
    """Whether the whole of a cell is what people write above a column."""
    return any(pattern.fullmatch(cell.strip()) for _, pattern in PATTERNS)


def _has_figure(row: SheetRow) -> bool:
    return any(is_figure(cell) for cell in row.cells[1:] or row.cells)


_PARTS_OF_A_FIGURE = (Role.NUMERATOR, Role.DENOMINATOR, Role.LOWER, Role.UPPER)


def _role_of_a_period(heading: str, figures: int) -> Role | None:
    """What a column holds whose heading names a period; None where the heading does not say.

    A year above a column says figures, whatever stands in some of its cells; unless it says "Comment".
    """
    if _ignored(heading):
        return Role.IGNORE if part_of_a_year(heading) else None
    if heading_period(heading) is None:
        return None
    rest = without_period(heading)
    if rest and any(_means(role, rest) for role in _PARTS_OF_A_FIGURE):
        return Role.IGNORE  # which of the figures beside it is meant, only a person can say
    if rest and not figures:
        return None
    return Role.NOTE if rest and _means(Role.NOTE, rest) else Role.FIGURES


def _role_of(seen: ColumnSeen, knows: Knows) -> Role:
    figures = sum(1 for cell in seen.samples if is_figure(cell))
    mostly = bool(seen.samples) and figures * 2 > len(seen.samples)
    dated = _role_of_a_period(seen.heading, figures)
    if dated is not None:
        return dated
    if mostly and (knows("measure", seen.heading) or knows("area", seen.heading)):
        return Role.FIGURES
    for role, pattern in PATTERNS:
        if pattern.match(seen.heading.strip()):
            if role is Role.VALUE and seen.samples and not (mostly or _counts_like_years(seen)):
                continue
            return role
    if mostly:
        return Role.FIGURES if seen.heading else Role.IGNORE
    if seen.samples and all(read_period(cell) is not None for cell in seen.samples):
        return Role.PERIOD
    for kind, role in (("area", Role.AREA), ("measure", Role.MEASURE)):
        if any(knows(kind, cell) for cell in seen.samples):
            return role
    return Role.IGNORE


def _counts_like_years(seen: ColumnSeen) -> bool:
    """Whether a column holds nothing but numbers such as 2015, which under "Value" are counts."""
    return all(cell.isascii() and cell.isdigit() for cell in seen.samples)


def _means(role: Role, heading: str) -> bool:
    return any(each is role and pattern.match(heading) for each, pattern in PATTERNS)


def _ignored(heading: str) -> bool:
    return bool(re.search(r"\b(?:target|rag|rank|quartile|trend|variance|change)\b", heading, re.I))


def _find_unnamed(sheet: Sheet, layout: Layout, knows: Knows) -> None:
    """The first column of words, where nothing else names the measure, is the measure; or the area."""
    if layout.having(Role.MEASURE) and layout.having(Role.AREA):
        return
    rows = [row for row in sheet.rows if row.number > max(layout.headings, default=0)][:LOOKED_AT]
    for column in sorted(layout.columns):
        if layout.columns[column] is not Role.IGNORE:
            continue
        texts = [cell for row in rows if (cell := row.cell(column))]
        if len(texts) < max(1, len(rows) // 2) or any(is_figure(cell) for cell in texts):
            continue
        if not layout.having(Role.MEASURE) and not layout.having(Role.AREA):
            layout.columns[column] = Role.AREA if any(knows("area", text) for text in texts) else Role.MEASURE
            return


def _take_at_its_word(sheet: Sheet, layout: Layout) -> None:
    """A table that says for what and when, and heads one column "Value", is loaded whatever stands there.

    So each cell that is no figure is refused by its name, and not the whole sheet left out without a word.
    """
    if layout.having(Role.VALUE) or layout.having(Role.FIGURES):
        return
    if sum(bool(layout.having(role)) for role in _SAID_BESIDE) < 2:
        return
    texts = headings_of(sheet, layout.headings)
    headed = [
        column
        for column, role in layout.columns.items()
        if role is Role.IGNORE and _means(Role.VALUE, texts.get(column, ""))
    ]
    if len(headed) == 1:
        layout.columns[headed[0]] = Role.VALUE


#: What heads a column that sums up the others.
_SUMS = re.compile(r"(?:grand |sub-?|overall )?(?:totals?|sum|average|mean|overall)", re.I)


def _take_totals_by_name(sheet: Sheet, layout: Layout) -> None:
    """A total beside columns that are each headed by what they are for is not the figure of the row."""
    texts = headings_of(sheet, layout.headings)
    if not layout.having(Role.FIGURES):
        return
    for column in layout.having(Role.VALUE):
        if _SUMS.fullmatch(texts.get(column, "").strip()):
            layout.columns[column] = Role.FIGURES


def _take_one_value(sheet: Sheet, layout: Layout) -> None:
    """A count beside a value and its denominator is the numerator, and not a second figure."""
    texts = headings_of(sheet, layout.headings)
    counts = [each for each in layout.having(Role.VALUE) if _COUNT.fullmatch(texts.get(each, "").strip())]
    beside = layout.having(Role.DENOMINATOR) and not layout.having(Role.NUMERATOR)
    if beside and len(counts) == 1 and len(layout.having(Role.VALUE)) == 2:
        layout.columns[counts[0]] = Role.NUMERATOR


_COUNT = re.compile(r"(?:the )?(?:count|number|n|cases)(?: of .*)?", re.I)


def _named_by_the_sheet(sheet: Sheet, layout: Layout, knows: Knows) -> dict[str, str]:
    """The area and the measure that no cell names, where the tab or a title above the table is their name."""
    first = min(layout.headings, default=0)
    titles = [only_cell(row) for row in sheet.rows if row.number < first and filled(row) == 1]
    texts = headings_of(sheet, layout.headings)
    rests = [without_period(texts.get(column, "")) for column in layout.having(Role.FIGURES)]
    found = {}
    for kind, role in (("area", Role.AREA), ("measure", Role.MEASURE)):
        across = layout.across == kind and any(rest and not part_of_a_year(rest) for rest in rests)
        if layout.having(role) or across:
            continue
        name = next((text for text in (*reversed(titles), sheet.name) if text and knows(kind, text)), "")
        if name:
            found[kind] = name
    return found


#: Groups of children that head columns of their own.
_GROUPS = re.compile(
    r"boys?|girls?|males?|females?|(?:non-?|not )?(?:fsm|sen|send|eal|ehcp|disadvantaged|pupil premium)|"
    r"(?:cla|lac|cin|cp|white|black|asian|mixed|chinese|other)(?: .{1,30})?|"
    r"(?:aged? )?\d{1,2}\s?(?:-|–|to)\s?\d{1,2}(?: years?)?|(?:under|over) \d{1,2}s?|"
    r"free school meals|looked after(?: children)?",
    re.I,
)


def _across(sheet: Sheet, layout: Layout, knows: Knows) -> str:
    texts = headings_of(sheet, layout.headings)
    named = [
        rest for column in layout.having(Role.FIGURES) if (rest := without_period(texts.get(column, "")))
    ]
    for kind in ("measure", "area"):
        if any(knows(kind, text) for text in named):
            return kind
    children = [text for text in named if not _SUMS.fullmatch(text)]
    if layout.having(Role.MEASURE) and children and all(_GROUPS.fullmatch(text) for text in children):
        return "group"
    if not layout.having(Role.MEASURE):
        return "measure"
    return "area" if not layout.having(Role.AREA) else "group"
