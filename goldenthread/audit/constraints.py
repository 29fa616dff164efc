"""What a person reads when the database refuses a change: the sentence for each of its constraints.

The database keeps the promises (no two plans of a partnership with one title, no role held twice), so
that no two people can break them by pressing at the same moment. Each part of the product has a
`constraints.py` with a sentence for every constraint of its records; a test fails when one is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import IntegrityError, models

SENTENCES: dict[str, str] = {
    "audit_event_has_a_verb": "The record of a change must say what was done.",
    "audit_event_has_an_actor": "The record of a change must say who made it.",
}

#: For what the database refuses without a constraint of ours: a missing value, a reference to nothing.
_MISSING = "Something that is needed was left empty: {}."
_REFERENCE = (
    "What this refers to has gone in the meantime, or something still refers to it. Load the page again to "
    "see how it stands now."
)
_OTHER = "Somebody changed the same thing at the same moment. Load the page again to see how it stands now."

# SQLite names a constraint in its message, but of a plain unique one only the columns.
_SQLITE_NAMED = re.compile(r"(?:CHECK constraint failed: |UNIQUE constraint failed: index ')(\w+)")
_SQLITE_COLUMNS = re.compile(r"UNIQUE constraint failed: (\w+\.\w+(?:, \w+\.\w+)*)")
_SQLITE_MISSING = re.compile(r"NOT NULL constraint failed: \w+\.(\w+)")
# The sentences of the triggers in audit's migration 0002.
_AUDIT = re.compile(r"Audit events are never [a-z ]+\.")


def every_sentence() -> dict[str, str]:
    """The sentence for each constraint of every part of the product, by the constraint's name."""
    found: dict[str, str] = {}
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.constraints") and app.name.startswith("goldenthread."):
            found |= import_module(f"{app.name}.constraints").SENTENCES
    return found


def sentence_for(error: IntegrityError) -> str:
    """What the person reads when the database refused what they asked for. Never the database's own words."""
    named = every_sentence().get(constraint_of(error))
    if named:
        return named
    said = _AUDIT.search(str(error))
    if said:
        return said[0]
    missing = _missing_column(error)
    if missing:
        return _MISSING.format(missing.removesuffix("_id").replace("_", " "))
    return _REFERENCE if "foreign key" in str(error).lower() else _OTHER


def constraint_of(error: IntegrityError) -> str:
    """The name of the constraint that was broken; empty where the database does not say."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is not None:  # PostgreSQL says which
        return diagnosis.constraint_name or ""
    message = str(error)
    if named := _SQLITE_NAMED.match(message):
        return named[1]
    if columns := _SQLITE_COLUMNS.match(message):
        return _named_by_columns(columns[1])
    return ""


def _named_by_columns(text: str) -> str:
    """The unique constraint over exactly these columns ("plans_plan.key, plans_plan.title")."""
    table = text.partition(".")[0]
    columns = {each.partition(".")[2] for each in text.split(", ")}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table == table:
            return next((each.name for each in _unique(model) if _columns(model, each) == columns), "")
    return ""


def _unique(model: type[models.Model]) -> Iterator[models.UniqueConstraint]:
    return (each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint))


def _columns(model: type[models.Model], constraint: models.UniqueConstraint) -> set[str]:
    return {str(model._meta.get_field(name).column) for name in constraint.fields}  # type: ignore[union-attr]


def _missing_column(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is not None:
        return (diagnosis.column_name or "") if diagnosis.sqlstate == "23502" else ""
    found = _SQLITE_MISSING.match(str(error))
    return found[1] if found else ""
