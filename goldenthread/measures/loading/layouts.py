"""How a sheet of figures is laid out: which rows are headings, which column is what.

Analysts bring long tables (a row for each figure), wide ones (measures down, years or areas across; areas
down, measures across), with headings on several rows, notes beneath and totals between. What the headings
say is understood where it can be; the person sees it with sample values and corrects it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Any

from goldenthread.measures.loading.incoming import IncomingRow
from goldenthread.measures.loading.opening import Sheet, SheetRow, column_letters
from goldenthread.rules.figures import Missing, MissingReason, Number, Suppressed, read_cell
from goldenthread.rules.periods import find_periods, heading_period, read_period


class Role(StrEnum):
    """What a column holds. The values are kept with a provider; the labels are read by people."""

    MEASURE = "measure"
    AREA = "area"
    PERIOD = "period"
    GROUP = "group"
    DIMENSION = "dimension"
    VALUE = "value"
    FIGURES = "figures"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    LOWER = "lower"
    UPPER = "upper"
    STATUS = "status"
    POLARITY = "polarity"
    NOTE = "note"
    IGNORE = "ignore"


ROLE_LABELS = {
    Role.MEASURE: "The measure, its name or code",
    Role.AREA: "The area, its name or code",
    Role.PERIOD: "The period",
    Role.GROUP: "The group of children",
    Role.DIMENSION: "What it is broken down by (sex, ethnicity)",
    Role.VALUE: "The figure",
    Role.FIGURES: "Figures; the heading says for when, where or what",
    Role.NUMERATOR: "Numerator",
    Role.DENOMINATOR: "Denominator",
    Role.LOWER: "Lower confidence limit",
    Role.UPPER: "Upper confidence limit",
    Role.STATUS: "Provisional, revised or final",
    Role.POLARITY: "Whether high or low is good",
    Role.NOTE: "Note",
    Role.IGNORE: "Nothing to load",
}

#: Which headings mean what; the first that matches the whole heading or its start.
_HEADINGS: tuple[tuple[Role, str], ...] = (
    (Role.IGNORE, r"target|rag\b|rating|status rag|trend|direction|change|variance|rank|quartile|difference"),
    (Role.NUMERATOR, r"numerator|count of cases|number achieving"),
    (Role.DENOMINATOR, r"denominator|cohort|population|out of|base\b"),
    (Role.LOWER, r"(?:lower|low) (?:95|ci|conf|limit|bound)|lower\b|lci\b|95% ci lower"),
    (Role.UPPER, r"(?:upper|high) (?:95|ci|conf|limit|bound)|upper\b|uci\b|95% ci upper"),
    (Role.DIMENSION, r"breakdown|dimension|characteristic type|category type|group type|split by"),
    (
        Role.GROUP,
        r"group\b|sub-?group|pupil group|characteristic|category|cohort group|sex\b|gender|ethnic|age\b|"
        r"disaggregation|phase\b",
    ),
    (
        Role.MEASURE,
        r"measure|indicator|performance (?:measure|indicator)|kpi|pi\b|metric|description|ref(?:erence)?\b|"
        r"measure name|outcome measure",
    ),
    (
        Role.AREA,
        r"area|local authority|la\b|la name|authority|district|ward|locality|region|geography|school|council|"
        r"place|organisation|borough|gss|ons code|laestab|area ?(?:code|name)",
    ),
    (
        Role.PERIOD,
        r"period|year|quarter|month|date|time ?period|academic year|financial year|reporting period|term\b|"
        r"as at",
    ),
    (Role.STATUS, r"status|provisional|edition|final or provisional|version"),
    (Role.POLARITY, r"polarity|good is|high or low|better|desired direction"),
    (Role.NOTE, r"notes?\b|comments?|commentary|footnotes?|caveats?|narrative|source|provider|owner|lead"),
    (
        Role.VALUE,
        r"value|figure|result|outturn|actual|performance|data|rate|percentage|per ?cent|%|number|count|total|"
        r"score|observation",
    ),
)
_PATTERNS = tuple((role, re.compile(rf"(?:the |latest )?(?:{words})", re.I)) for role, words in _HEADINGS)
_MOST_HEADER_ROWS = 3
_LOOKED_AT = 40  # rows, to find the headings and samples
_SAMPLES = 3


def plain_heading(text: str) -> str:
    """A heading as it is remembered for a provider: without case, marks and doubled spaces."""
    return " ".join(re.sub(r"[^\w%/-]+", " ", text.casefold()).split())


@dataclass(slots=True)
class Layout:
    """How one sheet is read. `headings` are the rows that hold them; figures follow after the last.

    `across` is what the rest of a figure column's heading names once the period is taken out of it:
    "area", "measure" or "group". `fixed` says what no cell does: measure, area, period, group.
    """

    sheet: str
    headings: list[int]
    columns: dict[int, Role]
    across: str = "area"
    fixed: dict[str, str] = field(default_factory=dict)
    skipped: bool = False

    def as_data(self) -> dict[str, Any]:
        """The layout as plain data."""
        return {
            "sheet": self.sheet,
            "headings": self.headings,
            "columns": {str(column): role.value for column, role in self.columns.items()},
            "across": self.across,
            "fixed": self.fixed,
            "skipped": self.skipped,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Layout:
        """The layout again."""
        columns = {int(column): Role(role) for column, role in data["columns"].items()}
        return cls(
            data["sheet"],
            list(data["headings"]),
            columns,
            data.get("across", "area"),
            dict(data.get("fixed", {})),
            bool(data.get("skipped", False)),
        )

    def having(self, role: Role) -> list[int]:
        """The columns with this role, from the left."""
        return sorted(column for column, each in self.columns.items() if each is role)

    @property
    def problem(self) -> str:
        """What the person must still say before figures can be read; "" when nothing."""
        if self.skipped:
            return ""
        if not self.having(Role.VALUE) and not self.having(Role.FIGURES):
            return "Say which column holds the figures."
        return ""


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column as the person sees it: its letters, its heading, the first values in it."""

    column: int
    letters: str
    heading: str
    samples: tuple[str, ...]


def columns_of(sheet: Sheet, headings: Sequence[int]) -> list[ColumnSeen]:
    """The columns of a sheet that hold anything at all."""
    texts = headings_of(sheet, headings)
    rows = [row for row in sheet.rows if row.number > max(headings, default=0)]
    width = max((len(row.cells) for row in sheet.rows), default=0)
    found = []
    for column in range(width):
        samples = [cell for row in rows[:_LOOKED_AT] if (cell := row.cell(column))][:_SAMPLES]
        if samples or texts.get(column):
            found.append(ColumnSeen(column, column_letters(column), texts.get(column, ""), tuple(samples)))
    return found


def left_columns(sheet: Sheet, layout: Layout) -> list[ColumnSeen]:
    """The columns that hold figures and are not loaded: mostly targets, but a person should know."""
    if layout.skipped:
        return []
    return [
        seen
        for seen in columns_of(sheet, layout.headings)
        if layout.columns.get(seen.column, Role.IGNORE) is Role.IGNORE
        and any(is_figure(cell) for cell in seen.samples)
    ]


def headings_of(sheet: Sheet, headings: Sequence[int]) -> dict[int, str]:
    """The heading of each column, from the top: a heading over several columns holds for all of them."""
    rows = [row for row in sheet.rows if row.number in set(headings)]
    if not rows:
        return {}
    width = max(len(row.cells) for row in rows)
    found: dict[int, list[str]] = {column: [] for column in range(width)}
    for index, row in enumerate(rows):
        last = ""
        beneath = rows[index + 1 :]
        for column in range(width):
            text = row.cell(column)
            last = text or last
            spread = not text and last and any(each.cell(column) for each in beneath)
            if text or spread:
                found[column].append(text or last)
    return {column: " ".join(dict.fromkeys(texts)) for column, texts in found.items()}


# Understanding a sheet


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
    layout.across = before.get("across") or _across(sheet, layout, knows)
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
        (index for index, row in enumerate(sheet.rows[:200]) if _filled(row) > 1 and _has_figure(row)), None
    )
    if first is None:
        named = next((row for row in sheet.rows[:_LOOKED_AT] if _filled(row) > 1), None)
        return [named.number] if named else []
    found: list[int] = []
    below = sheet.rows[first].number
    for row in reversed(sheet.rows[:first]):
        if len(found) == _MOST_HEADER_ROWS or below - row.number > 2:
            break
        if not found and _filled(row) == 1 and row.cell(0):
            below = row.number  # the name of a section between the headings and its first figures
            continue
        spread = _filled(row) == 1 and not row.cell(0) and heading_period(_only(row)) is not None
        if _filled(row) < 2 and not spread:
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
    if not said or _filled(row) < 2 or any(_is_heading(cell) for cell in row.cells if cell):
        return False
    return len(said) > 1 or heading_period(said[0]) is None


def _is_heading(cell: str) -> bool:
    """Whether the whole of a cell is what people write above a column."""
    return any(pattern.fullmatch(cell.strip()) for _, pattern in _PATTERNS)


def _filled(row: SheetRow) -> int:
    return sum(1 for cell in row.cells if cell)


def _only(row: SheetRow) -> str:
    return next(cell for cell in row.cells if cell)


def _has_figure(row: SheetRow) -> bool:
    return any(is_figure(cell) for cell in row.cells[1:] or row.cells)


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure, or a mark that stands for one: not a period, not words."""
    if not cell or len(cell) > 80 or (read_period(cell) is not None and "%" not in cell):
        return False
    value = next((figure.value for figure in read_cell(cell).figures), None)
    if any(char.isdigit() for char in cell):
        return isinstance(value, Number | Suppressed) and (cell[0] in "£<>~+-–−(.≤" or cell[0].isdigit())
    if isinstance(value, Suppressed):
        return True
    return isinstance(value, Missing) and len(cell) <= 15 and value.reason not in _NO_MARKS


_NO_MARKS = (MissingReason.WORDS, MissingReason.UNREADABLE, MissingReason.BLANK, MissingReason.PLACEHOLDER)


def _role_of(seen: ColumnSeen, knows: Knows) -> Role:
    figures = sum(1 for cell in seen.samples if is_figure(cell))
    mostly = bool(seen.samples) and figures * 2 > len(seen.samples)
    if heading_period(seen.heading) is not None and not _ignored(seen.heading):
        # A year above a column says figures, whatever stands in some of its cells; unless it says "Comment".
        rest = without_period(seen.heading)
        if figures or not rest:
            return next((role for role in (Role.NOTE,) if rest and _means(role, rest)), Role.FIGURES)
    if mostly and (knows("measure", seen.heading) or knows("area", seen.heading)):
        return Role.FIGURES
    for role, pattern in _PATTERNS:
        if pattern.match(seen.heading.strip()):
            if role is Role.VALUE and not mostly and seen.samples:
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


def _means(role: Role, heading: str) -> bool:
    return any(each is role and pattern.match(heading) for each, pattern in _PATTERNS)


def _ignored(heading: str) -> bool:
    return bool(re.search(r"\b(?:target|rag|rank|quartile|trend|variance|change)\b", heading, re.I))


def _find_unnamed(sheet: Sheet, layout: Layout, knows: Knows) -> None:
    """The first column of words, where nothing else names the measure, is the measure; or the area."""
    if layout.having(Role.MEASURE) and layout.having(Role.AREA):
        return
    rows = [row for row in sheet.rows if row.number > max(layout.headings, default=0)][:_LOOKED_AT]
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


def _across(sheet: Sheet, layout: Layout, knows: Knows) -> str:
    texts = headings_of(sheet, layout.headings)
    named = [
        rest for column in layout.having(Role.FIGURES) if (rest := without_period(texts.get(column, "")))
    ]
    for kind in ("measure", "area"):
        if any(knows(kind, text) for text in named):
            return kind
    if not layout.having(Role.MEASURE):
        return "measure"
    return "area" if not layout.having(Role.AREA) else "group"


def without_period(heading: str) -> str:
    """What a heading says besides its period: "England 2015/16" gives "England"."""
    rest = heading
    for found in sorted(find_periods(heading), key=lambda each: -each.start):
        rest = f"{rest[: found.start]} {rest[found.end :]}"
    rest = re.sub(
        r"\b(?:outturn|actual|figures?|data|results?|value|provisional|final|revised|year)\b",
        " ",
        rest,
        flags=re.I,
    )
    return re.sub(r"\(\s*\)|\[\s*\]", " ", " ".join(rest.split())).strip(" -–:,/")


# Reading a sheet


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


class _Reader:
    """Goes down a sheet; remembers the heading of the section it is in, and names that hold further down."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self.sheet = sheet
        self.layout = layout
        self.texts = headings_of(sheet, layout.headings)
        self.section = ""
        self.above: dict[int, str] = {}
        self.named: dict[str, str] = {}  # of headings, worked out once for the sheet
        self.periods: dict[str, str] = {}
        self.heads = [row.cells for row in sheet.rows if row.number in set(layout.headings)]

    def read(self) -> tuple[list[IncomingRow], list[SetAside]]:
        found: list[IncomingRow] = []
        aside: list[SetAside] = []
        last_heading = max(self.layout.headings, default=0)
        for row in self.sheet.rows:
            if row.number in self.layout.headings:
                continue
            reason = "it stands above the headings" if row.number < last_heading else self._no_figures(row)
            if reason:
                if _filled(row) == 1 and len(_only(row)) <= 200:
                    self.section = _only(row)
                aside.append(SetAside(self.sheet.name, row.number, _text(row), reason))
                continue
            given = list(self._row(row))
            if not given:
                aside.append(SetAside(self.sheet.name, row.number, _text(row), "no figure stands in it"))
            found += given
        return found, aside

    def _no_figures(self, row: SheetRow) -> str:
        if row.cells in self.heads:
            return "it repeats the headings"
        places = [*self.layout.having(Role.VALUE), *self.layout.having(Role.FIGURES)]
        if _filled(row) == 1 and not any(row.cell(column) for column in places):
            return "it is a note or a heading"
        return ""

    def _row(self, row: SheetRow) -> Iterator[IncomingRow]:
        measures, areas = self._names(row, Role.MEASURE), self._names(row, Role.AREA)
        period = " ".join(self._cells(row, Role.PERIOD))
        group, dimension = " ".join(self._cells(row, Role.GROUP)), " ".join(self._cells(row, Role.DIMENSION))
        if group and not dimension and len(self.layout.having(Role.GROUP)) == 1:
            dimension = self._dimension()
        fixed = self.layout.fixed
        for column in sorted({*self.layout.having(Role.VALUE), *self.layout.having(Role.FIGURES)}):
            is_value = self.layout.columns[column] is Role.VALUE
            cell = row.cell(column)
            if not cell and not (is_value and (period or len(self.layout.having(Role.VALUE)) == 1)):
                continue
            heading = self.texts.get(column, "")
            says = {"measure": measures, "area": areas, "group": (group,) if group else ()}
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
                period=period or self._period(heading) or fixed.get("period", ""),
                group=(says["group"] or ("",))[0] or fixed.get("group", ""),
                dimension=dimension,
                numerator=self._first(row, Role.NUMERATOR),
                denominator=self._first(row, Role.DENOMINATOR),
                lower=self._first(row, Role.LOWER),
                upper=self._first(row, Role.UPPER),
                status=self._first(row, Role.STATUS),
                polarity=self._first(row, Role.POLARITY),
                note=" ".join(self._cells(row, Role.NOTE)),
            )

    def _named(self, heading: str) -> str:
        if heading not in self.named:
            self.named[heading] = without_period(heading)
        return self.named[heading]

    def _period(self, heading: str) -> str:
        if heading not in self.periods:
            self.periods[heading] = heading if heading_period(heading) is not None else ""
        return self.periods[heading]

    def _dimension(self) -> str:
        heading = self.texts.get(self.layout.having(Role.GROUP)[0], "")
        found = re.match(r"(sex|gender|ethnic\w*|age|phase)\b", heading.strip(), re.I)
        return {"gender": "Sex"}.get(found[1].lower(), found[1].capitalize()) if found else ""

    def _names(self, row: SheetRow, role: Role) -> tuple[str, ...]:
        """What the columns of a role say; a cell left empty under a filled one is taken to repeat it."""
        found = []
        for column in self.layout.having(role):
            text = row.cell(column)
            if text:
                self.above[column] = text
            found.append(text or self.above.get(column, ""))
        return tuple(text for text in found if text)

    def _cells(self, row: SheetRow, role: Role) -> list[str]:
        return [cell for column in self.layout.having(role) if (cell := row.cell(column))]

    def _first(self, row: SheetRow, role: Role) -> str:
        return next(iter(self._cells(row, role)), "")


def _given(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()
