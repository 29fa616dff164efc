"""Every method in use, with what an officer needs to defend it: formula, source, when not to use it.

A rating or comparison names its method by `code` and `version`, so that a figure published last year can be
explained with last year's rule. The reference page of methods is written from these records.

Each record has a worked example: its inputs and its result in words and numbers, and the function that leads
from one to the other. A test runs it, so that no example is only text.

To add one, beside the function it describes:

    WILSON = register(
        Method(
            code="wilson", name="…", version="1", formula="…", source="…", not_for="…",
            example=Example(
                given="{numerator} of {denominator} schools are good",
                inputs={"numerator": 12, "denominator": 40},
                run=lambda **given: wilson_limits(**given),
                told="between {:.1%} and {:.1%}",
                result="between 18.1% and 45.4%",
            ),
        )
    )
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A method worked once, on numbers that can be checked by hand.

    `given` says the `inputs` in words, each in its place; `run` is the method on them; `told` says what it
    gives, with a place for each number of the answer; `result` is that sentence as it comes out.
    """

    given: str
    inputs: Mapping[str, Any]
    run: Callable[..., Iterable[Any]] = field(repr=False, compare=False)
    told: str
    result: str

    @property
    def inputs_in_words(self) -> str:
        """The inputs as a reader sees them: "12 of 40 schools are good"."""
        return _minus(self.given.format(**{name: _in_words(value) for name, value in self.inputs.items()}))

    def worked(self) -> str:
        """What the method gives for the inputs today; the same as `result` while the record is right."""
        return _minus(self.told.format(*self.run(**self.inputs)))


def _minus(text: str) -> str:
    return re.sub(r"(?<!\w)-(?=[0-9])", "−", text)


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        between = "; " if any(isinstance(each, list) for each in value) else ", "
        return between.join(_in_words(each) if isinstance(each, list) else str(each) for each in value)
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return f"{value:,}" if isinstance(value, int | float) else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One statistical method, as the reference describes it.

    `code` never changes once figures carry it; `version` changes whenever the same input may give another
    answer. `formula` is text, one line per step. `not_for` says when an analyst should choose another method,
    `example` is the method worked once.
    """

    code: str
    name: str
    version: str
    formula: str = field(repr=False)
    source: str = field(repr=False)
    not_for: str = field(repr=False)
    example: Example = field(repr=False)

    @property
    def cited(self) -> str:
        """How a rating or a comparison names its method: code and version."""
        return f"{self.code}/{self.version}"


_METHODS: dict[str, Method] = {}


def register(method: Method) -> Method:
    """Keep a method under its code and give it back. Two different methods with one code are refused."""
    if _METHODS.get(method.code, method) != method:
        raise ValueError(f"two methods have the code “{method.code}”")
    for part in ("code", "name", "version", "formula", "source", "not_for"):
        if not getattr(method, part).strip():
            raise ValueError(f"the method “{method.code}” says nothing for {part}")
    if not (method.example.inputs and method.example.given.strip() and method.example.result.strip()):
        raise ValueError(f"the method “{method.code}” says nothing for example")
    _METHODS[method.code] = method
    return method


def methods() -> tuple[Method, ...]:
    """Every method there is, by code: all modules of this folder are loaded so that none is forgotten."""
    package = importlib.import_module("goldenthread.methods")
    for found in pkgutil.walk_packages(package.__path__, "goldenthread.methods."):
        importlib.import_module(found.name)
    return tuple(_METHODS[code] for code in sorted(_METHODS))
