"""Questions about documents that were brought in. None of them opens a draft."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from goldenthread.documents.models import Decision, Upload, UploadStatus
from goldenthread.partnerships.models import Partnership

_WAITING = (UploadStatus.WAITING, UploadStatus.READING, UploadStatus.READ, UploadStatus.REFUSED)


def uploads_waiting(partnership: Partnership) -> list[Upload]:
    """Documents of a partnership that wait for somebody, the latest first; without their drafts."""
    return list(
        Upload.objects.filter(partnership=partnership, status__in=_WAITING)
        .defer("draft")
        .order_by("-at", "-pk")
    )


def uploads_of(partnerships: Iterable[Partnership]) -> QuerySet[Upload]:
    """All documents brought into these partnerships, the latest first, without their drafts.

    Each knows how many of its parts were decided (`decided`) and how many entered a plan (`entered`).
    """
    return (
        Upload.objects.filter(partnership__in=list(partnerships))
        .defer("draft")
        .select_related("partnership", "into")
        .annotate(
            decided=Count("decisions"),
            entered=Count("decisions", filter=Q(decisions__brought_into__isnull=False)),
        )
        .order_by("-at", "-pk")
    )


def decisions_of(upload: Upload) -> dict[int, dict[str, Decision]]:
    """What was decided about an upload's draft: by plan, then by the key of the part."""
    found: dict[int, dict[str, Decision]] = {}
    for decision in Decision.objects.filter(upload=upload).select_related("brought_into"):
        found.setdefault(decision.plan_index, {})[decision.part_key] = decision
    return found


def same_file_elsewhere(upload: Upload) -> list[Upload]:
    """Other uploads of the very same file in this partnership, the latest first."""
    return list(
        Upload.objects.filter(partnership=upload.partnership_id, sha256=upload.sha256)
        .exclude(pk=upload.pk)
        .defer("draft")
        .order_by("-at", "-pk")[:5]
    )


def waiting_before(upload: Upload) -> int:
    """How many documents will be read before this one."""
    return Upload.objects.filter(
        status__in=[UploadStatus.WAITING, UploadStatus.READING], handed_over__lt=upload.handed_over
    ).count()
