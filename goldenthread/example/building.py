"""The words in which the worked example's plans are written down.

A module of the example should read like the plan it holds: a priority with its outcomes, an
activity with its milestones and measures, in the order of the document. These builders give it
the vocabulary, and :func:`plan` gives every part its key.

A key is the plan's key and the part's path in it, so that one plan can point at a part of another:

* a priority, an activity and a milestone are found by their printed number: ``county-2016/2``,
  ``county-2016/2.1``, ``county-2016/2.1.3`` (a dotted number is a whole path as it is printed);
* every other part, and these where nothing is printed, by kind and place among its fellows:
  ``county-2016/2.outcome-4``, ``county-2016/2.activity-1``, ``county-2016/2.1.measure-2``;
* `ref=` sets the path by hand, for documents that print one number twice.

Line breaks and indents inside a text are only for the reader of the module: every builder folds
them to single spaces; a blank line stays a paragraph. Pure standard library: nothing is stored here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypedDict, Unpack

from goldenthread.plans.content import (
    FigureRole,
    Kind,
    Part,
    PlanContent,
    Polarity,
    ProgressUpdate,
    ReportedFigure,
    Responsibility,
    ResponsibilityRole,
    Section,
    StrategyLink,
    Tier,
)

HIGH_IS_GOOD = Polarity.HIGH_IS_GOOD
LOW_IS_GOOD = Polarity.LOW_IS_GOOD
CLOSE_TO_TARGET = Polarity.CLOSE_TO_TARGET
NO_JUDGEMENT = Polarity.NO_JUDGEMENT
INFORMATION = Polarity.INFORMATION
NOT_STATED = Polarity.NOT_STATED

#: Kinds whose printed number leads to them; the others are counted.
_FOUND_BY_NUMBER = (Kind.PRIORITY, Kind.ACTIVITY, Kind.MILESTONE)


def folded(text: str) -> str:
    """The text with line breaks and indents folded to single spaces; blank lines part paragraphs."""
    paragraphs = ("\n".join(line.strip() for line in text.strip().splitlines())).split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())


class Beside(TypedDict, total=False):
    """What may stand beside any part, whatever its kind."""

    ref: str  # its path in the plan, where numbers and counting will not do
    who: Iterable[Responsibility]
    strategies: Iterable[StrategyLink]
    updates: Iterable[ProgressUpdate]
    serves: Iterable[str]
    parts: Iterable[Part]
    status: str


def _part(kind: Kind, title: str, number: str = "", beside: Beside | None = None) -> Part:
    beside = beside or {}
    return Part(
        kind=kind,
        title=folded(title),
        number=number,
        key=beside.get("ref", ""),
        status=beside.get("status", ""),
        responsibilities=list(beside.get("who", ())),
        strategies=list(beside.get("strategies", ())),
        updates=list(beside.get("updates", ())),
        serves=list(beside.get("serves", ())),
        parts=list(beside.get("parts", ())),
    )


# --- the levels of a plan -------------------------------------------------------------------------


def priority(number: str, title: str, *, why: str = "", said: str = "", **beside: Unpack[Beside]) -> Part:
    """A priority, commitment or theme; `why` it matters and what children and families `said`."""
    part = _part(Kind.PRIORITY, title, number, beside)
    part.why_it_matters, part.what_people_said = folded(why), folded(said)
    return part


def outcome(title: str, *, number: str = "", due: str = "", why: str = "", **beside: Unpack[Beside]) -> Part:
    """What will be different for children, young people or families."""
    part = _part(Kind.OUTCOME, title, number, beside)
    part.due, part.why_it_matters = due, folded(why)
    return part


def success(title: str, **beside: Unpack[Beside]) -> Part:
    """A success criterion of a priority or outcome: how anyone would know."""
    return _part(Kind.SUCCESS, title, "", beside)


def activity(
    title: str,
    *,
    number: str = "",
    success: str = "",
    measured: str = "",
    due: str = "",
    **beside: Unpack[Beside],
) -> Part:
    """A key activity or key action; `measured` is the plan's "how will it be measured"."""
    part = _part(Kind.ACTIVITY, title, number, beside)
    part.success, part.how_measured, part.due = folded(success), folded(measured), due
    return part


def milestone(
    title: str, *, number: str = "", due: str = "", success: str = "", **beside: Unpack[Beside]
) -> Part:
    """A step with a date; `due` and `success` as the plan gives them, `due` to the letter."""
    part = _part(Kind.MILESTONE, title, number, beside)
    part.due, part.success = due, folded(success)
    return part


def measure(
    title: str,
    *,
    measure: str = "",
    number: str = "",
    baseline: str = "",
    target: str = "",
    figures: Iterable[ReportedFigure] = (),
    polarity: Polarity = NOT_STATED,
    frequency: str = "",
    definition: str = "",
    **beside: Unpack[Beside],
) -> Part:
    """The use of a measure in this place.

    `title` is this plan's wording, `measure` the name of the measure itself where other places word
    it differently (see `measure_names`). `baseline` and `target` are short for the two commonest
    figures; `figures` takes any others, in column order. Figure texts are kept to the letter.
    """
    part = _part(Kind.MEASURE, title, number, beside)
    part.measure, part.polarity, part.frequency = measure, polarity, frequency
    part.definition = folded(definition)
    if baseline:
        part.figures.append(figure(FigureRole.BASELINE, baseline))
    if target:
        part.figures.append(figure(FigureRole.TARGET, target))
    part.figures.extend(figures)
    return part


def programme(
    title: str, *, number: str = "", objective: str = "", why: str = "", **beside: Unpack[Beside]
) -> Part:
    """A programme of change with officers of its own."""
    part = _part(Kind.PROGRAMME, title, number, beside)
    part.objective, part.why_it_matters = folded(objective), folded(why)
    return part


def component(title: str, *, objective: str = "", **beside: Unpack[Beside]) -> Part:
    """A strand of a programme."""
    part = _part(Kind.COMPONENT, title, "", beside)
    part.objective = folded(objective)
    return part


# --- what stands beside a part --------------------------------------------------------------------


def figure(role: FigureRole, text: str, heading: str = "", comparator: str = "") -> ReportedFigure:
    """A figure with its text to the letter, its column's heading and what it is there for."""
    return ReportedFigure(role=role, text=text, heading=heading, comparator=comparator)


def _responsible(role: ResponsibilityRole, text: str, organisation: str, post: str) -> Responsibility:
    return Responsibility(role=role, text=text, organisation=organisation, post=post)


def lead(text: str, organisation: str = "", post: str = "") -> Responsibility:
    """Who leads. `text` as written; the organisation's full name (see `organisations`); the post or team."""
    return _responsible(ResponsibilityRole.LEAD, text, organisation, post)


def partner(text: str, organisation: str = "", post: str = "") -> Responsibility:
    """Who helps to deliver it."""
    return _responsible(ResponsibilityRole.PARTNER, text, organisation, post)


def governance(text: str, organisation: str = "") -> Responsibility:
    """The board or group that oversees it."""
    return _responsible(ResponsibilityRole.GOVERNANCE, text, organisation, "")


def officer(post: str, organisation: str = "", *, text: str = "") -> Responsibility:
    """The officer who answers for a measure or programme: always a post, never a name."""
    return _responsible(ResponsibilityRole.OFFICER, text or post, organisation, post)


def provider(post: str, organisation: str = "") -> Responsibility:
    """Who supplies the figure: always a post or team, never a name."""
    return _responsible(ResponsibilityRole.PROVIDER, post, organisation, post)


def strategy(name: str, text: str = "") -> StrategyLink:
    """A linked strategy: its name (see `strategies`) and, where different, the wording used here."""
    return StrategyLink(name=name, text=text or name)


def update(text: str, heading: str = "") -> ProgressUpdate:
    """What a partner reported."""
    return ProgressUpdate(text=folded(text), heading=heading)


def section(heading: str, text: str) -> Section:
    """Words of the plan that belong to no part of it: how it was made, who the partnership is."""
    return Section(heading=heading, text=folded(text))


# --- the plan -------------------------------------------------------------------------------------


def plan(
    key: str,
    title: str,
    *,
    tier: Tier,
    partnership: str,
    owner: str,
    starts: date | None = None,
    ends: date | None = None,
    adopted: date | None = None,
    words: Mapping[Kind, str] | None = None,
    sections: Iterable[Section] = (),
    parts: Iterable[Part] = (),
) -> PlanContent:
    """A whole plan with a key on every part of it.

    Raises ValueError, naming the key, when two parts of the plan would have the same one.
    """
    content = PlanContent(
        title=title,
        tier=tier,
        key=key,
        partnership=partnership,
        owner=owner,
        starts=starts,
        ends=ends,
        adopted=adopted,
        words=dict(words or {}),
        parts=list(parts),
        sections=list(sections),
    )
    _give_keys(content.parts, key, parent="")
    twice = [each for each, times in Counter(part.key for part in content.walk()).items() if times > 1]
    if twice:
        raise ValueError(f"Two parts of this plan have the key {twice[0]}: give one of them ref=...")
    return content


def _give_keys(parts: list[Part], plan_key: str, parent: str) -> None:
    seen: Counter[Kind] = Counter()
    for part in parts:
        seen[part.kind] += 1
        path = part.key or _path(part, parent, seen[part.kind])
        part.key = f"{plan_key}/{path}"
        _give_keys(part.parts, plan_key, path)


def _path(part: Part, parent: str, place: int) -> str:
    if part.kind in _FOUND_BY_NUMBER and part.number:
        if "." in part.number or not parent:
            return part.number
        return f"{parent}.{part.number}"
    counted = f"{part.kind.value}-{place}"
    return f"{parent}.{counted}" if parent else counted
