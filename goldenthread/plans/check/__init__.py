"""The plan check: what a careful officer would notice in a plan before a board does.

Each rule is one file of `rules/`. The documentation of all of them is docs/reference/plan-check.md.
"""

from goldenthread.plans.check.checking import check_plans, counts_by_severity
from goldenthread.plans.check.finding import Evidence, Finding, Severity
from goldenthread.plans.check.registry import RULES, Rule

__all__ = ["RULES", "Evidence", "Finding", "Rule", "Severity", "check_plans", "counts_by_severity"]
