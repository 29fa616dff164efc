"""Who answers for it: organisations, posts and people told apart in a "Lead" cell.

Plans write "NCC (Group Manager, Early Help Services)", "A Board / B Group", "City Council Amara
Okafor", "Amara Okafor (Ben Whitlock)". Nothing is looked up: an organisation ends in a word that
organisations end in, a post contains a word that posts are made of, and two or three capitalised
words that are neither are taken for a person, with a doubt where nothing else is said. An
abbreviation is spelt out only where the document itself says what it stands for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldenthread.documents.reading.recognising.labels import take_label
from goldenthread.documents.reading.recognising.wording import plain
from goldenthread.plans.content import Doubt, Place, Responsibility, ResponsibilityRole

_ORGANISATION_ENDS = re.compile(
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
_STRONG_ENDS = re.compile(
    r"\b(?:Councils?|Trusts?|Boards?|CCGs?|ICBs?|Partnerships?|Police|Universit(?:y|ies)|Colleges?|"
    r"Authority|Committees?|"
    r"Groups?|Association|Network|Ltd|Limited|Constabulary|Alliance|Foundation|NHS|NHS England|Hub|"
    r"Futures|Service|Services|"
    r"Agency|Probation|Panel|Team|Forum|Department|Directorate|Federation|Cabinet)(?=[\s,/&(–-]|$)"
)
_POST = re.compile(
    r"\b(?:manager|director|head|officer|lead|leader|chief|commissioner(?!s)|consultant|coordinator|"
    r"co-ordinator|chair|"
    r"superintendent|inspector|principal|advis[eo]r|analyst|secretary|executive|specialist|assistant|"
    r"supervisor|nurse|"
    r"portfolio holder|member|practitioner|governor|headteacher|sergeant|deputy|representative|"
    r"registrar|dcs|das|"
    r"ceo|sro|hos|ad|administrator|engineer|planner|strategist)s?\b",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    _STRONG_ENDS.pattern
    + r"|\b(?:Schools|Sector|Providers|Universities|Centres?|Unit|GPs|Governors|Commissioner|Council)\b"
)
_NOT_A_NAME = {
    "adult",
    "adults",
    "all",
    "and",
    "annual",
    "area",
    "areas",
    "business",
    "care",
    "central",
    "change",
    "child",
    "children",
    "childrens",
    "city",
    "clinical",
    "commissioned",
    "commissioning",
    "community",
    "core",
    "corporate",
    "council",
    "county",
    "crime",
    "data",
    "delivery",
    "development",
    "district",
    "districts",
    "drugs",
    "early",
    "east",
    "education",
    "england",
    "families",
    "family",
    "finance",
    "further",
    "future",
    "group",
    "health",
    "help",
    "higher",
    "home",
    "homes",
    "hospital",
    "housing",
    "human",
    "improvement",
    "inclusion",
    "independent",
    "integrated",
    "intelligence",
    "joint",
    "justice",
    "key",
    "learning",
    "legal",
    "library",
    "local",
    "mental",
    "midlands",
    "multi",
    "national",
    "north",
    "offending",
    "ongoing",
    "operations",
    "park",
    "partner",
    "partners",
    "partnership",
    "people",
    "performance",
    "place",
    "planning",
    "play",
    "police",
    "policy",
    "primary",
    "prevention",
    "priority",
    "probation",
    "protection",
    "providers",
    "provision",
    "public",
    "quality",
    "region",
    "regional",
    "registration",
    "research",
    "resources",
    "safeguarding",
    "school",
    "schools",
    "secondary",
    "section",
    "send",
    "service",
    "services",
    "skills",
    "social",
    "south",
    "special",
    "sport",
    "sports",
    "start",
    "strategic",
    "strategy",
    "support",
    "targeted",
    "tbc",
    "team",
    "training",
    "transformation",
    "transport",
    "university",
    "voluntary",
    "west",
    "wellbeing",
    "well-being",
    "work",
    "workforce",
    "working",
    "young",
    "youth",
    "various",
    "none",
    "new",
    "our",
    "the",
    "this",
    "to",
    "by",
    "in",
    "with",
    "for",
    "of",
    "academy",
    "trust",
    "board",
    "executive",
    "cross",
    "agency",
    "lead",
    "leads",
    "agencies",
    "n/a",
    "na",
    "not",
    "applicable",
    "tba",
    "confirmed",
}
_NAME_WORD = re.compile(
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
    if not 2 <= len(parts) <= 4 or not all(_NAME_WORD.match(part) for part in parts):
        return False
    if len(parts[-1].strip(".")) < 2 or parts[-1].isupper():
        return False
    if any(re.sub(r"['’]s?$", "", part.lower().strip("-")) in _NOT_A_NAME for part in parts):
        return False
    return not _POST.search(text) and not _STRONG_ENDS.search(text)


@dataclass(slots=True)
class Abbreviations:
    """The abbreviations that a document explains, with what they stand for."""

    meanings: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Abbreviations:
        """Those found in a document's text: capitals in brackets after words that begin with them."""
        meanings: dict[str, str] = {}
        for found in _IN_BRACKETS.finditer(text):
            letters = re.sub(r"[^A-Za-z]", "", found["short"])
            if letters.endswith("s") and letters[:-1].isupper():
                letters = letters[:-1]
            if len(letters) < 2 or not letters.isupper():
                continue
            meant = _words_behind(text[max(0, found.start() - 200) : found.start()], letters)
            if meant:
                meanings.setdefault(found["short"], meant)
        return cls(meanings)

    def spelt_out(self, name: str) -> str:
        """An organisation's name with its abbreviation replaced, where the document explains it."""
        name = name.strip()
        for short in (name, name + "s", name.removesuffix("s")):
            if short in self.meanings:
                return self.meanings[short]
        return name


_IN_BRACKETS = re.compile(r"\((?P<short>[A-Z][A-Za-z&]{1,9})\)")
_SMALL = {"of", "and", "for", "the", "in", "to", "&"}


def _words_behind(before: str, letters: str) -> str:
    """The words just before a bracket whose first letters are those in it."""
    found = re.findall(r"[\w’'&/-]+|[.;:,()\t\n]", before)
    taken: list[str] = []
    wanted = list(letters.upper())
    while wanted and found:
        word = found.pop()
        if not word[0].isalnum() and word != "&":
            return ""
        if word[0].upper() == wanted[-1] and not (
            word.lower() in _SMALL and word[0].islower() and len(wanted) > 1 and wanted[-1] != word[0].upper()
        ):
            wanted.pop()
        elif word.lower() not in _SMALL:
            pieces = word.split("-")
            if len(pieces) < 2 or pieces[0][0].upper() != wanted[-1]:
                return ""
            wanted.pop()
        taken.insert(0, word)
    if wanted or not taken or not taken[0][0].isupper():
        return ""
    return " ".join(taken)


def responsibilities(
    text: str,
    role: ResponsibilityRole,
    abbreviations: Abbreviations,
    place: Place | None = None,
    items: tuple[str, ...] = (),
) -> tuple[list[Responsibility], list[Doubt]]:
    """Who is named in one cell. Every word of the cell is in the text of one of them.

    `items` are the cell's own lines or bullets where the source keeps them apart.
    """
    pieces = [plain(item) for item in items if plain(item)] or [plain(text)]
    found: list[Responsibility] = []
    doubts: list[Doubt] = []
    for piece in pieces:
        for name in _several(piece, role):
            found.extend(_one(name, role, abbreviations, place, found[-1] if found else None))
    for each in found:
        if each.person and not each.organisation and not each.post:
            doubts.append(
                Doubt(
                    "person_without_organisation",
                    "Only a person is named here; no organisation or post.",
                    "responsibilities",
                )
            )
        elif len(each.text.split()) > 15:
            doubts.append(
                Doubt(
                    "lead_is_a_sentence",
                    "The lead is written as a sentence: who is meant?",
                    "responsibilities",
                )
            )
    return found, doubts


def _several(text: str, role: ResponsibilityRole) -> list[str]:
    """The names in a text, parted by slashes, semicolons and new numbers, or by commas between "
    "organisations."""
    if role is ResponsibilityRole.GOVERNANCE:
        return _joined_by_and(text)
    pieces = _outside_brackets(
        text, r"\s*[/;]\s*|\s+&\s+(?=[A-Z][a-z]+ [A-Z][a-z]+(?:\s*[/&]|$))|\s(?=\d\.\s?[A-Z])"
    )
    result: list[str] = []
    for piece in pieces:
        parts = [
            each
            for part in _whole_names(_outside_brackets(piece, r"\s*,\s*"))
            for each in _joined_by_and(part)
        ]
        is_list = role is not ResponsibilityRole.OFFICER and len(parts) > 1
        if is_list and (role is ResponsibilityRole.PARTNER or all(_is_organisation(part) for part in parts)):
            result.extend(parts)
        else:
            result.append(piece)
    return [piece for piece in (each.strip(" ,;") for each in result) if piece]


def _joined_by_and(text: str) -> list[str]:
    """ "Schools and the Voluntary Sector" are two; "District and Borough Councils" are one."""
    for found in re.finditer(r"\s+(?=(?:and|&)\s)", text):
        left, right = text[: found.start()], text[found.end() :]
        ends = [each.end() for each in _STANDS_ALONE.finditer(left)]
        if (left.isupper() or (ends and ends[-1] == len(left))) and _STANDS_ALONE.search(right):
            return [left, *_joined_by_and(right)]
    return [text]


_HALVES = {"private", "voluntary", "public", "statutory", "community", "independent"}


def _whole_names(parts: list[str]) -> list[str]:
    """ "Private, Voluntary and Independent Providers" is one name, not two."""
    result: list[str] = []
    for part in parts:
        if result and result[-1].strip().lower() in _HALVES:
            result[-1] = f"{result[-1]}, {part}"
        else:
            result.append(part)
    return result


def _outside_brackets(text: str, pattern: str) -> list[str]:
    """Split a text at a pattern, but never inside brackets."""
    pieces, start = [], 0
    for found in re.finditer(pattern, text):
        before = text[: found.start()]
        if before.count("(") > before.count(")"):
            continue
        pieces.append(text[start : found.start()])
        start = found.end()
    pieces.append(text[start:])
    return [piece for piece in pieces if piece.strip()]


_POST_FIRST = re.compile(
    r"^(?:(?:assistant|deputy|interim|joint|strategic|group|service|corporate|executive|senior|programme|team|"
    r"area|principal|associate|independent|lead)\s+)*(?:heads?|directors?|managers?|officers?|lead|commissioner|"
    r"chief|coordinator|consultant|principal|chair|advis[eo]r|superintendent|leader|member)\b",
    re.IGNORECASE,
)


def _is_organisation(text: str) -> bool:
    if _POST_FIRST.match(text.strip()):
        return False
    if _POST.search(text) and not _STRONG_ENDS.search(text):
        return False
    return bool(_ORGANISATION_ENDS.search(text)) or text.strip(" .").isupper()


def _one(
    text: str,
    role: ResponsibilityRole,
    abbreviations: Abbreviations,
    place: Place | None,
    before: Responsibility | None,
) -> list[Responsibility]:
    """One name, which may still be an officer with the provider of the figure in brackets."""
    pair = re.fullmatch(r"(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)?", text)
    if pair and looks_like_a_person(pair["first"]) and _could_be_a_person(pair["second"]):
        second = ResponsibilityRole.PROVIDER if role is ResponsibilityRole.OFFICER else role
        return [
            Responsibility(role, pair["first"], person=pair["first"].strip(), place=place),
            Responsibility(second, pair["second"], person=pair["second"].strip(), place=place),
        ]
    organisation, post, person = _parts(text, role, pair, abbreviations)
    if (
        person
        and not organisation
        and before
        and before.role is role
        and before.person
        and before.organisation
    ):
        organisation = before.organisation  # "City Council Amara Okafor/Ben Whitlock": both are the council's
    return [Responsibility(role, text, organisation, post, person, place)]


def _could_be_a_person(text: str) -> bool:
    return looks_like_a_person(text) or looks_like_a_person(text + "x")


def _parts(
    text: str, role: ResponsibilityRole, pair: re.Match[str] | None, abbreviations: Abbreviations
) -> tuple[str, str, str]:
    """Organisation, post and person in one name, each "" where the text does not say."""
    _label, rest = take_label(text)
    rest = re.sub(r"^(?:and|&)\s+(?:the\s+)?", "", rest)
    rest = re.sub(r"^[A-Z][\w ]{1,20}\s+[–—-]\s+(?=[A-Z]{2,}|[A-Z]\w+ (?:Council|Trust|Board))", "", rest)
    if looks_like_a_person(rest) and role not in (ResponsibilityRole.PARTNER, ResponsibilityRole.GOVERNANCE):
        return "", "", rest.strip(" ,.;")
    if len(rest.split()) > 15:
        return "", "", ""
    if role is ResponsibilityRole.GOVERNANCE:
        return abbreviations.spelt_out(re.sub(r"\s*\([A-Z]{2,}s?\)$", "", rest)), "", ""
    defined = re.fullmatch(r"(?P<first>[^()]+?)\s*\((?P<short>[A-Z]\w+)\)\s+(?P<second>[^()]+)", rest)
    if defined and abbreviations.spelt_out(defined["short"]) == defined["first"]:
        return defined["first"], defined["second"].strip(" ,–-"), ""
    if pair and not _label:
        organisation, within = pair["first"].strip(), pair["second"].strip()
        if abbreviations.spelt_out(within) == organisation or within in abbreviations.meanings:
            return organisation, "", ""
        if looks_like_a_person(organisation):
            is_post = _POST.search(within) is not None
            return (
                ("", within, organisation) if is_post else (abbreviations.spelt_out(within), "", organisation)
            )
        if _POST.search(organisation):
            return _post_of(rest, abbreviations)
        if (
            _is_organisation(organisation)
            or organisation in abbreviations.meanings
            or len(organisation.split()) < 5
        ):
            return abbreviations.spelt_out(organisation), within, ""
    dashed = re.fullmatch(r"(?P<first>[^–—]+?)\s+[–—-]\s+(?P<second>.+)", rest)
    if dashed and _is_organisation(dashed["first"]):
        return abbreviations.spelt_out(dashed["first"]), dashed["second"].strip(), ""
    if _POST.search(rest):
        return _post_of(rest, abbreviations)
    return _organisation_and_person(rest, abbreviations)


def _post_of(text: str, abbreviations: Abbreviations) -> tuple[str, str, str]:
    """A post, with the organisation printed before it or after its comma where there is one."""
    first, _, rest = text.partition(" ")
    if first in abbreviations.meanings or (first.isupper() and len(first) > 2 and rest):
        return abbreviations.spelt_out(first), rest, ""
    before, comma, after = text.rpartition(", ")
    if comma and _STRONG_ENDS.search(after) and not _POST.search(after):
        return abbreviations.spelt_out(after), before, ""
    if comma and looks_like_a_person(text.partition(",")[0]):
        return "", text.partition(",")[2].strip(), text.partition(",")[0]
    if _STRONG_ENDS.search(text) and _STRONG_ENDS.search(text).end() == len(text):  # type: ignore[union-attr]
        last_post = list(_POST.finditer(text))[-1]
        if last_post.end() < len(text) * 0.3:
            return "", text, ""
        if text.split()[-1] in {"Executive", "Board", "Group", "Committee", "Team", "Panel", "Forum"}:
            return text, "", ""
    ends = list(_STRONG_ENDS.finditer(text))
    if ends and not _POST.search(text[: ends[-1].end()]) and text[ends[-1].end() :].strip(" ,-–"):
        return abbreviations.spelt_out(text[: ends[-1].end()]), text[ends[-1].end() :].strip(" ,-–"), ""
    return "", text, ""


def _organisation_and_person(text: str, abbreviations: Abbreviations) -> tuple[str, str, str]:
    """ "City Council Amara Okafor": the organisation, then the name that follows it."""
    for found in reversed(list(_STRONG_ENDS.finditer(text))):
        after = text[found.end() :].strip(" ,–-")
        if looks_like_a_person(after):
            return abbreviations.spelt_out(text[: found.end()]), "", after
        people = re.split(r"(?<=[a-z]) (?=[A-Z])", after)
        if len(people) == 4 and all(_NAME_WORD.match(part) for part in people):
            return abbreviations.spelt_out(text[: found.end()]), "", after
    first, _, rest = text.partition(" ")
    if first in abbreviations.meanings and looks_like_a_person(rest):
        return abbreviations.spelt_out(first), "", rest
    return abbreviations.spelt_out(text.strip(" .,;")), "", ""
