"""Partnerships, the organisations in them, people, and the roles people hold.

Two partnerships can live side by side in one installation, as neighbours do; what a person may see
and do is decided for each partnership apart.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower

from goldenthread.partnerships.roles import ROLES


class AreaKind(models.TextChoices):
    """What sort of place an area is."""

    COUNTRY = "country", "Country"
    REGION = "region", "Region"
    AUTHORITY = "authority", "Local authority"
    DISTRICT = "district", "District or borough"
    WARD = "ward", "Ward"
    LOCALITY = "locality", "Locality"
    SCHOOL = "school", "School"
    OTHER = "other", "Other area"


class Area(models.Model):
    """A place that figures are for: England, a region, an authority, a ward, a school.

    `dfe_number` is the Department for Education's three-digit number (England and the regions have one as
    well), `gss_code` the nine-character code of the Office for National Statistics. An area with a
    partnership is one of its own localities; the others are everybody's. `abolished` is the day an authority
    ceased to exist: its figures stay, and it is nobody's neighbour any more.
    """

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=AreaKind)
    dfe_number = models.PositiveIntegerField(null=True, blank=True)
    gss_code = models.CharField(max_length=9, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    partnership = models.ForeignKey(
        "Partnership", null=True, blank=True, on_delete=models.PROTECT, related_name="localities"
    )
    abolished = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dfe_number"], condition=Q(dfe_number__isnull=False), name="area_number_is_unique"
            ),
            models.UniqueConstraint(
                fields=["gss_code"], condition=~Q(gss_code=""), name="area_code_is_unique"
            ),
            models.UniqueConstraint(
                "kind",
                Coalesce("partnership", Value(0), output_field=models.BigIntegerField()),
                Lower("name"),
                name="area_name_is_unique",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="area_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=AreaKind.values), name="area_kind_is_known"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="area_is_not_part_of_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Partnership(models.Model):
    """A children's partnership: the body whose plans are kept.

    `area` is the area's name as the partnership writes it; `home` the area whose figures are its own.
    """

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60)
    area = models.CharField(max_length=200, blank=True)
    home = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="partnership_slug_is_unique"),
            models.UniqueConstraint(Lower("name"), name="partnership_name_is_unique"),
            models.CheckConstraint(condition=~Q(name=""), name="partnership_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationKind(models.TextChoices):
    """What sort of body an organisation is."""

    COUNCIL = "council", "Council"
    DISTRICT = "district", "District or borough councils"
    COMMISSIONER = "nhs-commissioner", "NHS commissioner"
    NHS_PROVIDER = "nhs-provider", "NHS provider"
    POLICE = "police", "Police"
    PROBATION = "probation", "Probation"
    EDUCATION = "education", "Schools and colleges"
    VOLUNTARY = "voluntary", "Voluntary sector"
    PUBLIC_BODY = "public-body", "Other public body"
    GROUP = "group", "Board or group"
    OTHER = "other", "Other"


class Organisation(models.Model):
    """A body that leads, takes part in or oversees something: a council, a trust, a board or group."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=OrganisationKind, default=OrganisationKind.OTHER)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("partnership", Lower("name"), name="organisation_name_is_unique"),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_group(self) -> bool:
        """Whether this is a board or group that oversees, rather than an organisation that delivers."""
        return self.kind == OrganisationKind.GROUP


class PersonManager(BaseUserManager["Person"]):
    """Creates people; their e-mail address is what they sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A person with an account. Without a password nobody can sign in with it."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, email: str | None) -> Person:
        """The person with this address, however it is capitalised."""
        return self.get(email=(email or "").lower())


class Person(AbstractBaseUser):
    """Somebody with an account. What they may do comes from their roles, never from the account."""

    email = models.EmailField()
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    password_is_one_time = models.BooleanField(default=False)  # given by an administrator, to be changed
    joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email_is_unique"),
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's role in a partnership."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.code, role.name) for role in ROLES.values()])
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(  # "no organisation" counts as one; databases hold it for several
                "person",
                "partnership",
                "role",
                Coalesce("organisation", Value(0), output_field=models.BigIntegerField()),
                name="membership_is_held_once",
            ),
            models.CheckConstraint(condition=Q(role__in=list(ROLES)), name="membership_role_is_known"),
            models.CheckConstraint(
                condition=(
                    Q(role="contributor", organisation__isnull=False)
                    | (~Q(role="contributor") & Q(organisation__isnull=True))
                ),
                name="contributor_has_one_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {ROLES[self.role].name}, {self.partnership}"
