"""Documents that people bring in, the draft that reading them gave, and what was decided about each part.

An upload is kept whatever happens: refused, half read when the power went, or confirmed long ago.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldenthread.partnerships.models import Partnership
from goldenthread.plans.models import Plan


def _kept_as(upload: Upload, filename: str) -> str:
    """Where an upload is kept: under a name of our own, so that no name from outside reaches the disk."""
    suffix = "".join(char for char in PurePath(filename).suffix.lower() if char.isascii() and char.isalnum())[
        :8
    ]
    return f"{upload.partnership_id}/{uuid.uuid4().hex}.{suffix or 'bin'}"


#: Reading is stopped after a minute (reading_apart.SECONDS_TO_READ); after two, nobody is at it any more.
CUT_OFF_AFTER = timedelta(minutes=2)
#: A document that nobody has begun to read by then can be handed over again.
WAITS_TOO_LONG_AFTER = timedelta(minutes=5)


class UploadStatus(models.TextChoices):
    """How far an upload has come. Transitions are in `documents.actions`."""

    WAITING = "waiting", "Waiting to be read"
    READING = "reading", "Being read"
    READ = "read", "Read: waiting for you"
    REFUSED = "refused", "Could not be read"
    CONFIRMED = "confirmed", "Brought into a plan"
    DISCARDED = "discarded", "Discarded"


class Upload(models.Model):
    """A document as it was brought in, and the draft it gave."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="uploads")
    name = models.CharField(max_length=255)
    file = models.FileField(upload_to=_kept_as, max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="uploads"
    )
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    handed_over = models.DateTimeField()  # when it was last asked to be read
    status = models.CharField(max_length=12, choices=UploadStatus, default=UploadStatus.WAITING)
    problem = models.TextField(blank=True)
    started = models.DateTimeField(null=True, blank=True)
    finished = models.DateTimeField(null=True, blank=True)
    into = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="uploads")
    new_title = models.CharField(max_length=300, blank=True)  # what a new plan shall be called
    found = models.JSONField(default=dict, blank=True)  # how much was read of what: see found.found_in
    draft = models.JSONField(null=True, blank=True)  # large: pages defer it and ask drafts.kept_draft

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=UploadStatus.values), name="upload_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status="refused") | ~Q(problem=""), name="refused_upload_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["read", "confirmed"]) | Q(draft__isnull=False),
                name="read_upload_has_a_draft",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("documents:draft", args=[self.pk])

    def is_cut_off(self, now: datetime) -> bool:
        """Whether nobody is reading it although it should have been read by now.

        A reader that died cannot say so; what it leaves behind is a document that has been "being read"
        for longer than reading is ever allowed to take.
        """
        if self.status == UploadStatus.READING:
            return self.started is None or now - self.started > CUT_OFF_AFTER
        return self.status == UploadStatus.WAITING and now - self.handed_over > WAITS_TOO_LONG_AFTER


class Decision(models.Model):
    """What somebody decided about one part of a draft. No decision yet means that it waits.

    `brought_into` is the plan that the part entered when the decision was confirmed; from then on the
    part is changed in the plan, and the decision stays as it is.
    """

    class Choice(models.TextChoices):
        """The three things one can do with a part of a draft."""

        ACCEPTED = "accepted", "Accepted"
        CORRECTED = "corrected", "Corrected"
        DISCARDED = "discarded", "Discarded"

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="decisions")
    plan_index = models.PositiveIntegerField()
    part_key = models.CharField(max_length=120)
    choice = models.CharField(max_length=12, choices=Choice)
    correction = models.JSONField(default=dict, blank=True)
    brought_into = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="brought_in"
    )
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["upload", "plan_index", "part_key"], name="part_of_a_draft_is_decided_once"
            ),
            models.CheckConstraint(
                condition=Q(choice__in=["accepted", "corrected", "discarded"]), name="decision_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(choice="corrected") | ~Q(correction={}), name="correction_says_what"
            ),
            models.CheckConstraint(
                condition=~Q(choice="discarded") | Q(brought_into__isnull=True),
                name="discarded_part_enters_no_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part_key}: {self.choice}"
