"""`goldenthread read`: what it prints, where, and how it says by its exit code whether all went well."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from goldenthread.__main__ import main
from goldenthread.documents.command_line import CannotDo, read_plans
from goldenthread.documents.models import Upload, UploadStatus
from goldenthread.documents.reading.schema import draft_from_json
from goldenthread.plans.content import PlanContent
from tests.documents.scenarios import SMALL_PLAN

#: Without the second 2.1 nothing in the small plan is doubtful.
CERTAIN = SMALL_PLAN.rsplit("\n", 2)[0] + "\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "certain.txt").write_text(CERTAIN)
    (tmp_path / "doubtful.txt").write_text(SMALL_PLAN)
    (tmp_path / "empty.docx").touch()
    return tmp_path


def run(capsys, *arguments) -> tuple[int, str, str]:
    code = main(["read", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["certain.txt"], 0),
        (["doubtful.txt"], 1),
        (["empty.docx"], 2),
        (["nothing.txt"], 2),
        (["."], 2),
        (["certain.txt", "doubtful.txt"], 1),
        (["certain.txt", "empty.docx", "doubtful.txt"], 2),
    ],
)
def test_the_exit_code_is_that_of_the_worst_document(folder, capsys, names, code):
    assert run(capsys, *[folder / name for name in names])[0] == code


def test_the_summary_counts_in_the_plans_own_words_and_lists_the_doubts(folder, capsys):
    _, out, err = run(capsys, folder / "doubtful.txt")
    assert "Read 2 priorities, 4 key actions, 4 milestones and 2 measures. Every line was understood." in out
    assert "To look at (1):" in out and "line 17, key action 2.1: The number 2.1 is used twice" in out
    assert "in the draft" in out and err == ""


def test_what_was_not_understood_is_listed_with_its_line(folder, capsys, monkeypatch):
    from goldenthread.documents.reading import reading

    real = reading.read_source

    def with_a_line_left(source):
        draft = real(source)
        draft.accounting.in_the_draft.remove(3)
        draft.accounting.not_understood[3] = "safe"
        return draft

    monkeypatch.setattr(reading, "read_source", with_a_line_left)
    code, out, _ = run(capsys, folder / "certain.txt")
    assert code == 1 and "line 3: Priority 1: Children are safe (left over: safe)" in out


def test_the_report_names_every_line(folder, capsys):
    _, out, _ = run(capsys, "--report", folder / "certain.txt")
    lines = out.split("Every line:\n")[1].splitlines()
    assert [int(line.split()[0]) for line in lines if line.strip()] == list(range(1, 17))


def test_json_is_one_object_for_one_document_and_a_list_for_several(folder, capsys):
    _, out, _ = run(capsys, "--json", folder / "certain.txt")
    one = json.loads(out)
    assert draft_from_json(one).plans[0].parts[0].title == "Children are safe"
    _, out, err = run(
        capsys, "--json", folder / "certain.txt", folder / "empty.docx", folder / "doubtful.txt"
    )
    several = json.loads(out)
    assert [each["document"] for each in several] == ["certain.txt", "doubtful.txt"]
    assert "empty.docx: This file is empty" in err


def test_nothing_is_printed_as_json_where_nothing_was_read(folder, capsys):
    assert run(capsys, "--json", folder / "empty.docx")[1] == ""


def test_standard_input_is_read_where_a_dash_stands(capsys, monkeypatch):
    class Input:
        buffer = io.BytesIO(CERTAIN.encode())

    monkeypatch.setattr(sys, "stdin", Input)
    code, out, _ = run(capsys, "-")
    assert code == 0 and out.startswith("standard input (text)")


def test_a_document_cannot_steer_the_terminal(folder, capsys):
    (folder / "attack.txt").write_text("Priority 1: \x1b[31mred\x1b]0;title\x07 aim\n")
    _, out, _ = run(capsys, "--report", folder / "attack.txt")
    assert "\x1b" not in out and "\x07" not in out and "red" in out


def test_the_plans_of_a_document_can_be_had_for_the_check(folder):
    plans = read_plans(str(folder / "certain.txt"))
    assert [type(plan) for plan in plans] == [PlanContent]
    with pytest.raises(CannotDo, match="no such file"):
        read_plans(str(folder / "nothing.txt"))


def test_reading_imports_no_django(folder):
    program = (
        "import sys; from goldenthread.__main__ import main; code = main(sys.argv[1:]); "
        "assert not [name for name in sys.modules if name.split('.')[0] == 'django']; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "read", str(folder / "certain.txt")], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


class TestInto:
    @pytest.fixture
    def plan(self, cast):
        from goldenthread.plans.actions import adopt_plan

        return adopt_plan(
            content=PlanContent("Safe and Well"), partnership=cast.northshire, by=cast.amara, reason="x"
        )

    @pytest.mark.parametrize("wanted", ["safe-and-well", "Safe and Well", "safe AND well"])
    def test_a_draft_is_kept_for_a_plan_and_waits_for_a_person(self, folder, capsys, plan, wanted):
        code, out, _ = run(capsys, "--into", wanted, folder / "certain.txt")
        upload = Upload.objects.get()
        assert code == 0 and f"confirm it at {upload.get_absolute_url()}" in out
        assert (upload.into, upload.status, upload.by_name) == (plan, UploadStatus.READ, "The command line")
        assert not plan.parts.exists()  # nothing enters a plan before a person confirms it

    def test_a_new_plan_needs_to_know_whose_it_is(self, folder, capsys, cast):
        code, _, err = run(capsys, "--into", "A new plan", folder / "certain.txt")
        assert code == 2 and "There is no plan called “A new plan”" in err
        code, out, _ = run(
            capsys, "--into", "A new plan", "--partnership", "northshire", folder / "certain.txt"
        )
        assert code == 0 and "a new plan “A new plan” of Northshire Children's Trust" in out
        assert Upload.objects.get().new_title == "A new plan"

    def test_a_partnership_that_is_not_there_is_a_sentence_with_those_that_are(self, folder, capsys, cast):
        code, _, err = run(capsys, "--into", "x", "--partnership", "Elsewhere", folder / "certain.txt")
        assert code == 2 and "Northshire Children's Trust; Southborough" in err

    def test_a_title_that_both_neighbours_use_has_to_be_made_clear(self, folder, capsys, cast, plan):
        from goldenthread.plans.actions import adopt_plan

        adopt_plan(
            content=PlanContent("Safe and Well"), partnership=cast.southborough, by=cast.farid, reason="x"
        )
        code, _, err = run(capsys, "--into", "Safe and Well", folder / "certain.txt")
        assert code == 2 and "Several plans are called" in err

    def test_a_document_that_cannot_be_read_is_not_kept(self, folder, capsys, plan):
        assert run(capsys, "--into", "safe-and-well", folder / "empty.docx")[0] == 2
        assert not Upload.objects.exists()
