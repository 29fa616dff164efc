"""The forms of loading: choose what to bring, say which column is what and what names mean, give a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.interface.forms import GovukForm, Radios
from goldenthread.measures.loading.opening import MOST_CELLS, MOST_ROWS
from goldenthread.measures.models import Definition, ObservationStatus, Source, SourceKind
from goldenthread.partnerships.models import Area, Partnership
from goldenthread.rules.periods import read_period, read_span

NEW_SOURCE = "new"
_LONGEST_PASTE = 1_000_000  # characters


class _FromSource(GovukForm, forms.Form):
    """Whose figures they are, and who gives them."""

    mark_optional = False

    partnership = forms.ModelChoiceField(
        label="Whose figures are they?",
        queryset=Partnership.objects.none(),
        empty_label=None,
        widget=Radios,
        error_messages={"required": "Select whose figures they are"},
    )
    source = forms.ChoiceField(
        label="Who gives them?",
        help_text="What you say of the columns and names is remembered for whom you choose here.",
        error_messages={"required": "Select who gives the figures"},
    )
    new_source = forms.CharField(
        label="If it is somebody new, who?",
        help_text="For example, Northshire Police, or School census return",
        max_length=300,
        required=False,
    )

    def __init__(self, data: Any = None, files: Any = None, *, partnerships: Sequence[Partnership]) -> None:
        super().__init__(data, files)
        self.only = partnerships[0] if len(partnerships) == 1 else None
        pks = [each.pk for each in partnerships]
        if self.only:
            del self.fields["partnership"]
        else:
            self.fields["partnership"].queryset = Partnership.objects.filter(pk__in=pks)  # type: ignore[attr-defined]
        self.sources = {
            str(each.pk): each
            for each in Source.objects.filter(
                partnership__in=pks, kind__in=[SourceKind.PROVIDER, SourceKind.FORM]
            ).select_related("partnership")
        }
        several = self.only is None
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            *(
                (pk, f"{each.name} ({each.partnership})" if several else each.name)
                for pk, each in self.sources.items()
            ),
            (NEW_SOURCE, "Somebody new"),
        ]
        if not self.sources:
            self.fields["source"].widget = forms.HiddenInput()
            self.fields["source"].initial = NEW_SOURCE
            self.fields["new_source"].label = "Who gives them?"

    def clean(self) -> dict[str, Any]:
        """Somebody new has a name; somebody known belongs to the partnership chosen."""
        cleaned = super().clean() or self.cleaned_data
        if self.only:
            cleaned["partnership"] = self.only
        chosen = cleaned.get("source")
        if chosen == NEW_SOURCE and not (cleaned.get("new_source") or "").strip():
            self.add_error("new_source", "Enter who gives the figures")
        known = self.sources.get(chosen or "")
        partnership = cleaned.get("partnership")
        if known is not None and partnership is not None and known.partnership_id != partnership.pk:
            self.add_error("source", f"Select a source of {partnership}")
        return cleaned

    def chosen_source(self) -> Source | None:
        """The source that is known already; None where it is somebody new."""
        return self.sources.get(self.cleaned_data["source"])


class BringFiguresForm(_FromSource):
    """A file with figures, or a table copied out of a spreadsheet."""

    file = forms.FileField(
        label="A file",
        help_text=f"CSV, Excel (.xlsx) or OpenDocument (.ods), up to 50 MB, {MOST_ROWS:,} rows and "
        f"{MOST_CELLS:,} filled cells",
        required=False,
        allow_empty_file=True,  # an empty file is kept and refused with its own sentence, as all bad input is
    )
    pasted = forms.CharField(
        label="Or paste a table from a spreadsheet",
        help_text=f"Copy the cells with their headings, and paste them here: up to {MOST_ROWS:,} rows, "
        f"{MOST_CELLS:,} filled cells and {_LONGEST_PASTE:,} characters.",
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        max_length=_LONGEST_PASTE,
        strip=False,
    )
    field_order = ("partnership", "file", "pasted", "source", "new_source")

    def clean(self) -> dict[str, Any]:
        """One of the two, not both and not neither."""
        cleaned = super().clean()
        file, pasted = cleaned.get("file"), (cleaned.get("pasted") or "").strip()
        if "file" not in self.errors and "pasted" not in self.errors:
            if file and pasted:
                self.add_error("pasted", "Choose a file or paste a table, not both")
            elif not file and not pasted:
                self.add_error("file", "Select a file, or paste a table")
        return cleaned


class TypeFigureForm(_FromSource):
    """One figure, typed."""

    measure = forms.ModelChoiceField(label="Measure", queryset=Definition.objects.none())
    area = forms.ModelChoiceField(label="Area", queryset=Area.objects.none())
    period = forms.CharField(
        label="Period", help_text="For example, 2016/17, Q2 2016/17 or March 2017", max_length=120
    )
    group = forms.CharField(
        label="Group of children", help_text="Leave empty for everybody", required=False, max_length=200
    )
    value = forms.CharField(
        label="Figure",
        help_text="As it is printed: 54.2%, 1,234, c where it is withheld, or “not available”",
        max_length=200,
    )
    numerator = forms.CharField(label="Numerator", required=False, max_length=40)
    denominator = forms.CharField(label="Denominator", required=False, max_length=40)
    status = forms.ChoiceField(label="Standing", choices=ObservationStatus.choices, required=False)
    note = forms.CharField(label="Note", required=False, max_length=1000)
    field_order = (
        "partnership",
        "measure",
        "area",
        "period",
        "group",
        "value",
        "numerator",
        "denominator",
        "status",
        "note",
        "source",
        "new_source",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        partnerships: Sequence[Partnership],
        definitions: Sequence[Definition],
        areas: Sequence[Area],
    ) -> None:
        super().__init__(data, partnerships=partnerships)
        mine = Definition.objects.filter(pk__in=[each.pk for each in definitions])
        self.fields["measure"].queryset = mine.select_related("partnership")  # type: ignore[attr-defined]
        self.fields["area"].queryset = Area.objects.filter(pk__in=[each.pk for each in areas])  # type: ignore[attr-defined]
        if self.only is None:
            self.fields["measure"].label_from_instance = lambda each: f"{each.name} ({each.partnership})"  # type: ignore[attr-defined]

    def clean_period(self) -> str:
        """A period that can be read."""
        text: str = self.cleaned_data["period"]
        if read_period(text) is None and read_span(text) is None:
            raise forms.ValidationError("Enter a period, like 2016/17, Q2 2016/17 or March 2017")
        return text

    def clean(self) -> dict[str, Any]:
        """A measure belongs to the partnership chosen."""
        cleaned = super().clean()
        measure, partnership = cleaned.get("measure"), cleaned.get("partnership")
        if measure and partnership and measure.partnership_id != partnership.pk:
            self.add_error("measure", f"Select a measure of {partnership}")
        return cleaned


class ReasonForm(GovukForm, forms.Form):
    """Why a load is undone."""

    reason = forms.CharField(
        label="Why is it undone?",
        help_text="The history keeps the reason.",
        max_length=1000,
        error_messages={"required": "Enter why it is undone"},
    )


class DiscardLoadForm(GovukForm, forms.Form):
    """Why a load is put aside."""

    reason = forms.CharField(label="Why is it not needed?", required=False, max_length=1000)
