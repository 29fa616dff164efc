"""The forms of a performance report: what to report on, and freezing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from goldenthread.interface.forms import DateInputField, GovukForm, Radios
from goldenthread.plans.models import Plan
from goldenthread.rules.periods import Period, read_period
from goldenthread.rules.ratings import AS_SET, FINGERTIPS_INTERVAL, POLICIES

_LONGEST_TITLE = 250
#: Kept for comparing with its reference; a partnership would never choose it.
_NOT_OFFERED = (FINGERTIPS_INTERVAL.code,)


class ReportForm(GovukForm, forms.Form):
    """Which plan, which period, as known when, and by which rule measures get their colour."""

    plan = forms.ChoiceField(
        label="Which plan do you report on?", error_messages={"required": "Select the plan you report on"}
    )
    period = forms.CharField(
        label="Which period do you report on?",
        help_text="For example, 2016-17, Q2 2016-17 or academic year 2015-16",
        max_length=60,
        error_messages={"required": "Enter the period you report on, for example 2016-17"},
    )
    as_at = DateInputField(
        label="With the figures as known on which day?",
        help_text="For example, 21 6 2017. Nothing learned later is in the report.",
        error_messages={"required": "Enter the day whose knowledge the report shows"},
    )
    policy = forms.ChoiceField(
        label="How do measures get their colour?",
        choices=[(code, each.name) for code, each in POLICIES.items() if code not in _NOT_OFFERED],
        widget=Radios(hints={code: each.explanation for code, each in POLICIES.items()}),
        initial=AS_SET.code,
        error_messages={"required": "Select how measures get their colour"},
    )
    title = forms.CharField(
        label="Title",
        help_text="Left empty, it is the plan’s title and the period.",
        max_length=_LONGEST_TITLE,
        required=False,
    )

    def __init__(self, data: Any = None, *, plans: Sequence[Plan], today: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.today = today
        self.plans = {str(each.pk): each for each in plans}
        self.fields["plan"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a plan"),
            *((pk, each.title) for pk, each in self.plans.items()),
        ]

    def clean_period(self) -> Period:
        """A period that can be understood, whole words and all."""
        found = read_period(self.cleaned_data["period"])
        if found is None or found.begins_open or found.ends_open:
            raise forms.ValidationError("Enter a period such as 2016-17, Q2 2016-17 or September 2016")
        return found

    def clean_as_at(self) -> date:
        """The future is not known yet."""
        chosen: date = self.cleaned_data["as_at"]
        if chosen > self.today:
            raise forms.ValidationError("The day must be today or in the past")
        return chosen

    def clean_title(self) -> str:
        """In one line."""
        return " ".join(self.cleaned_data["title"].split())

    @property
    def chosen_plan(self) -> Plan:
        """The plan that was chosen."""
        return self.plans[self.cleaned_data["plan"]]


class FreezeForm(GovukForm, forms.Form):
    """What the report is for. It is kept beside it."""

    reason = forms.CharField(
        label="What is the report for?",
        help_text="For example, Children’s Partnership Board, 5 July 2017",
        max_length=500,
        error_messages={"required": "Enter what the report is for"},
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
