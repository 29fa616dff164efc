"""What the plan check tells an officer: one finding, with the words of the plan it rests on.

A finding is a sentence about one part of a plan, the evidence for it (the plan's own words, each with
its place), and what to do. An officer who looks and decides that it may stand accepts it with a
reason; the fingerprint is how that decision is remembered, and it changes when the evidence does, so
that a changed plan is looked at again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from goldenthread.plans.content import Kind, Part, Place


class Severity(StrEnum):
    """How much a finding matters, the gravest first."""

    PROBLEM = "problem"  # something is wrong: it cannot be as it is written
    WARNING = "warning"  # something is probably wrong, or will be missed when the plan is reported on
    SUGGESTION = "suggestion"  # nothing is wrong, but it could be clearer

    @property
    def rank(self) -> int:
        """0 for the gravest, for sorting."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the plan that a finding rests on, and where they stand.

    `field` is the field of the part they are in ("target", "due", "title", "update"); `part_key` and
    `part_identity` lead to the part, `place` to the line of the source where it is known.
    """

    text: str
    field: str = ""
    plan_key: str = ""
    part_key: str = ""
    part_identity: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the check noticed. `subject…` say which part it is about; all empty for the plan itself."""

    code: str
    severity: Severity
    title: str
    sentence: str
    what_to_do: str
    plan: str  # the plan's title
    plan_key: str = ""
    plan_identity: int | None = None
    subject: str = ""  # the part's wording
    subject_kind: Kind | None = None
    subject_key: str = ""
    subject_identity: int | None = None
    place: Place | None = None
    evidence: tuple[Evidence, ...] = ()
    fingerprint: str = ""


def evidence_from(part: Part, text: str, field: str, place: Place | None = None, plan: str = "") -> Evidence:
    """Evidence found in a part; without a place of its own it stands where the part stands."""
    return Evidence(text, field, plan, part.key, part.identity, place or part.place)


def fingerprint_of(finding: Finding) -> str:
    """Sixteen hexadecimal digits of the rule, the part it is about and the evidence.

    It stays the same however often a plan is checked and wherever in the document the part moves, and
    changes with the wording of the evidence. Where nothing at all is given ("None of the 36 …") there
    is no evidence, and it stays the same until something is.
    """
    subject = finding.subject_key or finding.subject
    pieces = [finding.code, finding.plan_key or finding.plan, subject]
    pieces += [" ".join(each.text.split()) for each in finding.evidence]
    return hashlib.sha256("\x1f".join(pieces).encode()).hexdigest()[:16]


def with_fingerprints(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with their fingerprints; the second and later ones of the same kind are told apart."""
    seen: dict[str, int] = {}
    marked = []
    for finding in findings:
        mark = fingerprint_of(finding)
        seen[mark] = seen.get(mark, 0) + 1
        marked.append(replace(finding, fingerprint=mark if seen[mark] == 1 else f"{mark}-{seen[mark]}"))
    return marked
