"""Word plans as children's partnerships write them: headings and bullets, and tables of many layouts."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.table import Table

Rows = list[list[str]]


def saved(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add_table(document: WordDocument, rows: Rows, *, style: str = "Table Grid") -> Table:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style=style)
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            first, *rest = text.split(" // ")
            cell.text = first
            for each in rest:
                cell.add_paragraph(each, style="List Bullet")
    return table


def merge_down(table: Table, column: int, first: int, last: int) -> None:
    """Merge cells down a column, keeping only the words of the first."""
    text = table.cell(first, column).text
    for row in range(first + 1, last + 1):
        table.cell(row, column).text = ""
    merged = table.cell(first, column).merge(table.cell(last, column))
    merged.text = text


def partnership_plan() -> bytes:
    """Priorities as headings; why, what people told us, what we will do, how we will know; no table."""
    word = Document()
    word.add_paragraph("Northshire Children and Young People's Partnership", style="Title")
    word.add_paragraph("Children and Young People's Plan 2024-2027", style="Subtitle")
    word.add_heading("Foreword", 1)
    word.add_paragraph(
        "We are proud to share our plan with you. It sets out what the partnership will do over the next "
        "three years to make Northshire a great place to grow up."
    )
    word.add_paragraph("Amara Okafor, Chair of the Partnership")
    word.add_heading("Our vision", 1)
    word.add_paragraph("Every child in Northshire is safe, healthy, happy and has the best start in life.")
    word.add_heading("Priority 1: Children have the best start in life", 1)
    word.add_heading("Why this is a priority", 2)
    word.add_paragraph(
        "In 2023, 66.1% of children reached a good level of development, below the England average of 67.2%."
    )
    word.add_heading("What children, young people and families told us", 2)
    word.add_paragraph("“I wanted someone to talk to before it got too much.”")
    word.add_heading("What we will do", 2)
    for text in (
        "Open a family hub in every district by March 2026",
        "Offer every family an antenatal contact from a health visitor",
        "Increase the take-up of the two-year-old offer",
    ):
        word.add_paragraph(text, style="List Bullet")
    word.add_heading("How we will know we have made a difference", 2)
    for text in (
        "More children reach a good level of development",
        "Fewer mothers smoke at the time of delivery",
    ):
        word.add_paragraph(text, style="List Bullet")
    word.add_heading("Priority 2: Children and young people are safe", 1)
    word.add_heading("Why this is a priority", 2)
    word.add_paragraph("The number of children on a child protection plan has risen for three years.")
    word.add_heading("What we will do", 2)
    for text in (
        "Introduce a single front door for all partners",
        "Train 300 practitioners in contextual safeguarding by December 2025",
    ):
        word.add_paragraph(text, style="List Bullet")
    word.add_heading("How we will know we have made a difference", 2)
    word.add_paragraph("Repeat child protection plans fall to 18%", style="List Bullet")
    word.add_heading("How we will deliver this plan", 1)
    word.add_paragraph(
        "The partnership board meets four times a year and looks at a highlight report and a scorecard."
    )
    return saved(word)


def merged_outcomes_plan() -> bytes:
    """Outcome cells merged down the side, the headings repeated above each priority's table."""
    word = Document()
    word.add_heading("Early Help Strategy Delivery Plan 2025-26", 0)
    word.add_paragraph("Westmere Safeguarding Children Partnership")
    headings = ["Outcome", "What we will do", "Who will lead", "By when", "How we will know"]
    word.add_heading("Priority 1 – The right help at the right time", 1)
    first = add_table(
        word,
        [
            headings,
            [
                "Families get help early",
                "Launch the new early help assessment",
                "Head of Early Help, Westmere Council",
                "June 2025",
                "80% of assessments closed with needs met",
            ],
            [
                "",
                "Set up locality panels in all five areas",
                "Westmere Council and Westmere NHS Trust",
                "Sept 2025",
                "Panels meet monthly",
            ],
            [
                "",
                "Publish a directory of support",
                "Voluntary Sector Forum",
                "31/03/2026",
                "Directory live",
            ],
            [
                "Practitioners feel confident",
                "Deliver the lead practitioner training",
                "Workforce Development Lead",
                "Ongoing",
                "200 staff trained",
            ],
            ["", "Appoint early help champions", "School clusters", "Autumn 2025", "One champion per school"],
        ],
    )
    merge_down(first, 0, 1, 3)
    merge_down(first, 0, 4, 5)
    word.add_heading("Priority 2 – Strong communities", 1)
    second = add_table(
        word,
        [
            headings,
            [
                "Parents support each other",
                "Start parent peer groups",
                "Family Hubs Manager",
                "Q3 2025/26",
                "Ten groups running",
            ],
            ["", "Recruit 40 volunteers", "Homestart Westmere", "TBC", "Number of volunteers"],
        ],
    )
    merge_down(second, 0, 1, 2)
    return saved(word)


def landscape_improvement_plan() -> bytes:
    """The Ofsted improvement plan: one landscape table per theme, coloured words, progress in words."""
    word = Document()
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = "Eastvale Council – OFFICIAL"
    section.footer.paragraphs[0].text = "Version 4.2 – September 2025"
    word.add_heading("Children's Services Improvement Plan 2025/26", 0)
    word.add_paragraph(
        "BRAG key: Blue – complete and embedded; Red – off track; Amber – at risk; Green – on track"
    )
    headings = ["Ref", "Objective", "Action", "Lead officer", "Timescale", "BRAG", "Progress"]
    word.add_heading("Theme 1: Quality of practice", 1)
    table = add_table(
        word,
        [
            headings,
            [
                "1.1",
                "Assessments are timely and analytical",
                "Introduce a weekly assessment tracker",
                "Service Manager, Assessment",
                "31 October 2025",
                "BLUE",
                "Tracker in use since July.",
            ],
            [
                "1.2",
                "",
                "Dip sample 20 assessments a month",
                "Principal Social Worker",
                "Monthly from Sept 2025",
                "GREEN",
                "First sample reported to the board.",
            ],
            [
                "1.3",
                "Supervision is regular and reflective",
                "Revise the supervision policy",
                "Principal Social Worker",
                "30.11.25",
                "AMBER",
                "Draft out for consultation.",
            ],
            [
                "1.4",
                "",
                "Audit supervision records quarterly",
                "Head of Quality Assurance",
                "Quarterly",
                "RED",
                "Delayed: no auditor in post.",
            ],
        ],
    )
    merge_down(table, 1, 1, 2)
    merge_down(table, 1, 3, 4)
    word.add_heading("Theme 2: Leadership", 1)
    add_table(
        word,
        [
            headings,
            [
                "2.1",
                "Leaders know the front line",
                "Carry out practice weeks twice a year",
                "Director of Children's Services",
                "Nov 2025 and May 2026",
                "GREEN",
                "",
            ],
            [
                "2.2",
                "Data is trusted",
                "Rebuild the performance scorecard",
                "Performance Manager",
                "Dec 2025",
                "AMBER",
                "Specification agreed",
            ],
        ],
    )
    return saved(word)


def aims_and_promises() -> bytes:
    """A plan for a reader: Aim, We will, By when, Who; then "You said, we did"."""
    word = Document()
    word.add_heading("Brackenfield Youth Justice Plan 2025-2026", 0)
    word.add_heading("Aim 1: Prevent first-time offending", 1)
    add_table(
        word,
        [
            ["We will", "By when", "Who"],
            [
                "Offer Turnaround to every child released under investigation",
                "April 2025",
                "Youth Justice Service",
            ],
            ["Agree an outcome 22 protocol", "End of July 2025", "Brackenfield Police"],
        ],
    )
    word.add_heading("Aim 2: Reduce reoffending", 1)
    add_table(
        word,
        [
            ["We will", "By when", "Who"],
            ["Review every custody case within ten days", "Ongoing", "YJS Management Board"],
        ],
    )
    word.add_heading("You said, we did", 1)
    add_table(
        word,
        [
            ["You said", "We did"],
            ["“The waiting room is boring.”", "We repainted it with a group of young people."],
            ["“I never know who my worker is.”", "Every child now gets a card with a name and a photo."],
        ],
    )
    word.add_heading("Measures", 1)
    add_table(
        word,
        [
            ["Performance indicator", "2023/24", "2024/25", "Target 2025/26", "National"],
            ["First-time entrants per 100,000 10-17 population", "187", "162", "150", "148"],
            ["Binary reoffending rate", "33.1%", "31.8%", "30%", "32.5%"],
            ["Custody rate per 1,000", "0.12", "0.09", "0.08", "0.11"],
        ],
    )
    return saved(word)


def written_statement_of_action() -> bytes:
    """SEND: an area of weakness over each table, milestones at three and six months, KPIs with arrows."""
    word = Document()
    word.add_heading("Joint Local Area SEND Priority Action Plan", 0)
    word.add_paragraph("Millbrook City Council and NHS Millbrook and Dales Integrated Care Board")
    word.add_paragraph("January 2025 – December 2026")
    areas = [
        (
            "Area of weakness 1: Waiting times for neurodevelopmental assessment",
            [
                [
                    "1.1",
                    "Recruit two additional clinical psychologists",
                    "Head of Commissioning, ICB",
                    "Posts advertised",
                    "Posts filled",
                    "Waiting over 18 weeks: 62% -> 30%",
                ],
                [
                    "1.2",
                    "Introduce a needs-led offer while families wait",
                    "Designated Clinical Officer",
                    "Offer designed with parents",
                    "Offer live in all localities",
                    "Families using the offer: 0 -> 400",
                ],
            ],
        ),
        (
            "Area of weakness 2: Quality of education, health and care plans",
            [
                [
                    "2.1",
                    "Set up a multi-agency quality assurance panel",
                    "Head of SEND, Millbrook City Council",
                    "Terms of reference agreed",
                    "50 plans audited",
                    "Plans graded good or better: 38% -> 75%",
                ],
            ],
        ),
    ]
    for title, rows in areas:
        word.add_heading(title, 1)
        add_table(
            word,
            [
                [
                    "No.",
                    "What we will do",
                    "Lead",
                    "Milestone: 3 months",
                    "Milestone: 6 months",
                    "KPI: baseline -> target",
                ],
                *rows,
            ],
        )
    return saved(word)


def border_oddity() -> bytes:
    """Numbered by a "No." column, two blank columns, footnotes, colours as words, a narrow side column."""
    word = Document()
    word.add_heading("Marcher Borders Children's Partnership – Action Plan 2025", 0)
    add_table(
        word,
        [
            ["No.", "Action", "", "Responsible", "Deadline", "", "BRAG"],
            [
                "1",
                "Agree a cross-border protocol for school transport*",
                "",
                "Transport Manager",
                "Easter 2025",
                "",
                "Blue",
            ],
            [
                "2",
                "Translate the welcome pack into Welsh and Polish",
                "",
                "Communications Team",
                "30 June 2025",
                "",
                "Green",
            ],
            [
                "3",
                "Share health visitor records across the border**",
                "",
                "Borders Health Board",
                "TBC",
                "",
                "Red",
            ],
            ["", "", "", "", "", "", ""],
            ["4", "Hold a joint inset day", "", "Schools Forum", "Summer term 2025", "", "Not started"],
        ],
    )
    word.add_paragraph("* Subject to agreement by both cabinets.")
    word.add_paragraph("** Depends on the national information sharing framework.")
    return saved(word)


def quarters_and_terms() -> bytes:
    """A delivery plan whose dates are quarters and terms, with steps as bullets in a cell."""
    word = Document()
    word.add_heading("Southmoor Corporate Parenting Strategy: Delivery Plan 2025/26", 0)
    add_table(
        word,
        [
            ["Promise", "Key activity", "Key tasks", "Delivery lead", "Due", "Status"],
            [
                "We will help you to have a safe home",
                "Increase the number of local foster carers",
                "Launch the regional hub // Hold four information evenings // Review allowances",
                "Fostering Service",
                "Q2 2025/26",
                "On track",
            ],
            [
                "",
                "Improve the choice of homes for care leavers",
                "Agree the housing protocol",
                "Housing Options, Southmoor District Council",
                "Autumn 2025",
                "At risk",
            ],
            [
                "We will help you to do well at school",
                "Track the attendance of all children in care",
                "Buy a tracking tool",
                "Virtual School",
                "Spring Term 2026",
                "Not started",
            ],
            [
                "",
                "Offer a tutor to every child in Year 11",
                "Contract in place",
                "Virtual School Head",
                "Q4",
                "TBC",
            ],
        ],
    )
    return saved(word)


def self_assessment() -> bytes:
    """A self-assessment: strengths, areas for development, and one action table at the end."""
    word = Document()
    word.add_heading("Children's Services Self-Evaluation 2025", 0)
    word.add_paragraph("Oakhampton Council")
    word.add_heading("1. Context", 1)
    word.add_paragraph(
        "Oakhampton has 41,200 children and young people aged 0 to 17, one in five of its residents."
    )
    word.add_heading("2. What is working well", 1)
    word.add_paragraph("Visits are timely: 93% were in time in 2024/25.", style="List Bullet")
    word.add_paragraph("Placement stability is better than in England.", style="List Bullet")
    word.add_heading("3. What we need to improve", 1)
    word.add_paragraph("Too many children wait for a return home interview.", style="List Bullet")
    word.add_heading("4. Actions for the next 12 months", 1)
    add_table(
        word,
        [
            ["Area for improvement", "Planned actions", "Impact expected", "Owner", "Completion date"],
            [
                "Return home interviews",
                "Commission a new provider // Report weekly to the missing panel",
                "90% of interviews offered within 72 hours",
                "Head of Safeguarding",
                "September 2025",
            ],
            [
                "Permanence planning",
                "Hold permanence panels every fortnight",
                "Fewer children wait more than 14 months",
                "Head of Children in Care",
                "Dec-25",
            ],
        ],
    )
    return saved(word)
