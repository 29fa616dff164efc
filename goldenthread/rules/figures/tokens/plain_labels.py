"""Single words that name what a number is of: "England 43%, Hull 47%", "93.1% (Autumn)"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ..labels import Label
from .token import Token, TokenKind

#: Words that begin a sentence and name nothing ("From 54% to 60%").
_NO_NAMES = frozenset((
    "from", "to", "between", "by", "over", "under", "at", "was", "now", "and", "or", "about", "around",
    "up", "down", "with", "the", "a", "an", "of", "in", "for", "than", "achieve", "reduce", "increase",
    "maintain", "improve", "less", "more", "least", "minimum", "maximum", "still", "only", "just",
    "nearly", "both",
))  # fmt: skip


def _is_a_name(word: str) -> bool:
    return (
        word.isalpha()
        and (word.istitle() or (word.isupper() and len(word) > 1))
        and word.lower() not in _NO_NAMES
    )


def _names_stand_behind(plain: str, tokens: list[Token]) -> bool:
    """Whether each number has an unknown name behind it, all through: "93.1% (Autumn), 92.8% (Spring)"."""
    pairs = len(tokens) // 2
    kinds = [token.kind for token in tokens]
    return kinds == [TokenKind.NUMBER, TokenKind.UNKNOWN] * pairs and all(
        _is_a_name(plain[token.start : token.end]) for token in tokens[1::2]
    )


def with_plain_labels(plain: str, tokens: list[Token]) -> list[Token]:
    """The pieces with names that stand right before a number turned into labels ("England 43%, Hull 47%").

    Only where the cell holds several numbers, because a single word before a single number may mean
    anything. Beside a place that stands before its number, such a name is a place too.
    """
    if sum(token.kind is TokenKind.NUMBER for token in tokens) < 2:
        return tokens
    if _names_stand_behind(plain, tokens):
        return [
            token
            if token.kind is TokenKind.NUMBER
            else replace(
                token,
                kind=TokenKind.LABEL,
                label=Label("part", plain[token.start : token.end], token.start, token.end),
            )
            for token in tokens
        ]
    places = any(
        one.label is not None
        and one.label.kind == "place"
        and two.kind is TokenKind.NUMBER
        and one.depth == 0
        for one, two in pairwise(tokens)
    )
    labelled = list(tokens)
    for at, (one, two) in enumerate(pairwise(tokens)):
        word = plain[one.start : one.end]
        if one.kind is TokenKind.UNKNOWN and two.kind is TokenKind.NUMBER and _is_a_name(word):
            label = Label("place" if places else "part", word, one.start, one.end)
            labelled[at] = replace(one, kind=TokenKind.LABEL, label=label)
    return labelled
