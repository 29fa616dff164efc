"""People and roles: who may do what in a partnership, and the organisations that take part in it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.partnerships.actions import (
    CannotAdd,
    CannotGivePassword,
    CannotWithdraw,
    ChangedMeanwhile,
    add_member,
    change_organisation,
    give_one_time_password,
    one_time_password,
    withdraw_membership,
)
from goldenthread.partnerships.forms import AddPersonForm, NewPasswordForm, OrganisationForm, WithdrawForm
from goldenthread.partnerships.models import Membership, Organisation, Partnership, Person
from goldenthread.partnerships.permissions import (
    can_manage_people,
    can_view_plans,
    check_can_change_plans,
    check_can_manage_people,
    check_looking_at_now,
    memberships_of,
    partnerships_visible_to,
    person_of,
)
from goldenthread.partnerships.queries import last_event_of, people_of
from goldenthread.partnerships.roles import ROLES, Permission, Role


def _sent(request: HttpRequest) -> QueryDict | None:
    """What a form sent; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    """What each role may do, in plain words, and which of them this person holds."""
    yours = [
        {"role": ROLES[each.role], "partnership": each.partnership, "organisation": each.organisation}
        for each in memberships_of(request.user)
    ]
    return render(
        request,
        "partnerships/roles.html",
        {
            "yours": yours,
            "roles": [{"role": role, "allows": _allows(role)} for role in ROLES.values()],
        },
    )


def _allows(role: Role) -> list[str]:
    """What a role allows, each as a line of a list, in the order of the permissions."""
    allowed = [permission.value for permission in Permission if permission in role.permissions]
    return [f"{each[0].upper()}{each[1:]}" for each in allowed]


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Who has which role, in each partnership whose people this person manages."""
    may_change = request.as_at is None  # type: ignore[attr-defined]
    groups = []
    for partnership in _managed(request):
        held = people_of(partnership)
        groups.append(
            {
                "partnership": partnership,
                "count": len({each.person_id for each in held}),
                "roles": [
                    {
                        "role": role,
                        "rows": [
                            _row(each, may_change, own=each.person_id == request.user.pk)
                            for each in held
                            if each.role == role.code
                        ],
                    }
                    for role in ROLES.values()
                ],
            }
        )
    return render(request, "partnerships/people.html", {"groups": groups, "may_change": may_change})


def _managed(request: HttpRequest) -> list[Partnership]:
    """The partnerships whose people this person manages; PermissionDenied where there is none."""
    visible = partnerships_visible_to(request.user)
    managed = [partnership for partnership in visible if can_manage_people(request.user, partnership)]
    if not managed:
        if visible:
            check_can_manage_people(request.user, visible[0])
        raise PermissionDenied("You have no role in any partnership here. Ask an administrator for one.")
    return managed


def _row(membership: Membership, may_change: bool, *, own: bool) -> dict[str, Any]:
    """One person in one role, with what may be done about it. One's own password is changed elsewhere."""
    person, role = membership.person, ROLES[membership.role]
    about = f"({person.name}, {role.name.lower()})"
    actions = [("Withdraw the role", reverse("partnerships:withdraw_role", args=[membership.pk]))]
    if not own:
        actions.append(("New password", reverse("partnerships:new_password", args=[person.pk])))
    where = f"{person.email}, for {membership.organisation}" if membership.organisation else person.email
    return {
        "key": person.name,
        "value": where if person.is_active else f"{where} (the account is closed)",
        "actions": [{"text": text, "href": href, "about": about} for text, href in actions if may_change],
    }


@never_cache
@require_http_methods(["GET", "POST"])
def add_person(request: HttpRequest, slug: str) -> HttpResponse:
    """Give somebody a role, and an account with a password for once where they have none."""
    partnership = _managed_or_404(request, Partnership.objects.filter(slug=slug))
    check_looking_at_now(request)
    form = AddPersonForm(_sent(request), partnership=partnership)
    if request.method == "POST" and form.is_valid():
        password = one_time_password()
        given = form.cleaned_data
        try:
            membership = add_member(
                email=given["email"],
                name=given["name"],
                role=given["role"],
                partnership=partnership,
                organisation=given["organisation"] or "",
                password=password,
                password_is_one_time=True,
                by=person_of(request),
            )
        except (CannotAdd, ValidationError) as problem:
            form.add_error(None, str(problem) if isinstance(problem, CannotAdd) else problem)
        else:
            # The password is only theirs where the account was made just now.
            if membership.person.check_password(password):
                return _show_password(request, membership.person, password)
            messages.success(request, f"{membership.person} now is: {ROLES[membership.role].name.lower()}.")
            return redirect("partnerships:people")
    return render(request, "partnerships/add_person.html", {"partnership": partnership, "form": form})


def _show_password(request: HttpRequest, person: Person, password: str) -> HttpResponse:
    """The only time that the password is ever shown. It is kept nowhere, not even in the session."""
    return render(
        request,
        "partnerships/one_time_password.html",
        {"person": person, "password": password, "sign_in": request.build_absolute_uri("/")},
    )


def _managed_or_404(request: HttpRequest, found: QuerySet[Partnership]) -> Partnership:
    """The partnership, for one of its administrators. Strangers are told that there is nothing."""
    partnership = found.first()
    if partnership is None or not can_view_plans(request.user, partnership):
        raise Http404
    check_can_manage_people(request.user, partnership)
    return partnership


@require_http_methods(["GET", "POST"])
def withdraw_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a role away, with the reason. The account stays, with whatever other roles it has."""
    membership = get_object_or_404(
        Membership.objects.select_related("person", "partnership", "organisation"), pk=pk
    )
    _managed_or_404(request, Partnership.objects.filter(pk=membership.partnership_id))
    check_looking_at_now(request)
    form = WithdrawForm(_sent(request))
    role = ROLES[membership.role]
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_membership(
                membership=membership, by=person_of(request), reason=form.cleaned_data["reason"]
            )
        except CannotWithdraw as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"{membership.person} no longer is: {role.name.lower()}.")
            own_and_last = membership.person_id == request.user.pk and not _still_manages(person_of(request))
            return redirect("home" if own_and_last else "partnerships:people")
    return render(
        request, "partnerships/withdraw_role.html", {"membership": membership, "role": role, "form": form}
    )


def _still_manages(person: Person) -> bool:
    codes = [role.code for role in ROLES.values() if Permission.MANAGE_PEOPLE in role.permissions]
    return person.memberships.filter(role__in=codes).exists()


@never_cache
@require_http_methods(["GET", "POST"])
def new_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody who has forgotten theirs a password for once. It is shown here, and never again."""
    person = get_object_or_404(Person, pk=pk)
    theirs = Partnership.objects.filter(memberships__person=person)
    managed = [each for each in theirs if can_manage_people(request.user, each)]
    _managed_or_404(request, theirs.filter(pk=managed[0].pk) if managed else _seen(request, theirs))
    check_looking_at_now(request)
    form = NewPasswordForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            password = give_one_time_password(
                person=person, by=person_of(request), reason="Asked for a new password"
            )
        except CannotGivePassword as problem:
            form.add_error(None, str(problem))
        else:
            return _show_password(request, person, password)
    return render(request, "partnerships/new_password.html", {"person": person, "form": form})


def _seen(request: HttpRequest, theirs: QuerySet[Partnership]) -> QuerySet[Partnership]:
    """Those partnerships of somebody that this person may at least look into."""
    return theirs.filter(pk__in=[each.pk for each in partnerships_visible_to(request.user)])


@require_http_methods(["GET", "POST"])
def edit_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what an organisation is called and what sort of body it is; every plan follows."""
    organisation = get_object_or_404(Organisation.objects.select_related("partnership"), pk=pk)
    if not can_view_plans(request.user, organisation.partnership):
        raise Http404
    check_can_change_plans(request.user, organisation.partnership)
    check_looking_at_now(request)
    known_as = organisation.name
    last = last_event_of(organisation)
    seen = last.pk if last else 0
    form = OrganisationForm(_sent(request), organisation=organisation, seen=seen)
    if request.method == "POST" and form.is_valid():
        try:
            organisation = change_organisation(
                organisation=organisation,
                fields=form.changed_fields(),
                by=person_of(request),
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"] or 0,
            )
        except ChangedMeanwhile as problem:
            form.add_error(None, str(problem))
            form.data = {**form.data.dict(), "seen": str(seen)}  # type: ignore[attr-defined]
        except CannotAdd as problem:
            form.add_error("name", str(problem))
        else:
            messages.success(request, f"{organisation} has been changed.")
            # The page of an organisation belongs to the plans, which this part of the product does not know.
            return redirect(f"/organisations/{organisation.pk}/")
    return render(
        request,
        "partnerships/edit_organisation.html",
        {"organisation": organisation, "known_as": known_as, "form": form},
    )
