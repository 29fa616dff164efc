"""The reference pages, made from the specification tests, so that the manual says what the tests prove."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

from goldenthread.plans.check.reference import reference_page

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"

#: Chapter: its title, and the specification modules it is made from, in order.
CHAPTERS = {
    "periods": ("Periods", "test_periods"),
    "due-dates": ("Due dates", "test_due_dates"),
    "figures": ("Figures", "test_figures"),
    "targets": ("Targets", "test_targets"),
}

_NOTE = "<!-- Written by `make docs` from {source}. Change that, not this page. -->\n\n"


def pages() -> dict[Path, str]:
    """Every page of the reference that is made, by its path."""
    made = {REFERENCE / f"{name}.md": _chapter(*chapter) for name, chapter in CHAPTERS.items()}
    made[REFERENCE / "roles.md"] = _roles()
    made[REFERENCE / "plan-check.md"] = reference_page()
    made[REFERENCE / "README.md"] = _contents()
    return made


def _contents() -> str:
    out = [_NOTE.format(source="tests/manual.py"), "# Reference\n\nWhat the tests prove, as tables.\n\n"]
    out += [f"- [{title}]({name}.md)\n" for name, (title, _) in CHAPTERS.items()]
    out.append("- [The plan check](plan-check.md): every rule, why it matters and what to do\n")
    out.append("- [Roles](roles.md)\n")
    out.append("- [The draft of a document as JSON](draft.schema.json): the published schema\n")
    return "".join(out)


def _chapter(title: str, prefix: str) -> str:
    out = [_NOTE.format(source=f"tests/rules/{prefix}*.py"), f"# {title}\n\n"]
    for path in sorted((ROOT / "tests" / "rules").glob(f"{prefix}*.py")):
        module = importlib.import_module(f"tests.rules.{path.stem}")
        if not path.stem.startswith(prefix) or "_in_the_documents" in path.stem:
            continue
        out.append(f"## {_first_line(module.__doc__)}\n\n")
        for test in _tests(module):
            out += _rule(test)
    return "".join(out)


def _tests(module: ModuleType) -> Iterator[Any]:
    for name, value in vars(module).items():
        if name.startswith("test_") and inspect.isfunction(value):
            yield value
        elif name.startswith("Test") and inspect.isclass(value):
            for inner, function in vars(value).items():
                if inner.startswith("test_"):
                    yield function


def _rule(test: Any) -> list[str]:
    sentence = test.__name__.removeprefix("test_").replace("_", " ")
    out = [f"### {sentence[:1].upper()}{sentence[1:]}\n\n"]
    if test.__doc__:
        out.append(f"{inspect.cleandoc(test.__doc__)}\n\n")
    for mark in getattr(test, "pytestmark", []):
        if mark.name == "parametrize":
            out += _table(mark.args[0], mark.args[1])
    return out


def _table(names: Any, rows: Any) -> list[str]:
    headings = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    lines = [
        f"| {' | '.join(heading.replace('_', ' ') for heading in headings)} |\n",
        f"|{'---|' * len(headings)}\n",
    ]
    for row in rows:
        values = getattr(row, "values", row) if not isinstance(row, dict) else row
        cells = list(values) if len(headings) > 1 else [values[0] if hasattr(row, "values") else values]
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |\n")
    return [*lines, "\n"]


def _cell(value: Any) -> str:
    return _words(value).replace("|", "\\|").replace("\n", "↵").strip() or " "


def _words(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "none"}[value]
    if isinstance(value, str) and not isinstance(value, Enum):
        return f"`{value}`" if value.strip() else "*(empty)*"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, Decimal | int | float):
        return str(value)
    label = getattr(value, "label", None)
    if isinstance(label, str):
        return label
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_words(each)}" for key, each in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(_words(each) for each in value)
    if inspect.isroutine(value) or inspect.isclass(value):
        return value.__name__.replace("_", " ")
    return str(value)


def _first_line(docstring: str | None) -> str:
    return inspect.cleandoc(docstring or "").split("\n")[0].rstrip(".")


def _roles() -> str:
    from goldenthread.partnerships.roles import ROLES

    out = [_NOTE.format(source="goldenthread/partnerships/roles.py"), "# Roles\n\n"]
    out.append("A person holds a role in one partnership. What each allows:\n\n")
    for role in ROLES.values():
        out.append(f"## {role.name}\n\n{role.description}\n\n")
        out += [f"- {permission.value}\n" for permission in sorted(role.permissions)]
        out.append("\n")
    return "".join(out)
