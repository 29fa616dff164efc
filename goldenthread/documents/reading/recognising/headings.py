"""What a heading, a bold line or a line with a label in front of it says about what follows.

Two things are told apart: a line that *is* a part ("Priority 2 - Happy and healthy", "Outcome: every
child has a school place") and a line that only announces what stands below it ("What will success
look like?", "Key milestones for the next year include:").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.documents.reading.recognising.labels import NUMBER_WORDS, number_of, take_label
from goldenthread.documents.reading.recognising.wording import plain, words
from goldenthread.plans.content import Kind


class Mode(StrEnum):
    """What the paragraphs and bullets below a heading are."""

    NONE = ""
    NARRATIVE = "narrative"
    CONTENTS = "contents"
    PRIORITIES = "priorities"
    OUTCOMES = "outcomes"
    SUCCESS = "success"
    WHY = "why it matters"
    SAID = "what people said"
    ACTIVITIES = "activities"
    MILESTONES = "milestones"
    MEASURES = "measures"
    PROGRAMMES = "programmes"
    COMPONENTS = "components"


LIST_KINDS: dict[Mode, Kind] = {
    Mode.PRIORITIES: Kind.PRIORITY,
    Mode.OUTCOMES: Kind.OUTCOME,
    Mode.SUCCESS: Kind.SUCCESS,
    Mode.ACTIVITIES: Kind.ACTIVITY,
    Mode.MILESTONES: Kind.MILESTONE,
    Mode.MEASURES: Kind.MEASURE,
    Mode.COMPONENTS: Kind.COMPONENT,
}


@dataclass(frozen=True, slots=True)
class Announced:
    """A line that says what stands below it."""

    mode: Mode


@dataclass(frozen=True, slots=True)
class Named:
    """A line that is itself a part: its kind, its number, its title and the plan's word for it."""

    kind: Kind
    number: str
    title: str
    word: str = ""
    again: bool = False  # the line only returns to a part named before


_NUMBER = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*[a-z]?|[a-z]|[ivx]{{1,4}}|{'|'.join(NUMBER_WORDS)})"
_SEPARATOR = r"\s*[-–—:.;)]+\s*"

_WORDS_FOR: list[tuple[Kind, str]] = [
    (
        Kind.PRIORITY,
        r"(?:strategic|key|our|shared|partnership)?\s*(?P<word>priority|commitment|theme|"
        r"strategic aim|aim|goal|"
        r"strategic objective|ambition|pledge|promise|pillar|obsession|priority area|focus area|"
        r"improvement (?:area|theme|priority|objective)|recommendation|priority action area|"
        r"areas? (?:of|for) (?:weakness|improvement|development|concern|focus|priority action))",
    ),
    (Kind.OUTCOME, r"(?:the|our|intended|overall|desired|key)?\s*(?P<word>outcome)"),
    (Kind.PROGRAMME, r"(?P<word>programme|workstream|work stream)"),
    (
        Kind.ACTIVITY,
        r"(?P<word>key action|key activity|priority action|action|activity|objective|project|initiative)",
    ),
    (Kind.MILESTONE, r"(?:key)?\s*(?P<word>milestone|step|task)"),
    (Kind.MEASURE, r"(?P<word>performance measure|measure|indicator|performance indicator|kpi)"),
    (Kind.SUCCESS, r"(?P<word>success criterion|success measure|success)"),
]

_NUMBERED = [
    (
        kind,
        re.compile(
            rf"^{pattern}\s+(?P<number>{_NUMBER})(?:{_SEPARATOR}|\s+|$)(?P<title>.*)$",
            re.IGNORECASE,
        ),
    )
    for kind, pattern in _WORDS_FOR
]
_SAID = [
    (
        kind,
        re.compile(
            rf"^(?:(?P<number>{_NUMBER})[.):]?\s+)?{pattern}"
            rf"(?:\s+for\s+(?:this\s+[\w ]{{3,30}}?\s+is|[\d/ –-]+))?\s*[:–—]\s*(?P<title>\S.*)$",
            re.IGNORECASE,
        ),
    )
    for kind, pattern in _WORDS_FOR
]
#: Words that are a priority only with a number: "Recommendation: note the report" is something else.
_ONLY_NUMBERED = re.compile(r"recommendation|areas? ", re.IGNORECASE)
_AGAIN = re.compile(
    r"^(?:our|the)\s+(?P<word>commitment|priority|priorities|theme|ambition|aim|"
    r"pledge)s?\s*[-–—:]\s*(?P<title>\S.*)$",
    re.IGNORECASE,
)

_ANNOUNCEMENTS: list[tuple[Mode, re.Pattern[str]]] = [
    (mode, re.compile(pattern, re.IGNORECASE))
    for mode, pattern in [
        (Mode.CONTENTS, r"^(?:table of )?contents(?: page)?$"),
        (
            Mode.SAID,
            r"\b(?:tell|told|telling|say|said|saying|heard from|hear) (?:us|you|we)?\b.*|^you said|"
            r"^what .* (?:said|told|think)|"
            r"^(?:the )?voices? of|^children s voice|^what (?:children|young people|families|"
            r"residents|people) ",
        ),
        (
            Mode.WHY,
            r"^why (?:is|does|do|are|it|this|we|the)\b|^why\b.*(?:matter|important|priority)|"
            r"^the case for change|"
            r"^what (?:needs to|must|we need to) (?:improve|change)$|"
            r"^what we know$|^what do we know|^where are we now|^context$|^the challenge$|"
            r"^the issue$|^rationale$",
        ),
        (
            Mode.SUCCESS,
            r"what (?:will|does|would) (?:success|good|be different)|^how will we know|"
            r"^success (?:criteria|measures?)$|"
            r"^what difference|^how we will know|"
            r"^(?:and )?(?:we|you) (?:will|ll) know\b|^what success|^signs of success",
        ),
        (
            Mode.MEASURES,
            r"through these measures|^how (?:will|do) we measure|^(?:key |core |headline |"
            r"performance |success )*"
            r"(?:measures|indicators|kpis|metrics)(?: of success)?$|^key performance|core data ?set|"
            r"^to know if our|^measuring (?:success|progress|performance|impact)|^how we will measure|"
            r"we (?:will|are) (?:monitor|measur|track)\w*.*(?:measures|indicators|following|by|"
            r"through)|^what we will measure",
        ),
        (
            Mode.OUTCOMES,
            r"^(?:what are )?(?:our|the|key|intended|desired)?\s*outcomes?(?: are)?$|^outcomes? (?:we|for)\b|"
            r"^where do we want to (?:be|get)|"
            r"^what (?:do )?we want(?: to achieve| to see)?|^what we (?:aim|hope) to achieve|"
            r"^we want\b.{0,20}$|^our outcomes\b",
        ),
        (
            Mode.MILESTONES,
            r"^(?:the |our |key )*milestones?\b.{0,60}$|^(?:key )?(?:steps|tasks|"
            r"deliverables)\b.{0,30}$|^next steps$",
        ),
        (
            Mode.COMPONENTS,
            r"^(?:this|the) programme (?:is|has|will|involves|includes|consists).*(?::|components|"
            r"following|areas)|"
            r"^(?:components|strands|work ?streams|projects)$|includes? the following activit|"
            r"areas of project activity",
        ),
        (
            Mode.ACTIVITIES,
            r"^(?:our |the |key |priority |main )*(?:activities|actions)\b.{0,40}$|^what (?:will we|"
            r"we will|we are going to|are we going to|"
            r"we (?:need|plan) to) (?:do|deliver)|^what we (?:ll|re going to) do|^how (?:will we|"
            r"we will) (?:do|deliver|achieve|get)\b(?!.*\b(?:plan|strategy|vision)\b)|"
            r"^we will$|^our plan$|^what needs to happen|^to (?:achieve|deliver) this.{0,30}we will|"
            r"^action plan$",
        ),
        (Mode.PROGRAMMES, r"^(?:our |the |change |key )*programmes(?: of work)?$"),
    ]
]
_LONGEST_ANNOUNCEMENT = 22  # words; longer lines are sentences that only happen to contain the words


def announced(text: str) -> Announced | None:
    """What a heading announces, None where it announces nothing that a plan is made of."""
    found = words(text)
    if not found or len(found) > _LONGEST_ANNOUNCEMENT:
        return None
    spoken = " ".join(found)
    ends = ":" if plain(text).endswith(":") else ""
    for mode, pattern in _ANNOUNCEMENTS:
        if pattern.search(spoken) or (ends and pattern.search(spoken + ends)):
            return Announced(mode)
    return None


def named(text: str) -> Named | None:
    """The part that a line names, None where it names none.

    “Priority Two - Healthy and happy” is the priority with the number Two and the title Healthy and happy.
    """
    line = plain(text)
    again = _AGAIN.match(line)
    if again and len(words(line)) <= 30:
        return Named(Kind.PRIORITY, "", again["title"].strip(), again["word"].lower(), again=True)
    for kind, pattern in _NUMBERED:
        found = pattern.match(line)
        if found and _is_a_number(found, line):
            return Named(kind, number_of(found["number"]), found["title"].strip(), found["word"].lower())
    for kind, pattern in _SAID:
        found = pattern.match(line)
        if found and (found["number"] or not _ONLY_NUMBERED.match(found["word"])):
            return Named(
                kind, number_of(found["number"] or ""), found["title"].strip(), found["word"].lower()
            )
    return None


def _is_a_number(found: re.Match[str], line: str) -> bool:
    """ "Action a week" has no number; "Priority a: …" and "Theme 2 Early help" have one."""
    number, title = found["number"], found["title"]
    if number[0].isdigit():
        return not re.match(r"^(?:%|year|month|week|day|in\b|of\b|to\b|per\b)", title, re.IGNORECASE)
    separated = re.match(_SEPARATOR, line[found.end("number") :]) is not None
    if number.lower() in NUMBER_WORDS:
        return separated or not title or title[:1].isupper()
    return separated or not title


def numbered_line(text: str) -> tuple[str, str]:
    """A heading's number and title where it begins with one: "01 Remodelling care", "3.2 Early help"."""
    label, rest = take_label(plain(text))
    return label, rest
