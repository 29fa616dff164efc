"""Recording what happened. Every action that changes something ends here, inside its own transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils import timezone

from goldenthread.audit.models import Event


class Actor(Protocol):
    """Whoever does something: a person with an account."""

    @property
    def pk(self) -> Any: ...

    @property
    def name(self) -> str: ...


class Recordable(Protocol):
    """Whatever can be the subject of an event."""

    @property
    def pk(self) -> Any: ...

    def __str__(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one record: its state before (None: it was not there) and after (None: it went)."""

    verb: str
    subject_kind: str
    subject: Recordable
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    thread: str = ""


_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


@contextmanager
def recorded_as_at(moment: datetime):
    """Record what is done inside as having become known at `moment`.

    Only for loading a past that really happened elsewhere, such as the worked example; every other
    event is stamped with the clock.
    """
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def now() -> datetime:
    """The moment that events are stamped with."""
    return _moment.get() or timezone.now()


def record(
    changes: Iterable[Change],
    *,
    by: Actor,
    reason: str = "",
    on_behalf_of: str = "",
    undoes: uuid.UUID | None = None,
) -> uuid.UUID:
    """Write one action's changes as events; return the identifier that ties them together.

    Call it inside the action's transaction, so that a change and its record stand or fall together.
    """
    change_id = uuid.uuid4()
    at = now()
    Event.objects.bulk_create(
        [
            Event(
                at=at,
                actor_id=by.pk,
                actor_name=by.name,
                on_behalf_of=on_behalf_of,
                verb=each.verb,
                subject_kind=each.subject_kind,
                subject_id=each.subject.pk,
                subject_name=str(each.subject)[:300],
                thread=each.thread,
                change=change_id,
                undoes=undoes,
                reason=reason,
                before=each.before,
                after=each.after,
            )
            for each in changes
        ],
        batch_size=500,
    )
    return change_id
