"""Who did what, when, on whose behalf and why. Events are added; nobody changes or removes one.

An event keeps the state of its subject before and after, so that the same record serves four needs:
the history of any record, undoing a change, the plan as at any date, and the answer to
"what did the board see?".
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.models import Q


class EventQuerySet(models.QuerySet["Event"]):
    """Questions about what happened."""

    def about(self, subject_kind: str, subject_id: int) -> EventQuerySet:
        """Everything that happened to one record, the latest first."""
        return self.filter(subject_kind=subject_kind, subject_id=subject_id).order_by("-id")

    def after(self, moment: Any) -> EventQuerySet:
        """Everything that happened after a moment, the latest first: the order in which to undo it."""
        return self.filter(at__gt=moment).order_by("-id")

    def update(self, **kwargs: Any) -> int:
        raise ImproperlyConfigured("Audit events are never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise ImproperlyConfigured("Audit events are never removed.")


class Event(models.Model):
    """One change to one record. `change` ties together the events of one action by one person."""

    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
    )
    actor_name = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    subject_name = models.TextField(blank=True)
    thread = models.CharField(max_length=80, blank=True, db_index=True)
    change = models.UUIDField(db_index=True)
    undoes = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="audit_event_subject"),
            models.Index(fields=["thread", "at"], name="audit_event_thread_at"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(verb=""), name="audit_event_has_a_verb"),
            models.CheckConstraint(condition=~Q(actor_name=""), name="audit_event_has_an_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.verb} {self.subject_kind} {self.subject_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise ImproperlyConfigured("Audit events are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise ImproperlyConfigured("Audit events are never removed.")
