"""A performance report as plain data: the answer, what needs a decision, every measure, and the key.

Nothing in it depends on when it is put together, only on what was known on its day, so that the same report
made twice is the same to the letter. Numbers are kept as texts: a database may not change a digit of them.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from goldenthread.measures.assessing.assessment import Assessment, assess
from goldenthread.measures.models import Definition, Source
from goldenthread.measures.report.answering import answer_of, counts_of, decisions_of, reasons_of
from goldenthread.measures.report.key import key_of, source_of
from goldenthread.measures.report.rows import observations_of, row_of
from goldenthread.plans.check import Finding, check_plans
from goldenthread.plans.content import Kind, Part, PlanContent
from goldenthread.plans.models import AcceptedFinding, Plan
from goldenthread.plans.queries import content_of, end_of
from goldenthread.plans.thread import Located, locate_all
from goldenthread.rules.periods import Period
from goldenthread.rules.ratings import RatingPolicy

#: The form of the data. A later form is read beside this one; this one is never read differently.
FORM = 1


class CannotReport(ValueError):
    """There is no report to make. The message is the sentence the person reads."""


def report_content(
    *, plan: Plan, period: Period, as_at: date, policy: RatingPolicy, title: str = ""
) -> dict[str, Any]:
    """The report of a plan for a period, with what was known at the end of the day `as_at`.

    Raises CannotReport where the plan has no measure or the partnership no area.
    """
    content = content_of(plan, as_at=as_at)
    uses = [each for each in locate_all([content]) if each.part.kind is Kind.MEASURE]
    if not uses:
        raise CannotReport(f"{content.title} has no measures, so there is nothing to report on.")
    if plan.partnership.home is None:
        raise CannotReport(
            f"Nobody has said which area {plan.partnership.name} is for, so no figure can be called its own."
        )
    assessed = _assessed(plan, content, uses, period=period, as_at=as_at, policy=policy)
    findings = _findings(content, as_at)
    accepted = _accepted(plan, as_at)
    rows = [
        row_of(
            number,
            use,
            assessed.get(name_of(use.part)),
            findings=findings.get(use.part.key, ()),
            accepted=accepted,
            period=period,
            place=plan.partnership.home.name,
        )
        for number, use in enumerate(uses, 1)
    ]
    return {
        "form": FORM,
        "title": " ".join((title or f"{content.title}: {period.label}").split()),
        "plan": {"key": plan.key, "title": content.title, "owner": content.owner},
        "partnership": plan.partnership.name,
        "area": plan.partnership.home.name,
        "period": period.label,
        "as_at": as_at.isoformat(),
        "counts": counts_of(rows),
        "reasons": reasons_of(rows),
        "answer": answer_of(rows, period.label),
        "decisions": decisions_of(rows),
        "plan_notes": [
            {"title": each.title, "text": each.sentence} for each in findings.get("", ()) if each.sentence
        ],
        "priorities": list(_under_headings(uses, rows)),
        "key": key_of(policy, rows, list(assessed.values())),
        "sources": _sources(assessed.values()),
    }


def checksum(content: dict[str, Any]) -> str:
    """The SHA-256 of a report's data, 64 hexadecimal digits, however a database has ordered it."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def rows_of(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The measures of a report in the order of the plan."""
    for priority in content["priorities"]:
        for outcome in priority["outcomes"]:
            yield from outcome["rows"]


def name_of(part: Part) -> str:
    """The measure's own name, without regard to capitals."""
    return (part.measure or part.title).casefold()


def _assessed(
    plan: Plan,
    content: PlanContent,
    uses: list[Located],
    *,
    period: Period,
    as_at: date,
    policy: RatingPolicy,
) -> dict[str, Assessment]:
    wanted = {name_of(use.part) for use in uses}
    definitions = [
        each
        for each in Definition.objects.filter(
            partnership=plan.partnership, measure__isnull=False, removed=False
        ).select_related("measure", "provider")
        if each.measure is not None and each.measure.name.casefold() in wanted
    ]
    found = assess(
        definitions,
        partnership=plan.partnership,
        contents=[content],
        today=as_at,
        as_at=as_at,
        policy=policy,
        for_period=period,
    )
    return {each.definition.measure.name.casefold(): each for each in found if each.definition.measure}


def _findings(content: PlanContent, today: date) -> dict[str, list[Finding]]:
    """What the plan check says of each measure, by the part's key; what is about the whole plan under ""."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for each in check_plans([content], today=today):
        if each.subject_kind is Kind.MEASURE:
            found[each.subject_key].append(each)
        elif not each.subject_key or each.subject_key == content.key:
            found[""].append(each)
    return found


def _accepted(plan: Plan, as_at: date) -> dict[str, str]:
    """Findings that somebody had decided may stand: their fingerprint, and the reason with the name."""
    standing = AcceptedFinding.objects.filter(plan=plan, at__lte=end_of(as_at))
    return {each.fingerprint: f"{each.reason} ({each.by_name})" for each in standing}


def _under_headings(uses: list[Located], rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The measures under their priority and outcome, as the plan has them; "" where it has none."""
    priorities: dict[int, dict[str, Any]] = {}
    outcomes: dict[tuple[int, int], dict[str, Any]] = {}
    for use, row in zip(uses, rows, strict=True):
        above = use.above
        first = next((each for each in above if each.kind in (Kind.PRIORITY, Kind.PROGRAMME)), None)
        second = next((each for each in reversed(above) if each.kind is Kind.OUTCOME), None)
        priority = priorities.setdefault(id(first), {**_heading(first), "outcomes": []})
        place = (id(first), id(second))
        if place not in outcomes:
            outcomes[place] = {**_heading(second), "rows": []}
            priority["outcomes"].append(outcomes[place])
        outcomes[place]["rows"].append(row)
    yield from priorities.values()


def _heading(part: Part | None) -> dict[str, str]:
    return {"number": part.number if part else "", "title": part.title if part else ""}


def _sources(assessed: Iterable[Assessment]) -> list[dict[str, str]]:
    used = {figure.source_id for each in assessed for figure in observations_of(each)}
    return [source_of(each) for each in Source.objects.filter(pk__in=used).order_by("name", "pk")]
