"""PDF plans: a ruled table that runs over pages under a running header, and a table without rules."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

STYLES = getSampleStyleSheet()


def _furnish(canvas: Canvas, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(40, 570, "Northshire Safeguarding Children Partnership – Business Plan 2025-2027")
    canvas.drawString(700, 20, f"Page {canvas.getPageNumber()}")


def ruled_plan() -> bytes:
    """Three columns, ruled, the headings repeated on each page, enough rows for three pages."""
    body = STYLES["BodyText"]
    story: list[Any] = [Paragraph("Business Plan 2025-2027", STYLES["Title"])]
    verbs = ["Review", "Agree", "Publish", "Audit", "Share", "Train staff in"]
    things = [
        "the neglect toolkit",
        "the exploitation pathway",
        "the bruising protocol",
        "the learning framework",
        "the escalation policy",
        "the information sharing agreement",
    ]
    number = 0
    for priority, title in enumerate(("Neglect", "Exploitation", "Learning from practice"), start=1):
        story.append(Paragraph(f"Priority {priority}: {title}", STYLES["Heading1"]))
        rows: list[list[Any]] = [["Action", "Lead agency", "Timescale"]]
        for at in range(12):
            number += 1
            text = (
                f"{priority}.{at + 1} {verbs[at % 6]} {things[(at + priority) % 6]} with all our partners "
                f"so that practitioners everywhere can use it with families in round {at + 1}"
            )
            rows.append(
                [Paragraph(text, body), Paragraph("Northshire Police", body), f"June {2025 + at % 3}"]
            )
        story.append(
            Table(
                rows,
                colWidths=[430, 170, 120],
                repeatRows=1,
                style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
            )
        )
        story.append(Spacer(1, 12))
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=landscape(A4), title="Business Plan")
    document.build(story, onFirstPage=_furnish, onLaterPages=_furnish)
    return out.getvalue()


def unruled_plan() -> bytes:
    """Columns set by white space only."""
    body = STYLES["BodyText"]
    rows: list[list[Any]] = [["Objective", "Action", "Lead", "Target date"]]
    for objective, action, lead, due in (
        (
            "Improve attendance",
            "Appoint a strategic attendance lead in each area",
            "Education Welfare",
            "September 2025",
        ),
        ("", "Hold termly meetings with every school", "Education Welfare", "Termly"),
        (
            "Reduce exclusions",
            "Fund alternative provision places for key stage 3",
            "Inclusion Service",
            "April 2026",
        ),
        ("", "Write a shared behaviour pathway", "Schools Forum", "July 2026"),
    ):
        rows.append([Paragraph(objective, body), Paragraph(action, body), Paragraph(lead, body), due])
    story = [
        Paragraph("Dalesford Inclusion Action Plan 2025/26", STYLES["Title"]),
        Table(
            rows, colWidths=[120, 210, 110, 90], style=[("VALIGN", (0, 0), (-1, -1), "TOP")], hAlign="LEFT"
        ),
    ]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()
