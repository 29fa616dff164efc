"""The forms about documents. What a person types is kept when something is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.documents.actions.confirming import PlanDetails
from goldenthread.interface.forms import DateInputField, GovukForm, MultipleFileField, Radios
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.content import Kind, PlanContent, Tier
from goldenthread.plans.forms import PartForm
from goldenthread.plans.models import Plan

#: Where somebody says that no plan kept here is meant.
NEW = "new"
#: More at once is a mistake of the mouse; each is read on its own.
MOST_FILES = 20


class BringInForm(GovukForm, forms.Form):
    """One or several documents, for one partnership, perhaps to be read into a plan that is kept here."""

    mark_optional = False

    files = MultipleFileField(  # type: ignore[assignment]
        label="Documents",
        help_text=(
            "Word, PDF, Excel, CSV or text, up to 50 MB each. A plan, an action plan, a performance report, "
            "or a board’s pack with all of them. Choose several to have each read on its own."
        ),
        error_messages={
            "required": "Select a document to read",
            "missing": "Select a document to read",
            "empty": "The selected file is empty",
        },
        allow_empty_file=True,  # an empty file is kept and refused with its own sentence, as all bad input is
    )
    partnership = forms.ModelChoiceField(
        label="Whose documents are they?",
        queryset=Partnership.objects.none(),
        empty_label=None,
        widget=Radios,
        error_messages={"required": "Select whose documents they are"},
    )
    into = forms.ModelChoiceField(
        label="Do they belong to a plan that is kept here already?",
        help_text="You can change this later: nothing enters a plan before you confirm it.",
        queryset=Plan.objects.none(),
        required=False,
        empty_label="No, or I do not know yet",
    )

    def __init__(self, data: Any = None, files: Any = None, *, partnerships: Sequence[Partnership]) -> None:
        super().__init__(data, files)
        self.only = partnerships[0] if len(partnerships) == 1 else None
        pks = [each.pk for each in partnerships]
        if self.only:
            del self.fields["partnership"]
        else:
            self.fields["partnership"].queryset = Partnership.objects.filter(pk__in=pks)  # type: ignore[attr-defined]
        plans = Plan.objects.filter(partnership__in=pks, removed=False).select_related("partnership")
        self.fields["into"].queryset = plans.order_by("partnership__name", "title")  # type: ignore[attr-defined]
        if not plans.exists():
            self.fields["into"].widget = forms.HiddenInput()
        if not self.only:
            self.fields["into"].label_from_instance = lambda plan: f"{plan.title} ({plan.partnership.name})"  # type: ignore[attr-defined]

    def clean_files(self) -> list[Any]:
        """Not too many at once."""
        files: list[Any] = self.cleaned_data["files"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"Select {MOST_FILES} documents at most")
        return files

    def clean(self) -> dict[str, Any]:
        """A plan belongs to one partnership, and documents read into it to the same."""
        cleaned = super().clean() or self.cleaned_data
        if self.only:
            cleaned["partnership"] = self.only
        partnership, plan = cleaned.get("partnership"), cleaned.get("into")
        if partnership and plan and plan.partnership_id != partnership.pk:
            self.add_error("into", f"Select a plan of {partnership}, or none")
        return cleaned


class CorrectionForm(PartForm):
    """What a part of a draft should say, and what kind of part it is where it could be another.

    No reason is asked: the draft is nobody's plan yet. That comes when it enters one.
    """

    def __init__(
        self, data: Any = None, *, kind: Kind, kinds: Sequence[tuple[Kind, str]], **kwargs: Any
    ) -> None:
        if data is not None and "kind" not in data:
            data = data.copy()
            data["kind"] = kind.value  # who does not say otherwise leaves it as it is
        super().__init__(data, kind=kind, reason_needed=False, **kwargs)
        del self.fields["reason"]
        if len(kinds) > 1:
            self.fields["kind"] = forms.ChoiceField(
                label="What it is",
                choices=[(kind.value, word[:1].upper() + word[1:]) for kind, word in kinds],
                initial=self.kind.value,
                error_messages={"invalid_choice": "Select what it is from the list"},
            )
            self.order_fields(["kind"])

    def changed_fields(self) -> dict[str, Any]:
        """What the person asked for, as fields of a part's state."""
        return {"kind": self.cleaned_data.get("kind", self.kind.value), **super().changed_fields()}


class WhereToForm(GovukForm, forms.Form):
    """Into a new plan, or into one of the partnership's."""

    into = forms.ChoiceField(label="Where should it go?")

    def __init__(self, data: Any = None, *, plans: Sequence[Plan], chosen: str) -> None:
        super().__init__(data, initial={"into": chosen})
        choices = [(NEW, "Into a new plan"), *((str(plan.pk), f"Into “{plan.title}”") for plan in plans)]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]


class ConfirmForm(GovukForm, forms.Form):
    """What a new plan is called and when it runs; what happens to the rest; why."""

    title = forms.CharField(
        label="Title of the plan",
        max_length=300,
        help_text="As people know it",
        error_messages={"required": "Enter the title of the plan"},
    )
    tier = forms.ChoiceField(
        label="Kind of plan", choices=[(tier.value, tier.value.capitalize()) for tier in Tier]
    )
    starts = DateInputField(label="First day", required=False, help_text="For example, 1 4 2026")
    ends = DateInputField(label="Last day", required=False, help_text="For example, 31 3 2028")
    rest = forms.ChoiceField(
        label="What should happen to the rest?",
        choices=[("wait", "It waits until somebody decides"), ("discard", "Discard it")],
        widget=Radios(hints={"discard": "It stays readable here, and can be put back."}),
        initial="wait",
    )
    reason = forms.CharField(
        label="Why is this being brought in?",
        help_text="The history keeps the reason. For example: the plan adopted by the board on 12 July.",
        required=False,
        max_length=1000,
    )

    def __init__(self, data: Any = None, *, plan: PlanContent, new: bool, rest: int, title: str = "") -> None:
        initial = {
            "title": (title or plan.title)[:300],
            "tier": plan.tier.value,
            "starts": plan.starts,
            "ends": plan.ends,
        }
        super().__init__(data, initial={**initial, "rest": "wait"})
        if not new:
            for name in ("title", "tier", "starts", "ends"):
                del self.fields[name]
        if not rest:
            del self.fields["rest"]

    def clean(self) -> dict[str, Any]:
        """A plan does not end before it starts."""
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", f"The last day must be on or after the first day, {starts:%-d %B %Y}")
        return cleaned

    def details(self) -> PlanDetails | None:
        """What the person says about a new plan; None where it goes into one that is there."""
        if "title" not in self.fields:
            return None
        given = self.cleaned_data
        return PlanDetails(given["title"], Tier(given["tier"]), given["starts"], given["ends"])


class DiscardForm(GovukForm, forms.Form):
    """Why a document is put aside."""

    reason = forms.CharField(label="Why is it not needed?", required=False, max_length=1000)
