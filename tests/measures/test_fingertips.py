"""Fingertips: the traps of its CSV, each shown."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from goldenthread.measures.actions.refreshing import refresh
from goldenthread.measures.connectors.fingertips import Fingertips
from goldenthread.measures.connectors.publication import NO_PERIOD, CannotRead
from goldenthread.partnerships.actions import SYSTEM
from goldenthread.partnerships.models import Area
from goldenthread.rules.figures import PERCENT, Unit, UnitKind
from goldenthread.rules.periods import Period, YearKind
from goldenthread.rules.polarity import Polarity

RECORDED = Path(__file__).resolve().parents[3] / "shared" / "data" / "connectors" / "fingertips_all_data.csv"
HEADER = [
    "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type",
    "Sex", "Age", "Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit",
    "Upper CI 95.0 limit", "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator",
    "Value note", "Recent Trend", "Compared to England value or percentiles",
    "Compared to Regions (statistical) value or percentiles", "Time period Sortable", "New data",
    "Compared to goal", "Time period range",
]  # fmt: skip
USUAL = {
    "Indicator ID": "90362", "Indicator Name": "Drug treatment", "Area Code": "E06000099",
    "Area Name": "Northshire", "Area Type": "Counties & UAs", "Sex": "Persons", "Age": "All ages",
    "Time period": "2023/24", "Value": "5.5", "Time period Sortable": "20230000", "Time period range": "1y",
}  # fmt: skip
METADATA = {
    "Indicator ID": "90362", "Indicator": "Adults in treatment", "Definition": "What it means.",
    "Definition of numerator": "Adults treated.", "Definition of denominator": "Adults.",
    "Data source": "A survey", "Unit": "per 1,000", "Value type": "Crude rate", "Year type": "Financial",
    "Polarity": "RAG - High is good", "Frequency": "Annual",
}  # fmt: skip


def a_file(folder: Path, *rows: dict[str, str], header: list[str] = HEADER) -> Path:
    path = folder / "figures.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, header, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(USUAL | row for row in rows)
    return path


def metadata(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "metadata.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(METADATA))
        writer.writeheader()
        writer.writerows(METADATA | row for row in rows or ({},))
    return path


def read(folder: Path, *rows: dict[str, str], about: tuple[dict[str, str], ...] = (), **other):
    found = Fingertips(a_file(folder, *rows, **other), metadata(folder, *about)).read()
    found.figures = list(found.figures)
    return found


@pytest.mark.parametrize(
    ("cells", "state", "value", "reason"),
    [
        ({"Value": "5.5"}, "n", 5.5, ""),
        ({"Value": "0"}, "n", 0.0, ""),
        ({"Value": "-0.4"}, "n", -0.4, ""),
        ({"Value": "-1"}, "m", None, "not available"),
        ({"Value": "-1.0"}, "m", None, "not available"),
        ({"Value": ""}, "m", None, "not available"),
        ({"Value": "*"}, "s", None, "withheld because so few people are counted"),
        ({"Value": "*", "Value note": "Value suppressed"}, "s", None, "Value suppressed"),
        ({"Value": "", "Value note": "Suppressed for disclosure control"}, "s", None,
         "Suppressed for disclosure control"),
        ({"Value": "-1", "Value note": "Value missing due to small numbers"}, "s", None,
         "Value missing due to small numbers"),
        ({"Value": "", "Value note": "No data submitted"}, "m", None, "not available"),
        ({"Value": "n/a"}, "m", None, "not readable"),
        ({"Value": "NaN"}, "m", None, "not readable"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_missing_or_withheld_and_never_nought(cells, state, value, reason, tmp_path):
    (figure,) = read(tmp_path, cells).figures
    assert (figure.state, figure.value, figure.reason) == (state, value, reason)
    assert figure.as_written == cells["Value"] and figure.note == cells.get("Value note", "")


def test_both_intervals_the_count_and_the_denominator_come_along(tmp_path):
    cells = dict(zip(HEADER[13:19], ["5.1", "5.9", "4.9", "6.1", "320", "58000"], strict=True))
    (figure,) = read(tmp_path, cells).figures
    assert (figure.lower_95, figure.upper_95, figure.lower_998, figure.upper_998) == (5.1, 5.9, 4.9, 6.1)
    assert (figure.numerator, figure.denominator, figure.row) == (320, 58_000, 2)


def test_an_interval_that_is_not_there_is_none(tmp_path):
    cells = dict.fromkeys(HEADER[13:19], "-1") | {"Upper CI 95.0 limit": ""}
    (figure,) = read(tmp_path, cells).figures
    assert {figure.lower_95, figure.upper_95, figure.lower_998, figure.upper_998} == {None}
    assert (figure.numerator, figure.denominator) == (None, None)


@pytest.mark.parametrize(
    ("renamed", "to"),
    [
        ("Compared to Regions (statistical) value or percentiles", "Compared to percentiles"),
        ("Compared to goal", "Target data"),
        ("Lower CI 95.0 limit", "Lower CI limit"),
        ("Value note", "VALUE  NOTE"),
        ("New data", "A column of the future"),
    ],
)
def test_columns_are_found_by_name_whatever_stands_beside_them(renamed, to, tmp_path):
    header = [to if name == renamed else name for name in reversed(HEADER)]
    (figure,) = read(tmp_path, {to: "5.1"}, header=header).figures
    assert (figure.value, figure.lower_95 in (None, 5.1)) == (5.5, True)
    if renamed.startswith("Lower"):
        assert figure.lower_95 == 5.1


@pytest.mark.parametrize(
    ("year_type", "text", "period"),
    [
        ("Financial", "2023/24", Period.year(2023)),
        ("Academic", "2023/24", Period.year(2023, YearKind.ACADEMIC)),
        ("Calendar", "2023", Period.year(2023, YearKind.CALENDAR)),
        ("Financial", "2016/17 - 20/21", Period.pooled(2016, 5, YearKind.FINANCIAL)),
        ("Calendar", "2019 - 21", Period.pooled(2019, 3)),
        ("Financial single year cumulative quarter", "2023/24 Q1", Period.year(2023).quarter(1)),
        ("August-July", "2022/23", Period.span(date(2022, 8, 1), date(2023, 8, 1))),
        ("March to March", "Mar 2020", NO_PERIOD),
        ("", "2023/24", NO_PERIOD),
        ("Calendar", "soon", NO_PERIOD),
    ],
)
def test_the_kind_of_year_is_what_the_metadata_say(year_type, text, period, tmp_path):
    found = read(tmp_path, {"Time period": text, "Time period range": ""}, about=({"Year type": year_type},))
    assert found.periods == [period]
    assert bool(found.notes) == (period == NO_PERIOD)


def test_the_sortable_period_is_no_date(tmp_path):
    found = read(tmp_path, {"Time period": "2019 - 21", "Time period Sortable": "20190000",
                            "Time period range": "3y"}, about=({"Year type": "Calendar"},))  # fmt: skip
    assert found.periods == [Period.pooled(2019, 3)] and found.notes == []


def test_a_length_that_the_source_contradicts_is_said(tmp_path):
    found = read(tmp_path, {"Time period range": "3y"})
    assert found.notes == [
        "Indicator 90362: “2023/24” is read as 2023-24, but the source says that it covers 3 years."
    ]


def test_figures_that_nobody_can_date_are_refused(tmp_path):
    with pytest.raises(CannotRead, match="does not describe indicator 4711, so nobody can tell"):
        read(tmp_path, {"Indicator ID": "4711"})


def test_sex_and_category_make_groups_and_persons_without_category_are_everybody(tmp_path):
    found = read(
        tmp_path,
        {},
        {"Sex": "Female"},
        {"Category Type": "Deprivation deciles", "Category": "Most deprived decile"},
        {"Sex": "Male", "Category Type": "Deprivation deciles", "Category": "Most deprived decile"},
    )
    assert [
        (found.groups[each.group].dimension, found.groups[each.group].name) for each in found.figures
    ] == [
        ("", ""),
        ("Sex", "Female"),
        ("Deprivation deciles", "Most deprived decile"),
        ("Sex, Deprivation deciles", "Male, Most deprived decile"),
    ]


def test_the_only_sex_a_measure_counts_is_everybody(tmp_path):
    found = read(tmp_path, {"Sex": "Female"}, {"Sex": "Female", "Time period": "2022/23"})
    assert {each.group for each in found.figures} == {0}


def test_each_age_is_a_measure(tmp_path):
    found = read(tmp_path, {}, {"Age": "65+ yrs"}, {"Age": "18+ yrs"})
    assert [(each.code, each.name) for each in found.measures] == [
        ("90362", "Adults in treatment"),
        ("90362 65+ yrs", "Adults in treatment, 65+ yrs"),
        ("90362 18+ yrs", "Adults in treatment, 18+ yrs"),
    ]


@pytest.mark.parametrize(
    ("said", "polarity"),
    [
        ("RAG - High is good", Polarity.HIGH),
        ("RAG - Low is good", Polarity.LOW),
        ("BOB - Blue orange blue", Polarity.NO_JUDGEMENT),
        ("Not applicable", Polarity.NO_JUDGEMENT),
        ("", None),
    ],
)
def test_which_way_is_good_is_what_the_metadata_say(said, polarity, tmp_path):
    assert read(tmp_path, {}, about=({"Polarity": said},)).measures[0].polarity == polarity


@pytest.mark.parametrize(
    ("unit", "value_type", "expected"),
    [
        ("%", "Proportion", PERCENT),
        ("per 100,000", "Directly standardised rate", Unit(UnitKind.RATE, 100_000)),
        ("per 1,000", "Crude rate", Unit(UnitKind.RATE, 1_000)),
    ],
)
def test_the_unit_is_what_the_metadata_say(unit, value_type, expected, tmp_path):
    assert read(tmp_path, {}, about=({"Unit": unit, "Value type": value_type},)).measures[0].unit == expected


@pytest.mark.parametrize(
    ("code", "name", "kind", "known_as"),
    [
        ("E92000001", "England", "country", "England"),
        ("E12000001", "North East region (statistical)", "region", "North East"),
        ("E06000099", "Northshire", "authority", "Northshire"),
        ("E07000099", "Bentley", "district", "Bentley"),
        ("E05000099", "Castle", "ward", "Castle (E05000099)"),
        ("E38000099", "NHS Northshire", "other", "NHS Northshire (E38000099)"),
    ],
)
def test_the_code_says_what_sort_of_place_it_is(code, name, kind, known_as, tmp_path):
    (area,) = read(tmp_path, {"Area Code": code, "Area Name": name}).areas
    assert (area.kind, area.name, area.gss_code) == (kind, known_as, code)


@pytest.mark.django_db
def test_england_stands_there_twice_and_is_kept_once(tmp_path):
    england = {"Area Code": "E92000001", "Area Name": "England", "Value": "4.9"}
    Area.objects.create(name="England", kind="country", dfe_number=970)
    rows = [england, {}, england | {"Parent Code": "E92000001", "Parent Name": "England"}]
    done = refresh(publication=read(tmp_path, *rows), by=SYSTEM)
    assert done.load.counts["new"] == 2 and done.load.counts["refused"] == 0
    assert Area.objects.get(dfe_number=970).gss_code == "E92000001"
    again = refresh(publication=read(tmp_path, *reversed(rows)), by=SYSTEM)
    assert (again.load.counts["new"], again.load.counts["unchanged"]) == (0, 2)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<!DOCTYPE html><title>Service unavailable</title>", "is a web page"),
        ('{"error": "no"}', "is a web page"),
        ("", "is a web page or empty"),
        ("a,b\n1,2\n", "it has no column indicator id or"),
        ('Indicator ID,"', "is damaged"),
        (",".join(HEADER) + "\n90362,Drug treatment,,", "is cut off in row 2"),
    ],
)
def test_what_is_no_file_of_figures_is_refused(text, says, tmp_path):
    path = tmp_path / "answer.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CannotRead, match=says):
        Fingertips(path, metadata(tmp_path)).read()


def test_the_recorded_rows_are_read(tmp_path):
    if not RECORDED.is_file():
        pytest.skip("The recorded rows are not beside the project.")
    found = Fingertips(RECORDED, metadata(tmp_path, {"Indicator ID": "92454"})).read()
    assert [(each.state, each.value, each.reason) for each in found.figures] == [
        ("n", 5.5, ""), ("n", 4.9, ""), ("s", None, "Value suppressed"),
    ]  # fmt: skip
    assert [each.code for each in found.measures] == ["92454 18+ yrs"]
