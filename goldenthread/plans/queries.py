"""The questions pages and reports ask about plans. Every answer can be given as at a past date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from goldenthread.audit.models import Event
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.content import (
    Kind,
    Part as PartContent,
    Place,
    PlanContent,
    Section as SectionContent,
    Tier,
)
from goldenthread.plans.models import Measure, Part, Plan, Section
from goldenthread.plans.state import (
    PART,
    PLAN,
    SECTION,
    State,
    content_from_state,
    day_from,
    plan_details,
    states_of,
)

#: Days that have a day before and after them on every clock; nothing is known outside.
_FIRST_DAY, _LAST_DAY = date(2, 1, 1), date(9998, 12, 31)


def end_of(day: date) -> datetime:
    """The last moment of a day here: "as at 21 June" includes what was learned on 21 June."""
    day = min(max(day, _FIRST_DAY), _LAST_DAY)
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(
        microseconds=1
    )


def plans_of(partnerships: Iterable[Partnership], *, as_at: date | None = None) -> list[Plan]:
    """The plans of these partnerships that were kept at the date, by when they start."""
    plans = Plan.objects.filter(partnership__in=list(partnerships), removed=False).select_related(
        "partnership"
    )
    if as_at is not None:
        known = Event.objects.filter(verb="adopted", subject_kind=PLAN, at__lte=end_of(as_at))
        plans = plans.filter(pk__in=known.values("subject_id"))
    return list(plans.order_by("starts", "title"))


def was_known(plan: Plan, as_at: date) -> bool:
    """Whether a plan was kept here already at a date."""
    adopted = Event.objects.about(PLAN, plan.pk).filter(verb="adopted")
    return adopted.filter(at__lte=end_of(as_at)).exists()


def contents_of(plans: Sequence[Plan], *, as_at: date | None = None) -> dict[int, PlanContent]:
    """What each plan says, as at a date, by the plan's identity.

    One query asks what last happened to each plan, and to the organisations of its partnership (a plan
    names them as they are called now); a plan to which nothing has happened since it was last read is
    not read again. The events are counted as well, because of two that are made in the same moment the
    one with the lower number may be the last to be kept. What comes back is shared: treat it as read-only.
    """
    threads = {plan.pk: (f"plan-{plan.pk}", f"partnership-{plan.partnership_id}") for plan in plans}
    rows = (
        Event.objects.filter(thread__in={thread for pair in threads.values() for thread in pair})
        .values("thread")
        .annotate(last=Max("id"), count=Count("id"))
    )
    happened = {row["thread"]: (row["last"], row["count"]) for row in rows}
    wanted = {
        pk: (pk, tuple(happened.get(thread, (0, 0)) for thread in pair), as_at)
        for pk, pair in threads.items()
    }
    missing = [plan for plan in plans if wanted[plan.pk] not in _kept]
    if missing:
        for pk, content in _read(missing, as_at).items():
            _keep(wanted[pk], content)
    return {plan.pk: _kept[wanted[plan.pk]] for plan in plans}


def content_of(plan: Plan, *, as_at: date | None = None) -> PlanContent:
    """What a plan says, as at a date (None: now)."""
    return contents_of([plan], as_at=as_at)[plan.pk]


_KeptKey = tuple[int, tuple[tuple[int, int], ...], date | None]
_kept: dict[_KeptKey, PlanContent] = {}
_KEPT_AT_MOST = 200  # plans; a plan of 450 parts takes about a megabyte


def _keep(key: _KeptKey, content: PlanContent) -> None:
    while len(_kept) >= _KEPT_AT_MOST:
        _kept.pop(next(iter(_kept)))
    _kept[key] = content


def forget() -> None:
    """Forget every plan read so far (for tests, where a database is rolled back)."""
    _kept.clear()


def _read(plans: Sequence[Plan], as_at: date | None) -> dict[int, PlanContent]:
    """Read plans whole, in a number of queries that does not depend on how many or how large they are."""
    rows = list(Part.objects.filter(plan__in=plans).order_by("plan", "position", "pk"))
    states = states_of(rows)
    plans = list(Plan.objects.filter(pk__in=[plan.pk for plan in plans]).select_related("partnership"))
    details: dict[int, dict[str, Any]] = {plan.pk: plan_details(plan) for plan in plans}
    if as_at is not None:
        _go_back(states, details, plans, as_at)
    versions = {row.pk: row.version for row in rows}
    parts_of: dict[int, dict[int, State]] = {plan.pk: {} for plan in plans}
    for row in rows:
        if row.pk in states and not states[row.pk]["removed"]:
            parts_of[row.plan_id][row.pk] = states[row.pk]
    sections = _sections(plans, as_at)
    return {
        plan.pk: _assemble(plan, details[plan.pk], parts_of[plan.pk], versions, sections.get(plan.pk, []))
        for plan in plans
    }


def _go_back(
    states: dict[int, State], details: dict[int, dict[str, Any]], plans: Sequence[Plan], as_at: date
) -> None:
    """Undo, in memory, everything that happened after a date."""
    threads = [f"plan-{plan.pk}" for plan in plans]
    later = Event.objects.filter(thread__in=threads, subject_kind__in=[PART, PLAN]).after(end_of(as_at))
    for event in later.values_list("subject_kind", "subject_id", "before"):
        kind, identity, before = event
        if kind == PLAN:
            if before is not None:
                details[identity] = before
        elif before is None:
            states.pop(identity, None)
        else:
            states[identity] = before


def _sections(plans: Sequence[Plan], as_at: date | None) -> dict[int, list[SectionContent]]:
    found: dict[int, list[SectionContent]] = {}
    then: dict[int, dict[str, str]] = {}
    if as_at is not None:
        threads = [f"plan-{plan.pk}" for plan in plans]
        later = Event.objects.filter(thread__in=threads, subject_kind=SECTION).after(end_of(as_at))
        then = {identity: before for identity, before in later.values_list("subject_id", "before") if before}
    for row in Section.objects.filter(plan__in=plans).order_by("plan", "position"):
        line = row.source_first_line
        place = Place(line, row.source_last_line or line) if line else None
        said = then.get(row.pk, {"title": row.heading, "text": row.text})
        found.setdefault(row.plan_id, []).append(SectionContent(said["title"], said["text"], place, row.pk))
    return found


def _assemble(
    plan: Plan,
    details: dict[str, Any],
    states: dict[int, State],
    versions: dict[int, int],
    sections: list[SectionContent],
) -> PlanContent:
    parts = {pk: content_from_state(pk, state, versions[pk]) for pk, state in states.items()}
    top: list[PartContent] = []
    for pk, state in sorted(states.items(), key=lambda each: (each[1]["position"], each[0])):
        above = parts.get(state["parent"]) if state["parent"] else None
        (above.parts if above else top).append(parts[pk])
    return PlanContent(
        title=details["title"],
        tier=Tier(details["tier"]),
        key=plan.key,
        partnership=plan.partnership.name,
        owner=details["owner"],
        starts=day_from(details["starts"]),
        ends=day_from(details["ends"]),
        adopted=day_from(details["adopted"]),
        words={Kind(kind): word for kind, word in details["words"].items()},
        parts=top,
        sections=sections,
        source=plan.source,
        identity=plan.pk,
    )


def history_of(part: Part, *, as_at: date | None = None) -> list[Event]:
    """Everything that happened to a part, the latest first, as known at a date."""
    events = Event.objects.about(PART, part.pk)
    return list(events if as_at is None else events.filter(at__lte=end_of(as_at)))


@dataclass(frozen=True, slots=True)
class PlanLinks:
    """The plans above that a plan serves, and the plans below that serve it."""

    serves: tuple[Plan, ...]
    served_by: tuple[Plan, ...]


def plan_links(plan: Plan, *, as_at: date | None = None) -> PlanLinks:
    """The links of a plan to other plans of its partnership, as they were at a date."""
    plans = plans_of([plan.partnership], as_at=as_at)
    serves: dict[int, set[int]] = {each.pk: set() for each in plans}
    for below, above in Plan.serves.through.objects.filter(from_plan__in=serves).values_list(
        "from_plan_id", "to_plan_id"
    ):
        serves[below].add(above)
    if as_at is not None:
        later = Event.objects.filter(subject_kind=PLAN, subject_id__in=serves, before__isnull=False)
        for below, before in later.after(end_of(as_at)).values_list("subject_id", "before"):
            serves[below] = set((before or {})["serves"])
    return PlanLinks(
        tuple(each for each in plans if each.pk in serves.get(plan.pk, ())),
        tuple(each for each in plans if plan.pk in serves[each.pk]),
    )


@dataclass(frozen=True, slots=True)
class PartLinks:
    """What a part serves and what serves it, in this plan or another."""

    serves: tuple[Part, ...]
    served_by: tuple[Part, ...]


def part_links(part: Part, *, as_at: date | None = None) -> PartLinks:
    """The links of a part to other parts, by plan, as they were at a date.

    As at a past date the parts say what they said then.
    """
    if as_at is not None:
        return _part_links_then(part, as_at)

    def listed(parts: QuerySet[Part]) -> tuple[Part, ...]:
        return tuple(
            parts.filter(removed=False, plan__removed=False)
            .select_related("plan__partnership")
            .order_by("plan__starts", "plan", "position")
        )

    return PartLinks(listed(part.serves.all()), listed(part.served_by.all()))


def _part_links_then(part: Part, as_at: date) -> PartLinks:
    plans = plans_of([part.plan.partnership], as_at=as_at)
    contents = contents_of(plans, as_at=as_at)
    every = [(plan, each) for plan in plans for each in contents[plan.pk].walk()]
    own = next((each for _, each in every if each.identity == part.pk), None)
    wanted = set(own.serves) if own else set()

    def as_row(plan: Plan, each: PartContent) -> Part:
        return Part(pk=each.identity, plan=plan, kind=each.kind, number=each.number, title=each.title)

    return PartLinks(
        tuple(as_row(plan, each) for plan, each in every if str(each.identity) in wanted),
        tuple(as_row(plan, each) for plan, each in every if str(part.pk) in each.serves),
    )


CHANGES_PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class PlanChange:
    """One action by one person: the events it left, the first of them first."""

    identity: Any
    events: tuple[Event, ...]

    @property
    def first(self) -> Event:
        """The event that stands for the whole change."""
        return self.events[0]


def changes_of(
    plans: Sequence[Plan], *, as_at: date | None = None, start: int = 0, limit: int = CHANGES_PER_PAGE
) -> list[PlanChange]:
    """What happened to plans and their parts, change by change, the latest first, as known at a date."""
    events = Event.objects.filter(thread__in=[f"plan-{plan.pk}" for plan in plans])
    if as_at is not None:
        events = events.filter(at__lte=end_of(as_at))
    latest = events.values("change").annotate(last=Max("id")).order_by("-last")
    wanted = [row["change"] for row in latest[start : start + limit]]
    by_change: dict[Any, list[Event]] = {change: [] for change in wanted}
    for event in events.filter(change__in=wanted).order_by("id").defer("before", "after"):
        by_change[event.change].append(event)
    return [PlanChange(change, tuple(found)) for change, found in by_change.items()]


def undone_changes(events: Iterable[Event]) -> set[Any]:
    """Which of these changes were undone later."""
    changes = [event.change for event in events]
    return set(Event.objects.filter(undoes__in=changes).values_list("undoes", flat=True))


def uses_of(measure: Measure, partnerships: Iterable[Partnership]) -> QuerySet[Part]:
    """The parts of these partnerships' plans that use a measure."""
    return Part.objects.filter(measure=measure, removed=False, plan__partnership__in=list(partnerships))


def seen_of(measure: Measure, partnerships: Iterable[Partnership]) -> str:
    """What stands for a measure as it is now, in a form: its name and the parts that would be renamed."""
    uses = uses_of(measure, partnerships).order_by("pk").values_list("pk", flat=True)
    return hashlib.sha256(repr((measure.name, *uses)).encode()).hexdigest()[:16]


def renamed_meanwhile(measure: Measure, partnerships: Iterable[Partnership]) -> tuple[str, str] | None:
    """Who last gave a measure another name in these partnerships, and which; None where nobody did."""
    theirs = Part.objects.filter(plan__partnership__in=list(partnerships)).values("pk")
    events = Event.objects.filter(subject_kind=PART, subject_id__in=theirs, before__measure=measure.name)
    for event in events.order_by("-id").iterator():
        name = (event.after or {}).get("measure", "")
        if name and name != measure.name:
            return event.actor_name, name
    return None
