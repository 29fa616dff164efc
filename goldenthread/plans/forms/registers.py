"""Correcting the registers: a measure's name, a strategy's name and years."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.audit.models import Event
from goldenthread.interface.forms import DateInputField, GovukForm
from goldenthread.plans.models import Measure, Section, Strategy
from goldenthread.plans.state import SECTION, STRATEGY


class MeasureForm(GovukForm, forms.Form):
    """A measure's name, and why it changes. `seen` stands for the measure as its sender saw it."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    name = forms.CharField(
        label="Name of the measure",
        max_length=500,
        help_text="To join it with another measure, give it that measure’s name.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = forms.CharField(
        label="Why is it being renamed?",
        max_length=1000,
        error_messages={"required": "Enter why it is being renamed"},
    )

    def __init__(self, data: Any = None, *, measure: Measure, seen: str) -> None:
        super().__init__(data, initial={"name": measure.name, "seen": seen})


class SeenForm(GovukForm, forms.Form):
    """A form that notices when somebody else changed the record since it was opened.

    `latest` identifies the last thing that happened to the record; the form carries the one its sender saw.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, latest: Event | None, initial: dict[str, Any]) -> None:
        self.latest = latest
        super().__init__(data, initial={"seen": latest.pk if latest else 0, **initial})

    def clean(self) -> dict[str, Any]:
        """What was saved meanwhile is said once; saving again puts the sender's words in its place."""
        cleaned = super().clean() or self.cleaned_data
        if self.latest is not None and (cleaned.get("seen") or 0) != self.latest.pk:
            self.data = {**self.data.dict(), "seen": str(self.latest.pk)}  # type: ignore[attr-defined]
            self.add_error(
                None,
                f"{self.latest.actor_name} changed this since you opened it. What you typed is still below. "
                "Save again to put it in place of theirs, which stays in the history.",
            )
        return cleaned


class SectionForm(SeenForm):
    """Words of a plan that belong to no part, and why they change."""

    heading = forms.CharField(label="Heading", max_length=300, required=False)
    text = forms.CharField(
        label="Text", max_length=200_000, required=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    reason = forms.CharField(
        label="Why is this being changed?",
        max_length=1000,
        error_messages={"required": "Enter why this is being changed"},
    )

    def __init__(self, data: Any = None, *, section: Section) -> None:
        latest = Event.objects.about(SECTION, section.pk).first()
        super().__init__(data, latest=latest, initial={"heading": section.heading, "text": section.text})


class StrategyForm(SeenForm):
    """A strategy's name and the years it runs, and why they change."""

    name = forms.CharField(
        label="Name of the strategy",
        max_length=300,
        help_text="To join it with another strategy, give it that strategy’s name.",
    )
    starts = DateInputField(label="First day", required=False)
    ends = DateInputField(label="Last day", required=False)
    reason = forms.CharField(
        label="Why is this being changed?",
        max_length=1000,
        error_messages={"required": "Enter why this is being changed"},
    )

    def __init__(self, data: Any = None, *, strategy: Strategy) -> None:
        initial = {"name": strategy.name, "starts": strategy.starts, "ends": strategy.ends}
        latest = Event.objects.about(STRATEGY, strategy.pk).first()
        super().__init__(data, latest=latest, initial=initial)
