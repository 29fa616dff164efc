"""Slow work: reading a document. The worker runs it, the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from django_tasks import task

from goldenthread.documents.actions import read_upload


@task()
def read_document(upload_id: int) -> None:
    """Read one document that was brought in."""
    read_upload(upload_id)
