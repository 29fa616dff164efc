"""The report as its page shows it, from the frozen data alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from goldenthread.interface.tables import Cell, Column, Table
from goldenthread.measures.report import drawing
from goldenthread.measures.report.content import rows_of
from goldenthread.measures.report.telling import about_of, further_of, heading_of

Row = Mapping[str, Any]


def shown(content: Mapping[str, Any]) -> dict[str, Any]:
    """What the page's template is given."""
    return {
        "content": content,
        "as_at": date.fromisoformat(content["as_at"]),
        "glance": _glance(content),
        "shapes": [{**each, "tag": _tag(each["status"], each["label"])} for each in content["key"]["shapes"]],
        "priorities": [
            {
                "heading": heading_of(priority),
                "id": f"priority-{number}",
                "outcomes": [
                    {"heading": heading_of(outcome), "rows": [_card(row) for row in outcome["rows"]]}
                    for outcome in priority["outcomes"]
                ],
            }
            for number, priority in enumerate(content["priorities"], 1)
        ],
    }


def _tag(status: str, label: str) -> SafeString:
    context = {"name": status.replace("_", "-"), "word": label}
    return mark_safe(render_to_string("interface/components/rating.html", context).strip())  # a template


def _glance(content: Mapping[str, Any]) -> Table:
    """All measures in one table, each leading to what is said of it."""
    rows = []
    for row in rows_of(dict(content)):
        by_kind = {each["kind"]: each for each in reversed(row["figures"])}
        none = {"value": "", "period": ""}
        latest, target = by_kind.get("latest", none), by_kind.get("target", none)
        link = format_html(
            '<a class="govuk-link" href="#{}">{}. {}</a>', row["id"], row["number"], row["title"]
        )
        rows.append(
            [
                link,
                _tag(row["rating"]["status"], row["rating"]["label"]),
                Cell(latest["value"], latest["period"]),
                Cell(target["value"], target["period"]),
            ]
        )
    columns = [
        Column("Measure", row_header=True),
        Column("Rating", nowrap=True),
        Column("Latest", numeric=True),
        Column("Target", numeric=True),
    ]
    return Table("All measures at a glance", columns, rows, id="glance", small=True)


def _card(row: Row) -> dict[str, Any]:
    label = f"{row['rating']['label']}:"
    sentence = str(row["rating"]["sentence"])
    return {
        **row,
        "tag": _tag(row["rating"]["status"], row["rating"]["label"]),
        "said": sentence[len(label) :].strip() if sentence.startswith(label) else sentence,
        "about": about_of(row),
        "further": further_of(row),
        "chart": drawing.svg(row["trend"], id=f"{row['id']}-chart", title=row["title"])
        if row["trend"]
        else "",
    }


def figures_table(content: Mapping[str, Any]) -> Table:
    """Everything the report says of its measures, one line each."""
    columns = [
        "Number", "Measure", "Priority", "Outcome", "Rating", "Why", "Which way is good", "Before",
        "Before: period", "Latest", "Latest: period", "Latest: status", "Target", "Target: period",
        "Statistical neighbours", "Statistical neighbours: period", "Statistical neighbours: which",
        "England", "England: period", "Change", "Reported", "Responsible", "Figures from", "As printed",
        "Notes",
    ]  # fmt: skip
    rows = [
        _line(row, heading_of(priority), heading_of(outcome))
        for priority in content["priorities"]
        for outcome in priority["outcomes"]
        for row in outcome["rows"]
    ]
    return Table(content["title"], columns, rows)


def _line(row: Row, priority: str, outcome: str) -> list[str]:
    before, latest, target, neighbours, england = (
        _figure(row, "Before"),
        _figure(row, "Latest"),
        _figure(row, "Target"),
        _figure(row, "Statistical neighbours"),
        _figure(row, "England"),
    )
    return [
        row["number"],
        row["title"],
        priority,
        outcome,
        row["rating"]["label"],
        row["rating"]["sentence"],
        row["polarity"],
        before["value"],
        before["period"],
        latest["value"],
        latest["period"],
        latest["note"],
        target["value"],
        target["period"],
        neighbours["value"],
        neighbours["period"],
        neighbours["note"],
        england["value"],
        england["period"],
        row["change"]["sentence"] if row["change"] else "",
        row["frequency"],
        row["officer"],
        row["provider"],
        "; ".join(f"{each['heading']}: {each['text']}" for each in row["printed"]),
        " ".join(each["text"] for each in row["notes"]),
    ]


def _figure(row: Row, heading: str) -> Mapping[str, str]:
    none = {"value": "", "period": "", "note": ""}
    return next((each for each in row["figures"] if each["heading"] == heading), none)
