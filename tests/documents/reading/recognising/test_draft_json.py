"""The draft as JSON: nothing lost on the way there and back, and all of it as the published schema says."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings, strategies as st

from goldenthread.documents.reading.reading import read_source
from goldenthread.documents.reading.schema import draft_from_json, draft_schema, draft_to_json, schema_text
from tests.documents.reading.recognising.making import document, heading, table
from tests.documents.reading.test_accounting import blocks
from tests.documents.reading.test_seeds import ALL, draft

PUBLISHED = Path(__file__).resolve().parents[4] / "docs" / "reference" / "draft.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(
    draft_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def scorecard():
    return document(
        heading("Westmoor Children's Partnership Scorecard 2024/25"),
        table(
            "Indicator|Good is|2023/24|Target 2024/25|Due|Lead",
            "Re-referrals (%)|Low|22.1%|20%||Amara Okafor",
            "Children in care per 10,000|Low|62 (p)|Lower than last year||Westmoor Council",
        ),
    )


def test_the_schema_is_sound_and_published_as_it_is():
    jsonschema.Draft202012Validator.check_schema(draft_schema())
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), (
        "Write it anew: python -m goldenthread.documents.reading.schema > docs/reference/draft.schema.json"
    )


@pytest.mark.parametrize("number", ALL)
def test_a_real_draft_survives_the_way_there_and_back(number):
    written = json.dumps(draft_to_json(draft(number)))
    assert draft_from_json(json.loads(written)) == draft(number)


@pytest.mark.parametrize("number", ALL)
def test_a_real_draft_is_what_the_schema_says(number):
    assert [error.message for error in VALIDATOR.iter_errors(draft_to_json(draft(number)))] == []


@settings(max_examples=50, deadline=None)
@given(st.lists(blocks, max_size=6))
def test_any_draft_survives_the_way_there_and_back_and_fits_the_schema(made):
    found = read_source(document(*made))
    written = json.loads(json.dumps(draft_to_json(found)))
    assert draft_from_json(written) == found
    assert [error.message for error in VALIDATOR.iter_errors(written)] == []


def test_a_figure_comes_with_what_was_understood_of_it():
    measure = draft_to_json(read_source(scorecard()))["plans"][0]["parts"][0]
    outturn, target = measure["figures"]
    assert outturn["text"] == "22.1%"
    assert outturn["place"]["first_line"] == 3
    (figure,) = outturn["understood"]["figures"]
    assert (figure["value"], figure["unit"]) == ("22.1", "percent")
    assert (figure["starts"], figure["ends"]) == ("2023-04-01", "2024-03-31")
    assert target["understood"]["target"]["kind"] == "value"


def test_a_due_date_comes_with_the_days_it_allows():
    read = document(
        heading("Theme 1: Best start"), table("Action|By when", "Open two hubs|by March 2026", "Meet|soon")
    )
    first, second = draft_to_json(read_source(read))["plans"][0]["parts"][0]["parts"]
    assert first["due"] == "by March 2026"
    assert first["understood"]["due"][0]["latest"] == "2026-03-31"
    assert second["understood"]["due"][0]["why_not"]


def test_a_draft_of_another_version_is_refused():
    with pytest.raises(ValueError, match="version 99"):
        draft_from_json({**draft_to_json(read_source(scorecard())), "version": 99})


def test_what_is_no_line_of_the_schema_is_an_error():
    written = draft_to_json(read_source(scorecard()))
    written["plans"][0]["parts"][0]["kind"] = "wish"
    assert not VALIDATOR.is_valid(written)
