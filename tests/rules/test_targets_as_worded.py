"""Specification: targets as officers and documents word them, each with what it comes to or why it does not.

The measure has 40 in 2014-15 and 45 in 2015-16, a baseline of 38 in 2013-14; for 2016-17 the England average
is 43.1, the statistical neighbours' 42.7 and the regional average 41. What is asked for is 2016-17.
"""

from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from goldenthread.rules.figures import COUNT, NO_UNIT, PERCENT, POUNDS, Number, Unit, UnitKind
from goldenthread.rules.periods import Period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import Goal, GoalKind
from goldenthread.rules.target_resolution import (
    ComparatorFigure,
    ComparatorKind,
    Earlier,
    Known,
    resolve_target,
)
from goldenthread.rules.targets import Target, TargetKind, describe, read_target

HIGH, LOW, CLOSE = Polarity.HIGH, Polarity.LOW, Polarity.CLOSE_TO_TARGET
ASKED = Period.year(2016)
HEADING = "2016/17 Target"
SHARE, NUMBER, RATE, GAP = "% of pupils", "Number of referrals", "Rate per 10,000", "Attainment gap"
COST, WAIT, SCORE = "Cost of placements (£)", "Average time to adoption (days)", "Progress 8 score"
UNITS = {
    SHARE: PERCENT,
    NUMBER: COUNT,
    RATE: Unit(UnitKind.RATE, 10_000),
    GAP: Unit(UnitKind.PERCENTAGE_POINTS),
    COST: POUNDS,
    WAIT: Unit(UnitKind.DAYS),
    SCORE: Unit(UnitKind.SCORE),
}
AREAS = tuple(Decimal(each) for each in range(20, 70, 5))


def _number(text: str) -> Number:
    return Number(Decimal(text))


def known(unit: Unit) -> Known:
    return Known(
        comparators=(
            ComparatorFigure(ComparatorKind.ENGLAND, _number("43.1"), ASKED, unit, areas=AREAS),
            ComparatorFigure(ComparatorKind.STATISTICAL_NEIGHBOURS, _number("42.7"), ASKED, unit),
            ComparatorFigure(ComparatorKind.REGION, _number("41"), ASKED, unit),
        ),
        history=(
            Earlier(_number("45"), Period.year(2015), unit),
            Earlier(_number("40"), Period.year(2014), unit),
        ),
        baseline=Earlier(_number("38"), Period.year(2013), unit),
    )


def outcome(text: str, measure: str = "", unit: Unit = NO_UNIT, polarity: Polarity = HIGH) -> str:
    """What the wording comes to, in a line."""
    unit = unit if unit != NO_UNIT else UNITS.get(measure, NO_UNIT)
    target = read_target(text, measure=measure, heading=HEADING, unit=unit)
    if target.kind is TargetKind.UNREADABLE:
        return f"refused: {target.why_not}"
    found = resolve_target(target, period=ASKED, polarity=polarity, known=known(unit), unit=unit)
    if found.is_deliverable:
        return f"to be done by {found.due:%-d %B %Y}" if found.due else "to be done"
    if found.why_not is not None and not found.goals:
        return f"nothing: {found.why_not.why}"
    return " or ".join(_goal(each) for each in found.goals)


def _goal(goal: Goal) -> str:
    if goal.kind is GoalKind.BAND:
        return f"{goal.value.normalize():f} to {(goal.upper or goal.value).normalize():f}"
    return f"{goal.sense} {goal.value.normalize():f}".strip()


WORDED = [
    ("85.0%", SHARE, HIGH, "85"),
    ("70%", SHARE, HIGH, "70"),
    ("23.0%", SHARE, HIGH, "23"),
    ("100%", SHARE, HIGH, "100"),
    ("31.1", RATE, HIGH, "31.1"),
    ("1.05", SCORE, HIGH, "1.05"),
    ("17.0%", SHARE, LOW, "17"),
    ("48.7%", SHARE, HIGH, "48.7"),
    ("~", SHARE, HIGH, "nothing: no target is set"),
    ("95.0%", SHARE, HIGH, "95"),
    ("196 (Q2) 390 (Q4)", NUMBER, HIGH, "390"),
    ("876 (Q2) 1750 (Q4)", NUMBER, HIGH, "1750"),
    ("240", NUMBER, HIGH, "240"),
    (
        "458 (71.7)",
        "Number of children subject to a plan (per 10,000)",
        HIGH,
        "nothing: the target gives several numbers (458; 71.7 per 10,000) and does not say which is meant",
    ),
    ("8.0%", SHARE, LOW, "8"),
    ("4.4%", SHARE, LOW, "4.4"),
    ("52 points (in line with the national average)", GAP, LOW, "52"),
    ("Higher than 2014/15", SHARE, HIGH, "more than 40"),
    ("higher than 2015/16", SHARE, HIGH, "more than 45"),
    (
        "higher than 2016/17",
        SHARE,
        HIGH,
        "nothing: the target looks back to 2016-17, and the figure for 2016-17 is not later; "
        "a figure after 2016-17 is needed",
    ),
    ("In-line with statistical neighbours", SHARE, HIGH, "in line with 42.7"),
    ("Better than the national average", SHARE, HIGH, "better than 43.1"),
    ("Better than the national average", SHARE, LOW, "better than 43.1"),
    ("Reduction (no specific target set)", SHARE, LOW, "a reduction 45"),
    ("Transfer completed by October 2015", "", HIGH, "to be done by 31 October 2015"),
    ("Transfer and novation of current contract", "", HIGH, "to be done by 31 March 2017"),
    ("Service models and procurement plans agreed", "", HIGH, "to be done by 31 March 2017"),
    ("CAMHS Crisis and Extended Treatment Service implemented", "", HIGH, "to be done by 31 March 2017"),
    ("Contracts successful awarded", "", HIGH, "to be done by 31 March 2017"),
    ("New service in place by 1 April 2016", "", HIGH, "to be done by 1 April 2016"),
    ("Strategic objectives successfully delivered", "", HIGH, "to be done by 31 March 2017"),
    ("Reduce the vacancy rate from 15% to 10%", SHARE, LOW, "at most 10"),
    (
        "Reduce the percentage of Agency Social Workers covering vacancies by 30%",
        SHARE,
        LOW,
        "at most 8 or at most 26.6",
    ),
    ("No permanent exclusions of children who are LAC", NUMBER, LOW, "at most 0"),
    ("£1.5m", SHARE, HIGH, "refused: £1,500,000 is an amount in pounds, and the measure is a percentage."),
    ("£1.5m", "", HIGH, "1500000"),
    ("£1.5m", COST, LOW, "1500000"),
    ("£1.5m", NUMBER, HIGH, "refused: £1,500,000 is an amount in pounds, and the measure is a number."),
    ("12 days", SHARE, HIGH, "refused: 12 days is in days, and the measure is a percentage."),
    ("12 days", WAIT, LOW, "12"),
    ("3,840 families", SHARE, HIGH, "refused: 3,840 is a number, and the measure is a percentage."),
    ("3,840 families", NUMBER, HIGH, "3840"),
    ("between 6 and 4", NUMBER, CLOSE, "4 to 6"),
    ("between 4 and 6", NUMBER, CLOSE, "4 to 6"),
    ("4–6", NUMBER, CLOSE, "4 to 6"),
    ("20–25%", SHARE, CLOSE, "20 to 25"),
    ("25%-20%", SHARE, CLOSE, "20 to 25"),
    ("at least 40% and at most 50%", SHARE, CLOSE, "40 to 50"),
    (
        ">40% and <50%",
        SHARE,
        CLOSE,
        "refused: It sets a lower and an upper limit. Write it as one range: between 40 and 50%.",
    ),
    ("narrow the gap by 1.4 points", GAP, LOW, "at most 36.6"),
    ("narrow the gap by 1.4 points", SHARE, LOW, "at most 36.6"),
    ("in line with statistical neighbours or better", SHARE, HIGH, "at least as good as 42.7"),
    ("England average or better", SHARE, LOW, "at least as good as 43.1"),
    ("statistical neighbours or below", SHARE, LOW, "at most 42.7"),
    ("top quartile", SHARE, HIGH, "at least as good as 53.75"),
    ("top quartile", SHARE, LOW, "at least as good as 31.25"),
    ("bottom quartile", SHARE, HIGH, "refused: What would count as meeting it cannot be read from the text."),
    ("out of the bottom quartile", SHARE, HIGH, "at least as good as 31.25"),
    ("not in the bottom quartile", SHARE, LOW, "at least as good as 53.75"),
    ("second quartile or better", SHARE, HIGH, "at least as good as 42.5"),
    ("2nd quartile or better", SHARE, LOW, "at least as good as 42.5"),
    ("95% by March 2017 and 97% by March 2018", SHARE, HIGH, "95"),
    (
        "97% by March 2018, 99% by March 2019",
        SHARE,
        HIGH,
        "nothing: the profile gives March 2018, March 2019, and nothing for 2016-17",
    ),
    (
        "85% by 2017, 95% by 2022",
        SHARE,
        HIGH,
        "nothing: the profile gives 2017, 2022, and nothing for 2016-17",
    ),
    ("no more than 12", NUMBER, LOW, "at most 12"),
    ("less than or equal to 12", NUMBER, LOW, "at most 12"),
    ("12 or better", NUMBER, LOW, "at least as good as 12"),
    ("90% or better", SHARE, HIGH, "at least as good as 90"),
    ("10% or better", SHARE, LOW, "at least as good as 10"),
    ("zero", NUMBER, LOW, "0"),
    ("Zero", SHARE, LOW, "0"),
    ("nil", NUMBER, LOW, "0"),
    ("<10%", SHARE, LOW, "less than 10"),
    ("5 fewer", NUMBER, LOW, "at most 33"),
    ("five fewer", NUMBER, LOW, "at most 33"),
    ("two more foster carers", NUMBER, HIGH, "at least 40"),
    ("halve", NUMBER, LOW, "at most 19"),
    ("double", NUMBER, HIGH, "at least 76"),
    ("treble", NUMBER, HIGH, "at least 114"),
    ("reduce by a third", NUMBER, LOW, "at most 25.33333333333333333333333333"),
    ("maintain", SHARE, HIGH, "at least as good as 38"),
    ("Hold at 2014/15 level", SHARE, HIGH, "at least as good as 40"),
    ("maintain at 95%", SHARE, HIGH, "95"),
    ("year on year improvement", SHARE, HIGH, "an improvement 45"),
    ("10% below England", SHARE, LOW, "at most 33.1 or at most 38.79"),
    ("10% below England", NUMBER, LOW, "at most 38.79"),
    ("2 points above England", SHARE, HIGH, "at least 45.1"),
    ("Better than England by 2 percentage points", SHARE, HIGH, "at least 45.1"),
    ("within 2 points of the England average", SHARE, HIGH, "41.1 to 45.1"),
    ("Reduce to the England average", SHARE, LOW, "at most 43.1"),
    ("Improve to the regional average", SHARE, HIGH, "at least as good as 41"),
    (
        "half the England rate",
        RATE,
        LOW,
        "refused: It asks for a multiple of “England rate”. Work the figure out and enter it.",
    ),
    (
        "twice the England rate",
        RATE,
        HIGH,
        "refused: It asks for a multiple of “England rate”. Work the figure out and enter it.",
    ),
    (
        "90% of the national average",
        SHARE,
        HIGH,
        "refused: It asks for a multiple of “national average”. Work the figure out and enter it.",
    ),
    ("TBC", SHARE, HIGH, "nothing: no target is set"),
    ("baseline year", SHARE, HIGH, "nothing: no target is set"),
    ("N/A", "", HIGH, "nothing: no target is set"),
    ("N/A", SHARE, HIGH, "nothing: no target is set"),
    ("−1.3", SCORE, HIGH, "-1.3"),
    ("- 0.33", SCORE, HIGH, "-0.33"),
    ("−5%", SHARE, LOW, "at most 33 or at most 36.1"),
    ("71.7 per 10,000", RATE, HIGH, "71.7"),
    (
        "71.7 per 10,000",
        SHARE,
        HIGH,
        "refused: 71.7 per 10,000 is a rate per 10,000, and the measure is a percentage.",
    ),
    (
        "717 per 100,000",
        RATE,
        HIGH,
        "refused: 717 per 100,000 is a rate per 100,000, and the measure is a rate per 10,000.",
    ),
    ("1 in 4", SHARE, HIGH, "25"),
    ("1 in 4", NUMBER, HIGH, "refused: 1 in 4 is a share, and the measure is a number."),
    ("a third", SHARE, HIGH, "33.3"),
    ("at least three quarters of schools", SHARE, HIGH, "at least 75"),
    ("half", SHARE, HIGH, "50"),
    ("3 out of 4", SHARE, HIGH, "75"),
    ("sixty-five percent", SHARE, HIGH, "65"),
    ("85%%", SHARE, HIGH, "85"),
    ("85.0.5%", SHARE, HIGH, "refused: The digits do not make one number."),
    ("150%", SHARE, HIGH, "150"),
    ("0.92", SHARE, HIGH, "0.92"),
    (
        "10-15% reduction",
        NUMBER,
        LOW,
        "refused: It asks for a change or a distance of 10 to 15%. "
        "Enter the one amount that has to be reached.",
    ),
    (
        "5%",
        NUMBER,
        HIGH,
        "refused: 5% is a percentage, and the measure is a number. "
        "If a change is meant, say which way: reduce by 5%.",
    ),
    (
        "3 percentage points each year",
        SHARE,
        HIGH,
        "refused: It says by how much and not which way: write “increase by” or “reduce by”.",
    ),
    (
        "3 percentage points",
        SHARE,
        HIGH,
        "refused: 3 percentage points is a difference, and the text does not say from what.",
    ),
    ("3 percentage points", GAP, LOW, "3"),
    ("top 20", SHARE, HIGH, "refused: 20th is a place in an order, and the measure is a percentage."),
    ("top 20", "National rank", LOW, "at most 20"),
    ("90% ± 2", SHARE, HIGH, "90"),
    ("60%-plus", SHARE, HIGH, "at least 60"),
    (
        "Reduce by £50,000",
        SHARE,
        LOW,
        "refused: £50,000 is an amount in pounds, and the measure is a percentage.",
    ),
    ("Reduce by £5", COST, LOW, "at most 33"),
    (
        "Reduce by 5 percentage points",
        NUMBER,
        LOW,
        "refused: 5 percentage points is a difference in percentage points, and the measure is a number.",
    ),
    ("10% lower than 2014/15", NUMBER, LOW, "at most 36"),
    ("Baseline + 5", NUMBER, HIGH, "at least 43"),
    ("85% (England 82%)", SHARE, HIGH, "85"),
    ("85% by March 2015", SHARE, HIGH, "nothing: the target was for March 2015, and none is set for 2016-17"),
    (
        "85% by March 2020",
        SHARE,
        HIGH,
        "nothing: the target is for March 2020, later than 2016-17, "
        "and nothing says how far it should be by then",
    ),
    (
        "10, 20, 30, 40",
        NUMBER,
        HIGH,
        "nothing: the target gives several numbers (10; 20; 30; 40) and does not say which is meant",
    ),
    ("Blue", SHARE, HIGH, "refused: What would count as meeting it cannot be read from the text."),
    ("see above", SHARE, HIGH, "refused: What would count as meeting it cannot be read from the text."),
    ("More than 90% of Nottinghamshire schools", SHARE, HIGH, "more than 90"),
    (
        "Most LAC have an allocated school place in a good school",
        SHARE,
        HIGH,
        "nothing: the target sets a level in words, and a person has to say whether it is reached",
    ),
    ("reduces by 1.4% to be in line with national", SHARE, LOW, "at most 36.6 or at most 37.468"),
    ("reduces by 1.5 % to be in line with national", SHARE, LOW, "at most 36.5 or at most 37.43"),
    (
        "in line with national expectations",
        SHARE,
        HIGH,
        "nothing: no figure is published for “national expectations”",
    ),
    ("4.0% lower than national", SHARE, LOW, "at most 39.1 or at most 41.376"),
    (
        "above the average of all Core Cities",
        SHARE,
        HIGH,
        "nothing: the Core Cities' average is not known",
    ),
    ("100% within 45 days", SHARE, HIGH, "100"),
    ("374 (Q2) 746 (Q4)", NUMBER, HIGH, "746"),
    ("Service specification agreed", "", HIGH, "to be done by 31 March 2017"),
    ("Performance and outcome framework agreed", "", HIGH, "to be done by 31 March 2017"),
    ("two thirds", SHARE, HIGH, "66.7"),
    ("-5 to 5", SCORE, CLOSE, "-5 to 5"),
    ("9 out of 20", SHARE, HIGH, "45"),
    ("between -0.5 and 0.5", SCORE, CLOSE, "-0.5 to 0.5"),
    ("within 2.5% of England", SHARE, HIGH, "40.6 to 45.6 or 42.0225 to 44.1775"),
    ("within 5% of last year", NUMBER, CLOSE, "42.75 to 47.25"),
    (
        "from £300 to 15%",
        SHARE,
        HIGH,
        "refused: What it starts from and what it goes to are in different units.",
    ),
    (
        "between 1 in 4 and 1 in 3",
        SHARE,
        CLOSE,
        "refused: The two ends of the range are not in one unit. Write both in the measure's own.",
    ),
    ("from 1 in 5 to 1 in 4", SHARE, HIGH, "at least 25"),
    ("20 children fewer on 2014/15", NUMBER, LOW, "at most 20"),
    ("reduce by 20 children", RATE, LOW, "refused: 20 is a number, and the measure is a rate per 10,000."),
    ("1 in 4", GAP, LOW, "refused: 1 in 4 is a share, and the measure is a difference in percentage points."),
    (
        "40 in 2016/17 and 10% in 2017/18",
        NUMBER,
        HIGH,
        "refused: 10% is a percentage, and the measure is a number. "
        "If a change is meant, say which way: reduce by 10%.",
    ),
]

#: What the library says of a measure's unit goes before what its name says, or does not say.
BY_THE_LIBRARY = [
    (
        "£1.5m",
        "School attendance",
        PERCENT,
        "refused: £1,500,000 is an amount in pounds, and the measure is a percentage.",
    ),
    ("1 in 4", "School attendance", PERCENT, "25"),
    ("92", "School attendance", PERCENT, "92"),
    (
        "12 days",
        "School attendance",
        PERCENT,
        "refused: 12 days is in days, and the measure is a percentage.",
    ),
    ("30 children", "Attendance", COUNT, "30"),
]


@pytest.mark.parametrize(("text", "measure", "polarity", "comes_to"), WORDED)
def test_a_wording_comes_to_a_number_or_says_why_not(
    text: str, measure: str, polarity: Polarity, comes_to: str
) -> None:
    assert outcome(text, measure, polarity=polarity) == comes_to


@pytest.mark.parametrize(("text", "measure", "unit", "comes_to"), BY_THE_LIBRARY)
def test_a_number_in_another_unit_than_the_librarys_is_refused(
    text: str, measure: str, unit: Unit, comes_to: str
) -> None:
    assert outcome(text, measure, unit) == comes_to


NOTES = [
    ("between 6 and 4", "", "The larger end is printed first; it is read as 4 to 6."),
    ("1 in 4", SHARE, "“1 in 4” is read as 25%."),
    ("150%", SHARE, "150% is more than the whole. Check that this is meant."),
    ("0.92", SHARE, "0.92% is less than one per cent. If a share of one is meant, it is 92%."),
    ("95% ± 2", SHARE, "The text gives a tolerance as well: ± 2."),
    (
        "10% below England",
        SHARE,
        "whether 10% means percentage points or a share of the comparator's figure.",
    ),
]


@pytest.mark.parametrize(("text", "measure", "note"), NOTES)
def test_what_was_made_of_a_wording_is_said_beside_it(text: str, measure: str, note: str) -> None:
    assert any(each.endswith(note) for each in read_target(text, measure=measure).notes)


# What is printed can be read again


def meaning(target: Target) -> tuple[object, ...]:
    """All of a target that decides whether it is met; a bare number and a count are the same."""
    figures = tuple((each.value, _unit(each.unit), _period(target, each.period)) for each in target.figures)
    amount = None if target.amount is None else (target.amount, _unit(target.amount_unit), target.amount_is)
    started = target.starts_from.value if target.starts_from else None
    names = target.comparator.lower() if target.kind is not TargetKind.VALUE else ""
    past = target.past_period or target.past.lower()
    return target.kind, target.sense, figures, amount, started, names, past, target.testable


def _unit(unit: Unit) -> Unit:
    return NO_UNIT if unit.kind in (UnitKind.COUNT, UnitKind.SCORE) else unit


def _period(target: Target, period: Period | None) -> Period | None:
    return period if target.kind is TargetKind.PROFILE else None


UNREAD = (TargetKind.NONE, TargetKind.UNREADABLE)


@pytest.mark.parametrize(("text", "measure"), [row[:2] for row in WORDED])
def test_the_printed_sentence_is_read_as_the_same_target(text: str, measure: str) -> None:
    target = read_target(text, measure=measure, heading=HEADING)
    if target.kind in UNREAD:
        assert not target.testable
        return
    again = read_target(describe(target), measure=measure, heading=HEADING)
    assert meaning(again) == meaning(target)


amounts = st.sampled_from(
    ("5%", "2.5%", "30", "1,200", "0.04", "£3,000", "7 percentage points", "12 days", "1 in 4")
)
others = st.sampled_from(
    (
        "England",
        "the national average",
        "statistical neighbours",
        "2014/15",
        "last year",
        "the regional average",
    )
)
shapes = st.sampled_from(
    (
        "{0}", "at least {0}", "no more than {0}", "less than {0}", "over {0}", "{0} or better",
        "{0} or fewer",
        "reduce by {0}", "increase by {0}", "from {0} to {1}", "between {0} and {1}", "maintain at {0}",
        "better than {2}", "in line with {2}", "{2} or better", "no worse than {2}", "within {0} of {2}",
        "{0} below {2}", "reduce by {0} on {2}", "{0} (2016/17), {1} (2017/18)", "improve on {2}",
    )
)  # fmt: skip


@settings(deadline=None)
@given(shapes, amounts, amounts, others, st.sampled_from(("", *UNITS)))
def test_whatever_is_read_is_printed_so_that_it_is_read_again(
    shape: str, one: str, other: str, name: str, measure: str
) -> None:
    target = read_target(shape.format(one, other, name), measure=measure, heading=HEADING)
    if target.kind not in UNREAD:
        again = read_target(describe(target), measure=measure, heading=HEADING)
        assert meaning(again) == meaning(target)


@settings(deadline=None)
@given(shapes, amounts, amounts, others, st.sampled_from(tuple(UNITS)), st.sampled_from((HIGH, LOW)))
def test_a_wording_never_comes_to_a_number_in_another_unit(
    shape: str, one: str, other: str, name: str, measure: str, polarity: Polarity
) -> None:
    unit = UNITS[measure]
    target = read_target(shape.format(one, other, name), measure=measure, heading=HEADING, unit=unit)
    found = resolve_target(target, period=ASKED, polarity=polarity, known=known(unit), unit=unit)
    shares = {UnitKind.PERCENT, UnitKind.PERCENTAGE_POINTS}
    for goal in found.goals:
        same = goal.unit.kind in (unit.kind, UnitKind.NONE) or {goal.unit.kind, unit.kind} <= shares
        assert same
