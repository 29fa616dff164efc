"""Keeping figures: added, superseded, said twice, vanished; all of a load or nothing; nothing done twice."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings, strategies as st
from hypothesis.extra.django import TestCase

from goldenthread.measures import keeping
from goldenthread.measures.keeping import keep
from goldenthread.measures.models import Load, Observation
from goldenthread.measures.queries.known import known_figures
from goldenthread.rules.figures import Missing, MissingReason, Number, Suppressed
from tests.measures.conftest import Library, day, moment, small_library


def said(library: Library, **asked):
    """What is known, without the identities that differ from database to database."""
    found = known_figures(definitions=[each.pk for each in library.definitions], **asked)
    return [(each.definition_id, each.area_id, each.period, each.value, each.status) for each in found]


def counts(kept: keeping.Kept) -> tuple[int, int, int]:
    return kept.new, kept.changed, kept.unchanged


@pytest.fixture
def rows(library: Library) -> list:
    return [
        library.row(7.1, number=1),
        library.row(6.5, period=1, number=2, status="provisional"),
        library.row(3.0, definition=1, area=1, number=3),
        library.row(None, area=1, state="m", reason="not published", number=4),
        library.row(None, area=1, period=1, state="s", number=5),
    ]


def test_new_figures_are_added(library, rows):
    assert counts(keep(library.load(), rows, whole=True)) == (5, 0, 0)
    assert [value for *_, value, _ in said(library)] == [
        Number(Decimal("7.1")), Number(Decimal("6.5")), Missing(MissingReason.NOT_AVAILABLE), Suppressed(""),
        Number(Decimal("3.0")),
    ]  # fmt: skip


def test_loading_twice_changes_nothing(library, rows):
    keep(library.load(), rows, whole=True)
    before = list(Observation.objects.order_by("id").values())
    kept = keep(library.load(at=moment(2)), rows, whole=True)
    assert counts(kept) == (0, 0, 5) and not kept.vanished and not kept.said_twice
    assert list(Observation.objects.order_by("id").values()) == before


def test_a_figure_that_changed_supersedes_what_was_known(library, rows):
    keep(library.load(at=moment(1)), rows, whole=True)
    kept = keep(library.load(at=moment(5)), [library.row(7.4), *rows[1:]], whole=True)
    assert counts(kept) == (0, 1, 4)
    old, new = (
        Observation.objects.filter(definition=library.definitions[0], area=library.areas[0])
        .order_by("id")
        .values_list("value", "superseded_at", "learned_at")[::2]
    )
    assert (old[0], old[1]) == (7.1, moment(5))
    assert (new[0], new[1], new[2]) == (7.4, None, moment(5))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"value": 1.0}, {"value": None, "state": "s"}),
        ({"value": None, "state": "m", "reason": "awaited"}, {"value": 1.0}),
        ({"value": 1.0, "status": "provisional"}, {"value": 1.0, "status": "final"}),
        ({"value": 0.0}, {"value": None, "state": "m", "reason": "awaited"}),
        (
            {"value": None, "state": "m", "reason": "awaited"},
            {"value": None, "state": "m", "reason": "withdrawn"},
        ),
    ],
    ids=["withheld later", "came at last", "final now", "nought is no gap", "another reason"],
)
def test_what_counts_as_a_change(library, before, after):
    keep(library.load(), [library.row(**before)], whole=True)
    assert counts(keep(library.load(at=moment(2)), [library.row(**after)], whole=True)) == (0, 1, 0)


def test_another_place_in_the_file_is_no_change(library):
    keep(library.load(), [library.row(7.1, number=1)], whole=True)
    assert counts(keep(library.load(at=moment(2)), [library.row(7.1, number=9)], whole=True)) == (0, 0, 1)


def test_what_the_source_gives_no_longer_is_reported_and_stays_known(library, rows):
    keep(library.load(), rows, whole=True)
    kept = keep(library.load(at=moment(2)), rows[1:], whole=True)
    assert kept.vanished == [rows[0][:4]]
    assert len(said(library)) == 5


def test_nothing_has_vanished_where_only_a_part_was_read(library, rows):
    keep(library.load(), rows, whole=True)
    assert keep(library.load(at=moment(2)), rows[1:], whole=False).vanished == []
    of_one = [library.definitions[1].pk]
    assert keep(library.load(at=moment(3)), [rows[2]], whole=True, definitions=of_one).vanished == []


def test_a_figure_said_twice_alike_is_kept_once(library):
    kept = keep(library.load(), [library.row(7.1), library.row(7.1)], whole=True)
    assert counts(kept) == (1, 0, 0) and kept.said_twice == []


def test_of_two_different_figures_for_one_place_and_period_the_first_is_kept_and_the_other_named(library):
    rows = [library.row(7.1, number=1), library.row(9.9, number=2)]
    for at in (1, 2):
        kept = keep(library.load(at=moment(at)), rows, whole=True)
        assert kept.said_twice == [rows[1]]
    assert [each.value for each in Observation.objects.all()] == [7.1]


def test_what_two_sources_say_of_one_place_and_period_is_kept_of_both(library):
    keep(library.load(0), [library.row(7.1)], whole=True)
    assert counts(keep(library.load(1, at=moment(2)), [library.row(7.2)], whole=True)) == (1, 0, 0)
    assert [str(value.value) for *_, value, _ in said(library)] == ["7.1", "7.2"]


@pytest.mark.parametrize(
    ("asked", "known"),
    [(1, []), (2, ["7.1"]), (4, ["7.1"]), (5, ["7.4"]), (9, ["7.4"]), (None, ["7.4"])],
)
def test_what_was_known_at_the_end_of_a_day(library, asked, known):
    keep(library.load(at=moment(2)), [library.row(7.1)], whole=True)
    keep(library.load(at=moment(5)), [library.row(7.4)], whole=True)
    found = said(library, as_at=day(asked) if asked else None)
    assert [str(value.value) for *_, value, _ in found] == known


# All or nothing


class CutOffError(Exception):
    pass


@pytest.mark.parametrize("after", [0, 1, 7])
def test_a_load_cut_off_leaves_nothing(library, monkeypatch, after):
    monkeypatch.setattr(keeping, "_CHUNK", 2)
    keep(library.load(), [library.row(1.0)], whole=True)
    before = list(Observation.objects.values())
    loads = Load.objects.count()

    def cut_off():
        for at in range(after):
            yield library.row(2.0 + at, definition=at & 1, area=at >> 1 & 1, period=at >> 2 & 1)
        raise CutOffError

    with pytest.raises(CutOffError), transaction.atomic():
        keep(library.load(at=moment(2)), cut_off(), whole=True)
    assert list(Observation.objects.values()) == before
    assert Load.objects.count() == loads


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": None},
        {"value": 1.0, "state": "s"},
        {"value": None, "state": "m"},
        {"value": 1.0, "state": "x"},
        {"value": 1.0, "status": "wrong"},
    ],
    ids=["number without a value", "withheld with one", "missing without a reason", "state", "status"],
)
def test_the_database_refuses_what_no_figure_can_be(library, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        keep(library.load(), [library.row(5.0, area=1), library.row(**wrong)], whole=True)
    assert not Observation.objects.exists()


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_the_size_of_the_pieces_makes_no_difference(library, rows, monkeypatch, size):
    monkeypatch.setattr(keeping, "_CHUNK", size)
    assert counts(keep(library.load(), rows, whole=True)) == (5, 0, 0)
    changed = [library.row(8.8, number=1), *rows[1:]]
    assert counts(keep(library.load(at=moment(2)), changed, whole=True)) == (0, 1, 4)


def references() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE conrelid = 'measures_observation'::regclass AND contype = 'f'"
        )
        return set(cursor.fetchall())


def test_a_large_first_load_leaves_every_reference_checked(library, rows, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite checks references as it goes.")
    before = references()
    monkeypatch.setattr(keeping, "_CHUNK", 2)
    assert counts(keep(library.load(), rows, whole=True)) == (5, 0, 0)
    assert references() == before and len(before) == 7
    nowhere = (*rows[0][:1], 999_999, *rows[0][2:])
    with pytest.raises(IntegrityError), transaction.atomic():
        keep(library.load(1), [*rows[1:], nowhere], whole=True)
    assert references() == before and Observation.objects.count() == 5


# Any order, any number of times

PLACES = st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(0, 1))
SAID = st.one_of(
    st.floats(-1e15, 1e15).map(lambda number: {"value": number}),
    st.sampled_from(["awaited", "not collected"]).map(
        lambda why: {"value": None, "state": "m", "reason": why}
    ),
    st.just({"value": None, "state": "s"}),
)


class AnyOrder(TestCase):
    """Hypothesis gives each example a database of its own here."""

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(PLACES, SAID, min_size=1), st.randoms(use_true_random=False))
    def test_any_order_of_the_same_rows_and_any_repetition_gives_the_same_known_figures(
        self, figures, chance
    ):
        library = small_library()
        rows = [
            library.row(definition=definition, area=area, period=period, **it)
            for (definition, area, period), it in figures.items()
        ]
        keep(library.load(), rows, whole=True)
        known = said(library)
        assert len(known) == len(rows)
        again = _shuffled(rows * 2, chance)
        kept = keep(library.load(at=moment(2)), again, whole=True)
        assert counts(kept) == (0, 0, len(rows)) and not kept.vanished and not kept.said_twice
        assert said(library) == known
        # The same rows in two loads, cut anywhere, into a source that had nothing.
        cut = chance.randrange(len(again) + 1)
        for at, part in enumerate((again[:cut], again[cut:])):
            keep(library.load(1, at=moment(3 + at)), part, whole=False)
        assert said(library, sources=[library.sources[1]]) == known

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.dictionaries(PLACES, SAID), min_size=1, max_size=4))
    def test_what_was_known_stays_what_was_known_whatever_comes_later(self, loads):
        library = small_library()
        known = []
        for at, figures in enumerate(loads, start=1):
            rows = [library.row(definition=d, area=a, period=p, **it) for (d, a, p), it in figures.items()]
            keep(library.load(at=moment(at)), rows, whole=False)
            known.append(said(library))
        for at, then in enumerate(known, start=1):
            assert said(library, as_at=day(at)) == then


def _shuffled(rows: list, chance: random.Random) -> list:
    rows = list(rows)
    chance.shuffle(rows)
    return rows
