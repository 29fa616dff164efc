"""Documents that tests speak of: a small plan as text, and uploads that were read."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.documents.models import Upload, UploadStatus
from goldenthread.documents.reading.opening import open_document
from goldenthread.documents.reading.reading import read_source
from goldenthread.documents.reading_apart import stored_draft

#: Twelve parts; the second action numbered 2.1 is doubtful.
SMALL_PLAN = """Safe and Well in Northshire

Priority 1: Children are safe

Key action\tMilestone\tDue date\tLead
1.1 Bring the front door teams together\tOne front door open\tNovember 2016\tNorthshire County Council
1.2 Agree how missing children are found\tProtocol signed by all partners\tMarch 2017\tNorthshire Police

Measure\tBaseline\tTarget
Assessments completed within timescale\t81.0%\t85.0%
Children seen within ten days\t74.2%\t90.0%

Priority 2: Children are healthy

Key action\tMilestone\tDue date\tLead
2.1 Offer every two-year-old a review\tReviews offered in both districts\tJune 2017\tNorthshire County Council
2.1 Reach the families who did not come\tHome visits offered\tSeptember 2017\tNorthshire County Council
"""

READ_AT = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)


def as_file(text: str = SMALL_PLAN, name: str = "plan.txt") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, text.encode(), content_type="text/plain")


def big_plan(priorities: int = 12, actions: int = 12) -> str:
    """A plan of as many priorities and actions as are asked for."""
    lines = ["A long plan for Northshire", ""]
    for priority in range(1, priorities + 1):
        lines += [f"Priority {priority}: Families in district {priority} are helped early", ""]
        lines.append("Key action\tMilestone\tDue date\tLead")
        lines += [
            f"{priority}.{action} Offer parenting course {action} in district {priority}"
            f"\tCourse {action} has begun in district {priority}"
            "\tMarch 2017\tNorthshire Police"
            for action in range(1, actions + 1)
        ]
        lines.append("")
    return "\n".join(lines)


def read_upload_of(cast: Any, text: str = SMALL_PLAN, name: str = "plan.txt", **fields: Any) -> Upload:
    """A document of Northshire that was brought in by Amara and read."""
    source = open_document(text.encode(), name=name)
    kept = stored_draft(read_source(source), source)
    fields.setdefault("sha256", hashlib.sha256(text.encode()).hexdigest())
    return upload_of(
        cast, status=UploadStatus.READ, draft=kept, found=kept["found"], finished=READ_AT, name=name, **fields
    )


def upload_of(cast: Any, **fields: Any) -> Upload:
    """A document of Northshire as it was brought in by Amara, standing as `fields` say."""
    given = {
        "partnership": cast.northshire,
        "name": "plan.txt",
        "size": 100,
        "sha256": "0" * 64,
        "by": cast.amara,
        "by_name": cast.amara.name,
        "at": READ_AT,
        "handed_over": READ_AT,
    }
    upload = Upload(**{**given, **fields})
    upload.file.save(upload.name, ContentFile(SMALL_PLAN.encode()), save=False)
    upload.save()
    return upload
