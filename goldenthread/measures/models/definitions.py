"""The measure library: what each measure means, so that a figure can be read without asking anybody."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldenthread.partnerships.models import Organisation, Partnership
from goldenthread.plans.models import Measure
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.periods import YearKind
from goldenthread.rules.polarity import Polarity


class Accumulation(models.TextChoices):
    """How the figures of one year hang together. It decides which may be compared, and on which chart."""

    PERIOD = "period", "Each figure is for its own period"
    CUMULATIVE = "cumulative", "Each figure counts from the start of the year"
    SNAPSHOT = "snapshot", "Each figure is the position on one day"
    ROLLING = "rolling", "Each figure covers the latest twelve months"


class Definition(models.Model):
    """One measure of the library.

    A definition without a partnership is national (it came from a national source and everybody sees it); one
    with a partnership is that partnership's own, and `measure` is the measure of its plans that it defines.
    `decimals` is how many places are shown. `multiplier` turns numerator over denominator into the figure
    (100 for a percentage). `expression` computes a derived measure from others and is never typed over;
    `expression_of` has after the definition's key a bar and the group's where the expression names a group.
    """

    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="definitions"
    )
    measure = models.ForeignKey(
        Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="definitions"
    )
    key = models.SlugField(max_length=120)
    name = models.CharField(max_length=500)
    short_name = models.CharField(max_length=120, blank=True)
    theme = models.CharField(max_length=200, blank=True)
    meaning = models.TextField(blank=True)
    why_it_matters = models.TextField(blank=True)
    numerator = models.TextField(blank=True)
    denominator = models.TextField(blank=True)
    multiplier = models.FloatField(null=True, blank=True)
    inclusions = models.TextField(blank=True)
    definition_source = models.TextField(blank=True)
    unit = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in UnitKind], default=UnitKind.NONE.value
    )
    per = models.PositiveIntegerField(null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(null=True, blank=True)
    polarity = models.CharField(
        max_length=20,
        blank=True,
        choices=[(each.value, each.value.replace("_", " ").capitalize()) for each in Polarity],
    )
    frequency = models.CharField(max_length=200, blank=True)
    year_kind = models.CharField(
        max_length=10, blank=True, choices=[(kind.value, kind.value) for kind in YearKind]
    )
    accumulation = models.CharField(max_length=12, choices=Accumulation, default=Accumulation.PERIOD)
    provider = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="definitions"
    )
    provider_name = models.CharField(max_length=300, blank=True)
    responsible_post = models.CharField(max_length=300, blank=True)
    last_published = models.DateField(null=True, blank=True)
    next_published = models.DateField(null=True, blank=True)
    lag_days = models.PositiveIntegerField(null=True, blank=True)
    no_quartile = models.BooleanField(default=False)  # the source says that ranking areas would mislead
    expression = models.TextField(blank=True)
    expression_of = models.JSONField(default=dict, blank=True)  # the expression's names -> definition keys
    preferred_source = models.ForeignKey(
        "measures.Source", null=True, blank=True, on_delete=models.PROTECT, related_name="preferred_for"
    )
    discontinued = models.DateField(null=True, blank=True)
    discontinued_reason = models.TextField(blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )
    break_reason = models.TextField(blank=True)  # why the successor's figures do not continue these
    removed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="definition_key_is_unique"),
            models.UniqueConstraint(
                fields=["partnership", "measure"],
                condition=Q(removed=False, measure__isnull=False),
                name="measure_is_defined_once_in_a_partnership",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="definition_has_a_name"),
            models.CheckConstraint(
                condition=Q(unit__in=[kind.value for kind in UnitKind]), name="definition_unit_is_known"
            ),
            models.CheckConstraint(
                condition=Q(polarity__in=["", *(each.value for each in Polarity)]),
                name="definition_polarity_is_known",
            ),
            models.CheckConstraint(
                condition=Q(measure__isnull=True) | Q(partnership__isnull=False),
                name="a_national_definition_belongs_to_no_plan",
            ),
            models.CheckConstraint(
                condition=Q(discontinued__isnull=True) | ~Q(discontinued_reason=""),
                name="discontinued_definition_says_why",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(break_reason=""), name="successor_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("measures:measure", args=[self.key])


class CodeScheme(models.TextChoices):
    """The national lists that give measures a code."""

    LAIT = "lait", "Local Authority Interactive Tool"
    PHOF = "phof", "Public Health Outcomes Framework"
    FINGERTIPS = "fingertips", "Fingertips"
    EES = "ees", "Explore Education Statistics"


class NationalCode(models.Model):
    """The code by which a national list knows a measure."""

    definition = models.ForeignKey(Definition, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(max_length=12, choices=CodeScheme)
    code = models.CharField(max_length=200)

    class Meta:
        ordering = ["scheme", "code"]
        constraints = [
            models.UniqueConstraint(fields=["definition", "scheme", "code"], name="code_is_given_once"),
            models.CheckConstraint(condition=Q(scheme__in=CodeScheme.values), name="code_scheme_is_known"),
            models.CheckConstraint(condition=~Q(code=""), name="national_code_is_not_blank"),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.code}"


class RelationKind(models.TextChoices):
    """How a national measure relates to one of a plan."""

    SAME = "same", "The same measure"
    CLOSE = "close", "A close measure, defined differently"


class Relation(models.Model):
    """A plan's measure and the national measure that gives its history and comparators.

    `note` says what differs; where it is `CLOSE` the two are shown side by side and never in one line.
    """

    definition = models.ForeignKey(Definition, on_delete=models.CASCADE, related_name="relations")
    national = models.ForeignKey(Definition, on_delete=models.PROTECT, related_name="used_as_history_by")
    kind = models.CharField(max_length=6, choices=RelationKind)
    note = models.TextField(blank=True)
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ["definition", "id"]
        constraints = [
            models.UniqueConstraint(fields=["definition", "national"], name="relation_is_stated_once"),
            models.CheckConstraint(condition=Q(kind__in=RelationKind.values), name="relation_kind_is_known"),
            models.CheckConstraint(
                condition=~Q(kind="close") | ~Q(note=""), name="close_relation_says_what_differs"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.definition}: {self.get_kind_display()}, {self.national}"
