"""Any Django form speaks and looks as GOV.UK forms do."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.template import Context, Template
from django.utils.datastructures import MultiValueDict
from hypothesis import given, strategies as st

from goldenthread.interface.forms import (
    Checkboxes,
    DateInputField,
    GovukForm,
    MultipleFileField,
    Radios,
    first_control_id,
    lower_first,
    read_date_part,
)
from tests.interface.page import Page

CHOICES = [("a", "First"), ("b", "Second")]


def form_with(field: forms.Field, data: dict | None = None, files: dict | None = None) -> forms.Form:
    """A plain Django form with one field called `thing`."""
    kind = type("PlainForm", (forms.Form,), {"thing": field})
    return kind(data, files) if data is not None else kind()


@pytest.mark.parametrize(
    ("field", "selector"),
    [
        (forms.CharField(), "input.govuk-input[type=text]"),
        (forms.EmailField(), "input.govuk-input[type=email]"),
        (forms.URLField(assume_scheme="https"), "input.govuk-input[type=url]"),
        (forms.IntegerField(), "input.govuk-input[type=text][inputmode=numeric]"),
        (forms.DecimalField(), "input.govuk-input[type=text][inputmode=decimal]"),
        (forms.CharField(widget=forms.Textarea), "textarea.govuk-textarea"),
        (forms.CharField(widget=forms.PasswordInput), "input.govuk-password-input__input[type=password]"),
        (forms.ChoiceField(choices=CHOICES), "select.govuk-select"),
        (forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect), "input.govuk-radios__input"),
        (forms.ChoiceField(choices=CHOICES, widget=Radios), "input.govuk-radios__input"),
        (
            forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple),
            "input.govuk-checkboxes__input",
        ),
        (forms.MultipleChoiceField(choices=CHOICES, widget=Checkboxes), "input.govuk-checkboxes__input"),
        (forms.BooleanField(), "input.govuk-checkboxes__input"),
        (forms.FileField(), "input.govuk-file-upload[type=file]"),
        (MultipleFileField(), "input.govuk-file-upload[type=file][multiple]"),
        (DateInputField(), "input.govuk-date-input__input"),
        (forms.DateField(), "input.govuk-input[type=text]"),
        (forms.CharField(widget=forms.HiddenInput), "input[type=hidden]"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, forms.Field) else str(value),
)
def test_a_plain_form_renders_every_kind_of_field_in_govuk_markup(field, selector):
    page = Page(str(form_with(field)))
    assert page.find(selector)
    assert not page.find("[required]")


@pytest.mark.parametrize(
    "field",
    [
        forms.CharField(help_text="As the board reads it"),
        forms.CharField(widget=forms.Textarea, help_text="As the board reads it"),
        forms.ChoiceField(choices=CHOICES, help_text="As the board reads it"),
        forms.FileField(help_text="As the board reads it"),
    ],
    ids=lambda field: type(field.widget).__name__,
)
def test_a_control_is_tied_to_its_label_its_hint_and_its_error(field):
    page = Page(str(form_with(field, {}, {})))
    assert page.find("label[for=id_thing]")
    assert page.one("#id_thing").attrs["aria-describedby"] == "id_thing_helptext id_thing_error"
    assert page.text("#id_thing_helptext") == "As the board reads it"
    assert page.text("#id_thing_error") == "Error: This field is required."
    assert page.find("div.govuk-form-group--error")


@pytest.mark.parametrize(
    "field",
    [
        forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect),
        forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple),
        DateInputField(),
    ],
    ids=lambda field: type(field.widget).__name__,
)
def test_several_controls_stand_in_a_fieldset_with_a_legend(field):
    field.label, field.help_text = "What is it?", "Choose"
    page = Page(str(form_with(field, {})))
    assert page.text("legend.govuk-fieldset__legend") == "What is it?"
    assert page.one("fieldset").attrs["aria-describedby"] == "id_thing_helptext id_thing_error"


@pytest.mark.parametrize(
    ("field", "label"),
    [
        (forms.CharField(label="Name"), "Name"),
        (forms.CharField(label="Name", required=False), "Name (optional)"),
        (forms.CharField(label="Name (optional)", required=False), "Name (optional)"),
        (forms.BooleanField(label="Agreed", required=False), "Agreed"),
    ],
)
def test_optional_fields_say_so_and_required_ones_do_not(field, label):
    assert Page(str(form_with(field))).text("label") == label


class FilterForm(GovukForm, forms.Form):
    mark_optional = False
    words = forms.CharField(label="Words", required=False)


def test_a_form_in_which_everything_is_optional_need_not_say_so():
    assert Page(str(FilterForm())).text("label") == "Words"


class SaysItsOwn(GovukForm, forms.Form):
    name = forms.CharField(label="Name of the plan")
    kpi = forms.CharField(label="KPI number")
    tier = forms.ChoiceField(label="Tier?", choices=CHOICES)
    agreed = forms.BooleanField(label="That the board agreed")
    paper = forms.FileField(label="Your plan")
    own = forms.CharField(label="Own", error_messages={"required": "Tell us, please"})
    count = forms.IntegerField(label="Number of children")
    mail = forms.EmailField(label="E-mail address")
    due = DateInputField(label="Due date")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("name", "", "Enter name of the plan"),
        ("kpi", "", "Enter KPI number"),
        ("tier", "", "Select tier"),
        ("tier", "z", "Select tier from the list"),
        ("agreed", "", "Select that the board agreed"),
        ("paper", "", "Select your plan"),
        ("own", "", "Tell us, please"),
        ("count", "", "Enter number of children"),
        ("count", "many", "Number of children must be a whole number, like 30"),
        ("mail", "lead at example", "Enter an email address in the correct format, like name@example.com"),
        ("due", "", "Enter due date"),
    ],
)
def test_what_is_missing_or_wrong_is_said_in_the_words_of_the_label(name, value, sentence):
    assert SaysItsOwn({name: value}, {}).errors[name] == [sentence]


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        ("31", "3", "2017", date(2017, 3, 31)),
        ("01", "03", "2017", date(2017, 3, 1)),
        (" 1 ", "March", "2017", date(2017, 3, 1)),
        ("1", "mar", "2017", date(2017, 3, 1)),
        ("1", "Sept", "2017", date(2017, 9, 1)),
        ("29", "2", "2016", date(2016, 2, 29)),
        ("29", "2", "2017", "Due date must be a real date"),
        ("0", "2", "2017", "Due date must be a real date"),
        ("1", "13", "2017", "Due date must be a real date"),
        ("1", "Brumaire", "2017", "Due date must be a real date"),
        ("one", "2", "2017", "Due date must be a real date"),
        ("1", "2", "0017", "Due date must be a real date"),
        ("١", "2", "2017", "Due date must be a real date"),
        ("1", "2", "17", "Due date must have a year of 4 numbers"),
        ("", "2", "2017", "Due date must include a day"),
        ("1", "", "2017", "Due date must include a month"),
        ("1", "2", "", "Due date must include a year"),
        ("", "", "2017", "Due date must include a day and month"),
        ("", "", "", "Enter due date"),
    ],
)
def test_a_date_is_read_from_day_month_and_year_or_the_error_names_what_to_correct(
    day, month, year, expected
):
    class DueForm(GovukForm, forms.Form):
        due = DateInputField(label="Due date")

    form = DueForm({"due_day": day, "due_month": month, "due_year": year})
    found = form.cleaned_data["due"] if form.is_valid() else form.errors["due"][0]
    assert found == expected


def test_a_date_that_may_be_left_out_is_none():
    form = form_with(DateInputField(required=False), {"thing_day": " "})
    assert form.is_valid()
    assert form.cleaned_data["thing"] is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_shown_and_sent_back_is_the_same_date(day):
    field = DateInputField()
    texts = field.widget.decompress(day)
    assert field.clean(texts) == day
    assert not field.has_changed(day, texts)


@given(st.lists(st.text(max_size=12), min_size=3, max_size=3))
def test_no_text_makes_a_date_field_fail_other_than_with_a_sentence(texts):
    try:
        found = DateInputField(label="Due date").clean(texts)
    except forms.ValidationError as problem:
        assert problem.messages[0]
    else:
        assert isinstance(found, date)


@pytest.mark.parametrize(
    ("part", "text", "number"),
    [
        ("day", "31", 31),
        ("day", "32", None),
        ("month", "December", 12),
        ("month", "DEC", 12),
        ("day", "Dec", None),
        ("year", "2017", 2017),
        ("year", "99999999999999999999", None),
        ("year", "-2017", None),
    ],
)
def test_a_part_of_a_date_is_a_number_within_its_limits(part, text, number):
    assert read_date_part(part, text) == number


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (("31", "2", "2017"), ["day", "month", "year"]),
        (("", "2", "2017"), ["day"]),
        (("1", "13", "2017"), ["month"]),
        (("1", "", ""), ["month", "year"]),
    ],
)
def test_only_the_parts_of_a_date_to_correct_are_marked(texts, wrong):
    data = dict(zip(("thing_day", "thing_month", "thing_year"), texts, strict=True))
    page = Page(str(form_with(DateInputField(label="Due"), data)))
    marked = [tag.attrs["id"] for tag in page.find("input.govuk-input--error")]
    assert marked == [f"id_thing_{part}" for part in wrong]


def test_three_unchanged_texts_are_no_change():
    assert not DateInputField().has_changed(date(2017, 3, 1), ["01", "March", "2017"])
    assert DateInputField().has_changed(date(2017, 3, 1), ["2", "3", "2017"])
    assert DateInputField().has_changed(None, ["2", "3", "2017"])
    assert not DateInputField().has_changed(None, ["", "", ""])


@pytest.mark.parametrize(
    ("field", "data", "target"),
    [
        (forms.CharField(), {}, "id_thing"),
        (forms.ChoiceField(choices=CHOICES), {}, "id_thing"),
        (forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect), {}, "id_thing_0"),
        (forms.MultipleChoiceField(choices=CHOICES, widget=Checkboxes), {}, "id_thing_0"),
        (forms.BooleanField(), {}, "id_thing"),
        (DateInputField(), {}, "id_thing_day"),
        (DateInputField(), {"thing_day": "1", "thing_month": "13", "thing_year": "2017"}, "id_thing_month"),
    ],
)
def test_the_error_summary_takes_a_person_to_the_control_to_correct(field, data, target):
    form = form_with(field, data)
    assert first_control_id(form["thing"]) == target
    summary = Template("{% load govuk_forms %}{% error_summary form %}").render(Context({"form": form}))
    page = Page(summary + str(form))
    assert [link.attrs["href"] for link in page.find(".govuk-error-summary a")] == [f"#{target}"]
    assert page.find(f"#{target}")


def test_a_problem_of_the_whole_form_is_in_the_summary_and_at_the_top_of_the_form():
    form = form_with(forms.CharField(), {"thing": "x"})
    form.add_error(None, "Somebody else changed this")
    summary = Template("{% load govuk_forms %}{% error_summary form %}").render(Context({"form": form}))
    page = Page(summary + str(form))
    assert page.text(".govuk-error-summary__list") == "Somebody else changed this"
    assert page.one(".govuk-error-summary a").attrs["href"] == "#form-errors"
    assert page.text("#form-errors") == "Error: Somebody else changed this"


def test_a_form_without_problems_has_no_summary():
    render = Template("{% load govuk_forms %}{% error_summary form %}").render
    assert render(Context({"form": form_with(forms.CharField())})).strip() == ""
    assert render(Context({"form": form_with(forms.CharField(), {"thing": "x"})})).strip() == ""


def test_what_a_person_typed_is_escaped_and_kept():
    text = '"><script>alert(1)</script>'
    page = Page(str(form_with(forms.EmailField(), {"thing": text})))
    assert page.one("#id_thing").attrs["value"] == text
    assert not page.find("script")


def test_help_is_escaped_unless_it_was_made_safe():
    page = Page(str(form_with(forms.CharField(help_text="<b>from a plan</b>"))))
    assert page.text("#id_thing_helptext") == "<b>from a plan</b>"


def test_a_long_text_says_how_much_room_there_is():
    page = Page(str(form_with(forms.CharField(max_length=400, widget=forms.Textarea))))
    assert page.one("[data-module=govuk-character-count]").attrs["data-maxlength"] == "400"
    assert page.text("#id_thing-info") == "You can enter up to 400 characters"


def test_a_choice_may_carry_a_hint():
    field = forms.ChoiceField(choices=CHOICES, widget=Radios(hints={"b": "The other one"}))
    page = Page(str(form_with(field)))
    assert page.text("#id_thing_1-hint") == "The other one"
    assert page.one("#id_thing_1").attrs["aria-describedby"] == "id_thing_1-hint"
    assert not page.find("#id_thing_0-hint")


def test_a_question_page_makes_the_label_its_heading():
    template = '{% load govuk_forms %}{% govuk_field form.thing size="l" page_heading=True %}'
    labelled = Template(template).render(Context({"form": form_with(forms.CharField(label="Which plan?"))}))
    assert Page(labelled).text("h1 label.govuk-label--l") == "Which plan?"
    chosen = form_with(forms.ChoiceField(label="Which?", choices=CHOICES, widget=Radios))
    legend = Template(template).render(Context({"form": chosen}))
    assert Page(legend).text("legend.govuk-fieldset__legend--l h1") == "Which?"


def test_several_files_are_all_kept():
    files = MultiValueDict({"thing": [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]})
    form = form_with(MultipleFileField(), QueryDict(), files)
    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["thing"]] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(("required", "errors"), [(True, ["This field is required."]), (False, [])])
def test_no_file_is_an_error_only_where_one_is_needed(required, errors):
    form = form_with(MultipleFileField(required=required), QueryDict(), MultiValueDict())
    assert form.errors.get("thing", []) == errors


@pytest.mark.parametrize(
    ("label", "inside"), [("Due date", "due date"), ("KPI name", "KPI name"), ("A", "a"), ("", "")]
)
def test_a_label_inside_a_sentence_begins_small_unless_it_is_an_abbreviation(label, inside):
    assert lower_first(label) == inside
