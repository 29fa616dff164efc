"""The parts an expression is made of, and the refusal of one that cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


class ExpressionRefused(ValueError):
    """An expression that cannot be read or must not be used: the sentence says why.

    `at` is the place in the text where the trouble begins, from 0; None where it is the whole.
    """

    def __init__(self, sentence: str, at: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.at = at


@dataclass(frozen=True, slots=True)
class Literal:
    """A plain number."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Measure:
    """Another measure, by its code or name."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """+, −, ×, ÷ of two parts."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Call:
    """One of the named calculations: `share(neet, cohort)`."""

    function: str
    parts: tuple[Node, ...]


#: Stands between a measure and a group of the children it counts: "[Good level of development | girls]".
OF_GROUP = " | "


def measure_and_group(name: str) -> tuple[str, str]:
    """The measure and the group that a name in an expression says; no group ("") is everybody."""
    measure, of, group = name.rpartition(OF_GROUP)
    return (measure.strip(), group.strip()) if of and measure.strip() and group.strip() else (name, "")


Node = Literal | Measure | Operation | Call


def measures_in(node: Node) -> tuple[str, ...]:
    """The measures an expression names, each once, in the order written."""
    return tuple(dict.fromkeys(_named(node)))


def _named(node: Node) -> list[str]:
    if isinstance(node, Measure):
        return [node.name]
    if isinstance(node, Operation):
        return _named(node.left) + _named(node.right)
    if isinstance(node, Call):
        return [name for part in node.parts for name in _named(part)]
    return []


@dataclass(frozen=True, slots=True)
class Function:
    """A named calculation: how many parts it takes, and what it says in a sentence."""

    least: int
    most: int
    words: str


#: The calculations there are. `{0}`, `{1}` and `{all}` are filled with what the parts say.
FUNCTIONS = {
    "ratio": Function(2, 2, "{0} divided by {1}"),
    "share": Function(2, 2, "{0} as a percentage of {1}"),
    "rate": Function(3, 3, "{0} per {2} of {1}"),
    "difference": Function(2, 2, "{0} less {1}"),
    "gap": Function(2, 2, "the gap between {0} and {1} ({0} less {1})"),
    "relative_gap": Function(2, 2, "the gap between {0} and {1} as a percentage of {0}"),
    "sum": Function(2, 60, "the sum of {all}"),
    "mean": Function(2, 60, "the mean of {all}"),
    "rolling_mean": Function(2, 2, "the mean of {0} over the last {1} periods"),
    "rolling_sum": Function(2, 2, "the sum of {0} over the last {1} periods"),
}
ROLLING = ("rolling_mean", "rolling_sum")
LONGEST_ROLL = 60


def in_words(node: Node) -> str:
    """What the expression calculates, as a phrase."""
    if isinstance(node, Literal):
        return f"{node.value:f}"
    if isinstance(node, Measure):
        measure, group = measure_and_group(node.name)
        return f"“{measure}” of {group}" if group else f"“{measure}”"
    if isinstance(node, Call):
        parts = [in_words(part) for part in node.parts]
        listed = ", ".join(parts[:-1]) + f" and {parts[-1]}"
        # Filled in one pass, so that braces in a measure's name stay what they are.
        return FUNCTIONS[node.function].words.format(*parts, all=listed)
    words = {"+": "plus", "-": "less", "*": "times", "/": "divided by"}[node.sign]
    return f"{_bracketed(node.left)} {words} {_bracketed(node.right)}"


def _bracketed(node: Node) -> str:
    words = in_words(node)
    return f"({words})" if isinstance(node, Operation | Call) else words
