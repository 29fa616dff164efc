"""Finding the figures in a sentence, to hold an update's words against the table beside it.

"18.7% of women … significantly higher than the England average of 11.2%" holds two figures. Dates, years,
ages, numbering, times, telephone numbers and the numbers in names (Key Stage 2, Progress 8) are none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.rules.periods import FoundPeriod, Period, find_periods

from .figure import COUNT, NO_UNIT, SCORE, Approximation, Figure, Number, Unit, UnitKind
from .labels import AGES, match_label
from .number_units import NOUN_AFTER
from .numbers import match_number
from .plain import make_plain
from .tokens import short_years
from .written import WrittenNumber

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_NAMES_WITH_NUMBERS = (
    r"priority|priorities|phase|stage|stages|key stages?|KS|year|years|yr|band|section|sections|s\.|"
    r"paragraph|para|page|pages|"
    r"pp?\.|item|no\.|attainment|progress|part|tier|tiers|level|levels|ward|version|v|commitment|"
    r"outcome|objective|action|aim|"
    r"theme|strand|step|appendix|annex|table|figure|fig\.|chapter|schedule|regulation|article|grade|"
    r"group|cohort|wave|round|"
    r"day|room|floor|category|domain|goal|term|half term|week|option|recommendation|milestone|"
    r"measure|indicator|KPI|PI|PHOF|"
    r"NI|BV|question|q|entry level|post|unit|box|form|class|number"
)
# What looks like a figure and is none. Each stretch is left out of the search as a whole.
_NOT_FIGURES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # days and times
        rf"\b[0-9]{{1,2}}\s?(?:st|nd|rd|th)?\s?(?:of\s)?{_MONTH}\b(?:\s?,?\s?(?:19|20)[0-9]{{2}})?",
        rf"\b{_MONTH}\s?[0-9]{{1,2}}(?:st|nd|rd|th)?\b(?![0-9%])",
        r"\b[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:19|20)?[0-9]{2}\b(?![.0-9]*%)",
        r"\b[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:am|pm|a\.m\.|p\.m\.|hrs)\b|\b[0-2]?[0-9]:[0-5][0-9]\b",
        r"\b(?:19|20)[0-9]{2}\s?[-–/]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2})\b(?!%)",
        # telephone numbers, e-mail and web addresses, money codes, references, postcodes
        r"(?:\+44|\b0)[0-9()\s-]{8,14}[0-9]\b",
        r"\S+@\S+|(?:https?://|www\.)\S+",
        r"\b[A-Za-z]{1,4}[0-9]{1,2}[A-Za-z]?\s?[0-9][A-Za-z]{2}\b",
        r"\b[A-Za-z]+[-/]?[0-9][A-Za-z0-9/-]*\b",
        r"\b24\s?/\s?7\b|\b[0-9]{1,2}:[0-9]{1,2}\b",
        r"\b(?:under|over)[- ][0-9]{1,2}\b(?=\s(?:conception|pregnan|mortal|admission|population|year))",
        # the numbers in names: "Priority 1", "Key Stage 2", "Years 5 and 6"
        rf"\b(?:{_NAMES_WITH_NUMBERS})\s?[0-9]{{1,3}}(?:\.[0-9]+)*[a-z]?(?:\s?(?:-|–|to|/|,|&|"
        rf"and)\s?[0-9]{{1,2}}[a-z]?)*\b(?![0-9,]*\s?%)",
        r"\b(?:one|two|three|four|five|six)\s(?=year olds?)",
        # names that end in a number, and ages that a service is for
        r"\b(?:scale|type|wave|article|resolution|categor(?:y|ies)|route|junior|infant|covid|hpv|reg\.?"
        r"|regulations?|top|big|first|schedule|group|cohort|cluster|area|locality|class|set|room|grade"
        r"|project|vision|agenda|form|model)[\s-][0-9]{1,4}\b(?!\s?%|[,.][0-9])(?=\s[a-z])",
        r"\b(?:post|pre)[\s-][0-9]{1,2}\b(?!\s?%)|\b1[16][\s-]plus\b",
        r"\b(?:under|over)\s[0-9]{1,2}(?=\s(?:places|services?|settings|provision|groups?|offer)\b)",
        # ages beside a service or group: "0-19 service", "2,3 & 4 year olds"
        r"\b[0-9]{1,2}\s?[-–]\s?[0-9]{1,2}\s(?=(?:service|services|programme|team|public health|"
        r"healthy|pathway|offer|years)\b)",
        r"\b[0-9]{1,2}(?:\s?(?:,|&|and|or|to|/|-|–)\s?[0-9½]{1,3}){0,4}[\s-](?:year|yr|month)s?[\s-]olds?\b",
        r"\b(?:ages?|aged|(?:under|over|up to) (?:the )?age of|age of|"
        r"from age)\s(?:between\s)?[0-9]{1,2}(?:\s?(?:-|–|to|and|/)\s?[0-9]{1,2})?(?:s|\+| plus|"
        r" years)?\b(?!\s?%|\s[a-z]+ren\b)",
        r"\b[0-9]{1,2}\s?(?:-|–|to)\s?[0-9½.]{1,4}\syears?\b",
        # "every six months", "12-month period"
        r"\b(?:[0-9]{1,2}|[a-z]+)[\s-](?:month|week|day|year|hour|point)\s(?:period|plan|programme|"
        r"strategy|review|course|scale|project|contract|check|window)\b",
    )
)
_NUMBERING = re.compile(
    r"^[ \t•*>#-]*[0-9]{1,3}[ \t]+(?=[A-Z]{2})|^[0-9]{1,3}\t+(?=[A-Z])"
    r"|^[ \t•*>#-]*\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?|[0-9]{1,2}[.)])(?=\s*\(?[A-Za-z])"
    r"|(?<=[.;:] )[0-9]{1,2}[.)]\s?(?=[A-Z])",
    re.M,
)
_GLUED_PARAGRAPH = re.compile(r"(?<![0-9.])[0-9]{1,2}\.[0-9]{1,2}\.(?=[0-9]{1,3}(?:\.[0-9]+)?\s?%)")
_TELLS = re.compile(
    r"\b(?:rates?|scores?|averages?|totals?|figures?|numbers?|mean|median|ratio|count)\b(?:[^.;:()]|"
    r"[.][0-9]){0,60}?\b(?:of|is|was|were|are|at|to|by|stands at|stood at|reached)\s$"
    r"|\b(?:rose|risen|rising|fell|fallen|falling|increas(?:ed|ing|e)|decreas(?:ed|ing|e)|reduc(?:ed|"
    r"ing|e|tion)|dropp?(?:ed)?|improv(?:ed|ing|e)|up|down|went|gone)\b(?:[^.;()]|"
    r"[.][0-9]){0,60}?\b(?:from|to|by|baseline of)\s$"
    r"|\btotal(?:led|ling)?\s(?:of\s)?$",
    re.I,
)
_TIME_TELLS = re.compile(
    r"\b(?:average|took|takes|taking|mean|median|wait(?:ed|ing)?|lasted)\b[^.;]{0,60}$", re.I
)
# "per 1,000 females" is what a rate is reckoned by; "the past six years" is how far back it goes.
_BASE_OF_A_RATE = re.compile(r"\bper\s$", re.I)
_HOW_LONG = re.compile(r"\b(?:past|last|next|within|every|previous|first|coming)\s$", re.I)
_TIMES = {UnitKind.DAYS, UnitKind.WEEKS, UnitKind.MONTHS, UnitKind.YEARS, UnitKind.HOURS, UnitKind.MINUTES}
_START = re.compile(r"(?<![A-Za-z0-9_.,£/-])(?=[A-Za-z0-9.£<>~≈≥≤½¼¾+−–-])")
# Sought in the text as written, where a tab or a line's end still shows that a new cell or line begins.
_CLAUSE_END = re.compile(r"[.;!?](?=\s|$)|[\n\t]|,(?=\s)")
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|[\n\t]")
_PLACE_AFTER = re.compile(
    r"\b(?:in|across|for|within)\s(?P<name>(?!(?:Phase|Schools?|Key|Year|Priority|Quarter|Primary|Secondary|Part|Section|The|January|February|March"
    r"|April|May|June|July|August|September|October|November|December|Autumn|Spring|Summer|Winter"
    r"|[A-Z&]{2,6})\b)"
    r"[A-Z][A-Za-z'-]+(?:\s(?:(?:and|of|upon)\s)?[A-Z][A-Za-z'-]+)*)"
)


def find_figures(text: str, *, within: Period | None = None) -> list[Figure]:
    """Every figure a sentence or paragraph states, in order, with `start` and `end` in `text`.

    `within` supplies the year of a quarter that has none. Never raises. Ages, dates, years, numbering,
    times, telephone numbers and names that hold numbers are left out; so are bare whole numbers that
    nothing marks as a figure. Period and place are given where the sentence ties them to the number.
    """
    plain = make_plain(text)
    # "1.5.92.5%" is paragraph 1.5 and then 92.5%, and neither a date nor a version.
    glued = {found.end() for found in _GLUED_PARAGRAPH.finditer(plain)}
    periods = [
        each
        for each in find_periods(plain, within=within)
        if not _is_a_count(plain, each) and not any(each.start < end < each.end for end in glued)
    ]
    masks = _masked(text, plain, periods)
    numbers: list[WrittenNumber] = []
    at = 0
    starts = {found.start() for found in _START.finditer(plain)}
    starts.update(glued)
    for place in sorted(starts):
        if place < at or masks[place]:
            continue
        read = match_number(plain, place)
        if read is None or masks[_digits_from(plain, read)]:
            continue
        inner = _in_brackets(plain, read.end)
        if inner is not None and any(masks[inner.start : inner.end]):
            inner = None
        if not _is_figure(plain, read) and (inner is None or inner.unit is None):
            continue
        found = [read] if inner is None else [read, inner]
        numbers.extend(found)
        at = found[-1].end
    return [_figure(text, plain, numbers, place, periods) for place in range(len(numbers))]


def _digits_from(plain: str, read: WrittenNumber) -> int:
    """Where the number itself begins behind its hedge, so that "over" alone never meets a mask."""
    found = re.compile(r"[0-9½¼¾]").search(plain, read.start, read.end)
    return found.start() if found else read.start


def _is_a_count(plain: str, found: FoundPeriod) -> bool:
    """Whether a year is none: "1989 families", "2015%"."""
    if not re.fullmatch(r"\s*(?:19|20)[0-9]{2}\s*", found.text):
        return False
    noun = NOUN_AFTER.match(plain, found.end)
    counted = (
        noun is not None
        and len(noun["noun"].split()) == 1
        and not _BEFORE_A_YEAR.search(plain[: found.start])
    )
    return counted or bool(re.match(r"\s?(?:%|per cent)", plain[found.end : found.end + 12]))


_BEFORE_A_YEAR = re.compile(r"\b(?:in|since|by|of|from|during|until|to|for|the|Act|year|[A-Z][a-z]+)\s$")


def _masked(text: str, plain: str, periods: list[FoundPeriod]) -> bytearray:
    masks = bytearray(len(plain) + 1)
    stretches = [(found.start, found.end) for found in periods]
    for pattern in (*_NOT_FIGURES, AGES, _GLUED_PARAGRAPH):
        stretches.extend(found.span() for found in pattern.finditer(plain))
    stretches.extend(found.span() for found in _NUMBERING.finditer(text))
    stretches.extend(short_years(plain))
    for start, end in stretches:
        masks[start:end] = b"\x01" * (end - start)
    return masks


def _is_figure(plain: str, read: WrittenNumber) -> bool:
    """Whether the words around a number mark it as a figure."""
    before = plain[max(0, read.start - 90) : read.start]
    if _BASE_OF_A_RATE.search(before) or re.match(r"0[0-9]", plain[_digits_from(plain, read) : read.end]):
        return False
    if re.fullmatch(r"(?:19|20)[0-9]{2}", plain[read.start : read.start + 4]) and _BEFORE_A_YEAR.search(
        before
    ):
        return False  # "the Children Act 2004 places a duty"
    if read.noun and not read.noun.split()[-1].islower():
        return False  # a title or a name: "9 SAFEGUARDING CHILDREN", "SHARP 4 Parents"
    if read.in_words and plain[read.start : read.end].lower().split()[0] == "one" and read.unit == COUNT:
        return False
    if read.points or read.out_of is not None:
        return (
            read.unit is None
            or read.unit.kind is not UnitKind.RANK
            or "rank" in before.lower()
            or read.out_of is not None
        )
    if read.unit is not None:
        if read.unit.kind in (UnitKind.RANK, UnitKind.RATIO):
            return False
        if read.unit.kind in _TIMES:
            return bool(_TIME_TELLS.search(before)) and not _HOW_LONG.search(before)
        return True
    scaled = re.search(r"[0-9]\s?(?:K|million|thousand|billion|bn)$", plain[read.start : read.end])
    return bool(scaled or _TELLS.search(before)) and not read.in_words


def _in_brackets(plain: str, at: int) -> WrittenNumber | None:
    """The number in brackets right behind another: the 479 of "6.2% (479)"."""
    opened = re.compile(r"\s?\(").match(plain, at)
    if not opened:
        return None
    read = match_number(plain, opened.end())
    return read if read is not None and plain[read.end : read.end + 1] == ")" else None


def _unit(read: WrittenNumber, before: str) -> Unit:
    if read.points:
        return SCORE
    if read.unit is not None:
        return read.unit
    if re.search(r"\bscores?\b", before, re.I):
        return SCORE
    if re.search(r"\brate\b", before, re.I):
        return Unit(UnitKind.RATE)
    if (
        re.search(r"\b(?:number|total|count)\b", before, re.I)
        and read.value == read.value.to_integral_value()
    ):
        return COUNT
    return NO_UNIT


def _figure(
    text: str, plain: str, numbers: list[WrittenNumber], place: int, periods: list[FoundPeriod]
) -> Figure:
    read = numbers[place]
    floor = numbers[place - 1].end if place else 0
    ceiling = numbers[place + 1].start if place + 1 < len(numbers) else len(plain)
    before = plain[max(floor, read.start - 90) : read.start]
    period = _period(text, read, floor, ceiling, periods)
    figure = Figure(
        value=Number(read.value, read.upper),
        unit=_unit(read, before),
        place=_place(text, plain, read, before, ceiling),
        approximate=read.approximate,
        status=read.status,
        noun=read.noun,
        out_of=read.out_of,
        text=text[read.start : read.end],
        start=read.start,
        end=read.end,
    )
    if read.approximate is Approximation.EXACT and re.search(r"\bestimated (?:that )?$", before, re.I):
        figure = replace(figure, approximate=Approximation.ABOUT)
    return replace(figure, period=period.period, period_text=period.text) if period else figure


def _period(
    text: str, read: WrittenNumber, floor: int, ceiling: int, periods: list[FoundPeriod]
) -> FoundPeriod | None:
    """The period that belongs to a number: close behind it, else the only one of its sentence."""
    start, end = _sentence(text, read)
    inside = [each for each in periods if start <= each.start < end]
    behind = [each for each in inside if read.end <= each.start < ceiling]
    if behind:
        between = text[read.end : behind[0].start]
        if len(between.split()) <= 4 and not _CLAUSE_END.search(between):
            return behind[0]
    if len(inside) == 1:
        return inside[0]
    ahead = [each for each in inside if floor <= each.start < read.start]
    return ahead[-1] if ahead else None


def _sentence(text: str, read: WrittenNumber) -> tuple[int, int]:
    # No sentence is longer than this, and a whole document would make every search slow.
    low = max(0, read.start - 600)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, low, read.start)]
    following = _SENTENCE_END.search(text, read.end, read.end + 600)
    return (ends[-1] if ends else low), (following.end() if following else min(len(text), read.end + 600))


def _place(text: str, plain: str, read: WrittenNumber, before: str, ceiling: int) -> str:
    """The place a number is said to be for: "England average of 11.2%", "18.7% of women in Nottingham"."""
    limit = min(ceiling, read.end + 200)
    end = _CLAUSE_END.search(text, read.end, limit)
    after = plain[read.end : end.start() if end else limit]
    found = _PLACE_AFTER.search(after)
    words = len(after[: found.start()].split()) if found else 0
    named = found["name"] if found and words <= 6 and not find_periods(found["name"]) else ""
    if named and words == 0:
        return named
    sentence = re.split(r"[.;!?]\s", before)[-1]
    for start in [0, *(each.end() for each in re.finditer(r"[\s(]", sentence))]:
        label = match_label(sentence, start)
        if label and label.kind == "place" and label.name not in ("Local", "City", "County", "District"):
            if not _OF_THE_PLACE.fullmatch(sentence[label.end :]):
                continue
            return label.name
    return named


_OF_THE_PLACE = re.compile(
    r"\s?(?:'s)?\s?(?:(?:average|rate|figure|level|mean|of|is|was|at|which|stands|stood)\b|[(=:\s])*"
)
