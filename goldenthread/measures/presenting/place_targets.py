"""The targets of wards, districts and groups as a measure's page shows them: each beside its own figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from goldenthread.measures.assessing.assessment import Assessment
from goldenthread.measures.assessing.targets import TargetInForce
from goldenthread.measures.models import Definition
from goldenthread.measures.presenting.breakdowns import Breakdown
from goldenthread.measures.presenting.tables import target_words
from goldenthread.measures.queries.places import Place
from goldenthread.rules.ratings import Status


def rated_parts(
    breakdown: Breakdown, whole: Assessment, places: Sequence[Assessment]
) -> dict[str, tuple[str, SafeString]]:
    """The target and the rating of each part of a breakdown that has a target of its own, by its name.

    The whole stands beside them with its own. Empty where no part has one.
    """
    found: dict[str, tuple[str, SafeString]] = {}
    for standing in places:
        place = standing.place
        if place is None or standing.target is None or _breakdown_of(place, whole) != breakdown.name:
            continue
        name = place.area.name if place.is_everybody else place.group.name
        part = next((each for each in breakdown.parts if each.name == name), None)
        if part is None:
            continue
        # What is rated is what stands in this row: no other source and period, and nothing that is withheld.
        shown, latest = part.at(breakdown.period), standing.latest
        is_shown = shown is not None and shown.number is not None
        same = is_shown and latest is not None and shown is not None and shown.identity == latest.identity
        found[name] = standing.target.text, _rating(standing.status if same else Status.NOT_RATED)
    if found and whole.target is not None:
        found["Everybody"] = whole.target.text, _rating(whole.status)
    return found


def _breakdown_of(place: Place, whole: Assessment) -> str:
    """The name of the breakdown that a place stands in: its dimension, or the kind of its area."""
    if not place.is_everybody:
        name = (place.group.dimension or "Group") if place.area == whole.area else ""
    else:
        name = place.area.get_kind_display() if place.area.parent_id == whole.area.pk else ""
    return name[:1].upper() + name[1:]


def _rating(status: Status) -> SafeString:
    context = {"name": status.value.replace("_", "-"), "word": status.label}
    return mark_safe(render_to_string("interface/components/rating.html", context).strip())  # a template


def _beside_the_rating(standing: Assessment) -> str:
    """The sentence that says why, without the colour that stands before it; with it where a person gave
    another."""
    sentence = standing.rating.sentence
    plain = sentence.removeprefix(f"{standing.status.label}: ")
    return plain[:1].upper() + plain[1:]


def targets_of_places_told(
    of_places: Mapping[Place, Sequence[TargetInForce]], places: Sequence[Assessment], definition: Definition
) -> list[dict[str, Any]]:
    """The targets set for groups and places, those in force with what the latest figure makes of them."""
    found = []
    standing = {each.place: each for each in places}
    for place, targets in of_places.items():
        there = standing.get(place)
        for target in reversed(targets):
            told = target_words(target, definition)
            told["place"] = str(place)
            used = there.target if there is not None else None
            told["in_force"] = used is not None and used.decision == target.decision
            if there is not None and told["in_force"]:
                latest = there.latest
                told["rating"] = there.status
                told["latest"] = f"{there.shown(latest)} for {latest.period}" if latest else ""
                told["sentence"] = _beside_the_rating(there)
            found.append(told)
    return found
