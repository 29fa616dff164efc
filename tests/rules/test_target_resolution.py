"""Specification: what a target comes to for one period, and why it may come to nothing."""

from datetime import date
from decimal import Decimal

import pytest

from goldenthread.rules.figures import (
    COUNT,
    NO_UNIT,
    PERCENT,
    Missing,
    MissingReason,
    Number,
    Suppressed,
    Unit,
    UnitKind,
)
from goldenthread.rules.periods import Period, read_period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import (
    Accumulation,
    Delivery,
    GoalKind,
    NotRated,
    Outturn,
    Status,
    Tolerance,
    rate,
    rate_deliverable,
)
from goldenthread.rules.target_resolution import (
    ComparatorFigure,
    ComparatorKind,
    Earlier,
    Known,
    Trajectory,
    percentile,
    read_comparator,
    resolve_target,
)
from goldenthread.rules.targets import Sense, read_target

HIGH, LOW, CLOSE = Polarity.HIGH, Polarity.LOW, Polarity.CLOSE_TO_TARGET
Y2015, Y2016 = Period.year(2015), Period.year(2016)
AREAS = tuple(Decimal(each) for each in range(20, 70, 5))


def number(text):
    return Number(Decimal(text))


KNOWN = Known(
    comparators=(
        ComparatorFigure(
            ComparatorKind.ENGLAND, number("43.1"), Y2016, PERCENT, "published in May 2017", AREAS, "e1"
        ),
        ComparatorFigure(ComparatorKind.ENGLAND, number("42.0"), Y2015, PERCENT, source="e0"),
        ComparatorFigure(ComparatorKind.REGION, number("41"), Y2015, PERCENT),
        ComparatorFigure(ComparatorKind.STATISTICAL_NEIGHBOURS, Suppressed("c"), Y2016, PERCENT),
    ),
    history=(
        Earlier(number("45"), Y2015, PERCENT, "h15"),
        Earlier(number("40"), Period.year(2014), PERCENT, "h14"),
        Earlier(Missing(MissingReason.NOT_COLLECTED), Period.year(2012), PERCENT),
    ),
    baseline=Earlier(number("38"), Period.year(2013), PERCENT, "b13"),
)


def resolved(text, polarity=HIGH, heading="2016/17 Target", period=Y2016, measure="", **more):
    target = read_target(text, heading=heading, measure=measure)
    return resolve_target(target, period=period, polarity=polarity, known=KNOWN, **more)


GOALS = [
    # a number of its own
    ("85%", HIGH, "85", Sense.NOT_SAID),
    ("maintain at 95%", HIGH, "95", Sense.NOT_SAID),
    ("More than 90%", HIGH, "90", Sense.MORE_THAN),
    ("from 15% to 10%", LOW, "10", Sense.AT_MOST),
    ("No permanent exclusions", LOW, "0", Sense.AT_MOST),
    # a comparator's
    ("Better than the national average", HIGH, "43.1", Sense.BETTER),
    ("In line with England", HIGH, "43.1", Sense.IN_LINE),
    ("National average", HIGH, "43.1", Sense.IN_LINE),
    ("At or above national average", HIGH, "43.1", Sense.AT_LEAST),
    ("Equal to or better than England", LOW, "43.1", Sense.AS_GOOD),
    ("Top quartile nationally", HIGH, "53.75", Sense.AS_GOOD),
    ("Top quartile nationally", LOW, "31.25", Sense.AS_GOOD),
    # its own past
    ("Higher than 2014/15", HIGH, "40", Sense.MORE_THAN),
    ("Better than last year", HIGH, "45", Sense.BETTER),
    ("Lower than previous year", LOW, "45", Sense.LESS_THAN),
    ("Increase", HIGH, "45", Sense.INCREASE),
    ("Reduction (no specific target set)", LOW, "45", Sense.DECREASE),
    ("maintain", HIGH, "38", Sense.AS_GOOD),
    # so much from where it started
    ("narrow the gap by 1.4 points", LOW, "36.6", Sense.AT_MOST),
    ("Increase by 3 percentage points on 2014/15", HIGH, "43", Sense.AT_LEAST),
    ("Reduce by half", LOW, "19.0", Sense.AT_MOST),
]


@pytest.mark.parametrize(("text", "polarity", "value", "sense"), GOALS)
def test_a_target_comes_to_a_number(text, polarity, value, sense):
    (goal,) = resolved(text, polarity).goals
    assert (goal.value, goal.sense) == (Decimal(value), sense)


REFUSED = [
    ("~", NotRated.NO_TARGET, "no target is set"),
    (
        "In line with statistical neighbours",
        NotRated.TARGET_NOT_FOUND,
        "average for 2016-17 is withheld because",
    ),
    (
        "above the average of all Core Cities",
        NotRated.TARGET_NOT_FOUND,
        "the Core Cities' average is not known",
    ),
    (
        "Better than regional average",
        NotRated.WRONG_PERIOD,
        "for 2016-17 is not known; the latest is for 2015-16",
    ),
    ("Higher than 2012/13", NotRated.TARGET_NOT_FOUND, "is not collected"),
    ("Higher than 2011/12", NotRated.TARGET_NOT_FOUND, "the measure's own figure for 2011-12 is not known"),
    (
        "85% by March 2015",
        NotRated.WRONG_PERIOD,
        "the target was for March 2015, and none is set for 2016-17",
    ),
    ("85% by March 2020", NotRated.WRONG_PERIOD, "nothing says how far it should be by then"),
    (
        "Prim: 0.04 Sec: 0.28",
        NotRated.TARGET_NOT_FOUND,
        "gives several numbers (Primary 0.04; Secondary 0.28)",
    ),
    ("at least 'good' in all schools", NotRated.TARGET_NOT_FOUND, "a person has to say"),
    (
        "Blue",
        NotRated.TARGET_NOT_FOUND,
        "what would count as meeting the target cannot be read from its text",
    ),
    (
        "half the England rate",
        NotRated.TARGET_NOT_FOUND,
        "its target cannot be read: it asks for a multiple of “England rate”",
    ),
    (
        "higher than 2016/17",
        NotRated.WRONG_PERIOD,
        "a figure after 2016-17 is needed",
    ),
]


@pytest.mark.parametrize(("text", "reason", "words"), REFUSED)
def test_a_target_that_comes_to_nothing_says_why(text, reason, words):
    why = resolved(text).why_not
    assert why is not None
    assert why.reason is reason
    assert words in why.why


PROFILES = [
    ("196 (Q2) 390 (Q4)", "Q2 2016-17", "196"),
    ("196 (Q2) 390 (Q4)", "Q4 2016-17", "390"),
    ("196 (Q2) 390 (Q4)", "2016-17", "390"),
    ("876 (Q2) 1750 (Q4)", "Q2 2016-17", "876"),
    ("Q1 20% Q2 40% Q3 60% Q4 80%", "Q3 2016-17", "60"),
]


@pytest.mark.parametrize(("text", "period", "value"), PROFILES)
def test_a_profile_gives_the_step_that_ends_with_the_period(text, period, value):
    (goal,) = resolved(text, period=read_period(period)).goals
    assert (goal.value, goal.period) == (Decimal(value), read_period(period))


def test_half_a_year_to_date_is_held_against_the_second_quarters_step():
    half = Period.span(date(2016, 4, 1), date(2016, 10, 1))
    found = resolved("196 (Q2) 390 (Q4)", LOW, period=half)
    outturn = Outturn(number("81"), COUNT, half, Accumulation.CUMULATIVE)
    assert rate(outturn, found.goal, polarity=LOW).sentence == (
        "Green: 81 is 115 below the profile for Q2 2016-17 of 196."
    )


def test_a_quarter_without_a_step_is_only_filled_in_where_the_plan_says_so():
    q3 = read_period("Q3 2016-17")
    why = resolved("196 (Q2) 390 (Q4)", period=q3).why_not
    assert why is not None and "nothing for Q3 2016-17" in why.why
    (goal,) = resolved("196 (Q2) 390 (Q4)", period=q3, trajectory=Trajectory.STRAIGHT_LINE).goals
    assert goal.value == 293
    assert "from the step of 196 in Q2 2016-17 has gone 3 of 6 months" in goal.note


def test_a_later_target_is_a_straight_line_only_where_the_plan_says_so():
    assert resolved("58% by March 2020", heading="").why_not is not None
    (goal,) = resolved("58% by March 2018", heading="", trajectory=Trajectory.STRAIGHT_LINE).goals
    assert (goal.value, goal.period, goal.name) == (Decimal(53), Y2016, "the interim target")
    assert goal.note == (
        "The target is for March 2018; by 2016-17 a straight line from the baseline of 38 in 2013-14 has "
        "gone 36 of 48 months."
    )


def test_a_change_by_a_later_year_is_a_straight_line_too():
    (goal,) = resolved(
        "Reduce by half by March 2018", LOW, heading="", trajectory=Trajectory.STRAIGHT_LINE
    ).goals
    assert goal.value == Decimal("23.75")


def test_an_amount_that_may_mean_points_or_a_share_has_two_goals():
    found = resolved("reduces by 1.4%", LOW, measure="")
    assert [goal.value for goal in found.goals] == [Decimal("36.6"), Decimal("37.468")]
    agreed = rate(Outturn(number("36"), PERCENT, Y2016), found.goal, polarity=LOW)
    apart = rate(Outturn(number("37"), PERCENT, Y2016), found.goal, polarity=LOW)
    assert (agreed.status, apart.reason) == (Status.GREEN, NotRated.TWO_READINGS)


DISTANCES = [
    ("within 5 percentage points of England", HIGH, GoalKind.BAND, "38.1", "48.1"),
    ("2 percentage points better than England", HIGH, GoalKind.POINT, "45.1", None),
    ("2 percentage points better than England", LOW, GoalKind.POINT, "41.1", None),
]


@pytest.mark.parametrize(("text", "polarity", "kind", "lower", "upper"), DISTANCES)
def test_a_distance_from_a_comparator_is_counted_from_its_figure(text, polarity, kind, lower, upper):
    (goal,) = resolved(text, polarity).goals
    assert (goal.kind, goal.value, goal.upper) == (kind, Decimal(lower), upper and Decimal(upper))


def test_what_a_relative_target_came_to_is_kept_with_its_edition_and_source():
    found = resolved("Better than the national average")
    assert found.sources == ("e1",)
    assert found.goals[0].note == "The England average is for 2016-17 (published in May 2017)."


def test_a_range_has_both_its_ends():
    (goal,) = resolved("between 4 and 6", CLOSE).goals
    assert (goal.kind, goal.value, goal.upper) == (GoalKind.BAND, 4, 6)


def test_the_number_meant_is_found_by_part_or_by_unit():
    (primary,) = resolved("Prim: 0.04 Sec: 0.28", LOW, part="Primary").goals
    assert primary.value == Decimal("0.04")
    measure = "Number of children subject to a Child Protection Plan (per 10,000)"
    (count,) = resolved("458 (71.7)", LOW, measure=measure, unit=COUNT).goals
    (per,) = resolved("458 (71.7)", LOW, measure=measure, unit=Unit(UnitKind.RATE, 10_000)).goals
    assert (count.value, per.value) == (458, Decimal("71.7"))


def test_something_to_be_done_has_a_last_day():
    found = resolved("Service specification agreed by October 2015")
    assert (found.is_deliverable, found.due, found.goals) == (True, date(2015, 10, 31), ())
    rating = rate_deliverable(found.deliverable(Delivery.NOT_DONE), as_at=date(2015, 11, 1))
    assert rating.status is Status.RED


def test_tolerance_closeness_and_floor_are_carried_over():
    set_ = {"tolerance": Tolerance.points(2), "within": Tolerance.points(1), "floor": Decimal(30)}
    (line,) = resolved("In line with England", **set_).goals
    (value,) = resolved("85%", **set_).goals
    assert (line.tolerance, line.within, line.floor) == (Tolerance.points(2), Tolerance.points(1), 30)
    assert (value.tolerance, value.within) == (Tolerance.points(2), None)


COMPARATORS = [
    ("the national average", ComparatorKind.ENGLAND),
    ("England", ComparatorKind.ENGLAND),
    ("statistical neighbours", ComparatorKind.STATISTICAL_NEIGHBOURS),
    ("SN average", ComparatorKind.STATISTICAL_NEIGHBOURS),
    ("Stats N", ComparatorKind.STATISTICAL_NEIGHBOURS),
    ("CIPFA nearest neighbours", ComparatorKind.NEAREST_NEIGHBOURS),
    ("average of all Core Cities", ComparatorKind.CORE_CITIES),
    ("the East Midlands average", ComparatorKind.REGION),
    ("our peers", None),
]


@pytest.mark.parametrize(("name", "kind"), COMPARATORS)
def test_a_comparators_name_is_understood(name, kind):
    assert read_comparator(name) is kind


PERCENTILES = [("0", "20"), ("0.5", "42.5"), ("0.75", "53.75"), ("0.9", "60.5"), ("1", "65")]


@pytest.mark.parametrize(("at", "value"), PERCENTILES)
def test_a_percentile_lies_on_the_line_between_its_neighbours(at, value):
    assert percentile(AREAS, Decimal(at)) == Decimal(value)


@pytest.mark.parametrize(("values", "at"), [((), "0.5"), (AREAS, "1.1"), (AREAS, "-0.1")])
def test_a_percentile_of_nothing_is_refused(values, at):
    with pytest.raises(ValueError, match="between 0 and 1"):
        percentile(values, Decimal(at))


def test_too_few_areas_have_no_quartiles():
    figure = ComparatorFigure(ComparatorKind.ENGLAND, number("43"), Y2016, PERCENT, areas=AREAS[:7])
    target = read_target("Top quartile nationally")
    found = resolve_target(target, period=Y2016, polarity=HIGH, known=Known((figure,)))
    assert found.why_not is not None and "only 7 areas" in found.why_not.why


def test_a_target_number_beyond_every_figure_comes_to_nothing():
    huge = Earlier(Number(Decimal("1E+99")), Y2015, NO_UNIT)
    target = read_target("Increase by 900000000%")
    found = resolve_target(target, period=Y2016, polarity=HIGH, known=Known(history=(huge,)))
    assert found.goals == () or all(goal.value.is_finite() for goal in found.goals)
