"""Signing in, and one's own password: the pages of the accounts package that this product uses.

Nobody signs up on their own. An administrator gives a password for once, which has to be changed
before anything else; whoever forgets theirs asks an administrator, or, where this installation sends
e-mail, has a link sent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.forms import ChangePasswordForm, ResetPasswordForm, ResetPasswordKeyForm
from allauth.account.views import PasswordChangeView, PasswordResetFromKeyView, PasswordResetView
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy

from goldenthread.interface.forms import GovukForm
from goldenthread.partnerships.models import Person
from goldenthread.partnerships.permissions import NotAllowed

#: What somebody with a password for once may open: the page to change it, and the way out.
_OPEN_WITH_A_ONE_TIME_PASSWORD = {"account_change_password", "account_logout"}

_RULES = (
    "At least 12 characters. Three words that do not belong together are easy to remember and hard to guess."
)


def sends_email() -> bool:
    """Whether this installation was told how to send e-mail."""
    return bool(getattr(settings, "SENDS_EMAIL", False))


class ChangeOwnPasswordForm(GovukForm, ChangePasswordForm):
    """The password somebody has, and the one they want."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, oldpassword="Password you have now")
        self.fields["oldpassword"].help_text = ""


class ChooseNewPasswordForm(GovukForm, ResetPasswordKeyForm):
    """A new password, after following the link that was sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self)


class ForgottenPasswordForm(GovukForm, ResetPasswordForm):
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Email address you sign in with"


def _say(form: Any, **labels: str) -> None:
    labels |= {"password1": "New password", "password2": "New password again"}
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].error_messages["required"] = f"Enter the {label[0].lower()}{label[1:]}"
    form.fields["password1"].help_text = _RULES


class ChangeOwnPassword(PasswordChangeView):
    """Change one's own password; the one given by an administrator has to be changed first of all."""

    form_class = ChangeOwnPasswordForm
    success_url = reverse_lazy("home")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whoever is signed in without a password has none to change."""
        if isinstance(request.user, Person) and not request.user.has_usable_password():
            raise NotAllowed("You are signed in without a password here, so there is none to change.")
        return super().dispatch(request, *args, **kwargs)

    def get_default_success_url(self) -> str:
        """Home, where what was asked for begins."""
        return str(self.success_url)


class ForgottenPassword(PasswordResetView):
    """What to do about a forgotten password: a link by e-mail, or an administrator."""

    form_class = ForgottenPasswordForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Says whether a link can be sent at all."""
        return {**super().get_context_data(**kwargs), "sends_email": sends_email()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the link; where nothing can be sent, say again whom to ask."""
        if not sends_email():
            return self.get(request, *args, **kwargs)
        return super().post(request, *args, **kwargs)


class ChooseNewPassword(PasswordResetFromKeyView):
    """The page that the link leads to."""

    form_class = ChooseNewPasswordForm


class OneTimePasswordMiddleware:
    """Leads whoever signed in with a password for once to the page where they change it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, arguments: Any, named: Any
    ) -> HttpResponseBase | None:
        """Nothing else opens until then."""
        if not getattr(request.user, "password_is_one_time", False):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        return None if name in _OPEN_WITH_A_ONE_TIME_PASSWORD else redirect("account_change_password")
