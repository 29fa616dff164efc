"""As if all had the same ages: which bands fit the standard, the rate, and why there is none."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from goldenthread.measures.presenting.age_bands import AgeBand, age_band, is_by_age, standard_weights
from goldenthread.measures.presenting.parts import Part
from goldenthread.measures.presenting.standardising import standardised_of, standardised_table
from goldenthread.methods.standardised import EUROPEAN_STANDARD_POPULATION_2013, directly_standardised_rate
from goldenthread.partnerships.models import Area
from tests.measures.test_gaps_of_groups import LATEST, figure, measured

FIVES = [*(f"{first}-{first + 4}" for first in range(0, 90, 5)), "90+"]


@pytest.mark.parametrize(
    ("name", "ages"),
    [
        ("0-4", (0, 5)), ("0 to 4", (0, 5)), ("0–4 yrs", (0, 5)), ("Aged 5 to 9", (5, 10)),
        ("Age 5-9 years", (5, 10)), ("Under 1", (0, 1)), ("<1 year", (0, 1)), ("Less than 1", (0, 1)),
        ("90+", (90, None)), ("85 and over", (85, None)), ("85 years and over", (85, None)), ("16", (16, 17)),
        ("age_10_to_14", (10, 15)), ("Girls", None), ("9-5", None), ("", None),
        ("Year 6", None), ("10-14, Girls", None), ("400+", None),
    ],
)  # fmt: skip
def test_a_groups_name_says_its_ages(name, ages) -> None:
    assert age_band(name) == (AgeBand(*ages) if ages else None)


@given(st.text(max_size=40))
def test_any_name_is_an_age_that_can_be_or_none(name) -> None:
    band = age_band(name)
    assert band is None or (0 <= band.first <= 120 and (band.end is None or band.first < band.end <= 121))


@pytest.mark.parametrize(
    ("names", "weights"),
    [
        (FIVES, EUROPEAN_STANDARD_POPULATION_2013),
        ([*FIVES[:-2], "85+"], (*EUROPEAN_STANDARD_POPULATION_2013[:-2], 2500)),
        (["0-4", "5-9", "10-14", "15-19"], (5000, 5500, 5500, 5500)),
        (["under 1", "1-4", "5-9", "10-14"], (5000, 5500, 5500)),
        (["10-14", "0-4", "5-9"], (5000, 5500, 5500)),  # in whatever order they come
        (["15", "16", "17", "18", "19", "20-24", "25-29"], (5500, 6000, 6000)),
    ],
)
def test_bands_of_five_years_have_the_weights_of_the_standard(names, weights) -> None:
    assert standard_weights([age_band(name) for name in names]).weights == tuple(weights)


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (["0-4", "10-14", "15-19"], "missing or counted twice between 0 to 4 and 10 to 14"),
        (["0-4", "4-9", "10-14"], "missing or counted twice"),
        (["0-9", "10-14", "15-19"], "the ages 0 to 9 are no band of five years"),
        (["0-4", "5-9", "10-14", "15-17"], "the ages 15 to 17 are no band"),
        (["0-4", "5-9"], "at least 3 bands"),
        (["0-4", "5-9", "10-14", "17+"], "missing or counted twice"),
        ([], "no band of ages is known"),
    ],
)
def test_other_bands_have_no_weights_and_it_says_why(names, why) -> None:
    assert why in standard_weights([age_band(name) for name in names]).why_not


@pytest.mark.parametrize(
    ("dimension", "names", "is_it"),
    [("Age", FIVES, True), ("Age band", ["0-4", "5-9", "Unknown"], True), ("Sex", FIVES, False),
     ("Language", ["0-4", "5-9"], False), ("Age", ["Young", "Old", "0-4"], False)],
)  # fmt: skip
def test_groups_by_age_are_told_from_others(dimension, names, is_it) -> None:
    assert is_by_age(dimension, names) is is_it


EVENTS = [3 + 2 * at for at in range(19)]
PEOPLE = [12_000 - 500 * at for at in range(19)]


def banded(events=EVENTS, people=PEOPLE, names=FIVES) -> list[Part]:
    return [
        Part(name, (figure(round(100_000 * x / n, 1), (x, n)),))
        for name, x, n in zip(names, events, people, strict=True)
    ]


def told(parts, others=None, **how):
    return standardised_of(
        "Age", parts, others or {}, LATEST, measured(**{"unit": "rate", "per": 100_000, **how})
    )


def test_the_rate_is_that_of_the_method_with_its_interval_and_the_crude_one_beside_it() -> None:
    found = told(banded())
    rate = directly_standardised_rate(EVENTS, PEOPLE).estimate
    crude = 100_000 * sum(EVENTS) / sum(PEOPLE)
    for number in (rate.value, rate.lower, rate.upper, crude):
        assert f"{number:,.1f}" in found.sentence
    assert "(all ages)" in found.sentence and f"{sum(EVENTS)} events" in found.sentence
    assert "no share of anybody" in found.meaning


def test_a_measure_of_the_young_is_standardised_over_their_ages_and_says_so() -> None:
    found = told(banded(EVENTS[:4], PEOPLE[:4], FIVES[:4]))
    assert "(ages 0 to 19)" in found.sentence


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        (banded([0] * 18 + [9]), "fewer than 10 events"),
        ([*banded()[:-1], Part("90+", (figure(None),))], "the counts for the ages 90 and over are withheld"),
        ([Part(name, (figure(30.0),)) for name in FIVES], "for 19 bands of age are withheld or not known"),
        (banded()[:3] + banded()[4:], "ages are missing or counted twice between 10 to 14 and 20 to 24"),
    ],
)
def test_where_there_is_no_rate_it_says_why(parts, why) -> None:
    found = told(parts)
    assert found.why_not.startswith("No standardised rate: ") and why in found.why_not
    assert standardised_table(found, measured()) is None


@pytest.mark.parametrize(
    ("times", "polarity", "than"),
    [
        (3, "low_is_good", "Better"), (3, "high_is_good", "Worse"), (3, "no_judgement", "Lower"),
        (1, "low_is_good", "Similar: chance alone could give the difference"),
    ],
)  # fmt: skip
def test_the_area_stands_beside_others_on_the_same_ages(times, polarity, than) -> None:
    england = Area(pk=1, name="England")
    found = told(banded(), {england: banded([times * each for each in EVENTS])}, polarity=polarity)
    table = str(standardised_table(found, measured("rate", polarity, per=100_000)).html())
    assert "England" in table and than in table


def test_an_area_with_fewer_ages_is_named_and_not_compared() -> None:
    found = told(banded(), {Area(pk=1, name="England"): banded()[:10]})
    assert found.others[0].why_not == "not all bands of age are known"


@pytest.mark.parametrize(("dimension", "unit"), [("Sex", "rate"), ("Age", "score"), ("Age", "count")])
def test_only_rates_and_percentages_by_age_are_standardised(dimension, unit) -> None:
    assert standardised_of(dimension, banded(), {}, LATEST, measured(unit)) is None
