"""One measure of the report: figures with periods, target, comparisons, rating, change, chart, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from goldenthread.measures.assessing.assessment import Assessment, shown_value, unit_of_definition
from goldenthread.measures.queries.known import KnownFigure, day_of
from goldenthread.measures.report.noting import notes_of
from goldenthread.measures.report.rows.chart import chart_of, on_the_chart
from goldenthread.measures.report.rows.figures import compared_in, figures_of, nothing, parts_of_the_year
from goldenthread.plans.check import Finding
from goldenthread.plans.content import FigureRole, Part, ResponsibilityRole
from goldenthread.plans.thread import Located
from goldenthread.rules.periods import Period
from goldenthread.rules.ratings import NotRated, Status
from goldenthread.rules.ratings.telling import Shown

#: What a row says where the rules' own word would not fit a list of reasons.
NOBODY_SAID = "nobody has said whether a higher figure is better"
NO_FIGURE = "no figure is known"


def row_of(
    number: int,
    use: Located,
    assessment: Assessment | None,
    *,
    findings: Iterable[Finding],
    accepted: Mapping[str, str],
    period: Period,
    place: str,
) -> dict[str, Any]:
    """Everything the report says of one measure; `place` is the area's name, `number` its place in it."""
    part = use.part
    told = _told(assessment, part, period, place) if assessment else _untold(part)
    return {
        "id": f"measure-{number}",
        "number": str(number),
        "title": part.title,
        "key": assessment.definition.key if assessment else "",
        "definition": part.definition or (assessment.definition.meaning if assessment else ""),
        "polarity": _polarity(assessment),
        "frequency": part.frequency or (assessment.definition.frequency if assessment else ""),
        "officer": _posts(part, ResponsibilityRole.OFFICER)
        or (assessment.definition.responsible_post if assessment else ""),
        "provider": _posts(part, ResponsibilityRole.PROVIDER)
        or (_provider(assessment) if assessment else ""),
        **told,
        "notes": notes_of(part, assessment, findings=findings, accepted=accepted),
    }


def observations_of(assessment: Assessment) -> list[KnownFigure]:
    """The figures that a report shows or computes with: its own line, its gaps, and the comparators'."""
    others = chain.from_iterable(each.figures for each in compared_in(assessment))
    trend = chain.from_iterable(each.figures for each in on_the_chart(assessment))
    seen: dict[int, KnownFigure] = {}
    for each in chain(assessment.history.figures, assessment.history.others, others, trend):
        seen.setdefault(each.identity, each)
    return list(seen.values())


# Who and what


def _posts(part: Part, role: ResponsibilityRole) -> str:
    """Who answers for it: the post where one is known, never more than was written."""
    named = [each.post or each.organisation or each.text for each in part.responsible(role)]
    return ", ".join(dict.fromkeys(name for name in named if name))


def _provider(assessment: Assessment) -> str:
    definition = assessment.definition
    return definition.provider.name if definition.provider else definition.provider_name


def _polarity(assessment: Assessment | None) -> str:
    if assessment is None or assessment.polarity is None:
        return "Nobody has said whether a higher figure is better."
    return assessment.polarity.sentence


# What is known


def _untold(part: Part) -> dict[str, Any]:
    """A measure that the library does not have: the plan names it and nobody has ever given a figure."""
    return {
        "rating": {
            "status": Status.NOT_RATED.value,
            "label": Status.NOT_RATED.label,
            "sentence": "Not rated: no figure of this measure is known.",
            "reason": NO_FIGURE,
            "method": "",
            "overruled": None,
        },
        "figures": [nothing("Latest")],
        "parts": [],
        "target": _target_as_written(part),
        "change": None,
        "trend": None,
        "printed": _printed(part, []),
        "observations": [],
    }


def _told(assessment: Assessment, part: Part, period: Period, place: str) -> dict[str, Any]:
    figures = list(figures_of(assessment, period))
    parts = parts_of_the_year(assessment, period)
    return {
        "rating": _rating(assessment),
        "figures": figures,
        "parts": parts,
        "target": _target(assessment, part),
        "change": _change(assessment),
        "trend": chart_of(assessment, place),
        "printed": _printed(part, [*(each["value"] for each in figures), *(each["value"] for each in parts)]),
        "observations": sorted(each.identity for each in observations_of(assessment)),
    }


def _rating(assessment: Assessment) -> dict[str, Any]:
    rating, status = assessment.rating, assessment.status
    sentence, reason = rating.sentence, rating.reason.value if rating.reason else ""
    if assessment.latest is None:
        sentence, reason = "Not rated: no figure of this measure is known.", NO_FIGURE
    elif rating.reason is NotRated.NO_JUDGEMENT and assessment.polarity is None:
        sentence, reason = f"Not rated: {NOBODY_SAID}.", NOBODY_SAID
    overruled = None
    if assessment.overruled is not None:
        decision = assessment.overruled
        on = f"{day_of(decision.learned_at):%-d %B %Y}"
        overruled = {
            "computed": sentence,
            "by": decision.by_name,
            "on": on,
            "reason": decision.reason,
        }
        sentence = (
            f"{status.label}: given by {decision.by_name} on {on} instead of the computed "
            f"rating, because: {decision.reason}"
        )
        reason = "a person decided so" if status is Status.NOT_RATED else ""
    return {
        "status": status.value,
        "label": status.label,
        "sentence": sentence,
        "reason": reason,
        "method": rating.method,
        "overruled": overruled,
    }


# The target


def _target(assessment: Assessment, part: Part) -> dict[str, str] | None:
    target = assessment.target
    if target is None:
        return _target_as_written(part)
    resolved = assessment.resolved
    return {
        "text": target.text,
        "where": target.where_from,
        "sentence": resolved.sentence if resolved else "",
    }


def _target_as_written(part: Part) -> dict[str, str] | None:
    written = [each.text for each in part.figures_for(FigureRole.TARGET) if _says_something(each.text)]
    if not written:
        return None
    return {"text": "; ".join(written), "where": "printed in the plan", "sentence": ""}


# The change


def _change(assessment: Assessment) -> dict[str, Any] | None:
    change = assessment.change
    if change is None:
        return None
    shown = Shown(unit_of_definition(assessment.definition), assessment.definition.decimals)
    since = f"{change.previous.period.label} ({shown_value(change.previous, assessment.definition)})"
    if not change.difference:
        return {"sentence": f"The same as in {since}.", "tested": change.beyond_chance is not None}
    way = "Up" if change.difference > 0 else "Down"
    sentence = f"{way} by {shown.distance(change.difference)} since {since}"
    if change.better is not None:
        sentence += f", which is {'better' if change.better else 'worse'}"
    if change.beyond_chance is None:
        sentence += "; whether that is more than chance is not known"
    elif change.beyond_chance:
        sentence += "; that is more than chance would give"
    else:
        sentence += "; that is no more than chance would give"
    worse = change.better is False
    return {"sentence": f"{sentence}.", "tested": change.beyond_chance is not None, "worse": worse}


# As printed


def _printed(part: Part, shown: Sequence[str]) -> list[dict[str, str]]:
    """The cells of the original that say more, or something else, than the figures shown beside them."""
    said = {_bare(text) for text in shown}
    return [
        {"heading": each.heading or each.role.value, "text": " ".join(each.text.split())}
        for each in part.figures
        if _says_something(each.text) and _bare(each.text) not in said
    ]


def _bare(text: str) -> str:
    """A figure without what may differ: "17.0%", "17%" and "17" are one."""
    bare = re.sub(r"[\s,%£]", "", text).replace("−", "-")
    return re.sub(r"(\.\d*?)0+$", r"\1", bare).rstrip(".") if "." in bare else bare


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)
