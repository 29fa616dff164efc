"""What every plan page starts with: which plans this person may see, as at when, and one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from goldenthread.partnerships.models import Partnership
from goldenthread.partnerships.permissions import (
    check_can_accept_findings,
    check_can_change_plans,
    check_can_view_plans,
    check_looking_at_now,
    partnerships_visible_to,
)
from goldenthread.plans.content import PlanContent
from goldenthread.plans.models import Part, Plan
from goldenthread.plans.queries import contents_of, plans_of, was_known
from goldenthread.plans.thread import Located, locate, locate_all


@dataclass(slots=True)
class Asking:
    """Who is asking, as at when, and the plans they may see."""

    person: Any
    as_at: date | None
    today: date
    partnerships: list[Partnership]
    plans: list[Plan]
    contents: dict[int, PlanContent]

    @property
    def everything(self) -> list[PlanContent]:
        """What every visible plan says, by when the plan starts."""
        return [self.contents[plan.pk] for plan in self.plans]

    def parts(self) -> list[Located]:
        """Every part of every visible plan."""
        return list(locate_all(self.everything))

    def plan_of(self, content: PlanContent) -> Plan:
        """The plan that a content belongs to."""
        return next(plan for plan in self.plans if plan.pk == content.identity)


def asking(request: HttpRequest) -> Asking:
    """Everything this person may see, as at the date they are looking at."""
    partnerships = partnerships_visible_to(request.user)
    as_at = request.as_at  # type: ignore[attr-defined]
    plans = plans_of(partnerships, as_at=as_at)
    contents = contents_of(plans, as_at=as_at)
    for plan in plans:
        plan.title = contents[plan.pk].title  # as it was called then
    return Asking(
        person=request.user,
        as_at=as_at,
        today=request.today,  # type: ignore[attr-defined]
        partnerships=partnerships,
        plans=plans,
        contents=contents,
    )


def plan_or_404(request: HttpRequest, key: str) -> Plan:
    """The plan at this address, where it was known at the date asked about.

    Somebody from elsewhere is told no more than that there is nothing.
    """
    if "\x00" in key:  # a key given in a query; no database keeps such text
        raise Http404
    plan = Plan.objects.filter(key=key, removed=False).select_related("partnership").first()
    if plan is None:
        raise Http404
    _hide_from_strangers(request, plan)
    as_at = request.as_at  # type: ignore[attr-defined]
    if as_at is not None:
        if not was_known(plan, as_at):
            raise Http404
        plan.title = contents_of([plan], as_at=as_at)[plan.pk].title  # as it was called then
    return plan


def part_or_404(request: HttpRequest, pk: int) -> Part:
    """The part at this address, also one that was taken out (its history is still there)."""
    part = Part.objects.filter(pk=pk).select_related("plan__partnership").first()
    if part is None:
        raise Http404
    _hide_from_strangers(request, part.plan)
    return part


def _hide_from_strangers(request: HttpRequest, plan: Plan) -> None:
    try:
        check_can_view_plans(request.user, plan.partnership)
    except PermissionDenied as refused:
        raise Http404 from refused


def located_or_404(request: HttpRequest, pk: int) -> tuple[Part, Located]:
    """A part, and where it stood in its plan as at the date asked about."""
    part = part_or_404(request, pk)
    content = contents_of([part.plan], as_at=request.as_at)[part.plan.pk]  # type: ignore[attr-defined]
    located = locate(content, pk)
    if located is None:
        raise Http404
    return part, located


def check_may_change(request: HttpRequest, partnership: Partnership) -> None:
    """Raise unless the person may change plans, and is looking at now."""
    check_can_change_plans(request.user, partnership)
    check_looking_at_now(request)


def check_may_accept(request: HttpRequest, partnership: Partnership) -> None:
    """Raise unless the person may accept findings of the plan check, and is looking at now."""
    check_can_accept_findings(request.user, partnership)
    check_looking_at_now(request)
