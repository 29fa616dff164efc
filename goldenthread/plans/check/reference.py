"""The reference page of the plan check, written from its rules, so that the manual says what it does."""

from __future__ import annotations

from goldenthread.plans.check.finding import Severity
from goldenthread.plans.check.registry import RULES, Rule
from goldenthread.plans.check.rules import CATALOGUE, code_of
from goldenthread.plans.check.wording import sentence_case

_NOTE = "<!-- Written by `make docs` from goldenthread/plans/check/rules. Change that, not this page. -->"

_OPENING = """# The plan check

The check reads a plan as a careful officer would before a board does, and says what it noticed: one
sentence, the words of the plan it rests on with their place, and what to do. It never changes anything.

What is missing from a whole plan, or from everything under one priority, is said once and not line by line.
A finding that may stand is accepted with a reason. It comes back when the words it rests on change.

On the command line: `goldenthread check PLAN...`, where PLAN is a document or the key of a plan that is kept
here. Several plans together are also held against each other. `--severity problem` shows only what is wrong,
`--json` prints everything for another program. The exit code is 0 when there is nothing to look at, 1 when
there is, and 2 when a plan could not be read.
"""

_SEVERITIES = {
    Severity.PROBLEM: "Something is wrong: it cannot be as it is written.",
    Severity.WARNING: "Something is probably wrong, or will be missed when the plan is reported on.",
    Severity.SUGGESTION: "Nothing is wrong, but it could be clearer.",
}


def reference_page() -> str:
    """The whole page, in Markdown."""
    pieces = [_NOTE, "", _OPENING, "| Severity | Meaning |", "|---|---|"]
    pieces += [f"| {sentence_case(each)} | {meaning} |" for each, meaning in _SEVERITIES.items()]
    pieces += ["", f"{len(RULES)} rules:", "", "| Code | Severity | What it points out |", "|---|---|---|"]
    pieces += [f"| [`{rule.code}`](#{rule.code}) | {rule.severity} | {rule.title} |" for rule in _in_order()]
    for heading, modules in CATALOGUE.items():
        pieces += ["", f"## {heading}"]
        for module in modules:
            pieces += ["", *_section(RULES[code_of(module)])]
    return "\n".join(pieces) + "\n"


def _in_order() -> list[Rule]:
    return [RULES[code_of(module)] for modules in CATALOGUE.values() for module in modules]


def _section(rule: Rule) -> list[str]:
    together = " Looks at the plans that are checked together." if rule.across_plans else ""
    return [
        f"### {rule.code}",
        "",
        f"**{rule.title}** ({rule.severity}). {rule.why}{together}",
        "",
        f"- Points out: {rule.finds}",
        f"- Leaves alone: {rule.leaves}",
        f"- Looks at: {rule.how}",
        f"- What to do: {rule.what_to_do}",
    ]
