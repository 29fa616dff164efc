"""What stands in a cell when no number does: shorthand symbols, and reasons in words.

The symbols are those of national statistics ([c] withheld, [x] or x not available, [z] or z not
applicable, low or k for a number that rounds to nought) and those officers type: ~, N/A, TBC, a dash.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .figure import Missing, MissingReason, Number, Suppressed, Value

_ROUNDS_TO_NOUGHT = "more than nought but rounds to it"
_NOT_AVAILABLE = Missing(MissingReason.NOT_AVAILABLE)
_NOT_APPLICABLE = Missing(MissingReason.NOT_APPLICABLE)
_AWAITED = Missing(MissingReason.AWAITED)

_WHOLE: dict[str, Value] = {
    **dict.fromkeys(
        (
            "~",
            "-",
            "--",
            "---",
            "–",
            "—",
            "−",
            "..",
            "...",
            "…",
            ":",
            "x",
            "[x]",
            "/",
            "\\",
            "?",
            "na/",
            "not available",
            "n/k",
            "nk",
            "n/r",
            "nr",
            "dq issue",
            "dq issues",
            "data quality issue",
            "data quality issues",
            "unavailable",
            "no data",
            "no data available",
            "data not available",
            "n/av",
            "not known",
            "unknown",
            "not reported",
            "no figure",
            "no value",
            "null",
            "nan",
            "#n/a",
            "#ref!",
            "#div/0!",
            "#value!",
            "#name?",
            "missing",
            "no return",
            "none available",
            "figure not available",
            "not provided",
            "no result",
            ".",
        ),
        _NOT_AVAILABLE,
    ),
    **dict.fromkeys(
        (
            "n/a",
            "na",
            "n.a.",
            "n.a",
            "n\\a",
            "n-a",
            "n/app",
            "z",
            "[z]",
            "not applicable",
            "not relevant",
            "nya",
        ),
        _NOT_APPLICABLE,
    ),
    **dict.fromkeys(
        (
            "tbc",
            "tbd",
            "tba",
            "tbc.",
            "awaited",
            "awaiting",
            "awaiting data",
            "data awaited",
            "data awaiting",
            "to be confirmed",
            "to be determined",
            "to be agreed",
            "to be advised",
            "to follow",
            "pending",
            "not yet available",
            "not yet known",
            "not yet due",
            "not due",
            "data pending",
            "available later",
            "coming soon",
            "awaiting results",
            "not due this quarter",
            "lagged data",
            "annual",
            "annual measure",
            "annual indicator",
            "annual data",
            "annual return",
            "annual figure",
            "reported annually",
            "measured annually",
            "published annually",
            "annual measure only",
        ),
        _AWAITED,
    ),
    **dict.fromkeys(
        (
            "not collected",
            "not measured",
            "not recorded",
            "not monitored",
            "no longer collected",
            "not surveyed",
            "no survey",
            "n/c",
        ),
        Missing(MissingReason.NOT_COLLECTED),
    ),
    **dict.fromkeys(("not comparable", "n/comp"), Missing(MissingReason.NOT_COMPARABLE)),
    **dict.fromkeys(
        (
            "new",
            "new indicator",
            "new measure",
            "new service",
            "new pi",
            "new kpi",
            "new for this year",
            "new target",
            "new in year",
            "new programme",
        ),
        Missing(MissingReason.NEW_MEASURE),
    ),
    **dict.fromkeys(
        ("withdrawn", "deleted", "discontinued", "removed", "measure withdrawn", "no longer reported"),
        Missing(MissingReason.WITHDRAWN),
    ),
    **dict.fromkeys(
        ("placeholder", "xx", "xxx", "xx%", "x%", "?%", "insert", "[insert]", "[tbc]", "lorem ipsum"),
        Missing(MissingReason.PLACEHOLDER),
    ),
    **dict.fromkeys(
        (
            "c",
            "[c]",
            "(c)",
            "*",
            "**",
            "***",
            "s",
            "[s]",
            "supp",
            "suppressed",
            "withheld",
            "confidential",
            "redacted",
            "not shown",
            "figure suppressed",
            "data suppressed",
            "disclosive",
            "#",
            "†",
        ),
        Suppressed("c"),
    ),
    **dict.fromkeys(("low", "[low]", "k", "[k]"), Suppressed("low", _ROUNDS_TO_NOUGHT)),
    **dict.fromkeys(("[w]", "w"), _NOT_AVAILABLE),
    **dict.fromkeys(("u", "[u]"), Missing(MissingReason.NOT_AVAILABLE)),
    **dict.fromkeys(
        ("nil", "nil return", "zero", "nought", "nil reported", "none reported", "none recorded"),
        Number(Decimal(0)),
    ),
}

NONE_WORDS = frozenset({"none", "none."})
#: Marks that have had more than one meaning, with the sentence an officer should see.
AMBIGUOUS_MARKS = {
    "x": (
        "“x” is read as not available, as national statistics use it now; older releases "
        "used it for withheld figures."
    ),
    "c": "“c” is read as withheld because so few people are counted.",
    "na": "“NA” is read as not applicable; some reports write it for not available.",
    "n/a": "“N/A” is read as not applicable; some reports write it for not available.",
    "-": "A dash is read as not available; some releases print it for nought.",
    "–": "A dash is read as not available; some releases print it for nought.",
    "—": "A dash is read as not available; some releases print it for nought.",
    "*": "“*” is read as withheld because so few people are counted.",
    "s": "“s” is read as withheld because so few people are counted.",
    "#": "“#” is read as withheld because so few people are counted.",
}


#: "Suppressed due to small numbers", "small numbers", "number too small to publish".
_WITHHELD_IN_WORDS = re.compile(
    r"(?:data |figures? |numbers? )?(?:is |are |has been |have been )?(?:suppressed|withheld)[^0-9]{0,80}"
    r"|(?:small|low) numbers?(?: (?:suppressed|withheld))?"
    r"|numbers? (?:are |is )?too (?:small|low)[^0-9]{0,60}"
)


def read_mark(plain: str) -> Value | None:
    """What a cell that holds only a mark says; None where it holds anything else.

    `plain` is the text made plain. Upper and lower case, outer spaces, brackets and a full stop make no
    difference. An empty cell is `Missing(BLANK)`.
    """
    word = mark_key(plain)
    if not word:
        return Missing(MissingReason.BLANK)
    if word in NONE_WORDS:
        return Missing(MissingReason.NOT_AVAILABLE)
    value = _WHOLE.get(word)
    if value is None and len(word) > 2:
        value = _WHOLE.get(word.strip("().*")) or _WHOLE.get(word.rstrip("%").strip())
    if value is None and _WITHHELD_IN_WORDS.fullmatch(word):
        value = Suppressed(word)
    if isinstance(value, Suppressed):
        return Suppressed(plain.strip(), value.meaning)
    return value


def mark_key(plain: str) -> str:
    """A mark in the form the tables here use."""
    return " ".join(plain.split()).casefold()


# "under 5" and "up to 5" are left alone: they are how people write about a number they know.
_SUPPRESSED_BELOW = re.compile(
    r"(?:<|≤|fewer than|less than|fewer than or equal to)\s*=?\s*(?P<limit>[0-9]{1,2})(?![0-9.,%£])", re.I
)


def suppressed_below(plain: str) -> bool:
    """Whether the text is a small number hidden behind its limit: "<5", "fewer than 6"."""
    found = _SUPPRESSED_BELOW.fullmatch(plain.strip(" ()[]"))
    return found is not None and 2 <= int(found["limit"]) <= 10


_MONTH_AND_SHORT_YEAR = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?[ '-]{1,2}[0-9]{2}\b"
)

#: Reasons in words, the strongest first: when a sentence gives several, the first in this list is meant.
_REASONS: tuple[tuple[MissingReason, str], ...] = (
    (
        MissingReason.PLACEHOLDER,
        r"\bplace\s?holder\b|\brelevant performance measures?\b|\binsert (?:figure|data|number)\b",
    ),
    (
        MissingReason.WITHDRAWN,
        (
            r"\bwithdrawn\b|\bdiscontinued\b|\bno longer (?:reported|published|in use)\b|\bmeasure "
            r"(?:deleted|removed)\b"
        ),
    ),
    (
        MissingReason.NOT_COLLECTED,
        (
            r"\b(?:not|no longer|never) (?:been )?(?:collected|recorded|measured|monitored|captured)\b"
            r"|\bno survey\b|\bsurvey not (?:run|carried)"
        ),
    ),
    (
        MissingReason.NOT_COMPARABLE,
        (
            r"\bnot (?:consistent|comparable)\b|\bcannot be compared\b|\bchange (?:in|of) (?:curriculum"
            r"|definition|methodology)\b|\bdefinition (?:has )?changed\b"
        ),
    ),
    (
        MissingReason.NEW_MEASURE,
        (
            r"\bnew (?:measure|service|indicator|kpi|pi|programme|target|for 20[0-9]{2})\b|\bnot "
            r"previously (?:measured|reported)\b|\bbaseline (?:year|to be (?:set|established|agreed"
            r"|confirmed|determined))\b|\b(?:establish|set)(?:ing)? (?:a )?baseline\b|\bbaseline "
            r"(?:being|not yet)\b"
        ),
    ),
    (
        MissingReason.UNDER_REVIEW,
        (
            r"\b(?:being|to be|under) (?:refreshed|reviewed|revised|developed|development|review)\b"
            r"|\bin development\b"
        ),
    ),
    (
        MissingReason.NO_NEW_DATA,
        (
            r"\bno new data\b|\bno (?:further )?update\b|\bas (?:last|previous) (?:quarter|year"
            r"|period)\b"
        ),
    ),
    (
        MissingReason.AWAITED,
        (
            rf"\bnot (?:yet )?(?:due|available|expected|published|reported) (?:until|till|before)\b"
            rf"|\b(?:next )?(?:update|data|figures?|publication|release|results?) (?:is |are )?due\b"
            rf"|(?<!not )(?<!not yet )\b(?:available|due|expected) (?={_MONTH_AND_SHORT_YEAR})"
            r"|\breported annually in\b|\b(?:await\w*|waiting)\b"
            r"|(?<!not )(?<!not yet )(?<!data )(?<!currently )(?<!un)\bavailable "
            r"(?=in\b|from\b|after\b|by\b|q[1-4]\b|[a-z]+ 20[0-9]{2}|20[0-9]{2}|next\b|later\b"
            r"|autumn|spring|summer|winter|january|february|march|april|may|june|july|august|september"
            r"|october|november|december)"
            r"|\bdata available (?=in\b|from\b|after\b|q[1-4]\b|[a-z]+ 20[0-9]{2})"
            r"|(?<!not )\b(?:to be (?:released|published|reported|confirmed)\b"
            r"|(?:released?|published|publication|reported|confirmed) (?:in|on|from|by|due|after)\b)"
            r"|^\W*(?:released?|published)\b"
            r"|\bcommence\w* reporting\b|\breporting (?:from|to (?:start|commence))\b|\bdue (?=in"
            r"|for|by|q[1-4]|[a-z]+ 20)|\b(?:not yet|tbc|to follow|expected|pending|to be (?:confirmed"
            r"|provided|supplied))\b|\blag(?:ged)?\b"
        ),
    ),
    (
        MissingReason.NOT_AVAILABLE,
        (
            r"\bnot (?:currently |yet |presently )?(?:be )?available\b|\bunavailable\b|\bno (?:data"
            r"|figures?|results?|information|return)\b|\bnot (?:known|reported|provided|supplied"
            r"|published|received|produced)\b|\bunable to (?:report|provide|extract)\b|\b(?:data"
            r"|figures?) (?:missing|outstanding)\b|\bcannot be (?:reported|provided|extracted)\b"
            r"|\bnot available at\b"
        ),
    ),
    (MissingReason.NOT_APPLICABLE, r"\bnot applicable\b|\bn/a\b|\bnot relevant\b"),
)
_REASON_PATTERNS = tuple((reason, re.compile(pattern, re.I)) for reason, pattern in _REASONS)


def find_reasons(plain: str) -> list[tuple[int, int, MissingReason]]:
    """Every stretch that says why a number is missing: (start, end, reason), strongest reason first."""
    return [
        (found.start(), found.end(), reason)
        for reason, pattern in _REASON_PATTERNS
        for found in pattern.finditer(plain)
    ]


#: When several reasons are given, the first of these is the one that is meant.
REASON_ORDER = (
    MissingReason.PLACEHOLDER,
    MissingReason.WITHDRAWN,
    MissingReason.NOT_COLLECTED,
    MissingReason.NOT_COMPARABLE,
    MissingReason.NEW_MEASURE,
    MissingReason.UNDER_REVIEW,
    MissingReason.NO_NEW_DATA,
    MissingReason.AWAITED,
    MissingReason.NOT_AVAILABLE,
    MissingReason.NOT_APPLICABLE,
    MissingReason.LOST,
    MissingReason.WORDS,
    MissingReason.BLANK,
    MissingReason.UNREADABLE,
)
