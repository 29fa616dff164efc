"""Shapes met on a second look: local plans, boards' updates, datasets by month, exports with a preamble."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from openpyxl import Workbook

from tests.documents.reading.shapes.sheets import saved as saved_workbook
from tests.documents.reading.shapes.word_plans import add_table, saved


def monthly_dataset() -> bytes:
    """Headings that are dates shown as months, an empty first column, groups in rows of their own."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Dashboard"
    sheet["B2"] = "Stonebridge Safeguarding Children Partnership – Multi-agency dataset"
    sheet["B3"] = "Reporting period: April to September 2025"
    months = [datetime(2025, month, 1) for month in (4, 5, 6)]  # noqa: DTZ001 - a sheet has no time zone
    rows: list[list[Any]] = [
        ["Ref", "Indicator", "Agency", *months, "Trend", "Threshold", "Commentary"],
        ["Front door"],
        [1, "Contacts received", "Council", 1204, 1190, 1301, "↑", None, "Seasonal"],
        [2, "% strategy meetings within 24 hours", "Police", 0.91, 0.88, 0.93, "↔", "90%", None],
        ["Child protection"],
        [3, "Conferences within 15 days", "Council", 0.79, 0.82, 0.85, "↑", "85%", None],
    ]
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            cell = sheet.cell(5 + down, 2 + across, value)
            if isinstance(value, datetime):
                cell.number_format = "mmm-yy"
            elif isinstance(value, float):
                cell.number_format = "0%"
    return saved_workbook(workbook)


def export_with_preamble() -> bytes:
    """A report's name and date above the table, directorate and service before the measure."""
    return (
        b"Report name,Children Scorecard\nRun date,14/10/2025\n\n"
        b"Directorate,Service,Measure name,Good to be,Q1 25/26,Q2 25/26,Target,RAG,DOT\n"
        b"Children,Early Help,Families stepped down,High,64%,66%,70%,Amber,Up\n"
        b"Children,Front door,Contacts decided in a day,High,88%,91%,90%,Green,Up\n"
    )


def labelled_bullets() -> bytes:
    """Markdown bullets with the lead and the date in bold in the same line."""
    return """# Lowfield Neighbourhood Partnership: Children's Delivery Plan 2025/26

## Outcome 1: Every child is ready for school

- **Action:** Run ten play sessions a week. **Lead:** Early Years Lead. **By:** June 2025
- **Action:** Offer screening at age two. **Lead:** Health Visiting Service. **By:** December 2025

**Measures**

* Good level of development – baseline 64.2% (2023/24), target 68% (2025/26)

## Outcome 2: Young people feel safe

1. Recruit two detached youth workers
2. Map safe spaces
""".encode()


def measures_before_actions() -> bytes:
    """A local plan with outcome, indicator and its figures to the left of the actions."""
    word = Document()
    word.add_heading("Millhaven Best Start in Life Local Plan 2026", 0)
    add_table(
        word,
        [
            ["Outcome", "Indicator", "Baseline", "Target 2028", "Actions", "Lead", "By when"],
            [
                *("Good level of development rises", "% of children at a good level", "64.1% (2024)", "74%"),
                *("Train settings in early talk // Fund speech therapists", "Early Years Lead", "Sept 2026"),
            ],
            [
                "",
                "% of FSM children",
                "48.0% (2024)",
                "60%",
                "Target four wards",
                "Family Hubs",
                "March 2027",
            ],
            [
                "Fewer late reviews",
                "% of reviews on time",
                "78%",
                "92%",
                "Recruit six nurses",
                "NHS Trust",
                "TBC",
            ],
        ],
    )
    return saved(word)


def priorities_in_bold() -> bytes:
    """No styles at all: "PRIORITY ONE" in bold, its name in bold below, then lists."""
    word = Document()
    word.add_paragraph("Cliffdown Children’s Trust")
    word.add_paragraph("Our plan for 2025 to 2028")
    for number, title, actions in (
        ("ONE", "Safe and secure", ["Open a refuge", "Work with fathers"]),
        ("TWO", "Healthy and happy", ["Expand counselling"]),
    ):
        word.add_paragraph().add_run(f"PRIORITY {number}").bold = True
        word.add_paragraph().add_run(title).bold = True
        word.add_paragraph("We will:")
        for action in actions:
            word.add_paragraph(action, style="List Bullet")
        word.add_paragraph("We will know we have succeeded when:")
        word.add_paragraph("Children tell us so", style="List Bullet")
    return saved(word)


def board_update() -> bytes:
    """An action plan's update to its board: the colour of last time beside the colour of today."""
    word = Document()
    word.add_heading("Foxley SEND Board – Priority Action Plan update, October 2025", 0)
    add_table(
        word,
        [
            ["Action no.", "Action", "Lead", "Deadline", "RAG (previous)", "RAG (current)", "Comments"],
            ["1.1", "Clear the backlog", "SEND Manager", "Dec 2025", "Red", "Amber", "212 remain"],
            ["1.2", "Agree the strategy", "ICB / Council", "31 Oct 2025", "Amber", "Green", "Signed off"],
        ],
    )
    return saved(word)


def tables_in_a_sheet() -> bytes:
    """One sheet, a table for each priority with its name above, dates with a time that means nothing."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Delivery plan"
    heads = ["Action", "Owner", "Start", "End", "% complete", "RAG", "Latest update"]
    start, end = datetime(2025, 4, 1), datetime(2025, 12, 31)  # noqa: DTZ001 - a sheet has no time zone
    for row in (
        ["Priority 1: Belonging"],
        heads,
        ["Launch the kinship offer", "Head of Family Help", start, end, 0.6, "Amber", "Policy signed off"],
        [],
        ["Priority 2: Thriving"],
        heads,
        ["Expand youth voice", "Participation Lead", "tbc", "ongoing", 1, "Green", None],
    ):
        sheet.append(row)
    for place in ("E3", "E7"):
        sheet[place].number_format = "0%"
    return saved_workbook(workbook)


def plan_with_last_years_progress() -> bytes:
    """A contents list, what was done last year, and only then the priorities."""
    word = Document()
    word.add_heading("Ravenscar Youth Justice Plan 2025/26", 0)
    word.add_heading("Contents", 1)
    for text in ("Introduction\t3", "Priorities\t5", "Performance\t7"):
        word.add_paragraph(text)
    word.add_heading("Introduction", 1)
    word.add_paragraph("The Youth Justice Service works with children aged 10 to 17.")
    word.add_heading("Progress on the previous plan", 1)
    add_table(
        word,
        [
            ["Priority 2024/25", "What we did", "Impact"],
            ["Reduce custody", "Launched an alternative offer", "Custody fell by two children"],
        ],
    )
    word.add_heading("Priorities for 2025/26", 1)
    add_table(
        word,
        [
            ["Priority", "Why", "Actions", "Owner", "Timescale", "Measure of success"],
            [
                *("Disproportionality", "Some children are over-represented"),
                *("1. Refresh training // 2. Review cases", "Head of Service", "Sept 25", "Gap narrows"),
            ],
            ["Victims", "Low take-up", "3. Offer justice to all", "Victims Lead", "Mar 26", "60% take-up"],
        ],
    )
    return saved(word)
