"""Specification: every cell of the value, target and comparator columns of two real performance tables.

Left the cell as printed, then the measure it stands beside (where its name matters), then what is read,
in house style. The column's heading supplies the period or the place that a cell does not give.
"""

import pytest

from goldenthread.rules.figures import MissingReason, format_figure, read_cell

Rows = list[tuple[str, str, list[str]]]

CPP = "Number of children subject to a Child Protection Plan (per 10,000)"
FTE = "Number and rate of first time entrants to youth justice (per 100,000)"
NEET = "% and number of 16-18 year olds who are NEET"
KS2 = "Progress for pupils with SEND from KS1 to KS2 is in line with national expectations"
KS4 = "Progress for pupils with SEND from KS2 to KS4 is in line with national expectations"
GAP2 = "GAP between pupils with the Pupil Premium and their peers at the National Standard in Key Stage 2"
GAP4 = (
    "Gap between pupils receiving the Pupil Premium and their peers in their Progress 8 score at Key Stage 4"
)
P8 = "Progress 8 score for Children in Care (higher value = better score)"
GAPPC = "Achievement gap at Key Stage 4"
CONC = "Conception rate per 1,000 females aged 15-17"
FAM = "Number of families supported. Cumulative total shown"
EXCL = "Rate of permanent exclusions (per 100)"
IMR = "Rate of infant mortality per 1,000 live births (aged under 1 year)"
ADM = "Hospital admissions caused by injuries (rate per 100,000)"

CURRENT_VALUE: Rows = [
    ("54.7%", "", ["54.7%"]),
    ("38.8", CONC, ["38.8 per 1,000"]),
    ("81.0%", "", ["81.0%"]),
    ("74.7%", "", ["74.7%"]),
    ("650", "", ["650"]),
    ("14.8% (2013-2014)", "", ["14.8%, 2013-14"]),
    ("45", "", ["45"]),
    ("20.4%", "", ["20.4%"]),
    ("31%", "", ["31%"]),
    ("Waiting for local data, England data = 8%", "", ["Awaited, Local", "8%, England"]),
    ("Waiting for local data, England data = 10%", "", ["Awaited, Local", "10%, England"]),
    ("24.2 (2013 baseline)", "", ["24.2, 2013, baseline"]),
    ("107.2 (2012/13)", "", ["107.2, 2012-13"]),
    ("120.4 (2012/13)", "", ["120.4, 2012-13"]),
    ("24.3 (2012/13 baseline)", "", ["24.3, 2012-13, baseline"]),
    ("0.64 (2011/12 baseline)", "", ["0.64, 2011-12, baseline"]),
    ("N/A", "", ["Not applicable"]),
    ("27.1%", "", ["27.1%"]),
    ("17.4%", "", ["17.4%"]),
    ("28.9%", "", ["28.9%"]),
    ("65%", "", ["65%"]),
    ("58%", "", ["58%"]),
    ("62%", "", ["62%"]),
    ("New service", "", ["New measure"]),
    ("53.5 points", GAPPC, ["53.5 percentage points"]),
]
OUTTURN_2015_16: Rows = [
    ("18.7%", "", ["18.7%, 2015-16"]),
    ("47.7%", "", ["47.7%, 2015-16"]),
    ("6.2 (2013-15)", IMR, ["6.2 per 1,000, 2013 to 2015 (three years pooled)"]),
    ("92.4% (2014/15)", "", ["92.4%, 2014-15"]),
    ("22.5% (2014/15)", "", ["22.5%, 2014-15"]),
    ("(2014/15)", "", ["Number missing from the page, 2014-15"]),
    ("435.8 (2014/15)", ADM, ["435.8 per 100,000, 2014-15"]),
    ("(1324 YTD)", FTE, ["1,324 (number), 2015-16, cumulative"]),
    ("63", "", ["63, 2015-16"]),
    ("32.7 (Dec 2014)", "", ["32.7, December 2014"]),
    ("210 (830)", FTE, ["210 (number), 2015-16", "830 per 100,000, 2015-16"]),
    ("1.14", "", ["1.14, 2015-16"]),
    ("166", "", ["166, 2015-16"]),
    ("6.2% (479)", NEET, ["6.2%, 2015-16", "479 (number), 2015-16"]),
    ("2.2% (178)", NEET, ["2.2%, 2015-16", "178 (number), 2015-16"]),
    ("~", "", ["Not available, 2015-16"]),
    ("564 (87)", CPP, ["564 (number), 2015-16", "87 per 10,000, 2015-16"]),
    ("8.0%", "", ["8.0%, 2015-16"]),
    ("62", "", ["62, 2015-16"]),
    ("55", "", ["55, 2015-16"]),
    ("1729", "", ["1,729, 2015-16"]),
    ("114.3 (2014/15)", "", ["114.3, 2014-15"]),
    ("95.4% (AY 2014/15)", "", ["95.4%, academic year 2014-15"]),
    (
        "Prim: 0.04 Sec: 0.28 (AY 2014/15)",
        EXCL,
        ["Primary: 0.04 per 100, academic year 2014-15", "Secondary: 0.28 per 100, academic year 2014-15"],
    ),
    ("4.1%", "", ["4.1%, 2015-16"]),
    ("5.3%", "", ["5.3%, 2015-16"]),
    (
        "Reading: -1.0% Writing: -2.6% Maths: -0.5%",
        KS2,
        ["Reading: −1.0 (score), 2015-16", "Writing: −2.6 (score), 2015-16", "Maths: −0.5 (score), 2015-16"],
    ),
    (
        "Overall: -0.85% English: -0.85% Maths: -0.78%",
        KS4,
        [
            "Overall: −0.85 (score), 2015-16",
            "English: −0.85 (score), 2015-16",
            "Maths: −0.78 (score), 2015-16",
        ],
    ),
    (
        "Non-PP: 83.0% PP: 70.0% Gap: 13.0% (AY 2014/15)",
        GAP2,
        [
            "Non-PP: 83.0%, academic year 2014-15",
            "PP: 70.0%, academic year 2014-15",
            "Gap: 13.0 percentage points, academic year 2014-15",
        ],
    ),
    (
        "Overall: -0.63% English: -0.63% Maths: -0.62%",
        GAP4,
        [
            "Overall: −0.63 (score), 2015-16",
            "English: −0.63 (score), 2015-16",
            "Maths: −0.62 (score), 2015-16",
        ],
    ),
    ("50.0% (2014/15)", "", ["50.0%, 2014-15"]),
    ("898", FAM, ["898 (number), 2015-16, cumulative"]),
    ("111", "", ["111, 2015-16"]),
    ("30.4% (2014/15)", "", ["30.4%, 2014-15"]),
]
QUARTER_2_2016_17: Rows = [
    ("Available Q4", "", ["Awaited, expected Q4 2016-17, Q2 2016-17"]),
    ("~", "", ["Not available, Q2 2016-17"]),
    ("663", "", ["663, Q2 2016-17"]),
    ("29", "", ["29, Q2 2016-17"]),
    ("32.9 (Sept 2015)", "", ["32.9, September 2015"]),
    ("81 (702)", FTE, ["81 (number), Q2 2016-17", "702 per 100,000, Q2 2016-17"]),
    ("1.16", "", ["1.16, Q2 2016-17"]),
    ("57", "", ["57, Q2 2016-17"]),
    ("6.5% (512)", NEET, ["6.5%, Q2 2016-17", "512 (number), Q2 2016-17"]),
    ("2.1% (185)", NEET, ["2.1%, Q2 2016-17", "185 (number), Q2 2016-17"]),
    ("505 (77)", CPP, ["505 (number), Q2 2016-17", "77 per 10,000, Q2 2016-17"]),
    ("14.1%", "", ["14.1%, Q2 2016-17"]),
    ("410 (City)", "", ["410, Q2 2016-17, City"]),
    (
        "Prim: 0.04 Sec: 0.44 (AY 2015/16)",
        EXCL,
        ["Primary: 0.04 per 100, academic year 2015-16", "Secondary: 0.44 per 100, academic year 2015-16"],
    ),
    ("4.3% (Q1)", "", ["4.3%, Q1 2016-17"]),
    ("5.6% (Q1)", "", ["5.6%, Q1 2016-17"]),
    ("1442", FAM, ["1,442 (number), Q2 2016-17, cumulative"]),
    ("260", "", ["260, Q2 2016-17"]),
    ("2015/16 available May 2017", "", ["Awaited, expected May 2017, 2015-16"]),
]
OUTTURN_2016_17: Rows = [
    ("18.7% (2016/17 Q2)", "", ["18.7%, Q2 2016-17"]),
    ("47.7% (2015/16 no new data)", "", ["47.7%, 2015-16, carried forward"]),
    ("6.2 (2013-15 no new data)", IMR, ["6.2 per 1,000, 2013 to 2015 (three years pooled), carried forward"]),
    ("91.0% (2015/16)", "", ["91.0%, 2015-16"]),
    ("23.5% (2015/16)", "", ["23.5%, 2015-16"]),
    ("(2014/15 no new data)", "", ["No new data, 2014-15"]),
    ("448 (2015/16)", ADM, ["448 per 100,000, 2015-16"]),
    ("1048", FAM, ["1,048 (number), 2016-17, cumulative"]),
    ("54", "", ["54, 2016-17"]),
    ("31.2 (2015)", "", ["31.2, 2015"]),
    (
        "168 (652 per 10,000) Oct 15 - Sept 16",
        FTE,
        ["168 (number), October 2015 to September 2016", "652 per 10,000, October 2015 to September 2016"],
    ),
    ("1.01", "", ["1.01, 2016-17"]),
    ("164", "", ["164, 2016-17"]),
    (
        "Q4 2016-17: New social care system embedded, data not available at present",
        "",
        ["Not available, Q4 2016-17"],
    ),
    ("Q4 2016-17: New social care system embedded, data not available at", "", ["Not available, Q4 2016-17"]),
    ("Not available as of 21/06/17", "", ["Not available, 2016-17"]),
    (
        (
            "Migrated data for 2016/17 is not consistent for reporting this measure. Plan is "
            "in place to remedy this and commence reporting from Q1 2017-18."
        ),
        "",
        ["Not comparable, expected Q1 2017-18, 2016-17"],
    ),
    ("480 (72.8)", CPP, ["480 (number), 2016-17", "72.8 per 10,000, 2016-17"]),
    ("14.2%", "", ["14.2%, 2016-17"]),
    ("107", "", ["107, 2016-17"]),
    ("CSE monitored by business.", "", ["No figure, only words, 2016-17"]),
    ("1900 (City)", "", ["1,900, 2016-17, City"]),
    ("111.3 (2015/16)", "", ["111.3, 2015-16"]),
    ("67.0%", "", ["67.0%, 2016-17"]),
    ("Results available After SFR release October 2017.", "", ["Awaited, expected October 2017, 2016-17"]),
    ("Results available January 2018", "", ["Awaited, expected January 2018, 2016-17"]),
    (
        "Prim: 0.04 Sec 0.28 (AY 2014/2015)",
        EXCL,
        ["Primary: 0.04 per 100, academic year 2014-15", "Secondary: 0.28 per 100, academic year 2014-15"],
    ),
    ("4.3% (2015/2016)", "", ["4.3%, 2015-16"]),
    ("5.4% (2015/2016)", "", ["5.4%, 2015-16"]),
    (
        "Reading -1.2 Writing - 2.3 Maths -0.6",
        KS2,
        ["Reading: −1.2 (score), 2016-17", "Writing: −2.3 (score), 2016-17", "Maths: −0.6 (score), 2016-17"],
    ),
    (
        "Overall -0.94 English - 1.01 Maths -0.84",
        KS4,
        [
            "Overall: −0.94 (score), 2016-17",
            "English: −1.01 (score), 2016-17",
            "Maths: −0.84 (score), 2016-17",
        ],
    ),
    (
        "RWM Non-PP: 48.6% PP: 40.8% Gap: 7.8% (AY 2015/2016)",
        GAP2,
        [
            "Reading, writing and maths, Non-PP: 48.6%, academic year 2015-16",
            "Reading, writing and maths, PP: 40.8%, academic year 2015-16",
            "Reading, writing and maths, Gap: 7.8 percentage points, academic year 2015-16",
        ],
    ),
    (
        (
            "Non PP: Overall: -0.35. English: -0.39. Maths: - 0.33. PP: Overall: -0.63. English: "
            "-0.62. Maths: - 0.63. Overall Gap: 0.28. English Gap: 0.23. Maths Gap: 0.30."
        ),
        GAP4,
        [
            "Overall, Non-PP: −0.35 (score), 2016-17",
            "English, Non-PP: −0.39 (score), 2016-17",
            "Maths, Non-PP: −0.33 (score), 2016-17",
            "Overall, PP: −0.63 (score), 2016-17",
            "English, PP: −0.62 (score), 2016-17",
            "Maths, PP: −0.63 (score), 2016-17",
            "Overall, Gap: 0.28 (score), 2016-17",
            "English, Gap: 0.23 (score), 2016-17",
            "Maths, Gap: 0.30 (score), 2016-17",
        ],
    ),
    ("28.0%", "", ["28.0%, 2016-17"]),
    ("-1.30", P8, ["−1.30 (score), 2016-17"]),
    ("1989", FAM, ["1,989 (number), 2016-17, cumulative"]),
    ("675", "", ["675, 2016-17"]),
    ("Released in June 2017", "", ["Awaited, expected June 2017, 2016-17"]),
]
TARGET_2016_17: Rows = [
    ("17.0%", "", ["17.0%, 2016-17"]),
    ("48.7%", "", ["48.7%, 2016-17"]),
    ("~", "", ["Not available, 2016-17"]),
    ("95.0%", "", ["95.0%, 2016-17"]),
    ("19.5%", "", ["19.5%, 2016-17"]),
    ("31.1", "", ["31.1, 2016-17"]),
    (
        "196 (Q2) 390 (Q4)",
        FAM,
        ["196 (number), Q2 2016-17, cumulative", "390 (number), Q4 2016-17, cumulative"],
    ),
    ("1.05", "", ["1.05, 2016-17"]),
    ("240", "", ["240, 2016-17"]),
    ("458 (71.7)", CPP, ["458 (number), 2016-17", "71.7 per 10,000, 2016-17"]),
    ("8.0%", "", ["8.0%, 2016-17"]),
    ("100%", "", ["100%, 2016-17"]),
    ("4.4%", "", ["4.4%, 2016-17"]),
    ("6.4%", "", ["6.4%, 2016-17"]),
    (
        "876 (Q2) 1750 (Q4)",
        FAM,
        ["876 (number), Q2 2016-17, cumulative", "1,750 (number), Q4 2016-17, cumulative"],
    ),
    (
        "374 (Q2) 746 (Q4)",
        FAM,
        ["374 (number), Q2 2016-17, cumulative", "746 (number), Q4 2016-17, cumulative"],
    ),
]
STATISTICAL_NEIGHBOURS: Rows = [
    ("~", "", ["Not available, Statistical neighbours"]),
    ("42.7% (2015/16)", "", ["42.7%, 2015-16, Statistical neighbours"]),
    ("4.3 (2013-15) (E. Mids)", IMR, ["4.3 per 1,000, 2013 to 2015 (three years pooled), East Midlands"]),
    ("92.8% (2015/16)", "", ["92.8%, 2015-16, Statistical neighbours"]),
    ("24.4% (2015/16)", "", ["24.4%, 2015-16, Statistical neighbours"]),
    ("(2014/15) (E. Mids)", "", ["Number missing from the page, 2014-15, East Midlands"]),
    ("422.2 (2015/16)", ADM, ["422.2 per 100,000, 2015-16, Statistical neighbours"]),
    ("26.0 (2015)", "", ["26.0, 2015, Statistical neighbours"]),
    ("(504) (Apr 15 - Mar 16 PNC data)", FTE, ["504 per 100,000, 2015-16, Statistical neighbours"]),
    ("1.15", "", ["1.15, Statistical neighbours"]),
    ("526 (59)", CPP, ["526 (number), Statistical neighbours", "59 per 10,000, Statistical neighbours"]),
    ("155.5 (2015/16)", "", ["155.5, 2015-16, Statistical neighbours"]),
    ("58.0% (Jan 2015)", "", ["58.0%, January 2015, Statistical neighbours"]),
    ("64.9%", "", ["64.9%, Statistical neighbours"]),
    ("97.5% (AY 2013/14)", "", ["97.5%, academic year 2013-14, Statistical neighbours"]),
    (
        "Prim: 0.03 Sec: 0.20 (Stats N AY 2014/15)",
        EXCL,
        [
            "Primary: 0.03 per 100, academic year 2014-15, Statistical neighbours",
            "Secondary: 0.20 per 100, academic year 2014-15, Statistical neighbours",
        ],
    ),
    ("4.3% (2015/2016)", "", ["4.3%, 2015-16, Statistical neighbours"]),
    ("5.4% (2015/2016)", "", ["5.4%, 2015-16, Statistical neighbours"]),
    ("26.0% (2014/15)", "", ["26.0%, 2014-15, Statistical neighbours"]),
]
ENGLAND: Rows = [
    ("11.2% (2016/17 Q2)", "", ["11.2%, Q2 2016-17, England"]),
    ("43.1% (2015/16)", "", ["43.1%, 2015-16, England"]),
    ("3.9 (2013-15)", IMR, ["3.9 per 1,000, 2013 to 2015 (three years pooled), England"]),
    ("93.6% (2015/16)", "", ["93.6%, 2015-16, England"]),
    ("19.8% (2015/16)", "", ["19.8%, 2015-16, England"]),
    ("(2014/15) (E. Mids)", "", ["Number missing from the page, 2014-15, East Midlands"]),
    ("430.5 (2015/16)", ADM, ["430.5 per 100,000, 2015-16, England"]),
    ("~", "", ["Not available, England"]),
    ("20.8 (2015)", "", ["20.8, 2015, England"]),
    ("(357) (Apr 15 - Mar 16 PNC data)", FTE, ["357 per 100,000, 2015-16, England"]),
    ("1.18", "", ["1.18, England"]),
    ("97.7% (AY 2013/14)", "", ["97.7%, academic year 2013-14, England"]),
    (
        "Prim: 0.02 Sec: 0.15 (AY 2014/15)",
        EXCL,
        [
            "Primary: 0.02 per 100, academic year 2014-15, England",
            "Secondary: 0.15 per 100, academic year 2014-15, England",
        ],
    ),
    ("4.0% (2015/2016)", "", ["4.0%, 2015-16, England"]),
    ("5.2% (2015/2016)", "", ["5.2%, 2015-16, England"]),
    (
        "Reading: -1.9 Writing: -3.0 Maths: -1.9 (all Schools)",
        KS2,
        [
            "Reading, All schools: −1.9 (score), England",
            "Writing, All schools: −3.0 (score), England",
            "Maths, All schools: −1.9 (score), England",
        ],
    ),
    (
        "Overall: -0.73 English: -0.77 Maths: -0.52 (all schools)",
        KS4,
        [
            "Overall, All schools: −0.73 (score), England",
            "English, All schools: −0.77 (score), England",
            "Maths, All schools: −0.52 (score), England",
        ],
    ),
    (
        "RWM: Non PP: 53.2% PP: 38.6% Gap: 14.6% (AY 2015/2016)",
        GAP2,
        [
            "Reading, writing and maths, Non-PP: 53.2%, academic year 2015-16, England",
            "Reading, writing and maths, PP: 38.6%, academic year 2015-16, England",
            "Reading, writing and maths, Gap: 14.6 percentage points, academic year 2015-16, England",
        ],
    ),
    (
        (
            "Non PP: Overall: -0.08. English: -0.09. Maths: -0.06. PP: Overall: -0.49. English: "
            "- 0.45. Maths: -0.41. Overall Gap: 0.37. English: 0.36. Maths: -0.35. (all schools)."
        ),
        GAP4,
        [
            "Overall, Non-PP: −0.08 (score), England",
            "English, Non-PP: −0.09 (score), England",
            "Maths, Non-PP: −0.06 (score), England",
            "Overall, PP: −0.49 (score), England",
            "English, PP: −0.45 (score), England",
            "Maths, PP: −0.41 (score), England",
            "Overall, Gap: 0.37 (score), England",
            "English, Gap: 0.36 (score), England",
            "Maths, Gap: −0.35 (score), England",
        ],
    ),
    ("25.0% (2016/17)", "", ["25.0%, 2016-17, England"]),
    ("-1.14 (2016/17)", P8, ["−1.14 (score), 2016-17, England"]),
    ("17.9% (2014/15)", "", ["17.9%, 2014-15, England"]),
]

COLUMNS = {
    "Current Value": CURRENT_VALUE,
    "2015/16 Outturn": OUTTURN_2015_16,
    "2016/17 Q2": QUARTER_2_2016_17,
    "2016/17 Outturn": OUTTURN_2016_17,
    "2016/17 Target": TARGET_2016_17,
    "Statistical Neighbour Average": STATISTICAL_NEIGHBOURS,
    "England Average": ENGLAND,
}
CELLS = [
    pytest.param(heading, cell, measure, expected, id=f"{heading}: {cell[:50]}")
    for heading, rows in COLUMNS.items()
    for cell, measure, expected in rows
]


@pytest.mark.parametrize(("heading", "cell", "measure", "expected"), CELLS)
def test_a_printed_cell_is_read_to_its_figures(
    heading: str, cell: str, measure: str, expected: list[str]
) -> None:
    reading = read_cell(cell, measure=measure, heading=heading)
    assert [format_figure(figure) for figure in reading.figures] == expected


@pytest.mark.parametrize(("heading", "cell", "measure", "expected"), CELLS)
def test_only_a_sentence_without_a_reason_is_not_understood(
    heading: str, cell: str, measure: str, expected: list[str]
) -> None:
    reading = read_cell(cell, measure=measure, heading=heading)
    assert reading.understood == (cell != "CSE monitored by business.")


@pytest.mark.parametrize(("heading", "cell", "measure", "expected"), CELLS)
def test_the_text_as_printed_is_kept_and_every_figure_points_into_it(
    heading: str, cell: str, measure: str, expected: list[str]
) -> None:
    reading = read_cell(cell, measure=measure, heading=heading)
    assert reading.text == cell
    for figure in reading.figures:
        assert figure.text and cell[figure.start : figure.end] == figure.text


def test_words_that_give_no_reason_are_handed_back() -> None:
    reading = read_cell("CSE monitored by business.", heading="2016/17 Outturn")
    assert reading.figures[0].value.reason is MissingReason.WORDS  # type: ignore[union-attr]
    assert reading.remainder == "CSE monitored by business."
