"""Cutting a cell into what it is made of: numbers, periods, labels, reasons, brackets, and the rest."""

from __future__ import annotations

from goldenthread.rules.periods import Period

from .plain_labels import with_plain_labels
from .scanner import Scanner
from .token import Token, TokenKind
from .years import short_years

__all__ = ["Token", "TokenKind", "remainder_of", "short_years", "tokens_of"]


def tokens_of(plain: str, within: Period | None) -> list[Token]:
    """The pieces of a plain text, in order. Never raises; the time grows with the length of the text."""
    return with_plain_labels(plain, list(Scanner(plain, within).tokens()))


def remainder_of(plain: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """The stretches that no rule placed; words that say nothing are kept between two of them."""
    stretches: list[tuple[int, int]] = []
    open_from: int | None = None
    last = 0
    for token in tokens:
        if token.kind is TokenKind.UNKNOWN:
            open_from = token.start if open_from is None else open_from
            last = token.end
        elif token.kind is not TokenKind.FILLER and open_from is not None:
            stretches.append((open_from, last))
            open_from = None
    if open_from is not None:
        stretches.append((open_from, last))
    return stretches
