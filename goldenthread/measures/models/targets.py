"""What is aimed for, when the way of counting started anew, and when a person overruled a rating."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from goldenthread.measures.models.comparators import ComparatorSet
from goldenthread.measures.models.definitions import Definition
from goldenthread.measures.models.observations import Group, KnownPeriod
from goldenthread.partnerships.models import Area
from goldenthread.plans.models import Part


class ToleranceIs(models.TextChoices):
    """How far from the target still counts as close."""

    NONE = "", "No tolerance"
    POINTS = "points", "In the measure's own unit"
    PERCENT = "percent", "As a percentage of the target"


class Decided(models.Model):
    """Something that a person decided, with the reason; what it replaced stays visible."""

    reason = models.TextField()
    by_name = models.CharField(max_length=200)
    learned_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class MeasureTarget(Decided):
    """A target of a measure, for an area and group, for a period, a profile of quarters or until changed.

    `text` is the rule as written and is what the rules read (DESIGN idea 3). `tolerance` and `floor` are in
    the measure's unit unless `tolerance_is` says percent. `against` is the set of areas a relative target is
    held against, and `resolved` keeps what it resolved to: value, period, edition.
    """

    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="targets")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(KnownPeriod, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    part = models.ForeignKey(Part, null=True, blank=True, on_delete=models.PROTECT, related_name="targets")
    text = models.TextField()
    tolerance = models.FloatField(null=True, blank=True)
    tolerance_is = models.CharField(max_length=8, blank=True, choices=ToleranceIs)
    floor = models.FloatField(null=True, blank=True)
    against = models.ForeignKey(
        ComparatorSet, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolved = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["definition", "area", "group", "period", "id"]
        constraints = [
            models.UniqueConstraint(  # "every period" and "no plan" count as one
                "definition",
                "area",
                "group",
                Coalesce("period", Value(0), output_field=models.BigIntegerField()),
                Coalesce("part", Value(0), output_field=models.BigIntegerField()),
                condition=Q(superseded_at__isnull=True),
                name="one_target_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="target_says_what_is_aimed_for"),
            models.CheckConstraint(condition=~Q(reason=""), name="target_has_a_reason"),
            models.CheckConstraint(
                condition=Q(tolerance__isnull=True, tolerance_is="")
                | (Q(tolerance__isnull=False, tolerance__gte=0) & ~Q(tolerance_is="")),
                name="tolerance_says_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(tolerance_is__in=ToleranceIs.values), name="tolerance_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(superseded_at__gte=F("learned_at")),
                name="target_superseded_after_it_was_set",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class NewPhase(Decided):
    """The period from which a chart counts anew, because something is known to have changed."""

    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="phases")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(KnownPeriod, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["definition", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "area", "group", "period"],
                condition=Q(superseded_at__isnull=True),
                name="a_phase_starts_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="new_phase_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.definition}: from {self.period}"


class RatingOverride(Decided):
    """A rating that a person gave instead of the computed one. Both are always shown, with the reason."""

    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="overrides")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(KnownPeriod, on_delete=models.PROTECT, related_name="+")
    rating = models.CharField(
        max_length=12,
        choices=[("red", "Red"), ("amber", "Amber"), ("green", "Green"), ("not_rated", "Not rated")],
    )

    class Meta:
        ordering = ["definition", "period"]
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "area", "group", "period"],
                condition=Q(superseded_at__isnull=True),
                name="a_rating_is_overruled_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="overruled_rating_has_a_reason"),
            models.CheckConstraint(
                condition=Q(rating__in=["red", "amber", "green", "not_rated"]),
                name="overruling_rating_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.definition}, {self.period}: {self.get_rating_display()}"
