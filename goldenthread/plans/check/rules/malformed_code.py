"""A code of the Public Health Outcomes Framework that is not one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.plans.check.finding import Severity, evidence_from
from goldenthread.plans.check.registry import Noticed, rule
from goldenthread.plans.check.under_check import PlanUnderCheck
from goldenthread.plans.check.wording import named, quoted, sentence_case
from goldenthread.plans.content import Kind

_CODE = re.compile(
    r"\bPHOF(?:\s+(?:indicator|measure|ref(?:erence)?|no\.?))?[\s:]*(?P<code>[A-E]?[0-9][0-9A-Za-z.]*)"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")  # "the PHOF 2016"
# N.NN with a Roman part until 2019 ("2.04", "2.09ii"), a letter and two digits since ("C04b").
_RIGHT = re.compile(r"[0-4]\.[0-9]{2}(?:[ivx]{1,5})?|[A-E][0-9]{2}[a-z]?(?:[ivx]{1,4})?", re.I)


@rule(
    "malformed-code",
    Severity.WARNING,
    title="Framework code of the wrong form",
    why="A code is there so that the definition can be looked up; a wrong one leads nowhere or elsewhere.",
    what_to_do="Look the measure up in the framework and copy its code.",
    finds="“PHOF 206i” and “PHOF 20.7i”, for 2.06i and 2.07i.",
    leaves="“PHOF 2.09ii”; “PHOF C04b”, the form used since 2019; “(PHOF)” without a code.",
)
def malformed_code(plan: PlanUnderCheck) -> Iterator[Noticed]:
    """Codes after PHOF of another form than N.NN or, since 2019, a letter and two digits."""
    for located in plan.of_kind(Kind.MEASURE):
        part = located.part
        for field in ("title", "definition"):
            text = getattr(part, field)
            for found in _CODE.finditer(text):
                code = found["code"].rstrip(".")
                if not _RIGHT.fullmatch(code) and not _YEAR.fullmatch(code):
                    sentence = (
                        f"{sentence_case(named(plan.plan, part))} gives the code {quoted(code)}; the"
                        " framework's codes"
                        " have the form 2.06i (or, since 2019, C04b)."
                    )
                    yield Noticed(plan, part, sentence, (evidence_from(part, text, field),))
