"""One part of a plan, of any kind: seeing, changing, adding to, moving and removing it, and its history."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenthread.audit.models import Event
from goldenthread.partnerships.models import Organisation
from goldenthread.partnerships.permissions import can_change_plans, partnerships_visible_to, person_of
from goldenthread.plans.actions import (
    CannotChange,
    ChangedMeanwhile,
    add_part,
    change_part,
    move_part,
    remove_part,
    undo,
)
from goldenthread.plans.content import PARENTS, Kind, Part as PartContent, PlanContent, ResponsibilityRole
from goldenthread.plans.forms import PartForm, ReasonForm
from goldenthread.plans.models import Measure, Part, Plan, Strategy
from goldenthread.plans.presenting import (
    POLARITY_SENTENCES,
    ROLE_NAMES,
    crumbs_to,
    due_words,
    figures_table,
    late_sentence,
    node_of,
    path_of,
    standing_tag,
    what_is_under,
)
from goldenthread.plans.queries import history_of, part_links, undone_changes
from goldenthread.plans.state import ORGANISATION, PART, PLAN, SECTION, STRATEGY, states_of
from goldenthread.plans.telling import told
from goldenthread.plans.thread import Located, Standing, is_step, leads_of, standing_of
from goldenthread.plans.views.asking import check_may_change, located_or_404, part_or_404, plan_or_404
from goldenthread.plans.wording import with_article


@require_GET
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """One part: what it says, what stands above and below it, who answers for it."""
    row, located = located_or_404(request, pk)
    today = request.today  # type: ignore[attr-defined]
    content = located.part
    return render(
        request,
        "plans/part.html",
        {
            "row": row,
            "located": located,
            "part": content,
            "path": path_of(located),
            "crumbs": crumbs_to(
                ("Plans", reverse("plans:plans")),
                (located.plan.title, reverse("plans:plan", args=[located.plan.key])),
                (f"{located.word.capitalize()} {content.number}".strip(), ""),
            ),
            "answer": _answer(located, today),
            "facts": _facts(row.plan, located, today),
            "word": located.word,
            "nodes": [node_of(located.plan, child, today) for child in content.parts],
            "figures": figures_table(content),
            "measure": Measure.objects.filter(pk=row.measure_id).first() if row.measure_id else None,
            "links": part_links(row, as_at=request.as_at),  # type: ignore[attr-defined]
            "may_change": request.as_at is None  # type: ignore[attr-defined]
            and can_change_plans(request.user, row.plan.partnership),
            "addable": _addable(located.plan, content.kind),
        },
    )


def _answer(located: Located, today: date) -> str:
    """The part in a sentence: where it stands, or what is under it."""
    part = located.part
    if is_step(part) and not part.parts:
        return {
            Standing.DONE: f"Done: {part.status}.",
            Standing.OVERDUE: "Its date has passed, and nothing here says whether it was met.",
            Standing.DUE_SOON: "It is due in the next three months.",
            Standing.LATER: "It is due later.",
            Standing.UNDATED: "It has no date by which it could be called late.",
        }[standing_of(part, today)]
    if part.kind == Kind.MEASURE:
        return POLARITY_SENTENCES[part.polarity]
    below = [each for each in part.walk() if each is not part]
    if not below:
        return ""
    late = late_sentence(located.plan, below, today)
    return f"{what_is_under(located.plan, part)} under it.{' ' if late else ''}{late}"


_TEXTS = (
    ("why_it_matters", "Why it matters"),
    ("what_people_said", "What children and families said"),
    ("objective", "Objective"),
    ("success", "What success will look like"),
    ("how_measured", "How it will be measured"),
    ("definition", "Definition"),
    ("status", "Status"),
    ("frequency", "How often"),
    ("list_heading", "Heading above it"),
)


def _facts(plan: Plan, located: Located, today: date) -> list[dict[str, Any]]:
    """What is known of a part, as rows of a summary list."""
    part = located.part
    facts: list[dict[str, Any]] = []
    if part.due or part.kind == Kind.MILESTONE:
        words = due_words(part) or "No date given"
        facts.append({"key": "Due", "value": format_html("{} {}", words, standing_tag(part, today))})
    grouped: dict[str, list[Any]] = {}
    for who in _responsibilities(plan, located):
        grouped.setdefault(who["role"], []).append(_who(who))
    facts += [{"key": role, "value": _listed(people)} for role, people in grouped.items()]
    facts += [
        {"key": label, "value": linebreaksbr(getattr(part, name))}
        for name, label in _TEXTS
        if getattr(part, name)
    ]
    if part.strategies:
        facts.append({"key": "Links to", "value": _listed(_strategies(plan, part))})
    if part.place:
        where = f"{located.plan.source or 'The document'}, line {part.place.first_line}"
        facts.append({"key": "In the document", "value": where})
    return facts


def _who(who: dict[str, Any]) -> SafeString:
    if not who["organisation"]:
        return format_html("{}", who["text"])
    name = (
        format_html('<a class="govuk-link" href="{}">{}</a>', who["href"], who["organisation"])
        if who["href"]
        else format_html("{}", who["organisation"])
    )
    post = ", ".join(each for each in (who["post"], who["person"]) if each)
    return format_html("{}, {}", name, post) if post else name


def _listed(items: list[Any]) -> SafeString:
    """Several as a list, each apart from the next; one as it is."""
    if len(items) == 1:
        return format_html("{}", items[0])
    listed = format_html_join("", "<li>{}</li>", ((each,) for each in items))
    return format_html('<ul class="govuk-list govuk-!-margin-bottom-0">{}</ul>', listed)


def _responsibilities(plan: Plan, located: Located) -> list[dict[str, Any]]:
    names = {who.organisation for who in located.part.responsibilities if who.organisation}
    known = dict(
        Organisation.objects.filter(partnership=plan.partnership, name__in=names).values_list("name", "pk")
    )
    listed = [
        {
            "role": ROLE_NAMES[who.role],
            "organisation": who.organisation,
            "href": reverse("plans:organisation", args=[known[who.organisation]])
            if who.organisation in known
            else "",
            "post": who.post,
            "person": who.person,
            "text": who.text,
        }
        for who in located.part.responsibilities
    ]
    if not located.part.responsible(ResponsibilityRole.LEAD) and leads_of(located):
        inherited = ", ".join(leads_of(located))
        listed.insert(
            0, {"role": "Led by", "organisation": "", "text": f"{inherited} (as what it belongs to)"}
        )
    return listed


def _strategies(plan: Plan, content: PartContent) -> list[SafeString]:
    names = [link.name for link in content.strategies]
    known = dict(
        Strategy.objects.filter(partnership=plan.partnership, name__in=names).values_list("name", "pk")
    )
    return [
        format_html(
            '<a class="govuk-link" href="{}">{}</a>',
            reverse("plans:strategy", args=[known[link.name]]),
            link.text,
        )
        if link.name in known
        else format_html("{}", link.text)
        for link in content.strategies
    ]


def _addable(plan: PlanContent, kind: Kind) -> list[dict[str, str]]:
    """What may be added under a kind of part, in the plan's own words."""
    return [
        {"kind": each.value, "a": with_article(plan.word_for(each))} for each in Kind if kind in PARENTS[each]
    ]


@require_http_methods(["GET", "POST"])
def edit_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a part, with the reason. Somebody else's change in between is shown, not overwritten."""
    row = part_or_404(request, pk)
    check_may_change(request, row.plan.partnership)
    if row.removed and request.method == "GET":
        raise Http404
    state = states_of([row])[row.pk]
    kind = Kind(row.kind)
    form = PartForm(
        request.POST or None, kind=kind, word=row.plan.word_for(kind), state=state, version=row.version
    )
    meanwhile: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            change = change_part(
                part=row,
                fields=form.changed_fields(),
                by=person_of(request),
                reason=form.cleaned_data["reason"],
                expected_version=form.cleaned_data["version"],
            )
        except ChangedMeanwhile as problem:
            form.add_error(None, str(problem))
            form.data = {**form.data.dict(), "version": str(row.version)}  # type: ignore[attr-defined]
            last = Event.objects.about(PART, row.pk).first()
            meanwhile = told(last).differences if last else []
        except CannotChange as problem:
            form.add_error("title", str(problem))
        else:
            messages.success(
                request, "Changed." if change else "Nothing was different, so nothing was changed."
            )
            return redirect("plans:part", pk=row.pk)
    return render(
        request,
        "plans/edit_part.html",
        {"row": row, "form": form, "word": row.plan.word_for(kind), "meanwhile": meanwhile},
    )


@require_http_methods(["GET", "POST"])
def add_under_part(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Add a part under another."""
    row = part_or_404(request, pk)
    return _add(request, row.plan, row, kind)


@require_http_methods(["GET", "POST"])
def add_to_plan(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Add a part at the top of a plan."""
    return _add(request, plan_or_404(request, key), None, kind)


def _add(request: HttpRequest, plan: Plan, parent: Part | None, kind: str) -> HttpResponse:
    check_may_change(request, plan.partnership)
    if parent is not None and parent.removed and request.method == "GET":
        raise Http404
    chosen = next((each for each in Kind if each.value == kind), None)
    if chosen is None or (Kind(parent.kind) if parent else None) not in PARENTS[chosen]:
        raise Http404
    word = plan.word_for(chosen)
    form = PartForm(request.POST or None, kind=chosen, word=word)
    form.fields["reason"].label = "Why is this being added?"
    form.fields["reason"].error_messages["required"] = "Enter why this is being added"
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            added = add_part(
                plan=plan,
                kind=chosen,
                fields=form.changed_fields(),
                parent=parent,
                by=person_of(request),
                reason=reason,
            )
        except CannotChange as problem:
            form.add_error("title", str(problem))
        else:
            messages.success(request, f"The {word} has been added.")
            return redirect("plans:part", pk=added.pk)
    return render(
        request,
        "plans/add_part.html",
        {"plan": plan, "parent": parent, "form": form, "word": word, "a_word": with_article(word)},
    )


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a part one place up or down among its neighbours."""
    row = part_or_404(request, pk)
    check_may_change(request, row.plan.partnership)
    up = request.POST.get("direction") == "up"
    try:
        moved = move_part(part=row, up=up, by=person_of(request))
    except CannotChange as problem:
        messages.warning(request, str(problem))
        return redirect("plans:plan_history", key=row.plan.key)
    if moved:
        messages.success(request, f"Moved {'up' if up else 'down'}.")
    else:
        messages.info(request, f"It is already the {'first' if up else 'last'}.")
    return redirect("plans:part", pk=row.pk)


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a part out, with the reason, after seeing what goes with it."""
    row = part_or_404(request, pk)
    check_may_change(request, row.plan.partnership)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change = remove_part(part=row, by=person_of(request), reason=form.cleaned_data["reason"])
        except CannotChange as problem:
            messages.warning(request, str(problem))
            return redirect("plans:plan_history", key=row.plan.key)
        messages.success(request, f"“{row}” has been taken out. It can be put back from the plan’s history.")
        return redirect(f"{reverse('plans:plan_history', args=[row.plan.key])}#change-{change}")
    row, located = located_or_404(request, pk)
    below = what_is_under(located.plan, located.part)
    return render(
        request,
        "plans/remove_part.html",
        {
            "row": row,
            "located": located,
            "form": form,
            "word": located.word,
            "below": below,
            "below_sentence": f"Everything under it goes with it: {below}.",
        },
    )


@require_GET
def part_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that happened to a part, the latest first, each with what was different."""
    row = part_or_404(request, pk)
    events = history_of(row, as_at=request.as_at)  # type: ignore[attr-defined]
    if not events:
        raise Http404
    for name in ("title", "number", "removed"):
        setattr(row, name, (events[0].after or {}).get(name, getattr(row, name)))  # as it was then
    undone = undone_changes(events)
    return render(
        request,
        "plans/part_history.html",
        {
            "row": row,
            "word": row.plan.word_for(row.kind),
            "entries": [told(event, undone=event.change in undone) for event in events],
            "may_change": request.as_at is None  # type: ignore[attr-defined]
            and can_change_plans(request.user, row.plan.partnership),
        },
    )


#: The kinds of record whose changes can be undone from a page.
UNDOABLE = (PART, PLAN, STRATEGY, SECTION, ORGANISATION)


@require_POST
def undo_change(request: HttpRequest, change: uuid.UUID) -> HttpResponse:
    """Undo one change of a plan's parts."""
    events = list(Event.objects.filter(change=change, subject_kind__in=UNDOABLE).order_by("id"))
    if not events:
        raise Http404
    event = events[0]
    back = _changed_by(request, event)
    _check_may_change_all(request, events)
    try:
        undo(change=change, by=person_of(request), reason=f"Undid the change of {event.at:%-d %B %Y}")
    except CannotChange as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, "Undone. Undo it again to have it back.")
    if isinstance(back, Part):
        back.refresh_from_db()
        if not back.removed:
            return redirect("plans:part_history", pk=back.pk)
        back = back.plan
    if isinstance(back, Organisation):
        return redirect("plans:organisation", pk=back.pk)
    return redirect("plans:plan_history", key=back.key) if isinstance(back, Plan) else redirect(back)


def _check_may_change_all(request: HttpRequest, events: list[Event]) -> None:
    """Raise where the change also altered plans that the person may not change.

    A measure renamed by somebody with a role in two partnerships is one change in both.
    """
    parts = [event.subject_id for event in events if event.subject_kind == PART]
    for plan in Plan.objects.filter(parts__in=parts).select_related("partnership").distinct():
        check_may_change(request, plan.partnership)


def _changed_by(request: HttpRequest, event: Event) -> Part | Plan | Strategy | Organisation:
    """The record that a change altered (the first of them), for somebody who may change it."""
    if event.subject_kind == ORGANISATION:
        body = get_object_or_404(Organisation.objects.select_related("partnership"), pk=event.subject_id)
        if body.partnership not in partnerships_visible_to(request.user):
            raise Http404
        check_may_change(request, body.partnership)
        return body
    if event.subject_kind == STRATEGY:
        strategy = get_object_or_404(Strategy.objects.select_related("partnership"), pk=event.subject_id)
        if strategy.partnership not in partnerships_visible_to(request.user):
            raise Http404
        check_may_change(request, strategy.partnership)
        return strategy
    if event.subject_kind in (PLAN, SECTION):
        key = event.thread.removeprefix("plan-")
        plan = plan_or_404(request, get_object_or_404(Plan, pk=key).key)
        check_may_change(request, plan.partnership)
        return plan
    row = part_or_404(request, event.subject_id)
    check_may_change(request, row.plan.partnership)
    return row
