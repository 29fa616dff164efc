"""What is remembered of a provider's files: what each heading holds, and what each name means.

It is kept when a load is confirmed, and every later file of the same provider is read by it. A slip kept once
would be made every time, so a person can see it line by line, and have a line forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.measures.loading.layouts import ROLE_LABELS, Role

COLUMN, ACROSS, FIXED = "column", "across", "fixed"
NAMES = ("measure", "area", "group")
KINDS = {
    COLUMN: "Columns",
    ACROSS: "Headings of figures",
    FIXED: "The same for every figure",
    "measure": "Measures",
    "area": "Areas",
    "group": "Groups of children",
}
#: What the heading of a column with figures may name besides its period.
ACROSS_NAMES = {"area": "An area", "measure": "A measure", "group": "A group of children"}
_LEFT_OUT = "Left out"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing remembered: what stands in the file, and what it is taken for."""

    kind: str
    text: str
    means: str

    @property
    def key(self) -> str:
        """What tells it from the other lines of its provider."""
        return f"{self.kind}:{self.text}"


def lines_of(mapping: Mapping[str, Any], called: Mapping[str, Mapping[int, str]]) -> list[Line]:
    """Everything remembered, kind by kind and in the order of the alphabet.

    `called` gives the names of the "measure" and "area" that are known, by identity.
    """
    found = [
        Line(COLUMN, heading, ROLE_LABELS[Role(role)])
        for heading, role in sorted(mapping.get("columns", {}).items())
        if role in set(Role)
    ]
    across = mapping.get("across", "")
    if across:
        found.append(Line(ACROSS, across, ACROSS_NAMES.get(across, across)))
    found += [Line(FIXED, name, f"{text}") for name, text in sorted(mapping.get("fixed", {}).items())]
    for kind in NAMES:
        said = mapping.get("names", {}).get(kind, {})
        found += [Line(kind, text, _means(kind, meant, called)) for text, meant in sorted(said.items())]
    return found


def _means(kind: str, meant: Any, called: Mapping[str, Mapping[int, str]]) -> str:
    if meant is None:
        return _LEFT_OUT
    if kind == "group":
        return str(meant)
    return called[kind].get(meant, f"A{'n area' if kind == 'area' else ' measure'} that is no longer known")


def without(mapping: Mapping[str, Any], key: str) -> tuple[dict[str, Any], Any] | None:
    """What is remembered once a line is forgotten, and what it was taken for; None where it is not there."""
    kind, _, text = key.partition(":")
    if kind == ACROSS and text and mapping.get("across") == text:
        return {**mapping, "across": ""}, text
    within = {COLUMN: "columns", FIXED: "fixed"}.get(kind)
    if within is not None:
        lines = dict(mapping.get(within, {}))
        return ({**mapping, within: lines}, lines.pop(text)) if text in lines else None
    names = dict(mapping.get("names", {}))
    if kind not in NAMES or text not in names.get(kind, {}):
        return None
    names[kind] = dict(names[kind])
    meant = names[kind].pop(text)
    return {**mapping, "names": names}, meant
