"""What every page about documents starts with: which document, and whether this person may read documents in.

Somebody from elsewhere is told no more than that there is nothing; a colleague whose role does not allow it
is told who may.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse

from goldenthread.documents.drafts import KeptDraft, kept_draft
from goldenthread.documents.models import Upload, UploadStatus
from goldenthread.partnerships.models import Partnership
from goldenthread.partnerships.permissions import (
    can_read_documents,
    can_view_plans,
    check_can_read_documents,
    partnerships_visible_to,
)
from goldenthread.plans.content import PlanContent


def partnerships_read_for(request: HttpRequest) -> list[Partnership]:
    """The partnerships this person may read documents in for; PermissionDenied where there is none."""
    visible = partnerships_visible_to(request.user)
    found = [partnership for partnership in visible if can_read_documents(request.user, partnership)]
    if not found:
        if visible:
            check_can_read_documents(request.user, visible[0])
        raise PermissionDenied("You have no role in any partnership here. Ask an administrator for one.")
    return found


def upload_or_404(request: HttpRequest, pk: int) -> Upload:
    """The document at this address, without its draft."""
    upload = Upload.objects.filter(pk=pk).defer("draft").select_related("partnership", "into").first()
    if upload is None or not can_view_plans(request.user, upload.partnership):
        raise Http404
    check_can_read_documents(request.user, upload.partnership)
    return upload


def draft_or_404(request: HttpRequest, pk: int) -> tuple[Upload, KeptDraft]:
    """A document that has been read, with its draft."""
    upload = upload_or_404(request, pk)
    if (
        upload.status not in (UploadStatus.READ, UploadStatus.CONFIRMED, UploadStatus.DISCARDED)
        or not upload.found
    ):
        raise Http404
    return upload, kept_draft(upload)


def draft_plan_or_404(request: HttpRequest, pk: int, index: int) -> tuple[Upload, KeptDraft, PlanContent]:
    """One plan of a draft; plans are counted from 1 in addresses."""
    upload, draft = draft_or_404(request, pk)
    if not 1 <= index <= len(draft.draft.plans):
        raise Http404
    return upload, draft, draft.draft.plans[index - 1]


def may_decide(request: HttpRequest, upload: Upload) -> bool:
    """Whether decisions can be made: looking at now, and the draft is open."""
    return request.as_at is None and upload.status in (UploadStatus.READ, UploadStatus.CONFIRMED)  # type: ignore[attr-defined]


def crumbs_of(upload: Upload, *further: tuple[str, str]) -> list[dict[str, str]]:
    """The way up to a page about a document: texts with their addresses, the page itself last without."""
    crumbs = [{"text": "Documents", "href": reverse("documents:documents")}]
    crumbs.append({"text": upload.name, "href": upload.get_absolute_url() if further else ""})
    return crumbs + [{"text": text, "href": href} for text, href in further]
