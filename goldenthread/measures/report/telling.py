"""The lines that the page and the paper put together from a measure's frozen data, in the same words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def heading_of(part: Mapping[str, Any]) -> str:
    """A priority or outcome with its number as printed; "" where the plan has none."""
    number = part["number"]
    return f"{number}{'' if not number or number.endswith('.') else '.'} {part['title']}".strip()


def about_of(row: Mapping[str, Any]) -> str:
    """Which way is good, how often it is reported, who answers for it and who gives the figure."""
    said = [row["polarity"]]
    if row["frequency"]:
        said.append(f"Reported: {row['frequency'].lower()}.")
    if row["officer"]:
        said.append(f"Responsible: {row['officer']}.")
    if row["provider"]:
        said.append(f"Figures from: {row['provider']}.")
    return " ".join(said)


def further_of(row: Mapping[str, Any]) -> list[str]:
    """The definition, figures of parts of the year, how the target is put, and cells as printed."""
    said = []
    if row["definition"]:
        said.append(f"What it counts: {row['definition']}")
    if row["parts"]:
        parts = "; ".join(f"{each['heading']} {each['value']}" for each in row["parts"])
        said.append(f"During the period: {parts}.")
    target = row["target"]
    if target:
        sentence = f" {target['sentence']}" if target["sentence"] else ""
        said.append(f"Target as set: “{target['text']}”, {target['where']}.{sentence}")
    if row["printed"]:
        cells = "; ".join(f"{each['heading']} “{each['text']}”" for each in row["printed"])
        said.append(f"As printed in the plan: {cells}.")
    return said
