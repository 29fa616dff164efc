"""The documents of a partnership: bringing them in, having them read, keeping or discarding them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenthread.documents.actions import bring_in, discard, read_again, take_up_again
from goldenthread.documents.forms import BringInForm, DiscardForm
from goldenthread.documents.found import left_sentence, read_sentence
from goldenthread.documents.models import Upload, UploadStatus
from goldenthread.documents.queries import uploads_of
from goldenthread.documents.views.asking import partnerships_read_for, upload_or_404
from goldenthread.partnerships.permissions import check_looking_at_now
from goldenthread.plans.actions import CannotChange
from goldenthread.plans.wording import joined, many

PAGE = 20  # documents on one page of the list

_TAGS = {
    UploadStatus.WAITING: ("Waiting to be read", "grey"),
    UploadStatus.READING: ("Being read", "blue"),
    UploadStatus.READ: ("Waiting for you", "blue"),
    UploadStatus.REFUSED: ("Could not be read", "red"),
    UploadStatus.CONFIRMED: ("Brought in", "green"),
    UploadStatus.DISCARDED: ("Discarded", "grey"),
}


@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """Every document that was brought in, the latest first, each with how it stands."""
    partnerships = partnerships_read_for(request)
    uploads = uploads_of(partnerships)
    statuses = [value for value in request.GET.getlist("status") if value in UploadStatus.values]
    found = uploads.filter(status__in=statuses) if statuses else uploads
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    every = list(uploads.order_by().values_list("status", flat=True))
    return render(
        request,
        "documents/documents.html",
        {
            "rows": [_row(upload) for upload in page],
            "page": page,
            "total": len(every),
            "chosen": bool(statuses),
            "sentence": _list_sentence(every),
            "several": len(partnerships) > 1,
            "may_bring_in": request.as_at is None,  # type: ignore[attr-defined]
            "filters": [
                {
                    "name": "status",
                    "legend": "Standing",
                    "open": True,
                    "options": [
                        {"value": status.value, "text": _TAGS[status][0], "count": every.count(status.value)}
                        for status in UploadStatus
                        if status.value in every
                    ],
                }
            ],
        },
    )


def _row(upload: Upload) -> dict[str, Any]:
    tag, colour = _TAGS[UploadStatus(upload.status)]
    parts = sum(plan["parts"] for plan in upload.found.get("plans", []))
    said = upload.problem
    if upload.found:
        said = f"{read_sentence(upload.found)} {left_sentence(upload.found)}"
    return {
        "upload": upload,
        "tag": tag,
        "colour": colour,
        "said": said,
        "progress": f"{upload.decided:,} of {parts:,} parts decided"  # type: ignore[attr-defined]
        if parts and upload.status == UploadStatus.READ
        else "",
    }


def _list_sentence(statuses: list[str]) -> str:
    if not statuses:
        return "No document has been brought in yet."
    waiting = statuses.count(UploadStatus.READ)
    refused = statuses.count(UploadStatus.REFUSED)
    reading = statuses.count(UploadStatus.WAITING) + statuses.count(UploadStatus.READING)
    pieces = []
    if waiting:
        pieces.append(f"{waiting} {many('document', waiting)} {_wait(waiting)} for your decisions")
    if reading:
        pieces.append(f"{reading} {'is' if reading == 1 else 'are'} being read")
    if refused:
        pieces.append(f"{refused} could not be read")
    return f"{joined(pieces)}." if pieces else "No document waits for you."


def _wait(count: int) -> str:
    return "waits" if count == 1 else "wait"


@require_http_methods(["GET", "POST"])
def bring_in_documents(request: HttpRequest) -> HttpResponse:
    """Choose or drag documents to be read."""
    partnerships = partnerships_read_for(request)
    check_looking_at_now(request)
    form = BringInForm(request.POST or None, request.FILES or None, partnerships=partnerships)
    if request.method == "POST":
        form = BringInForm(request.POST, request.FILES, partnerships=partnerships)
        if form.is_valid():
            brought = _bring_in_each(request, form, form.cleaned_data["files"])
            if len(brought) == 1 and not form.errors:
                return redirect(brought[0])
            if brought:
                messages.success(request, f"{len(brought)} documents are kept and being read.")
            if not form.errors:
                return redirect("documents:documents")
    else:
        form.initial["into"] = request.GET.get("into", "")
        form.initial["partnership"] = request.GET.get("partnership", "")
    crumbs = [{"text": "Documents", "href": reverse("documents:documents")}, {"text": "Read a document"}]
    status = 422 if form.errors else 200
    return render(request, "documents/bring_in.html", {"form": form, "crumbs": crumbs}, status=status)


def _bring_in_each(request: HttpRequest, form: BringInForm, files: Iterable[Any]) -> list[Upload]:
    """Bring in each file on its own: one that cannot be kept does not hold up the others."""
    brought = []
    for file in files:
        try:
            brought.append(
                bring_in(
                    partnership=form.cleaned_data["partnership"],
                    file=file,
                    by=request.user,  # type: ignore[arg-type]
                    into=form.cleaned_data["into"],
                )
            )
        except CannotChange as problem:
            form.add_error("files", str(problem))
    return brought


@require_GET
def download(request: HttpRequest, pk: int) -> FileResponse:
    """The file as it was brought in: to keep, never to open in the page."""
    upload = upload_or_404(request, pk)
    try:
        kept = upload.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    # Whatever the file claims to be, a browser is told that it is bytes to be saved.
    response = FileResponse(
        kept, as_attachment=True, filename=upload.name, content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def have_read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a document once more that was refused, or of which the reading was cut off."""
    upload = upload_or_404(request, pk)
    check_looking_at_now(request)
    try:
        read_again(upload=upload, by=request.user, now=timezone.now())  # type: ignore[arg-type]
    except CannotChange as problem:
        messages.info(request, str(problem))
    return redirect(upload)


@require_http_methods(["GET", "POST"])
def discard_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a document aside, after seeing what that means."""
    upload = upload_or_404(request, pk)
    check_looking_at_now(request)
    form = DiscardForm(request.POST or None)
    if request.method == "POST":
        form = DiscardForm(request.POST)
        if form.is_valid():
            try:
                discard(upload=upload, by=request.user, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
            except CannotChange as problem:
                form.add_error(None, str(problem))
            else:
                messages.success(
                    request, f"{upload.name} is discarded. It is kept, and can be taken up again."
                )
                return redirect("documents:documents")
    crumbs = [
        {"text": "Documents", "href": reverse("documents:documents")},
        {"text": upload.name, "href": upload.get_absolute_url()},
        {"text": "Discard"},
    ]
    return render(request, "documents/discard.html", {"upload": upload, "form": form, "crumbs": crumbs})


@require_POST
def take_up_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up a document that was discarded, where it was left."""
    upload = upload_or_404(request, pk)
    check_looking_at_now(request)
    try:
        take_up_again(upload=upload, by=request.user)  # type: ignore[arg-type]
    except CannotChange as problem:
        messages.info(request, str(problem))
    else:
        messages.success(request, f"{upload.name} is taken up again, where it was left.")
    return redirect(upload)
