"""Whether an area differs from England by more than chance: better, similar, worse, or why not said."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.measures.assessing.assessment import assess
from goldenthread.measures.assessing.benchmarked import benchmarked
from goldenthread.methods.comparisons import Label

from .scenarios import Library, learn, small_library

pytestmark = pytest.mark.django_db
TODAY = date(2017, 7, 1)


@pytest.fixture
def library(cast) -> Library:
    return small_library(cast)


def beside_england(cast, library: Library, value, england: float | None, polarity: str, **counts):
    library.smoking.polarity = polarity
    library.smoking.save()
    learn(library.smoking, library.home, {"2016/17": value}, **counts)
    learn(library.smoking, library.england, {"2016/17": england})
    found = assess([library.smoking], partnership=cast.northshire, contents=[], today=TODAY)[0]
    comparator = next(each for each in found.every_comparator if each.name == "England")
    return benchmarked(found.latest, comparator, definition=library.smoking, polarity=found.polarity)


@pytest.mark.parametrize(
    ("lower", "upper", "england", "polarity", "label"),
    [
        (16.0, 19.0, 17.0, "low_is_good", Label.SIMILAR),
        (16.0, 19.0, 15.9, "low_is_good", Label.WORSE),
        (16.0, 19.0, 15.9, "high_is_good", Label.BETTER),
        (16.0, 19.0, 19.1, "low_is_good", Label.BETTER),
        (16.0, 19.0, 16.0, "low_is_good", Label.SIMILAR),  # touching is similar
        (16.0, 19.0, 15.9, "no_judgement", Label.HIGHER),
        (16.0, 19.0, 19.1, "no_judgement", Label.LOWER),
        (16.0, 19.0, 15.9, "information_only", Label.NOT_COMPARED),
    ],
)
def test_the_areas_own_limits_are_held_against_england(
    cast, library: Library, lower: float, upper: float, england: float, polarity: str, label: Label
) -> None:
    found = beside_england(cast, library, 17.5, england, polarity, lower_95=lower, upper_95=upper)
    assert found is not None and found.label is label


@pytest.mark.parametrize(
    ("england", "label"),
    [
        (17.0, Label.SIMILAR),
        (15.9, Label.WORSE),
        (14.0, Label.WORST),
        (19.5, Label.BETTER),
        (22.0, Label.BEST),
    ],
)
def test_without_limits_they_are_worked_out_from_the_counts_at_two_levels(
    cast, library: Library, england: float, label: Label
) -> None:
    # Wilson's limits of 525 of 3,000: 16.18 to 18.90 at 95 %, 15.46 to 19.75 at 99.8 %
    found = beside_england(cast, library, 17.5, england, "low_is_good", numerator=525, denominator=3000)
    assert found is not None and found.label is label


def test_without_limits_and_counts_nothing_is_claimed(cast, library: Library) -> None:
    assert beside_england(cast, library, 17.5, 10.0, "low_is_good") is None


def test_a_withheld_figure_is_never_compared(cast, library: Library) -> None:
    assert beside_england(cast, library, "suppressed", 10.0, "low_is_good") is None


def test_nobody_having_said_what_is_good_is_said(cast, library: Library) -> None:
    found = beside_england(cast, library, 17.5, 10.0, "", lower_95=16.0, upper_95=19.0)
    assert found is not None and found.words == "Not compared: nobody has said whether higher is better"


@pytest.mark.parametrize(
    ("england", "label"), [(161.0, Label.SIMILAR), (155.0, Label.WORSE), (150.0, Label.WORST)]
)
def test_a_rates_limits_come_from_its_counts_as_well(
    cast, library: Library, england: float, label: Label
) -> None:
    # Byar's limits of 525 for 3,000: 160.3 to 190.6 at 95 %, 152.3 to 199.9 at 99.8 %
    library.smoking.unit, library.smoking.per = "rate", 1000
    library.smoking.save()
    found = beside_england(cast, library, 175.0, england, "low_is_good", numerator=525, denominator=3000)
    assert found is not None and found.label is label
