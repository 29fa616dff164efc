"""What is known of a measure: as at a day, of chosen places, and which of two sources is believed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goldenthread.measures.keeping import keep
from goldenthread.measures.queries.known import exact, known_figures, preferred
from tests.measures.conftest import moment


@pytest.fixture
def two_sources(library):
    keep(library.load(0, at=moment(1)), [library.row(7.1), library.row(3.0, area=1)], whole=True)
    keep(
        library.load(1, at=moment(3)),
        [library.row(7.2), library.row(None, area=1, state="m", reason="awaited")],
        whole=True,
    )
    return library


def known(library, **asked):
    return known_figures(definitions=[each.pk for each in library.definitions], **asked)


def numbers(figures):
    return [None if each.number is None else str(each.number) for each in figures]


def test_figures_come_by_place_period_and_source(two_sources):
    assert numbers(known(two_sources)) == ["7.1", "7.2", "3.0", None]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (lambda it: {"areas": [it.areas[0]]}, ["7.1", "7.2"]),
        (lambda it: {"areas": [it.areas[1].pk]}, ["3.0", None]),
        (lambda it: {"areas": []}, []),
        (lambda it: {"sources": [it.sources[1]]}, ["7.2", None]),
        (lambda it: {"groups": [it.group.pk]}, ["7.1", "7.2", "3.0", None]),
        (lambda it: {"groups": [0]}, []),
    ],
)
def test_only_what_was_asked_for_comes(two_sources, asked, found):
    assert numbers(known(two_sources, **asked(two_sources))) == found


def test_a_measure_that_was_not_asked_for_does_not_come(two_sources):
    assert known_figures(definitions=[two_sources.definitions[1].pk]) == []


@pytest.mark.parametrize(
    ("source", "believed"), [(0, ["7.1", "3.0"]), (1, ["7.2", None]), (None, ["7.2", "3.0"])]
)
def test_the_preferred_source_is_believed_and_otherwise_the_latest_number(two_sources, source, believed):
    chosen = None if source is None else two_sources.sources[source].pk
    assert numbers(preferred(known(two_sources), source_id=chosen)) == believed


def test_a_source_that_says_nothing_of_a_place_leaves_the_other(library):
    keep(library.load(0), [library.row(7.1)], whole=True)
    assert numbers(preferred(known(library), source_id=library.sources[1].pk)) == ["7.1"]


def test_two_figures_of_one_moment_are_chosen_between_the_same_way_whatever_their_order(library):
    for source, value in ((0, 1.0), (1, 2.0)):
        keep(library.load(source, at=moment(1)), [library.row(value)], whole=True)
    found = known(library)
    assert numbers(preferred(found)) == numbers(preferred(found[::-1])) == ["2.0"]


@pytest.mark.parametrize("printed", ["0.1", "4.6", "54.7", "0.04798", "123456789012.345", "-3.10", "1e-7"])
def test_a_number_is_what_its_source_printed(printed):
    assert exact(float(printed)) == Decimal(printed)


def test_a_figure_names_its_place_in_the_file(library):
    load = library.load()
    keep(load, [library.row(7.1, number=12)], whole=True)
    (figure,) = known(library)
    assert (figure.row, figure.load_id, figure.as_written) == (12, load.pk, "7.1")
    assert (figure.learned_at, figure.superseded_at) == (moment(1), None)
