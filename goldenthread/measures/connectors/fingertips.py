"""Fingertips, the public health figures of the Department of Health and Social Care, as its CSV gives them.

Two files belong together: the figures ("all data") and the indicators' metadata, which alone say what kind
of year "2023/24" is. Open Government Licence v3.0. Traps of the source, and what is done about them:

- columns are found by their names: some carry the name of the parent area, and columns were added over time;
- "*", an empty cell and -1 are no numbers and never nought; the value note says why;
- the sortable period (20230000) is a key and no date: it is not read;
- England stands there once for every parent area: the rows say the same and are kept once;
- sex and category (deprivation, ethnicity) divide the same people again: they are groups, and everybody is
  the row without a category whose sex is persons, or the only sex counted;
- one indicator number has figures for several ages: each age is a measure, "90362 65+ yrs";
- pooled years overlap (2016/17 - 20/21): they are kept as the periods they are.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldenthread.measures.connectors.publication import (
    NO_PERIOD,
    CannotRead,
    Publication,
    PublishedArea,
    PublishedFigure,
    PublishedGroup,
    PublishedMeasure,
    PublishedSource,
)
from goldenthread.rules.figures import unit_of
from goldenthread.rules.periods import Period, YearKind, read_period
from goldenthread.rules.polarity import Polarity

SOURCE = PublishedSource(
    key="fingertips",
    kind="fingertips",
    name="Fingertips public health data",
    publisher="Department of Health and Social Care",
    licence="Open Government Licence v3.0",
    address="https://fingertips.phe.org.uk",
)
NEEDED = (
    "indicator id", "indicator name", "area code", "area name", "area type", "sex", "age", "category type",
    "category", "time period", "value",
)  # fmt: skip
_DESCRIBES = ("indicator id", "year type")
_INTERVALS = {
    "lower_95": ("lower ci 95.0 limit", "lower ci 95 limit", "lower ci limit"),
    "upper_95": ("upper ci 95.0 limit", "upper ci 95 limit", "upper ci limit"),
    "lower_998": ("lower ci 99.8 limit",),
    "upper_998": ("upper ci 99.8 limit",),
}
_EVERYBODY = ("persons", "not applicable", "")
_WITHHELD = re.compile(r"suppress|disclos|small number|confidential|withheld", re.IGNORECASE)
_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,20})?(?:[eE][-+]?[0-9]{1,2})?")
_KIND_OF_CODE = {
    "E92": "country", "E12": "region", "E06": "authority", "E08": "authority", "E09": "authority",
    "E10": "authority", "E07": "district", "E05": "ward",
}  # fmt: skip
_YEARS = {"calendar": YearKind.CALENDAR, "financial": YearKind.FINANCIAL, "academic": YearKind.ACADEMIC}
_MONTHS = [date(2000, month, 1).strftime("%B").casefold() for month in range(1, 13)]
_RANGE = re.compile(r"([0-9]{1,2})y")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Fingertips:
    """The two files: figures and metadata. `whole` where the figures are all that is wanted of the source."""

    data: Path
    metadata: Path
    whole: bool = False

    def read(self) -> Publication:
        """Everything in the files. CannotRead when one of them is not what it should be."""
        rows = _rows(self.data, NEEDED, "figures")
        described = {row["indicator id"]: row for row in _rows(self.metadata, _DESCRIBES, "metadata")}
        unknown = sorted({row["indicator id"] for row in rows} - set(described))
        if unknown:
            raise CannotRead(
                f"{self.metadata.name} does not describe indicator {', '.join(unknown[:10])}, so nobody can "
                "tell which years its figures are for. Download the metadata of the same indicators."
            )
        reading = _Reading(rows, described)
        return Publication(
            source=SOURCE,
            measures=reading.measures,
            areas=reading.areas,
            periods=reading.periods,
            groups=reading.groups,
            figures=reading.figures(),
            whole=self.whole,
            notes=reading.notes,
            read_from=self.data.name,
            sha256=hashlib.sha256(self.data.read_bytes() + self.metadata.read_bytes()).hexdigest(),
            size=self.data.stat().st_size,
        )


def _rows(path: Path, needed: tuple[str, ...], what: str) -> list[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise CannotRead(f"{path.name} could not be read as CSV. Download it again.") from problem
    if text.lstrip()[:1] in ("<", "{", ""):
        raise CannotRead(f"{path.name} is a web page or empty, not a file of {what}. Download it again.")
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as problem:
        raise CannotRead(f"{path.name} is damaged: {problem}. Download it again.") from problem
    header = [" ".join(each.casefold().split()) for each in lines[0]]
    absent = [name for name in needed if name not in header]
    if absent:
        raise CannotRead(f"{path.name} is not a file of {what}: it has no column {' or '.join(absent)}.")
    short = next((at for at, line in enumerate(lines, 1) if line and len(line) < len(header)), None)
    if short is not None:
        raise CannotRead(f"{path.name} is cut off in row {short}. Download it again.")
    return [
        {"row": str(at), **dict(zip(header, map(str.strip, line), strict=False))}
        for at, line in enumerate(lines[1:], 2)
        if line
    ]


class _Reading:
    """Turns rows into figures; what they are of is collected first."""

    def __init__(self, rows: list[Row], described: dict[str, Row]) -> None:
        self._rows, self._described = rows, described
        self.notes: list[str] = []
        self.periods: list[Period] = []
        self._period_at: dict[Period, int] = {}
        self._when: dict[tuple[str, str], tuple[int, str]] = {}
        self._only_sex = _only_sexes(rows)
        self._measure_at = _positions(_measure_key(row) for row in rows)
        first = {_measure_key(row): row for row in reversed(rows)}
        self.measures = [_measure(first[key], described[key[0]]) for key in self._measure_at]
        self._area_at = _positions(row["area code"] or row["area name"] for row in rows)
        places = {row["area code"] or row["area name"]: row for row in rows}
        self.areas = [_area(places[key]) for key in self._area_at]
        self._group_at = {PublishedGroup(): 0}
        for row in rows:
            self._group_at.setdefault(self._group(row), len(self._group_at))
        self.groups = list(self._group_at)

    def figures(self) -> Iterator[PublishedFigure]:
        for row in self._rows:
            state, value, reason = _value(row)
            period, note = self._period(row)
            said = row.get("value note", "")
            intervals = {
                name: next((_number(row[each]) for each in columns if each in row), None)
                for name, columns in _INTERVALS.items()
            }
            yield PublishedFigure(
                self._measure_at[_measure_key(row)],
                self._area_at[row["area code"] or row["area name"]],
                self._group_at[self._group(row)],
                period,
                state,
                value,
                reason=reason,
                status=_status(said) if state == "n" else "",
                numerator=_number(row.get("count", "")),
                denominator=_number(row.get("denominator", "")),
                as_written=row["value"],
                note=" ".join(each for each in (said, note) if each),
                row=int(row["row"]),
                column="Value",
                **intervals,
            )

    def _group(self, row: Row) -> PublishedGroup:
        parts = []
        sex = row["sex"]
        if sex.casefold() not in _EVERYBODY and self._only_sex.get(_measure_key(row)) != sex:
            parts.append(("Sex", sex))
        if row["category"]:
            parts.append((row["category type"] or "Category", row["category"]))
        return PublishedGroup(", ".join(each for each, _ in parts), ", ".join(each for _, each in parts))

    def _period(self, row: Row) -> tuple[int, str]:
        key = row["indicator id"], row["time period"]
        if key not in self._when:
            period, note = _period(row["time period"], self._described[key[0]]["year type"])
            wanted = _RANGE.fullmatch(row.get("time period range", ""))
            if period is None:
                period, note = NO_PERIOD, f"The source prints “{key[1]}” as the period."
                self.notes.append(
                    f"Indicator {key[0]} has figures for “{key[1]}”, which is no period known here: they are "
                    "kept without one."
                )
            elif wanted and period.months != 12 * int(wanted[1]):
                self.notes.append(
                    f"Indicator {key[0]}: “{key[1]}” is read as {period.label}, but the source says that it "
                    f"covers {wanted[1]} years."
                )
            if period not in self._period_at:
                self._period_at[period] = len(self.periods)
                self.periods.append(period)
            self._when[key] = self._period_at[period], note
        return self._when[key]


def _positions(keys: Iterator) -> dict:
    return {key: at for at, key in enumerate(dict.fromkeys(keys))}


def _measure_key(row: Row) -> tuple[str, str]:
    return row["indicator id"], row["age"]


def _only_sexes(rows: list[Row]) -> dict[tuple[str, str], str]:
    """The sex that a measure counts where it counts no other and never persons (breast screening)."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        found.setdefault(_measure_key(row), set()).add(row["sex"])
    return {key: next(iter(sexes)) for key, sexes in found.items() if len(sexes) == 1}


def _number(text: str) -> float | None:
    """A number, or None where the cell holds none: -1 stands for one that is not there."""
    bare = text.replace(",", "")
    if not _NUMBER.fullmatch(bare) or float(bare) == -1:
        return None
    return float(bare)


def _value(row: Row) -> tuple[str, float | None, str]:
    text, note = row["value"], row.get("value note", "")
    number = _number(text)
    if number is not None:
        return "n", number, ""
    if text == "*" or _WITHHELD.search(note):
        return "s", None, (note or "withheld because so few people are counted")[:120]
    known = text in ("", "-") or text.removeprefix("-").removesuffix(".0") == "1"
    return "m", None, "not available" if known else "not readable"


def _status(note: str) -> str:
    said = note.casefold()
    return next(
        (word for root, word in (("provisional", "provisional"), ("estimate", "estimated")) if root in said),
        "",
    )


def _period(text: str, year_type: str) -> tuple[Period | None, str]:
    """The period a text is in an indicator's kind of year ("Financial", "Calendar rolling year - quarterly",
    "August-July"), and a note."""
    said = year_type.casefold().strip()
    kind = next((kind for word, kind in _YEARS.items() if said.startswith(word)), None)
    if kind is not None:
        return read_period(text, year_kind=kind), ""
    month = next((at for at, name in enumerate(_MONTHS, 1) if said.startswith(name)), None)
    period = read_period(text, year_kind=YearKind.FINANCIAL) if month else None
    if month is None or period is None or not text[:4].isdecimal():
        return None, ""
    first = int(text[:4])
    years = max(1, period.months // 12)
    return Period.span(date(first, month, 1), date(first + years, month, 1)), f"The year is {year_type}."


def _area(row: Row) -> PublishedArea:
    code = row["area code"]
    kind = _KIND_OF_CODE.get(code[:3], "other")
    name = (
        re.sub(r" region(?: \(statistical\))?$", "", row["area name"])
        if kind == "region"
        else row["area name"]
    )
    known = re.fullmatch(r"[EWSN][0-9]{8}", code)
    if kind in ("ward", "other") and code:
        name = f"{name} ({code})"
    return PublishedArea(name=name[:200] or code, kind=kind, gss_code=code if known else "")


def _measure(row: Row, said: Row) -> PublishedMeasure:
    age = "" if row["age"].casefold() in ("all ages", "not applicable", "") else row["age"]
    name = " ".join((said.get("indicator") or row["indicator name"]).split())
    unit = f"{said.get('unit', '')} {said.get('value type', '')}"
    return PublishedMeasure(
        scheme="fingertips",
        code=f"{row['indicator id']} {age}".strip(),
        name=f"{name}, {age}" if age and age.casefold() not in name.casefold() else name,
        short_name=said.get("simple name", ""),
        meaning=said.get("definition", ""),
        definition="\n\n".join(
            f"{label}: {said[key]}"
            for label, key in (
                ("Numerator", "definition of numerator"),
                ("Denominator", "definition of denominator"),
                ("Method", "methodology"),
            )
            if said.get(key)
        ),
        definition_source=said.get("data source", "") or said.get("indicator source", ""),
        unit=unit_of(f"{unit} {name}"),
        polarity=_polarity(said.get("polarity", "")),
        year_kind=next(
            (kind for word, kind in _YEARS.items() if said["year type"].casefold().startswith(word)), None
        ),
        frequency=said.get("frequency", "")[:200],
        provider=said.get("data source", ""),
    )


def _polarity(text: str) -> Polarity | None:
    """As the metadata say; a profile may say otherwise of the same indicator."""
    said = text.casefold()
    if "high is good" in said:
        return Polarity.HIGH
    if "low is good" in said:
        return Polarity.LOW
    if "blue" in said or "bob" in said or "no judg" in said or "not applicable" in said:
        return Polarity.NO_JUDGEMENT
    return None
