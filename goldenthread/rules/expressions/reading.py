"""Reading the expression of a derived measure: "share(neet, [16-18 year olds])".

A small language on purpose: measures, numbers, the four operations and a few named calculations. It is read
by this code and never handed to Python; what it does not know is refused with its place in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from .tree import FUNCTIONS, LONGEST_ROLL, ROLLING, Call, ExpressionRefused, Literal, Measure, Node, Operation

LONGEST_EXPRESSION = 2_000
_MOST_TOKENS, _DEEPEST = 300, 30

_TOKEN = re.compile(
    r"(?P<blank>[ \t\r\n]+)|(?P<number>[0-9]{1,15}(?:\.[0-9]{1,10})?)|(?P<word>[A-Za-z_][A-Za-z0-9_]{0,99})"
    r"|\[(?P<name>[^\[\]\x00-\x1f]{1,300})\]|(?P<sign>[-+*/(),])"
)
_ALIKE = str.maketrans({"−": "-", "–": "-", "×": "*", "÷": "/", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def read_expression(text: str) -> Node:
    """The expression as a tree. `ExpressionRefused` with a sentence and a place for what cannot be read."""
    if len(text) > LONGEST_EXPRESSION:
        raise ExpressionRefused(f"An expression has at most {LONGEST_EXPRESSION:,} characters.")
    reader = _Reader(_tokens(text), len(text))
    node = reader.sum_of_terms(0)
    if reader.here is not None:
        raise ExpressionRefused(f"“{reader.here.text}” does not belong here.", reader.here.at)
    return node


def _tokens(text: str) -> list[_Token]:
    # A measure's name in brackets keeps its own dashes.
    plain = "".join(
        part if part.startswith("[") else part.translate(_ALIKE) for part in re.split(r"(\[[^\[\]]*\])", text)
    )
    found, at = [], 0
    while at < len(plain):
        match = _TOKEN.match(plain, at)
        if match is None:
            raise ExpressionRefused(f"“{text[at]}” cannot be part of an expression.", at)
        kind = match.lastgroup or ""
        if kind != "blank":
            found.append(_Token(kind, match[kind].strip(), at))
        if len(found) > _MOST_TOKENS:
            raise ExpressionRefused("The expression has too many parts.", at)
        at = match.end()
    return found


class _Reader:
    def __init__(self, tokens: list[_Token], end: int) -> None:
        self.tokens, self.place, self.end = tokens, 0, end

    @property
    def here(self) -> _Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _is(self, *signs: str) -> bool:
        return self.here is not None and self.here.kind == "sign" and self.here.text in signs

    def _take(self) -> _Token:
        token = self.here
        if token is None:
            raise ExpressionRefused("The expression ends where something is still missing.", self.end)
        self.place += 1
        return token

    def _expect(self, sign: str) -> None:
        token = self._take()
        if token.kind != "sign" or token.text != sign:
            raise ExpressionRefused(f"Here a “{sign}” is expected, not “{token.text}”.", token.at)

    def sum_of_terms(self, depth: int) -> Node:
        node = self._product(depth)
        while self._is("+", "-"):
            node = Operation(self._take().text, node, self._product(depth))
        return node

    def _product(self, depth: int) -> Node:
        node = self._single(depth)
        while self._is("*", "/"):
            node = Operation(self._take().text, node, self._single(depth))
        return node

    def _single(self, depth: int) -> Node:
        token = self._take()
        if depth > _DEEPEST:
            raise ExpressionRefused("The expression has too many brackets inside each other.", token.at)
        if token.kind == "number":
            return Literal(Decimal(token.text))
        if token.kind == "name":
            if not token.text:
                raise ExpressionRefused("The square brackets hold no name.", token.at)
            return Measure(token.text)
        if token.kind == "word":
            return self._call(token, depth) if self._is("(") else Measure(token.text)
        if token.text == "-":
            return Operation("*", Literal(Decimal(-1)), self._single(depth + 1))
        if token.text != "(":
            raise ExpressionRefused(f"“{token.text}” does not belong here.", token.at)
        node = self.sum_of_terms(depth + 1)
        self._expect(")")
        return node

    def _call(self, word: _Token, depth: int) -> Node:
        function = FUNCTIONS.get(word.text.lower())
        if function is None:
            known = ", ".join(FUNCTIONS)
            raise ExpressionRefused(f"There is no calculation “{word.text}”. There are: {known}.", word.at)
        self._expect("(")
        parts = [self.sum_of_terms(depth + 1)]
        while self._is(","):
            self._take()
            parts.append(self.sum_of_terms(depth + 1))
        self._expect(")")
        if not function.least <= len(parts) <= function.most:
            wanted = function.least if function.least == function.most else f"at least {function.least}"
            raise ExpressionRefused(f"“{word.text}” takes {wanted} parts, not {len(parts)}.", word.at)
        _check_numbers(word, tuple(parts))
        return Call(word.text.lower(), tuple(parts))


def _check_numbers(word: _Token, parts: tuple[Node, ...]) -> None:
    """How many periods, and per how many people, have to be plain numbers."""
    name = word.text.lower()
    if name in ROLLING:
        first, periods = parts[0], parts[1]
        if not isinstance(first, Measure):
            raise ExpressionRefused(f"“{name}” takes a measure and a number of periods.", word.at)
        whole = isinstance(periods, Literal) and periods.value == periods.value.to_integral_value()
        if not (isinstance(periods, Literal) and whole and 2 <= periods.value <= LONGEST_ROLL):
            raise ExpressionRefused(f"“{name}” is over 2 to {LONGEST_ROLL} periods.", word.at)
    if name == "rate":
        per = parts[2]
        if not (isinstance(per, Literal) and per.value >= 1 and per.value == per.value.to_integral_value()):
            raise ExpressionRefused("A rate is per a whole number of people: 1,000 is written 1000.", word.at)
