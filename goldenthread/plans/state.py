"""The state of one part as plain data: what an audit event keeps, and what can be put back.

A state is everything a part says, without its children: its own fields, its figures, who answers for
it, the strategies named beside it, the updates printed with it, and the parts it serves. It is JSON,
so it outlives every change of the tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from goldenthread.plans.content import (
    FigureRole,
    Kind,
    Part as PartContent,
    Place,
    Polarity,
    ProgressUpdate as UpdateContent,
    ReportedFigure,
    Responsibility as ResponsibilityContent,
    ResponsibilityRole,
    StrategyLink as StrategyLinkContent,
)
from goldenthread.plans.found_by_name import Registers
from goldenthread.plans.models import (
    Figure,
    Measure,
    Part,
    Plan,
    ProgressUpdate,
    Responsibility,
    Section,
    Strategy,
    StrategyLink,
)

State = dict[str, Any]

#: The kinds of subject that events of this part of the product are about.
PART = "part"
PLAN = "plan"
STRATEGY = "strategy"
SECTION = "section"
ORGANISATION = "organisation"

#: The fields of a part that a state keeps as they are.
PLAIN_FIELDS = (
    "kind",
    "position",
    "key",
    "number",
    "title",
    "as_written",
    "why_it_matters",
    "what_people_said",
    "objective",
    "success",
    "how_measured",
    "definition",
    "status",
    "due",
    "polarity",
    "frequency",
    "source_first_line",
    "source_last_line",
    "source_page",
    "source_sheet",
    "removed",
)
#: Fields that events of earlier versions do not have; they were empty then.
_NEWER_FIELDS = ("list_heading",)
_DATES = ("due_earliest", "due_latest")


def states_of(parts: Iterable[Part]) -> dict[int, State]:
    """The states of many parts, by the part's identity, in a fixed number of queries."""
    rows = list(parts)
    ids = [row.pk for row in rows]
    details = _details(ids)
    names = dict(Measure.objects.filter(uses__in=ids).values_list("pk", "name").distinct())
    states: dict[int, State] = {}
    for row in rows:
        state: State = {name: getattr(row, name) for name in (*PLAIN_FIELDS, *_NEWER_FIELDS)}
        state["parent"] = row.parent_id
        state["measure"] = names.get(row.measure_id, "") if row.measure_id else ""
        for name in _DATES:
            value = getattr(row, name)
            state[name] = value.isoformat() if value else None
        state.update(details[row.pk])
        states[row.pk] = state
    return states


def completed(state: State) -> State:
    """A state as an earlier version kept it, with the fields that have been added since."""
    return {**dict.fromkeys(_NEWER_FIELDS, ""), **state}


def _details(ids: list[int]) -> dict[int, State]:
    details: dict[int, State] = defaultdict(
        lambda: {"figures": [], "responsibilities": [], "strategies": [], "updates": [], "serves": []}
    )
    for each in Figure.objects.filter(part__in=ids).order_by("part", "position"):
        details[each.part_id]["figures"].append(
            {"role": each.role, "heading": each.heading, "comparator": each.comparator, "text": each.text}
        )
    for who in (
        Responsibility.objects.filter(part__in=ids)
        .select_related("organisation")
        .order_by("part", "position")
    ):
        details[who.part_id]["responsibilities"].append(
            {
                "role": who.role,
                "text": who.text,
                "organisation": who.organisation.name if who.organisation else "",
                "post": who.post,
                "person": who.person,
            }
        )
    for link in (
        StrategyLink.objects.filter(part__in=ids).select_related("strategy").order_by("part", "position")
    ):
        details[link.part_id]["strategies"].append({"name": link.strategy.name, "text": link.text})
    for update in ProgressUpdate.objects.filter(part__in=ids).order_by("part", "position"):
        details[update.part_id]["updates"].append({"heading": update.heading, "text": update.text})
    links = Part.serves.through.objects.filter(from_part__in=ids).order_by("to_part_id")
    for source, target in links.values_list("from_part_id", "to_part_id"):
        details[source]["serves"].append(target)
    return details


def state_from_content(part: PartContent, *, key: str, parent: int | None, position: int) -> State:
    """The state that a part of a draft, or of the worked example, will have in the database."""
    place = part.place
    return {
        "kind": part.kind.value,
        "position": position,
        "key": key,
        "number": part.number.strip()[:40],
        "title": part.title.strip(),
        "as_written": part.as_written,
        "list_heading": part.list_heading,
        "why_it_matters": part.why_it_matters,
        "what_people_said": part.what_people_said,
        "objective": part.objective,
        "success": part.success,
        "how_measured": part.how_measured,
        "definition": part.definition,
        "status": part.status[:200],
        "due": part.due,
        "due_earliest": part.due_earliest.isoformat() if part.due_earliest else None,
        "due_latest": part.due_latest.isoformat() if part.due_latest else None,
        "polarity": part.polarity.value if part.kind == Kind.MEASURE else "",
        "frequency": part.frequency[:200],
        "measure": (part.measure or part.title).strip()[:500] if part.kind == Kind.MEASURE else "",
        "source_first_line": place.first_line if place else None,
        "source_last_line": place.last_line if place else None,
        "source_page": place.page if place else None,
        "source_sheet": place.sheet[:100] if place else "",
        "removed": False,
        "parent": parent,
        "figures": [
            {
                "role": f.role.value,
                "heading": f.heading[:300],
                "comparator": f.comparator[:200],
                "text": f.text,
            }
            for f in part.figures
        ],
        "responsibilities": [
            {
                "role": r.role.value,
                "text": r.text,
                "organisation": r.organisation[:300],
                "post": r.post[:300],
                "person": r.person[:200],
            }
            for r in part.responsibilities
        ],
        "strategies": [{"name": s.name[:300], "text": s.text or s.name} for s in part.strategies],
        "updates": [{"heading": u.heading[:300], "text": u.text} for u in part.updates],
        "serves": [],
    }


def section_state(section: Section) -> dict[str, Any]:
    """A section's words as an event keeps them."""
    return {"title": section.heading, "text": section.text}


def strategy_state(strategy: Strategy) -> dict[str, Any]:
    """A strategy's own details as an event keeps them."""
    return {
        "title": strategy.name,
        "starts": strategy.starts.isoformat() if strategy.starts else None,
        "ends": strategy.ends.isoformat() if strategy.ends else None,
    }


def plan_details(plan: Plan) -> dict[str, Any]:
    """A plan's own details as an event keeps them, without its links."""
    return {
        "title": plan.title,
        "owner": plan.owner,
        "tier": plan.tier,
        "starts": plan.starts.isoformat() if plan.starts else None,
        "ends": plan.ends.isoformat() if plan.ends else None,
        "adopted": plan.adopted.isoformat() if plan.adopted else None,
        "words": plan.words,
        "predecessor": plan.predecessor_id,
        "removed": plan.removed,
    }


def content_from_state(identity: int, state: State, version: int = 0) -> PartContent:
    """A state as content, without its children."""
    line = state["source_first_line"]
    return PartContent(
        kind=Kind(state["kind"]),
        title=state["title"],
        number=state["number"],
        key=state["key"],
        as_written=state["as_written"],
        list_heading=state.get("list_heading", ""),
        why_it_matters=state["why_it_matters"],
        what_people_said=state["what_people_said"],
        objective=state["objective"],
        success=state["success"],
        how_measured=state["how_measured"],
        definition=state["definition"],
        status=state["status"],
        due=state["due"],
        polarity=Polarity(state["polarity"]),
        frequency=state["frequency"],
        measure=state["measure"],
        figures=[
            ReportedFigure(FigureRole(f["role"]), f["text"], f["heading"], f["comparator"])
            for f in state["figures"]
        ],
        responsibilities=[
            ResponsibilityContent(
                ResponsibilityRole(r["role"]), r["text"], r["organisation"], r["post"], r["person"]
            )
            for r in state["responsibilities"]
        ],
        strategies=[StrategyLinkContent(s["name"], s["text"]) for s in state["strategies"]],
        updates=[UpdateContent(u["text"], u["heading"]) for u in state["updates"]],
        serves=[str(each) for each in state["serves"]],
        place=Place(line, state["source_last_line"] or line, state["source_page"], state["source_sheet"])
        if line
        else None,
        due_earliest=day_from(state["due_earliest"]),
        due_latest=day_from(state["due_latest"]),
        identity=identity,
        version=version,
    )


def day_from(text: str | None) -> date | None:
    """A day as a state keeps it, back as a date."""
    return date.fromisoformat(text) if text else None


def write_state(part: Part, state: State, registers: Registers) -> None:
    """Make the record say what the state says. The caller records the event."""
    fill_part(part, state, registers)
    part.version += 1
    part.save()
    for model in (Figure, Responsibility, StrategyLink, ProgressUpdate):
        model.objects.filter(part=part).delete()
    add_details([(part, state)], registers)
    part.serves.set(state["serves"])


def fill_part(part: Part, state: State, registers: Registers) -> None:
    """Set the part's own fields from a state. The state then names the measure as it is kept."""
    for name in PLAIN_FIELDS:
        setattr(part, name, state[name])
    for name in _NEWER_FIELDS:
        setattr(part, name, state.get(name, ""))
    for name in _DATES:
        setattr(part, name, day_from(state[name]))
    part.parent_id = state["parent"]
    part.measure = registers.measure(state["measure"]) if state["kind"] == Kind.MEASURE else None
    state["measure"] = part.measure.name if part.measure else ""


def _name_as_kept(state: State, registers: Registers) -> None:
    bodies = [registers.organisation(who["organisation"]) for who in state["responsibilities"]]
    state["responsibilities"] = [
        {**who, "organisation": body.name if body else ""}
        for who, body in zip(state["responsibilities"], bodies, strict=True)
    ]
    state["strategies"] = [
        {**link, "name": registers.strategy(link["name"]).name} for link in state["strategies"]
    ]


def add_details(pairs: Iterable[tuple[Part, State]], registers: Registers) -> None:
    """Write the figures, responsibilities, strategies and updates of many parts at once.

    The states then name organisations and strategies as they are kept, so that what an event says of a
    part is what the part says.
    """
    figures, responsibilities, links, updates = [], [], [], []
    for part, state in pairs:
        _name_as_kept(state, registers)
        for position, figure in enumerate(state["figures"]):
            figures.append(Figure(part=part, position=position, **figure))
        for position, who in enumerate(state["responsibilities"]):
            organisation = registers.organisation(who["organisation"])
            values = {**who, "organisation": organisation}
            responsibilities.append(Responsibility(part=part, position=position, **values))
        for position, link in enumerate(state["strategies"]):
            links.append(
                StrategyLink(
                    part=part, position=position, strategy=registers.strategy(link["name"]), text=link["text"]
                )
            )
        for position, update in enumerate(state["updates"]):
            updates.append(ProgressUpdate(part=part, position=position, **update))
    Figure.objects.bulk_create(figures, batch_size=500)
    Responsibility.objects.bulk_create(responsibilities, batch_size=500)
    StrategyLink.objects.bulk_create(links, batch_size=500)
    ProgressUpdate.objects.bulk_create(updates, batch_size=500)
