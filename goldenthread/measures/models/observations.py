"""Figures: what was observed, for which period, area and group of children, who says so, and since when.

One narrow table, because there are millions and they are asked in bulk (ADR 0008). A row is never changed
except to say when it was superseded, so that every past moment can be asked what was known then.
"""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.db.models import F, Q

from goldenthread.measures.models.definitions import Definition
from goldenthread.measures.models.sources import Load, Source
from goldenthread.partnerships.models import Area
from goldenthread.rules.periods import Period, PeriodKind, YearKind

#: The group that stands for everybody a measure counts.
EVERYBODY = "everybody"


class Group(models.Model):
    """A group of children that a figure is broken down by: girls, pupils eligible for free meals."""

    key = models.SlugField(max_length=120)
    dimension = models.CharField(max_length=60, blank=True)  # sex, age, ethnicity, free school meals
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["dimension", "id"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="group_key_is_unique"),
            models.CheckConstraint(condition=~Q(name=""), name="group_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class KnownPeriod(models.Model):
    """A period that some figure is for. Half-open: `end` is the first day after it."""

    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in PeriodKind])
    start = models.DateField()
    end = models.DateField()
    year_kind = models.CharField(
        max_length=10, blank=True, choices=[(kind.value, kind.value) for kind in YearKind]
    )

    class Meta:
        ordering = ["start", "end", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "start", "end", "year_kind"], name="period_is_kept_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="period_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.period.label

    @cached_property
    def period(self) -> Period:
        """The period as the rules know it."""
        return Period(
            PeriodKind(self.kind),
            self.start,
            self.end,
            YearKind(self.year_kind) if self.year_kind else None,
        )


class State(models.TextChoices):
    """Whether there is a number. A figure is never just a number."""

    NUMBER = "n", "A number"
    SUPPRESSED = "s", "Withheld"
    MISSING = "m", "Missing"


class ObservationStatus(models.TextChoices):
    """The standing its source gives a figure."""

    NOT_SAID = "", "Not said"
    PROVISIONAL = "provisional", "Provisional"
    FINAL = "final", "Final"
    REVISED = "revised", "Revised"
    ESTIMATED = "estimated", "Estimated"


class Observation(models.Model):
    """One figure from one source.

    `value` is in the definition's unit, as a double (the text as written is kept beside it); `upper` is the
    other end of a printed range. `lower_95` to `upper_998` are the source's own interval. `reason` says why
    there is no number. `row` and `column` are the place in the file of the load. It was known from
    `learned_at` until `superseded_at` (None: it still is what this source says).
    """

    definition = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="+", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+", db_index=False)
    period = models.ForeignKey(KnownPeriod, on_delete=models.PROTECT, related_name="+", db_index=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", db_index=False)
    load = models.ForeignKey(Load, on_delete=models.PROTECT, related_name="observations")
    state = models.CharField(max_length=1, choices=State)
    value = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    reason = models.CharField(max_length=120, blank=True)
    expected = models.ForeignKey(
        KnownPeriod, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    status = models.CharField(max_length=12, blank=True, choices=ObservationStatus)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    lower_95 = models.FloatField(null=True)
    upper_95 = models.FloatField(null=True)
    lower_998 = models.FloatField(null=True)
    upper_998 = models.FloatField(null=True)
    as_written = models.TextField(blank=True)
    note = models.TextField(blank=True)
    row = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=120, blank=True)
    learned_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["definition", "area", "group", "period", "source", "id"]
        indexes = [
            # What is known now is found by the constraint's index; this one finds what was known once.
            models.Index(
                fields=["definition", "area"],
                condition=Q(superseded_at__isnull=False),
                name="observation_once_known",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["definition", "area", "group", "period", "source"],
                condition=Q(superseded_at__isnull=True),
                name="a_source_says_one_thing",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="observation_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="n", value__isnull=False) | (~Q(state="n") & Q(value__isnull=True)),
                name="only_a_number_has_a_value",
            ),
            models.CheckConstraint(condition=~Q(state="m") | ~Q(reason=""), name="missing_figure_says_why"),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(superseded_at__gte=F("learned_at")),
                name="superseded_after_it_was_learned",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ObservationStatus.values), name="observation_status_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.as_written
