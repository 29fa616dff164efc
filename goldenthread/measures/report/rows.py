"""One measure of the report: figures with periods, target, comparisons, rating, change, chart, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any

from goldenthread.measures.assessing.assessment import Assessment, shown_value, unit_of_definition
from goldenthread.measures.assessing.comparators import Comparator
from goldenthread.measures.models import Definition
from goldenthread.measures.queries.known import KnownFigure, day_of
from goldenthread.measures.report.noting import notes_of
from goldenthread.plans.check import Finding
from goldenthread.plans.content import FigureRole, Part, ResponsibilityRole
from goldenthread.plans.thread import Located
from goldenthread.rules.figures import Number, Value, format_value
from goldenthread.rules.periods import Period
from goldenthread.rules.ratings import GoalKind, NotRated, Status
from goldenthread.rules.ratings.telling import Shown
from goldenthread.rules.rounding import round_half_away
from goldenthread.rules.target_resolution.known import ComparatorKind

#: Points of a trend that can still be told apart in a chart as wide as a column.
LONGEST_TREND = 12
#: Figures that can stand among each other in one small chart.
MOST_DOTS = 7
#: Earlier parts of the year that are named beside the figure of the year.
MOST_PARTS = 4
#: What a row says where the rules' own word would not fit a list of reasons.
NOBODY_SAID = "nobody has said whether a higher figure is better"
NO_FIGURE = "no figure is known"

_NEIGHBOURS = (ComparatorKind.STATISTICAL_NEIGHBOURS,)
_DRAWN = (ComparatorKind.ENGLAND, *_NEIGHBOURS)


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
    others = chain.from_iterable(each.figures for each in _compared(assessment))
    trend = chain.from_iterable(each.figures for each in _on_the_chart(assessment))
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
        "figures": [_nothing("Latest")],
        "parts": [],
        "target": _target_as_written(part),
        "change": None,
        "trend": None,
        "printed": _printed(part, []),
        "observations": [],
    }


def _told(assessment: Assessment, part: Part, period: Period, place: str) -> dict[str, Any]:
    figures = list(_figures(assessment, period))
    parts = _parts_of_the_year(assessment, period)
    return {
        "rating": _rating(assessment),
        "figures": figures,
        "parts": parts,
        "target": _target(assessment, part),
        "change": _change(assessment),
        "trend": _trend(assessment, place),
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


def _cell(heading: str, value: str, period: str = "", note: str = "", kind: str = "") -> dict[str, str]:
    return {"heading": heading, "value": value, "period": period, "note": note, "kind": kind}


def _nothing(heading: str, kind: str = "latest") -> dict[str, str]:
    return _cell(heading, "No figure", kind=kind)


def _figures(assessment: Assessment, period: Period) -> Iterator[dict[str, str]]:
    """The figures side by side: before, latest, target, neighbours, England, each with its own period."""
    latest, earlier = assessment.latest, _earlier(assessment)
    yield (
        _cell("Before", assessment.shown(earlier), earlier.period.label, _status(earlier), "before")
        if earlier
        else _nothing("Before", "before")
    )
    yield (
        _cell("Latest", assessment.shown(latest), latest.period.label, _status(latest), "latest")
        if latest
        else _nothing("Latest")
    )
    yield _target_cell(assessment)
    compared = _compared(assessment)
    neighbours = [each for each in compared if each.kind in _NEIGHBOURS]
    england = [each for each in compared if each.kind is ComparatorKind.ENGLAND]
    rest = [
        each
        for each in compared
        if each not in neighbours and each not in england and each.number is not None
    ]
    for heading, group in (("Statistical neighbours", neighbours), ("England", england)):
        if not group:
            yield _nothing(heading, "comparator")
    for each in (*neighbours, *england, *rest):
        edition = each.edition.replace(f"{each.name}, ", "list of ", 1)
        note = ", ".join(text for text in ("as printed" if each.printed else each.how_many, edition) if text)
        heading = _heading_of(each)
        yield _cell(
            heading, _formatted(each.value, assessment.definition), each.period.label, note, "comparator"
        )


def _heading_of(comparator: Comparator) -> str:
    if comparator.kind in _NEIGHBOURS:
        return "Statistical neighbours"
    return re.sub(r"\s*\(as printed\)$", "", comparator.name)


def _status(figure: KnownFigure) -> str:
    return figure.status


def _compared(assessment: Assessment) -> list[Comparator]:
    """The comparators that are shown; of neighbours worked out and printed, the ones worked out."""
    computed = {each.kind for each in assessment.comparators if not each.printed and each.number is not None}
    return [each for each in assessment.comparators if not (each.printed and each.kind in computed)]


def _earlier(assessment: Assessment) -> KnownFigure | None:
    """The figure of the period right before; else the last number of the same series; else of another."""
    history, latest = assessment.history, assessment.latest
    if latest is None:
        return None
    if history.previous is not None:
        return history.previous
    line = [each for each in history.numbers if each.period.end <= latest.period.start]
    if line:
        return line[-1]
    others = [
        each
        for each in history.others
        if each.number is not None and each.period.end < latest.period.end and each is not latest
    ]
    return others[-1] if others else None


def _parts_of_the_year(assessment: Assessment, period: Period) -> list[dict[str, str]]:
    """Figures for parts of the period reported on, such as its second quarter, where they hold a number."""
    latest = assessment.latest
    earlier = _earlier(assessment)
    found = [
        each
        for each in chain(assessment.history.figures, assessment.history.others)
        if each.number is not None
        and each.period != period
        and period.contains(each.period)
        and each is not latest
        and each is not earlier
    ]
    return [
        _cell(each.period.label, assessment.shown(each), each.period.label) for each in found[-MOST_PARTS:]
    ]


def _formatted(value: Value, definition: Definition) -> str:
    if isinstance(value, Number) and definition.decimals is not None:
        value = Number(round_half_away(value.value, definition.decimals))
    return format_value(value, unit_of_definition(definition)) or "No figure"


# The target


def _target_cell(assessment: Assessment) -> dict[str, str]:
    target = assessment.target
    if target is None:
        return _cell("Target", "None set", kind="target")
    period = target.period.label if target.period is not None else ""
    goal = _goal(assessment)
    value = _formatted(Number(goal), assessment.definition) if goal is not None else target.text
    return _cell("Target", value, period, kind="target")


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


def _goal(assessment: Assessment) -> Decimal | None:
    """The one number that has to be reached; None for ranges, several readings and things to be done."""
    goals = assessment.resolved.goals if assessment.resolved else ()
    if len(goals) != 1 or goals[0].kind is not GoalKind.POINT:
        return None
    return goals[0].value


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


# The chart


def _on_the_chart(assessment: Assessment) -> list[Comparator]:
    periods = {each.period for each in assessment.history.figures[-LONGEST_TREND:]}
    return [each for each in assessment.every_comparator if each.kind in _DRAWN and each.period in periods]


def _trend(assessment: Assessment, place: str) -> dict[str, Any] | None:
    """What the chart is drawn from; None where there would be nothing to compare in it."""
    history, definition = assessment.history, assessment.definition
    line = history.figures[-LONGEST_TREND:]
    own = [(each.period, each.number) for each in line]
    goal = _goal(assessment)
    lines: dict[str, dict[Period, Decimal]] = {}
    for each in _on_the_chart(assessment):
        name = _heading_of(each)
        if each.number is not None and (not each.printed or name not in lines):
            lines.setdefault(name, {})[each.period] = each.number
    known = [number for _, number in own if number is not None]
    if len(known) >= 3:
        return {
            "kind": "trend",
            "place": place,
            "periods": [period.label for period, _ in own],
            "own": _numbers((number for _, number in own), definition),
            "lines": [
                {"name": name, "values": _numbers((values.get(period) for period, _ in own), definition)}
                for name, values in lines.items()
            ],
            "target": _number(goal, definition),
        }
    return _standing(assessment, place, goal)


def _standing(assessment: Assessment, place: str, goal: Decimal | None) -> dict[str, Any] | None:
    """Too few figures for a line: the latest among what it can be held against, on one scale."""
    definition, latest, earlier = assessment.definition, assessment.latest, _earlier(assessment)
    if latest is None or latest.number is None:
        return None
    dots = [("own", f"{place}, {latest.period.label}", latest.number)]
    if earlier is not None and earlier.number is not None:
        dots.insert(0, ("before", f"{place}, {earlier.period.label}", earlier.number))
    if goal is not None:
        dots.append(("target", "Target", goal))
    for each in _compared(assessment):
        if each.number is not None and len(dots) < MOST_DOTS:
            dots.append(("comparator", f"{_heading_of(each)}, {each.period.label}", each.number))
    if len(dots) < 2:
        return None
    return {
        "kind": "standing",
        "place": place,
        "dots": [
            {"is": what, "name": name, **(_number(number, definition) or {})} for what, name, number in dots
        ],
    }


def _numbers(values: Iterable[Decimal | None], definition: Definition) -> list[dict[str, str] | None]:
    return [_number(each, definition) for each in values]


def _number(value: Decimal | None, definition: Definition) -> dict[str, str] | None:
    """A number twice: to draw with (a third has no end, and a double is enough), and as it is read."""
    if value is None:
        return None
    return {"value": repr(float(value)), "shown": _formatted(Number(value), definition)}


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
