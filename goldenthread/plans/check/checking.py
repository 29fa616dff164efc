"""Checking plans: every rule of the register, over one plan or several together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from goldenthread.plans.check.finding import Finding, Severity, with_fingerprints
from goldenthread.plans.check.registry import RULES, Rule
from goldenthread.plans.check.rules import CATALOGUE, code_of
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.content import PlanContent


def check_plans(plans: Sequence[PlanContent], *, today: date) -> list[Finding]:
    """Everything the rules find in these plans, in the order of the documents.

    Plan by plan as given; within a plan first what is about the whole of it, then part by part as they
    stand in it, and of one part in the order of the catalogue. Rules across plans only have something to
    say of plans that are given together. Time grows with the number of parts.
    """
    laid_out = [PlanUnderCheck.of(plan, today) for plan in plans]
    positions = {id(plan): (place, _positions(plan)) for place, plan in enumerate(laid_out)}
    found: list[tuple[tuple[int, int, int], Finding]] = []
    for order, rule in enumerate(catalogue()):
        for plan, part, finding in rule.look_at(laid_out):
            place, parts = positions[id(plan)]
            found.append(((place, parts[id(part)] if part else -1, order), finding))
    found.sort(key=lambda each: each[0])
    return with_fingerprints(finding for _position, finding in found)


def catalogue() -> list[Rule]:
    """Every rule, in the order of the catalogue."""
    return [RULES[code_of(module)] for modules in CATALOGUE.values() for module in modules]


def _positions(plan: PlanUnderCheck) -> dict[int, int]:
    return {id(each.part): place for place, each in enumerate(plan.located)}


def counts_by_severity(findings: Sequence[Finding]) -> Counter[Severity]:
    """How many findings there are of each severity."""
    return Counter(finding.severity for finding in findings)
