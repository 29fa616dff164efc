"""Reading in a process of its own: the draft comes back whole, and nothing else is harmed."""

from __future__ import annotations

import json

import pytest

from goldenthread.documents import reading_apart
from goldenthread.documents.reading.draft import Draft
from goldenthread.documents.reading.limits import CannotRead
from goldenthread.documents.reading.opening import open_document
from goldenthread.documents.reading.reading import read_source
from goldenthread.documents.reading.schema import draft_from_json
from goldenthread.documents.reading_apart import check_is_a_plan, read_apart, stored_draft
from goldenthread.plans.content import Kind, Part, PlanContent
from tests.documents.scenarios import SMALL_PLAN


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(SMALL_PLAN)
    return path


def test_what_comes_back_is_what_reading_here_would_have_given(plan):
    source = open_document(SMALL_PLAN.encode(), name="plan.txt")
    assert read_apart(plan, "plan.txt") == json.loads(json.dumps(stored_draft(read_source(source), source)))


def test_what_is_kept_gives_the_draft_back(plan):
    source = open_document(SMALL_PLAN.encode(), name="plan.txt")
    draft = read_source(source)
    assert draft_from_json(stored_draft(draft, source)["draft"]) == draft


@pytest.mark.parametrize("name", ["-x.txt", "--seconds", "a b;c $(d).txt", "plan\u2019s.txt"])
def test_a_name_is_never_taken_for_an_instruction(plan, name):
    assert read_apart(plan, name)["draft"]["document"] == name


def test_a_refusal_comes_back_as_its_sentence(tmp_path):
    empty = tmp_path / "empty.docx"
    empty.touch()
    with pytest.raises(CannotRead) as refused:
        read_apart(empty, "empty.docx")
    assert refused.value.code == "empty"


def test_a_reading_that_takes_too_long_is_stopped(plan):
    with pytest.raises(CannotRead) as refused:
        read_apart(plan, "plan.txt", seconds=0.02)
    assert refused.value.code == "too-slow"


def test_a_reading_that_takes_too_much_memory_is_stopped(plan):
    with pytest.raises(CannotRead):
        read_apart(plan, "plan.txt", megabytes=20)


def test_a_file_that_is_not_there_is_not_a_refusal(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_apart(tmp_path / "nothing.txt", "nothing.txt")


def test_an_extract_of_data_is_not_a_plan(monkeypatch):
    monkeypatch.setattr(reading_apart, "MOST_PARTS", 2)
    measures = [Part(Kind.MEASURE, f"Measure {number}") for number in range(3)]
    with pytest.raises(CannotRead, match="extract of data"):
        check_is_a_plan(Draft("data.xlsx", "excel", plans=[PlanContent("Data", parts=measures)]))


@pytest.mark.parametrize("bad", ["\x00", "\ud800", "\udfff"])
def test_what_no_database_keeps_is_shown_as_a_mark(bad):
    source = open_document(b"Priority 1: Safe\n", name="plan.txt")
    source.warnings.append(f"a{bad}b")
    kept = stored_draft(read_source(source), source)
    assert kept["warnings"][-1] == "a\ufffdb"
    json.dumps(kept).encode()
