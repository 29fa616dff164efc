"""An officer brings last year's plan in, looks at the draft beside its source, and confirms it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

PLAN = """Northshire Early Help Plan {name} (2016-2018)

Priority 1 - Families get help early

Ref\tAction\tLead\tTimescale\tSuccess
1.1\tOpen a family hub in each locality\tNorthshire County Council\tby March 2017\tSeen close to home
1.2\tAgree one assessment with every partner\tNorthshire NHS Trust\tlater this year\tTold once
1.3\tTrain lead professionals\tNorthshire County Council\tby June 2017\tEvery school has one

Measure\tBaseline\tTarget 2016-17
% of assessments completed in time\t81.0%\t85.0%
"""


@pytest.fixture
def officer(visitor):
    visitor.goes_to_today()
    return visitor


def brought_in(officer, folder: Path, name: str) -> None:
    """Bring the plan in and wait until it has been read."""
    file = folder / f"plan {name}.txt"
    file.write_text(PLAN.format(name=name))
    officer.opens("/documents/")
    officer.follows("Read a document")
    officer.page.set_input_files("input[type=file]", str(file))
    officer.page.get_by_label("Nottinghamshire Children's Trust").check()
    officer.presses("Read it")
    for _ in range(40):
        if officer.page.get_by_text("waiting for your decisions").count():
            break
        time.sleep(0.5)
        officer.page.reload()
    officer.looks()


def test_a_plan_is_brought_in_corrected_confirmed_and_there(officer, tmp_path):
    name = f"{officer.width}{'' if officer.script else ' plain'}"
    brought_in(officer, tmp_path, name)
    officer.sees("1 priority, 3 actions and 1 measure")
    officer.follows("Go through it")
    officer.presses("Accept all")
    officer.follows("Open a family hub in each locality")
    officer.sees("Understood: by 31 March 2017")
    officer.follows("Correct")
    officer.types("Wording", "Open a family hub in each of the seven localities")
    officer.presses("Save the correction")
    officer.opens("/documents/")
    officer.follows(f"plan {name}.txt")
    officer.follows("Bring it into a plan")
    officer.types("Why", "Last year's plan")
    officer.presses("Bring it in as a new plan")
    officer.sees("Open a family hub in each of the seven localities")


def test_every_line_is_accounted_for(officer, tmp_path):
    brought_in(officer, tmp_path, f"lines {officer.width} {officer.script}")
    officer.follows("See where every line went")
    officer.sees("page furniture")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [("empty.docx", b"", "empty"), ("plan.docx", b"\x89PNG\r\n\x1a\n" + b"0" * 200, "picture")],
)
def test_a_file_that_cannot_be_read_says_why_and_is_kept(officer, tmp_path, name, content, sentence):
    file = tmp_path / name
    file.write_bytes(content)
    officer.opens("/documents/new/")
    officer.page.set_input_files("input[type=file]", str(file))
    officer.page.get_by_label("Nottinghamshire Children's Trust").check()
    officer.presses("Read it")
    for _ in range(40):
        if officer.page.get_by_text("could not be read").count():
            break
        time.sleep(0.5)
        officer.page.reload()
    officer.looks()
    officer.sees(sentence)
    officer.sees("Download the original")
