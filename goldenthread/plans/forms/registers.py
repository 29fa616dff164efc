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
    """A form that carries the last thing that had happened to the record when its sender opened it.

    Whether something happened since is found where it is saved. It is said once: saving again puts the
    sender's words in its place.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, kind: str, subject: Section | Strategy, initial: Any) -> None:
        self.kind, self.subject = kind, subject
        super().__init__(data, initial={"seen": self._latest, **initial})

    @property
    def _latest(self) -> int:
        last = Event.objects.about(self.kind, self.subject.pk).first()
        return last.pk if last else 0

    @property
    def seen_event(self) -> int:
        """The last event that the sender saw; 0 where there was none, or the form does not say."""
        return self.cleaned_data["seen"] or 0

    def tell(self, meanwhile: str) -> None:
        """Say what was saved meanwhile; the form now carries that as seen."""
        self.add_error(None, meanwhile)
        self.data = {**self.data.dict(), "seen": str(self._latest)}  # type: ignore[attr-defined]


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
        initial = {"heading": section.heading, "text": section.text}
        super().__init__(data, kind=SECTION, subject=section, initial=initial)


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
        super().__init__(data, kind=STRATEGY, subject=strategy, initial=initial)
