"""`goldenthread refresh` and `neighbours`: plain sentences, exit codes, and what is due."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.__main__ import main
from goldenthread.audit.actions import recorded_as_at
from goldenthread.measures.models import ComparatorSet, Definition, Observation, Source
from goldenthread.measures.queries.due import due_sources
from tests.measures.conftest import moment
from tests.measures.fixture_server import DATA_SET, Reply, education_service, playing
from tests.measures.test_fingertips import a_file, metadata
from tests.measures.test_lait import ROWS, a_dictionary, as_csv
from tests.measures.test_neighbours import NORTHSHIRE, a_workbook, others

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()


@pytest.fixture
def lait(tmp_path):
    return ["refresh", "lait", "--data", str(as_csv(tmp_path)), "--dictionary", str(a_dictionary(tmp_path))]


def test_a_first_reading_says_what_is_new(lait, capsys):
    assert main(lait) == 0
    said = capsys.readouterr().out
    assert "9 figures: 9 new, 0 revised, 0 as before." in said and "5 measures are new." in said
    assert "“Abs” has figures whose year is printed as “0”" in said


def test_reading_again_says_that_nothing_is_new(lait, capsys):
    main(lait)
    capsys.readouterr()
    assert main(lait) == 0
    assert "9 figures: 0 new, 0 revised, 9 as before." in capsys.readouterr().out


def test_what_was_revised_and_what_vanished_is_said_and_is_something_to_look_at(lait, tmp_path, capsys):
    main(lait)
    as_csv(tmp_path, [["Abs", "2024", "Northshire", "7.40", "101", "North East"], *ROWS[2:]])
    capsys.readouterr()
    assert main(lait) == 1
    said = capsys.readouterr().out
    assert "8 figures: 0 new, 1 revised, 7 as before." in said
    assert "1 figure known here is no longer published. Nothing was removed here." in said
    assert "  Overall absence rate: England, academic year 2023-24" in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["refresh"], "Say which source to read"),
        (
            ["refresh", "lait", "--data", "none.csv", "--dictionary", "none.csv"],
            "The dictionary none.csv could",
        ),
        (["refresh", "lait", "--data", "http://127.0.0.1/x.csv", "--dictionary", "x"], "give one with https"),
        (["refresh", "lait", "--data", "https://example.org/x", "--dictionary", "x"], "must end in .csv"),
        (["refresh", "ees", "not-a-data-set"], "is no data set"),
        (["refresh", "ees", DATA_SET, "--criteria", "none.json"], "none.json could not be read as JSON"),
        (["refresh", "fingertips"], "Say where the data is"),
        (["refresh", "fingertips", "--indicators", "90362;DROP"], "told by its number"),
        (["neighbours", "none.xlsx", "--edition", "2025-05-01"], "There is no file none.xlsx"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments, says, capsys, tmp_path):
    if arguments[1:2] == ["lait"] and arguments[-1] == "x":
        arguments = [*arguments[:-1], str(a_dictionary(tmp_path))]
    assert main(arguments) == 2
    assert says in capsys.readouterr().err
    assert not Observation.objects.exists()


def test_the_tool_can_be_read_from_an_address(lait, tmp_path, monkeypatch, capsys):
    files = {"/figures.csv": (tmp_path / "figures.csv"), "/dictionary.csv": (tmp_path / "dictionary.csv")}
    with playing(lambda asked: Reply(body=files[asked.path].read_bytes())) as server:
        monkeypatch.setenv("GOLDENTHREAD_FIXTURE_SERVER", server.here)
        at = server.base
        asked = ["refresh", "lait", "--data", f"{at}/figures.csv", "--dictionary", f"{at}/dictionary.csv"]
        assert main(asked) == 0
    assert "9 new" in capsys.readouterr().out
    assert list((tmp_path / "data" / "connectors").iterdir()) == []


def test_a_data_set_of_the_education_service_is_read(monkeypatch, capsys, tmp_path):
    with playing(education_service) as server:
        monkeypatch.setenv("GOLDENTHREAD_FIXTURE_SERVER", server.here)
        asked = ["refresh", "ees", DATA_SET, "--version", "2.*", "--base", f"{server.base}/v1"]
        assert main(asked) == 0
        assert "19 figures: 19 new" in capsys.readouterr().out
        assert main(asked) == 0
    assert "19 as before" in capsys.readouterr().out
    assert list((tmp_path / "data" / "connectors").iterdir()) == []


def test_fingertips_is_asked_by_indicator(monkeypatch, capsys, tmp_path):
    files = {
        "/all_data/csv/by_indicator_id": a_file(tmp_path, {}),
        "/indicator_metadata/csv/by_indicator_id": metadata(tmp_path),
    }
    with playing(lambda asked: Reply(body=files[asked.path].read_bytes())) as server:
        monkeypatch.setenv("GOLDENTHREAD_FIXTURE_SERVER", server.here)
        assert main(["refresh", "fingertips", "--indicators", "90362", "--base", server.base]) == 0
    assert "1 figure: 1 new" in capsys.readouterr().out
    assert server.asked[0].query["indicator_ids"] == ["90362"]


def test_an_edition_of_the_neighbours_is_kept(tmp_path, capsys):
    asked = ["neighbours", str(a_workbook(tmp_path, NORTHSHIRE, *others())), "--edition", "2025-05-01"]
    assert main(asked) == 0 and main(asked) == 0
    said = capsys.readouterr().out
    assert "The edition of 01 May 2025 is kept: 4 authority lists." in said
    assert "was here already" in said
    assert ComparatorSet.objects.count() == 1


# What is due


@pytest.mark.parametrize(
    ("announced", "today", "due"),
    [
        (date(2026, 11, 10), date(2026, 11, 9), False),
        (date(2026, 11, 10), date(2026, 11, 10), True),
        (date(2026, 11, 10), date(2027, 3, 1), True),
        (date(2026, 10, 1), date(2026, 11, 9), False),
        (date(2026, 10, 1), date(2026, 12, 2), True),
        (None, date(2026, 11, 30), False),
        (None, date(2026, 12, 1), True),
    ],
)
def test_a_source_is_due_on_the_day_it_publishes_or_after_thirty_days(lait, announced, today, due):
    with recorded_as_at(moment(1)):
        main(lait)
    Definition.objects.update(next_published=announced)
    assert bool(due_sources(today=today)) == due


def test_what_is_due_is_asked_as_the_last_time(lait, capsys):
    with recorded_as_at(moment(1)):
        main(lait)
    Definition.objects.update(next_published=None)
    capsys.readouterr()
    assert main(["refresh", "--due", "--today", "2026-12-24"]) == 0
    said = capsys.readouterr().out
    assert "It says no day of publication and was read last on 01 November 2026." in said
    assert "9 as before" in said


def test_nothing_due_is_said(capsys):
    assert main(["refresh", "--due"]) == 0
    assert capsys.readouterr().out == "No source is due.\n"


def test_one_source_that_does_not_answer_does_not_keep_the_others_from_being_read(lait, tmp_path, capsys):
    fingertips = ["--data", str(a_file(tmp_path / "data", {})), "--metadata", str(metadata(tmp_path))]
    with recorded_as_at(moment(1)):
        assert main(["refresh", "fingertips", *fingertips]) == 0
        main(lait)
    (tmp_path / "metadata.csv").unlink()
    Definition.objects.update(next_published=None)
    capsys.readouterr()
    assert main(["refresh", "--due", "--today", "2027-01-31"]) == 2
    said = capsys.readouterr()
    assert "could not be read as CSV" in said.err and "9 as before" in said.out


def test_several_parts_of_a_service_are_remembered_side_by_side(tmp_path):
    for number in ("90362", "92901"):
        folder = tmp_path / number
        folder.mkdir()
        row = {"Indicator ID": number}
        files = ["--data", str(a_file(folder, row)), "--metadata", str(metadata(folder, row))]
        for _ in range(2):
            assert main(["refresh", "fingertips", *files]) == 0
    assert len(Source.objects.get().mapping["asked"]) == 2
