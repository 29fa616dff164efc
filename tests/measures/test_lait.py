"""Reading the Local Authority Interactive Tool: a small extract made here, and the whole file where it is."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from goldenthread.measures.connectors.lait import COLUMNS, Lait
from goldenthread.measures.connectors.publication import NO_PERIOD, CannotRead, Publication
from goldenthread.rules.figures import PERCENT, Unit, UnitKind
from goldenthread.rules.periods import Period, YearKind
from goldenthread.rules.polarity import Polarity

WHOLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "lait"

DICTIONARY = [
    "Topic", "Measure", "Chart_title", "Measure_short", "Polarity", "y_axis_name", "Description",
    "Last Update", "Next Update", "Data Owner (DO) /Supplier and Contact Details", "Methodology",
    "Hyperlink(s)", "dps", "Year_Type", "No_Quartile",
]  # fmt: skip
DESCRIBED = [
    ["Attendance", "Overall absence", "Overall absence rate", "Abs", "Low", "%", "Days  missed.", "45809",
     "46174", "DfE", "Sessions missed\nof those possible.\n\nNA\n\nSchool census.", "https://example.org/a",
     "2", "Academic Year", "NA"],
    ["Spending", "Spend per child", "NA", "Spend", "-", "£ per head", "NA", "NA", "", "DfE", "NA", "NA", "NA",
     "Financial Year", "Y"],
    ["School\\Places", "Pupils", "Pupils in schools", "Pupils", "High", "Number", "", "", "", "", "", "", "0",
     "Annual - January", ""],
    ["Care", "Looked after", "Children looked after rate per 10,000", "Cla", "NA", "Rate per 10,000", "", "",
     "", "", "", "", "1", "Annual (end of Sept)", ""],
    ["Attendance", "Described again", "", "Abs", "High", "", "", "", "", "", "", "", "9", "", ""],
]  # fmt: skip
ROWS = [
    ["Abs", "2024", "Northshire", "7.10", "101", "North East"],
    ["Abs", "2024", "England", "6.9", "970", ""],
    ["Abs", "2024", "North East", "-", "981", ""],
    ["Abs", "0", "Northshire", "7.3", "101", "North East"],
    ["Spend", "2023-24 (OT)", "Northshire", "512", "101", "North East"],
    ["Pupils", "2024", "Camden", "0", "202", "Inner London"],
    ["Pupils", "2024", "London (Inner)", "5", "988", ""],
    ["Cla", "2024", "Dorset (Pre LG)", "54.70", "835", "South West"],
    ["Unheard of", "2025 (prov)", "Northshire", "4.7980000000000002E-2", "101", "North East"],
]


def a_dictionary(folder: Path, rows: list[list[str]] = DESCRIBED, header: list[str] = DICTIONARY) -> Path:
    path = folder / "dictionary.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def as_csv(folder: Path, rows: list[list[str]] = ROWS, columns: Any = COLUMNS) -> Path:
    path = folder / "figures.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


def as_parquet(folder: Path, rows: list[list[str]] = ROWS) -> Path:
    path = folder / "figures.parquet"
    columns = {name: [row[at] for row in rows] for at, name in enumerate(COLUMNS)}
    pq.write_table(pa.table({"Data item": ["x"] * len(rows), **columns}), path)
    return path


@pytest.fixture(params=[as_csv, as_parquet], ids=["CSV", "Parquet"])
def extract(request: Any, tmp_path: Path) -> Publication:
    publication = Lait(request.param(tmp_path), a_dictionary(tmp_path)).read()
    publication.figures = list(publication.figures)
    return publication


def figure(publication: Publication, row: int) -> tuple[Any, ...]:
    found = list(publication.figures)[row - 1]
    assert found.row == row
    return found, publication.periods[found.period], publication.areas[found.area]


@pytest.mark.parametrize(
    ("row", "period", "place", "state", "number", "as_written", "status"),
    [
        (1, Period.year(2023, YearKind.ACADEMIC), "Northshire", "n", 7.1, "7.10", ""),
        (2, Period.year(2023, YearKind.ACADEMIC), "England", "n", 6.9, "6.9", ""),
        (3, Period.year(2023, YearKind.ACADEMIC), "North East", "m", None, "-", ""),
        (4, NO_PERIOD, "Northshire", "n", 7.3, "7.3", ""),
        (5, Period.year(2023), "Northshire", "n", 512.0, "512", ""),
        (6, Period.month(2024, 1), "Camden", "n", 0.0, "0", ""),
        (8, Period.snapshot(date(2024, 9, 30)), "Dorset (Pre LG)", "n", 54.7, "54.70", ""),
        (9, Period.year(2025, YearKind.CALENDAR), "Northshire", "n", 0.04798, "4.7980000000000002E-2",
         "provisional"),
    ],
)  # fmt: skip
def test_each_row_is_a_figure_with_its_period_and_place(
    extract, row, period, place, state, number, as_written, status
):
    found, its_period, area = figure(extract, row)
    assert (its_period, area.name) == (period, place)
    assert (found.state, found.value, found.as_written, found.status) == (state, number, as_written, status)


def test_a_figure_that_is_not_published_is_missing_and_never_nought(extract):
    found, _, _ = figure(extract, 3)
    assert (found.state, found.value, found.reason) == ("m", None, "not published")


def test_a_year_that_is_no_year_is_kept_and_said(extract):
    found, _, _ = figure(extract, 4)
    assert "“0”" in found.note
    assert any("“Abs” has figures whose year is printed as “0”" in note for note in extract.notes)


def test_what_the_dictionary_does_not_describe_is_said_and_kept(extract):
    assert any("does not describe “Unheard of”" in note for note in extract.notes)
    unheard = next(each for each in extract.measures if each.code == "Unheard of")
    assert (unheard.name, unheard.polarity, unheard.decimals) == ("Unheard of", None, None)


def test_a_measure_says_what_the_dictionary_says(extract):
    absence, spend, pupils, looked_after, _ = extract.measures
    assert (absence.name, absence.short_name) == ("Overall absence rate", "Overall absence")
    assert absence.meaning == "Days missed."
    assert absence.definition == "Sessions missed of those possible.\n\nSchool census."
    assert (absence.polarity, absence.unit, absence.decimals) == (Polarity.LOW, PERCENT, 2)
    assert (absence.last_published, absence.next_published) == (date(2025, 6, 1), date(2026, 6, 1))
    assert (spend.polarity, spend.name, spend.no_quartile) == (Polarity.NO_JUDGEMENT, "Spend per child", True)
    assert (spend.decimals, spend.next_published, spend.meaning) == (None, None, "")
    assert (pupils.theme, pupils.accumulation) == ("School and Places", "snapshot")
    assert (looked_after.polarity, looked_after.unit) == (None, Unit(UnitKind.RATE, 10_000))


def test_places_have_their_kind_and_what_they_belong_to(extract):
    places = {each.name: each for each in extract.areas}
    assert (places["England"].kind, places["England"].dfe_number) == ("country", 970)
    assert (places["North East"].kind, places["North East"].parent) == ("region", "England")
    assert (places["London (Inner)"].parent, places["Camden"].parent) == ("London", "london (inner)")
    assert places["Dorset (Pre LG)"].abolished == date(2019, 4, 1)
    assert places["Northshire"].abolished is None


def test_a_folder_holds_several_data_files(tmp_path):
    as_csv(tmp_path, ROWS[:4])
    as_parquet(tmp_path, ROWS[4:])
    found = Lait(tmp_path, a_dictionary(tmp_path)).read()
    assert len(list(found.figures)) == len(ROWS)
    assert found.read_from == "figures.csv, figures.parquet"


def test_the_same_files_have_the_same_fingerprint(tmp_path):
    dictionary = a_dictionary(tmp_path)
    first = Lait(as_csv(tmp_path), dictionary).read()
    assert first.sha256 == Lait(as_csv(tmp_path), dictionary).read().sha256
    assert first.sha256 != Lait(as_csv(tmp_path, ROWS[1:]), dictionary).read().sha256


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "nothing.csv", "There is no file nothing.csv"),
        (lambda folder: folder, "There is no data file"),
        (lambda folder: as_csv(folder, [], [*COLUMNS[:3], "Value", *COLUMNS[4:]]), "no column Values"),
        (lambda folder: _written(folder, "page.csv", "<!doctype html><p>Sign in"), "page.csv is not a data"),
        (
            lambda folder: _written(folder, "page.parquet", "<!doctype html>"),
            "could not be opened as Parquet",
        ),
        (lambda folder: _written(folder, "empty.csv", ""), "empty.csv is not a data file"),
    ],
    ids=["no file", "empty folder", "another column", "a page", "a page as Parquet", "empty"],
)
def test_a_file_that_is_not_the_tools_is_refused_with_what_to_do(make, says, tmp_path):
    nothing = tmp_path / "data"
    nothing.mkdir()
    with pytest.raises(CannotRead, match=says):
        Lait(make(nothing), a_dictionary(tmp_path)).read()


def _written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no column Measure_short"),
        ("a,b\n1,2\n", "no column Measure_short or"),
        ("\xff", "could not be read"),
    ],
)
def test_a_dictionary_that_is_none_is_refused(text, says, tmp_path):
    path = tmp_path / "dictionary.csv"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(CannotRead, match=says):
        Lait(as_csv(tmp_path), path).read()


# The whole of it


@pytest.fixture(scope="module")
def whole() -> Publication:
    if not WHOLE.is_dir():
        pytest.skip("The whole data file of the tool is not beside the project.")
    publication = Lait(WHOLE / "bds_long_0.parquet", WHOLE / "lait_data_dictionary.csv").read()
    publication.figures = list(publication.figures)
    return publication


def test_every_value_of_the_whole_file_is_a_figure(whole):
    states = Counter(each.state for each in whole.figures)
    assert states == {"n": 547_187, "m": 93_883} and states.total() == 641_070
    assert {each.as_written for each in whole.figures if each.state == "m"} == {"-"}


def test_every_spelling_of_a_year_is_read(whole):
    spellings = pq.read_table(WHOLE / "bds_long_0.parquet", columns=["Years"])["Years"].unique()
    assert len(spellings) == 65
    unplaced = [each for each in whole.figures if whole.periods[each.period] == NO_PERIOD]
    assert len(unplaced) == 170 and len({each.measure for each in unplaced}) == 1
    assert all("“0”" in each.note for each in unplaced)


def test_the_standing_of_the_whole_file(whole):
    standing = Counter(each.status for each in whole.figures)
    assert standing == {"": 630_870, "revised": 7_140, "final": 2_380, "provisional": 680}


def test_the_dictionary_describes_every_measure_of_the_whole_file(whole):
    assert len(whole.measures) == 434 and len(whole.notes) == 1
    assert Counter(each.polarity for each in whole.measures) == {
        Polarity.HIGH: 220, Polarity.LOW: 88, Polarity.NO_JUDGEMENT: 96, None: 30,
    }  # fmt: skip
    assert Counter(each.year_kind for each in whole.measures) == {
        YearKind.ACADEMIC: 261, YearKind.FINANCIAL: 123, YearKind.CALENDAR: 23, None: 27,
    }  # fmt: skip
    assert Counter(each.decimals for each in whole.measures) == {None: 260, 2: 124, 0: 45, 1: 5}


def test_the_places_of_the_whole_file(whole):
    assert Counter(each.kind for each in whole.areas) == {"authority": 158, "region": 11, "country": 1}
    assert sum(each.abolished is not None for each in whole.areas) == 3


def test_no_place_and_period_of_the_whole_file_has_two_figures(whole):
    keys = {(each.measure, each.area, each.group, each.period) for each in whole.figures}
    assert len(keys) == 641_070


@pytest.mark.parametrize(
    ("year_type", "written", "period"),
    [
        ("Annual", "2024", Period.snapshot(date(2024, 3, 31))),
        ("Annual - January", "2024", Period.month(2024, 1)),
        ("Annual (end of Sept)", "2024", Period.snapshot(date(2024, 9, 30))),
        ("Academic Year", "2024", Period.year(2023, YearKind.ACADEMIC)),
        ("Financial Year", "2023-24", Period.year(2023, YearKind.FINANCIAL)),
        ("Calendar Year", "2020-22", Period.pooled(2020, 3, YearKind.CALENDAR)),
    ],
)
def test_what_a_year_means_is_said_by_its_year_type(
    tmp_path: Path, year_type: str, written: str, period: Period
) -> None:
    described = [["", "Counted", "", "Counted", "", "", "", "", "", "", "", "", "", year_type, ""]]
    rows = [["Counted", written, "Northshire", "1", "101", "North East"]]
    publication = Lait(as_csv(tmp_path, rows), a_dictionary(tmp_path, described)).read()
    list(publication.figures)
    assert publication.periods == [period]
