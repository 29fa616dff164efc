"""An analyst brings a file with a slip and an error, answers, confirms, corrects a figure, undoes both."""

from __future__ import annotations

from pathlib import Path

import pytest

FIGURES = """Measure,Area,Period,Value
{name},,2011/12,51.0
{name},,2012/13,52.2
{name},,2013/14,52.9
{name},,2014/15,0.53
{name},,2015/16,ask the team
"""


@pytest.fixture
def analyst(visitor):
    visitor.goes_to_today()
    return visitor


@pytest.fixture
def told_apart(analyst) -> str:
    """Words that tell the ways of walking apart."""
    return f"{analyst.width} {'with' if analyst.script else 'without'} script"


def brings(analyst, path: Path, provider: str) -> None:
    analyst.opens("/figures/")
    analyst.follows("Load figures")
    analyst.page.set_input_files("input[type=file]", str(path))
    chooses_partnership(analyst)
    names_provider(analyst, provider)
    analyst.presses("Read it")


def chooses_partnership(analyst) -> None:
    if analyst.page.get_by_text("Whose figures are they?").count():
        analyst.page.get_by_role("radio").first.check()


def names_provider(analyst, provider: str) -> None:
    asked = analyst.page.get_by_label("Who gives them?", exact=True)
    if asked.count() and asked.first.evaluate("each => each.tagName") == "SELECT":
        asked.first.select_option(label="Somebody new")
        analyst.types("If it is somebody new, who?", provider)
    else:
        asked.first.fill(provider)


def test_a_file_with_a_slip_and_an_error_is_answered_loaded_corrected_and_undone(
    analyst, told_apart, tmp_path
):
    name = f"Percentage of visits made in time, {told_apart}"
    path = tmp_path / f"visits {told_apart}.csv"
    path.write_text(FIGURES.format(name=f'"{name}"'))
    provider = f"Health visiting {told_apart}"
    brings(analyst, path, provider)

    analyst.sees("1 name is not known here")
    analyst.follows("Say what the names mean")
    analyst.page.get_by_role("combobox").first.select_option("new")
    analyst.presses("Save")
    load = analyst.page.url.removeprefix(analyst.address)

    analyst.sees("figure raises a question")
    analyst.sees("is not a figure")
    analyst.page.get_by_text("Leave it out", exact=True).first.click()
    analyst.presses("Save the answers")
    analyst.sees("3 figures will be loaded when you confirm.")
    analyst.presses("Confirm and load")
    analyst.sees("Loaded: 3 new figures")

    analyst.opens("/figures/type/")
    chooses_partnership(analyst)
    measures = analyst.page.get_by_label("Measure", exact=True)
    value = measures.locator("option", has_text=name).first.get_attribute("value")
    measures.select_option(value)
    areas = analyst.page.get_by_label("Area", exact=True)
    areas.select_option(areas.locator("option").nth(1).get_attribute("value"))
    analyst.types("Period", "2013/14")
    analyst.types("Figure", "52.8")
    source = analyst.page.get_by_label("Who gives them?", exact=True)
    source.select_option(source.locator("option", has_text=provider).first.get_attribute("value"))
    analyst.presses("Continue")
    analyst.sees("1 figure will be loaded when you confirm.")
    analyst.presses("Confirm and load")
    correction = analyst.page.url.removeprefix(analyst.address)

    for each in (correction, load):
        analyst.opens(each)
        analyst.follows("Undo this load")
        analyst.types("Why is it undone?", "Only tried")
        analyst.presses("Undo it")
        analyst.sees("What was known before it is known again.")


def test_a_file_that_cannot_be_read_says_why_and_is_kept(analyst, told_apart, tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("")
    brings(analyst, path, f"Nobody {told_apart}")
    analyst.sees("This file is empty.")
    analyst.sees("Download the original")
    analyst.follows("Discard it")
    analyst.presses("Discard it")
    analyst.sees("It is kept, and can be taken up again.")


def test_the_printed_figures_of_a_plan_are_previewed(analyst):
    analyst.opens("/figures/printed/city-report-2016-17/")
    analyst.sees("baselines, outturns and comparators")
    analyst.presses("Read them")
    analyst.sees("As written:")
    analyst.follows("Discard this load")
    analyst.presses("Discard it")


def test_columns_that_nobody_can_tell_are_asked_about(analyst, told_apart, tmp_path):
    path = tmp_path / "unclear.csv"
    path.write_text("A,B\nwords,more words\nand,others\n")
    brings(analyst, path, f"Unclear {told_apart}")
    analyst.sees("Which column is what")
    analyst.presses("Show the figures")
    analyst.sees("There is a problem")
    analyst.follows("Discard this load")
    analyst.presses("Discard it")
