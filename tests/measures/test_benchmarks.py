"""One authority beside all others: rank, quartile, change, averages."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, strategies as st

from goldenthread.measures.queries.benchmarks import SetOfAreas, benchmarks
from goldenthread.measures.queries.cube import AreaFacts, Cube
from goldenthread.rules.periods import Period, YearKind
from goldenthread.rules.polarity import Polarity

YEARS = tuple(Period.year(first, YearKind.FINANCIAL) for first in (2013, 2014, 2015))


def cube(*areas: tuple[str, str, list[float | None]], years: tuple[Period, ...] = YEARS) -> Cube:
    """One measure: (name, kind, figures by year) for each area."""
    facts = tuple(AreaFacts(at, name, kind, None, None, None) for at, (name, kind, _) in enumerate(areas))
    values = np.array([[[np.nan if each is None else each for each in figures] for _, _, figures in areas]])
    return Cube((1,), facts, (years,), values)


def ask(
    it: Cube,
    *,
    area: int = 0,
    england: int | None = None,
    polarity: Polarity | None = Polarity.HIGH,
    quartile: bool = True,
    sets: tuple[SetOfAreas, ...] = (),
):
    return benchmarks(
        it, area=area, england=england, region=None, sets=sets, polarities=[polarity], quartiles=[quartile]
    )[0]


def among(*figures: float | None) -> Cube:
    """Authorities with these figures in the last year; the first is asked about."""
    return cube(*((f"Area {at}", "authority", [None, None, each]) for at, each in enumerate(figures)))


@pytest.mark.parametrize(
    ("figures", "polarity", "rank", "of", "tied", "quartile"),
    [
        ((90, 80, 70, 60, 50), Polarity.HIGH, 1, 5, 1, 1),
        ((50, 80, 70, 60, 90), Polarity.HIGH, 5, 5, 1, 4),
        ((50, 80, 70, 60, 90), Polarity.LOW, 1, 5, 1, 1),
        ((80, 80, 70, 60, 90), Polarity.HIGH, 2, 5, 2, 1),  # ties share the better rank
        ((80, None, 70, 60, 90, 50), Polarity.HIGH, 2, 5, 1, 1),  # the missing are not counted
        ((80, 70, 60, 90, 50), Polarity.NO_JUDGEMENT, 2, 5, 1, None),
        ((80, 70, 60, 90, 50), None, 2, 5, 1, None),
        ((10, 20, 30, 40, 50, 60, 70, 80), Polarity.LOW, 1, 8, 1, 1),
        ((30, 10, 20, 40, 50, 60, 70, 80), Polarity.LOW, 3, 8, 1, 2),
        ((60, 10, 20, 30, 40, 50, 70, 80), Polarity.LOW, 6, 8, 1, 3),
        ((80, 10, 20, 30, 40, 50, 60, 70), Polarity.LOW, 8, 8, 1, 4),
    ],
)
def test_the_rank_and_quarter_of_an_authority(figures, polarity, rank, of, tied, quartile) -> None:
    assert ask(among(*figures), polarity=polarity).place == (rank, of, tied, quartile)


def test_fewer_than_five_areas_are_not_ranked() -> None:
    assert ask(among(1, 2, 3, 4)).place is None


def test_a_measure_marked_so_has_a_rank_and_no_quarter() -> None:
    place = ask(among(1, 2, 3, 4, 5), quartile=False).place
    assert place is not None and place.quartile is None


def test_regions_and_england_are_not_ranked_among_authorities() -> None:
    areas = [(f"Area {at}", "authority", [None, None, float(at)]) for at in range(5)]
    it = cube(*areas, ("England", "country", [None, None, 99.0]), ("North", "region", [None, None, 98.0]))
    assert ask(it, area=4).place == (1, 5, 1, 1)


@pytest.mark.parametrize(
    ("figures", "polarity", "change", "better"),
    [
        ([10, 20, 25], Polarity.HIGH, 5, True),
        ([10, 20, 25], Polarity.LOW, 5, False),
        ([10, 25, 25], Polarity.HIGH, 0, None),
        ([10, 20, 25], Polarity.NO_JUDGEMENT, 5, None),
        ([10, None, 25], Polarity.HIGH, None, None),  # never over a gap
        ([10, 20, None], Polarity.HIGH, 10, True),  # the latest there is
        ([None, None, 25], Polarity.HIGH, None, None),
        ([None, None, None], Polarity.HIGH, None, None),
    ],
)
def test_the_change_is_from_the_year_right_before(figures, polarity, change, better) -> None:
    found = ask(cube(("Here", "authority", figures)), polarity=polarity)
    assert (found.change, found.better) == (change, better)


def test_years_that_do_not_follow_each_other_have_no_change() -> None:
    years = (YEARS[0], YEARS[2])
    assert ask(cube(("Here", "authority", [10.0, 25.0]), years=years)).change is None


def test_the_mean_is_of_those_with_a_figure_and_says_how_many() -> None:
    found = ask(among(1, 10, None, 30, 5), sets=(SetOfAreas("Neighbours", (1, 2, 3), 4),))
    assert found.averages == ((20.0, 2, 4),)


def test_a_set_without_any_figure_has_no_mean() -> None:
    found = ask(among(1, None, None), sets=(SetOfAreas("A", (1, 2), 2), SetOfAreas("B", (), 3)))
    assert found.averages == ((None, 0, 2), (None, 0, 3))


def test_it_is_said_when_england_has_a_newer_figure() -> None:
    it = cube(("Here", "authority", [1.0, None, None]), ("England", "country", [1.0, 2.0, 3.0]))
    found = ask(it, england=1)
    assert (found.behind, found.england_now, found.period) == (2, 1.0, YEARS[0])


def test_an_authority_without_any_figure_stands_nowhere() -> None:
    found = ask(among(None, 1, 2, 3, 4, 5))
    assert (found.latest, found.period, found.place, found.change) == (None, None, None, None)


def test_an_abolished_authority_is_not_ranked() -> None:
    it = among(5, 4, 3, 2, 1, 9)
    gone = it.areas[5]._replace(abolished=date(2019, 4, 1))
    it = Cube(it.definitions, (*it.areas[:5], gone), it.periods, it.values)
    assert ask(it).place == (1, 5, 1, 1)


@given(st.lists(st.integers(-1000, 1000), min_size=5, max_size=30))
def test_mirroring_the_figures_and_the_polarity_changes_no_rank(figures) -> None:
    high = ask(among(*map(float, figures)), polarity=Polarity.HIGH)
    low = ask(among(*(-float(each) for each in figures)), polarity=Polarity.LOW)
    assert high.place == low.place


@given(st.lists(st.integers(-1000, 1000), min_size=5, max_size=30), st.sampled_from([2.0, 100.0, 0.5]))
def test_another_unit_changes_no_rank(figures, scale) -> None:
    plain = ask(among(*map(float, figures)))
    scaled = ask(among(*(float(each) * scale for each in figures)))
    assert plain.place == scaled.place
