"""Specification: red, amber, green or not rated, and the sentence that says why."""

from datetime import date
from decimal import Decimal

import pytest

from goldenthread.rules.figures import (
    COUNT,
    NO_UNIT,
    PERCENT,
    PERCENTAGE_POINTS,
    POUNDS,
    SCORE,
    Missing,
    MissingReason,
    Number,
    Suppressed,
    Unit,
    UnitKind,
)
from goldenthread.rules.periods import Period, YearKind, read_period
from goldenthread.rules.polarity import Polarity
from goldenthread.rules.ratings import (
    BY_INTERVAL,
    IMPROVING_IS_AMBER,
    POLICIES,
    WITHIN_TEN_PERCENT,
    Accumulation,
    Certainty,
    Change,
    Goal,
    GoalKind,
    NoGoal,
    NotRated,
    Outturn,
    RatingPolicy,
    Status,
    Tolerance,
    rate,
    why_no_tolerance,
)
from goldenthread.rules.targets import Sense

HIGH, LOW, CLOSE = Polarity.HIGH, Polarity.LOW, Polarity.CLOSE_TO_TARGET
R, A, G, N = Status.RED, Status.AMBER, Status.GREEN, Status.NOT_RATED
PER_10_000 = Unit(UnitKind.RATE, 10_000)


def figure(value, unit=PERCENT, **more):
    more = {key: Decimal(each) if key in ("lower", "upper") else each for key, each in more.items()}
    return Outturn(Number(Decimal(value)), unit, **more)


def goal(value, **more):
    more = {key: Decimal(each) if key in ("upper", "floor") else each for key, each in more.items()}
    return Goal(Decimal(value), **more)


def points(amount):
    return Tolerance.points(amount)


VALUES = [
    # figure, target, which way is good, tolerance in points, colour
    ("56", "56", HIGH, None, G),
    ("56.1", "56", HIGH, None, G),
    ("55.9", "56", HIGH, None, R),
    ("54.7", "56", HIGH, "2", A),
    ("54.7", "56", HIGH, "1.3", A),
    ("54.69", "56", HIGH, "1.3", R),
    ("18.7", "17.0", LOW, None, R),
    ("18.7", "17.0", LOW, "1.7", A),
    ("16.9", "17.0", LOW, None, G),
    ("17", "17.0", LOW, None, G),
    ("0", "0", LOW, None, G),
    ("0.01", "0", LOW, None, R),
    ("1", "0", LOW, "1", A),
    ("-0.6", "-0.5", HIGH, "0.1", A),
    ("-0.4", "-0.5", HIGH, None, G),
    ("-1.3", "-1.14", HIGH, "0.1", R),
    ("0.1", "-0.1", LOW, "0.3", A),
    ("5.2", "5", CLOSE, "0.2", A),
    ("4.8", "5", CLOSE, "0.2", A),
    ("5.3", "5", CLOSE, "0.2", R),
    ("5", "5", CLOSE, None, G),
    # unrounded: 55.96 is shown as 56.0 and is short of 56
    ("55.96", "56", HIGH, None, R),
]


@pytest.mark.parametrize(("value", "target", "polarity", "tolerance", "colour"), VALUES)
def test_meeting_the_target_is_green_and_missing_it_within_the_tolerance_amber(
    value, target, polarity, tolerance, colour
):
    set_ = points(tolerance) if tolerance else None
    assert rate(figure(value), goal(target, tolerance=set_), polarity=polarity, places=1).status is colour


SENTENCES = [
    (
        figure("54.7"),
        goal("56", tolerance=points(2)),
        {"polarity": HIGH, "change": Change(Decimal(55), "last year", False)},
        "Amber: 54.7% is 1.3 points short of the target of 56%, within the tolerance of 2 points; lower than "
        "last year, but the change is within what chance would give.",
    ),
    (
        figure("54.7"),
        goal("56", tolerance=points(1)),
        {"polarity": HIGH, "change": Change(Decimal(50), "2014-15", True)},
        "Red: 54.7% is 1.3 points short of the target of 56%, more than the tolerance of 1 point; higher "
        "than 2014-15, by more than chance would give.",
    ),
    (
        figure("56", unit=COUNT),
        goal("56"),
        {"polarity": LOW, "change": Change(Decimal(56), "last year")},
        "Green: 56 is exactly the target of 56; the same as last year.",
    ),
    (
        figure("50"),
        goal("56", tolerance=Tolerance.percent(10)),
        {"polarity": HIGH},
        "Red: 50% is 6 points short of the target of 56%, more than the tolerance of 5.6 points (10% of the "
        "target).",
    ),
    (
        figure("55.96"),
        goal("56"),
        {"polarity": HIGH, "places": 1},
        "Red: 55.96% is 0.04 points short of the target of 56%; no tolerance is set.",
    ),
    (
        figure("46"),
        goal("50", floor="45"),
        {"polarity": HIGH},
        "Amber: 46% is 4 points short of the target of 50%, and above the floor standard of 45%.",
    ),
    (
        figure("87", unit=PER_10_000),
        goal("71.7", floor="80", tolerance=points(20)),
        {"polarity": LOW},
        "Red: 87 per 10,000 is 15.3 per 10,000 above the target of 71.7 per 10,000, within the tolerance of "
        "20 per 10,000, and above the floor standard of 80 per 10,000.",
    ),
    (
        figure("650", unit=Unit(UnitKind.DAYS)),
        goal("649"),
        {"polarity": LOW},
        "Red: 650 days is 1 day above the target of 649 days; no tolerance is set.",
    ),
    (
        figure("2000000", unit=POUNDS),
        goal("1500000"),
        {"polarity": HIGH},
        "Green: £2,000,000 is £500,000 above the target of £1,500,000.",
    ),
    (
        figure("18.7", lower="16", upper="20"),
        goal("17"),
        {"polarity": LOW},
        "Red: 18.7% is 1.7 points above the target of 17%; no tolerance is set; the target lies within the "
        "margin of error (16% to 20%).",
    ),
    (
        figure("47.7"),
        goal("43.1", name="the England average", sense=Sense.BETTER, note="England's figure is for 2015-16."),
        {"polarity": HIGH},
        "Green: 47.7% is 4.6 points above the England average of 43.1%. England's figure is for 2015-16.",
    ),
    (
        figure("7", unit=COUNT),
        goal("4", kind=GoalKind.BAND, upper="6"),
        {"polarity": CLOSE},
        "Red: 7 is 1 above the target range of 4 to 6; no tolerance is set.",
    ),
    (
        figure("50", unit=COUNT),
        goal("50", sense=Sense.LESS_THAN),
        {"polarity": LOW},
        "Red: 50 is exactly the target of 50, and the target asks for less than that; no tolerance is set.",
    ),
]


@pytest.mark.parametrize(("outturn", "target", "more", "sentence"), SENTENCES)
def test_the_sentence_shows_the_arithmetic(outturn, target, more, sentence):
    assert rate(outturn, target, **more).sentence == sentence


FLOORS = [
    # figure, target, floor, tolerance, which way is good, colour
    ("50", "50", "45", None, HIGH, G),
    ("49", "50", "45", None, HIGH, A),
    ("45", "50", "45", None, HIGH, A),
    ("44.9", "50", "45", None, HIGH, R),
    ("48", "50", "45", "1", HIGH, R),
    ("44", "50", "45", "10", HIGH, R),
    ("12", "10", "15", None, LOW, A),
    ("16", "10", "15", None, LOW, R),
    ("50", "50", "60", None, HIGH, N),
    ("50", "50", "40", None, CLOSE, N),
]


@pytest.mark.parametrize(("value", "target", "floor", "tolerance", "polarity", "colour"), FLOORS)
def test_below_the_floor_standard_is_red_whatever_the_tolerance(
    value, target, floor, tolerance, polarity, colour
):
    set_ = points(tolerance) if tolerance else None
    target = goal(target, floor=floor, tolerance=set_)
    assert rate(figure(value), target, polarity=polarity).status is colour


SENSES = [
    # what the words ask for, figure, target, which way is good, colour
    (Sense.AT_LEAST, "56", "56", HIGH, G),
    (Sense.MORE_THAN, "56", "56", HIGH, R),
    (Sense.MORE_THAN, "56.1", "56", HIGH, G),
    (Sense.AT_MOST, "5", "5", LOW, G),
    (Sense.LESS_THAN, "5", "5", LOW, R),
    (Sense.BETTER, "5", "5", LOW, R),
    (Sense.BETTER, "4", "5", LOW, G),
    (Sense.AS_GOOD, "5", "5", LOW, G),
    (Sense.AT_LEAST, "56", "56", CLOSE, G),
    (Sense.AT_LEAST, "57", "56", CLOSE, G),
    (Sense.AT_LEAST, "90", "56", LOW, N),
    (Sense.DECREASE, "4", "5", HIGH, N),
    (Sense.BETTER, "4", "5", CLOSE, N),
]


@pytest.mark.parametrize(("sense", "value", "target", "polarity", "colour"), SENSES)
def test_the_words_of_the_target_decide_on_which_side_it_is_met(sense, value, target, polarity, colour):
    assert rate(figure(value), goal(target, sense=sense), polarity=polarity).status is colour


IN_LINE = [
    # figure, England, how close counts, tolerance, interval, colour
    ("43.1", "43.1", None, None, None, G),
    ("47.7", "43.1", None, None, None, G),
    ("42", "43.1", "2", None, None, G),
    ("40", "43.1", "2", None, None, R),
    ("40", "43.1", "2", "4", None, A),
    ("42", "43.1", None, "2", None, A),
    ("42", "43.1", None, None, ("40", "44"), G),
    ("42", "43.1", None, None, ("41", "43"), R),
    ("42", "43.1", None, None, None, N),
]


@pytest.mark.parametrize(("value", "england", "within", "tolerance", "interval", "colour"), IN_LINE)
def test_in_line_is_only_judged_where_somebody_or_the_margin_of_error_says_how_close(
    value, england, within, tolerance, interval, colour
):
    lower, upper = interval or (None, None)
    ends = {"lower": lower, "upper": upper} if interval else {}
    target = goal(
        england,
        sense=Sense.IN_LINE,
        within=points(within) if within else None,
        tolerance=points(tolerance) if tolerance else None,
    )
    assert rate(figure(value, **ends), target, polarity=HIGH).status is colour


RANGES = [
    ("5", CLOSE, None, G),
    ("4", CLOSE, None, G),
    ("6", CLOSE, None, G),
    ("6.5", CLOSE, "1", A),
    ("7.5", CLOSE, "1", R),
    ("3.5", CLOSE, "1", A),
    ("9", HIGH, None, G),  # on the better side of the range
    ("3.5", HIGH, "1", A),
    ("3", LOW, None, G),
    ("6.5", LOW, "1", A),
]


@pytest.mark.parametrize(("value", "polarity", "tolerance", "colour"), RANGES)
def test_a_range_is_met_within_it_and_beyond_it_on_the_better_side(value, polarity, tolerance, colour):
    set_ = points(tolerance) if tolerance else None
    target = goal("4", kind=GoalKind.BAND, upper="6", tolerance=set_)
    assert rate(figure(value), target, polarity=polarity).status is colour


CERTAINTIES = [
    ("58", "57", "59", HIGH, Certainty.MET),
    ("58", "55", "59", HIGH, Certainty.MET_WITHIN_ERROR),
    ("58", "56", "59", HIGH, Certainty.MET_WITHIN_ERROR),
    ("54", "53", "56", HIGH, Certainty.MISSED_WITHIN_ERROR),
    ("54", "53", "55", HIGH, Certainty.MISSED),
    ("54", "53", "55", LOW, Certainty.MET),
    ("58", "55", "59", LOW, Certainty.MISSED_WITHIN_ERROR),
]


@pytest.mark.parametrize(("value", "lower", "upper", "polarity", "certainty"), CERTAINTIES)
def test_beside_the_colour_stands_whether_the_margin_of_error_could_have_decided_it(
    value, lower, upper, polarity, certainty
):
    outturn = figure(value, lower=lower, upper=upper)
    assert rate(outturn, goal("56"), polarity=polarity).certainty is certainty


def test_without_a_margin_of_error_the_certainty_is_not_known():
    assert rate(figure("58"), goal("56"), polarity=HIGH).certainty is Certainty.NOT_KNOWN


Q2, YEAR = read_period("Q2 2016-17"), Period.year(2016)
EACH, ADDS, DAY, ROLLS = (
    Accumulation.EACH_PERIOD,
    Accumulation.CUMULATIVE,
    Accumulation.SNAPSHOT,
    Accumulation.ROLLING,
)
PERIODS = [
    # figure, its period, how it lies in time, target, its period, which way is good, colour
    ("18.7", PERCENT, YEAR, EACH, "17", YEAR, LOW, R),
    ("31.2", PER_10_000, read_period("2015"), EACH, "31.1", YEAR, LOW, N),  # older than its target
    ("18.7", PERCENT, Q2, Accumulation.NOT_STATED, "17", YEAR, LOW, N),
    ("18.7", PERCENT, Q2, EACH, "17", YEAR, LOW, R),  # a share of one quarter beside the share of a year
    ("57", COUNT, Q2, EACH, "240", YEAR, HIGH, N),  # one quarter's number is no year's
    ("57", COUNT, Q2, ADDS, "240", YEAR, HIGH, N),  # no profile
    ("57", COUNT, Q2, ADDS, "50", YEAR, HIGH, G),  # already there
    ("57", COUNT, Q2, ADDS, "50", YEAR, LOW, R),  # already over
    ("45", COUNT, Q2, ADDS, "50", YEAR, LOW, N),
    ("57", PERCENT, Q2, ADDS, "50", YEAR, HIGH, N),  # a share can fall again
    ("57", COUNT, Q2, DAY, "50", YEAR, HIGH, G),
    ("57", COUNT, Period.rolling(12, date(2016, 10, 1)), ROLLS, "50", YEAR, HIGH, G),
    ("57", COUNT, Period.rolling(12, date(2016, 4, 1)), ROLLS, "50", YEAR, HIGH, N),
    ("57", COUNT, YEAR, ADDS, "50", read_period("Q4 2016-17"), HIGH, G),
    ("57", PERCENT, Period.year(2015, YearKind.ACADEMIC), EACH, "50", YEAR, HIGH, N),
    ("57", PERCENT, Period.year(2017), EACH, "50", YEAR, HIGH, N),  # none is set for the later year
    ("57", PERCENT, None, EACH, "50", YEAR, HIGH, G),
    ("57", PERCENT, YEAR, EACH, "50", None, HIGH, G),
]


@pytest.mark.parametrize(
    ("value", "unit", "period", "how", "target", "target_period", "polarity", "colour"), PERIODS
)
def test_a_figure_is_only_held_against_a_target_for_its_own_time(
    value, unit, period, how, target, target_period, polarity, colour
):
    outturn = figure(value, unit=unit, period=period, accumulation=how)
    rating = rate(outturn, goal(target, period=target_period), polarity=polarity)
    assert rating.status is colour
    assert (rating.reason is NotRated.WRONG_PERIOD) == (colour is N)


TWO_QUARTERS = Period.span(date(2016, 4, 1), date(2016, 10, 1))
PROFILED = [
    # year to date, profile by then, colour: the quarters of the documents
    ("81", "196", LOW, G),
    ("1442", "876", HIGH, G),
    ("260", "374", HIGH, R),
]


@pytest.mark.parametrize(("value", "profile", "polarity", "colour"), PROFILED)
def test_the_year_to_date_is_held_against_the_profile_for_the_same_quarter(value, profile, polarity, colour):
    outturn = figure(value, unit=COUNT, period=TWO_QUARTERS, accumulation=ADDS)
    assert rate(outturn, goal(profile, period=Q2), polarity=polarity).status is colour


REFUSED = [
    (Outturn(Suppressed("c")), goal("56"), HIGH, NotRated.SUPPRESSED, "withheld because so few people"),
    (
        Outturn(Missing(MissingReason.AWAITED, read_period("Q4 2016-17"))),
        goal("56"),
        HIGH,
        NotRated.MISSING,
        "the figure is awaited, expected Q4 2016-17",
    ),
    (Outturn(Missing(MissingReason.BLANK)), goal("56"), HIGH, NotRated.MISSING, "there is no figure"),
    (figure("NaN"), goal("56"), HIGH, NotRated.NOT_ONE_NUMBER, "not a number"),
    (figure("1E+9999"), goal("56"), HIGH, NotRated.NOT_ONE_NUMBER, "not a number"),
    (Outturn(Number(Decimal(20), Decimal(25))), goal("56"), HIGH, NotRated.NOT_ONE_NUMBER, "a range"),
    (figure("5", lower="6", upper="4"), goal("5"), HIGH, NotRated.NOT_ONE_NUMBER, "margin of error"),
    (figure("56"), NoGoal(), HIGH, NotRated.NO_TARGET, "no target is set"),
    (Outturn(Suppressed("c")), NoGoal(), HIGH, NotRated.NO_TARGET, "no target is set"),
    (figure("56"), goal("56"), Polarity.NO_JUDGEMENT, NotRated.NO_JUDGEMENT, "neither higher nor lower"),
    (figure("56"), goal("56"), Polarity.INFORMATION_ONLY, NotRated.NO_JUDGEMENT, "for information only"),
    (
        figure("652", unit=PER_10_000),
        goal("390", unit=Unit(UnitKind.RATE, 100_000)),
        LOW,
        NotRated.UNIT,
        "rate per 10,000 and the target in rate per 100,000",
    ),
    (
        figure("7", unit=COUNT),
        goal("10", unit=PERCENT),
        LOW,
        NotRated.UNIT,
        "in count and the target in percent",
    ),
    (figure("50"), goal("0", tolerance=Tolerance.percent(10)), LOW, NotRated.TOLERANCE, "the target is 0"),
    (
        figure("-0.7", unit=SCORE),
        goal("0.5", tolerance=Tolerance.percent(10)),
        HIGH,
        NotRated.TOLERANCE,
        "below 0",
    ),
]


@pytest.mark.parametrize(("outturn", "target", "polarity", "reason", "words"), REFUSED)
def test_what_cannot_be_rated_says_why(outturn, target, polarity, reason, words):
    rating = rate(outturn, target, polarity=polarity)
    assert (rating.status, rating.reason, rating.shortfall) == (N, reason, None)
    assert words in rating.sentence


UNITS_THAT_GO_TOGETHER = [
    (PERCENT, PERCENTAGE_POINTS),
    (PERCENT, NO_UNIT),
    (NO_UNIT, COUNT),
    (Unit(UnitKind.RATE), PER_10_000),
]


@pytest.mark.parametrize(("one", "other"), UNITS_THAT_GO_TOGETHER)
def test_an_unstated_unit_and_points_beside_percent_are_no_difference(one, other):
    assert rate(figure("56", unit=one), goal("56", unit=other), polarity=HIGH).status is G


def test_a_figure_that_should_have_been_replaced_is_not_rated():
    outturn = figure("56", good_until=date(2017, 1, 1))
    assert rate(outturn, goal("56"), polarity=HIGH, as_at=date(2016, 12, 31)).status is G
    stale = rate(outturn, goal("56"), polarity=HIGH, as_at=date(2017, 1, 1))
    assert stale.reason is NotRated.STALE
    assert stale.sentence.endswith("a newer one should have come by 1 January 2017.")


def test_a_report_for_a_year_does_not_rate_the_figure_of_an_older_one():
    outturn = figure("6.2", period=read_period("2013-15"), accumulation=EACH)
    rating = rate(outturn, goal("5"), polarity=LOW, for_period=YEAR)
    assert rating.reason is NotRated.WRONG_PERIOD
    assert "older than the 2016-17 asked for" in rating.sentence


def test_a_report_for_a_year_does_not_rate_a_figure_without_a_period():
    rating = rate(figure("6.2"), goal("5"), polarity=LOW, for_period=YEAR)
    assert rating.sentence == (
        "Not rated: nothing says for which period the figure is, and 2016-17 is asked for."
    )


def test_a_target_with_two_readings_has_a_colour_only_where_both_agree():
    assert rate(figure("50"), (goal("51"), goal("53")), polarity=LOW).status is G
    rating = rate(figure("52"), (goal("51"), goal("53")), polarity=LOW)
    assert (rating.status, rating.reason) == (N, NotRated.TWO_READINGS)
    assert "the target of 51%" in rating.sentence and "the target of 53%" in rating.sentence


POLICY_TABLE = [
    ("as-set", "55", "50", None, R),
    ("within-5-percent", "52.5", "50", None, A),
    ("within-5-percent", "52.6", "50", None, R),
    ("within-10-percent", "55", "50", None, A),
    ("within-10-percent", "55.1", "50", None, R),
    ("ten-percent-and-improving", "55", "50", None, G),
    ("ten-percent-and-improving", "56", "50", "57", A),
    ("ten-percent-and-improving", "56", "50", "56", R),
    ("ten-percent-and-improving", "56", "50", "55", R),
    ("ten-percent-and-improving", "56", "50", None, N),
    ("by-interval", "56", "50", None, N),
]


@pytest.mark.parametrize(("policy", "value", "target", "previous", "colour"), POLICY_TABLE)
def test_each_policy_gives_its_own_colour(policy, value, target, previous, colour):
    change = Change(Decimal(previous), "last year") if previous else None
    rating = rate(figure(value), goal(target), polarity=LOW, policy=POLICIES[policy], change=change)
    assert rating.status is colour


def test_the_targets_own_tolerance_goes_before_the_policys():
    target = goal("50", tolerance=points(1))
    assert rate(figure("48.5"), target, polarity=HIGH, policy=WITHIN_TEN_PERCENT).status is R


def test_a_policy_may_ask_for_more_than_the_target():
    beyond = RatingPolicy(
        code="beyond", name="Beyond", explanation="On target is not enough.", inclusive=False
    )
    assert rate(figure("50"), goal("50"), polarity=HIGH, policy=beyond).status is R
    assert rate(figure("50.1"), goal("50"), polarity=HIGH, policy=beyond).status is G


def test_an_improvement_does_not_lift_a_figure_above_its_floor_standard():
    target = goal("50", floor="45")
    change = Change(Decimal(30), "last year", True)
    rating = rate(figure("40"), target, polarity=HIGH, policy=IMPROVING_IS_AMBER, change=change)
    assert rating.status is R


INTERVALS = [
    ("8", "9", LOW, G),
    ("8", "10", LOW, A),
    ("10", "12", LOW, A),
    ("10", "10", LOW, A),
    ("10.1", "12", HIGH, G),
]


@pytest.mark.parametrize(("lower", "upper", "polarity", "colour"), INTERVALS)
def test_a_margin_of_error_that_touches_the_target_is_amber(lower, upper, polarity, colour):
    outturn = figure(lower, lower=lower, upper=upper)
    assert rate(outturn, goal("10"), polarity=polarity, policy=BY_INTERVAL).status is colour


TOLERANCES = [
    (points(2), "0", False, ""),
    (Tolerance.percent(10), "56", False, ""),
    (Tolerance.percent(10), "0", False, "where the target is 0"),
    (Tolerance.percent(10), "56", True, "where figures can be below 0"),
    (Tolerance.percent(10), "-1", False, "where figures can be below 0"),
]


@pytest.mark.parametrize(("tolerance", "target", "negative", "words"), TOLERANCES)
def test_a_tolerance_in_percent_is_refused_where_it_has_no_meaning(tolerance, target, negative, words):
    why = why_no_tolerance(tolerance, Decimal(target), can_be_negative=negative)
    assert (words in why) and bool(why) == bool(words)


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity"])
def test_a_tolerance_below_nought_is_refused(amount):
    with pytest.raises(ValueError, match="not below nought"):
        Tolerance(Decimal(amount))


WRONG_GOALS = [
    {"value": Decimal(2), "kind": GoalKind.BAND, "upper": Decimal(1)},
    {"value": Decimal(2), "kind": GoalKind.ZONES},
    {"value": Decimal(2), "upper": Decimal(3)},
    {"value": Decimal("NaN")},
]


@pytest.mark.parametrize("wrong", WRONG_GOALS)
def test_a_target_that_is_none_cannot_be_made(wrong):
    with pytest.raises(ValueError, match=r"."):
        Goal(**wrong)


def test_a_rating_carries_its_method_and_everything_that_went_in():
    rating = rate(
        figure("54.7", period=YEAR),
        goal("56", tolerance=points(2), period=YEAR),
        polarity=HIGH,
        change=Change(Decimal(55), "last year"),
    )
    assert rating.method == "target-point/1"
    assert dict(rating.inputs) == {
        "figure": "54.7",
        "unit": "percent",
        "period": "2016-17",
        "polarity": "high_is_good",
        "policy": "as-set",
        "target": "56",
        "target period": "2016-17",
        "tolerance": "2 in the measure's unit",
        "previous": "55",
        "previous period": "last year",
    }


def test_a_withheld_figure_leaves_nothing_behind_in_what_went_in():
    outturn = Outturn(Suppressed("c"), lower=Decimal(2), upper=Decimal(3))
    rating = rate(outturn, goal("56"), polarity=HIGH, change=Change(Decimal(4), "last year"))
    assert not {"lower", "upper", "previous"} & dict(rating.inputs).keys()
    assert dict(rating.inputs)["figure"] == "suppressed"
