"""Specification: targets as plans and performance tables write them, and what each asks for."""

from decimal import Decimal

import pytest

from goldenthread.rules.figures import Good, format_figure
from goldenthread.rules.periods import Period
from goldenthread.rules.targets import AmountIs, Sense, TargetKind, describe, met_by, read_target

HEADING = "2016/17 Target"
T, S = TargetKind, Sense

NEAR = {"comparator": "59", "tolerance": "1"}
KINDS = [
    # a value
    ("85.0%", T.VALUE, S.NOT_SAID),
    ("70%", T.VALUE, S.NOT_SAID),
    ("31.1", T.VALUE, S.NOT_SAID),
    ("1.05", T.VALUE, S.NOT_SAID),
    ("100%", T.VALUE, S.NOT_SAID),
    ("458 (71.7)", T.VALUE, S.NOT_SAID),
    ("52 points (in line with the national average)", T.VALUE, S.NOT_SAID),
    ("52% of our 2020 target", T.VALUE, S.NOT_SAID),
    ("significant and sustained progress for 3,840 families", T.VALUE, S.NOT_SAID),
    ("100% within 45 days", T.VALUE, S.NOT_SAID),
    ("Prim: 0.04 Sec: 0.28", T.VALUE, S.NOT_SAID),
    ("£2m savings", T.VALUE, S.NOT_SAID),
    ("1 in 10", T.VALUE, S.NOT_SAID),
    ("zero", T.VALUE, S.NOT_SAID),
    # a value for each quarter
    ("196 (Q2) 390 (Q4)", T.PROFILE, S.NOT_SAID),
    ("876 (Q2) 1750 (Q4)", T.PROFILE, S.NOT_SAID),
    ("Q1 20% Q2 40% Q3 60% Q4 80%", T.PROFILE, S.NOT_SAID),
    ("By March 2017: 50%; by March 2018: 60%", T.PROFILE, S.NOT_SAID),
    # against a comparator
    ("In-line with statistical neighbours", T.COMPARATOR, S.IN_LINE),
    ("Better than the national average", T.COMPARATOR, S.BETTER),
    ("in line with the national average for 2016", T.COMPARATOR, S.IN_LINE),
    ("above the average of all Core Cities", T.COMPARATOR, S.MORE_THAN),
    ("in line with national expectations", T.COMPARATOR, S.IN_LINE),
    ("4.0% lower than national", T.COMPARATOR, S.LESS_THAN),
    ("At or above national average", T.COMPARATOR, S.AT_LEAST),
    ("Equal to or better than statistical neighbours", T.COMPARATOR, S.AS_GOOD),
    ("Meet or exceed national", T.COMPARATOR, S.AS_GOOD),
    ("within 2% of national", T.COMPARATOR, S.WITHIN),
    ("Below England average", T.COMPARATOR, S.LESS_THAN),
    ("Remain below national average", T.COMPARATOR, S.LESS_THAN),
    ("National average", T.COMPARATOR, S.IN_LINE),
    ("Better than England average (62.1%)", T.COMPARATOR, S.BETTER),
    ("To be in line with or better than national average", T.COMPARATOR, S.AS_GOOD),
    ("within 5 percentage points of England", T.COMPARATOR, S.WITHIN),
    ("Compare favourably with statistical neighbours", T.COMPARATOR, S.BETTER),
    ("Top 25% of statistical neighbours", T.COMPARATOR, S.IN_LINE),
    ("Top quartile nationally", T.COMPARATOR, S.IN_LINE),
    ("Outperform SN average", T.COMPARATOR, S.BETTER),
    # against the own past
    ("Higher than 2014/15", T.OWN_PAST, S.MORE_THAN),
    ("Better than last year", T.OWN_PAST, S.BETTER),
    ("Lower than previous year", T.OWN_PAST, S.LESS_THAN),
    ("5% higher than 2014/15", T.OWN_PAST, S.MORE_THAN),
    ("Improve on 2015/16 outturn", T.OWN_PAST, S.BETTER),
    ("Increase on previous year", T.OWN_PAST, S.MORE_THAN),
    ("Reduction on 2018/19 outturn", T.OWN_PAST, S.LESS_THAN),
    ("Improvement from baseline", T.OWN_PAST, S.BETTER),
    ("Fewer permanent exclusions than 2016/17", T.OWN_PAST, S.LESS_THAN),
    # a direction only
    ("Reduction (no specific target set)", T.DIRECTION, S.DECREASE),
    ("Increase", T.DIRECTION, S.INCREASE),
    ("↓", T.DIRECTION, S.DECREASE),
    ("Year on year improvement", T.DIRECTION, S.IMPROVE),
    ("Narrow the gap", T.DIRECTION, S.DECREASE),
    # a change by an amount
    ("Reduce the percentage of agency social workers covering vacancies by 30%", T.CHANGE, S.DECREASE),
    ("reduces by 1.4% to be in line with national", T.CHANGE, S.DECREASE),
    ("reduces by 1.5 % to be in line with national", T.CHANGE, S.DECREASE),
    ("Increase by 5 percentage points", T.CHANGE, S.INCREASE),
    ("5% reduction", T.CHANGE, S.DECREASE),
    ("10 fewer", T.CHANGE, S.DECREASE),
    ("10% increase on 2015/16", T.CHANGE, S.INCREASE),
    ("Achieve a 10% reduction in referrals", T.CHANGE, S.DECREASE),
    # from one figure to another
    ("Reduce the vacancy rate from 15% to 10%", T.FROM_TO, S.AT_MOST),
    ("From 54% to 60%", T.FROM_TO, S.AT_LEAST),
    ("15% → 10%", T.FROM_TO, S.AT_MOST),
    ("45% rising to 50%", T.FROM_TO, S.AT_LEAST),
    ("Baseline 45%, target 50%", T.FROM_TO, S.AT_LEAST),
    ("Reduce from a baseline of 45 to 30 by 2018", T.FROM_TO, S.AT_MOST),
    # a threshold
    ("More than 90% of Nottinghamshire schools", T.THRESHOLD, S.MORE_THAN),
    ("at least 'good' in all schools", T.THRESHOLD, S.ALL),
    ("No permanent exclusions of children who are LAC", T.THRESHOLD, S.AT_MOST),
    ("Most LAC have an allocated school place in a good school", T.THRESHOLD, S.MOST),
    ("≥ 90%", T.THRESHOLD, S.AT_LEAST),
    ("90%+", T.THRESHOLD, S.AT_LEAST),
    ("<10", T.THRESHOLD, S.LESS_THAN),
    ("< 10%", T.THRESHOLD, S.LESS_THAN),
    ("no more than 12", T.THRESHOLD, S.AT_MOST),
    ("not to exceed 10%", T.THRESHOLD, S.AT_MOST),
    ("95% or above", T.THRESHOLD, S.AT_LEAST),
    ("10 or fewer", T.THRESHOLD, S.AT_MOST),
    ("Reduce to 15%", T.THRESHOLD, S.AT_MOST),
    ("Increase to 85% by March 2018", T.THRESHOLD, S.AT_LEAST),
    ("Within 5 working days", T.THRESHOLD, S.AT_MOST),
    ("exceed 90%", T.THRESHOLD, S.MORE_THAN),
    ("Above 62.1% (England average)", T.THRESHOLD, S.MORE_THAN),
    ("At least 90% of plans completed within 20 weeks", T.THRESHOLD, S.AT_LEAST),
    ("All children have a health assessment within 20 days", T.THRESHOLD, S.ALL),
    ("Ofsted rating of Good", T.THRESHOLD, S.AT_LEAST),
    # what a negation does to a limit
    ("Not below 90%", T.THRESHOLD, S.AT_LEAST),
    ("No lower than 90%", T.THRESHOLD, S.AT_LEAST),
    ("nothing below 90%", T.THRESHOLD, S.AT_LEAST),
    ("Not exceeding 10", T.THRESHOLD, S.AT_MOST),
    ("No higher than 10%", T.THRESHOLD, S.AT_MOST),
    ("No child waits more than 18 weeks", T.THRESHOLD, S.AT_MOST),
    ("Maintain at or above 95%", T.MAINTAIN, S.AT_LEAST),
    ("Maximum 42 days", T.THRESHOLD, S.AT_MOST),
    ("10 max", T.THRESHOLD, S.AT_MOST),
    ("< 5 days", T.THRESHOLD, S.LESS_THAN),
    ("Reduce to zero", T.THRESHOLD, S.AT_MOST),
    ("85% ± 2%", T.VALUE, S.NOT_SAID),
    ("No more than last year", T.OWN_PAST, S.AT_MOST),
    ("No more than the England average", T.COMPARATOR, S.AT_MOST),
    ("No less than national", T.COMPARATOR, S.AT_LEAST),
    ("Top 3", T.THRESHOLD, S.AT_MOST),
    ("All 12 homes good or better", T.THRESHOLD, S.ALL),
    ("Halve to 20", T.THRESHOLD, S.AT_MOST),
    (">= England + 2pp", T.COMPARATOR, S.MORE_THAN),
    ("Baseline + 5%", T.OWN_PAST, S.MORE_THAN),
    ("2023/24 outturn - 10%", T.OWN_PAST, S.LESS_THAN),
    ("Down 10%", T.CHANGE, S.DECREASE),
    ("Target removed", T.NONE, S.NOT_SAID),
    # a change without “by”, and by a part of what it was
    ("+5%", T.CHANGE, S.INCREASE),
    ("-2pp pa", T.CHANGE, S.DECREASE),
    ("↑ 5%", T.CHANGE, S.INCREASE),
    ("Reduce 5% year on year", T.CHANGE, S.DECREASE),
    ("30 fewer children in care", T.CHANGE, S.DECREASE),
    ("halve", T.CHANGE, S.DECREASE),
    ("Halve the gap by 2030", T.CHANGE, S.DECREASE),
    ("Double the number of foster carers", T.CHANGE, S.INCREASE),
    ("reduce by a third", T.CHANGE, S.DECREASE),
    ("Reduce by 1/3", T.CHANGE, S.DECREASE),
    ("Cut in half", T.CHANGE, S.DECREASE),
    ("A third fewer", T.CHANGE, S.DECREASE),
    # the figure it starts from stands beside it
    ("65% (baseline 60%)", T.FROM_TO, S.AT_LEAST),
    ("60% baseline, 65% target", T.FROM_TO, S.AT_LEAST),
    ("12 (from 15)", T.FROM_TO, S.AT_MOST),
    ("increase from 60% (23/24) to 65% (24/25)", T.FROM_TO, S.AT_LEAST),
    ("60% -> 65% -> 70%", T.FROM_TO, S.AT_LEAST),
    ("23/24: 60% 24/25: 65%", T.PROFILE, S.NOT_SAID),
    ("SN average + 2%", T.COMPARATOR, S.MORE_THAN),
    ("2nd quartile or better", T.COMPARATOR, S.AS_GOOD),
    ("> 23/24 outturn", T.OWN_PAST, S.MORE_THAN),
    # something to be done
    ("Service specification agreed", T.DELIVERABLE, S.NOT_SAID),
    ("Transfer completed by October 2015", T.DELIVERABLE, S.NOT_SAID),
    ("Transfer and novation of current contract", T.DELIVERABLE, S.NOT_SAID),
    ("Service models and procurement plans agreed", T.DELIVERABLE, S.NOT_SAID),
    ("Performance and outcome framework agreed", T.DELIVERABLE, S.NOT_SAID),
    ("CAMHS Crisis and Extended Treatment Service implemented", T.DELIVERABLE, S.NOT_SAID),
    ("Contracts successful awarded", T.DELIVERABLE, S.NOT_SAID),
    ("New service in place by 1 April 2016", T.DELIVERABLE, S.NOT_SAID),
    ("Strategic objectives successfully delivered", T.DELIVERABLE, S.NOT_SAID),
    ("Plan published", T.DELIVERABLE, S.NOT_SAID),
    ("by March 2019", T.DELIVERABLE, S.NOT_SAID),
    # keep it as it is
    ("maintain at 95%", T.MAINTAIN, S.NOT_SAID),
    ("Maintain current performance", T.MAINTAIN, S.NOT_SAID),
    ("Sustain above 90%", T.MAINTAIN, S.MORE_THAN),
    ("No increase", T.MAINTAIN, S.NOT_SAID),
    # a range
    ("between 4 and 6", T.RANGE, S.NOT_SAID),
    ("20-25%", T.RANGE, S.NOT_SAID),
    ("80 - 85", T.RANGE, S.NOT_SAID),
    # none
    ("~", T.NONE, S.NOT_SAID),
    ("", T.NONE, S.NOT_SAID),
    ("N/A", T.NONE, S.NOT_SAID),
    ("no target", T.NONE, S.NOT_SAID),
    ("No target set", T.NONE, S.NOT_SAID),
    ("monitor only", T.NONE, S.NOT_SAID),
    ("baseline year", T.NONE, S.NOT_SAID),
    ("tbc", T.NONE, S.NOT_SAID),
    ("TBC Q2", T.NONE, S.NOT_SAID),
    ("Target to be agreed", T.NONE, S.NOT_SAID),
    ("To be set once baseline established", T.NONE, S.NOT_SAID),
    ("n/a - new measure", T.NONE, S.NOT_SAID),
    # nobody knows
    ("Blue", T.UNREADABLE, S.NOT_SAID),
    ("has met and exceeded its targets for 2016-17", T.UNREADABLE, S.NOT_SAID),
    ("Zero tolerance", T.UNREADABLE, S.NOT_SAID),
    ("±5% of target", T.UNREADABLE, S.NOT_SAID),
    ("As per contract", T.UNREADABLE, S.NOT_SAID),
]


@pytest.mark.parametrize(("text", "kind", "sense"), KINDS)
def test_a_target_is_recognised_by_its_wording(text: str, kind: TargetKind, sense: Sense) -> None:
    target = read_target(text, heading=HEADING)
    assert (target.kind, target.sense) == (kind, sense)
    assert target.text == text


@pytest.mark.parametrize(
    ("text", "measure", "figures"),
    [
        ("85.0%", "% of pupils", ["85.0%, 2016-17"]),
        ("31.1", "Rate per 1,000 girls aged 15-17", ["31.1 per 1,000, 2016-17"]),
        (
            "458 (71.7)",
            "Number of children subject to a plan (per 10,000)",
            ["458 (number), 2016-17", "71.7 per 10,000, 2016-17"],
        ),
        (
            "52 points (in line with the national average)",
            "Gap at Key Stage 4",
            ["52 percentage points, 2016-17"],
        ),
        ("196 (Q2) 390 (Q4)", "", ["196, Q2 2016-17", "390, Q4 2016-17"]),
        ("More than 90% of Nottinghamshire schools", "", ["over 90%, 2016-17"]),
        ("Reduce the vacancy rate from 15% to 10%", "", ["10%, 2016-17"]),
        ("significant and sustained progress for 3,840 families", "", ["3,840 families, 2016-17"]),
        ("< 10%", "", ["under 10%, 2016-17"]),
        ("100% within 45 days", "", ["100%, 2016-17"]),
    ],
)
def test_the_numbers_of_a_target_keep_their_unit(text: str, measure: str, figures: list[str]) -> None:
    target = read_target(text, measure=measure, heading=HEADING)
    assert [format_figure(figure) for figure in target.figures] == figures


@pytest.mark.parametrize(
    ("text", "measure", "amount", "means"),
    [
        ("Reduce the percentage of agency social workers by 30%", "", "30", AmountIs.NOT_SAID),
        ("reduces by 1.4% to be in line with national", "% of pupils absent", "1.4", AmountIs.NOT_SAID),
        ("4.0% lower than national", "% of pupils", "4.0", AmountIs.NOT_SAID),
        ("5% reduction", "Number of referrals", "5", AmountIs.RELATIVE),
        ("5% reduction", "Rate of offences per 1,000 population", "5", AmountIs.RELATIVE),
        ("Reduce by 10% compared to baseline", "% of pupils", "10", AmountIs.RELATIVE),
        ("Increase by 5 percentage points", "% of pupils", "5", AmountIs.POINTS),
        ("Reduce by 20", "Number of referrals", "20", AmountIs.ABSOLUTE),
    ],
)
def test_an_amount_in_percent_is_a_share_or_points_or_nobody_said(
    text: str, measure: str, amount: str, means: AmountIs
) -> None:
    target = read_target(text, measure=measure)
    assert (target.amount, target.amount_is) == (Decimal(amount), means)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In-line with statistical neighbours", "statistical neighbours"),
        ("Better than the national average", "national average"),
        ("above the average of all Core Cities", "average of all Core Cities"),
        ("4.0% lower than national", "national"),
        ("Above regional and national averages", "regional and national averages"),
        ("reduces by 1.4% to be in line with national", "national"),
        ("Equal to England", "England"),
    ],
)
def test_the_comparator_is_named_as_written(text: str, name: str) -> None:
    assert read_target(text).comparator == name


def test_the_own_past_is_the_period_the_target_names_and_not_the_one_it_is_for() -> None:
    target = read_target("Higher than 2014/15", heading="2015/16 Target")
    assert (target.past, target.past_period, target.period) == (
        "2014/15",
        Period.year(2014),
        Period.year(2015),
    )


def test_a_date_in_the_target_goes_before_the_heading() -> None:
    assert read_target("Transfer completed by October 2015", heading=HEADING).period == Period.month(2015, 10)
    assert read_target("85% (2017/18)", heading=HEADING).period == Period.year(2017)
    assert read_target("85%", heading=HEADING).period == Period.year(2016)


@pytest.mark.parametrize(
    ("text", "why_not"),
    [
        ("~", "No target is set."),
        ("Reduction (no specific target set)", "no amount"),
        ("in line with national expectations", "No figure is published"),
        ("Most LAC have an allocated school place", "does not say how many"),
        ("Strategic objectives successfully delivered", "does not say what would show it"),
        ("Reduce the percentage of agency social workers by 30%", "percentage points or a share"),
        ("Blue", "cannot be read"),
    ],
)
def test_a_target_nobody_could_check_says_why(text: str, why_not: str) -> None:
    target = read_target(text)
    assert not target.testable
    assert why_not in target.why_not


@pytest.mark.parametrize(
    "text",
    [
        "85%",
        "196 (Q2) 390 (Q4)",
        "Better than the national average",
        "Higher than 2014/15",
        "from 15% to 10%",
        "No permanent exclusions",
        "Service specification agreed",
        "maintain at 95%",
        "between 4 and 6",
        "at least 'good' in all schools",
        "Increase by 5 percentage points",
    ],
)
def test_a_target_with_a_bar_is_testable(text: str) -> None:
    target = read_target(text)
    assert target.testable
    assert target.why_not == ""


@pytest.mark.parametrize(
    ("text", "outturn", "polarity", "other", "met"),
    [
        ("85%", "85.0", Good.HIGH, {}, True),
        ("85%", "84.9", Good.HIGH, {}, False),
        ("17.0%", "18.7", Good.LOW, {}, False),
        ("17.0%", "17.0", Good.LOW, {}, True),
        ("85%", "90", Good.NOT_STATED, {}, None),
        ("More than 90%", "90", Good.HIGH, {}, False),
        ("no more than 12", "12", Good.LOW, {}, True),
        ("No permanent exclusions", "1", Good.LOW, {}, False),
        ("No permanent exclusions", "0", Good.NOT_STATED, {}, True),
        ("between 4 and 6", "6", Good.CLOSE_TO_TARGET, {}, True),
        ("between 4 and 6", "6.1", Good.CLOSE_TO_TARGET, {}, False),
        ("Reduce the vacancy rate from 15% to 10%", "11", Good.LOW, {}, False),
        ("Reduce the vacancy rate from 15% to 10%", "9", Good.LOW, {}, True),
        ("Better than the national average", "60", Good.HIGH, {"comparator": "59"}, True),
        ("Better than the national average", "60", Good.LOW, {"comparator": "59"}, False),
        ("Better than the national average", "60", Good.HIGH, {}, None),
        ("Better than the national average", "60", Good.NOT_STATED, {"comparator": "59"}, None),
        ("In-line with statistical neighbours", "60", Good.HIGH, {"comparator": "59"}, True),
        ("In-line with statistical neighbours", "58", Good.HIGH, {"comparator": "59"}, None),
        (
            "In-line with statistical neighbours",
            "58",
            Good.HIGH,
            NEAR,
            True,
        ),
        (
            "In-line with statistical neighbours",
            "57",
            Good.HIGH,
            NEAR,
            False,
        ),
        ("Higher than 2014/15", "55", Good.HIGH, {"baseline": "54.7"}, True),
        ("Higher than 2014/15", "54.7", Good.HIGH, {"baseline": "54.7"}, False),
        ("Reduction (no specific target set)", "38", Good.LOW, {"baseline": "38.8"}, True),
        ("Increase by 5 percentage points", "54", Good.HIGH, {"baseline": "50"}, False),
        ("Increase by 5 percentage points", "55", Good.HIGH, {"baseline": "50"}, True),
        # 30% of 20 is 6, thirty points are impossible; 13 is enough for the one and not for the other.
        ("Reduce the percentage of agency staff by 30%", "13", Good.LOW, {"baseline": "20"}, None),
        ("Reduce the percentage of agency staff by 30%", "19", Good.LOW, {"baseline": "20"}, False),
        ("4.0% lower than national", "50", Good.LOW, {"comparator": "60"}, True),
        ("maintain at 95%", "95", Good.HIGH, {}, True),
        ("maintain at 95%", "94", Good.HIGH, {}, False),
        ("Service specification agreed", "1", Good.HIGH, {}, None),
        ("~", "1", Good.HIGH, {}, None),
        ("458 (71.7)", "400", Good.LOW, {}, None),
        ("Top quartile", "90", Good.HIGH, {"comparator": "80"}, None),
    ],
)
def test_whether_it_was_met_is_answered_only_where_it_is_arithmetic(
    text: str, outturn: str, polarity: Good, other: dict[str, str], met: bool | None
) -> None:
    numbers = {name: Decimal(number) for name, number in other.items()}
    assert met_by(read_target(text), Decimal(outturn), polarity=polarity, **numbers) is met  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("period", "outturn", "met"),
    [
        (Period.year(2016).quarter(2), "196", True),
        (Period.year(2016).quarter(2), "195", False),
        (Period.year(2016).quarter(4), "389", False),
        (Period.year(2016), "390", True),
        (Period.year(2016).quarter(3), "300", None),
        (None, "400", None),
    ],
)
def test_a_profile_is_held_against_its_own_quarter_and_a_year_against_the_last(
    period: Period | None, outturn: str, met: bool | None
) -> None:
    target = read_target("196 (Q2) 390 (Q4)", heading=HEADING)
    assert met_by(target, Decimal(outturn), polarity=Good.HIGH, period=period) is met


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("85.0%", "The target is 85.0%, for 2016-17."),
        (
            "Better than the national average",
            "The figure should be better than the comparator “national average”.",
        ),
        ("Higher than 2014/15", "The figure should be higher than the earlier figure for “2014/15”."),
        ("No permanent exclusions", "There should be no permanent exclusions."),
        ("From 54% to 60%", "The figure should go from 54% to 60%."),
        ("between 4 and 6", "The figure should be between 4 and 6."),
        ("tbc", "No target is set."),
        (
            "196 (Q2) 390 (Q4)",
            "The target rises over the year: 196 by the end of Q2 2016-17; 390 by the end of Q4 2016-17.",
        ),
        (
            "Reduction (no specific target set)",
            "The figure should become lower. "
            "It gives a direction and no amount, so the smallest change would meet it.",
        ),
    ],
)
def test_a_target_is_said_in_a_plain_sentence(text: str, sentence: str) -> None:
    assert describe(read_target(text, heading=HEADING)) == sentence


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("85% (national 82%)", "85"),
        ("85% (Eng 82%, SN 83%)", "85"),
        ("85% (tolerance 5%)", "85"),
        ("Stretch 90%, floor 80%", "80"),
        ("by 2030 95%", "95"),
        ("65% (2023/24: 60%)", "65"),
        ("65% (baseline 60%)", "65"),
        ("60% -> 65% -> 70%", "70"),
        ("Grade: Good by 2025", None),
        ("halve by 2030", None),
    ],
)
def test_only_the_number_to_be_reached_is_the_target(text: str, value: str | None) -> None:
    assert read_target(text).value == (None if value is None else Decimal(value))


def test_a_part_of_the_starting_figure_is_said_in_words() -> None:
    assert describe(read_target("reduce by a third on 2023/24")).startswith(
        "The figure should fall by a third of the starting figure, counted from 2023/24."
    )


def test_a_target_to_halve_is_met_by_half_of_the_start() -> None:
    target = read_target("halve")
    assert met_by(target, Decimal(50), polarity=Good.LOW, baseline=Decimal(100))
    assert not met_by(target, Decimal(51), polarity=Good.LOW, baseline=Decimal(100))


def test_the_year_of_a_figure_in_brackets_is_not_the_targets() -> None:
    assert read_target("65% (2023/24: 60%)", heading="2024/25 Target").period == Period.year(2024)
