"""What a spreadsheet makes of a figure: what each cell is read as, what is asked, and why it is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from goldenthread.measures.loading.incoming import Candidate, IncomingRow, MeasureFacts
from goldenthread.measures.loading.layouts import is_figure
from goldenthread.measures.loading.matching import Library
from goldenthread.measures.loading.questions import questions_about
from goldenthread.measures.loading.questions.around import Around
from goldenthread.measures.loading.settling import Known, settle_row
from goldenthread.measures.loading.typed import as_typed
from goldenthread.rules.figures import Suppressed, UnitKind

FACTS = {
    1: MeasureFacts(1, "Absence", unit=UnitKind.PERCENT),
    2: MeasureFacts(2, "Exclusions", unit=UnitKind.COUNT),
}
KNOWN = Known(Library({1: "Absence", 2: "Exclusions"}), Library({1: "Northshire"}), FACTS, home=1)


def figure(
    cell: str, measure: str | tuple[str, ...] = "Absence", **beside: str | tuple[str, ...]
) -> Candidate:
    """What is made of a cell of a file."""
    names = (measure,) if isinstance(measure, str) else measure
    row = IncomingRow("", 2, "D", cell, **{"measure": names, "period": "2015/16", **beside})
    return settle_row(row, KNOWN)[0]


def asked(one: Candidate) -> list[str]:
    """The kinds of question about it."""
    return [each.code for each in questions_about(one, Around([one], date(2026, 11, 22)))]


ERRORS = (
    "#REF!",
    "#DIV/0!",
    "#N/A",
    "#VALUE!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#ref!",
    "Err:502",
)


@pytest.mark.parametrize("cell", ERRORS)
def test_an_error_of_a_formula_is_refused_whichever_it_is(cell):
    refused = figure(cell).refused
    assert f"could not work this cell out: it says {cell}." in refused
    assert "Mend its formula and bring the file in again" in refused
    assert is_figure(cell)  # so that it does not change how its table is understood


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("####", "its column was too narrow"),
        ("01/04/2016", "is a date and not a figure"),
        ("2016-04-01", "is a date and not a figure"),
        ("2016-01-04 00:00:00", "is a date and not a figure"),
        ("4 Jan 2016", "is a date and not a figure"),
        ("04-Jan", "is a date and not a figure"),
        ("Jan-04", "is a date and not a figure"),
        ("12:30:00", "is a time and not a figure"),
        ("=1+1", "holds a formula without its result"),
        ("1/3", "is a fraction and not one figure"),
        ("c54", "may be withheld (c), or about"),
        ("1,2,3", "is not a figure"),
        ("54.7.1", "is not a figure"),
        ("５４", "is not a figure"),
        ("1E99", "is not a figure"),
    ],
)
def test_what_is_no_figure_is_refused_with_the_reason(cell, says):
    assert says in figure(cell).refused


@pytest.mark.parametrize(
    ("cell", "number", "codes"),
    [
        ("54.7", "54.7", []),
        ("54,7", "54.7", ["half-understood"]),
        ("54,70%", "54.70", ["half-understood"]),
        ("'54.7", "54.7", ["half-understood"]),
        ("’54,7", "54.7", ["half-understood"]),
        ("5.47E+1", "54.7", ["half-understood"]),
        ("547e-1", "54.7", ["half-understood"]),
        ("(54.7)", "54.7", ["half-understood"]),
        ("54.7\u00a0", "54.7", []),
        ("\u00a054.7%", "54.7", []),
        ("20-25%", "20", ["band"]),
        ("20 to 25", "20", ["band"]),
        (">95%", "95", ["band"]),
        ("≥95", "95", ["band"]),
        ("95+", "95", ["band"]),
        ("<5%", "5", ["band"]),
        ("~54", "54", []),
        ("100.1", "100.1", ["over-hundred"]),
        ("-2", "-2", ["over-hundred"]),
    ],
)
def test_a_share_that_is_read_after_a_guess_is_asked_about(cell, number, codes):
    one = figure(cell)
    assert (str(one.number), asked(one), one.refused) == (number, codes, "")
    assert one.as_written == cell


@pytest.mark.parametrize(
    ("cell", "number", "codes"),
    [
        ("1,234", "1234", []),
        ("1\u00a0234", "1234", []),
        ("1\u202f234", "1234", []),
        ("1 234", "1234", ["half-understood"]),
        ("1.234.567", "1234567", ["half-understood"]),
        ("1.2E+05", "120000", ["half-understood"]),
        ("54.7", "54.7", ["not-whole"]),
        ("20-25", "20", ["band"]),
        ("-5", "-5", ["over-hundred"]),
        ("(5)", "5", ["half-understood"]),
    ],
)
def test_a_count_that_is_read_after_a_guess_is_asked_about(cell, number, codes):
    one = figure(cell, "Exclusions")
    assert (str(one.number), asked(one)) == (number, codes)


@pytest.mark.parametrize("cell", ["1-4", "1 - 4", "1–4", "1 to 4", "0-5", "6 to 10"])
def test_a_band_of_few_people_is_withheld_and_asked_about(cell):
    one = figure(cell, "Exclusions")
    assert isinstance(one.value, Suppressed)
    assert asked(one) == ["band"]


@pytest.mark.parametrize("cell", ["TRUE", "yes", "Green", "better"])
def test_a_word_is_kept_as_a_figure_not_given_only_once_somebody_said_so(cell):
    assert asked(figure(cell)) == ["half-understood"]


@pytest.mark.parametrize(
    ("beside", "codes"),
    [
        ({"numerator": "54", "denominator": "100"}, []),
        ({"numerator": "", "denominator": ""}, []),
        ({"numerator": "c", "denominator": "100"}, []),
        ({"numerator": "x", "denominator": "100"}, []),
        ({"numerator": "<5", "denominator": "100"}, []),
        ({"numerator": "many", "denominator": "100"}, ["half-understood"]),
        ({"numerator": "54", "denominator": "#REF!"}, ["half-understood"]),
        ({"numerator": "54", "denominator": "04-Jan"}, ["half-understood"]),
        ({"numerator": "-54", "denominator": "100"}, ["fraction"]),
        ({"numerator": "54", "denominator": "-100"}, ["fraction"]),
        ({"numerator": "54", "denominator": "0"}, ["fraction"]),
        ({"numerator": "54", "denominator": f"0.{'0' * 300}1"}, ["half-understood"]),
        ({"numerator": "54", "denominator": "1" * 20}, ["half-understood"]),
        ({"numerator": "100", "denominator": "54"}, ["fraction"]),
        ({"numerator": "45", "denominator": "100"}, ["fraction"]),
        ({"lower": "50", "upper": "58"}, []),
        ({"lower": "54.2", "upper": "58"}, []),  # 54 may be a rounded 54.2
        ({"lower": "50", "upper": "53"}, ["limits"]),
        ({"lower": "55", "upper": "58"}, ["limits"]),
        ({"lower": "58", "upper": "50"}, ["limits"]),
        ({"upper": "50"}, ["limits"]),
        ({"lower": "wide", "upper": "58"}, ["half-understood"]),
    ],
)
def test_what_stands_beside_a_figure_must_fit_it(beside, codes):
    assert asked(figure("54", **beside)) == codes


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ({"measure": ("Northshire",)}, "stands where the measure should, and is an area."),
        ({"area": ("Absence",)}, "stands where the area should, and is a measure."),
        ({"area": ("54.7",)}, "stands where the area should, and is a figure."),
        ({"area": ("Total",)}, "“Total” sums up others"),
        ({"measure": ("Grand total",)}, "“Grand total” sums up others"),
        ({"area": ("All wards",)}, "sums up others"),
        ({"area": ("Average",)}, "sums up others"),
        ({"area": ("Meanwood",)}, "is no area we know"),
    ],
)
def test_a_row_one_column_off_and_a_row_of_totals_are_refused_by_what_they_are(names, says):
    assert says in figure("54", **names).refused


def test_what_a_plan_prints_is_read_as_it_is_printed():
    printed = IncomingRow("", 0, "Outturn", ">95%", measure=("Absence",), period="2015/16", printed=1)
    one = settle_row(printed, KNOWN)[0]
    assert (str(one.number), asked(one)) == ("95", [])


@given(st.text(alphabet="0123456789.,- ()'’%£eEcJan/:+\u00a0", max_size=14))
def test_any_typing_is_read_refused_or_asked_about_and_never_breaks(cell):
    typed = as_typed(cell)
    assert as_typed(typed.text).refused == typed.refused or typed.doubt or typed.text != cell
    one = figure(cell)
    assert one.refused or one.value is not None


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_decimal_comma_says_what_a_decimal_point_would(whole, part):
    assert as_typed(f"{whole},{part:02d}").text == f"{whole}.{part:02d}"
    assert as_typed(f"{whole},{part:02d}").doubt


@pytest.mark.parametrize(
    ("period", "says"),
    [
        ("April 2016/17", ""),
        ("Q2 return 2016", "is not understood but for its year, 2016"),
        ("April", "does not say of which year"),
        ("Q3", "does not say of which year"),
        ("whenever", "is no period"),
        ("April 2016", ""),
        ("Q2 2016/17", ""),
        ("Autumn term 2016", ""),
        ("2016/17", ""),
    ],
)
def test_a_part_of_a_year_is_never_taken_for_the_year(period, says):
    refused = figure("54", period=period).refused
    assert says in refused
    assert bool(refused) is bool(says)
