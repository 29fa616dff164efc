"""Specification: what the name of a measure says about its figures."""

import pytest

from goldenthread.rules.figures import (
    Good,
    denominator_of,
    polarity_in_name,
    read_polarity,
    unit_of,
    units_of,
)


@pytest.mark.parametrize(
    ("name", "denominator"),
    [
        ("per 1,000 live births", 1000),
        ("Rate of infant mortality per 1000 live births (aged under 1 year)", 1000),
        ("Conception rate per 1,000 females aged 15-17", 1000),
        ("First time entrants (per 100,000)", 100_000),
        ("Number of children subject to a plan (per 10,000)", 10_000),
        ("Number per 10,000 resident population", 10_000),
        ("Permanent exclusions (per 100)", 100),
        ("Rate/10,000", 10_000),
        ("rate per 100k", 100_000),
        ("rate per ten thousand children", 10_000),
        ("Rate of Primary School absences", None),
        ("Cost per child", None),
        ("Placement moves per LAC", None),
        ("Visits per 10 days", None),
        ("", None),
    ],
)
def test_the_denominator_stands_behind_per(name: str, denominator: int | None) -> None:
    assert denominator_of(name) == denominator


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("% of women reporting smoking at the time of delivery", ["percent"]),
        ("Percentage of children in care", ["percent"]),
        ("The percentage of those children remaining in long-term placements", ["percent"]),
        ("The proportion of children living in poverty", ["percent"]),
        ("Number of families supported", ["count"]),
        ("No. of referrals", ["count"]),
        ("% and number of 16-18 year olds who are NEET", ["percent", "count"]),
        ("Number/rate of children subject to a plan", ["count", "rate"]),
        ("Number of children subject to a plan (per 10,000)", ["count", "rate per 10,000"]),
        ("Rate of infant mortality per 1,000 live births", ["rate per 1,000"]),
        ("Rate of permanent exclusions (per 100)", ["rate per 100"]),
        ("Take-up rate of free school meals (%)", ["percent"]),
        ("Progress 8 score for children in care", ["score"]),
        ("Progress for pupils with SEND from KS1 to KS2", ["score"]),
        ("Attainment 8", ["score"]),
        ("GAP between pupils with the Pupil Premium and their peers", ["percentage points"]),
        ("Gap between pupils in their Progress 8 score", ["score"]),
        ("Average time between entering care and moving in (days)", ["days"]),
        ("Average waiting time in weeks", ["weeks"]),
        ("Cost of placements", ["pounds"]),
        ("Good maternal health", []),
        ("", []),
    ],
)
def test_the_name_says_which_units_its_figures_have(name: str, units: list[str]) -> None:
    assert [str(unit) for unit in units_of(name)] == units
    assert str(unit_of(name)) == (units[0] if units else "no unit stated")


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("Reduction in teenage conception rates", Good.LOW),
        ("Reduced hospital admissions", Good.LOW),
        ("Reduction in the number of inappropriate referrals", Good.LOW),
        ("Increase the proportion of care leavers in work", Good.HIGH),
        ("Improved attendance", Good.HIGH),
        ("Progress 8 score (higher value = better score)", Good.HIGH),
        ("Absence (lower is better)", Good.LOW),
        ("Low is good: exclusions", Good.LOW),
        ("Number of young people in higher education", Good.NOT_STATED),
        ("% of children in care", Good.NOT_STATED),
    ],
)
def test_a_name_may_hint_at_which_way_is_good(name: str, good: Good) -> None:
    assert polarity_in_name(name).good is good


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("+", Good.HIGH),
        ("-", Good.LOW),
        ("–", Good.LOW),
        ("↑", Good.HIGH),
        ("⬇️", Good.LOW),
        ("High", Good.HIGH),
        ("Low is good", Good.LOW),
        ("Bigger is better", Good.HIGH),
        ("Smaller is Better", Good.LOW),
        ("Higher", Good.HIGH),
        ("LOWER", Good.LOW),
        ("High is bad", Good.LOW),
        ("Closer to target", Good.CLOSE_TO_TARGET),
        ("Plan is Best", Good.CLOSE_TO_TARGET),
        ("Neutral", Good.NO_JUDGEMENT),
        ("N/A", Good.NO_JUDGEMENT),
        ("For information", Good.INFORMATION),
        ("", Good.NOT_STATED),
        ("High or low", Good.NOT_STATED),
        ("Quarterly", Good.NOT_STATED),
    ],
)
def test_a_cell_says_which_way_is_good(text: str, good: Good) -> None:
    assert read_polarity(text) is good
