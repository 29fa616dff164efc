"""The pages of loading: what each says, to whom, and what becomes of what is sent."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.measures.loading import looking_again
from goldenthread.measures.loading.working_out import work_out
from goldenthread.measures.models import Load, LoadStatus, Source
from goldenthread.measures.queries.known import known_figures
from tests.measures.loading import (
    FIVE_YEARS,
    TODAY,
    WITH_A_SLIP,
    accept_everything,
    as_csv,
    brought,
    confirmed,
    defined,
    loaded,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ben(cast) -> Client:
    """The analyst's browser."""
    client = Client()
    client.force_login(cast.ben)
    return client


def page(client: Client, address: str, *, status: int = 200, **sent: Any) -> str:
    """What a page says; what is sent is posted and followed."""
    response = client.post(address, sent, follow=True) if sent else client.get(address)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def bring(client: Client, **sent: Any) -> str:
    """What the page says once figures of somebody new are brought."""
    return page(client, reverse("measures:bring_figures"), **{"source": "new", "new_source": "Police"} | sent)


def test_a_file_becomes_a_preview(cast, ben):
    defined(cast)
    text = bring(ben, file=as_csv(FIVE_YEARS))
    assert "5 figures will be loaded when you confirm." in text
    assert "Northshire, 2012-13: <strong>53.7%</strong>" in text


def test_a_paste_becomes_a_preview_and_is_kept_as_a_file(cast, ben):
    defined(cast)
    text = bring(ben, pasted=FIVE_YEARS.replace(",", "\t"))
    assert "5 figures will be loaded when you confirm." in text
    assert Load.objects.get().file.read().startswith(b"Measure\tArea")


def test_a_workbook_becomes_a_preview_with_the_cells_of_its_sheet(cast, ben):
    defined(cast)
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Return"
    sheet["B2"], sheet["C2"], sheet["D2"] = "Measure", "2014/15", "2015/16"
    sheet["B3"], sheet["C3"], sheet["D3"] = "Assessments in time", 0.541, 0.549
    sheet["C3"].number_format = sheet["D3"].number_format = "0.0%"
    kept = io.BytesIO()
    workbook.save(kept)
    text = bring(ben, file=SimpleUploadedFile("return.xlsx", kept.getvalue()))
    assert "2 figures will be loaded when you confirm." in text
    assert "cell C3 of the sheet ‘Return’" in text
    numbers = [row.figure.number for row in work_out(Load.objects.get(), today=TODAY).rows]
    assert numbers == [Decimal("54.1"), Decimal("54.9")]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Select a file, or paste a table"),
        ({"file": as_csv(FIVE_YEARS), "pasted": "a\tb"}, "Choose a file or paste a table, not both"),
        ({"pasted": "a\tb", "new_source": ""}, "Enter who gives the figures"),
    ],
)
def test_what_is_missing_is_said(cast, ben, sent, says):
    sent.get("file") and sent["file"].seek(0)
    assert says in page(
        ben,
        reverse("measures:bring_figures"),
        status=422,
        **{"source": "new", "new_source": "Police"} | sent,
    )
    assert not Load.objects.exists()


def test_a_refused_file_says_why_and_can_be_downloaded_as_it_came(cast, ben):
    text = bring(ben, file=as_csv(""))
    assert "This file is empty." in text
    response = ben.get(reverse("measures:load_file", args=[Load.objects.get().pk]))
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"
    assert b"".join(response.streaming_content) == b""


def test_the_preview_can_be_filtered_by_what_becomes_of_a_figure_and_what_is_asked(cast, ben):
    defined(cast)
    loaded(cast, FIVE_YEARS)
    address = brought(cast, WITH_A_SLIP).get_absolute_url()
    assert page(ben, address).count("As written:") == 4
    assert page(ben, f"{address}?show=refused").count("As written:") == 1
    assert page(ben, f"{address}?question=unit-slip").count("As written:") == 1


def test_answers_are_kept_and_the_filter_stays(cast, ben):
    defined(cast)
    loaded(cast, FIVE_YEARS)
    load = brought(cast, WITH_A_SLIP)
    identity = work_out(load, today=TODAY).waiting[0].figure.identity
    sent = {"identity": identity, "answer-0": "leave", "query": "show=left_out"}
    response = ben.post(reverse("measures:load_answers", args=[load.pk]), sent)
    assert response["Location"] == f"{load.get_absolute_url()}?show=left_out"
    load.refresh_from_db()
    assert load.details["answers"][identity]["by"] == cast.ben.name


def test_who_confirms_second_is_shown_what_changed(cast, ben):
    defined(cast)
    loaded(cast, FIVE_YEARS)
    mine = brought(cast, FIVE_YEARS.replace("53.7", "53.9"))
    seen = work_out(mine, today=TODAY).fingerprint
    at = "2026-01-01T00:00:00+00:00"
    loaded(cast, FIVE_YEARS.replace("53.7", "54.2"))
    text = page(ben, reverse("measures:load_confirm", args=[mine.pk]), status=409, seen=seen, at=at)
    assert "Nothing was loaded." in text
    assert "What changed meanwhile" in text
    assert "54.2" in text
    mine.refresh_from_db()
    assert mine.status == LoadStatus.WAITING


def test_a_nonsense_moment_or_fingerprint_loads_nothing_and_breaks_nothing(cast, ben):
    defined(cast)
    load = brought(cast, FIVE_YEARS)
    for at in ("", "yesterday", "2026-13-45T99:99", "9" * 500):
        page(ben, reverse("measures:load_confirm", args=[load.pk]), status=409, seen="x", at=at)


def test_columns_are_said_and_remembered_for_the_provider(cast, ben):
    defined(cast)
    bring(ben, pasted="A\tB\tC\nAssessments in time\t2015/16\t54\nAssessments in time\t2014/15\t53\n")
    load = Load.objects.get()
    sent = {
        "sheet-0-headings": "1",
        "sheet-0-column-0": "measure",
        "sheet-0-column-1": "period",
        "sheet-0-column-2": "value",
        "sheet-0-across": "area",
    }
    assert "2 figures will be loaded" in page(ben, reverse("measures:load_columns", args=[load.pk]), **sent)
    load.refresh_from_db()
    confirmed(load, cast.ben)
    source = Source.objects.get()
    assert source.mapping["columns"] == {"a": "measure", "b": "period", "c": "value"}
    again = "C\tA\tB\n55\tAssessments in time\t2016/17\n"
    bring(ben, pasted=again, source=str(source.pk), new_source="")
    assert work_out(Load.objects.latest("pk"), today=TODAY).counts["new"] == 1


@pytest.mark.parametrize("headings", ["one", "1;2", "-1", "²"])
def test_rows_of_headings_that_are_no_numbers_are_asked_for_again(cast, ben, headings):
    defined(cast)
    load = brought(cast, FIVE_YEARS)
    text = page(
        ben,
        reverse("measures:load_columns", args=[load.pk]),
        status=422,
        **{"sheet-0-headings": headings, "sheet-0-column-3": "value"},
    )
    assert "Enter the rows of the headings as numbers" in text


def test_what_no_database_keeps_is_not_kept(cast, ben):
    defined(cast)
    load = brought(cast, FIVE_YEARS)
    columns = {"sheet-0-headings": "1", "sheet-0-column-3": "value", "sheet-0-fixed-area": "North\x00shire"}
    page(ben, reverse("measures:load_columns", args=[load.pk]), **columns)
    load.refresh_from_db()
    assert load.mapping["layouts"][0]["fixed"] == {"area": "Northshire"}
    page(ben, reverse("measures:load_answers", args=[load.pk]), **{"identity": "a\x00b", "answer-0": "leave"})
    load.refresh_from_db()
    assert "answers" not in load.details


def test_a_typed_figure_stands_beside_the_one_it_corrects(cast, ben):
    definition = defined(cast)
    loaded(cast, FIVE_YEARS)
    area = known_figures(definitions=[definition.pk])[0].area_id
    text = page(
        ben,
        reverse("measures:type_figure"),
        measure=definition.pk,
        area=area,
        period="2012/13",
        value="53.9%",
        source=str(Source.objects.get().pk),
    )
    assert "instead of 53.7, loaded by Ben Whitlock" in text


def test_what_was_asked_and_what_was_left_out_stays_with_the_load(cast, ben):
    defined(cast)
    loaded(cast, FIVE_YEARS)
    load = brought(cast, WITH_A_SLIP)
    accept_everything(load, cast)
    confirmed(load, cast.ben)
    text = page(ben, load.get_absolute_url())
    assert "Accepted by Ben Whitlock" in text
    assert "“ask the team” is not a figure" in text


def test_a_page_of_figures_asks_the_database_no_more_for_many_than_for_few(cast, ben):
    defined(cast)
    few = brought(cast, FIVE_YEARS)
    many = brought(
        cast,
        "Measure,Period,Value\n"
        + "".join(
            f"Assessments in time,{year}/{(year + 1) % 100:02d},54.{n}\n"
            for n, year in enumerate(range(1990, 2020))
        ),
    )

    def asked(load: Load) -> tuple[int, int]:
        """How much is asked when it is looked at for the first time, and for the second."""
        looking_again.forget_all()
        counts = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                page(ben, load.get_absolute_url())
            counts.append(len(queries))
        return counts[0], counts[1]

    asked(few)
    assert asked(many) == asked(few)
    first, second = asked(many)
    assert second < first <= 20


def test_a_period_taken_from_a_name_is_asked_about_no_more_once_somebody_said_it(cast, ben):
    defined(cast)
    load = brought(cast, "Measure,Value\nAssessments in time,54.1\n", name="Return 2015-16.csv")
    assert "Say it once for the whole sheet" in page(ben, load.get_absolute_url())
    sent = {
        "sheet-0-headings": "1",
        "sheet-0-column-0": "measure",
        "sheet-0-column-1": "value",
        "sheet-0-fixed-period": "2015-16",
    }
    text = page(ben, reverse("measures:load_columns", args=[load.pk]), **sent)
    assert "taken from the name of the file" not in text
    assert "1 figure will be loaded when you confirm." in text
