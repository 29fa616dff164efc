"""Every method in use, with what an officer needs to defend it: formula, source, when not to use it.

A rating or comparison names its method by `code` and `version`, so that a figure published last year can be
explained with last year's rule. The reference page of methods is written from these records.

To add one, beside the function it describes:

    WILSON = register(
        Method(code="wilson", name="…", version="1", formula="…", source="…", not_for="…")
    )
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One statistical method, as the reference describes it.

    `code` never changes once figures carry it; `version` changes whenever the same input may give another
    answer. `formula` is text, one line per step. `not_for` says when an analyst should choose another method.
    """

    code: str
    name: str
    version: str
    formula: str = field(repr=False)
    source: str = field(repr=False)
    not_for: str = field(repr=False)

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
    _METHODS[method.code] = method
    return method


def methods() -> tuple[Method, ...]:
    """Every method there is, by code: all modules of this folder are loaded so that none is forgotten."""
    package = importlib.import_module("goldenthread.methods")
    for found in pkgutil.walk_packages(package.__path__, "goldenthread.methods."):
        importlib.import_module(found.name)
    return tuple(_METHODS[code] for code in sorted(_METHODS))
