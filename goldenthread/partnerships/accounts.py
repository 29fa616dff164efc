"""How people come to have an account: an administrator makes it. Nobody signs up on their own."""

from __future__ import annotations

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from goldenthread.partnerships.actions import choose_password
from goldenthread.partnerships.models import Person


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Signing up is closed: a partnership knows who works with it."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": (
            "The email address or the password is not right. Check both, or ask your administrator for a new "
            "password"
        ),
        "enter_current_password": "Enter the password you have now",
        "too_many_login_attempts": "Too many attempts. Wait five minutes, then try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def set_password(self, user: Person, password: str) -> None:
        """Somebody chose their own password; the record says so."""
        choose_password(person=user, password=password, by=user)

    def format_email_subject(self, subject: str) -> str:
        """The subject as it is written; no name of a site before it."""
        return subject
