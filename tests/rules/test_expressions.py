"""Specification: measures that are calculated from others."""

from decimal import Decimal

import pytest

from goldenthread.rules.expressions import (
    ExpressionRefused,
    Shape,
    check_expression,
    derive,
    in_words,
    measure_and_group,
    measures_in,
    order_of,
    read_expression,
)
from goldenthread.rules.figures import (
    COUNT,
    NO_UNIT,
    PERCENT,
    PERCENTAGE_POINTS,
    SCORE,
    Missing,
    MissingReason,
    Number,
    Suppressed,
    Unit,
    UnitKind,
)
from goldenthread.rules.periods import Period, YearKind, read_period

YEAR = Period.year(2016)
PER_100 = Unit(UnitKind.RATE, 100)
SHAPES = {
    "neet": Shape(COUNT, YEAR),
    "cohort": Shape(COUNT, YEAR),
    "pupils": Shape(PERCENT, YEAR),
    "peers": Shape(PERCENT, YEAR),
    "score": Shape(SCORE, YEAR),
    "exclusions": Shape(PER_100, YEAR),
    "deaths": Shape(Unit(UnitKind.RATE, 1000), YEAR),
    "unstated": Shape(NO_UNIT),
    "monthly": Shape(COUNT, read_period("May 2016")),
    "school year": Shape(COUNT, Period.year(2016, YearKind.ACADEMIC)),
    "% of 16-18 year olds – all": Shape(PERCENT, YEAR),
}
FIGURES = {
    "neet": "479",
    "cohort": "7726",
    "pupils": "40.8",
    "peers": "48.6",
    "score": "-0.63",
    "exclusions": "0.04",
    "deaths": "6.2",
    "unstated": "4",
    "% of 16-18 year olds – all": "6.2",
}


def figure(name, period):
    return Number(Decimal(FIGURES[name])) if period == YEAR and name in FIGURES else None


RESULTS = [
    ("neet / cohort", "0.0620", NO_UNIT),
    ("share(neet, cohort)", "6.1998", PERCENT),
    ("rate(neet, cohort, 1000)", "61.9984", Unit(UnitKind.RATE, 1000)),
    ("ratio(neet, cohort)", "0.0620", NO_UNIT),
    ("difference(cohort, neet)", "7247.0000", COUNT),
    ("gap(peers, pupils)", "7.8000", PERCENTAGE_POINTS),
    ("peers - pupils", "7.8000", PERCENTAGE_POINTS),
    ("peers − pupils", "7.8000", PERCENTAGE_POINTS),
    ("relative_gap(peers, pupils)", "16.0494", PERCENT),
    ("sum(neet, cohort, neet)", "8684.0000", COUNT),
    ("mean(pupils, peers)", "44.7000", PERCENT),
    ("neet + 2 * cohort", "15931.0000", COUNT),
    ("(neet + cohort) / 2", "4102.5000", COUNT),
    ("neet - cohort - neet", "-7726.0000", COUNT),
    ("neet / 2 / 2", "119.7500", COUNT),
    ("-score", "0.6300", SCORE),
    ("score × 100", "-63.0000", SCORE),
    ("[% of 16-18 year olds – all] - pupils", "-34.6000", PERCENTAGE_POINTS),
    ("neet + unstated", "483.0000", COUNT),
    ("SHARE(neet,cohort)", "6.1998", PERCENT),
]


@pytest.mark.parametrize(("text", "value", "unit"), RESULTS)
def test_an_expression_gives_a_figure_and_its_unit(text, value, unit):
    checked = check_expression(read_expression(text), SHAPES)
    found = derive(checked, YEAR, figure)
    assert checked.unit == unit
    assert f"{found.value.value:.4f}" == value


ROLLING = [
    ("rolling_mean(starts, 3)", "4"),
    ("rolling_sum(starts, 2)", "11"),
    ("rolling_sum(starts, 3)", "12"),
]


@pytest.mark.parametrize(("text", "value"), ROLLING)
def test_a_rolling_figure_goes_back_over_the_periods_before(text, value):
    series = {2016: "6", 2015: "5", 2014: "1"}
    checked = check_expression(read_expression(text), {"starts": Shape(COUNT, YEAR)})
    found = derive(
        checked,
        YEAR,
        lambda name, period: (
            Number(Decimal(series[period.start.year])) if period.start.year in series else None
        ),
    )
    assert found.value == Number(Decimal(value))
    early = derive(
        checked,
        Period.year(2014),
        lambda name, period: None if period.start.year < 2014 else Number(Decimal(1)),
    )
    assert early.reason == "The figure of “starts” for 2013-14 is not available."


UNREADABLE = [
    ("", "still missing", 0),
    ("neet +", "still missing", 6),
    ("neet cohort", "does not belong here", 5),
    ("(neet", "still missing", 5),
    ("neet)", "does not belong here", 4),
    ("neet ** 2", "does not belong here", 6),
    ("neet; cohort", "cannot be part of an expression", 4),
    ("__import__('os')", "cannot be part of an expression", 11),
    ("__import__(os)", "no calculation “__import__”", 0),
    ("eval(neet)", "no calculation “eval”", 0),
    ("neet.real", "cannot be part", 4),
    ("1e999 * neet", "does not belong here", 1),
    ("[]", "cannot be part", 0),
    ("[ ]", "hold no name", 0),
    ("share(neet)", "takes 2 parts, not 1", 0),
    ("sum(neet)", "takes at least 2 parts, not 1", 0),
    ("rate(neet, cohort, cohort)", "per a whole number", 0),
    ("rolling_mean(neet + cohort, 3)", "takes a measure", 0),
    ("rolling_mean(neet, 1)", "over 2 to 60 periods", 0),
    ("rolling_mean(neet, 61)", "over 2 to 60 periods", 0),
    ("(" * 40 + "neet" + ")" * 40, "too many brackets", 31),
    ("-" * 200 + "neet", "too many brackets", 31),
    ("neet+" * 399 + "neet", "too many parts", None),
    ("neet" * 600, "at most 2,000 characters", None),
]


@pytest.mark.parametrize(("text", "words", "at"), UNREADABLE, ids=range(len(UNREADABLE)))
def test_what_cannot_be_read_is_refused_with_its_place(text, words, at):
    with pytest.raises(ExpressionRefused, match=words.replace("(", r"\(")) as refused:
        read_expression(text)
    assert at is None or refused.value.at == at


NONSENSE = [
    ("1 + 2", "names no measure"),
    ("neet + nobody", "no measure “nobody”"),
    ("neet + pupils", "A figure in count plus one in percent"),
    ("gap(score, pupils)", "A figure in score less one in percent"),
    ("exclusions + deaths", "rate per 100 plus a rate per 1,000"),
    ("neet * cohort", "only by a plain number"),
    ("sum(pupils, peers)", "Percentages of different groups cannot be added up"),
    ("rolling_sum(pupils, 3)", "Percentages of several periods"),
    ("neet + monthly", "periods of different kinds (2016-17 and May 2016)"),
    ("neet + [school year]", "periods of different kinds"),
]


@pytest.mark.parametrize(("text", "words"), NONSENSE)
def test_what_makes_no_sense_is_refused_before_it_is_used(text, words):
    with pytest.raises(ExpressionRefused) as refused:
        check_expression(read_expression(text), SHAPES)
    assert words in refused.value.sentence


NO_FIGURE = [
    ("neet / cohort", {"neet": Suppressed("c")}, Suppressed("c"), "“neet” for 2016-17 is withheld"),
    ("neet * 0", {"neet": Suppressed("c")}, Suppressed("c"), "“neet” for 2016-17 is withheld"),
    (
        "neet + cohort",
        {"cohort": Missing(MissingReason.AWAITED)},
        Missing(MissingReason.AWAITED),
        "“cohort” for 2016-17 is awaited",
    ),
    # withheld goes before missing, wherever it stands
    (
        "cohort + neet",
        {"cohort": Missing(MissingReason.AWAITED), "neet": Suppressed("c")},
        Suppressed("c"),
        "is withheld",
    ),
    ("neet / cohort", {"cohort": Number(Decimal(0))}, Missing(MissingReason.NOT_APPLICABLE), "divided by 0"),
    (
        "neet + cohort",
        {"cohort": Number(Decimal(2), Decimal(3))},
        Missing(MissingReason.UNREADABLE),
        "is not one number",
    ),
    (
        "neet + cohort",
        {"cohort": None},
        Missing(MissingReason.NOT_AVAILABLE),
        "“cohort” for 2016-17 is not available",
    ),
]


@pytest.mark.parametrize(("text", "instead", "value", "reason"), NO_FIGURE)
def test_without_all_its_parts_there_is_no_figure_but_a_reason(text, instead, value, reason):
    checked = check_expression(read_expression(text), SHAPES)
    found = derive(
        checked, YEAR, lambda name, period: instead[name] if name in instead else figure(name, period)
    )
    assert found.value == value
    assert reason in found.reason


def test_a_derived_figure_keeps_every_figure_it_was_made_from():
    checked = check_expression(read_expression("share(neet, cohort) + 0 * share(neet, cohort)"), SHAPES)
    assert derive(checked, YEAR, figure).inputs == (
        ("neet", YEAR, Number(Decimal(479))),
        ("cohort", YEAR, Number(Decimal(7726))),
    )


SENTENCES = [
    ("share(neet, cohort)", "It is “neet” as a percentage of “cohort”."),
    ("gap(peers, pupils)", "It is the gap between “peers” and “pupils” (“peers” less “pupils”)."),
    ("rate(neet, cohort, 1000)", "It is “neet” per 1000 of “cohort”."),
    ("sum(neet, cohort, neet)", "It is the sum of “neet”, “cohort” and “neet”."),
    ("rolling_mean(neet, 3)", "It is the mean of “neet” over the last 3 periods."),
    ("(neet + cohort) / 2", "It is (“neet” plus “cohort”) divided by 2."),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES)
def test_a_derived_measure_is_explained_in_a_sentence(text, sentence):
    assert check_expression(read_expression(text), SHAPES).sentence == sentence


def test_braces_in_a_name_stay_what_they_are():
    node = read_expression("share([{0} {all} {x.__class__}], neet)")
    checked = check_expression(node, {"{0} {all} {x.__class__}": Shape(), "neet": Shape()})
    assert checked.sentence == "It is “{0} {all} {x.__class__}” as a percentage of “neet”."


def test_derived_measures_come_after_what_they_are_made_from():
    derived = {"c": read_expression("a + b"), "a": read_expression("x * 2"), "b": read_expression("a + x")}
    assert order_of(derived) == ("a", "b", "c")
    assert measures_in(derived["c"]) == ("a", "b")


CIRCLES = [
    ({"a": "a + 1 * x"}, "a → a"),
    ({"a": "b", "b": "c + x", "c": "a"}, "a → b → c → a"),
    ({"z": "a", "a": "b", "b": "a"}, "a → b → a"),
]


@pytest.mark.parametrize(("texts", "circle"), CIRCLES)
def test_a_measure_made_from_itself_is_refused(texts, circle):
    derived = {name: read_expression(text) for name, text in texts.items()}
    with pytest.raises(ExpressionRefused) as refused:
        order_of(derived)
    assert refused.value.sentence == f"A measure cannot be made from itself: {circle}."


def test_a_long_chain_of_derived_measures_is_no_circle():
    derived = {f"m{place}": read_expression(f"m{place + 1}") for place in range(2_000)}
    assert order_of(derived)[0] == "m1999"


@pytest.mark.parametrize(
    ("name", "measure", "group"),
    [
        ("Absence", "Absence", ""),
        ("Absence | girls", "Absence", "girls"),
        ("Absence | sex: girls", "Absence", "sex: girls"),
        ("Starts | ends | boys", "Starts | ends", "boys"),
        ("16|17 year olds", "16|17 year olds", ""),
        ("Absence | ", "Absence | ", ""),
        (" | girls", " | girls", ""),
    ],
)
def test_a_name_may_say_a_group_of_the_children_a_measure_counts(name, measure, group):
    assert measure_and_group(name) == (measure, group)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gap([neet | girls], [neet | boys])", "the gap between “neet” of girls and “neet” of boys"),
        ("share([neet | girls], neet)", "“neet” of girls as a percentage of “neet”"),
    ],
)
def test_a_gap_between_groups_is_told_with_the_groups(text, words):
    assert in_words(read_expression(text)).startswith(words)
