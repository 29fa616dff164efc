"""Further shapes: cards, a plan on a page, months across, groups of rows, recommendations, bold actions."""

from __future__ import annotations

from docx import Document
from openpyxl import Workbook

from tests.documents.reading.shapes.sheets import saved as saved_workbook
from tests.documents.reading.shapes.word_plans import add_table, saved


def action_cards() -> bytes:
    """Each action on a card: the headings down the left side, what they hold beside them."""
    word = Document()
    word.add_heading("Ashcombe Neglect Strategy Action Plan 2025-2027", 0)
    word.add_heading("Priority 1: Recognise neglect early", 1)
    cards = [
        [
            ["Action", "Roll out the neglect assessment tool to all partners"],
            ["Lead", "Designated Nurse, Ashcombe ICB"],
            ["Timescale", "December 2025"],
            ["Success measure", "Tool used in 75% of neglect cases"],
            ["RAG", "Amber"],
        ],
        [
            ["Action", "Hold three multi-agency audits a year"],
            ["Lead", "Quality Assurance Group"],
            ["Timescale", "Ongoing"],
            ["Success measure", "Audit findings reported to the board"],
            ["RAG", "Green"],
        ],
    ]
    for card in cards:
        add_table(word, card)
        word.add_paragraph("")
    return saved(word)


def plan_on_a_page() -> bytes:
    """Priorities side by side, what will be done in bullets below each."""
    word = Document()
    word.add_heading("Tidewater Children's Partnership Plan on a Page 2025-2028", 0)
    add_table(
        word,
        [
            ["Priority 1: Safe", "Priority 2: Healthy", "Priority 3: Learning"],
            [
                "Launch the family safeguarding model // Reduce missing episodes",
                "Open two mental health support teams // Improve dental access",
                "Raise attendance // Expand alternative provision",
            ],
        ],
    )
    return saved(word)


def monthly_scorecard() -> bytes:
    """Directorate rows across the table, months across the top, year to date, target, polarity in words."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Scorecard"
    sheet.append(["Brightwater Council Corporate Scorecard – September 2025"])
    sheet.append([])
    sheet.append(
        [
            "Code",
            "Measure description",
            "Unit",
            "Polarity",
            "Apr-25",
            "May-25",
            "Jun-25",
            "YTD",
            "Annual target",
            "Stat. neighbour avg",
            "England",
            "Status",
            "Owner",
        ]
    )
    sheet.append(["Children and Young People"])
    sheet.append(
        [
            "C01",
            "Re-referrals within 12 months",
            "%",
            "Smaller is better",
            18.2,
            19.1,
            17.7,
            18.3,
            20,
            21.1,
            22.4,
            "Green",
            "Ben Whitlock",
        ]
    )
    sheet.append(
        [
            "C02",
            "Children missing education",
            "No.",
            "Smaller is better",
            41,
            44,
            39,
            39,
            35,
            None,
            None,
            "Red",
            "Amara Okafor",
        ]
    )
    sheet.append(["Public Health"])
    sheet.append(
        [
            "P01",
            "New birth visits within 14 days",
            "%",
            "Bigger is better",
            91,
            92,
            90,
            91,
            95,
            88.9,
            83.0,
            "Amber",
            "Amara Okafor",
        ]
    )
    return saved_workbook(workbook)


def recommendations_plan() -> bytes:
    """The response to an inspection: a recommendation as heading, bold actions, lines "Lead:" below each."""
    word = Document()
    word.add_heading("Ofsted Post-Inspection Action Plan", 0)
    word.add_paragraph("Holmebridge Metropolitan Borough Council, July 2025")
    word.add_heading("Recommendation 1: The quality of management oversight", 1)
    word.add_heading("What needs to improve", 2)
    word.add_paragraph("Inspectors found that decisions were not always recorded in time.")
    word.add_heading("What we will do", 2)
    for action, lead, when in (
        ("Introduce a management decision template", "Assistant Director", "August 2025"),
        ("Audit 30 decisions every month", "Head of Quality", "From September 2025"),
    ):
        word.add_paragraph().add_run(action).bold = True
        word.add_paragraph(f"Lead: {lead}")
        word.add_paragraph(f"By when: {when}")
    word.add_heading("Recommendation 2: The sufficiency of homes for children in care", 1)
    word.add_heading("What we will do", 2)
    word.add_paragraph().add_run("Open two council-run children's homes").bold = True
    word.add_paragraph("Lead: Head of Commissioning")
    word.add_paragraph("By when: Spring 2027")
    return saved(word)


def smart_plan() -> bytes:
    """Nine columns with resources, evidence and impact; the objective stands in a row across the table."""
    word = Document()
    word.add_heading("Greenmere SEND and Inclusion Improvement Plan 2025-26", 0)
    table = add_table(
        word,
        [
            [
                "Ref",
                "Action required",
                "Responsible officer",
                "Start date",
                "End date",
                "Resources",
                "Success criteria",
                "Evidence",
                "RAG rating",
            ],
            ["Outcome 1: Children's needs are identified early", "", "", "", "", "", "", "", ""],
            [
                "1a",
                "Train all SENCOs in the graduated approach",
                "Principal Educational Psychologist",
                "Sept 2025",
                "July 2026",
                "£12,000",
                "100% of SENCOs trained",
                "Training log",
                "G",
            ],
            [
                "1b",
                "Publish ordinarily available provision",
                "SEND Manager",
                "Apr 2025",
                "Sept 2025",
                "Within existing budget",
                "Published on the local offer",
                "Web page",
                "B",
            ],
            ["Outcome 2: Young people are prepared for adulthood", "", "", "", "", "", "", "", ""],
            [
                "2a",
                "Double supported internships",
                "Head of Skills",
                "Sept 2025",
                "Sept 2026",
                "DfE grant",
                "40 interns",
                "Register",
                "A",
            ],
        ],
    )
    for row in (1, 4):
        text = table.cell(row, 0).text
        merged = table.cell(row, 0).merge(table.cell(row, 8))
        merged.text = text
    return saved(word)


def quarterly_report() -> bytes:
    """A quarterly report: words on performance, a table of indicators, then the key to the colours."""
    word = Document()
    word.add_heading("Performance Report Quarter 2 2025/26", 0)
    word.add_paragraph("Northshire Children and Young People's Partnership Board")
    word.add_heading("Summary", 1)
    word.add_paragraph("Of 12 indicators, 7 are green, 3 amber and 2 red. Two have no data this quarter.")
    word.add_heading("Priority 1: Early help", 1)
    add_table(
        word,
        [
            [
                "Indicator",
                "Good performance",
                "Q2 2024/25",
                "Q1 2025/26",
                "Q2 2025/26",
                "Target",
                "DoT",
                "RAG",
            ],
            ["Families supported by early help", "High", "1,204", "1,310", "1,402", "1,350", "▲", "Green"],
            ["% of early help assessments with needs met", "High", "71%", "70%", "68%", "75%", "▼", "Red"],
        ],
    )
    word.add_paragraph("Key: ▲ improving  ▼ getting worse  ◄► no change")
    word.add_heading("Priority 2: Emotional wellbeing", 1)
    add_table(
        word,
        [
            [
                "Indicator",
                "Good performance",
                "Q2 2024/25",
                "Q1 2025/26",
                "Q2 2025/26",
                "Target",
                "DoT",
                "RAG",
            ],
            [
                "Average wait for a first CAMHS contact (weeks)",
                "Low",
                "9.1",
                "8.4",
                "Not available",
                "6",
                "-",
                "n/a",
            ],
        ],
    )
    return saved(word)


def strategy_with_ambitions() -> bytes:
    """A local area strategy: the ambitions listed, then one chapter each, with values to come by a year."""
    word = Document()
    word.add_heading("Wolds and Vale Local Area Partnership", 0)
    word.add_heading("SEND and Alternative Provision Strategy 2025 - 2030", 1)
    word.add_heading("Our ambitions", 1)
    first = "Ambition One: Children’s needs are met early"
    second = "Ambition Two: Families tell their story once"
    word.add_paragraph(first)
    word.add_paragraph(second)
    word.add_heading(first, 1)
    word.add_heading("Where are we now?", 2)
    word.add_paragraph("Requests for assessment rose by 31% between 2022 and 2024.")
    word.add_heading("Where do we want to be?", 2)
    word.add_paragraph("Fewer families need a plan to get help.", style="List Bullet")
    word.add_heading("How will we get there?", 2)
    for text in (
        "Publish a toolkit (Lead: Inclusion Service; by July 2025)",
        "Pilot drop-in therapy clinics",
    ):
        word.add_paragraph(text, style="List Bullet")
    word.add_heading("How will we measure success?", 2)
    add_table(
        word,
        [
            ["Measure", "Current", "By 2027", "By 2030"],
            ["Assessments agreed", "68%", "60%", "55%"],
            ["Attendance of pupils with SEN support", "88.1%", "90%", "92%"],
        ],
    )
    word.add_heading(second, 1)
    word.add_heading("How will we get there?", 2)
    word.add_paragraph("Introduce a digital one page profile", style="List Bullet")
    return saved(word)


def service_plan_with_chart() -> bytes:
    """A service plan with a tick under each quarter, and a register of risks behind it."""
    word = Document()
    word.add_heading("Early Years and Childcare: service plan 2025/26", 0)
    word.add_heading("Strategic Objective 1: Sufficient childcare", 1)
    add_table(
        word,
        [
            ["Key deliverables", "Success measures", "Lead", "Q1", "Q2", "Q3", "Q4"],
            [
                "Publish the sufficiency assessment",
                "Published by June",
                "Early Years Manager",
                "✓",
                "",
                "",
                "",
            ],
            [
                "Deliver the extended offer",
                "95% of parents get a place",
                "Early Years Manager",
                "",
                "✓",
                "✓",
                "",
            ],
        ],
    )
    word.add_heading("Risks", 1)
    add_table(
        word,
        [
            ["Risk", "Likelihood", "Impact", "Mitigation", "Owner"],
            ["Providers close", "3", "4", "Sustainability grants", "Early Years Manager"],
        ],
    )
    return saved(word)


def action_log() -> bytes:
    """An action log: who raised what when, to whom it went, whether it is closed."""
    word = Document()
    word.add_heading("Sufficiency Strategy: Action Log", 0)
    add_table(
        word,
        [
            ["ID", "Date raised", "Action", "Assigned to", "Due", "Closed?"],
            ["A01", "12/01/2025", "Map unregistered placements", "Amara Okafor", "28/02/2025", "Yes"],
            ["A02", "12/01/2025", "Agree a block contract", "Amara Okafor", "TBC", "No"],
        ],
    )
    return saved(word)


def performance_digest() -> bytes:
    """A first sheet that counts colours, a second with the indicators, unmarked group cells and a source."""
    workbook = Workbook()
    summary = workbook.active
    summary.title = "Summary"
    for row in (
        ["Fellside Council Performance Digest Q3 2024-25"],
        [],
        ["RAG", "Count"],
        ["Red", 3],
        ["Green", 9],
    ):
        summary.append(row)
    sheet = workbook.create_sheet("Indicators")
    for text in (
        "Outcome|Ref|Description|Polarity|2023-24|Target 24-25|Q1|Q2|Variance|RAG|Eng. Avg.|Stat. N|Rank",
        "Safe|NI 65|Second or subsequent child protection plans|L|20.1%|18%|19.9%|20.4%|2.4|R|24.7%|23.1%|12",
        "|L12|Return interviews within 72 hours|H|70%|85%|72%|74%|-11.0|A|||",
        "Achieving|KS2|% at the expected standard|H|60|62||61||A|61|60|7",
        "Source: local systems",
    ):
        sheet.append([cell or None for cell in text.split("|")])
    return saved_workbook(workbook)
