"""Keeping a document that somebody brings in, and having it read.

The file is kept before anything else is known about it, and whatever becomes of it: an encrypted PDF or a
photograph of a plan stays with its refusal, so that nobody has to look for it again.
"""

from __future__ import annotations

import hashlib
import logging
import unicodedata
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.documents.models import Upload, UploadStatus
from goldenthread.documents.reading.limits import MEGABYTE, CannotRead, in_megabytes
from goldenthread.documents.reading_apart import read_apart
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.actions import CannotChange
from goldenthread.plans.models import Plan

#: Beyond this a file would not even be kept, because a few of them would fill the disk. It is far above
#: what is read (reading.limits): a plan too large to read is still kept for the person who brought it.
LARGEST_KEPT_BYTES = 500 * MEGABYTE
LONGEST_NAME = 255

_log = logging.getLogger(__name__)


def bring_in(
    *,
    partnership: Partnership,
    file: File[Any],
    by: Actor,
    into: Plan | None = None,
    new_title: str = "",
) -> Upload:
    """Keep a document that somebody brings in, and have it read.

    `into` is the plan it is meant for, `new_title` what a new plan shall be called; both are suggestions
    to whoever confirms the draft.

    The file is on the disk before the record says so, and is taken away again if the record cannot be
    made; the record and the order to read it are one transaction. Raises CannotChange with the sentence
    for the person where the file cannot be kept.
    """
    name = shown_name(file.name or "")
    size = file.size or 0
    if size > LARGEST_KEPT_BYTES:
        raise CannotChange(
            f"{name} has {in_megabytes(size)}, which is too much to keep here. Save it without pictures, or "
            "save only the pages with the plan, and bring that in."
        )
    if into is not None and (into.removed or into.partnership_id != partnership.pk):
        raise CannotChange(f"{partnership} has no plan called “{into}”.")
    at = timezone.now()
    upload = Upload(
        partnership=partnership,
        name=name,
        size=size,
        sha256=_digest(file),
        by_id=by.pk,
        by_name=by.name,
        at=at,
        handed_over=at,
        into=into,
        new_title=new_title[:300],
    )
    try:
        upload.file.save(name, file, save=False)
    except OSError as problem:
        _log.exception("An uploaded file could not be kept")
        raise CannotChange(
            f"{name} could not be kept: there is no room, or the folder for uploads cannot be written. Tell "
            "whoever looks after this installation, and bring it in again later."
        ) from problem
    try:
        with transaction.atomic(durable=True):
            upload.save()
            after = {"name": name, "sha256": upload.sha256, "size": size}
            record([Change("brought in", "upload", upload, None, after, thread_of(upload))], by=by)
            _have_read(upload)
    except BaseException:
        upload.file.storage.delete(upload.file.name)
        raise
    return upload


def thread_of(upload: Upload) -> str:
    """The audit thread of a document: everything that happened to it or was decided about it."""
    return f"upload-{upload.pk}"


def shown_name(name: str) -> str:
    """A file's name as it can be shown and kept, whatever it was called where it came from.

    Folders are left off, and so is what cannot be seen: control characters, and the marks that turn the
    direction of writing round to make "planxcod.exe" look like "planexe.docx". A name that is too long
    keeps its end, which says what kind of file it is.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(char for char in last if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    seen = " ".join(seen.split())
    if len(seen) > LONGEST_NAME:
        stem, dot, suffix = seen.rpartition(".")
        suffix = f"…{dot}{suffix}" if stem and len(suffix) <= 10 else "…"
        seen = seen[: LONGEST_NAME - len(suffix)] + suffix
    return "document" if seen.strip(". ") == "" else seen


def _digest(file: File[Any]) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _have_read(upload: Upload) -> None:
    """Ask for an upload to be read. The order is a record of the same database, so that an upload and the
    order to read it are there together or not at all.
    """
    from goldenthread.documents.tasks import read_document

    read_document.enqueue(upload.pk)


@transaction.atomic
def read_again(*, upload: Upload, by: Actor, now: datetime) -> None:
    """Have a document read once more, where it was refused or reading it was cut off.

    Raises CannotChange where it is being read just now, or was read already.
    """
    upload = Upload.objects.select_for_update().defer("draft").get(pk=upload.pk)
    if upload.status != UploadStatus.REFUSED and not upload.is_cut_off(now):
        label = UploadStatus(upload.status).label.lower()
        raise CannotChange(f"{upload.name} does not have to be read again. It stands at: {label}.")
    before = {"status": upload.status, "problem": upload.problem}
    upload.status = UploadStatus.WAITING
    upload.handed_over, upload.problem, upload.started, upload.finished = now, "", None, None
    upload.save(update_fields=["status", "handed_over", "problem", "started", "finished"])
    record([Change("read again", "upload", upload, before, None, thread_of(upload))], by=by)
    _have_read(upload)


def read_upload(upload_id: int) -> None:
    """Read one document; called by the worker. Only a document that waits is read, and only once.

    A reader that was given up on (it took too long, or died) changes nothing any more: it only writes
    while the upload still says that it was this reader who began.
    """
    started = timezone.now()
    mine = Upload.objects.filter(pk=upload_id)
    if not mine.filter(status=UploadStatus.WAITING).update(status=UploadStatus.READING, started=started):
        return
    mine = mine.filter(status=UploadStatus.READING, started=started)
    upload = Upload.objects.defer("draft").get(pk=upload_id)
    try:
        draft = read_apart(upload.file.path, upload.name)
        with transaction.atomic():
            mine.update(
                status=UploadStatus.READ,
                finished=timezone.now(),
                draft=draft,
                found=draft["found"],
                problem="",
            )
    except CannotRead as refused:
        _refuse(mine, refused.sentence)
    except FileNotFoundError:
        _refuse(mine, f"The file of {upload.name} is no longer where it was kept. Bring it in again.")
    except Exception:
        _refuse(mine, _OUR_FAULT.format(name=upload.name))
        raise


_OUR_FAULT = (
    "{name} could not be read because of a fault of ours, not of yours. The file is kept. Try again, or save "
    "it as Word (.docx) or text and bring that in."
)


def _refuse(mine: Any, sentence: str) -> None:
    mine.update(status=UploadStatus.REFUSED, finished=timezone.now(), problem=sentence)
