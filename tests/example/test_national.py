"""Which national measures give the plans' measures a history, and why they may be linked."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from goldenthread.example import city_measures as city, measure_names as names
from goldenthread.example.city_action_plan import action_plan
from goldenthread.example.city_performance_report import performance_report
from goldenthread.example.county_plans import county_plans
from goldenthread.example.national import LINKS
from goldenthread.plans.content import Kind

DATA = Path(__file__).resolve().parents[2] / "goldenthread" / "example" / "data"
COUNTY, CITY, ENGLAND = 891, 892, 970

LINKED = [(name, each) for name, found in LINKS.items() for each in found]


@pytest.fixture(scope="module")
def described() -> dict[str, dict[str, str]]:
    """The tool's dictionary: code -> what it says of the measure."""
    with (DATA / "lait-dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["Measure_short"]: row for row in reversed(list(csv.DictReader(file)))}


@pytest.fixture(scope="module")
def published() -> dict[tuple[str, str, int], str]:
    """The extract: code, year and authority -> the value as written."""
    table = pq.read_table(DATA / "lait.parquet", columns=["Short Desc", "Years", "LA Number", "Values"])
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    return {(code, year, int(float(area))): value for code, year, area, value in rows}


@pytest.fixture(scope="module")
def plan_measures() -> set[str]:
    plans = (*county_plans(), action_plan(), performance_report())
    return {part.measure or part.title for plan in plans for part in plan.walk() if part.kind == Kind.MEASURE}


def test_at_least_sixty_measures_of_the_plans_have_a_national_history():
    same = [name for name, found in LINKS.items() if any(each.kind == "same" for each in found)]
    assert len(LINKS) >= 60
    assert len({each.code for _, each in LINKED}) >= 60
    assert len(same) >= 40


def test_every_linked_measure_stands_in_a_plan(plan_measures):
    assert set(LINKS) <= plan_measures


def test_every_code_is_in_the_dictionary_and_has_figures_of_both_authorities(described, published):
    with_figures = {(code, area) for code, _, area in published}
    for _, national in LINKED:
        assert national.code in described
        assert {(national.code, COUNTY), (national.code, CITY)} <= with_figures, national.code


def test_what_is_only_close_says_what_differs():
    silent = [name for name, national in LINKED if national.kind == "close" and not national.note]
    assert silent == []


def test_no_measure_is_the_same_as_two_or_linked_twice_to_one():
    for name, found in LINKS.items():
        assert sum(each.kind == "same" for each in found) <= 1, name
        assert len({each.code for each in found}) == len(found), name


#: What a plan prints, and what the tool has for the same year, to the places printed. A difference of more
#: than rounding must be explained by the link.
SAME_YEAR = [
    # measure, code, the tool's year, authority, as printed, the tool's figure, do they agree
    (names.BREASTFEEDING, "6wksBreast", "2016", CITY, "47.7% (2015/16 no new data)", "47.7", True),
    (names.BREASTFEEDING, "6wksBreast", "2016", ENGLAND, "43.1% (2015/16)", "43.2", True),  # 43.15
    (city.PRIMARY_ABSENCE, "PriTotAbs", "2016", CITY, "4.3% (2015/2016)", "4.3", True),
    (city.PRIMARY_ABSENCE, "PriTotAbs", "2016", ENGLAND, "4.0% (2015/2016)", "4.0", True),
    (city.SECONDARY_ABSENCE, "SecTotAbs", "2016", CITY, "5.4% (2015/2016)", "5.4", True),
    (city.SECONDARY_ABSENCE, "SecTotAbs", "2016", ENGLAND, "5.2% (2015/2016)", "5.2", True),
    # The report gives these two for 2016/17; they are the results of summer 2016.
    (city.IN_CARE_KEY_STAGE_2_STANDARD, "LAC_KS2_ExpStd_RWM", "2016", CITY, "28.0%", "28.0", False),
    (
        city.IN_CARE_KEY_STAGE_2_STANDARD,
        "LAC_KS2_ExpStd_RWM",
        "2016",
        ENGLAND,
        "25.0% (2016/17)",
        "25.0",
        False,
    ),
    (city.IN_CARE_PROGRESS_8, "LAC_KS4_AVG_Prog8", "2016", CITY, "-1.30", "-1.30", False),
    (city.IN_CARE_PROGRESS_8, "LAC_KS4_AVG_Prog8", "2016", ENGLAND, "-1.14 (2016/17)", "-1.14", False),
    # 545 children and 481, where the city printed 564 and 480.
    (names.CP_PLAN_RATE, "CPP_rate", "2016", CITY, "564 (87)", "84.2", False),
    (names.CP_PLAN_RATE, "CPP_rate", "2017", CITY, "480 (72.8)", "73.3", False),
]


@pytest.mark.parametrize(("name", "code", "year", "authority", "printed", "tool", "agree"), SAME_YEAR)
def test_where_plan_and_tool_have_one_year_the_figures_were_compared(
    name, code, year, authority, printed, tool, agree, published
):
    [national] = [each for each in LINKS[name] if each.code == code]
    value = Decimal(str(float(published[code, year, authority])))
    assert value.quantize(Decimal(tool), ROUND_HALF_UP) == Decimal(tool)
    texts = {
        figure.text
        for part in performance_report().walk()
        if part.kind == Kind.MEASURE and (part.measure or part.title) == name
        for figure in part.figures
    }
    assert printed in texts
    assert agree or national.note


def test_measures_that_differ_for_one_year_are_not_called_the_same():
    """15% of social workers' posts vacant, says the plan of 2016-17; 4.2%, say the national statistics."""
    [vacancies] = LINKS[names.SOCIAL_WORKER_VACANCIES]
    assert vacancies.kind == "close" and "4.2%" in vacancies.note
