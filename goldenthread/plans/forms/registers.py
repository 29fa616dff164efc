"""Correcting the registers: a measure's name, a strategy's name and years."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.interface.forms import DateInputField, GovukForm
from goldenthread.plans.models import Measure, Section, Strategy


class MeasureForm(GovukForm, forms.Form):
    """A measure's name, and why it changes."""

    name = forms.CharField(
        label="Name of the measure",
        max_length=500,
        help_text="Give it the name of another measure to make the two one.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reason = forms.CharField(
        label="Why is it renamed?", max_length=1000, error_messages={"required": "Enter why it is renamed"}
    )

    def __init__(self, data: Any = None, *, measure: Measure) -> None:
        super().__init__(data, initial={"name": measure.name})


class SectionForm(GovukForm, forms.Form):
    """Words of a plan that belong to no part, and why they change."""

    heading = forms.CharField(label="Heading", max_length=300, required=False)
    text = forms.CharField(
        label="Text", max_length=200_000, required=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    reason = forms.CharField(
        label="Why is this changed?",
        max_length=1000,
        error_messages={"required": "Enter why this is changed"},
    )

    def __init__(self, data: Any = None, *, section: Section) -> None:
        super().__init__(data, initial={"heading": section.heading, "text": section.text})


class StrategyForm(GovukForm, forms.Form):
    """A strategy's name and the years it runs, and why they change."""

    name = forms.CharField(
        label="Name of the strategy",
        max_length=300,
        help_text="Give it the name of another strategy to make the two one.",
    )
    starts = DateInputField(label="First day", required=False)
    ends = DateInputField(label="Last day", required=False)
    reason = forms.CharField(
        label="Why is this changed?",
        max_length=1000,
        error_messages={"required": "Enter why this is changed"},
    )

    def __init__(self, data: Any = None, *, strategy: Strategy) -> None:
        initial = {"name": strategy.name, "starts": strategy.starts, "ends": strategy.ends}
        super().__init__(data, initial=initial)
