"""How people come to have an account: an administrator makes it. Nobody signs up on their own."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Signing up is closed: a partnership knows who works with it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
