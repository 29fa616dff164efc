"""Headings on the level of the priorities that speak of the whole plan: "Measures" behind the last of them.

Many plans print their indicators, or "You said, we did", once and for all priorities. Such a heading looks
like the ones inside a priority; that it stands on the priorities' own level, once, after the last of several
priorities, tells it apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.documents.reading.recognising.headings import announced, named
from goldenthread.documents.reading.recognising.wording import wording
from goldenthread.documents.reading.source import Block, Heading
from goldenthread.plans.content import Kind


def headings_of_the_plan(blocks: Sequence[Block]) -> set[int]:
    """The first lines of the headings that leave the last priority and speak of the whole plan."""
    headings = [block for block in blocks if isinstance(block, Heading) and block.level and block.lines]
    priorities = [at for at, block in enumerate(headings) if _is_priority(block)]
    if len(priorities) < 2:
        return set()
    level = headings[priorities[-1]].level
    if any(headings[at].level != level for at in priorities):
        return set()
    told = [announced(block.text) for block in headings[: priorities[-1]]]
    seen = {each.mode for each in told if each}
    behind = [block for block in headings[priorities[-1] + 1 :] if block.level <= level]
    counts: dict[str, int] = {}
    for block in headings:
        counts[wording(block.text)] = counts.get(wording(block.text), 0) + 1
    found = set()
    for block in behind:
        announces = announced(block.text)
        if announces and announces.mode not in seen and counts[wording(block.text)] == 1:
            found.add(block.lines[0])
    return found


def _is_priority(block: Heading) -> bool:
    said = named(block.text)
    return said is not None and said.kind is Kind.PRIORITY and not said.again
