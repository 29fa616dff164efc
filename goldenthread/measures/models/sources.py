"""Where figures come from, and each time that some came in."""

from __future__ import annotations

import uuid
from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldenthread.partnerships.models import Partnership


class SourceKind(models.TextChoices):
    """The ways in which figures come in."""

    LAIT = "lait", "Local Authority Interactive Tool"
    EES = "ees", "Explore Education Statistics"
    FINGERTIPS = "fingertips", "Fingertips"
    PROVIDER = "provider", "A file from a provider"
    FORM = "form", "Typed into a form"
    DOCUMENT = "document", "Printed in a document"
    DERIVED = "derived", "Computed from other measures"


class Source(models.Model):
    """Who says so: a publication, a provider's return, a document. `mapping` remembers its columns."""

    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="sources"
    )
    key = models.SlugField(max_length=120)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=SourceKind)
    publisher = models.CharField(max_length=300, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=1000, blank=True)
    mapping = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="source_key_is_unique"),
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=SourceKind.values), name="source_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


def _kept_as(load: Load, filename: str) -> str:
    suffix = "".join(char for char in PurePath(filename).suffix.lower() if char.isascii() and char.isalnum())
    return f"figures/{load.partnership_id or 'national'}/{uuid.uuid4().hex}.{suffix[:8] or 'bin'}"


class LoadStatus(models.TextChoices):
    """How far a load has come. A load is confirmed in one transaction: nothing is ever half in."""

    WAITING = "waiting", "Waiting for you"
    REFUSED = "refused", "Could not be read"
    CONFIRMED = "confirmed", "Loaded"
    UNDONE = "undone", "Undone"
    DISCARDED = "discarded", "Discarded"


class Load(models.Model):
    """One time that figures came in: from whom, when, out of which file, and what they did.

    `counts` says how many rows were new, changed, unchanged, refused, vanished at the source. `details` keeps
    what a person should be able to look up later (the rows refused, with the reason). `at` is when the
    figures became known here.
    """

    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="loads"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="loads")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="loads"
    )
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=LoadStatus, default=LoadStatus.WAITING)
    name = models.CharField(max_length=255)
    file = models.FileField(upload_to=_kept_as, max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    problem = models.TextField(blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    details = models.JSONField(default=dict, blank=True)
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by"
    )

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=LoadStatus.values), name="load_status_is_known"),
            models.CheckConstraint(
                condition=~Q(status="refused") | ~Q(problem=""), name="refused_load_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("measures:load", args=[self.pk])
