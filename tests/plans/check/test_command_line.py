"""`goldenthread check`."""

import argparse
import json

import pytest

from goldenthread.example.building import measure, milestone
from goldenthread.partnerships.models import Partnership
from goldenthread.plans.check.command_line import add_check_command
from goldenthread.plans.content import Place, Tier
from goldenthread.plans.kept import kept_plan
from goldenthread.plans.models import Plan
from tests.plans.check.small_plans import outturn, small_plan


def wrong_plan():
    row = measure("% of pupils", figures=[outturn("104%")], frequency="Quarterly")
    row.place = Place(12, 13)
    return small_plan(row, milestone("Move", due="by May 2016"), title="A plan\x1b[31m")


def right_plan():
    return small_plan(title="Nothing in it")


@pytest.fixture
def check(tmp_path):
    """The command over a document of the given plans; anything else is not found."""

    def run(*arguments, plans=None, read_plans="given", kept_plan="given"):
        document = tmp_path / "plan.docx"
        document.write_text("a document")
        parser = argparse.ArgumentParser()
        reader = (lambda _path: plans or []) if read_plans == "given" else read_plans
        keeper = (lambda key: wrong_plan() if key == "kept" else None) if kept_plan == "given" else kept_plan
        add_check_command(parser.add_subparsers(), reader, keeper)
        names = [str(document) if each == "DOCUMENT" else each for each in arguments]
        options = parser.parse_args(["check", *names, "--today", "2017-06-21"])
        return options.command(options)

    return run


def test_a_document_with_findings_gives_one(check, capsys):
    assert check("DOCUMENT", plans=[wrong_plan()]) == 1
    out = capsys.readouterr().out
    said = " ".join(out.split())  # however wide the terminal is
    assert "- impossible-value (lines 12-13)" in out
    assert "Measure “% of pupils” has “104%” (2016/17 Outturn): “104%” is more than 100 per cent." in said
    assert "To do: Look the figure up in its source and correct it." in said
    assert out.rstrip().splitlines()[-1].startswith("1 plan checked: 1 problem, ")


def test_a_document_without_findings_gives_nought(check, capsys):
    assert check("DOCUMENT", plans=[right_plan()]) == 0
    assert capsys.readouterr().out == "1 plan checked: nothing to look at.\n"


def test_only_problems_can_be_asked_for(check, capsys):
    assert check("DOCUMENT", "--severity", "problem", plans=[wrong_plan()]) == 1
    out = capsys.readouterr().out
    assert "1 plan checked: 1 problem." in out and "suggestion" not in out


def test_no_problems_is_nothing_to_look_at(check):
    plan = small_plan(measure("% of pupils", figures=[outturn("94%")]))
    assert check("DOCUMENT", "--severity", "problem", plans=[plan]) == 0


def test_another_program_gets_json(check, capsys):
    assert check("DOCUMENT", "--json", plans=[wrong_plan()]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["problem"] == 1
    finding = next(each for each in told["findings"] if each["code"] == "impossible-value")
    assert finding["evidence"][0]["place"]["first_line"] == 12
    assert told["plans"][0]["title"] == "A plan\x1b[31m"


def test_a_documents_words_cannot_steer_the_terminal(check, capsys):
    check("DOCUMENT", plans=[wrong_plan()])
    assert "\x1b" not in capsys.readouterr().out


def test_a_plan_that_is_kept_here_is_checked_by_its_key(check, capsys):
    assert check("kept") == 1
    assert "impossible-value" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no-such-plan",), "There is no document at no-such-plan, and no plan with that key is kept here."),
        (("DOCUMENT",), "no plan was found in it."),
        (("x" * 5000,), "and no plan with that key is kept here."),
        (("a\x00b",), "and no plan with that key is kept here."),
    ],
)
def test_what_cannot_be_read_gives_two_and_the_reason(check, capsys, arguments, said):
    assert check(*arguments) == 2
    assert said in capsys.readouterr().err


def test_a_readers_refusal_is_passed_on(check, capsys):
    def refuse(_path):
        raise RuntimeError("plan.docx: this is a picture.")

    assert check("DOCUMENT", read_plans=refuse) == 2
    assert capsys.readouterr().err == "plan.docx: this is a picture.\n"


def test_without_a_reader_a_document_cannot_be_read(check, capsys):
    assert check("DOCUMENT", read_plans=None) == 2
    assert "documents cannot be read here" in capsys.readouterr().err


def test_a_day_that_is_none_is_refused(check, capsys):
    parser = argparse.ArgumentParser()
    add_check_command(parser.add_subparsers())
    with pytest.raises(SystemExit):
        parser.parse_args(["check", "plan", "--today", "21 June"])
    assert "is not a day such as 2017-06-21" in capsys.readouterr().err


def test_without_plans_that_are_kept_only_documents_are_looked_for(check, capsys):
    assert check("no-such-plan", kept_plan=None) == 2
    assert capsys.readouterr().err == "There is no document at no-such-plan.\n"


def test_a_database_that_cannot_be_asked_says_so(check, capsys):
    def refuse(_key):
        raise RuntimeError("No plans are kept here yet.")

    assert check("no-such-plan", kept_plan=refuse) == 2
    assert capsys.readouterr().err == "No plans are kept here yet.\n"


@pytest.mark.django_db
def test_a_key_nobody_uses_is_not_found_in_the_database():
    assert kept_plan("no-such-plan") is None


@pytest.mark.django_db
def test_a_plan_in_the_database_is_found_by_its_key():
    home = Partnership.objects.create(name="Borsetshire", slug="borsetshire")
    Plan.objects.create(partnership=home, key="our-plan", title="Our plan", tier=Tier.ACTION_PLAN)
    found = kept_plan("our-plan")
    assert found is not None and (found.key, found.title) == ("our-plan", "Our plan")
