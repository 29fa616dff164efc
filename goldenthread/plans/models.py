"""What we keep of plans. The same facts as `plans.content`, with the database keeping the promises.

A plan is a tree of parts. Parts are never deleted: taking one out marks it removed, so that the plan
as at an earlier date, and the history of every record, stay whole. Every change goes through
`plans.actions`, which writes the audit event in the same transaction.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from goldenthread.partnerships.models import Organisation, Partnership
from goldenthread.plans import content


def _choices(names: type) -> list[tuple[str, str]]:
    return [(each.value, each.value.capitalize()) for each in names]  # type: ignore[attr-defined]


class Plan(models.Model):
    """A plan of any tier, with its own words for its levels and the plans above it that it serves."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="plans")
    key = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    owner = models.CharField(max_length=300, blank=True)
    tier = models.CharField(max_length=40, choices=_choices(content.Tier))
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    adopted = models.DateField(null=True, blank=True)
    words = models.JSONField(default=dict, blank=True)
    serves = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="served_by")
    predecessor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors"
    )
    source = models.CharField(max_length=300, blank=True)
    removed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts", "title"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="plan_key_is_unique"),
            models.UniqueConstraint(
                "partnership", Lower("title"), condition=Q(removed=False), name="plan_title_is_unique"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="plan_has_a_title"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="plan_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(tier__in=[tier.value for tier in content.Tier]), name="plan_tier_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:plan", args=[self.key])

    def word_for(self, kind: str) -> str:
        """This plan's own word for a kind of part."""
        return self.words.get(kind) or content.OWN_WORDS.get(content.Kind(kind), kind)


class Section(models.Model):
    """Words of the plan that belong to no part: the foreword, how the plan was made."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    heading = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    source_first_line = models.PositiveIntegerField(null=True, blank=True)
    source_last_line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["plan", "position"]

    def __str__(self) -> str:
        return self.heading or self.text[:60]


class Measure(models.Model):
    """A measure: one thing, whatever each plan calls it. Its figures belong to `measures` (ADR 0003)."""

    name = models.CharField(max_length=500)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="measure_name_is_unique"),
            models.CheckConstraint(condition=~Q(name=""), name="measure_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("plans:measure", args=[self.pk])


class Part(models.Model):
    """One priority, outcome, success criterion, activity, milestone, measure use, programme or strand.

    One table, because a part of any kind can lead, be led, link, move, be found and be undone in the
    same way (ADR 0002). `PARENTS` in `plans.content` says which kind may hang under which.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=20, choices=_choices(content.Kind))
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=120)
    number = models.CharField(max_length=40, blank=True)
    title = models.TextField()
    as_written = models.TextField(blank=True)
    list_heading = models.TextField(blank=True)
    why_it_matters = models.TextField(blank=True)
    what_people_said = models.TextField(blank=True)
    objective = models.TextField(blank=True)
    success = models.TextField(blank=True)
    how_measured = models.TextField(blank=True)
    definition = models.TextField(blank=True)
    status = models.CharField(max_length=200, blank=True)
    due = models.TextField(blank=True)
    due_earliest = models.DateField(null=True, blank=True)
    due_latest = models.DateField(null=True, blank=True)
    polarity = models.CharField(max_length=12, blank=True, choices=_choices(content.Polarity))
    frequency = models.CharField(max_length=200, blank=True)
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="uses")
    source_first_line = models.PositiveIntegerField(null=True, blank=True)
    source_last_line = models.PositiveIntegerField(null=True, blank=True)
    source_page = models.PositiveIntegerField(null=True, blank=True)
    source_sheet = models.CharField(max_length=100, blank=True)
    serves = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="served_by")
    removed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["plan", "position", "id"]
        indexes = [
            models.Index(fields=["plan", "removed", "position"], name="part_by_plan"),
            models.Index(fields=["due_latest"], name="part_by_due"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="part_key_is_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="part_has_a_title"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in content.Kind]), name="part_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(due_earliest__isnull=True)
                | Q(due_latest__isnull=True)
                | Q(due_latest__gte=F("due_earliest")),
                name="part_due_dates_are_in_order",
            ),
            models.CheckConstraint(
                condition=Q(kind="measure", measure__isnull=False)
                | (~Q(kind="measure") & Q(measure__isnull=True)),
                name="measure_use_names_its_measure",
            ),
            models.CheckConstraint(
                condition=Q(polarity="") | Q(kind="measure"), name="only_a_measure_has_polarity"
            ),
            models.CheckConstraint(
                condition=Q(polarity__in=[polarity.value for polarity in content.Polarity]),
                name="polarity_is_known",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(kind="priority"), name="priority_stands_at_the_top"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="part_is_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return reverse("plans:part", args=[self.pk])


class PartDetail(models.Model):
    """What the details of a part have in common: the order in which they stand."""

    position = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ["part", "position"]


class Figure(PartDetail):
    """A figure as printed beside a measure, with its column's heading. Its text is never altered."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="figures")
    role = models.CharField(max_length=12, choices=_choices(content.FigureRole))
    heading = models.CharField(max_length=300, blank=True)
    comparator = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    class Meta(PartDetail.Meta):
        constraints = [
            models.UniqueConstraint(fields=["part", "position"], name="figure_position_is_unique"),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in content.FigureRole]), name="figure_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Responsibility(PartDetail):
    """Who answers for a part. The text is as written; the organisation is who we understood it to be."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="responsibilities")
    role = models.CharField(max_length=12, choices=_choices(content.ResponsibilityRole))
    text = models.TextField()
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="responsibilities"
    )
    post = models.CharField(max_length=300, blank=True)
    person = models.CharField(max_length=200, blank=True)

    class Meta(PartDetail.Meta):
        constraints = [
            models.UniqueConstraint(fields=["part", "position"], name="responsibility_position_is_unique"),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in content.ResponsibilityRole]),
                name="responsibility_role_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Strategy(models.Model):
    """A strategy, plan or framework that plans refer to, with the years it runs for."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="strategies")
    name = models.CharField(max_length=300)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "strategies"
        constraints = [
            models.UniqueConstraint("partnership", Lower("name"), name="strategy_name_is_unique"),
            models.CheckConstraint(condition=~Q(name=""), name="strategy_has_a_name"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="strategy_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("plans:strategy", args=[self.pk])


class StrategyLink(PartDetail):
    """A strategy named beside a part, as it is named there."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="strategy_links")
    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="links")
    text = models.TextField()

    class Meta(PartDetail.Meta):
        constraints = [
            models.UniqueConstraint(fields=["part", "position"], name="strategy_link_position_is_unique")
        ]

    def __str__(self) -> str:
        return self.text


class ProgressUpdate(PartDetail):
    """What a partner reported, as printed in the document it was read from."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="progress_updates")
    heading = models.CharField(max_length=300, blank=True)
    text = models.TextField()

    class Meta(PartDetail.Meta):
        constraints = [
            models.UniqueConstraint(fields=["part", "position"], name="progress_update_position_is_unique")
        ]

    def __str__(self) -> str:
        return self.text[:60]


class AcceptedFinding(models.Model):
    """A finding of the plan check that somebody looked at and accepted, with the reason.

    `fingerprint` is of the finding's evidence: when the evidence changes, the finding comes back.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="accepted_findings")
    code = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["plan", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code", "subject", "fingerprint"], name="finding_is_accepted_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="accepted_finding_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.subject}"

    def as_finding_key(self) -> tuple[Any, ...]:
        """What tells this accepted finding from another."""
        return (self.code, self.subject, self.fingerprint)
