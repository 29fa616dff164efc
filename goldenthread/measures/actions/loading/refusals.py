"""Why a load cannot be changed, in the sentence the person reads."""

from __future__ import annotations

from goldenthread.measures.models import Load, LoadStatus


class CannotLoad(ValueError):
    """What was asked for cannot be done. The message is the sentence the person reads."""


class ChangedMeanwhile(CannotLoad):
    """What is known changed since the person looked at the preview."""


def thread_of(load: Load) -> str:
    """The audit thread of a load: everything that happened to it."""
    return f"load-{load.pk}"


def waiting(load: Load) -> Load:
    """The load, held for this transaction; CannotLoad where it does not wait any more."""
    held = (
        Load.objects.select_for_update(of=("self",)).select_related("partnership", "source").get(pk=load.pk)
    )
    if held.status != LoadStatus.WAITING:
        raise CannotLoad(
            f"{held.name} does not wait any more. It stands at: {held.get_status_display().lower()}."
        )
    return held
