"""Who answers for it: organisations, posts and people told apart in a "Lead" cell.

Plans write "NCC (Group Manager, Early Help Services)", "A Board / B Group", "City Council Amara
Okafor", "Amara Okafor (Ben Whitlock)". Nothing is looked up: an organisation ends in a word that
organisations end in, a post contains a word that posts are made of, and two or three capitalised
words that are neither are taken for a person, with a doubt where nothing else is said. An
abbreviation is spelt out only where the document itself says what it stands for.
"""

from __future__ import annotations

import re

from goldenthread.documents.reading.recognising.labels import take_label
from goldenthread.documents.reading.recognising.responsibility.abbreviations import Abbreviations
from goldenthread.documents.reading.recognising.responsibility.names import (
    NAME_WORD,
    ORGANISATION_ENDS,
    POST,
    POST_FIRST,
    STANDS_ALONE,
    STRONG_ENDS,
    SUBJECTS,
    looks_like_a_person,
)
from goldenthread.documents.reading.recognising.wording import plain
from goldenthread.plans.content import Doubt, Place, Responsibility, ResponsibilityRole


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
        ends = [each.end() for each in STANDS_ALONE.finditer(left)]
        if (left.isupper() or (ends and ends[-1] == len(left))) and STANDS_ALONE.search(right):
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


def _is_organisation(text: str) -> bool:
    if POST_FIRST.match(text.strip()):
        return False
    if POST.search(text) and not STRONG_ENDS.search(text):
        return False
    return bool(ORGANISATION_ENDS.search(text)) or text.strip(" .").isupper()


#: "Okafor, Amara", as performance systems export their owners.
_SURNAME_FIRST = re.compile(r"([A-Z][\w'’-]+), ([A-Z][a-zà-ÿ-]+)")


def _one(
    text: str,
    role: ResponsibilityRole,
    abbreviations: Abbreviations,
    place: Place | None,
    before: Responsibility | None,
) -> list[Responsibility]:
    """One name, which may still be an officer with the provider of the figure in brackets."""
    surname_first = _SURNAME_FIRST.fullmatch(text)
    if surname_first and looks_like_a_person(turned := f"{surname_first[2]} {surname_first[1]}"):
        return [Responsibility(role, text, person=turned, place=place)]
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
    bracketed = _with_brackets(rest, pair, abbreviations) if pair and not _label else None
    if bracketed:
        return bracketed
    dashed = re.fullmatch(r"(?P<first>[^–—]+?)\s+[–—-]\s+(?P<second>.+)", rest)
    if dashed and _is_organisation(dashed["first"]):
        return abbreviations.spelt_out(dashed["first"]), dashed["second"].strip(), ""
    if POST.search(rest):
        return _post_of(rest, abbreviations)
    return _organisation_and_person(rest, abbreviations)


def _with_brackets(
    whole: str, pair: re.Match[str], abbreviations: Abbreviations
) -> tuple[str, str, str] | None:
    """ "NCC (Head of SEND)", "Amara Okafor (NCC)": the brackets belong to what stands before them."""
    before, within = pair["first"].strip(), pair["second"].strip()
    if looks_like_a_person(before):
        is_post = POST.search(within) is not None
        return ("", within, before) if is_post else (abbreviations.spelt_out(within), "", before)
    if abbreviations.spelt_out(within) == before or within in abbreviations.meanings:
        return before, "", ""
    if POST.search(before):
        return _post_of(whole, abbreviations)
    if _is_organisation(before) or before in abbreviations.meanings or len(before.split()) < 5:
        return abbreviations.spelt_out(before), within, ""
    return None


def _post_of(text: str, abbreviations: Abbreviations) -> tuple[str, str, str]:
    """A post, with the organisation printed before it or after its comma where there is one."""
    first, _, rest = text.partition(" ")
    if first in abbreviations.meanings or (
        first.isupper() and len(first) > 2 and rest and first not in SUBJECTS
    ):
        return abbreviations.spelt_out(first), rest, ""
    before, comma, after = text.rpartition(", ")
    if comma and STRONG_ENDS.search(after) and not POST.search(after):
        return abbreviations.spelt_out(after), before, ""
    if comma and looks_like_a_person(text.partition(",")[0]):
        return "", text.partition(",")[2].strip(), text.partition(",")[0]
    if STRONG_ENDS.search(text) and STRONG_ENDS.search(text).end() == len(text):  # type: ignore[union-attr]
        last_post = list(POST.finditer(text))[-1]
        if last_post.end() < len(text) * 0.3:
            return "", text, ""
        if text.split()[-1] in {"Executive", "Board", "Group", "Committee", "Team", "Panel", "Forum"}:
            return text, "", ""
    ends = [each for each in STRONG_ENDS.finditer(text) if " " in text[: each.end()]]
    if ends and not POST.search(text[: ends[-1].end()]) and text[ends[-1].end() :].strip(" ,-–"):
        return abbreviations.spelt_out(text[: ends[-1].end()]), text[ends[-1].end() :].strip(" ,-–"), ""
    return "", text, ""


def _organisation_and_person(text: str, abbreviations: Abbreviations) -> tuple[str, str, str]:
    """ "City Council Amara Okafor": the organisation, then the name that follows it."""
    for found in reversed(list(STRONG_ENDS.finditer(text))):
        after = text[found.end() :].strip(" ,–-")
        if looks_like_a_person(after):
            return abbreviations.spelt_out(text[: found.end()]), "", after
        people = re.split(r"(?<=[a-z]) (?=[A-Z])", after)
        if len(people) == 4 and all(NAME_WORD.match(part) for part in people):
            return abbreviations.spelt_out(text[: found.end()]), "", after
    first, _, rest = text.partition(" ")
    if first in abbreviations.meanings and looks_like_a_person(rest):
        return abbreviations.spelt_out(first), "", rest
    return abbreviations.spelt_out(text.strip(" .,;")), "", ""
