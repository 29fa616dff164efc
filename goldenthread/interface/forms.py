"""Forms that look and speak as GOV.UK forms do.

Any Django form renders in this markup, because the setting ``FORM_RENDERER`` names
:class:`GovukRenderer`; nothing has to be changed in the form itself. Three kinds of field are added
that Django lacks: a date asked as day, month and year; choices with a hint each; several files at
once. The patterns and the wording of errors follow the GOV.UK Design System (text input, date input,
error message, error summary, file upload).
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorDict
from django.template.backends.django import DjangoTemplates as TemplateBackend
from django.utils.functional import cached_property

_DJANGO_FORM_TEMPLATES = Path(forms.__file__).parent / "templates"
_OUR_FORM_TEMPLATES = Path(__file__).parent / "form_templates"


class GovukRenderer(DjangoTemplates):
    """Renders every form, field and widget with GOV.UK markup; widgets we do not restyle stay Django's."""

    form_template_name = "interface/forms/form.html"
    formset_template_name = "interface/forms/formset.html"
    field_template_name = "interface/forms/field.html"

    @cached_property
    def engine(self) -> TemplateBackend:
        """An engine of its own, so that our widgets' templates do not reach Django's other pages."""
        return TemplateBackend(
            {
                "APP_DIRS": True,
                "DIRS": [_OUR_FORM_TEMPLATES, _DJANGO_FORM_TEMPLATES],
                "NAME": "interfaceforms",
                "OPTIONS": {},
            }
        )


class GovukForm:
    """Mix into a form for GOV.UK's wording of "this is required"; fields that say their own keep it.

    Use before the form class: ``class DueDateForm(GovukForm, forms.Form)``.
    `mark_optional` says whether optional fields carry "(optional)" in their label; forms where
    everything is optional, such as filters, set it to False.
    """

    mark_optional = True
    use_required_attribute = False

    fields: dict[str, forms.Field]
    errors: ErrorDict

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = str(field.label or name.replace("_", " ").capitalize()).rstrip("?: ")
            defaults = _default_messages(field)
            for code, sentence in _sentences(field, label).items():
                if field.error_messages.get(code) == defaults.get(code):
                    field.error_messages[code] = sentence


def _default_messages(field: forms.Field) -> dict[str, Any]:
    """What Django would say, so that a field's own sentences are told apart from Django's."""
    messages: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        messages.update(getattr(kind, "default_error_messages", {}))
    return messages


def _sentences(field: forms.Field, label: str) -> dict[str, str]:
    """GOV.UK's wording of what is missing or wrong, for this kind of field."""
    sentences = {"required": _required_sentence(field, label)}
    if isinstance(field, forms.IntegerField) and type(field).__name__ == "IntegerField":
        sentences["invalid"] = f"{label} must be a whole number, like 30"
    elif isinstance(field, forms.DecimalField | forms.FloatField):
        sentences["invalid"] = f"{label} must be a number, like 30 or 0.5"
    elif isinstance(field, forms.EmailField):
        sentences["invalid"] = "Enter an email address in the correct format, like name@example.com"
    elif isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        what = "an answer" if label.endswith("?") else lower_first(label)
        sentences["invalid_choice"] = f"Select {what} from the list"
    elif isinstance(field, forms.FileField):
        sentences["empty"] = "The selected file is empty"
    return sentences


def _required_sentence(field: forms.Field, label: str) -> str:
    if label.endswith("?"):  # a question is asked once more; better is a sentence of the form's own
        return f"Answer the question “{label}”"
    lower = lower_first(label)
    if isinstance(field, forms.FileField):
        return (
            f"Select {lower}" if lower.startswith(("a ", "the ", "your ")) else f"Select a file for {lower}"
        )
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.BooleanField):
        return f"Select {lower}"
    return f"Enter {lower}"


def lower_first(text: str) -> str:
    """A label as it reads inside a sentence: "Due date" gives "due date", "KPI name" stays."""
    if len(text) > 1 and text[1].isupper():
        return text
    return text[:1].lower() + text[1:]


# Dates ------------------------------------------------------------------------------------------

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}

_PARTS = ("day", "month", "year")


def read_date_part(part: str, text: str) -> int | None:
    """The number a person meant by what they typed for a day, month or year; None where it is not one.

    A month may be written as its name or its first three letters. A year needs its four digits.
    """
    text = text.strip()
    if part == "month" and text.lower() in _MONTHS:
        return _MONTHS[text.lower()]
    if not (text.isascii() and text.isdigit()):
        return None
    number = int(text) if len(text) <= 4 else -1
    limits = {"day": (1, 31), "month": (1, 12), "year": (1000, 9999)}
    low, high = limits[part]
    return number if low <= number <= high else None


def _three_texts(value: date | None) -> list[str]:
    return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]


class DateInputWidget(forms.MultiWidget):
    """Three short fields for day, month and year, as GOV.UK's date input has them."""

    template_name = "django/forms/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in _PARTS}, attrs)

    def decompress(self, value: date | None) -> list[str]:
        """The three texts of a date that is already known."""
        return _three_texts(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds to each part its label, and whether it is the one that needs correcting."""
        context = super().get_context(name, value, attrs)
        subwidgets = context["widget"]["subwidgets"]
        texts = [str(part["value"] or "") for part in subwidgets]
        wrong = [read_date_part(part, text) is None for part, text in zip(_PARTS, texts, strict=True)]
        has_error = bool((attrs or {}).get("aria-invalid"))
        for part, subwidget, is_wrong in zip(_PARTS, subwidgets, wrong, strict=True):
            subwidget["part"] = part
            subwidget["label"] = part.capitalize()
            subwidget["invalid"] = has_error and (is_wrong or not any(wrong))
            identifier = context["widget"]["attrs"].get("id")
            if identifier:
                subwidget["attrs"]["id"] = f"{identifier}_{part}"
        return context


class DateInputField(forms.Field):
    """A date asked as day, month and year. Cleans to a `datetime.date`, or None where it may be left out.

    The sentences for what is missing or wrong are those of the GOV.UK Design System's date input.
    """

    widget = DateInputWidget
    default_error_messages = {"required": forms.Field.default_error_messages["required"]}

    def _name(self) -> str:
        return str(self.label or "Date")

    def clean(self, value: Sequence[str] | date | None) -> date | None:
        """Raises ValidationError with one sentence that names what to correct."""
        if isinstance(value, date):
            return value
        texts = [(text or "").strip() for text in (value or ["", "", ""])]
        if not any(texts):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        missing = [part for part, text in zip(_PARTS, texts, strict=True) if not text]
        if missing:
            raise ValidationError(f"{self._name()} must include a {' and '.join(missing)}", code="incomplete")
        if texts[2].isascii() and texts[2].isdigit() and len(texts[2]) < 4:
            raise ValidationError(f"{self._name()} must have a year of 4 numbers", code="year")
        day, month, year = (read_date_part(part, text) for part, text in zip(_PARTS, texts, strict=True))
        try:
            if day is None or month is None or year is None:
                raise ValueError
            found = date(year, month, day)
        except ValueError:
            raise ValidationError(f"{self._name()} must be a real date", code="invalid") from None
        self.run_validators(found)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the three texts mean another date than before."""
        if self.disabled:
            return False
        before = _three_texts(initial if isinstance(initial, date) else None)
        now = [(text or "").strip() for text in (data or ["", "", ""])]
        return _same_date(before) != _same_date(now)


def _same_date(texts: Sequence[str]) -> list[int | str]:
    """The parts as numbers where they are, so that "03" and "March" are no change from "3"."""
    return [read_date_part(part, text) or text for part, text in zip(_PARTS, texts, strict=True)]


# Choices with a hint each -------------------------------------------------------------------------


class _HintedChoices:
    """Gives single choices a line of explanation under their label; `hints` maps value to sentence."""

    def __init__(self, *args: Any, hints: Mapping[Any, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = {str(value): hint for value, hint in (hints or {}).items()}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        hint = self.hints.get(str(value))
        if hint:
            option["hint"] = hint
            if option["attrs"].get("id"):
                option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}-hint"
        return option


class Radios(_HintedChoices, forms.RadioSelect):
    """Radio buttons, each with an optional hint."""


class Checkboxes(_HintedChoices, forms.CheckboxSelectMultiple):
    """Checkboxes, each with an optional hint."""


# Files --------------------------------------------------------------------------------------------


class MultipleFileInput(forms.FileInput):
    """Choose or drag several files."""

    allow_multiple_selected = True


class MultipleFileField(forms.FileField):
    """Several uploaded files. Cleans to a list, empty where none was given and none is required."""

    widget = MultipleFileInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Every file is checked; the first one that fails is the one that is named."""
        given = list(data) if isinstance(data, list | tuple) else [data]
        cleaned = [super(MultipleFileField, self).clean(one, initial) for one in given if one]
        if not cleaned and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return cleaned


def first_control_id(field: forms.BoundField) -> str:
    """The id of the control an error summary should take a person to: the first one of the field."""
    widget = field.field.widget
    identifier = str(widget.attrs.get("id") or field.auto_id)
    if isinstance(widget, DateInputWidget):
        shown = widget.get_context(field.html_name, field.value(), {"id": identifier, "aria-invalid": "true"})
        parts = shown["widget"]["subwidgets"]
        return str(next(part["attrs"]["id"] for part in parts if part["invalid"]))
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.MultiWidget):
        return f"{identifier}_0"
    return field.id_for_label or identifier
