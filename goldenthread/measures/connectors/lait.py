"""The Local Authority Interactive Tool of the Department for Education: its data file and its dictionary.

Some four hundred measures of 150-odd authorities, the regions and England, up to ten years each, as one table
(Parquet or CSV) of measure, year, area and value, with a dictionary that says for each measure what it means,
whether a higher figure is better, the kind of year and the decimal places. Open Government Licence v3.0.

Rules of the source, from its data and dictionary:
- a single year is named by the calendar year in which it ends ("2016" of an academic year is 2015/16);
  January and September counts are the position of that month, and plain "Annual" ones, the counts of children
  in need, looked after and on plans, that of 31 March;
- "-" stands for a figure that is not published, whether withheld or never collected: it is missing here;
- "(prov)", "(Rev)" and "(Final)" beside a year are the standing of its figures, "(OT)" is spending as it
  turned out;
- dates in the dictionary are Excel's day numbers.
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from goldenthread.measures.connectors.publication import (
    NO_PERIOD,
    CannotRead,
    Publication,
    PublishedArea,
    PublishedFigure,
    PublishedMeasure,
    PublishedSource,
)
from goldenthread.rules.figures import unit_of
from goldenthread.rules.periods import Edition, Period, YearKind, read_edition, read_period
from goldenthread.rules.polarity import Polarity

SOURCE = PublishedSource(
    key="lait",
    kind="lait",
    name="Local Authority Interactive Tool",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
)
COLUMNS = ("Short Desc", "Years", "LA and Regions", "Values", "LA Number", "Region")
DICTIONARY_COLUMNS = ("Measure_short", "Measure", "Polarity", "Year_Type", "dps")

_EXCEL_DAY_NOUGHT = date(1899, 12, 30)
_POLARITIES = {"High": Polarity.HIGH, "Low": Polarity.LOW, "-": Polarity.NO_JUDGEMENT}
_YEAR_KINDS = {
    "Academic Year": YearKind.ACADEMIC,
    "Financial Year": YearKind.FINANCIAL,
    "Calendar Year": YearKind.CALENDAR,
}
_MARCH, _JANUARY, _SEPTEMBER = "Annual", "Annual - January", "Annual (end of Sept)"
_STANDINGS = {Edition.PROVISIONAL: "provisional", Edition.REVISED: "revised", Edition.FINAL: "final"}
_NO_COUNTS = (None,) * 6  # the tool gives neither numerator and denominator nor limits
_ENGLAND, _REGIONS = 970, range(980, 991)
_BEFORE_REORGANISATION = "(Pre LG)"
_DORSET_REORGANISED = date(2019, 4, 1)  # the only authorities that the tool keeps in their former shape
_SAME_REGION = {"inner london": "london (inner)", "outer london": "london (outer)"}


@dataclass(frozen=True, slots=True)
class Lait:
    """The tool's files: one data file or a folder of them, and the dictionary."""

    data: Path
    dictionary: Path

    def read(self) -> Publication:
        """Everything in the files. CannotRead when one of them is not what it should be."""
        described = _dictionary(self.dictionary)
        files = _data_files(self.data)
        table = pa.concat_tables([_table(path) for path in files])
        measures = _column(table, "Short Desc")
        names = measures.dictionary.to_pylist()
        missing = [name for name in names if name not in described]
        notes = [
            f"The dictionary does not describe “{name}”: its meaning and polarity are not known."
            for name in missing
        ]
        areas, area_of = _areas(table)
        periods: list[Period] = []
        return Publication(
            source=SOURCE,
            measures=[_measure(name, described.get(name, {})) for name in names],
            areas=areas,
            periods=periods,
            figures=_figures(table, measures, described, area_of, periods, notes),
            notes=notes,
            read_from=", ".join(path.name for path in files),
            sha256=_fingerprint(files),
            size=sum(path.stat().st_size for path in files),
        )


def _data_files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(each for each in path.iterdir() if each.suffix.lower() in (".parquet", ".csv"))
        found = [each for each in found if "dictionary" not in each.name and "log" not in each.name]
        if not found:
            raise CannotRead(f"There is no data file (.parquet or .csv) in {path.name}.")
        return found
    if not path.is_file():
        raise CannotRead(f"There is no file {path.name}. Check the name.")
    return [path]


def _fingerprint(files: list[Path]) -> str:
    found = hashlib.sha256()
    for path in files:
        found.update(path.read_bytes())
    return found.hexdigest()


def _table(path: Path) -> pa.Table:
    try:
        if path.suffix.lower() == ".parquet":
            table = pq.read_table(path)
        else:
            text = pa_csv.ConvertOptions(column_types=dict.fromkeys(COLUMNS, pa.string()))
            table = pa_csv.read_csv(path, convert_options=text)
    except (pa.ArrowException, OSError, ValueError) as problem:
        raise CannotRead(
            f"{path.name} is not a data file of the tool: it could not be opened as "
            f"{'Parquet' if path.suffix.lower() == '.parquet' else 'CSV'}. Download it again."
        ) from problem
    absent = [name for name in COLUMNS if name not in table.column_names]
    if absent:
        raise CannotRead(
            f"{path.name} is not a data file of the tool: it has no column {' or '.join(absent)}. "
            f"Its columns are {', '.join(table.column_names[:12])}."
        )
    return table.select(list(COLUMNS)).cast(pa.schema([(name, pa.string()) for name in COLUMNS]))


def _column(table: pa.Table, name: str) -> pa.DictionaryArray:
    """A column as positions in the list of its different values."""
    filled = pc.fill_null(table[name].combine_chunks(), "")
    return pc.dictionary_encode(filled)


def _dictionary(path: Path) -> dict[str, dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise CannotRead(
            f"The dictionary {path.name} could not be read as CSV. Download it again."
        ) from problem
    absent = [name for name in DICTIONARY_COLUMNS if not rows or name not in rows[0]]
    if absent:
        raise CannotRead(f"{path.name} is not the tool's dictionary: it has no column {' or '.join(absent)}.")
    described: dict[str, dict[str, str]] = {}
    for row in rows:  # a measure described twice is described the first time
        described.setdefault(row["Measure_short"], {key: (text or "") for key, text in row.items() if key})
    return described


def _known(text: str) -> str:
    return "" if text in ("NA", "-") else text.strip()


def _day(text: str) -> date | None:
    return _EXCEL_DAY_NOUGHT + timedelta(days=int(text)) if text.isdigit() else None


def _measure(code: str, row: dict[str, str]) -> PublishedMeasure:
    decimals = row.get("dps", "")
    name = _known(row.get("Chart_title", "")) or row.get("Measure") or code
    year_type = row.get("Year_Type", "")
    return PublishedMeasure(
        scheme="lait",
        code=code,
        name=" ".join(name.split()),
        short_name=" ".join((row.get("Measure") or code).split()),
        theme=row.get("Topic", "").replace("\\", " and ").strip(),
        meaning=_paragraphs(row.get("Description", "")),
        definition=_paragraphs(row.get("Methodology", "")),
        definition_source=_known(row.get("Hyperlink(s)", "")),
        unit=unit_of(f"{_known(row.get('y_axis_name', ''))} {name}"),
        decimals=int(decimals) if decimals.isdigit() else None,
        polarity=_POLARITIES.get(row.get("Polarity", "")),
        year_kind=_YEAR_KINDS.get(year_type),
        frequency="Every year",
        accumulation="snapshot" if year_type in (_MARCH, _JANUARY, _SEPTEMBER) else "period",
        provider=_known(" ".join(_owner(row).split())),
        last_published=_day(row.get("Last Update", "")),
        next_published=_day(row.get("Next Update", "")),
        no_quartile=bool(_known(row.get("No_Quartile", ""))),
    )


def _owner(row: dict[str, str]) -> str:
    return next((text for key, text in row.items() if key.startswith("Data Owner")), "")


def _paragraphs(text: str) -> str:
    return "\n\n".join(
        " ".join(each.split()) for each in text.split("\n\n") if each.strip() not in ("", "NA")
    )


def _areas(table: pa.Table) -> tuple[list[PublishedArea], list[int]]:
    """The areas, and for each row of the table the position of its area.

    An area is told by its number; the name is the one last printed with it.
    """
    numbers, names, regions = (_column(table, each) for each in ("LA Number", "LA and Regions", "Region"))
    together: dict[tuple[int, int, int], None] = dict.fromkeys(
        zip(
            numbers.indices.to_pylist(),
            names.indices.to_pylist(),
            regions.indices.to_pylist(),
            strict=True,
        )
    )
    found: dict[str, PublishedArea] = {}
    for number, name, region in together:
        key = numbers.dictionary[number].as_py()
        found[key] = _area(
            key, names.dictionary[name].as_py().strip(), regions.dictionary[region].as_py().strip()
        )
    position = {key: at for at, key in enumerate(found)}
    of_number = [position[key] for key in numbers.dictionary.to_pylist()]
    return list(found.values()), [of_number[index] for index in numbers.indices.to_pylist()]


def _area(number: str, name: str, region: str) -> PublishedArea:
    try:
        dfe_number = int(float(number))
    except ValueError:
        dfe_number = None
    if dfe_number == _ENGLAND:
        return PublishedArea(name, "country", dfe_number)
    if dfe_number in _REGIONS:
        parent = "London" if name.startswith("London (") else "England"
        return PublishedArea(name, "region", dfe_number, parent=parent)
    former = _BEFORE_REORGANISATION in name
    return PublishedArea(
        name=name,
        kind="authority",
        dfe_number=dfe_number,
        parent=_SAME_REGION.get(region.lower(), region),
        abolished=_DORSET_REORGANISED if former else None,
    )


def _period(text: str, year_type: str) -> Period:
    period = read_period(text, year_kind=_YEAR_KINDS.get(year_type, YearKind.CALENDAR))
    if period is None:
        return NO_PERIOD
    if year_type == _MARCH:
        return Period.snapshot(date(period.start.year, 3, 31))
    if year_type == _JANUARY:
        return Period.month(period.start.year, 1)
    if year_type == _SEPTEMBER:
        return Period.snapshot(date(period.start.year, 9, 30))
    return period


def _figures(
    table: pa.Table,
    measures: pa.DictionaryArray,
    described: dict[str, dict[str, str]],
    area_of: list[int],
    periods: list[Period],
    notes: list[str],
) -> Iterator[PublishedFigure]:
    years, values = _column(table, "Years"), _column(table, "Values")
    names, written = measures.dictionary.to_pylist(), years.dictionary.to_pylist()
    when = _When(names, written, described, periods)
    read = [(text, _says(text)) for text in values.dictionary.to_pylist()]
    rows = zip(
        measures.indices.to_pylist(),
        area_of,
        years.indices.to_pylist(),
        values.indices.to_pylist(),
        strict=True,
    )
    for row, (measure, area, year, value) in enumerate(rows, start=1):
        period, status, note = when.of(measure, year)
        text, says = read[value]
        # By place, not by name: there are six hundred thousand, and naming takes three times as long.
        yield PublishedFigure._make(
            (measure, area, 0, period, *says, status, *_NO_COUNTS, text, note, row, "")
        )
    notes.extend(when.notes)


def _says(text: str) -> tuple[str, float | None, None, str]:
    """The state, number, upper bound and reason of a text; missing where it holds no number."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    return ("n", number, None, "") if math.isfinite(number) else ("m", None, None, "not published")


class _When:
    """The period of each measure's each year: worked out once, used a thousand times."""

    def __init__(
        self,
        names: list[str],
        written: list[str],
        described: dict[str, dict[str, str]],
        periods: list[Period],
    ) -> None:
        self._names, self._written, self._described = names, written, described
        self._periods, self._position = periods, {period: at for at, period in enumerate(periods)}
        self._known: dict[tuple[int, int], tuple[int, str, str]] = {}
        self.notes: list[str] = []

    def of(self, measure: int, year: int) -> tuple[int, str, str]:
        """The position of the period, the standing of its figures, and a note."""
        known = self._known.get((measure, year))
        if known is None:
            known = self._known[measure, year] = self._work_out(self._names[measure], self._written[year])
        return known

    def _work_out(self, name: str, text: str) -> tuple[int, str, str]:
        period = _period(text, self._described.get(name, {}).get("Year_Type", ""))
        if period not in self._position:
            self._position[period] = len(self._periods)
            self._periods.append(period)
        edition = read_edition(text)
        note = "Spending as it turned out." if edition is Edition.OUTTURN else ""
        if period == NO_PERIOD:
            note = f"The source prints “{text}” where the year should stand."
            self.notes.append(
                f"“{name}” has figures whose year is printed as “{text}”: they are kept without a period."
            )
        return self._position[period], _STANDINGS.get(edition, "") if edition else "", note
