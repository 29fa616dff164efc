"""What a national source says of its measures, taken over with every change of wording on the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from django.utils.text import slugify

from goldenthread.audit.actions import Actor, Change, record
from goldenthread.measures.actions.defining import DEFINITION, thread_of
from goldenthread.measures.connectors.publication import PublishedMeasure
from goldenthread.measures.models import Definition, NationalCode, Source

#: What a source says about a measure and we keep in the library under the same name.
_TAKEN_OVER = (
    "name",
    "short_name",
    "theme",
    "meaning",
    "definition_source",
    "decimals",
    "frequency",
    "accumulation",
    "last_published",
    "next_published",
    "no_quartile",
)


@dataclass(slots=True)
class Described:
    """The measures of a publication in the order given, which of them are new, and what was described anew.

    `reworded` has, for each definition that a source describes otherwise than before, what each changed field
    said until now.
    """

    found: list[Definition] = field(default_factory=list)
    added: list[tuple[Definition, NationalCode]] = field(default_factory=list)
    reworded: dict[int, tuple[Definition, dict[str, Any]]] = field(default_factory=dict)

    @property
    def new(self) -> list[Definition]:
        """The definitions that were not there before."""
        return [definition for definition, _ in self.added]

    @property
    def changed(self) -> list[Definition]:
        """The definitions that the source describes anew."""
        return [definition for definition, _ in self.reworded.values()]

    def keep(self, source: Source, by: Actor) -> None:
        """Keep them all, and the record of every wording that changed, in a few queries however many."""
        Definition.objects.bulk_create(self.new)
        for definition, code in self.added:
            code.definition = definition
        NationalCode.objects.bulk_create([code for _, code in self.added])
        for pk, (definition, before) in list(self.reworded.items()):
            differs = {name: old for name, old in before.items() if old != _plain(getattr(definition, name))}
            self.reworded[pk] = (definition, differs)
            if not differs:  # a publication that says two things of a measure may end where it began
                del self.reworded[pk]
        if not self.reworded:
            return
        changes, names = [], {"version"}
        for definition, before in self.reworded.values():
            definition.version += 1
            names |= set(before)
            after = {name: _plain(getattr(definition, name)) for name in before}
            changes.append(
                Change("changed", DEFINITION, definition, before, after, thread_of(definition)),
            )
        Definition.objects.bulk_update(self.changed, sorted(names))
        record(changes, by=by, reason=f"{source.name} describes it anew.")


def describe_measures(published: list[PublishedMeasure], *, source: Source, by: Actor) -> Described:
    """Take over what a source says of its measures. They are known by their code; a new one is added.

    What a field said before is kept in the record of the measure, so that its history shows the change and a
    past day has the wording of then. Called inside the transaction of the refresh.
    """
    schemes = {each.scheme for each in published}
    of_code: dict[int, Definition] = {}  # a measure with two codes is one definition
    known = {
        (code.scheme, code.code): of_code.setdefault(code.definition_id, code.definition)
        for code in NationalCode.objects.filter(
            scheme__in=schemes, definition__partnership__isnull=True
        ).select_related("definition")
    }
    taken = set(Definition.objects.values_list("key", flat=True))
    measures = Described()
    for each in published:
        definition = known.get((each.scheme, each.code))
        if definition is None:
            definition = Definition(key=_free_key(each, taken))
            known[each.scheme, each.code] = definition
            measures.added.append((definition, NationalCode(scheme=each.scheme, code=each.code)))
        before = _describe(definition, each)
        if definition.pk is not None and before:
            _, earlier = measures.reworded.get(definition.pk, (definition, {}))
            measures.reworded[definition.pk] = (definition, before | earlier)
        measures.found.append(definition)
    measures.keep(source, by)
    return measures


def _free_key(published: PublishedMeasure, taken: set[str]) -> str:
    wanted = slugify(f"{published.scheme} {published.code}")[:100] or published.scheme
    key = next(key for key in chain([wanted], (f"{wanted}-{n}" for n in count(2))) if key not in taken)
    taken.add(key)
    return key


def _describe(definition: Definition, published: PublishedMeasure) -> dict[str, Any]:
    """Take over what the source says of the measure; what the fields that differ said until now."""
    wanted: dict[str, Any] = {name: getattr(published, name) for name in _TAKEN_OVER}
    wanted["inclusions"] = published.definition
    wanted["provider_name"] = published.provider[:300]
    wanted["polarity"] = published.polarity.value if published.polarity else ""
    wanted["year_kind"] = published.year_kind.value if published.year_kind else ""
    if published.unit is not None:
        wanted |= {"unit": published.unit.kind.value, "per": published.unit.per}
    wanted["name"] = wanted["name"][:500]
    wanted["short_name"] = wanted["short_name"][:120]
    before = {}
    for name, value in wanted.items():
        kept = getattr(definition, name)
        if kept != value:
            before[name] = _plain(kept)
            setattr(definition, name, value)
    return before


def _plain(value: Any) -> Any:
    """A field's value as the record keeps it."""
    return value.isoformat() if hasattr(value, "isoformat") else value
