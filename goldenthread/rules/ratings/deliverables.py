"""Rating a target that is something to be done: "Service specification agreed by October 2015".

Done in time is green, done late is amber (it is there, and the date that was promised was missed), overdue is
red. Before its date something that is not done has no colour: nobody has missed anything yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldenthread.rules.periods.labels import day_label

from .rating import Certainty, NotRated, Rating, Status

DELIVERABLE_METHOD = "target-deliverable/1"


class Delivery(StrEnum):
    """Whether the thing is there."""

    DONE = "done"
    NOT_DONE = "not done"
    NOT_KNOWN = "not known"
    CANCELLED = "no longer to be done"


@dataclass(frozen=True, slots=True)
class Deliverable:
    """Something to be done. `due` is the last day on which it is in time; `done_on` the day it was done."""

    delivery: Delivery
    due: date | None = None
    done_on: date | None = None


def rate_deliverable(item: Deliverable, *, as_at: date) -> Rating:
    """The colour of something to be done, as known on the day `as_at`."""
    status, words, reason = _judged(item, as_at)
    if reason is None:
        sentence = f"{status.label}: {words}."
        known = Certainty.MET if item.delivery is Delivery.DONE else Certainty.MISSED
    else:
        sentence, known = f"Not rated: {words}.", Certainty.NOT_KNOWN
    pairs = (
        ("delivery", item.delivery.value),
        ("due", item.due),
        ("done on", item.done_on),
        ("as at", as_at),
    )
    return Rating(
        status=status,
        sentence=sentence,
        method=DELIVERABLE_METHOD,
        certainty=known,
        reason=reason,
        inputs=tuple((name, str(value)) for name, value in pairs if value is not None),
    )


def _judged(item: Deliverable, as_at: date) -> tuple[Status, str, NotRated | None]:
    if item.delivery is Delivery.CANCELLED:
        return Status.NOT_RATED, "it is no longer to be done", NotRated.NO_TARGET
    if item.delivery is Delivery.NOT_KNOWN:
        return Status.NOT_RATED, "nobody has said whether it is done", NotRated.NOT_KNOWN
    if item.delivery is Delivery.DONE and (item.done_on is None or item.done_on <= as_at):
        return _done(item)
    if item.due is None:
        return Status.NOT_RATED, "it is not done, and no date is set for it", NotRated.NO_TARGET
    if item.due >= as_at:
        return Status.NOT_RATED, f"it is not done, and not due until {day_label(item.due)}", NotRated.NOT_DUE
    late = (as_at - item.due).days
    return Status.RED, f"it is not done, {_days(late)} after it was due on {day_label(item.due)}", None


def _done(item: Deliverable) -> tuple[Status, str, NotRated | None]:
    if item.done_on is None:
        due = f"; it was due by {day_label(item.due)}" if item.due else ""
        return Status.GREEN, f"it is done, on a day nobody recorded{due}", None
    done = f"it was done on {day_label(item.done_on)}"
    if item.due is None:
        return Status.GREEN, f"{done}; no date was set for it", None
    if item.done_on <= item.due:
        return Status.GREEN, f"{done}, by its date of {day_label(item.due)}", None
    late = (item.done_on - item.due).days
    return Status.AMBER, f"{done}, {_days(late)} after it was due on {day_label(item.due)}", None


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days:,} days"
