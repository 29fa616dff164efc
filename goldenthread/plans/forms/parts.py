"""Editing one part: the fields its kind has, and no others."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from goldenthread.interface.forms import GovukForm
from goldenthread.plans.content import FIELDS, FigureRole, Kind, Polarity, ResponsibilityRole
from goldenthread.plans.presenting import FIGURE_ROLE_NAMES, POLARITY_SENTENCES, ROLE_NAMES
from goldenthread.plans.state import State
from goldenthread.plans.wording import one_of

_LABELS = {
    "why_it_matters": "Why it matters",
    "what_people_said": "What children, young people and families said",
    "objective": "Objective",
    "success": "What success will look like",
    "how_measured": "How it will be measured",
    "definition": "Definition",
    "due": "When it is due",
    "status": "Status",
    "frequency": "How often it is reported",
    "list_heading": "Heading above it in the document",
}
_HINTS = {
    "due": "As you would write it in the plan, for example “by March 2027” or “31 March 2027”",
    "status": "For example: not started, in progress, complete",
    "frequency": "For example: quarterly, annual",
    "success": "What will be different when it is done",
    "list_heading": "It stands above several lists. Give this list its own heading, or leave it empty",
}
#: Boxes as wide as what goes into them (GOV.UK: the width of a box says how much is asked for).
_SHORT = {"class": "govuk-input--width-10"}
_MIDDLING = {"class": "govuk-input--width-20"}
_LONG = {"why_it_matters", "what_people_said", "objective", "success", "how_measured", "definition"}

#: People type one line for each lead or figure; this separates what belongs together in a line.
SEPARATOR = "|"


class PartForm(GovukForm, forms.Form):
    """One part: its wording, number, the fields of its kind, who answers for it, and why it changes."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        kind: Kind,
        word: str,
        state: State | None = None,
        version: int = 0,
        reason_needed: bool = True,
    ) -> None:
        self.kind = kind
        self.state = state
        super().__init__(data, initial=_initial(state, version))
        if version:
            # Without it nobody could tell whether somebody else changed the part meanwhile.
            self.fields["version"].required = True
            self.fields["version"].error_messages["required"] = (
                "Open this page again and make your change there"
            )
        fields: dict[str, forms.Field] = {
            "title": forms.CharField(
                label=f"{word.capitalize()}: its wording",
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=5000,
                error_messages={"required": f"Enter the wording of the {word}"},
            ),
            "number": forms.CharField(
                label="Number", required=False, max_length=40, widget=forms.TextInput(attrs=_SHORT)
            ),
        }
        self.texts = (*FIELDS[kind], *(("list_heading",) if (state or {}).get("list_heading") else ()))
        for name in self.texts:
            fields[name] = _field(name)
        if kind == Kind.MEASURE:
            fields["measure"] = forms.CharField(
                label="Name of the measure",
                help_text="The name it has wherever it is used. Leave it empty to use the wording above.",
                required=False,
                max_length=500,
            )
            fields["figures"] = _Lines(
                label="Figures",
                required=False,
                help_text=(
                    "One to a line: what it is, the column’s heading and the figure as printed, with | "
                    f"between. What it is: {one_of(name.lower() for name in FIGURE_ROLE_NAMES.values())}. "
                    "For example: Target | 2026-27 | 85.0%"
                ),
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        fields["responsibilities"] = _Lines(
            label="Who answers for it",
            required=False,
            help_text=(
                "One to a line: the role, the organisation and the post, with | between. "
                f"The role is {one_of(name.lower() for name in ROLE_NAMES.values())}. "
                "For example: Led by | County Council | Group Manager, Early Help"
            ),
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        fields["strategies"] = forms.CharField(
            label="Linked strategies and plans",
            help_text="One to a line",
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        fields["reason"] = forms.CharField(
            label="Why is this being changed?",
            help_text="The history keeps the reason.",
            required=reason_needed,
            max_length=1000,
            error_messages={"required": "Enter why this is being changed"},
        )
        self.fields.update(fields)

    def clean_figures(self) -> list[dict[str, str]]:
        """Each line as a figure; a line whose first word is not known is refused with that line."""
        return [self._figure(line) for line in self.cleaned_data["figures"]]

    def _figure(self, line: str) -> dict[str, str]:
        pieces = [piece.strip() for piece in line.split(SEPARATOR)]
        role, comparator = _figure_role(pieces[0])
        if role is None or len(pieces) < 3 or not pieces[-1]:
            raise forms.ValidationError(
                f"“{line}” is not a figure. Write what it is, the column’s heading and the figure, with | "
                "between."
            )
        _check_length("What the figure is compared with", comparator, 200)
        _check_length("The column’s heading", pieces[1], 300)
        return {
            "role": role,
            "heading": pieces[1],
            "comparator": comparator,
            "text": SEPARATOR.join(pieces[2:]),
        }

    def clean_responsibilities(self) -> list[dict[str, str]]:
        """Each line as somebody who answers for it, keeping the text as it was first written."""
        written = {_responsibility_line(who): who for who in (self.state or {}).get("responsibilities", [])}
        return [
            written.get(line) or self._responsibility(line) for line in self.cleaned_data["responsibilities"]
        ]

    def _responsibility(self, line: str) -> dict[str, str]:
        pieces = [piece.strip() for piece in line.split(SEPARATOR)]
        names = {name.lower(): role for role, name in ROLE_NAMES.items()}
        role = names.get(pieces[0].lower())
        if role is None or len(pieces) < 2 or not pieces[1]:
            raise forms.ValidationError(
                f"“{line}” does not say who. Write the role, the organisation and the post, with | between."
            )
        post = pieces[2] if len(pieces) > 2 else ""
        _check_length("The organisation’s name", pieces[1], 300)
        _check_length("The post", post, 300)
        text = f"{pieces[1]} ({post})" if post else pieces[1]
        return {"role": role.value, "text": text, "organisation": pieces[1], "post": post, "person": ""}

    def clean_strategies(self) -> list[dict[str, str]]:
        """Each line as a linked strategy, keeping how the plan names one that was there before."""
        known = {link["name"]: link for link in (self.state or {}).get("strategies", [])}
        names = [line.strip() for line in self.cleaned_data["strategies"].splitlines() if line.strip()]
        for name in names:
            _check_length("The name of a strategy", name, 300)
        return [known.get(name, {"name": name, "text": name}) for name in names]

    def changed_fields(self) -> dict[str, Any]:
        """What the person asked for, as fields of a part's state."""
        fields = {name: self.cleaned_data[name] for name in ("title", "number", *self.texts)}
        fields["responsibilities"] = self.cleaned_data["responsibilities"]
        fields["strategies"] = self.cleaned_data["strategies"]
        if self.kind == Kind.MEASURE:
            fields["figures"] = self.cleaned_data["figures"]
            fields["measure"] = self.cleaned_data["measure"] or self.cleaned_data["title"].strip()[:500]
        return {
            name: value.replace("\r\n", "\n") if isinstance(value, str) else value
            for name, value in fields.items()
        }


def _check_length(what: str, text: str, longest: int) -> None:
    """Raise where one of several things in a field is longer than what is kept of it."""
    if len(text) > longest:
        raise forms.ValidationError(f"{what} must be {longest} characters or fewer; “{text[:40]}…” has more.")


class ReasonForm(GovukForm, forms.Form):
    """A reason, where that is all there is to say."""

    reason = forms.CharField(label="Why?", max_length=1000, error_messages={"required": "Enter the reason"})


class _Lines(forms.CharField):
    """A text of which each line that is not empty is one thing."""

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        text = super().to_python(value) or ""
        ProhibitNullCharactersValidator()(text)  # a list would hide it
        return [line.strip() for line in text.splitlines() if line.strip()]


def _field(name: str) -> forms.Field:
    if name == "polarity":
        return forms.ChoiceField(
            label="Is a higher figure better?",
            required=False,
            choices=[(polarity.value, POLARITY_SENTENCES[polarity]) for polarity in Polarity],
            widget=forms.RadioSelect,
        )
    widget = forms.Textarea(attrs={"rows": 4}) if name in _LONG else forms.TextInput(_MIDDLING)
    limit = 200 if name in ("status", "frequency") else 20_000
    return forms.CharField(
        label=_LABELS[name], required=False, help_text=_HINTS.get(name, ""), widget=widget, max_length=limit
    )


def _initial(state: State | None, version: int) -> dict[str, Any]:
    if state is None:
        return {"version": version}
    initial = dict(state)
    initial["version"] = version
    initial["figures"] = "\n".join(_figure_line(figure) for figure in state["figures"])
    initial["responsibilities"] = "\n".join(_responsibility_line(who) for who in state["responsibilities"])
    initial["strategies"] = "\n".join(link["name"] for link in state["strategies"])
    if state["measure"] == state["title"]:
        initial["measure"] = ""
    return initial


def _figure_line(figure: dict[str, str]) -> str:
    name = FIGURE_ROLE_NAMES[FigureRole(figure["role"])]
    if figure["comparator"]:
        name = f"{name}: {figure['comparator']}"
    text = figure["text"].replace("\n", " ")
    return f" {SEPARATOR} ".join([name, figure["heading"], text])


def _figure_role(text: str) -> tuple[str | None, str]:
    name, _, comparator = text.partition(":")
    names = {each.lower(): role for role, each in FIGURE_ROLE_NAMES.items()}
    role = names.get(name.strip().lower())
    return (role.value if role else None), comparator.strip()


def _responsibility_line(who: dict[str, str]) -> str:
    pieces = [
        ROLE_NAMES[ResponsibilityRole(who["role"])],
        who["organisation"] or who["text"].replace("\n", " "),
    ]
    if who["post"]:
        pieces.append(who["post"])
    return f" {SEPARATOR} ".join(pieces)
