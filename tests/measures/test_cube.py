"""A national source as arrays: what is in it, what was known when, and when it is read again."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, strategies as st

from goldenthread.measures.actions.refreshing import PeriodKeeper
from goldenthread.measures.keeping import keep
from goldenthread.measures.models import Definition, Load, LoadStatus, Source
from goldenthread.measures.queries.cube import cube_of, forget_cubes, which_follow
from goldenthread.measures.queries.known import everybody
from goldenthread.partnerships.models import Area
from goldenthread.rules.periods import Period
from tests.measures.scenarios import learn, moment


@pytest.fixture
def source(db) -> Source:
    forget_cubes()
    yield Source.objects.create(key="lait", name="The national tool", kind="lait")
    forget_cubes()


@pytest.fixture
def absence(db) -> Definition:
    return Definition.objects.create(key="absence", name="Absence", unit="percent")


@pytest.fixture
def somewhere(db) -> Area:
    return Area.objects.create(name="Somewhere", kind="authority", dfe_number=888)


def figures(source: Source, **asked) -> dict[str, float]:
    """The only measure of the only area: period -> figure."""
    cube = cube_of(source, **asked)
    if cube.empty:
        return {}
    return dict(zip(map(str, cube.periods[0]), cube.values[0, 0].tolist(), strict=False))


def test_the_figures_of_a_measure_stand_in_the_order_of_their_periods(source, absence, somewhere) -> None:
    learn(absence, somewhere, {"2016/17": 3.0, "2014/15": 1.0, "2015/16": None}, source="lait")
    found = figures(source)
    assert list(found) == ["2014-15", "2015-16", "2016-17"]
    assert found["2014-15"] == 1.0 and np.isnan(found["2015-16"]) and found["2016-17"] == 3.0


def test_a_measure_with_two_kinds_of_period_keeps_the_kind_it_has_most_of(source, absence, somewhere) -> None:
    learn(absence, somewhere, {"2015/16": 1.0, "2016/17": 2.0, "Q4 2016/17": 9.0}, source="lait")
    assert list(figures(source)) == ["2015-16", "2016-17"]


def test_it_holds_one_source_and_what_is_still_in_the_library(source, absence, somewhere) -> None:
    learn(absence, somewhere, {"2015/16": 1.0}, source="lait")
    learn(absence, somewhere, {"2015/16": 5.0}, source="a return")
    assert figures(source) == {"2015-16": 1.0}
    absence.removed = True
    absence.save()
    forget_cubes()
    assert figures(source) == {}


def test_it_is_read_once_until_something_is_loaded(
    source, absence, somewhere, django_assert_num_queries
) -> None:
    learn(absence, somewhere, {"2015/16": 1.0}, source="lait")
    cube_of(source)
    with django_assert_num_queries(1):
        cube_of(source)
    learn(absence, somewhere, {"2015/16": 2.0}, source="lait", on="2017-07-01")
    assert figures(source) == {"2015-16": 2.0}


def test_a_past_day_has_the_figures_that_stood_then(source, absence, somewhere) -> None:
    learn(absence, somewhere, {"2015/16": 1.0}, source="lait", on="2017-06-21")
    learn(absence, somewhere, {"2015/16": 2.0, "2016/17": 3.0}, source="lait", on="2018-06-21")
    assert figures(source, as_at=date(2017, 6, 20)) == {}
    assert figures(source, as_at=date(2017, 12, 1)) == {"2015-16": 1.0}
    assert figures(source, as_at=date(2018, 6, 21)) == {"2015-16": 2.0, "2016-17": 3.0}
    assert figures(source) == {"2015-16": 2.0, "2016-17": 3.0}


def test_a_load_that_waited_is_there_once_it_is_confirmed(source, absence, somewhere) -> None:
    """It was begun before the other and came into force after it."""
    waited = Load.objects.create(source=source, at=moment("2017-06-01"), status=LoadStatus.WAITING, name="A")
    learn(absence, somewhere, {"2015/16": 1.0}, source="lait", on="2017-06-21")
    assert figures(source) == {"2015-16": 1.0}
    waited.at, waited.status = moment("2017-07-01"), LoadStatus.CONFIRMED
    waited.save()
    period = PeriodKeeper().identity(Period.year(2016))
    row = (absence.pk, somewhere.pk, everybody(), period, "n", 2.0, None, "", "", *[None] * 6)
    keep(waited, [(*row, "2.0", "", None, "", None)], whole=False)
    assert figures(source) == {"2015-16": 1.0, "2016-17": 2.0}
    assert figures(source, as_at=date(2017, 6, 22)) == {"2015-16": 1.0}


@given(st.lists(st.integers(1990, 2030), unique=True, max_size=12).map(sorted))
def test_a_period_follows_another_only_where_no_year_lies_between(years) -> None:
    found = which_follow((tuple(Period.year(year) for year in years),), 12)
    assert [bool(each) for each in found[0, : len(years)]] == [
        at > 0 and years[at - 1] == year - 1 for at, year in enumerate(years)
    ]
    assert not found[0, len(years) :].any()
