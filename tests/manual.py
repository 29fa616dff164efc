"""The reference pages, made from the specification tests, so that the manual says what the tests prove."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

from _pytest.mark import ParameterSet

from goldenthread.methods.registry import methods
from goldenthread.plans.check.reference import reference_page

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"

#: Chapter: its title, the folder of specifications, and what the names of its modules begin with.
CHAPTERS = {
    "periods": ("Periods", "rules", "test_periods"),
    "due-dates": ("Due dates", "rules", "test_due_dates"),
    "figures": ("Figures", "rules", "test_figures"),
    "targets": ("Targets", "rules", "test_targets"),
    "polarity": ("Which way is good", "rules", "test_polarity"),
    "target-resolution": ("What a target comes to", "rules", "test_target_resolution"),
    "ratings": ("Ratings", "rules", "test_ratings"),
    "rounding": ("Rounding", "rules", "test_rounding"),
    "suppression": ("Small numbers", "rules", "test_suppression"),
    "derived-measures": ("Derived measures", "rules", "test_expressions"),
    "intervals-and-rates": ("Intervals, rates and means", "methods", "test_intervals test_rates test_means"),
    "standardised-rates": ("Standardised rates", "methods", "test_standardised test_life_expectancy"),
    "comparisons": ("Comparisons", "methods", "test_comparisons test_funnels test_quantiles"),
    "changes-and-gaps": ("Changes and gaps", "methods", "test_significance test_gaps test_inequality"),
    "trends": ("Trends", "methods", "test_trends"),
    "control-charts": ("Control charts", "methods", "test_control_charts"),
    "projections": ("Projections", "methods", "test_projections"),
}
#: Of a longer table the page shows so many rows; the test has them all.
MOST_ROWS = 60
LONGEST_CELL = 500

_NOTE = "<!-- Written by `make docs` from {source}. Change that, not this page. -->\n\n"


def pages() -> dict[Path, str]:
    """Every page of the reference that is made, by its path."""
    made = {REFERENCE / f"{name}.md": _chapter(*chapter) for name, chapter in CHAPTERS.items()}
    made[REFERENCE / "methods.md"] = _methods()
    made[REFERENCE / "roles.md"] = _roles()
    made[REFERENCE / "plan-check.md"] = reference_page()
    made[REFERENCE / "README.md"] = _contents()
    return made


def _contents() -> str:
    out = [_NOTE.format(source="tests/manual.py"), "# Reference\n\nWhat the tests prove, as tables.\n\n"]
    out += [f"- [{title}]({name}.md)\n" for name, (title, *_) in CHAPTERS.items()]
    out.append(
        "- [The methods](methods.md): formula, source, version, a worked example, and when not to use each\n"
    )
    out.append("- [The plan check](plan-check.md): every rule, why it matters and what to do\n")
    out.append("- [Roles](roles.md)\n")
    out.append("- [The draft of a document as JSON](draft.schema.json): the published schema\n")
    return "".join(out)


def _chapter(title: str, folder: str, prefixes: str) -> str:
    sources = " ".join(f"tests/{folder}/{prefix}*.py" for prefix in prefixes.split())
    out = [_NOTE.format(source=sources), f"# {title}\n\n"]
    for prefix in prefixes.split():
        for path in sorted((ROOT / "tests" / folder).glob(f"{prefix}*.py")):
            if "_in_the_documents" in path.stem:
                continue
            module = importlib.import_module(f"tests.{folder}.{path.stem}")
            out.append(f"## {_first_line(module.__doc__)}\n\n")
            for test in _tests(module):
                out += _rule(test)
    return "".join(out)


def _methods() -> str:
    """Every method there is, from the record that each keeps of itself."""
    out = [
        _NOTE.format(source="goldenthread/methods"),
        "# The methods\n\n",
        "A result names the method and version that made it. Each example is worked anew by a test; more "
        "cases are in the other chapters.\n\n",
    ]
    for method in sorted(methods(), key=lambda each: each.name):
        formula = "\n".join(f"    {line}" for line in method.formula.splitlines())
        example = method.example
        out.append(
            f"## {method.name}\n\n`{method.code}`, version {method.version}\n\n{formula}\n\n"
            f"Source: {method.source}\n\n"
            f"Example: {example.inputs_in_words}. The result: {example.result}.\n\n"
            f"Not for: {method.not_for}\n\n"
        )
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
    rows = list(rows)
    for row in rows[:MOST_ROWS]:
        values = row.values if isinstance(row, ParameterSet) else row
        alone = values[0] if isinstance(row, ParameterSet) else values
        cells = list(values) if len(headings) > 1 else [alone]
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |\n")
    more = len(rows) - MOST_ROWS
    return [*lines, "\n", *([f"… and {more} more in the test.\n\n"] if more > 0 else [])]


def _cell(value: Any) -> str:
    text = _words(value)
    if len(text) > LONGEST_CELL:
        text = f"{text[: LONGEST_CELL // 2]} … {text[-40:]}"
    return text.replace("|", "\\|").replace("\n", "↵").strip() or " "


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
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _facts(value)
    if inspect.isroutine(value) or inspect.isclass(value):
        return value.__name__.replace("_", " ")
    return str(value)


def _facts(value: Any) -> str:
    """What a record says beyond its defaults: "value 54.7, unit percent"."""
    said = [
        (each.name.strip("_").replace("_", " "), getattr(value, each.name))
        for each in dataclasses.fields(value)
        if getattr(value, each.name) != each.default
    ]
    if len(said) == 1:
        return _words(said[0][1])
    return ", ".join(f"{name} {_words(each)}" for name, each in said)


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
