"""Keeping figures: what is new is added, what changed supersedes what was known, the rest is left alone.

There are hundreds of thousands at a time, so they go past the ORM: `COPY` on PostgreSQL, one prepared
statement on SQLite. Everything happens inside the caller's transaction: a load cut off in the middle leaves
nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice, repeat
from typing import Any

from django.db import OperationalError, connection, transaction

from goldenthread.measures.models import Load, Observation

#: What tells a figure from another of the same source, and what it says. The order of `PublishedFigure`.
_KEY = ("definition_id", "area_id", "group_id", "period_id")
_SAYS = (
    "state",
    "value",
    "upper",
    "reason",
    "status",
    "numerator",
    "denominator",
    "lower_95",
    "upper_95",
    "lower_998",
    "upper_998",
)
_BESIDE = ("as_written", "note", "row", "column", "expected_id")
_COLUMNS = (*_KEY, *_SAYS, *_BESIDE)
_SAYS_AT = slice(len(_KEY), len(_KEY) + len(_SAYS))
_CHUNK = 20_000
_BITS = 24  # more areas, groups or periods than that are not in this country


@dataclass(slots=True)
class Kept:
    """What keeping a load did. `said_twice` are the rows that give a second figure for one place and period;
    `vanished` the keys of figures known before that the source no longer gives."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    said_twice: list[tuple[Any, ...]] = field(default_factory=list)
    vanished: list[tuple[int, int, int, int]] = field(default_factory=list)


@contextmanager
def _nothing_swept() -> Iterator[None]:
    """Python does not look for circular rubbish meanwhile: there is none, and looking takes a fifth of the
    time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _references_checked_together() -> Iterator[None]:
    """For the first load of a large source on PostgreSQL: that every row's area, period and so on exist is
    checked once for all rows instead of seven times for each, which halves the time.

    Others who read figures wait meanwhile; where somebody does at this moment, it is done the long way.
    """
    if connection.vendor != "postgresql":
        yield
        return
    table = Observation._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid), confrelid::regclass::text FROM pg_constraint "
            "WHERE conrelid = %s::regclass AND contype = 'f' ORDER BY conname",
            [table],
        )
        references = cursor.fetchall()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        try:
            with transaction.atomic():
                tables = ", ".join(sorted({table, *(each[2] for each in references)}))
                cursor.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE NOWAIT")
        except OperationalError:
            references = []
        for name, _, _ in references:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        yield
        for name, definition, _ in references:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _key(row: tuple[Any, ...]) -> int:
    return ((row[0] << _BITS | row[1]) << _BITS | row[2]) << _BITS | row[3]


def _unkey(key: int) -> tuple[int, int, int, int]:
    mask = (1 << _BITS) - 1
    return key >> 3 * _BITS, key >> 2 * _BITS & mask, key >> _BITS & mask, key & mask


def keep(
    load: Load,
    rows: Iterable[tuple[Any, ...]],
    *,
    whole: bool,
    definitions: Iterable[int] | None = None,
) -> Kept:
    """Keep the rows of a load; call it inside a transaction.

    A row is `_KEY`, `_SAYS` and `_BESIDE` in their order. `whole`: a figure of the source (within
    `definitions` where given) that is not among the rows has vanished there: it is reported, not superseded.
    """
    kept = Kept()
    with _nothing_swept():
        current = _current(load.source_id, definitions)
        fresh = _fresh(rows, current, kept)
        first = not current
        chunk = list(islice(fresh, _CHUNK))
        with _references_checked_together() if first and len(chunk) == _CHUNK else nullcontext():
            while chunk:
                _supersede([old for old, _ in chunk if old is not None], load.at)
                _insert([row for _, row in chunk], load)
                chunk = list(islice(fresh, _CHUNK))
    if whole:
        kept.vanished = [_unkey(key) for key, (identity, _) in current.items() if identity > 0]
    return kept


def keep_in_place_of(load: Load, rows: Sequence[tuple[int | None, tuple[Any, ...]]]) -> None:
    """Keep rows whose sender knows already what is new; call it inside a transaction.

    Each is the identity of the figure that it supersedes (None: there is none), and the row as `keep` takes
    it.
    """
    _supersede([old for old, _ in rows if old is not None], load.at)
    for start in range(0, len(rows), _CHUNK):
        _insert([row for _, row in rows[start : start + _CHUNK]], load)


def _fresh(
    rows: Iterable[tuple[Any, ...]], current: dict[int, tuple[int, tuple[Any, ...]]], kept: Kept
) -> Iterator[tuple[int | None, tuple[Any, ...]]]:
    """The rows to insert, each with the identity of what it supersedes.

    A key that was met is marked in `current` by a negative identity, which also tells a row said twice.
    """
    for row in rows:
        key, says = _key(row), row[_SAYS_AT]
        known = current.get(key)
        if known is None:
            kept.new += 1
            current[key] = (-1, says)
            yield None, row
        elif known[0] < 0:
            if known[1] != says:
                kept.said_twice.append(row)
        elif known[1] == says:
            kept.unchanged += 1
            current[key] = (-known[0], says)
        else:
            kept.changed += 1
            current[key] = (-known[0], says)
            yield known[0], row


def _current(source_id: int, definitions: Iterable[int] | None) -> dict[int, tuple[int, tuple[Any, ...]]]:
    """What the source says now: key -> (identity, what it says)."""
    known = Observation.objects.filter(source_id=source_id, superseded_at__isnull=True).order_by()
    if definitions is not None:
        among = list(definitions)
        if not among:  # a load all of whose rows were refused
            return {}
        known = known.filter(definition_id__in=among)
    query, parameters = known.values_list("id", *_KEY, *_SAYS).query.sql_with_params()
    found: dict[int, tuple[int, tuple[Any, ...]]] = {}
    shared: dict[tuple[Any, ...], tuple[Any, ...]] = {}  # most figures say what another says: keep one
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        while some := cursor.fetchmany(_CHUNK):
            for row in some:
                says = tuple(row[5:])
                found[_key(row[1:5])] = (row[0], shared.setdefault(says, says))
    return found


def _supersede(identities: list[int], at: datetime) -> None:
    for start in range(0, len(identities), 500):
        Observation.objects.filter(pk__in=identities[start : start + 500]).update(superseded_at=at)


def _insert(rows: list[tuple[Any, ...]], load: Load) -> None:
    """What no row of these fills in is left out, which spares a database a third of the work."""
    columns = list(zip(*rows, strict=True))
    filled = [at for at, column in enumerate(columns) if any(each is not None for each in column)]
    names = ", ".join(f'"{_COLUMNS[at]}"' for at in filled) + ', "source_id", "load_id", "learned_at"'
    same = (load.source_id, load.pk, connection.ops.adapt_datetimefield_value(load.at))
    values = zip(*(columns[at] for at in filled), *(repeat(each) for each in same), strict=False)
    table = Observation._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            copying = cursor.copy(f"COPY {table} ({names}) FROM STDIN")
            with connection.wrap_database_errors, copying as copy:
                for row in values:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * (len(filled) + len(same)))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", list(values))
