"""The forms of the library: what a measure means, a few questions to a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from goldenthread.interface.forms import DateInputField, GovukForm, Radios
from goldenthread.measures.derived import CannotDerive, read_derived
from goldenthread.measures.forms.targets import reason_field
from goldenthread.measures.models import Accumulation, Definition, Source
from goldenthread.partnerships.models import Organisation, Partnership
from goldenthread.partnerships.queries import organisations_of
from goldenthread.rules.figures import UnitKind
from goldenthread.rules.periods import YearKind
from goldenthread.rules.polarity import Polarity

_LONGEST = 5_000  # characters of a text
_LARGEST = 2_000_000_000


def _text(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=_LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def _line(label: str, hint: str = "", longest: int = 300) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=longest, required=False)


def _number(label: str, hint: str = "", least: int = 0, most: int = _LARGEST) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=least, max_value=most, required=False)


_UNIT_NAMES = {
    UnitKind.NONE: "No unit",
    UnitKind.PERCENT: "Per cent",
    UnitKind.RATE: "A rate, so many per 1,000 or 10,000",
    UnitKind.COUNT: "A count",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the form: its heading, and the fields of the definition it asks for."""

    slug: str
    heading: str
    fields: tuple[str, ...]


SECTIONS = {
    section.slug: section
    for section in (
        Section("name", "Name and theme", ("name", "short_name", "theme")),
        Section("meaning", "What it means", ("meaning", "why_it_matters")),
        Section(
            "counting",
            "How it is counted",
            ("numerator", "denominator", "multiplier", "inclusions", "definition_source"),
        ),
        Section("unit", "Unit", ("unit", "per", "decimals")),
        Section("polarity", "Is higher better?", ("polarity",)),
        Section("periods", "Periods", ("frequency", "year_kind", "accumulation")),
        Section("people", "Who answers for it", ("provider", "provider_name", "responsible_post")),
        Section(
            "publication",
            "When figures come",
            ("last_published", "next_published", "lag_days", "preferred_source", "no_quartile"),
        ),
        Section("derived", "Worked out from other measures", ("expression",)),
        Section(
            "ending",
            "When it ends",
            ("discontinued", "discontinued_reason", "successor", "break_reason"),
        ),
    )
}


def _fields_of(definition: Definition | None, partnership: Partnership) -> dict[str, forms.Field]:
    """Every field of the library, as a question."""
    return {
        "name": forms.CharField(label="Name", max_length=500, widget=forms.Textarea(attrs={"rows": 2})),
        "short_name": _line("Short name", "For tables and charts", 120),
        "theme": _line("Theme", "For example: early years, safeguarding", 200),
        "meaning": _text("What it means", "In plain words, for somebody who does not know the field"),
        "why_it_matters": _text("Why it matters"),
        "numerator": _text("Numerator", "What is counted"),
        "denominator": _text("Denominator", "Out of whom or what"),
        "multiplier": forms.FloatField(
            label="Multiplied by", help_text="100 for a percentage", required=False, min_value=0
        ),
        "inclusions": _text("Who is counted and who is not"),
        "definition_source": _text("Source of the definition"),
        "unit": forms.ChoiceField(
            label="Unit",
            choices=[(each.value, _UNIT_NAMES.get(each, each.value.capitalize())) for each in UnitKind],
        ),
        "per": _number("Per how many", "Only for a rate: 1000 or 10000", 1),
        "decimals": _number("Decimal places shown", "", 0, 6),
        "polarity": forms.ChoiceField(
            label="Is higher better?",
            choices=[*((each.value, each.sentence) for each in Polarity), ("", "Nobody has said yet")],
            widget=Radios,
            required=False,
        ),
        "frequency": _line("How often it is reported", "For example: quarterly", 200),
        "year_kind": forms.ChoiceField(
            label="Kind of year",
            choices=[("", "Not said"), *((each.value, each.value.capitalize()) for each in YearKind)],
            required=False,
        ),
        "accumulation": forms.ChoiceField(
            label="What does a figure cover?", choices=Accumulation.choices, widget=Radios
        ),
        "provider": forms.ModelChoiceField(
            label="Organisation that provides the figures",
            queryset=Organisation.objects.filter(
                pk__in=[each.pk for each in organisations_of([partnership])]
            ),
            required=False,
            empty_label="Nobody from the partnership",
        ),
        "provider_name": _line("Or another provider", "For example: NHS England"),
        "responsible_post": _line("Responsible post", "A post, not a person: Head of Youth Justice"),
        "last_published": DateInputField(label="Last published", required=False),
        "next_published": DateInputField(label="Next published", required=False),
        "lag_days": _number("Days from the end of a period to its figure", "", 0, 3_660),
        "preferred_source": forms.ModelChoiceField(
            label="Which source counts where two disagree",
            queryset=Source.objects.filter(partnership__isnull=True)
            | Source.objects.filter(partnership=partnership),
            required=False,
            empty_label="The latest to say something",
        ),
        "no_quartile": forms.BooleanField(label="Ranking areas by it would mislead", required=False),
        "expression": _text(
            "How it is worked out",
            "Measures by name, in square brackets: share([Referrals repeated], [All referrals]), "
            "gap([Absence | girls], [Absence | boys]), rolling_mean([Absence], 4)",
        ),
        "discontinued": DateInputField(label="Discontinued on", required=False),
        "discontinued_reason": _text("Why it was discontinued"),
        "successor": forms.ModelChoiceField(
            label="The measure that follows it",
            queryset=Definition.objects.filter(partnership=partnership, removed=False).exclude(
                pk=definition.pk if definition else 0
            ),
            required=False,
            empty_label="None",
        ),
        "break_reason": _text("Why the figures that follow do not continue these"),
    }


class DefinitionForm(GovukForm, forms.Form):
    """One page of the definition. `version` is what the person saw when they opened it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        section: Section,
        partnership: Partnership,
        definition: Definition | None = None,
    ) -> None:
        self.section, self.definition, self.partnership = section, definition, partnership
        initial: dict[str, Any] = {}
        if definition is not None:
            initial = {name: getattr(definition, name) for name in section.fields}
            initial["version"] = definition.version
        every = _fields_of(definition, partnership)
        # Given before the form is made, so that they get the wording of every other field.
        self.base_fields = {  # type: ignore[misc]
            **type(self).base_fields,
            **{name: every[name] for name in section.fields},
            "reason": reason_field(
                "Why is this being changed?" if definition else "Why is it added?", "Enter why"
            ),
        }
        super().__init__(data, initial=initial)
        if definition is not None:
            self.fields["version"].required = True
            self.fields["version"].error_messages["required"] = (
                "Open this page again and make your change there"
            )

    def clean(self) -> dict[str, Any]:
        """What belongs together is given together."""
        cleaned = super().clean() or self.cleaned_data
        if self.section.slug == "unit" and cleaned.get("per") and cleaned.get("unit") != UnitKind.RATE:
            self.add_error(
                "per", "Only a rate is per so many. Choose a rate as the unit, or leave this empty"
            )
        if self.section.slug == "ending":
            self._check_ending(cleaned)
        if self.section.slug == "people" and cleaned.get("provider") and cleaned.get("provider_name"):
            self.add_error("provider_name", "Enter one provider: choose an organisation, or name another")
        if self.section.slug == "derived" and self.definition is not None:
            self._check_expression(cleaned)
        return cleaned

    def _check_ending(self, cleaned: dict[str, Any]) -> None:
        for given, needed, sentence in (
            ("discontinued", "discontinued_reason", "Enter why it was discontinued"),
            ("successor", "break_reason", "Enter why the figures that follow do not continue these"),
        ):
            if cleaned.get(given) and not (cleaned.get(needed) or "").strip():
                self.add_error(needed, sentence)

    def _check_expression(self, cleaned: dict[str, Any]) -> None:
        """The expression is read and checked; the measures it names are kept by their keys."""
        assert self.definition is not None
        text = (cleaned.get("expression") or "").strip()
        cleaned["expression_of"] = {}
        if not text:
            return
        try:
            cleaned["expression_of"] = read_derived(text, self.definition).keys
        except CannotDerive as problem:
            self.add_error("expression", str(problem))

    @property
    def given(self) -> dict[str, Any]:
        """What the definition is to say, by the names of its fields."""
        found = {name: self.cleaned_data[name] for name in self.section.fields}
        found = {
            name: value.strip().replace("\r\n", "\n") if isinstance(value, str) else value
            for name, value in found.items()
        }
        if "name" in found:
            found["name"] = " ".join(found["name"].split())
        if self.section.slug == "derived":
            found["expression_of"] = self.cleaned_data.get("expression_of", {})
        return found


class AddMeasureForm(GovukForm, forms.Form):
    """A new measure of a partnership's library: its name; the rest is asked for afterwards."""

    partnership = forms.ModelChoiceField(
        label="Whose measure is it?",
        queryset=Partnership.objects.none(),
        empty_label=None,
        widget=Radios,
        error_messages={"required": "Select whose measure it is"},
    )
    name = forms.CharField(label="Name", max_length=500)
    reason = reason_field("Why is it added?", "Enter why it is added")

    def __init__(self, data: Any = None, *, partnerships: list[Partnership]) -> None:
        super().__init__(data)
        self.only = partnerships[0] if len(partnerships) == 1 else None
        if self.only:
            del self.fields["partnership"]
        else:
            chosen = Partnership.objects.filter(pk__in=[each.pk for each in partnerships])
            self.fields["partnership"].queryset = chosen  # type: ignore[attr-defined]
