"""The database keeps every figure: none is removed, none is changed but for when it was superseded."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from goldenthread.measures.keeping import keep
from goldenthread.measures.models import Observation
from tests.measures.conftest import Library, moment

OTHERS = {
    "definition_id": lambda it: it.definitions[1].pk,
    "area_id": lambda it: it.areas[1].pk,
    "period_id": lambda it: it.periods[1].pk,
    "source_id": lambda it: it.sources[1].pk,
    "load_id": lambda it: it.load(1).pk,
    "state": lambda it: "s",
    "value": lambda it: 99.0,
    "upper": lambda it: 99.0,
    "reason": lambda it: "not collected",
    "expected_id": lambda it: it.periods[1].pk,
    "status": lambda it: "final",
    "numerator": lambda it: 1.0,
    "denominator": lambda it: 1.0,
    "lower_95": lambda it: 1.0,
    "upper_95": lambda it: 1.0,
    "lower_998": lambda it: 1.0,
    "upper_998": lambda it: 1.0,
    "as_written": lambda it: "99",
    "note": lambda it: "a note",
    "row": lambda it: 99,
    "column": lambda it: "Z",
    "learned_at": lambda it: moment(30),
}


@pytest.fixture
def kept(library: Library) -> Observation:
    keep(library.load(), [library.row(7.5, number=1)], whole=False)
    return Observation.objects.get()


def refused(message: str):
    return pytest.raises(DatabaseError, match=message)


def test_every_column_but_one_is_tried():
    columns = {field.attname for field in Observation._meta.concrete_fields}
    assert columns - set(OTHERS) == {"id", "group_id", "superseded_at"}


@pytest.mark.parametrize("column", OTHERS)
def test_no_column_of_a_figure_can_be_changed(column: str, kept: Observation, library: Library):
    with refused("never changed, only superseded"), transaction.atomic():
        Observation.objects.filter(pk=kept.pk).update(**{column: OTHERS[column](library)})
    assert Observation.objects.get() == kept


@pytest.mark.parametrize("column", ["value", "note", "as_written"])
def test_nor_while_it_is_superseded(column: str, kept: Observation, library: Library):
    with refused("never changed, only superseded"), transaction.atomic():
        Observation.objects.filter(pk=kept.pk).update(
            superseded_at=moment(2), **{column: OTHERS[column](library)}
        )


def test_a_figure_can_be_superseded_once(kept: Observation):
    assert Observation.objects.filter(pk=kept.pk).update(superseded_at=moment(2)) == 1
    for again in (moment(3), None):
        with refused("never changed, only superseded"), transaction.atomic():
            Observation.objects.filter(pk=kept.pk).update(superseded_at=again)
    assert Observation.objects.get().superseded_at == moment(2)


def test_a_figure_cannot_be_removed(kept: Observation):
    with refused("never removed"), transaction.atomic():
        Observation.objects.all().delete()
    with refused("never removed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM measures_observation")
    assert Observation.objects.count() == 1


def test_a_figure_that_was_superseded_cannot_be_removed(kept: Observation):
    Observation.objects.filter(pk=kept.pk).update(superseded_at=moment(2))
    with refused("never removed"), transaction.atomic():
        Observation.objects.all().delete()


@pytest.mark.parametrize("by", ["identity", "place and period"])
def test_sqlite_cannot_replace_a_figure_by_inserting_over_it(by: str, kept: Observation):
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's.")
    columns = [field.column for field in Observation._meta.concrete_fields]
    taken = [f'"{name}"' if name != "value" else "99" for name in columns]
    if by == "place and period":
        columns, taken = columns[1:], taken[1:]
    names = ", ".join(f'"{name}"' for name in columns)
    with refused("never removed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO measures_observation ({names}) "
            f"SELECT {', '.join(taken)} FROM measures_observation"
        )
    assert Observation.objects.get().value == 7.5


def test_a_second_figure_for_one_place_and_period_is_refused_by_its_name(kept: Observation):
    with refused("(?i)unique"), transaction.atomic():
        kept.pk = None
        kept.save(force_insert=True)
