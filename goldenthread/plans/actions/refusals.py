"""Why a change is not made. The message is always the sentence the person reads."""

from __future__ import annotations

from goldenthread.plans.content import PARENTS, Kind
from goldenthread.plans.models import Part
from goldenthread.plans.wording import with_article


class CannotChange(ValueError):
    """The change cannot be made. The message is the sentence the person reads."""


class ChangedMeanwhile(CannotChange):
    """Somebody else changed the same record since this person opened it."""


class CannotUndo(CannotChange):
    """The change cannot be undone on its own, because something later builds on it."""


def check_reason(reason: str, sentence: str) -> None:
    """Raise the sentence where no reason is given."""
    if not reason.strip():
        raise CannotChange(sentence)


def check_parent(kind: Kind, parent: Part | None) -> None:
    """Raise where a part of this kind may not hang under that parent."""
    above = Kind(parent.kind) if parent else None
    if above not in PARENTS[kind]:
        under = f"under {with_article(above.value)}" if above else "at the top of a plan"
        raise CannotChange(f"{with_article(kind.value).capitalize()} cannot stand {under}.")
