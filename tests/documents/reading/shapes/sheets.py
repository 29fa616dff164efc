"""Workbooks and exports: trackers, scorecards and what performance systems hand out."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def kpi_tracker() -> bytes:
    """Two heading rows, quarters as columns, targets, RAG, arrows and what is good."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "KPI tracker"
    sheet.append(["Northshire County Council – Children's Services KPI Tracker 2025/26"])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([])
    sheet.append(
        [
            "Ref",
            "KPI",
            "Good to be",
            "2024/25 outturn",
            "2025/26",
            None,
            None,
            None,
            "Target",
            "RAG",
            "DoT",
            "Comments",
        ]
    )
    sheet.append([None, None, "high/low", None, "Q1", "Q2", "Q3", "Q4", "2025/26", None, None, None])
    sheet.merge_cells("E3:H3")
    rows = [
        [
            "CS1",
            "% of assessments completed within 45 days",
            "High",
            0.842,
            0.861,
            0.874,
            None,
            None,
            0.9,
            "A",
            "↑",
            "Improving",
        ],
        [
            "CS2",
            "Rate of children in care per 10,000",
            "Low",
            71.2,
            72.4,
            73.0,
            None,
            None,
            68,
            "R",
            "↓",
            "Above neighbours",
        ],
        [
            "CS3",
            "% of care leavers in suitable accommodation",
            "High",
            0.91,
            0.92,
            0.95,
            None,
            None,
            0.92,
            "G",
            "↑",
            None,
        ],
        [
            "CS4",
            "Number of contacts to the front door",
            "N/A",
            14210,
            3611,
            3498,
            None,
            None,
            None,
            None,
            "↔",
            "Monitor only",
        ],
    ]
    for row in rows:
        sheet.append(row)
    for number in (5, 7):
        for column in "DEFGHI":
            sheet[f"{column}{number}"].number_format = "0.0%"
    sheet.append([])
    sheet.append(["RAG: R = more than 5% off target; A = within 5%; G = on or better than target"])
    return saved(workbook)


def action_tracker() -> bytes:
    """Title rows, notes, a total, priorities merged down the side, and a sheet for each directorate."""
    workbook = Workbook()
    first = workbook.active
    first.title = "Early Help"
    second = workbook.create_sheet("Education")
    headings = ["Priority", "Action", "Owner", "Due date", "Status", "Update", "Cost (£)"]
    contents: dict[Any, tuple[str, list[list[Any]], tuple[int, int]]] = {
        first: (
            "Early Help",
            [
                [
                    "Help families sooner",
                    "Move to locality teams",
                    "Head of Early Help",
                    date(2025, 9, 30),
                    "On track",
                    "Consultation ended",
                    25000,
                ],
                [
                    None,
                    "Adopt one case system",
                    "Digital Lead",
                    date(2026, 3, 31),
                    "Delayed",
                    "Supplier changed",
                    140000,
                ],
                [None, "Publish thresholds", "MASH Manager", date(2025, 6, 1), "Complete", None, None],
                [
                    "Work with fathers",
                    "Train practitioners",
                    "Workforce Lead",
                    date(2025, 12, 1),
                    "Not started",
                    None,
                    4000,
                ],
            ],
            (6, 8),
        ),
        second: (
            "Education",
            [
                [
                    "Raise attendance",
                    "Hold termly targeting meetings",
                    "Attendance Lead",
                    "Termly",
                    "On track",
                    None,
                    None,
                ],
                [
                    None,
                    "Publish attendance guidance",
                    "Attendance Lead",
                    date(2025, 9, 1),
                    "Complete",
                    "On the website",
                    500,
                ],
            ],
            (6, 7),
        ),
    }
    for sheet, (name, rows, (top, bottom)) in contents.items():
        sheet.append([f"Westmere Council – {name} action tracker"])
        sheet.append(["As at 30 June 2025"])
        sheet.append(["Please update by the fifth working day of each month."])
        sheet.append([])
        sheet.append(headings)
        for row in rows:
            sheet.append(row)
        sheet.append(["Total", None, None, None, None, None, sum(row[6] or 0 for row in rows)])
        sheet.merge_cells(f"A{top}:A{bottom}")
    return saved(workbook)


def performance_export() -> bytes:
    """The CSV a performance system exports: code, title, years, quarters, target, status, trend, owner."""
    return (
        "PI Code,PI Title,2023/24 Value,2024/25 Value,Q1 2025/26 Value,Q2 2025/26 Value,2025/26 Target,"
        "Status,Short Trend,Long Trend,Managed By,Latest Note\r\n"
        'CYP001,"Percentage of referrals that are repeat referrals within 12 months",21.4%,20.9%,19.8%,20.2%,'
        '19%,Warning,Getting Worse,Improving,"Okafor, Amara","Small rise, under review"\r\n'
        "CYP002,Number of children with a child protection plan,312,298,301,295,,Data Only,Improving,"
        "Improving,Ben Whitlock,\r\n"
        'CYP003,"Timeliness of EHC plans issued in 20 weeks, excluding exceptions",48.0%,55.1%,58.7%,N/A,60%,'
        "Alert,Improving,Improving,Head of SEND,Q2 due in November\r\n"
    ).encode("utf-8-sig")


def outcomes_framework() -> bytes:
    """An integrated care board's outcomes framework: outcomes down the side, several indicators each."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Framework"
    sheet.append(["NHS Millbrook and Dales ICB: Children's Outcomes Framework 2025-2028"])
    sheet.append([])
    sheet.append(
        [
            "Domain",
            "Outcome",
            "Indicator",
            "Data source",
            "Frequency",
            "Baseline (2024)",
            "Ambition 2028",
            "England average",
            "Desired direction",
        ]
    )
    rows = [
        [
            "Starting well",
            "Babies are born healthy",
            "Smoking at time of delivery",
            "Maternity services data set",
            "Quarterly",
            "9.8%",
            "5%",
            "7.4%",
            "Decrease",
        ],
        [
            None,
            None,
            "Low birth weight of term babies",
            "Fingertips",
            "Annual",
            "3.1%",
            "2.8%",
            "2.9%",
            "Decrease",
        ],
        [
            None,
            "Children are ready for school",
            "Good level of development",
            "DfE",
            "Annual",
            "66.0%",
            "72%",
            "67.7%",
            "Increase",
        ],
        [
            "Living well",
            "Young people feel well",
            "Hospital admissions for self-harm per 100,000",
            "Hospital episode statistics",
            "Annual",
            "412.5",
            "350",
            "427.3",
            "Decrease",
        ],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A4:A6")
    sheet.merge_cells("B4:B5")
    return saved(workbook)
