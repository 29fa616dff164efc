"""Words around a number that say which part, group or place it is for.

Parts are phases of school, subjects, stages; groups are groups of children (pupil premium, boys, looked
after) and the gap between two of them; places are the area a comparator stands for. A label nobody
listed ("Ashfield: 12") still counts as one where a colon says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at one place. `kind` is part, group, place, status or filler."""

    kind: str
    name: str
    start: int
    end: int
    second: str = ""  # the part in "Overall Gap", whose kind is group


def _table(rows: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?:{pattern})(?![A-Za-z0-9])", re.I)) for name, pattern in rows)


_SUBJECTS = (
    (
        "Reading, writing and maths",
        r"RWM|R,\s?W\s?(?:&|and)\s?M|reading,? writing,? (?:and|&) math(?:s|ematics)(?: combined)?",
    ),
    ("Grammar, punctuation and spelling", r"GPS|SPaG|grammar,? punctuation (?:and|&) spelling"),
    ("Reading", r"reading"),
    ("Writing", r"writing"),
    ("Maths", r"math(?:s|ematics)?"),
    ("English and maths", r"english (?:and|&) math(?:s|ematics)"),
    ("English", r"english"),
    ("Science", r"science"),
    ("Phonics", r"phonics"),
    ("EBacc", r"ebacc"),
    ("Overall", r"overall"),
)
_PARTS = _table(
    (
        *sorted(_SUBJECTS, key=lambda row: -len(row[0])),
        ("Primary", r"prim(?:ary)?\.?(?: schools?| phase)?"),
        ("Secondary", r"sec(?:ondary)?\.?(?: schools?| phase)?"),
        ("Special", r"special(?: schools?)?"),
        ("Nursery", r"nursery(?: schools?)?"),
        ("Reception", r"reception"),
        ("All phases", r"all phases"),
        ("Attainment 8", r"attainment 8|att ?8|A8"),
        ("Progress 8", r"progress 8|P8"),
        ("Early Years Foundation Stage", r"EYFSP?|early years foundation stage(?: profile)?"),
        *((f"Key Stage {stage}", rf"KS ?{stage}|key stage {stage}") for stage in "12345"),
        *((f"Year {year}", rf"(?:year|yr|Y) ?{year}") for year in ("13", "12", "11", "10", *"987654321")),
        ("Combined", r"combined"),
        ("Total", r"total"),
        ("Target", r"target(?! (?:met|not met|missed|exceeded|achieved))"),
        (
            "Previously",
            r"previously|prev(?:ious)?\.?(?: year| quarter| period)?|(?:last|prior) (?:year|quarter|period)"
            r"|(?:up|down) from(?!\s\S+\sto\b)|(?<=[↑↓▲▼]\s)from",
        ),
        ("Average", r"average|mean"),
    )
)
_GROUPS = _table(
    (
        ("Not disadvantaged", r"non[- ]?disadvantaged|not disadvantaged"),
        ("Disadvantaged", r"disadvantaged"),
        ("Non-PP", r"non[- ]?PP|non[- ]pupil premium"),
        ("PP", r"PP|pupil premium"),
        ("Non-FSM", r"non[- ]?FSM"),
        ("FSM", r"FSM|free school meals"),
        ("SEN support", r"SEN support"),
        ("No SEN", r"no SEND?|non[- ]?SEND?"),
        ("SEN", r"SEND?"),
        ("EHC plan", r"EHCP?s?|EHC plans?"),
        ("Looked after", r"LAC|CLA|CiC|looked[- ]after(?: children)?|children in care|children looked after"),
        ("Care leavers", r"care leavers"),
        ("Child protection plan", r"CPP?|on CPP"),
        ("Children in need", r"CiN"),
        ("EAL", r"EAL"),
        ("Boys", r"boys?"),
        ("Girls", r"girls?"),
        ("Males", r"males?"),
        ("Females", r"females?"),
        ("Peers", r"peers"),
        ("All pupils", r"all (?:pupils|children)"),
        ("All schools", r"all schools"),
        ("Gap", r"(?:attainment )?gap|difference"),
    )
)
_GAP_OF = re.compile(r"(?P<part>[A-Za-z&,]+(?: and [A-Za-z]+)?) gap(?![A-Za-z])", re.I)
AGES = re.compile(
    r"(?:aged?\s)?(?:under |over )?[0-9]{1,2}(?:\s?(?:-|–|to|/|&|and)\s?[0-9]{1,2})?[\s-]*(?:year"
    r"|yr)s?[\s-]*olds?(?![A-Za-z])"
    r"|aged\s(?:between\s)?[0-9]{1,2}\s?(?:(?:-|–|to|and|/)\s?[0-9]{1,2}|\+|plus|and over)?(?:\syears)?(?!"
    r"[0-9%])"
    r"|aged\s(?:under|over)\s[0-9]{1,2}(?![0-9%])"
    r"|(?:under|over)[- ][0-9]{1,2}'?s(?![A-Za-z])|[0-9]{1,2}\s?(?:-|–)\s?[0-9]{1,2}'?s(?![A-Za-z])"
    r"|[0-9]{1,2}\s?(?:-|–)\s?[0-9]{1,2}\syears(?![A-Za-z])",
    re.I,
)
_PLACES = _table(
    (
        (
            "England",
            (
                r"(?:england|national|nat\.?|all[- ]england|nationally)(?: average| avg?\.?| mean| figure"
                r"| rate| data)?|E&W|Eng\.?"
            ),
        ),
        ("United Kingdom", r"UK|united kingdom"),
        ("East Midlands", r"E\.? ?Mid(?:land)?s\.?|east mid(?:land)?s"),
        ("West Midlands", r"W\.? ?Mid(?:land)?s\.?|west mid(?:land)?s"),
        ("Yorkshire and the Humber", r"yorkshire (?:and|&) (?:the )?humber|Y&H"),
        ("North East", r"north[- ]east"),
        ("North West", r"north[- ]west"),
        ("South East", r"south[- ]east"),
        ("South West", r"south[- ]west"),
        ("East of England", r"east of england"),
        ("London", r"(?:inner |outer )?london"),
        ("Region", r"regional(?: average)?|region(?: average)?"),
        (
            "Statistical neighbours",
            (
                r"stat(?:istical)?s?\.? ?neigh(?:bours?|\.)?(?:hood)?(?: average| avg\.?)?|stats? "
                r"?N\.?|SNs?(?: average| avg\.?)?|comparator group|CIPFA(?: neighbours| average)?|nearest "
                r"neighbours"
            ),
        ),
        ("Core Cities", r"core cit(?:y|ies)(?: average)?"),
        ("City", r"city(?: council)?"),
        ("County", r"county(?: council)?"),
        ("District", r"district"),
        ("Local", r"local(?: authority)?(?: data)?|LA"),
    )
)
_STATUSES = _table(
    (
        (
            "cumulative",
            r"YTD|year[- ]to[- ]date|cumulative(?: totals?)?(?: shown)?|cum\.?|running total|to date",
        ),
        ("snapshot", r"snapshot|in[- ]month|in[- ]quarter|at (?:the )?(?:period|quarter|year) end"),
        ("provisional", r"prov(?:isional)?\.?|unvalidated|unverified|draft|indicative"),
        ("revised", r"revised|rev\.|restated"),
        ("estimated", r"estimated?|est\.?|modelled"),
        ("forecast", r"forecast|projected|projection|predicted"),
        ("baseline", r"baseline"),
        (
            "carried forward",
            (
                r"no new data|latest available|last available|carried forward|unchanged|no change|as "
                r"previous(?:ly reported)?"
            ),
        ),
        ("count", r"number|count|no\.|n"),
        ("rate", r"rate"),
        ("score", r"score"),
        ("percent", r"percentage"),
        ("up", r"[↑▲⬆⇧△🔼]|up|improv(?:ed|ing)|increas(?:ed|ing|e)"),
        ("down", r"[↓▼⬇⇩▽🔽]|down|worsen(?:ed|ing)|decreas(?:ed|ing|e)|declin(?:ed|ing|e)"),
        ("level", r"[↔→↗↘⇔◄►]+|stable|static|same"),
        (
            "rated",
            r"red|amber|green|[🔴🟠🟡🟢]|RAG"
            r"|(?<=[(\[])(?-i:[GA])(?=[)\]])|(?<=[0-9%]\s)(?-i:[GAR])(?=\s*$)",
        ),
    )
)
#: What a report prints beside a number that is neither label nor figure: how it stands to the target, and
#: over how long it was averaged.
_BESIDE = re.compile(
    r"(?:"
    r"(?:on|off|above|below|behind|missed|met|exceeded) (?:the )?target(?!\s(?:of\s)?[0-9£])"
    r"|target (?:met|not met|missed|exceeded|achieved)|[✓✔✗✘]"
    r"|(?:rolling\s)?[0-9]{1,2}[\s-]?(?:m|mths?|months?|yrs?|years?)[\s-]?(?:rolling|pooled|average|avg\.?"
    r"|mean|combined|aggregated?)(?:\s(?:average|avg\.?|total|figure))?"
    r"|rolling\s[0-9]{1,2}\s?(?:m|mths?|months?|yrs?|years?)"
    r")(?![A-Za-z0-9])",
    re.I,
)
#: Arrows and lights stand against their number without a space ("↑3%").
_SIGNS = re.compile(r"(?P<up>[↑▲⬆⇧△🔼🔺])|(?P<down>[↓▼⬇⇩▽🔽🔻])|(?P<level>[↔→↗↘⇔◄►]+)|(?P<rated>[🔴🟠🟡🟢])")
_FILLER = re.compile(
    r"(?:updated|validated|final|data|figures?|values?|results?|actual|outturn|outcome"
    r"|reported|performance|is|was|are|were|at|of|and|or|in|for|the|as|"
    r"academic|financial|calendar|year|AY|FY|baseline|population|total|PNC|SFR|average"
    r"|source|on|by|\*+|i\.?e\.?|circa|per annum|p\.a\.|a year|per year)"
    r"(?![A-Za-z0-9])",
    re.I,
)
_GENERIC = re.compile(
    r"(?P<name>[A-Z][A-Za-z&'/,.-]*(?: [A-Za-z&'/()-]+){0,5}?)\s?(?:[:=]|\s[-–]\s)\s*(?=[-–+£<>~]?\s?[0-9.]"
    r"|[xcz*~]\b)"
)
_IN_PLACE = re.compile(
    r"(?:in|for|across)\s(?P<name>(?:[A-Z][A-Za-z'-]+)(?:\s(?:[A-Z][A-Za-z'-]+|and|&|of|upon))*)"
)
_SEPARATOR = re.compile(r"\.?\s*[:=]?\s*")


def _match(table: tuple[tuple[str, re.Pattern[str]], ...], text: str, at: int) -> tuple[str, int] | None:
    for name, pattern in table:
        found = pattern.match(text, at)
        if found and found.end() > at:
            return name, found.end()
    return None


#: A band in front of its number: "0-4: 5", "Under 1: 7", "15+: 3".
_BAND = re.compile(
    r"(?:(?:under|over|aged?)\s)?[0-9]{1,2}(?:\s?(?:-|–|to)\s?[0-9]{1,2}|\+)(?=\s?:)|(?:under|over|aged?)\s[0-9]{1,2}(?=\s?:)",
    re.I,
)


def match_label(text: str, at: int) -> Label | None:
    """The label that begins at `at`: a part, group, place or status; None where none does.

    The colon after a label belongs to it.
    """
    sign = _SIGNS.match(text, at)
    if sign and sign.lastgroup:
        return Label("status", sign.lastgroup, at, sign.end())
    beside = _BESIDE.match(text, at)
    if beside:
        return Label("status", "beside", at, beside.end())
    gap = _GAP_OF.match(text, at)
    if gap:
        subject = _match(_PARTS, text, at)
        if subject and subject[1] == gap.end("part"):
            return Label("group", "Gap", at, gap.end(), second=subject[0])
    ages = AGES.match(text, at) or _BAND.match(text, at)
    if ages:
        return Label("group", " ".join(ages[0].split()), at, ages.end())
    for kind, table in (("group", _GROUPS), ("part", _PARTS), ("place", _PLACES), ("status", _STATUSES)):
        found = _match(table, text, at)
        if found:
            return Label(kind, found[0], at, found[1])
    return None


def match_generic(text: str, at: int) -> Label | None:
    """A label nobody listed, recognised by the colon and the number after it: "Ashfield: 12"."""
    found = _GENERIC.match(text, at)
    return Label("part", found["name"], at, found.end("name")) if found else None


def match_in_place(text: str, at: int) -> Label | None:
    """A place named in words after a number: "71.1% in Nottingham"."""
    found = _IN_PLACE.match(text, at)
    return Label("place", found["name"], at, found.end()) if found else None


def match_filler(text: str, at: int) -> int | None:
    """The end of a word that adds nothing to a figure ("data", "outturn"), or None."""
    found = _FILLER.match(text, at)
    return found.end() if found else None


def place_in(heading: str) -> str:
    """The place a column's heading names ("England Average" gives "England"); "" for none."""
    for start in [0, *(found.end() for found in re.finditer(r"[\s/(,:-]+", heading))]:
        found = _match(_PLACES, heading, start)
        if found:
            return found[0]
    return ""
