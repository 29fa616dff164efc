"""The register of rules: what each one is called, why it matters and what an officer does about it.

A rule is a function in a file of `rules/`. It is given one plan (or, for a rule across plans, all of
them) and yields what it noticed. The register is also what the reference page is written from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.plans.check.finding import Evidence, Finding, Severity
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import Part


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a rule noticed: a sentence about a part of a plan (None: about the plan as a whole)."""

    plan: PlanUnderCheck
    part: Part | None
    sentence: str
    evidence: tuple[Evidence, ...] = ()


PlanRule = Callable[[PlanUnderCheck], Iterator[Noticed]]
AcrossRule = Callable[[Sequence[PlanUnderCheck]], Iterator[Noticed]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `finds` and `leaves` are the examples of the reference page: what it points out, what it
    leaves alone."""

    code: str
    severity: Severity
    title: str
    why: str
    what_to_do: str
    finds: str
    leaves: str
    plan_rule: PlanRule | None = None
    across_rule: AcrossRule | None = None

    @property
    def across_plans(self) -> bool:
        """Whether it needs more than one plan to say anything."""
        return self.across_rule is not None

    @property
    def how(self) -> str:
        """How it decides, in one line: the docstring of its function."""
        function = self.across_rule or self.plan_rule
        return " ".join((function.__doc__ or "").split()) if function else ""

    def look_at(
        self, plans: Sequence[PlanUnderCheck]
    ) -> Iterator[tuple[PlanUnderCheck, Part | None, Finding]]:
        """Everything it finds in these plans, with the plan and the part it is about; no fingerprints yet."""
        for noticed in self._noticed(plans):
            yield noticed.plan, noticed.part, self._finding(noticed)

    def _noticed(self, plans: Sequence[PlanUnderCheck]) -> Iterable[Noticed]:
        if self.across_rule is not None:
            yield from self.across_rule(plans)
        elif self.plan_rule is not None:
            for plan in plans:
                yield from self.plan_rule(plan)

    def _finding(self, noticed: Noticed) -> Finding:
        plan, part = noticed.plan.plan, noticed.part
        return Finding(
            code=self.code,
            severity=self.severity,
            title=self.title,
            sentence=noticed.sentence,
            what_to_do=self.what_to_do,
            plan=plan.title,
            plan_key=plan.key,
            plan_identity=plan.identity,
            subject=part.title if part else "",
            subject_kind=part.kind if part else None,
            subject_key=part.key if part else "",
            subject_identity=part.identity if part else None,
            place=part.place if part else None,
            evidence=tuple(
                each if each.plan_key else replace(each, plan_key=plan.key) for each in noticed.evidence
            ),
        )


#: Every rule by its code, in the order of the catalogue (`rules/__init__.py`).
RULES: dict[str, Rule] = {}


def _register(rule: Rule) -> None:
    if rule.code in RULES:
        raise ValueError(f"There are two rules called {rule.code}.")
    RULES[rule.code] = rule


def rule(
    code: str, severity: Severity, *, title: str, why: str, what_to_do: str, finds: str, leaves: str
) -> Callable[[PlanRule], PlanRule]:
    """Enter a rule that looks at one plan at a time. ValueError when its code is taken."""

    def enter(function: PlanRule) -> PlanRule:
        _register(Rule(code, severity, title, why, what_to_do, finds, leaves, plan_rule=function))
        return function

    return enter


def rule_across_plans(
    code: str, severity: Severity, *, title: str, why: str, what_to_do: str, finds: str, leaves: str
) -> Callable[[AcrossRule], AcrossRule]:
    """Enter a rule that looks at several plans together. ValueError when its code is taken."""

    def enter(function: AcrossRule) -> AcrossRule:
        _register(Rule(code, severity, title, why, what_to_do, finds, leaves, across_rule=function))
        return function

    return enter
