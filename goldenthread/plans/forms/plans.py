"""Editing a plan's own details."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.interface.forms import DateInputField, GovukForm
from goldenthread.plans.content import Kind, Tier
from goldenthread.plans.models import Plan
from goldenthread.plans.wording import with_article

#: What people call a kind where its own name says too little.
_WORDS = {Kind.SUCCESS: "success criterion"}


class PlanForm(GovukForm, forms.Form):
    """A plan's title, whose it is, its tier and dates, its words for the levels, the plans it serves."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="Title", max_length=300)
    owner = forms.CharField(
        label="Whose plan it is",
        required=False,
        max_length=300,
        help_text="The board or organisation that owns it",
    )
    tier = forms.ChoiceField(
        label="Kind of plan", choices=[(tier.value, tier.value.capitalize()) for tier in Tier]
    )
    starts = DateInputField(label="First day", required=False)
    ends = DateInputField(label="Last day", required=False)
    adopted = DateInputField(label="Adopted on", required=False)
    serves = forms.ModelMultipleChoiceField(
        label="Plans above it that it serves",
        queryset=Plan.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label="Why is this being changed?",
        max_length=1000,
        error_messages={"required": "Enter why this is being changed"},
    )

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        self.plan = plan
        initial: dict[str, Any] = {
            name: getattr(plan, name) for name in ("title", "owner", "tier", "starts", "ends", "adopted")
        }
        initial["version"] = plan.version
        initial["serves"] = list(plan.serves.values_list("pk", flat=True))
        initial |= {f"word_{kind}": word for kind, word in plan.words.items()}
        super().__init__(data, initial=initial)
        others = Plan.objects.filter(partnership=plan.partnership, removed=False).exclude(pk=plan.pk)
        self.fields["serves"].queryset = others  # type: ignore[attr-defined]
        reason = self.fields.pop("reason")
        for kind in Kind:
            self.fields[f"word_{kind.value}"] = forms.CharField(
                label=f"This plan’s word for {with_article(_WORDS.get(kind, kind.value))}",
                required=False,
                max_length=40,
                widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
            )
        self.fields["reason"] = reason

    def clean(self) -> dict[str, Any]:
        """A plan does not end before it starts, and no two plans of a partnership share a title."""
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", f"The last day must be on or after the first day, {starts:%-d %B %Y}")
        title = (cleaned.get("title") or "").strip()
        same = Plan.objects.filter(partnership=self.plan.partnership, title__iexact=title, removed=False)
        if title and same.exclude(pk=self.plan.pk).exists():
            self.add_error("title", f"There is already a plan called “{title}”")
        return cleaned

    def plan_fields(self) -> dict[str, Any]:
        """What the person asked for, as fields of the plan."""
        names = ("title", "owner", "tier", "starts", "ends", "adopted")
        fields = {name: self.cleaned_data[name] for name in names}
        fields["words"] = {
            kind.value: word
            for kind in Kind
            if (word := self.cleaned_data[f"word_{kind.value}"].strip()) and word != kind.value
        }
        return fields
