"""An officer brings a plan in as a document, goes through it beside its lines, and confirms it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.documents.scenarios import SMALL_PLAN


@pytest.fixture
def officer(visitor):
    visitor.goes_to_today()
    return visitor


@pytest.fixture
def document(tmp_path: Path, officer) -> Path:
    """The small plan, under a name that tells the ways of walking apart."""
    path = tmp_path / f"plan {officer.width} {'with' if officer.script else 'without'} script.txt"
    path.write_text(SMALL_PLAN)
    return path


def brings_in(officer, document: Path) -> None:
    officer.opens("/documents/new/")
    officer.page.set_input_files("input[type=file]", str(document))
    if officer.page.get_by_label(re.compile("Children.s Trust|Partnership")).count():
        officer.page.get_by_role("radio").first.check()
    officer.presses("Read it")


def waits_for(officer, text: str) -> None:
    """With or without script, the page that waits turns into the draft by itself."""
    officer.page.get_by_text(text).first.wait_for(timeout=30_000)
    officer.looks()


def test_a_document_is_read_corrected_discarded_confirmed_and_the_plan_is_there(officer, document):
    brings_in(officer, document)
    waits_for(officer, "Read 2 priorities")
    draft = officer.page.url.removeprefix(officer.address)
    officer.presses("Go through it")
    officer.sees("What was understood")

    officer.follows("Protocol signed by all partners")
    officer.presses("Correct")
    title = f"Protocol signed by everybody, {officer.width}, {officer.script}"
    officer.types("its wording", title)
    officer.presses("Save the correction")
    officer.sees("As corrected")

    officer.opens(f"{draft}plans/1/")
    officer.follows("Go through the 1 with doubts")
    officer.sees("is used twice")
    officer.presses("Discard it and everything under it")
    officer.opens(f"{draft}plans/1/")
    officer.presses("Accept the 9 that wait")
    officer.presses("Bring the 10 accepted into a plan")
    officer.sees("will be brought in")
    officer.types("Title of the plan", f"Safe and Well {officer.width} {officer.script}")
    officer.presses("Bring it in as a new plan")
    officer.sees("Brought into")
    officer.opens(f"{draft}report/")
    officer.sees("How the lines add up")
    officer.opens("/documents/")
    officer.sees("Brought in")


def test_a_document_that_cannot_be_read_says_what_to_do_and_is_kept(officer, document):
    document.write_text("")
    brings_in(officer, document)
    waits_for(officer, "This document could not be read.")
    officer.sees("Download the original")
    officer.follows("Discard it")
    officer.presses("Discard it")
    officer.sees("It is kept, and can be taken up again.")


def test_nothing_can_be_brought_in_while_looking_at_the_past(visitor):
    visitor.opens("/documents/")
    visitor.sees("To read one in, or to decide about one, go to today.")
    visitor.does_not_see("Read a document")
