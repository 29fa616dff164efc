"""Local mode: one officer, on their own machine, signed in without a password.

Three conditions hold at every request, and any that fails ends it: the setting is on, the request
comes from this machine itself, and no proxy stands in between. The worked example sets it; an
officer trying their own plans sets GOLDENTHREAD_LOCAL=1.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from goldenthread.partnerships.models import Membership, Partnership, Person
from goldenthread.partnerships.roles import ADMINISTRATOR

LOCAL_OFFICER = "officer@local.invalid"

#: What proxies add to a request, each in its own way.
_SIGNS_OF_A_PROXY = ("HTTP_X_FORWARDED", "HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP", "HTTP_X_CLIENT_IP")


def came_from_this_machine(request: HttpRequest) -> bool:
    """Whether the request was made on the machine that answers it, with nothing in between."""
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return address.is_loopback and not any(name.startswith(_SIGNS_OF_A_PROXY) for name in request.META)


class LocalOfficerMiddleware:
    """Signs the local officer in, on this machine only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.LOCAL:
            if not came_from_this_machine(request):
                raise PermissionDenied(
                    "This installation is in local mode and only answers on the machine it runs on."
                )
            if not request.user.is_authenticated and not request.path.startswith("/static/"):
                officer = Person.objects.filter(email=LOCAL_OFFICER, is_active=True).first()
                if officer is not None:
                    login(request, officer, backend=settings.AUTHENTICATION_BACKENDS[0])
        return self.get_response(request)


def local_officer() -> Person:
    """The officer of local mode, made when first asked for. Nobody can sign in as them with a password."""
    officer = Person.objects.filter(email=LOCAL_OFFICER).first()
    return officer or Person.objects.create_user(
        email=LOCAL_OFFICER, name="Partnership officer", post="On this machine"
    )


def ensure_local_officer() -> bool:
    """Give the local officer a role in every partnership; False where there is no partnership yet."""
    partnerships = list(Partnership.objects.all())
    for partnership in partnerships:
        Membership.objects.get_or_create(
            person=local_officer(), partnership=partnership, role=ADMINISTRATOR.code, organisation=None
        )
    return bool(partnerships)
