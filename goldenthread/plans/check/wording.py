"""How the plan check says things: quoting, counting, naming a part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from goldenthread.plans.content import Kind, Part, PlanContent

#: A title longer than this is cut in a sentence; the link leads to the whole of it.
LONGEST_QUOTE = 90  # characters


def quoted(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The text in quotation marks, in one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) > longest:
        line = line[:longest].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"
    return f"“{line}”"


def plural(word: str) -> str:
    """The plural of a plan's word for a level: "key activity" gives "key activities"."""
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"(?:s|x|ch|sh)$", word):
        return word if word.endswith("ss measures") else word + "es"
    return word + "s"


def counted(number: int, word: str) -> str:
    """ "1 milestone", "3 milestones"."""
    return f"{number:,} {word if number == 1 else plural(word)}"


def listed(pieces: Sequence[str], most: int = 3) -> str:
    """ "a, b and c", or "a, b, c and 4 more"."""
    shown = list(pieces[:most])
    if len(pieces) > most:
        return f"{', '.join(shown)} and {len(pieces) - most} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def named(plan: PlanContent, part: Part) -> str:
    """A part in a sentence: its kind in the plan's own word, its number, its wording quoted."""
    number = f" {part.number}" if part.number else ""
    return f"{plan.word_for(part.kind)}{number} {quoted(part.title)}"


def sentence_case(text: str) -> str:
    """The text with a capital at the front and everything else as it is."""
    return text[:1].upper() + text[1:]


def where(plan: PlanContent, part: Part | None) -> str:
    """A part above, for saying where something stands: "priority 2"; the plan itself as "the plan"."""
    if part is None:
        return "the plan"
    if part.number:
        return f"{plan.word_for(part.kind)} {part.number}"
    return f"{plan.word_for(part.kind)} {quoted(part.title, 50)}"


def plain(text: str) -> str:
    """The words of a text for comparing: no capitals, no punctuation, single spaces."""
    return " ".join(re.findall(r"[a-z0-9%£]+", text.lower().replace("’", "'").replace("'", "")))


def word_of(plan: PlanContent, kinds: Iterable[Kind]) -> str:
    """The plan's words for several kinds: "key action or milestone"."""
    return " or ".join(plan.word_for(kind) for kind in kinds)
