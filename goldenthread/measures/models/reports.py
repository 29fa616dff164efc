"""Reports as they were when somebody froze them: what a board saw, for ever the same."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldenthread.partnerships.models import Partnership
from goldenthread.plans.models import Plan


class Report(models.Model):
    """A frozen performance report: every figure, rating and sentence in it, as plain data.

    `content` is what pages and PDF are made from, never the figures as they are now; `sha256` is of it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reports")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="reports")
    title = models.CharField(max_length=300)
    as_at = models.DateField()
    frozen_at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["-frozen_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="report_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("measures:report", args=[self.pk])
