"""Telling organisations, posts and people apart by the words that each is made of."""

from __future__ import annotations

import re

ORGANISATION_ENDS = re.compile(
    r"\b(?:councils?|trusts?|boards?|ccgs?|icbs?|partnerships?|police|universit(?:y|ies)|colleges?|"
    r"schools?|academ(?:y|ies)|"
    r"services?|hubs?|associations?|networks?|committees?|authorit(?:y|ies)|groups?|forums?|teams?|"
    r"ltd|limited|"
    r"federation|dioceses?|probation|constabulary|nhs|england|department|directorate|alliance|"
    r"consorti(?:um|a)|"
    r"charit(?:y|ies)|foundation|agenc(?:y|ies)|commission(?:ers?)?|providers?|sector|panel|cabinet|"
    r"parliament|"
    r"task ?force|centres?|hospitals?|practices?|gps?|company|cic|unit|office|futures|network|council's|"
    r"governors|societ(?:y|ies)|bureau|executive|city|county|borough|districts?|care)\b",
    re.IGNORECASE,
)
STRONG_ENDS = re.compile(
    r"\b(?:Councils?|Trusts?|Boards?|CCGs?|ICBs?|Partnerships?|Police|Universit(?:y|ies)|Colleges?|"
    r"Authority|Committees?|"
    r"Groups?|Association|Network|Ltd|Limited|Constabulary|Alliance|Foundation|NHS|NHS England|Hub|"
    r"Futures|Service|Services|"
    r"Agency|Probation|Panel|Team|Forum|Department|Directorate|Federation|Cabinet)(?=[\s,/&(–-]|$)"
)
POST = re.compile(
    r"\b(?:manager|director|head|officer|lead|leader|chief|commissioner(?!s)|consultant|coordinator|"
    r"co-ordinator|chair|"
    r"superintendent|inspector|principal|advis[eo]r|analyst|secretary|executive|specialist|assistant|"
    r"supervisor|nurse|"
    r"portfolio holder|member|practitioner|governor|headteacher|sergeant|deputy|representative|"
    r"registrar|dcs|das|"
    r"ceo|sro|hos|ad|administrator|engineer|planner|strategist)s?\b",
    re.IGNORECASE,
)
STANDS_ALONE = re.compile(
    STRONG_ENDS.pattern
    + r"|\b(?:Schools|Sector|Providers|Universities|Centres?|Unit|GPs|Governors|Commissioner|Council)\b"
)
_NOT_A_NAME = frozenset(
    re.findall(
        r"\S+",
        """
        academy adult adults agencies agency all and annual applicable area areas board business by care
        central change child children childrens city clinical commissioned commissioning community
        confirmed core corporate council county crime cross data delivery development district districts
        drugs early east education england executive families family finance for further future group
        health help higher home homes hospital housing human improvement in inclusion independent
        integrated intelligence joint justice key lead leads learning legal library local mental midlands
        multi n/a na national new none north not of offending ongoing operations our park partner partners
        partnership people performance place planning play police policy prevention primary priority
        probation protection providers provision public quality region regional registration research
        resources safeguarding school schools secondary section send service services skills social south
        special sport sports start strategic strategy support targeted tba tbc team the this to training
        transformation transport trust university various voluntary well-being wellbeing west with work
        workforce working young youth
        """,
    )
)
NAME_WORD = re.compile(
    r"^(?:(?:Mc|Mac|O['’]|D['’])?[A-Z][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*[’']?-?|[A-Z]\.?)$"
)
_TITLES = {
    "cllr",
    "councillor",
    "dr",
    "mr",
    "mrs",
    "ms",
    "miss",
    "supt",
    "prof",
    "professor",
    "rev",
    "sir",
    "dame",
    "pc",
}


def looks_like_a_person(text: str) -> bool:
    """Whether a text is two or three words that can only be somebody's name."""
    parts = [
        part
        for part in text.replace("- ", "-").strip(" ,.;").split()
        if part.lower().strip(".") not in _TITLES
    ]
    if not 2 <= len(parts) <= 4 or not all(NAME_WORD.match(part) for part in parts):
        return False
    if len(parts[-1].strip(".")) < 2 or parts[-1].isupper():
        return False
    if any(re.sub(r"['’]s?$", "", part.lower().strip("-")) in _NOT_A_NAME for part in parts):
        return False
    return not POST.search(text) and not STRONG_ENDS.search(text)


POST_FIRST = re.compile(
    r"^(?:(?:assistant|deputy|interim|joint|strategic|group|service|corporate|executive|senior|programme|team|"
    r"area|principal|associate|independent|lead)\s+)*(?:heads?|directors?|managers?|officers?|lead|commissioner|"
    r"chief|coordinator|consultant|principal|chair|advis[eo]r|superintendent|leader|member)\b",
    re.IGNORECASE,
)

#: Abbreviations that stand for a subject or a kind of child, never for an organisation.
SUBJECTS = {
    *(
        "SEND",
        "SEN",
        "EHC",
        "EHCP",
        "CSE",
        "LAC",
        "CLA",
        "CIC",
        "CIN",
        "EYFS",
        "NEET",
        "ICT",
        "UASC",
        "PSHE",
        "EHE",
    ),
    *("IRO", "LADO", "DCS", "SRO", "CEO", "KPI", "CAF", "EHA"),
}
