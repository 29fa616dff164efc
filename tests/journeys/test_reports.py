"""An analyst makes the performance report of the plan, freezes it, and takes the PDF to the meeting."""

from __future__ import annotations

PLAN = "Children and Young People's Plan: performance report 2016/17"


def test_a_report_is_looked_at_frozen_and_downloaded(visitor):
    visitor.goes_to_today()
    visitor.opens("/reports/")
    visitor.follows("Make a report")
    visitor.page.get_by_label("Which plan do you report on?").select_option(label=PLAN)
    visitor.types("Which period", "2016/17")
    for label, text in (("Day", "21"), ("Month", "6"), ("Year", "2017")):
        visitor.types(label, text)
    visitor.presses("Look at the report")
    visitor.sees("Nothing is frozen yet")
    visitor.sees("Of 40 measures")
    visitor.presses("Freeze the report")
    visitor.sees("There is a problem")
    visitor.types("What is the report for?", "Children's Partnership Board, 5 July 2017")
    visitor.presses("Freeze the report")
    visitor.sees("Frozen on")
    visitor.sees("Part of a year printed as the whole")
    visitor.sees("Key: how to read this report")
    with visitor.page.expect_download() as downloading:
        visitor.page.get_by_role("link", name="Download as PDF").click()
    with open(downloading.value.path(), "rb") as pdf:
        assert pdf.read(5) == b"%PDF-"
    visitor.opens("/reports/")
    visitor.sees(
        "is frozen here" if visitor.page.get_by_text("1 report is frozen").count() else "are frozen here"
    )


def test_a_period_that_cannot_be_read_is_said_at_the_field(visitor):
    visitor.goes_to_today()
    visitor.opens("/reports/new/")
    visitor.page.get_by_label("Which plan do you report on?").select_option(label=PLAN)
    visitor.types("Which period", "last year")
    visitor.presses("Look at the report")
    visitor.sees("Enter a period such as 2016-17")
