"""Choosing what to look at: two plans to compare, a past date."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from goldenthread.interface.forms import DateInputField, GovukForm
from goldenthread.plans.models import Plan


class CompareForm(GovukForm, forms.Form):
    """An earlier and a later plan, or one plan at two dates."""

    mark_optional = False

    before = forms.ChoiceField(
        label="From this plan",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Select the plan to compare from"),
    )
    after = forms.ChoiceField(
        label="To this plan",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Select the plan to compare with"),
    )
    before_as_at = DateInputField(
        label="The first plan as it was on (optional)",
        required=False,
        help_text="To compare a plan with itself at an earlier date",
    )

    def __init__(self, data: Any = None, *, plans: list[Plan], initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        choices = [("", "Choose a plan"), *[(str(plan.pk), plan.title) for plan in plans]]
        for name in ("before", "after"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A plan is compared with another, or with itself at an earlier date."""
        cleaned = super().clean() or self.cleaned_data
        same = cleaned.get("before") and cleaned.get("before") == cleaned.get("after")
        if same and not cleaned.get("before_as_at") and "before_as_at" not in self.errors:
            self.add_error("after", "Choose a different plan, or a date at which the first was different")
        return cleaned


class AsAtForm(GovukForm, forms.Form):
    """A past date."""

    as_at = DateInputField(label="Show everything as it was known on", help_text="For example, 21 6 2017")

    def clean_as_at(self) -> Any:
        """The future is not known yet."""
        chosen = self.cleaned_data["as_at"]
        if chosen > timezone.localdate():
            raise forms.ValidationError("The date must be today or in the past")
        return chosen
