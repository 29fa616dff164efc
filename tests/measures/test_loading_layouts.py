"""How tables of figures are understood without asking: what each cell is taken to be about."""

from __future__ import annotations

import pytest

from goldenthread.measures.loading.layouts import (
    Layout,
    Role,
    is_figure,
    part_of_a_year,
    presume_period,
    remember,
    rows_of,
    understand,
    without_period,
)
from goldenthread.measures.loading.opening import Sheet, SheetRow

KNOWN = {("measure", "Absence"), ("measure", "Exclusions"), ("area", "Northshire"), ("area", "England")}


def sheet(text: str, name: str = "") -> Sheet:
    """A sheet as it would be read: a line for each row, cells parted by bars."""
    lines = text.strip("\n").split("\n")
    rows = [SheetRow(number, tuple(line.split("|"))) for number, line in enumerate(lines, start=1)]
    return Sheet(name, [row for row in rows if any(row.cells)])


def read(text: str) -> list[tuple[str, str, str, str, str]]:
    """Measure, area, period, group and cell of every figure found."""
    table = sheet(text)
    layout = understand(table, knows=lambda kind, name: (kind, name) in KNOWN)
    presume_period(table, layout, "figures.csv")
    rows, _ = rows_of(table, layout)
    first = [(next(iter(row.measure), ""), next(iter(row.area), "")) for row in rows]
    return [(*names, row.period, row.group, row.cell) for names, row in zip(first, rows, strict=True)]


@pytest.mark.parametrize(
    ("layout", "text", "found"),
    [
        (
            "a row for each figure",
            "Measure|Area|Period|Value\nAbsence|Northshire|2016/17|5.4%",
            [("Absence", "Northshire", "2016/17", "", "5.4%")],
        ),
        (
            "the same in other words and another order",
            "Year|Outturn|Indicator|Local authority\n2016/17|5.4%|Absence|Northshire",
            [("Absence", "Northshire", "2016/17", "", "5.4%")],
        ),
        (
            "year and quarter in columns of their own",
            "Indicator|Year|Quarter|Actual\nAbsence|2016/17|Q2|5.4",
            [("Absence", "", "2016/17 Q2", "", "5.4")],
        ),
        (
            "groups of children",
            "Measure|Sex|Period|Value\nAbsence|Girls|2016/17|5.1\nAbsence|All|2016/17|5.4",
            [("Absence", "", "2016/17", "Girls", "5.1"), ("Absence", "", "2016/17", "All", "5.4")],
        ),
        (
            "years across",
            "Measure|2015/16|2016/17\nAbsence|5.4|5.5",
            [("Absence", "", "2015/16", "", "5.4"), ("Absence", "", "2016/17", "", "5.5")],
        ),
        (
            "years across with a place in the heading, and a target that is no figure",
            "Measure|2016/17|England 2016/17|Target\nAbsence|5.4|5.1|5.0",
            [("Absence", "", "2016/17", "", "5.4"), ("Absence", "England", "England 2016/17", "", "5.1")],
        ),
        (
            "words among the figures of a year",
            "Measure|2015/16|2016/17\nAbsence|ask the team|5.5",
            [("Absence", "", "2015/16", "", "ask the team"), ("Absence", "", "2016/17", "", "5.5")],
        ),
        (
            "a year's comments",
            "Measure|2016/17|Comments 2016/17\nAbsence|5.5|up by 3",
            [("Absence", "", "2016/17", "", "5.5")],
        ),
        (
            "quarters under years",
            "|2015/16||2016/17|\nMeasure|Q1|Q2|Q1|Q2\nAbsence|1|2|3|c",
            [
                ("Absence", "", "2015/16 Q1", "", "1"),
                ("Absence", "", "2015/16 Q2", "", "2"),
                ("Absence", "", "2016/17 Q1", "", "3"),
                ("Absence", "", "2016/17 Q2", "", "c"),
            ],
        ),
        (
            "areas down, measures across",
            "Area|Absence|Exclusions\nNorthshire|5.4|12",
            [("Absence", "Northshire", "", "", "5.4"), ("Exclusions", "Northshire", "", "", "12")],
        ),
        (
            "areas across",
            "Measure|Northshire|England\nAbsence|5.4|5.1",
            [("Absence", "Northshire", "", "", "5.4"), ("Absence", "England", "", "", "5.1")],
        ),
        (
            "a title above, a note below, a blank row between",
            "Figures for the board\n\nMeasure|2016/17\nAbsence|5.4\n\nSource: schools",
            [("Absence", "", "2016/17", "", "5.4")],
        ),
        (
            "a name that holds for the rows below it",
            "Measure|Period|Value\nAbsence|2015/16|5.4\n|2016/17|5.5",
            [("Absence", "", "2015/16", "", "5.4"), ("Absence", "", "2016/17", "", "5.5")],
        ),
        (
            "the headings again on the next page",
            "Measure|2016/17\nAbsence|5.4\nMeasure|2016/17\nExclusions|12",
            [("Absence", "", "2016/17", "", "5.4"), ("Exclusions", "", "2016/17", "", "12")],
        ),
        (
            "a section for each measure",
            "Area|2016/17\nAbsence\nNorthshire|5.4\nExclusions\nNorthshire|12",
            [
                ("Absence", "Northshire", "2016/17", "", "5.4"),
                ("Exclusions", "Northshire", "2016/17", "", "12"),
            ],
        ),
        (
            "quarters across, the year in a title above",
            "Return 2016/17\n\nMeasure|Q1|Q2 Outturn|Target\nAbsence|5.1|5.2|5",
            [("Absence", "", "Q1 2016/17", "", "5.1"), ("Absence", "", "Q2 2016/17", "", "5.2")],
        ),
        (
            "quarters down, years across",
            "Measure|Quarter|2015/16|2016/17\nAbsence|Q1|5.1|5.2",
            [("Absence", "", "Q1 2015/16", "", "5.1"), ("Absence", "", "Q1 2016/17", "", "5.2")],
        ),
        (
            "quarters of nobody knows which year",
            "Measure|Q1|Q2\nAbsence|5.1|5.2",
            [("Absence", "", "Q1", "", "5.1"), ("Absence", "", "Q2", "", "5.2")],
        ),
        (
            "a block for each year",
            "Measure|Area|Value\n2015/16\nAbsence|Northshire|5.1\n2016/17\nAbsence|Northshire|5.2",
            [
                ("Absence", "Northshire", "2015/16", "", "5.1"),
                ("Absence", "Northshire", "2016/17", "", "5.2"),
            ],
        ),
        (
            "calendar years across",
            "Measure|2015|2016\nAbsence|5.1|5.2",
            [("Absence", "", "2015", "", "5.1"), ("Absence", "", "2016", "", "5.2")],
        ),
        (
            "the unit in the heading of each year",
            "Measure|2015/16 (%)|2016/17 (%)\nAbsence|5.1|5.2",
            [("Absence", "", "2015/16 (%)", "", "5.1"), ("Absence", "", "2016/17 (%)", "", "5.2")],
        ),
        (
            "groups over years, their headings merged",
            "Measure|Boys||Girls|\n|2015/16|2016/17|2015/16|2016/17\nAbsence|1|2|3|4",
            [
                ("Absence", "", "Boys 2015/16", "Boys", "1"),
                ("Absence", "", "Boys 2016/17", "Boys", "2"),
                ("Absence", "", "Girls 2015/16", "Girls", "3"),
                ("Absence", "", "Girls 2016/17", "Girls", "4"),
            ],
        ),
        (
            "measures over years, their headings merged",
            "Area|Absence||Exclusions|\n|2015/16|2016/17|2015/16|2016/17\nNorthshire|1|2|3|4",
            [
                ("Absence", "Northshire", "Absence 2015/16", "", "1"),
                ("Absence", "Northshire", "Absence 2016/17", "", "2"),
                ("Exclusions", "Northshire", "Exclusions 2015/16", "", "3"),
                ("Exclusions", "Northshire", "Exclusions 2016/17", "", "4"),
            ],
        ),
        (
            "areas across with their total, which is not the figure of the row",
            "Measure|Northshire|England|Total\nAbsence|1|2|3",
            [
                ("Absence", "Northshire", "", "", "1"),
                ("Absence", "England", "", "", "2"),
                ("Absence", "Total", "", "", "3"),
            ],
        ),
        (
            "counts that look like years",
            "Measure|Period|Value\nExclusions|2015/16|2015\nExclusions|2016/17|2016",
            [("Exclusions", "", "2015/16", "", "2015"), ("Exclusions", "", "2016/17", "", "2016")],
        ),
        (
            "an error of a formula in the first row of figures",
            "Measure|2015/16|2016/17\nAbsence|#NULL!|5.1",
            [("Absence", "", "2015/16", "", "#NULL!"), ("Absence", "", "2016/17", "", "5.1")],
        ),
        (
            "decimals after a comma",
            "Measure|2015/16|2016/17\nAbsence|5,1|5,2",
            [("Absence", "", "2015/16", "", "5,1"), ("Absence", "", "2016/17", "", "5,2")],
        ),
        (
            "counts and bases of each year, whose figures only a person can tell",
            "Measure|Numerator 2015/16|Denominator 2015/16|% 2015/16\nAbsence|54|100|54.0",
            [("Absence", "", "% 2015/16", "", "54.0")],
        ),
        (
            "a count beside a value and its base",
            "Measure|Period|Value|Count|Denominator\nAbsence|2016/17|5.1|51|1000",
            [("Absence", "", "2016/17", "", "5.1")],
        ),
        (
            "the target of each quarter",
            "Measure|Q1 16/17|Q1 Target|Year to date\nAbsence|5.1|5|5.1",
            [("Absence", "", "Q1 16/17", "", "5.1")],
        ),
        (
            "months of nobody knows which year",
            "Measure|April|May\nAbsence|5.1|5.2",
            [("Absence", "", "April", "", "5.1"), ("Absence", "", "May", "", "5.2")],
        ),
        (
            "the area in a title",
            "Northshire\n\nMeasure|2016/17\nAbsence|5.1",
            [("Absence", "Northshire", "2016/17", "", "5.1")],
        ),
    ],
)
def test_a_table_is_understood(layout, text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("5.4", True),
        ("54%", True),
        ("£1,200", True),
        ("-0.3", True),
        ("c", True),
        ("*", True),
        ("<5", True),
        ("6.2% (479)", True),
        ("n/a", True),
        ("2016/17", False),
        ("Q1", False),
        ("March 2017", False),
        ("England 2015/16", False),
        ("Northshire", False),
        ("", False),
    ],
)
def test_a_figure_is_told_from_a_period_and_from_words(cell, expected):
    assert is_figure(cell) is expected


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("England 2015/16", "England"),
        ("2015/16 Outturn", ""),
        ("Persistent absence (%)", "Persistent absence (%)"),
        ("Statistical neighbours (2014/15)", "Statistical neighbours"),
    ],
)
def test_what_a_heading_says_besides_its_period(heading, rest):
    assert without_period(heading) == rest


def test_what_was_said_of_a_column_is_remembered_by_its_heading():
    table = sheet("Thing|Bit|Period|Score A\nAbsence|Northshire|2016/17|5.4")
    layout = understand(table)
    layout.columns = {0: Role.MEASURE, 1: Role.AREA, 2: Role.PERIOD, 3: Role.VALUE}
    next_time = sheet("Score A|Period|Thing|Bit\n5.5|2017/18|Absence|Northshire")
    again = understand(next_time, remembered=remember([(table, layout)]))
    assert again.columns == {0: Role.VALUE, 1: Role.PERIOD, 2: Role.MEASURE, 3: Role.AREA}


def test_every_row_is_read_or_set_aside_with_a_reason():
    table = sheet("Title\nMeasure|2016/17\nAbsence|5.4\nNote: provisional\n|\nExclusions|\n")
    rows, aside = rows_of(table, understand(table))
    assert {row.row for row in rows} | {each.row for each in aside} | {2} == {
        row.number for row in table.rows
    }
    assert all(each.reason for each in aside)


def test_a_layout_survives_being_kept():
    layout = understand(sheet("Measure|2015/16\nAbsence|5.4"))
    assert Layout.from_data(layout.as_data()) == layout


@pytest.mark.parametrize("first", ["ask the team", "c (3)", "1e400", "=1+1", "to follow"])
def test_a_first_row_whose_figure_is_only_words_is_data_and_no_second_line_of_headings(first):
    table = sheet(
        f"Measure|Area|Period|Value\nAbsence|Northshire|2014/15|{first}\nAbsence|Northshire|2015/16|5.4"
        "\nAbsence|Northshire|2016/17|5.5"
    )
    layout = understand(table, knows=lambda kind, name: (kind, name) in KNOWN)
    rows, aside = rows_of(table, layout)
    assert layout.headings == [1]
    assert ([row.cell for row in rows], aside) == ([first, "5.4", "5.5"], [])


@pytest.mark.parametrize(
    "text",
    [
        "Measure|2014/15||2015/16|\n|Northshire|England|Northshire|England\nAbsence|1|2|3|4",
        "Measure|Area|Outturn|Outturn\n||2014/15|2015/16\nAbsence|Northshire|1|2",
        "Area|Area|Value|Value\nArea code|Area name|2014/15|2015/16\nE10|Northshire|1|2",
        "|Outturn|Outturn\nMeasure|2014/15|2015/16\nAbsence|1|2",
    ],
)
def test_two_lines_of_headings_stay_two(text):
    assert understand(sheet(text)).headings == [1, 2]


def test_a_table_that_says_what_it_holds_is_read_whatever_stands_under_value():
    table = sheet(
        "Measure|Area|Period|Value\nAbsence|Northshire|2014/15|54,1\nAbsence|Northshire|2015/16|x,y"
    )
    assert understand(table).columns[3] is Role.VALUE


def test_a_page_of_notes_is_left_out_though_a_column_of_it_is_called_data():
    assert understand(sheet("Note|Data\nRead this|see the other sheet\nAsk|the data team")).skipped


@pytest.mark.parametrize(
    ("title", "tab", "file", "period", "where"),
    [
        ("Return 2016/17", "", "figures.csv", "2016/17", "the title “Return 2016/17”"),
        ("Return", "2016-17", "figures.xlsx", "2016-17", "the name of the sheet, ‘2016-17’"),
        ("Return", "Data", "Absence_2016-17.xlsx", "2016-17", "the name of the file, “Absence_2016-17.xlsx”"),
        ("Return 2016/17", "2015-16", "2014-15.xlsx", "2016/17", "the title “Return 2016/17”"),
        (
            "Return",
            "",
            "Absence Q2 2016-17.csv",
            "Q2 2016-17",
            "the name of the file, “Absence Q2 2016-17.csv”",
        ),
        ("Return", "Sheet1", "return v2.xlsx", "", ""),
        ("Return", "", "Pasted on 3 April 2017.tsv", "", ""),
    ],
)
def test_a_period_that_no_cell_says_is_taken_from_title_tab_or_file_and_asked_about(
    title, tab, file, period, where
):
    table = sheet(f"{title}\n\nMeasure|Northshire\nAbsence|5.4", tab)
    layout = understand(table, knows=lambda kind, name: (kind, name) in KNOWN)
    presume_period(table, layout, file)
    row = rows_of(table, layout)[0][0]
    assert (layout.fixed.get("period", ""), layout.presumed) == (period, where)
    assert (row.period, row.presumed) == (period, where)


@pytest.mark.parametrize(
    "text",
    [
        "Measure|2015/16\nAbsence|5.4",
        "Measure|Period|Value\nAbsence|2015/16|5.4",
        "Measure|Value\n2015/16\nAbsence|5.4",
    ],
)
def test_a_period_that_a_cell_says_is_not_looked_for_elsewhere(text):
    table = sheet(text, "2012-13")
    layout = understand(table)
    presume_period(table, layout, "2013-14.csv")
    assert [(row.period, row.presumed) for row in rows_of(table, layout)[0]] == [("2015/16", "")]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Q1", "Q1"),
        ("q 2", "q 2"),
        ("Quarter 3 Outturn", "Quarter 3"),
        ("Autumn term", "Autumn term"),
        ("H1", "H1"),
        ("Q1 2016/17", ""),
        ("Q5", ""),
        ("Q12", ""),
        ("Springfield", ""),
        ("Northshire", ""),
    ],
)
def test_a_part_of_a_year_that_does_not_say_of_which(text, part):
    assert part_of_a_year(text) == part


@pytest.mark.parametrize(
    ("tab", "text", "measure", "area"),
    [
        ("England", "Measure|2016/17\nAbsence|5.1", "Absence", "England"),
        ("Absence", "Area|2016/17\nNorthshire|5.1", "Absence", "Northshire"),
        ("England", "Area|Absence\nNorthshire|5.1", "Absence", "Northshire"),
        ("England", "Measure|Northshire\nAbsence|5.1", "Absence", "Northshire"),
        ("Sheet1", "Measure|2016/17\nAbsence|5.1", "Absence", ""),
    ],
)
def test_the_tab_of_a_sheet_names_what_no_cell_names(tab, text, measure, area):
    table = sheet(text, tab)
    layout = understand(table, knows=lambda kind, name: (kind, name) in KNOWN)
    row = rows_of(table, layout)[0][0]
    assert (next(iter(row.measure), ""), next(iter(row.area), "")) == (measure, area)
    assert remember([(table, layout)])["fixed"] == {}  # the next sheet is another's
