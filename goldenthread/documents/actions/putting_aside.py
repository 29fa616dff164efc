"""Putting a draft aside that nobody wants, and taking it up again."""

from __future__ import annotations

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.documents.actions.bringing_in import thread_of
from goldenthread.documents.models import Upload, UploadStatus
from goldenthread.plans.actions import CannotChange

_CAN_BE_DISCARDED = (UploadStatus.READ, UploadStatus.REFUSED)


@transaction.atomic
def discard(*, upload: Upload, by: Actor, reason: str = "") -> None:
    """Put a document aside. The file, the draft and the decisions stay, and it can be taken up again."""
    row = Upload.objects.select_for_update().defer("draft").get(pk=upload.pk)
    if row.status == UploadStatus.DISCARDED:
        return
    if row.status not in _CAN_BE_DISCARDED:
        raise CannotChange(f"{row.name} cannot be discarded now: {row.get_status_display().lower()}.")
    before = {"status": row.status}
    row.status = UploadStatus.DISCARDED
    row.save(update_fields=["status"])
    after = {"status": row.status}
    record([Change("discarded", "upload", row, before, after, thread_of(row))], by=by, reason=reason)


@transaction.atomic
def take_up_again(*, upload: Upload, by: Actor) -> None:
    """Take up a document that was put aside, where it was left."""
    row = Upload.objects.select_for_update().defer("draft").get(pk=upload.pk)
    if row.status != UploadStatus.DISCARDED:
        raise CannotChange(f"{row.name} was not discarded: {row.get_status_display().lower()}.")
    row.status = UploadStatus.REFUSED if row.problem else UploadStatus.READ
    row.save(update_fields=["status"])
    change = Change(
        "taken up again",
        "upload",
        row,
        {"status": UploadStatus.DISCARDED},
        {"status": row.status},
        thread_of(row),
    )
    record([change], by=by)
