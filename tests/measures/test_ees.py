"""Explore Education Statistics: pages, versions, warnings, symbols, places, periods; cut off and resumed."""

from __future__ import annotations

import json
from datetime import date

import pytest

from goldenthread.measures.actions.refreshing import refresh
from goldenthread.measures.connectors.ees import Ees
from goldenthread.measures.connectors.ees.periods import period_of
from goldenthread.measures.connectors.fetching import Door
from goldenthread.measures.connectors.publication import NO_PERIOD, CannotRead
from goldenthread.partnerships.actions import SYSTEM
from goldenthread.partnerships.models import Area
from goldenthread.rules.figures import PERCENT, POUNDS
from goldenthread.rules.periods import Period, YearKind
from tests.measures.fixture_server import DATA_SET, Reply, as_json, education_service, playing

AY, FY, CY = YearKind.ACADEMIC, YearKind.FINANCIAL, YearKind.CALENDAR


def a_connector(server, folder, **other) -> Ees:
    door = Door(here=server.here, wait=lambda seconds: None, timeout=5)
    return Ees(DATA_SET, folder, base=f"{server.base}/v1", door=door, **other)


@pytest.fixture
def publication(tmp_path):
    with playing(education_service) as server:
        found = a_connector(server, tmp_path, page_size=3).read()
        found.figures = list(found.figures)
        return found


def values(publication, row):
    return {
        publication.measures[each.measure].code.partition(":")[2]: (each.state, each.value, each.reason)
        for each in publication.figures
        if each.row == row
    }


WITHHELD = "withheld because so few people are counted"
SMALL = "too small to print: it rounds to 0 and is not 0"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (1, {"iRate": ("n", 7.4, ""), "iCount": ("n", 1708016.0, ""), "iCost": ("n", 2_500_000.0, "")}),
        (2, {"iRate": ("n", 7.1, ""), "iCount": ("n", 170801.0, ""), "iCost": ("m", None, "not applicable")}),
        (3, {"iRate": ("n", 6.9, ""), "iCount": ("n", 17080.0, ""), "iCost": ("m", None, "not available")}),
        (4, {"iRate": ("s", None, WITHHELD), "iCount": ("s", None, SMALL), "iCost": ("s", None, SMALL)}),
        (5, {"iRate": ("s", None, "withheld because it is of low reliability"), "iCount": ("n", 0.0, ""),
             "iCost": ("n", -1_250_000.0, "")}),
        (6, {"iRate": ("s", None, WITHHELD), "iCount": ("n", 1204.0, ""),
             "iCost": ("m", None, "not readable")}),
    ],
)  # fmt: skip
def test_every_value_is_a_number_or_says_why_there_is_none(publication, row, said):
    assert values(publication, row) == said


def test_the_text_is_kept_as_written(publication):
    assert [each.as_written for each in publication.figures if each.row == 3] == ["6.90", "17080", "x"]


def test_what_could_not_be_read_is_said(publication):
    assert "“n/a” stands where a number should: it is kept as not readable." in publication.notes
    assert "“QQ9 2023” is no period known here: its figures are kept without one." in publication.notes


def test_a_filters_total_is_everybody_and_other_options_make_groups(publication):
    groups = [publication.groups[each.group] for each in publication.figures]
    assert [(each.dimension, each.name) for each in dict.fromkeys(groups)] == [
        ("", ""),
        ("Sex", "Girls"),
        ("Sex, Type of school", "Girls, State-funded primary"),
    ]


def test_places_bring_both_their_codes(publication):
    found = publication.areas
    assert [(each.name, each.kind, each.dfe_number, each.gss_code, each.parent) for each in found] == [
        ("England", "country", None, "E92000001", ""),
        ("North East", "region", None, "E12000001", "England"),
        ("Northshire", "authority", 101, "E06000099", "North East"),
    ]  # fmt: skip


def test_measures_have_their_unit_and_decimals(publication):
    assert [(each.unit, each.decimals) for each in publication.measures][::2] == [(PERCENT, 1), (POUNDS, 0)]
    assert publication.measures[1].code == f"{DATA_SET}:iCount"


def test_periods_are_those_of_their_code(publication):
    assert publication.periods == [Period.year(2022, AY), Period.term(2023, 1), NO_PERIOD]


@pytest.mark.django_db
def test_an_area_known_by_its_number_learns_its_code(publication):
    known = Area.objects.create(name="Northshire Council area", kind="authority", dfe_number=101)
    done = refresh(publication=publication, by=SYSTEM)
    known.refresh_from_db()
    assert (known.gss_code, known.name) == ("E06000099", "Northshire Council area")
    assert done.load.counts["new"] == 19 and done.load.counts["refused"] == 0


@pytest.mark.django_db
def test_the_same_reading_again_changes_nothing(tmp_path):
    counts = []
    for _ in range(2):
        with playing(education_service) as server:
            counts.append(refresh(publication=a_connector(server, tmp_path).read(), by=SYSTEM).load.counts)
    assert counts[1] == {"new": 0, "changed": 0, "unchanged": 19, "refused": 0, "vanished": 0}


# Asking


@pytest.mark.parametrize(("asked", "pinned"), [("", "2.1"), ("2.*", "2.1"), ("1.0", "1.0")])
def test_every_question_names_the_exact_version(asked, pinned, tmp_path):
    with playing(education_service) as server:
        found = a_connector(server, tmp_path, version=asked).read()
    versions = [each.query["dataSetVersion"] for each in server.asked if "dataSetVersion" in each.query]
    assert versions == [[pinned]] * 2
    assert found.read_from == f"Absence by characteristic, version {pinned}"


def test_the_question_is_the_services_own(tmp_path):
    criteria = {"geographicLevels": {"in": ["NAT", "LA"]}}
    with playing(education_service) as server:
        found = a_connector(server, tmp_path, criteria=criteria, indicators=["iRate"], page_size=4).read()
    questions = [json.loads(each.body) for each in server.asked if each.method == "POST"]
    assert questions == [
        {"page": page, "pageSize": 4, "criteria": criteria, "indicators": ["iRate"]} for page in (1, 2)
    ]
    assert {each.headers["content-type"] for each in server.asked if each.body} == {"application/json"}
    assert (found.whole, found.complete) == (False, False)


def test_a_reading_cut_off_goes_on_at_the_page_it_had_reached(tmp_path):
    def cut(asked):
        reply = education_service(asked)
        if asked.method == "POST" and json.loads(asked.body)["page"] == 3:
            reply.cut_at = 20
        return reply

    with playing(cut) as server, pytest.raises(CannotRead, match="kept; try again"):
        a_connector(server, tmp_path, page_size=2).read()
    pages = sorted(each.name[-10:] for each in tmp_path.iterdir())
    assert pages == ["00001.json", "00002.json"]


def test_pages_that_came_are_not_asked_for_again(tmp_path):
    with playing(education_service) as server:
        first = a_connector(server, tmp_path, page_size=2).read()
        before = len([each for each in server.asked if each.method == "POST"])
        connector = a_connector(server, tmp_path, page_size=2)
        again = connector.read()
        assert len([each for each in server.asked if each.method == "POST"]) == before == 4
        assert first.sha256 == again.sha256
        connector.forget()
    assert list(tmp_path.iterdir()) == []


def test_pages_of_another_question_are_not_taken(tmp_path):
    with playing(education_service) as server:
        a_connector(server, tmp_path, version="1.0").read()
        a_connector(server, tmp_path, version="2.1").read()
        assert len([each for each in server.asked if each.method == "POST"]) == 2


def changed(**of_page):
    def play(asked):
        reply = education_service(asked)
        if asked.method == "POST":
            return as_json(json.loads(reply.body) | of_page)
        return reply

    return play


def test_warnings_are_passed_on(tmp_path):
    warning = {
        "code": "IndicatorsNotFound",
        "message": "One or more indicators were not found.",
        "path": "indicators",
    }
    with playing(changed(warnings=[warning, warning])) as server:
        found = a_connector(server, tmp_path).read()
    assert found.notes == ["The service warns: One or more indicators were not found. (indicators)"]


def test_no_results_is_a_warning_and_no_figures(tmp_path):
    paging = {"page": 1, "pageSize": 10, "totalResults": 0, "totalPages": 0}
    warning = {"code": "QueryNoResults", "message": "The query produced no results."}
    with playing(changed(results=[], paging=paging, warnings=[warning])) as server:
        found = a_connector(server, tmp_path).read()
        assert list(found.figures) == []
    assert found.notes == ["The service warns: The query produced no results."]


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (as_json({"title": "One or more validation errors occurred.", "status": 400, "errors": [
            {"message": "Must be between 1 and 10000.", "path": "pageSize", "code": "Range"}]}, 400),
         r"One or more validation errors occurred\. Must be between 1 and 10000\. \(pageSize\)"),
        (as_json({"title": "Not Found", "status": 404}, 404), "There is no such data set or version"),
        (as_json({"title": "Forbidden", "status": 403, "detail": "Not published."}, 403), "Not published"),
        (Reply(500, b"<html>oops"), "answer 500"),
        (Reply(200, b"<!doctype html><p>Sign in"), "something else than data"),
        (Reply(200, b"[" * 100_000), "something else than data"),
        (Reply(200, b"[]"), "something else than data"),
        (as_json({"results": []}), "no “paging”"),
        (as_json({"paging": {"totalPages": 1, "totalResults": 9}, "results": []}), "promised 9 results"),
        (as_json({"paging": {"totalPages": 10**9, "totalResults": 1}, "results": []}), "pages. Ask for a"),
    ],
)  # fmt: skip
def test_what_the_service_refuses_is_said_in_its_words(reply, says, tmp_path):
    def play(asked):
        return reply if asked.method == "POST" else education_service(asked)

    with playing(play) as server, pytest.raises(CannotRead, match=says):
        a_connector(server, tmp_path).read()


@pytest.mark.parametrize("wrong", ["", "../../etc/passwd", "0f6a2b1c", DATA_SET + "/../.."])
def test_a_data_set_is_its_id(wrong, tmp_path):
    with pytest.raises(CannotRead, match="is no data set"):
        Ees(wrong, tmp_path).read()


@pytest.mark.parametrize("wrong", ["latest", "1.0&x=1", "1/../2", "*"])
def test_a_version_is_a_version(wrong, tmp_path):
    with pytest.raises(CannotRead, match="is no version"):
        Ees(DATA_SET, tmp_path, version=wrong).read()


# Periods


@pytest.mark.parametrize(
    ("code", "text", "period"),
    [
        ("AY", "2022/2023", Period.year(2022, AY)),
        ("FY", "2022/2023", Period.year(2022, FY)),
        ("CY", "2022", Period.year(2022, CY)),
        ("AYQ1", "2022/2023", Period.year(2022, AY).quarter(1)),
        ("FYQ4", "2022/2023", Period.year(2022, FY).quarter(4)),
        ("CYQ2", "2022", Period.year(2022, CY).quarter(2)),
        ("T1", "2022/2023", Period.term(2022, 1)),
        ("T3", "2022/2023", Period.term(2022, 3)),
        ("T1T2", "2022/2023", Period.span(date(2022, 9, 1), Period.term(2022, 3).start, AY)),
        ("P1", "2022/2023", Period.year(2022, FY).half(1)),
        ("P2", "2022/2023", Period.year(2022, FY).half(2)),
        ("M1", "2023", Period.month(2023, 1)),
        ("M12", "2022", Period.month(2022, 12)),
        ("W1", "2021", Period.span(date(2021, 1, 4), date(2021, 1, 11))),
        ("W53", "2020", Period.span(date(2020, 12, 28), date(2021, 1, 4))),
        ("TY", "2022/2023", Period.span(date(2022, 4, 6), date(2023, 4, 6))),
        ("TYQ4", "2022/2023", Period.span(date(2023, 1, 6), date(2023, 4, 6))),
        ("RY", "2022", Period.span(date(2022, 1, 1), date(2023, 1, 1))),
        ("RY", "2022/2023", Period.span(date(2022, 4, 1), date(2023, 4, 1))),
        ("W53", "2021", None),
        ("W54", "2020", None),
        ("M13", "2022", None),
        ("M1", "2022/2023", None),
        ("AY", "2022", None),
        ("CY", "2022/2023", None),
        ("AY", "2022/2024", None),
        ("AY", "", None),
        ("AY", "9999/10000", None),
        ("", "2022", None),
        ("XY", "2022", None),
    ],
)
def test_a_code_and_a_year_name_a_period(code, text, period):
    assert period_of(code, text) == period
