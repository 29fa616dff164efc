"""The draft as JSON, and the JSON Schema that says what may stand in it.

Other programmes read this (`goldenthread read --json`), so everything is spelt out: each item's text as
written, its place in the source, what the rules understood of its figures, dates and targets, and the
accounting. Writing a draft and reading it back gives the same draft; what was understood is worked out
anew from the text and never read back. The schema is made from the same dataclasses, so the two cannot
drift apart; `python -m goldenthread.documents.reading.schema > docs/reference/draft.schema.json`
writes it.
"""

from __future__ import annotations

import json
import types
import typing
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from goldenthread.documents.reading.accounting import Accounting
from goldenthread.documents.reading.draft import Draft
from goldenthread.documents.reading.understanding import (
    UnderstoodDate,
    UnderstoodFigure,
    UnderstoodTarget,
    understood_dates,
    understood_figures,
    understood_target,
)
from goldenthread.plans.content import FigureRole, Part, ReportedFigure

#: Goes up when a reader of the old form could misread the new one.
VERSION = 1
SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class _UnderstoodOfPart:
    """What the rules read in a part's due date."""

    due: list[UnderstoodDate]


@dataclass(frozen=True, slots=True)
class _UnderstoodOfFigure:
    """What the rules read in a reported figure: its values, or the target it sets."""

    figures: list[UnderstoodFigure]
    target: UnderstoodTarget | None


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """A draft as plain dicts, lists, strings and numbers, ready for `json.dumps`."""
    whole = _encode(draft)
    whole["version"] = VERSION
    whole["accounting"] = _accounting_to_json(draft.accounting)
    for plan, encoded in zip(draft.plans, whole["plans"], strict=True):
        for part, written in zip(plan.parts, encoded["parts"], strict=True):
            _add_understood(part, written)
    return whole


def draft_from_json(whole: dict[str, Any]) -> Draft:
    """The draft that `draft_to_json` wrote. ValueError or KeyError where the dict is no draft."""
    if whole.get("version") != VERSION:
        raise ValueError(
            f"This draft was written in version {whole.get('version')}; version {VERSION} is read."
        )
    draft: Draft = _decode(Draft, {**whole, "accounting": {}})
    accounting = whole["accounting"]
    draft.accounting = Accounting(
        list(accounting["in_the_draft"]),
        {each["line"]: each["reason"] for each in accounting["furniture"]},
        {each["line"]: each["left_over"] for each in accounting["not_understood"]},
    )
    return draft


def draft_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `draft_to_json` gives."""
    defs: dict[str, Any] = {}
    _describe(Draft, defs)
    root = defs.pop("Draft")
    root["properties"]["version"] = {"const": VERSION}
    root["required"].append("version")
    defs["Accounting"] = _accounting_schema()
    for holder, extra in (("Part", _UnderstoodOfPart), ("ReportedFigure", _UnderstoodOfFigure)):
        _describe(extra, defs)
        name = extra.__name__.lstrip("_")
        defs[name] = defs.pop(extra.__name__)
        defs[holder]["properties"]["understood"] = {"$ref": f"#/$defs/{name}"}
        defs[holder]["required"].append("understood")
    return {
        "$schema": SCHEMA_ID,
        "$id": "draft.schema.json",
        "title": "Draft read from a document",
        **root,
        "$defs": dict(sorted(defs.items())),
    }


# --- values ---


def _encode(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _encode(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(_encode(key)): _encode(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_encode(each) for each in value]
    return value


@cache
def _types_of(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode(kind: Any, value: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        if value is None:
            return None
        return _decode(next(each for each in typing.get_args(kind) if each is not type(None)), value)
    if origin is list:
        return [_decode(typing.get_args(kind)[0], each) for each in value]
    if origin is dict:
        of_key, of_value = typing.get_args(kind)
        return {_decode(of_key, key): _decode(of_value, each) for key, each in value.items()}
    if is_dataclass(kind):
        hints = _types_of(typing.cast(type, kind))
        known = {each.name for each in fields(kind)}
        given = {name: _decode(hints[name], each) for name, each in value.items() if name in known}
        return typing.cast(type, kind)(**given)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    if kind is date:
        return date.fromisoformat(value)
    return value


def _add_understood(part: Part, written: dict[str, Any]) -> None:
    written["understood"] = _encode(_UnderstoodOfPart(understood_dates(part.due)))
    for figure, each in zip(part.figures, written["figures"], strict=True):
        each["understood"] = _encode(_of_figure(figure, part))
    for below, each in zip(part.parts, written["parts"], strict=True):
        _add_understood(below, each)


def _of_figure(figure: ReportedFigure, part: Part) -> _UnderstoodOfFigure:
    if figure.role is FigureRole.TARGET:
        return _UnderstoodOfFigure([], understood_target(figure.text, part.title, figure.heading))
    return _UnderstoodOfFigure(understood_figures(figure.text, part.title, figure.heading), None)


def _accounting_to_json(accounting: Accounting) -> dict[str, Any]:
    counts = accounting.counts
    return {
        "counts": _encode(counts),
        "in_the_draft": list(accounting.in_the_draft),
        "furniture": [
            {"line": line, "reason": reason} for line, reason in sorted(accounting.furniture.items())
        ],
        "not_understood": [
            {"line": line, "left_over": left} for line, left in sorted(accounting.not_understood.items())
        ],
    }


# --- schema ---


def _describe(kind: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type; dataclasses and lists of words go to `defs`."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_describe(each, defs) for each in typing.get_args(kind)]}
    if origin is list:
        return {"type": "array", "items": _describe(typing.get_args(kind)[0], defs)}
    if origin is dict:
        of_key, of_value = typing.get_args(kind)
        described = {"type": "object", "additionalProperties": _describe(of_value, defs)}
        if isinstance(of_key, type) and issubclass(of_key, StrEnum):
            described["propertyNames"] = _describe(of_key, defs)
        return described
    if is_dataclass(kind):
        return _describe_dataclass(typing.cast(type, kind), defs)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        defs.setdefault(
            kind.__name__, {"enum": [each.value for each in kind], "description": _first_line(kind)}
        )
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return dict(_SIMPLE[kind])


_SIMPLE: dict[Any, dict[str, str]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}


def _first_line(kind: type) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]


def _describe_dataclass(kind: type, defs: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    reference = {"$ref": f"#/$defs/{name}"}
    if name in defs:
        return reference
    described: dict[str, Any] = {"type": "object", "description": _first_line(kind)}
    defs[name] = described
    hints = _types_of(kind)
    described["properties"] = {each.name: _describe(hints[each.name], defs) for each in fields(kind)}
    described["required"] = [each.name for each in fields(kind)]
    described["additionalProperties"] = False
    return reference


def _accounting_schema() -> dict[str, Any]:
    line = {"type": "integer", "minimum": 1}

    def listed(word: str) -> dict[str, Any]:
        return {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"line": line, word: {"type": "string"}},
                "required": ["line", word],
                "additionalProperties": False,
            },
        }

    counted = ("lines", "in_the_draft", "furniture", "not_understood")
    return {
        "type": "object",
        "description": "Every line of a source, by number, in one of three classes.",
        "properties": {
            "counts": {
                "type": "object",
                "properties": {each: {"type": "integer", "minimum": 0} for each in counted},
                "required": list(counted),
                "additionalProperties": False,
            },
            "in_the_draft": {"type": "array", "items": line},
            "furniture": listed("reason"),
            "not_understood": listed("left_over"),
        },
        "required": ["counts", "in_the_draft", "furniture", "not_understood"],
        "additionalProperties": False,
    }


def schema_text() -> str:
    """The schema as it is published: indented, in the same order every time."""
    return json.dumps(draft_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
