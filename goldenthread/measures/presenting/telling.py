"""What happened to a measure, in words: its definition, targets, phases, ratings and relations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goldenthread.audit.models import Event
from goldenthread.measures.models import Accumulation
from goldenthread.rules.polarity import Polarity

FIELD_NAMES = {
    "name": "Name",
    "short_name": "Short name",
    "theme": "Theme",
    "meaning": "What it means",
    "why_it_matters": "Why it matters",
    "numerator": "Numerator",
    "denominator": "Denominator",
    "multiplier": "Multiplied by",
    "inclusions": "Who is counted",
    "definition_source": "Source of the definition",
    "unit": "Unit",
    "per": "Per",
    "decimals": "Decimal places",
    "polarity": "Is higher better",
    "frequency": "How often",
    "year_kind": "Kind of year",
    "accumulation": "What a figure covers",
    "provider": "Provider",
    "provider_name": "Provider’s name",
    "responsible_post": "Responsible post",
    "last_published": "Last published",
    "next_published": "Next published",
    "lag_days": "Usual lag in days",
    "no_quartile": "Not to be ranked",
    "expression": "Worked out as",
    "expression_of": "Measures in it",
    "preferred_source": "Preferred source",
    "discontinued": "Discontinued on",
    "discontinued_reason": "Why it was discontinued",
    "successor": "Followed by",
    "break_reason": "Why the figures do not continue",
    "text": "Target",
    "period": "Period",
    "tolerance": "Tolerance",
    "tolerance_is": "Tolerance is",
    "floor": "Floor",
    "against": "Held against",
    "rating": "Rating",
    "kind": "Relation",
    "note": "What differs",
}
_SENTENCES = {
    ("definition", "added"): "put the measure into the library",
    ("definition", "changed"): "changed the definition",
    ("target", "set"): "set a target",
    ("target", "changed"): "changed a target",
    ("target", "withdrawn"): "withdrew a target",
    ("phase", "set"): "let the charts count anew",
    ("phase", "withdrawn"): "let the charts count through again",
    ("rating", "set"): "overruled the rating",
    ("rating", "changed"): "overruled the rating anew",
    ("rating", "withdrawn"): "withdrew the overruling of a rating",
    ("relation", "related"): "related it to a national measure",
    ("relation", "unrelated"): "took a relation to a national measure back",
    ("definition", "recomputed"): "worked its figures out again",
}


def entries_of(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Each event as an entry: what, who, when, why, and every field that was different."""
    return [
        {
            "what": _SENTENCES.get((event.subject_kind, event.verb), f"{event.verb} {event.subject_kind}"),
            "who": event.actor_name,
            "at": event.at,
            "reason": event.reason,
            "differences": differences(event.before, event.after),
        }
        for event in events
    ]


def differences(before: dict[str, Any] | None, after: dict[str, Any] | None) -> list[dict[str, str]]:
    """What was different, field by field; of something new only what was said."""
    if before is None and after is not None and "name" in after:
        return []  # a definition of thirty fields; the page shows it
    before, after = before or {}, after or {}
    found = []
    for name, label in FIELD_NAMES.items():
        old, new = in_words(name, before.get(name)), in_words(name, after.get(name))
        if old != new:
            found.append({"field": label, "before": old, "after": new})
    return found


def in_words(name: str, value: Any) -> str:
    """One field's value as a person would read it."""
    if value in (None, "", {}, []):
        return ""
    if name == "polarity":
        return Polarity(value).sentence
    if name == "accumulation":
        return Accumulation(value).label
    if name == "rating":
        return str(value).replace("_", " ").capitalize()
    if name == "kind":
        return {"same": "The same measure", "close": "A close measure, defined differently"}.get(
            str(value), str(value)
        )
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {each}" for key, each in value.items())
    return str(value)
