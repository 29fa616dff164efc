"""Choosing what to look at: two plans to compare, a past date."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from goldenthread.interface.forms import DateInputField, GovukForm
from goldenthread.plans.models import Plan


class CompareForm(GovukForm, forms.Form):
    """An earlier and a later plan."""

    before = forms.ChoiceField(label="From this plan")
    after = forms.ChoiceField(label="To this plan")

    def __init__(self, data: Any = None, *, plans: list[Plan]) -> None:
        super().__init__(data)
        choices = [("", "Choose a plan"), *[(str(plan.pk), plan.title) for plan in plans]]
        for name in ("before", "after"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A plan is not compared with itself."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("before") and cleaned.get("before") == cleaned.get("after"):
            self.add_error("after", "Choose a different plan to compare with")
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
