"""The draft as kept with an upload: its parts in the order of the document, and the source's lines.

A draft never changes once it was read; what people decide about it is kept beside it. That is why a
draft that was opened lately can be kept in memory and shared between requests.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from goldenthread.documents.models import Upload
from goldenthread.documents.reading.draft import Draft
from goldenthread.documents.reading.schema import draft_from_json
from goldenthread.documents.reading.source import SourceLine
from goldenthread.plans.content import (
    FIELDS,
    FigureRole,
    Kind,
    Part,
    Place,
    PlanContent,
    Polarity,
    ReportedFigure,
    Responsibility,
    ResponsibilityRole,
    StrategyLink,
)

#: What a person may correct in a part of a draft, besides the fields of its kind.
ALWAYS_CORRECTABLE = ("kind", "title", "number", "list_heading", "responsibilities", "strategies")
#: What a measure has besides.
OF_A_MEASURE = ("measure", "figures")


@dataclass(frozen=True, slots=True)
class Located:
    """One part of a draft plan: its number in the order of the document (from 1) and what is above it."""

    number: int
    part: Part
    above: tuple[Located, ...]
    size: int  # this part and everything under it

    @property
    def under(self) -> range:
        """The numbers of this part and of everything under it: they follow one another."""
        return range(self.number, self.number + self.size)


@dataclass
class KeptDraft:
    """A draft with the lines of its source, ready for pages."""

    draft: Draft
    lines: list[SourceLine]
    repairs: list[tuple[str, list[int]]]
    warnings: list[str]
    _located: dict[int, list[Located]] = field(default_factory=dict)

    def parts_of(self, plan_index: int) -> list[Located]:
        """The parts of one plan of the draft, in the order of the document."""
        if plan_index not in self._located:
            self._located[plan_index] = list(_locate(self.draft.plans[plan_index]))
        return self._located[plan_index]

    @cached_property
    def by_line(self) -> dict[int, SourceLine]:
        """The source's lines by their number."""
        return {line.number: line for line in self.lines}


def _locate(plan: PlanContent) -> Iterator[Located]:
    number = 0
    stack: list[tuple[Part, tuple[Located, ...]]] = [(part, ()) for part in reversed(plan.parts)]
    sizes: dict[int, int] = {}

    def size(part: Part) -> int:
        if id(part) not in sizes:
            sizes[id(part)] = 1 + sum(size(child) for child in part.parts)
        return sizes[id(part)]

    while stack:
        part, above = stack.pop()
        number += 1
        located = Located(number, part, above, size(part))
        yield located
        stack += [(child, (*above, located)) for child in reversed(part.parts)]


#: Drafts opened lately, by the upload, its content and the moment it was read. The five known documents'
#: drafts take one to three megabytes each in memory.
_kept: dict[tuple[int, str, Any], KeptDraft] = {}
_KEPT_AT_MOST = 12


def kept_draft(upload: Upload) -> KeptDraft:
    """The draft that reading an upload gave. Treat it as read-only: other requests share it."""
    key = (upload.pk, upload.sha256, upload.finished)
    kept = _kept.pop(key, None)
    if kept is None:
        assert upload.draft is not None, "only an upload that was read has a draft"
        kept = KeptDraft(
            draft_from_json(upload.draft["draft"]),
            [SourceLine(*each) for each in upload.draft["lines"]],
            [(sentence, lines) for sentence, lines in upload.draft["repairs"]],
            list(upload.draft["warnings"]),
        )
    while len(_kept) >= _KEPT_AT_MOST:
        _kept.pop(next(iter(_kept)), None)
    _kept[key] = kept  # the latest used comes last, and is dropped last
    return kept


def draft_of(upload: Upload) -> Draft:
    """The draft that reading an upload gave."""
    return kept_draft(upload).draft


def plan_of(upload: Upload, plan_index: int) -> PlanContent:
    """One plan of an upload's draft. IndexError where there is none."""
    plans = draft_of(upload).plans
    if not 0 <= plan_index < len(plans):
        raise IndexError(plan_index)
    return plans[plan_index]


def correctable(kind: Kind) -> tuple[str, ...]:
    """The fields of a kind of part that a person may correct."""
    return (*ALWAYS_CORRECTABLE, *FIELDS[kind], *(OF_A_MEASURE if kind == Kind.MEASURE else ()))


def corrected_kind(part: Part, correction: Mapping[str, Any]) -> Kind:
    """What kind of part it is: as a person said, or as it was read."""
    return Kind(correction.get("kind", part.kind))


def draft_part(part: Part, correction: Mapping[str, Any]) -> Part:
    """A part of a draft as a person corrected it, without its children.

    A correction is what `plans.state` keeps of these fields, so it can be written as JSON.
    """
    corrected = copy.copy(part)
    corrected.parts = []
    allowed = correctable(corrected_kind(part, correction))
    for name, value in correction.items():
        if name in allowed:
            setattr(corrected, name, _as_content(name, value, part))
    if "due" in correction:
        corrected.due_earliest = corrected.due_latest = None  # read anew from what was written
    if "title" in correction and "measure" not in correction:
        corrected.measure = "" if part.measure == part.title else part.measure
    return corrected


def _as_content(name: str, value: Any, part: Part) -> Any:
    if name == "kind":
        return Kind(value)
    if name == "polarity":
        return Polarity(value)
    if name == "figures":
        places = {(figure.role.value, figure.text): figure.place for figure in part.figures}
        return [_figure(each, places.get((each["role"], each["text"]))) for each in value]
    if name == "responsibilities":
        written = {who.text: who.place for who in part.responsibilities}
        return [_responsibility(each, written.get(each["text"])) for each in value]
    if name == "strategies":
        named = {link.name: link.place for link in part.strategies}
        return [StrategyLink(each["name"], each["text"], named.get(each["name"])) for each in value]
    return value


def _figure(each: Mapping[str, str], place: Place | None) -> ReportedFigure:
    return ReportedFigure(FigureRole(each["role"]), each["text"], each["heading"], each["comparator"], place)


def _responsibility(each: Mapping[str, str], place: Place | None) -> Responsibility:
    return Responsibility(
        ResponsibilityRole(each["role"]),
        each["text"],
        each["organisation"],
        each["post"],
        each["person"],
        place,
    )
