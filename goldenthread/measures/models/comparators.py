"""Who an area is compared with: an edition of its statistical neighbours, core cities, any chosen set."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from goldenthread.partnerships.models import Area, Partnership

#: What the record calls a comparison group.
COMPARATOR_SET = "comparator set"


class ComparatorSetKind(models.TextChoices):
    """The kinds of comparison group."""

    STATISTICAL = "statistical", "Statistical neighbours"
    NEAREST = "nearest", "Nearest neighbours"
    CORE_CITIES = "core-cities", "Core cities"
    CHOSEN = "chosen", "A chosen set"


class ComparatorSet(models.Model):
    """One edition of a kind of comparison group. A rating remembers the edition it used.

    A set of neighbours gives every area members of its own; a chosen set has the same members for everybody
    (their `area` is empty).
    """

    partnership = models.ForeignKey(
        Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="comparator_sets"
    )
    kind = models.CharField(max_length=12, choices=ComparatorSetKind)
    name = models.CharField(max_length=200)
    edition = models.DateField()  # the day from which it is in use
    publisher = models.CharField(max_length=300, blank=True)
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "-edition", "id"]
        constraints = [
            models.UniqueConstraint(  # "everybody's" counts as one partnership; databases hold it for several
                Coalesce("partnership", Value(0), output_field=models.BigIntegerField()),
                "kind",
                "name",
                "edition",
                condition=Q(removed=False),
                name="comparator_edition_is_kept_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ComparatorSetKind.values), name="comparator_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="comparator_set_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ComparatorMember(models.Model):
    """One area that another is compared with, in the order of closeness, with the source's word for it."""

    comparator_set = models.ForeignKey(ComparatorSet, on_delete=models.CASCADE, related_name="members")
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.PROTECT, related_name="neighbour_lists"
    )
    member = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    closeness = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["comparator_set", "area", "position"]
        constraints = [
            models.UniqueConstraint(
                "comparator_set",
                Coalesce("area", Value(0), output_field=models.BigIntegerField()),
                "member",
                name="neighbour_is_listed_once",
            ),
            models.CheckConstraint(
                condition=Q(area__isnull=True) | ~Q(area=F("member")), name="no_area_is_its_own_neighbour"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.member}"
