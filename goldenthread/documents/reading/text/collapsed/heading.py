"""Finding the heading of a table whose columns have collapsed, and cutting it into its columns.

"Key Activity Strategic / Plan // Governance / Group // Lead organisation / and other partners" is the
heading of a table that was printed cell after cell. The names of columns come from a short list of
what councils write over the columns of an action plan; a blank line always ends a column's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Each kind of column with the ways its name is written. Longer names first: "date actions required by"
# is one name, not three.
_NAMES: list[tuple[str, tuple[str, ...]]] = [
    ("number", (r"ref(?:erence)?(?: no\.?)?", r"no\.?", r"id")),
    ("date", (
        r"(?:target |due |completion |end |start )?dates?"
        r"(?: (?:actions? )?(?:required|due|to be completed)(?: by)?)?",
        r"by when\??", r"when\??", r"deadlines?", r"time-?(?:scales?|frames?)", r"due by", r"completed? by",
    )),
    ("measure", (
        r"(?:key )?performance (?:measures?|indicators?)", r"(?:key )?measures?(?: of success)?", r"kpis?",
        r"indicators?", r"success (?:measures?|criteria)", r"evidence", r"outcome measures?", r"impact",
        r"how (?:will|do) (?:we|it) (?:know|be measured)[^?]{0,30}\??", r"(?:expected |intended )?outcomes?",
        r"what (?:will|does) success looks? like\??",
    )),
    ("strategy", (
        r"strategic plans?", r"(?:linked |key |related )?strateg(?:y|ies)(?: (?:and|&) plans?)?",
        r"links? to (?:other )?(?:plans?|strateg(?:y|ies))(?: (?:and|&) (?:plans?|strateg(?:y|ies)))?",
    )),
    ("governance", (
        r"governance(?: group| board| arrangements?)?", r"accountable (?:group|board)", r"reporting to",
        r"steering group",
    )),
    ("lead", (
        r"lead(?: (?:organisations?|officers?|agency|agencies|partners?|person|names?|professional))?"
        r"(?: (?:and|&|/) (?:other )?partners?(?: involved)?)?",
        r"responsib(?:le|ility)(?: (?:officers?|organisations?|persons?|leads?))?", r"owners?", r"by whom\??",
        r"who(?: (?:will be )?(?:is )?(?:involved|responsible|leading))?\??", r"partners?(?: involved)?",
        r"organisations?",
    )),
    ("activity", (
        r"(?:key )?activit(?:y|ies)", r"(?:key )?(?:objectives?|priorit(?:y|ies)|aims?|goals?)",
        r"what we will do", r"issues?",
    )),
    ("action", (
        r"(?:key |specific )?(?:actions?|tasks?|steps|milestones?)(?: required| needed| to be taken)?",
    )),
    ("status", (
        r"status", r"rag(?: rating)?", r"progress(?: (?:update|to date))?", r"updates?", r"comments?",
    )),
    ("resource", (r"resources?(?: required)?", r"costs?", r"budget", r"funding")),
    ("target", (
        r"(?:annual )?targets?(?: for 20\d\d[-/–]\d{2,4})?", r"baseline", r"current (?:value|performance)",
    )),
]  # fmt: skip
_COLUMN = [
    (kind, re.compile(rf"(?:{name})(?=\s|$)", re.IGNORECASE)) for kind, names in _NAMES for name in names
]
_LONGEST_CHUNK = 160  # characters of one piece of a heading
_FEWEST_COLUMNS = 4
_MOST_PIECES = 14


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the heading: its name as printed, its kind, and its lines."""

    name: str
    kind: str
    lines: tuple[int, ...]


def columns_in(text: str) -> list[tuple[str, str]]:
    """The (kind, name) of each column a piece of heading names, or [] where it is not only names."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST_CHUNK:
        return []
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        matches = [(match.end(), kind) for kind, pattern in _COLUMN if (match := pattern.match(text, at))]
        if not matches:
            return []
        end, kind = max(matches, key=lambda one: one[0])
        found.append((kind, text[at:end]))
        at = end + 1
    return found


def may_begin_heading(line: str) -> bool:
    """A cheap look at a line: could the heading of a collapsed table begin here?"""
    text = line.strip()
    if not 4 <= len(text) <= _LONGEST_CHUNK:
        return False
    return any(pattern.match(text) for _, pattern in _COLUMN)


def heading_of(chunks: list[tuple[str, tuple[int, ...]]]) -> tuple[list[Column], int]:
    """The columns named by the first chunks, and how many chunks they took; ([], 0) for no heading."""
    columns: list[Column] = []
    taken = 0
    for text, lines in chunks[:_MOST_PIECES]:
        names = columns_in(text)
        if not names:
            break
        columns += [Column(name, kind, lines) for kind, name in names]
        taken += 1
    kinds = {column.kind for column in columns}
    if len(columns) < _FEWEST_COLUMNS or len(kinds) < _FEWEST_COLUMNS or taken < 2:
        return [], 0
    return columns, taken
