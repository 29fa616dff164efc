"""Accepting findings of the plan check, and reopening them."""

from __future__ import annotations

from django.db import transaction

from goldenthread.audit.actions import Actor, Change, now, record
from goldenthread.plans.actions.holding import hold_plan
from goldenthread.plans.actions.recording import thread_of
from goldenthread.plans.actions.refusals import check_reason
from goldenthread.plans.models import AcceptedFinding, Plan


@transaction.atomic
def accept_finding(
    *, plan: Plan, code: str, subject: str, fingerprint: str, by: Actor, reason: str
) -> AcceptedFinding:
    """Accept a finding of the plan check, with the reason; it is counted apart until its evidence changes."""
    hold_plan(plan)
    check_reason(reason, "Say why this finding is accepted; the reason is shown beside it.")
    accepted, _ = AcceptedFinding.objects.update_or_create(
        plan=plan,
        code=code,
        subject=subject,
        fingerprint=fingerprint,
        defaults={"reason": reason.strip(), "by_name": by.name, "at": now()},
    )
    after = {"code": code, "subject": subject, "fingerprint": fingerprint, "reason": reason.strip()}
    record([Change("accepted", "finding", accepted, None, after, thread_of(plan))], by=by, reason=reason)
    return accepted


@transaction.atomic
def reopen_finding(*, accepted: AcceptedFinding, by: Actor) -> None:
    """Take back the acceptance of a finding, where nobody else has done so already."""
    hold_plan(accepted.plan)
    if not AcceptedFinding.objects.filter(pk=accepted.pk).exists():
        return
    before = {
        "code": accepted.code,
        "subject": accepted.subject,
        "fingerprint": accepted.fingerprint,
        "reason": accepted.reason,
    }
    record([Change("reopened", "finding", accepted, before, None, thread_of(accepted.plan))], by=by)
    accepted.delete()
