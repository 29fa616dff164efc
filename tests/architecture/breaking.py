"""How a test breaks a constraint: it changes a record, or adds it once more, straight at the database."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db import models

from tests.architecture.scenario import Scenario

Record = Callable[[Scenario], models.Model]


@dataclass(frozen=True)
class Breaks:
    """How to break one constraint: change a record, or add it once more, with these fields."""

    record: Record
    fields: dict[str, Any]
    once_more: bool = False

    def do(self, scenario: Scenario) -> None:
        """Straight at the database, past every form and action."""
        record = copy(self.record(scenario))  # the scenario's own stays as it is
        if not self.once_more:
            type(record)._default_manager.filter(pk=record.pk).update(**self.fields)
            return
        record.pk = None
        record._state.adding = True
        for name, value in self.fields.items():
            setattr(record, name, value)
        record.save(force_insert=True)


def change(record: Record, **fields: Any) -> Breaks:
    return Breaks(record, fields)


def again(record: Record, **fields: Any) -> Breaks:
    return Breaks(record, fields, once_more=True)
