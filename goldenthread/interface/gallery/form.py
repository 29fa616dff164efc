"""The gallery's form: one field of every kind, empty and with every kind of problem."""

from __future__ import annotations

from django import forms

from goldenthread.interface.forms import Checkboxes, DateInputField, GovukForm, MultipleFileField, Radios


class ExampleForm(GovukForm, forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Name of the milestone", help_text="As it will be read by the board.")
    lead_email = forms.EmailField(label="E-mail address of the lead", required=False)
    children = forms.IntegerField(
        label="Number of children",
        required=False,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
    )
    success = forms.CharField(
        label="How you will know it worked", max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
    priority = forms.ChoiceField(
        label="Priority",
        choices=[
            ("", "Choose one"),
            ("1", "1 Early help"),
            ("2", "2 Safe from harm"),
            ("3", "3 Ready for work"),
        ],
    )
    polarity = forms.ChoiceField(
        label="What is good news?",
        widget=Radios(hints={"close": "Such as a caseload, which may be too low as well as too high."}),
        choices=[
            ("high", "A higher figure"),
            ("low", "A lower figure"),
            ("close", "Being close to the target"),
        ],
    )
    partners = forms.MultipleChoiceField(
        label="Partners",
        required=False,
        widget=Checkboxes,
        choices=[("nhs", "Clinical commissioning group"), ("police", "Police"), ("schools", "Schools forum")],
    )
    due = DateInputField(label="Due date", help_text="For example, 31 3 2017")
    agreed = forms.BooleanField(label="The board has agreed this wording", required=False)
    paper = MultipleFileField(
        label="Plan or report", required=False, help_text="Word, PDF, Excel or text, up to 50 MB each."
    )


def form_with_problems() -> ExampleForm:
    """The form as it comes back when nearly everything is wrong."""
    data = {
        "wrong-lead_email": "lead at example",
        "wrong-due_day": "31",
        "wrong-due_month": "2",
        "wrong-due_year": "2017",
        "wrong-children": "many",
    }
    form = ExampleForm(data, {}, prefix="wrong")
    form.add_error(None, "This milestone was changed by somebody else while you were editing it")
    return form
