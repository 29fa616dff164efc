"""What everybody in children's services knows of common measures, and a document does not say.

A very small vocabulary, for two questions only: which way is plainly good (fewer deaths are better than
more), and whether a bare "2015/16" is a school year. It is only ever used to say that something looks
odd, never to rate a measure, and a measure that several opinions are possible about is not in it: more
children on a protection plan may be bad news or good practice.

Where it comes from: the Public Health Outcomes Framework and the Department for Education's Local
Authority Interactive Tool, which both say of each of these which way is good; and, for the Strengths and
Difficulties Questionnaire, its published scoring, in which a higher score means greater difficulties.
"""

from __future__ import annotations

import re
from functools import lru_cache

from goldenthread.rules.figures import Good, polarity_in_name

_LOW_IS_GOOD = re.compile(
    r"\bstrengths and difficulties\b|\bsdq\b"
    r"|\b(?:infant|child|neonatal) (?:mortality|deaths?)\b|\bstillbirths?\b"
    r"|\babsences?\b|\bpersistent(?:ly)? absen(?:ce|t|tees?)\b|\b(?:fixed[- ]term |permanent )?exclusions?\b"
    r"|\bre-?offend(?:ing|ers?)?\b|\bfirst[- ]time entrants\b"
    r"|\bobes(?:e|ity)\b|\bexcess weight\b|\btooth decay\b|\bdecayed\b"
    r"|\bsmok(?:ing|ers?)\b|\b(?:under[- ]18|teenage) (?:conceptions?|pregnanc(?:y|ies))\b"
    r"|\bneet\b|\bnot in education,? employment (?:or|and) training\b"
    r"|\bdestinations? (?:is |are )?not known\b"
    r"|\bno qualifications\b|\bchildren (?:living )?in poverty\b|\bchild poverty\b"
    r"|\b(?:achievement|attainment) gap\b|\bgap between\b"
    r"|\bhospital admissions?\b|\bvacancy rate\b",
    re.I,
)
# A capital that a copy tore from its word: "S trengths and D ifficulties". "A" and "I" are words.
_TORN_CAPITAL = re.compile(r"\b([B-HJ-Z]) (?=[a-z]{3})")
_TURNED_ROUND = re.compile(
    r"\b(?:reduc\w+|decreas\w+|fewer|fall|prevent\w*|stop\w*|quit\w*|free|without|avoid\w*|reintegrat\w+"
    r"|services?|programmes?|pathways?|support(?:ed)?|trained|training|satisf\w+|review(?:s|ed)?|respon\w+"
    r"|assess\w+|return\w*|progress(?:ing|ed|es)?|identified|referred|follow\w*|within|seen|settings"
    r"|complet\w+|less likely|improv\w+|increas\w+|schools with|treated|treatment|recover\w*|closing"
    r"|narrowing|non-?smok\w+|no longer|not (?:obese|smoking|absent|excluded|re-?offending|neet)"
    r"|receiv\w+|offer\w*|engag\w+|access\w*|attend(?:ing|ed|ance)|given|up to date|in place|timely"
    r"|participat\w+|by day (?:six|6))\b",
    re.I,
)
# "Excluded pupils who are taught by day six": what is measured is said after the "who".
_OF_THEM = re.compile(r"\b(?:who(?:se)?|that|which)\b(?! (?:offend|smoke)\b)", re.I)
_SCHOOL = re.compile(
    r"\b(?:schools?|pupils?|key stages?|ks ?[1-5]|gcses?|a[- ]levels?|attainment|progress 8"
    r"|absences?|exclusions?"
    r"|early years foundation|eyfsp?|good level of development|phonics|qualifications|year (?:r|[1-9]|1[0-3])"
    r"|educational gaps?)\b",
    re.I,
)


@lru_cache(maxsize=4096)
def is_about_school(name: str) -> bool:
    """Whether a measure is of schools or pupils, whose year runs from September."""
    return bool(_SCHOOL.search(name))


@lru_cache(maxsize=4096)
def usual_polarity(name: str) -> tuple[Good, str]:
    """Which way is plainly good for a measure of this name, and the words that say so.

    `Good.NOT_STATED` where the vocabulary does not know it, or where the name may be about the opposite
    ("children supported to stop smoking").
    """
    name = _TORN_CAPITAL.sub(r"\1", name)
    found = _LOW_IS_GOOD.search(name)
    if not found or _TURNED_ROUND.search(name) or _OF_THEM.search(name, found.end()):
        return Good.NOT_STATED, ""
    return Good.LOW, found[0]


_REDUCTION_FIRST = re.compile(
    r"^\W*(?:a |the |to )?(?:reduc(?:tion|ed|e|ing)|decreas(?:e|ed|ing)|fewer|fall in|lower(?:ing)?)\b", re.I
)
# "% reduction in emissions" counts the reduction itself, of which more is better.
_AMOUNT_OF_REDUCTION = re.compile(
    r"^\W{0,3}(?:%|percentage|per ?cent|percentage points?|amount of|size of|rate of)\s?"
    r"(?:reduction|decrease|fall)\b",
    re.I,
)
_INCREASE_FIRST = re.compile(
    r"^\W*(?:an? |the |to )?(?:increas(?:e|ed|ing)|rise in|more|higher"
    r"|improv(?:e|ed|ing|ements?))\b(?! than)",
    re.I,
)
_PLAIN_STATEMENT = re.compile(
    r"(?:\bis|=|\bare|\bto be)\s*(?:good|better|best)\b|\b(?:good|better) (?:is\b|=)", re.I
)


@lru_cache(maxsize=4096)
def polarity_said_in_name(name: str) -> tuple[Good, str]:
    """Which way is good where the name says so without doubt, and the words.

    Only a plain statement ("higher value = better score") and a name that begins with the change wanted
    ("Reduction in …") count: "more than one occasion" in the middle of a name wants nothing.
    """
    if _PLAIN_STATEMENT.search(name):
        hint = polarity_in_name(name)
        if hint.good is not Good.NOT_STATED:
            return hint.good, hint.words
    if _AMOUNT_OF_REDUCTION.search(name):
        return Good.NOT_STATED, ""
    for good, pattern in ((Good.LOW, _REDUCTION_FIRST), (Good.HIGH, _INCREASE_FIRST)):
        found = pattern.search(name)
        if found:
            return good, found[0].strip()
    return Good.NOT_STATED, ""
