"""What each column of a sheet is, and what stands above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from goldenthread.measures.loading.opening import Sheet, column_letters

from .cells import is_figure


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
    (
        Role.IGNORE,
        r"target|rag\b|rating|status rag|trend|direction|change|variance|rank|quartile|difference|"
        r"ytd\b|year to date",
    ),
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
PATTERNS = tuple((role, re.compile(rf"(?:the |latest )?(?:{words})", re.I)) for role, words in _HEADINGS)
MOST_HEADER_ROWS = 3
LOOKED_AT = 40  # rows, to find the headings and samples
_SAMPLES = 3


def plain_heading(text: str) -> str:
    """A heading as it is remembered for a provider: without case, marks and doubled spaces."""
    return " ".join(re.sub(r"[^\w%/-]+", " ", text.casefold()).split())


@dataclass(slots=True)
class Layout:
    """How one sheet is read. `headings` are the rows that hold them; figures follow after the last.

    `across` is what the rest of a figure column's heading names once the period is taken out of it:
    "area", "measure" or "group". `fixed` says what no cell does: measure, area, period, group;
    `presumed` where its period was taken from, as long as nobody said it. `named` is the area or the measure
    that the tab or the title names, for this sheet only.
    """

    sheet: str
    headings: list[int]
    columns: dict[int, Role]
    across: str = "area"
    fixed: dict[str, str] = field(default_factory=dict)
    skipped: bool = False
    presumed: str = ""
    named: dict[str, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """The layout as plain data."""
        return {
            "sheet": self.sheet,
            "headings": self.headings,
            "columns": {str(column): role.value for column, role in self.columns.items()},
            "across": self.across,
            "fixed": self.fixed,
            "skipped": self.skipped,
            "presumed": self.presumed,
            "named": self.named,
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
            data.get("presumed", ""),
            dict(data.get("named", {})),
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
        samples = [cell for row in rows[:LOOKED_AT] if (cell := row.cell(column))][:_SAMPLES]
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
