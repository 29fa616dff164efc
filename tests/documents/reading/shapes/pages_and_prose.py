"""Plans kept as text: Markdown with pipe tables, a web page, numbered prose, and a pasted e-mail."""

from __future__ import annotations


def markdown_plan() -> bytes:
    return b"""# Hartwell Combined Authority Skills for Young People Plan 2025-2028

## Priority 1: Every young person has a place to learn

**Why it matters:** 6.1% of 16 and 17 year olds are not in education, employment or training.

| Ref | Action | Lead | Due | Success measure |
|-----|--------|------|-----|-----------------|
| 1.1 | Map provision across the six districts | Skills Team | May 2025 | Map published |
| 1.2 | Commission 200 more places | Hartwell Combined Authority | 2026/27 | 200 places filled |

## Priority 2: Employers play their part

| Ref | Action | Lead | Due | Success measure |
|-----|--------|------|-----|-----------------|
| 2.1 | Sign up 50 employers to the pledge | Chamber of Commerce | by end March 2026 | 50 signed |

## Headline indicators

| Indicator | Baseline 2023/24 | Target 2027/28 |
|:----------|-----------------:|---------------:|
| NEET and not known (%) | 6.1% | 4.5% |
| Apprenticeship starts under 19 | 1,140 | 1,500 |
"""


def web_page_plan() -> bytes:
    return b"""<!DOCTYPE html><html><head><title>Our plan</title><style>td{color:red}</style></head><body>
<nav><a href="/">Home</a></nav>
<h1>Fenland Vale Health and Wellbeing Board: JSNA action plan 2025</h1>
<p>The board agreed these actions in <b>March</b> 2025.</p>
<h2>Theme 1 &ndash; Healthy weight</h2>
<table border="1"><thead><tr><th>Recommendation</th><th>Action</th><th>Lead organisation</th>
<th>By when</th></tr></thead>
<tbody><tr><td rowspan="2">Make healthy food easy</td><td>Extend the school food award</td>
<td>Public Health</td><td>Dec 2025</td></tr>
<tr><td>Restrict takeaways near schools</td><td>Planning &amp; Growth</td><td>2026</td></tr>
<tr><td><b>S</b>upport active travel</td><td>Fund ten School Streets</td><td>Highways</td>
<td>Summer 2026</td></tr></tbody></table>
<h2>Theme 2 &ndash; <b>S</b> trengths and <b>D</b> ifficulties</h2>
<ul><li>Offer the questionnaire to all Year 6 pupils</li><li>Lead: Educational Psychology Service</li></ul>
</body></html>"""


def numbered_prose() -> bytes:
    return b"""Ryeford Children's Trust
Children in Care Strategy 2025 to 2028

1. Stable homes

1.1 We will recruit 60 foster carers by March 2027.

1.1.1 Launch a new campaign in September 2025.

1.1.2 Review the payment scheme. Lead: Head of Fostering.

1.2 We will reduce the number of children who move three times or more in a year.

2. Good health

2.1 We will make sure that every child has a health assessment in time.

2.1.1 Agree a new pathway with the hospital trust by Autumn 2025.

2.2 We will offer every child in care a dental check each year.
"""


def pasted_plan() -> bytes:
    """A table pasted into an e-mail: tabs, a title line above, one row of headings."""
    rows = [
        ["Objective", "Key Actions", "Lead Agency", "Timescale", "Measure of success", "RAG"],
        [
            "1. Children feel safe online",
            "Deliver workshops in all primary schools",
            "Police",
            "July 2025",
            "40 schools reached",
            "G",
        ],
        ["", "Publish a guide for parents", "Safeguarding Partnership", "Sep 2025", "2,000 downloads", "A"],
        [
            "2. Domestic abuse is recognised",
            "Roll out Operation Encompass to colleges",
            "Police",
            "31st Dec 2025",
            "All colleges signed up",
            "R",
        ],
    ]
    return (
        "Thornbury Safeguarding Children Partnership\nBusiness Plan 2025-26\n\n"
        + "\n".join("\t".join(row) for row in rows)
        + "\n\nRAG: Red – not started or overdue; Amber – in progress; Green – complete\n"
    ).encode()


def capitals_plan() -> bytes:
    """A plan pasted from a PDF: headings in capitals, dashes for bullets, letters for actions."""
    return b"""HARBOURTON CHILDREN AND FAMILIES ALLIANCE

PLAN FOR CHILDREN 2023 - 2026

PRIORITY 1: STARTING WELL

What we will do:
- Extend home visiting to mothers under 24 (Lead: Public Health; by September 2024)
- Run baby massage groups in every hub

How we will measure success:
- Breastfeeding at 6-8 weeks: increase from 41% to 48% by March 2026

PRIORITY 2: BELONGING

What we will do:
a) Create a youth council in each town
b) Fund holiday activities
"""


def indicator_export() -> bytes:
    """Semicolons, no title, milestones that are the targets of the years between."""
    return (
        "Ref;Outcome;Indicator;Owner;Baseline;Milestone 25/26;Milestone 26/27;Target 27/28\n"
        "1a;Fewer children in poverty;Children in low-income families;Chief Executive;24%;23%;22%;20%\n"
        "1b;Fewer children in poverty;Free school meal take-up;Education;88%;90%;91%;93%\n"
    ).encode("cp1252")
