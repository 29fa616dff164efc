"""The forms about people and organisations. What a person types is kept when something is wrong with it.

Their sentences are written out here: the parts of a page (`interface`) stand above people and roles.
"""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.partnerships.models import Membership, Organisation, OrganisationKind, Partnership
from goldenthread.partnerships.roles import ROLES


def lower_first(text: str) -> str:
    """A sentence as it goes on after a colon."""
    return text[:1].lower() + text[1:]


class AddPersonForm(forms.Form):
    """Somebody's address, name and role; for a contributor, the organisation they report for."""

    email = forms.EmailField(
        label="Email address",
        help_text="They sign in with it",
        max_length=254,
        error_messages={
            "required": "Enter the email address",
            "invalid": "Enter an email address in the correct format, like name@example.com",
        },
    )
    name = forms.CharField(
        label="Name",
        help_text="As it stands beside what they change. Somebody who has an account keeps their name.",
        max_length=200,
        error_messages={"required": "Enter the name"},
    )
    role = forms.ChoiceField(
        label="Role",
        choices=[(role.code, f"{role.name}: {lower_first(role.description)}") for role in ROLES.values()],
        widget=forms.RadioSelect,
        error_messages={"required": "Select the role"},
    )
    organisation = forms.ModelChoiceField(
        label="Organisation",
        help_text="For a contributor: the organisation they report for",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="Not a contributor",
    )

    def __init__(self, data: Any = None, *, partnership: Partnership) -> None:
        super().__init__(data)
        self.partnership = partnership
        bodies = Organisation.objects.filter(partnership=partnership).exclude(kind=OrganisationKind.GROUP)
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A contributor reports for one organisation, and nobody holds the same role twice."""
        cleaned = super().clean() or self.cleaned_data
        role, organisation = ROLES.get(cleaned.get("role", "")), cleaned.get("organisation")
        if role is None:
            return cleaned
        if role.for_one_organisation and organisation is None:
            self.add_error("organisation", f"Select the organisation the {role.name.lower()} reports for")
            return cleaned
        if not role.for_one_organisation:
            organisation = cleaned["organisation"] = None
        held = Membership.objects.filter(
            person__email__iexact=cleaned.get("email", ""),
            partnership=self.partnership,
            role=role.code,
            organisation=organisation,
        ).first()
        if held is not None:
            self.add_error("role", f"{held.person} has this role already")
        return cleaned


class WithdrawForm(forms.Form):
    """Why somebody no longer has a role."""

    reason = forms.CharField(
        label="Why is the role withdrawn?",
        help_text="For example: left the council in March",
        max_length=1000,
        error_messages={"required": "Enter why the role is withdrawn"},
    )


class NewPasswordForm(forms.Form):
    """Nothing to fill in: pressing the button is the decision."""


class OrganisationForm(forms.Form):
    """What an organisation is called and what sort of body it is."""

    name = forms.CharField(label="Name", max_length=300, error_messages={"required": "Enter the name"})
    short_name = forms.CharField(
        label="Short name", help_text="As plans abbreviate it, for example NCC", max_length=40, required=False
    )
    kind = forms.ChoiceField(label="Kind", choices=OrganisationKind.choices)
    reason = forms.CharField(
        label="Why is this being changed?",
        max_length=1000,
        error_messages={"required": "Enter why this is being changed"},
    )

    #: The last thing that had happened to it when the form was opened; 0 for nothing.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, organisation: Organisation, seen: int) -> None:
        initial = {name: getattr(organisation, name) for name in ("name", "short_name", "kind")}
        super().__init__(data, initial={**initial, "seen": seen})

    def changed_fields(self) -> dict[str, str]:
        """What the person asked for, as fields of an organisation."""
        return {name: self.cleaned_data[name] for name in ("name", "short_name", "kind")}
