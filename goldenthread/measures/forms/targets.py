"""The forms of decisions about a measure: a target, a new phase, an overruled rating, a relation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.interface.forms import GovukForm, Radios
from goldenthread.measures.assessing.comparators import Against
from goldenthread.measures.models import (
    ComparatorSet,
    Definition,
    Group,
    KnownPeriod,
    MeasureTarget,
    RelationKind,
    ToleranceIs,
)
from goldenthread.measures.queries.places import Place, PlacesWithFigures
from goldenthread.partnerships.models import Area, AreaKind
from goldenthread.rules.figures import Unit, UnitKind
from goldenthread.rules.periods import Period, YearKind, read_period
from goldenthread.rules.targets import TargetKind, read_target

QUARTERS = ("q1", "q2", "q3", "q4")
_LONGEST_REASON = 2_000  # characters
_LARGEST = 1e12  # no figure is as large; the rules take far larger ones for no number at all


def reason_field(label: str, required: str) -> forms.CharField:
    """Why: asked for with every decision."""
    return forms.CharField(
        label=label,
        max_length=_LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": required},
    )


def _quarter(number: int) -> forms.CharField:
    widget = forms.TextInput(attrs={"size": 6})
    return forms.CharField(label=f"Quarter {number}", max_length=40, required=False, widget=widget)


class TargetForm(GovukForm, forms.Form):
    """A target as people write it, with what belongs to it.

    `seen` is the target that stood when the preview was shown, `understood` the sentence that was shown; the
    target is kept only when both are still the same.
    """

    mark_optional = False

    area = forms.ChoiceField(
        label="For which area",
        help_text="Each area has a target of its own: one for the whole is not used for its parts",
        required=False,
    )
    group = forms.ChoiceField(label="For which group", required=False)
    text = forms.CharField(
        label="What is aimed for",
        help_text=(
            "As you would write it: 17%, between 4 and 6, better than the national average, "
            "higher than 2015/16, reduce by 2 percentage points."
        ),
        max_length=1_000,
        required=False,
    )
    q1 = _quarter(1)
    q2 = _quarter(2)
    q3 = _quarter(3)
    q4 = _quarter(4)
    period = forms.CharField(
        label="For which period",
        help_text="For example 2016/17 or Q2 2016/17. Leave it empty if it holds until it is changed.",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"size": 20}),
    )
    tolerance_is = forms.ChoiceField(
        label="How close still counts as close",
        choices=[
            (ToleranceIs.NONE.value, "No tolerance: a figure meets the target or it does not"),
            (ToleranceIs.POINTS.value, "An amount in the measure’s own unit"),
            (ToleranceIs.PERCENT.value, "A percentage of the target"),
        ],
        widget=Radios,
        required=False,
    )
    tolerance = forms.FloatField(
        label="The amount of the tolerance",
        min_value=0,
        max_value=_LARGEST,
        required=False,
        widget=forms.TextInput(attrs={"size": 8}),
    )
    floor = forms.FloatField(
        label="Floor standard",
        help_text="The level at which a figure is red whatever the tolerance says, where one is used",
        min_value=-_LARGEST,
        max_value=_LARGEST,
        required=False,
        widget=forms.TextInput(attrs={"size": 8}),
    )
    against = forms.ChoiceField(
        label="Held against which list of areas",
        help_text="Only for a target that names neighbours or other areas",
        required=False,
    )
    reason = reason_field("Why is this the target?", "Enter why this is the target")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    understood = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        definition: Definition,
        places: PlacesWithFigures,
        sets: Mapping[int, Sequence[Against]],
        changed: MeasureTarget | None = None,
        initial: Mapping[str, str] | None = None,
    ) -> None:
        """`sets` are the lists of areas that each area is compared with, by its identity."""
        self.definition = definition
        self.areas = {str(each.pk): each for each in places.areas}
        self.groups = {str(each.pk): each for each in places.groups}
        self.set_of_area = sets
        self.sets = {str(each.comparator_set.pk): each for of_area in sets.values() for each in of_area}
        super().__init__(data, initial={**(initial or {}), **_initial(changed)})
        self.fields["area"].choices = [(pk, _area_in_words(area)) for pk, area in self.areas.items()]  # type: ignore[attr-defined]
        self.fields["group"].choices = [(pk, _group_in_words(group)) for pk, group in self.groups.items()]  # type: ignore[attr-defined]
        self.fields["against"].choices = [  # type: ignore[attr-defined]
            ("", "The one in use on the day"),
            *((pk, each.edition) for pk, each in self.sets.items()),
        ]
        if not self.sets:
            self.fields["against"].widget = forms.HiddenInput()

    def clean_period(self) -> Period | None:
        """The period as the rules know it; None for "until it is changed"."""
        text = self.cleaned_data["period"].strip()
        if not text:
            return None
        kind = YearKind(self.definition.year_kind) if self.definition.year_kind else None
        found = read_period(text, year_kind=kind)
        if found is None or found.begins_open or found.ends_open:
            raise forms.ValidationError("Enter a period, like 2016/17 or Q2 2016/17")
        return found

    def clean(self) -> dict[str, Any]:
        """One way of saying it, and a tolerance with its kind."""
        cleaned = super().clean() or self.cleaned_data
        quarters = {name: (cleaned.get(name) or "").strip() for name in QUARTERS}
        text = (cleaned.get("text") or "").strip()
        if any(quarters.values()):
            if text:
                self.add_error("text", "Enter one target, or a value for each quarter, not both")
            elif "period" not in self.errors and cleaned.get("period") is None:
                self.add_error("period", "Enter the year that the quarters belong to, like 2016/17")
            text = " ".join(f"{value} ({name.upper()})" for name, value in quarters.items() if value)
        elif not text:
            self.add_error("text", "Enter what is aimed for, like 17% or better than the national average")
        cleaned["whole_text"] = text
        if text and not self.errors and self._read(text, cleaned).kind is TargetKind.NONE:
            self.add_error("text", "These words say that no target is set. Withdraw the target instead")
        kind, amount = cleaned.get("tolerance_is") or "", cleaned.get("tolerance")
        if kind and amount is None and "tolerance" not in self.errors:
            self.add_error("tolerance", "Enter the amount of the tolerance")
        if amount is not None and not kind:
            self.add_error("tolerance_is", "Select what the amount of the tolerance counts")
        return cleaned

    def clean_against(self) -> str:
        """A list of areas that the chosen area is compared with; another says nothing about it."""
        chosen: str = self.cleaned_data.get("against") or ""
        if chosen and "area" in self.cleaned_data:
            area = self.place.area
            if chosen not in {str(each.comparator_set.pk) for each in self.set_of_area.get(area.pk, ())}:
                raise forms.ValidationError(f"Select a list that {area} is compared with, or none")
        return chosen

    @property
    def place(self) -> Place:
        """The area and the group that were chosen; the own area and everybody where none was."""
        area = self.areas.get(self.cleaned_data.get("area") or "") or next(iter(self.areas.values()))
        group = self.groups.get(self.cleaned_data.get("group") or "") or next(iter(self.groups.values()))
        return Place(area, group)

    def _read(self, text: str, cleaned: dict[str, Any]) -> Any:
        period = cleaned.get("period")
        unit = Unit(UnitKind(self.definition.unit), self.definition.per)
        heading = period.label if period else ""
        return read_target(text, measure=self.definition.name, heading=heading, unit=unit)

    @property
    def has_quarters(self) -> bool:
        """Whether a quarter was filled in, or is wrong: then the questions about quarters stand open."""
        return any((self[name].value() or "").strip() or self[name].errors for name in QUARTERS)

    @property
    def comparator_set(self) -> ComparatorSet | None:
        """The list of areas that was chosen."""
        chosen = self.sets.get(self.cleaned_data.get("against") or "")
        return chosen.comparator_set if chosen else None


def _area_in_words(area: Area) -> str:
    return (
        area.name if area.kind == AreaKind.AUTHORITY else f"{area.name} ({area.get_kind_display().lower()})"
    )


def _group_in_words(group: Group) -> str:
    return f"{group.name} ({group.dimension})" if group.dimension else group.name


def _initial(changed: MeasureTarget | None) -> dict[str, Any]:
    if changed is None:
        return {}
    return {
        "area": str(changed.area_id),
        "group": str(changed.group_id),
        "text": changed.text,
        "period": changed.period.period.label if changed.period else "",
        "tolerance_is": changed.tolerance_is,
        "tolerance": changed.tolerance,
        "floor": changed.floor,
        "against": str(changed.against_id or ""),
    }


class WhyForm(GovukForm, forms.Form):
    """Why a decision is withdrawn."""

    reason = reason_field("Why?", "Enter why")


class PhaseForm(GovukForm, forms.Form):
    """From which period the charts count anew, and what is known to have changed."""

    period = forms.ChoiceField(
        label="From which period",
        help_text="The first period after the change",
        error_messages={"required": "Select the period from which the charts count anew"},
    )
    reason = reason_field(
        "What is known to have changed, and why is it expected to last?",
        "Enter what is known to have changed",
    )

    def __init__(self, data: Any = None, *, periods: Sequence[Period]) -> None:
        self.periods = {period.label: period for period in periods}
        super().__init__(data)
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a period"),
            *((label, label) for label in self.periods),
        ]

    @property
    def chosen(self) -> Period:
        """The period as the rules know it."""
        return self.periods[self.cleaned_data["period"]]


class OverruleForm(GovukForm, forms.Form):
    """A rating in place of the computed one."""

    rating = forms.ChoiceField(
        label="What should the rating be?",
        choices=[("red", "Red"), ("amber", "Amber"), ("green", "Green"), ("not_rated", "Not rated")],
        widget=Radios,
        error_messages={"required": "Select a rating"},
    )
    reason = reason_field("Why?", "Enter why the rating is overruled")
    period = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RelateForm(GovukForm, forms.Form):
    """How a national measure relates to one of the partnership's, and what differs."""

    kind = forms.ChoiceField(
        label="How do the two relate?",
        choices=RelationKind.choices,
        widget=Radios(
            hints={
                RelationKind.SAME: "Its figures stand in the same line as yours and give it comparators",
                RelationKind.CLOSE: "It is shown beside yours, with what differs, and never in the same line",
            }
        ),
        error_messages={"required": "Select how the two relate"},
    )
    note = forms.CharField(
        label="What differs",
        help_text="For example: it counts a calendar year, yours a financial year",
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(label="Why?", max_length=_LONGEST_REASON, required=False)

    def clean(self) -> dict[str, Any]:
        """A close measure says what differs."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") == RelationKind.CLOSE and not (cleaned.get("note") or "").strip():
            self.add_error("note", "Enter what differs between the two measures")
        return cleaned


def known_period(period: Period) -> KnownPeriod | None:
    """The kept period, where some figure or target is for it."""
    return KnownPeriod.objects.filter(
        kind=period.kind.value,
        start=period.start,
        end=period.end,
        year_kind=period.year_kind.value if period.year_kind else "",
    ).first()
