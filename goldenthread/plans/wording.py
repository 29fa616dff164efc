"""A plan's words in a sentence: one or many, with an article, as a list. Pure, for pages and command line."""

from __future__ import annotations

from collections.abc import Iterable


def many(word: str, count: int) -> str:
    """A plan's word for a level, for one or for many: "key action", "key actions"."""
    if count == 1:
        return word
    if word.endswith("criterion"):
        return f"{word.removesuffix('criterion')}criteria"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word if word.endswith("s") else word + "s"


def with_article(word: str) -> str:
    """A word with "a" or "an" before it."""
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"


def joined(words: Iterable[str]) -> str:
    """Words as a list in a sentence: "a, b and c"."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + " and " + listed[-1] if listed else ""


def one_of(words: Iterable[str]) -> str:
    """Words to choose one from: "a, b or c"."""
    listed = list(words)
    return joined(listed) if len(listed) < 2 else ", ".join(listed[:-1]) + " or " + listed[-1]


def how_often(count: int) -> str:
    """How often something is found: "once", "twice", "13 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")
