"""Bringing what was accepted of a draft into a plan. This is the only way from a document into a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.documents.actions.bringing_in import thread_of
from goldenthread.documents.actions.deciding import check_open, settle
from goldenthread.documents.bringing import Bringing, what_goes_in
from goldenthread.documents.drafts import kept_draft
from goldenthread.documents.models import Decision, Upload
from goldenthread.documents.queries import decisions_of
from goldenthread.plans.actions import CannotChange, adopt_plan, amend_plan
from goldenthread.plans.content import Part as PartContent, Tier
from goldenthread.plans.models import Part, Plan


@dataclass(frozen=True, slots=True)
class PlanDetails:
    """What a new plan is called and when it runs, as the person who confirms it says."""

    title: str
    tier: Tier
    starts: date | None = None
    ends: date | None = None


@transaction.atomic
def confirm(
    *,
    upload: Upload,
    plan_index: int,
    by: Actor,
    into: Plan | None = None,
    details: PlanDetails | None = None,
    reason: str = "",
    discard_the_rest: bool = False,
) -> Plan:
    """Bring what was accepted or corrected of one draft plan into a plan, new or existing.

    What went in before stays as it is in the plan. Later parts of the same draft plan follow the first
    ones, so `into` then has to be that plan or may be left out. Raises CannotChange where there is
    nothing to bring in.
    """
    upload = Upload.objects.select_for_update(of=("self",)).defer("draft").get(pk=upload.pk)
    check_open(upload)
    draft = kept_draft(upload)
    if not 0 <= plan_index < len(draft.draft.plans):
        raise CannotChange("The draft has no such plan.")
    taken = decisions_of(upload).get(plan_index, {})
    bringing = what_goes_in(draft.draft.plans[plan_index], taken, prefix=key_prefix(upload))
    if not bringing.anything:
        raise CannotChange(
            "There is nothing to bring in. What was accepted is in the plan already, or nothing has been "
            "accepted yet. Accept the parts you want first."
        )
    into = _where_to(upload, taken, into)
    why = reason.strip() or f"Read from {upload.name}"
    plan = _enter(upload, bringing, into, details, by, why)
    _keep_what_entered(upload, plan_index, plan, bringing, by)
    if discard_the_rest:
        _discard(upload, plan_index, bringing.undecided, by)
    upload.into = plan
    upload.save(update_fields=["into"])
    after = {"plan": plan.pk, "parts": bringing.entering}
    record([Change("confirmed", "upload", upload, None, after, thread_of(upload))], by=by, reason=why)
    settle(upload, draft)
    return plan


def key_prefix(upload: Upload) -> str:
    """What makes the keys of a draft's parts unlike those of any other document's."""
    return f"document-{upload.pk}/"


def entered_plan(decisions: dict[str, Decision]) -> Plan | None:
    """The plan that parts of this draft plan have entered already."""
    return next((each.brought_into for each in decisions.values() if each.brought_into is not None), None)


def _where_to(upload: Upload, taken: dict[str, Decision], into: Plan | None) -> Plan | None:
    earlier = entered_plan(taken)
    if earlier is not None and not earlier.removed:
        if into is not None and into.pk != earlier.pk:
            raise CannotChange(
                f"The first parts of this went into “{earlier}”. The rest has to follow them there."
            )
        into = earlier
    if into is not None:
        # Nobody else may bring into the plan, or take it away, until this is done.
        into = Plan.objects.select_for_update().get(pk=into.pk)
        if into.removed or into.partnership_id != upload.partnership_id:
            raise CannotChange(f"{upload.partnership} has no plan called “{into}”.")
    return into


def _enter(
    upload: Upload, bringing: Bringing, into: Plan | None, details: PlanDetails | None, by: Actor, why: str
) -> Plan:
    content = bringing.content
    content.source = upload.name
    if into is not None:
        _lead_to_what_is_there(content.parts, into)
        amend_plan(plan=into, content=content, by=by, reason=why)
        return into
    if details is not None:
        content.title, content.tier = details.title.strip(), details.tier
        content.starts, content.ends = details.starts, details.ends
    if content.starts and content.ends and content.ends < content.starts:
        raise CannotChange(f"The last day must be on or after the first day, {content.starts:%-d %B %Y}.")
    try:
        with transaction.atomic():
            return adopt_plan(content=content, partnership=upload.partnership, by=by, reason=why)
    except IntegrityError as clash:
        raise CannotChange(
            f"A plan called “{content.title}” has been added in this moment. Bring this document into that "
            "plan, or give it another title."
        ) from clash


def _lead_to_what_is_there(parts: list[PartContent], plan: Plan) -> None:
    """Give signposts the wording their part has in the plan now, so that they are surely found there."""
    keys = {each.key: each for part in parts for each in part.walk()}
    for row in Part.objects.filter(plan=plan, key__in=list(keys), removed=False):
        keys[row.key].title, keys[row.key].number = row.title, row.number


def _keep_what_entered(upload: Upload, plan_index: int, plan: Plan, bringing: Bringing, by: Actor) -> None:
    at = timezone.now()
    Decision.objects.bulk_create(
        [
            Decision(
                upload=upload, plan_index=plan_index, part_key=key, choice="accepted", by_name=by.name, at=at
            )
            for key in bringing.brought_along
        ],
        update_conflicts=True,
        unique_fields=["upload", "plan_index", "part_key"],
        update_fields=["choice", "correction", "by_name", "at"],
        batch_size=500,
    )
    for start in range(0, len(bringing.entering), 500):
        Decision.objects.filter(
            upload=upload, plan_index=plan_index, part_key__in=bringing.entering[start : start + 500]
        ).update(brought_into=plan)


def _discard(upload: Upload, plan_index: int, parts: list[PartContent], by: Actor) -> None:
    at = timezone.now()
    Decision.objects.bulk_create(
        [
            Decision(
                upload=upload,
                plan_index=plan_index,
                part_key=part.key,
                choice="discarded",
                by_name=by.name,
                at=at,
            )
            for part in parts
        ],
        batch_size=500,
    )
